//! Text to nodes and values to text: the only file that knows the YAML library.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;
use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_saphyr::{Error, Location, MessageFormatter, Options, Spanned, UserMessageFormatter};

use super::{BUDGET, Key, Node, Value};
use crate::problem::{Position, Problem, Severity};

/// Reads every document of a YAML stream, with every problem on the way.
///
/// A document that breaks the syntax or the [budget](BUDGET) is left out; those before and after it are there. Documents
/// that hold nothing are skipped; a stream of nothing else is a problem. Codes: `too-large`, `not-utf8`, `binary`,
/// `empty`, `syntax`, `too-deep`, `too-many-nodes`, `alias`, `merge-key`, `tag`, `duplicate-key`, `key-type`.
#[must_use]
pub fn parse(bytes: &[u8]) -> (Vec<Node>, Vec<Problem>) {
    let mut problems = Vec::new();
    let Some(text) = admit(bytes, &mut problems) else { return (Vec::new(), problems) };
    let documents = documents(&text).into_iter().filter_map(|document| document.parse(&mut problems));
    let nodes: Vec<Node> = documents.filter(|node| node.value != Value::Null).collect();
    if nodes.is_empty() && problems.iter().all(|problem| problem.severity == Severity::Warning) {
        problems.push(Problem::error("empty", Some(START), "there is nothing in it"));
    }
    (nodes, problems)
}

/// Writes `value` as a YAML document which [`parse`] reads back to the same value.
///
/// # Errors
///
/// When `value` cannot be said in YAML, or its `Serialize` fails.
pub fn write(value: &impl Serialize) -> Result<String, WriteError> {
    serde_saphyr::to_string(value).map_err(|error| WriteError(error.to_string()))
}

/// A value could not be written as YAML.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot write this as YAML: {0}")]
pub struct WriteError(String);

/// The first character of a file.
const START: Position = Position { line: 1, column: 1 };

/// The bytes as text, if they are text and not too many.
fn admit<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Option<Cow<'a, str>> {
    if bytes.len() > BUDGET.bytes {
        let message = format!("it is larger than {} KiB", BUDGET.bytes / 1024);
        problems.push(Problem::error("too-large", None, message).with_help("split it into a file for each role"));
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let position = position_after(&String::from_utf8_lossy(&bytes[..error.valid_up_to()]));
            let problem = Problem::error("not-utf8", Some(position), "this is not UTF-8 text");
            problems.push(problem.with_help("save the file as UTF-8"));
            return None;
        }
    };
    if let Some(at) = text.find('\0') {
        let position = position_after(&text[..at]);
        let problem = Problem::error("binary", Some(position), "this is not text: it holds a zero byte");
        problems.push(problem.with_help("name a YAML file saved as UTF-8"));
        return None;
    }
    Some(without_controls(text.strip_prefix('\u{feff}').unwrap_or(text), problems))
}

/// `text` with a visible mark in place of each character that YAML allows only as an escape, so that a stray one does
/// not cost the document. A mark is one character too: all places stay.
fn without_controls<'a>(text: &'a str, problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    let Some(at) = text.find(is_control) else { return text.into() };
    let problem =
        Problem::warning("hidden-characters", Some(position_after(&text[..at])), "control characters, from here on");
    problems.push(problem.with_help("they are shown as visible marks; remove them"));
    let mark = |c| match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('�'),
        '\u{7f}' => '␡',
        _ => '�',
    };
    text.chars().map(|c| if is_control(c) { mark(c) } else { c }).collect()
}

/// Where the character that follows `text` stands.
fn position_after(text: &str) -> Position {
    let mut position = START;
    for line in lines(text) {
        if line.ends_with(['\n', '\r']) {
            position = Position { line: position.line + 1, column: 1 };
        } else {
            position.column = 1 + count(line.chars().count());
        }
    }
    position
}

/// A count within a file as a part of a [`Position`]; a file within the budget never reaches the limit of the type.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX - 1)
}

/// The lines of `text` with their ends. YAML ends a line with LF, CR LF or CR (YAML 1.2.2, rule 28).
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = match rest.find(['\n', '\r']) {
            Some(at) if rest[at..].starts_with("\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (line, after) = rest.split_at(end);
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

/// One document of a stream, not yet read.
#[derive(Clone, Copy)]
struct Document<'a> {
    text: &'a str,
    first_line: u32,
}

/// Cuts a stream into its documents.
///
/// A line that begins with `---` or `...` bounds a document wherever it stands, for no scalar may hold one (YAML 1.2.2,
/// rule 206). Comments and directives before a document belong to it.
fn documents(text: &str) -> Vec<Document<'_>> {
    let mut documents = Vec::new();
    let (mut start, mut first_line) = (0, 1);
    let (mut at, mut line_number) = (0, 1);
    let mut has_content = false;
    for line in lines(text) {
        if has_content && is_marker(line, "---") {
            documents.push(Document { text: &text[start..at], first_line });
            (start, first_line) = (at, line_number);
        }
        has_content = has_content || !is_prelude(line);
        at += line.len();
        line_number += 1;
        if has_content && is_marker(line, "...") {
            documents.push(Document { text: &text[start..at], first_line });
            (start, first_line) = (at, line_number);
            has_content = false;
        }
    }
    if has_content {
        documents.push(Document { text: &text[start..], first_line });
    }
    documents
}

/// Whether `line` is the document marker `marker`, whatever follows it.
fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

/// Whether `line` may stand before a document without being part of its content.
fn is_prelude(line: &str) -> bool {
    let text = line.trim();
    text.is_empty() || text.starts_with('#') || line.starts_with('%')
}

impl Document<'_> {
    /// The document as nodes; `None` where its syntax or the budget is broken.
    fn parse(self, problems: &mut Vec<Problem>) -> Option<Node> {
        match serde_saphyr::from_str_with_options::<Raw>(self.text, options()) {
            Ok(raw) => Some(self.settle(raw, problems)),
            Err(error) => {
                problems.push(self.problem(&error));
                None
            }
        }
    }

    /// Gives a value its place in the file, and a number its spelling.
    fn settle(self, raw: Raw, problems: &mut Vec<Problem>) -> Node {
        let value = match raw.value {
            RawValue::Null => Value::Null,
            RawValue::Bool(value) => Value::Bool(value),
            RawValue::Number(number) => {
                let spelling = self.text.get(raw.bytes).map_or_else(|| number.to_string(), str::to_owned);
                Value::Number(number, spelling)
            }
            RawValue::Text(text) => Value::Text(text),
            RawValue::List(list) => Value::List(list.into_iter().map(|raw| self.settle(raw, problems)).collect()),
            RawValue::Map(entries) => Value::Map(self.settle_entries(entries, problems)),
        };
        Node { value, position: self.position(raw.position) }
    }

    /// The entries of a map, the first of each key.
    fn settle_entries(self, entries: Vec<(Raw, Raw)>, problems: &mut Vec<Problem>) -> Vec<(Key, Node)> {
        let mut seen: HashMap<String, Position> = HashMap::with_capacity(entries.len());
        let mut settled = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let Some(key) = self.settle_key(key, problems) else { continue };
            if let Some(first) = seen.get(&key.text) {
                let message = format!("{:?} is given twice; the first is on line {}", key.text, first.line);
                let problem = Problem::error("duplicate-key", Some(key.position), message);
                problems.push(problem.with_help(format!("keep one; line {} is taken", first.line)));
            } else {
                seen.insert(key.text.clone(), key.position);
                settled.push((key, self.settle(value, problems)));
            }
        }
        settled
    }

    /// The key as text, if it is a plain value.
    fn settle_key(self, raw: Raw, problems: &mut Vec<Problem>) -> Option<Key> {
        let Node { value, position } = self.settle(raw, problems);
        let text = match value {
            Value::Text(text) | Value::Number(_, text) => text,
            Value::Bool(value) => value.to_string(),
            other => {
                let message = format!("a key must be text, not {}", other.kind());
                problems.push(Problem::error("key-type", Some(position), message));
                return None;
            }
        };
        Some(Key { text, position })
    }

    /// A place within the document as a place within the file.
    fn position(self, within: Position) -> Position {
        Position { line: self.first_line - 1 + within.line, ..within }
    }

    /// Why the document could not be read.
    fn problem(self, error: &Error) -> Problem {
        let located = error.location().filter(|location| *location != Location::UNKNOWN);
        let position = self.position(located.map_or(START, position_of));
        let (code, message, help): (_, String, _) = match error {
            Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => (
                "too-deep",
                format!("lists and maps are nested more than {} deep", BUDGET.depth),
                "flatten it; a profile is at most a few levels deep",
            ),
            Error::Budget { breach: BudgetBreach::Nodes { .. }, .. } => (
                "too-many-nodes",
                format!("there are more than {} values in one document", BUDGET.nodes),
                "split it into a document for each role",
            ),
            Error::Budget { breach: BudgetBreach::Aliases { .. } | BudgetBreach::Anchors { .. }, .. }
            | Error::UnknownAnchor { .. }
            | Error::AliasError { .. } => (
                "alias",
                "anchors (&name) and aliases (*name) are not taken".to_owned(),
                "write the value out; put text that begins with & or * in quotes",
            ),
            Error::MergeKeyNotAllowed { .. } => {
                ("merge-key", "merge keys (<<) are not taken".to_owned(), "write the keys out")
            }
            Error::UnsupportedTag { .. } => (
                "tag",
                "tags (!name) are not taken".to_owned(),
                "leave the tag out; put text that begins with ! in quotes",
            ),
            other => (
                "syntax",
                UserMessageFormatter.format_message(other).into_owned(),
                "everything in this document is left out until it is YAML",
            ),
        };
        Problem::error(code, Some(position), message).with_help(help)
    }
}

/// How the library is to read: our budget, and nothing that makes a text mean more than it says.
fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: BUDGET.depth,
            // The scanner's own limit is no other limit, but would be told as an error of syntax.
            flow_nesting_limit: BUDGET.bytes,
            max_nodes: BUDGET.nodes,
            max_aliases: 0,
            max_anchors: 0,
        },
        // With this policy the library hands all entries on, and `settle_entries` can tell all that stand twice. (From the
        // first whole number that is a key it settles the rest of a map itself. No key of a profile is one.)
        duplicate_keys: DuplicateKeyPolicy::LastWins,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        reject_unsupported_tags: true,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        emit_comments: false,
        with_snippet: false,
    }
}

/// A place as the library has it, within a document.
fn position_of(location: Location) -> Position {
    let part = |n: u64| u32::try_from(n).unwrap_or(u32::MAX - 1).max(1);
    Position { line: part(location.line()), column: part(location.column()) }
}

/// A value as the library hands it on, its places counted within its document.
struct Raw {
    value: RawValue,
    position: Position,
    bytes: Range<usize>,
}

enum RawValue {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<RawValue>::deserialize(deserializer)?;
        let span = spanned.defined.span();
        let part = |n: Option<u64>| n.and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
        let start = part(span.byte_offset());
        let bytes = start..start + part(span.byte_len());
        Ok(Self { value: spanned.value, position: position_of(spanned.defined), bytes })
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<RawValue, E> {
        Ok(RawValue::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<RawValue, E> {
        Ok(Number::from_f64(value).map_or_else(|| RawValue::Text(value.to_string()), RawValue::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<RawValue, E> {
        Ok(RawValue::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut list = Vec::new();
        while let Some(raw) = access.next_element()? {
            list.push(raw);
        }
        Ok(RawValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}

#[cfg(test)]
mod tests;
