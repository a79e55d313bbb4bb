//! A profile compared with itself as it was, through git.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::{Run, program, run_with};

/// A repository with a profile in a directory of it that was committed twice and changed once more since, beside another
/// profile that is gone again.
struct Repository {
    directory: TempDir,
}

const FIRST: &str =
    "title: Keeper\nvariant: Roses\nresponsibilities:\n  - Waters the plants\n  - Trains new cashiers\n";
const SECOND: &str =
    "title: Keeper\nvariant: Roses\nresponsibilities:\n  - Waters the plants daily\n  - Trains new cashiers\n";
const NOW: &str = "title: Keeper\nvariant: Roses\nresponsibilities:\n  - Trains new cashiers\n";

impl Repository {
    /// `None`, with a word about it, where there is no git.
    #[expect(clippy::print_stderr, reason = "who reads the tests' output is to know what was not tested")]
    fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("skipped: there is no git here");
            return None;
        }
        let repository = Self { directory: tempfile::tempdir().expect("a directory for the test") };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        fs::create_dir(repository.path().join("roles")).expect("a directory");
        repository.write("roles/keeper.yaml", FIRST);
        repository.write("roles/gone/old.yaml", "title: Old\nresponsibilities: [Rests]\n");
        repository.commit("first");
        repository.git(&["tag", "v1"]);
        repository.write("roles/keeper.yaml", SECOND);
        fs::remove_dir_all(repository.path().join("roles/gone")).expect("it was there");
        repository.commit("second");
        repository.write("roles/keeper.yaml", NOW);
        Some(repository)
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, text).expect("a file");
    }

    fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        let done = git
            .envs(clean())
            .env_remove("GIT_DIR")
            .current_dir(self.path())
            .args(arguments)
            .output()
            .expect("git starts");
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let mut program = program();
        program.envs(clean());
        run_with(program.current_dir(self.path()).args(arguments))
    }
}

/// An environment in which git is the same for everyone.
fn clean() -> Vec<(&'static str, String)> {
    let temporary = std::env::temp_dir().to_string_lossy().into_owned();
    let set = [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_SYSTEM", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "A"),
        ("GIT_AUTHOR_EMAIL", "a@example.org"),
        ("GIT_COMMITTER_NAME", "A"),
        ("GIT_COMMITTER_EMAIL", "a@example.org"),
        ("GIT_CEILING_DIRECTORIES", &temporary),
    ];
    set.map(|(name, value)| (name, value.to_owned())).to_vec()
}

#[test]
fn a_profile_is_compared_with_what_it_was() {
    let Some(repository) = Repository::new() else { return };
    let run = repository.run(&["compare", "roles/keeper.yaml@HEAD~1", "roles/keeper.yaml"]);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    assert!(run.out.starts_with("Keeper · Roses @HEAD~1  ⇄  Keeper · Roses\n"), "{}", run.out);
    assert!(run.out.contains("Waters the plants") && run.out.contains("1 same"), "{}", run.out);
    let markdown =
        repository.run(&["compare", "roles/keeper.yaml@v1", "roles/keeper.yaml@main", "--format", "markdown"]);
    assert!(markdown.out.starts_with("# Keeper · Roses @v1 ⇄ Keeper · Roses @main\n"), "{}", markdown.out);
    let json = repository.run(&["compare", "roles/keeper.yaml", "roles/keeper.yaml@main", "--format", "json"]);
    let json: Value = serde_json::from_str(&json.out).expect("one JSON object");
    let told: Vec<_> =
        (0..2).map(|role| [json["roles"][role]["id"].as_str(), json["roles"][role]["variant"].as_str()]).collect();
    assert_eq!(told, [[Some("keeper"), Some("Roses")], [Some("keeper@main"), Some("Roses @main")]]);
}

#[test]
fn a_version_is_a_role_like_any_other() {
    let Some(repository) = Repository::new() else { return };
    let shown = repository.run(&["show", "roles/keeper.yaml@v1"]);
    assert!(shown.out.starts_with("Keeper · Roses @v1\n") && shown.out.contains("keeper@v1"), "{}", shown.out);
    let same = repository.run(&["compare", "--exit-code", "roles/keeper.yaml@v1", "roles/keeper.yaml@HEAD^"]);
    assert_eq!((same.status, same.err.as_str()), (Some(0), ""), "one revision by two names");
    let other = repository.run(&["compare", "--exit-code", "roles/keeper.yaml@v1", "tam-federal"]);
    assert_eq!(other.status, Some(1));
    let gone = repository.run(&["show", "roles/gone/old.yaml@v1"]);
    assert!(gone.out.starts_with("Old · @v1\n"), "its directory is gone too: {}{}", gone.out, gone.err);
    let mut program = program();
    program.envs(clean());
    let from_within = program.current_dir(repository.path().join("roles")).args(["show", "keeper.yaml@v1"]);
    assert!(run_with(from_within).out.starts_with("Keeper · Roses @v1\n"));
}

#[test]
fn a_file_that_is_called_so_is_what_is_meant() {
    let Some(repository) = Repository::new() else { return };
    repository.write("roles/keeper.yaml@v1", "title: Named So\nresponsibilities: [Stands]\n");
    let shown = repository.run(&["show", "roles/keeper.yaml@v1"]);
    assert!(shown.out.starts_with("Named So\n"), "{}{}", shown.out, shown.err);
    repository.commit("third");
    let shown = repository.run(&["show", "roles/keeper.yaml@v1@HEAD"]);
    assert!(shown.out.starts_with("Named So · @HEAD\n"), "{}{}", shown.out, shown.err);
    let dated = repository.run(&["show", "roles/keeper.yaml@main@{0}"]);
    assert!(dated.out.starts_with("Keeper · Roses @main@{0}\n"), "{}{}", dated.out, dated.err);
}

#[test]
fn what_is_not_there_is_told() {
    let Some(repository) = Repository::new() else { return };
    let outside = tempfile::tempdir().expect("a directory for the test");
    fs::write(outside.path().join("a.yaml"), FIRST).expect("a file");
    let outside = format!("{}@HEAD", outside.path().join("a.yaml").display());
    let table = [
        ("roles/keeper.yaml@v9", "its repository has no such revision"),
        ("roles/keeper.yaml@--output=x", "its repository has no such revision"),
        ("roles/keeper.yaml@HEAD:roles", "its repository has no such revision"),
        ("roles/gone/old.yaml@HEAD", "there is no such file in that revision"),
        ("roles.yaml@HEAD", "there is no such file in that revision"),
        (&outside, "the file does not lie in a git work tree"),
    ];
    for (role, why) in table {
        let run = repository.run(&["show", role]);
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{role}");
        let (path, revision) = role.split_once('@').expect("it is a version");
        assert!(
            run.err.starts_with(&format!("error: cannot read {path} at the revision `{revision}`\n")),
            "{}",
            run.err
        );
        assert!(run.err.contains(&format!("why: {why}\n")) && run.err.contains("help: "), "{role}: {}", run.err);
    }
    assert!(!repository.path().join("x").exists() && !repository.path().join("roles/x").exists());
}

#[test]
fn without_git_it_is_said_so() {
    let Some(repository) = Repository::new() else { return };
    let empty = repository.path().join("roles");
    let mut program = program();
    let run =
        run_with(program.current_dir(repository.path()).env("PATH", &empty).args(["show", "roles/keeper.yaml@v1"]));
    assert_eq!(run.status, Some(2));
    assert!(run.err.contains("the program `git` is not there"), "{}", run.err);
}

#[test]
fn what_is_set_for_another_repository_leads_nobody_astray() {
    let Some(repository) = Repository::new() else { return };
    let mut program = program();
    program.envs(clean());
    let elsewhere = tempfile::tempdir().expect("a directory for the test");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY"] {
        program.env(name, elsewhere.path());
    }
    program.env("GIT_PAGER", "false").env("PAGER", "false");
    let run = run_with(program.current_dir(repository.path()).args(["show", "roles/keeper.yaml@v1"]));
    assert!(run.out.starts_with("Keeper · Roses @v1\n"), "{}{}", run.out, run.err);
}

#[test]
fn a_version_that_is_no_profile_or_too_large_is_told() {
    let Some(repository) = Repository::new() else { return };
    repository.write("roles/keeper.yaml", "titel: Keeper\n");
    repository.commit("broken");
    let run = repository.run(&["show", "roles/keeper.yaml@HEAD"]);
    assert!(run.err.starts_with("error: there is no role in roles/keeper.yaml@HEAD\n"), "{}", run.err);
    assert!(run.err.contains("roles/keeper.yaml@HEAD:1:1: error: "), "{}", run.err);
    repository.write("roles/keeper.yaml", &format!("title: Keeper\n{}", "# long\n".repeat(1 << 20)));
    repository.commit("large");
    let run = repository.run(&["show", "roles/keeper.yaml@HEAD"]);
    assert!(run.err.contains("it is larger than 1024 KiB"), "{}", run.err);
    repository.write("roles/keeper.yaml", "title: Keeper\nresponsibilities: [Rests]\nwrong: 1\n");
    repository.commit("nearly sound");
    repository.write("roles/keeper.yaml", NOW);
    let run = repository.run(&["show", "roles/keeper.yaml@HEAD"]);
    assert_eq!((run.status, run.out.contains("Rests")), (Some(0), true));
    assert!(run.err.starts_with("warning: roles/keeper.yaml@HEAD:3:1: error: "), "{}", run.err);
}

#[test]
fn decisions_hold_for_every_version() {
    let Some(repository) = Repository::new() else { return };
    let decision = "- accept: [{role: keeper, text: Waters the plants}, {role: keeper, text: Trains new cashiers}]\n";
    repository.write("pairings.yaml", decision);
    let run = repository.run(&["compare", "roles/keeper.yaml@v1", "roles/keeper.yaml", "--pairings", "pairings.yaml"]);
    assert!(run.out.contains("≈ ✓"), "{}{}", run.out, run.err);
}
