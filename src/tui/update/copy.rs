//! Copying: choosing what, having it written, and saying what took it.

use role_explorer::catalog;
use role_explorer::role::Pointer;
use role_explorer::text::safe;

use super::{documents, edit, settle};
use crate::keymap::{Action, Place};
use crate::tui::message::{Copier, Document, Effect, SortBy};
use crate::tui::model::browse::Pane;
use crate::tui::model::{Choice, Copied, Copying, Model, Overlay};
use crate::tui::wording::{documents as words, notices};

/// Opens the choice of what to copy.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    // What is selected is read off what is laid out, which an answer may have overtaken.
    settle(model);
    let choices = choices(model);
    if choices.is_empty() {
        model.say(notices::NOTHING_TO_COPY);
    } else {
        model.overlays.push(Overlay::Copy(Copying { choices, selected: 0 }));
    }
    vec![]
}

/// What can be copied from where one is.
fn choices(model: &Model) -> Vec<Choice> {
    let at = edit::selected(model);
    let statement = at.as_ref().and_then(|(role, pointer)| statement(model, *role, pointer));
    let at_the_top = edit::at_the_top(model).is_some();
    let called = if at_the_top { words::STATEMENT_AT_THE_TOP } else { words::STATEMENT };
    let role = at.and_then(|(number, _)| documents::role(model, number));
    // What is shown beside the role: the list says little more than the role does.
    let is_more = |document: &Document| !matches!(document, Document::Role(..) | Document::List(..));
    let shown = documents::shown(model).into_iter().find(|shown| is_more(&shown.document));
    let text = |action, name, text| Choice { action, name, what: Copied::Text(text) };
    let document = |action, name, document| Choice { action, name, what: Copied::Document(document) };
    let mut choices = [
        statement.map(|told| text(Action::CopyStatement, called, told)),
        role.map(|role| document(Action::CopyRole, words::ROLE, role.document)),
        shown.map(|shown| document(Action::CopyShown, shown.name, shown.document)),
        command(model).map(|line| text(Action::CopyCommand, words::COMMAND_LINE, line)),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>();
    // Whoever selected no statement rather means the role.
    if at_the_top && choices.len() > 1 {
        choices.swap(0, 1);
    }
    choices
}

/// What the part of a role says that a JSON pointer names.
fn statement(model: &Model, role: usize, pointer: &str) -> Option<String> {
    let hit = model
        .browse
        .selected_hit()
        .filter(|hit| model.compare.is_none() && (hit.role, &*hit.pointer) == (role, pointer));
    if let Some(hit) = hit {
        return Some(hit.text.clone());
    }
    let role = model.role(role)?;
    if pointer == "/summary" {
        return role.summary.as_ref().map(ToString::to_string);
    }
    let item = role.item(Pointer::parse(pointer)?)?;
    Some(item.text.to_string())
}

/// An action in the choice of what to copy.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Copy(copying)) = model.overlays.last_mut() else { return vec![] };
    let last = copying.choices.len() - 1;
    let chosen = match action {
        Action::Down => {
            copying.selected = (copying.selected + 1).min(last);
            return vec![];
        }
        Action::Up => {
            copying.selected = copying.selected.saturating_sub(1);
            return vec![];
        }
        Action::Top | Action::PageUp => {
            copying.selected = 0;
            return vec![];
        }
        Action::Bottom | Action::PageDown => {
            copying.selected = last;
            return vec![];
        }
        Action::CopySelected => Some(copying.selected),
        Action::Back | Action::Close => None,
        _ => {
            let chosen = copying.choices.iter().position(|choice| choice.action == action);
            if chosen.is_none() {
                model.say(notices::NOT_COPIED_FROM_HERE);
                return vec![];
            }
            chosen
        }
    };
    let Some(Overlay::Copy(mut copying)) = model.overlays.pop() else { return vec![] };
    let Some(place) = chosen else { return vec![] };
    let Choice { name, what, .. } = copying.choices.swap_remove(place);
    model.say(notices::copying(name));
    match what {
        Copied::Text(text) => vec![Effect::Copy { name, text }],
        Copied::Document(document) => vec![Effect::Render { name, document }],
    }
}

/// Copies what was written, or says why it was not.
pub(super) fn on_rendered(model: &mut Model, name: &'static str, text: Result<String, String>) -> Vec<Effect> {
    match text {
        Ok(text) => vec![Effect::Copy { name, text }],
        Err(why) => {
            model.complain(why);
            vec![]
        }
    }
}

/// Says what took the text; what nothing took is kept for the end.
pub(super) fn on_copied(model: &mut Model, name: &'static str, by: Copier) {
    match by {
        Copier::System => model.say(notices::copied_by_system(name)),
        Copier::Terminal => model.say(notices::copied_by_terminal(name)),
        Copier::Nothing(why, text) => {
            let before = model.left_over.take();
            model.left_over = Some(before.map_or_else(|| text.clone(), |before| format!("{before}\n{text}")));
            model.complain(notices::not_copied(why));
        }
    }
}

/// The command line that prints what is shown; `None` where none does.
fn command(model: &Model) -> Option<String> {
    let id = |number: usize| Some(model.role(number)?.id.to_string());
    let mut compares = false;
    let mut words: Vec<String> = vec!["role-explorer".to_owned()];
    if let Some(compare) = &model.compare {
        compares = true;
        let (left, right) = compare.shown();
        let (command, roles) = match model.view() {
            Place::Gap => (vec!["gap"], vec![left, right]),
            Place::Matrix | Place::Statements => (vec!["compare", "--matrix"], compare.roles.clone()),
            _ => (vec!["compare"], vec![left, right]),
        };
        words.extend(command.into_iter().map(str::to_owned));
        for role in roles {
            words.push(id(role)?);
        }
    } else if let Some(similar) = &model.similar {
        compares = true;
        words.extend(["similar".to_owned(), id(similar.role)?]);
    } else if let Some(answer) = model.browse.answer() {
        let query = answer.query.trim();
        words.push("search".to_owned());
        words.extend(kept(model)?);
        words.extend(query.starts_with('-').then(|| "--".to_owned()));
        words.push(query.to_owned());
    } else if model.browse.pane == Pane::Detail {
        words.extend(["show".to_owned(), id(model.selected_role()?)?]);
    } else {
        words.push("list".to_owned());
        if let SortBy::Key(key) = model.browse.sorting.by {
            words.extend(["--sort".to_owned(), key.name().to_owned()]);
        }
        words.extend(kept(model)?);
    }
    let mut options = Vec::new();
    // Beside the built-in roles stands only what the configuration adds, which the command line adds too.
    let named = model.places.iter().filter(|_| !model.places.contains(&catalog::Place::BuiltIn));
    for place in named {
        let path = match place {
            catalog::Place::Path(path) => path.to_string_lossy().into_owned(),
            catalog::Place::Input => "-".to_owned(),
            catalog::Place::BuiltIn | catalog::Place::UserDirectory => continue,
        };
        options.extend(["--catalog".to_owned(), path]);
    }
    if let (Some(file), true) = (&model.named_pairings, compares) {
        options.extend(["--pairings".to_owned(), file.to_string_lossy().into_owned()]);
    }
    words.splice(1..1, options);
    let quoted: Vec<String> = words.iter().map(|word| quote(word)).collect();
    Some(safe(&quoted.join(" ")).into_owned())
}

/// The options that keep to the roles with the chosen values of facets; `None` where bookmarks filter them, too, which are
/// nobody else's.
fn kept(model: &Model) -> Option<Vec<String>> {
    if model.browse.only_bookmarks {
        return None;
    }
    let mut options = Vec::new();
    for (facet, value) in model.browse.facets.chosen.iter() {
        let value = model.tools.as_ref()?.facets.values(facet).get(value)?;
        options.extend(["--only".to_owned(), format!("{}:{}", facet.field(), value.label)]);
    }
    Some(options)
}

/// A word as a shell takes it for one.
fn quote(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+=,".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
