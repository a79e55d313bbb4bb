//! A role as Markdown.

use super::escape::{bold, escape, row};
use crate::catalog::Catalog;
use crate::export::head::{Stated, head, more};
use crate::export::wording::{NOT_STATED, profile};
use crate::role::{Item, Role, Section};

/// Writes a role: heading, summary, a table of what is not a statement, and the statements as lists.
pub(crate) fn role(role: &Role) -> String {
    let summary = role.summary.iter().map(|summary| format!("{}\n\n", escape(summary)));
    let section = |section| {
        let list = role.section(section);
        format!("\n## {} ({})\n{}", profile::title(section), list.len(), items(list))
    };
    let more = more(role);
    let parts = [
        format!("# {}\n\n", escape(&role.name())),
        summary.collect(),
        table(&head(role)),
        section(Section::Responsibilities),
        section(Section::Required),
        section(Section::Preferred),
        if more.is_empty() { String::new() } else { format!("\n## {}\n\n{}", profile::MORE_TITLE, table(&more)) },
    ];
    parts.concat()
}

/// Writes a list of roles as a table, row by row.
pub(crate) fn roles(catalog: &Catalog) -> impl Iterator<Item = String> + '_ {
    let [does, required, preferred] = Section::ALL.map(profile::short_title);
    let head = row(&[profile::ID, profile::ROLE, profile::ORGANIZATION, does, required, preferred]);
    let rule = row(&["---", "---", "---", "---:", "---:", "---:"]);
    let line = |role: &Role| {
        let counts = Section::ALL.map(|section| role.section(section).len().to_string());
        let organization = role.organization.as_deref().map_or_else(String::new, escape);
        let [does, required, preferred] = &counts;
        row(&[&escape(&role.id), &escape(&role.name()), &organization, does, required, preferred])
    };
    [head, rule].into_iter().chain(catalog.roles().map(line))
}

fn table(rows: &[Stated]) -> String {
    // A row is one line; what has several of its own says so.
    let lines = |value: &str| value.split('\n').map(escape).collect::<Vec<_>>().join("<br>");
    let value = |stated: &Stated| stated.value.as_deref().map_or_else(|| NOT_STATED.to_owned(), lines);
    let cells = rows.iter().map(|stated| row(&[&escape(&stated.name), &value(stated)]));
    [row(&[profile::ABOUT, profile::STATED]) + "| --- | --- |\n"].into_iter().chain(cells).collect()
}

/// Items as a list, under their themes.
fn items(items: &[Item]) -> String {
    if items.is_empty() {
        return format!("\n{NOT_STATED}\n");
    }
    let mut out = String::from("\n");
    let mut theme = None;
    for item in items {
        if item.theme.as_ref() != theme {
            theme = item.theme.as_ref();
            // What stands under no heading after what stands under one gets one too, or it would seem to belong there.
            let heading = theme.map_or_else(|| "—".to_owned(), |theme| escape(theme));
            let gap = if out == "\n" { "" } else { "\n" };
            out.extend([gap, "### ", &heading, "\n\n"]);
        }
        out.extend(["- ", &statement(item), "\n", &alternatives(item, 1)]);
    }
    out
}

/// One statement, led by what stands out of its fact and followed by what the fact says beyond it.
fn statement(item: &Item) -> String {
    let beyond = item.fact_beyond_text().map_or_else(String::new, |beyond| format!(" ({beyond})"));
    let text = escape(&format!("{}{beyond}", item.text));
    item.brief().map_or(text.clone(), |brief| format!("{} {text}", bold(&brief.lead)))
}

/// The alternatives of an item, each an entry of a list below it; nested ones `depth` lists deep.
fn alternatives(item: &Item, depth: usize) -> String {
    let branch = |(number, items): (usize, &Vec<Item>)| {
        let [joint, and] = [0, 1].map(|place| profile::joint(number, place));
        let nested: String = items.iter().map(|item| alternatives(item, depth + 1)).collect();
        let items: Vec<String> = items.iter().map(statement).collect();
        format!("{}- {joint}: {}\n{nested}", "  ".repeat(depth), items.join(&format!(" {and} ")))
    };
    item.any_of.iter().enumerate().map(branch).collect()
}
