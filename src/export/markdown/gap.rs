//! What a move from one role to another asks for, as Markdown: a table for each part of the answer.

use super::comparison::{stale, statements};
use super::escape::{escape, row};
use crate::export::document::Move;
use crate::export::statement::Line;
use crate::export::steps::{Part, Step, closing, legend, opening, parts};
use crate::export::wording::{self, comparison, gap as words};
use crate::role::Pointer;

/// Writes what a move asks for.
pub(crate) fn gap(answer: &Move<'_>) -> String {
    let title = format!("# {} → {}\n\n", escape(&answer.from.name()), escape(&answer.to.name()));
    let opening = format!("{}\n", escape(&opening(answer)));
    let decided = wording::decided(answer.gap.decided).map_or_else(String::new, |decided| format!("\n{decided}\n"));
    let parts = parts(answer);
    let tables: String = parts.iter().map(part).collect();
    let decisions = rejected(answer) + &stale(&answer.gap.stale, "#");
    let legend = if parts.is_empty() { String::new() } else { format!("\n---\n\n{}\n", escape(&legend(&parts))) };
    format!("{title}{opening}{decided}{tables}{decisions}\n{}\n{legend}", closing(answer))
}

/// The pairings the reader rejected.
fn rejected(answer: &Move<'_>) -> String {
    let Move { from, to, gap } = answer;
    let line = |found: &(Pointer, Pointer)| statements(&Line::rejected(*found, from, to));
    let lines: String = gap.rejected.iter().map(line).collect();
    let head = format!("{}| --- | --- | --- |\n", row(&[comparison::DECISION, words::NOW, words::ASKED]));
    if lines.is_empty() { lines } else { format!("\n## {}\n\n{head}{lines}", comparison::REJECTED) }
}

fn part(part: &Part<'_>) -> String {
    let head = format!("\n## {}\n\n{}| --- | --- | --- |\n", part.title, row(&["", words::ASKED, words::NOW]));
    [head].into_iter().chain(part.steps.iter().map(step)).collect()
}

fn step(step: &Step<'_>) -> String {
    let name = step.name.map_or_else(String::new, |name| format!("**{name}** "));
    let now = step.now.as_deref().map_or_else(String::new, escape);
    match &step.asked {
        Some(asked) => row(&[&step.mark, &format!("{name}{}", escape(asked)), &now]),
        None => row(&[&step.mark, "", &format!("{name}{now}")]),
    }
}
