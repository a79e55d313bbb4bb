//! The phrases that stand in a Rust source: string literals that hold words. Comments, attributes, `#[cfg(test)]` modules
//! and what is [`NEVER_SHOWN`] are left out.

use super::paths::{code, literal, without_tests};

/// What stands before literals that no user of the program reads, white space left out.
const NEVER_SHOWN: &[&str] = &[".expect(", "thread::Builder::new().name(", "provoke(", "target_os="];

/// A string literal as it stands in a source, without its quotes, and the line it stands in, from 1.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// All literals in `source` that hold words, in order.
pub(crate) fn phrases(source: &str) -> Vec<Phrase> {
    // Blanking goes character for character, so what stands around a literal is found by counting.
    let code: Vec<char> = code(source).chars().collect();
    let counted: Vec<char> = without_attributes(&without_tests(&code.iter().collect::<String>())).chars().collect();
    let mut found = Vec::new();
    let (mut rest, mut at, mut before) = (source, 0, None);
    while let Some(first) = rest.chars().next() {
        let length = literal(rest, before);
        let (text, after) = rest.split_at(length.unwrap_or(first.len_utf8()));
        let words = length.and_then(|_| content(text)).filter(|text| has_words(text));
        if let Some(text) = words.filter(|_| is_shown(&code[..at], &counted)) {
            let line = source[..source.len() - rest.len()].matches('\n').count() + 1;
            found.push(Phrase { text, line });
        }
        at += text.chars().count();
        // A literal is blank in what is left of the code.
        before = if length.is_some() { Some(' ') } else { Some(first) };
        rest = after;
    }
    found
}

/// Whether a user may read a literal after so much `code`, of which `counted` holds what is neither in tests nor attributes.
fn is_shown(code: &[char], counted: &[char]) -> bool {
    let before = || (0..code.len()).rev().filter(|at| !code[*at].is_whitespace());
    let follows = |lead: &str| lead.chars().rev().eq(before().map(|at| code[at]).take(lead.chars().count()));
    before().next().is_none_or(|at| counted[at] == code[at]) && !NEVER_SHOWN.iter().any(|lead| follows(lead))
}

/// What a string literal holds, escapes taken out; `None` for comments and characters.
fn content(literal: &str) -> Option<String> {
    let is_raw = literal.trim_start_matches('b').starts_with('r');
    let text = literal.trim_start_matches(['b', 'r', '#']).trim_end_matches('#');
    let text = text.strip_prefix('"').map(|text| text.strip_suffix('"').unwrap_or(text))?;
    if is_raw {
        return Some(text.to_owned());
    }
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('x')) => drop(chars.nth(1)),
            ('\\', Some('u')) => drop(chars.find(|c| *c == '}')),
            ('\\', Some('n' | 'r' | 't' | '0' | '\n') | None) => out.push(' '),
            ('\\', Some(plain)) => out.push(plain),
            _ => out.push(c),
        }
    }
    Some(out)
}

/// Whether a text has two letters side by side once its placeholders are taken out. A path or JSON pointer, which begins
/// with a slash and holds no space, is no words.
fn has_words(text: &str) -> bool {
    let mut bare = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let inner = rest.strip_prefix('{').and_then(|rest| Some(rest.split_once('}')?.0));
        let placeholder = inner.filter(|inner| !inner.contains(|c: char| c.is_whitespace() || c == '{'));
        let length = match placeholder {
            Some(inner) => inner.len() + 2,
            // A brace that is meant.
            None if rest.starts_with("{{") => 2,
            None => {
                bare.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    let letters: Vec<bool> = bare.chars().map(char::is_alphabetic).collect();
    let is_path = bare.starts_with('/') && !bare.contains(char::is_whitespace);
    letters.windows(2).any(|two| two[0] && two[1]) && !is_path
}

/// `code` with its attributes blanked.
fn without_attributes(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let (mut depth, mut begins) = (0_usize, false);
    for (at, c) in code.char_indices() {
        let opens = depth == 0 && (code[at..].starts_with("#[") || code[at..].starts_with("#!["));
        begins |= opens;
        let inside = begins || depth > 0;
        match c {
            '[' if inside => (depth, begins) = (depth + 1, false),
            ']' if inside => depth -= 1,
            _ => {}
        }
        out.push(if inside && c != '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand_and_nothing_else() {
        let table: &[(&str, &[&str])] = &[
            ("let a = \"No roles\";", &["No roles"]),
            ("f(\"{count} of {of:>3}\", \" · {}\", \"{names}\")", &["{count} of {of:>3}"]),
            ("f(\"{{word}}\", \"{ a word }\", \"{:<width$}\")", &["{{word}}", "{ a word }"]),
            ("r#\"say \"no\" \\n\"#; r\"\\no\"; b\"raw\"; br\"bytes\"", &["say \"no\" \\n", "\\no", "raw", "bytes"]),
            ("\"\\x1b]ab\\u{2500}x\\\\\"", &["]abx\\"]),
            ("\"\\u{abcd}\\n\\x7fa\"; \"\\ta\\nb\"", &[]),
            ("\"one \\\n  two\"", &["one    two"]),
            ("// \"a comment\"\n/* \"and one\" */ /// \"and one\"", &[]),
            ("let a = '\"'; let b = \"word\"; let c = '\\'';", &["word"]),
            ("fn f<'a>(a: &'a str) { g(\"word\") }", &["word"]),
            ("#[expect(lint, reason = \"said [here]\")] f(\"there\");", &["there"]),
            ("#![expect(lint, reason = \"here\")]\nf(\"there\");", &["there"]),
            ("let a = [\"one\", \"two\"]; a[0].b(\"three\")", &["one", "two", "three"]),
            ("f().expect(\"it is there\"); g(expect, \"word\")", &["word"]),
            ("f().expect(\n    // For a reason.\n    \"it is there\",\n)", &[]),
            ("thread::Builder::new()\n    .name(\"worker\".to_owned()); a.name(\"word\")", &["word"]),
            ("if cfg!(target_os = \"macos\") { f(\"word\") }", &["word"]),
            ("#[cfg(test)]\nmod tests {\n f(\"here\");\n}\nf(\"there\");", &["there"]),
            ("\"/summary\" \"{at}/any_of/{branch}\" \"/ find\" \"/dev/tty is gone\"", &["/ find", "/dev/tty is gone"]),
            ("\"a\" \"é\" \"x-y\" \"42 %\" \"日本\"", &["日本"]),
        ];
        for (source, expected) in table {
            let found: Vec<_> = phrases(source).into_iter().map(|phrase| phrase.text).collect();
            assert_eq!(found, *expected, "{source}");
        }
        assert_eq!(phrases("\n/* a\nb */ f(\n\"word\")")[0].line, 4);
    }
}
