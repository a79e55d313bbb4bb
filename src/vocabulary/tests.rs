//! Reading, extending and inferring.

use super::*;

const SMALL: &str = "
- {id: incidents, name: Incidents, definition: d, words: [incident, root cause, on-call]}
- {id: plans, name: Plans, definition: d, words: [service delivery plan, delivery plan, roadmap]}
- {id: sales, name: Sales, definition: d, words: [sale, line of business]}
- {id: risk, name: Risk, definition: d, words: [risk]}
";

fn small() -> Vocabulary {
    let (vocabulary, problems) = Vocabulary::read(SMALL.as_bytes());
    assert_eq!(problems, []);
    vocabulary
}

fn ids(competencies: &[&Competency]) -> Vec<String> {
    competencies.iter().map(|competency| competency.id.to_string()).collect()
}

#[test]
fn the_built_in_one_is_sound() {
    let (vocabulary, problems) = Vocabulary::read(include_bytes!("../../data/competencies.yaml"));
    assert_eq!(problems, []);
    assert_eq!(vocabulary, Vocabulary::built_in());
    assert!((20..=30).contains(&vocabulary.competencies().len()));
    for competency in vocabulary.competencies() {
        assert!(!competency.words.is_empty(), "{} cannot be recognised", competency.id);
    }
}

#[test]
fn what_is_wrong_costs_one_competency() {
    let yaml = "- {id: a, name: A, definition: d, words: [w]}\n- {id: a, name: B, definition: d, words: []}\n\
                - {id: b, definition: d, words: [w]}\n- {id: C d, name: C, definition: d, words: [w], wrods: [x]}\n- e\n";
    let (vocabulary, problems) = Vocabulary::read(yaml.as_bytes());
    let found: Vec<&str> = vocabulary.competencies().iter().map(|competency| &*competency.id).collect();
    assert_eq!(found, ["a", "c-d"]);
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "2:3: error: the competency \"a\" is defined twice [duplicate-id]",
            "3:3: error: \"name\" is missing [missing-key]",
            "4:8: error: the id \"C d\" is not a slug: lower-case words joined by hyphens [bad-id]",
            "4:49: error: \"wrods\" is not a key here [unknown-key]",
            "5:3: error: an entry must be a map, not text [wrong-type]",
        ]
    );
}

#[test]
fn a_document_that_is_no_list_is_told() {
    let (vocabulary, problems) = Vocabulary::read(b"a: b");
    assert_eq!(vocabulary, Vocabulary::default());
    assert_eq!(problems[0].to_string(), "1:1: error: the document must be a list, not a map [wrong-type]");
}

#[test]
fn another_one_adds_and_replaces() {
    let (other, _) = Vocabulary::read(
        b"- {id: plans, name: New, definition: d, words: [scheme]}\n- {id: own, name: Own, definition: d, words: [own]}",
    );
    let both = small().extended_with(other);
    let found: Vec<&str> = both.competencies().iter().map(|competency| &*competency.id).collect();
    assert_eq!(found, ["incidents", "plans", "sales", "risk", "own"]);
    assert_eq!(both.get("plans").map(|competency| &*competency.name), Some("New"));
    assert_eq!(ids(&both.infer("a scheme, and no roadmap")), ["plans"], "the old words are gone with it");
    assert_eq!(ids(&both.infer("their own")), ["own"]);
}

#[test]
fn an_item_is_recognised_by_its_words() {
    let vocabulary = small();
    for (text, expected) in [
        ("Handles incidents", &["incidents"][..]),
        ("INCIDENT!", &["incidents"]),
        ("The incident's causes", &["incidents"]),
        ("Finds root causes", &["incidents"]),
        ("The root of all causes", &[]),
        ("Is on call", &["incidents"]),
        ("Coincidental", &[]),
        ("Wholesale", &[]),
        ("Sells to lines of business", &["sales"]),
        ("Writes the service delivery plans", &["plans"]),
        ("Incident roadmap", &["incidents", "plans"]),
        ("Service delivery plan for an incident", &["plans", "incidents"]),
        ("Risks, sales, incidents and a delivery plan", &["plans", "incidents", "sales"]),
        ("Risk, risk, risk; root cause", &["incidents", "risk"]),
        ("", &[]),
    ] {
        assert_eq!(ids(&vocabulary.infer(text)), expected, "{text:?}");
    }
}
