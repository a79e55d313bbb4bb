//! What a document is made of: its format, and what each kind of document shows. No words and no marks: those come from
//! the writers.

use crate::catalog::Catalog;
use crate::compare::{Comparison, Gap, Similar};
use crate::problem::Problem;
use crate::role::Role;
use crate::search::{Found, Query};
use crate::vocabulary::Vocabulary;

/// The form in which a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people, in a terminal or a mail.
    Text,
    /// GitHub's Markdown.
    Markdown,
    /// For browsers: a page that needs nothing beside itself.
    Html,
    /// For spreadsheets.
    Csv,
    /// CSV for programs, with what could start a formula left as it is. Not asked for by a name or an extension of its
    /// own.
    RawCsv,
    /// For spreadsheets, as they write it themselves: no text.
    Xlsx,
    /// For programs.
    Json,
    /// Profiles, to be read again.
    Yaml,
    /// For search engines, in schema.org's words.
    JsonLd,
}

impl Format {
    /// All that are asked for by name, the default first.
    pub const ALL: [Self; 8] =
        [Self::Text, Self::Markdown, Self::Html, Self::Csv, Self::Xlsx, Self::Json, Self::Yaml, Self::JsonLd];

    /// The name by which it is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv | Self::RawCsv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::JsonLd => "json-ld",
        }
    }

    /// The extensions of its files, without the dot, the usual one first.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt"],
            Self::Markdown => &["md", "markdown"],
            Self::Html => &["html", "htm"],
            Self::Csv | Self::RawCsv => &["csv"],
            Self::Xlsx => &["xlsx"],
            Self::Json => &["json"],
            Self::Yaml => &["yaml", "yml"],
            Self::JsonLd => &["jsonld"],
        }
    }

    /// The format of files with this extension, in upper or lower case.
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.extensions().contains(&&*extension))
    }

    /// Whether files with this extension, in upper or lower case, are of a well-known format that none of these is: whoever
    /// asks for `roles.pdf` means no Markdown, as whoever asks for `roles.v2` may.
    #[must_use]
    pub fn is_foreign(extension: &str) -> bool {
        FOREIGN.iter().any(|foreign| foreign.eq_ignore_ascii_case(extension))
    }
}

/// The extensions of documents, tables, slides, pictures and archives as people have them.
const FOREIGN: &[&str] = &[
    "pdf", "doc", "docx", "docm", "odt", "rtf", "tex", "epub", "rst", "adoc", "xls", "xlsm", "ods", "tsv", "ppt",
    "pptx", "odp", "xml", "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "tiff", "zip", "gz", "tar",
];

/// A document, or a part of one, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Text, safe to show.
    Text(String),
    /// What only programs read.
    Bytes(Vec<u8>),
}

impl Written {
    /// The text; `None` where it is none.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bytes(_) => None,
        }
    }
}

/// Its bytes, to be written.
impl AsRef<[u8]> for Written {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl From<String> for Written {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<u8>> for Written {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// The answer to a query.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The query as it was typed, not yet safe to show.
    pub query: &'a str,
    /// The same, read.
    pub parsed: &'a Query,
    /// The roles the hits number.
    pub roles: &'a [&'a Role],
    /// The hits.
    pub found: &'a Found<'a>,
    /// What lets only some of the roles through, in words that are safe to show: `Organisation: Contoso`.
    pub filter: Option<&'a str>,
}

/// A list of roles.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The roles, in order.
    pub catalog: &'a Catalog,
    /// What lets only these of the roles through, in words that are safe to show.
    pub filter: Option<&'a str>,
}

/// Roles side by side.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The roles the comparison numbers, the baseline first.
    pub roles: &'a [&'a Role],
    /// How they compare.
    pub comparison: &'a Comparison,
    /// The names of the competencies.
    pub vocabulary: &'a Vocabulary,
}

/// What a move from one role to another asks for.
#[derive(Clone, Copy, Debug)]
pub struct Move<'a> {
    /// The role moved from.
    pub from: &'a Role,
    /// The role moved to.
    pub to: &'a Role,
    /// What it asks for.
    pub gap: &'a Gap,
}

/// The roles most like one of them.
#[derive(Clone, Copy, Debug)]
pub struct Neighbours<'a> {
    /// The number of the role the others are like.
    pub role: usize,
    /// The roles that are numbered.
    pub roles: &'a [&'a Role],
    /// The others, best first.
    pub found: &'a [Similar],
}

/// What was found wrong.
#[derive(Clone, Copy, Debug)]
pub struct Findings<'a> {
    /// The problems, in the order in which they are shown.
    pub problems: &'a [Problem],
    /// How many roles could be read.
    pub roles: usize,
}
