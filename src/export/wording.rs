//! The words and marks in which hits and comparisons are told, for every format and for the interface alike.

use crate::compare::{FactAt, FactField, Kind, Pair, Relation, Stale, StaleWhy, Summary, Verdict};
use crate::role::{Fact, FactKind, Role, Section};
use crate::search::{Field, Why};

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
/// What the marks of the reader's own decisions mean; to be shown where there are any.
pub const DECIDED: &str = "✓ accepted by you · ✗ rejected by you";
/// What is said of a fact a role does not state.
pub const NOT_STATED: &str = "not stated";

/// The mark of a link.
#[must_use]
pub fn kind_mark(kind: Kind) -> &'static str {
    match kind {
        Kind::Same => "=",
        Kind::Reworded => "≈",
        Kind::Possible => "?",
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
pub fn decided(pair: &Pair) -> Option<String> {
    let accepted = pair.links.iter().filter(|link| link.decided).count();
    let numbers = [(accepted, "accepted"), (pair.rejected.len(), "rejected"), (pair.stale.len(), "stale")];
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

/// The mark of a relation between facts, and the word for it.
#[must_use]
pub fn relation(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Same => ("=", "same"),
        Relation::Stricter => ("▲", "stricter"),
        Relation::Looser => ("▼", "looser"),
        Relation::Different => ("≈", "differs"),
        Relation::OnlyA => (ONLY_LEFT, "left"),
        Relation::OnlyB => (ONLY_RIGHT, "right"),
    }
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
    let Summary { same, reworded, possible, only_a, only_b, .. } = summary;
    format!("{same} same · {reworded} reworded · {possible} possible · {only_a} only left · {only_b} only right")
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

/// What `role` states at `at`, in words: `5+ years enterprise support`, `Bachelor's, preferred`. `None` where it states
/// nothing.
#[must_use]
pub fn fact_value(role: &Role, field: FactField, at: Option<FactAt>) -> Option<String> {
    match (field, at?) {
        (FactField::Head(fact), _) => fact.say(role),
        (FactField::Item(_), FactAt::Head) => None,
        (FactField::Item(kind), FactAt::Item(pointer)) => {
            let item = role.item(pointer)?;
            let own = item.fact.as_ref().filter(|fact| fact.kind() == kind);
            let brief = own.map(Fact::brief).or_else(|| item.alternatives_brief())?;
            // The name of the fact stands beside its value; a lead that is no more than that name is not said again.
            let named = matches!(kind, FactKind::Certification | FactKind::Clearance) || brief.lead == kind.name();
            let value = if named && own.is_some() && !brief.rest.is_empty() { brief.rest } else { brief.to_string() };
            Some(if pointer.section == Section::Preferred { format!("{value}, preferred") } else { value })
        }
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

/// The part of a role a hit stands in, in one word.
#[must_use]
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Organization => "organization",
        Field::Summary => "summary",
        Field::Responsibilities => "responsibilities",
        Field::Required => "required",
        Field::Preferred => "preferred",
        Field::Fact => "fact",
        Field::Tag => "tag",
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
        for (kind, said) in
            [(FactKind::Degree, "Bachelor's Physics"), (FactKind::Years, "Any of 2+ years · or 3+ years")]
        {
            assert_eq!(fact_value(&roles[0].role, FactField::Item(kind), at).as_deref(), Some(said));
        }
    }
}
