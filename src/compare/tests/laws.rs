//! What holds whatever the roles: over generated ones.

use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::generated::{any_role, shuffled, text};
use super::*;

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::built_in);
static BACKGROUND: LazyLock<Background> = LazyLock::new(Background::default);

pub(in crate::compare) fn laid(a: &Role, b: &Role) -> Pair {
    judged(a, b, &Decisions::default())
}

fn judged(a: &Role, b: &Role, decisions: &Decisions) -> Pair {
    compare(&[a, b], &VOCABULARY, &BACKGROUND, decisions).pairs.remove(0)
}

/// Two roles, which may be versions of one, and decisions on them: on items they have, here and there on one of neither.
fn any_judged() -> impl Strategy<Value = (Role, Role, Decisions)> {
    let ids = select(vec![("left", "right"), ("one", "one@HEAD"), ("one", "one")]);
    (any_role(), any_role(), ids).prop_flat_map(|(a, b, ids)| {
        let (a, b) = (Role { id: ids.0.into(), ..a }, Role { id: ids.1.into(), ..b });
        let named = |role: &Role| {
            let mut texts: Vec<Text> = role.items().map(|(_, item)| item.text.clone()).collect();
            texts.push("nobody says so".into());
            let role = role.id.clone();
            select(texts).prop_map(move |text| Named { role: role.clone(), text, at: None })
        };
        let verdict = prop_oneof![2 => Just(Verdict::Accept), 1 => Just(Verdict::Reject)];
        let decision = (verdict, named(&a), named(&b), any::<bool>()).prop_map(|(verdict, x, y, turned)| {
            if turned { Decision { verdict, a: y, b: x } } else { Decision { verdict, a: x, b: y } }
        });
        (Just(a), Just(b), vec(decision, 0..8).prop_map(Decisions::from_iter))
    })
}

/// Whether a decision is on these two texts.
fn is_on(decision: &Decision, x: &Item, y: &Item) -> bool {
    let says = |named: &Named, item: &Item| decisions::text_key(&named.text) == decisions::text_key(&item.text);
    says(&decision.a, x) && says(&decision.b, y) || says(&decision.b, x) && says(&decision.a, y)
}

/// What an item is, wherever it stands in its list.
fn what(role: &Role, pointers: &[Pointer]) -> Vec<String> {
    let mut all: Vec<String> = pointers.iter().map(|at| format!("{:?} {:?}", at.section, role.item(*at))).collect();
    all.sort();
    all
}

/// A pair as its contents, in no order: links, what only one role has, and facts.
fn contents(pair: &Pair, a: &Role, b: &Role) -> Vec<String> {
    let links = pair.links.iter().map(|link| {
        let how = (link.kind, link.score, &link.tags, link.decided);
        format!("{how:?} {:?} {:?}", what(a, &link.a), what(b, &link.b))
    });
    let only = pair.only_a.iter().map(|at| format!("only a {:?}", what(a, &[*at])));
    let only = only.chain(pair.only_b.iter().map(|at| format!("only b {:?}", what(b, &[*at]))));
    let side = |role: &Role, at: Option<FactAt>| match at {
        Some(FactAt::Item(pointer)) => what(role, &[pointer]),
        _ => vec![format!("{at:?}")],
    };
    let facts = pair.facts.iter().map(|row| format!("{:?} {:?} {:?}", row.relation, side(a, row.a), side(b, row.b)));
    let mut all: Vec<String> = links.chain(only).chain(facts).collect();
    all.sort();
    all
}

fn turned(relation: Relation) -> Relation {
    match relation {
        Relation::Stricter => Relation::Looser,
        Relation::Looser => Relation::Stricter,
        Relation::OnlyA => Relation::OnlyB,
        Relation::OnlyB => Relation::OnlyA,
        other => other,
    }
}

/// The pair as it looks from the other side.
fn transposed(mut pair: Pair) -> Pair {
    for link in &mut pair.links {
        std::mem::swap(&mut link.a, &mut link.b);
        link.shared.clear();
        link.kindred.clear();
    }
    for row in &mut pair.facts {
        std::mem::swap(&mut row.a, &mut row.b);
        row.relation = turned(row.relation);
    }
    for (x, y) in &mut pair.rejected {
        std::mem::swap(x, y);
    }
    std::mem::swap(&mut pair.only_a, &mut pair.only_b);
    std::mem::swap(&mut pair.nearest_a, &mut pair.nearest_b);
    std::mem::swap(&mut pair.summary.only_a, &mut pair.summary.only_b);
    sorted(pair)
}

/// The pair with links and facts in an order that does not depend on the side, and without words, which are picked from the left side.
fn sorted(mut pair: Pair) -> Pair {
    for link in &mut pair.links {
        link.shared.clear();
        link.kindred.clear();
    }
    pair.links.sort_by_key(|link| (link.a.clone(), link.b.clone()));
    pair.facts.sort_by_key(|row| (row.field, row.a, row.b));
    pair.rejected.sort();
    pair
}

/// Whether an item or one of its alternatives says "not", the only negation of [`WORDS`].
fn says_not(item: &Item) -> bool {
    item.text.split(' ').any(|word| word == "not") || item.any_of.iter().flatten().any(says_not)
}

proptest! {
    #[test]
    fn a_role_is_the_same_as_itself(role in any_role()) {
        let pair = laid(&role, &role);
        for link in &pair.links {
            prop_assert_eq!(link.kind, Kind::Same);
            prop_assert_eq!(&link.a, &link.b);
        }
        prop_assert!(pair.facts.iter().all(|row| row.relation == Relation::Same), "{:?}", pair.facts);
        prop_assert!((pair.summary.similarity - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn swapping_the_roles_transposes_the_result(a in any_role(), b in any_role()) {
        prop_assert_eq!(transposed(laid(&a, &b)), sorted(laid(&b, &a)));
    }

    #[test]
    fn what_one_denies_is_not_claimed_of_what_does_not(a in any_role(), b in any_role()) {
        let denies = |role: &Role, at: Pointer| {
            let item = role.item(at).unwrap();
            item.fact_kinds().is_empty().then(|| says_not(item))
        };
        for link in laid(&a, &b).links.iter().filter(|link| link.kind != Kind::Possible) {
            for (x, y) in link.a.iter().flat_map(|x| link.b.iter().map(move |y| (*x, *y))) {
                prop_assert_eq!(denies(&a, x), denies(&b, y));
            }
        }
    }

    #[test]
    fn reordering_items_changes_nothing_but_order((a, other) in shuffled(), b in any_role()) {
        prop_assert_eq!(contents(&laid(&a, &b), &a, &b), contents(&laid(&other, &b), &other, &b));
    }

    #[test]
    fn every_item_stands_in_one_link_or_one_list(a in any_role(), b in any_role()) {
        let pair = laid(&a, &b);
        let mut left: Vec<Pointer> = pair.links.iter().flat_map(|link| link.a.clone()).chain(pair.only_a.clone()).collect();
        let mut right: Vec<Pointer> = pair.links.iter().flat_map(|link| link.b.clone()).chain(pair.only_b.clone()).collect();
        left.sort();
        right.sort();
        prop_assert_eq!(left, a.items().map(|(at, _)| at).collect::<Vec<_>>());
        prop_assert_eq!(right, b.items().map(|(at, _)| at).collect::<Vec<_>>());
        for link in &pair.links {
            prop_assert!(link.a.len() == 1 || link.b.len() == 1, "n:m");
            prop_assert!((0.0..=1.0).contains(&link.score));
        }
    }

    #[test]
    fn decisions_keep_every_item_in_one_place((a, b, decisions) in any_judged()) {
        let pair = judged(&a, &b, &decisions);
        let sides = [(&a, pair.links.iter().flat_map(|link| &link.a).chain(&pair.only_a)
            .copied().collect::<Vec<_>>()), (&b, pair.links.iter().flat_map(|link| &link.b).chain(&pair.only_b).copied().collect())];
        for (role, mut found) in sides {
            found.sort();
            prop_assert_eq!(found, role.items().map(|(at, _)| at).collect::<Vec<_>>());
        }
        prop_assert!(pair.links.iter().all(|link| link.a.len() == 1 || link.b.len() == 1), "n:m");
    }

    #[test]
    fn what_is_decided_is_what_is_shown((a, b, decisions) in any_judged()) {
        let pair = judged(&a, &b, &decisions);
        let verdict = |x: Pointer, y: Pointer| {
            let (x, y) = (a.item(x).unwrap(), b.item(y).unwrap());
            decisions.iter().find(|decision| is_on(decision, x, y)).map(|decision| decision.verdict)
        };
        for link in &pair.links {
            for (x, y) in link.a.iter().flat_map(|x| link.b.iter().map(move |y| (*x, *y))) {
                prop_assert!(!link.decided || verdict(x, y) == Some(Verdict::Accept));
                prop_assert_ne!(verdict(x, y), Some(Verdict::Reject));
                prop_assert!(!link.decided || link.kind != Kind::Possible);
            }
        }
        let near_a = pair.nearest_a.iter().map(|(x, near)| (*x, near.pointer));
        let near_b = pair.nearest_b.iter().map(|(y, near)| (near.pointer, *y));
        for (x, y) in near_a.chain(near_b) {
            prop_assert_ne!(verdict(x, y), Some(Verdict::Reject));
        }
        // Nothing that was accepted is silently forgotten.
        let linked = |decision: &Decision| pair.links.iter().any(|link| link.decided && link.a.iter().any(|x| {
            link.b.iter().any(|y| is_on(decision, a.item(*x).unwrap(), b.item(*y).unwrap()))
        }));
        let stale = |decision: &Decision| pair.stale.iter().any(|stale| {
            (&stale.a, &stale.b) == (&decision.a, &decision.b) || (&stale.a, &stale.b) == (&decision.b, &decision.a)
        });
        for decision in decisions.iter().filter(|decision| decision.verdict == Verdict::Accept) {
            prop_assert!(linked(decision) || stale(decision), "{:?}", decision);
        }
    }

    #[test]
    fn swapping_the_roles_transposes_what_is_decided((a, b, decisions) in any_judged()) {
        let mut there = judged(&a, &b, &decisions);
        let mut back = judged(&b, &a, &decisions);
        // A decision on two versions of one role has no sides of its own.
        there.stale.clear();
        back.stale.clear();
        prop_assert_eq!(transposed(there), sorted(back));
    }

    #[test]
    fn reordering_items_changes_no_decision((a, other) in shuffled(), b in any_role(), verdicts in vec(any::<bool>(), 4)) {
        let [a, other] = [a, other].map(|role| Role { id: "a".into(), ..role });
        let b = Role { id: "b".into(), ..b };
        let decisions: Decisions = verdicts.into_iter().zip(a.items().zip(b.items())).map(|(accept, ((_, x), (_, y)))| Decision {
            verdict: if accept { Verdict::Accept } else { Verdict::Reject },
            a: Named { role: "a".into(), text: x.text.clone(), at: None },
            b: Named { role: "b".into(), text: y.text.clone(), at: None },
        }).collect();
        prop_assert_eq!(contents(&judged(&a, &b, &decisions), &a, &b), contents(&judged(&other, &b, &decisions), &other, &b));
    }

    #[test]
    fn every_fact_stands_in_one_line_of_each_kind(a in any_role(), b in any_role()) {
        let pair = laid(&a, &b);
        let stated = |role: &Role| -> Vec<(FactField, Pointer)> {
            let kinds = role.items().flat_map(|(at, item)| item.fact_kinds().into_iter().map(move |kind| (kind, at)));
            let mut all: Vec<_> = kinds.map(|(kind, at)| (FactField::Item(kind), at)).collect();
            all.sort();
            all
        };
        let shown = |side: fn(&FactRow) -> Option<FactAt>| -> Vec<(FactField, Pointer)> {
            let at = |row: &FactRow| match side(row)? {
                FactAt::Item(pointer) => Some((row.field, pointer)),
                FactAt::Head => None,
            };
            let mut all: Vec<_> = pair.facts.iter().filter_map(at).collect();
            all.sort();
            all
        };
        prop_assert_eq!(shown(|row| row.a), stated(&a));
        prop_assert_eq!(shown(|row| row.b), stated(&b));
    }

    #[test]
    fn another_role_beside_two_changes_nothing_between_them(a in any_role(), b in any_role(), c in any_role()) {
        let three = compare(&[&a, &b, &c], &VOCABULARY, &BACKGROUND, &Decisions::default());
        prop_assert_eq!(&three.pairs[0], &laid(&a, &b));
        prop_assert_eq!(&three.pairs[1].links, &laid(&a, &c).links);
    }

    #[test]
    fn another_role_in_the_catalog_hardly_moves_a_score(a in any_role(), b in any_role(), c in any_role()) {
        let with = |background: &Background| compare(&[&a, &b], &VOCABULARY, background, &Decisions::default()).pairs.remove(0);
        let (before, after) = (with(&Background::of([&a, &b])), with(&Background::of([&a, &b, &c])));
        for link in &before.links {
            let same = after.links.iter().find(|other| other.a == link.a && other.b == link.b);
            prop_assert!(same.is_none_or(|other| (other.score - link.score).abs() < 0.02), "{:?} {:?}", link, same);
            prop_assert!(link.kind != Kind::Same || same.is_some());
        }
    }

    #[test]
    fn what_is_kept_of_roles_changes_nothing(a in any_role(), b in any_role(), c in any_role()) {
        let mut comparer = Comparer::default();
        // All three have one id, so that each takes the place of the one before.
        for (x, y) in [(&a, &b), (&b, &c), (&a, &b), (&b, &b)] {
            prop_assert_eq!(comparer.compare(&[x, y], &VOCABULARY, &BACKGROUND, &Decisions::default()).pairs.remove(0), laid(x, y));
        }
    }

    #[test]
    fn a_line_keeps_its_heading_when_the_sides_are_swapped(a in any_role(), b in any_role()) {
        let headings = |a: &Role, b: &Role, is_swapped: bool| {
            let pair = laid(a, b);
            let mut all: Vec<String> = Vec::new();
            for group in rows(&pair, a, b, &VOCABULARY, Order::Competency) {
                for row in group.rows {
                    let (left, right) = match row {
                        Row::Link(at) => (pair.links[at].a.clone(), pair.links[at].b.clone()),
                        Row::OnlyA(pointer) => (vec![pointer], vec![]),
                        Row::OnlyB(pointer) => (vec![], vec![pointer]),
                    };
                    let sides = if is_swapped { (right, left) } else { (left, right) };
                    all.push(format!("{:?} {sides:?}", group.title));
                }
            }
            all.sort();
            all
        };
        prop_assert_eq!(headings(&a, &b, false), headings(&b, &a, true));
    }

    #[test]
    fn every_line_is_shown_once(a in any_role(), b in any_role()) {
        let pair = laid(&a, &b);
        for order in [Order::Competency, Order::Left] {
            let groups = rows(&pair, &a, &b, &VOCABULARY, order);
            let mut shown: Vec<String> = groups.iter().flat_map(|group| &group.rows).map(|row| format!("{row:?}")).collect();
            let mut all: Vec<String> = (0..pair.links.len()).map(|at| format!("{:?}", Row::Link(at))).collect();
            all.extend(pair.only_a.iter().map(|at| format!("{:?}", Row::OnlyA(*at))));
            all.extend(pair.only_b.iter().map(|at| format!("{:?}", Row::OnlyB(*at))));
            shown.sort();
            all.sort();
            prop_assert_eq!(shown, all);
        }
    }

    #[test]
    fn marks_stand_on_words_in_order(a in text(), b in vec(text(), 1..3)) {
        let others: Vec<&str> = b.iter().map(Text::as_str).collect();
        for side in [Side::A, Side::B] {
            let mut end = 0;
            for span in Marker::default().marks(&a, &others, side) {
                prop_assert!(span.range.start >= end && !span.range.is_empty());
                prop_assert!(a.get(span.range.clone()).is_some());
                end = span.range.end;
            }
        }
    }
}
