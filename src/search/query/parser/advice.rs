//! What other languages of queries say otherwise: it is words here, and whoever writes it is told.

use super::{Parser, is_quote};
use crate::search::demand;

impl Parser<'_> {
    /// Tells how to say what the sign that comes next means elsewhere, if it is one: `-sql`, `NOT sql`, `java OR sql`.
    pub(super) fn advise(&mut self) {
        let start = self.at;
        let (word, end) = self.word(start);
        let next = self.behind_space(end);
        let is_first = start == 0 || self.chars[start - 1].is_whitespace();
        let (sign, advice) = match &*word {
            "NOT" if self.is_operator(start) => ("NOT", leaves_out(&self.shown(next))),
            "OR" if self.is_operator(start) => {
                let Some(before) = self.terms.last() else { return };
                let before: String = self.chars[before.range.clone()].iter().collect();
                ("OR", format!("write `{}|{}` for either of them", demand::start(&before), self.shown(next)))
            }
            _ if is_first && word.starts_with('-') => {
                let next = self.shown(start + 1);
                if !next.starts_with(|c: char| c.is_alphabetic() || is_quote(c)) {
                    return;
                }
                ("-", leaves_out(&next))
            }
            _ => return,
        };
        self.tell(start..end, &format!("`{sign}` is no sign here: {advice}"));
    }

    /// Whether what stands at `start` stands where an operator would, and is one elsewhere. Operators are capitals: `or` is
    /// a word, and at the end of a query `OR` is Oregon.
    pub(super) fn is_operator(&self, start: usize) -> bool {
        let (word, end) = self.word(start);
        let is_behind = self.behind_space(end) < self.chars.len();
        let is_between = is_behind && self.behind_space(0) < start;
        word == "NOT" && is_behind || matches!(&*word, "AND" | "OR") && is_between
    }

    /// What stands at `at`, one word or what is in quotation marks, as far as there is room for it in a message.
    fn shown(&self, at: usize) -> String {
        let rest = &self.chars[at..];
        let close = rest.iter().skip(1).position(|c| is_quote(*c));
        let quoted = close.filter(|_| is_quote(rest[0])).map(|close| rest[..close + 2].iter().collect());
        demand::start(&quoted.unwrap_or_else(|| self.word(at).0))
    }
}

/// How to leave out `what`.
fn leaves_out(what: &str) -> String {
    format!("write `!{what}` to leave it out")
}
