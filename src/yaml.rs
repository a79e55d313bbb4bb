//! YAML as located nodes: every value and key keeps its line and column.
//!
//! `yaml/syntax.rs` turns text into nodes and is the only file that knows the YAML library; `yaml/reader.rs` takes nodes
//! apart, with a problem for each that does not fit. What the keys of a profile mean is not known here.

mod compiled;
mod reader;
mod syntax;

use serde_json::Number;

use crate::problem::Position;

pub(crate) use compiled::parse_compiled;
pub use reader::{Map, Reader, Slot};
pub use syntax::{WriteError, parse, write};

/// What a text may cost at most; see [`BUDGET`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The size of a file, in bytes.
    pub bytes: usize,
    /// How deep lists and maps may stand in each other; the outermost counts as 1.
    pub depth: usize,
    /// The lists, maps, keys and plain values of one document.
    pub nodes: usize,
    /// The items of one role, alternatives inside of items included.
    pub items: usize,
}

/// A long profile takes 20 KiB, a depth of 6, 2,000 nodes and 60 items; what goes far beyond that is no profile.
///
/// The number of items is the tightest of the limits because comparing scores every item of one role with every item of
/// the other: 2,000 of them on both sides are four million pairs.
pub const BUDGET: Budget = Budget { bytes: 1 << 20, depth: 16, nodes: 20_000, items: 2_000 };

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it begins.
    pub position: Position,
}

/// A value as YAML has it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`; `yes`, `no`, `on` and `off` are text.
    Bool(bool),
    /// A number, and the number as it is written.
    Number(Number, String),
    /// Text, raw: not yet safe to show.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file; no key stands in it twice.
    Map(Vec<(Key, Node)>),
}

impl Value {
    /// What a user would call such a value.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "true or false",
            Self::Number(..) => "a number",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}

/// A key and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key, raw: not yet safe to show.
    pub text: String,
    /// Where it begins.
    pub position: Position,
}
