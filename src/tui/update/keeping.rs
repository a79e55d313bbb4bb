//! What is kept from one run to the next: taken over at the start, and written when it has changed.

use std::collections::HashSet;
use std::sync::Arc;

use role_explorer::catalog::Catalog;

use super::{browse, history};
use crate::keymap::{Action, Place};
use crate::state::{Change, Recollection};
use crate::tui::message::Effect;
use crate::tui::model::Model;
use crate::tui::model::browse::Pane;
use crate::tui::model::keeping::Holdings;
use crate::tui::wording::notices;

/// Changes that wait for being written at the most.
const MOST_UNSAVED: usize = 1000;

/// Asks what was kept about the roles that are there now, the first time there are any.
pub(super) fn recall(model: &Model) -> Vec<Effect> {
    let file = model.keeping.file.clone().filter(|_| !model.keeping.is_read);
    let catalog = Arc::clone(&model.catalog);
    file.map(|file| Effect::Recollect { file, catalog }).into_iter().collect()
}

/// Takes over what was kept about the roles of `catalog`; where those are others by now, it is asked once more. What the user
/// did meanwhile comes after it.
pub(super) fn on_recollected(model: &mut Model, catalog: &Arc<Catalog>, kept: Recollection) -> Vec<Effect> {
    if !Arc::ptr_eq(catalog, &model.catalog) {
        return recall(model);
    }
    if let Some(notice) = kept.notice {
        model.complain(notice);
    } else if kept.is_first && model.notice.is_none() {
        greet(model);
    }
    model.keeping.is_read = true;
    if !kept.is_writable {
        model.keeping.file = None;
    }
    let marked = std::mem::replace(&mut model.marks, kept.marks.clone());
    for role in marked {
        if !model.marks.contains(&role) {
            model.marks.push(role);
        }
    }
    model.bookmarks.extend(&kept.bookmarks);
    let searched = std::mem::replace(&mut model.browse.searches, kept.searches.clone());
    model.browse.searches.retain(|query| !searched.contains(query));
    model.browse.searches.extend(searched);
    model.list_columns = model.list_columns.or(kept.list_columns);
    let unmoved = model.browse.list.selected() == 0 && model.browse.search.is_none() && model.compare.is_none();
    if let (Some(role), true) = (kept.role, unmoved && model.browse.pane == Pane::List) {
        browse::select_role(model, role);
    }
    history::begin_with(model, &kept.compared);
    model.keeping.holds = Holdings {
        marks: kept.marks,
        bookmarks: kept.bookmarks.into_iter().collect(),
        searches: kept.searches,
        role: kept.role,
        compared: kept.compared,
        list_columns: kept.list_columns,
    };
    vec![]
}

/// Says which keys to begin with, as they are set.
fn greet(model: &mut Model) {
    let keymap = &model.config.keymap;
    let [open, search, help] =
        [Action::Open, Action::Search, Action::Help].map(|action| keymap.shown(action, Place::List));
    let keys = [keymap.together(&[Action::Up, Action::Down], Place::List), open, search, help];
    model.say(notices::greeting(keys.each_ref().map(Option::as_deref)));
}

/// Says what came of writing. What could not be written is tried again with what changes next, and said once.
pub(super) fn on_kept(model: &mut Model, result: Result<Option<String>, String>) {
    let keeping = &mut model.keeping;
    keeping.is_writing = false;
    match result {
        Ok(notice) => {
            keeping.unsaved.clear();
            if let Some(notice) = notice {
                model.complain(notice);
            }
        }
        Err(why) if !std::mem::replace(&mut keeping.has_complained, true) => model.complain(why),
        Err(_) => {}
    }
}

/// Writes what has changed since it was read or written last, unless that is still going on. To be called after every
/// message.
pub(super) fn keep(model: &mut Model) -> Vec<Effect> {
    let Some(file) = model.keeping.file.clone().filter(|_| model.keeping.is_read && !model.keeping.is_writing) else {
        return vec![];
    };
    let new = changes(model);
    if new.is_empty() {
        return vec![];
    }
    let keeping = &mut model.keeping;
    keeping.is_writing = true;
    keeping.unsaved.extend(new);
    // Where nothing can be written for long, the oldest need not wait for ever.
    keeping.unsaved.drain(..keeping.unsaved.len().saturating_sub(MOST_UNSAVED));
    vec![Effect::Keep { file, catalog: Arc::clone(&model.catalog), changes: model.keeping.unsaved.clone() }]
}

/// What is not yet in the file. The last view counts when the program ends.
fn changes(model: &mut Model) -> Vec<Change> {
    let mut changes = Vec::new();
    let holds = &mut model.keeping.holds;
    if holds.marks != model.marks {
        let (before, now): (HashSet<_>, HashSet<_>) = (holds.marks.iter().collect(), model.marks.iter().collect());
        let removed = holds.marks.iter().filter(|role| !now.contains(role));
        changes.extend(removed.map(|role| Change::Mark(*role, false)));
        let added = model.marks.iter().filter(|role| !before.contains(role));
        changes.extend(added.map(|role| Change::Mark(*role, true)));
        holds.marks.clone_from(&model.marks);
    }
    if holds.bookmarks != model.bookmarks {
        let turned = holds.bookmarks.symmetric_difference(&model.bookmarks);
        changes.extend(turned.map(|role| Change::Bookmark(*role, model.bookmarks.contains(role))));
        holds.bookmarks.clone_from(&model.bookmarks);
    }
    if holds.searches != model.browse.searches {
        changes.extend(latest(&holds.searches, &model.browse.searches).cloned().map(Change::Search));
        holds.searches.clone_from(&model.browse.searches);
    }
    if holds.list_columns != model.list_columns {
        changes.push(Change::ListColumns(model.list_columns));
        holds.list_columns = model.list_columns;
    }
    if model.ended.is_some() {
        // Who only looked at the first role leaves no trace.
        let role = model.browse.selected_role().filter(|role| *role != holds.role.unwrap_or(0));
        changes.extend(role.map(Change::Role));
        holds.role = role.or(holds.role);
        if let Some(compared) = history::compared(&model.history, &model.catalog).filter(|it| *it != holds.compared) {
            changes.push(Change::Compared(compared.clone()));
            holds.compared = compared;
        }
    }
    changes
}

/// The searches that were added to `before`, or made the latest, to get to `now`.
fn latest<'a>(before: &[String], now: &'a [String]) -> impl Iterator<Item = &'a String> {
    let mut rest = before.iter();
    let kept = now.iter().take_while(|query| rest.any(|other| other == *query)).count();
    now[kept..].iter()
}

/// Gives the marks and bookmarks the numbers that the same roles have `now`; those that are gone go, and what is kept of
/// them stays.
pub(super) fn renumber(model: &mut Model, now: impl Fn(usize) -> Option<usize>) {
    let number = |role: &usize| now(*role);
    // They name roles by the numbers of before.
    model.keeping.unsaved.clear();
    let holds = &mut model.keeping.holds;
    for roles in [&mut model.marks, &mut holds.marks, &mut holds.compared] {
        *roles = roles.iter().filter_map(number).collect();
    }
    for roles in [&mut model.bookmarks, &mut holds.bookmarks] {
        *roles = roles.iter().filter_map(number).collect();
    }
    holds.role = holds.role.as_ref().and_then(number);
}
