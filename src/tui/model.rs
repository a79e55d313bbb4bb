//! The state of the interface, as plain data. It does not know how it changes or how it is drawn.

pub(crate) mod browse;
pub(crate) mod compare;
pub(crate) mod facets;
pub(crate) mod history;
pub(crate) mod keeping;
pub(crate) mod line;
pub(crate) mod list;
pub(crate) mod matrix;
pub(crate) mod palette;

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Size;
use role_explorer::catalog::{Catalog, Place as Origin};
use role_explorer::compare::{Decisions, Similar};
use role_explorer::problem::Problem;
use role_explorer::role::Role;

use self::browse::{Browse, Pane};
use self::compare::{Compare, Shape};
use self::history::History;
use self::keeping::Keeping;
use self::line::Line;
use self::palette::Palette;
use super::message::{Document, Progress, Tools};
use super::page::{Page, Target};
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
    /// Roles whose file is broken and which are shown as it held them last, by number.
    pub(crate) stale: BTreeSet<usize>,
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
}

/// A message above the hints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// The message: one line, safe to show.
    pub(crate) text: String,
    /// Whether something failed.
    pub(crate) bad: bool,
    /// The file it says was written: while it stands, keys copy its path and open it.
    pub(crate) written: Option<PathBuf>,
}

/// What lies over a view.
#[derive(Debug)]
pub(crate) enum Overlay {
    /// The keys of the place one came from.
    Help(Place, Reader),
    /// Why the selected hit is found.
    Why(Reader),
    /// What is wrong with the files.
    Problems(Entries),
    /// Choosing what to copy.
    Copy(Copying),
    /// Writing a document to a file.
    Export(Export),
    /// What can be done, by name.
    Palette(Palette),
}

/// A text to read, taller than its window.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// The text.
    pub(crate) page: Page,
    /// The first line shown.
    pub(crate) scroll: usize,
    /// The columns it was laid out for; 0 when it has to be laid out.
    pub(crate) width: u16,
    /// What narrows it, where it can be narrowed and is.
    pub(crate) filter: Option<Filter>,
}

/// What narrows a text to the lines that have to do with it.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    /// What is typed.
    pub(crate) line: Line,
    /// Whether it has the keys.
    pub(crate) editing: bool,
}

/// The choice of what to copy.
#[derive(Debug)]
pub(crate) struct Copying {
    /// What can be copied, what is likeliest wanted first; never empty.
    pub(crate) choices: Vec<Choice>,
    /// The selected one.
    pub(crate) selected: usize,
}

/// Something that can be copied.
#[derive(Debug)]
pub(crate) struct Choice {
    /// What copies it.
    pub(crate) action: Action,
    /// What it is, with its article.
    pub(crate) name: &'static str,
    /// What would be copied.
    pub(crate) what: Copied,
}

/// What would be copied.
#[derive(Debug)]
pub(crate) enum Copied {
    /// A text, safe to show.
    Text(String),
    /// What is still to be written.
    Document(Document),
}

/// A text in entries, one of them selected: every entry a section of the page.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// The text.
    pub(crate) reader: Reader,
    /// The selected entry.
    pub(crate) selected: usize,
}

impl Reader {
    /// The first line of each entry, where every one is a section.
    pub(crate) fn tops(&self) -> Vec<usize> {
        self.page.stops.iter().filter(|stop| stop.target == Target::Section).map(|stop| stop.line).collect()
    }

    /// The lines of an entry: from its first to the one after its last, with the air below it.
    pub(crate) fn entry(&self, number: usize) -> Range<usize> {
        let (tops, lines) = (self.tops(), self.page.lines.len());
        let top = tops.get(number).copied().unwrap_or(0);
        top..tops.get(number + 1).copied().unwrap_or(lines)
    }

    /// Scrolls as little as brings an entry into a window of `height` lines.
    pub(crate) fn show_entry(&mut self, number: usize, height: u16) {
        let entry = self.entry(number);
        let scroll = self.scroll.max(entry.end.saturating_sub(height.into())).min(entry.start);
        self.scroll = scroll.min(self.page.lines.len().saturating_sub(height.into()));
    }

    /// The entry that an action leads to from the entry `here`, in a window of `height` lines.
    pub(crate) fn goal(&self, here: usize, action: Action, height: u16) -> usize {
        let tops = self.tops();
        let (last, height) = (tops.len().saturating_sub(1), usize::from(height).max(1));
        let at = |line: usize| tops.partition_point(|top| *top <= line).saturating_sub(1);
        let line = tops.get(here).copied().unwrap_or(0);
        let goal = match action {
            Action::Down => here + 1,
            Action::Up => here.saturating_sub(1),
            Action::Top => 0,
            Action::Bottom => last,
            Action::PageDown => at(line + height).max(here + 1),
            Action::PageUp => at(line.saturating_sub(height)).min(here.saturating_sub(1)),
            _ => here,
        };
        goal.min(last)
    }
}

/// The roles most like one of them.
#[derive(Debug)]
pub(crate) struct SimilarRoles {
    /// The role, by number.
    pub(crate) role: usize,
    /// The number of the question.
    pub(crate) generation: u64,
    /// The answer, once there is one: most alike first.
    pub(crate) roles: Option<Vec<Similar>>,
    /// The selected one.
    pub(crate) selected: usize,
    /// The text: every role a section.
    pub(crate) reader: Reader,
}

/// The dialog for writing a document.
#[derive(Debug)]
pub(crate) struct Export {
    /// What can be written from where one is, what is likeliest wanted first; never empty.
    pub(crate) choices: Vec<Shown>,
    /// Which of it is written.
    pub(crate) chosen: usize,
    /// The file name as typed.
    pub(crate) name: Line,
    /// How the document begins.
    pub(crate) preview: Vec<String>,
    /// The file that was found there already and the user is asked about.
    pub(crate) confirming: Option<PathBuf>,
}

/// Something that is shown, as a document.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// What it is, with its article.
    pub(crate) name: &'static str,
    /// The document.
    pub(crate) document: Document,
    /// What its file may be called, without an ending.
    pub(crate) stem: String,
}

impl Export {
    /// What is written.
    pub(crate) fn document(&self) -> &Document {
        &self.choices[self.chosen].document
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
            stale: BTreeSet::new(),
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
            pairings: None,
            recording: 0,
            browse: Browse::default(),
            similar: None,
            compare: None,
            overlays: Vec::new(),
            notice: None,
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
            let line = first.position.map(|at| format!(" line {}", at.line)).unwrap_or_default();
            model.complain(format!(
                "Configuration{line}: {} · {} tells more",
                first.message,
                model.key(Action::Problems)
            ));
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

    /// Where a key goes that no text line takes.
    pub(crate) fn place(&self) -> Place {
        if let Some(overlay) = self.overlays.last() {
            match overlay {
                Overlay::Problems(_) => Place::Problems,
                Overlay::Copy(_) => Place::Copying,
                _ => Place::Reading,
            }
        } else if let Some(compare) = &self.compare {
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
        self.notice = Some(Notice { text: text.into(), bad: false, written: None });
    }

    /// Says what went wrong above the hints.
    pub(crate) fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), bad: true, written: None });
    }
}
