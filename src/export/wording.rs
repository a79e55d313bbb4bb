//! The words and marks in which hits and comparisons are told, for every format and for the interface alike; in the modules
//! below it, what stands around them in documents.

pub mod comparison;
pub mod gap;
pub mod profile;
pub mod results;

use crate::compare::{
    Decided, FactAt, FactField, FactRow, Kind, Link, Overlap, Relation, Spread, Stale, StaleWhy, Summary, Verdict,
};
use crate::role::{Fact, FactKind, HeadFact, Item, Role, Section};
use crate::search::{Facet, Field, Why};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// The mark of an item that only the left role has.
pub const ONLY_LEFT: &str = "−";
/// The mark of an item that only the right role has.
pub const ONLY_RIGHT: &str = "+";
/// The mark of a qualification that one role requires and the other prefers.
pub const MOVED: &str = "→";
/// What the marks mean: those of statements, then those of what is asked.
pub const LEGEND: [&str; 2] = [
    "= same · ≈ reworded · ? possible, not counted · − only left · + only right",
    "→ required on one side, preferred on the other · ▲ right asks more · ▼ less",
];
/// What the marks of a matrix mean.
pub const MATRIX_LEGEND: &str = "= all roles have it · + only one role has it";
/// What the marks of the reader's own decisions mean; to be shown where there are any.
pub const DECIDED: &str = "✓ accepted by you · ✗ rejected by you";
/// What is said of a fact a role does not state.
pub const NOT_STATED: &str = "not stated";

/// The heading of statements under `competency`.
#[must_use]
pub fn competency(competency: Option<&Text>) -> &str {
    competency.map_or("No competency", Text::as_str)
}

/// The mark of a link.
#[must_use]
pub fn kind_mark(kind: Kind) -> &'static str {
    match kind {
        Kind::Same => "=",
        Kind::Reworded => "≈",
        Kind::Possible => "?",
    }
}

/// The mark of a link, with the score where its sides are not the same or, instead, that the reader accepted it: `=`,
/// `≈ .61`, `≈ ✓`.
#[must_use]
pub fn link_mark(link: &Link) -> String {
    let mark = kind_mark(link.kind);
    match link.kind {
        _ if link.decided => format!("{mark} {}", verdict_mark(Verdict::Accept)),
        Kind::Same => mark.to_owned(),
        Kind::Reworded | Kind::Possible => format!("{mark} {}", score(link.score)),
    }
}

/// The mark of what the reader decided.
#[must_use]
pub fn verdict_mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "✓",
        Verdict::Reject => "✗",
    }
}

/// The word for what the reader decided.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "accepted",
        Verdict::Reject => "rejected",
    }
}

/// What the reader decided on a pair, in a line: `decided by you: 3 accepted, 1 rejected`; `None` where that is nothing.
#[must_use]
pub fn decided(decided: Decided) -> Option<String> {
    let Decided { accepted, rejected, stale } = decided;
    let numbers = [(accepted, "accepted"), (rejected, "rejected"), (stale, "stale")];
    let said = numbers.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}"));
    let said = said.collect::<Vec<_>>().join(", ");
    (!said.is_empty()).then(|| format!("decided by you: {said}"))
}

/// A decision that does not apply, in a line: both statements, and why.
#[must_use]
pub fn stale(stale: &Stale) -> String {
    format!("{} ⇄ {}: {}", stale.a.text, stale.b.text, stale_why(stale.why))
}

/// Why a decision does not apply.
#[must_use]
pub fn stale_why(why: StaleWhy) -> &'static str {
    match why {
        StaleWhy::Gone => "the roles no longer say both in these words",
        StaleWhy::Unlike => "a typed fact meets facts of its type, and prose meets prose",
        StaleWhy::Crowded => "both are accepted with others, and a pairing has one statement on one of its sides",
    }
}

/// The mark of how the sides of a line of facts relate, and the word for it: pay is offered, all else is asked.
#[must_use]
pub fn relation(row: &FactRow) -> (&'static str, &'static str) {
    let is_offered = row.field == FactField::Head(HeadFact::Pay);
    match row.relation {
        Relation::Same => ("=", "same"),
        Relation::Stricter if is_offered => ("▲", "more"),
        Relation::Looser if is_offered => ("▼", "less"),
        Relation::Stricter => ("▲", "stricter"),
        Relation::Looser => ("▼", "looser"),
        Relation::Different => ("≈", "differs"),
        Relation::OnlyA => (ONLY_LEFT, "left"),
        Relation::OnlyB => (ONLY_RIGHT, "right"),
    }
}

/// The mark of a line of a matrix: whether all roles have it, or one alone; empty for what several have.
#[must_use]
pub fn spread_mark(spread: Spread) -> &'static str {
    match spread {
        Spread::All => "=",
        Spread::Several => "",
        Spread::One(_) => "+",
    }
}

/// Bars from the fewest statements to the most.
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The bar of `count` statements where the fullest cell of the matrix has `most`; `count` is from 1 to `most`.
#[must_use]
pub fn bar(count: usize, most: usize) -> &'static str {
    BARS[(count * BARS.len()).div_ceil(most.max(1)).clamp(1, BARS.len()) - 1]
}

/// A score from 0 to 1 in four characters or fewer: `.61`, `1.0`.
#[must_use]
pub fn score(score: f64) -> String {
    let text = format!("{score:.2}");
    text.strip_prefix('0').map_or_else(|| "1.0".to_owned(), str::to_owned)
}

/// The counts of a pair in a line: `7 same · 9 reworded · 3 possible · 16 only left · 8 only right`.
#[must_use]
pub fn counts(summary: &Summary) -> String {
    counted(summary).join(" · ")
}

/// The same one by one.
#[must_use]
pub fn counted(summary: &Summary) -> [String; 5] {
    let Summary { same, reworded, possible, only_a, only_b, .. } = summary;
    [
        format!("{same} {}", comparison::kind(Kind::Same)),
        format!("{reworded} {}", comparison::kind(Kind::Reworded)),
        format!("{possible} {}", comparison::kind(Kind::Possible)),
        format!("{only_a} {}", comparison::ONLY_LEFT),
        format!("{only_b} {}", comparison::ONLY_RIGHT),
    ]
}

/// The same with the marks of [`LEGEND`] for words, for where there is little room: `7 =`.
#[must_use]
pub fn marked(summary: &Summary) -> [String; 5] {
    let Summary { same, reworded, possible, only_a, only_b, .. } = summary;
    let [equal, similar, maybe] = [Kind::Same, Kind::Reworded, Kind::Possible].map(kind_mark);
    [
        format!("{same} {equal}"),
        format!("{reworded} {similar}"),
        format!("{possible} {maybe}"),
        format!("{only_a} {ONLY_LEFT}"),
        format!("{only_b} {ONLY_RIGHT}"),
    ]
}

/// Words that stand for one another in two statements: `doctors ~ physician, ward ~ clinic`.
#[must_use]
pub fn kindred(link: &Link) -> String {
    link.kindred.iter().map(|[left, right]| format!("{left} ~ {right}")).collect::<Vec<_>>().join(", ")
}

/// What follows the name of the competencies two statements share: whether they were inferred.
#[must_use]
pub fn inferred(link: &Link) -> &'static str {
    if link.inferred { " (inferred from the words)" } else { "" }
}

/// Characters of a statement that is named, not quoted, at the most.
const NAMED: usize = 72;

/// The beginning of a text, up to a word's end.
#[must_use]
pub fn named(text: &str) -> String {
    if text.chars().count() <= NAMED {
        return text.to_owned();
    }
    let cut: String = text.chars().take(NAMED).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// Why the statements of a link belong together, in a line: `Shared words: plan, team · Shared competencies: Planning`. Empty
/// where they are the same, and where they share nothing of the kind.
#[must_use]
pub fn reasons(link: &Link, vocabulary: &Vocabulary) -> String {
    if link.kind == Kind::Same {
        return String::new();
    }
    let names = link.tags.iter().map(|tag| vocabulary.get(tag).map_or(&**tag, |found| &*found.name));
    let tags = names.collect::<Vec<&str>>().join(", ");
    let competencies = format!("Shared competencies{}", inferred(link));
    let words = [("Shared words", link.shared.join(", ")), ("Related words", kindred(link))];
    let said = words
        .into_iter()
        .chain([(competencies.as_str(), tags)])
        .filter(|(_, what)| !what.is_empty())
        .map(|(name, what)| format!("{name}: {what}"));
    said.collect::<Vec<_>>().join(" · ")
}

/// What two roles share, in a few words: `16 shared, 7 of them the same`.
#[must_use]
pub fn shared(summary: &Summary) -> String {
    let shared = summary.same + summary.reworded;
    match summary.same {
        0 => format!("{shared} shared"),
        same => format!("{shared} shared, {same} of them the same"),
    }
}

/// How alike a pair is: `47 % alike`.
#[must_use]
pub fn alike(summary: &Summary) -> String {
    // Rounding must not make a pair with a difference "100 % alike".
    format!("{:.0} % alike", if summary.similarity < 1.0 { (summary.similarity * 100.0).min(99.0) } else { 100.0 })
}

/// What a fact is called.
#[must_use]
pub fn fact_name(field: FactField) -> &'static str {
    match field {
        FactField::Item(kind) => kind.name(),
        FactField::Head(fact) => fact.name(),
    }
}

/// What both sides of a line of facts state, left and right: `5+ years enterprise support`, `Bachelor's, preferred`. That
/// a role requires a fact is said where the other one does not.
#[must_use]
pub fn fact_values(row: &FactRow, a: &Role, b: &Role) -> [Option<String>; 2] {
    let (left, right) = (force(row.field, row.a, a), force(row.field, row.b, b));
    let say = |role: &Role, at: Option<FactAt>, own: &'static str, other: &'static str| {
        let value = fact_value(role, row.field, at)?;
        let is_told = !own.is_empty() && (own != REQUIRED || other != REQUIRED);
        Some(if is_told { format!("{value}, {own}") } else { value })
    };
    [say(a, row.a, left, right), say(b, row.b, right, left)]
}

/// What the lists of two facts share where they differ, in a line: `in both: SQL, Azure`; `None` where that is nothing.
#[must_use]
pub fn in_both(row: &FactRow, a: &Role, b: &Role) -> Option<String> {
    let Overlap { both, only_a, only_b } = row.overlap(a, b);
    let differ = !(only_a.is_empty() && only_b.is_empty());
    let names: Vec<&str> = both.into_iter().map(Text::as_str).collect();
    (differ && !names.is_empty()).then(|| format!("in both: {}", names.join(", ")))
}

/// The word for what a role asks whatever else one brings.
const REQUIRED: &str = "required";

/// Whether a role requires or prefers a fact, in a word; empty where it does neither, or leaves a way around it.
fn force(field: FactField, at: Option<FactAt>, role: &Role) -> &'static str {
    let (FactField::Item(kind), Some(FactAt::Item(pointer))) = (field, at) else { return "" };
    match pointer.section {
        Section::Preferred => "preferred",
        Section::Required if !role.item(pointer).is_some_and(|item| has_way_around(kind, item)) => REQUIRED,
        _ => "",
    }
}

/// What `role` states at `at`, in words: `5+ years enterprise support`. `None` where it states nothing.
#[must_use]
pub fn fact_value(role: &Role, field: FactField, at: Option<FactAt>) -> Option<String> {
    match (field, at?) {
        (FactField::Head(fact), _) => fact.say(role),
        (FactField::Item(_), FactAt::Head) => None,
        (FactField::Item(kind), FactAt::Item(pointer)) => item_value(kind, role.item(pointer)?),
    }
}

/// The same with the alternatives of an item told whole, whatever kinds of facts they are: for where an item is told once
/// and not once a kind.
#[must_use]
pub fn whole_value(role: &Role, field: FactField, at: Option<FactAt>) -> Option<String> {
    let (FactField::Item(kind), Some(FactAt::Item(pointer))) = (field, at) else { return fact_value(role, field, at) };
    let item = role.item(pointer)?;
    let own = item.fact.as_ref().filter(|fact| fact.kind() == kind).map(value);
    own.or_else(|| item.alternatives_brief().map(|brief| brief.to_string()))
}

/// What an item says of facts of `kind`: its own fact or, of its alternatives, what each asks of that kind.
fn item_value(kind: FactKind, item: &Item) -> Option<String> {
    if let Some(fact) = item.fact.as_ref().filter(|fact| fact.kind() == kind) {
        return Some(value(fact));
    }
    let mut told: Vec<String> = Vec::new();
    for branch in &item.any_of {
        let facts: Vec<String> = of_kind(kind, branch).map(value).collect();
        let text = facts.join(" and ");
        if !text.is_empty() && !told.contains(&text) {
            told.push(text);
        }
    }
    let stated = !told.is_empty();
    told.extend(has_way_around(kind, item).then(|| "without".to_owned()));
    stated.then(|| told.join(" · or "))
}

/// The facts of `kind` that one of several alternatives asks.
fn of_kind(kind: FactKind, branch: &[Item]) -> impl Iterator<Item = &Fact> {
    branch.iter().flat_map(Item::facts).filter(move |fact| fact.kind() == kind)
}

/// Whether an item that states no fact of `kind` itself leaves an alternative that asks none.
fn has_way_around(kind: FactKind, item: &Item) -> bool {
    let own = item.fact.as_ref().is_some_and(|fact| fact.kind() == kind);
    !own && item.any_of.iter().any(|branch| of_kind(kind, branch).next().is_none())
}

/// A fact in words beside its name: a lead that is no more than that name is not said again.
fn value(fact: &Fact) -> String {
    let brief = fact.brief();
    let named =
        matches!(fact.kind(), FactKind::Certification | FactKind::Clearance) || brief.lead == fact.kind().name();
    match fact {
        Fact::Years(years) if years.min.or(years.max).is_none() => format!("{}, years not stated", brief.rest),
        _ if named && !brief.rest.is_empty() => brief.rest,
        _ => brief.to_string(),
    }
}

/// The list a section is, in one word.
#[must_use]
pub fn section(section: Section) -> &'static str {
    match section {
        Section::Responsibilities => "responsibilities",
        Section::Required => "required",
        Section::Preferred => "preferred",
    }
}

/// The part of a role a hit stands in, in one word for people; for programs it is [`Field::key`].
#[must_use]
pub const fn field(field: Field) -> &'static str {
    match field {
        Field::Organization => "organisation",
        other => other.key(),
    }
}

/// What roles are told apart by, as a heading.
#[must_use]
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Organization => "Organisation",
        Facet::Unit => "Unit",
        Facet::Family => "Family",
        Facet::Location => "Location",
        Facet::Workplace => "Workplace",
        Facet::Clearance => "Clearance",
        Facet::Degree => "Degree",
        Facet::Years => "Experience",
        Facet::Tag => "Competency",
        Facet::Source => "Directory",
    }
}

/// How a term met the text it was found in, in one word.
#[must_use]
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Exact => "exact",
        Why::Prefix => "prefix",
        Why::Typo => "typo",
        Why::Abbreviation => "abbreviation",
    }
}

/// A score with four decimals: enough to rank by, few enough to be the same everywhere.
#[must_use]
pub fn rounded(score: f64) -> f64 {
    (score * 1e4).round() / 1e4
}

/// A number with its noun.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::{Pointer, read};

    #[test]
    fn a_fact_is_told_by_the_part_of_the_item_that_states_it() {
        let item = "{text: a, degree: {level: bachelor, fields: [Physics]}, \
                    any_of: [[{text: b, years: {min: 2}}], [{text: c, years: {min: 3}}]]}";
        let yaml = format!("title: A\nqualifications: {{required: [{item}]}}\n");
        let (roles, problems) = read(yaml.as_bytes(), "a");
        assert_eq!(problems, []);
        let at = Some(FactAt::Item(Pointer { section: Section::Required, index: 0 }));
        for (kind, said) in [(FactKind::Degree, "Bachelor's Physics"), (FactKind::Years, "2+ years · or 3+ years")] {
            assert_eq!(fact_value(&roles[0].role, FactField::Item(kind), at).as_deref(), Some(said));
        }
    }
}
