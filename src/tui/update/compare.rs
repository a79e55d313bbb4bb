//! The comparison: opening it, moving in it, changing how it is shown.

use std::sync::Arc;

use crossterm::event::MouseEvent;
use role_explorer::catalog::Catalog;
use role_explorer::compare::{Comparison, Marker, Order, Pair, Verdict};
use role_explorer::export::statement;
use role_explorer::role::Pointer;

use super::reload::item_now;
use super::{gap, judge, matrix, scrolled};
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::compare::{Anchor, Compare, Find, LaidOut, Shape};
use crate::tui::model::{Aside, Model};
use crate::tui::page::compare::{How, Settings, Sides, Subject};
use crate::tui::page::{self, Page};
use crate::tui::wording::notices;

/// Compares the marked roles, the first marked as the baseline; with fewer than two, the selected role with the marked
/// one or, without any, marks it and says what is missing.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let mut roles = model.marks.clone();
    if let (0 | 1, Some(selected)) = (roles.len(), model.selected_role())
        && !roles.contains(&selected)
    {
        roles.push(selected);
    }
    match roles.as_slice() {
        [] => model.say(notices::NO_ROLE_TO_COMPARE),
        [one] => {
            model.marks = vec![*one];
            model.say(notices::first_of_two(&model.key(Action::Compare)));
        }
        _ => {
            let generation = model.next_generation();
            model.compare = Some(Compare::new(roles, generation));
        }
    }
    ask(model)
}

/// Asks for the comparison, if one is open, not answered, and can be made.
pub(super) fn ask(model: &Model) -> Vec<Effect> {
    let open = model.compare.as_ref().filter(|compare| compare.comparison.is_none());
    open.map_or_else(Vec::new, |compare| question(model, compare))
}

/// Asks for it anew, what is shown staying until the answer is there.
pub(super) fn ask_again(model: &mut Model) -> Vec<Effect> {
    let Some(mut compare) = model.compare.take() else { return vec![] };
    compare.generation = model.next_generation();
    let effects = question(model, &compare);
    model.compare = Some(compare);
    effects
}

/// Carries the comparison over to the numbers its roles have now, and asks for it anew; without one of them, it closes.
/// Where what a role says has changed, nothing is shown of it until the answer is there.
pub(super) fn move_roles(model: &mut Model, before: &Catalog, moved: &[Option<usize>]) -> Vec<Effect> {
    let Some(mut compare) = model.compare.take() else { return vec![] };
    let old = compare.roles.clone();
    let mut now = Vec::with_capacity(old.len());
    for number in &old {
        let Some(new) = moved.get(*number).copied().flatten() else {
            let name = before.entries.get(*number).map(|entry| entry.role.name()).unwrap_or_default();
            model.complain(notices::comparison_closed(&name));
            return vec![];
        };
        now.push(new);
    }
    let was = |place: usize| before.entries.get(old[place]).map(|entry| &entry.role);
    let changed = (0..old.len()).any(|place| was(place) != model.role(now[place]));
    compare.roles = now;
    if changed {
        let (left, right) = compare.shown();
        let item = |place: usize, number: usize, at: Pointer| match (was(place), model.role(number)) {
            (Some(before), Some(now)) => item_now(before, now, at),
            _ => at,
        };
        let pair = compare.pair + 1;
        compare.forget(|at| item(0, left, at), |at| item(pair, right, at));
    }
    model.compare = Some(compare);
    ask_again(model)
}

fn question(model: &Model, compare: &Compare) -> Vec<Effect> {
    let Some(tools) = model.tools.clone() else { return vec![] };
    let (catalog, roles) = (Arc::clone(&model.catalog), compare.roles.clone());
    let decisions = Arc::clone(&model.decisions);
    vec![Effect::Compare { catalog, tools, roles, decisions, generation: compare.generation }]
}

/// Shows the answer, unless another comparison was opened meanwhile.
pub(super) fn on_compared(model: &mut Model, generation: u64, comparison: Arc<Comparison>) {
    if let Some(compare) = model.compare.as_mut().filter(|compare| compare.generation == generation) {
        compare.comparison = Some(comparison);
        compare.laid_out = None;
        compare.marks.clear();
        compare.matrix.forget();
        for reader in [&mut compare.gap, &mut compare.matrix.opened].into_iter().flatten() {
            reader.forget();
        }
    }
}

/// An action in the comparison.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    settle(model);
    let height = statements_height(model);
    let stacked = !layout::is_wide(model);
    match action {
        Action::Accept => return judge::act(model, Verdict::Accept),
        Action::Reject => return judge::act(model, Verdict::Reject),
        _ => {}
    }
    let Some(compare) = &mut model.compare else { return vec![] };
    compare.rejected.clear();
    match action {
        Action::Back if compare.find.is_some() => compare.find = None,
        Action::Back if compare.settings.why => {
            compare.settings.why = false;
            model.aside = Some(Aside::Why(false));
        }
        Action::Back | Action::Close => model.compare = None,
        Action::Matrix => {
            compare.shape = Shape::Matrix;
            compare.matrix.column = compare.pair + 1;
        }
        Action::Gap => gap::open(compare),
        Action::Swap => return swap(model),
        Action::Search => {
            let line = compare.find.take().map(|find| find.line).unwrap_or_default();
            compare.find = Some(Find { line, editing: true, from: compare.selected });
        }
        Action::OnlyDifferences => {
            compare.settings.only_differences = !compare.settings.only_differences;
            model.aside = Some(Aside::OnlyDifferences(compare.settings.only_differences));
        }
        Action::Inline if model.plain => model.say(notices::STACKED_WHEN_PLAIN),
        Action::Inline if stacked => model.say(notices::STACKED_ANYWAY),
        Action::Inline => compare.settings.inline = !compare.settings.inline,
        Action::Why => {
            compare.settings.why = !compare.settings.why;
            model.aside = Some(Aside::Why(compare.settings.why));
        }
        Action::Order => {
            let (order, told) = match compare.settings.order {
                Order::Competency => (Order::Left, notices::IN_ORDER_OF_LEFT),
                Order::Left => (Order::Competency, notices::BY_COMPETENCY),
            };
            compare.settings.order = order;
            model.aside = Some(Aside::Ordered(order));
            if !model.plain {
                model.say(told);
            }
        }
        Action::NextPair | Action::PreviousPair if compare.roles.len() == 2 => {
            model.say(notices::TWO_ROLES_ONLY);
        }
        Action::NextPair | Action::PreviousPair => {
            let by = if action == Action::NextPair { 1 } else { compare.roles.len() - 2 };
            compare.show_pair(compare.pair + by);
            model.aside = Some(Aside::Pair);
        }
        _ => {
            if !compare.go(action, height) {
                let what = nothing_further(compare, action);
                model.say(what);
            }
        }
    }
    vec![]
}

/// What is said when a movement leads nowhere.
fn nothing_further(compare: &Compare, action: Action) -> &'static str {
    match action {
        Action::Next | Action::Previous if compare.find.is_some() => notices::NO_FURTHER_FOUND,
        Action::Next | Action::Previous => notices::NO_FURTHER_DIFFERENCE,
        Action::NextSection | Action::PreviousSection => notices::NO_FURTHER_SECTION,
        _ => notices::NO_FURTHER_ROW,
    }
}

/// An action while the text to find is typed.
pub(super) fn act_on_find(model: &mut Model, action: Action) -> Vec<Effect> {
    settle(model);
    let height = statements_height(model);
    let Some(compare) = &mut model.compare else { return vec![] };
    let Some(find) = &mut compare.find else { return vec![] };
    match action {
        Action::Open if !find.line.text().is_empty() => find.editing = false,
        Action::Open | Action::Back => leave_find(compare),
        Action::Next | Action::Previous => _ = compare.go(action, height),
        _ => {}
    }
    vec![]
}

/// Goes back to where looking for something began.
fn leave_find(compare: &mut Compare) {
    if let Some(find) = compare.find.take() {
        compare.select(find.from);
    }
}

/// Selects the first row that has what is looked for, from where looking began on, then from the top.
pub(super) fn find_first(model: &mut Model) {
    settle(model);
    let Some(compare) = &mut model.compare else { return };
    let Some(from) = compare.find.as_ref().map(|find| find.from) else { return };
    let mut found = (from..compare.rows.len()).chain(0..from.min(compare.rows.len()));
    let row = found.find(|number| compare.rows[*number].found);
    compare.select(row.unwrap_or(from));
}

/// Changes the sides of the two roles shown; the selection stays on what it was on.
pub(super) fn swap(model: &mut Model) -> Vec<Effect> {
    model.aside = Some(Aside::Swapped);
    let generation = model.next_generation();
    let Some(old) = model.compare.take() else { return vec![] };
    let mut roles = old.roles;
    roles.swap(0, old.pair + 1);
    let anchors = old.anchors.into_iter().map(Anchor::turned).collect();
    let new = Compare::new(roles, generation);
    let Compare { pair, settings, find, selected, scroll, rows, .. } = old;
    model.compare = Some(Compare { shape: Shape::Pair, pair, settings, find, anchors, selected, scroll, rows, ..new });
    ask(model)
}

/// Lays the comparison out if it is not laid out yet, and brings the selected row into the window.
pub(super) fn settle(model: &mut Model) {
    if model.compare.as_ref().is_some_and(|compare| compare.shape == Shape::Matrix) {
        matrix::settle(model);
        return;
    }
    let body = layout::screen(model).body;
    let Some(mut compare) = model.compare.take() else { return };
    let wanted = LaidOut {
        pair: compare.pair,
        settings: compare.settings,
        why: compare.settings.why.then_some(compare.selected),
        size: (body.width, body.height),
        find: compare.find.as_ref().map(|find| find.line.text().to_owned()).unwrap_or_default(),
    };
    if compare.comparison.is_some() && compare.laid_out.as_ref() != Some(&wanted) {
        lay_out(model, &mut compare, &wanted);
        // What was selected may have got another number.
        let why = wanted.why.map(|_| compare.selected);
        compare.laid_out = Some(LaidOut { why, ..wanted });
    }
    model.compare = Some(compare);
    let lines = model.compare.as_ref().map_or(0, |compare| compare.facts.lines.len());
    let (height, box_height) = (statements_height(model), layout::facts(model, lines).height);
    if let Some(compare) = &mut model.compare {
        compare.show_selected(height, box_height);
    }
}

/// The roles of a pair, by number, with what was found of them.
pub(super) fn sides<'a>(model: &'a Model, (a, b): (usize, usize), pair: &'a Pair) -> Option<Sides<'a>> {
    Some(Sides { pair, a: model.role(a)?, b: model.role(b)?, vocabulary: &model.catalog.vocabulary, marks: &[] })
}

/// How a comparison is laid out on this screen.
pub(super) fn how<'a>(model: &'a Model, settings: Settings, find: &'a str) -> How<'a> {
    How {
        settings,
        side_by_side: layout::is_wide(model) && !settings.inline,
        linear: model.plain,
        why: None,
        find,
        width: layout::statements(model, 0).width.into(),
        theme: &model.theme,
    }
}

fn lay_out(model: &Model, compare: &mut Compare, wanted: &LaidOut) {
    let comparison = compare.comparison.clone();
    let pair = comparison.as_ref().and_then(|comparison| comparison.pairs.get(compare.pair));
    let Some(sides) = pair.and_then(|pair| sides(model, compare.shown(), pair)) else { return };
    if compare.marks.is_empty() {
        compare.marks = statement::marks(&sides.pair.links, sides.a, sides.b, &mut Marker::default());
    }
    let marks = std::mem::take(&mut compare.marks);
    let sides = Sides { marks: &marks, ..sides };
    let how = how(model, compare.settings, &wanted.find);
    let has = |subject: Subject| page::compare::has(&sides, subject, &wanted.find);
    let lay = |how: &How<'_>, facts: Page, boxed: bool| {
        let statements = page::compare::statements(&sides, how, (!boxed).then_some(&facts));
        (if boxed { facts } else { Page::default() }, statements)
    };
    let facts = page::compare::facts(&sides, &how);
    let boxed = layout::boxes(model, facts.lines.len());
    let (facts, statements) = lay(&how, facts, boxed);
    compare.set_pages(facts, statements, has);
    if let (true, Some(row)) = (compare.settings.why, compare.row()) {
        let how = How { why: Some(row.subject), ..how };
        let (facts, statements) = lay(&how, page::compare::facts(&sides, &how), boxed);
        compare.set_pages(facts, statements, has);
    }
    compare.marks = marks;
}

/// Lines of the statements' window.
fn statements_height(model: &Model) -> u16 {
    let facts = model.compare.as_ref().map_or(0, |compare| compare.facts.lines.len());
    layout::statements(model, facts).height
}

/// The mouse: a click selects a row, the wheel scrolls.
pub(super) fn on_mouse(model: &mut Model, mouse: MouseEvent, by: isize) {
    let height = layout::opened(model).height;
    if let Some(reader) = model.compare.as_mut().and_then(|compare| compare.gap.as_mut()) {
        reader.scroll = scrolled(reader.scroll, by, reader.page.lines.len(), height);
        return;
    }
    if model.compare.as_ref().is_some_and(|compare| compare.shape == Shape::Matrix) {
        matrix::on_mouse(model, mouse, by);
        return;
    }
    let facts = model.compare.as_ref().map_or(0, |compare| compare.facts.lines.len());
    let (in_box, area) = (layout::facts(model, facts), layout::statements(model, facts));
    let Some(compare) = &mut model.compare else { return };
    let over = |area| layout::holds(area, mouse.column, mouse.row);
    if by != 0 && over(in_box) {
        compare.facts_scroll = scrolled(compare.facts_scroll, by, compare.facts.lines.len(), in_box.height);
        compare.loose = true;
    } else if by != 0 {
        compare.scroll = scrolled(compare.scroll, by, compare.page.lines.len(), area.height);
        compare.loose = true;
    } else if over(in_box) || over(area) {
        let (boxed, top, scroll) =
            if over(in_box) { (true, in_box.y, compare.facts_scroll) } else { (false, area.y, compare.scroll) };
        let line = scroll + usize::from(mouse.row - top);
        compare.rejected.clear();
        if let Some(number) = compare.rows.iter().rposition(|row| row.boxed == boxed && row.line <= line) {
            compare.select(number);
        }
    }
}
