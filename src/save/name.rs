//! What a file is called that nobody gave a name: the same on the command line and in the interface.

use role_explorer::text::slug;

/// What a document is about; roles are told by their ids.
#[derive(Clone, Copy, Debug)]
pub(crate) enum About<'a> {
    /// A list of roles.
    Roles,
    /// A role.
    Role(&'a str),
    /// The answer to a query.
    Search(&'a str),
    /// Roles side by side.
    Comparison(&'a [&'a str]),
    /// What the same roles have of each competency.
    Matrix(&'a [&'a str]),
    /// What a move from the first role to the second asks for.
    Gap([&'a str; 2]),
    /// The roles most like this one.
    Similar(&'a str),
}

impl About<'_> {
    /// The name of its file without an extension, after the command that makes the document: `compare-clerk-cashier`.
    pub(crate) fn stem(self) -> String {
        stem(&match self {
            Self::Roles => "roles".to_owned(),
            Self::Role(id) => id.to_owned(),
            Self::Search(query) => format!("search {query}"),
            Self::Comparison(ids) => format!("compare {}", ids.join(" ")),
            Self::Matrix(ids) => format!("matrix {}", ids.join(" ")),
            Self::Gap([from, to]) => format!("gap {from} {to}"),
            Self::Similar(id) => format!("similar {id}"),
        })
    }
}

/// Bytes of a file's name without its extension at the most; the shortest limit in use is 255 for all of it.
const LONGEST_NAME: usize = 120;

/// Names that mean devices on Windows, whatever extension they have.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// A name for a file about `what`, with an extension: one component, of lower-case words and hyphens, that every system
/// takes and none gives a meaning of its own.
pub(crate) fn file_name(what: &str, extension: &str) -> String {
    format!("{}.{extension}", stem(what))
}

/// The same without an extension.
fn stem(what: &str) -> String {
    let mut name = slug(what);
    let end = (0..=LONGEST_NAME.min(name.len())).rev().find(|at| name.is_char_boundary(*at));
    name.truncate(end.unwrap_or_default());
    name.truncate(name.trim_end_matches('-').len());
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    let is_port = port.is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()));
    if is_port || DEVICES.contains(&&*name) {
        name.push_str("-role");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_takes_a_name() {
        let long = "long ".repeat(1000);
        for (what, name) in [
            ("tam-federal vs tam-premier", "tam-federal-vs-tam-premier.md"),
            ("../../etc/passwd", "etc-passwd.md"),
            ("C:\\a|b?*<>\"", "c-a-b.md"),
            (".", "role.md"),
            ("", "role.md"),
            ("-rf", "rf.md"),
            ("CON", "con-role.md"),
            ("com1", "com1-role.md"),
            ("lpt¹", "lpt1-role.md"),
            ("com12", "com12.md"),
            ("\u{1b}[31m\u{202e}", "31m.md"),
            ("職務経歴", "職務経歴.md"),
        ] {
            assert_eq!(file_name(what, "md"), name, "{what:?}");
        }
        for what in [&*long, &"職".repeat(500), &"e\u{301}".repeat(500)] {
            let name = file_name(what, "markdown");
            assert!((20..=200).contains(&name.len()) && !name.contains("-."), "{name}");
        }
    }

    #[test]
    fn a_name_says_what_was_done_with_which_roles() {
        let ids = ["clerk", "cashier@v1.2", "CON"];
        for (about, name) in [
            (About::Roles, "roles"),
            (About::Role("con"), "con-role"),
            (About::Search("org:\"A & B\" !tax"), "search-org-a-b-tax"),
            (About::Comparison(&ids), "compare-clerk-cashier-v1-2-con"),
            (About::Matrix(&ids[..2]), "matrix-clerk-cashier-v1-2"),
            (About::Gap(["clerk", "cashier"]), "gap-clerk-cashier"),
            (About::Similar("clerk"), "similar-clerk"),
        ] {
            assert_eq!(about.stem(), name);
            assert_eq!(file_name(&about.stem(), "md"), format!("{name}.md"));
        }
    }
}
