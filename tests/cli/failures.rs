//! What goes wrong: one block on standard error, nothing on standard output, the status that was promised.

use crate::{printed, program, run, run_with};

/// Runs the program and holds its error to the form all errors have; returns the error.
fn fails(arguments: &str) -> String {
    let run = run(arguments);
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""), "{arguments}: {}", run.err);
    let mut lines = run.err.lines();
    assert!(lines.next().is_some_and(|line| line.starts_with("error: ")), "{arguments}: {}", run.err);
    assert!(lines.all(|line| line.starts_with("  why: ") || line.starts_with("  help: ")), "{arguments}: {}", run.err);
    run.err
}

#[test]
fn a_failure_says_what_why_and_what_to_do() {
    let cases = [
        // The role.
        ("show suport --catalog roles", "no role is called \"suport\"", "did you mean"),
        ("show xyzzy --catalog roles", "no role is called \"xyzzy\"", "role-explorer list"),
        (
            "show s --catalog roles",
            "\"s\" is the start of several ids",
            "`senior-support-engineer` or `support-engineer`",
        ),
        ("show nowhere.yaml", "cannot open nowhere.yaml", "no such file"),
        ("show mixed/broken-too.yaml", "cannot open mixed/broken-too.yaml", "no such file"),
        ("compare support roles/ --catalog roles", "there is no role in roles/", "name a role's file"),
        ("similar suport --catalog roles", "no role is called \"suport\"", "did you mean"),
        ("gap suport senior --catalog roles", "no role is called \"suport\"", "did you mean"),
        ("gap support xyzzy --catalog roles", "no role is called \"xyzzy\"", "role-explorer list"),
        // The command.
        ("serch incidents", "there is no command and no file called `serch`", "did you mean `search`?"),
        ("import support", "there is no command and no file called `import`", "commands: list, show, search"),
        (
            "roles list",
            "there is no command and no file called `list`",
            "first: role-explorer list … --catalog roles\n",
        ),
        ("roles man", "there is no command and no file called `man`", "first: role-explorer man …\n"),
        ("./nowhere", "cannot open ./nowhere", "no such file"),
        ("list --catalog nowhere", "cannot open nowhere", "no such file"),
        ("check nowhere.yaml", "cannot open nowhere.yaml", "no such file"),
        // The options.
        ("show", "required arguments were not provided: <ROLE>", "usage: role-explorer show"),
        ("compare support --catalog roles", "2 values required by '<ROLE> <ROLE>...'", "usage: role-explorer compare"),
        ("list roles", "unexpected argument 'roles'", "--catalog roles\n"),
        ("show support roles", "unexpected argument 'roles'", "--catalog roles\n"),
        ("list --colour never", "unexpected argument '--colour'", "'--color'"),
        ("gap support --catalog roles", "required arguments were not provided: <TO>", "usage: role-explorer gap"),
        ("similar support --limit 0", "invalid value '0' for '--limit <N>'", "0 is not in 1.."),
        ("search it --limit 0", "invalid value '0' for '--limit <N>'", "0 is not in 1.."),
        (
            "gap support senior --format yaml",
            "the format `yaml` does not fit",
            "text (.txt), markdown (.md), html (.html), csv (.csv), ",
        ),
        (
            "list --color sometimes",
            "invalid value 'sometimes' for '--color <WHEN>'",
            "possible values: auto, always, never",
        ),
        ("check --format html", "the format `html` does not fit this command", "what fits: text (.txt), csv (.csv), "),
        ("check --format markdown", "the format `markdown` does not fit", "what fits: text (.txt), csv (.csv), "),
        ("compare a b --format rtf", "there is no format called `rtf`", "text (.txt), markdown (.md), "),
        ("list --format md", "there is no format called `md`", "did you mean `markdown`?"),
        ("show cellar --format jsonld", "there is no format called `jsonld`", "did you mean `json-ld`?"),
        ("list --format Jsn", "there is no format called `Jsn`", "did you mean `json`?"),
        ("list --csv-raw", "--csv-raw is for CSV alone", "--format csv"),
        ("list -o a.csv -o b.md -o a.csv", "--output names a.csv twice", "once"),
        ("list --width 5", "invalid value '5' for '--width <COLUMNS>'", "20..=1000"),
        ("search years:zzz", "the query asks for nothing", "`zzz` is no number of years"),
        ("search !", "the query asks for nothing", "  why: at character 1 of the query: "),
    ];
    for (arguments, what, more) in cases {
        let error = run(arguments).err;
        assert!(error.contains(what) && error.contains(more), "{arguments}: {error}");
        fails(arguments);
    }
}

#[test]
fn an_ambiguous_file_names_the_roles_it_holds() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("two.yaml");
    std::fs::write(&file, "title: One\nresponsibilities: [Ones.]\n---\ntitle: Two\nresponsibilities: [Twos.]\n")
        .expect("roles");
    let error = run_with(program().arg("show").arg(&file)).err;
    assert!(error.contains("holds 2 roles") && error.contains("`two` or `two-2`"), "{error}");
}

#[test]
fn a_file_without_a_role_says_what_is_wrong_with_it() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("none.yaml");
    std::fs::write(&file, "titel: None\n").expect("a file");
    let error = run_with(program().arg("show").arg(&file)).err;
    assert!(
        error.contains("there is no role in") && error.contains("  why: ") && error.contains("none.yaml:1:1"),
        "{error}"
    );
}

#[test]
fn the_status_is_the_answer() {
    for (arguments, status) in [
        ("search incidents --catalog roles", 0),
        ("search zzzzzz --catalog roles", 1),
        ("search zzzzzz --catalog roles --format json", 1),
        ("check roles", 0),
        ("check unknown-tag.yaml", 0),
        ("check mixed", 1),
        ("check mixed --format json", 1),
        ("compare support senior --catalog roles", 0),
        ("compare support senior --catalog roles --exit-code", 1),
        ("compare support support --catalog roles --exit-code", 0),
        ("similar support --catalog roles", 0),
        ("gap support senior --catalog roles", 0),
        ("--help", 0),
        ("show --help", 0),
        ("--version", 0),
    ] {
        assert_eq!(run(arguments).status, Some(status), "{arguments}");
    }
}

#[test]
fn any_difference_counts_for_the_exit_code() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let write = |name: &str, yaml: &str| std::fs::write(directory.path().join(name), yaml).expect("a role");
    let base = "title: A\nresponsibilities: [Writes the knowledge base for known problems.]\n";
    write("base.yaml", base);
    write("same.yaml", base);
    write("place.yaml", &format!("{base}locations: [Bergen]\n"));
    write("words.yaml", "title: A\nresponsibilities: [Owns the knowledge base for known problems.]\n");
    let asked = "title: A\nresponsibilities: [Plans.]\nqualifications: {LIST: [Writes the knowledge base.]}\n";
    write("required.yaml", &asked.replace("LIST", "required"));
    write("preferred.yaml", &asked.replace("LIST", "preferred"));
    let often = |times| format!("title: A\nresponsibilities:\n{}", "  - Trains new cashiers.\n".repeat(times));
    write("five.yaml", &often(5));
    write("two.yaml", &often(2));
    write("source.yaml", &format!("{base}id: other\nsource: {{document: other.txt}}\nlocations: [Bergen, Oslo]\n"));
    write("order.yaml", &format!("{base}locations: [Oslo, Bergen]\n"));
    let plain = [
        "variant: Senior",
        "aliases: [B]",
        "organization: B",
        "unit: B",
        "family: B",
        "level: B",
        "segment: B",
        "summary: B",
        "works_with: {inside: [B]}",
        "posted: 2026-01-31",
        "x-note: B",
    ];
    for (number, key) in plain.iter().enumerate() {
        write(&format!("plain-{number}.yaml"), &format!("{base}{key}\n"));
        let mut command = program();
        command.current_dir(&directory).args(["compare", "--exit-code", "base.yaml", &format!("plain-{number}.yaml")]);
        assert_eq!(run_with(&mut command).status, Some(1), "{key}");
    }
    write("title.yaml", &base.replace("title: A", "title: B"));
    for (one, other, status) in [
        ("base.yaml", "title.yaml", 1),
        ("source.yaml", "order.yaml", 0),
        ("five.yaml", "five.yaml", 0),
        ("five.yaml", "two.yaml", 1),
        ("two.yaml", "five.yaml", 1),
        ("base.yaml", "same.yaml", 0),
        ("base.yaml", "place.yaml", 1),
        ("base.yaml", "words.yaml", 1),
        ("required.yaml", "required.yaml", 0),
        ("required.yaml", "preferred.yaml", 1),
    ] {
        let mut command = program();
        command.current_dir(&directory).args(["compare", "--exit-code", one, other]);
        assert_eq!(run_with(&mut command).status, Some(status), "{one} {other}");
    }
}

#[test]
fn a_query_that_is_half_understood_is_answered_with_a_warning() {
    let half = run("search nofield:x incidents --catalog roles");
    assert!(half.err.starts_with("warning: at character 1 of the query: "), "{}", half.err);
    let told: Vec<&str> = half.err.lines().skip(1).collect();
    assert_eq!(told, ["`nofield:x` finds nothing; without it 4 hits"]);
}

#[test]
fn any_query_is_answered_at_once() {
    let long = "incidents ".repeat(1_000);
    let solid = "x".repeat(10_000);
    let quotes = "\"".repeat(10_001);
    let bars = "|".repeat(10_000);
    let table: [(&str, Option<i32>, &str); 10] = [
        (&long, Some(0), "only the first 32 words"),
        (&solid, Some(1), ""),
        (&quotes, Some(2), "not closed"),
        (&bars, Some(2), "nothing stands before `|`"),
        ("incid\u{1b}[31ments", Some(1), ""),
        ("incidents years:>=many", Some(0), "write `years:>=5`"),
        ("incidents years:5-10", Some(0), "at character 17 of the query: `5-10` is no number of years"),
        ("incidents titel:x", Some(1), "did you mean `title:`"),
        ("!!!", Some(2), "nothing follows `!`"),
        ("+ - * / &", Some(2), "there is nothing here to look for"),
    ];
    for (query, status, told) in table {
        let run = run_with(program().args(["search", "--catalog", "roles", "--", query]));
        let start: String = query.chars().take(20).collect();
        assert_eq!(run.status, status, "{start}: {}", run.err);
        assert!(run.err.contains(told) && run.err.lines().count() < 12, "{start}: {}", run.err);
        assert!(!run.out.contains('\u{1b}') && !run.err.contains('\u{1b}'), "{start}");
    }
}

#[test]
fn help_names_every_command_with_an_example_and_the_statuses() {
    let help = printed("--help");
    assert!(help.contains("Exit status: 0 done"), "{help}");
    for command in ["list", "show", "search", "compare", "similar", "gap", "check", "schema"] {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        let own = printed(&format!("{command} --help"));
        assert!(own.contains(&format!("Example: role-explorer {command}")), "{own}");
    }
    assert!(!help.contains("import"), "{help}");
}

#[cfg(debug_assertions)]
#[test]
fn a_mistake_of_the_program_itself_is_told_and_ends_it() {
    let run = run_with(program().arg("list").env("ROLE_EXPLORER_PANIC", "main"));
    assert_eq!((run.status, run.out.as_str()), (Some(101), ""));
    assert!(run.err.starts_with("role-explorer: stopped by a mistake in the program itself: "), "{}", run.err);
}

#[test]
fn a_search_without_hits_says_which_word_finds_nothing() {
    let hits = |query: &str| printed(&format!("search {query} --catalog roles --count")).trim_end().to_owned();
    let told = |query: &str| {
        let run = run(&format!("search {query} --catalog roles"));
        assert_eq!(run.status, Some(1), "{query}: {}", run.out);
        run.err
    };
    let number = |query: &str| match &*hits(query) {
        "1" => "1 hit".to_owned(),
        hits => format!("{hits} hits"),
    };
    let incidents = number("incidents");
    assert_eq!(told("incidents xyzzyqq"), format!("`xyzzyqq` finds nothing; without it {incidents}\n"));
    assert_eq!(
        told("xyzzyqq incidents title:quuxly"),
        format!("`xyzzyqq` and `title:quuxly` find nothing; without them {incidents}\n")
    );
    let sells = number("sells");
    let apart = format!("nothing answers all of it: without `incidents` {sells}, without `sells` {incidents}\n");
    assert_eq!(told("incidents sells"), apart);
    let excluded = format!("nothing answers all of it: without `!incidents` {incidents}\n");
    assert_eq!(told("incidents !incidents"), excluded);
    assert_eq!(told("--field required sells incidents"), "`sells` and `incidents` find nothing\n");
    assert_eq!(told("xyzzyqq"), "", "of one word the answer says all");
}
