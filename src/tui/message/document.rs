//! What can be exported.

use std::sync::Arc;

use role_explorer::catalog::Catalog;
use role_explorer::compare::{Comparison, Similar};
use role_explorer::export::{self, Writers};
use role_explorer::search::RoleSet;

use super::Tools;

/// What can be exported.
#[derive(Clone, Debug)]
pub(crate) enum Document {
    /// One role.
    Role(Arc<Catalog>, usize),
    /// Roles side by side, by number.
    Comparison(Arc<Catalog>, Vec<usize>, Arc<Comparison>),
    /// Roles by fact and competency, by number.
    Matrix(Arc<Catalog>, Vec<usize>, Arc<Comparison>),
    /// The roles like one of them, by number, most alike first.
    Similar(Arc<Catalog>, usize, Vec<Similar>),
    /// All that answers a query, among the roles let through, and what lets those through, in words.
    Hits(Arc<Catalog>, Arc<Tools>, String, Option<RoleSet>, Option<Box<str>>),
    /// Roles in an order, by number, and what lets only these through, in words.
    List(Arc<Catalog>, Vec<usize>, Option<Box<str>>),
    /// What moving from the baseline to another role asks for: the roles, and the pair they make in their comparison.
    Gap(Arc<Catalog>, [usize; 2], Arc<Comparison>, usize),
}

impl Document {
    /// The endings of files it can be written to, each with its dot, the default first.
    pub(crate) fn endings(&self) -> Vec<String> {
        match self {
            Self::Role(..) => endings(export::ROLE),
            Self::Comparison(..) => endings(export::COMPARISON),
            Self::Matrix(..) => endings(export::MATRIX),
            Self::Similar(..) => endings(export::SIMILAR),
            Self::Hits(..) => endings(export::ANSWER),
            Self::List(..) => endings(export::ROLES),
            Self::Gap(..) => endings(export::GAP),
        }
    }
}

fn endings<W: 'static>(writers: Writers<W>) -> Vec<String> {
    export::fitting(writers).map(|format| format!(".{}", format.extensions()[0])).collect()
}
