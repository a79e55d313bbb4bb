//! Finding the role an argument names.

use super::Catalog;
use crate::text::{nearest_few, safe};

/// How many ids an unknown one is answered with.
const NEAREST: usize = 5;

/// Why a ROLE argument names no role of a catalog.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// Nothing begins like it.
    #[error("no role is called {name:?}")]
    Unknown {
        /// The argument, safe to show.
        name: String,
        /// The ids most like it, best first.
        nearest: Vec<String>,
    },
    /// Several ids begin like it.
    #[error("{name:?} is the start of several ids")]
    Ambiguous {
        /// The argument, safe to show.
        name: String,
        /// The ids that begin like it.
        candidates: Vec<String>,
    },
}

impl Catalog {
    /// The place in [`Catalog::entries`] of the role whose id is `name` or, if there is none, begins with it.
    ///
    /// # Errors
    ///
    /// When no id or more than one begins like it.
    pub fn resolve(&self, name: &str) -> Result<usize, ResolveError> {
        self.resolve_before(name, self.entries.len())
    }

    /// The same, where the start of an id means one of the entries before the place `end`, if any begins like it: what stands
    /// behind was added to them, and whoever names a role need not know its id.
    ///
    /// # Errors
    ///
    /// See [`Catalog::resolve`].
    pub fn resolve_before(&self, name: &str, end: usize) -> Result<usize, ResolveError> {
        let ids = || self.roles().map(|role| role.id.as_str());
        if let Some(exact) = ids().position(|id| id == name) {
            return Ok(exact);
        }
        let is_meant = |place: &usize| !name.is_empty() && self.entries[*place].role.id.starts_with(name);
        let mut found: Vec<usize> = (0..end).filter(is_meant).collect();
        if found.is_empty() {
            found = (end..self.entries.len()).filter(is_meant).collect();
        }
        let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
        match found[..] {
            [one] => Ok(one),
            [] => Err(ResolveError::Unknown {
                name: safe(name).into(),
                nearest: owned(nearest_few(name, ids(), NEAREST)),
            }),
            _ => {
                let candidates = found.iter().map(|place| self.entries[*place].role.id.as_str()).collect();
                Err(ResolveError::Ambiguous { name: safe(name).into(), candidates: owned(candidates) })
            }
        }
    }
}
