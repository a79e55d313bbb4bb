//! What can happen, and what can be asked to be done elsewhere. Plain data: nothing here acts.

mod document;
mod order;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::layout::Size;
use role_explorer::catalog::{Catalog, Place};
use role_explorer::compare::{Background, Comparison, Decisions, Edit, Similar, SimilarIndex};
use role_explorer::problem::Problem;
use role_explorer::search::{Chosen, Facet, Facets, Hits, Index, QueryProblem, RoleSet, Searcher};

pub(crate) use document::Document;
pub(crate) use order::{Order, SortBy};

use crate::state::{Change, Recollection};
use crate::tui::wording;

/// Something happened.
#[derive(Debug)]
pub(crate) enum Message {
    /// A key was pressed, or repeats.
    Key(KeyEvent),
    /// The mouse was moved or pressed.
    Mouse(MouseEvent),
    /// The mouse was pressed twice at one place.
    DoubleClick(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal told the colour of its background.
    Background {
        /// Whether that is dark.
        is_dark: bool,
    },
    /// The terminal has another size.
    Resize(Size),
    /// The roles are being read, perhaps again, and this is how far.
    Reading(Progress),
    /// The roles are read.
    Loaded {
        /// The roles.
        catalog: Arc<Catalog>,
        /// What is wrong with the files they came from.
        problems: Vec<Problem>,
        /// How far it came before the user left off; `None` where all files are read.
        left_off: Option<Progress>,
    },
    /// The roles can be searched and compared.
    Prepared(Arc<Tools>),
    /// The answer to [`Effect::Reload`]; nothing where the user left off.
    Reloaded(Option<Box<Reloaded>>),
    /// A file the roles came from has changed.
    Changed,
    /// The answer to [`Effect::Render`], to be copied.
    Rendered {
        /// What it is, with its article.
        name: &'static str,
        /// The text, or why there is none.
        text: Result<String, String>,
    },
    /// The answer to [`Effect::Copy`].
    Copied {
        /// What it is, with its article.
        name: &'static str,
        /// What took it.
        by: Copier,
    },
    /// The answer to [`Effect::Open`]: whether something was started to show the file.
    Opened(Result<(), String>),
    /// The editor has ended; or why it did not do what it should.
    Edited(Result<(), String>),
    /// The files are watched in a way the user should know of.
    Watched(String),
    /// The answer to [`Effect::Search`].
    Found {
        /// The number the question carried.
        generation: u64,
        /// The answer; nothing where nothing was searched for.
        hits: Hits,
        /// What of the query could not be understood.
        problems: Vec<QueryProblem>,
        /// The roles the chosen facets let through; `None` for all.
        within: Option<RoleSet>,
    },
    /// Why that answer holds nothing, where there is more to say.
    Explained {
        /// The number the question carried.
        generation: u64,
        /// Which terms stand in the way, and what there is without them.
        why: String,
    },
    /// The other half of that answer, where it was asked for.
    Counted {
        /// The number the question carried.
        generation: u64,
        /// How many roles have each value of a facet.
        counts: BTreeMap<Facet, Vec<usize>>,
    },
    /// The answer to [`Effect::Sort`].
    Sorted {
        /// The number the question carried.
        generation: u64,
        /// The answer.
        order: Order,
    },
    /// The answer to [`Effect::Compare`].
    Compared {
        /// The number the question carried.
        generation: u64,
        /// The answer.
        comparison: Arc<Comparison>,
    },
    /// The answer to [`Effect::Similar`].
    FoundSimilar {
        /// The number the question carried.
        generation: u64,
        /// The answer, most alike first.
        roles: Vec<Similar>,
    },
    /// The answer to [`Effect::Recollect`].
    Recollected(Arc<Catalog>, Box<Recollection>),
    /// The answer to [`Effect::Keep`]: what there is to be said of the file, or why nothing is kept.
    Kept(Result<Option<String>, String>),
    /// What was decided on pairings is read, with what is wrong in its file.
    Recalled(Decisions, Vec<Problem>),
    /// A change of that is written, and this is what the file now says; or why it is not.
    Recorded(Result<Decisions, String>),
    /// The answer to [`Effect::Preview`].
    Previewed {
        /// The number the question carried.
        generation: u64,
        /// The first lines of the document.
        lines: Vec<String>,
    },
    /// A file is being written, and this is how far.
    Writing(Progress),
    /// The answer to [`Effect::Write`].
    Written {
        /// The file that was to be written.
        path: PathBuf,
        /// The same from the root on, so that it means the same wherever it is put; or why it was not written.
        result: Result<PathBuf, WriteError>,
    },
}

/// How far something is that takes long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    /// How many files or parts are done.
    pub(crate) done: usize,
    /// How many there are.
    pub(crate) of: usize,
}

impl fmt::Display for Progress {
    /// `1,240 of 5,000`, or `1,240` where all is done or it is not known how far it goes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&wording::progress(self.done, self.of))
    }
}

/// What took a text that was copied.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Copier {
    /// The clipboard of the system.
    System,
    /// The terminal, which was asked to.
    Terminal,
    /// Nothing, and why; here is the text again.
    Nothing(&'static str, String),
}

/// Why a document was not written.
#[derive(Debug)]
pub(crate) enum WriteError {
    /// Something is there already; it was left alone.
    Exists,
    /// The user left off before anything was written.
    LeftOff,
    /// What failed, in one line.
    Failed(String),
}

/// What searching and comparing need beside the roles themselves. Built once a catalog, on the worker.
#[derive(Debug)]
pub(crate) struct Tools {
    /// The index over all words.
    pub(crate) index: Arc<Index>,
    /// Who asks it and remembers the last questions. Locked on the worker alone, so that nobody waits for a search.
    pub(crate) searcher: Mutex<Searcher>,
    /// What the roles can be told apart by.
    pub(crate) facets: Facets,
    /// How common each stem is.
    pub(crate) background: Background,
    /// What finding similar roles needs; built when somebody first asks for them.
    pub(crate) similar: OnceLock<SimilarIndex>,
}

/// The roles as they are now, to take the place of those there were.
#[derive(Debug)]
pub(crate) struct Reloaded {
    /// The roles.
    pub(crate) catalog: Arc<Catalog>,
    /// What is wrong with the files they came from.
    pub(crate) problems: Vec<Problem>,
    /// Those whose file is broken and no longer holds them, by number.
    pub(crate) stale: BTreeSet<usize>,
    /// The files of competencies that are broken and of which what they defined last is kept.
    pub(crate) stale_definitions: BTreeSet<PathBuf>,
    /// The number each role of before has now; `None` for one that is gone.
    pub(crate) moved: Vec<Option<usize>>,
    /// How many of those that are still there say something else.
    pub(crate) changed: usize,
    /// Whether the others are in another order, in other files or at other places of them, or the competencies are others.
    pub(crate) is_shifted: bool,
    /// What searching and comparing them need.
    pub(crate) tools: Arc<Tools>,
}

/// Something to be done that may take longer than a frame, or that touches the world outside.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Read the roles of these places.
    Load(Vec<Place>),
    /// Read the roles of these places again, to take the place of those that were read `before`.
    Reload {
        /// From where.
        places: Vec<Place>,
        /// The roles there are.
        before: Arc<Catalog>,
        /// What searching and comparing them needs, as far as it is there.
        tools: Option<Arc<Tools>>,
    },
    /// Tell when files change that roles of these places come from.
    Watch(Vec<Place>),
    /// Build what searching and comparing need. Waits until what is known is on the screen.
    Prepare(Arc<Catalog>),
    /// Search the roles, and count the facets of what is found.
    Search {
        /// Where.
        catalog: Arc<Catalog>,
        /// With what.
        tools: Arc<Tools>,
        /// For what; where it is empty, only the facets filter.
        query: String,
        /// The facets that filter.
        chosen: Chosen,
        /// The roles to search among, by number; `None` for all.
        among: Option<Vec<usize>>,
        /// Whether the facets are to be counted.
        counted: bool,
        /// Comes back with the answer.
        generation: u64,
    },
    /// Put all roles in order.
    Sort {
        /// Where.
        catalog: Arc<Catalog>,
        /// With what.
        tools: Arc<Tools>,
        /// By what.
        by: SortBy,
        /// What the user decided on pairings, by which roles are more or less alike.
        decisions: Arc<Decisions>,
        /// Comes back with the answer.
        generation: u64,
    },
    /// Compare roles.
    Compare {
        /// Where.
        catalog: Arc<Catalog>,
        /// With what.
        tools: Arc<Tools>,
        /// Which, by number; the first is the baseline.
        roles: Vec<usize>,
        /// What the user decided on pairings.
        decisions: Arc<Decisions>,
        /// Comes back with the answer.
        generation: u64,
    },
    /// Find the roles most like one of them.
    Similar {
        /// Where.
        catalog: Arc<Catalog>,
        /// With what.
        tools: Arc<Tools>,
        /// Like which, by number.
        role: usize,
        /// What the user decided on pairings.
        decisions: Arc<Decisions>,
        /// Comes back with the answer.
        generation: u64,
    },
    /// Read what was kept from earlier runs.
    Recollect {
        /// The file.
        file: PathBuf,
        /// The roles it may be about.
        catalog: Arc<Catalog>,
    },
    /// Change what is kept for later runs, whoever else does.
    Keep {
        /// The file.
        file: PathBuf,
        /// The roles the changes are about.
        catalog: Arc<Catalog>,
        /// The changes, in order.
        changes: Vec<Change>,
    },
    /// Read what was decided on pairings.
    Recall(PathBuf),
    /// Change what a file says of pairings, whoever else writes it.
    Record {
        /// The file.
        file: PathBuf,
        /// The changes, in order.
        changes: Vec<Edit>,
    },
    /// Show how a document would begin.
    Preview {
        /// What to write.
        document: Document,
        /// Where to, which decides on the format.
        path: PathBuf,
        /// Comes back with the answer.
        generation: u64,
    },
    /// Write a document to a file.
    Write {
        /// What to write.
        document: Document,
        /// Where to, which decides on the format.
        path: PathBuf,
        /// Whether what is there may be replaced.
        overwrite: bool,
    },
    /// Make a text of a document, to be copied.
    Render {
        /// What it is, with its article.
        name: &'static str,
        /// The document.
        document: Document,
    },
    /// Put a text on the clipboard.
    Copy {
        /// What it is, with its article.
        name: &'static str,
        /// The text.
        text: String,
    },
    /// Leave off what takes long: reading the roles for the first time, or writing a file.
    LeaveOff,
    /// Leave off reading the roles again.
    LeaveReload,
    /// Open a file with whatever shows its kind.
    Open(PathBuf),
    /// Let the user edit a file.
    Edit {
        /// The file.
        path: PathBuf,
        /// The line to begin at, from 1.
        line: u32,
    },
    /// Go to the background.
    Suspend,
    /// Draw the whole screen anew.
    Redraw,
}
