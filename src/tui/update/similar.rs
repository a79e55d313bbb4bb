//! The roles most like one of them: asking for them, choosing one to compare with.

use std::sync::Arc;

use crossterm::event::MouseEvent;
use role_explorer::compare::Similar;

use super::compare;
use crate::keymap::Action;
use crate::tui::layout;
use crate::tui::message::Effect;
use crate::tui::model::compare::Compare;
use crate::tui::model::{Model, Reader, SimilarRoles};
use crate::tui::page::similar;
use crate::tui::wording::notices;

/// Asks for the roles most like the selected one.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(role) = model.selected_role() else {
        model.say(notices::NO_ROLE_TO_FIND_LIKE);
        return vec![];
    };
    if model.catalog.entries.len() < 2 {
        model.say(notices::NO_OTHER_ROLE);
        return vec![];
    }
    show(model, role)
}

/// Asks for the roles most like one of them.
pub(super) fn show(model: &mut Model, role: usize) -> Vec<Effect> {
    let generation = model.next_generation();
    model.similar = Some(SimilarRoles { role, generation, roles: None, selected: 0, reader: Reader::default() });
    ask(model)
}

/// Asks, if something was asked for, is not answered, and can be found out.
pub(super) fn ask(model: &Model) -> Vec<Effect> {
    let open = model.similar.as_ref().filter(|similar| similar.roles.is_none());
    open.map_or_else(Vec::new, |similar| question(model, similar))
}

/// Asks anew, what is shown staying until the answer is there.
pub(super) fn ask_again(model: &mut Model) -> Vec<Effect> {
    let Some(mut similar) = model.similar.take() else { return vec![] };
    similar.generation = model.next_generation();
    let effects = question(model, &similar);
    model.similar = Some(similar);
    effects
}

/// Carries the list over to the numbers its roles have now, and asks for it anew; without its role, it closes.
pub(super) fn move_roles(model: &mut Model, moved: &[Option<usize>]) -> Vec<Effect> {
    let now = |number: usize| moved.get(number).copied().flatten();
    let Some(similar) = &mut model.similar else { return vec![] };
    let Some(role) = now(similar.role) else {
        model.similar = None;
        model.complain(notices::ROLE_COMPARED_WITH_IS_GONE);
        return vec![];
    };
    similar.role = role;
    if let Some(roles) = &mut similar.roles {
        let above = roles.iter().take(similar.selected).filter(|one| now(one.role).is_some()).count();
        roles.retain_mut(|one| now(one.role).map(|role| one.role = role).is_some());
        similar.selected = above.min(roles.len().saturating_sub(1));
        similar.reader.forget();
    }
    ask_again(model)
}

fn question(model: &Model, similar: &SimilarRoles) -> Vec<Effect> {
    let Some(tools) = model.tools.clone() else { return vec![] };
    let (catalog, decisions) = (Arc::clone(&model.catalog), Arc::clone(&model.decisions));
    let (role, generation) = (similar.role, similar.generation);
    vec![Effect::Similar { catalog, tools, role, decisions, generation }]
}

/// Shows the answer, unless something else was asked meanwhile; the selection stays on its role.
pub(super) fn on_found(model: &mut Model, generation: u64, roles: Vec<Similar>) {
    if let Some(similar) = model.similar.as_mut().filter(|similar| similar.generation == generation) {
        if let Some(before) = &similar.roles {
            let selected = before.get(similar.selected).map(|one| one.role);
            similar.selected = roles.iter().position(|one| Some(one.role) == selected).unwrap_or(0);
        }
        similar.selected = similar.selected.min(roles.len().saturating_sub(1));
        similar.roles = Some(roles);
        similar.reader.forget();
    }
}

/// An action in the list of similar roles.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    settle(model);
    let height = layout::opened(model).height;
    let Some(similar) = &mut model.similar else { return vec![] };
    match action {
        Action::Back | Action::Close => model.similar = None,
        Action::Open => return open_comparison(model),
        _ if action.is_movement() => {
            let goal = similar.reader.goal(similar.selected, action, height);
            if goal == similar.selected {
                model.say(notices::NO_FURTHER_ROLE);
            } else {
                similar.selected = goal;
            }
        }
        _ => {}
    }
    vec![]
}

/// Compares the role with the selected one.
fn open_comparison(model: &mut Model) -> Vec<Effect> {
    let Some(similar) = &model.similar else { return vec![] };
    let selected = similar.roles.as_ref().and_then(|roles| roles.get(similar.selected));
    let Some(roles) = selected.map(|other| vec![similar.role, other.role]) else { return vec![] };
    let generation = model.next_generation();
    model.compare = Some(Compare::new(roles, generation));
    compare::ask(model)
}

/// The mouse: a click selects a role, the wheel goes through them.
pub(super) fn on_mouse(model: &mut Model, mouse: MouseEvent, by: isize) {
    let area = layout::opened(model);
    let Some(similar) = &mut model.similar else { return };
    let tops = similar.reader.tops();
    if by != 0 {
        let goal = similar.selected.saturating_add_signed(by.signum());
        similar.selected = goal.min(tops.len().saturating_sub(1));
    } else if layout::holds(area, mouse.column, mouse.row) {
        let line = similar.reader.scroll + usize::from(mouse.row - area.y);
        similar.selected = tops.iter().rposition(|top| *top <= line).unwrap_or(similar.selected);
    }
}

/// Lays the answer out if it is not laid out for this width yet, and brings the selected role into the window.
pub(super) fn settle(model: &mut Model) {
    let area = layout::opened(model);
    let Some(mut similar) = model.similar.take() else { return };
    if let (Some(roles), true) = (&similar.roles, similar.reader.width != area.width) {
        let page = similar::page(roles, |number| model.role(number), area.width.into(), &model.theme);
        (similar.reader.page, similar.reader.width) = (page, area.width);
    }
    similar.reader.show_entry(similar.selected, area.height);
    model.similar = Some(similar);
}
