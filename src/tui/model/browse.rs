//! The state of the view at the root: the list, the search over it, the role beside it.

use role_explorer::search::{Hits, QueryProblem};

use super::line::Line;
use super::list::{List, Row};
use crate::tui::page::Page;

/// The view at the root.
#[derive(Debug, Default)]
pub(crate) struct Browse {
    /// The pane that has the keys.
    pub(crate) pane: Pane,
    /// Whether that pane has the whole screen.
    pub(crate) zoomed: bool,
    /// The roles, or the hits of the search.
    pub(crate) list: List,
    /// The search, when there is one.
    pub(crate) search: Option<Search>,
    /// The selected role.
    pub(crate) detail: Detail,
}

/// A pane of the view at the root.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pane {
    /// The list of roles or hits.
    #[default]
    List,
    /// The selected role.
    Detail,
}

/// A search.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The query as typed.
    pub(crate) line: Line,
    /// Whether the line has the keys.
    pub(crate) editing: bool,
    /// The number of the role that was selected when it began.
    pub(crate) from: usize,
    /// Whether Enter was pressed before the answer was there.
    pub(crate) going: bool,
    /// The number of the question under way or answered last.
    pub(crate) generation: u64,
    /// The answer, once there is one.
    pub(crate) answer: Option<Answer>,
}

/// What a search found.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The number of the question.
    pub(crate) generation: u64,
    /// The hits, best first.
    pub(crate) hits: Hits,
    /// How many roles they stand in.
    pub(crate) roles: usize,
    /// What of the query could not be understood.
    pub(crate) problems: Vec<QueryProblem>,
}

/// The selected role, laid out.
#[derive(Debug, Default)]
pub(crate) struct Detail {
    /// What the page was laid out for; `None` when it has to be laid out anew.
    pub(crate) laid_out: Option<LaidOut>,
    /// The page.
    pub(crate) page: Page,
    /// The first line shown.
    pub(crate) scroll: usize,
}

/// What a page of the detail pane depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LaidOut {
    /// The role, by number.
    pub(crate) role: usize,
    /// The selected row of the list.
    pub(crate) row: Row,
    /// The columns.
    pub(crate) width: u16,
    /// The search whose hits are marked, 0 for none.
    pub(crate) search: u64,
}

impl Search {
    /// Whether the answer is the one to the query as it stands.
    pub(crate) fn is_answered(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.generation == self.generation)
    }
}

impl Browse {
    /// The number of the role that is selected, or stands in the selected hit.
    pub(crate) fn selected_role(&self) -> Option<usize> {
        match self.list.row()? {
            Row::Role(number) | Row::Heading(number) => Some(number),
            Row::Hit(place) => Some(self.answer()?.hits.hits.get(place)?.role),
        }
    }

    /// What the search found, if there is a search and it is answered.
    pub(crate) fn answer(&self) -> Option<&Answer> {
        self.search.as_ref()?.answer.as_ref()
    }

    /// Whether the search line has the keys.
    pub(crate) fn is_editing(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.editing)
    }
}
