//! The words and marks in which hits and comparisons are told, for every format and for the interface alike; in the modules
//! below it, what stands around them in documents.

pub mod comparison;
mod facts;
pub mod gap;
pub mod nothing;
pub mod profile;
pub mod results;

pub use facts::{fact_name, fact_value, fact_values, in_both, whole_value};

use crate::compare::{Decided, FactField, FactRow, Kind, Link, Relation, Spread, Stale, StaleWhy, Summary, Verdict};
use crate::role::{HeadFact, Section};
use crate::search::{Chosen, Facet, Field, Why};
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
    percent(summary).map_or_else(|| "nothing to compare".to_owned(), |percent| format!("{percent} % alike"))
}

/// How alike a pair is, in percent; `None` where neither role has an item. 100 is for pairs without any difference: not
/// even another wording.
#[must_use]
pub fn percent(summary: &Summary) -> Option<String> {
    let Summary { same, reworded, possible, only_a, only_b, similarity } = *summary;
    let differing = reworded + possible + only_a + only_b;
    let most = if differing == 0 { 100.0 } else { 99.0 };
    (same + differing > 0).then(|| format!("{:.0}", (similarity * 100.0).min(most)))
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

/// What is chosen in the facets, one after the other with their values: `Organisation: Contoso or Fabrikam · Degree:
/// Bachelor's`; `None` where nothing is. `label` says what a value is called.
#[must_use]
pub fn chosen<'a>(chosen: &Chosen, label: impl Fn(Facet, usize) -> &'a str) -> Option<String> {
    let of_facet = |facet: Facet| {
        let values = chosen.iter().filter(|(other, _)| *other == facet).map(|(_, value)| label(facet, value));
        let values: Vec<&str> = values.collect();
        (!values.is_empty()).then(|| format!("{}: {}", self::facet(facet), values.join(" or ")))
    };
    let told: Vec<String> = Facet::ALL.into_iter().filter_map(of_facet).collect();
    (!told.is_empty()).then(|| told.join(" · "))
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
