//! The views that were looked at, as a browser keeps pages. Roles are named by their ids, so that a view outlives the
//! numbers of one catalog.

use role_explorer::search::Chosen;
use role_explorer::text::Text;

use super::browse::Pane;
use super::compare::{Anchor, Shape};
use crate::tui::page::compare::Settings;

/// Views that are kept at the most; nobody goes back further key by key.
const MOST: usize = 100;

/// What was viewed, in order, and where one is in it.
#[derive(Debug, Default)]
pub(crate) struct History {
    views: Vec<View>,
    /// The place of the view on the screen.
    at: usize,
}

/// All that leads back to a view: the view itself, and what lies below it.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub(crate) browse: BrowseView,
    /// The list of similar roles, where it was open.
    pub(crate) similar: Option<SimilarView>,
    /// The comparison, where one was open.
    pub(crate) compare: Option<CompareView>,
}

/// The view at the root.
#[derive(Clone, Debug)]
pub(crate) struct BrowseView {
    /// The selected role.
    pub(crate) role: Option<Text>,
    /// The JSON pointer of the selected hit.
    pub(crate) hit: Option<String>,
    pub(crate) pane: Pane,
    /// The query; empty where nothing was searched for.
    pub(crate) query: String,
    pub(crate) chosen: Chosen,
    pub(crate) only_bookmarks: bool,
    /// The first line shown of the role.
    pub(crate) scroll: usize,
}

/// The roles like one of them.
#[derive(Clone, Debug)]
pub(crate) struct SimilarView {
    pub(crate) role: Text,
    /// The place of the selected one.
    pub(crate) selected: usize,
}

/// A comparison.
#[derive(Clone, Debug)]
pub(crate) struct CompareView {
    pub(crate) roles: Vec<Text>,
    pub(crate) shape: Shape,
    pub(crate) pair: usize,
    /// Whether what the move asks for was read.
    pub(crate) gap: bool,
    pub(crate) settings: Settings,
    /// What the selected row is about.
    pub(crate) anchor: Option<Anchor>,
    pub(crate) scroll: usize,
    /// Row and column of the selected cell of the matrix.
    pub(crate) cell: (usize, usize),
}

impl View {
    /// Whether `other` is the same view, wherever one is in it.
    fn is_same(&self, other: &Self) -> bool {
        match (&self.compare, &other.compare) {
            (Some(a), Some(b)) => {
                let shown = |view: &CompareView| if view.shape == Shape::Pair || view.gap { view.pair + 1 } else { 0 };
                (&a.roles, a.gap, shown(a)) == (&b.roles, b.gap, shown(b))
            }
            (None, None) => match (&self.similar, &other.similar) {
                (Some(a), Some(b)) => a.role == b.role,
                (None, None) => self.browse.is_same(&other.browse),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether it is only on the way from one view to another: the list of roles as it is.
    fn is_passing(&self) -> bool {
        let browse = &self.browse;
        self.compare.is_none() && self.similar.is_none() && !browse.is_read() && !browse.is_filtered()
    }
}

impl BrowseView {
    fn is_read(&self) -> bool {
        self.pane == Pane::Detail
    }

    fn is_filtered(&self) -> bool {
        !self.query.is_empty() || self.only_bookmarks || !self.chosen.is_empty()
    }

    fn is_same(&self, other: &Self) -> bool {
        let filtered = |view: &Self| (view.query.clone(), view.is_filtered());
        let read = |view: &Self| view.is_read().then(|| view.role.clone());
        filtered(self) == filtered(other) && read(self) == read(other)
    }
}

impl History {
    /// Notes what is on the screen. A view that was not there a moment ago cuts off what one went back from, and takes the
    /// place of one that was only passed through.
    pub(crate) fn note(&mut self, view: View) {
        let Some(here) = self.views.get_mut(self.at) else {
            self.views.push(view);
            return;
        };
        if here.is_same(&view) {
            *here = view;
            return;
        }
        let passed = self.at > 0 && here.is_passing();
        self.views.truncate(self.at + usize::from(!passed));
        self.views.push(view);
        let beyond = self.views.len().saturating_sub(MOST);
        self.views.drain(..beyond);
        self.at = self.views.len() - 1;
    }

    /// The view before the one on the screen, or after it.
    pub(crate) fn step(&mut self, back: bool) -> Option<View> {
        let goal = if back { self.at.checked_sub(1)? } else { self.at + 1 };
        let view = self.views.get(goal)?.clone();
        self.at = goal;
        Some(view)
    }

    /// Puts a view before all others, after at least one was noted.
    pub(crate) fn begin_with(&mut self, view: View) {
        self.views.insert(0, view);
        self.at += 1;
    }

    /// The roles of the comparison that was looked at last.
    pub(crate) fn compared(&self) -> Option<&[Text]> {
        self.views.iter().rev().find_map(|view| view.compare.as_ref()).map(|compare| compare.roles.as_slice())
    }

    /// Forgets which facets were chosen: in another catalog their numbers mean something else.
    pub(crate) fn forget_facets(&mut self) {
        self.views.iter_mut().for_each(|view| view.browse.chosen = Chosen::default());
    }
}
