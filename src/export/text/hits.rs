//! The answer to a query as text: hits by role, what matched marked.

use std::borrow::Cow;
use std::ops::Range;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::flow::{Flow, Line, Page};
use crate::export::document::Answer;
use crate::export::look::Look;
use crate::export::marked::byte_ranges;
use crate::export::wording::{field, results};
use crate::role::Role;
use crate::search::Hit;
use crate::text::safe;

/// Columns between the name of a role and its id.
const GAP: usize = 2;
/// Columns of the name of a field, its indent included.
const FIELD: usize = 20;

/// Writes hits, grouped by role; roles stand in the order of their best hit. A role is written when it is asked for.
pub(crate) fn hits<'a>(answer: &'a Answer<'a>, look: &Look) -> impl Iterator<Item = String> + use<'a> {
    let look = *look;
    let groups = answer.found.by_role().map(move |(role, hits)| group(answer.roles[role], &hits, &look));
    groups.chain(std::iter::once_with(move || closing(answer, &look)))
}

/// The hits of a role, with an empty line below.
fn group(role: &Role, hits: &[Hit], look: &Look) -> String {
    let styles = look.styles;
    let mut page = Page::new(look);
    let name = role.name();
    // An id is copied, so it is never broken at its hyphens.
    if name.width() + role.id.width() + GAP <= look.width {
        let line = Line::of(styles.heading, &name);
        let end = line.width() + GAP;
        page.line(&line.up_to(end).and(styles.dim, &role.id));
    } else {
        page.hang(&Line::default(), &Flow::plain(&name, styles.heading));
        page.line(&Line::indent(GAP).and(styles.dim, &role.id));
    }
    for hit in hits {
        let lead = Line::indent(2).and(styles.dim, field(hit.field)).up_to(FIELD);
        let (text, matches) = excerpt(&hit.text, &hit.matches);
        let found = byte_ranges(&text, &matches).into_iter().map(|range| (range, styles.found));
        page.hang(&lead, &Flow { text: &text, base: Style::new(), parts: found.collect() });
    }
    page.gap();
    page.finish()
}

/// How many hits there are or, without any, what was meant perhaps.
fn closing(answer: &Answer<'_>, look: &Look) -> String {
    let (found, mut page) = (answer.found, Page::new(look));
    if found.is_empty() {
        page.paragraph(&results::nothing_answers(&results::filtered(&safe(answer.query), answer.filter)), Style::new());
        if let Some(near) = found.suggestion() {
            page.paragraph(&results::did_you_mean(&near.word), Style::new());
        }
    } else {
        let (hits, roles, shown) = (found.total(), found.roles(), found.len());
        let line = if shown < hits { results::best_found(hits, roles, shown) } else { results::found(hits, roles) };
        page.paragraph(&results::filtered(&line, answer.filter), look.styles.dim);
    }
    page.finish()
}

/// Characters up to which a statement is shown whole, as all but texts that are no statements are.
const WHOLE: usize = 600;
/// Characters of a longer one that are shown, from a few words before the first match on.
const EXCERPT: usize = 400;
const LEAD_IN: usize = 60;

/// What is shown of a text, with what matches in it: all of it, or what stands around the first match, with `…` where it is
/// cut, at words where there are any.
fn excerpt<'a>(text: &'a str, matches: &'a [Range<usize>]) -> (Cow<'a, str>, Cow<'a, [Range<usize>]>) {
    if text.chars().nth(WHOLE).is_none() {
        return (text.into(), matches.into());
    }
    let chars: Vec<char> = text.chars().collect();
    let first = matches.first().map_or(0, |range| range.start);
    let mut start = first.saturating_sub(LEAD_IN);
    if start > 0 {
        start += chars[start..first].iter().position(|c| *c == ' ').map_or(0, |space| space + 1);
    }
    let mut end = (start + EXCERPT).min(chars.len());
    if end < chars.len() {
        end -= chars[start..end].iter().rev().take(LEAD_IN).position(|c| *c == ' ').unwrap_or(0);
    }
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < chars.len() { "…" } else { "" });
    let shown: String = chars[start..end].iter().collect();
    let moved = |at: usize| at - start + before.chars().count();
    let within =
        matches.iter().filter(|range| range.start < end).map(|range| moved(range.start)..moved(range.end.min(end)));
    (format!("{before}{}{after}", shown.trim_end()).into(), within.collect())
}
