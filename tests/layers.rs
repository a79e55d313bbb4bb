//! The house's arrows run one way: who may know whom, read from the sources' `use` lines and paths.

mod support {
    pub(crate) mod paths;
    pub(crate) mod phrases;
}

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use support::paths::{calls, declared, mentions};
use support::phrases::{Phrase, phrases};

/// The layers from the lowest up. A module may know those of the rows above its own; siblings don't know each other.
const LAYERS: &[&[&str]] = &[
    &["text", "postings"],
    &["problem"],
    &["yaml"],
    &["vocabulary"],
    &["role"],
    &["catalog", "search", "compare"],
    &["export"],
    &["failure", "save", "keymap", "theme"],
    &["keep"],
    &["pairings", "state", "config"],
    &["cli", "tui"],
    &["main", "frame_bench"],
];

/// Who may know whom within the interface. Its front, `tui`, may know all of them, and none may know it.
const INTERFACE: &[(&str, &[&str])] = &[
    ("wording", &[]),
    ("message", &["wording"]),
    ("terminal", &["wording"]),
    ("page", &["wording"]),
    ("model", &["message", "page", "wording"]),
    ("layout", &["model", "wording"]),
    ("effect", &["message", "terminal", "programs", "wording"]),
    ("watch", &["message", "wording"]),
    ("programs", &["wording"]),
    ("clipboard", &["message", "terminal", "wording"]),
    ("update", &["message", "page", "model", "layout", "wording"]),
    ("announce", &["message", "page", "model", "layout", "wording"]),
    ("view", &["message", "page", "model", "layout", "announce", "wording"]),
];

/// Where all that the interface says is said.
const WORDING: &str = "tui::wording";

/// Literals of the interface outside [`WORDING`] that hold words and say nothing to its user: what they are instead, where
/// they stand, and they themselves.
const NO_PHRASES: &[(&str, &str, &[&str])] = &[
    ("the program's own name", "tui::view", &["role-explorer"]),
    ("a command line", "tui::update::copy", &["role-explorer", "gap", "compare", "similar", "search", "show", "list"]),
    ("a command line", "tui::update::copy", &["--matrix", "--sort", "--only", "--catalog", "--pairings"]),
    ("a part of a name of a file", "tui::update::documents", &["role"]),
    ("a name of a file", "tui::update::export", &["{}.md"]),
    ("a name of a file", "tui::effect", &["copied.txt"]),
    ("where a page of HTML begins", "tui::effect::documents", &["<body>"]),
    ("endings of files", "tui::watch", &["yaml", "yml"]),
    ("the code of a problem", "tui::view::browse", &["no-profiles"]),
    ("what is typed in a query", "tui::view::browse", &["title", "org", "sum", "resp", "req", "pref", "fact", "tag"]),
    ("the environment", "tui::clipboard", &["SSH_TTY", "SSH_CONNECTION", "DISPLAY", "TERM", "linux", "dumb"]),
    ("the environment", "tui::terminal", &["TERM", "dumb", "ROLE_EXPLORER_PANIC"]),
    ("the environment", "tui::programs", &["VISUAL", "EDITOR", "DISPLAY", "WAYLAND_DISPLAY"]),
    (
        "programs",
        "tui::programs",
        &["open", "xdg-open", "vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient"],
    ),
    (
        "programs",
        "tui::programs",
        &["micro", "kak", "joe", "jed", "mg", "ne", "mcedit", "vis", "hx", "helix", "subl", "zed"],
    ),
    ("programs", "tui::programs", &["code", "code-insiders", "codium", "cursor"]),
    ("options of programs", "tui::programs", &["--wait", "--goto"]),
    ("said to tests", "tui::terminal", &["asked for by ROLE_EXPLORER_PANIC={place}"]),
    ("the terminal's own language", "tui::terminal::decode", &["11;rgb"]),
    ("digits", "tui::clipboard", &["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"]),
];

/// What the library must not know of.
const TERMINALS: &[&str] = &["ratatui", "crossterm", "clap"];

/// What reaches files, processes and threads.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::process",
    "std::thread",
    "std::net",
    "std::env",
    "rayon",
    "ignore",
    "tempfile",
    "rustix",
    "notify",
    "arboard",
];

/// What asks the system of files without naming a module above: methods of paths, and functions.
const ASKING: &[&str] = &[
    "absolute",
    "canonicalize",
    "exists",
    "try_exists",
    "is_dir",
    "is_file",
    "is_symlink",
    "metadata",
    "symlink_metadata",
    "read_link",
    "read_dir",
];

/// Who may reach them.
const REACHING: &[&str] = &[
    "main",
    "catalog",
    "save",
    "keep",
    "config",
    "cli",
    "tui::effect",
    "tui::terminal",
    "tui::watch",
    "tui::programs",
    "tui::clipboard",
];

/// Who may besides compute on several threads: building an index is pure, and its parts are put together in their order.
const COMPUTING: &[&str] = &["search::build"];

/// A source: its module without the crate, `tui::view::browse`, and its text.
struct Source {
    module: String,
    text: String,
}

/// The sources below `directory`, tests left out.
fn sources(directory: &Path, module: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(directory).expect("the sources can be listed") {
        let path = entry.expect("the sources can be listed").path();
        let name = path.file_stem().expect("a source has a name").to_string_lossy().into_owned();
        let module = if module.is_empty() { name.clone() } else { format!("{module}::{name}") };
        if name == "tests" {
            continue;
        }
        if path.is_dir() {
            sources(&path, &module, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(Source { module, text: fs::read_to_string(&path).expect("a source can be read") });
        }
    }
}

/// What the rules say against `sources`, a line each.
fn findings(sources: &[Source]) -> Vec<String> {
    let library: Vec<String> =
        sources.iter().filter(|source| source.module == "lib").flat_map(|lib| declared(&lib.text)).collect();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.module != "lib") {
        let is_library = library.iter().any(|module| module == top(&source.module));
        for mention in mentions(&source.text) {
            let wrong = match resolve(&mention.path, &source.module) {
                Target::Module(module) => wrong_arrow(&source.module, &module),
                Target::Crate(path) => wrong_crate(&source.module, &path, is_library),
            };
            findings.extend(wrong.map(|wrong| format!("{} line {}: {wrong}", source.module, mention.line)));
        }
        for (name, line) in calls(&source.text) {
            if ASKING.contains(&name.as_str()) && !is_in(REACHING, &source.module) {
                findings.push(format!("{} line {line}: must not reach outside with .{name}()", source.module));
            }
        }
    }
    findings
}

/// The first part of a path, which names a layer.
fn top(module: &str) -> &str {
    module.split("::").next().unwrap_or(module)
}

enum Target {
    /// One of our own, without the crate.
    Module(String),
    /// Somebody else's, or a name of the module itself.
    Crate(String),
}

fn resolve(path: &[String], module: &str) -> Target {
    let mut place: Vec<&str> = module.split("::").collect();
    let mut rest = path.iter().map(String::as_str).peekable();
    match rest.peek() {
        Some(&("crate" | "role_explorer")) => {
            rest.next();
            place.clear();
        }
        Some(&"self") => drop(rest.next()),
        Some(&"super") => {
            while rest.next_if(|part| *part == "super").is_some() {
                place.pop();
            }
        }
        _ => return Target::Crate(path.join("::")),
    }
    place.extend(rest);
    Target::Module(place.join("::"))
}

fn wrong_arrow(from: &str, to: &str) -> Option<String> {
    let (from_top, to_top) = (top(from), top(to));
    let rank = |layer: &str| LAYERS.iter().position(|row| row.contains(&layer));
    if from_top != to_top {
        return match (rank(from_top), rank(to_top)) {
            (None, _) => Some(format!("{from_top} has no layer")),
            // `crate::Name` in main's children, or a name of the library's front.
            (Some(_), None) => Some(format!("{to} has no layer")),
            (Some(mine), Some(its)) => (its >= mine).then(|| format!("must not know {to}")),
        };
    }
    let (from_part, to_part) = (from.split("::").nth(1)?, to.split("::").nth(1).unwrap_or_default());
    if from_top != "tui" || from_part == to_part {
        return None;
    }
    match INTERFACE.iter().find(|(part, _)| *part == from_part) {
        None => Some(format!("{from} has no place in the interface")),
        Some((_, may_know)) => (!may_know.contains(&to_part)).then(|| format!("must not know {to}")),
    }
}

/// Whether `path` is one of `list`, or below one.
fn is_in(list: &[&str], path: &str) -> bool {
    list.iter().any(|entry| path.strip_prefix(entry).is_some_and(|rest| rest.is_empty() || rest.starts_with("::")))
}

/// Whether a path names what asks the system of files: `std::path::absolute`, `Path::exists`.
fn asks(path: &str) -> bool {
    let (of, name) = path.rsplit_once("::").unwrap_or_default();
    ASKING.contains(&name) && matches!(of.rsplit("::").next(), Some("path" | "Path" | "PathBuf"))
}

fn wrong_crate(from: &str, path: &str, is_library: bool) -> Option<String> {
    if is_library && is_in(TERMINALS, path) {
        return Some(format!("the library must not know {path}"));
    }
    let computes = is_in(&["rayon"], path) && COMPUTING.contains(&from);
    ((is_in(OUTSIDE, path) || asks(path)) && !is_in(REACHING, from) && !computes)
        .then(|| format!("must not reach outside with {path}"))
}

#[test]
fn arrows_run_one_way() {
    let mut found = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), "", &mut found);
    assert!(found.len() > 10, "the sources were not found");
    assert_eq!(findings(&found), [""; 0]);
}

/// The phrases of the interface that stand outside [`WORDING`], each with its module.
fn stray_phrases(sources: &[Source]) -> Vec<(&str, Phrase)> {
    let is_below = |module: &str, top: &str| {
        module.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let is_checked = |module: &str| is_below(module, "tui") && !is_below(module, WORDING);
    let checked = sources.iter().filter(|source| is_checked(&source.module));
    checked.flat_map(|source| phrases(&source.text).into_iter().map(|phrase| (&*source.module, phrase))).collect()
}

/// Whether a literal says nothing to the user.
fn is_no_phrase(module: &str, text: &str) -> bool {
    NO_PHRASES.iter().any(|(_, there, texts)| *there == module && texts.contains(&text))
}

#[test]
fn what_the_interface_says_stands_in_one_place() {
    let mut found = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), "", &mut found);
    let literals = stray_phrases(&found);
    let strays = literals.iter().filter(|(module, phrase)| !is_no_phrase(module, &phrase.text));
    let strays: Vec<String> = strays
        .map(|(module, phrase)| format!("{module} line {}: move “{}” into {WORDING}", phrase.line, phrase.text))
        .collect();
    assert_eq!(strays, [""; 0]);
    let is_there = |there: &str, text: &str| literals.iter().any(|(module, it)| *module == there && it.text == text);
    for (what, module, texts) in NO_PHRASES {
        let gone: Vec<&&str> = texts.iter().filter(|text| !is_there(module, text)).collect();
        assert!(gone.is_empty(), "{what}: {gone:?} stands in {module} no more");
    }
}

#[test]
fn control_a_phrase_elsewhere_is_found() {
    let said = "fn f(model: &mut Model) { model.say(\"No roles here\"); }";
    for (module, expected) in [
        ("tui", 1),
        ("tui::update::browse", 1),
        ("tui::wordings", 1),
        ("tui::wording", 0),
        ("tui::wording::notices", 0),
        ("cli", 0),
    ] {
        assert_eq!(stray_phrases(&sample(module, said)).len(), expected, "{module}");
    }
    assert!(is_no_phrase("tui::watch", "yaml") && !is_no_phrase("tui::view", "yaml"));
}

#[test]
fn control_each_kind_of_wrong_arrow_is_found() {
    let table: &[(&str, &str, &str)] = &[
        ("text", "use crate::role::Role;", "text line 1: must not know role::Role"),
        ("search", "use crate::compare;", "search line 1: must not know compare"),
        (
            "search::index",
            "\nfn f(a: crate::catalog::Catalog) {}",
            "search::index line 2: must not know catalog::Catalog",
        ),
        ("role::facts", "use super::super::search::Hits;", "role::facts line 1: must not know search::Hits"),
        ("export", "use crate::{text, tui};", "export line 1: must not know tui"),
        ("cli", "use crate::tui::run;", "cli line 1: must not know tui::run"),
        ("text", "use crate::odd::Thing;", "text line 1: odd::Thing has no layer"),
        ("odd", "use crate::text::Text;", "odd line 1: odd has no layer"),
        ("tui::model", "use super::view;", "tui::model line 1: must not know tui::view"),
        (
            "tui::view::browse",
            "use crate::tui::{model, update};",
            "tui::view::browse line 1: must not know tui::update",
        ),
        ("tui::page", "use super::Options;", "tui::page line 1: must not know tui::Options"),
        ("tui::odd", "use super::model;", "tui::odd line 1: tui::odd has no place in the interface"),
        ("role", "use ratatui::style::Color;", "role line 1: the library must not know ratatui::style::Color"),
        ("search", "use std::{fmt, fs};", "search line 1: must not reach outside with std::fs"),
        (
            "tui::view",
            "fn f() { std::thread::spawn(g); }",
            "tui::view line 1: must not reach outside with std::thread::spawn",
        ),
        ("state", "fn f(p: &Path) { p.exists(); }", "state line 1: must not reach outside with .exists()"),
        (
            "tui::update",
            "fn f(p: &Path) {\n    p.canonicalize()\n}",
            "tui::update line 2: must not reach outside with .canonicalize()",
        ),
        (
            "tui::update",
            "fn f() { std::path::absolute(p); }",
            "tui::update line 1: must not reach outside with std::path::absolute",
        ),
        ("role", "fn f() { p.filter(Path::is_dir) }", "role line 1: must not reach outside with Path::is_dir"),
        ("compare", "use rayon::prelude::*;", "compare line 1: must not reach outside with rayon::prelude"),
        ("search", "use rayon::prelude::*;", "search line 1: must not reach outside with rayon::prelude"),
        (
            "search::build",
            "use std::thread::spawn;",
            "search::build line 1: must not reach outside with std::thread::spawn",
        ),
    ];
    for (module, text, finding) in table {
        assert_eq!(findings(&sample(module, text)), [*finding], "{text}");
    }
    let allowed: BTreeMap<&str, &str> = BTreeMap::from([
        ("search", "use crate::{role::Role, text, vocabulary}; use std::fmt; use self::index::Index; // crate::tui"),
        ("search::index", "use super::query; use super::Hits;"),
        ("catalog", "use std::fs; use rayon::prelude::*;"),
        ("search::build", "use rayon::prelude::*;"),
        ("tui", "use role_explorer::catalog::Catalog; use self::view::draw; use ratatui::Frame;"),
        ("tui::view::browse", "use crate::tui::model::Model; use super::frame; use role_explorer::search::Hit;"),
        ("tui::terminal::reader", "use std::thread; use super::modes;"),
        ("cli::roles", "fn f(p: &Path) { p.is_dir() && std::path::absolute(p) }"),
        ("page", "fn f() { metadata(x); self.exists; \"p.exists()\" } // p.exists()"),
        ("main", "mod cli; use std::process::ExitCode; use crate::tui::run;"),
    ]);
    for (module, text) in allowed {
        assert_eq!(findings(&sample(module, text)), [""; 0], "{text}");
    }
}

/// A library and `text` as one of the modules.
fn sample(module: &str, text: &str) -> [Source; 2] {
    let lib = "pub mod catalog; pub mod compare; pub mod export; pub mod role; pub mod search; pub mod text;";
    let source = |module: &str, text: &str| Source { module: module.to_owned(), text: text.to_owned() };
    [source("lib", lib), source(module, text)]
}
