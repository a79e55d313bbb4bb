//! The JSON Schema of the configuration, for editors.

use serde_json::{Map, Value, json};

use super::{Dates, LIST_WIDTHS, themes};
use crate::keymap::{BINDINGS, Binding};

/// The schema, as JSON text.
pub(crate) fn schema() -> String {
    let keys = json!({
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
        "examples": ["j", ["j", "Down"], "^x c", []],
    });
    let action = |binding: &Binding| json!({"description": binding.description, "$ref": "#/$defs/keys"});
    let actions: Map<String, Value> =
        BINDINGS.iter().map(|binding| (binding.name.to_owned(), action(binding))).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "role-explorer: configuration",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "theme": {
                "description": "A theme of the program, or NAME for themes/NAME.toml beside the configuration",
                "anyOf": [{"enum": themes::NAMES}, {"type": "string"}],
                "default": "default",
            },
            "mouse": {"description": "Whether the interface takes the mouse", "type": "boolean", "default": true},
            "dates": {
                "description": "How the interface writes dates",
                "enum": Dates::ALL.map(|(name, _)| name),
                "default": "iso",
            },
            "catalog": {
                "description": "Files and directories with roles, beside the built-in ones, where none are named",
                "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
            },
            "layout": {
                "description": "How the screen is divided",
                "type": "object",
                "additionalProperties": false,
                "properties": {"list-width": {
                    "description": "Columns of the list of roles",
                    "type": "integer",
                    "minimum": LIST_WIDTHS.start(),
                    "maximum": LIST_WIDTHS.end(),
                }},
            },
            "keys": {
                "description": "Keys by action; an empty list frees an action's keys",
                "type": "object",
                "additionalProperties": false,
                "properties": actions,
            },
            "searches": {
                "description": "Searches by name; @NAME in a query stands for one",
                "type": "object",
                "additionalProperties": {"type": "string"},
            },
        },
        "$defs": {"keys": keys},
    });
    format!("{schema:#}\n")
}
