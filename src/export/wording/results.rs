//! What stands around the answers to a query, the roles like another, and lists.

use super::count;

/// How much a query found: `4 hits in 3 roles`.
#[must_use]
pub fn found(hits: usize, roles: usize) -> String {
    format!("{} in {}", count(hits, "hit", "hits"), self::roles(roles))
}

/// The same where only the best of the hits are shown: `117 hits in 5 roles, the best 20 shown`.
#[must_use]
pub fn best_found(hits: usize, roles: usize, shown: usize) -> String {
    format!("{}, the best {shown} shown", found(hits, roles))
}

/// What was asked for, with what else the roles were filtered by: `incident · Organisation: Contoso`.
#[must_use]
pub fn filtered(what: &str, filter: Option<&str>) -> String {
    [Some(what), filter].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A query found nothing.
#[must_use]
pub fn nothing_answers(query: &str) -> String {
    format!("Nothing answers “{query}”.")
}

/// A word that was meant perhaps.
#[must_use]
pub fn did_you_mean(word: &str) -> String {
    format!("Did you mean “{word}”?")
}

/// The title above the roles like another.
#[must_use]
pub fn most_like(role: &str) -> String {
    format!("Most like {role}")
}

/// There is none, for a document that has named the role.
pub const NO_OTHER_ROLE: &str = "There is no other role.";

/// There is none, for a text that has not.
#[must_use]
pub fn no_role_beside(role: &str) -> String {
    format!("There is no role beside {role}.")
}

/// So many roles.
#[must_use]
pub fn roles(number: usize) -> String {
    count(number, "role", "roles")
}

/// How many items a role has, the numbers one below the other in a list of roles.
#[must_use]
pub fn items(responsibilities: usize, required: usize, preferred: usize) -> String {
    format!("{responsibilities:>3} responsibilities {required:>3} required {preferred:>3} preferred")
}

/// What stands before the way out of a problem.
pub const HELP: &str = "help:";

/// What a check of so many roles came to.
#[must_use]
pub fn checked(roles: usize, errors: usize, warnings: usize) -> String {
    let (errors, warnings) = (count(errors, "error", "errors"), count(warnings, "warning", "warnings"));
    format!("{}: {errors}, {warnings}", self::roles(roles))
}
