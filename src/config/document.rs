//! A TOML file read piece by piece, with what is wrong in it and where; the rest counts all the same.

use std::ops::Range;
use std::path::Path;

use role_explorer::problem::{Position, Problem};
use role_explorer::text::{Text, nearest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// So many names can be told in a line.
const FEW: usize = 40;

/// What was found wrong in a file so far.
pub(super) struct Findings<'s> {
    source: &'s str,
    path: Text,
    problems: Vec<Problem>,
}

/// A key of a table with what it is set to.
pub(super) struct Entry<'t> {
    /// The key.
    pub(super) name: &'t str,
    /// Where it stands, in bytes.
    pub(super) at: Range<usize>,
    /// What it is set to.
    pub(super) value: &'t Spanned<DeValue<'t>>,
}

/// The table a source holds as far as it is TOML, with what is wrong so far.
pub(super) fn read<'s>(source: &'s str, path: &Path) -> (DeTable<'s>, Findings<'s>) {
    let mut findings = Findings { source, path: Text::new(&path.to_string_lossy()), problems: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(source);
    for error in errors {
        findings.tell(error.span().unwrap_or_default(), "toml-syntax", error.message(), None);
    }
    (table.into_inner(), findings)
}

/// The entries of a table, in the order in which they are written; none where no value is written, which is told already.
pub(super) fn entries<'t>(table: &'t DeTable<'t>) -> Vec<Entry<'t>> {
    let entry = |(name, value): (&'t Spanned<_>, &'t Spanned<_>)| -> Entry<'t> {
        let written: &'t std::borrow::Cow<'t, str> = name.get_ref();
        Entry { name: written, at: name.span(), value }
    };
    let is_written = |entry: &Entry<'t>| !entry.value.get_ref().is_str() || !entry.value.span().is_empty();
    let mut entries: Vec<Entry<'t>> = table.iter().map(entry).filter(is_written).collect();
    entries.sort_by_key(|entry| entry.at.start);
    entries
}

impl Findings<'_> {
    /// Everything found, in the order in which it stands in the file.
    pub(super) fn problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.position);
        self.problems
    }

    /// Tells of something wrong at `at`.
    pub(super) fn tell(&mut self, at: Range<usize>, code: &'static str, message: &str, help: Option<String>) {
        let mut problem = Problem::error(code, Some(self.position(at.start)), message);
        problem.path = Some(self.path.clone());
        problem.help = help.map(|help| Text::new(&help));
        self.problems.push(problem);
    }

    /// Tells of a key that nothing knows, among those that are known.
    pub(super) fn unknown(&mut self, entry: &Entry<'_>, what: &str, known: &[&str]) {
        let help = match nearest(entry.name, known.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None if known.len() < FEW => format!("there are {}", known.join(", ")),
            None => "`role-explorer config print` shows all there is".to_owned(),
        };
        self.tell(entry.at.clone(), "unknown-key", &format!("`{}` is no {what}", entry.name), Some(help));
    }

    /// Tells of a value of the wrong kind.
    pub(super) fn expected(&mut self, name: &str, value: &Spanned<DeValue<'_>>, what: &str) {
        let is = match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.tell(value.span(), "wrong-value", &format!("`{name}` has to be {what}, and is {is}"), None);
    }

    /// The text an entry is set to; told and left out where it is none.
    pub(super) fn text<'t>(&mut self, entry: &Entry<'t>, what: &str) -> Option<&'t str> {
        let text = entry.value.get_ref().as_str();
        if text.is_none() {
            self.expected(entry.name, entry.value, what);
        }
        text
    }

    /// One text or several, each with its place.
    pub(super) fn texts<'t>(&mut self, entry: &Entry<'t>, what: &str) -> Option<Vec<(&'t str, Range<usize>)>> {
        let one = |value: &'t Spanned<DeValue<'t>>| value.get_ref().as_str().map(|text| (text, value.span()));
        let texts = match entry.value.get_ref() {
            DeValue::Array(values) => values.iter().map(one).collect(),
            _ => one(entry.value).map(|text| vec![text]),
        };
        if texts.is_none() {
            self.expected(entry.name, entry.value, what);
        }
        texts
    }

    /// The table an entry holds.
    pub(super) fn table<'t>(&mut self, entry: &Entry<'t>) -> Option<&'t DeTable<'t>> {
        let table = entry.value.get_ref().as_table();
        if table.is_none() {
            self.expected(entry.name, entry.value, &format!("a table, such as [{}]", entry.name));
        }
        table
    }

    /// The line and column of a byte.
    fn position(&self, at: usize) -> Position {
        let before = &self.source.as_bytes()[..at.min(self.source.len())];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
        let line = before.split(|byte| *byte == b'\n').count() - 1;
        let column = String::from_utf8_lossy(&before[start..]).chars().count();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX - 1) + 1;
        Position { line: count(line), column: count(column) }
    }
}
