//! What is wrong with a query, and why it finds nothing: which of its terms stand in the way, and how many hits there are
//! without them.

use std::ops::Range;

use super::count;
use crate::search::QueryProblem;
use crate::text::safe;

/// A problem with the place where it begins: `at character 7 of the query: the quotation mark is not closed`.
#[must_use]
pub fn problem(problem: &QueryProblem) -> String {
    format!("at character {} of the query: {}", problem.range.start + 1, problem.message)
}

/// Why nothing answers the query `text`, with the terms it insists on: where each stands, in characters, and whether it
/// finds anything by itself. `hits` counts those of another query. Safe to show; `None` where there is no more to say.
#[must_use]
pub fn why(text: &str, terms: &[(Range<usize>, bool)], mut hits: impl FnMut(&str) -> usize) -> Option<String> {
    if terms.len() < 2 {
        return None;
    }
    let name = |range: &Range<usize>| format!("`{}`", part(text, range));
    let number = |hits: usize| count(hits, "hit", "hits");
    let (found, unknown): (Vec<_>, Vec<_>) = terms.iter().cloned().partition(|(_, is_found)| *is_found);
    let unknown: Vec<Range<usize>> = unknown.into_iter().map(|(range, _)| range).collect();
    if unknown.is_empty() {
        let without = found.iter().filter_map(|(range, _)| match hits(&cut(text, std::slice::from_ref(range))) {
            0 => None,
            left => Some(format!("without {} {}", name(range), number(left))),
        });
        let without: Vec<String> = without.collect();
        return (!without.is_empty())
            .then(|| safe(&format!("nothing answers all of it: {}", without.join(", "))).into_owned());
    }
    let mut names: Vec<String> = unknown.iter().map(name).collect();
    names.dedup();
    let (find, them) = if names.len() == 1 { ("finds", "it") } else { ("find", "them") };
    let rest = match hits(&cut(text, &unknown)) {
        0 => String::new(),
        left => format!("; without {them} {}", number(left)),
    };
    Some(safe(&format!("{} {find} nothing{rest}", names.join(" and "))).into_owned())
}

/// What stands at `range`, in characters.
fn part(text: &str, range: &Range<usize>) -> String {
    text.chars().skip(range.start).take(range.len()).collect()
}

/// The text without what stands at `ranges`, in characters.
fn cut(text: &str, ranges: &[Range<usize>]) -> String {
    let is_kept = |place: usize| !ranges.iter().any(|range| range.contains(&place));
    text.chars().enumerate().filter(|(place, _)| is_kept(*place)).map(|(_, c)| c).collect()
}
