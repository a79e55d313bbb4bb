//! The state of the view at the root: the list, the search over it, the role beside it.

use role_explorer::export::wording::nothing;
use role_explorer::search::{Hit, Hits, QueryProblem};

use super::facets::FacetPane;
use super::line::Line;
use super::list::{List, Row};
use crate::tui::message::{Order, SortBy};
use crate::tui::page::role::Folded;
use crate::tui::page::{Page, Target};

/// The view at the root.
#[derive(Debug, Default)]
pub(crate) struct Browse {
    /// The pane that has the keys.
    pub(crate) pane: Pane,
    /// Whether that pane has the whole screen.
    pub(crate) zoomed: bool,
    /// The roles, or the hits of the search.
    pub(crate) list: List,
    /// The columns its rows were measured for.
    pub(crate) list_width: u16,
    /// The search, when there is one.
    pub(crate) search: Option<Search>,
    /// The searches of this session, the latest last.
    pub(crate) searches: Vec<String>,
    /// What the roles are sorted by.
    pub(crate) sorting: Sorting,
    /// The facets, which filter as well.
    pub(crate) facets: FacetPane,
    /// The sections of roles of which only the heading is shown.
    pub(crate) folded: Folded,
    /// Whether only bookmarked roles are shown, which filters as well.
    pub(crate) only_bookmarks: bool,
    /// What an earlier view had selected, until what passes its filters is known.
    pub(crate) seek: Option<Seek>,
    /// The number of the last question for what passes these filters.
    pub(crate) asked: u64,
    /// The query of that question.
    pub(crate) asked_query: String,
    /// The selected role.
    pub(crate) detail: Detail,
}

/// What is to be selected.
#[derive(Debug)]
pub(crate) struct Seek {
    /// The role, by number.
    pub(crate) role: usize,
    /// The JSON pointer of its hit, where one was selected.
    pub(crate) hit: Option<String>,
}

/// What the roles are sorted by.
#[derive(Debug, Default)]
pub(crate) struct Sorting {
    /// What was asked for.
    pub(crate) by: SortBy,
    /// The number of the question.
    pub(crate) generation: u64,
    /// The answer; `None` for the order of the catalog.
    pub(crate) order: Option<Order>,
}

/// A pane of the view at the root.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pane {
    /// The list of roles or hits.
    #[default]
    List,
    /// The selected role.
    Detail,
    /// The facets.
    Facets,
}

/// A search.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The query as typed.
    pub(crate) line: Line,
    /// Which of the earlier searches the line shows, while it does.
    pub(crate) recalled: Option<usize>,
    /// What was typed before one was recalled.
    pub(crate) typed: String,
    /// Whether the line has the keys.
    pub(crate) editing: bool,
    /// The number of the role that was selected when it began.
    pub(crate) from: usize,
    /// Whether Enter was pressed before the answer was there.
    pub(crate) going: bool,
    /// The answer, once there is one.
    pub(crate) answer: Option<Answer>,
}

/// What a search found.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The number of the question.
    pub(crate) generation: u64,
    /// The query it answers, as it was typed.
    pub(crate) query: String,
    /// The same with the saved searches it names in their places, as it was asked.
    pub(crate) asked: String,
    /// The hits, best first.
    pub(crate) hits: Hits,
    /// What of the query could not be understood.
    pub(crate) problems: Vec<QueryProblem>,
    /// Why it found nothing, once that is known and where there is more to say.
    pub(crate) why_nothing: Option<String>,
}

impl Answer {
    /// What of the query could not be understood and where; in the words of a saved search no place can be told.
    pub(crate) fn troubles(&self) -> impl Iterator<Item = String> {
        let is_typed = self.query.starts_with(&self.asked);
        let told = move |one: &QueryProblem| if is_typed { nothing::problem(one) } else { one.message.clone() };
        self.problems.iter().map(told)
    }
}

/// The selected role, laid out.
#[derive(Debug, Default)]
pub(crate) struct Detail {
    /// What the page was laid out for; `None` when it has to be laid out anew.
    pub(crate) laid_out: Option<LaidOut>,
    /// The page.
    pub(crate) page: Page,
    /// The names of its sections, from top to bottom.
    pub(crate) sections: Vec<&'static str>,
    /// The section last gone to, until the page is scrolled otherwise.
    pub(crate) section: Option<usize>,
    /// A section, and how far below the top of the window its heading is to stand when it is laid out anew.
    pub(crate) held: Option<(usize, usize)>,
    /// The first line shown.
    pub(crate) scroll: usize,
    /// The role that an earlier view showed, and its first line: for when it is laid out.
    pub(crate) goal: Option<(usize, usize)>,
}

/// What a page of the detail pane depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LaidOut {
    /// The role, by number.
    pub(crate) role: usize,
    /// The selected row of the list.
    pub(crate) row: Row,
    /// The columns; 0 where the page has to be laid out anew although nothing else has changed.
    pub(crate) width: u16,
    /// The search whose hits are marked, 0 for none.
    pub(crate) search: u64,
    /// The sections of which only the heading is shown.
    pub(crate) folded: Folded,
}

impl Detail {
    /// The lines of the headings, from top to bottom.
    pub(crate) fn headings(&self) -> Vec<usize> {
        let headings = self.page.stops.iter().filter(|stop| stop.target == Target::Section);
        headings.map(|stop| stop.line).collect()
    }

    /// The section one is in: the one last gone to or, scrolled otherwise, that at the top of the window.
    pub(crate) fn current(&self) -> Option<usize> {
        self.section.or_else(|| self.headings().iter().rposition(|line| *line <= self.scroll))
    }
}

impl Browse {
    /// The number of the role that is selected, or stands in the selected hit.
    pub(crate) fn selected_role(&self) -> Option<usize> {
        match self.list.row()? {
            Row::Role(number) | Row::Heading(number) => Some(number),
            Row::Hit(_) => Some(self.selected_hit()?.role),
            Row::Facet(_) | Row::Value(..) => None,
        }
    }

    /// Whether the answer is the one to the query as it stands.
    pub(crate) fn is_answered(&self) -> bool {
        self.answer().is_some_and(|answer| answer.generation == self.asked)
    }

    /// Whether a search, a facet or bookmarks filter the roles.
    pub(crate) fn is_filtered(&self) -> bool {
        self.search.is_some() || self.is_narrowed()
    }

    /// Whether a facet or bookmarks filter the roles, which no query says.
    pub(crate) fn is_narrowed(&self) -> bool {
        self.only_bookmarks || !self.facets.chosen.is_empty()
    }

    /// The hit that is selected.
    pub(crate) fn selected_hit(&self) -> Option<&Hit> {
        match self.list.row()? {
            Row::Hit(place) => self.answer()?.hits.hits.get(place),
            _ => None,
        }
    }

    /// What is searched for, if there is a search for anything.
    pub(crate) fn query(&self) -> Option<&str> {
        let query = self.search.as_ref()?.line.text().trim();
        (!query.is_empty()).then_some(query)
    }

    /// What the search found, if there is a search and it is answered.
    pub(crate) fn answer(&self) -> Option<&Answer> {
        self.search.as_ref()?.answer.as_ref()
    }

    /// Whether the answer to the query as it stands offers a word for one that is not found.
    pub(crate) fn offers_word(&self) -> bool {
        self.is_answered() && self.answer().is_some_and(|answer| answer.hits.suggestion.is_some())
    }

    /// Whether only the headings of the role's sections are shown.
    pub(crate) fn is_all_folded(&self) -> bool {
        self.detail.sections.iter().all(|name| self.folded.contains(name))
    }

    /// Whether the search line has the keys.
    pub(crate) fn is_editing(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.editing)
    }
}
