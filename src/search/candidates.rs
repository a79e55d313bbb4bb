//! Which statements answer a query, and how much of it.

use std::ops::Range;

use super::RoleSet;
use super::bits::Bits;
use super::matches::Matches;
use super::query::Effect;
use super::rank::Ranking;

/// How much of a query a statement answers, best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// A part of it; the role answers the rest elsewhere.
    Part,
    /// All of it, together with what the role is called and who offers it.
    Named,
    /// All of it by itself.
    Whole,
}

impl Extent {
    const BEST_FIRST: [Self; 3] = [Self::Whole, Self::Named, Self::Part];
}

/// The statements that answer a query, by their first values.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// By how much of it they answer: see [`Extent`].
    extents: [Bits; 3],
    pub(super) by_role: Vec<(usize, usize)>,
    pub(super) total: usize,
}

impl Ranking<'_> {
    /// The statements that compete for the first places: all, if they are no more than `room`.
    pub(super) fn competing(&self, candidates: &Candidates, room: usize) -> Vec<(Extent, usize)> {
        let mut picked = Vec::new();
        let mut titles = Bits::default();
        if candidates.total > room {
            self.index.roles.iter().for_each(|title| titles.insert(*title as usize));
        }
        for extent in Extent::BEST_FIRST {
            let of_extent = &candidates.extents[extent as usize];
            if candidates.total <= room {
                picked.extend(of_extent.iter().map(|head| (extent, head)));
                continue;
            }
            if picked.len() == room || of_extent.is_empty() {
                continue;
            }
            let mut exact = of_extent.clone();
            self.required.iter().for_each(|term| exact.intersect(&self.matches[*term].exact));
            let mut left = of_extent.clone();
            for (is_exact, is_title) in [(true, true), (true, false), (false, true), (false, false)] {
                let mut tier = left.clone();
                if is_exact {
                    tier.intersect(&exact);
                }
                if is_title {
                    tier.intersect(&titles);
                }
                picked.extend(tier.iter().take(room - picked.len()).map(|head| (extent, head)));
                if picked.len() == room {
                    break;
                }
                left.subtract(&tier);
            }
        }
        picked
    }

    /// The statements that have a required term and answer as much of the query as any of their role does.
    pub(super) fn candidates(&self, within: Option<&RoleSet>) -> Candidates {
        let (allowed, barred) = (self.allowed(within), self.barred());
        let required: Vec<&Matches> = self.required.iter().map(|term| &*self.matches[*term]).collect();
        let sets = required.iter().map(|matches| {
            let mut set = matches.statements.clone();
            set.subtract(&barred.1);
            set
        });
        let found =
            Found { sets: sets.collect(), asked: required.iter().map(|matches| matches.asked.as_ref()).collect() };
        let any = found.any();
        let whole = found.whole(&any);
        let is_allowed =
            |role| allowed.as_ref().is_none_or(|allowed| allowed.contains(role)) && !barred.0.contains(role);
        let mut candidates = Candidates::default();
        let (mut role, mut next) = (0, any.iter().next());
        while let Some(value) = next {
            role += self.index.roles[role + 1..].iter().take_while(|first| **first as usize <= value).count();
            let values = self.index.values(role);
            next = any.next_above(values.end - 1);
            if is_allowed(role)
                && found.is_all_in(&values)
                && !candidates.add(Extent::Whole, role, whole.masked(&values))
            {
                self.add_parts(role, &values, &found, &any, &mut candidates);
            }
        }
        candidates
    }

    /// Adds the statements of a role that has every term, but none of them all.
    fn add_parts(
        &self,
        role: usize,
        values: &Range<usize>,
        found: &Found<'_>,
        any: &Bits,
        candidates: &mut Candidates,
    ) {
        let names = values.clone().take_while(|value| self.index.slot(*value).place().is_name()).count();
        let names = values.start..values.start + names;
        let in_name: Vec<bool> = found.sets.iter().map(|set| set.meets(&names)).collect();
        let all = |at| {
            (0..in_name.len()).filter(|term| !in_name[*term]).fold(u64::MAX, |all, term| all & found.has(term, at))
        };
        if !candidates.add(Extent::Named, role, any.masked(values).map(|(at, word)| (at, word & all(at)))) {
            candidates.add(Extent::Part, role, any.masked(values));
        }
    }

    /// The roles that can answer; `None` for all.
    fn allowed(&self, within: Option<&RoleSet>) -> Option<Bits> {
        let filters = self.terms.iter().zip(&self.matches).filter(|(term, _)| term.effect == Effect::Filter);
        let filters = filters.map(|(_, matches)| self.index.roles_of(&matches.statements));
        within.map(|roles| roles.0.clone()).into_iter().chain(filters).reduce(|mut allowed, other| {
            allowed.intersect(&other);
            allowed
        })
    }

    /// The roles and the statements that what is excluded takes away: roles that are called so or state it as a fact, and
    /// of others the statements that have it.
    fn barred(&self) -> (Bits, Bits) {
        let (mut roles, mut statements) = (Bits::default(), Bits::default());
        for (term, matches) in self.terms.iter().zip(&self.matches).filter(|(term, _)| term.effect == Effect::Excluded)
        {
            for head in matches.statements.iter() {
                if !term.has_words() || self.index.slot(head).place().is_name() {
                    roles.insert(self.index.role_of(head));
                } else {
                    statements.insert(head);
                }
            }
        }
        (roles, statements)
    }
}

/// What of the required terms is found where.
struct Found<'a> {
    /// The statements that have each of them.
    sets: Vec<Bits>,
    /// The statements of which it is asked, where that is not all of them.
    asked: Vec<Option<&'a Bits>>,
}

impl Found<'_> {
    /// Which of sixty-four statements, from `at * 64` on, have a term or are not asked for it.
    fn has(&self, term: usize, at: usize) -> u64 {
        self.sets[term].word(at) | self.asked[term].map_or(0, |asked| !asked.word(at))
    }

    /// The statements with any of them.
    fn any(&self) -> Bits {
        let mut sets = self.sets.iter();
        let mut any = sets.next().cloned().unwrap_or_default();
        sets.for_each(|set| any.union(set));
        any
    }

    /// The statements of `any` with all that they are asked for.
    fn whole(&self, any: &Bits) -> Bits {
        let mut whole = any.clone();
        if self.sets.len() > 1 {
            whole.retain_words(|at| (0..self.sets.len()).fold(u64::MAX, |all, term| all & self.has(term, at)));
        }
        whole
    }

    /// Whether each of them is in one of these statements.
    fn is_all_in(&self, values: &Range<usize>) -> bool {
        self.sets.len() == 1 || self.sets.iter().all(|set| set.meets(values))
    }
}

impl Candidates {
    /// Adds statements of a role, as words of a set; whether there are any.
    fn add(&mut self, extent: Extent, role: usize, words: impl Iterator<Item = (usize, u64)>) -> bool {
        let mut count = 0;
        for (at, word) in words {
            self.extents[extent as usize].insert_word(at, word);
            count += word.count_ones() as usize;
        }
        if count > 0 {
            self.by_role.push((role, count));
            self.total += count;
        }
        count > 0
    }
}
