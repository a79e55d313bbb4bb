//! What the build made of the built-in YAML files, as nodes. Nothing of it has a place: there is no file to look into.
//!
//! The first screen waits for it, so the nodes are made as the text is read, with no other form of it in between.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::{Key, Node, Value};
use crate::problem::{Position, Problem};

/// Where everything stands that has no place: no line of a file has the number 0.
const NOWHERE: Position = Position { line: 0, column: 0 };

/// The document in `json`, which comes from the build; what is wrong with it if that went wrong.
pub(crate) fn parse_compiled(json: &str) -> (Vec<Node>, Vec<Problem>) {
    match serde_json::from_str(json) {
        Ok(Compiled(node)) => (vec![node], Vec::new()),
        Err(error) => (Vec::new(), vec![Problem::error("syntax", None, error.to_string())]),
    }
}

/// A node that is read from JSON.
struct Compiled(Node);

impl From<Value> for Compiled {
    fn from(value: Value) -> Self {
        Self(Node { value, position: NOWHERE })
    }
}

impl From<Number> for Compiled {
    fn from(number: Number) -> Self {
        let spelling = number.to_string();
        Value::Number(number, spelling).into()
    }
}

impl<'de> Deserialize<'de> for Compiled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

/// Takes whatever comes.
struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Compiled;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Compiled, E> {
        Ok(Value::Null.into())
    }

    fn visit_bool<E>(self, value: bool) -> Result<Compiled, E> {
        Ok(Value::Bool(value).into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Compiled, E> {
        Ok(Number::from(value).into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Compiled, E> {
        Ok(Number::from(value).into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Compiled, E> {
        Ok(Number::from_f64(value).map_or(Value::Null.into(), Compiled::from))
    }

    fn visit_str<E>(self, text: &str) -> Result<Compiled, E> {
        Ok(Value::Text(text.to_owned()).into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Compiled, A::Error> {
        let mut list = Vec::new();
        while let Some(Compiled(node)) = entries.next_element()? {
            list.push(node);
        }
        Ok(Value::List(list).into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Compiled, A::Error> {
        let mut map = Vec::new();
        while let Some((text, Compiled(node))) = entries.next_entry()? {
            map.push((Key { text, position: NOWHERE }, node));
        }
        Ok(Value::Map(map).into())
    }
}
