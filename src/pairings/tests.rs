//! Several instances at one file.

use std::{fs, thread};

use role_explorer::compare::{Decision, Named, Verdict};

use super::*;

fn change(text: &str) -> Edit {
    let named = |role: &str| Named { role: role.into(), text: text.into(), at: None };
    Edit::Decide(Decision { verdict: Verdict::Accept, a: named("a"), b: named("b") })
}

#[test]
fn instances_that_write_at_once_lose_nothing() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("state/pairings.yaml");
    thread::scope(|scope| {
        for writer in 0..4 {
            let file = &file;
            scope.spawn(move || {
                for number in 0..5 {
                    record(file, &[change(&format!("text {writer} {number}"))]).expect("it is written");
                }
            });
        }
    });
    let (decisions, problems) = read(&file).expect("it can be read");
    assert_eq!((decisions.iter().count(), problems), (20, vec![]));
}

#[test]
fn a_file_that_cannot_be_changed_is_left_alone_and_named() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("pairings.yaml");
    fs::write(&file, "- accept: [\n").expect("a broken file");
    let error = record(&file, &[change("x")]).expect_err("it is broken");
    assert!(error.contains("pairings.yaml: it is broken") && error.contains("1:11"), "{error}");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "- accept: [\n");
    let error = record(directory.path(), &[change("x")]).expect_err("it is a directory");
    assert!(error.contains("neither a file"), "{error}");
}
