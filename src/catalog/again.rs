//! Loading roles again: what a file held before it was broken, and which role of before is which now.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::path::{Path, PathBuf};

use super::files::Stamp;
use super::{Added, Catalog, Entry, Loaded, Origin, Place, Sound, Watch};
use crate::problem::{Problem, Severity};
use crate::role::Located;
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// Roles loaded again.
#[derive(Clone, Debug, Default)]
pub struct Again {
    /// The roles.
    pub catalog: Catalog,
    /// Every problem on the way.
    pub problems: Vec<Problem>,
    /// The places in [`Catalog::entries`] of roles whose file no longer holds them because it is broken: what it held last.
    pub stale: BTreeSet<usize>,
    /// The files of competencies that are broken and of which some are kept that they defined last.
    pub stale_definitions: BTreeSet<PathBuf>,
    /// Where each of the entries of before is now, by its place then; `None` where it is gone.
    pub moved: Vec<Option<usize>>,
}

/// Loads `places` as [`load`](super::load) does, when they were loaded as `before` already. A role of before stays, as
/// stale, while its file has errors and holds fewer roles than it did: an editor may be half through with saving it; so does
/// what a `competencies.yaml` defined. What came from standard input is what was read from it the first time.
#[must_use]
pub fn reload(places: &[Place], before: &Catalog) -> Again {
    reload_watched(places, before, &|_, _| true).unwrap_or_default()
}

/// Loads again as [`reload`] does and tells `watch` how far it is, as [`load_watched`](super::load_watched) does; `None` once
/// that has said to leave off.
#[must_use]
pub fn reload_watched(places: &[Place], before: &Catalog, watch: &Watch<'_>) -> Option<Again> {
    let mut catalog = Catalog::empty();
    let (sources, are_all) = super::all_sources(places, watch);
    let Added { problems, stale, stale_definitions, left } = catalog.add(sources, &held(before), watch);
    let moved = moved(before, &catalog);
    (are_all && left == 0).then_some(Again { catalog, problems, stale, stale_definitions, moved })
}

/// What each file held.
#[derive(Default)]
pub(super) struct Held<'a> {
    roles: HashMap<&'a Path, Vec<&'a Entry>>,
    definitions: HashMap<&'a Path, &'a Vocabulary>,
    sound: Option<&'a Sound>,
}

impl Held<'_> {
    /// What a file held that was sound and is as it was; `None` where it has to be read.
    pub(super) fn unchanged(&self, path: &Path) -> Option<Loaded> {
        let stamp = *self.sound?.0.get(path)?;
        let entries = self.roles.get(path)?;
        if Stamp::now(path)? != stamp {
            return None;
        }
        let located = |entry: &&Entry| Located { role: entry.role.clone(), positions: entry.positions.clone() };
        let roles = entries.iter().map(|entry| (entry.origin.clone(), located(entry))).collect();
        Some(Loaded { identity: path.canonicalize().ok(), stamp: Some(stamp), roles, ..Loaded::default() })
    }
}

fn held(catalog: &Catalog) -> Held<'_> {
    let mut held = Held { sound: Some(&catalog.sound), ..Held::default() };
    for entry in &catalog.entries {
        if let Origin::File(path) = &entry.origin {
            held.roles.entry(path.as_path()).or_default().push(entry);
        }
    }
    held.definitions.extend(catalog.definitions.iter().map(|(path, vocabulary)| (path.as_path(), vocabulary)));
    held
}

impl Loaded {
    /// Adds what the file held last, where it has errors and holds fewer roles than before.
    pub(super) fn keep(&mut self, held: &Held<'_>) {
        let broken = self.problems.iter().any(|problem| problem.severity == Severity::Error);
        let Some(path) = self.path.as_ref().filter(|_| broken) else { return };
        if let Some(before) = held.definitions.get(path.as_path()) {
            let now = self.vocabulary.take().unwrap_or_default();
            let count = now.competencies().len();
            let kept = Vocabulary::clone(before).extended_with(now);
            self.keeps_definitions = kept.competencies().len() > count;
            self.vocabulary = Some(kept);
        }
        let Some(before) = held.roles.get(path.as_path()) else { return };
        let missing = before.len().saturating_sub(self.roles.len());
        if missing == 0 {
            return;
        }
        let is_there = |entry: &Entry| self.roles.iter().any(|(_, located)| located.role.id == entry.role.id);
        let lost = before.iter().filter(|entry| !is_there(entry)).take(missing);
        let located = |entry: &&Entry| Located { role: entry.role.clone(), positions: entry.positions.clone() };
        let kept: Vec<_> = lost.map(|entry| (Origin::File(path.clone()), located(entry))).collect();
        self.kept = kept.len();
        self.roles.extend(kept);
    }
}

/// Where each entry of `before` is in `after`: the one of the same id and origin, else of the same origin where its id was
/// changed, else of the same id where its file was moved.
fn moved(before: &Catalog, after: &Catalog) -> Vec<Option<usize>> {
    let mut moved = vec![None; before.entries.len()];
    let mut taken = vec![false; after.entries.len()];
    pair(before, after, (&mut moved, &mut taken), |entry| (entry.origin.name(), Some(&entry.role.id)));
    pair(before, after, (&mut moved, &mut taken), |entry| (entry.origin.name(), None::<&Text>));
    pair(before, after, (&mut moved, &mut taken), |entry| (None::<Text>, Some(&entry.role.id)));
    moved
}

/// Pairs the entries that nobody has yet and whose keys are equal, in order.
fn pair<'a, K: std::hash::Hash + Eq>(
    before: &'a Catalog,
    after: &'a Catalog,
    (moved, taken): (&mut [Option<usize>], &mut [bool]),
    key: impl Fn(&'a Entry) -> K,
) {
    let mut free: HashMap<K, VecDeque<usize>> = HashMap::new();
    for (place, entry) in after.entries.iter().enumerate().filter(|(place, _)| !taken[*place]) {
        free.entry(key(entry)).or_default().push_back(place);
    }
    for (entry, place) in before.entries.iter().zip(moved).filter(|(_, place)| place.is_none()) {
        *place = free.get_mut(&key(entry)).and_then(VecDeque::pop_front);
        if let Some(place) = *place {
            taken[place] = true;
        }
    }
}

#[cfg(test)]
mod tests;
