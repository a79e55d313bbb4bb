//! The order of the roles.

use std::sync::Arc;

use role_explorer::catalog::SortKey;

use super::browse::rebuild_list;
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::message::{Effect, Order, SortBy, Tools};
use crate::tui::model::browse::Sorting;
use crate::tui::model::{Aside, Model};
use crate::tui::wording::notices;

/// Sorts by what comes after what they are sorted by now.
pub(super) fn turn(model: &mut Model) -> Vec<Effect> {
    let Some(tools) = model.tools.clone() else {
        model.say(notices::still_reading(&model.key(Action::Sort)));
        return vec![];
    };
    let by = next(model);
    let generation = model.next_generation();
    model.browse.sorting = Sorting { by, generation, order: None };
    model.aside = Some(Aside::Sorted);
    if !model.plain && layout::panes(model).list.is_empty() {
        model.say(notices::sorted(model.order().as_deref()));
    }
    if matches!(by, SortBy::Given | SortBy::Hits) {
        rebuild_list(model);
        return vec![];
    }
    question(model, tools)
}

/// Asks anew for the order, the one there is staying until the answer is there.
pub(super) fn ask_again(model: &mut Model) -> Vec<Effect> {
    model.browse.sorting.generation = model.next_generation();
    match model.tools.clone() {
        Some(tools) if !matches!(model.browse.sorting.by, SortBy::Given | SortBy::Hits) => question(model, tools),
        _ => {
            model.browse.sorting.order = None;
            vec![]
        }
    }
}

fn question(model: &Model, tools: Arc<Tools>) -> Vec<Effect> {
    let (catalog, decisions) = (Arc::clone(&model.catalog), Arc::clone(&model.decisions));
    let Sorting { by, generation, .. } = model.browse.sorting;
    vec![Effect::Sort { catalog, tools, by, decisions, generation }]
}

/// The next thing to sort by that changes anything: hits only under a search, dates only where there are some.
fn next(model: &Model) -> SortBy {
    let by_likeness = || model.selected_role().map_or(SortBy::Given, SortBy::Alike);
    let by_date = || {
        let dated = model.catalog.roles().any(|role| role.posted.is_some());
        if dated { SortBy::Key(SortKey::Posted) } else { by_likeness() }
    };
    match model.browse.sorting.by {
        SortBy::Given => SortBy::Key(SortKey::Title),
        SortBy::Key(SortKey::Title) => SortBy::Key(SortKey::Organization),
        SortBy::Key(SortKey::Organization) if model.browse.answer().is_some() => SortBy::Hits,
        SortBy::Key(SortKey::Organization) | SortBy::Hits => by_date(),
        SortBy::Key(SortKey::Posted) => by_likeness(),
        SortBy::Alike(_) => SortBy::Given,
    }
}

/// Puts the roles in order, unless another order was asked for meanwhile; the selection stays on its role.
pub(super) fn on_sorted(model: &mut Model, generation: u64, order: Order) {
    if model.browse.sorting.generation == generation {
        model.browse.sorting.order = Some(order);
        rebuild_list(model);
    }
}
