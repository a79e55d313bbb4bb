//! What is selected, in one line: for those who have the screen read to them, and hear that line after every key.

use role_explorer::compare::{Kind, Order, Pair, Row as Statements};
use role_explorer::export::statement::Line;
use role_explorer::export::wording;
use role_explorer::role::{Pointer, Role};

use super::layout;
use super::message::Progress;
use super::model::browse::{Answer, Pane};
use super::model::compare::{Compare, Shape};
use super::model::list::Row;
use super::model::palette::Palette;
use super::model::{Aside, Export, Model, Overlay, Reader, SimilarRoles};
use super::page::compare::{Subject, has_rejected};
use super::page::matrix::Cells;
use super::wording::spoken::{self, Seen, Signs};
use super::wording::{comparison, dialogs, notices, panes, statements};
use crate::keymap::Place;

/// What the last key did, what has the keys now, and what of it is selected.
pub(crate) fn line(model: &Model) -> String {
    let here = typed(model).unwrap_or_else(|| here(model));
    match model.aside.and_then(|aside| told(model, aside)) {
        Some(told) => spoken::first(&told, &here),
        None => here,
    }
}

/// What the last key did beside what is told of where one is.
fn told(model: &Model, aside: Aside) -> Option<String> {
    let compare = model.compare.as_ref();
    let fixed = match aside {
        Aside::Marked(true) => return Some(spoken::marked(model.marks.len())),
        Aside::Marked(false) => return Some(spoken::unmarked(model.marks.len())),
        Aside::Sorted => return Some(notices::sorted(model.order().as_deref())),
        Aside::AtHit => {
            let Some(Row::Hit(at)) = model.browse.list.row() else { return None };
            // In the list, the row tells it.
            return hit(model, at).filter(|_| model.browse.pane == Pane::Detail);
        }
        Aside::Why(true) => return why(compare?),
        Aside::Why(false) => spoken::WHY_HIDDEN,
        Aside::Unbookmarked => spoken::UNBOOKMARKED,
        Aside::OnlyBookmarks(true) => spoken::ONLY_BOOKMARKS,
        Aside::OnlyBookmarks(false) => spoken::ALL_ROLES,
        Aside::OnlyDifferences(true) => spoken::ONLY_DIFFERENCES,
        Aside::OnlyDifferences(false) => spoken::NOT_ONLY_DIFFERENCES,
        Aside::Ordered(Order::Left) => notices::IN_ORDER_OF_LEFT,
        Aside::Ordered(Order::Competency) => notices::BY_COMPETENCY,
        Aside::Pair => {
            let compare = compare?;
            let (left, right) = compare.shown();
            let (left, right) = (name(model, left), name(model, right));
            return Some(spoken::pair(compare.pair + 1, compare.roles.len() - 1, &left, &right));
        }
        Aside::Baseline => return Some(spoken::baseline(&name(model, *compare?.roles.first()?))),
        Aside::Swapped => spoken::SWAPPED,
        Aside::Folded(true) => spoken::FOLDED,
        Aside::Folded(false) => spoken::UNFOLDED,
    };
    Some(fixed.to_owned())
}

/// What the page says on why the selected row stands as it does.
fn why(state: &Compare) -> Option<String> {
    let row = state.row()?;
    let page = if row.boxed { &state.facts } else { &state.page };
    let lines = page.lines.get(row.why?..row.end)?.iter().map(|line| line.to_string().trim().to_owned());
    let told: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    Some(spoken::why(told.join(" ").strip_prefix(comparison::WHY)?.trim_start()))
}

/// What is typed into a line that does not show yet what comes of it.
fn typed(model: &Model) -> Option<String> {
    match model.place() {
        Place::Searching => {
            let line = &model.browse.search.as_ref()?.line;
            let empty = line.text().trim().is_empty();
            empty
                .then(|| spoken::TYPE_TO_SEARCH.to_owned())
                .or_else(|| line.is_selected().then(|| spoken::kept_search(line.text())))
        }
        Place::Finding => {
            let state = model.compare.as_ref()?;
            let text = state.find.as_ref()?.line.text();
            let found = state.rows.iter().any(|row| row.found);
            let said =
                if text.is_empty() { Some(spoken::TYPE_TO_FIND) } else { (!found).then_some(spoken::NO_ROW_HAS_IT) };
            said.map(str::to_owned)
        }
        Place::Narrowing => {
            let Some(Overlay::Help(_, reader)) = model.overlays.last() else { return None };
            let empty = reader.filter.as_ref()?.line.text().is_empty();
            empty.then(|| spoken::TYPE_TO_FIND_IN_HELP.to_owned())
        }
        _ => None,
    }
}

/// What has the keys, and what of it is selected.
fn here(model: &Model) -> String {
    if let Some(overlay) = model.overlays.last() {
        return over(model, overlay);
    }
    match (&model.compare, &model.similar) {
        (Some(state), _) => match state.shape {
            _ if state.gap.is_some() => gap(model, state),
            Shape::Pair => pair(model, state),
            Shape::Matrix => matrix(model, state),
        },
        (None, Some(state)) => similar(model, state),
        (None, None) => match model.browse.pane {
            Pane::List => listed(model),
            Pane::Detail => detail(model),
            Pane::Facets => facet(model),
        },
    }
}

fn over(model: &Model, overlay: &Overlay) -> String {
    match overlay {
        Overlay::Help(_, reader) => spoken::help(seen(model, reader)),
        Overlay::Why(reader) => spoken::why_found(seen(model, reader)),
        Overlay::Problems(entries) => {
            let problem = model.problems.get(entries.selected).map(ToString::to_string).unwrap_or_default();
            spoken::problem(entries.selected + 1, entries.reader.tops().len(), &problem)
        }
        Overlay::Copy(copying) => {
            let name = copying.choices.get(copying.selected).map_or("", |choice| choice.name);
            spoken::copy(copying.selected + 1, copying.choices.len(), name)
        }
        Overlay::Export(export) if export.confirming.is_some() => model.overwrite_question(),
        Overlay::Export(export) => written(export),
        Overlay::Palette(palette) => command(model, palette),
    }
}

/// How far one is in a text.
fn seen(model: &Model, reader: &Reader) -> Seen {
    Seen::new(reader.scroll, layout::overlay_text(model).height, reader.page.lines.len())
}

fn written(export: &Export) -> String {
    let shown = &export.choices[export.chosen];
    spoken::write(shown.name, export.name.text())
}

fn command(model: &Model, palette: &Palette) -> String {
    let Some(choice) = palette.choices.get(palette.selected) else { return dialogs::NO_COMMAND.to_owned() };
    let (number, of) = (palette.selected + 1, palette.choices.len());
    let keys = match choice {
        super::model::palette::Choice::Action(binding) => model.config.keymap.shown(binding.action, palette.place),
        super::model::palette::Choice::Search(..) => None,
    };
    spoken::command(number, of, &choice.name(), keys.as_deref(), &choice.description())
}

/// A row of the list of roles or hits.
fn listed(model: &Model) -> String {
    let list = &model.browse.list;
    match list.row() {
        Some(Row::Hit(at)) => hit(model, at).unwrap_or_default(),
        Some(Row::Role(number)) => {
            let (row, of) = (list.selected() + 1, list.rows().len());
            spoken::role(row, of, &name(model, number), signs(model, number))
        }
        _ if model.loading => match model.reading {
            Some(Progress { done: 0, of }) => panes::found_so_far(of, None),
            progress => spoken::reading(progress),
        },
        _ if model.browse.is_filtered() => panes::NOTHING_FOUND.to_owned(),
        _ => panes::NO_ROLES.to_owned(),
    }
}

fn hit(model: &Model, at: usize) -> Option<String> {
    let Answer { hits, .. } = model.browse.answer()?;
    let (hit, of) = (hits.hits.get(at)?, hits.hits.len());
    let up_to_here = &model.browse.list.rows()[..=model.browse.list.selected()];
    let number = up_to_here.iter().filter(|row| matches!(row, Row::Hit(_))).count();
    Some(spoken::hit(number, of, &name(model, hit.role), wording::field(hit.field), &hit.text))
}

fn name(model: &Model, number: usize) -> String {
    model.role(number).map(Role::name).unwrap_or_default()
}

/// What the signs beside a role say.
fn signs(model: &Model, number: usize) -> Signs {
    Signs {
        is_marked: model.marks.contains(&number),
        is_bookmarked: model.bookmarks.contains(&number),
        is_broken: model.stale.contains(&number),
    }
}

/// The role being read.
fn detail(model: &Model) -> String {
    let Some(number) = model.selected_role() else { return spoken::NO_ROLE_SELECTED.to_owned() };
    let detail = &model.browse.detail;
    let section = detail.current().and_then(|at| {
        let name = detail.sections.get(at)?;
        Some((name.to_lowercase(), at + 1, detail.sections.len()))
    });
    let section = section.as_ref().map(|(name, at, of)| (name.as_str(), *at, *of));
    let seen = Seen::new(detail.scroll, layout::detail(model).height, detail.page.lines.len());
    spoken::read(&name(model, number), section, seen)
}

fn facet(model: &Model) -> String {
    let facets = &model.browse.facets;
    let Some(Row::Value(facet, value)) = facets.list.row() else { return panes::NOTHING_TELLS_APART.to_owned() };
    let (adds, is_chosen) = (facets.count(facet, value), facets.chosen.contains(facet, value));
    spoken::value(wording::facet(facet), model.value_of(facet, value), adds, is_chosen)
}

fn similar(model: &Model, state: &SimilarRoles) -> String {
    let Some(roles) = &state.roles else { return panes::COMPARING_WITH_OTHERS.to_owned() };
    let Some(found) = roles.get(state.selected) else { return spoken::NONE_ALIKE.to_owned() };
    let alike = wording::alike(&found.summary);
    spoken::similar(state.selected + 1, roles.len(), &name(model, found.role), &alike)
}

fn gap(model: &Model, state: &Compare) -> String {
    let (from, to) = state.shown();
    let height = layout::opened(model).height;
    let seen = state.gap.as_ref().map(|reader| Seen::new(reader.scroll, height, reader.page.lines.len()));
    spoken::gap(&name(model, from), &name(model, to), seen)
}

/// A row of two roles side by side.
fn pair(model: &Model, state: &Compare) -> String {
    let (Some(pair), Some(row)) = (state.current(), state.row()) else {
        return if state.comparison.is_none() { comparison::COMPARING } else { comparison::NO_DIFFERENCES }.to_owned();
    };
    let (a, b) = state.shown();
    let (Some(a), Some(b)) = (model.role(a), model.role(b)) else { return String::new() };
    let said = match row.subject {
        Subject::Fact(number) => fact(pair, number, a, b),
        Subject::Statement(row) => statement(row, pair, a, b),
    };
    spoken::row(state.selected + 1, state.rows.len(), &said)
}

fn fact(pair: &Pair, number: usize, a: &Role, b: &Role) -> String {
    let row = &pair.facts[number];
    let [left, right] =
        wording::fact_values(row, a, b).map(|value| value.unwrap_or_else(|| wording::NOT_STATED.to_owned()));
    let name = wording::fact_name(row.field);
    match (&row.a, &row.b) {
        (Some(_), None) => spoken::fact_only_left(name, &left),
        (None, Some(_)) => spoken::fact_only_right(name, &right),
        _ => spoken::fact(name, wording::relation(row).1, &left, &right),
    }
}

fn statement(row: Statements, pair: &Pair, a: &Role, b: &Role) -> String {
    let text = |role: &Role, at: &Pointer| role.item(*at).map(|item| item.text.to_string()).unwrap_or_default();
    let all = |role: &Role, items: &[Pointer]| items.iter().map(|at| text(role, at)).collect::<Vec<_>>().join("; ");
    match row {
        Statements::OnlyA(at) => spoken::only_left(&text(a, &at), has_rejected(pair, row)),
        Statements::OnlyB(at) => spoken::only_right(&text(b, &at), has_rejected(pair, row)),
        Statements::Link(at) => {
            let link = &pair.links[at];
            // What is remarkable about the words is not told here, and costs much to find.
            let word = Line::linked(link, a, b, None).word();
            let (left, right) = (all(a, &link.a), all(b, &link.b));
            if link.decided {
                return spoken::accepted_pairing(word, &left, &right);
            }
            let score = (link.kind != Kind::Same).then(|| wording::score(link.score));
            spoken::pairing(word, score.as_deref(), &left, &right)
        }
    }
}

fn matrix(model: &Model, state: &Compare) -> String {
    let matrix = &state.matrix;
    let Some(row) = matrix.table.rows.get(matrix.row) else {
        return if state.comparison.is_none() { comparison::COMPARING } else { comparison::NOTHING_TELLS_APART }
            .to_owned();
    };
    if let Some(opened) = &matrix.opened {
        let seen = Seen::new(opened.scroll, layout::opened(model).height, opened.page.lines.len());
        return spoken::in_all_roles(&row.name, seen);
    }
    let cell = match &row.cells {
        Cells::Facts(cells) if cells[matrix.column].is_empty() => wording::NOT_STATED.to_owned(),
        Cells::Facts(cells) => {
            cells[matrix.column].iter().map(|value| value.whole.as_str()).collect::<Vec<_>>().join("; ")
        }
        Cells::Statements(number) => {
            let cells = state.comparison.as_ref().map(|comparison| &comparison.matrix.rows[*number].cells);
            statements(cells.map_or(0, |cells| cells[matrix.column].len()))
        }
    };
    let place = (matrix.number(), matrix.rows().count());
    let role = name(model, state.roles[matrix.column]);
    spoken::cell(place, (matrix.column + 1, state.roles.len()), &row.name, &cell, &role)
}
