//! What stands around the words of a role where it is told as plain text.

use crate::role::Date;

/// The heading above what one does.
pub const RESPONSIBILITIES: &str = "RESPONSIBILITIES";
/// The heading above what is asked.
pub const QUALIFICATIONS: &str = "QUALIFICATIONS";
/// The heading above who one works with.
pub const WORKS_WITH: &str = "WORKS WITH";
/// The heading above the facts at the head of the profile.
pub const CONDITIONS: &str = "CONDITIONS";
/// The heading above where the profile comes from, and what it holds beyond the format.
pub const MORE: &str = "MORE";

/// The label of what a role is called in commands.
pub const ID: &str = "Id";
/// The label of other names of a role.
pub const ALSO_CALLED: &str = "Also called";
/// The label of a family of roles.
pub const FAMILY: &str = "Family";
/// The label of a level.
pub const LEVEL: &str = "Level";
/// The label of who one works with in the organisation.
pub const INSIDE: &str = "inside";
/// The label of who one works with beyond it.
pub const OUTSIDE: &str = "outside";
/// The label of the day a role was posted on.
pub const POSTED: &str = "Posted";
/// The label of the last day to apply.
pub const CLOSES: &str = "Closes";
/// The label of where a profile comes from.
pub const SOURCE: &str = "Source";

/// The day the source of a profile was read on.
#[must_use]
pub fn retrieved(date: &Date) -> String {
    format!("retrieved {date}")
}

/// What leads in an item of the alternatives of another: the place of its alternative and its place in that, both from 0.
#[must_use]
pub fn joint(branch: usize, place: usize) -> &'static str {
    match (branch, place) {
        (0, 0) => "either",
        (_, 0) => "or",
        _ => "and",
    }
}
