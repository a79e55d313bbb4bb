//! What is wrong with an input: data, not a failure, so that all of it can be shown at once.

use std::fmt;

use serde::Serialize;

use crate::text::Text;

/// A place in a file: line and column, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The role or the file could not be taken whole.
    Error,
    /// The role is there; something in it wants a look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing that is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file as it was named, safe to show; `None` for text that came from no file.
    pub path: Option<Text>,
    /// Where in the file; `None` where the file could not be read at all.
    pub position: Option<Position>,
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for this kind of problem, in kebab-case: `unknown-key`.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: Text,
    /// What to do, where that can be said.
    pub help: Option<Text>,
}

impl Problem {
    /// An error at `position`, as yet without a path.
    #[must_use]
    pub fn error(code: &'static str, position: Option<Position>, message: impl Into<Text>) -> Self {
        Self { path: None, position, severity: Severity::Error, code, message: message.into(), help: None }
    }

    /// A warning at `position`, as yet without a path.
    #[must_use]
    pub fn warning(code: &'static str, position: Option<Position>, message: impl Into<Text>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, position, message) }
    }

    /// The same with a way out.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Text>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Where it is, as far as that is known: `path:line:column`, `path`, `line:column` or nothing.
    #[must_use]
    pub fn place(&self) -> String {
        let path = self.path.iter().map(Text::to_string);
        let position = self.position.iter().map(|at| format!("{}:{}", at.line, at.column));
        path.chain(position).collect::<Vec<_>>().join(":")
    }
}

/// `path:line:column: severity: message`, the form editors and CI systems know how to follow.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        if !place.is_empty() {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}: {} [{}]", self.severity, self.message, self.code)
    }
}
