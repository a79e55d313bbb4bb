//! Why a row of a comparison stands as it does: what two statements share, and what decides between two facts.

use role_explorer::compare::{FactAt, FactField, FactRow, Nearest, Overlap, Relation, Row};
use role_explorer::export::wording;
use role_explorer::role::{Fact, FactKind, HeadFact, Item, Pointer, Role, Section};
use role_explorer::text::Text;

use super::Sides;

/// Why a row of statements stands as it does: what its sides share, or what comes nearest.
pub(super) fn statement(row: Row, sides: &Sides<'_>) -> Vec<String> {
    let pair = sides.pair;
    match row {
        Row::Link(at) => {
            let link = &pair.links[at];
            let name = |tag: &Text| sides.vocabulary.get(tag).map_or_else(|| tag.to_string(), |it| it.name.to_string());
            let or_none = |list: String| if list.is_empty() { "none".to_owned() } else { list };
            let shared = or_none(link.shared.join(", "));
            let tags = or_none(link.tags.iter().map(name).collect::<Vec<_>>().join(", "));
            let kindred = match wording::kindred(link) {
                related if related.is_empty() => related,
                related => format!(" · related words: {related}"),
            };
            let inferred = wording::inferred(link);
            let accepted = if link.decided { "You accepted this pairing. " } else { "" };
            vec![format!(
                "{accepted}Alike by {} · shared words: {shared}{kindred} · shared competencies{inferred}: {tags}",
                wording::score(link.score)
            )]
        }
        Row::OnlyA(at) => {
            let others = pair.rejected.iter().filter(|(left, _)| *left == at).map(|(_, right)| *right);
            alone(only("left", at), rejected(others, sides.b), nearest(pair.nearest_a.get(&at), sides.b))
        }
        Row::OnlyB(at) => {
            let others = pair.rejected.iter().filter(|(_, right)| *right == at).map(|(left, _)| *left);
            alone(only("right", at), rejected(others, sides.a), nearest(pair.nearest_b.get(&at), sides.a))
        }
    }
}

/// Why a statement has no counterpart, in the order in which it is told.
fn alone(only: String, rejected: impl Iterator<Item = String>, nearest: String) -> Vec<String> {
    [only].into_iter().chain(rejected).chain([nearest]).collect()
}

/// What the user would not have a statement paired with.
fn rejected(others: impl Iterator<Item = Pointer>, other: &Role) -> impl Iterator<Item = String> {
    let text = |at| Some(format!("You rejected its pairing with: {}", other.item(at)?.text));
    others.filter_map(text)
}

/// Where a statement of one side stands.
fn only(side: &str, at: Pointer) -> String {
    let list = match at.section {
        Section::Responsibilities => "as a responsibility",
        Section::Required => "as required",
        Section::Preferred => "as preferred",
    };
    format!("Only the {side} role says it, {list}.")
}

/// What of `other` comes nearest to a statement without a counterpart.
fn nearest(nearest: Option<&Nearest>, other: &Role) -> String {
    let found = nearest.and_then(|near| Some((near.score, &other.item(near.pointer)?.text)));
    match found {
        Some((score, text)) => format!("Nearest, alike by {}: {text}", wording::score(score)),
        None => "Nothing comes near.".to_owned(),
    }
}

/// Why two facts relate as they do, a paragraph each: what decides, what lists share, and both sides in full.
pub(super) fn fact(row: &FactRow, a: &Role, b: &Role) -> Vec<String> {
    let verdict = match row.relation {
        Relation::Same => "Both state the same.",
        Relation::Stricter if row.field == FactField::Head(HeadFact::Pay) => "The right role offers more.",
        Relation::Looser if row.field == FactField::Head(HeadFact::Pay) => "The right role offers less.",
        Relation::Stricter => "The right role asks more.",
        Relation::Looser => "The right role asks less.",
        Relation::Different => "Neither asks more: the values differ.",
        Relation::OnlyA => "Only the left role states it; not stated is not the same as not asked.",
        Relation::OnlyB => "Only the right role states it; not stated is not the same as not asked.",
    };
    let mut first = vec![verdict.to_owned()];
    let mut sides = Vec::new();
    match row.field {
        FactField::Head(head) => first.extend(head_reason(head, row, a, b)),
        FactField::Item(kind) => {
            let items = (item(a, row.a), item(b, row.b));
            if let (Some(left), Some(right)) = items {
                first.extend(reason(kind, left.1, right.1, &row.overlap(a, b)));
                first.extend(by_force(left.0, right.0));
            }
            for (side, item) in [("Left", items.0), ("Right", items.1)] {
                sides.extend(item.map(|(at, item)| format!("{side}, {}: {}", wording::section(at.section), item.text)));
            }
        }
    }
    [vec![first.join(" ")], sides].concat()
}

/// The item that states a fact.
fn item(role: &Role, at: Option<FactAt>) -> Option<(Pointer, &Item)> {
    match at? {
        FactAt::Item(pointer) => Some((pointer, role.item(pointer)?)),
        FactAt::Head => None,
    }
}

/// What stands in different lists.
fn by_force(left: Pointer, right: Pointer) -> Option<String> {
    let (left, right) = (wording::section(left.section), wording::section(right.section));
    (left != right).then(|| format!("Left stands under {left}, right under {right}."))
}

/// What decides between two facts of one kind.
fn reason(kind: FactKind, left: &Item, right: &Item, overlap: &Overlap<'_>) -> Option<String> {
    let of = |item: &Item| item.facts().filter(|fact| fact.kind() == kind).cloned().collect::<Vec<_>>();
    let (left, right) = (of(left), of(right));
    let ([left], [right]) = (&left[..], &right[..]) else {
        return Some("Of several alternatives, the one that asks least counts.".to_owned());
    };
    match (left, right) {
        (Fact::Years(x), Fact::Years(y)) => match (x.min, y.min) {
            _ if x == y => None,
            (Some(p), Some(q)) if x.of == y.of => Some(format!("Years at least: {p} left, {q} right.")),
            (Some(p), Some(q)) => {
                let of = |of: &Option<Text>| of.as_deref().unwrap_or("anything").to_owned();
                Some(format!("{p} years of {} left, {q} of {} right.", of(&x.of), of(&y.of)))
            }
            _ => Some("One of them names no number of years.".to_owned()),
        },
        (Fact::Degree(x), Fact::Degree(y)) => {
            let levels = (x.level != y.level).then(|| format!("By level: {} left, {} right. ", x.level, y.level));
            Some(levels.unwrap_or_default() + &shared(overlap))
        }
        (Fact::Certification(_), Fact::Certification(_)) => Some(shared(overlap)),
        (Fact::Knowledge(x), Fact::Knowledge(y)) => {
            let count = |count: Option<u32>| count.map_or_else(|| "any number".to_owned(), |count| count.to_string());
            let counts = format!(
                "{} of {} left, {} of {} right. ",
                count(x.at_least),
                x.of.len(),
                count(y.at_least),
                y.of.len()
            );
            Some(counts + &shared(overlap))
        }
        _ if left == right => None,
        _ => Some(format!("{} left, {} right.", left.brief(), right.brief())),
    }
}

/// What decides between two facts at the head of the profiles.
fn head_reason(head: HeadFact, row: &FactRow, a: &Role, b: &Role) -> Option<String> {
    match row.relation {
        Relation::OnlyA | Relation::OnlyB | Relation::Same => None,
        _ if head == HeadFact::Locations => Some(shared(&row.overlap(a, b))),
        _ => Some(format!("{} left, {} right.", head.say(a)?, head.say(b)?)),
    }
}

/// What two lists share, and what only one of them has.
fn shared(overlap: &Overlap<'_>) -> String {
    let list = |texts: &[&Text]| texts.iter().map(|text| text.as_str()).collect::<Vec<_>>().join(", ");
    let parts = [("In both", &overlap.both), ("only left", &overlap.only_a), ("only right", &overlap.only_b)];
    let told: Vec<String> = parts
        .iter()
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(what, texts)| format!("{what}: {}", list(texts)))
        .collect();
    told.join(" · ")
}
