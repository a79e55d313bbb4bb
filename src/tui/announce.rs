//! What is selected, in one line: for those who have the screen read to them, and hear that line after every key.

use role_explorer::compare::{Kind, Order, Pair, Row as Statements};
use role_explorer::export::statement::{Line, Marks};
use role_explorer::export::wording::{self, count};
use role_explorer::role::{Pointer, Role};
use role_explorer::search::Facet;

use super::layout;
use super::message::SortBy;
use super::model::browse::{Answer, Pane};
use super::model::compare::{Compare, Shape};
use super::model::list::Row;
use super::model::palette::Palette;
use super::model::{Aside, Export, Model, Overlay, Reader, SimilarRoles};
use super::page::compare::Subject;
use super::page::matrix::Cells;
use crate::keymap::Place;

/// What the last key did, what has the keys now, and what of it is selected.
pub(crate) fn line(model: &Model) -> String {
    let here = typed(model).unwrap_or_else(|| here(model));
    match model.aside.and_then(|aside| told(model, aside)) {
        Some(told) => format!("{}. {here}", told.trim_end_matches('.')),
        None => here,
    }
}

/// What the last key did beside what is told of where one is.
fn told(model: &Model, aside: Aside) -> Option<String> {
    let compare = model.compare.as_ref();
    Some(match aside {
        Aside::Marked(true) => format!("Marked, {} in all", model.marks.len()),
        Aside::Marked(false) => format!("Mark taken away, {} in all", model.marks.len()),
        Aside::Unbookmarked => "Bookmark taken away".to_owned(),
        Aside::OnlyBookmarks(true) => "Only bookmarked roles".to_owned(),
        Aside::OnlyBookmarks(false) => "All roles".to_owned(),
        Aside::Sorted(SortBy::Given) => "Sorted as given".to_owned(),
        Aside::Sorted(SortBy::Title) => "Sorted by title".to_owned(),
        Aside::Sorted(SortBy::Organization) => "Sorted by organisation".to_owned(),
        Aside::Sorted(SortBy::Hits) => "Sorted by the number of hits".to_owned(),
        Aside::Sorted(SortBy::Posted) => "Newest first".to_owned(),
        Aside::Sorted(SortBy::Alike(role)) => format!("Most like {} first", name(model, role)),
        Aside::AtHit => {
            let Some(Row::Hit(at)) = model.browse.list.row() else { return None };
            // In the list, the row tells it.
            return hit(model, at).filter(|_| model.browse.pane == Pane::Detail);
        }
        Aside::Why(true) => why(compare?)?,
        Aside::Why(false) => "Why it stands so is hidden".to_owned(),
        Aside::OnlyDifferences(true) => "Only differences".to_owned(),
        Aside::OnlyDifferences(false) => "Everything, not only differences".to_owned(),
        Aside::Ordered(Order::Left) => "In the order of the left role".to_owned(),
        Aside::Ordered(Order::Competency) => "By competency".to_owned(),
        Aside::Swapped => "Sides changed".to_owned(),
        Aside::Folded(true) => "Folded".to_owned(),
        Aside::Folded(false) => "Opened".to_owned(),
    })
}

/// What the page says on why the selected row stands as it does.
fn why(state: &Compare) -> Option<String> {
    let row = state.row()?;
    let page = if row.boxed { &state.facts } else { &state.page };
    let lines = page.lines.get(row.line..row.end)?.iter().map(|line| line.to_string().trim().to_owned());
    let told: Vec<String> =
        lines.skip_while(|line| !line.starts_with("why ")).filter(|line| !line.is_empty()).collect();
    let told = told.join(" ");
    Some(format!("Why: {}", told.strip_prefix("why ")?.trim_start()))
}

/// What is typed into a line that does not show yet what comes of it.
fn typed(model: &Model) -> Option<String> {
    match model.place() {
        Place::Searching => {
            let line = &model.browse.search.as_ref()?.line;
            let empty = line.text().trim().is_empty();
            let kept = || format!("Search for {}, typing replaces it", line.text());
            empty.then(|| "Search: type what to find".to_owned()).or_else(|| line.is_selected().then(kept))
        }
        Place::Finding => {
            let state = model.compare.as_ref()?;
            let text = state.find.as_ref()?.line.text();
            let found = state.rows.iter().any(|row| row.found);
            let empty = text.is_empty().then(|| "Find: type what a row has to have".to_owned());
            empty.or_else(|| (!found).then(|| "No row has it".to_owned()))
        }
        Place::Narrowing => {
            let Some(Overlay::Help(_, reader)) = model.overlays.last() else { return None };
            let empty = reader.filter.as_ref()?.line.text().is_empty();
            empty.then(|| "Find in the help: type what it has to do with".to_owned())
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
        Overlay::Help(_, reader) => format!("Help{}", how_far(model, reader)),
        Overlay::Why(reader) => format!("Why it is found{}", how_far(model, reader)),
        Overlay::Problems(entries) => {
            let problem = model.problems.get(entries.selected).map(ToString::to_string).unwrap_or_default();
            format!("Problem {} of {}: {problem}", entries.selected + 1, entries.reader.tops().len())
        }
        Overlay::Copy(copying) => {
            let name = copying.choices.get(copying.selected).map_or("", |choice| choice.name);
            format!("Copy, choice {} of {}: {name}", copying.selected + 1, copying.choices.len())
        }
        Overlay::Export(export) => written(export),
        Overlay::Palette(palette) => command(model, palette),
    }
}

/// How far one is in a text.
fn how_far(model: &Model, reader: &Reader) -> String {
    let (lines, height) = (reader.page.lines.len(), usize::from(layout::overlay_text(model).height));
    if lines <= height {
        return ", all of it shown".to_owned();
    }
    format!(", lines {} to {} of {lines}", reader.scroll + 1, (reader.scroll + height).min(lines))
}

fn written(export: &Export) -> String {
    if export.confirming.is_some() {
        return "It exists already. Overwrite it? y or n".to_owned();
    }
    let shown = &export.choices[export.chosen];
    format!("Write {} to the file {}", shown.name, export.name.text())
}

fn command(model: &Model, palette: &Palette) -> String {
    let Some(choice) = palette.choices.get(palette.selected) else { return "No command has these words".to_owned() };
    let (number, of) = (palette.selected + 1, palette.choices.len());
    let keys = match choice {
        super::model::palette::Choice::Action(binding) => model.config.keymap.shown(binding.action, palette.place),
        super::model::palette::Choice::Search(..) => None,
    };
    let keys = keys.map(|keys| format!(", key {keys}")).unwrap_or_default();
    format!("Command {number} of {of}: {}{keys}: {}", choice.name(), choice.description())
}

/// A row of the list of roles or hits.
fn listed(model: &Model) -> String {
    let list = &model.browse.list;
    match list.row() {
        Some(Row::Hit(at)) => hit(model, at).unwrap_or_default(),
        Some(Row::Role(number)) => {
            let (row, of) = (list.selected() + 1, list.rows().len());
            format!("Role {row} of {of}: {}{}", name(model, number), signs(model, number))
        }
        _ if model.loading => {
            let progress = model.reading.map(|progress| format!(", {progress}"));
            format!("Reading roles{}", progress.unwrap_or_default())
        }
        _ if model.browse.is_filtered() => "Nothing found".to_owned(),
        _ => "No roles here".to_owned(),
    }
}

fn hit(model: &Model, at: usize) -> Option<String> {
    let Answer { hits, .. } = model.browse.answer()?;
    let (hit, of) = (hits.hits.get(at)?, hits.hits.len());
    let up_to_here = &model.browse.list.rows()[..=model.browse.list.selected()];
    let number = up_to_here.iter().filter(|row| matches!(row, Row::Hit(_))).count();
    Some(format!("Hit {number} of {of} in {}: {}: {}", name(model, hit.role), wording::field(hit.field), hit.text))
}

fn name(model: &Model, number: usize) -> String {
    model.role(number).map(Role::name).unwrap_or_default()
}

/// What the signs beside a role say.
fn signs(model: &Model, number: usize) -> String {
    let said = [
        (model.marks.contains(&number), ", marked"),
        (model.bookmarks.contains(&number), ", bookmarked"),
        (model.stale.contains(&number), ", its file is broken at present"),
    ];
    said.into_iter().filter(|(is_so, _)| *is_so).map(|(_, what)| what).collect()
}

/// The role being read.
fn detail(model: &Model) -> String {
    let Some(number) = model.selected_role() else { return "No role is selected".to_owned() };
    let detail = &model.browse.detail;
    let section = detail.current().and_then(|at| {
        let name = detail.sections.get(at)?;
        Some(format!("{}, section {} of {}, ", name.to_lowercase(), at + 1, detail.sections.len()))
    });
    let (lines, height) = (detail.page.lines.len(), usize::from(layout::detail(model).height));
    let last = (detail.scroll + height).min(lines);
    let section = section.unwrap_or_default();
    // What changes comes first: the end may have no room.
    format!("Lines {} to {last} of {lines}, {section}{}", detail.scroll + 1, name(model, number))
}

fn facet(model: &Model) -> String {
    let facets = &model.browse.facets;
    let Some(Row::Value(facet, value)) = facets.list.row() else { return "Nothing tells these roles apart".to_owned() };
    let count = facets.count(facet, value).map(|number| format!(", {}", count(number, "role", "roles")));
    let chosen = if facets.chosen.contains(facet, value) { ", chosen" } else { "" };
    format!("{}: {}{}{chosen}", wording::facet(facet), label(model, facet, value), count.unwrap_or_default())
}

fn label(model: &Model, facet: Facet, value: usize) -> &str {
    let values = model.tools.as_ref().map_or(&[][..], |tools| tools.facets.values(facet));
    values.get(value).map_or("", |value| &value.label)
}

fn similar(model: &Model, state: &SimilarRoles) -> String {
    let Some(roles) = &state.roles else { return "Comparing with the others".to_owned() };
    let Some(found) = roles.get(state.selected) else { return "No role is alike".to_owned() };
    let alike = wording::alike(&found.summary);
    format!("Role {} of {}: {}, {alike}", state.selected + 1, roles.len(), name(model, found.role))
}

fn gap(model: &Model, state: &Compare) -> String {
    let (from, to) = state.shown();
    let names = format!("{} to {}", name(model, from), name(model, to));
    let Some(reader) = &state.gap else { return names };
    let (lines, height) = (reader.page.lines.len(), usize::from(layout::opened(model).height));
    let last = (reader.scroll + height).min(lines);
    format!("What the move asks for, lines {} to {last} of {lines}: {names}", reader.scroll + 1)
}

/// A row of two roles side by side.
fn pair(model: &Model, state: &Compare) -> String {
    let (Some(pair), Some(row)) = (state.current(), state.row()) else {
        return if state.comparison.is_none() { "Comparing" } else { "No differences" }.to_owned();
    };
    let (a, b) = state.shown();
    let (Some(a), Some(b)) = (model.role(a), model.role(b)) else { return String::new() };
    let said = match row.subject {
        Subject::Fact(number) => fact(pair, number, a, b),
        Subject::Statement(row) => statement(row, pair, a, b),
    };
    format!("Row {} of {}: {said}", state.selected + 1, state.rows.len())
}

fn fact(pair: &Pair, number: usize, a: &Role, b: &Role) -> String {
    let row = &pair.facts[number];
    let [left, right] =
        wording::fact_values(row, a, b).map(|value| value.unwrap_or_else(|| wording::NOT_STATED.to_owned()));
    let name = wording::fact_name(row.field);
    match (&row.a, &row.b) {
        (Some(_), None) => format!("{name}, only left: {left}"),
        (None, Some(_)) => format!("{name}, only right: {right}"),
        _ => format!("{name}, {}, left: {left}; right: {right}", wording::relation(row).1),
    }
}

fn statement(row: Statements, pair: &Pair, a: &Role, b: &Role) -> String {
    let text = |role: &Role, at: &Pointer| role.item(*at).map(|item| item.text.to_string()).unwrap_or_default();
    let all = |role: &Role, items: &[Pointer]| items.iter().map(|at| text(role, at)).collect::<Vec<_>>().join("; ");
    match row {
        Statements::OnlyA(at) => format!("only left: {}", text(a, &at)),
        Statements::OnlyB(at) => format!("only right: {}", text(b, &at)),
        Statements::Link(at) => {
            let link = &pair.links[at];
            // What is remarkable about the words is not told here, and costs much to find.
            let word = Line::marked(link, a, b, Marks::default()).word();
            let score = match link.kind {
                _ if link.decided => ", accepted".to_owned(),
                Kind::Same => String::new(),
                Kind::Reworded | Kind::Possible => format!(" {}", wording::score(link.score)),
            };
            format!("{word}{score}, left: {}; right: {}", all(a, &link.a), all(b, &link.b))
        }
    }
}

fn matrix(model: &Model, state: &Compare) -> String {
    let matrix = &state.matrix;
    let Some(row) = matrix.table.rows.get(matrix.row) else {
        return if state.comparison.is_none() { "Comparing" } else { "Nothing to tell the roles apart by" }.to_owned();
    };
    if let Some(opened) = &matrix.opened {
        let (lines, height) = (opened.page.lines.len(), usize::from(layout::opened(model).height));
        let last = (opened.scroll + height).min(lines);
        return format!("{} in all roles, lines {} to {last} of {lines}", row.name, opened.scroll + 1);
    }
    let cell = match &row.cells {
        Cells::Facts(cells) if cells[matrix.column].is_empty() => wording::NOT_STATED.to_owned(),
        Cells::Facts(cells) => {
            cells[matrix.column].iter().map(|value| value.whole.as_str()).collect::<Vec<_>>().join("; ")
        }
        Cells::Statements(number) => {
            let cells = state.comparison.as_ref().map(|comparison| &comparison.matrix.rows[*number].cells);
            count(cells.map_or(0, |cells| cells[matrix.column].len()), "statement", "statements")
        }
    };
    let (number, rows) = (matrix.number(), matrix.rows().count());
    let (column, roles) = (matrix.column + 1, state.roles.len());
    let role = name(model, state.roles[matrix.column]);
    format!("Row {number} of {rows}, role {column} of {roles}: {}, {cell}, {role}", row.name)
}
