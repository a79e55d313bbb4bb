//! Changing what a file decides without touching what else stands in it: comments, order and whatever could not be read.

use super::{Decision, Decisions, Edit};
use crate::yaml::{self, WriteError};

/// How a new file begins.
const HEADER: &str =
    "# Which statements of two roles belong together, as judged by a reader. The last word on a pairing counts.\n";

/// Decisions that stand in one document of a file at most: with about seventeen values each, a document stays within the
/// budget for one.
const IN_DOCUMENT: usize = 1_000;

/// Why a file was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmendError {
    /// The change would not be read back as it was meant: the file is broken, full, or written in another form.
    #[error("{0}")]
    Unfit(String),
    /// A decision cannot be said in YAML.
    #[error(transparent)]
    Unwritable(#[from] WriteError),
}

impl Decisions {
    /// `text`, which is a file of decisions or nothing yet, with `changes` made one after the other.
    ///
    /// New decisions stand at the end, those taken back are gone with their lines, and nothing else is touched.
    ///
    /// # Errors
    ///
    /// When what comes out would not be read back as those changes.
    pub fn amend(text: &str, changes: &[Edit]) -> Result<String, AmendError> {
        let (mut wanted, known) = Self::read(text.as_bytes());
        let mut text = if text.is_empty() { HEADER.to_owned() } else { text.to_owned() };
        for change in changes {
            let (present, _) = Self::read(text.as_bytes());
            let gone = present.held.iter().filter(|held| held.yields_to(change));
            let lines = gone.filter_map(|held| Some(held.place?.0.line as usize)).collect::<Vec<_>>();
            text = without(&text, &lines);
            if let Edit::Decide(decision) = change {
                let documents = present.held.iter().filter_map(|held| Some(held.place?.1));
                let last = documents.clone().max();
                let full = documents.filter(|document| Some(*document) == last).count() >= IN_DOCUMENT;
                append(&mut text, decision, full)?;
            }
            wanted.change(change);
        }
        let (found, problems) = Self::read(text.as_bytes());
        let decisions = |all: &Self| all.held.iter().map(|held| held.decision.clone()).collect::<Vec<_>>();
        if decisions(&found) == decisions(&wanted) {
            return Ok(text);
        }
        Err(AmendError::Unfit(match known.first().or(problems.first()) {
            Some(problem) => format!("it is broken or full: {problem}"),
            None => "it is not a plain list with a decision on each \"- \"".to_owned(),
        }))
    }
}

/// `text` without the entries that begin on `lines`, from 1. An entry ends before the next line that stands as far left.
fn without(text: &str, lines: &[usize]) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut left = String::with_capacity(text.len());
    let mut within: Option<usize> = None;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if lines.contains(&(number + 1)) {
            within = Some(indent(line));
            continue;
        }
        let blank = line.trim().is_empty();
        if within.is_some_and(|entry| !blank && indent(line) <= entry) {
            within = None;
        }
        if within.is_none() {
            left.push_str(line);
        }
    }
    left
}

/// Adds a decision at the end, in a document of its own where the last one is full.
fn append(text: &mut String, decision: &Decision, full: bool) -> Result<(), WriteError> {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    if full {
        text.push_str("---\n");
    }
    text.push_str(&yaml::write(&[decision])?);
    Ok(())
}
