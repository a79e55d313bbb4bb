//! Editing the file of what one reads.

use std::fs;

use super::*;

const FIRST: &str = "title: Baker\nsummary: Bakes.\nresponsibilities:\n  - Bakes bread every day\n  - text: Answers for the quality of work\n";
const SECOND: &str = "title: Driver\nresponsibilities:\n  - Drives lorries\n  - Answers for the quality of work\n";

fn two() -> (tempfile::TempDir, Journey) {
    let directory = tempfile::tempdir().expect("a directory for the test");
    fs::write(directory.path().join("a.yaml"), FIRST).expect("a file");
    fs::write(directory.path().join("b.yaml"), SECOND).expect("a file");
    let journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 80, 24);
    (directory, journey)
}

/// The file's name and the line last asked for.
fn asked(journey: &Journey) -> Option<(String, u32)> {
    let Some(Effect::Edit { path, line }) = journey.asked.last() else { return None };
    Some((path.file_name()?.to_string_lossy().into_owned(), *line))
}

#[test]
fn the_editor_begins_at_what_is_selected() {
    for (keys, file, line) in [
        ("e", "a.yaml", 1),
        ("je", "b.yaml", 1),
        // Where no statement is selected, the one at the top is meant.
        ("<Enter>e", "a.yaml", 2),
        ("j<Enter>e", "b.yaml", 3),
        ("/bread<Enter>e", "a.yaml", 4),
        ("/quality<Enter>e", "a.yaml", 5),
        ("/quality<Enter>ne", "b.yaml", 4),
        ("ae", "b.yaml", 1),
        ("<Space><Space>c/bread<Enter>e", "a.yaml", 4),
        ("<Space><Space>c/lorries<Enter>e", "b.yaml", 3),
        ("<Space><Space>c/quality<Enter>e", "a.yaml", 5),
        ("<Space><Space>cge", "b.yaml", 1),
        ("<Space><Space>cm<Right>e", "b.yaml", 1),
    ] {
        let (_directory, journey) = two();
        let mut journey = journey.keys(keys);
        assert_eq!(asked(&journey), Some((file.to_owned(), line)), "after {keys}:\n{}", journey.picture());
    }
}

#[test]
fn a_role_without_a_file_says_what_can_be_done() {
    let mut journey = Journey::start(80, 24).keys("e");
    assert!(journey.asked.is_empty());
    assert!(
        journey.picture().contains("`role-explorer show tam-federal -o tam-federal.yaml`"),
        "{}",
        journey.picture()
    );
}

#[test]
fn a_problem_is_edited_where_it_is() {
    let (directory, journey) = two();
    fs::write(directory.path().join("b.yaml"), "title: Driver\nsumary: x\nresponsibilites: [x]\n").expect("a file");
    fs::write(directory.path().join("c.yaml"), "title: [\n").expect("a file");
    let mut journey = journey.keys("<C-r>pg");
    let picture = journey.picture();
    let selected = picture.lines().find(|line| line.contains('▌')).unwrap_or_default();
    assert!(selected.contains("b.yaml:1:1") && picture.contains("1 of 4"), "{picture}");
    for (keys, file, line) in
        [("<Enter>", "b.yaml", 1), ("je", "b.yaml", 2), ("G<Enter>", "c.yaml", 1), ("g<Enter>", "b.yaml", 1)]
    {
        journey = journey.keys(keys);
        assert_eq!(asked(&journey), Some((file.to_owned(), line)), "after {keys}:\n{}", journey.picture());
    }
}

#[test]
fn what_was_edited_is_read_again_and_a_failure_is_told() {
    let (directory, mut journey) = two();
    fs::write(directory.path().join("a.yaml"), "title: Baker of cakes\n").expect("a file");
    journey.happen(Message::Edited(Ok(())));
    assert!(journey.picture().contains("Baker of cakes"), "{}", journey.picture());
    fs::write(directory.path().join("a.yaml"), "title: Baker of bread\n").expect("a file");
    journey.happen(Message::Edited(Err("The editor `vim` failed".to_owned())));
    let picture = journey.picture();
    assert!(picture.contains("Baker of bread") && picture.contains("The editor `vim` failed"), "{picture}");
}
