//! Profiles, paths and arguments that try to reach the terminal.

use std::fs;

use crate::{Run, program, run, run_with};

/// Holds everything a run printed to what may be sent to a terminal: no controls but line breaks, nothing that hides or
/// reverses text.
fn assert_harmless(run: &Run, context: &str) {
    for c in run.out.chars().chain(run.err.chars()) {
        // A record of CSV ends with CR LF, as its standard says.
        let harmless = matches!(c, '\n' | '\r') && context.contains("csv") || c == '\n';
        let hidden = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}');
        let tag = matches!(c, '\u{e0000}'..='\u{e007f}');
        assert!(harmless || !(c.is_control() || hidden || tag), "{context}: {c:?}");
    }
}

#[test]
fn a_hostile_profile_reaches_no_terminal() {
    for command in [
        "list --catalog hostile.yaml",
        "list --catalog hostile.yaml --format json",
        "list --catalog hostile.yaml --format html",
        "list --catalog hostile.yaml --format csv",
        "list --catalog hostile.yaml --format yaml",
        "show evil --catalog hostile.yaml",
        "show evil --catalog hostile.yaml --format markdown",
        "show evil --catalog hostile.yaml --format json",
        "show evil --catalog hostile.yaml --format html",
        "show evil --catalog hostile.yaml --format csv",
        "show evil --catalog hostile.yaml --format yaml",
        "show evil --catalog hostile.yaml --format json-ld",
        "search incidents --catalog hostile.yaml",
        "search incidents --catalog hostile.yaml --format json",
        "search red --catalog hostile.yaml",
        "compare evil evil --catalog hostile.yaml",
        "compare evil hostile.yaml tam-federal",
        "compare hostile.yaml tam-federal",
        "compare hostile.yaml tam-federal --format markdown",
        "compare hostile.yaml tam-federal --format json",
        "gap hostile.yaml tam-federal",
        "gap tam-federal hostile.yaml --format markdown",
        "gap tam-federal hostile.yaml --format json",
        "gap tam-federal hostile.yaml --format csv",
        "gap tam-federal hostile.yaml --format html",
        "similar hostile.yaml",
        "similar hostile.yaml --format markdown",
        "similar hostile.yaml --format json",
        "similar hostile.yaml --format csv",
        "similar hostile.yaml --format html",
        "compare hostile.yaml tam-federal --format html",
        "compare hostile.yaml tam-federal --format csv",
        "check hostile.yaml",
        "check hostile.yaml --format json",
    ] {
        let run = run(command);
        assert_harmless(&run, command);
        assert!(!run.out.is_empty(), "{command}: {}", run.err);
    }
}

#[test]
fn what_was_replaced_stays_visible() {
    let text = run("show evil --catalog hostile.yaml").out;
    assert!(text.contains("Evil ␛[31mred") && text.contains("<U+202E>desrever"), "{text}");
}

#[test]
fn hostile_arguments_come_back_harmless() {
    let nasty = "a\u{1b}]0;owned\u{7}\u{202e}b\u{9b}c";
    for arguments in [
        &["show", nasty][..],
        &["search", nasty],
        &["search", nasty, "--format", "json"],
        &["list", "--catalog", nasty],
        &["list", "--format", nasty],
        &["list", "--color", nasty],
        &["list", "-o", &format!("missing/{nasty}")],
        &["show", &format!("{nasty}.yaml")],
        &[nasty],
        &[&format!("--{nasty}")],
        &["list", nasty],
    ] {
        let run = run_with(program().args(arguments));
        assert_harmless(&run, &format!("{arguments:?}"));
        assert_ne!(run.status, Some(0), "{arguments:?}");
        assert!(format!("{}{}", run.out, run.err).contains("a␛]0;owned"), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn hostile_file_names_come_back_harmless() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let broken = directory.path().join("\u{1b}[2J\u{202e}broken.yaml");
    let good = directory.path().join("\u{1b}[2J\u{202e}good.yaml");
    fs::write(&broken, "titel: None\n").expect("a file");
    fs::write(&good, "title: Good\nresponsibilities: [Does.]\n").expect("a file");
    for arguments in [&["check"][..], &["check", "--format", "json"], &["list", "--format", "json"]] {
        let run = run_with(program().args(arguments).arg("--catalog").arg(directory.path()));
        assert_harmless(&run, &format!("{arguments:?}"));
        assert!(run.out.contains("␛[2J<U+202E>"), "{arguments:?}: {}", run.out);
    }
    let run = run_with(program().arg("show").arg(&broken));
    assert_harmless(&run, "a broken file");
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_utf_8_are_told_of() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    for command in ["show", "search", "check"] {
        let run = run_with(program().arg(command).arg(OsStr::from_bytes(b"\xff\xfe")));
        assert_eq!(run.status, Some(2), "{command}");
        assert_harmless(&run, command);
    }
}
