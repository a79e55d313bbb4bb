//! When there is colour, and that it says nothing alone.

use crate::{Run, program, run_with};

/// Runs a comparison with something in the environment.
fn coloured(arguments: &str, environment: &[(&str, &str)]) -> Run {
    run_with(program().envs(environment.iter().copied()).args(arguments.split_whitespace()))
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let force = ("CLICOLOR_FORCE", "1");
    let no = ("NO_COLOR", "1");
    for (option, environment, expected) in [
        ("", &[][..], false),
        ("--color auto", &[], false),
        ("--color always", &[], true),
        ("--color never", &[], false),
        ("", &[force], true),
        ("--color never", &[force], false),
        ("", &[no], false),
        ("", &[no, force], false),
        ("--color always", &[no], true),
    ] {
        let run = coloured(&format!("show cellar --catalog roles {option}"), environment);
        assert_eq!(run.out.contains('\u{1b}'), expected, "{option} {environment:?}");
        let error = coloured(&format!("show xyzzy --catalog roles {option}"), environment).err;
        assert_eq!(error.contains('\u{1b}'), expected, "{option} {environment:?}: {error}");
    }
}

#[test]
fn without_its_colour_a_text_reads_the_same() {
    for command in [
        "list",
        "show support",
        "search incidents",
        "compare support senior",
        "compare support senior cellar",
        "check mixed",
    ] {
        for columns in ["70", "110"] {
            let styled = coloured(&format!("{command} --catalog roles --color always"), &[("COLUMNS", columns)]).out;
            let plain = coloured(&format!("{command} --catalog roles"), &[("COLUMNS", columns)]).out;
            assert!(styled.contains('\u{1b}'), "{command}");
            assert_eq!(anstream::adapter::strip_str(&styled).to_string(), plain, "{command}");
        }
    }
}

#[test]
fn documents_for_others_have_no_colour() {
    for format in ["json", "markdown"] {
        let run = coloured(&format!("show support --catalog roles --format {format} --color always"), &[]);
        assert!(!run.out.contains('\u{1b}'), "{}", run.out);
    }
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("a.txt");
    run_with(program().args(["show", "tam-federal", "--color", "always", "-o"]).arg(&file));
    assert!(!std::fs::read_to_string(&file).expect("it was written").contains('\u{1b}'));
}

#[test]
fn matches_are_marked() {
    let run = coloured("search incident --catalog roles --color always", &[]);
    assert!(run.out.contains("\u{1b}[4m\u{1b}[33mincident"), "{:?}", run.out);
}
