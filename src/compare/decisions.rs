//! What a reader decided on pairings: two statements belong together, or they do not.
//!
//! A decision names statements by the role's id and their text, because their places change; it holds whichever of the
//! roles is on the left, and for earlier versions of a role too. Kept as YAML that people write, review and share.

mod amend;
mod read;

use std::collections::HashMap;

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

pub use amend::AmendError;

use super::stems::{Id, id, phrase};
use crate::problem::Position;
use crate::role::{Pointer, Role};
use crate::text::Text;

/// What is decided on a pairing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The two belong together.
    Accept,
    /// The two do not belong together.
    Reject,
}

impl Verdict {
    /// The key under which a file has it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
        }
    }
}

/// A statement as a decision names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Named {
    /// The role's id, without the revision of an earlier version.
    pub role: Text,
    /// The statement's text; inflection, articles and punctuation do not count.
    pub text: Text,
    /// Where it stood: decides between statements of one text, and nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Pointer>,
}

impl Named {
    /// The item of `role` at `pointer`; `None` where there is none.
    #[must_use]
    pub fn of(role: &Role, pointer: Pointer) -> Option<Self> {
        let text = role.item(pointer)?.text.clone();
        Some(Self { role: Text::new(unversioned(&role.id)), text, at: Some(pointer) })
    }

    fn key(&self) -> Key {
        (id(unversioned(&self.role)), text_key(&self.text))
    }
}

/// A decision on two statements. Which of them is `a` means nothing. Serialises to the form of the file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decision {
    /// What is decided.
    pub verdict: Verdict,
    /// One statement.
    pub a: Named,
    /// The other.
    pub b: Named,
}

impl Serialize for Decision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(self.verdict.key(), &[&self.a, &self.b])?;
        map.end()
    }
}

/// A change of what is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// From now on this holds.
    Decide(Decision),
    /// Nothing is decided on these two any more, whatever was.
    TakeBack(Named, Named),
}

/// A role and a text, by their ids.
type Key = (Id, Id);

/// What was decided, in the order in which it was; of two decisions on one pairing that contradict each other the later
/// one holds.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    held: Vec<Held>,
}

/// A decision and where it stands.
#[derive(Clone, Debug)]
struct Held {
    decision: Decision,
    /// What it is on, whichever way round.
    keys: [Key; 2],
    /// Where it begins in its file, and in which document of the file.
    place: Option<(Position, usize)>,
    /// Whether a later one says otherwise.
    overruled: bool,
}

impl Held {
    fn new(decision: Decision, place: Option<(Position, usize)>) -> Self {
        let keys = keys(&decision.a, &decision.b);
        Self { decision, keys, place, overruled: false }
    }

    /// Whether `change` takes its place: it is on the same pairing, and takes it back, says otherwise, or says the same of
    /// the same places.
    fn yields_to(&self, change: &Edit) -> bool {
        match change {
            Edit::TakeBack(a, b) => self.keys == keys(a, b),
            Edit::Decide(decision) => {
                let places = |decision: &Decision| {
                    let mut places = [&decision.a, &decision.b].map(|named| (named.key(), named.at));
                    places.sort_unstable();
                    places
                };
                self.keys == keys(&decision.a, &decision.b)
                    && (self.decision.verdict != decision.verdict || places(&self.decision) == places(decision))
            }
        }
    }
}

impl Decisions {
    /// The decisions that hold, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.held.iter().filter(|held| !held.overruled).map(|held| &held.decision)
    }

    /// What holds for two statements, whichever way round; `None` where nothing is decided.
    #[must_use]
    pub fn verdict(&self, a: &Named, b: &Named) -> Option<Verdict> {
        let keys = keys(a, b);
        self.held.iter().rfind(|held| held.keys == keys).map(|held| held.decision.verdict)
    }

    /// Makes a change.
    pub fn change(&mut self, change: &Edit) {
        self.held.retain(|held| !held.yields_to(change));
        if let Edit::Decide(decision) = change {
            self.held.push(Held::new(decision.clone(), None));
        }
    }

    /// Marks every decision that a later one contradicts, and calls `tell` with the two.
    fn settle(&mut self, mut tell: impl FnMut(&Held, &Held)) {
        let last: HashMap<[Key; 2], usize> = self.held.iter().enumerate().map(|(at, held)| (held.keys, at)).collect();
        for at in 0..self.held.len() {
            let later = &self.held[last[&self.held[at].keys]];
            if later.decision.verdict != self.held[at].decision.verdict {
                tell(&self.held[at], later);
                self.held[at].overruled = true;
            }
        }
    }
}

impl FromIterator<Decision> for Decisions {
    fn from_iter<T: IntoIterator<Item = Decision>>(decisions: T) -> Self {
        let held = decisions.into_iter().map(|decision| Held::new(decision, None)).collect();
        let mut decisions = Self { held };
        decisions.settle(|_, _| {});
        decisions
    }
}

/// What is equal for two texts that say the same in the same words.
pub(super) fn text_key(text: &str) -> Id {
    id(phrase(text))
}

/// The id of a role without the revision of an earlier version, which begins with `@`: no id of a profile holds one.
pub(super) fn unversioned(id: &str) -> &str {
    id.split_once('@').map_or(id, |(id, _)| id)
}

fn keys(a: &Named, b: &Named) -> [Key; 2] {
    let mut keys = [a.key(), b.key()];
    keys.sort_unstable();
    keys
}

#[cfg(test)]
mod tests;
