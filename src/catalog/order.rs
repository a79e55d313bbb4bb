//! The orders in which the roles of a catalog can stand.

use std::cmp::{Ordering, Reverse};

use super::Catalog;
use crate::role::Date;
use crate::text::natural;

/// What roles are put in order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// By title.
    Title,
    /// By organisation; those that state none come last.
    Organization,
    /// By the date they were posted, latest first; those that state none come last.
    Posted,
}

impl SortKey {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Title, Self::Organization, Self::Posted];

    /// What it is called on the command line: the key of the profile.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Organization => "organization",
            Self::Posted => "posted",
        }
    }
}

impl Catalog {
    /// The numbers of all roles in order; equals stay in that of the catalog. Large and small letters count alike, and
    /// numbers in names by what they count.
    #[must_use]
    pub fn sorted(&self, by: SortKey) -> Vec<usize> {
        let mut roles: Vec<usize> = (0..self.entries.len()).collect();
        let role = |number: &usize| &self.entries[*number].role;
        match by {
            SortKey::Title => roles.sort_by_cached_key(|number| Name(role(number).title.to_lowercase())),
            SortKey::Organization => roles.sort_by_cached_key(|number| {
                let organization = role(number).organization.as_ref().map(|name| Name(name.to_lowercase()));
                (organization.is_none(), organization)
            }),
            SortKey::Posted => roles.sort_by_key(|number| Reverse(role(number).posted.as_ref().map(Date::as_str))),
        }
        roles
    }
}

/// A name that sorts as people sort it.
#[derive(PartialEq, Eq)]
struct Name(String);

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        natural(&self.0, &other.0)
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
