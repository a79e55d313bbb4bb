//! The comparison: opening it, moving in it, changing how it is shown.

use std::sync::Arc;

use crossterm::event::MouseEvent;
use role_explorer::compare::{Comparison, Order, Verdict};

use super::{judge, scrolled};
use crate::tui::keymap::Action;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::Model;
use crate::tui::model::compare::Compare;
use crate::tui::page;

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
        [] => model.say("There is no role to compare"),
        [one] => {
            model.marks = vec![*one];
            model.say("Marked. Go to the role to compare it with and press c again");
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
    let Some(compare) = model.compare.as_ref().filter(|compare| compare.comparison.is_none()) else { return vec![] };
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
        judge::follow(model);
    }
}

/// An action in the comparison.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    settle(model);
    let height = statements_height(model);
    match action {
        Action::Accept => return judge::act(model, Verdict::Accept),
        Action::Reject => return judge::act(model, Verdict::Reject),
        _ => {}
    }
    let Some(compare) = &mut model.compare else { return vec![] };
    compare.forget_judged();
    match action {
        Action::Back | Action::Close => model.compare = None,
        Action::Swap => return swap(model),
        Action::OnlyDifferences => {
            compare.settings.only_differences = !compare.settings.only_differences;
            (compare.selected, compare.scroll) = (0, 0);
        }
        Action::Inline => compare.settings.inline = !compare.settings.inline,
        Action::Why => {
            compare.settings.why = !compare.settings.why;
            if compare.settings.why && compare.selected < compare.fact_rows {
                model.say("Facts are compared as values; on a statement, w says why it is paired");
            }
        }
        Action::Order => {
            compare.settings.order = match compare.settings.order {
                Order::Competency => Order::Left,
                Order::Left => Order::Competency,
            };
            (compare.selected, compare.scroll) = (0, 0);
        }
        Action::NextPair => compare.show_pair(compare.pair + 1),
        Action::PreviousPair => compare.show_pair(compare.pair + compare.roles.len() - 2),
        _ => compare.go(action, height),
    }
    vec![]
}

/// Changes the sides of the two roles shown.
fn swap(model: &mut Model) -> Vec<Effect> {
    let generation = model.next_generation();
    let Some(compare) = &mut model.compare else { return vec![] };
    let (settings, pair) = (compare.settings, compare.pair);
    let mut roles = compare.roles.clone();
    roles.swap(0, pair + 1);
    *compare = Compare { pair, settings, ..Compare::new(roles, generation) };
    ask(model)
}

/// Lays the comparison out if it is not laid out yet, and brings the selected row into the window.
pub(super) fn settle(model: &mut Model) {
    let body = layout::screen(model).body;
    let Some(mut compare) = model.compare.take() else { return };
    let key = (
        compare.pair,
        compare.settings,
        if compare.settings.why { compare.selected } else { 0 },
        body.width,
        body.height,
    );
    if compare.laid_out != Some(key) {
        lay_out(model, &mut compare);
        compare.laid_out = compare.comparison.is_some().then_some(key);
    }
    model.compare = Some(compare);
    let height = statements_height(model);
    if let Some(compare) = &mut model.compare {
        compare.show_selected(height);
    }
}

fn lay_out(model: &Model, compare: &mut Compare) {
    let Some(pair) = compare.current() else { return };
    let (a, b) = compare.shown();
    let (Some(a), Some(b)) = (model.role(a), model.role(b)) else { return };
    let width = layout::statements(model, 0).width;
    let sides = page::compare::Sides { pair, a, b, vocabulary: &model.catalog.vocabulary };
    let facts = page::compare::facts(&sides, compare.settings.only_differences, width.into(), &model.theme);
    let boxed = layout::compare(model, facts.lines.len()).0.is_some();
    let wide = layout::screen(model).body.width >= layout::WIDE && !compare.settings.inline;
    let above = (!boxed).then_some(&facts);
    // Facts are rows only where they have no box; the selection stays on its statement when that changes.
    let fact_rows = above.map_or(0, |facts| facts.stops.len());
    let is_new = compare.page.lines.is_empty();
    let selected = if is_new { 0 } else { (compare.selected + fact_rows).saturating_sub(compare.fact_rows) };
    let why = compare.settings.why.then_some(selected);
    let how = page::compare::Statements { settings: compare.settings, side_by_side: wide, why };
    compare.page = page::compare::statements(&sides, how, above, width.into(), &model.theme);
    (compare.selected, compare.fact_rows) = (selected, fact_rows);
    compare.facts = if boxed { facts } else { page::Page::default() };
    compare.selected = compare.selected.min(compare.rows().len().saturating_sub(1));
}

/// Lines of the statements' window.
fn statements_height(model: &Model) -> u16 {
    let facts = model.compare.as_ref().map_or(0, |compare| compare.facts.lines.len());
    layout::statements(model, facts).height
}

/// The mouse: a click selects a row, the wheel scrolls.
pub(super) fn on_mouse(model: &mut Model, mouse: MouseEvent, by: isize) {
    let facts = model.compare.as_ref().map_or(0, |compare| compare.facts.lines.len());
    let area = layout::statements(model, facts);
    let Some(compare) = &mut model.compare else { return };
    if by != 0 {
        compare.scroll = scrolled(compare.scroll, by, compare.page.lines.len(), area.height);
        compare.loose = true;
    } else if layout::holds(area, mouse.column, mouse.row) {
        let line = compare.scroll + usize::from(mouse.row - area.y);
        compare.forget_judged();
        if let Some(number) = compare.rows().iter().rposition(|(top, _)| *top <= line) {
            compare.select(number);
        }
    }
}
