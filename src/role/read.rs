//! Nodes to roles, with every problem of a file at once.
//!
//! A part that is wrong costs that part: the rest of the role is there. Only a title no role can do without.

mod facts;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Date, Employment, FactKind, Item, Lines, Located, Number, Pay, Period, Qualifications, Role, Source};
use super::{Travel, TravelShare, Workplace, WorksWith};
use crate::problem::Problem;
use crate::text::{Text, slug};
use crate::yaml::{self, BUDGET, Map, Node, Reader, Slot, Value};

/// Reads the roles of a YAML file, in order, with everything that is wrong in it, in the order of the file.
///
/// `default_id`, usually the file's stem, names a role without an `id`; a second such role of the file gets `-2`, and
/// so on. The problems carry no path.
#[must_use]
pub fn read(yaml: &[u8], default_id: &str) -> (Vec<Located>, Vec<Problem>) {
    let (documents, problems) = yaml::parse(yaml);
    read_documents(&documents, problems, default_id)
}

/// Reads the role that the build made of a built-in profile; its values have no places of their own.
pub(crate) fn read_compiled(json: &str, default_id: &str) -> (Vec<Located>, Vec<Problem>) {
    let (documents, problems) = yaml::parse_compiled(json);
    read_documents(&documents, problems, default_id)
}

/// The roles of the documents of a file, after the `problems` met in reading them.
fn read_documents(documents: &[Node], mut problems: Vec<Problem>, default_id: &str) -> (Vec<Located>, Vec<Problem>) {
    let mut roles = Vec::with_capacity(documents.len());
    let mut unnamed = 0;
    for document in documents {
        let mut reader = Reader::default();
        if let Some(mut role) = role(&mut reader, &Slot::document(document)) {
            if role.id.is_empty() {
                unnamed += 1;
                let stem = slug(default_id);
                role.id = if unnamed == 1 { stem.into() } else { format!("{stem}-{unnamed}").into() };
            }
            roles.push(Located { role, positions: reader.positions });
        }
        problems.append(&mut reader.problems);
    }
    problems.sort_by_key(|problem| problem.position);
    (roles, problems)
}

/// The keys of a role, in the order of the format's description.
const ROLE_KEYS: &[&str] = &[
    "id",
    "title",
    "variant",
    "aliases",
    "organization",
    "unit",
    "family",
    "level",
    "segment",
    "summary",
    "locations",
    "workplace",
    "travel",
    "employment",
    "pay",
    "posted",
    "closes",
    "works_with",
    "source",
    "responsibilities",
    "qualifications",
];

/// Whether `key` is one the format leaves to its users.
fn is_extension(key: &str) -> bool {
    key.len() > "x-".len() && key.starts_with("x-")
}

/// A role; its id is empty where the file gives none. `None` where there is no title.
fn role(reader: &mut Reader, slot: &Slot<'_>) -> Option<Role> {
    let map = reader.map_with(slot, ROLE_KEYS, is_extension)?;
    let title = title(reader, &map);
    let mut met = 0;
    let role = Role {
        id: reader.take(&map, "id", Reader::id).unwrap_or_default(),
        title: title.clone().unwrap_or_default(),
        variant: reader.take(&map, "variant", Reader::text),
        aliases: reader.take(&map, "aliases", Reader::texts).unwrap_or_default(),
        organization: reader.take(&map, "organization", Reader::text),
        unit: reader.take(&map, "unit", Reader::text),
        family: reader.take(&map, "family", Reader::text),
        level: reader.take(&map, "level", Reader::text),
        segment: reader.take(&map, "segment", Reader::text),
        summary: reader.take(&map, "summary", Reader::text),
        locations: reader.take(&map, "locations", Reader::texts).unwrap_or_default(),
        workplace: reader.take(&map, "workplace", |r, slot| r.choice(slot, WORKPLACES)),
        travel: reader.take(&map, "travel", travel),
        employment: reader.take(&map, "employment", |r, slot| r.choice(slot, EMPLOYMENTS)),
        pay: reader.take(&map, "pay", pay),
        posted: reader.take(&map, "posted", date),
        closes: reader.take(&map, "closes", date),
        works_with: reader.take(&map, "works_with", works_with).unwrap_or_default(),
        source: reader.take(&map, "source", source),
        responsibilities: reader.take(&map, "responsibilities", |r, slot| items(r, slot, &mut met)).unwrap_or_default(),
        qualifications: reader
            .take(&map, "qualifications", |r, slot| qualifications(r, slot, &mut met))
            .unwrap_or_default(),
        more: more(reader, &map),
    };
    title.map(|_| role)
}

/// The title. Its lack is worth more than a missing key: without it there is no role.
fn title(reader: &mut Reader, map: &Map<'_>) -> Option<Text> {
    if map.get("title").is_none() {
        let problem = Problem::error("missing-title", Some(map.place_of("title")), "the role has no title");
        reader.problems.push(problem.with_help("add a line such as \"title: Technical Account Manager\""));
    }
    reader.take(map, "title", Reader::text)
}

const WORKPLACES: &[(&str, Workplace)] =
    &[("on-site", Workplace::OnSite), ("hybrid", Workplace::Hybrid), ("remote", Workplace::Remote)];

const EMPLOYMENTS: &[(&str, Employment)] = &[
    ("full-time", Employment::FullTime),
    ("part-time", Employment::PartTime),
    ("contract", Employment::Contract),
    ("temporary", Employment::Temporary),
    ("internship", Employment::Internship),
];

const PERIODS: &[(&str, Period)] =
    &[("hour", Period::Hour), ("day", Period::Day), ("month", Period::Month), ("year", Period::Year)];

fn travel(reader: &mut Reader, slot: &Slot<'_>) -> Option<Travel> {
    match slot.node.value {
        Value::Map(_) => {}
        Value::Text(_) => return reader.text(slot).map(Travel::Words),
        _ => {
            reader.wrong_type(slot, "text, or a map with min and max in percent");
            return None;
        }
    }
    let map = some_map(reader, slot, &["min", "max"])?;
    let (min, max) = range(reader, slot, &map, |r, slot| {
        r.number(slot).filter(|percent| {
            if *percent > 100.0 {
                r.problems.push(slot.error("out-of-range", format!("{} must be at most 100 percent", slot.name())));
            }
            *percent <= 100.0
        })
    });
    (min.is_some() || max.is_some()).then_some(Travel::Share(TravelShare { min, max }))
}

/// A map that states something.
fn some_map<'a>(reader: &mut Reader, slot: &Slot<'a>, keys: &[&str]) -> Option<Map<'a>> {
    let map = reader.map(slot, keys)?;
    if map.entries.iter().all(|(_, node)| node.value == Value::Null) {
        let message = format!("{} states nothing", slot.name());
        reader.problems.push(slot.error("empty-map", message).with_help(format!("give one of {}", keys.join(", "))));
        return None;
    }
    Some(map)
}

/// `min` and `max` of a map, both left out where they contradict each other.
fn range(
    reader: &mut Reader,
    slot: &Slot<'_>,
    map: &Map<'_>,
    read: impl Fn(&mut Reader, &Slot<'_>) -> Option<f64>,
) -> (Option<Number>, Option<Number>) {
    let min = reader.take(map, "min", &read).map(Number);
    let max = reader.take(map, "max", &read).map(Number);
    if let (Some(low), Some(high)) = (min, max)
        && low > high
    {
        let message = format!("{} says at least {low}, but at most {high}", slot.name());
        reader.problems.push(slot.error("out-of-range", message).with_help("swap min and max"));
        return (None, None);
    }
    (min, max)
}

fn pay(reader: &mut Reader, slot: &Slot<'_>) -> Option<Pay> {
    let map = reader.map(slot, &["min", "max", "currency", "per"])?;
    let (min, max) = range(reader, slot, &map, Reader::number);
    let currency = reader.require(&map, "currency", currency);
    let per = reader.require(&map, "per", |r, slot| r.choice(slot, PERIODS));
    Some(Pay { min, max, currency: currency?, per: per? })
}

fn currency(reader: &mut Reader, slot: &Slot<'_>) -> Option<Text> {
    let text = reader.text(slot)?;
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(text);
    }
    let message = format!("{:?} is not a currency code of three capitals", text.as_str());
    reader.problems.push(slot.error("bad-currency", message).with_help("use an ISO 4217 code such as USD or EUR"));
    None
}

fn date(reader: &mut Reader, slot: &Slot<'_>) -> Option<Date> {
    let text = reader.text(slot)?;
    let date = Date::parse(&text);
    if date.is_none() {
        let message = format!("{:?} is not a day", text.as_str());
        reader.problems.push(slot.error("bad-date", message).with_help("write year-month-day, such as 2026-03-31"));
    }
    date
}

fn works_with(reader: &mut Reader, slot: &Slot<'_>) -> Option<WorksWith> {
    let map = reader.map(slot, &["inside", "outside"])?;
    Some(WorksWith {
        inside: reader.take(&map, "inside", Reader::texts).unwrap_or_default(),
        outside: reader.take(&map, "outside", Reader::texts).unwrap_or_default(),
    })
}

fn source(reader: &mut Reader, slot: &Slot<'_>) -> Option<Source> {
    let map = reader.map(slot, &["document", "url", "publisher", "retrieved"])?;
    Some(Source {
        document: reader.take(&map, "document", Reader::text),
        url: reader.take(&map, "url", Reader::text),
        publisher: reader.take(&map, "publisher", Reader::text),
        retrieved: reader.take(&map, "retrieved", date),
    })
}

fn qualifications(reader: &mut Reader, slot: &Slot<'_>, met: &mut usize) -> Option<Qualifications> {
    let map = reader.map(slot, &["required", "preferred"])?;
    Some(Qualifications {
        required: reader.take(&map, "required", |r, slot| items(r, slot, met)).unwrap_or_default(),
        preferred: reader.take(&map, "preferred", |r, slot| items(r, slot, met)).unwrap_or_default(),
    })
}

/// What the format leaves to its users, kept as it is.
fn more(reader: &mut Reader, map: &Map<'_>) -> BTreeMap<String, Json> {
    let own = map.entries.iter().filter(|(key, _)| is_extension(&key.text));
    own.map(|(key, node)| reader.any_entry(map, key, node)).collect()
}

fn items(reader: &mut Reader, slot: &Slot<'_>, met: &mut usize) -> Option<Vec<Item>> {
    reader.list(slot, |reader, slot| item(reader, slot, met))
}

/// A statement: plain text, or a map with a text. `met` counts the items of the role; those beyond the budget are left
/// out, which is told once.
fn item(reader: &mut Reader, slot: &Slot<'_>, met: &mut usize) -> Option<Item> {
    *met += 1;
    if *met > BUDGET.items {
        if *met == BUDGET.items + 1 {
            let message = format!("the role has more than {} items, alternatives included", BUDGET.items);
            let problem = slot.error("too-many-items", message);
            reader.problems.push(problem.with_help("split the role into several; from here on its items are left out"));
        }
        return None;
    }
    match slot.node.value {
        Value::Map(_) => {}
        Value::Text(_) | Value::Number(..) => {
            let text = reader.text(slot)?;
            reader.positions.insert(format!("{}/text", slot.pointer), slot.node.position);
            return Some(Item { text, ..Item::default() });
        }
        _ => {
            reader.wrong_type(slot, "text, or a map with a text");
            return None;
        }
    }
    let keys = ["text", "theme", "tags", "lines", "any_of"].into_iter().chain(FactKind::ALL.map(FactKind::key));
    let map = reader.map(slot, &keys.collect::<Vec<_>>())?;
    let text = reader.require(&map, "text", Reader::text);
    let item = Item {
        text: text.clone().unwrap_or_default(),
        theme: reader.take(&map, "theme", Reader::text),
        tags: reader.take(&map, "tags", Reader::texts).unwrap_or_default(),
        lines: reader.take(&map, "lines", |r, slot| r.list(slot, lines)).unwrap_or_default(),
        fact: facts::fact(reader, &map),
        any_of: reader.take(&map, "any_of", |r, slot| any_of(r, slot, met)).unwrap_or_default(),
    };
    text.map(|_| item)
}

/// Alternatives; one that holds nothing sound is left out.
fn any_of(reader: &mut Reader, slot: &Slot<'_>, met: &mut usize) -> Option<Vec<Vec<Item>>> {
    reader.some_list(slot, |reader, branch| reader.some_list(branch, |reader, slot| item(reader, slot, met)))
}

/// `N` or `"N-M"`.
fn lines(reader: &mut Reader, slot: &Slot<'_>) -> Option<Lines> {
    if let Value::Number(..) = slot.node.value {
        return reader.count(slot).map(|line| Lines { first: line, last: line });
    }
    let read = match &slot.node.value {
        Value::Text(text) => parse_lines(text),
        _ => None,
    };
    if read.is_some() {
        reader.taken(slot);
    } else {
        let problem = slot.error("bad-lines", format!("{} must be a line number or a range of them", slot.name()));
        reader.problems.push(problem.with_help("write 12, or \"12-14\" with the lower number first, counting from 1"));
    }
    read
}

fn parse_lines(text: &str) -> Option<Lines> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |part: &str| part.parse().ok().filter(|_| part.starts_with(|c: char| ('1'..='9').contains(&c)));
    let lines = Lines { first: number(first)?, last: number(last)? };
    (lines.first <= lines.last).then_some(lines)
}

#[cfg(test)]
mod tests;
