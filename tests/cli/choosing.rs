//! Which roles a command works on.

use std::fs;

use crate::{printed, program, run, run_with};

#[test]
fn a_role_is_named_by_id_by_the_start_of_one_or_by_its_file() {
    let by_id = printed("show cellar-sales --catalog roles");
    assert!(by_id.starts_with("Cellar Sales\n"), "{by_id}");
    assert_eq!(printed("show cellar --catalog roles"), by_id);
    assert_eq!(printed("show roles/sales.yaml"), by_id);
    assert_eq!(printed("show ./roles/sales.yaml --catalog roles"), by_id, "a file of the catalog is not loaded twice");
}

#[test]
fn a_file_can_be_compared_with_a_role_of_the_catalog() {
    let text = printed("compare roles/sales.yaml strategic-account-executive");
    assert!(text.starts_with("Cellar Sales  ⇄  Strategic Account Executive\n"), "{text}");
}

#[test]
fn a_file_makes_no_start_of_an_id_ambiguous() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("rt.yaml");
    fs::write(&file, printed("show tam-federal --format yaml")).expect("a copy");
    for names in [["tam-fed", "rt.yaml"], ["rt.yaml", "tam-fed"]] {
        let run = run_with(program().current_dir(directory.path()).args(["compare", "--exit-code"]).args(names));
        assert_eq!(run.status, Some(0), "{names:?}: {}", run.err);
    }
}

#[test]
fn catalogs_add_up_wherever_they_are_named() {
    let both = printed("list --catalog roles/sales.yaml --catalog mixed/good.yaml");
    assert_eq!(both.lines().count(), 2);
    assert_eq!(printed("--catalog roles/sales.yaml list --catalog mixed/good.yaml"), both);
    assert_eq!(printed("roles/sales.yaml mixed/good.yaml"), both);
}

#[test]
fn a_catalog_takes_the_place_of_the_built_in_roles() {
    assert!(!printed("list --catalog roles").contains("tam-federal"));
    assert!(printed("list").contains("tam-federal"));
}

#[test]
fn the_users_own_roles_stand_beside_the_built_in_ones() {
    let home = tempfile::tempdir().expect("a directory for the test");
    let own = home.path().join("role-explorer/roles");
    fs::create_dir_all(&own).expect("a directory of roles");
    fs::write(own.join("mine.yaml"), "title: My Own\nresponsibilities: [Rests.]\n").expect("a role");
    let list = run_with(program().env("XDG_DATA_HOME", home.path()).arg("list"));
    assert!(list.out.contains("tam-federal") && list.out.contains("My Own"), "{}{}", list.out, list.err);
}

#[test]
fn roles_are_kept_by_the_values_of_facets() {
    let ids = |arguments: &str| {
        let line = |line: &str| line.split_whitespace().next().unwrap_or_default().to_owned();
        printed(arguments).lines().map(line).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids("list --catalog roles --only location:bergen"), "senior-support-engineer support-engineer");
    assert_eq!(ids("list --catalog roles --only LOC:berg --only degree:bachelor's"), "support-engineer");
    let either = ids("list --catalog roles --only degree:bachelor --only years:5+ --only years:2+");
    assert_eq!(either, "support-engineer", "values of one facet add up, facets narrow each other");
    let lacking = run_with(program().args(["list", "--catalog", "roles", "--only", "location:not stated"]));
    assert!(lacking.out.starts_with("cellar-sales") && lacking.out.lines().count() == 1, "{}", lacking.out);
    let count = |only: &str| printed(&format!("search support --catalog roles --count --only {only}"));
    assert!(count("location:bergen").trim() > "0");
    assert_eq!(run("search title:cellar --catalog roles --only location:bergen").status, Some(1));
}

#[test]
fn roles_are_put_in_order() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let role = |id: &str, more: &str| format!("id: {id}\ntitle: {more}\nresponsibilities: [Works.]\n");
    let roles = [
        role("ten", "Engineer 10\norganization: Beta\nposted: 2026-01-02"),
        role("two", "engineer 2\nposted: 2026-03-04"),
        role("clerk", "Clerk\norganization: alpha"),
    ];
    fs::write(directory.path().join("roles.yaml"), roles.join("---\n")).expect("profiles");
    for (sort, expected) in [
        ("", "ten two clerk"),
        ("--sort title", "clerk two ten"),
        ("--sort organization", "clerk ten two"),
        ("--sort posted", "two ten clerk"),
    ] {
        let list = printed(&format!("list {sort} --catalog {}", directory.path().display()));
        let ids: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
        assert_eq!(ids.join(" "), expected, "{sort}");
    }
}

#[test]
fn a_value_that_no_role_has_is_told_with_those_there_are() {
    for (only, why, help) in [
        ("location:oslo", "no role has this value of location", "there is Bergen"),
        ("place:bergen", "there is no such facet", "name one of organization, unit,"),
        ("location", "no role has this value of location", "there is Bergen"),
    ] {
        let run = run_with(program().args(["list", "--catalog", "roles", "--only", only]));
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{only}");
        assert!(run.err.contains(why) && run.err.contains(help), "{}", run.err);
    }
    let none = run("list --catalog roles --only organization:northwind --only location:not --only degree:bachelor");
    assert_eq!((none.status, none.out.as_str()), (Some(1), ""), "{}", none.err);
    assert!(none.err.contains("no role has all of these values"), "{}", none.err);
}

#[test]
fn standard_input_is_a_catalog() {
    let yaml = "title: Piper\nresponsibilities: [Pipes.]\n---\ntitle: Second Piper\nresponsibilities: [Pipes too.]\n";
    for arguments in ["list --catalog -", "-"] {
        let list = run_with(program().args(arguments.split_whitespace()).write_stdin(yaml));
        assert_eq!((list.status, list.out.lines().count()), (Some(0), 2), "{arguments}: {}", list.err);
    }
    let broken = run_with(program().args(["check", "-"]).write_stdin("titel: Piper\n"));
    assert_eq!(broken.status, Some(1));
    assert!(broken.out.starts_with("-:1:1: error: "), "{}", broken.out);
}

#[test]
fn a_broken_file_stands_beside_the_good_ones() {
    let list = run("list --catalog mixed");
    assert_eq!(list.status, Some(0));
    assert!(list.out.contains("Cooper"), "{}", list.out);
    assert_eq!(list.err, "3 problems in the catalog; `role-explorer check mixed` shows them\n");
    let show = run("show unknown-tag.yaml --catalog mixed");
    assert_eq!(show.err, "4 problems in the catalog; `role-explorer check mixed unknown-tag.yaml` shows them\n");
}

#[test]
fn what_no_command_shows_of_a_file_is_told_itself() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("t.yaml");
    let role = "title: Tam\nid: tam-federal\nresponsibilities: [Helps.]\n";
    let compared = |yaml: &str, more: &[&str]| {
        fs::write(&file, yaml).expect("a role");
        let command = ["compare", "tam-premier", "t.yaml"];
        run_with(program().current_dir(&directory).args(command).args(more)).err
    };
    let taken = "t.yaml:2:5: warning: the id \"tam-federal\" is taken by a role of the program itself; this one is \
                 called \"tam-federal-2\" [duplicate-id]\n";
    assert_eq!(compared(role, &[]), taken);
    let both = format!("1 problem in the catalog; `role-explorer check t.yaml` shows it\n{taken}");
    assert_eq!(compared(&format!("{role}colour: red\n"), &[]), both, "what a command shows is counted");
}

#[test]
fn a_path_called_like_a_command_is_reached_with_a_dot() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    fs::create_dir(directory.path().join("list")).expect("a directory of roles");
    fs::write(directory.path().join("list/a.yaml"), "title: Hidden\nresponsibilities: [Hides.]\n").expect("a role");
    let named = run_with(program().current_dir(&directory).arg("./list"));
    assert!(named.out.contains("Hidden"), "{}{}", named.out, named.err);
    let command = run_with(program().current_dir(&directory).arg("list"));
    assert!(command.out.contains("tam-federal"), "{}{}", command.out, command.err);
}

#[test]
fn no_roles_are_told_of() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let list = run_with(program().args(["list", "--catalog"]).arg(directory.path()));
    assert_eq!((list.status, list.out.as_str()), (Some(0), ""));
    assert!(list.err.contains("there are no roles here"), "{}", list.err);
}
