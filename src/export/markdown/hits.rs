//! The answer to a query as Markdown: hits by role.

use super::escape::escape;
use crate::export::document::Answer;
use crate::export::wording::{field, results};

/// Writes hits, grouped by role; roles stand in the order of their best hit. A role is written when it is asked for.
pub(crate) fn hits<'a>(answer: &'a Answer<'a>) -> impl Iterator<Item = String> {
    let found = answer.found;
    let asked = results::filtered(answer.query, answer.filter);
    let head = format!("# {}\n\n{}\n", escape(&asked), results::found(found.total(), found.roles()));
    let groups = found.by_role().map(|(role, hits)| {
        let role = answer.roles[role];
        let mut out = format!("\n## {} ({})\n\n", escape(&role.name()), escape(&role.id));
        out.extend(hits.iter().map(|hit| format!("- *{}* {}\n", field(hit.field), escape(&hit.text))));
        out
    });
    [head].into_iter().chain(groups)
}
