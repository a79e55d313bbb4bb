//! The view at the root: the list and the selected role.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use role_explorer::catalog::{self, Place};
use role_explorer::problem::Problem;
use role_explorer::search::{Field, Hit, RoleSet};
use role_explorer::text::safe;
use unicode_width::UnicodeWidthStr;

use super::{draw_border, draw_page, facets, pointer, progress, role_name, stale};
use crate::keymap::{Action, Place as Where};
use crate::tui::layout;
use crate::tui::message::Progress;
use crate::tui::model::Model;
use crate::tui::model::browse::Pane;
use crate::tui::model::list::Row;
use crate::tui::page::{Page, Styled, byte_ranges, cut, hang, tail};
use crate::tui::wording::{panes, sentence, under_way};

/// Draws the panes; returns where the cursor stands when the search line has the keys.
pub(super) fn draw(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let layout::Panes { list, detail, facets } = layout::panes(model);
    if !detail.is_empty() {
        draw_detail(model, detail, buffer);
    }
    if !facets.is_empty() {
        facets::draw(model, facets, buffer);
    }
    if list.is_empty() { None } else { draw_list(model, list, buffer) }
}

/// What filters the list, for the title, and what passes: `/ itil · Degree: Master's`, `3 roles, 4 hits of 117`.
pub(super) fn filter(model: &Model) -> Option<(String, String)> {
    let query = model.browse.query().map(|query| format!("/ {}", safe(query)));
    let filters: Vec<String> = [query.clone(), model.narrowing()].into_iter().flatten().collect();
    if filters.is_empty() {
        return None;
    }
    let passing = match model.browse.answer() {
        Some(answer) => {
            let statements = model.tools.as_ref().map_or(0, |tools| tools.index.len());
            panes::found(answer.hits.by_role.len(), answer.hits.total, statements)
        }
        None if query.is_some() => panes::SEARCHING.to_owned(),
        None => panes::passing(model.browse.list.rows().len(), model.catalog.entries.len()),
    };
    Some((filters.join(" · "), passing))
}

fn draw_list(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let browse = &model.browse;
    let focused = browse.pane == Pane::List && model.overlays.is_empty();
    let name = format!(" 1 {} ", panes::ROLES);
    let room = usize::from(area.width).saturating_sub(name.width() + 3);
    let mut title = vec![Span::styled(name, if focused { theme.accent } else { theme.pane_title })];
    if let Some(order) = model.order() {
        title.push(Span::styled(format!("{} ", cut(&format!("· {order}"), room)), theme.dim));
    }
    let count = browse.list.rows().len();
    let selected = browse.list.selected() + 1;
    let foot = match browse.answer() {
        Some(answer) => match browse.list.row() {
            Some(Row::Hit(_)) => {
                let up_to_here = &browse.list.rows()[..=browse.list.selected()];
                let number = up_to_here.iter().filter(|row| matches!(row, Row::Hit(_))).count();
                panes::selected(number, answer.hits.hits.len())
            }
            _ => String::new(),
        },
        None => panes::selected(selected, count),
    };
    draw_border(area, Line::from(title), &foot, focused, model, buffer);
    let cursor = draw_search_line(model, layout::inside(area), buffer);
    let rows = layout::rows(model);
    if count == 0 {
        let texts = nothing(model);
        // Beside it, the pane of the role tells the rest.
        let told_beside = !layout::panes(model).detail.is_empty();
        let told = if told_beside { &texts[..1] } else { &texts[..] };
        let below = u16::from(rows.height > 1);
        draw_texts(told, layout::airy(Rect { y: rows.y + below, height: rows.height - below, ..rows }), buffer);
    }
    let list = &browse.list;
    for place in list.place_at(list.scroll)..count {
        let top = list.top(place);
        if top >= list.scroll + usize::from(rows.height) {
            break;
        }
        let lines = row_lines(model, list.rows()[place], place == list.selected(), rows.width.into());
        for (offset, line) in lines.into_iter().enumerate() {
            let Some(y) = (top + offset).checked_sub(list.scroll).and_then(|y| u16::try_from(y).ok()) else { continue };
            if y < rows.height {
                line.render(Rect { y: rows.y + y, height: 1, ..rows }, buffer);
            }
        }
    }
    cursor
}

/// The search line; returns where its cursor stands while it has the keys.
fn draw_search_line(model: &Model, inner: Rect, buffer: &mut Buffer) -> Option<Position> {
    let search = model.browse.search.as_ref()?;
    let theme = &model.theme;
    let room = usize::from(inner.width).saturating_sub(3);
    let before = safe(search.line.before_cursor());
    let before = tail(&before, room);
    let after = cut(&safe(&search.line.text()[search.line.before_cursor().len()..]), room - before.width());
    let style = if search.line.is_selected() { theme.replaced } else { theme.strong };
    let line = Line::from(vec![Span::styled("/ ", theme.accent), Span::styled(format!("{before}{after}"), style)]);
    line.render(Rect { height: inner.height.min(1), ..inner }, buffer);
    let column = u16::try_from(2 + before.width()).unwrap_or(0);
    let editing = search.editing && model.overlays.is_empty();
    editing.then_some(Position { x: inner.x + column.min(inner.width.saturating_sub(1)), y: inner.y })
}

/// The ways out of facets and bookmarks that let nothing through.
fn ways_out(model: &Model) -> impl Iterator<Item = String> {
    let chosen = !model.browse.facets.chosen.is_empty();
    let clears = chosen.then(|| panes::clears_facets(&model.key(Action::ClearFacets)));
    let bookmarks = model.browse.only_bookmarks;
    let all = bookmarks.then(|| panes::shows_all(&model.key(Action::OnlyBookmarks)));
    clears.into_iter().chain(all)
}

/// Why nothing is listed, and what to do about it: the first line by itself says that it is so.
fn nothing(model: &Model) -> Vec<(String, Style)> {
    let (theme, keymap) = (&model.theme, &model.config.keymap);
    let mut texts: Vec<(String, Style)> = Vec::new();
    let mut say = |text: &str, style| texts.push((text.to_owned(), style));
    if let Some(answer) = model.browse.answer() {
        say(&sentence(panes::NOTHING_FOUND), theme.text);
        for trouble in answer.troubles() {
            say(&trouble, theme.bad);
        }
        if let Some(why) = &answer.why_nothing {
            say(&sentence(why), theme.text);
        }
        if let Some(near) = &answer.hits.suggestion {
            let takes = keymap.shown(Action::TakeWord, Where::Searching);
            say(&panes::nearest_word(&near.word, takes.as_deref()), theme.text);
        }
        ways_out(model).for_each(|way| say(&way, theme.dim));
        say(&panes::leaves_search(&model.key(Action::Back)), theme.dim);
    } else if model.browse.facets.within.as_ref().is_some_and(RoleSet::is_empty) {
        let chosen = !model.browse.facets.chosen.is_empty();
        say(&sentence(if chosen { panes::NONE_HAS_ALL } else { panes::NONE_BOOKMARKED }), theme.text);
        ways_out(model).for_each(|way| say(&way, theme.dim));
    } else if model.loading {
        let back = keymap.shown(Action::Back, Where::List);
        match model.reading {
            Some(Progress { done: 0, of }) => say(&panes::found_so_far(of, back.as_deref()), theme.dim),
            Some(progress) => {
                say(&under_way(panes::READING), theme.dim);
                say(&panes::read_so_far(progress, back.as_deref()), theme.dim);
            }
            None => say(&under_way(panes::READING), theme.dim),
        }
    } else {
        say(&sentence(panes::NO_ROLES), theme.text);
        let empty = |problem: &Problem| problem.code == "no-profiles";
        if !model.problems.iter().all(empty) {
            say(&panes::tells_problems(&model.key(Action::Problems)), theme.dim);
        }
        if model.places.iter().any(|place| matches!(place, Place::Path(_) | Place::UserDirectory)) {
            texts.extend(first_profile(model));
        }
    }
    texts
}

/// What a profile looks like, and where to put it.
fn first_profile(model: &Model) -> Vec<(String, Style)> {
    let theme = &model.theme;
    let directory = model.places.iter().find_map(|place| match place {
        Place::Path(path) => Some(path.clone()),
        Place::UserDirectory => catalog::user_directory(),
        Place::BuiltIn | Place::Input => None,
    });
    let directory = directory.map(|path| safe(&path.to_string_lossy()).into_owned()).unwrap_or_default();
    let plain = |text: &str, style| (text.to_owned(), style);
    let mut texts = vec![plain("", theme.text), plain(panes::WHAT_A_PROFILE_IS, theme.text)];
    texts.push(plain("", theme.text));
    texts.extend(panes::SMALLEST_PROFILE.lines().map(|line| plain(&format!("  {line}"), theme.strong)));
    texts.push(plain("", theme.text));
    texts.push(plain(&panes::put_it_into(&directory), theme.text));
    texts
}

/// Writes `texts` one below the other, wrapped. The further lines of one that is indented, or an entry of a list, stand below
/// its text: YAML is YAML only so.
fn draw_texts(texts: &[(String, Style)], area: Rect, buffer: &mut Buffer) {
    let mut page = Page::default();
    for (text, style) in texts {
        let told = text.trim_start_matches([' ', '-']);
        let lead = Span::styled(text[..text.len() - told.len()].to_owned(), *style);
        hang(&mut page, vec![lead], &Styled::plain(told, *style), area.width.into());
    }
    draw_page(&page, 0, area, buffer);
}

/// A row of the list, line by line.
fn row_lines(model: &Model, row: Row, selected: bool, width: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let bar = pointer(selected, theme);
    match row {
        Row::Role(number) => role_lines(model, number, selected, &bar, width),
        Row::Heading(number) => {
            let mut spans = vec![Span::raw(" ")];
            spans.extend(stale(model, number));
            let taken: usize = spans.iter().map(Span::width).sum();
            let marks = marks(model, number);
            let room = width.saturating_sub(taken + air_before(marks));
            spans.extend(role_name(model, number, room, theme.accent));
            let taken = spans.iter().map(Span::width).sum();
            spans.extend(at_the_end(model, marks, width, taken));
            vec![Line::from(spans)]
        }
        Row::Hit(place) => {
            let Some(hit) = model.browse.answer().and_then(|answer| answer.hits.hits.get(place)) else { return vec![] };
            hit_lines(model, hit, selected, &bar, width)
        }
        Row::Facet(_) | Row::Value(..) => vec![],
    }
}

/// A role in the list: its title, and below it what tells it apart.
fn role_lines(model: &Model, number: usize, selected: bool, bar: &Span<'static>, width: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let Some(role) = model.role(number) else { return vec![] };
    let style = if selected { theme.selected } else { theme.text };
    let mut first = vec![bar.clone()];
    first.extend(stale(model, number));
    let taken: usize = first.iter().map(Span::width).sum();
    let marks = marks(model, number);
    // Only what signs this role has takes room from its title: signs stand at the end, so that nothing moves when they come.
    let title = cut(&role.title, width.saturating_sub(taken + air_before(marks)));
    let taken = taken + title.width();
    first.push(Span::styled(title, style));
    first.extend(at_the_end(model, marks, width, taken));
    let below = [role.variant.as_ref(), role.locations.first()].into_iter().flatten();
    let below: Vec<&str> = below.map(|text| &**text).collect();
    let instead = [&role.segment, &role.unit, &role.organization].into_iter().flatten().next();
    let below =
        if below.is_empty() { instead.map(ToString::to_string).unwrap_or_default() } else { below.join(" · ") };
    let second = vec![bar.clone(), Span::styled(format!("  {}", cut(&below, width.saturating_sub(4))), theme.dim)];
    vec![Line::from(first), Line::from(second)]
}

/// The signs of a role that has a bookmark, and of one put aside for comparing, each with air behind it; words for those who
/// have the screen read to them.
fn marks(model: &Model, number: usize) -> &'static str {
    match (model.bookmarks.contains(&number), model.marks.contains(&number)) {
        (bookmarked, marked) if model.plain => panes::signs(bookmarked, marked),
        (true, true) => "★ ● ",
        (true, false) => "★ ",
        (false, true) => "● ",
        (false, false) => "",
    }
}

/// The columns of such signs, with air before them.
fn air_before(marks: &str) -> usize {
    if marks.is_empty() { 0 } else { 1 + marks.width() }
}

/// `marks` at the right end of a line of which `taken` columns are taken.
fn at_the_end(model: &Model, marks: &'static str, width: usize, taken: usize) -> Vec<Span<'static>> {
    if marks.is_empty() {
        return vec![];
    }
    let gap = width.saturating_sub(taken + marks.width());
    vec![Span::raw(" ".repeat(gap)), Span::styled(marks, model.theme.marked)]
}

/// A hit in the list: where it stands, and the part of its text around the match, in two lines.
fn hit_lines(model: &Model, hit: &Hit, selected: bool, bar: &Span<'static>, width: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let base = if selected { theme.selected } else { theme.text };
    let parts = byte_ranges(&hit.text, &hit.matches).into_iter().map(|range| (range, theme.found)).collect::<Vec<_>>();
    let first_match = parts.first().map_or(0, |(range, _)| range.start);
    let styled = Styled { text: &hit.text, base, parts };
    let room = layout::hit_room(u16::try_from(width).unwrap_or(u16::MAX));
    // Where a line is not enough, a column is kept for the sign that something was cut.
    let lines = styled.wrap(if hit.text.width() > room { room.saturating_sub(1) } else { room });
    let last = lines.len().saturating_sub(1);
    // The line that holds the first match, found by how much text the lines before it hold.
    let mut passed = 0;
    let holding = lines.iter().position(|spans| {
        passed += spans.iter().map(|span| span.content.len()).sum::<usize>() + 1;
        passed > first_match
    });
    let first = holding.unwrap_or(0).min(lines.len().saturating_sub(2));
    let label = [field_label(hit.field), ""];
    let shown = lines.into_iter().enumerate().skip(first).take(2).zip(label);
    shown
        .map(|((number, mut spans), label)| {
            if number == first && first > 0 {
                spans.insert(0, Span::styled("…", theme.dim));
            }
            if number == first + 1 && number < last {
                spans.push(Span::styled("…", theme.dim));
            }
            [vec![bar.clone(), Span::styled(format!(" {label:<5} "), theme.dim)], spans].concat().into()
        })
        .collect()
}

/// The field of a hit as one types it to narrow a search.
fn field_label(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Organization => "org",
        Field::Summary => "sum",
        Field::Responsibilities => "resp",
        Field::Required => "req",
        Field::Preferred => "pref",
        Field::Fact => "fact",
        Field::Tag => "tag",
    }
}

fn draw_detail(model: &Model, area: Rect, buffer: &mut Buffer) {
    let theme = &model.theme;
    let focused = model.browse.pane == Pane::Detail && model.overlays.is_empty();
    let number = model.selected_role();
    let style = if focused { theme.accent } else { theme.pane_title };
    let mut title = vec![Span::styled(" 2 ", style)];
    match number {
        Some(number) => {
            title.extend(stale(model, number));
            let taken: usize = title.iter().map(Span::width).sum();
            title.extend(role_name(model, number, usize::from(area.width).saturating_sub(taken + 5), style));
        }
        None => title.push(Span::styled(panes::ROLE, style)),
    }
    title.push(Span::raw(" "));
    let text = layout::detail(model);
    let detail = &model.browse.detail;
    let foot = progress(detail.scroll, detail.page.lines.len(), text.height);
    draw_border(area, Line::from(title), &foot, focused, model, buffer);
    if number.is_none() {
        draw_texts(&nothing(model), text, buffer);
    }
    draw_page(&detail.page, detail.scroll, text, buffer);
    // The section last gone to.
    let heading = detail.section.filter(|_| focused).and_then(|section| detail.headings().get(section).copied());
    let y = heading.and_then(|line| u16::try_from(line.checked_sub(detail.scroll)?).ok());
    if let Some(y) = y.filter(|y| *y < text.height) {
        let bar = Rect { x: text.x.saturating_sub(1), y: text.y + y, width: 1, height: 1 };
        pointer(true, theme).render(bar, buffer);
    }
}
