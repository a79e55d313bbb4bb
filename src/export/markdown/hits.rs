//! The answer to a query as Markdown: hits by role.

use super::escape::escape;
use crate::export::document::Answer;
use crate::export::marked::by_role;
use crate::export::wording::{count, field};

/// Writes hits, grouped by role; roles stand in the order of their best hit.
pub(crate) fn hits(answer: &Answer<'_>) -> String {
    let groups = by_role(&answer.hits.hits);
    let hits = count(answer.hits.total, "hit", "hits");
    let mut out = format!("# {}\n\n{hits} in {}\n", escape(answer.query), count(groups.len(), "role", "roles"));
    for (role, hits) in groups {
        let role = answer.roles[role];
        out.extend([format!("\n## {} ({})\n\n", escape(&role.name()), escape(&role.id))]);
        out.extend(hits.iter().map(|hit| format!("- *{}* {}\n", field(hit.field), escape(&hit.text))));
    }
    out
}
