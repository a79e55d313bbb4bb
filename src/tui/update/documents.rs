//! What is shown where one is, as documents: to be written to a file, or copied.

use std::sync::Arc;

use role_explorer::text::safe;

use crate::keymap::Place;
use crate::save::About;
use crate::tui::message::Document;
use crate::tui::model::browse::Pane;
use crate::tui::model::compare::Compare;
use crate::tui::model::list::Row;
use crate::tui::model::{Model, Shown};
use crate::tui::wording::documents as words;

/// What can be written from where one is, what is likeliest wanted first.
pub(super) fn shown(model: &Model) -> Vec<Shown> {
    if let Some(compare) = &model.compare {
        return compared(model, compare);
    }
    if let Some(similar) = &model.similar {
        let stem = About::Similar(id(model, similar.role)).stem();
        let document = |roles: &Vec<_>| Document::Similar(Arc::clone(&model.catalog), similar.role, roles.clone());
        let list = similar.roles.as_ref().map(|roles| Shown { name: words::SIMILAR, document: document(roles), stem });
        return list.into_iter().chain(role(model, similar.role)).collect();
    }
    let selected = model.selected_role().and_then(|number| role(model, number));
    let mut shown: Vec<Shown> = hits(model).into_iter().chain(selected).chain(list(model)).collect();
    // Whoever reads a role means the role.
    if model.browse.pane == Pane::Detail && model.browse.answer().is_some() && shown.len() > 1 {
        shown.swap(0, 1);
    }
    shown
}

fn id(model: &Model, number: usize) -> &str {
    model.catalog.entries.get(number).map_or("role", |entry| &entry.role.id)
}

/// One role.
pub(super) fn role(model: &Model, number: usize) -> Option<Shown> {
    model.role(number)?;
    let document = Document::Role(Arc::clone(&model.catalog), number);
    Some(Shown { name: words::ROLE, document, stem: About::Role(id(model, number)).stem() })
}

/// What the search found.
fn hits(model: &Model) -> Option<Shown> {
    let (answer, tools) = (model.browse.answer()?, model.tools.as_ref()?);
    let within = model.browse.facets.within.clone();
    let (catalog, tools) = (Arc::clone(&model.catalog), Arc::clone(tools));
    let document =
        Document::Hits(catalog, tools, answer.asked.clone(), within, model.narrowing().map(String::into_boxed_str));
    Some(Shown { name: words::SEARCH_RESULT, document, stem: About::Search(&answer.query).stem() })
}

/// The roles as they are listed; under a search, those with hits.
fn list(model: &Model) -> Option<Shown> {
    let role = |row: &Row| match row {
        Row::Role(number) | Row::Heading(number) => Some(*number),
        Row::Hit(_) | Row::Facet(_) | Row::Value(..) => None,
    };
    let numbers: Vec<usize> = model.browse.list.rows().iter().filter_map(role).collect();
    // Under a search those with hits are listed, which the query tells.
    let query = model.browse.answer().map(|answer| safe(&answer.query).into_owned());
    let filter: Vec<String> = query.into_iter().chain(model.narrowing()).collect();
    let filter = (!filter.is_empty()).then(|| filter.join(" · ").into_boxed_str());
    let document = || Document::List(Arc::clone(&model.catalog), numbers.clone(), filter);
    (!numbers.is_empty()).then(|| Shown { name: words::LIST, document: document(), stem: About::Roles.stem() })
}

fn compared(model: &Model, compare: &Compare) -> Vec<Shown> {
    let Some(comparison) = &compare.comparison else { return vec![] };
    let (catalog, roles) = (|| Arc::clone(&model.catalog), || compare.roles.clone());
    let ids: Vec<&str> = compare.roles.iter().map(|number| id(model, *number)).collect();
    let whole = Shown {
        name: words::COMPARISON,
        document: Document::Comparison(catalog(), roles(), Arc::clone(comparison)),
        stem: About::Comparison(&ids).stem(),
    };
    let matrix = Shown {
        name: words::MATRIX,
        document: Document::Matrix(catalog(), roles(), Arc::clone(comparison)),
        stem: About::Matrix(&ids).stem(),
    };
    match model.view() {
        Place::Gap => {
            let (from, to) = compare.shown();
            let document = Document::Gap(catalog(), [from, to], Arc::clone(comparison), compare.pair);
            let stem = About::Gap([id(model, from), id(model, to)]).stem();
            vec![Shown { name: words::GAP, document, stem }, whole]
        }
        Place::Matrix | Place::Statements => vec![matrix, whole],
        _ => vec![whole, matrix],
    }
}
