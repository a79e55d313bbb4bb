//! What the build made of the built-in YAML files, as nodes. Nothing of it has a place: there is no file to look into.

use serde_json::Value as Json;

use super::{Key, Node, Value};
use crate::problem::{Position, Problem};

/// Where everything stands that has no place: no line of a file has the number 0.
const NOWHERE: Position = Position { line: 0, column: 0 };

/// The document in `json`, which comes from the build; what is wrong with it if that went wrong.
pub(crate) fn parse_compiled(json: &str) -> (Vec<Node>, Vec<Problem>) {
    match serde_json::from_str(json) {
        Ok(value) => (vec![node(value)], Vec::new()),
        Err(error) => (Vec::new(), vec![Problem::error("syntax", None, error.to_string())]),
    }
}

fn node(json: Json) -> Node {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(value),
        Json::Number(number) => {
            let spelling = number.to_string();
            Value::Number(number, spelling)
        }
        Json::String(text) => Value::Text(text),
        Json::Array(list) => Value::List(list.into_iter().map(node).collect()),
        Json::Object(map) => {
            let entry = |(text, value)| (Key { text, position: NOWHERE }, node(value));
            Value::Map(map.into_iter().map(entry).collect())
        }
    };
    Node { value, position: NOWHERE }
}
