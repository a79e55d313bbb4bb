//! The state of the pane of facets, and what is chosen in it.

use std::collections::BTreeMap;

use role_explorer::search::{Chosen, Facet, Facets, RoleSet};

use super::list::{List, Row};

/// The facets: they filter whether the pane is open or not.
#[derive(Debug, Default)]
pub(crate) struct FacetPane {
    /// Whether the pane is open.
    pub(crate) open: bool,
    /// The values that are chosen.
    pub(crate) chosen: Chosen,
    /// The roles these let through, as far as it is known; `None` for all.
    pub(crate) within: Option<RoleSet>,
    /// The facets, each above its values.
    pub(crate) list: List,
    /// How many roles have each value, once counted.
    pub(crate) counts: BTreeMap<Facet, Vec<usize>>,
}

impl FacetPane {
    /// Lists the facets that tell roles apart: those with more than one value.
    pub(crate) fn fill(&mut self, facets: &Facets) {
        let shown = Facet::ALL.into_iter().filter(|facet| facets.values(*facet).len() > 1);
        let values = |facet| (0..facets.values(facet).len()).map(move |value| Row::Value(facet, value));
        let rows: Vec<Row> = shown.flat_map(|facet| [Row::Facet(facet)].into_iter().chain(values(facet))).collect();
        let first = rows.first().copied();
        // A line of air before each facet but the first.
        self.list = List::new(rows, |row| 1 + usize::from(matches!(row, Row::Facet(_)) && Some(row) != first));
    }

    /// How many roles choosing a value would add, or `None` while it is not counted.
    pub(crate) fn count(&self, facet: Facet, value: usize) -> Option<usize> {
        self.counts.get(&facet)?.get(value).copied()
    }
}
