//! The roles most like another as Markdown: each with a table of the statements that speak for it most.

use super::comparison::statements;
use super::escape::{escape, row};
use crate::compare::Similar;
use crate::export::document::Neighbours;
use crate::export::statement::Line;
use crate::export::wording::{self, results};
use crate::role::Role;

/// Writes the roles most like another, best first.
pub(crate) fn similar(neighbours: &Neighbours<'_>) -> String {
    let Neighbours { role, roles, found } = neighbours;
    let own = roles[*role];
    let title = format!("# {}\n", escape(&results::most_like(&own.name())));
    let none = if found.is_empty() { format!("\n{}\n", results::NO_OTHER_ROLE) } else { String::new() };
    let others = found.iter().map(|found| other(found, own, roles[found.role]));
    [title, none].into_iter().chain(others).collect()
}

fn other(found: &Similar, own: &Role, other: &Role) -> String {
    let (name, id) = (escape(&other.name()), escape(&other.id));
    let counts = format!("**{}** · {} · {id}", wording::alike(&found.summary), wording::shared(&found.summary));
    let decided = wording::decided(found.decided).map_or_else(String::new, |decided| format!("\n{decided}\n"));
    let head = format!("\n## {name}\n\n{counts}\n{decided}");
    if found.strongest.is_empty() {
        return head;
    }
    let table = format!("\n{}| --- | --- | --- |\n", row(&["", &escape(&own.name()), &name]));
    let lines = found.strongest.iter().map(|link| statements(&Line::linked(link, own, other, None)));
    [head, table].into_iter().chain(lines).collect()
}
