//! All that the interface says, in one place. To translate it, replace the texts of this module and of those below it.
//!
//! A phrase without a gap is a constant; one with gaps is a function that takes what goes into them and gives the whole
//! sentence, so that another language may put its words in another order. A number stands with its noun by [`count`] alone.
//! Keys come in as they are set: none is named here but those that cannot be given to others, which edit a line that is typed
//! or mean the same to every terminal.
//!
//! What is not here, and why:
//!
//! * The names, hints and descriptions of the actions stand in `keymap.rs`: one table feeds the interface, the manual page
//!   and the configuration.
//! * The words for facts, marks and hits, and those around a role, which documents and commands use as well, stand in the
//!   library's [`role_explorer::export::wording`] and in the modules below it; the heads of tables in `export/table` beside the
//!   keys they belong to; what a query may say in `search`, which reads it.
//! * What is wrong with a file is said where it is found, with its place: in the library, `config`, `state`, `pairings`.
//! * What cannot be done outside the interface is said in `failure.rs`, `save.rs` and `keep.rs`; `--help` in
//!   `cli/arguments.rs`.
//!
//! `tests/layers.rs` holds that no phrase stands elsewhere in the interface.

pub(super) mod comparison;
pub(super) mod dialogs;
pub(super) mod documents;
pub(super) mod failures;
pub(super) mod hints;
pub(super) mod notices;
pub(super) mod panes;
pub(super) mod reasons;
pub(super) mod spoken;

use role_explorer::export::wording::count;

/// How far something is that takes long, `done` and `of` counting the same: `1,240 of 5,000`, or `1,240` where all is done or
/// it is not known how far it goes.
pub(super) fn progress(done: usize, of: usize) -> String {
    if of > done { format!("{} of {}", grouped(done), grouped(of)) } else { grouped(done) }
}

/// A number with a comma between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Which of how many is selected, from 1.
pub(super) fn place(number: usize, of: usize) -> String {
    format!("{number} of {of}")
}

/// What stands by itself in the place of something else: a phrase with its full stop.
pub(super) fn sentence(phrase: &str) -> String {
    format!("{phrase}.")
}

/// What is being done now.
pub(super) fn under_way(phrase: &str) -> String {
    format!("{phrase} …")
}

/// So many roles.
pub(super) fn roles(number: usize) -> String {
    count(number, "role", "roles")
}

/// So many statements.
pub(super) fn statements(number: usize) -> String {
    count(number, "statement", "statements")
}

/// So many problems.
pub(super) fn problems(number: usize) -> String {
    count(number, "problem", "problems")
}
