//! The view at the root: the list, the search over it, the role beside it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};
use role_explorer::search::{Hits, QueryProblem};
use std::sync::Arc;

use super::{compare, scrolled, similar};
use crate::tui::keymap::Action;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::browse::{Answer, Browse, LaidOut, Pane, Search};
use crate::tui::model::list::{List, Row};
use crate::tui::model::{Model, Notice};
use crate::tui::page::role::Found;
use crate::tui::page::{Target, role};

/// Lines of a hit in the list.
pub(crate) const HIT_HEIGHT: usize = 2;

/// Builds the list from the roles or, when there is an answer, from the hits; the selection stays on what it was on.
pub(super) fn rebuild_list(model: &mut Model) {
    let role_height = layout::role_height(model);
    let before = model.browse.list.row();
    let list = match model.browse.answer() {
        Some(answer) => List::new(hit_rows(&answer.hits), |row| match row {
            Row::Heading(_) => 1,
            Row::Role(_) | Row::Hit(_) => HIT_HEIGHT,
        }),
        None => List::new((0..model.catalog.entries.len()).map(Row::Role).collect(), |_| role_height),
    };
    let scroll = model.browse.list.scroll;
    model.browse.list = list;
    model.browse.list.scroll = scroll;
    if let Some(row) = before {
        let place = model.browse.list.rows().iter().position(|other| *other == row);
        model.browse.list.select(place.unwrap_or(0));
    }
}

/// The hits grouped by role; roles in the order of their best hit, the hits of a role best first.
fn hit_rows(hits: &Hits) -> Vec<Row> {
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut group_of = std::collections::HashMap::new();
    for (place, hit) in hits.hits.iter().enumerate() {
        let group = *group_of.entry(hit.role).or_insert_with(|| {
            groups.push((hit.role, Vec::new()));
            groups.len() - 1
        });
        groups[group].1.push(place);
    }
    let rows = groups
        .into_iter()
        .flat_map(|(role, places)| [Row::Heading(role)].into_iter().chain(places.into_iter().map(Row::Hit)));
    rows.collect()
}

/// Asks for the answer to the query as it stands.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    let Some(query) = model.browse.search.as_ref().map(|search| search.line.text().to_owned()) else { return vec![] };
    if query.trim().is_empty() {
        let Some(search) = &mut model.browse.search else { return vec![] };
        (search.answer, search.generation) = (None, 0);
        let before = search.from;
        rebuild_list(model);
        model.browse.list.select(before);
        return vec![];
    }
    let generation = model.next_generation();
    if let Some(search) = &mut model.browse.search {
        (search.generation, search.going) = (generation, false);
    }
    let Some(tools) = model.tools.clone() else { return vec![] };
    vec![Effect::Search { catalog: Arc::clone(&model.catalog), tools, query, generation }]
}

/// Shows an answer, unless a later question was asked meanwhile.
pub(super) fn on_found(model: &mut Model, generation: u64, hits: Hits, problems: Vec<QueryProblem>) {
    let Some(search) = model.browse.search.as_mut().filter(|search| search.generation == generation) else { return };
    let mut roles: Vec<usize> = hits.hits.iter().map(|hit| hit.role).collect();
    roles.sort_unstable();
    roles.dedup();
    if let Some(problem) = problems.first() {
        model.notice = Some(Notice { text: problem.message.clone(), bad: true });
    }
    search.answer = Some(Answer { generation, hits, roles: roles.len(), problems });
    let going = std::mem::take(&mut search.going);
    model.browse.list = List::default();
    rebuild_list(model);
    model.browse.list.select(0);
    if going {
        keep_search(model);
    }
}

/// A key while the search line is open.
pub(super) fn on_search_key(model: &mut Model, key: KeyEvent) -> Vec<Effect> {
    let Some(search) = &mut model.browse.search else { return vec![] };
    match key.code {
        KeyCode::Esc => leave_search(model),
        KeyCode::Backspace if search.line.text().is_empty() => leave_search(model),
        KeyCode::Enter => keep_search(model),
        KeyCode::Down => model.browse.list.step(1),
        KeyCode::Up => model.browse.list.step(-1),
        KeyCode::PageDown => page_list(model, true),
        KeyCode::PageUp => page_list(model, false),
        KeyCode::Char('l') if key.modifiers == KeyModifiers::CONTROL => return vec![Effect::Redraw],
        KeyCode::Char('z') if key.modifiers == KeyModifiers::CONTROL => return vec![Effect::Suspend],
        _ if search.line.key(key) => return ask(model),
        _ => {}
    }
    vec![]
}

/// Text pasted into the search line.
pub(super) fn on_search_paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Some(search) = &mut model.browse.search {
        search.line.insert(text);
    }
    ask(model)
}

/// Ends the search; what was selected in it stays selected, and where it found nothing, what was selected before it.
fn leave_search(model: &mut Model) {
    let before = model.browse.search.as_ref().map_or(0, |search| search.from);
    let role = model.selected_role();
    model.browse.search = None;
    rebuild_list(model);
    model.browse.list.select(role.unwrap_or(before));
}

/// Closes the line and goes to the selected hit, at once or as soon as the answer is there.
fn keep_search(model: &mut Model) {
    let Some(search) = &mut model.browse.search else { return };
    if search.line.text().trim().is_empty() {
        leave_search(model);
    } else if search.is_answered() {
        let found = search.answer.as_ref().is_some_and(|answer| !answer.hits.hits.is_empty());
        if found {
            search.editing = false;
            model.browse.pane = Pane::Detail;
        }
    } else {
        search.going = true;
    }
}

/// An action at the view at the root.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Search => {
            model.browse.pane = Pane::List;
            let from = model.selected_role().unwrap_or(0);
            model.browse.search.get_or_insert_with(|| Search { from, ..Search::default() }).editing = true;
        }
        Action::Open | Action::SecondPane => model.browse.pane = Pane::Detail,
        Action::FirstPane => model.browse.pane = Pane::List,
        Action::OtherPane => {
            model.browse.pane = if model.browse.pane == Pane::List { Pane::Detail } else { Pane::List };
        }
        Action::Zoom => model.browse.zoomed = !model.browse.zoomed,
        Action::Back => back(model),
        Action::Close => close(model),
        Action::Next => next_hit(model, 1),
        Action::Previous => next_hit(model, -1),
        Action::Mark => mark(model),
        Action::Compare => return compare::open(model),
        Action::Similar => return similar::open(model),
        _ if model.browse.pane == Pane::List => move_in_list(model, action),
        _ => move_in_detail(model, action),
    }
    vec![]
}

/// One level back: out of the zoom, the role, the search. Never out of the program.
fn back(model: &mut Model) {
    if model.browse.zoomed {
        model.browse.zoomed = false;
    } else if model.browse.pane == Pane::Detail {
        model.browse.pane = Pane::List;
    } else if model.browse.search.is_some() {
        leave_search(model);
    } else if !model.marks.is_empty() {
        model.say(format!("{} marked · Space on a marked role takes the mark away", model.marks.len()));
    }
}

/// Closes the search, else the role, else the program.
fn close(model: &mut Model) {
    if model.browse.search.is_none() && model.browse.pane == Pane::Detail {
        model.browse.pane = Pane::List;
    } else if model.browse.search.is_some() {
        model.browse.pane = Pane::List;
        leave_search(model);
    } else {
        model.ended = Some(crate::tui::model::End::Quit);
    }
}

fn move_in_list(model: &mut Model, action: Action) {
    let list = &mut model.browse.list;
    match action {
        Action::Down => list.step(1),
        Action::Up => list.step(-1),
        Action::Top => {
            list.select(0);
            list.scroll = 0;
        }
        Action::Bottom => list.select(usize::MAX),
        Action::PageDown => page_list(model, true),
        Action::PageUp => page_list(model, false),
        _ => {}
    }
}

fn page_list(model: &mut Model, down: bool) {
    let height = usize::from(layout::rows(model).height).max(1);
    model.browse.list.page(height, down);
}

fn move_in_detail(model: &mut Model, action: Action) {
    settle(model);
    let height = layout::detail(model).height;
    let page_height = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    let detail = &mut model.browse.detail;
    let sections = || detail.page.stops.iter().filter(|stop| stop.target == Target::Section).map(|stop| stop.line);
    let end = isize::MAX;
    match action {
        Action::NextSection => {
            let next = sections().find(|line| *line > detail.scroll);
            detail.scroll = next.unwrap_or(detail.scroll);
        }
        Action::PreviousSection => detail.scroll = sections().rfind(|line| *line < detail.scroll).unwrap_or(0),
        _ => {
            let by = match action {
                Action::Down => 1,
                Action::Up => -1,
                Action::PageDown => page_height,
                Action::PageUp => -page_height,
                Action::Top => -end,
                Action::Bottom => end,
                _ => 0,
            };
            detail.scroll = scrolled(detail.scroll, by, detail.page.lines.len(), height);
        }
    }
}

/// Goes to the next hit of a search that is kept, round the ends.
fn next_hit(model: &mut Model, by: isize) {
    if model.browse.answer().is_none_or(|answer| answer.hits.hits.is_empty()) {
        model.say("No search to go on with: / begins one");
        return;
    }
    let list = &mut model.browse.list;
    let before = list.selected();
    list.step(by);
    if list.selected() == before {
        list.select(if by > 0 { 0 } else { usize::MAX });
    }
}

/// Marks the selected role, or takes its mark away, and goes on to the next row.
fn mark(model: &mut Model) {
    let Some(number) = model.selected_role() else { return };
    match model.marks.iter().position(|marked| *marked == number) {
        Some(place) => _ = model.marks.remove(place),
        None => model.marks.push(number),
    }
    if model.browse.pane == Pane::List && matches!(model.browse.list.row(), Some(Row::Role(_))) {
        model.browse.list.step(1);
    }
}

/// The mouse: a click selects and focuses, the wheel scrolls what is under the pointer.
pub(super) fn on_mouse(model: &mut Model, mouse: MouseEvent, by: isize) {
    let (list, detail) = layout::panes(model);
    let over = |area| layout::holds(area, mouse.column, mouse.row);
    if over(list) {
        let rows = layout::rows(model);
        if by != 0 {
            model.browse.list.scroll_by(by, rows.height.into());
            return;
        }
        model.browse.pane = Pane::List;
        if over(rows) {
            let line = model.browse.list.scroll + usize::from(mouse.row - rows.y);
            if line < model.browse.list.height() {
                let place = model.browse.list.place_at(line);
                model.browse.list.select(place);
            }
        }
    } else if over(detail) {
        if by == 0 {
            model.browse.pane = Pane::Detail;
            stop_editing(model);
        } else {
            let height = layout::detail(model).height;
            let detail = &mut model.browse.detail;
            detail.scroll = scrolled(detail.scroll, by, detail.page.lines.len(), height);
        }
    }
}

/// Takes the keys from the search line; a search for nothing ends.
fn stop_editing(model: &mut Model) {
    let Some(search) = &mut model.browse.search else { return };
    search.editing = false;
    if search.line.text().trim().is_empty() {
        leave_search(model);
    }
}

/// Lays out the selected role if it is not laid out yet, and brings list and page into their windows.
pub(super) fn settle(model: &mut Model) {
    let rows = layout::rows(model);
    model.browse.list.show_selected(rows.height.into());
    let area = layout::detail(model);
    let (Some(role), Some(row)) = (model.selected_role(), model.browse.list.row()) else {
        model.browse.detail = crate::tui::model::browse::Detail::default();
        return;
    };
    let search = model.browse.answer().map_or(0, |answer| answer.generation);
    let wanted = LaidOut { role, row, width: area.width, search };
    if area.width > 0 && model.browse.detail.laid_out.as_ref() != Some(&wanted) {
        lay_out(model, wanted, area.height);
    }
    let detail = &mut model.browse.detail;
    detail.scroll = scrolled(detail.scroll, 0, detail.page.lines.len(), area.height);
}

/// Lays out the selected role and goes to its hit, or to the top if it was another role before.
fn lay_out(model: &mut Model, wanted: LaidOut, height: u16) {
    let before = model.browse.detail.laid_out.take();
    let Some(role) = model.role(wanted.role) else { return };
    let page = role::page(role, &found(&model.browse, wanted.role), wanted.width.into(), &model.theme);
    let hit = match wanted.row {
        Row::Hit(place) => model.browse.answer().and_then(|answer| answer.hits.hits.get(place)),
        _ => None,
    };
    let line = hit.and_then(|hit| page.line_of(&hit.pointer));
    let detail = &mut model.browse.detail;
    let same_row = before
        .as_ref()
        .is_some_and(|before| before.role == wanted.role && before.row == wanted.row && before.search == wanted.search);
    detail.scroll = match line {
        // Of another width, the same place is as far down in proportion.
        _ if same_row => detail.scroll * page.lines.len() / detail.page.lines.len().max(1),
        Some(line) => line.saturating_sub(usize::from(height) / 3),
        None => 0,
    };
    detail.page = page;
    detail.laid_out = Some(wanted);
}

/// What the search found in a role.
fn found(browse: &Browse, role: usize) -> Found {
    let hits = browse.answer().into_iter().flat_map(|answer| &answer.hits.hits);
    hits.filter(|hit| hit.role == role).map(|hit| (hit.pointer.clone(), hit.matches.clone())).collect()
}
