//! Searching: from a query to hits.

use unicode_normalization::UnicodeNormalization;

use super::index::Index;
use super::mark::ranges;
use super::query::{Effect, Query, Shape};
use super::rank::{Answer, rank};
use super::touch::Touches;
use super::{Hit, Hits};
use crate::role::Role;

impl Index {
    /// The hits of `query` in the same `roles` the index was built from, best first; no more than `limit`, if one is
    /// given, but all of them counted.
    #[must_use]
    pub fn search(&self, query: &Query, roles: &[&Role], limit: Option<usize>) -> Hits {
        if query.is_empty() {
            return Hits::default();
        }
        let touches = Touches::find(self, query);
        let (answers, total) = rank(self, query, &touches, limit.unwrap_or(usize::MAX));
        Hits {
            hits: answers.iter().filter_map(|answer| self.hit(answer, &touches, roles)).collect(),
            total,
            suggestion: if total == 0 { self.suggestion(query, &touches) } else { None },
        }
    }

    /// The hit that shows `answer`.
    fn hit(&self, answer: &Answer, touches: &Touches, roles: &[&Role]) -> Option<Hit> {
        let value = self.value(answer.value);
        let role = roles.get(value.role as usize)?;
        let text = value.place.text(role, value.place.node(role).map(|(node, _)| node))?;
        let shown = touches.wanted[answer.touches.clone()].iter().filter_map(|touch| {
            let number = (touch.position - value.start).checked_sub(value.place.name_words())?;
            let (_, pattern) = &touches.patterns[touch.pattern];
            Some((number as usize, &pattern.steps[touch.step].mark))
        });
        Some(Hit {
            role: value.role as usize,
            field: value.place.field(),
            pointer: value.place.pointer(role),
            matches: ranges(&text, shown),
            text: text.into_owned(),
            score: answer.score,
            why: answer.why,
        })
    }

    /// The word nearest to the first term that nothing has.
    fn suggestion(&self, query: &Query, touches: &Touches) -> Option<String> {
        let mut terms = query.terms().iter().enumerate();
        let (_, missing) = terms.find(|(number, term)| {
            let found = touches.wanted.iter().any(|touch| touches.patterns[touch.pattern].0 == *number);
            term.effect == Effect::Required && term.shape == Shape::Loose && !found
        })?;
        let key = missing.words.concat();
        let near = self.lexicon().nearest(&key)?;
        (near != key).then(|| near.nfc().collect())
    }
}
