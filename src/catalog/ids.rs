//! Ids that tell the roles of a catalog apart.

use std::collections::HashMap;

use super::{Catalog, Entry};
use crate::problem::Problem;
use crate::text::Text;

/// The ids of a catalog.
#[derive(Default)]
pub(super) struct Ids {
    /// What messages call the place the first role of an id came from.
    first: HashMap<Text, Option<Text>>,
    /// The number last given to a role of an id that was taken.
    numbers: HashMap<Text, usize>,
}

impl Ids {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let first = catalog.entries.iter().map(|entry| (entry.role.id.clone(), entry.origin.name()));
        Self { first: first.collect(), numbers: HashMap::new() }
    }

    /// Takes the entry's id or, if another role has it, a numbered one, and tells whose it was.
    pub(super) fn make_unique(&mut self, entry: &mut Entry) -> Option<Problem> {
        let id = entry.role.id.clone();
        let name = entry.origin.name();
        let Some(first) = self.first.get(&id).cloned() else {
            self.first.insert(id, name);
            return None;
        };
        let number = self.numbers.entry(id.clone()).or_insert(1);
        while self.first.contains_key(&entry.role.id) {
            *number += 1;
            entry.role.id = format!("{id}-{number}").into();
        }
        self.first.insert(entry.role.id.clone(), name.clone());
        let place = first.unwrap_or_else(|| "the program itself".into());
        let message =
            format!("the id {:?} is taken by a role of {place}; this one is called {:?}", &*id, &*entry.role.id);
        let position = entry.positions.get("/id").or_else(|| entry.positions.get("")).copied();
        let problem = Problem::warning("duplicate-id", position, message).with_help("give each role an id of its own");
        Some(Problem { path: name, ..problem })
    }
}
