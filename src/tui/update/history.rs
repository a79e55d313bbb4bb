//! Going back and forward through what was viewed.

use role_explorer::catalog::Catalog;
use role_explorer::text::Text;

use super::{browse, compare, search, similar};
use crate::tui::message::Effect;
use crate::tui::model::browse::{Pane, Search, Seek};
use crate::tui::model::compare::{Compare, Shape};
use crate::tui::model::history::{BrowseView, CompareView, History, SimilarView, View};
use crate::tui::model::line::Line;
use crate::tui::model::{Model, Reader};
use crate::tui::page::compare::Settings;
use crate::tui::wording::notices;

/// Notes what is on the screen. To be called after every message.
pub(super) fn note(model: &mut Model) {
    let changing =
        model.loading || !model.overlays.is_empty() || model.browse.is_editing() || model.browse.seek.is_some();
    if !changing {
        let view = view(model);
        model.history.note(view);
    }
}

/// Puts the comparison of an earlier run before all that is viewed in this one.
pub(super) fn begin_with(model: &mut Model, compared: &[usize]) {
    if compared.len() < 2 {
        return;
    }
    let roles = compared.iter().filter_map(|role| id(model, *role)).collect();
    let shape = if compared.len() > 2 { Shape::Matrix } else { Shape::Pair };
    let settings = Settings::default();
    let compare = CompareView { roles, shape, pair: 0, gap: false, settings, anchor: None, scroll: 0, cell: (0, 0) };
    let here = view(model);
    model.history.note(here.clone());
    model.history.begin_with(View { compare: Some(compare), similar: None, browse: here.browse });
}

/// The roles of the comparison that was looked at last.
pub(super) fn compared(history: &History, catalog: &Catalog) -> Option<Vec<usize>> {
    history.compared().and_then(|roles| numbers(catalog, roles))
}

/// Goes to the view before this one, or after it.
pub(super) fn go(model: &mut Model, back: bool) -> Vec<Effect> {
    let Some(view) = model.history.step(back) else {
        model.say(if back { notices::NO_EARLIER_VIEW } else { notices::NO_LATER_VIEW });
        return vec![];
    };
    let compared = view.compare.as_ref().map(|compare| numbers(&model.catalog, &compare.roles));
    if compared.as_ref().is_some_and(Option::is_none) {
        model.say(notices::COMPARED_ROLE_IS_NOT_HERE);
    }
    let mut effects = show_browse(model, view.browse);
    model.similar = None;
    model.compare = None;
    if let Some(role) = view.similar.as_ref().and_then(|similar| number(&model.catalog, &similar.role)) {
        effects.extend(similar::show(model, role));
        let selected = view.similar.map_or(0, |similar| similar.selected);
        if let Some(similar) = &mut model.similar {
            similar.selected = selected;
        }
    }
    if let (Some(compare), Some(Some(roles))) = (&view.compare, compared) {
        effects.extend(show_comparison(model, compare, roles));
    }
    effects
}

/// Shows the roles as they were shown, without asking what is known.
fn show_browse(model: &mut Model, view: BrowseView) -> Vec<Effect> {
    let role = view.role.as_ref().and_then(|id| number(&model.catalog, id));
    let browse = &mut model.browse;
    let query = browse.search.as_ref().map_or("", |search| search.line.text().trim());
    let same = (query, &browse.facets.chosen, browse.only_bookmarks)
        == (view.query.as_str(), &view.chosen, view.only_bookmarks);
    browse.zoomed &= browse.pane == view.pane;
    browse.pane = if view.pane == Pane::Facets && !browse.facets.open { Pane::List } else { view.pane };
    browse.seek = role.map(|role| Seek { role, hit: view.hit });
    browse.detail.goal = role.map(|role| (role, view.scroll));
    if same {
        search::go_to_sought(model);
        return vec![];
    }
    browse.facets.chosen = view.chosen;
    browse.only_bookmarks = view.only_bookmarks;
    let line = Line::new(&view.query);
    let from = role.unwrap_or(0);
    browse.search = (!view.query.is_empty()).then(|| Search { line, from, ..Search::default() });
    browse::rebuild_list(model);
    let effects = search::ask(model);
    if effects.is_empty() {
        search::go_to_sought(model);
    }
    effects
}

fn show_comparison(model: &mut Model, view: &CompareView, roles: Vec<usize>) -> Vec<Effect> {
    let generation = model.next_generation();
    let mut compare = Compare::new(roles, generation);
    (compare.shape, compare.pair, compare.settings) = (view.shape, view.pair, view.settings);
    (compare.anchors, compare.scroll) = (view.anchor.into_iter().collect(), view.scroll);
    (compare.matrix.row, compare.matrix.column) = view.cell;
    compare.gap = view.gap.then(Reader::default);
    model.compare = Some(compare);
    compare::ask(model)
}

/// What is on the screen.
fn view(model: &Model) -> View {
    let browse = &model.browse;
    let similar = model.similar.as_ref();
    View {
        browse: BrowseView {
            role: browse.selected_role().and_then(|role| id(model, role)),
            hit: browse.selected_hit().map(|hit| hit.pointer.clone()),
            pane: browse.pane,
            query: browse.search.as_ref().map(|search| search.line.text().trim().to_owned()).unwrap_or_default(),
            chosen: browse.facets.chosen.clone(),
            only_bookmarks: browse.only_bookmarks,
            scroll: browse.detail.scroll,
        },
        similar: similar
            .and_then(|similar| Some(SimilarView { role: id(model, similar.role)?, selected: similar.selected })),
        compare: model.compare.as_ref().map(|compare| CompareView {
            roles: compare.roles.iter().filter_map(|role| id(model, *role)).collect(),
            shape: compare.shape,
            pair: compare.pair,
            gap: compare.gap.is_some(),
            settings: compare.settings,
            anchor: compare.anchors.get(compare.selected).copied(),
            scroll: compare.scroll,
            cell: (compare.matrix.row, compare.matrix.column),
        }),
    }
}

fn id(model: &Model, role: usize) -> Option<Text> {
    model.role(role).map(|role| role.id.clone())
}

fn number(catalog: &Catalog, id: &Text) -> Option<usize> {
    catalog.roles().position(|role| role.id == *id)
}

/// The numbers of all of them, or nothing where one is not there.
fn numbers(catalog: &Catalog, ids: &[Text]) -> Option<Vec<usize>> {
    ids.iter().map(|id| number(catalog, id)).collect()
}
