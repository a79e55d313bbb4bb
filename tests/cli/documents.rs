//! Text and Markdown, as pictures.

use insta::assert_snapshot;

use crate::{printed, program, run, run_with};

/// The text without its scores: how alike two statements are is the comparison's matter, not the document's.
fn unscored(text: &str) -> String {
    let mut parts = text.split(" .");
    let first = parts.next().map(str::to_owned);
    first
        .into_iter()
        .chain(parts.map(|part| format!(" .__{}", part.trim_start_matches(|c: char| c.is_ascii_digit()))))
        .collect()
}

/// What a command prints in a terminal of so many columns.
fn wide(columns: usize, arguments: &str) -> String {
    run_with(program().env("COLUMNS", columns.to_string()).args(arguments.split_whitespace())).out
}

#[test]
fn a_list_has_a_line_for_each_role() {
    assert_snapshot!(printed("list --catalog roles"), @r"
    cellar-sales             Cellar Sales               Northwind    1 responsibilities   0 required   0 preferred
    senior-support-engineer  Support Engineer · Senior  Northwind    3 responsibilities   2 required   0 preferred
    support-engineer         Support Engineer           Northwind    3 responsibilities   2 required   1 preferred
    ");
}

#[test]
fn without_a_command_and_a_terminal_the_list_is_printed() {
    assert_eq!(printed("roles"), printed("list --catalog roles"));
    assert_eq!(printed("--catalog roles"), printed("list --catalog roles"));
    assert_eq!(printed(""), printed("list"));
    assert_eq!(printed("list").lines().count(), 5, "the built-in roles");
}

#[test]
fn a_role_is_shown_whole() {
    assert_snapshot!(printed("show support --catalog roles"));
}

#[test]
fn a_role_in_markdown() {
    assert_snapshot!(printed("show support --catalog roles --format markdown"));
}

#[test]
fn a_role_that_states_little_says_so() {
    assert_snapshot!(printed("show mixed/good.yaml"), @r"
    Cooper

      Id            good

    RESPONSIBILITIES  1
        • Mends barrels.

    QUALIFICATIONS  0
      required
        not stated
      preferred
        not stated

    CONDITIONS
      Location      not stated
      Workplace     not stated
      Travel        not stated
      Employment    not stated
      Pay           not stated
    ");
}

#[test]
fn hits_stand_under_their_roles() {
    assert_snapshot!(printed("search incidents --catalog roles"), @r"
    Support Engineer  support-engineer
      responsibilities  Reports monthly on open incidents.
      responsibilities  Solves incidents from first call to root cause.
      responsibilities  Incidents

    Support Engineer · Senior  senior-support-engineer
      responsibilities  Solves incidents from first call to root cause.

    4 hits in 2 roles
    ");
}

#[test]
fn several_arguments_are_one_query() {
    let joined = run_with(program().args(["search", "--catalog", "roles", "open incidents"]));
    assert_eq!(printed("search --catalog roles open incidents"), joined.out);
    assert!(joined.out.contains("Reports monthly on open incidents."), "{}", joined.out);
}

#[test]
fn a_search_can_be_limited_narrowed_and_counted() {
    let best = printed("search incidents --catalog roles --limit 1");
    assert!(best.contains("\n4 hits in 2 roles, the best 1 shown\n"), "{best}");
    assert_eq!(best.lines().filter(|line| line.starts_with("  ")).count(), 1, "{best}");
    let narrow = printed("search incidents --catalog roles --field resp");
    assert_eq!(narrow, printed("search resp:incidents --catalog roles"));
    assert_eq!(printed("search incidents --catalog roles --count"), "4\n");
    let none = run("search zzzzzz --catalog roles --count");
    assert_eq!((none.out.as_str(), none.status), ("0\n", Some(1)));
    let wrong = run("search incidents --catalog roles --field titel");
    assert_eq!(wrong.status, Some(2));
    assert!(wrong.err.contains("cannot search in the field `titel`") && wrong.err.contains("did you mean `title:`"));
}

#[test]
fn hits_as_csv_are_a_record_each_and_no_formula() {
    let yaml = "title: '=cmd|x'\nvariant: 'A, \"B\"'\nresponsibilities: [Solves incidents., '-1+1 incidents']\n";
    let csv = |query: &str| {
        let arguments = ["search", query, "--catalog", "-", "--format", "csv"];
        run_with(program().args(arguments).write_stdin(yaml))
    };
    let hits = csv("incidents");
    assert_snapshot!(hits.out.replace('\r', "␍"), @r#"
    role,title,variant,organization,field,pointer,text,score,matches,why,total␍
    input,'=cmd|x,"A, ""B""",,responsibilities,/responsibilities/0,Solves incidents.,2.495,7-16,exact,2␍
    input,'=cmd|x,"A, ""B""",,responsibilities,/responsibilities/1,'-1+1 incidents,2.4933,5-14,exact,2␍
    "#);
    assert_eq!(csv("zzzzzz").status, Some(1));
}

#[test]
fn the_part_of_a_hit_has_a_key_for_programs_and_a_word_for_people_and_both_can_be_asked_for() {
    let said = |field: &str, format: &str| {
        let arguments = ["search", "contoso", "--catalog", "-", "--field", field, "--format", format];
        run_with(program().args(arguments).write_stdin("title: A\norganization: Contoso\n")).out
    };
    for field in ["organization", "organisation", "org"] {
        assert!(said(field, "csv").contains(",organization,/organization,Contoso,"), "{}", said(field, "csv"));
        assert!(said(field, "json").contains("\"field\": \"organization\""), "{}", said(field, "json"));
        assert!(said(field, "text").contains("organisation"), "{}", said(field, "text"));
    }
}

#[test]
fn a_long_statement_is_cut_around_what_matches() {
    let yaml = format!(
        "title: A\nresponsibilities: ['{}needle {}', '{}']\n",
        "hay ".repeat(500),
        "straw ".repeat(500),
        "x".repeat(5_000)
    );
    let search = |query: &str| {
        let arguments = ["search", query, "--catalog", "-"];
        run_with(program().args(arguments).write_stdin(yaml.clone())).out
    };
    let found = search("needle");
    assert!(found.contains("…hay ") && found.contains(" needle straw ") && found.contains("straw…\n"), "{found}");
    assert!(found.len() < 1_000 && found.lines().all(|line| line.trim() != "…"), "{found}");
    let solid = search("xxxx");
    assert!(solid.contains("xxx…\n") && !solid.contains("…x") && solid.len() < 1_500, "{solid}");
}

#[test]
fn the_help_of_search_tells_the_language() {
    let help = printed("search --help");
    for part in ["nurse|teacher", "years:>=5", "pay:>50eur/hour", "!clearance:any", "Fields: title organization"] {
        assert!(help.contains(part), "{help}");
    }
    assert!(!printed("search -h").contains("pay:>50eur/hour"));
}

#[test]
fn finding_nothing_says_so_and_offers_a_word() {
    let typo = run("search cel1ar --catalog roles");
    assert_snapshot!(format!("{}{}", typo.out, typo.err), @r"
    Nothing answers “cel1ar”.
    Did you mean “cellar”?
    ");
}

#[test]
fn two_roles_side_by_side_where_there_is_room() {
    assert_snapshot!(unscored(&wide(110, "compare support senior --catalog roles")));
}

#[test]
fn two_roles_one_below_the_other_where_there_is_not() {
    assert_snapshot!(unscored(&wide(60, "compare support senior --catalog roles")));
}

#[test]
fn a_fact_is_told_whole_and_so_are_alternatives_within_alternatives() {
    let yaml = "title: Agent\nqualifications:\n  required:\n  \
                - {text: Holds a clearance., clearance: {level: Secret, authority: NATO, status: active}}\n  \
                - {text: Knows ITIL., certification: ITIL}\n  \
                - {text: Is trained., any_of: [[Served., {text: Studied., any_of: [[Law.], \
                [{text: Has a degree., degree: {level: master, fields: [History]}}]]}], [Worked.]]}\n";
    let show = |format: &str| {
        let arguments = ["show", "input", "--catalog", "-", "--format", format];
        let shown = run_with(program().args(arguments).write_stdin(yaml));
        assert_eq!(shown.status, Some(0), "{}", shown.err);
        shown.out.lines().filter(|line| line.contains('.')).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(show("text"));
    assert_snapshot!(show("markdown"));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for columns in [40, 60, 80, 99, 100, 120] {
        for command in
            ["show support", "search incidents", "compare support senior", "gap support senior", "similar support"]
        {
            let text = wide(columns, &format!("{command} --catalog roles"));
            let widest = text.lines().map(|line| line.chars().count()).max();
            assert!(widest.is_some_and(|widest| widest <= columns), "{command} at {columns}: {widest:?}");
        }
    }
}

#[test]
fn three_roles_as_a_matrix_and_pair_by_pair() {
    let text = printed("compare support senior cellar --catalog roles");
    for other in ["senior", "cellar"] {
        let pair = printed(&format!("compare support {other} --catalog roles"));
        let pair = pair.rsplit_once("\n\n").expect("a legend").0;
        // Of three roles it is told once where they come from.
        let lines = pair.split_inclusive('\n').filter(|line| !line.starts_with("left ") && !line.starts_with("right "));
        let pair = &lines.collect::<String>();
        assert_eq!(unscored(&text).matches(&unscored(pair)).count(), 1, "{pair}\n{text}");
    }
    assert_snapshot!(unscored(&text));
}

#[test]
fn every_form_of_a_comparison_tells_sources_and_reasons_and_of_three_roles_what_each_states() {
    let (two, three) = ("tam-federal tam-premier", "tam-federal tam-premier strategic");
    for (format, facts) in
        [("text", "\nFACTS  "), ("markdown", "\n## Facts\n"), ("html", "<section data-group id=\"facts\">")]
    {
        for roles in [two, three] {
            let document = printed(&format!("compare {roles} --width 1000 --format {format}"));
            for part in ["tam-federal.txt", "tam-premier-new-york.txt", "Shared words: ", "Nearest, "] {
                assert!(document.contains(part), "{part} in {format}: {document}");
            }
            assert_eq!(document.contains(facts), roles == three || format == "markdown", "{format}: {document}");
        }
    }
}

#[test]
fn a_comparison_in_markdown() {
    assert_snapshot!(unscored(&printed("compare support senior --catalog roles --format markdown")));
}

#[test]
fn three_roles_in_markdown() {
    assert_snapshot!(unscored(&printed("compare support senior cellar --catalog roles --format markdown")));
}

#[test]
fn what_a_move_asks_for() {
    assert_snapshot!(unscored(&wide(80, "gap tam-federal tam-premier-new-york")));
    assert_snapshot!(unscored(&wide(120, "gap support senior --catalog roles")));
    assert_snapshot!(unscored(&wide(120, "gap senior cellar --catalog roles")));
}

#[test]
fn a_move_that_asks_nothing_says_so() {
    assert_snapshot!(printed("gap support support --catalog roles"), @r"
    To move from Support Engineer to Support Engineer you would need nothing that
    you do not show already.

    You show 6 of its 6 items already; what you show is left out here.
    ");
}

#[test]
fn what_a_move_asks_for_in_markdown() {
    assert_snapshot!(unscored(&printed("gap tam-federal tam-premier-new-york --format markdown")));
}

#[test]
fn a_statement_that_went_from_one_list_to_the_other_is_told_beside_what_it_was() {
    let yaml = "title: From\nqualifications: {required: [Knows C++ and Rust.], preferred: [Speaks in public.]}\n---\n\
                title: To\nqualifications: {required: [Speaks often in public.], preferred: [Knows C++ and Rust.]}\n";
    let gap = run_with(program().args(["gap", "input", "input-2", "--catalog", "-"]).write_stdin(yaml));
    assert_snapshot!(gap.out, @r"
    To move from From to To you would need:

    REQUIRED  1
      →      Speaks often in public.
             now: Speaks in public. (preferred)

    ASKED LESS, OR NO LONGER  1
      →      Knows C++ and Rust.
             now: Knows C++ and Rust. (required)

    You show none of its items as they stand.
    → from one list of qualifications to the other
    ");
}

/// Two roles whose facts overlap, or are offered and not asked.
const OVERLAPPING: &str = "\
title: From
pay: {min: 45, max: 60, currency: USD, per: hour}
travel: none
qualifications:
  required: [{text: Knows two of these., knowledge: {at_least: 2, of: [Azure, SQL, Rust]}}]
---
title: To
pay: {min: 50, max: 70, currency: USD, per: hour}
travel: {min: 0, max: 10}
qualifications:
  preferred: [{text: Knows two of those., knowledge: {at_least: 2, of: [C++, sql, azure]}}]
";

#[test]
fn what_the_lists_of_a_fact_share_is_told_below_it() {
    let run = |command: &str| {
        run_with(program().args(format!("{command} input input-2 --catalog -").split(' ')).write_stdin(OVERLAPPING)).out
    };
    assert_snapshot!(run("compare"));
    assert_snapshot!(run("gap"));
    for format in ["markdown", "html"] {
        assert!(run(&format!("compare --format {format}")).contains("in both: Azure, SQL"), "{format}");
    }
    let document: serde_json::Value = serde_json::from_str(&run("compare --format json")).expect("JSON");
    assert_eq!(document["pairs"][0]["facts"][0]["shared"], serde_json::json!(["Azure", "SQL"]));
}

#[test]
fn the_roles_most_like_one() {
    assert_snapshot!(unscored(&wide(80, "similar support --catalog roles")));
    assert_snapshot!(unscored(&wide(120, "similar tam-federal --limit 2")));
    assert_snapshot!(unscored(&printed("similar support --catalog roles --format markdown")));
}

#[test]
fn as_many_similar_roles_are_shown_as_asked_for() {
    let ranks = |arguments: &str| printed(arguments).matches("% alike").count();
    assert_eq!([1, 3].map(|limit| ranks(&format!("similar tam-federal --limit {limit}"))), [1, 3]);
    assert_eq!(ranks("similar tam-federal"), 4, "all others: there are fewer than ten");
    assert!(printed("similar --help").contains("[default: 10]"));
}

#[test]
fn a_role_alone_has_none_like_it() {
    assert_eq!(printed("similar good --catalog mixed/good.yaml").lines().count(), 1);
}

#[test]
fn an_id_is_never_broken() {
    for width in [20, 40, 60, 80] {
        let similar = printed(&format!("similar tam-federal --width {width}"));
        assert!(similar.contains("account-technology-strategist\n"), "{similar}");
        let list = printed(&format!("list --width {width}"));
        assert!(list.lines().any(|line| line.starts_with("account-technology-strategist")), "{list}");
    }
}

#[test]
fn a_list_is_cut_to_the_width_that_is_asked_for_and_to_no_other() {
    assert_snapshot!(printed("list --width 100"));
    assert_snapshot!(printed("list --width 60"));
    for width in [40, 60, 80, 100, 120] {
        for line in printed(&format!("list --width {width}")).lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
    assert_eq!(wide(40, "list"), printed("list"), "what reads it is no terminal");
}

#[test]
fn the_manual_page_tells_the_values_of_options() {
    let page = printed("man");
    let synopsis = page.split(".SH").find(|part| part.starts_with(" SYNOPSIS")).expect("a synopsis");
    for told in ["\\-\\-catalog\\fR \\fIPATH", "\\-\\-width\\fR \\fICOLUMNS", "[\\fB\\-\\-force\\fR]", "\\fICOMMAND"] {
        assert!(synopsis.contains(told), "{told}: {synopsis}");
    }
}

#[test]
fn a_role_compared_with_itself_is_the_same() {
    let text = printed("compare support support --catalog roles --exit-code");
    assert!(text.contains("100 % alike"), "{text}");
}

#[test]
fn roles_without_a_statement_are_not_alike() {
    let empty = tempfile::tempdir().expect("a directory");
    for name in ["one", "two"] {
        let yaml = format!("title: {name}\nresponsibilities: []\n");
        std::fs::write(empty.path().join(format!("{name}.yaml")), yaml).expect("a profile");
    }
    for format in ["text", "markdown", "html"] {
        let done =
            run_with(program().args(["compare", "one", "two", "--format", format, "--catalog"]).arg(empty.path()));
        let all = ["100 %", "100\u{202f}%"].iter().any(|all| done.out.contains(all));
        assert!(done.out.contains("one") && !all, "{}", done.out);
    }
}

#[test]
fn problems_name_their_place_and_the_way_out() {
    assert_snapshot!(run("check mixed unknown-tag.yaml").out, @r#"
    mixed/broken.yaml:1:1: warning: the role has no responsibilities [no-responsibilities]
      help: list what it does under "responsibilities"
    mixed/broken.yaml:2:1: error: "resposibilities" is not a key here [unknown-key]
      help: did you mean "responsibilities"?
    mixed/broken.yaml:5:13: error: "required" must be a list, not a number [wrong-type]
    unknown-tag.yaml:4:12: warning: "no-such-competency" is no competency of the vocabulary [unknown-tag]
      help: define it in a competencies.yaml beside the profile
    3 roles: 2 errors, 2 warnings
    "#);
}

#[test]
fn csv_has_a_record_for_each_thing() {
    assert_snapshot!("list.csv", printed("list --catalog roles --format csv"));
    assert_snapshot!("role.csv", printed("show support --catalog roles --format csv"));
    assert_snapshot!("matrix.csv", printed("compare support senior cellar --matrix --catalog roles --format csv"));
    assert_snapshot!(
        "comparison.csv",
        unscored_csv(&printed("compare support senior cellar --catalog roles --format csv"))
    );
    assert_snapshot!("gap.csv", unscored_csv(&printed("gap support senior --catalog roles --format csv")));
    assert_snapshot!("similar.csv", unscored_csv(&printed("similar support --catalog roles --format csv")));
}

/// The table, a line a record, without its scores.
fn unscored_csv(table: &str) -> String {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let columns = reader.headers().expect("the columns have names").clone();
    let at = |name: &str| columns.iter().position(|column| column == name).expect("the column is there");
    let score = at("score");
    let unscored = |record: csv::StringRecord| {
        let cells = record
            .iter()
            .enumerate()
            .map(|(column, cell)| if column == score && !cell.is_empty() { "0.____" } else { cell });
        cells.collect::<Vec<_>>().join(" | ")
    };
    let records: Vec<String> = reader.records().map(|record| unscored(record.expect("as many cells"))).collect();
    format!("{}\n{}", columns.iter().collect::<Vec<_>>().join(" | "), records.join("\n"))
}

#[test]
fn a_matrix_alone() {
    let matrix = printed("compare support senior cellar --matrix --catalog roles");
    let whole = printed("compare support senior cellar --catalog roles");
    let (before, after) = whole.split_once("MATRIX").expect("three roles have a matrix");
    let table = after.split("\n\n").take(2).collect::<Vec<_>>().join("\n\n");
    assert_eq!(matrix, format!("{before}MATRIX{table}\n"), "which stands in the text of three roles");
    assert!(printed("compare support senior --matrix --catalog roles").contains("MATRIX  2 roles"));
}

#[test]
fn a_matrix_tells_what_each_role_states_before_its_competencies() {
    for (format, [facts, fact, matrix]) in [
        ("text", ["\nFACTS  ", "Experience", "\nMATRIX  "]),
        ("markdown", ["\n## Facts\n\n| In | Fact | support-engineer | ", "| Experience |", "\n## Matrix\n"]),
        ("html", ["<a href=\"#facts\">Facts</a>", ">Experience</th>", "<h2>Matrix</h2>"]),
    ] {
        for roles in ["support senior cellar", "support senior"] {
            let document = printed(&format!("compare {roles} --matrix --catalog roles --format {format}"));
            let matrix = if document.contains(matrix) { matrix } else { "<h2>Competencies</h2>" };
            let places = [facts, fact, matrix].map(|part| document.find(part));
            assert!(places.is_sorted() && places[0].is_some(), "{format} {roles}: {places:?}\n{document}");
        }
    }
}

#[test]
fn in_markdown_the_roles_of_a_matrix_stand_under_their_ids() {
    let matrix = printed("compare support senior cellar --matrix --catalog roles --format markdown");
    let ids = "| support-engineer | senior-support-engineer | cellar-sales |";
    for head in [format!("| In | Fact {ids}"), format!("| In | Competency {ids}")] {
        assert!(matrix.contains(&head), "{matrix}");
    }
}

#[test]
fn a_format_is_named_in_upper_or_lower_case() {
    assert_eq!(printed("list --format Json"), printed("list --format json"));
    assert_eq!(printed("list --format TEXT"), printed("list"));
}

#[test]
fn shells_complete_formats_and_fields() {
    let script = printed("completions bash");
    assert!(script.contains("\"text markdown html csv xlsx json yaml json-ld\""), "{script}");
    assert!(script.contains("\"title organization unit ") && script.contains(" language source\""), "{script}");
    assert!(!printed("search --help").contains("possible values: text"));
}

/// Bash itself completes the last of the words.
#[cfg(unix)]
#[test]
fn bash_completes_the_ids_of_roles_where_a_command_takes_some() {
    let script = r#"
        eval "$("$1" completions bash)"
        shift
        COMP_WORDS=("$PROGRAM" "$@") COMP_CWORD=$#
        function=$(complete -p role-explorer) function=${function#*-F } function=${function%% *}
        $function "$PROGRAM" "${@: -1}" "${COMP_WORDS[COMP_CWORD-1]}"
        echo "${COMPREPLY[*]}"
    "#;
    let program = env!("CARGO_BIN_EXE_role-explorer");
    for (words, expected) in [
        (&["show", "tam"][..], "tam-federal tam-premier-new-york\n"),
        (&["compare", "tam-federal", "str"], "strategic-account-executive\n"),
        (&["gap", "account-d"], "account-delivery-executive\n"),
        (&["similar", "tam-p"], "tam-premier-new-york\n"),
        (&["compare", "--matrix", "tam-f"], "tam-federal\n"),
        (&["compare", "--exit-code", "tam-f"], "tam-federal\n"),
        (&["--color", "never", "show", "--format", "=", "text", "tam-f"], "tam-federal\n"),
        (&["show", "--format", "=", "t"], "\n"),
        (&["search", "tam"], "\n"),
        (&["search", "show", "tam"], "\n"),
        (&["--catalog", "roles", "show", "tam"], "\n"),
        (&["show", "--format", "js"], "json json-ld\n"),
        (&["comp"], "compare completions\n"),
    ] {
        // Bash hands over the program as it was typed.
        let (home, name) = program.rsplit_once('/').expect("a path");
        for (typed, home) in [(program, "/nowhere"), (&format!("~/{name}"), home)] {
            let mut bash = assert_cmd::Command::new("bash");
            bash.args(["--norc", "-c", script, "bash", program]).args(words).env("PROGRAM", typed).env("HOME", home);
            let run = crate::run_with(bash.env_remove("XDG_DATA_HOME").env_remove("XDG_CONFIG_HOME"));
            assert_eq!((run.out.as_str(), run.err.as_str()), (expected, ""), "{typed} {words:?}");
        }
    }
}

#[test]
fn text_is_as_wide_as_is_asked() {
    assert_eq!(
        printed("compare support senior --catalog roles --width 60"),
        wide(60, "compare support senior --catalog roles")
    );
    assert_eq!(
        wide(60, "show support --width 200 --catalog roles"),
        printed("show support --catalog roles --width 200")
    );
}

/// The page without what is the same in every page, and without scores.
pub(crate) fn bare(html: &str) -> String {
    let cut = |html: String, tag: &str| {
        let (before, rest) = html.split_once(&format!("<{tag}>")).unwrap_or((&html, ""));
        format!("{before}{}", rest.split_once(&format!("</{tag}>")).map_or("", |(_, after)| after))
    };
    let html = if html.contains("<script>") { cut(html.to_owned(), "script") } else { html.to_owned() };
    let (head, rest) = html.split_once("sha256-").expect("the policy names a digest");
    let policy_ends = rest.find('>').expect("the element ends");
    unscored(&cut(format!("{head}…{}", &rest[policy_ends..]), "style"))
}

#[test]
fn a_role_a_comparison_and_an_answer_as_pages() {
    assert_snapshot!("role.html", bare(&printed("show support --catalog roles --format html")));
    assert_snapshot!("two.html", bare(&printed("compare support senior --catalog roles --format html")));
    assert_snapshot!(
        "matrix.html",
        bare(&printed("compare support senior cellar --matrix --catalog roles --format html"))
    );
    assert_snapshot!("gap.html", bare(&printed("gap support senior --catalog roles --format html")));
    assert_snapshot!("similar.html", bare(&printed("similar support --catalog roles --format html")));
    assert_snapshot!("hits.html", bare(&printed("search incidents --catalog roles --format html")));
}

#[test]
fn what_the_format_leaves_to_its_users_keeps_its_lines_and_digits_in_every_form() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("own.yaml");
    std::fs::write(&file, "title: A\nresponsibilities: [B]\nx-note: |\n  First | line.\n  Second.\nx-release: 1.10\n")
        .expect("a file");
    for (format, note, release) in [
        ("text", "First | line.\n                Second.", "x-release     1.10"),
        ("markdown", "| x-note | First \\| line.<br>Second. |", "| x-release | 1.10 |"),
        ("html", "class=\"pre\" dir=\"auto\">First | line.\nSecond.</dd>", ">1.10</dd>"),
        ("csv", ",\"First | line.\nSecond.\",", ",1.10,"),
        ("json", r#""x-note": "First | line.\nSecond.""#, r#""x-release": "1.10""#),
        ("yaml", "x-note: |-\n  First | line.\n  Second.", "x-release: \"1.10\""),
    ] {
        let shown = printed(&format!("show {} --format {format}", file.display()));
        assert!(shown.contains(note) && shown.contains(release), "{format}: {shown}");
    }
}

#[test]
fn a_profile_is_written_as_it_is_read() {
    assert_snapshot!("role.yaml", printed("show support --catalog roles --format yaml"));
    assert_snapshot!("list.md", printed("list --catalog roles --format markdown"));
    assert_snapshot!("hits.md", printed("search incidents --catalog roles --format markdown"));
    assert_snapshot!("long.md", unscored(&printed("compare tam-federal strategic --format markdown")));
}
