//! Competencies: the closed list of tags, and how an untagged item gets one.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::sync::{LazyLock, OnceLock};

use serde::Serialize;

use crate::problem::Problem;
use crate::text::{Text, fold, stem, words};
use crate::yaml::{self, Node, Reader, Slot};

/// A competency: one tag of the closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Competency {
    /// The tag as profiles write it: a slug.
    pub id: Text,
    /// The name people read.
    pub name: Text,
    /// What it covers and what it does not, so that two careful people tag alike.
    pub definition: Text,
    /// The terms by which an untagged item is recognised; a term may be several words.
    pub words: Vec<Text>,
}

/// The competencies a catalog knows, in the order of their file.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// `None` for those compiled into the program: they are read when the first of them is asked for, which no first
    /// screen does.
    own: Option<Vec<Competency>>,
    /// Made when the first item without tags asks for it: few catalogs have one on their first screen.
    terms: OnceLock<Terms>,
    /// Where each id stands in the list; made when the first is asked for.
    places: OnceLock<HashMap<String, usize>>,
}

impl Default for Vocabulary {
    /// A vocabulary without competencies.
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

impl PartialEq for Vocabulary {
    fn eq(&self, other: &Self) -> bool {
        self.competencies() == other.competencies()
    }
}

impl Eq for Vocabulary {}

/// The terms by which competencies are recognised.
#[derive(Clone, Debug)]
struct Terms {
    terms: Vec<Term>,
    /// Places in `terms` by a term's first stem, so that a text is read once whatever the number of terms.
    by_first_stem: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Term {
    stems: Vec<String>,
    /// The place of its competency.
    competency: usize,
}

/// How many competencies an item without tags is given at most; careful people give one to three.
const MOST_INFERRED: usize = 3;

impl Vocabulary {
    /// The competencies compiled into the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self { own: None, terms: OnceLock::new(), places: OnceLock::new() }
    }

    /// Reads a `competencies.yaml`: a list of `{id, name, definition, words}`. One that is wrong is left out and told.
    #[must_use]
    pub fn read(yaml: &[u8]) -> (Self, Vec<Problem>) {
        let (documents, problems) = yaml::parse(yaml);
        let (competencies, problems) = read_documents(&documents, problems);
        (Self::of(competencies), problems)
    }

    /// These competencies and those of `other`; where both define an id, `other`'s definition takes its place.
    #[must_use]
    pub fn extended_with(self, other: Self) -> Self {
        let mut competencies = self.into_competencies();
        for competency in other.into_competencies() {
            match competencies.iter_mut().find(|known| known.id == competency.id) {
                Some(known) => *known = competency,
                None => competencies.push(competency),
            }
        }
        Self::of(competencies)
    }

    /// The competencies, in the order of their file.
    #[must_use]
    pub fn competencies(&self) -> &[Competency] {
        self.own.as_deref().unwrap_or_else(|| built_in())
    }

    fn into_competencies(self) -> Vec<Competency> {
        self.own.unwrap_or_else(|| built_in().to_vec())
    }

    /// The competency called `id`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Competency> {
        self.place(id).map(|place| &self.competencies()[place])
    }

    /// Where the competency called `id` stands in the list, from 0.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        let places = || {
            let ids = self.competencies().iter().map(|competency| competency.id.to_string());
            ids.enumerate().map(|(place, id)| (id, place)).collect()
        };
        self.places.get_or_init(places).get(id).copied()
    }

    /// The competencies a statement without tags is about, by their [words](Competency::words): at most three, best first.
    ///
    /// A term is found where its stems stand next to each other in the text. A longer term says more: each counts by its
    /// number of words, and at equal counts the order of the file decides.
    #[must_use]
    pub fn infer(&self, text: &str) -> Vec<&Competency> {
        let stems = stems(text);
        self.infer_from_stems(&stems.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// The same for a statement given as the stems of all its words in order, stop words included.
    #[must_use]
    pub fn infer_from_stems(&self, stems: &[&str]) -> Vec<&Competency> {
        let Terms { terms, by_first_stem } = self.terms.get_or_init(|| Terms::of(self.competencies()));
        let mut found: BTreeSet<usize> = BTreeSet::new();
        for (at, first) in stems.iter().enumerate() {
            let begun = by_first_stem.get(*first).into_iter().flatten().copied();
            let stands_here = |term: &usize| {
                let term = &terms[*term].stems;
                term.len() <= stems.len() - at && term.iter().zip(&stems[at..]).all(|(x, y)| x == y)
            };
            found.extend(begun.filter(stands_here));
        }
        let mut counts = vec![0; self.competencies().len()];
        for term in found {
            let Term { stems, competency } = &terms[term];
            counts[*competency] += stems.len();
        }
        let mut ranked: Vec<usize> = (0..counts.len()).filter(|competency| counts[*competency] > 0).collect();
        ranked.sort_by_key(|competency| Reverse(counts[*competency]));
        ranked.truncate(MOST_INFERRED);
        ranked.into_iter().map(|competency| &self.competencies()[competency]).collect()
    }

    fn of(competencies: Vec<Competency>) -> Self {
        Self { own: Some(competencies), terms: OnceLock::new(), places: OnceLock::new() }
    }
}

/// The competencies compiled into the program.
fn built_in() -> &'static [Competency] {
    static BUILT_IN: LazyLock<Vec<Competency>> = LazyLock::new(|| {
        let (documents, problems) = yaml::parse_compiled(include_str!(concat!(env!("OUT_DIR"), "/competencies.json")));
        read_documents(&documents, problems).0
    });
    &BUILT_IN
}

/// The competencies of the documents of a file, after the `problems` met in reading them.
fn read_documents(documents: &[Node], problems: Vec<Problem>) -> (Vec<Competency>, Vec<Problem>) {
    let mut reader = Reader { problems, ..Reader::default() };
    let mut competencies: Vec<Competency> = Vec::new();
    for document in documents {
        reader.list(&Slot::document(document), |reader, slot| {
            let competency = competency(reader, slot)?;
            if competencies.iter().any(|other| other.id == competency.id) {
                let message = format!("the competency {:?} is defined twice", competency.id.as_str());
                reader.problems.push(slot.error("duplicate-id", message).with_help("the first is taken"));
                return None;
            }
            competencies.push(competency);
            Some(())
        });
    }
    reader.problems.sort_by_key(|problem| problem.position);
    (competencies, reader.problems)
}

impl Terms {
    fn of(competencies: &[Competency]) -> Self {
        let mut terms = Vec::new();
        let mut by_first_stem: HashMap<String, Vec<usize>> = HashMap::new();
        for (competency, Competency { words, .. }) in competencies.iter().enumerate() {
            for stems in words.iter().map(|word| stems(word)).filter(|stems| !stems.is_empty()) {
                by_first_stem.entry(stems[0].clone()).or_default().push(terms.len());
                terms.push(Term { stems, competency });
            }
        }
        Self { terms, by_first_stem }
    }
}

/// The stems of a text, stop words included: "line of business" is a term.
fn stems(text: &str) -> Vec<String> {
    words(text).map(|word| stem(&fold(word.text)).into_owned()).collect()
}

fn competency(reader: &mut Reader, slot: &Slot<'_>) -> Option<Competency> {
    let map = reader.map(slot, &["id", "name", "definition", "words"])?;
    let id = reader.require(&map, "id", Reader::id);
    let name = reader.require(&map, "name", Reader::text);
    let definition = reader.require(&map, "definition", Reader::text);
    let words = reader.require(&map, "words", Reader::texts);
    Some(Competency { id: id?, name: name?, definition: definition?, words: words? })
}

#[cfg(test)]
mod tests;
