//! Roles as YAML: profiles that can be read again.

use serde_json::Value;

use super::json;
use crate::catalog::Catalog;
use crate::role::Role;
use crate::yaml;

/// Writes a role as a profile; reading it gives the same role.
pub(crate) fn role(role: &Role) -> String {
    let mut profile = serde_json::to_value(role).unwrap_or_default();
    for list in ["/responsibilities", "/qualifications/required", "/qualifications/preferred"] {
        plain_items(profile.pointer_mut(list));
    }
    // What YAML cannot say is said in JSON, which is YAML too.
    yaml::write(&profile).unwrap_or_else(|_| json::text(&profile))
}

/// Writes a list of roles, each a document of the stream. A part is a role.
pub(crate) fn roles(catalog: &Catalog) -> impl Iterator<Item = String> + '_ {
    catalog.roles().map(|own| format!("---\n{}", role(own)))
}

/// Makes of every item that says no more than its text that text.
fn plain_items(items: Option<&mut Value>) {
    for item in items.and_then(Value::as_array_mut).into_iter().flatten() {
        let branches = item.get_mut("any_of").and_then(Value::as_array_mut);
        branches.into_iter().flatten().for_each(|branch| plain_items(Some(branch)));
        if item.as_object().is_some_and(|map| map.len() == 1) {
            *item = item["text"].take();
        }
    }
}

#[cfg(test)]
mod tests;
