//! Roles side by side: two of them, the move from one to the other, and several as a matrix.

use role_explorer::export::wording::count;

use super::roles;

// Titles and headings.

pub(crate) const COMPARE: &str = "Compare";
pub(crate) const GAP: &str = "Gap";
pub(crate) const MATRIX: &str = "Matrix";
pub(crate) const FACTS: &str = "Facts";
pub(crate) const STATEMENTS: &str = "Statements";
pub(crate) const FACTS_AND_STATEMENTS: &str = "Facts and statements";
pub(crate) const FACTS_AND_COMPETENCIES: &str = "Facts and competencies";
pub(crate) const WHAT_THE_MOVE_ASKS: &str = "What the move asks for";
/// Below the names of the two roles of a move.
pub(crate) const WHAT_A_GAP_IS: &str = "what the right role asks that the left one does not show";
/// The headings of the matrix.
pub(crate) const FACT_ROWS: &str = "FACTS";
pub(crate) const COMPETENCY_ROWS: &str = "COMPETENCIES";

/// A title, told whether what all say alike is left out.
pub(crate) fn title(what: &str, only_differences: bool) -> String {
    if only_differences { format!("{what} · only differences") } else { what.to_owned() }
}

// Instead of rows.

pub(crate) const COMPARING: &str = "Comparing";
pub(crate) const NO_DIFFERENCES: &str = "No differences";
pub(crate) const NO_STATEMENTS: &str = "Neither role has statements";
pub(crate) const NOTHING_TELLS_APART: &str = "Nothing to tell the roles apart by";

/// Which pair this is, and the key of the next.
pub(crate) fn pair(number: usize, of: usize, key: &str) -> String {
    format!("{number} of {of} · {key} next")
}

// Looking for something.

pub(crate) const TYPE_WHAT_TO_FIND: &str = "type what to look for";

pub(crate) fn found_in(rows: usize) -> String {
    match rows {
        0 => "in no row".to_owned(),
        rows => format!("in {}", count(rows, "row", "rows")),
    }
}

// The sides of a row.

/// Before the left and the right side, told in words.
pub(crate) const SIDES: [&str; 2] = ["left: ", "right: "];
/// Before the reasons for a row.
pub(crate) const WHY: &str = "why";

// The matrix.

/// Before the name of the role that the others are compared with.
pub(crate) const BASELINE: &str = "baseline";
/// Before the names of the roles that do not state something.
pub(crate) const NOT_STATED_BY: &str = "Not stated by";
pub(crate) const NO_STATEMENT: &str = "no statement";
/// What the bars of the cells count.
pub(crate) const BARS: &str = "statements";

/// Which cell is selected: its row and the column of its role.
pub(crate) fn cell(row: usize, rows: usize, column: usize, columns: usize) -> String {
    format!("row {row} of {rows} · role {column} of {columns}")
}

pub(crate) fn stated_by(saying: usize, of: usize) -> String {
    format!("stated by {saying} of {}", roles(of))
}

pub(crate) fn in_all(competencies: usize) -> String {
    format!("{competencies} in all roles")
}

pub(crate) fn in_several(competencies: usize) -> String {
    format!("{competencies} in several")
}

pub(crate) fn in_one(competencies: usize) -> String {
    format!("{competencies} in one only")
}
