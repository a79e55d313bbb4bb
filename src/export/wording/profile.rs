//! What stands around the words of a role where it is told as plain text.

use serde_json::Value;

use crate::role::{Date, Section};

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

/// The label of what a role is called.
pub const ROLE: &str = "Role";
/// The label of an organisation.
pub const ORGANIZATION: &str = "Organisation";
/// The label of a part of an organisation.
pub const UNIT: &str = "Unit";
/// The label of a part of a market.
pub const SEGMENT: &str = "Segment";
/// The label of who one works with in the organisation, where it stands under no heading.
pub const WORKS_WITH_INSIDE: &str = "Works with, inside";
/// The label of who one works with beyond it, where it stands under no heading.
pub const WORKS_WITH_OUTSIDE: &str = "Works with, outside";
/// The label of the document a profile comes from.
pub const DOCUMENT: &str = "Document";
/// The label of who published it.
pub const PUBLISHER: &str = "Publisher";
/// The label of where it stands.
pub const ADDRESS: &str = "Address";
/// The label of the day it was read on.
pub const RETRIEVED: &str = "Retrieved";
/// The head of the column of labels.
pub const ABOUT: &str = "About";
/// The head of the column of what is stated.
pub const STATED: &str = "Stated";
/// The heading above what a profile holds beyond the format, in a document with headings of its own.
pub const MORE_TITLE: &str = "More";

/// What a profile holds beyond the format, as people write it: a text as it stands, a list of simple values with commas,
/// and anything else as JSON.
#[must_use]
pub fn beyond(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) if !values.iter().any(|value| value.is_array() || value.is_object()) => {
            values.iter().map(beyond).collect::<Vec<_>>().join(", ")
        }
        _ => value.to_string(),
    }
}

/// The heading above a list of a role, in a document with headings of its own.
#[must_use]
pub fn title(section: Section) -> &'static str {
    match section {
        Section::Responsibilities => "Responsibilities",
        Section::Required => "Required qualifications",
        Section::Preferred => "Preferred qualifications",
    }
}

/// The same where there is little room.
#[must_use]
pub fn short_title(section: Section) -> &'static str {
    match section {
        Section::Responsibilities => "Responsibilities",
        Section::Required => "Required",
        Section::Preferred => "Preferred",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_beyond_the_format_is_written_as_people_write_it() {
        let told = [
            (json!("a text, \"quoted\""), "a text, \"quoted\""),
            (json!([6, "10-11", true]), "6, 10-11, true"),
            (json!(3.5), "3.5"),
            (json!([]), ""),
            (json!([{ "deep": [1] }]), "[{\"deep\":[1]}]"),
        ];
        for (value, text) in told {
            assert_eq!(beyond(&value), text);
        }
    }
}
