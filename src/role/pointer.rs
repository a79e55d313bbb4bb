//! The items of a role by name.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Item, Role};

/// A list of items of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Section {
    /// What the role does.
    Responsibilities,
    /// What it requires.
    Required,
    /// What it prefers.
    Preferred,
}

impl Section {
    /// All three, in the order in which a profile holds them.
    pub const ALL: [Self; 3] = [Self::Responsibilities, Self::Required, Self::Preferred];
}

/// Names an item of a role: its list and its place in it, from 0. Displays as a JSON pointer into the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    /// The list.
    pub section: Section,
    /// The place in it, from 0.
    pub index: usize,
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = match self.section {
            Section::Responsibilities => "/responsibilities",
            Section::Required => "/qualifications/required",
            Section::Preferred => "/qualifications/preferred",
        };
        write!(f, "{list}/{}", self.index)
    }
}

impl Pointer {
    /// The pointer that displays as `text`; `None` where none does.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (_, index) = text.rsplit_once('/')?;
        let index = index.parse().ok()?;
        Section::ALL.into_iter().map(|section| Self { section, index }).find(|pointer| pointer.to_string() == text)
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Role {
    /// The items of a list.
    #[must_use]
    pub fn section(&self, section: Section) -> &[Item] {
        match section {
            Section::Responsibilities => &self.responsibilities,
            Section::Required => &self.qualifications.required,
            Section::Preferred => &self.qualifications.preferred,
        }
    }

    /// Every item with its name: responsibilities, then required, then preferred.
    pub fn items(&self) -> impl Iterator<Item = (Pointer, &Item)> {
        Section::ALL.into_iter().flat_map(|section| {
            let items = self.section(section).iter().enumerate();
            items.map(move |(index, item)| (Pointer { section, index }, item))
        })
    }

    /// The item a pointer names, if the role has it.
    #[must_use]
    pub fn item(&self, pointer: Pointer) -> Option<&Item> {
        self.section(pointer.section).get(pointer.index)
    }
}
