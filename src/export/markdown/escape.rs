//! Text as Markdown that reads as that text.

/// `text`, one line of safe text, so that Markdown takes every character of it for itself: in a paragraph, a heading, an
/// item of a list or a cell of a table.
///
/// Characters that mean something wherever they stand are escaped always; those that mean something only at the beginning
/// (`- `, `+ `, `1. `, `>`), only there, so that ordinary prose stays readable as it is.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let opens = opening(text);
    for (at, c) in text.char_indices() {
        if is_special(c) || opens == Some(at) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Characters that begin or end emphasis, code, links, images, HTML, entities, table cells, headings, strikethrough or
/// mathematics.
fn is_special(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | '<' | '|' | '#' | '&' | '~' | '$')
}

/// Where the character stands that would make the line an item of a list, a quotation or a rule; `None` where none does.
fn opening(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    let opener = rest.next()?;
    let opens = match opener {
        '-' | '+' | '>' => digits == 0,
        // 1.10 is no item of a list.
        '.' | ')' => digits > 0 && rest.next().is_none_or(char::is_whitespace),
        _ => false,
    };
    opens.then_some(digits)
}

/// `text` escaped and strong, if there is anything to make strong.
///
/// White space at its ends stays out: beside it, asterisks would be asterisks.
pub(super) fn bold(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!("**{}**", escape(text)),
    }
}

/// A row of a table, from cells that are Markdown already.
pub(super) fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}
