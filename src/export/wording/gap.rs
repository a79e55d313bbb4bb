//! What is said of a move from one role to another.

use super::{MOVED, ONLY_LEFT, ONLY_RIGHT, count};

/// The heading of what may be enough.
pub const CHECK: &str = "To check: it may be what you show already";
/// The heading of what the heads of the profiles say.
pub const CONDITIONS: &str = "Conditions that change";
/// The heading of what falls away.
pub const NO_LONGER: &str = "Asked less, or no longer";

/// The head of what is asked.
pub const ASKED: &str = "Asked";
/// The head of what there is now.
pub const NOW: &str = "Now";
/// What stands before what there is now, in a line of its own.
pub const NOW_BEFORE: &str = "now:";

/// What the marks of steps mean, in the order in which they are told.
pub const MEANINGS: [(&str, &str); 7] = [
    (ONLY_RIGHT, "new"),
    ("▲", "more than now"),
    (MOVED, "from one list of qualifications to the other"),
    ("≈", "differs"),
    ("?", "possibly the same"),
    ("▼", "less than now"),
    (ONLY_LEFT, "no longer asked"),
];

/// The beginning where something has to be got.
#[must_use]
pub fn needed(from: &str, to: &str) -> String {
    format!("To move from {from} to {to} you would need:")
}

/// The beginning where something has to be checked, or changes, and nothing has to be got.
#[must_use]
pub fn nothing_new(from: &str, to: &str) -> String {
    format!("To move from {from} to {to} you may need nothing new:")
}

/// The beginning where nothing changes.
#[must_use]
pub fn nothing_needed(from: &str, to: &str) -> String {
    format!("To move from {from} to {to} you would need nothing that you do not show already.")
}

/// The end: how many of the items of the role that is moved to are shown already, and how many it has.
#[must_use]
pub fn held(held: usize, all: usize) -> String {
    match held {
        0 if all == 0 => "It states no items.".to_owned(),
        0 => "You show none of its items as they stand.".to_owned(),
        held => {
            format!("You show {held} of its {} already; what you show is left out here.", count(all, "item", "items"))
        }
    }
}
