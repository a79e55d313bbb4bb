//! Writing to a file: the format it gets, and that nothing is lost.

use std::fs;
use std::path::Path;

use crate::{Run, printed, program, run_with};

/// Runs the words of `arguments` in `directory`, on the profiles of these tests.
fn run_in(directory: &Path, arguments: &str) -> Run {
    let roles = Path::new(crate::DATA).join("roles");
    run_with(program().current_dir(directory).arg("--catalog").arg(roles).args(arguments.split_whitespace()))
}

fn read(directory: &Path, name: &str) -> String {
    fs::read_to_string(directory.join(name)).expect("the file was written")
}

#[test]
fn the_format_follows_the_extension_unless_it_is_named() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let markdown = printed("show cellar --catalog roles --format markdown");
    let json = printed("show cellar --catalog roles --format json");
    let text = printed("show cellar --catalog roles");
    for (arguments, name, expected) in [
        ("show cellar -o a.md", "a.md", &markdown),
        ("show cellar -o a.MARKDOWN", "a.MARKDOWN", &markdown),
        ("show cellar --output a.json", "a.json", &json),
        ("show cellar -o a.txt", "a.txt", &text),
        ("show cellar -o plain", "plain", &text),
        ("show cellar -o b.txt --format json", "b.txt", &json),
    ] {
        let run = run_in(directory.path(), arguments);
        assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (Some(0), "", ""), "{arguments}");
        assert_eq!(&read(directory.path(), name), expected, "{arguments}");
    }
}

#[test]
fn a_dash_is_standard_output() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let run = run_in(directory.path(), "show cellar -o -");
    assert_eq!((run.status, run.out), (Some(0), printed("show cellar --catalog roles")));
    assert_eq!(fs::read_dir(&directory).expect("it is there").count(), 0);
}

#[cfg(feature = "xlsx")]
#[test]
fn a_spreadsheet_is_the_same_in_a_file_and_in_a_pipe() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let run = run_in(directory.path(), "compare support senior cellar -o a.xlsx -o b.csv");
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (Some(0), "", ""));
    let file = fs::read(directory.path().join("a.xlsx")).expect("the file was written");
    assert!(file.starts_with(b"PK"));
    let arguments = "compare support senior cellar --catalog roles --format xlsx".split(' ');
    // Colours that are asked for are not for it.
    for colour in ["auto", "always"] {
        let piped = program().args(arguments.clone()).args(["--color", colour]).output().expect("the program starts");
        assert!(piped.stdout == file && piped.stderr.is_empty(), "{colour}");
    }
}

#[test]
fn an_extension_that_does_not_fit_writes_nothing() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (arguments, fit) in
        [("check -o a.md", "text (.txt), csv (.csv)"), ("schema -o a.rtf", "json (.json), text (.txt)")]
    {
        let run = run_in(directory.path(), arguments);
        assert_eq!(run.status, Some(2));
        assert!(run.err.contains("does not fit this command") && run.err.contains(fit), "{}", run.err);
    }
    assert_eq!(fs::read_dir(&directory).expect("it is there").count(), 0);
}

#[test]
fn several_formats_are_written_in_one_call_and_none_where_one_is_in_the_way() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let run = run_in(directory.path(), "show cellar -o a.md -o a.json --output a.csv -o a.yaml -o a.jsonld -o a.html");
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (Some(0), "", ""));
    for (name, format) in [
        ("a.md", "markdown"),
        ("a.json", "json"),
        ("a.csv", "csv"),
        ("a.yaml", "yaml"),
        ("a.jsonld", "json-ld"),
        ("a.html", "html"),
    ] {
        let printed = printed(&format!("show cellar --catalog roles --format {format}"));
        assert_eq!(read(directory.path(), name), printed, "{name}");
    }
    let run = run_in(directory.path(), "show cellar -o b.md -o a.json");
    assert_eq!(run.status, Some(2));
    assert!(run.err.contains("cannot write a.json") && !directory.path().join("b.md").exists(), "{}", run.err);
    for (target, why) in [("missing/c.md", "there is no such directory"), ("a.json/c.md", "cannot write a.json/c.md")] {
        let run = run_in(directory.path(), &format!("show cellar -o b.md -o b.html -o {target}"));
        assert!(run.status == Some(2) && run.err.contains(why), "{}", run.err);
        assert!(!directory.path().join("b.md").exists() && !directory.path().join("b.html").exists(), "{target}");
    }
    let run = run_in(directory.path(), "show cellar -o b.md -o -");
    assert_eq!((run.status, run.out), (Some(0), printed("show cellar --catalog roles")));
    assert!(directory.path().join("b.md").exists());
}

#[test]
fn in_a_directory_a_file_is_named_by_what_is_in_it() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    fs::create_dir(directory.path().join("out")).expect("a directory");
    for (arguments, name) in [
        ("show cellar -o out/ --format markdown", "cellar-sales.md"),
        ("compare support senior -o out/", "compare-support-engineer-senior-support-engineer.txt"),
        ("list -o out/ --format csv", "roles.csv"),
        ("search ../open/incidents -o out/ --format json", "search-open-incidents.json"),
        ("schema -o out/", "role-schema.json"),
    ] {
        assert_eq!(run_in(directory.path(), arguments).status, Some(0), "{arguments}");
        assert!(directory.path().join("out").join(name).exists(), "{arguments}");
        let again = run_in(directory.path(), arguments);
        assert!(again.status == Some(2) && again.err.contains("--force"), "{arguments}: {}", again.err);
    }
    let run = run_in(directory.path(), "list -o missing/");
    assert!(run.status == Some(2) && run.err.contains("cannot write missing/roles.txt"), "{}", run.err);
}

/// A write that fails in its midst, as on a full disk: the shell lets the program write a file of some KiB at the most.
#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_the_old_file_whole() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    fs::write(directory.path().join("a.json"), "old").expect("a file");
    let script = format!(
        "trap '' XFSZ; ulimit -f 4; exec '{}' list --catalog '{}' --force -o a.json",
        assert_cmd::cargo::cargo_bin!("role-explorer").display(),
        directory.path().join("many.yaml").display()
    );
    let many: Vec<String> = (0..200).map(|number| format!("title: Role {number}\nid: role-{number}\n")).collect();
    fs::write(directory.path().join("many.yaml"), many.join("---\n")).expect("a file");
    let run = run_with(assert_cmd::Command::new("sh").current_dir(directory.path()).args(["-c", &script]));
    assert_eq!(run.status, Some(2), "{}", run.err);
    assert!(run.err.contains("cannot write a.json") && run.err.contains("why"), "{}", run.err);
    assert_eq!(read(directory.path(), "a.json"), "old");
    assert_eq!(fs::read_dir(&directory).expect("it is there").count(), 2, "nothing is left beside it");
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    fs::write(directory.path().join("a.txt"), "old").expect("a file");
    let refused = run_in(directory.path(), "list -o a.txt");
    assert_eq!(refused.status, Some(2));
    assert!(refused.err.contains("cannot write a.txt") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(read(directory.path(), "a.txt"), "old");
    assert_eq!(run_in(directory.path(), "list -o a.txt --force").status, Some(0));
    assert_eq!(read(directory.path(), "a.txt"), printed("list --catalog roles"));
    assert_eq!(fs::read_dir(&directory).expect("it is there").count(), 1, "nothing is left beside it");
}

#[test]
fn what_is_no_file_is_left_alone_even_by_force() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path();
    fs::create_dir(path.join("folder")).expect("a directory");
    let cases = [("folder", "a directory"), ("missing/a.txt", "there is no such directory")];
    for (target, why) in cases {
        let run = run_in(path, &format!("list --force -o {target}"));
        assert_eq!(run.status, Some(2));
        assert!(run.err.contains(&format!("cannot write {target}")) && run.err.contains(why), "{}", run.err);
    }
    assert_eq!(fs::read_dir(path).expect("it is there").count(), 1);
}

#[cfg(unix)]
#[test]
fn links_and_protected_files_are_left_alone_even_by_force() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path();
    fs::write(path.join("real.txt"), "old").expect("a file");
    symlink("real.txt", path.join("link.txt")).expect("a link");
    fs::write(path.join("guarded.txt"), "old").expect("a file");
    fs::set_permissions(path.join("guarded.txt"), fs::Permissions::from_mode(0o444)).expect("its owner may");
    let link = "why: it is a symbolic link to real.txt\n  help: to write to what it leads to, name that: real.txt\n";
    for (target, why) in [("link.txt", link), ("guarded.txt", "write-protected")] {
        let run = run_in(path, &format!("list --force -o {target}"));
        assert_eq!(run.status, Some(2));
        assert!(run.err.contains(why), "{}", run.err);
        assert_eq!(read(path, target), "old");
    }
    assert!(path.join("link.txt").is_symlink());
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;

    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("a.txt");
    fs::write(&file, "old").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("its owner may");
    assert_eq!(run_in(directory.path(), "list -o a.txt --force").status, Some(0));
    assert_eq!(fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o640);
}

/// What no file may grow beyond fails as a full disk does, and takes no rights to try.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_written_whole_leaves_the_old_one_and_nothing_else() {
    let limited = "trap '' XFSZ; ulimit -f 4; exec \"$@\"";
    let both = ["compare", "tam-federal", "tam-premier"];
    for (arguments, targets) in [
        (&both[..], &["a.txt"][..]),
        (&both, &["a.md"]),
        (&both, &["a.html"]),
        (&both, &["a.csv"]),
        #[cfg(feature = "xlsx")]
        (&both, &["a.xlsx"]),
        (&both, &["a.json"]),
        (&["show", "tam-federal"], &["a.yaml"]),
        (&["list"], &["a.html"]),
        (&both, &["./", "a.html"]),
    ] {
        let directory = tempfile::tempdir().expect("a directory for the test");
        let old: Vec<&str> = targets.iter().copied().filter(|target| !target.ends_with('/')).collect();
        for name in &old {
            fs::write(directory.path().join(name), "old").expect("a file");
        }
        let outputs = targets.iter().flat_map(|target| ["-o", target]);
        let mut command = assert_cmd::Command::new("sh");
        command.args(["-c", limited, "sh", env!("CARGO_BIN_EXE_role-explorer")]).args(arguments).args(outputs);
        let run = run_with(command.arg("--force").current_dir(directory.path()).env("HOME", directory.path()));

        assert_eq!(run.status, Some(2), "{targets:?}: {}", run.err);
        for part in ["error: cannot write ", "why: File too large", "help: make room"] {
            assert!(run.err.contains(part), "{targets:?}: {}", run.err);
        }
        assert!(!run.err.contains(".role-explorer-"), "what nobody asked for: {}", run.err);
        let left = fs::read_dir(&directory).expect("it is there").map(|entry| entry.expect("an entry").file_name());
        assert_eq!(left.collect::<Vec<_>>(), old, "{targets:?}");
        assert!(old.iter().all(|name| read(directory.path(), name) == "old"), "{targets:?}");
    }
}
