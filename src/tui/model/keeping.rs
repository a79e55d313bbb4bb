//! What is kept from one run to the next, and how far the file is behind.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::state::Change;

/// The file of the user's state.
#[derive(Debug, Default)]
pub(crate) struct Keeping {
    /// Where it is; `None` where nothing is kept.
    pub(crate) file: Option<PathBuf>,
    /// Whether it is read. Before, nothing is written.
    pub(crate) is_read: bool,
    /// Whether changes are on their way to it. Further ones wait, so that a held key writes a few times and not a hundred.
    pub(crate) is_writing: bool,
    /// The changes on their way, or those that could not be written: they go with the next ones.
    pub(crate) unsaved: Vec<Change>,
    /// Whether it was said that something could not be written.
    pub(crate) has_complained: bool,
    /// What this instance has read and written.
    pub(crate) holds: Holdings,
}

/// What the file holds, as far as it is about the roles at hand.
#[derive(Clone, Debug, Default)]
pub(crate) struct Holdings {
    /// The marked roles.
    pub(crate) marks: Vec<usize>,
    /// The bookmarked ones.
    pub(crate) bookmarks: BTreeSet<usize>,
    /// The searches, the latest last.
    pub(crate) searches: Vec<String>,
    /// The role that was selected at the end.
    pub(crate) role: Option<usize>,
    /// The roles compared last.
    pub(crate) compared: Vec<usize>,
    /// Columns of the list of roles, where the user chose them.
    pub(crate) list_columns: Option<u16>,
}
