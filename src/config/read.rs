//! From the configuration's text to what it sets.

use std::path::{Path, PathBuf};

use role_explorer::problem::Problem;
use role_explorer::search::Query;
use role_explorer::text::{nearest, safe};
use toml::de::DeValue;

use super::document::{self, Entry, Findings, entries};
use super::{Config, Dates, LIST_WIDTHS, Look, themes};
use crate::keymap::{BINDINGS, Chord, Keymap};

/// The keys of the whole.
pub(super) const KEYS: &[&str] = &["theme", "mouse", "dates", "catalog", "layout", "keys", "searches"];
/// The keys of `[layout]`.
pub(super) const LAYOUT: &[&str] = &["list-width"];

/// What `source` sets, which stands in `file`, and what is wrong in it; a catalog that `is_there` denies is.
pub(super) fn read(source: &str, file: &Path, is_there: &dyn Fn(&Path) -> bool) -> (Config, Vec<Problem>) {
    let (table, mut findings) = document::read(source, file);
    let directory = file.parent().unwrap_or(Path::new("")).to_owned();
    let mut config = Config::default();
    let mut others = Vec::new();
    for entry in &entries(&table) {
        match entry.name {
            "theme" => others.extend(theme(&mut config, entry, &directory, &mut findings)),
            "mouse" => match entry.value.get_ref().as_bool() {
                Some(mouse) => config.mouse = mouse,
                None => findings.expected("mouse", entry.value, "true or false"),
            },
            "dates" => dates(&mut config, entry, &mut findings),
            "catalog" => {
                for (path, at) in findings.texts(entry, "a path or a list of paths").unwrap_or_default() {
                    let path = expanded(path, &directory);
                    if !is_there(&path) {
                        let message = format!("there is no file or directory {}", path.display());
                        findings.tell(at, "no-such-catalog", &message, None);
                    }
                    config.catalog.push(path);
                }
            }
            "layout" => layout(&mut config, entry, &mut findings),
            "keys" => keys(&mut config, entry, &mut findings),
            "searches" => searches(&mut config, entry, &mut findings),
            _ => findings.unknown(entry, "setting", KEYS),
        }
    }
    let problems = findings.problems().into_iter().chain(others).collect();
    (config, problems)
}

fn theme(config: &mut Config, entry: &Entry<'_>, directory: &Path, findings: &mut Findings<'_>) -> Vec<Problem> {
    let Some(name) = findings.text(entry, "the name of a theme") else { return vec![] };
    if name == "auto" {
        config.look = Look::Auto;
        return vec![];
    }
    match themes::find(name, &directory.join("themes")) {
        Ok((theme, problems)) => {
            config.look = Look::Theme(Box::new(theme));
            problems
        }
        Err((why, help)) => {
            findings.tell(entry.value.span(), "unknown-theme", &why, help);
            vec![]
        }
    }
}

fn dates(config: &mut Config, entry: &Entry<'_>, findings: &mut Findings<'_>) {
    let Some(name) = findings.text(entry, "the name of a form") else { return };
    let names = Dates::ALL.map(|(name, _)| name);
    if let Some((_, dates)) = Dates::ALL.iter().find(|(known, _)| *known == name) {
        config.dates = *dates;
    } else {
        let help = match nearest(name, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", names.join(", ")),
        };
        findings.tell(entry.value.span(), "wrong-value", &format!("dates have no form `{name}`"), Some(help));
    }
}

fn layout(config: &mut Config, entry: &Entry<'_>, findings: &mut Findings<'_>) {
    let Some(table) = findings.table(entry) else { return };
    for entry in &entries(table) {
        match entry.name {
            "list-width" => {
                let number = entry.value.get_ref().as_integer().and_then(|number| number.as_str().parse::<u16>().ok());
                if let Some(columns) = number.filter(|columns| LIST_WIDTHS.contains(columns)) {
                    config.list_width = Some(columns);
                } else {
                    let message =
                        format!("`list-width` has to be {} to {} columns", LIST_WIDTHS.start(), LIST_WIDTHS.end());
                    findings.tell(entry.value.span(), "wrong-value", &message, None);
                }
            }
            _ => findings.unknown(entry, "setting of the layout", LAYOUT),
        }
    }
}

fn keys(config: &mut Config, entry: &Entry<'_>, findings: &mut Findings<'_>) {
    let Some(table) = findings.table(entry) else { return };
    let names: Vec<&str> = BINDINGS.iter().map(|binding| binding.name).collect();
    let mut own = Vec::new();
    let mut places = Vec::new();
    for entry in &entries(table) {
        if !names.contains(&entry.name) {
            findings.unknown(entry, "action", &names);
            continue;
        }
        let Some(specs) = findings.texts(entry, "a key or a list of keys") else { continue };
        let is_freed = specs.is_empty();
        let mut chords = Vec::new();
        for (spec, at) in specs {
            if let Some(chord) = Chord::parse(spec) {
                if BINDINGS.iter().any(|binding| binding.name == entry.name && !binding.can_have(&chord)) {
                    let message = format!("`{spec}` cannot do `{}`: where that is done, it is typed", entry.name);
                    findings.tell(at, "key-conflict", &message, Some("take one such as ^x, A-x or F5".to_owned()));
                } else {
                    chords.push(chord);
                }
            } else {
                let help = "keys are j, G, ^d, A-x, Space, Enter, Esc, Tab, S-Tab, Up, PgDn, F1; with spaces between them \
                            one after the other: \"g d\"";
                findings.tell(at, "unknown-key-name", &format!("`{spec}` is no key"), Some(help.to_owned()));
            }
        }
        // Where none of the keys is one, the action keeps its own.
        if chords.is_empty() && !is_freed {
            continue;
        }
        places.push((entry.name.to_owned(), entry.value.span()));
        own.push((entry.name.to_owned(), chords));
    }
    let (keymap, conflicts) = Keymap::new(&own);
    for conflict in conflicts {
        let at = places.iter().find(|(name, _)| *name == conflict.name).map(|(_, at)| at.clone()).unwrap_or_default();
        let message = format!(
            "`{}` cannot do `{}`: in the same place it does `{}`",
            conflict.keys, conflict.name, conflict.other
        );
        findings.tell(at, "key-conflict", &message, Some("give one of the two another key".to_owned()));
    }
    config.keymap = keymap;
}

fn searches(config: &mut Config, entry: &Entry<'_>, findings: &mut Findings<'_>) {
    let Some(table) = findings.table(entry) else { return };
    for entry in &entries(table) {
        let DeValue::String(query) = entry.value.get_ref() else {
            findings.expected(entry.name, entry.value, "a query, such as \"itil req:\"");
            continue;
        };
        if entry.name.contains(char::is_whitespace) {
            let help = "a query calls it by one word: @itil";
            findings.tell(entry.at.clone(), "wrong-value", "the name of a search is one word", Some(help.to_owned()));
            continue;
        }
        if query.split_whitespace().any(|word| word.starts_with('@')) {
            let message = format!("the search `{}` names another, which is not looked up", entry.name);
            findings.tell(entry.value.span(), "wrong-value", &message, Some("write out what it stands for".to_owned()));
        }
        if let Some(problem) = Query::parse(query).1.first() {
            let message = format!("the search `{}`: {}", entry.name, problem.message);
            findings.tell(entry.value.span(), "wrong-query", &message, None);
        }
        config.searches.push((safe(entry.name).into_owned(), safe(query).into_owned()));
    }
}

/// A path as the configuration names it: `~` is the home directory, and what is relative begins where the file stands.
fn expanded(path: &str, directory: &Path) -> PathBuf {
    directory.join(from_home(path))
}

/// A path as people type it, where `~` is the home directory.
pub(crate) fn from_home(path: &str) -> PathBuf {
    let home = || Some(directories::BaseDirs::new()?.home_dir().to_owned());
    let rest = path.strip_prefix("~/").or((path == "~").then_some(""));
    rest.and_then(|rest| Some(home()?.join(rest))).unwrap_or_else(|| PathBuf::from(path))
}
