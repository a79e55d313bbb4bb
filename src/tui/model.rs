//! The state of the interface, as plain data. It does not know how it changes or how it is drawn.

mod aside;
pub(crate) mod browse;
pub(crate) mod compare;
pub(crate) mod facets;
pub(crate) mod history;
pub(crate) mod keeping;
pub(crate) mod line;
pub(crate) mod list;
pub(crate) mod matrix;
mod overlay;
pub(crate) mod palette;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Size;
use role_explorer::catalog::{Catalog, Place as Origin, SortKey};
use role_explorer::compare::{Decisions, Named};
use role_explorer::export::wording;
use role_explorer::problem::Problem;
use role_explorer::role::Role;
use role_explorer::search::Facet;

pub(crate) use self::aside::Aside;
use self::browse::{Browse, Pane};
use self::compare::{Compare, Shape};
use self::history::History;
use self::keeping::Keeping;
pub(crate) use self::overlay::{Choice, Copied, Copying, Entries, Export, Overlay, Reader, Shown, SimilarRoles};
use super::message::{Progress, SortBy, Tools};
use super::wording::{dialogs, notices, panes};
use crate::config::{Config, Look};
use crate::keymap::{Action, Key, Place};
use crate::theme::{Colours, Theme};

/// The whole state.
#[derive(Debug)]
pub(crate) struct Model {
    /// Where the roles come from.
    pub(crate) places: Vec<Origin>,
    /// The file of decisions that was named, if one was.
    pub(crate) named_pairings: Option<PathBuf>,
    /// The roles; empty until they are read.
    pub(crate) catalog: Arc<Catalog>,
    /// Whether the roles are still being read.
    pub(crate) loading: bool,
    /// How far that is, once it takes long.
    pub(crate) reading: Option<Progress>,
    /// Whether a file is being written.
    pub(crate) writing: bool,
    /// How far that is, as it was told last.
    pub(crate) written: Option<Progress>,
    /// Roles whose file is broken and which are shown as it held them last, by number.
    pub(crate) stale: BTreeSet<usize>,
    /// Files of competencies that are broken and of which what they defined last is kept.
    pub(crate) stale_definitions: BTreeSet<PathBuf>,
    /// The roles being read again, while they are.
    pub(crate) reloading: Option<Reloading>,
    /// What is wrong with the files they came from.
    pub(crate) problems: Vec<Problem>,
    /// What searching and comparing need; there soon after the roles.
    pub(crate) tools: Option<Arc<Tools>>,
    /// The size of the terminal.
    pub(crate) size: Size,
    /// How it looks.
    pub(crate) theme: Theme,
    /// The colours it may use.
    pub(crate) colours: Colours,
    /// Whether it is read to the user: no borders, no drawn signs, one pane at a time, and a line says what is selected.
    pub(crate) plain: bool,
    /// What the user set.
    pub(crate) config: Config,
    /// What is wrong in that.
    pub(crate) config_problems: Vec<Problem>,
    /// The keys typed that only begin something.
    pub(crate) typed: Vec<Key>,
    /// The roles put aside for comparing, by number, in the order in which they were marked.
    pub(crate) marks: Vec<usize>,
    /// The roles that have a bookmark, by number.
    pub(crate) bookmarks: BTreeSet<usize>,
    /// Columns of the list of roles, where the user chose them.
    pub(crate) list_columns: Option<u16>,
    /// What is kept of all this from one run to the next.
    pub(crate) keeping: Keeping,
    /// The views that were looked at.
    pub(crate) history: History,
    /// What the user decided on pairings.
    pub(crate) decisions: Arc<Decisions>,
    /// Pairings of one group each that were rejected at once in this run, and so are taken back at once.
    pub(crate) rejected_at_once: Vec<Vec<(Named, Named)>>,
    /// The file that keeps it; `None` where it is kept for this run only.
    pub(crate) pairings: Option<PathBuf>,
    /// How many changes of it are on their way to the file.
    pub(crate) recording: usize,
    /// The view at the root.
    pub(crate) browse: Browse,
    /// The roles like one of them over it, when they were asked for.
    pub(crate) similar: Option<SimilarRoles>,
    /// The comparison over both, when one is open.
    pub(crate) compare: Option<Compare>,
    /// What lies over the view; the last one has the keys.
    pub(crate) overlays: Vec<Overlay>,
    /// The message above the hints.
    pub(crate) notice: Option<Notice>,
    /// What the last key did beside what is to be seen of it in what is selected.
    pub(crate) aside: Option<Aside>,
    /// What no clipboard took: it is printed when the program ends.
    pub(crate) left_over: Option<String>,
    /// The number of the last question asked; answers to earlier ones are dropped.
    pub(crate) generation: u64,
    /// Why the program is to end, once it is.
    pub(crate) ended: Option<End>,
}

/// How the interface is to be.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The colours it may use.
    pub(crate) colours: Colours,
    /// Whether it is read to the user.
    pub(crate) plain: bool,
    /// What the user set.
    pub(crate) config: Config,
    /// What is wrong in that.
    pub(crate) problems: Vec<Problem>,
}

/// Why the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The user is done.
    Quit,
    /// The user broke it off (Ctrl-C).
    Interrupted,
}

/// Roles being read again.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reloading {
    /// Whether the user asked for it, who then hears of it even if nothing has changed.
    pub(crate) asked: bool,
    /// Whether something changed since it began, so that it has to be done once more.
    pub(crate) again: bool,
    /// Whether the user left off: what comes of it is not wanted.
    pub(crate) left: bool,
}

/// A message above the hints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// The message: one line, safe to show.
    pub(crate) text: String,
    /// Whether something failed.
    pub(crate) bad: bool,
    /// The file it says was written, from the root on: while it stands, keys copy its path and open it.
    pub(crate) written: Option<PathBuf>,
    /// The file it says is broken at present: it goes when that is no longer so.
    pub(crate) broken: Option<PathBuf>,
}

impl Notice {
    /// One that stands until it is talked over.
    pub(crate) fn new(text: impl Into<String>, bad: bool) -> Self {
        Self { text: text.into(), bad, written: None, broken: None }
    }

    /// Whether it is not talked over: a failure, or where a file went.
    pub(crate) fn stays(&self) -> bool {
        self.bad || self.written.is_some()
    }
}

impl Model {
    /// A model with no roles yet.
    pub(crate) fn new(theme: Theme, size: Size) -> Self {
        Self {
            places: Vec::new(),
            named_pairings: None,
            catalog: Arc::default(),
            loading: true,
            reading: None,
            writing: false,
            written: None,
            stale: BTreeSet::new(),
            stale_definitions: BTreeSet::new(),
            reloading: None,
            problems: Vec::new(),
            tools: None,
            size,
            theme,
            colours: Colours::All,
            plain: false,
            config: Config::default(),
            config_problems: Vec::new(),
            typed: Vec::new(),
            marks: Vec::new(),
            bookmarks: BTreeSet::new(),
            list_columns: None,
            keeping: Keeping::default(),
            history: History::default(),
            decisions: Arc::default(),
            rejected_at_once: Vec::new(),
            pairings: None,
            recording: 0,
            browse: Browse::default(),
            similar: None,
            compare: None,
            overlays: Vec::new(),
            notice: None,
            aside: None,
            left_over: None,
            generation: 0,
            ended: None,
        }
    }

    /// A model with no roles yet, as it is set.
    pub(crate) fn with(options: Options, size: Size) -> Self {
        let theme = match &options.config.look {
            Look::Theme(theme) => Theme::clone(theme),
            Look::Auto => Theme::standard(),
        };
        let mut model = Self::new(theme.shown_in(options.colours), size);
        if let Some(first) = options.problems.first() {
            // The path is long and known; `config check` tells it.
            let line = first.position.map(|at| at.line);
            model.complain(notices::configuration(line, &first.message, &model.key(Action::Problems)));
        }
        (model.colours, model.plain) = (options.colours, options.plain);
        (model.config, model.config_problems) = (options.config, options.problems);
        model
    }

    /// The role of a number.
    pub(crate) fn role(&self, number: usize) -> Option<&Role> {
        self.catalog.entries.get(number).map(|entry| &entry.role)
    }

    /// The number of the role that is selected in the list, or stands in the list's selected hit.
    pub(crate) fn selected_role(&self) -> Option<usize> {
        self.browse.selected_role()
    }

    /// Where a key goes.
    pub(crate) fn place(&self) -> Place {
        match self.overlays.last() {
            Some(Overlay::Problems(_)) => Place::Problems,
            Some(Overlay::Copy(_)) => Place::Copying,
            Some(Overlay::Palette(_)) => Place::Commands,
            Some(Overlay::Export(export)) if export.confirming.is_some() => Place::Replacing,
            Some(Overlay::Export(_)) => Place::Writing,
            Some(Overlay::Help(_, reader)) if reader.filter.as_ref().is_some_and(|filter| filter.editing) => {
                Place::Narrowing
            }
            Some(Overlay::Help(..) | Overlay::Why(_)) => Place::Reading,
            None if self.compare.as_ref().is_some_and(Compare::is_finding) => Place::Finding,
            None if self.compare.is_none() && self.similar.is_none() && self.browse.is_editing() => Place::Searching,
            None => self.view(),
        }
    }

    /// The view, whatever lies over it or is typed in it.
    pub(crate) fn view(&self) -> Place {
        if let Some(compare) = &self.compare {
            match compare.shape {
                _ if compare.gap.is_some() => Place::Gap,
                Shape::Pair => Place::Compare,
                Shape::Matrix if compare.matrix.opened.is_some() => Place::Statements,
                Shape::Matrix => Place::Matrix,
            }
        } else if self.similar.is_some() {
            Place::Similar
        } else {
            match self.browse.pane {
                Pane::List => Place::List,
                Pane::Detail => Place::Detail,
                Pane::Facets => Place::Facets,
            }
        }
    }

    /// What the roles are sorted by, in words; nothing for the order they are given in.
    pub(crate) fn order(&self) -> Option<String> {
        let fixed = match self.browse.sorting.by {
            SortBy::Hits if self.browse.query().is_some() => panes::MOST_HITS_FIRST,
            // Without a search there are no hits to sort by.
            SortBy::Given | SortBy::Hits => return None,
            SortBy::Key(SortKey::Title) => panes::BY_TITLE,
            SortBy::Key(SortKey::Organization) => panes::BY_ORGANIZATION,
            SortBy::Key(SortKey::Posted) => panes::NEWEST_FIRST,
            SortBy::Alike(role) => return Some(panes::most_like(&self.role(role)?.name())),
        };
        Some(fixed.to_owned())
    }

    /// Asks whether to overwrite a file, with the keys that answer.
    pub(crate) fn overwrite_question(&self) -> String {
        let key = |action| self.config.keymap.shown(action, Place::Replacing);
        dialogs::overwrite(key(Action::Overwrite).as_deref(), key(Action::Back).as_deref())
    }

    /// What a value of a facet is called.
    pub(crate) fn value_of(&self, facet: Facet, value: usize) -> &str {
        let values = self.tools.as_ref().map_or(&[][..], |tools| tools.facets.values(facet));
        values.get(value).map_or("", |value| &value.label)
    }

    /// What lets only some of the roles through beside a query, in words: `bookmarked · Organisation: Contoso or Fabrikam ·
    /// Degree: Bachelor's`.
    pub(crate) fn narrowing(&self) -> Option<String> {
        let bookmarked = self.browse.only_bookmarks.then(|| panes::BOOKMARKED.to_owned());
        let chosen = wording::chosen(&self.browse.facets.chosen, |facet, value| self.value_of(facet, value));
        bookmarked.into_iter().chain(chosen).reduce(|bookmarked, chosen| format!("{bookmarked} · {chosen}"))
    }

    /// What to press for an action here, as people read it.
    pub(crate) fn key(&self, action: Action) -> String {
        self.config.keymap.key(action, self.place())
    }

    /// A number for the next question.
    pub(crate) fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.generation
    }

    /// Says something above the hints.
    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::new(text, false));
    }

    /// Says what went wrong above the hints.
    pub(crate) fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice::new(text, true));
    }
}
