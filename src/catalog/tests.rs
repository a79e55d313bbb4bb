//! Catalogs of real directories, bad files and odd things among them.

use std::fs;

use tempfile::TempDir;

use super::sources::BUILT_IN;
use super::*;
use crate::yaml::BUDGET;

/// A directory with these files in it.
fn directory(files: &[(&str, &str)]) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    directory
}

fn place(path: impl AsRef<Path>) -> Place {
    Place::Path(path.as_ref().to_owned())
}

/// The ids, and the problems with the directory's name taken out.
fn loaded(root: &Path, places: &[Place]) -> (Vec<String>, Vec<String>) {
    let (catalog, problems) = load(places);
    let root = format!("{}/", root.display());
    let told = problems.iter().map(|problem| problem.to_string().replace(&root, ""));
    (ids(&catalog), told.collect())
}

fn ids(catalog: &Catalog) -> Vec<String> {
    catalog.roles().map(|role| role.id.to_string()).collect()
}

const SOUND: &str = "title: Title\nresponsibilities: [a]\n";

#[test]
fn the_program_brings_five_roles_without_a_problem() {
    let (catalog, problems) = load(&[Place::BuiltIn]);
    assert_eq!(problems, []);
    assert_eq!(ids(&catalog), BUILT_IN.map(|(stem, _)| stem));
    assert!(catalog.entries.iter().all(|entry| entry.origin == Origin::BuiltIn && entry.origin.name().is_none()));
    assert_eq!(catalog.vocabulary, Vocabulary::built_in());
}

#[test]
fn what_is_compiled_in_says_what_its_files_say() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let (files, problems) = load(&[place(data.join("roles")), place(data.join("competencies.yaml"))]);
    assert_eq!(problems, [], "nothing is wrong with them, so nothing need look at each start");
    let (built_in, _) = load(&[Place::BuiltIn]);
    assert_eq!(built_in.vocabulary, files.vocabulary);
    for role in built_in.roles() {
        let place = files.resolve(&role.id).unwrap();
        assert_eq!(*role, files.entries[place].role);
    }
}

#[test]
fn a_directory_is_taken_as_it_stands() {
    let root = directory(&[
        ("b.yaml", SOUND),
        ("a/z.yml", SOUND),
        ("a/deep/er/y.YAML", SOUND),
        ("C.yaml", SOUND),
        ("notes.md", "no role"),
        ("yaml", "no role"),
        (".hidden.yaml", SOUND),
        (".git/x.yaml", SOUND),
        (".gitignore", "*\n"),
        (".ignore", "*\n"),
        ("two.yaml", "title: A\nresponsibilities: [a]\n---\ntitle: B\nresponsibilities: [a]\n"),
    ]);
    let (found, problems) = loaded(root.path(), &[place(root.path())]);
    assert_eq!(found, ["c", "y", "z", "b", "two", "two-2"]);
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn what_is_named_is_taken_whatever_it_is_called() {
    let root = directory(&[(".dot/.x.yaml", SOUND), ("role.txt", SOUND)]);
    let named =
        [place(root.path().join(".dot")), place(root.path().join(".dot/.x.yaml")), place(root.path().join("role.txt"))];
    let (found, problems) = loaded(root.path(), &named);
    assert_eq!((found, problems.len()), (vec!["x".to_owned(), "role".to_owned()], 1));
    assert_eq!(problems[0], ".dot: warning: there is no .yaml or .yml file in this directory [no-profiles]");
}

#[test]
fn bad_files_never_hide_the_others() {
    let root = directory(&[
        ("a.yaml", SOUND),
        ("broken.yaml", "title: [\n"),
        ("deep.yaml", &format!("{}{}", "[".repeat(100), "]".repeat(100))),
        ("bomb.yaml", "a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n"),
        ("empty.yaml", ""),
        ("comments.yaml", "# nothing\n"),
        ("half.yaml", "title: Half\nresponsibilities: [a]\nworkplace: moon\n"),
        ("huge.yaml", &"#".repeat(BUDGET.bytes + 1)),
        ("limit.yaml", &format!("{SOUND}#{}", "x".repeat(BUDGET.bytes - SOUND.len() - 1))),
        ("zero.yaml", "a\0b"),
        ("z.yaml", SOUND),
    ]);
    fs::write(root.path().join("latin.yaml"), b"title: Caf\xe9\n").unwrap();
    let (found, problems) = loaded(root.path(), &[place(root.path())]);
    assert_eq!(found, ["a", "half", "limit", "z"]);
    assert_eq!(
        problems,
        [
            "bomb.yaml:1:7: error: anchors (&name) and aliases (*name) are not taken [alias]",
            "broken.yaml:1:8: error: unclosed bracket '[' [syntax]",
            "comments.yaml:1:1: error: there is nothing in it [empty]",
            "deep.yaml:1:17: error: lists and maps are nested more than 16 deep [too-deep]",
            "empty.yaml:1:1: error: there is nothing in it [empty]",
            "half.yaml:3:12: error: \"workplace\" must be one of on-site, hybrid, remote, not \"moon\" [unknown-value]",
            "huge.yaml: error: it is larger than 1024 KiB [too-large]",
            "latin.yaml:1:11: error: this is not UTF-8 text [not-utf8]",
            "zero.yaml:1:2: error: this is not text: it holds a zero byte [binary]",
        ]
    );
}

#[cfg(unix)]
#[test]
fn pipes_links_and_loops_neither_block_nor_hide_the_others() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use std::os::unix::fs::symlink;

    let root = directory(&[("a.yaml", SOUND), ("d/b.yaml", SOUND), ("e/c.yaml", SOUND)]);
    let path = |name: &str| root.path().join(name);
    mknodat(CWD, path("pipe.yaml"), FileType::Fifo, Mode::RWXU, 0).unwrap();
    symlink(root.path(), path("d/loop")).unwrap();
    symlink("nowhere", path("d/dangling.yaml")).unwrap();
    symlink("nowhere", path("d/latest")).unwrap();
    symlink("itself.yaml", path("itself.yaml")).unwrap();
    symlink("../a.yaml", path("d/link-to-a.yaml")).unwrap();
    symlink("../e", path("d/x")).unwrap();
    symlink("../d", path("e/y")).unwrap();
    fs::create_dir(path("directory.yaml")).unwrap();
    let (found, problems) = loaded(root.path(), &[place(root.path()), place(path("pipe.yaml")), place("/dev/null")]);
    assert_eq!(found, ["a", "b", "c"], "a file that is linked is loaded once");
    let is_no_file = "error: this is neither a file nor a directory [not-a-file]";
    assert_eq!(
        problems[..4],
        [
            "d/dangling.yaml: error: there is no such file or directory [not-found]".to_owned(),
            format!(
                "d/loop: warning: this link leads back to {}; it is not followed [directory-loop]",
                root.path().display()
            ),
            "d/x/y: warning: this link leads back to d; it is not followed [directory-loop]".to_owned(),
            problems[3].clone(),
        ]
    );
    assert!(problems[3].starts_with("itself.yaml: error: it cannot be read: "), "{}", problems[3]);
    assert_eq!(
        problems[4..],
        [format!("pipe.yaml: {is_no_file}"), format!("pipe.yaml: {is_no_file}"), format!("/dev/null: {is_no_file}")]
    );
}

#[cfg(unix)]
#[test]
fn directories_that_all_link_to_each_other_are_each_entered_once() {
    let root = directory(&[]);
    let names: Vec<String> = (0..12).map(|n| format!("d{n}")).collect();
    for name in &names {
        fs::create_dir(root.path().join(name)).unwrap();
        fs::write(root.path().join(name).join(format!("{name}.yaml")), SOUND).unwrap();
        for other in &names {
            std::os::unix::fs::symlink(root.path().join(other), root.path().join(name).join(other)).unwrap();
        }
    }
    let (found, _) = loaded(root.path(), &[place(root.path())]);
    assert_eq!(found.len(), 12, "{found:?}");
}

#[test]
fn a_path_that_leads_nowhere_is_an_error() {
    let root = directory(&[("a.yaml", SOUND)]);
    let (found, problems) = loaded(
        root.path(),
        &[
            place(root.path().join("no\u{1b}[31m.yaml")),
            place(root.path().join("a.yaml/b")),
            place(root.path().join("a.yaml")),
        ],
    );
    assert_eq!(found, ["a"]);
    assert_eq!(problems[0], "no␛[31m.yaml: error: there is no such file or directory [not-found]");
    assert!(problems[1].starts_with("a.yaml/b: error: "), "{}", problems[1]);
    assert_eq!(problems.len(), 2);
}

#[test]
fn a_file_named_twice_is_loaded_once() {
    let root = directory(&[("a.yaml", SOUND)]);
    let file = root.path().join("a.yaml");
    let (found, problems) = loaded(
        root.path(),
        &[place(&file), place(root.path()), place(root.path().join("./a.yaml")), Place::BuiltIn, Place::BuiltIn],
    );
    assert_eq!((found.len(), problems), (6, Vec::new()));
}

#[test]
fn an_id_that_is_taken_gets_a_number() {
    let root = directory(&[
        ("a/x.yaml", "id: same\ntitle: T\nresponsibilities: [a]\n"),
        ("b/same.yaml", SOUND),
        ("c/same.yaml", "title: T\nresponsibilities: [a]\n---\nid: same-2\ntitle: T\nresponsibilities: [a]\n"),
        ("d/tam-federal.yaml", SOUND),
    ]);
    let (found, problems) = loaded(root.path(), &[Place::BuiltIn, place(root.path())]);
    assert_eq!(found[5..], ["same", "same-2", "same-3", "same-2-2", "tam-federal-2"]);
    let taken = |id, by, now| {
        format!("the id \"{id}\" is taken by a role of {by}; this one is called \"{now}\" [duplicate-id]")
    };
    assert_eq!(
        problems,
        [
            format!("b/same.yaml:1:1: warning: {}", taken("same", "a/x.yaml", "same-2")),
            format!("c/same.yaml:1:1: warning: {}", taken("same", "a/x.yaml", "same-3")),
            format!("c/same.yaml:4:5: warning: {}", taken("same-2", "b/same.yaml", "same-2-2")),
            format!("d/tam-federal.yaml:1:1: warning: {}", taken("tam-federal", "the program itself", "tam-federal-2")),
        ]
    );
}

#[test]
fn a_vocabulary_of_its_own_is_used_for_every_role() {
    let root = directory(&[
        ("a.yaml", "title: T\nresponsibilities: [{text: a, tags: [own-tag, incident-management, own-tga]}]\n"),
        ("sub/competencies.yaml", "- {id: own-tag, name: Own, definition: d, words: [own]}\n- {id: b}\n"),
    ]);
    let (catalog, _) = load(&[place(root.path())]);
    assert!(catalog.vocabulary.get("own-tag").is_some() && catalog.vocabulary.get("incident-management").is_some());
    let (found, problems) = loaded(root.path(), &[place(root.path())]);
    assert_eq!(found, ["a"]);
    assert_eq!(problems[0], "a.yaml:2:67: warning: \"own-tga\" is no competency of the vocabulary [unknown-tag]");
    assert_eq!(problems[1], "sub/competencies.yaml:2:3: error: \"name\" is missing [missing-key]");
}

#[test]
fn many_files_come_in_the_same_order_as_few() {
    let names: Vec<String> = (0..PARALLEL_FROM + 25).map(|n| format!("role-{n:03}.yaml")).collect();
    let text = |n: usize| if n.is_multiple_of(7) { "title: [" } else { SOUND };
    let files: Vec<(&str, &str)> = names.iter().enumerate().map(|(n, name)| (name.as_str(), text(n))).collect();
    let root = directory(&files);
    let (found, problems) = loaded(root.path(), &[place(root.path())]);
    let one_by_one: Vec<(Vec<String>, Vec<String>)> =
        names.iter().map(|name| loaded(root.path(), &[place(root.path().join(name))])).collect();
    assert_eq!(found, one_by_one.iter().flat_map(|(found, _)| found.clone()).collect::<Vec<_>>());
    assert_eq!(problems, one_by_one.iter().flat_map(|(_, problems)| problems.clone()).collect::<Vec<_>>());
    assert_eq!((found.len(), problems.len()), (64, 11));
}

#[test]
fn a_role_is_found_by_its_id_or_the_unique_start_of_it() {
    let (catalog, _) = load(&[Place::BuiltIn]);
    let owned = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    let unknown =
        |name: &str, nearest: &[&str]| Err(ResolveError::Unknown { name: name.to_owned(), nearest: owned(nearest) });
    let ambiguous =
        |name: &str, ids: &[&str]| Err(ResolveError::Ambiguous { name: name.to_owned(), candidates: owned(ids) });
    for (name, expected) in [
        ("tam-federal", Ok(0)),
        ("tam-p", Ok(1)),
        ("s", Ok(4)),
        ("tam", ambiguous("tam", &["tam-federal", "tam-premier-new-york"])),
        ("account-", ambiguous("account-", &["account-delivery-executive", "account-technology-strategist"])),
        ("tam-fedral", unknown("tam-fedral", &["tam-federal"])),
        ("zzz", unknown("zzz", &[])),
        ("", unknown("", &[])),
        ("\u{1b}[2J", unknown("␛[2J", &[])),
    ] {
        assert_eq!(catalog.resolve(name), expected, "{name:?}");
    }
}

#[test]
fn an_exact_id_wins_over_longer_ones() {
    let root = directory(&[("tam.yaml", SOUND)]);
    let (catalog, _) = load(&[Place::BuiltIn, place(root.path())]);
    assert_eq!(catalog.resolve("tam"), Ok(5));
}

#[test]
fn what_was_added_makes_no_start_of_an_id_ambiguous() {
    let root = directory(&[("tam-federal.yaml", SOUND), ("zebra.yaml", SOUND)]);
    let (mut catalog, _) = load(&[Place::BuiltIn]);
    let own = catalog.entries.len();
    let federal = catalog.resolve("tam-fed").unwrap();
    for name in ["tam-federal.yaml", "zebra.yaml"] {
        assert_eq!(catalog.open(&root.path().join(name)).0.len(), 1);
    }
    for (name, expected) in [("tam-fed", federal), ("tam-federal", federal), ("tam-federal-2", own), ("zeb", own + 1)] {
        assert_eq!(catalog.resolve_before(name, own), Ok(expected), "{name:?}");
    }
    assert!(matches!(catalog.resolve_before("tam", own), Err(ResolveError::Ambiguous { .. })));
}

#[test]
fn a_file_is_opened_beside_a_catalog() {
    let root = directory(&[
        ("a.yaml", SOUND),
        ("other/tam-federal.yaml", "title: Other\nresponsibilities: [{text: a, tags: [zzz]}]\n"),
        ("bad.yaml", "titel: a"),
    ]);
    let (mut catalog, _) = load(&[Place::BuiltIn, place(root.path().join("a.yaml"))]);
    assert_eq!(catalog.open(&root.path().join("./a.yaml")), (vec![5], Vec::new()), "it is there already");
    let (places, problems) = catalog.open(&root.path().join("other/tam-federal.yaml"));
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!((places, codes), (vec![6], vec!["duplicate-id", "unknown-tag"]));
    assert_eq!(&*catalog.entries[6].role.id, "tam-federal-2");
    let (places, problems) = catalog.open(&root.path().join("bad.yaml"));
    assert_eq!((places, problems.len()), (vec![], 2));
    assert_eq!(catalog.open(&root.path().join("none.yaml")).1[0].code, "not-found");
}

#[test]
fn a_place_says_where_a_role_came_from() {
    let root = directory(&[("a.yaml", SOUND)]);
    let (catalog, _) = load(&[place(root.path())]);
    let entry = &catalog.entries[0];
    assert_eq!(entry.origin, Origin::File(root.path().join("a.yaml")));
    assert_eq!(entry.positions["/responsibilities/0"], Position { line: 2, column: 20 });
}
