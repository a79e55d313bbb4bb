//! Words, stems and normal forms of text; text made safe to show.
//!
//! [`Text`] is the one boundary between what a file may hold and what may reach a screen: nothing that draws or prints
//! takes a profile's words in any other type. This module knows nothing of roles, files or terminals.

mod order;
mod safe;
mod words;

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub use order::natural;
pub use safe::safe;
pub(crate) use safe::{is_invisible, marked};
pub use words::{Word, words};

/// Text that is safe to show: one line, without control, bidirectional-control, invisible or tag characters.
///
/// What had to be replaced is visible in its place (`␛`, `<U+202E>`) and remembered in [`Text::is_altered`].
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text {
    text: String,
    altered: bool,
}

impl Text {
    /// Makes `raw` safe: see [`safe()`].
    #[must_use]
    pub fn new(raw: &str) -> Self {
        let (text, altered) = safe::clean(raw);
        Self { text: text.into_owned(), altered }
    }

    /// The safe text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a character had to be replaced. White space that was folded does not count.
    #[must_use]
    pub fn is_altered(&self) -> bool {
        self.altered
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl From<String> for Text {
    fn from(raw: String) -> Self {
        Self::new(&raw)
    }
}

impl Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // A number is taken as it is written: `level: 62`.
        schemars::json_schema!({ "type": ["string", "number"], "pattern": "\\S" })
    }
}

/// A word in the form in which words are compared: NFC, lower case, without apostrophes.
#[must_use]
pub fn fold(word: &str) -> String {
    let lower = word.to_lowercase();
    let composed = if is_nfc(&lower) { lower } else { lower.nfc().collect() };
    if composed.contains(['\'', '’']) { composed.replace(['\'', '’'], "") } else { composed }
}

/// The folded words of `text` with one space between them: two texts with one normal form say the same in the same words.
#[must_use]
pub fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in words(text) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&fold(word.text));
    }
    out
}

/// Whether `c` belongs to no word and yet changes what is said: it tells C++ from C# or 5+ from 5.
#[must_use]
pub fn is_sign(c: char) -> bool {
    matches!(c, '+' | '#' | '%' | '$' | '€' | '£')
}

/// The [`normal`] form of `text`, then the signs in it: unlike the former, it is not the same for C++ and C#.
#[must_use]
pub fn wording(text: &str) -> String {
    let mut wording = normal(text);
    wording.extend(text.chars().filter(|c| is_sign(*c)));
    wording
}

/// The stem of a folded word (Snowball's English stemmer). Words of other scripts and words with digits are their own stem.
#[must_use]
pub fn stem(folded: &str) -> Cow<'_, str> {
    thread_local! {
        static ENGLISH: rust_stemmers::Stemmer = rust_stemmers::Stemmer::create(rust_stemmers::Algorithm::English);
    }
    if folded.bytes().all(|b| b.is_ascii_lowercase()) {
        ENGLISH.with(|english| english.stem(folded))
    } else {
        folded.into()
    }
}

/// Whether a folded word carries no meaning of its own in a statement.
#[must_use]
pub fn is_stop_word(folded: &str) -> bool {
    STOP_WORDS.binary_search(&folded).is_ok()
}

/// Function words of English, and those that only hold a job posting's sentences together. Sorted.
const STOP_WORDS: &[&str] = &[
    "a",
    "about",
    "across",
    "after",
    "all",
    "also",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "being",
    "both",
    "but",
    "by",
    "can",
    "could",
    "do",
    "does",
    "each",
    "either",
    "etc",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "i",
    "if",
    "in",
    "including",
    "into",
    "is",
    "it",
    "its",
    "may",
    "might",
    "more",
    "most",
    "must",
    "no",
    "not",
    "of",
    "off",
    "on",
    "one",
    "or",
    "other",
    "our",
    "out",
    "over",
    "own",
    "per",
    "shall",
    "she",
    "should",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "under",
    "up",
    "upon",
    "us",
    "using",
    "via",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "will",
    "with",
    "within",
    "would",
    "you",
    "your",
];

/// `text` as a slug: lower-case words joined by hyphens, ASCII where the letters have an ASCII base; never empty.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’')) {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "role".to_owned() } else { slug }
}

/// The candidate most like `word`, for "did you mean"; `None` where nothing is near.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_few(word, candidates, 1).pop()
}

/// Whether `text` is lower-case words joined by single hyphens.
///
/// What [`slug`] makes is one; so is a word with letters that have an ASCII base, if someone chose it.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() && c.to_lowercase().eq([c]) || is_combining_mark(c);
    text.split('-').all(|word| !word.is_empty() && word.chars().all(fits))
}

/// At most `most` of the candidates, those most like `word` first; those that are not like it at all are left out.
///
/// Likeness is Jaro-Winkler's (0 to 1); below 0.75 a suggestion confuses more than it helps.
#[must_use]
pub fn nearest_few<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let scored = candidates.into_iter().map(|candidate| (strsim::jaro_winkler(word, candidate), candidate));
    let mut near: Vec<(f64, &str)> = scored.filter(|(score, _)| *score >= 0.75).collect();
    near.sort_by(|x, y| y.0.total_cmp(&x.0));
    near.into_iter().take(most).map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests;
