//! In which order roles are listed.

use role_explorer::catalog::SortKey;

/// What the roles are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SortBy {
    /// As the catalog gives them; under a search, by the best hit.
    #[default]
    Given,
    /// As the catalog can be put in order.
    Key(SortKey),
    /// By the number of hits, most first; only under a search.
    Hits,
    /// By how much they are like one of them, by number, which comes first.
    Alike(usize),
}

/// All roles in an order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Order {
    /// Their numbers.
    pub(crate) roles: Vec<usize>,
    /// The place of each among them.
    pub(crate) places: Vec<usize>,
}

impl Order {
    /// The order in which `roles` names all of them.
    pub(crate) fn new(roles: Vec<usize>) -> Self {
        let mut places = vec![0; roles.len()];
        roles.iter().enumerate().for_each(|(place, number)| places[*number] = place);
        Self { roles, places }
    }
}
