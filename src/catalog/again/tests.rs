use std::fs;
use std::time::{Duration, SystemTime};

use super::*;
use crate::catalog::load;

/// A directory with these files.
fn directory(files: &[(&str, &str)]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (name, yaml) in files {
        fs::write(directory.path().join(name), yaml).expect("a file");
    }
    directory
}

fn ids(catalog: &Catalog) -> Vec<&str> {
    catalog.roles().map(|role| role.id.as_str()).collect()
}

#[test]
fn a_broken_file_keeps_its_last_good_role_until_it_is_mended_or_gone() {
    let directory = directory(&[("a.yaml", "title: A"), ("b.yaml", "title: B")]);
    let places = [Place::Path(directory.path().to_owned())];
    let (mut catalog, _) = load(&places);
    for broken in ["", "title: [", "titel: B"] {
        fs::write(directory.path().join("b.yaml"), broken).expect("a file");
        let again = reload(&places, &catalog);
        assert_eq!((ids(&again.catalog), &again.stale), (vec!["a", "b"], &BTreeSet::from([1])), "{broken}");
        assert!(!again.problems.is_empty(), "{broken}");
        catalog = again.catalog;
    }
    fs::write(directory.path().join("b.yaml"), "title: New").expect("a file");
    let again = reload(&places, &catalog);
    assert_eq!((again.catalog.entries[1].role.title.as_str(), again.stale.len()), ("New", 0));
    fs::write(directory.path().join("b.yaml"), "title: [").expect("a file");
    let again = reload(&places, &again.catalog);
    fs::remove_file(directory.path().join("b.yaml")).expect("the file was there");
    let again = reload(&places, &again.catalog);
    assert_eq!((ids(&again.catalog), again.stale.len()), (vec!["a"], 0));
}

#[test]
fn broken_competencies_keep_what_they_defined_until_they_are_mended_or_gone() {
    let one = |id: &str, name: &str| format!("- {{id: {id}, name: {name}, definition: x, words: [{id}]}}\n");
    let both = one("baking", "Baking") + &one("care", "Care");
    let directory = directory(&[("a.yaml", "title: A"), ("competencies.yaml", &both)]);
    let file = directory.path().join("competencies.yaml");
    let places = [Place::Path(directory.path().to_owned())];
    let name = |again: &Again, id| again.catalog.vocabulary.get(id).map(|one| one.name.to_string());
    let (catalog, _) = load(&places);
    let mut again = Again { catalog, ..Again::default() };
    for broken in ["- {id: baking, na", &(one("baking", "Bread") + "- {id: care}\n")] {
        fs::write(&file, broken).expect("a file");
        again = reload(&places, &again.catalog);
        assert_eq!(name(&again, "care").as_deref(), Some("Care"), "{broken}");
        assert_eq!(again.stale_definitions, BTreeSet::from([file.clone()]), "{broken}");
        assert!(!again.problems.is_empty(), "{broken}");
    }
    assert_eq!(name(&again, "baking").as_deref(), Some("Bread"), "what can be read counts");
    fs::write(&file, one("baking", "Baking")).expect("a file");
    again = reload(&places, &again.catalog);
    assert_eq!((name(&again, "care"), again.stale_definitions.len()), (None, 0), "it was taken out");
    fs::write(&file, "[").expect("a file");
    again = reload(&places, &again.catalog);
    assert!(name(&again, "baking").is_some());
    fs::remove_file(&file).expect("the file was there");
    again = reload(&places, &again.catalog);
    assert_eq!((name(&again, "baking"), again.stale_definitions.len()), (None, 0));
}

#[test]
fn of_a_file_of_several_roles_the_broken_one_is_kept() {
    let directory = directory(&[("a.yaml", "id: a\ntitle: A\n---\nid: b\ntitle: B\n")]);
    let places = [Place::Path(directory.path().to_owned())];
    let (catalog, _) = load(&places);
    fs::write(directory.path().join("a.yaml"), "id: b\ntitle: Better\n---\nid: a\n").expect("a file");
    let again = reload(&places, &catalog);
    let titles: Vec<&str> = again.catalog.roles().map(|role| role.title.as_str()).collect();
    assert_eq!((titles, again.stale), (vec!["Better", "A"], BTreeSet::from([1])));
    assert_eq!(again.moved, [Some(1), Some(0)]);
}

#[test]
fn roles_are_found_again_wherever_they_went() {
    let directory = directory(&[("b.yaml", "title: B"), ("c.yaml", "title: C"), ("d.yaml", "title: D")]);
    let places = [Place::Path(directory.path().to_owned())];
    let (catalog, _) = load(&places);
    fs::write(directory.path().join("a.yaml"), "title: A").expect("a file");
    fs::write(directory.path().join("c.yaml"), "title: C\nid: other").expect("a file");
    fs::rename(directory.path().join("b.yaml"), directory.path().join("z.yaml")).expect("the file is there");
    fs::remove_file(directory.path().join("d.yaml")).expect("the file was there");
    let again = reload(&places, &catalog);
    assert_eq!(ids(&again.catalog), ["a", "other", "z"]);
    // A role without an id of its own is called as its file is, and so is another role under another name.
    assert_eq!(again.moved, [None, Some(1), None]);
    fs::write(directory.path().join("z.yaml"), "title: C\nid: z").expect("a file");
    fs::rename(directory.path().join("z.yaml"), directory.path().join("0.yaml")).expect("the file is there");
    let moved = reload(&places, &again.catalog).moved;
    assert_eq!(moved, [Some(1), Some(2), Some(0)]);
}

#[test]
fn only_what_may_have_changed_is_read_again() {
    let files =
        [("a.yaml", "title: A"), ("b.yaml", "title: B"), ("c.yaml", "title: C\nodd: 1"), ("d.yaml", "id: a\ntitle: D")];
    let directory = directory(&files);
    let long_ago = SystemTime::now() - Duration::from_secs(3600);
    let age = |name: &str| {
        let file = fs::OpenOptions::new().write(true).open(directory.path().join(name)).expect("a file");
        file.set_modified(long_ago).expect("its time can be set");
    };
    for name in ["a.yaml", "c.yaml", "d.yaml"] {
        age(name);
    }
    let places = [Place::Path(directory.path().to_owned())];
    let (catalog, problems) = load(&places);
    assert!(problems.len() > 1, "{problems:?}");
    let is_known = |catalog: &Catalog, name: &str| held(catalog).unchanged(&directory.path().join(name)).is_some();
    assert!(is_known(&catalog, "a.yaml"));
    assert!(!is_known(&catalog, "b.yaml"), "it may change once more within a tick of its file system");
    assert!(!is_known(&catalog, "c.yaml"), "what is wrong in it is told again");
    assert!(!is_known(&catalog, "d.yaml"), "its role has an id that depends on others");
    // The same length and time, other words.
    fs::write(directory.path().join("a.yaml"), "title: Z").expect("a file");
    age("a.yaml");
    let again = reload(&places, &catalog);
    assert_eq!((again.catalog.entries[0].role.title.as_str(), &again.problems), ("Z", &problems));
    let known = reload(&places, &again.catalog);
    assert!(is_known(&known.catalog, "a.yaml"), "known from the second time on, too");
    assert_eq!((ids(&known.catalog), known.problems), (ids(&again.catalog), problems));
}
