//! Bookmarks: setting them, and showing only the roles that have one.

use super::search::ask;
use crate::keymap::Action;
use crate::tui::message::Effect;
use crate::tui::model::list::Row;
use crate::tui::model::{Aside, Model};
use crate::tui::wording::notices;

/// Sets a bookmark on the selected role, or takes it away.
pub(super) fn toggle(model: &mut Model) -> Vec<Effect> {
    let Some(role) = model.selected_role() else { return vec![] };
    if model.bookmarks.insert(role) {
        model.say(notices::bookmarked(&model.key(Action::OnlyBookmarks)));
        return vec![];
    }
    model.bookmarks.remove(&role);
    model.aside = Some(Aside::Unbookmarked);
    if !model.browse.only_bookmarks {
        return vec![];
    }
    // The role goes from the list: what comes next takes its place.
    let list = &mut model.browse.list;
    if matches!(list.row(), Some(Row::Role(_))) {
        let at_the_end = list.selected() + 1 == list.rows().len();
        list.step(if at_the_end { -1 } else { 1 });
    }
    ask(model)
}

/// Shows only bookmarked roles, or all of them again.
pub(super) fn turn(model: &mut Model) -> Vec<Effect> {
    if model.bookmarks.is_empty() && !model.browse.only_bookmarks {
        model.say(notices::no_bookmark(&model.key(Action::Bookmark)));
        return vec![];
    }
    model.browse.only_bookmarks = !model.browse.only_bookmarks;
    model.aside = Some(Aside::OnlyBookmarks(model.browse.only_bookmarks));
    ask(model)
}
