//! The paths that a Rust source mentions: its `use` declarations written out, and those within the code.
//!
//! Not a parser of Rust, only as much of one as finds paths: comments, literals and `#[cfg(test)]` modules are left out,
//! macros are read like code.

use std::iter::Peekable;
use std::slice::Iter;

/// A path as it stands in a source, and the line it stands in, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    /// Whether it is a `pub use`: a name passed on, not a thing used.
    pub(crate) is_passed_on: bool,
}

/// All paths of two parts or more in `source`, and all that are used, in order.
pub(crate) fn mentions(source: &str) -> Vec<Mention> {
    let tokens = tokens(&without_tests(&code(source)));
    let mut tokens = tokens.iter().peekable();
    let mut found = Vec::new();
    let mut is_public = false;
    while let Some(Token { text, line }) = tokens.next() {
        if text == "use" {
            let mut paths = Vec::new();
            tree(&mut tokens, &[], &mut paths);
            found.extend(paths.into_iter().map(|path| Mention { path, line: *line, is_passed_on: is_public }));
        } else if is_name(text) {
            let path = path_from(text, &mut tokens);
            if path.len() > 1 {
                found.push(Mention { path, line: *line, is_passed_on: false });
            }
        }
        // `pub(crate) use` ends in a parenthesis.
        is_public = text == "pub" || (text == ")" || text == "(" || text == "crate" || text == "super") && is_public;
    }
    found
}

/// The names of the methods that `source` calls, each with its line, from 1.
pub(crate) fn calls(source: &str) -> Vec<(String, usize)> {
    let tokens = tokens(&without_tests(&code(source)));
    let called = tokens.windows(3).filter(|three| three[0].text == "." && three[2].text == "(");
    called.map(|three| (three[1].text.clone(), three[1].line)).collect()
}

/// The names of the modules that `source` declares.
pub(crate) fn declared(source: &str) -> Vec<String> {
    let tokens = tokens(&without_tests(&code(source)));
    let names = tokens.windows(3).filter(|three| three[0].text == "mod" && three[2].text == ";");
    names.map(|three| three[1].text.clone()).collect()
}

struct Token {
    text: String,
    line: usize,
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (index, text) in code.lines().enumerate() {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if is_name(rest) {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push(Token { text: rest[..length].to_owned(), line: index + 1 });
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

type Tokens<'a> = Peekable<Iter<'a, Token>>;

/// The path that begins with `first`.
fn path_from(first: &str, tokens: &mut Tokens<'_>) -> Vec<String> {
    let mut path = vec![first.to_owned()];
    while tokens.next_if(|token| token.text == "::").is_some() {
        match tokens.next_if(|token| is_name(&token.text)) {
            Some(name) => path.push(name.text.clone()),
            None => break,
        }
    }
    path
}

/// Reads one tree of a `use` declaration, and writes out its paths, each after `prefix`.
fn tree(tokens: &mut Tokens<'_>, prefix: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = prefix.to_vec();
    while let Some(token) = tokens.next() {
        match token.text.as_str() {
            "{" => {
                while tokens.peek().is_some_and(|token| token.text != "}") {
                    tree(tokens, &path, paths);
                    tokens.next_if(|token| token.text == ",");
                }
                tokens.next();
                return;
            }
            "as" => drop(tokens.next()),
            "self" if !path.is_empty() => {}
            name if is_name(name) => path.push(name.to_owned()),
            _ => {}
        }
        if tokens.peek().is_none_or(|token| matches!(token.text.as_str(), "," | ";" | "}")) {
            break;
        }
    }
    paths.push(path);
}

/// `source` with comments and literals blanked, character for character; lines stay where they are.
pub(super) fn code(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skipped = literal(rest, code.chars().next_back());
        let length = skipped.unwrap_or(first.len_utf8());
        match skipped {
            Some(_) => code.extend(rest[..length].chars().map(|c| if c == '\n' { c } else { ' ' })),
            None => code.push(first),
        }
        rest = &rest[length..];
    }
    code
}

/// The length of the comment or literal that `rest` begins with, if it does; `before` is what stands before it.
pub(super) fn literal(rest: &str, before: Option<char>) -> Option<usize> {
    let until = |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    let starts_here = !before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(until("*/", 2));
    }
    if let Some(raw) = rest.strip_prefix('b').unwrap_or(rest).strip_prefix('r').filter(|_| starts_here) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            return Some(until(&format!("\"{}", "#".repeat(hashes)), rest.len() - raw.len() + hashes + 1));
        }
    }
    match rest.as_bytes() {
        [b'"', ..] => Some(quoted(rest, '"')),
        // A lifetime has no closing quote two places on.
        [b'\'', b'\\', ..] => Some(quoted(rest, '\'')),
        [b'\'', ..] if rest.chars().nth(2) == Some('\'') => Some(quoted(rest, '\'')),
        _ => None,
    }
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == quote && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        ends
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

/// `code` with the bodies of its `#[cfg(test)]` modules blanked.
pub(super) fn without_tests(code: &str) -> String {
    let Some(at) = code.find("#[cfg(test)]\nmod ") else { return code.to_owned() };
    let Some(open) = code[at..].find(['{', ';']).map(|open| at + open) else { return code.to_owned() };
    let mut depth = 0_usize;
    let close = code[open..].char_indices().find(|(_, c)| {
        depth = if *c == '{' { depth + 1 } else { depth - usize::from(*c == '}') };
        depth == 0
    });
    let end = close.map_or(code.len(), |(close, last)| open + close + last.len_utf8());
    let blank: String = code[at..end].chars().map(|c| if c == '\n' { c } else { ' ' }).collect();
    format!("{}{blank}{}", &code[..at], without_tests(&code[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_found_as_they_stand() {
        let table: &[(&str, &[&str])] = &[
            ("use a::b;", &["a::b"]),
            ("pub(crate) use a::{b, c::{self, d as e}};", &["a::b", "a::c", "a::c::d"]),
            ("use a::{\n    b::*,\n    c,\n};", &["a::b", "a::c"]),
            ("use super::*; use crate::a as b;", &["super", "crate::a"]),
            (
                "fn f(a: crate::a::B<'_>) -> std::io::Result<()> { let c = 'x'; d::<u8>() }",
                &["crate::a::B", "std::io::Result", "d"],
            ),
            ("// use a::b;\n/* c::d */ \"e::f\" r#\"g::\"h\"# '\"' b\"i::j\" '\\'' k::l", &["k::l"]),
            ("#[cfg(test)]\nmod tests {\n use a::b; fn f() {}\n}\nuse c::d;", &["c::d"]),
            ("#[cfg(test)]\nmod tests;\nuse c::d;", &["c::d"]),
        ];
        for (source, expected) in table {
            let found: Vec<_> = mentions(source).into_iter().map(|mention| mention.path.join("::")).collect();
            let expected: Vec<_> = expected.iter().filter(|path| path.contains("::") || **path == "super").collect();
            assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{source}");
        }
    }
}
