//! What the user may set: a TOML file that the program reads and never writes. What is wrong in it is told with its line, and
//! the rest counts.

mod document;
mod print;
mod read;
mod schema;
mod themes;

use std::fs;
use std::io;
use std::ops::{Range, RangeInclusive};
use std::path::{Path, PathBuf};

use role_explorer::catalog;
use role_explorer::problem::Problem;
use role_explorer::text::nearest;

use crate::keymap::Keymap;
use crate::theme::Theme;

pub(crate) use print::defaults;
pub(crate) use read::from_home;
pub(crate) use schema::schema;

/// What the user may set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Config {
    /// How the interface looks.
    pub(crate) look: Look,
    /// Whether it takes the mouse.
    pub(crate) mouse: bool,
    /// How it writes dates.
    pub(crate) dates: Dates,
    /// Files and directories with roles, beside the built-in ones, where none are named.
    pub(crate) catalog: Vec<PathBuf>,
    /// The columns of the list of roles; `None` for a share of the screen.
    pub(crate) list_width: Option<u16>,
    /// Which keys do what.
    pub(crate) keymap: Keymap,
    /// Searches by name.
    pub(crate) searches: Vec<(String, String)>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            look: Look::Theme(Box::new(Theme::standard())),
            mouse: true,
            dates: Dates::Iso,
            catalog: Vec::new(),
            list_width: None,
            keymap: Keymap::default(),
            searches: Vec::new(),
        }
    }
}

/// How the interface looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// So.
    Theme(Box<Theme>),
    /// As the terminal's background asks.
    Auto,
}

/// How dates are written in the interface. Documents have them as ISO 8601 does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dates {
    /// 2026-11-21
    Iso,
    /// 21/11/2026
    DayFirst,
    /// 11/21/2026
    MonthFirst,
    /// 21 November 2026
    Long,
}

/// The columns the list of roles may be set to.
const LIST_WIDTHS: RangeInclusive<u16> = 22..=200;

impl Dates {
    /// By the names of the configuration.
    const ALL: [(&'static str, Self); 4] =
        [("iso", Self::Iso), ("day-first", Self::DayFirst), ("month-first", Self::MonthFirst), ("long", Self::Long)];

    /// A date that is written as ISO 8601 does, `2026-11-21`; what is none stays as it is.
    pub(crate) fn show(self, iso: &str) -> String {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let mut parts = iso.splitn(3, '-');
        let (Some(year), Some(month), Some(day)) = (parts.next(), parts.next(), parts.next()) else {
            return iso.to_owned();
        };
        match self {
            Self::Iso => iso.to_owned(),
            Self::DayFirst => format!("{day}/{month}/{year}"),
            Self::MonthFirst => format!("{month}/{day}/{year}"),
            Self::Long => {
                let name = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
                name.map_or_else(|| iso.to_owned(), |name| format!("{} {name} {year}", day.trim_start_matches('0')))
            }
        }
    }
}

/// A saved search that a query names and that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoSearch {
    /// Where the query names it, in characters, its `@` included.
    pub(crate) range: Range<usize>,
    /// What is wrong and what would be right.
    pub(crate) message: String,
    /// The name that was meant, as far as can be told, with its `@`.
    pub(crate) near: Option<String>,
}

impl Config {
    /// A query with the saved searches it names (`@itil`) in their places, and what of it names none. An `@` within a word
    /// or a phrase in quotes is text.
    pub(crate) fn expand(&self, query: &str) -> (String, Vec<NoSearch>) {
        let (mut expanded, mut unknown) = (String::with_capacity(query.len()), Vec::new());
        let (mut quoted, mut at) = (false, 0);
        for word in query.split_inclusive(char::is_whitespace) {
            let (name, space) = word.split_at(word.trim_end().len());
            match name.strip_prefix('@').filter(|name| !quoted && !name.is_empty()) {
                Some(saved) => match self.searches.iter().find(|(other, _)| other == saved) {
                    Some((_, query)) => expanded.push_str(query),
                    None => unknown.push(self.no_search(saved, at..at + name.chars().count())),
                },
                None => expanded.push_str(name),
            }
            expanded.push_str(space);
            quoted ^= name.matches('"').count() % 2 == 1;
            at += word.chars().count();
        }
        (expanded, unknown)
    }

    fn no_search(&self, name: &str, range: Range<usize>) -> NoSearch {
        let names = || self.searches.iter().map(|(name, _)| name.as_str());
        let near = names().find(|other| other.starts_with(name)).or_else(|| nearest(name, names()));
        let help = match near {
            Some(near) => format!("did you mean @{near}?"),
            None => "searches are saved under [searches] in the configuration".to_owned(),
        };
        let message = format!("there is no saved search `{name}`: {help}");
        NoSearch { range, message, near: near.map(|near| format!("@{near}")) }
    }
}

/// The configuration's file in the directory the platform has for it; `None` where it knows no home.
pub(crate) fn file() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "role-explorer")?.config_dir().join("config.toml"))
}

/// The user's configuration, with what is wrong in it. Without a file it is the default.
pub(crate) fn load() -> (Config, Vec<Problem>) {
    file().map_or_else(Default::default, |file| of(&file))
}

/// The configuration of a file. That a catalog it names is not there is told by who loads the roles, and may be so for a
/// while.
pub(crate) fn of(file: &Path) -> (Config, Vec<Problem>) {
    of_where(file, &|_| true)
}

/// All that is wrong with a file, catalogs that are not there included.
pub(crate) fn check(file: &Path) -> Vec<Problem> {
    of_where(file, &|path| !matches!(path.try_exists(), Ok(false))).1
}

/// The configuration of a file, where `is_there` says whether a path is.
fn of_where(file: &Path, is_there: &dyn Fn(&Path) -> bool) -> (Config, Vec<Problem>) {
    match fs::symlink_metadata(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
        _ => {}
    }
    match catalog::read_file(file) {
        Ok(bytes) => read::read(&String::from_utf8_lossy(&bytes), file, is_there),
        Err(problem) => (Config::default(), vec![*problem]),
    }
}

/// The themes for dark and for light terminals, of which `auto` takes one.
pub(crate) fn by_background(is_dark: bool) -> Theme {
    themes::built_in(if is_dark { "dark" } else { "light" })
}

#[cfg(test)]
mod tests;
