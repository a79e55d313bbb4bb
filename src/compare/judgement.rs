//! What of the decisions concerns two roles: which of their items are accepted or rejected, and what no longer applies.

use std::collections::HashSet;

use super::Ready;
use super::comparison::{Link, Stale, StaleWhy};
use super::decisions::{Decision, Decisions, Named, Verdict, text_key, unversioned};
use super::prepared::Statement;
use super::stems::Id;
use crate::role::{Pointer, Role};

/// The decisions that concern two roles, by the numbers of the items.
#[derive(Debug, Default)]
pub(super) struct Judgement {
    /// The pairs each decision accepts, with the decision; the last one first.
    accepted: Vec<(Vec<(usize, usize)>, Decision)>,
    /// Rejected pairs, in the order of the decisions.
    pub(super) rejected: Vec<(usize, usize)>,
    /// What does not apply.
    stale: Vec<Stale>,
}

impl Judgement {
    /// What `decisions` say of two roles. Sides change nothing but the order within each pair.
    pub(super) fn of(decisions: &Decisions, a: Ready<'_>, b: Ready<'_>) -> Self {
        let mut judgement = Self::default();
        let ids = [a, b].map(|(role, _)| unversioned(&role.id));
        let mut sides: Option<[Side<'_>; 2]> = None;
        for decision in decisions.iter() {
            let named = [&decision.a, &decision.b].map(|named| unversioned(&named.role));
            let ways = [(ids == named).then_some((&decision.a, &decision.b)), {
                (ids == [named[1], named[0]]).then_some((&decision.b, &decision.a))
            }];
            if ways.iter().any(Option::is_some) {
                let sides = sides.get_or_insert_with(|| [Side::of(a), Side::of(b)]);
                judgement.add(decision, &ways, sides);
            }
        }
        judgement.accepted.reverse();
        judgement
    }

    /// Adds a decision, which may be meant either way where both roles are versions of one.
    fn add(&mut self, decision: &Decision, ways: &[Option<(&Named, &Named)>; 2], [a, b]: &[Side<'_>; 2]) {
        let ways = ways.iter().flatten();
        let pairs: Vec<(usize, usize)> = match decision.verdict {
            Verdict::Accept => ways.clone().filter_map(|(x, y)| Some((a.one(x)?, b.one(y)?))).collect(),
            Verdict::Reject => {
                let all = |(x, y): &(&Named, &Named)| {
                    let right: Vec<usize> = b.all(y).collect();
                    a.all(x).flat_map(move |i| right.clone().into_iter().map(move |j| (i, j))).collect::<Vec<_>>()
                };
                ways.clone().flat_map(all).collect()
            }
        };
        let meets = |(i, j): &(usize, usize)| a.statements[*i].meets(&b.statements[*j]);
        let why = match decision.verdict {
            _ if pairs.is_empty() => Some(StaleWhy::Gone),
            Verdict::Accept if !pairs.iter().any(meets) => Some(StaleWhy::Unlike),
            _ => None,
        };
        if let (Some(why), Some((x, y))) = (why, ways.clone().next()) {
            self.stale.push(Stale { verdict: decision.verdict, a: (*x).clone(), b: (*y).clone(), why });
        } else if decision.verdict == Verdict::Reject {
            let again: HashSet<_> = pairs.iter().copied().collect();
            self.rejected.retain(|pair| !again.contains(pair));
            self.rejected.extend(pairs);
        } else {
            let oriented =
                |(x, y): &(&Named, &Named)| Decision { a: (*x).clone(), b: (*y).clone(), ..decision.clone() };
            let decision = ways.clone().next().map_or_else(|| decision.clone(), oriented);
            self.accepted.push((pairs.into_iter().filter(meets).collect(), decision));
        }
    }

    /// The pairs each decision accepts, those of the last one first: two pairs where it can be meant either way.
    pub(super) fn accepted(&self) -> Vec<Vec<(usize, usize)>> {
        self.accepted.iter().map(|(pairs, _)| pairs.clone()).collect()
    }

    /// What does not apply, once it is known which links there are: items accepted with too many others too.
    pub(super) fn stale(self, links: &[Link], a: &[Statement], b: &[Statement]) -> Vec<Stale> {
        let stands = |(i, j): &(usize, usize)| {
            let mut links = links.iter();
            links.any(|link| link.a.contains(&a[*i].pointer) && link.b.contains(&b[*j].pointer))
        };
        let crowded = self.accepted.into_iter().filter(|(pairs, _)| !pairs.iter().all(stands));
        let crowded = crowded.map(|(_, Decision { verdict, a, b })| Stale { verdict, a, b, why: StaleWhy::Crowded });
        self.stale.into_iter().chain(crowded).collect()
    }
}

/// The items of a role by their texts.
struct Side<'a> {
    statements: &'a [Statement],
    texts: Vec<Id>,
}

impl<'a> Side<'a> {
    fn of((role, prepared): (&Role, &'a super::prepared::Prepared)) -> Self {
        Self { statements: &prepared.statements, texts: role.items().map(|(_, item)| text_key(&item.text)).collect() }
    }

    /// The numbers of the items with the text of `named`.
    fn all(&self, named: &Named) -> impl Iterator<Item = usize> {
        let text = text_key(&named.text);
        self.texts.iter().enumerate().filter(move |(_, own)| **own == text).map(|(at, _)| at)
    }

    /// The item meant by `named`: of several with its text the one at its place or else, so that the order of items
    /// does not count, the first by content.
    fn one(&self, named: &Named) -> Option<usize> {
        let place = |at: usize| -> Pointer { self.statements[at].pointer };
        let there = self.all(named).find(|at| Some(place(*at)) == named.at);
        there.or_else(|| self.all(named).min_by_key(|at| (self.statements[*at].content, place(*at))))
    }
}
