//! Why a row of two compared roles stands as it does, in sentences.

use role_explorer::compare::{FactField, FactRow, Link, Overlap, Relation};
use role_explorer::export::wording;
use role_explorer::role::{HeadFact, Number, Section};
use role_explorer::text::Text;

// Statements.

pub(crate) const NOTHING_NEAR: &str = "Nothing comes near.";

/// What the two sides of a link share; `tags` are the names of the competencies.
pub(crate) fn link(link: &Link, tags: &[String]) -> String {
    let or_none = |list: String| if list.is_empty() { "none".to_owned() } else { list };
    let (score, inferred) = (wording::score(link.score), wording::inferred(link));
    let (words, tags) = (or_none(link.shared.join(", ")), or_none(tags.join(", ")));
    let related = match wording::kindred(link) {
        related if related.is_empty() => related,
        related => format!(" · related words: {related}"),
    };
    let accepted = if link.decided { "You accepted this pairing. " } else { "" };
    format!("{accepted}Alike by {score} · shared words: {words}{related} · shared competencies{inferred}: {tags}")
}

pub(crate) fn only_left(section: Section) -> String {
    format!("Only the left role says it, {}.", standing(section))
}

pub(crate) fn only_right(section: Section) -> String {
    format!("Only the right role says it, {}.", standing(section))
}

/// As what an item of a list stands in its role.
fn standing(section: Section) -> &'static str {
    match section {
        Section::Responsibilities => "as a responsibility",
        Section::Required => "as required",
        Section::Preferred => "as preferred",
    }
}

pub(crate) fn rejected(text: &str) -> String {
    format!("You rejected its pairing with: {text}")
}

pub(crate) fn nearest(score: f64, text: &str) -> String {
    wording::comparison::nearest(score, text)
}

// Facts.

pub(crate) const LEAST_COUNTS: &str = "Of several alternatives, the one that asks least counts.";
pub(crate) const NO_NUMBER_OF_YEARS: &str = "One of them names no number of years.";

/// What it comes to: pay is offered, all else is asked.
pub(crate) fn verdict(row: &FactRow) -> &'static str {
    let is_offered = row.field == FactField::Head(HeadFact::Pay);
    match row.relation {
        Relation::Same => "Both state the same.",
        Relation::Stricter if is_offered => "The right role offers more.",
        Relation::Looser if is_offered => "The right role offers less.",
        Relation::Stricter => "The right role asks more.",
        Relation::Looser => "The right role asks less.",
        Relation::Different => "Neither asks more: the values differ.",
        Relation::OnlyA => "Only the left role states it; not stated is not the same as not asked.",
        Relation::OnlyB => "Only the right role states it; not stated is not the same as not asked.",
    }
}

/// The item that states the fact on the left.
pub(crate) fn left(section: Section, text: &str) -> String {
    format!("Left, {}: {text}", wording::section(section))
}

/// The item that states the fact on the right.
pub(crate) fn right(section: Section, text: &str) -> String {
    format!("Right, {}: {text}", wording::section(section))
}

/// The facts stand in different lists.
pub(crate) fn lists(left: Section, right: Section) -> String {
    format!("Left stands under {}, right under {}.", wording::section(left), wording::section(right))
}

pub(crate) fn years(left: Number, right: Number) -> String {
    format!("Years at least: {left} left, {right} right.")
}

/// The same where they are years of different things, if of any.
pub(crate) fn years_of(left: (Number, Option<&str>), right: (Number, Option<&str>)) -> String {
    let of = |of: Option<&str>| of.unwrap_or("anything").to_owned();
    format!("{} years of {} left, {} of {} right.", left.0, of(left.1), right.0, of(right.1))
}

/// Two degrees: their levels, where they differ, and what they have in common.
pub(crate) fn degrees(levels: Option<[&str; 2]>, overlap: &Overlap<'_>) -> String {
    match levels {
        Some([left, right]) => format!("By level: {left} left, {right} right. {}", lists_share(overlap)),
        None => lists_share(overlap),
    }
}

/// Two lists of what is to be known: how many of each, of how many, and what they have in common.
pub(crate) fn knowledge(left: (Option<u32>, usize), right: (Option<u32>, usize), overlap: &Overlap<'_>) -> String {
    let count = |count: Option<u32>| count.map_or_else(|| "any number".to_owned(), |count| count.to_string());
    let counts = format!("{} of {} left, {} of {} right.", count(left.0), left.1, count(right.0), right.1);
    format!("{counts} {}", lists_share(overlap))
}

pub(crate) fn values(left: &str, right: &str) -> String {
    format!("{left} left, {right} right.")
}

/// What two lists share, and what only one of them has.
pub(crate) fn lists_share(overlap: &Overlap<'_>) -> String {
    let list = |texts: &[&Text]| texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(", ");
    let parts = [("In both", &overlap.both), ("only left", &overlap.only_a), ("only right", &overlap.only_b)];
    let parts = parts.iter().filter(|(_, texts)| !texts.is_empty());
    parts.map(|(what, texts)| format!("{what}: {}", list(texts))).collect::<Vec<_>>().join(" · ")
}
