//! What lies over a view: help, commands, problems, why something is found, copying, writing to a file.

// Titles.

pub(crate) const HELP: &str = "Help";
pub(crate) const COMMANDS: &str = "Commands";
pub(crate) const PROBLEMS: &str = "Problems";
pub(crate) const WHY_FOUND: &str = "Why it is found";
pub(crate) const COPY: &str = "Copy";
pub(crate) const WRITE: &str = "Write to a file";

// The help. What can be typed into the search line is told by the library.

pub(crate) const KEYS: &str = "KEYS";
pub(crate) const TYPING: &str = "TYPING";
pub(crate) const SEARCHING: &str = "SEARCHING";
pub(crate) const SIGNS: &str = "SIGNS";
pub(crate) const NOTHING_IN_HELP: &str = "Nothing here has to do with that";

/// The signs beside roles and statements, with what they mean.
pub(crate) const MEANINGS: &[(&str, &str)] = &[
    ("◆ ◇", "A required qualification; a preferred one"),
    ("▂ 1  █ 8", "In the matrix: so many statements, the bar by the fullest cell"),
    ("●", "A role marked for comparing"),
    ("◌", "Its file is broken at present: the role is shown as the file held it last"),
    ("=", "Both say the same; in the matrix: all roles have it"),
    ("≈ .61", "Both say it in other words, so much alike (0 to 1)"),
    ("? .31", "Perhaps the same matter: look for yourself"),
    ("≈ ✓", "You accepted this pairing"),
    ("−  +", "Only the left role says it; only the right one (in the matrix: only one role)"),
    ("− ✗  + ✗", "You rejected a pairing of this statement"),
    ("▲  ▼", "The right role asks more; less"),
    ("→", "Required here, preferred there"),
];

// Commands.

pub(crate) const NO_COMMAND: &str = "No command has these words";

pub(crate) fn search_for(query: &str) -> String {
    format!("Search for {query}")
}

// Problems.

/// Below what is wrong with a file whose role is shown all the same.
pub(crate) const ROLE_AS_BEFORE: &str = "Until this is mended, the role is shown as the file held it last (◌).";
/// The same below a file of competencies.
pub(crate) const COMPETENCIES_AS_BEFORE: &str = "Until this is mended, competencies are as the file held them last.";

// Why something is found: what the terms of the query met.

pub(crate) const EXCLUDED: &str = "is not in it, as asked";
pub(crate) const MET_ELSEWHERE: &str = "is met elsewhere in the role";
pub(crate) const MET_BY_FACT: &str = "is met by what the role states";

pub(crate) fn met_exactly(words: &str) -> String {
    format!("“{words}”: the word itself, or another form of it")
}

pub(crate) fn met_by_beginning(words: &str) -> String {
    format!("“{words}”: begins with it")
}

pub(crate) fn met_but_for_a_slip(words: &str) -> String {
    format!("“{words}”: the same but for a slip")
}

pub(crate) fn met_by_abbreviation(words: &str) -> String {
    format!("“{words}”: abbreviated")
}

// Writing to a file.

pub(crate) const WHAT: &str = "What";
pub(crate) const FORMAT: &str = "Format";
pub(crate) const FILE: &str = "File";
pub(crate) const NO_PREVIEW: &str = "A spreadsheet: it is written without a preview";

/// A question with the keys that say yes and no, where there are such.
pub(crate) fn overwrite(yes: Option<&str>, no: Option<&str>) -> String {
    let keys: Vec<&str> = yes.into_iter().chain(no).collect();
    format!("It exists already. Overwrite it? {}", keys.join(" or "))
}
