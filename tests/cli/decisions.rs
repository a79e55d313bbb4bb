//! The user's own judgement on pairings: kept in a file, applied everywhere, marked as theirs.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::documents::bare;
use crate::json::assert_promised;
use crate::{Run, program, run_with};

/// Two roles that say next to nothing in the same words, and a place for decisions on them.
struct Case {
    directory: TempDir,
}

const GARDENER: &str =
    "id: gardener\ntitle: Gardener\nresponsibilities:\n  - Waters the plants\n  - Trains new cashiers\n";
const KEEPER: &str =
    "id: keeper\ntitle: Keeper\nresponsibilities:\n  - Looks after roses\n  - Provides training to new cashiers\n";

impl Case {
    fn new(pairings: &str) -> Self {
        let directory = tempfile::tempdir().expect("a directory for the test");
        for (name, text) in [("gardener.yaml", GARDENER), ("keeper.yaml", KEEPER), ("pairings.yml", pairings)] {
            fs::write(directory.path().join(name), text).expect("a file");
        }
        Self { directory }
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }

    fn run(&self, arguments: &str) -> Run {
        run_with(program().current_dir(self.path()).env("COLUMNS", "100").args(arguments.split_whitespace()))
    }

    fn json(&self, arguments: &str) -> Value {
        let run = self.run(&format!("{arguments} --format json"));
        let document = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err));
        assert_promised(&document);
        document
    }
}

const COMPARE: &str = "compare gardener.yaml keeper.yaml --pairings pairings.yml";

const DECISIONS: &str = "\
- accept:
    - { role: gardener, text: waters plants }
    - { role: keeper, text: Looks after roses. }
- reject: # training is not the same everywhere
    - { role: keeper, text: Provides training to new cashiers, at: /responsibilities/7 }
    - { role: gardener, text: Trains new cashiers }
- accept:
    - { role: gardener, text: Mows the lawn }
    - { role: keeper, text: Looks after roses }
";

#[test]
fn text_says_what_the_reader_decided() {
    let case = Case::new(DECISIONS);
    let run = case.run(COMPARE);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(run.out);
    let without = case.run("compare gardener.yaml keeper.yaml").out;
    assert!(!without.contains("by you") && !without.contains('✓'), "{without}");
    insta::assert_snapshot!(run_with(program().current_dir(case.path()).args(COMPARE.split_whitespace())).out);
}

#[test]
fn markdown_says_what_the_reader_decided() {
    insta::assert_snapshot!(Case::new(DECISIONS).run(&format!("{COMPARE} --format markdown")).out);
}

#[test]
fn markdown_of_long_statements_says_so_in_sections() {
    let case = Case::new(DECISIONS);
    let long = format!("{KEEPER}  - {}\n", "Keeps what is kept, and tells whoever asks where it is kept; ".repeat(2));
    fs::write(case.path().join("keeper.yaml"), long).expect("a file");
    let markdown = case.run(&format!("{COMPARE} --format markdown")).out;
    assert!(markdown.contains("- **≈ ✓ reworded**\n  - left: Waters the plants\n"), "{markdown}");
    let rejected = "## Rejected by you\n\n- **✗ rejected**\n  - left: Trains new cashiers\n  - right: Provides training to new cashiers\n";
    let statements = markdown.split_once("## Statements").expect("there are some").1;
    assert!(statements.contains(rejected) && !statements.contains('|'), "{markdown}");
}

#[test]
fn html_says_what_the_reader_decided() {
    let case = Case::new(DECISIONS);
    insta::assert_snapshot!(bare(&case.run(&format!("{COMPARE} --format html")).out));
    let matrix = case.run(&format!("{COMPARE} --matrix --format html")).out;
    assert!(matrix.contains("decided by you: 1 accepted, 1 rejected, 1 stale") && !matrix.contains("✗"), "{matrix}");
    let without = case.run("compare gardener.yaml keeper.yaml --format html").out;
    assert!(!without.contains("by you") && !without.contains('✓'), "{without}");
}

#[test]
fn csv_says_what_the_reader_decided() {
    insta::assert_snapshot!(Case::new(DECISIONS).run(&format!("{COMPARE} --format csv")).out.replace('\r', ""));
}

#[test]
fn json_says_what_the_reader_decided() {
    let case = Case::new(DECISIONS);
    let document = case.json(COMPARE);
    let pair = &document["pairs"][0];
    assert_eq!(pair["links"].as_array().map(Vec::len), Some(1));
    let link = &pair["links"][0];
    assert_eq!(
        (&link["decided"], &link["kind"], &link["score"]),
        (&"accepted".into(), &"reworded".into(), &0.0.into())
    );
    assert_eq!(link["a"], json!(["/responsibilities/0"]));
    assert_eq!(pair["rejected"], json!([{"a": "/responsibilities/1", "b": "/responsibilities/1"}]));
    let stale = json!([{
        "verdict": "accept",
        "a": {"role": "gardener", "text": "Mows the lawn"},
        "b": {"role": "keeper", "text": "Looks after roses"},
        "why": "gone",
    }]);
    assert_eq!(pair["stale"], stale);
    assert_eq!(pair["nearest"], json!({}), "what was rejected does not come near");
    let turned = case.json("compare keeper.yaml gardener.yaml --pairings pairings.yml");
    assert_eq!(turned["pairs"][0]["links"][0]["decided"], "accepted", "in both directions");
    assert_eq!(turned["pairs"][0]["stale"][0]["a"]["role"], "keeper", "on its own side");
    let plain = case.json("compare gardener.yaml keeper.yaml");
    assert_eq!(plain["pairs"][0]["links"][0]["decided"], Value::Null);
}

#[test]
fn a_gap_and_similar_roles_heed_what_was_decided() {
    let case = Case::new(DECISIONS);
    let gap = |options: &str| case.json(&format!("gap gardener.yaml keeper.yaml {options}"));
    let new = |options: &str| gap(options)["new"].clone();
    assert!(new("").to_string().contains("/responsibilities/0"), "{}", gap(""));
    assert_eq!(new("--pairings pairings.yml"), json!(["/responsibilities/1"]), "accepted is held, rejected is new");
    let similar = |options: &str| {
        let all = "--catalog gardener.yaml --catalog keeper.yaml";
        case.run(&format!("similar gardener {all} {options}")).out
    };
    assert_ne!(similar(""), similar("--pairings pairings.yml"));
    let shown = case.run("show gardener.yaml --pairings pairings.yml");
    assert_eq!(shown.status, Some(2), "what compares nothing takes no pairings");
}

#[test]
fn a_gap_and_similar_roles_say_what_was_decided() {
    let (case, other) = (Case::new(DECISIONS), Case::new(""));
    for command in ["gap gardener.yaml keeper.yaml", "similar gardener --catalog gardener.yaml --catalog keeper.yaml"] {
        for format in ["text", "markdown", "html"] {
            let command = format!("{command} --pairings pairings.yml --format {format}");
            let said = |case: &Case| case.run(&command).out.contains("decided by you: 1 accepted, 1 rejected, 1 stale");
            assert_eq!([said(&case), said(&other)], [true, false], "{command}");
        }
    }
    let decided = json!({ "accepted": 1, "rejected": 1, "stale": 1 });
    let gap = case.json("gap gardener.yaml keeper.yaml --pairings pairings.yml");
    assert_eq!(gap["decided"], decided);
    let [first, second] = ["/responsibilities/0", "/responsibilities/1"];
    assert_eq!(gap["accepted"], json!([{ "from": first, "to": first }]));
    assert_eq!(gap["rejected"], json!([{ "from": second, "to": second }]));
    assert_eq!(gap["stale"][0]["a"]["text"], "Mows the lawn");
    let similar = case.json("similar gardener --catalog gardener.yaml --catalog keeper.yaml --pairings pairings.yml");
    assert_eq!(similar["roles"][0]["decided"], decided);
}

#[test]
fn a_gap_and_similar_roles_tell_each_decision() {
    let case = Case::new(DECISIONS);
    let gap = |format: &str| {
        let run = case.run(&format!("gap gardener.yaml keeper.yaml --pairings pairings.yml --format {format}"));
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
        run.out.replace('\r', "")
    };
    insta::assert_snapshot!("gap-decided.txt", gap("text"));
    insta::assert_snapshot!("gap-decided.md", gap("markdown"));
    insta::assert_snapshot!("gap-decided.csv", gap("csv"));
    insta::assert_snapshot!("gap-decided.html", bare(&gap("html")));
    let all = "--catalog gardener.yaml --catalog keeper.yaml --pairings pairings.yml";
    insta::assert_snapshot!(
        "similar-decided.csv",
        case.run(&format!("similar gardener {all} --format csv")).out.replace('\r', "")
    );
}

#[test]
fn the_users_own_file_is_used_where_there_is_one() {
    let case = Case::new(DECISIONS);
    let state = case.path().join("state/role-explorer");
    fs::create_dir_all(&state).expect("a directory");
    fs::copy(case.path().join("pairings.yml"), state.join("pairings.yaml")).expect("a file");
    let run = |arguments: &str| {
        let mut program = program();
        program.current_dir(case.path()).env("XDG_STATE_HOME", case.path().join("state"));
        run_with(program.args(arguments.split_whitespace())).out
    };
    let compare = "compare gardener.yaml keeper.yaml";
    if cfg!(all(unix, not(target_os = "macos"))) {
        assert!(run(compare).contains("✓"), "{}", run(compare));
    }
    fs::write(case.path().join("none.yaml"), "# nothing decided\n").expect("a file");
    assert!(!run(&format!("{compare} --pairings none.yaml")).contains("✓"), "the file named takes its place");
    assert!(run(&format!("--pairings pairings.yml {compare}")).contains("✓"), "before the command too");
}

#[test]
fn a_broken_file_is_told_of_and_the_rest_applies() {
    let broken = DECISIONS
        .replace("at: /responsibilities/7", "at: first")
        .replace("Mows", "\"Mows")
        .replace("{ role: keeper, text: Looks after roses }", "~")
        .replace("\"Mows the lawn }", "Mows }");
    let conflict = "- reject: [{role: keeper, text: Looks after roses}, {role: gardener, text: Waters the plants}]\n";
    let case = Case::new(&format!("{broken}{conflict}"));
    let run = case.run(COMPARE);
    assert_eq!(run.status, Some(0), "{}", run.err);
    insta::assert_snapshot!(run.err);
    assert!(
        run.out.contains("0 reworded") && run.out.contains("decided by you: 2 rejected"),
        "the last word counts: {}",
        run.out
    );
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_where_it_was_named() {
    let case = Case::new("");
    for (name, why) in [("none.yml", "there is no such file"), (".", "neither a file nor a directory")] {
        let run = case.run(&format!("compare gardener.yaml keeper.yaml --pairings {name}"));
        assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
        assert!(
            run.err.contains(&format!("cannot read the pairings in {name}\n")) && run.err.contains(why),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_statement_is_not_accepted_for_a_fact() {
    let pairings = "- accept: [{role: gardener, text: Waters the plants}, {role: asker, text: Five years of it}]\n";
    let case = Case::new(pairings);
    let asker = "id: asker\ntitle: Asker\nqualifications: {required: [{text: Five years of it, years: {min: 5}}]}\n";
    fs::write(case.path().join("asker.yaml"), asker).expect("a file");
    let run = case.run("compare gardener.yaml asker.yaml --pairings pairings.yml");
    assert!(run.out.contains("a typed fact meets facts of its type, and prose meets"), "{}", run.out);
    assert!(run.out.contains("0 reworded"), "{}", run.out);
}

#[test]
fn what_a_file_holds_cannot_act_on_the_terminal() {
    let case =
        Case::new("- accept: [{role: gardener, text: \"a\\e]0;x\\a\"}, {role: keeper, text: Looks after roses}]\n");
    for format in ["text", "markdown", "html", "csv", "json"] {
        let run = case.run(&format!("{COMPARE} --format {format}"));
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'), "{format}");
        assert!(run.out.contains('␛'), "{format}: {}", run.out);
    }
}
