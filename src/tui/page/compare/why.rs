//! Why a row of a comparison stands as it does: what two statements share, and what decides between two facts.

use role_explorer::compare::{FactAt, FactField, FactRow, Nearest, Overlap, Relation, Row};
use role_explorer::role::{Fact, FactKind, HeadFact, Item, Pointer, Role};
use role_explorer::text::Text;

use super::Sides;
use crate::tui::wording::reasons;

/// Why a row of statements stands as it does: what its sides share, or what comes nearest.
pub(super) fn statement(row: Row, sides: &Sides<'_>) -> Vec<String> {
    let pair = sides.pair;
    match row {
        Row::Link(at) => {
            let link = &pair.links[at];
            let name = |tag: &Text| sides.vocabulary.get(tag).map_or_else(|| tag.to_string(), |it| it.name.to_string());
            vec![reasons::link(link, &link.tags.iter().map(name).collect::<Vec<_>>())]
        }
        Row::OnlyA(at) => {
            let others = pair.rejected.iter().filter(|(left, _)| *left == at).map(|(_, right)| *right);
            alone(reasons::only_left(at.section), rejected(others, sides.b), nearest(pair.nearest_a.get(&at), sides.b))
        }
        Row::OnlyB(at) => {
            let others = pair.rejected.iter().filter(|(_, right)| *right == at).map(|(left, _)| *left);
            alone(reasons::only_right(at.section), rejected(others, sides.a), nearest(pair.nearest_b.get(&at), sides.a))
        }
    }
}

/// Why a statement has no counterpart, in the order in which it is told.
fn alone(only: String, rejected: impl Iterator<Item = String>, nearest: String) -> Vec<String> {
    [only].into_iter().chain(rejected).chain([nearest]).collect()
}

/// What the user would not have a statement paired with.
fn rejected(others: impl Iterator<Item = Pointer>, other: &Role) -> impl Iterator<Item = String> {
    let text = |at| Some(reasons::rejected(&other.item(at)?.text));
    others.filter_map(text)
}

/// What of `other` comes nearest to a statement without a counterpart.
fn nearest(nearest: Option<&Nearest>, other: &Role) -> String {
    let found = nearest.and_then(|near| Some((near.score, &other.item(near.pointer)?.text)));
    match found {
        Some((score, text)) => reasons::nearest(score, text),
        None => reasons::NOTHING_NEAR.to_owned(),
    }
}

/// Why two facts relate as they do, a paragraph each: what decides, what lists share, and both sides in full.
pub(super) fn fact(row: &FactRow, a: &Role, b: &Role) -> Vec<String> {
    let mut first = vec![reasons::verdict(row).to_owned()];
    let mut sides = Vec::new();
    match row.field {
        FactField::Head(head) => first.extend(head_reason(head, row, a, b)),
        FactField::Item(kind) => {
            let items = (item(a, row.a), item(b, row.b));
            if let (Some(left), Some(right)) = items {
                first.extend(reason(kind, left.1, right.1, &row.overlap(a, b)));
                first.extend(by_force(left.0, right.0));
            }
            sides.extend(items.0.map(|(at, item)| reasons::left(at.section, &item.text)));
            sides.extend(items.1.map(|(at, item)| reasons::right(at.section, &item.text)));
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
    (left.section != right.section).then(|| reasons::lists(left.section, right.section))
}

/// What decides between two facts of one kind.
fn reason(kind: FactKind, left: &Item, right: &Item, overlap: &Overlap<'_>) -> Option<String> {
    let of = |item: &Item| item.facts().filter(|fact| fact.kind() == kind).cloned().collect::<Vec<_>>();
    let (left, right) = (of(left), of(right));
    let ([left], [right]) = (&left[..], &right[..]) else {
        return Some(reasons::LEAST_COUNTS.to_owned());
    };
    match (left, right) {
        (Fact::Years(x), Fact::Years(y)) => match (x.min, y.min) {
            _ if x == y => None,
            (Some(p), Some(q)) if x.of == y.of => Some(reasons::years(p, q)),
            (Some(p), Some(q)) => Some(reasons::years_of((p, x.of.as_deref()), (q, y.of.as_deref()))),
            _ => Some(reasons::NO_NUMBER_OF_YEARS.to_owned()),
        },
        (Fact::Degree(x), Fact::Degree(y)) => {
            let levels = [&x.level, &y.level].map(ToString::to_string);
            let levels = (x.level != y.level).then(|| levels.each_ref().map(String::as_str));
            Some(reasons::degrees(levels, overlap))
        }
        (Fact::Certification(_), Fact::Certification(_)) => Some(reasons::lists_share(overlap)),
        (Fact::Knowledge(x), Fact::Knowledge(y)) => {
            Some(reasons::knowledge((x.at_least, x.of.len()), (y.at_least, y.of.len()), overlap))
        }
        _ if left == right => None,
        _ => Some(reasons::values(&left.brief().to_string(), &right.brief().to_string())),
    }
}

/// What decides between two facts at the head of the profiles.
fn head_reason(head: HeadFact, row: &FactRow, a: &Role, b: &Role) -> Option<String> {
    match row.relation {
        Relation::OnlyA | Relation::OnlyB | Relation::Same => None,
        _ if head == HeadFact::Locations => Some(reasons::lists_share(&row.overlap(a, b))),
        _ => Some(reasons::values(&head.say(a)?, &head.say(b)?)),
    }
}
