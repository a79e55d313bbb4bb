//! A role made ready for comparing: what is needed of each item, as numbers, computed once a role.
//!
//! No text is kept; whoever wants words or names looks them up in the role.

use super::background::{Background, Weights};
use super::kindred::groups;
use super::stems::{Form, Id, Stemmer, id, text_stems, wording};
use super::tuning::Tuning;
use super::values;
use crate::role::{FactKind, Item, Pointer, Role};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// A role made ready for comparing.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    /// Its items, in the order of [`Role::items`].
    pub(super) statements: Vec<Statement>,
    /// The sum of the statements' vectors, of length 1: what the role as a whole is about.
    whole: Vec<(Id, f64)>,
}

/// An item made ready for comparing.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// Which item it is.
    pub(super) pointer: Pointer,
    /// The kinds of its typed facts; empty for prose.
    pub(super) kinds: Vec<FactKind>,
    /// Everything comparing looks at: an order that does not depend on where the item stands.
    pub(super) content: Id,
    /// The value of its typed facts.
    value: Id,
    /// Its words in order, inflection and articles aside. Negations and other stop words count.
    wording: Id,
    /// The stems of its typed facts in short form, sorted, each once.
    value_stems: Vec<Id>,
    /// The stem of each word of the item and its alternatives in order; `None` for a stop word.
    pub(super) stems: Vec<Option<Id>>,
    /// (1 + ln tf) · idf of each stem, and the groups of kindred words they stand in; of length 1, sorted by id.
    pub(super) vector: Vec<(Id, f64)>,
    /// Its competencies, the main one first.
    pub(super) tags: Vec<Text>,
    /// The same, sorted.
    tag_ids: Vec<Id>,
    /// Whether the tags come from its words rather than from its profile.
    pub(super) inferred: bool,
    /// Whether it denies something.
    negated: bool,
}

impl Prepared {
    /// Weighs the words of a role's items, which are all of them.
    pub(super) fn of(mut statements: Vec<Statement>, background: &Background, tuning: &Tuning) -> Self {
        let content = |statement: &Statement| statement.stems.iter().flatten().copied().collect::<Vec<Id>>();
        let weights = background.weights(statements.iter().map(content));
        for statement in &mut statements {
            statement.vector = vector(content(statement), &weights, tuning.kindred);
        }
        let whole = whole(&statements);
        Self { statements, whole }
    }

    /// How much the roles as wholes are about the same: the cosine of their vectors, 0 to 1.
    pub(super) fn kinship(&self, other: &Self) -> f64 {
        let weight = |id: &Id| other.whole.binary_search_by_key(id, |(id, _)| *id).map_or(0.0, |at| other.whole[at].1);
        self.whole.iter().map(|(id, own)| own * weight(id)).sum::<f64>().min(1.0)
    }
}

/// The items of `role`, all but their vectors: those depend on what else the catalog and the role say, and cost little.
pub(super) fn read_role<'a>(role: &'a Role, vocabulary: &Vocabulary, stemmer: &mut Stemmer<'a>) -> Vec<Statement> {
    role.items().map(|(at, item)| Statement::of(at, item, vocabulary, stemmer)).collect()
}

impl Statement {
    /// All but the vector, for which all items of the role have to be known.
    fn of<'a>(pointer: Pointer, item: &'a Item, vocabulary: &Vocabulary, stemmer: &mut Stemmer<'a>) -> Self {
        let (mut forms, mut words) = (Vec::new(), Vec::new());
        let own = read(item, stemmer, &mut forms, &mut words);
        let tags = match item.tags.as_slice() {
            [] => {
                let stems: Vec<&str> = forms[..own].iter().map(|form| stemmer.text(*form)).collect();
                vocabulary.infer_from_stems(&stems).into_iter().map(|competency| competency.id.clone()).collect()
            }
            tags => tags.to_vec(),
        };
        let tag_ids = sorted(tags.iter().map(|tag| id(tag.as_str())).collect());
        let (wording, value) = (id(words), values::value(item));
        let negated = stemmer.denies(&forms);
        let brief = item.brief().map(|brief| brief.to_string()).unwrap_or_default();
        Self {
            pointer,
            kinds: item.fact_kinds(),
            content: id((wording, value, &tag_ids, pointer.section)),
            value,
            wording,
            value_stems: sorted(text_stems(&brief).collect()),
            stems: forms.into_iter().map(Form::content).collect(),
            vector: Vec::new(),
            tags,
            tag_ids,
            inferred: item.tags.is_empty(),
            negated,
        }
    }

    /// How much a stem of it weighs, 0 to 1.
    pub(super) fn weight(&self, stem: Id) -> f64 {
        let found = self.vector.binary_search_by_key(&stem, |(stem, _)| *stem);
        found.map_or(0.0, |at| self.vector[at].1)
    }

    /// Whether the two may be linked: prose meets prose, a typed fact meets facts of its kind.
    pub(super) fn meets(&self, other: &Self) -> bool {
        meet(&self.kinds, &other.kinds)
    }

    /// Whether the two say the same: the same words in the same order or, for typed facts, the same values.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let equal = if self.kinds.is_empty() { self.wording == other.wording } else { self.value == other.value };
        equal && self.kinds == other.kinds && !self.opposes(other)
    }

    /// Whether one denies something and the other does not: however alike their words, they may say opposite things. Typed
    /// facts are told by their values.
    pub(super) fn opposes(&self, other: &Self) -> bool {
        self.kinds.is_empty() && other.kinds.is_empty() && self.negated != other.negated
    }

    /// How alike the competencies are: what both have in what either has (Jaccard), 0 to 1.
    pub(super) fn shared_tags(&self, other: &Self) -> f64 {
        jaccard(&self.tag_ids, &other.tag_ids)
    }

    /// How alike typed facts are in short form: the stems both have in those either has, 0 to 1.
    pub(super) fn shared_value(&self, other: &Self) -> f64 {
        jaccard(&self.value_stems, &other.value_stems)
    }

    /// Whether both carry tags of their profiles' authors.
    pub(super) fn both_curated(&self, other: &Self) -> bool {
        !self.inferred && !other.inferred
    }
}

/// Whether items with typed facts of these kinds may be linked.
pub(super) fn meet(a: &[FactKind], b: &[FactKind]) -> bool {
    a.is_empty() && b.is_empty() || a.iter().any(|kind| b.contains(kind))
}

/// Reads an item and its alternatives: the words of all of them, and what says the same in the same words. Returns how
/// many of the words are the item's own; they come first.
fn read<'a>(item: &'a Item, stemmer: &mut Stemmer<'a>, forms: &mut Vec<Form>, words: &mut Vec<Id>) -> usize {
    let own = stemmer.read(&item.text);
    words.extend(wording(&item.text, &own));
    forms.extend(&own);
    for nested in item.any_of.iter().flatten() {
        read(nested, stemmer, forms, words);
    }
    own.len()
}

/// (1 + ln tf) · idf of each of the stems, and the idf of the groups of kindred words they stand in, a stem's weight shared
/// among its groups and `kindred` being what a group weighs; scaled to length 1 and sorted by id. What every statement has is left out.
fn vector(mut stems: Vec<Id>, weights: &Weights<'_>, kindred: f64) -> Vec<(Id, f64)> {
    stems.sort_unstable();
    let weigh = |same: &[Id]| (same[0], (1.0 + ratio(same.len(), 1).ln()) * weights.idf(same[0]));
    let mut vector: Vec<(Id, f64)> = stems.chunk_by(Id::eq).map(weigh).collect();
    stems.dedup();
    for groups in stems.iter().map(|stem| groups(*stem)) {
        let share = kindred / ratio(groups.len().max(1), 1).sqrt();
        vector.extend(groups.iter().map(|group| (*group, share * weights.idf(*group))));
    }
    vector.retain(|(_, weight)| *weight > 0.0);
    // Of two words of one group, the one that stands in fewer groups says more.
    vector.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
    vector.dedup_by_key(|(id, _)| *id);
    scaled(vector)
}

/// The sum of the statements' vectors, scaled to length 1. The order of the statements does not matter, not even for
/// rounding.
fn whole(statements: &[Statement]) -> Vec<(Id, f64)> {
    let mut all: Vec<(Id, f64)> = statements.iter().flat_map(|statement| statement.vector.iter().copied()).collect();
    all.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1)));
    let sum = |same: &[(Id, f64)]| (same[0].0, same.iter().map(|(_, weight)| weight).sum());
    scaled(all.chunk_by(|x, y| x.0 == y.0).map(sum).collect())
}

fn scaled(mut vector: Vec<(Id, f64)>) -> Vec<(Id, f64)> {
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

fn sorted(mut ids: Vec<Id>) -> Vec<Id> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The share of what both hold in what either holds, 0 to 1; both are sorted and hold each id once.
fn jaccard(a: &[Id], b: &[Id]) -> f64 {
    let shared = a.iter().filter(|id| b.binary_search(id).is_ok()).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { ratio(shared, all) }
}

/// `part` of `whole`, which is not 0.
#[expect(clippy::cast_precision_loss, reason = "counts of words and items are far below 2^52")]
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
