//! The JSON Schema of a profile, for editors to complete and check by.
//!
//! It is derived from the types of the role; what is here is the difference between a role and the file it is written in:
//! a plain text may stand for an item, a key may hold nothing, keys that begin with `x-` are free. What a schema cannot
//! say (that `min` is not above `max`) only reading finds out.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::{Clearance, Degree, FactKind, Knowledge, Language, Role, Years};
use crate::text::Text;

/// The JSON Schema (draft 2020-12) of a profile.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(Role).to_value()
}

/// The facts of an item as keys of the item; see [`super::Fact`].
#[derive(JsonSchema)]
#[expect(dead_code, reason = "it only describes")]
pub(super) struct Facts {
    /// Years of experience.
    years: Option<Years>,
    /// An academic degree.
    degree: Option<Degree>,
    /// A certificate, or several, all of them asked for.
    certification: Option<Names>,
    /// A security clearance.
    clearance: Option<Clearance>,
    /// Knowledge of so many of a list of fields.
    knowledge: Option<Knowledge>,
    /// A language and how well it is spoken.
    language: Option<Language>,
}

/// A name or a list of names.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it only describes")]
enum Names {
    One(Text),
    All(#[schemars(length(min = 1))] Vec<Text>),
}

/// An id: lower-case words joined by hyphens; a number is one as it is written.
pub(super) struct Slug;

impl JsonSchema for Slug {
    fn schema_name() -> Cow<'static, str> {
        "Slug".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let word = r"[\p{Ll}\p{Lo}\p{Lm}\p{N}\p{M}]+";
        json_schema!({ "type": ["string", "integer"], "minimum": 0, "pattern": format!("^{word}(-{word})*$") })
    }
}

/// Leaves keys that begin with `x-` to the users of the format.
pub(super) fn allow_extensions(role: &mut Schema) {
    role.insert("patternProperties".to_owned(), json!({ "^x-.": {} }));
}

/// Lets a plain text stand for an item, and an item state one fact at most.
pub(super) fn allow_plain_text(item: &mut Schema) {
    let facts = FactKind::ALL.map(|kind| given(kind.key()));
    let mut at_most_one = facts.to_vec();
    at_most_one.push(json!({ "not": { "anyOf": facts } }));
    item.insert("type".to_owned(), json!(["object", "string", "number"]));
    item.insert("pattern".to_owned(), json!("\\S"));
    item.insert("oneOf".to_owned(), Value::Array(at_most_one));
    item.remove("unevaluatedProperties");
    item.insert("additionalProperties".to_owned(), json!(false));
}

/// Asks for one of the keys of a map at least.
pub(super) fn ask_for_something(map: &mut Schema) {
    let keys = map.get("properties").and_then(Value::as_object).into_iter().flat_map(|keys| keys.keys());
    let one: Vec<Value> = keys.map(|key| given(key)).collect();
    map.insert("anyOf".to_owned(), Value::Array(one));
}

/// A map that states `key`.
fn given(key: &str) -> Value {
    json!({ "type": "object", "required": [key], "properties": { key: { "not": { "type": "null" } } } })
}

#[cfg(test)]
mod tests;
