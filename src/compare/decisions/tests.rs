//! Decisions as text: what is read, what is told of it, and changing a file someone else writes too.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

fn named(role: &str, text: &str) -> Named {
    Named { role: role.into(), text: text.into(), at: None }
}

fn decision(verdict: Verdict, a: &str, b: &str) -> Decision {
    Decision { verdict, a: named("left", a), b: named("right", b) }
}

/// The decisions that hold, in short form, and `line:column code` of every problem.
fn read(yaml: &str) -> (Vec<String>, Vec<String>) {
    let (decisions, problems) = Decisions::read(yaml.as_bytes());
    let short = |Decision { verdict, a, b }: &Decision| {
        let side = |named: &Named| {
            let at = named.at.map_or_else(String::new, |at| format!(" {at}"));
            format!("{} {}{at}", named.role, named.text)
        };
        format!("{} {} / {}", verdict.key(), side(a), side(b))
    };
    let place = |problem: &crate::problem::Problem| {
        let at = problem.position.map_or_else(String::new, |at| format!("{}:{} ", at.line, at.column));
        format!("{at}{}", problem.code)
    };
    (decisions.iter().map(short).collect(), problems.iter().map(place).collect())
}

const FILE: &str = "\
# What we agreed on in March.
- accept:
    - role: left
      text: Waters the plants
      at: /responsibilities/3
    - { role: right, text: Gardens }

# No: one is about people.
- reject: [{ role: left, text: Trains cashiers }, { role: right, text: Runs trains }]
";

#[test]
fn a_file_says_what_belongs_together_and_what_does_not() {
    let (decisions, problems) = read(FILE);
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        decisions,
        [
            "accept left Waters the plants /responsibilities/3 / right Gardens",
            "reject left Trains cashiers / right Runs trains"
        ]
    );
    for nothing in ["", "# nothing yet\n", "[]", "---\n"] {
        assert_eq!(read(nothing), (vec![], vec![]), "{nothing:?}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_costs_only_itself() {
    let pair = "[{role: a, text: x}, {role: b, text: y}]";
    let table = [
        ("accept: 1", 0, vec!["1:1 wrong-type"]),
        ("- accept: 1", 0, vec!["1:11 wrong-type"]),
        ("- {}", 0, vec!["1:3 no-verdict"]),
        ("- {accept: PAIR, reject: PAIR}", 0, vec!["1:3 no-verdict"]),
        ("- aksept: PAIR", 0, vec!["1:3 unknown-key", "1:3 no-verdict"]),
        ("- accept: [{role: a, text: x}]", 0, vec!["1:11 not-a-pair"]),
        ("- accept: [{role: a, text: x}, {role: b}]", 0, vec!["1:32 missing-key"]),
        ("- accept: [{role: a, text: x, at: /summary}, {role: b, text: y}]", 1, vec!["1:35 bad-pointer"]),
        ("- accept: PAIR\n- reject: [\n", 0, vec!["2:11 syntax"]),
        ("- accept: PAIR\n---\n- reject: [\n", 1, vec!["3:11 syntax"]),
        ("- 7\n- accept: PAIR", 1, vec!["1:3 wrong-type"]),
    ];
    for (yaml, count, told) in table {
        let (decisions, problems) = read(&yaml.replace("PAIR", pair));
        assert_eq!((decisions.len(), problems), (count, told.into_iter().map(str::to_owned).collect()), "{yaml}");
    }
}

#[test]
fn of_two_that_contradict_each_other_the_last_one_holds_and_both_lines_are_named() {
    let yaml = "\
- accept: [{role: a, text: Trains the cashiers}, {role: b, text: y}]
- accept: [{role: a, text: other}, {role: b, text: y}]
- reject: [{role: b, text: y}, {role: a, text: training cashiers.}]
";
    let (decisions, problems) = Decisions::read(yaml.as_bytes());
    let held: Vec<_> = decisions.iter().map(|decision| (decision.verdict, &*decision.a.text)).collect();
    assert_eq!(held, [(Verdict::Accept, "other"), (Verdict::Reject, "y")]);
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!(
        problem.to_string(),
        "3:3: warning: this pairing is judged twice: accept on line 1, reject on line 3 [conflicting-decisions]"
    );
    let (_, problems) = read("- accept: [{role: a, text: x}, {role: b, text: y}]\n".repeat(2).as_str());
    assert_eq!(problems, [""; 0], "saying it twice is no contradiction");
}

#[test]
fn a_change_leaves_everything_else_as_it_stands() {
    let added = decision(Verdict::Reject, "a: b # c", "- d");
    let text = Decisions::amend(FILE, &[Edit::Decide(added.clone())]).unwrap();
    let block = "- reject:\n  - role: left\n    text: \"a: b # c\"\n  - role: right\n    text: \"- d\"\n";
    assert_eq!(text, format!("{FILE}{block}"));
    assert_eq!(Decisions::amend(&text, &[Edit::TakeBack(added.b, added.a)]).unwrap(), FILE);
    let gone = Edit::TakeBack(named("left", "waters plants"), named("right", "Gardens"));
    let text = Decisions::amend(FILE, &[gone]).unwrap();
    assert_eq!(text.lines().next(), Some("# What we agreed on in March."));
    assert!(!text.contains("Gardens") && text.contains("# No: one is about people.\n- reject"), "{text}");
}

#[test]
fn the_last_word_takes_the_place_of_those_before() {
    let accept = decision(Verdict::Accept, "x", "y");
    let reject = Decision { verdict: Verdict::Reject, a: accept.b.clone(), b: accept.a.clone() };
    let twice = [accept.clone(), accept.clone(), reject.clone()].map(Edit::Decide);
    let text = Decisions::amend("", &twice).unwrap();
    assert_eq!(read(&text).0, ["reject right y / left x"]);
    // One who merges branches may have both in the file: neither comes back to life.
    let both = format!("{}{}", Decisions::amend("", &twice[..1]).unwrap(), yaml_of(&reject));
    let text = Decisions::amend(&both, &[Edit::TakeBack(accept.a, accept.b)]).unwrap();
    assert_eq!(read(&text).0, [""; 0], "{text}");
}

fn yaml_of(decision: &Decision) -> String {
    crate::yaml::write(&[decision]).unwrap()
}

#[test]
fn a_file_is_left_alone_where_a_change_would_not_be_read_back() {
    let change = [Edit::Decide(decision(Verdict::Accept, "x", "y"))];
    for broken in
        ["- accept: [\n", "accept: {}\n", "[{accept: [{role: a, text: x}, {role: b, text: y}]}]\n", "  - {}\n"]
    {
        assert!(Decisions::amend(broken, &change).is_err(), "{broken}");
    }
    let error = Decisions::amend("- accept: [\n", &change).unwrap_err().to_string();
    assert!(error.contains("1:11"), "{error}");
    assert!(Decisions::amend("- accept: 7\n", &change).is_ok(), "what is wrong elsewhere is no hindrance");
}

#[test]
fn many_decisions_stay_within_the_budget_of_a_document() {
    let many: Vec<Edit> = (0..1_400).map(|n| Edit::Decide(decision(Verdict::Accept, &format!("x{n}"), "y"))).collect();
    let mut text =
        (0..1_000).fold(String::new(), |text, n| text + &yaml_of(&decision(Verdict::Accept, &format!("x{n}"), "y")));
    text = Decisions::amend(&text, &many[1_000..1_002]).unwrap();
    assert_eq!((read(&text).0.len(), text.matches("---\n").count()), (1_002, 1));
    let full = format!("# {}\n", "x".repeat(crate::yaml::BUDGET.bytes - 10));
    let error = Decisions::amend(&full, &many[..1]).unwrap_err();
    assert!(error.to_string().contains("KiB"), "{error}");
}

fn any_decision() -> impl Strategy<Value = Decision> {
    let named = |role: &'static str| {
        let texts = vec!["x", "the x", "a: b", "# no", "- y", "\"q\" 'q'", "客户 ×", "null", "7", "yes"];
        (select(texts), proptest::option::of(0..2_usize)).prop_map(move |(text, index)| Named {
            role: role.into(),
            text: text.into(),
            at: index.map(|index| Pointer { section: crate::role::Section::Required, index }),
        })
    };
    let verdict = select(vec![Verdict::Accept, Verdict::Reject]);
    (verdict, named("left"), named("right"), any::<bool>()).prop_map(|(verdict, a, b, turned)| {
        if turned { Decision { verdict, a: b, b: a } } else { Decision { verdict, a, b } }
    })
}

fn any_change() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => any_decision().prop_map(Edit::Decide),
        1 => any_decision().prop_map(|decision| Edit::TakeBack(decision.a, decision.b)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_changed_file_reads_as_the_changed_decisions(changes in vec(any_change(), 0..12)) {
        let mut wanted = Decisions::default();
        for change in &changes {
            wanted.change(change);
        }
        let text = Decisions::amend(FILE, &changes).unwrap();
        let (found, problems) = Decisions::read(text.as_bytes());
        prop_assert_eq!(problems, []);
        let own = found.iter().filter(|decision| !["Gardens", "Runs trains"].contains(&&*decision.b.text));
        prop_assert_eq!(own.cloned().collect::<Vec<_>>(), wanted.iter().cloned().collect::<Vec<_>>(), "{}", text);
    }
}
