//! Where the words of an index answer one term of a query.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use super::abbreviation::is_vowel;
use super::bits::Bits;
use super::demand::Demand;
use super::index::Index;
use super::pattern::{FunctionWords, Grade, Pattern, Step, demanded, excluding, guessed, plain};
use super::query::{Alternative, Effect, Shape, Term};
use super::scopes::Scopes;

/// From so many positions on, what begins like a term is kept as a set: putting them in order would take longer than all
/// else, and only those of the statements that are ranked are ever looked at.
const MANY: usize = 4_096;

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
    /// What it matches by patterns of one word that very many positions match, with the numbers of these.
    many: Vec<(u32, Bits)>,
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
            match &pattern.steps[..] {
                [step] if index.lexicon.count(&step.words) >= many(index, step) => {
                    let mut found = any_of(index, step);
                    if alternative.scopes == Scopes::ALL {
                        found.subtract(&index.tags);
                    } else {
                        found.intersect(&index.positions_in(alternative.scopes));
                    }
                    if !found.is_empty() {
                        self.many.push((number, found));
                    }
                }
                steps => {
                    let width = steps.len();
                    let is_wanted = |position: u32| {
                        let position = position as usize;
                        if alternative.scopes == Scopes::ALL {
                            !index.tags.contains(position)
                        } else {
                            index.slot(index.value_at(position)).scopes().meets(alternative.scopes)
                        }
                    };
                    let runs = runs(index, &pattern, &mut lists);
                    let mut before: &[u32] = &[];
                    for run in runs.chunks_exact(width) {
                        // In a text that repeats itself long runs overlap, and nearly all of each is in the one before.
                        let new = (0..).zip(run).filter(|(_, position)| before.binary_search(position).is_err());
                        let wanted = new.filter(|(_, position)| is_wanted(**position));
                        self.few.extend(wanted.map(|(step, at)| Spot { position: *at, pattern: number, step }));
                        before = run;
                    }
                }
            }
            if before != (self.few.len(), self.many.len()) {
                best = Some(best.map_or(pattern.grade, |best: Grade| best.min(pattern.grade)));
            }
            self.patterns.push(pattern);
        }
        best
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
        for spot in &self.few {
            let head = index.head(index.value_at(spot.position as usize));
            self.statements.insert(head);
            if grade(spot.pattern).0 <= Grade::Form {
                self.exact.insert(head);
            }
        }
        for (pattern, positions) in &self.many {
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
            for (pattern, found) in &self.many {
                let spot = |at| Spot { position: narrow(at), pattern: *pattern, step: 0 };
                touches.extend(found.within(positions).take(MOST_TOUCHED).map(|at| touch(&spot(at))));
            }
            let grade = |touch: &Touch| (touch.position, self.patterns[touch.pattern].grade, touch.pattern);
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
        let many: usize = self.many.iter().map(|(_, bits)| bits.bytes()).sum();
        many + self.few.capacity() * size_of::<Spot>() + self.statements.bytes() + self.exact.bytes()
    }
}

/// From so many positions on those of `step` are kept as a set. Those of one word are in order as they are: of them it has
/// to be so many that the set is the smaller.
fn many(index: &Index, step: &Step) -> usize {
    let smaller = index.end as usize / 8 / size_of::<Spot>();
    if step.words.len() > 1 { MANY } else { MANY.max(smaller) }
}

fn narrow(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

/// Whether a term is written without a vowel.
fn is_consonants(term: &Alternative) -> bool {
    let consonant = |letter: u8| letter.is_ascii_lowercase() && !is_vowel(letter) && letter != b'y';
    term.words.iter().flat_map(|word| word.bytes()).all(consonant)
}

/// The positions of any of the words of a step.
fn any_of(index: &Index, step: &Step) -> Bits {
    if let Some(initial) = step.initial {
        return index.initials.of(initial);
    }
    let mut found = Bits::of_words(vec![0; index.end as usize / 64 + 1]);
    for word in step.words.clone() {
        index.lexicon.postings(word).iter().for_each(|position| found.insert(position as usize));
    }
    found
}

/// Where the words of each step stand, so that what several patterns share is looked up once.
#[derive(Default)]
struct Lists {
    words: HashMap<Range<usize>, Rc<[u32]>>,
    initials: HashMap<Vec<u8>, Rc<[u32]>>,
}

impl Lists {
    /// Where any of `words` stands, ascending.
    fn of(&mut self, index: &Index, words: &Range<usize>) -> Rc<[u32]> {
        if let Some(known) = self.words.get(words) {
            return Rc::clone(known);
        }
        let mut positions: Vec<u32> = words.clone().flat_map(|word| index.lexicon.postings(word).iter()).collect();
        if words.len() > 1 {
            #[expect(
                clippy::stable_sort_primitive,
                reason = "it merges what is in order already, each word's positions"
            )]
            positions.sort();
        }
        let positions: Rc<[u32]> = positions.into();
        self.words.insert(words.clone(), Rc::clone(&positions));
        positions
    }

    /// The runs of words that begin with `initials`: see [`initials_in_a_row`].
    fn initials(&mut self, index: &Index, initials: Vec<u8>) -> Rc<[u32]> {
        let runs = |initials: &Vec<u8>| initials_in_a_row(index, initials).into();
        let found = self.initials.entry(initials).or_insert_with_key(runs);
        Rc::clone(found)
    }
}

/// The positions at which `pattern` matches: for each match one for each of its steps, in order.
fn runs(index: &Index, pattern: &Pattern, lists: &mut Lists) -> Vec<u32> {
    if let [only] = &pattern.steps[..] {
        return lists.of(index, &only.words).to_vec();
    }
    let initials: Option<Vec<u8>> = pattern.steps.iter().map(|step| step.initial).collect();
    match initials {
        Some(initials) => {
            let (width, skips) = (pattern.steps.len(), pattern.function_words == FunctionWords::Skipped);
            let all = lists.initials(index, initials);
            let is_wanted = |run: &&[u32]| (run[width - 1] - run[0] >= narrow(width)) == skips;
            all.chunks_exact(width).filter(is_wanted).flatten().copied().collect()
        }
        None => neighbours(index, &pattern.steps, pattern.function_words, lists),
    }
}

/// The runs of words that begin with these two to six initials, sixty-four positions at a time. One function word may be
/// left out between two of them, but none that begins like the word before it.
fn initials_in_a_row(index: &Index, initials: &[u8]) -> Vec<u32> {
    let mut found = Vec::new();
    // Of each initial: where words stand from which on the rest of the initials follow, and which function words can be left
    // out before those; of sixty-four positions and of those behind them. From the last to the first, as a run is known by
    // what follows.
    let (mut follow, mut left_out) = (vec![[0; 2]; initials.len()], vec![[0; 2]; initials.len()]);
    for at in (0..=index.end as usize / 64).rev() {
        let function_words = index.function_words.word(at);
        let mut next = None;
        for ((initial, follow), left_out) in initials.iter().zip(&mut follow).zip(&mut left_out).rev() {
            let letter = index.initials.word(*initial, at);
            *left_out = [function_words & !letter, left_out[0]];
            let rest = next.map_or(!function_words, |next| after(next, 1) | after(next, 2) & after(*left_out, 1));
            *follow = [letter & rest, follow[0]];
            next = Some(*follow);
        }
        let mut starts = follow[0][0] & !function_words;
        while let Some(start) = starts.checked_ilog2() {
            starts ^= 1 << start;
            let begin = found.len();
            let mut position = start;
            found.push(narrow(at * 64) + position);
            for step in &follow[1..] {
                position += if has(*step, position + 1) { 1 } else { 2 };
                found.push(narrow(at * 64) + position);
            }
            found[begin..].reverse();
        }
    }
    found.reverse();
    found
}

/// What stands `by` positions after each of sixty-four, those behind them being the second.
fn after([here, beyond]: [u64; 2], by: u32) -> u64 {
    here >> by | beyond << (u64::BITS - by)
}

/// Whether any of sixty-four positions or of those behind them is there.
fn has([here, beyond]: [u64; 2], position: u32) -> bool {
    (if position < u64::BITS { here >> position } else { beyond >> (position - u64::BITS) }) & 1 != 0
}

/// The matches of a pattern of several words: starts from the rarest of them and looks for its neighbours.
fn neighbours(index: &Index, steps: &[Step], function_words: FunctionWords, lists: &mut Lists) -> Vec<u32> {
    let count = |step: &usize| index.lexicon.count(&steps[*step].words);
    let Some(rarest) = (0..steps.len()).min_by_key(count) else { return Vec::new() };
    let skips = function_words == FunctionWords::Skipped;
    let fits_end = |position: u32| function_words == FunctionWords::Counted || !index.is_function_word(position);
    let rare = lists.of(index, &steps[rarest].words);
    let stands = steps.iter().map(|step| match step.initial {
        Some(initial) => Stands::Initial(initial),
        None => Stands::Listed(lists.of(index, &step.words)),
    });
    let stands: Vec<Stands> = stands.collect();
    let mut found = Vec::new();
    let mut run = vec![0; steps.len()];
    for start in &*rare {
        run[rarest] = *start;
        let after = (rarest + 1..steps.len()).map(|step| (step, step - 1, 1));
        let before = (0..rarest).rev().map(|step| (step, step + 1, -1));
        let complete = after.chain(before).all(|(step, from, direction)| {
            let next = neighbour(index, &stands[step], run[from], direction, skips);
            run[step] = next.unwrap_or_default();
            next.is_some()
        });
        if complete && fits_end(run[0]) && fits_end(run[steps.len() - 1]) {
            found.extend(&run);
        }
    }
    found
}

/// Where the words of a step stand.
enum Stands {
    /// Wherever a word begins with this letter.
    Initial(u8),
    /// At these positions, ascending.
    Listed(Rc<[u32]>),
}

impl Stands {
    fn at(&self, index: &Index, position: u32) -> bool {
        match self {
            Self::Initial(initial) => index.initials.is(position as usize, *initial),
            Self::Listed(positions) => positions.binary_search(&position).is_ok(),
        }
    }
}

/// The position next to `from` at which a step's word stands, before it where `direction` is -1 and after it where it is
/// 1; with `skips`, past a function word where there is no other.
fn neighbour(index: &Index, step: &Stands, from: u32, direction: i32, skips: bool) -> Option<u32> {
    let next = from.checked_add_signed(direction)?;
    if step.at(index, next) {
        return Some(next);
    }
    let beyond = next.checked_add_signed(direction)?;
    (skips && index.is_function_word(next) && step.at(index, beyond)).then_some(beyond)
}
