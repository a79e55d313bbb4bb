//! The palette: what can be done where one is, by name.

use role_explorer::text::nearest_few;

use super::line::Line;
use crate::config::Config;
use crate::keymap::{Action, Binding, Place};
use crate::tui::wording::dialogs;

/// Names that are offered at the most where none has what is typed.
const MOST_NEAR: usize = 5;

/// The palette while it is open.
#[derive(Debug)]
pub(crate) struct Palette {
    /// Where it was opened.
    pub(crate) place: Place,
    /// What is typed to narrow it.
    pub(crate) line: Line,
    /// What passes, the best first.
    pub(crate) choices: Vec<Choice>,
    /// The selected one.
    pub(crate) selected: usize,
    /// The first one shown.
    pub(crate) first: usize,
}

/// Something to be done.
#[derive(Clone, Debug)]
pub(crate) enum Choice {
    /// An action of the place.
    Action(&'static Binding),
    /// A search of the configuration: its name and its query.
    Search(String, String),
}

impl Choice {
    /// What it is called.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Action(binding) => binding.name.to_owned(),
            Self::Search(name, _) => format!("@{name}"),
        }
    }

    /// What it does.
    pub(crate) fn description(&self) -> String {
        match self {
            Self::Action(binding) => binding.description.to_owned(),
            Self::Search(_, query) => dialogs::search_for(query),
        }
    }
}

impl Palette {
    /// The palette of a place, not narrowed yet.
    pub(crate) fn new(place: Place, config: &Config) -> Self {
        let mut palette = Self { place, line: Line::default(), choices: Vec::new(), selected: 0, first: 0 };
        palette.narrow(config);
        palette
    }

    /// Keeps what has all typed words in its name or its description; those whose name begins with what is typed come
    /// first, then those that have it in their name.
    pub(crate) fn narrow(&mut self, config: &Config) {
        let typed = self.line.text().trim().to_lowercase();
        let actions = config.keymap.here(self.place).map(|(binding, _)| binding);
        let actions = actions.filter(|binding| binding.action != Action::Palette).map(Choice::Action);
        let searches = config.searches.iter().map(|(name, query)| Choice::Search(name.clone(), query.clone()));
        let passes = |choice: &Choice| {
            let text = format!("{} {}", choice.name(), choice.description()).to_lowercase();
            typed.split_whitespace().all(|word| text.contains(word))
        };
        let all: Vec<Choice> = actions.chain(searches).collect();
        let dashed = typed.replace(' ', "-");
        self.choices = all.iter().filter(|choice| passes(choice)).cloned().collect();
        if self.choices.is_empty() {
            // Nothing has these words: a slip may stand in a name.
            let names: Vec<String> = all.iter().map(Choice::name).collect();
            let near = nearest_few(&dashed, names.iter().map(String::as_str), MOST_NEAR);
            let of = |name: &&str| all.iter().find(|choice| choice.name() == **name).cloned();
            self.choices = near.iter().filter_map(of).collect();
            self.selected = 0;
            return;
        }
        self.choices.sort_by_key(|choice| {
            let name = choice.name();
            // What everybody tries anyway, such as moving, comes last.
            let is_common = matches!(choice, Choice::Action(binding) if binding.hint.is_empty());
            (!name.starts_with(&dashed), !name.contains(&dashed), is_common)
        });
        self.selected = 0;
    }
}
