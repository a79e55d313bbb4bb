//! What a key did that is not seen in what is selected: a screen that is read to the user says it first.

use role_explorer::compare::Order;

/// What the last key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aside {
    /// The role before this one was marked, or is no longer.
    Marked(bool),
    /// The bookmark is gone.
    Unbookmarked,
    /// Only bookmarked roles are shown, or all again.
    OnlyBookmarks(bool),
    /// The roles are sorted.
    Sorted,
    /// One is at another hit of the role that is read.
    AtHit,
    /// Why a row stands as it does is told below it, or no longer.
    Why(bool),
    /// Only differences are shown, or everything again.
    OnlyDifferences(bool),
    /// The rows are in this order.
    Ordered(Order),
    /// Another of the compared roles is beside the first.
    Pair,
    /// Another role is the one that the others are compared with.
    Baseline,
    /// The sides are changed.
    Swapped,
    /// Of a section, or of all, only the heading is shown; or all of it again.
    Folded(bool),
}
