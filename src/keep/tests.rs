//! Who holds a file, and what is left beside it.

use super::*;

/// The names in a directory.
fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("it can be listed");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn who_locks_a_file_is_alone_and_leaves_nothing_beside_it() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("count");
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..25 {
                    let add = |file: &Path| {
                        let count: u32 = fs::read_to_string(file).unwrap_or_default().parse().unwrap_or(0);
                        fs::write(file, (count + 1).to_string()).map_err(|error| error.to_string())
                    };
                    locked(&file, add).expect("it is changed");
                }
            });
        }
    });
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "200");
    #[cfg(unix)]
    assert_eq!(names(directory.path()), ["count"]);
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_lock_is_not_followed() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let (file, victim) = (directory.path().join("state"), directory.path().join("victim"));
    std::os::unix::fs::symlink(&victim, directory.path().join(".state.lock")).expect("a link");
    assert!(locked(&file, |_| Ok(())).is_err());
    assert!(is_missing(&victim));
}

#[test]
fn what_is_set_aside_takes_no_name_that_is_taken_until_there_are_many() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("state.json");
    for number in 1..30 {
        fs::write(&file, number.to_string()).expect("it can be written");
        set_aside(&file).expect("it is set aside");
    }
    assert!(is_missing(&file));
    assert_eq!(names(directory.path()).len(), 20);
    let content = |number: u32| fs::read_to_string(directory.path().join(format!("state.json.broken-{number}")));
    assert_eq!(content(1).expect("the first stays"), "1");
    assert_eq!(content(20).expect("the last is there"), "29");
}
