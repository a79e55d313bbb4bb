//! Competencies × roles: which items of each role stand for what.

use std::collections::BTreeMap;

use super::comparison::{Matrix, MatrixRow};
use super::prepared::Prepared;
use crate::role::Pointer;
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// Lays out `roles` by competency, untagged items by those their words suggest. Competencies stand in the vocabulary's
/// order, tags it does not know after them, by id, and items without any at the end.
pub(super) fn matrix(roles: &[Prepared], vocabulary: &Vocabulary) -> Matrix {
    let mut rows: BTreeMap<(usize, Option<&Text>), Vec<Vec<Pointer>>> = BTreeMap::new();
    for (column, role) in roles.iter().enumerate() {
        for statement in &role.statements {
            let known = statement.tags.iter().map(|tag| (place(vocabulary, tag), Some(tag)));
            let none = statement.tags.is_empty().then_some((usize::MAX, None));
            for row in known.chain(none) {
                let cells = rows.entry(row).or_insert_with(|| vec![Vec::new(); roles.len()]);
                if cells[column].last() != Some(&statement.pointer) {
                    cells[column].push(statement.pointer);
                }
            }
        }
    }
    let named = |((_, tag), cells): ((usize, Option<&Text>), _)| MatrixRow {
        tag: tag.cloned(),
        name: tag.map(|tag| name(vocabulary, tag)),
        cells,
    };
    Matrix { rows: rows.into_iter().map(named).collect() }
}

/// Where a tag stands in the vocabulary; those it does not know come last.
pub(super) fn place(vocabulary: &Vocabulary, tag: &str) -> usize {
    vocabulary.place(tag).unwrap_or(vocabulary.competencies().len())
}

/// The name of a tag; of one the vocabulary does not know, the tag itself.
pub(super) fn name(vocabulary: &Vocabulary, tag: &Text) -> Text {
    vocabulary.get(tag).map_or_else(|| tag.clone(), |competency| competency.name.clone())
}
