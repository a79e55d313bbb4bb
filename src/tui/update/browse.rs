//! The view at the root: the list, the search over it, the role beside it.

use std::cmp::Reverse;

use crossterm::event::MouseEvent;
use role_explorer::search::Hits;

use super::search::{self, leave, next_hit, stop_editing};
use super::{bookmarks, compare, facets, folding, scrolled, similar, sort, width};
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::message::{Effect, SortBy};
use crate::tui::model::browse::{Browse, Detail, LaidOut, Pane, Sorting};
use crate::tui::model::list::{List, Row};
use crate::tui::model::{Aside, Model};
use crate::tui::page::role::{self, Folded, Found, RolePage};
use crate::tui::wording::notices;

/// Builds the list from the roles or, when there is an answer, from the hits; the selection stays on what it was on.
pub(super) fn rebuild_list(model: &mut Model) {
    let role_height = layout::role_height(model);
    let width = layout::rows(model).width;
    let before = model.browse.list.row();
    let list = match model.browse.answer() {
        Some(answer) => List::new(hit_rows(&answer.hits, &model.browse.sorting), |row| match row {
            Row::Hit(place) => answer.hits.hits.get(place).map_or(1, |hit| layout::hit_height(&hit.text, width)),
            _ => 1,
        }),
        None => List::new(role_rows(model), |_| role_height),
    };
    let scroll = model.browse.list.scroll;
    model.browse.list = list;
    model.browse.list.scroll = scroll;
    model.browse.list_width = width;
    if let Some(row) = before {
        let place = model.browse.list.rows().iter().position(|other| *other == row);
        model.browse.list.select(place.unwrap_or(0));
    }
}

/// The roles the facets let through.
fn role_rows(model: &Model) -> Vec<Row> {
    let within = model.browse.facets.within.as_ref();
    let passes = |role: &usize| within.is_none_or(|within| within.contains(*role));
    match &model.browse.sorting.order {
        Some(order) => order.roles.iter().copied().filter(passes).map(Row::Role).collect(),
        None => (0..model.catalog.entries.len()).filter(passes).map(Row::Role).collect(),
    }
}

/// Selects a role in the list, or the first row where it is not there.
pub(super) fn select_role(model: &mut Model, role: usize) {
    let place = model.browse.list.rows().iter().position(|row| *row == Row::Role(role));
    model.browse.list.select(place.unwrap_or(0));
}

/// The hits grouped by role; roles as they are sorted, else in the order of their best hit, the hits of a role best first.
fn hit_rows(hits: &Hits, sorting: &Sorting) -> Vec<Row> {
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut group_of = std::collections::HashMap::new();
    for (place, hit) in hits.hits.iter().enumerate() {
        let group = *group_of.entry(hit.role).or_insert_with(|| {
            groups.push((hit.role, Vec::new()));
            groups.len() - 1
        });
        groups[group].1.push(place);
    }
    match (&sorting.order, sorting.by) {
        (_, SortBy::Hits) => groups.sort_by_key(|(role, _)| {
            let found = hits.by_role.binary_search_by_key(role, |(role, _)| *role);
            Reverse(found.map_or(0, |place| hits.by_role[place].1))
        }),
        (Some(order), _) => groups.sort_by_key(|(role, _)| order.places.get(*role).copied()),
        (None, _) => {}
    }
    let rows = groups
        .into_iter()
        .flat_map(|(role, places)| [Row::Heading(role)].into_iter().chain(places.into_iter().map(Row::Hit)));
    rows.collect()
}

/// An action at the view at the root.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Search => search::open(model),
        Action::Open | Action::SecondPane => model.browse.pane = Pane::Detail,
        Action::FirstPane => model.browse.pane = Pane::List,
        Action::ThirdPane if model.browse.pane != Pane::Facets => return facets::turn(model),
        Action::OtherPane => {
            model.browse.pane = match model.browse.pane {
                Pane::List => Pane::Detail,
                Pane::Detail if model.browse.facets.open => Pane::Facets,
                Pane::Detail | Pane::Facets => Pane::List,
            };
        }
        Action::Facets => return facets::turn(model),
        Action::Sort => return sort::turn(model),
        Action::ClearFacets => return facets::clear(model),
        Action::Bookmark => return bookmarks::toggle(model),
        Action::OnlyBookmarks => return bookmarks::turn(model),
        Action::Narrower => width::change(model, false),
        Action::Wider => width::change(model, true),
        Action::Zoom if layout::has_one_pane(model) && !model.browse.zoomed => model.say(notices::ONE_PANE),
        Action::Zoom => model.browse.zoomed = !model.browse.zoomed,
        Action::Back => return back(model),
        Action::Close => return close(model),
        Action::Why => search::explain(model),
        Action::Next => next_hit(model, 1),
        Action::Previous => next_hit(model, -1),
        Action::Mark => mark(model),
        Action::Compare => return compare::open(model),
        Action::Similar => return similar::open(model),
        _ => match model.browse.pane {
            Pane::List => move_in_list(model, action),
            Pane::Detail => move_in_detail(model, action),
            Pane::Facets => return facets::act(model, action),
        },
    }
    vec![]
}

/// One level back: out of the zoom, the facets, the role, the search, what is chosen. Never out of the program.
fn back(model: &mut Model) -> Vec<Effect> {
    if model.browse.zoomed {
        model.browse.zoomed = false;
    } else if model.browse.pane == Pane::Detail {
        model.browse.pane = Pane::List;
    } else if model.browse.facets.open {
        facets::close(model);
    } else if model.browse.search.is_some() {
        return leave(model);
    } else if !model.browse.facets.chosen.is_empty() {
        return facets::clear(model);
    } else if model.browse.only_bookmarks {
        return bookmarks::turn(model);
    } else if !model.marks.is_empty() {
        let (number, key) = (model.marks.len(), model.key(Action::Mark));
        model.say(notices::marked(number, &key));
    }
    vec![]
}

/// Closes the facets, else the search, else the role, else the program.
fn close(model: &mut Model) -> Vec<Effect> {
    if model.browse.facets.open {
        facets::close(model);
    } else if model.browse.search.is_some() {
        model.browse.pane = Pane::List;
        return leave(model);
    } else if model.browse.pane == Pane::Detail {
        model.browse.pane = Pane::List;
    } else {
        model.ended = Some(crate::tui::model::End::Quit);
    }
    vec![]
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

pub(super) fn page_list(model: &mut Model, down: bool) {
    let height = usize::from(layout::rows(model).height).max(1);
    model.browse.list.page(height, down);
}

fn move_in_detail(model: &mut Model, action: Action) {
    settle(model);
    let height = layout::detail(model).height;
    let page_height = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    let detail = &mut model.browse.detail;
    let end = isize::MAX;
    match action {
        Action::NextSection => {
            let next = detail.current().map_or(0, |section| section + 1);
            folding::go_to(detail, (next < detail.sections.len()).then_some(next).or(detail.section));
        }
        Action::PreviousSection => {
            let before = detail.section.map_or_else(
                || detail.headings().iter().rposition(|line| *line < detail.scroll),
                |section| section.checked_sub(1),
            );
            detail.scroll = if before.is_none() { 0 } else { detail.scroll };
            folding::go_to(detail, before);
        }
        Action::Fold => folding::fold(model),
        Action::FoldAll => folding::fold_all(model),
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
            detail.section = None;
            detail.scroll = scrolled(detail.scroll, by, detail.page.lines.len(), height);
        }
    }
}

/// Marks the selected role, or takes its mark away, and goes on to the next role; in a search, to its best hit.
fn mark(model: &mut Model) {
    let Some(number) = model.selected_role() else { return };
    let place = model.marks.iter().position(|marked| *marked == number);
    if let Some(place) = place {
        model.marks.remove(place);
    } else {
        model.marks.push(number);
    }
    model.aside = Some(Aside::Marked(place.is_none()));
    if model.browse.pane == Pane::List {
        let list = &mut model.browse.list;
        let is_role = |row: &Row| matches!(row, Row::Role(_) | Row::Heading(_));
        let further = list.rows().iter().skip(list.selected() + 1).position(is_role);
        if let Some(further) = further {
            list.select(list.selected() + 1 + further);
        }
    }
}

/// The mouse: a click selects and focuses, the wheel scrolls what is under the pointer.
pub(super) fn on_mouse(model: &mut Model, mouse: MouseEvent, by: isize) -> Vec<Effect> {
    let layout::Panes { list, detail, facets } = layout::panes(model);
    let over = |area| layout::holds(area, mouse.column, mouse.row);
    if over(list) {
        let rows = layout::rows(model);
        if by != 0 {
            model.browse.list.scroll_by(by, rows.height.into());
            return vec![];
        }
        model.browse.pane = Pane::List;
        if let Some(place) = row_at(model, mouse) {
            model.browse.list.select(place);
        }
    } else if over(detail) {
        if by == 0 {
            model.browse.pane = Pane::Detail;
            if let Some(section) = folding::heading_at(model, mouse) {
                model.browse.detail.section = Some(section);
            }
            return stop_editing(model);
        }
        let height = layout::detail(model).height;
        let detail = &mut model.browse.detail;
        detail.section = None;
        detail.scroll = scrolled(detail.scroll, by, detail.page.lines.len(), height);
    } else if over(facets) {
        return facets::on_mouse(model, mouse, by);
    }
    vec![]
}

/// The place of the row of the list under the mouse.
pub(super) fn row_at(model: &Model, mouse: MouseEvent) -> Option<usize> {
    let (rows, list) = (layout::rows(model), &model.browse.list);
    let line = list.scroll + usize::from(mouse.row.checked_sub(rows.y)?);
    (layout::holds(rows, mouse.column, mouse.row) && line < list.height()).then(|| list.place_at(line))
}

/// Lays out the selected role if it is not laid out yet, and brings list and page into their windows.
pub(super) fn settle(model: &mut Model) {
    let rows = layout::rows(model);
    if rows.width != model.browse.list_width && rows.width > 0 {
        rebuild_list(model);
    }
    model.browse.list.show_selected(rows.height.into());
    let facets = layout::facets(model).height;
    model.browse.facets.list.show_selected(facets.into());
    let area = layout::detail(model);
    let (Some(role), Some(row)) = (model.selected_role(), model.browse.list.row()) else {
        model.browse.detail = Detail::default();
        return;
    };
    let search = model.browse.answer().map_or(0, |answer| answer.generation);
    let folded = model.browse.folded.clone();
    let wanted = LaidOut { role, row, width: area.width, search, folded };
    if area.width > 0 && model.browse.detail.laid_out.as_ref() != Some(&wanted) {
        lay_out(model, wanted, area.height);
    }
    let detail = &mut model.browse.detail;
    if let (Some((sought, scroll)), true) = (detail.goal, area.width > 0 && model.browse.seek.is_none()) {
        detail.goal = None;
        detail.scroll = if sought == role { scroll } else { detail.scroll };
    }
    detail.scroll = scrolled(detail.scroll, 0, detail.page.lines.len(), area.height);
}

/// Lays out the selected role and goes to its hit, or to the top if it was another role before. A hit opens what is folded.
fn lay_out(model: &mut Model, mut wanted: LaidOut, height: u16) {
    let before = model.browse.detail.laid_out.take();
    let Some(role) = model.role(wanted.role) else { return };
    let found = found(&model.browse, wanted.role);
    let lay = |folded| role::page(role, &found, folded, model.config.dates, wanted.width.into(), &model.theme);
    let line_of_hit = |page: &RolePage| model.browse.selected_hit().and_then(|hit| page.page.line_of(&hit.pointer));
    let mut page = lay(&wanted.folded);
    if line_of_hit(&page).is_none() && !wanted.folded.is_empty() {
        let open = lay(&Folded::new());
        if line_of_hit(&open).is_some() {
            wanted.folded.clear();
            page = open;
        }
    }
    let line = line_of_hit(&page);
    model.browse.folded.clone_from(&wanted.folded);
    let detail = &mut model.browse.detail;
    let same_row = before
        .as_ref()
        .is_some_and(|before| before.role == wanted.role && before.row == wanted.row && before.search == wanted.search);
    let RolePage { page, sections } = page;
    let scroll = match line {
        _ if same_row && before.is_some_and(|before| before.width == 0) => detail.scroll,
        // Of another width, the same place is as far down in proportion.
        _ if same_row => detail.scroll * page.lines.len() / detail.page.lines.len().max(1),
        Some(line) => line.saturating_sub(usize::from(height) / 3),
        None => 0,
    };
    let section = detail.section.filter(|_| same_row);
    let held = detail.held.take().filter(|_| same_row);
    *detail = Detail { page, sections, section, scroll, laid_out: Some(wanted), held: None, goal: detail.goal };
    if let Some((line, offset)) = held.and_then(|(section, offset)| Some((*detail.headings().get(section)?, offset))) {
        detail.scroll = line.saturating_sub(offset);
    }
}

/// What the search found in a role.
fn found(browse: &Browse, role: usize) -> Found {
    let hits = browse.answer().into_iter().flat_map(|answer| &answer.hits.hits);
    hits.filter(|hit| hit.role == role).map(|hit| (hit.pointer.clone(), hit.matches.clone())).collect()
}
