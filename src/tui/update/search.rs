//! The search over the list: its line, its question and its answer.

use std::sync::Arc;

use role_explorer::search::{Hit, Hits, QueryProblem, RoleSet, Suggestion};

use super::browse::{page_list, rebuild_list, select_role};
use crate::config::NoSearch;
use crate::keymap::{Action, Place};
use crate::state::MOST_SEARCHES;
use crate::tui::message::Effect;
use crate::tui::model::browse::{Answer, Pane, Search};
use crate::tui::model::line::Line;
use crate::tui::model::list::Row;
use crate::tui::model::{Aside, Model, Notice, Overlay, Reader};
use crate::tui::wording::notices;

/// Opens the line; what it holds already is typed over unless it is edited.
pub(super) fn open(model: &mut Model) {
    model.browse.pane = Pane::List;
    let from = model.selected_role().unwrap_or(0);
    let search = model.browse.search.get_or_insert_with(|| Search { from, ..Search::default() });
    search.editing = true;
    search.recalled = None;
    search.line.select_all();
}

/// Begins a search for `query`, or goes on with it in place of the one there is, and leaves it to be edited.
pub(super) fn start(model: &mut Model, query: &str) -> Vec<Effect> {
    (model.compare, model.similar) = (None, None);
    model.overlays.clear();
    open(model);
    if let Some(search) = &mut model.browse.search {
        search.line = Line::new(query);
    }
    ask(model)
}

/// Asks for what passes the query and the facets as they stand.
pub(super) fn ask(model: &mut Model) -> Vec<Effect> {
    let generation = model.next_generation();
    model.browse.asked = generation;
    let mut query = String::new();
    if let Some(search) = &mut model.browse.search {
        search.going = false;
        let typed = search.line.text().trim().to_owned();
        let (expanded, unknown) = model.config.expand(&typed);
        query = expanded;
        if let Some(one) = unknown.into_iter().next() {
            if query.trim().is_empty() {
                return nothing_saved(model, typed, one);
            }
            model.complain(one.message);
        }
    }
    model.browse.asked_query.clone_from(&query);
    let browse = &model.browse;
    let (chosen, counted) = (browse.facets.chosen.clone(), browse.facets.open);
    let among = browse.only_bookmarks.then(|| model.bookmarks.iter().copied().collect());
    if query.is_empty() {
        show_roles(model);
        if chosen.is_empty() && among.is_none() {
            model.browse.facets.within = None;
            rebuild_list(model);
            if !counted {
                return vec![];
            }
        }
    }
    let Some(tools) = model.tools.clone() else { return vec![] };
    vec![Effect::Search { catalog: Arc::clone(&model.catalog), tools, query, chosen, among, counted, generation }]
}

/// Answers a query that asks for nothing but a saved search that is not there.
fn nothing_saved(model: &mut Model, typed: String, unknown: NoSearch) -> Vec<Effect> {
    let NoSearch { range, message, near } = unknown;
    let suggestion = near.map(|word| Suggestion { word, range: range.clone() });
    model.browse.asked_query = typed;
    let hits = Hits { suggestion, ..Hits::default() };
    on_found(model, model.browse.asked, (hits, vec![QueryProblem { range, message }], None))
}

/// Asks the same of other roles, or with what was not there before: whoever pressed Enter meanwhile still goes to the hit.
pub(super) fn ask_again(model: &mut Model) -> Vec<Effect> {
    let going = model.browse.search.as_ref().is_some_and(|search| search.going);
    let effects = ask(model);
    if let Some(search) = &mut model.browse.search {
        search.going = going;
    }
    effects
}

/// Shows roles in place of hits, where there are any; what was selected before the search is selected again.
fn show_roles(model: &mut Model) {
    let Some(search) = model.browse.search.as_mut().filter(|search| search.answer.is_some()) else { return };
    let before = search.from;
    search.answer = None;
    rebuild_list(model);
    select_role(model, before);
}

/// Shows an answer, unless a later question was asked meanwhile.
pub(super) fn on_found(
    model: &mut Model,
    generation: u64,
    (hits, problems, within): (Hits, Vec<QueryProblem>, Option<RoleSet>),
) -> Vec<Effect> {
    if model.browse.asked != generation {
        return vec![];
    }
    model.browse.facets.within = within;
    let asked = |search: &&mut Search| !search.line.text().trim().is_empty();
    let Some(search) = model.browse.search.as_mut().filter(asked) else {
        rebuild_list(model);
        go_to_sought(model);
        return vec![];
    };
    let query = search.line.text().to_owned();
    // The same query asked of other roles leaves the selection on its hit.
    let same = search.answer.as_ref().is_some_and(|before| before.query == query);
    let selected = model.browse.selected_hit().filter(|_| same);
    let is_selected = |hit: &Hit| selected.is_some_and(|one| (one.role, &one.pointer) == (hit.role, &hit.pointer));
    // Where the file has changed, the statement may have another number.
    let says_it = |hit: &Hit| selected.is_some_and(|one| (one.role, &one.text) == (hit.role, &hit.text));
    let found = hits.hits.iter().position(says_it);
    let found = hits.hits.iter().position(|hit| is_selected(hit) && says_it(hit)).or(found);
    let found = found.or_else(|| hits.hits.iter().position(is_selected));
    let place = found.unwrap_or(0);
    if let (Some(_), Some(laid_out)) = (found, &mut model.browse.detail.laid_out) {
        // It is still the same place of the same page, though others may be marked in it.
        (laid_out.row, laid_out.search, laid_out.width) = (Row::Hit(place), generation, 0);
    }
    let asked = model.browse.asked_query.clone();
    let Some(search) = &mut model.browse.search else { return vec![] };
    let answer = Answer { generation, query, asked, hits, problems, why_nothing: None };
    if let Some(trouble) = answer.troubles().next() {
        model.notice = Some(Notice::new(trouble, true));
    }
    search.answer = Some(answer);
    let going = std::mem::take(&mut search.going);
    model.browse.list.select(0);
    rebuild_list(model);
    let row = model.browse.list.rows().iter().position(|row| *row == Row::Hit(place));
    model.browse.list.select(row.unwrap_or(0));
    go_to_sought(model);
    if going { keep(model) } else { vec![] }
}

/// Takes in why the answer holds nothing.
pub(super) fn on_explained(model: &mut Model, generation: u64, why: String) {
    let answer = model.browse.search.as_mut().and_then(|search| search.answer.as_mut());
    if let Some(answer) = answer.filter(|answer| answer.generation == generation) {
        answer.why_nothing = Some(why);
    }
}

/// Selects what an earlier view had selected, now that what passes its filters is listed.
pub(super) fn go_to_sought(model: &mut Model) {
    let Some(seek) = model.browse.seek.take() else { return };
    let hits = model.browse.answer().map(|answer| &answer.hits.hits);
    let is_sought = |row: &Row| match (row, hits) {
        (Row::Hit(place), Some(hits)) => hits.get(*place).is_some_and(|hit| {
            hit.role == seek.role && seek.hit.as_ref().is_none_or(|pointer| *pointer == hit.pointer)
        }),
        (Row::Role(role), _) => *role == seek.role,
        _ => false,
    };
    let place = model.browse.list.rows().iter().position(is_sought);
    if let Some(place) = place {
        model.browse.list.select(place);
    }
}

/// An action while the search line is open.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Back => return leave(model),
        Action::Open => return keep(model),
        Action::EarlierSearch => return recall(model, true),
        Action::LaterSearch => return recall(model, false),
        Action::TakeWord => return take_suggestion(model),
        Action::Next => model.browse.list.step(1),
        Action::Previous => model.browse.list.step(-1),
        Action::PageDown => page_list(model, true),
        Action::PageUp => page_list(model, false),
        _ => {}
    }
    vec![]
}

/// Asks for what is now in the search line.
pub(super) fn edited(model: &mut Model) -> Vec<Effect> {
    if let Some(search) = &mut model.browse.search {
        search.recalled = None;
    }
    ask(model)
}

/// Puts the nearest word in the place of the one that is not found.
fn take_suggestion(model: &mut Model) -> Vec<Effect> {
    let answered = model.browse.is_answered();
    let Some(search) = &mut model.browse.search else { return vec![] };
    let offered = search.answer.as_ref().filter(|_| answered);
    let corrected = offered.and_then(|answer| Some(answer.hits.suggestion.as_ref()?.applied(&answer.asked)));
    let Some(corrected) = corrected else { return vec![] };
    search.line = Line::new(&corrected);
    search.recalled = None;
    ask(model)
}

/// Puts the search before, or after, the one in the line into it; after the last one comes what was typed.
fn recall(model: &mut Model, earlier: bool) -> Vec<Effect> {
    let Some(search) = &mut model.browse.search else { return vec![] };
    let past = &model.browse.searches;
    let here = search.recalled.unwrap_or(past.len());
    let goal = if earlier {
        past[..here].iter().rposition(|query| query != search.line.text())
    } else if here < past.len() {
        Some(here + 1)
    } else {
        None
    };
    let Some(goal) = goal else {
        model.say(if earlier { notices::NO_EARLIER_SEARCH } else { notices::NO_LATER_SEARCH });
        return vec![];
    };
    if search.recalled.is_none() {
        search.line.text().clone_into(&mut search.typed);
    }
    search.line = Line::new(past.get(goal).unwrap_or(&search.typed));
    search.recalled = (goal < past.len()).then_some(goal);
    ask(model)
}

/// Keeps the query for the searches to come, as the latest.
fn remember(model: &mut Model) {
    let Some(search) = &model.browse.search else { return };
    let query = search.line.text().trim().to_owned();
    let past = &mut model.browse.searches;
    past.retain(|one| *one != query);
    if !query.is_empty() {
        past.push(query);
    }
    if past.len() > MOST_SEARCHES {
        past.remove(0);
    }
}

/// Ends the search; what was selected in it stays selected, and where it found nothing, what was selected before it.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    remember(model);
    let before = model.browse.search.as_ref().map_or(0, |search| search.from);
    let role = model.selected_role();
    model.browse.search = None;
    rebuild_list(model);
    select_role(model, role.unwrap_or(before));
    ask(model)
}

/// Closes the line and goes to the selected hit, at once or as soon as the answer is there.
fn keep(model: &mut Model) -> Vec<Effect> {
    let answered = model.browse.is_answered();
    let Some(search) = &mut model.browse.search else { return vec![] };
    if search.line.text().trim().is_empty() {
        return leave(model);
    }
    if answered {
        let found = search.answer.as_ref().is_some_and(|answer| !answer.hits.hits.is_empty());
        if found {
            search.editing = false;
            model.browse.pane = Pane::Detail;
            model.aside = Some(Aside::AtHit);
            remember(model);
        } else {
            let leaves = model.config.keymap.shown(Action::Back, Place::Searching);
            model.say(notices::no_hit_to_go_to(leaves.as_deref()));
        }
    } else {
        search.going = true;
    }
    vec![]
}

/// Takes the keys from the search line; a search for nothing ends.
pub(super) fn stop_editing(model: &mut Model) -> Vec<Effect> {
    let Some(search) = &mut model.browse.search else { return vec![] };
    search.editing = false;
    if search.line.text().trim().is_empty() { leave(model) } else { vec![] }
}

/// Goes to the next hit of a search that is kept, round the ends.
pub(super) fn next_hit(model: &mut Model, by: isize) {
    if model.browse.answer().is_none_or(|answer| answer.hits.hits.is_empty()) {
        model.say(notices::no_search(&model.key(Action::Search)));
        return;
    }
    model.aside = Some(Aside::AtHit);
    let list = &mut model.browse.list;
    let before = list.selected();
    list.step(by);
    if list.selected() == before {
        list.select(if by > 0 { 0 } else { usize::MAX });
    }
}

/// Tells why the selected hit is found.
pub(super) fn explain(model: &mut Model) {
    if model.browse.selected_hit().is_some() {
        model.overlays.push(Overlay::Why(Reader::default()));
    } else {
        model.say(notices::no_hit_to_explain(&model.key(Action::Search)));
    }
}
