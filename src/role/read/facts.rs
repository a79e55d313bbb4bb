//! Typed facts: at most one on an item.

use super::{range, some_map};
use crate::problem::Problem;
use crate::role::{Clearance, Degree, DegreeLevel, Fact, FactKind, Knowledge, Language, Years};
use crate::yaml::{Map, Reader, Slot, Value};

/// The fact of an item; any beyond the first is told and left out.
pub(super) fn fact(reader: &mut Reader, map: &Map<'_>) -> Option<Fact> {
    let mut stated = map.entries.iter().filter(|(_, node)| node.value != Value::Null).filter_map(|(key, node)| {
        let kind = FactKind::ALL.into_iter().find(|kind| kind.key() == key.text)?;
        Some((kind, key.position, map.slot(&key.text, node)))
    });
    let (kind, _, slot) = stated.next()?;
    for (other, position, _) in stated {
        let message = format!("an item states at most one fact, and this one states {:?} already", kind.key());
        let problem = Problem::error("several-facts", Some(position), message);
        reader.problems.push(problem.with_help(format!("move {:?} to an item of its own", other.key())));
    }
    let fact = match kind {
        FactKind::Years => years(reader, &slot),
        FactKind::Degree => degree(reader, &slot),
        FactKind::Certification => certification(reader, &slot),
        FactKind::Clearance => clearance(reader, &slot),
        FactKind::Knowledge => knowledge(reader, &slot),
        FactKind::Language => language(reader, &slot),
    };
    if fact.is_none() {
        reader.forget(&slot.pointer);
    }
    fact
}

fn years(reader: &mut Reader, slot: &Slot<'_>) -> Option<Fact> {
    let map = some_map(reader, slot, &["min", "max", "of"])?;
    let (min, max) = range(reader, slot, &map, Reader::number);
    let of = reader.take(&map, "of", Reader::text);
    (min.is_some() || max.is_some() || of.is_some()).then_some(Fact::Years(Years { min, max, of }))
}

const LEVELS: &[(&str, DegreeLevel)] = &[
    ("high-school", DegreeLevel::HighSchool),
    ("associate", DegreeLevel::Associate),
    ("bachelor", DegreeLevel::Bachelor),
    ("master", DegreeLevel::Master),
    ("doctorate", DegreeLevel::Doctorate),
];

fn degree(reader: &mut Reader, slot: &Slot<'_>) -> Option<Fact> {
    let map = reader.map(slot, &["level", "fields"])?;
    let level = reader.require(&map, "level", |r, slot| r.choice(slot, LEVELS));
    let fields = reader.take(&map, "fields", Reader::texts).unwrap_or_default();
    Some(Fact::Degree(Degree { level: level?, fields }))
}

fn certification(reader: &mut Reader, slot: &Slot<'_>) -> Option<Fact> {
    let names = match slot.node.value {
        Value::List(_) => reader.some_list(slot, Reader::text)?,
        Value::Map(_) | Value::Bool(_) => {
            reader.wrong_type(slot, "a name or a list of names");
            return None;
        }
        _ => vec![reader.text(slot)?],
    };
    Some(Fact::Certification(names))
}

fn clearance(reader: &mut Reader, slot: &Slot<'_>) -> Option<Fact> {
    let map = some_map(reader, slot, &["level", "authority", "status"])?;
    let clearance = Clearance {
        level: reader.take(&map, "level", Reader::text),
        authority: reader.take(&map, "authority", Reader::text),
        status: reader.take(&map, "status", Reader::text),
    };
    (clearance != Clearance::default()).then_some(Fact::Clearance(clearance))
}

fn knowledge(reader: &mut Reader, slot: &Slot<'_>) -> Option<Fact> {
    let map = reader.map(slot, &["at_least", "of"])?;
    let at_least = reader.take(&map, "at_least", Reader::count);
    let of = reader.require(&map, "of", |r, slot| r.some_list(slot, Reader::text))?;
    Some(Fact::Knowledge(Knowledge { at_least, of }))
}

fn language(reader: &mut Reader, slot: &Slot<'_>) -> Option<Fact> {
    let map = reader.map(slot, &["name", "level"])?;
    let name = reader.require(&map, "name", Reader::text);
    let level = reader.take(&map, "level", Reader::text);
    Some(Fact::Language(Language { name: name?, level }))
}
