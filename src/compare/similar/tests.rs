use std::fs;
use std::path::Path;

use super::*;
use crate::catalog::{self, Place};
use crate::compare::compare;
use crate::role::read;

/// The roles of the built-in catalog.
fn built_in() -> Vec<Role> {
    catalog::load(&[Place::BuiltIn]).0.entries.into_iter().map(|entry| entry.role).collect()
}

/// The labelled pairs, the roles of a pair next to each other, and whether the pair has anything in common.
fn labelled() -> Vec<(bool, [Role; 2])> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/data/alignment");
    let mut files: Vec<_> =
        fs::read_dir(directory).expect("the labelled pairs").map(|file| file.expect("a pair")).collect();
    files.sort_by_key(fs::DirEntry::file_name);
    let pair = |file: fs::DirEntry| {
        let (roles, problems) = read(&fs::read(file.path()).expect("a pair"), "role");
        assert_eq!(problems, []);
        let roles: Vec<Role> = roles.into_iter().map(|located| located.role).collect();
        let related = !file.file_name().to_string_lossy().starts_with("unrelated");
        (related, roles.try_into().expect("two roles"))
    };
    files.into_iter().map(pair).collect()
}

/// Roles made ready for asking.
struct Asked {
    roles: Vec<Role>,
    vocabulary: Vocabulary,
    background: Background,
    index: SimilarIndex,
}

impl Asked {
    fn of(roles: Vec<Role>) -> Self {
        let (background, index) = (Background::of(&roles), SimilarIndex::build(&roles));
        Self { roles, vocabulary: Vocabulary::built_in(), background, index }
    }

    fn similar(&self, role: usize, limit: usize) -> Vec<Similar> {
        let roles: Vec<&Role> = self.roles.iter().collect();
        self.index.similar(role, &roles, &self.vocabulary, &self.background, &Decisions::default(), limit)
    }

    /// The numbers of those the index picks.
    fn picked(&self, role: usize, most: usize) -> Vec<usize> {
        self.index.candidates(role, &self.roles[role], most)
    }
}

/// The unrelated pairs are left out: most of their roles are of a trade that one of the related pairs is of too.
#[test]
fn the_counterpart_of_a_role_comes_first_among_all_others() {
    let related = labelled().into_iter().filter(|(related, _)| *related).flat_map(|(_, pair)| pair);
    let roles: Vec<Role> = related.collect();
    let count = roles.len();
    let asked = Asked::of(roles.into_iter().chain(built_in()).collect());
    let mut missed = Vec::new();
    for role in 0..count {
        let other = role ^ 1;
        let title = &asked.roles[role].title;
        let first: Vec<usize> = asked.similar(role, 2).iter().map(|found| found.role).collect();
        assert!(first.contains(&other), "{title}: by comparing");
        assert!(asked.picked(role, 4).contains(&other), "{title}: by the index alone");
        if first[0] != other {
            missed.push(format!("{title} is most like {}", asked.roles[first[0]].title));
        }
    }
    assert!(missed.len() <= count / 20, "{missed:#?}");
}

#[test]
fn the_built_in_roles_meet_their_own_kind() {
    let asked = Asked::of(built_in());
    let ids = |role: usize| asked.similar(role, 9).iter().map(|found| &*asked.roles[found.role].id).collect::<Vec<_>>();
    let place = |id: &str| asked.roles.iter().position(|role| &*role.id == id).expect("the role");
    assert_eq!(ids(place("tam-federal"))[0], "tam-premier-new-york");
    assert_eq!(ids(place("tam-premier-new-york"))[0], "tam-federal");
    assert_eq!(ids(0).len(), 4, "all others, and not the role itself");
}

#[test]
fn what_is_shown_is_what_comparing_the_two_says() {
    let asked = Asked::of(labelled().into_iter().flat_map(|(_, pair)| pair).chain(built_in()).collect());
    for role in (0..asked.roles.len()).step_by(6) {
        for found in asked.similar(role, 30) {
            let two = [&asked.roles[role], &asked.roles[found.role]];
            let pair = compare(&two, &asked.vocabulary, &asked.background, &Decisions::default()).pairs.remove(0);
            assert_eq!(found.summary, pair.summary);
            assert!(found.strongest.iter().all(|link| pair.links.contains(link) && link.kind != Kind::Possible));
            let weakest = found.strongest.last().map_or(0.0, |link| link.score);
            let better = pair.links.iter().filter(|link| link.kind != Kind::Possible && link.score > weakest);
            assert!(better.count() < STRONGEST);
        }
    }
}

/// Roles that all have one statement in common, and each two of which, 0 and 1, 2 and 3, share words no other has.
fn many(count: usize) -> Vec<Role> {
    let word = |number: usize| {
        let letters = [number / 100 % 10, number / 10 % 10, number % 10].map(|digit| char::from(b"bdfgklmprt"[digit]));
        letters.map(|letter| format!("{letter}o")).concat()
    };
    let yaml = |number: usize| {
        let [first, second, third] = [0, 100, 200].map(|offset| word(offset + number / 2));
        let own = word(500 + number);
        format!("title: A\nresponsibilities: [Manages plans., {first} {second} {third}., {own}.]\n")
    };
    (0..count).map(|number| read(yaml(number).as_bytes(), "a").0.remove(0).role).collect()
}

#[test]
fn in_a_large_catalog_the_index_finds_what_is_worth_comparing() {
    let asked = Asked::of(many(200));
    for role in [0, 57, 199] {
        let found = asked.similar(role, 3);
        assert_eq!(found[0].role, role ^ 1, "the one it shares rare words with");
        assert!(found[0].summary.similarity > found[1].summary.similarity);
        assert_eq!(asked.picked(role, CANDIDATES).len(), CANDIDATES);
    }
    assert_eq!(asked.similar(0, 500).len(), 199, "as many as are asked for, where there are as many");
}

#[test]
fn the_index_is_small_and_can_be_asked_from_any_thread() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    let asked = Asked::of(many(200));
    shared(&asked.index);
    let postings: usize = asked.index.postings.values().map(Postings::len).sum();
    let packed: usize = asked.index.postings.values().map(Postings::bytes).sum();
    assert!(packed < 3 * postings, "{packed} bytes for {postings}");
}

#[test]
fn odd_catalogs_are_answered() {
    assert_eq!(Asked::of(vec![Role::default()]).similar(0, 10), []);
    let empty = Asked::of(vec![Role::default(); 80]);
    let found = empty.similar(3, 10);
    assert_eq!(found.len(), 10);
    assert!(found.iter().all(|found| found.role != 3 && found.strongest.is_empty()));
}
