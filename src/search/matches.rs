//! Where the words of an index answer one term of a query.

use std::ops::Range;

use super::abbreviation::is_vowel;
use super::bits::Bits;
use super::demand::Demand;
use super::guess::{guessed, of_acronym};
use super::index::Index;
use super::pattern::{Grade, Pattern, Step, demanded, excluding, plain};
use super::query::{Alternative, Effect, Shape, Term};
use super::runs::{Lists, MANY, any_of, frequent_runs, runs};
use super::scopes::Scopes;

/// So many words of a statement are touched by a term, or by a pattern of it that very many match, at the most: the first ones.
/// A statement of a megabyte costs no more than others then.
pub(super) const MOST_TOUCHED: usize = 256;

/// What one term matches.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// The patterns it matches by.
    pub(super) patterns: Vec<Pattern>,
    /// What it matches, by position; each position once, with its best pattern.
    few: Vec<Spot>,
    /// What it matches by patterns that very many positions match. To put these in order would take longer than all else, and
    /// only those of the statements that are ranked are ever looked at.
    many: Vec<Many>,
    /// The statements it matches, by their first values.
    pub(super) statements: Bits,
    /// Those of them that have the word itself or another form of it.
    pub(super) exact: Bits,
    /// The statements it is asked of, where that is not all of them.
    pub(super) asked: Option<Bits>,
}

/// A word of the index that a term matches, alone or as part of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    position: u32,
    pattern: u32,
    step: u32,
}

/// Very many words that a term matches by the same step of a pattern, or by others that leave the same mark.
#[derive(Debug)]
struct Many {
    pattern: u32,
    step: u32,
    positions: Bits,
}

/// A word of a statement that a term matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Touch {
    /// Its position.
    pub(super) position: usize,
    /// The value it stands in.
    pub(super) value: usize,
    /// The number of the term.
    pub(super) term: usize,
    /// The pattern it matches, by its place in [`Matches::patterns`].
    pub(super) pattern: usize,
    /// The step of the pattern.
    pub(super) step: usize,
}

impl Matches {
    /// Looks up a term, `before` which another stands in the query.
    ///
    /// What may be misspelt or abbreviated is guessed at only where no word is it or begins like it: beside the real
    /// word its neighbours are noise. A term of consonants alone is rather an acronym than a beginning (`cs`, although
    /// there is `css`), so it is guessed at as long as no word is it.
    pub(super) fn find(index: &Index, term: &Term, before: Option<&Term>) -> Self {
        let mut matches = Self::default();
        let lexicon = &index.lexicon;
        for alternative in &term.alternatives {
            if let Some(demand) = &alternative.demand {
                matches.meet(index, demand, alternative.scopes);
                continue;
            }
            if term.effect == Effect::Excluded {
                matches.look_up(index, alternative, excluding(alternative, lexicon));
                continue;
            }
            let mut patterns = plain(alternative, lexicon);
            patterns.retain(|pattern| term.effect == Effect::Required || pattern.grade == Grade::Same);
            if term.effect == Effect::Required {
                patterns.extend(of_acronym(alternative, lexicon));
            }
            let best = matches.look_up(index, alternative, patterns);
            let last = if is_consonants(alternative) { Grade::Form } else { Grade::Prefix };
            if term.effect == Effect::Required && best.is_none_or(|best| best > last) {
                let before =
                    before.and_then(|before| before.alternatives.first().filter(|_| before.alternatives.len() == 1));
                let guessed = guessed(alternative, before.filter(|before| before.shape == Shape::Loose), lexicon);
                matches.look_up(index, alternative, guessed);
            }
        }
        matches.settle(index);
        if term.has_words() && term.scopes() != Scopes::ALL {
            matches.asked = Some(index.heads_in(term.scopes()));
        }
        matches
    }

    /// Adds what meets a demand: the position left free after each value, as it is no word that is found.
    fn meet(&mut self, index: &Index, demand: &Demand, scopes: Scopes) {
        let pattern = self.number();
        self.patterns.push(demanded());
        let found: Vec<usize> = match demand {
            Demand::Any => index.values_in(scopes).map(|(_, positions)| positions.end - 1).collect(),
            Demand::Number { .. } => {
                let met = index.stated.iter().filter(|stated| stated.meets(demand));
                met.map(|stated| index.last(stated.value as usize)).collect()
            }
            Demand::Directory(part) => {
                let roles = index.directories.iter().zip(&index.roles);
                let from = roles.filter(|(directory, _)| directory.as_ref().is_some_and(|path| path.contains(&**part)));
                from.map(|(_, title)| index.last(*title as usize)).collect()
            }
        };
        self.few.extend(found.into_iter().map(|position| Spot { position: narrow(position), pattern, step: 0 }));
    }

    /// Keeps `patterns` and what they match where `alternative` is looked for, and returns the best grade of it.
    fn look_up(&mut self, index: &Index, alternative: &Alternative, patterns: Vec<Pattern>) -> Option<Grade> {
        let mut best = None;
        let mut lists = Lists::default();
        for pattern in patterns {
            let number = self.number();
            let before = (self.few.len(), self.many.len());
            let many = match &pattern.steps[..] {
                [step] if index.lexicon.count(&step.words) >= many(index, step) => Some(vec![(0, any_of(index, step))]),
                [_] => None,
                _ => frequent_runs(index, &pattern, &mut lists),
            };
            match many {
                Some(found) => self.add_many(index, alternative.scopes, number, found),
                None => self.add_few(
                    index,
                    alternative.scopes,
                    number,
                    &runs(index, &pattern, &mut lists),
                    pattern.steps.len(),
                ),
            }
            if before != (self.few.len(), self.many.len()) {
                best = Some(best.map_or(pattern.grade, |best: Grade| best.min(pattern.grade)));
            }
            self.patterns.push(pattern);
        }
        best
    }

    /// Adds what steps of a pattern match, as far as it lies in `scopes`.
    fn add_many(&mut self, index: &Index, scopes: Scopes, pattern: u32, found: Vec<(u32, Bits)>) {
        for (step, mut positions) in found {
            if scopes == Scopes::ALL {
                positions.subtract(&index.tags);
            } else {
                positions.intersect(&index.positions_in(scopes));
            }
            if !positions.is_empty() {
                self.many.push(Many { pattern, step, positions });
            }
        }
    }

    /// Adds `runs` of so many words as the pattern has steps, as far as they lie in `scopes`.
    fn add_few(&mut self, index: &Index, scopes: Scopes, pattern: u32, runs: &[u32], width: usize) {
        let is_wanted = |position: u32| {
            let position = position as usize;
            if scopes == Scopes::ALL {
                !index.tags.contains(position)
            } else {
                index.slot(index.value_at(position)).scopes().meets(scopes)
            }
        };
        let mut before: &[u32] = &[];
        for run in runs.chunks_exact(width) {
            // In a text that repeats itself long runs overlap, and nearly all of each is in the one before.
            let new = (0..).zip(run).filter(|(_, position)| before.binary_search(position).is_err());
            let wanted = new.filter(|(_, position)| is_wanted(**position));
            self.few.extend(wanted.map(|(step, at)| Spot { position: *at, pattern, step }));
            before = run;
        }
    }

    /// The number of the next pattern.
    fn number(&self) -> u32 {
        narrow(self.patterns.len())
    }

    /// Puts what was found in order and notes the statements it lies in.
    fn settle(&mut self, index: &Index) {
        let grade = |pattern: u32| (self.patterns[pattern as usize].grade, pattern);
        // Each pattern's are in order already: a sort that is stable sees that.
        self.few.sort_by_key(|spot| (spot.position, grade(spot.pattern)));
        self.few.dedup_by_key(|spot| spot.position);
        self.few.shrink_to_fit();
        let (mut head, mut end) = (0, 0);
        for spot in &self.few {
            let position = spot.position as usize;
            if position >= end {
                head = index.head(index.value_at(position));
                end = index.end_of(position);
                self.statements.insert(head);
            }
            if grade(spot.pattern).0 <= Grade::Form {
                self.exact.insert(head);
            }
        }
        for Many { pattern, positions, .. } in &self.many {
            let statements = index.statements_of(positions);
            self.statements.union(&statements);
            if grade(*pattern).0 <= Grade::Form {
                self.exact.union(&statements);
            }
        }
    }

    /// Adds what the term, which has this number, touches at `positions` in their order; of each position the best.
    pub(super) fn touch(&self, index: &Index, term: usize, positions: &Range<usize>, touches: &mut Vec<Touch>) {
        let from = self.few.partition_point(|spot| (spot.position as usize) < positions.start);
        let few = self.few[from..].iter().take_while(|spot| (spot.position as usize) < positions.end);
        let begin = touches.len();
        let touch = |spot: &Spot| Touch {
            position: spot.position as usize,
            value: index.value_at(spot.position as usize),
            term,
            pattern: spot.pattern as usize,
            step: spot.step as usize,
        };
        touches.extend(few.take(MOST_TOUCHED).map(touch));
        if !self.many.is_empty() {
            for Many { pattern, step, positions: found } in &self.many {
                let spot = |at| Spot { position: narrow(at), pattern: *pattern, step: *step };
                touches.extend(found.within(positions).take(MOST_TOUCHED).map(|at| touch(&spot(at))));
            }
            let grade = |touch: &Touch| (touch.position, self.patterns[touch.pattern].grade, touch.pattern, touch.step);
            touches[begin..].sort_unstable_by_key(grade);
            let mut last = None;
            let mut at = 0;
            touches.retain(|touch| {
                at += 1;
                at <= begin || last.replace(touch.position) != Some(touch.position)
            });
        }
    }

    /// The bytes it takes, roughly: what it found.
    pub(super) fn bytes(&self) -> usize {
        let many: usize = self.many.iter().map(|many| many.positions.bytes()).sum();
        many + self.few.capacity() * size_of::<Spot>() + self.statements.bytes() + self.exact.bytes()
    }
}

/// From so many positions on those of `step` are kept as a set. Those of one word are in order as they are: of them it has
/// to be so many that the set is the smaller.
fn many(index: &Index, step: &Step) -> usize {
    let smaller = index.end as usize / 8 / size_of::<Spot>();
    if step.words.len() > 1 { MANY } else { MANY.max(smaller) }
}

/// A position as an index stores it.
pub(super) fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

/// Whether a term is written without a vowel.
fn is_consonants(term: &Alternative) -> bool {
    let consonant = |letter: u8| letter.is_ascii_lowercase() && !is_vowel(letter) && letter != b'y';
    term.words.iter().flat_map(|word| word.bytes()).all(consonant)
}
