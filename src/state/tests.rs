//! What comes back, what is lost, and what is left alone.

use std::{fs, thread};

use role_explorer::catalog::{self, Place};

use super::*;

fn built_in() -> Catalog {
    catalog::load(&[Place::BuiltIn]).0
}

/// A directory, and the file in it.
fn place() -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("state/state.json");
    (directory, file)
}

fn put_there(file: &Path, content: impl AsRef<[u8]>) {
    fs::create_dir_all(file.parent().expect("it has a directory")).expect("a directory");
    fs::write(file, content).expect("it can be written");
}

fn search(query: impl Into<String>) -> Change {
    Change::Search(query.into())
}

#[test]
fn what_was_kept_comes_back() {
    let (_directory, file) = place();
    let catalog = built_in();
    let nothing = Recollection { is_writable: true, is_first: true, ..Recollection::default() };
    assert_eq!(read(&file, &catalog), nothing);
    let changes = [
        Change::Mark(3, true),
        Change::Mark(1, true),
        Change::Mark(4, true),
        Change::Mark(3, false),
        Change::Mark(3, true),
        Change::Bookmark(2, true),
        search("itil"),
        search("incident"),
        search("itil"),
        Change::Role(4),
        Change::Compared(vec![2, 0]),
        Change::ListColumns(Some(44)),
    ];
    assert_eq!(record(&file, &catalog, &changes), Ok(None));
    let expected = Recollection {
        marks: vec![1, 4, 3],
        bookmarks: vec![2],
        searches: vec!["incident".to_owned(), "itil".to_owned()],
        role: Some(4),
        compared: vec![2, 0],
        list_columns: Some(44),
        notice: None,
        is_writable: true,
        is_first: false,
    };
    assert_eq!(read(&file, &catalog), expected);
}

#[test]
fn instances_that_write_at_once_lose_nothing() {
    let (_directory, file) = place();
    let catalog = built_in();
    thread::scope(|scope| {
        for writer in 0..5 {
            let (file, catalog) = (&file, &catalog);
            scope.spawn(move || {
                for number in 0..10 {
                    let changes = [search(format!("{writer} {number}")), Change::Bookmark(writer, true)];
                    record(file, catalog, &changes).expect("it is written");
                }
            });
        }
    });
    let kept = read(&file, &catalog);
    assert_eq!((kept.searches.len(), kept.bookmarks.len()), (50, 5));
}

#[test]
fn a_role_of_the_same_id_in_another_file_is_another_role() {
    let (directory, file) = place();
    let catalog_of = |name: &str| {
        let path = directory.path().join(name);
        fs::create_dir_all(&path).expect("a directory");
        fs::write(path.join("agent.yaml"), "title: Agent\n").expect("a role");
        catalog::load(&[Place::Path(path)]).0
    };
    let (one, other) = (catalog_of("one"), catalog_of("other"));
    record(&file, &one, &[Change::Mark(0, true), Change::Compared(vec![0])]).expect("it is written");
    assert_eq!(read(&file, &one).marks, [0]);
    let kept = read(&file, &other);
    assert_eq!((kept.marks, kept.compared), (vec![], vec![]));
    // What is not in the catalog of this run stays for that of another.
    record(&file, &other, &[Change::Mark(0, true)]).expect("it is written");
    assert_eq!(read(&file, &one).marks, [0]);
}

#[test]
fn a_broken_file_is_set_aside_and_said_once() {
    let large = vec![b'['; LARGEST + 1];
    let broken: [&[u8]; 6] = [
        b"{",
        b"[]",
        b"{\"format\":\"role-explorer/state\",\"version\":1,\"marks\":7}",
        b"{\"format\":\"else\",\"version\":1}",
        b"\xff\xfe",
        &large,
    ];
    for content in broken {
        let (directory, file) = place();
        put_there(&file, content);
        let kept = read(&file, &built_in());
        let notice = kept.notice.expect("it is said");
        assert!(kept.is_writable && notice.contains("state.json.broken-1"), "{notice}");
        assert_eq!(read(&file, &built_in()).notice, None);
        let aside = directory.path().join("state/state.json.broken-1");
        assert!(fs::read(aside).expect("it is there") == content);
        // What breaks while the program runs is found when something is to be kept.
        put_there(&file, content);
        let said = record(&file, &built_in(), &[search("itil")]).expect("it is written");
        assert!(said.is_some_and(|said| said.contains("broken-2")));
        assert_eq!(read(&file, &built_in()).searches, ["itil"]);
    }
}

#[test]
fn what_a_later_program_wrote_is_left_alone() {
    let (_directory, file) = place();
    let content = "{\"format\":\"role-explorer/state\",\"version\":2,\"marks\":\"all\"}";
    put_there(&file, content);
    let kept = read(&file, &built_in());
    assert!(!kept.is_writable);
    assert!(kept.notice.is_some_and(|notice| notice.contains("a later role-explorer wrote it (version 2)")));
    assert!(record(&file, &built_in(), &[search("itil")]).is_err());
    assert_eq!(fs::read_to_string(&file).expect("it is there"), content);
}

#[test]
fn what_cannot_be_written_is_told_with_its_place() {
    let (directory, _) = place();
    put_there(&directory.path().join("file/x"), "");
    let below_a_file = directory.path().join("file/x/state.json");
    let error = record(&below_a_file, &built_in(), &[search("itil")]).expect_err("there can be no such file");
    assert!(error.starts_with("Nothing will be kept in ") && error.contains("state.json: "), "{error}");
    let kept = read(directory.path(), &built_in());
    assert!(!kept.is_writable && kept.notice.is_some(), "a directory is no state");
    assert!(directory.path().is_dir());
}

#[test]
fn a_hostile_file_is_bounded_and_made_safe() {
    let (_directory, file) = place();
    let catalog = built_in();
    let mut searches: Vec<String> = (0..5000).map(|number| format!("query {number}")).collect();
    searches.push("\u{1b}]52;c;eA==\u{7}\u{202e}x".to_owned());
    searches.push("long ".repeat(1000));
    let marks = vec![serde_json::json!({"id": "tam-federal", "file": "\u{1b}[2J"}); 5000];
    let state = serde_json::json!({"format": FORMAT, "version": VERSION, "searches": searches, "marks": marks});
    put_there(&file, state.to_string());
    let kept = read(&file, &catalog);
    assert_eq!((kept.searches.len(), kept.marks.len()), (MOST_SEARCHES, 0));
    assert!(kept.searches.iter().all(|query| query.chars().count() <= LONGEST && !query.contains(char::is_control)));
    assert_eq!(kept.searches[MOST_SEARCHES - 2], "␛]52;c;eA==␇<U+202E>x");
    record(&file, &catalog, &[search("itil")]).expect("it is written");
    assert_eq!(read(&file, &catalog).searches.len(), MOST_SEARCHES);
}
