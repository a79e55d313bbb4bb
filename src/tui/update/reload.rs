//! Reading the roles again: everything on the screen stays where it is, by role and not by number.

use std::collections::BTreeMap;
use std::mem;
use std::path::Path;
use std::sync::Arc;

use role_explorer::catalog::{Catalog, Origin};
use role_explorer::problem::Problem;
use role_explorer::role::{Pointer, Role};
use role_explorer::search::{Chosen, Facet, Facets, RoleSet};
use role_explorer::text::{Text, safe};

use super::{browse, compare, keeping, search, similar, sort};
use crate::keymap::{Action, Place};
use crate::tui::message::{Effect, Order, Progress, Reloaded, SortBy};
use crate::tui::model::browse::{Browse, Seek};
use crate::tui::model::list::Row;
use crate::tui::model::{Entries, Model, Notice, Overlay, Reloading};
use crate::tui::wording::notices;

/// Asks for the roles to be read again, or for once more where they are being read.
pub(super) fn ask(model: &mut Model, asked: bool) -> Vec<Effect> {
    if model.loading {
        return vec![];
    }
    if let Some(reloading) = &mut model.reloading {
        reloading.again = true;
        reloading.asked |= asked;
        return vec![];
    }
    model.reloading = Some(Reloading { asked, ..Reloading::default() });
    let (places, before, tools) = (model.places.clone(), Arc::clone(&model.catalog), model.tools.clone());
    vec![Effect::Reload { places, before, tools }]
}

/// Says how far reading again is, to whoever asked for it.
pub(super) fn on_progress(model: &mut Model, progress: Progress) {
    match model.reloading {
        Some(Reloading { left: true, .. }) => {}
        Some(Reloading { asked: true, .. }) => {
            model.reading = Some(progress);
            if model.notice.as_ref().is_some_and(Notice::stays) {
                return;
            }
            let leaves = can_be_left(model).then(|| model.config.keymap.shown(Action::Back, model.place())).flatten();
            model.say(notices::reading_again(progress.done, progress.of, leaves.as_deref()));
        }
        _ => model.reading = Some(progress),
    }
}

/// Whether reading again is shown and the way back leaves it: nothing else is left sooner.
pub(super) fn can_be_left(model: &Model) -> bool {
    let place = model.place();
    let Some(reloading) = model.reloading.filter(|_| model.reading.is_some()) else { return false };
    let at_root = place == Place::List && !model.browse.is_filtered();
    model.overlays.is_empty() && !place.takes_text() && (reloading.asked || at_root)
}

/// Leaves off reading again: the roles stay as they were read before.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    model.reloading = Some(Reloading { left: true, ..Reloading::default() });
    model.reading = None;
    let again = model.config.keymap.shown(Action::Reload, model.view());
    model.say(notices::reading_again_left_off(again.as_deref()));
    vec![Effect::LeaveReload]
}

/// What comes of reading again: the roles as they are now, unless the user left off.
pub(super) fn on_answer(model: &mut Model, reloaded: Option<Reloaded>) -> Vec<Effect> {
    let before = model.reloading.take().unwrap_or_default();
    model.reading = None;
    let mut effects = match reloaded.filter(|_| !before.left) {
        Some(reloaded) => on_reloaded(model, before.asked, reloaded),
        None => vec![],
    };
    if before.again {
        effects.extend(ask(model, before.asked));
    }
    effects
}

/// The number each role has now; `None` for one that is gone.
type Moved = [Option<usize>];

/// Puts the roles as they are now in the place of those there were.
fn on_reloaded(model: &mut Model, asked: bool, reloaded: Reloaded) -> Vec<Effect> {
    let Reloaded { catalog, problems, stale, stale_definitions, moved, changed, is_shifted, tools } = reloaded;
    let mut problems: Vec<Problem> = model.config_problems.iter().cloned().chain(problems).collect();
    // What is wrong with the decisions has nothing to do with the roles.
    let decisions = model.pairings.as_ref().map(|file| file.to_string_lossy().into_owned());
    let of_decisions = |path: &Text| decisions.as_deref() == Some(path.as_str());
    problems.extend(model.problems.iter().filter(|one| one.path.as_ref().is_some_and(of_decisions)).cloned());
    let kept = moved.iter().flatten().count();
    let (before, now) = (model.catalog.entries.len(), catalog.entries.len());
    let told = notices::read_again(changed, now - kept, before - kept);
    let newly_stale = stale.iter().find(|now| !model.stale.iter().any(|before| moved[*before] == Some(**now)));
    let broken = newly_stale.and_then(|number| match &catalog.entries.get(*number)?.origin {
        Origin::File(path) => Some(path),
        _ => None,
    });
    let broken = broken.or_else(|| stale_definitions.difference(&model.stale_definitions).next());
    let broken = broken.cloned();
    let is_as_before = told.is_none()
        && !is_shifted
        && problems == model.problems
        && (&stale, &stale_definitions) == (&model.stale, &model.stale_definitions);
    let mut effects = Vec::new();
    let mut told = told;
    if !is_as_before {
        model.aside = None;
        let before = mem::replace(&mut model.catalog, catalog);
        (model.problems, model.stale, model.stale_definitions) = (problems, stale, stale_definitions);
        let facets = model.tools.replace(tools).map(|tools| names(&model.browse, &tools.facets));
        effects = carry_over(model, &before, &moved, &facets.unwrap_or_default());
        told = close_problems(model, told);
    }
    told = take_back_broken(model, told);
    match (broken, told) {
        (Some(file), _) => {
            let told = notices::broken(&file_name(&file), &model.key(Action::Problems));
            model.notice = Some(Notice { broken: Some(file), ..Notice::new(told, true) });
        }
        _ if model.notice.as_ref().is_some_and(Notice::stays) => {}
        (None, Some(told)) => model.say(told),
        (None, None) if asked && is_as_before => model.say(notices::NOTHING_CHANGED),
        (None, None) if asked => model.say(notices::ROLES_SAY_THE_SAME),
        (None, None) => {}
    }
    effects
}

/// What a file is called, safe to show.
fn file_name(file: &Path) -> String {
    safe(&file.file_name().unwrap_or(file.as_os_str()).to_string_lossy()).into_owned()
}

/// Closes the dialog of problems when there is none any more. Returns what there is to say, which is more then: whoever
/// looked at it is told where it went.
fn close_problems(model: &mut Model, told: Option<String>) -> Option<String> {
    let is_open = |overlay: &Overlay| matches!(overlay, Overlay::Problems(_));
    if !model.problems.is_empty() || !model.overlays.iter().any(is_open) {
        return told;
    }
    model.overlays.retain(|overlay| !is_open(overlay));
    Some(notices::no_problem_left(told.as_deref()))
}

/// Takes back the message that a file is broken when it is no longer. Returns what there is to say instead.
fn take_back_broken(model: &mut Model, told: Option<String>) -> Option<String> {
    let Some(file) = model.notice.as_ref().and_then(|notice| notice.broken.clone()) else { return told };
    let is_it = |number: &usize| {
        model.catalog.entries.get(*number).is_some_and(|entry| entry.origin == Origin::File(file.clone()))
    };
    if model.stale.iter().any(is_it) || model.stale_definitions.contains(&file) {
        return told;
    }
    model.notice = None;
    told.or_else(|| Some(notices::sound_again(&file_name(&file))))
}

/// Gives everything that names a role by number the number it has now, and asks anew for what depends on the roles.
fn carry_over(model: &mut Model, before: &Catalog, moved: &Moved, facets: &Names) -> Vec<Effect> {
    let now = |number: usize| moved.get(number).copied().flatten();
    keeping::renumber(model, now);
    model.history.forget_facets();
    model.browse.seek = model.browse.seek.take().and_then(|seek| Some(Seek { role: now(seek.role)?, ..seek }));
    let goal = model.browse.detail.goal.take();
    model.browse.detail.goal = goal.and_then(|(role, scroll)| Some((now(role)?, scroll)));
    let selected = move_list(model, moved);
    if let Some(laid_out) = &mut model.browse.detail.laid_out {
        match (now(laid_out.role), selected) {
            (Some(role), Some(row)) => (laid_out.role, laid_out.row, laid_out.width) = (role, row, 0),
            _ => model.browse.detail.laid_out = None,
        }
    }
    choose_again(model, facets);
    let list = mem::take(&mut model.browse.list);
    let mut effects = search::ask_again(model);
    browse::rebuild_list(model);
    let place = selected.and_then(|row| model.browse.list.rows().iter().position(|other| *other == row));
    model.browse.list.resume(&list, place.unwrap_or(0));
    effects.extend(sort::ask_again(model));
    effects.extend(compare::move_roles(model, before, moved));
    effects.extend(similar::move_roles(model, moved));
    for overlay in &mut model.overlays {
        if let Overlay::Why(reader) | Overlay::Problems(Entries { reader, .. }) = overlay {
            reader.forget();
        }
    }
    effects
}

/// Carries over what the list is made from; returns the row that is to be selected: that of before or, where it is gone,
/// its neighbour.
fn move_list(model: &mut Model, moved: &Moved) -> Option<Row> {
    let now = |number: usize| moved.get(number).copied().flatten();
    let roles = model.catalog.entries.len();
    let browse = &mut model.browse;
    let mut hits: Vec<Option<usize>> = Vec::new();
    if let Some(search) = &mut browse.search {
        search.from = now(search.from).unwrap_or(0);
        if let Some(answer) = &mut search.answer {
            let mut place = 0..;
            hits = answer.hits.hits.iter().map(|hit| now(hit.role).and_then(|_| place.next())).collect();
            answer.hits.hits.retain_mut(|hit| now(hit.role).map(|role| hit.role = role).is_some());
            answer.hits.by_role.retain_mut(|(role, _)| now(*role).map(|new| *role = new).is_some());
            answer.hits.by_role.sort_unstable();
        }
    }
    if let Some(within) = &mut browse.facets.within {
        *within =
            (0..).zip(moved).filter(|(old, _)| within.contains(*old)).filter_map(|(_, new)| *new).collect::<RoleSet>();
    }
    if let SortBy::Alike(role) = browse.sorting.by {
        browse.sorting.by = now(role).map_or(SortBy::Given, SortBy::Alike);
    }
    if let Some(order) = &mut browse.sorting.order {
        let mut sorted: Vec<usize> = order.roles.iter().filter_map(|number| now(*number)).collect();
        let mut known = vec![false; roles];
        for number in &sorted {
            known[*number] = true;
        }
        sorted.extend((0..roles).filter(|number| !known[*number]));
        *order = Order::new(sorted);
    }
    let row = |row: &Row| match *row {
        Row::Role(number) => now(number).map(Row::Role),
        Row::Hit(place) => hits.get(place).copied().flatten().map(Row::Hit),
        Row::Heading(_) | Row::Facet(_) | Row::Value(..) => None,
    };
    let (above, below) = browse.list.rows().split_at(browse.list.selected());
    below.iter().chain(above.iter().rev()).find_map(row)
}

/// The values chosen and the one selected in the pane of facets, by what they are called.
#[derive(Default)]
struct Names {
    chosen: Vec<(Facet, String)>,
    selected: Option<(Facet, String)>,
}

fn names(browse: &Browse, facets: &Facets) -> Names {
    let name = |(facet, value): (Facet, usize)| Some((facet, facets.values(facet).get(value)?.label.clone()));
    let selected =
        if let Some(Row::Value(facet, value)) = browse.facets.list.row() { Some((facet, value)) } else { None };
    Names { chosen: browse.facets.chosen.iter().filter_map(name).collect(), selected: selected.and_then(name) }
}

/// Chooses what was chosen, as far as there is still such a value, and keeps the selection.
fn choose_again(model: &mut Model, names: &Names) {
    let Some(tools) = model.tools.clone() else { return };
    let place = |(facet, name): &(Facet, String)| {
        Some((*facet, tools.facets.values(*facet).iter().position(|value| value.label == *name)?))
    };
    let facets = &mut model.browse.facets;
    facets.chosen = Chosen::default();
    names.chosen.iter().filter_map(place).for_each(|(facet, value)| facets.chosen.toggle(facet, value));
    facets.counts = BTreeMap::new();
    let before = mem::take(&mut facets.list);
    facets.fill(&tools.facets);
    let selected = names.selected.as_ref().and_then(place);
    let row = selected.map(|(facet, value)| Row::Value(facet, value));
    let place = facets.list.rows().iter().position(|other| Some(*other) == row);
    facets.list.resume(&before, place.unwrap_or(before.selected()));
}

/// Where an item of `before` stands in `now`: where the same is said in the same list, else under the same number.
pub(super) fn item_now(before: &Role, now: &Role, at: Pointer) -> Pointer {
    let Some(item) = before.item(at) else { return at };
    let is_said =
        |(other, now): &(usize, &role_explorer::role::Item)| (*other != at.index, &now.text) == (false, &item.text);
    let said = now.section(at.section).iter().enumerate();
    let index = said.clone().find(is_said).or_else(|| said.clone().find(|(_, now)| now.text == item.text));
    Pointer { index: index.map_or(at.index, |(index, _)| index), ..at }
}
