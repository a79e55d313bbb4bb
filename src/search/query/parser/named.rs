//! Which field a name in a query means.

use crate::search::scopes::{FIELDS, Named};
use crate::text::nearest;

/// The field a name or the unique start of one means.
///
/// # Errors
///
/// What is wrong with it and what would be right.
pub(in crate::search::query) fn field(name: &str) -> Result<Named, String> {
    let name = name.to_lowercase();
    let names = || FIELDS.iter().map(|field| field.name);
    let begins = |field: &Named| !name.is_empty() && field.spellings().any(|spelling| spelling.starts_with(&name));
    let meant: Vec<_> = FIELDS.into_iter().filter(begins).collect();
    let exact = meant.iter().find(|field| field.spellings().any(|spelling| spelling == name));
    match (&meant[..], exact) {
        ([one], _) | (_, Some(one)) => Ok(*one),
        ([], _) => Err(match nearest(&name, names()) {
            Some(field) => format!("no field is called so: did you mean `{field}:`?"),
            None => format!("no field is called so: there are {}", list(names())),
        }),
        _ => Err(format!("this may be any of {}", list(meant.iter().map(|field| field.name)))),
    }
}

/// Field names as one types them, for a message.
fn list(names: impl IntoIterator<Item = &'static str>) -> String {
    names.into_iter().map(|name| format!("`{name}:`")).collect::<Vec<_>>().join(", ")
}
