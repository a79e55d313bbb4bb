//! A role as Markdown.

use super::escape::{bold, escape, row};
use crate::export::wording::NOT_STATED;
use crate::role::{HeadFact, Item, Role, Section};
use crate::text::Text;

/// Writes a role: heading, summary, a table of what is not a statement, and the statements as lists.
pub(crate) fn role(role: &Role) -> String {
    let summary = role.summary.iter().map(|summary| format!("{}\n\n", escape(summary)));
    let section = |section, name: &str| {
        let list = role.section(section);
        format!("\n## {name} ({})\n{}", list.len(), items(list))
    };
    let more = more(role);
    let parts = [
        format!("# {}\n\n", escape(&role.name())),
        summary.collect(),
        table(&head(role)),
        section(Section::Responsibilities, "Responsibilities"),
        section(Section::Required, "Required qualifications"),
        section(Section::Preferred, "Preferred qualifications"),
        if more.is_empty() { String::new() } else { format!("\n## More\n\n{}", table(&more)) },
    ];
    parts.concat()
}

/// Names and values.
type Rows = Vec<(String, String)>;

/// What is known of the role as a whole, and what is not stated of it.
fn head(role: &Role) -> Rows {
    let text = |name: &str, value: Option<&Text>| Some((name.to_owned(), value?.to_string()));
    let list = |name: &str, values: &[Text]| {
        let values: Vec<&str> = values.iter().map(Text::as_str).collect();
        (!values.is_empty()).then(|| (name.to_owned(), values.join("; ")))
    };
    let known = [
        text("Id", Some(&role.id)),
        list("Also called", &role.aliases),
        text("Organization", role.organization.as_ref()),
        text("Unit", role.unit.as_ref()),
        text("Family", role.family.as_ref()),
        text("Level", role.level.as_ref()),
        text("Segment", role.segment.as_ref()),
    ];
    let facts = HeadFact::ALL.map(|fact| {
        let value = fact.say(role).unwrap_or_else(|| NOT_STATED.to_owned());
        Some((fact.name().to_owned(), value))
    });
    let dates = [("Posted", &role.posted), ("Closes", &role.closes)];
    let dates = dates.map(|(name, date)| Some((name.to_owned(), date.as_ref()?.to_string())));
    let people =
        [list("Works with, inside", &role.works_with.inside), list("Works with, outside", &role.works_with.outside)];
    known.into_iter().chain(facts).chain(dates).chain(people).flatten().collect()
}

/// Where the profile comes from, and what it holds beyond the format.
fn more(role: &Role) -> Rows {
    let source = role.source.clone().unwrap_or_default();
    let retrieved = source.retrieved.map(|date| date.to_string());
    let texts = [("Document", source.document), ("Publisher", source.publisher), ("Address", source.url)];
    let texts = texts.into_iter().map(|(name, value)| (name, value.map(|value| value.to_string())));
    let stated = texts.chain([("Retrieved", retrieved)]);
    let mut rows: Rows = stated.filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    rows.extend(role.more.iter().map(|(key, value)| (key.clone(), text(value))));
    rows
}

fn table(rows: &Rows) -> String {
    let cells = rows.iter().map(|(name, value)| row(&[&escape(name), &escape(value)]));
    [row(&["About", "Stated"]) + "| --- | --- |\n"].into_iter().chain(cells).collect()
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
        let joint = if number == 0 { "either" } else { "or" };
        let nested: String = items.iter().map(|item| alternatives(item, depth + 1)).collect();
        let items: Vec<String> = items.iter().map(statement).collect();
        format!("{}- {joint}: {}\n{nested}", "  ".repeat(depth), items.join(" and "))
    };
    item.any_of.iter().enumerate().map(branch).collect()
}
