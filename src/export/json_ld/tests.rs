use serde_json::Value;

use super::role;
use crate::role::read;

/// What schema.org's types may have, of the types that are written (version 29; those of `Thing` included).
fn properties(of: &str) -> &'static [&'static str] {
    match of {
        "JobPosting" => &[
            "identifier",
            "title",
            "name",
            "alternateName",
            "description",
            "hiringOrganization",
            "industry",
            "occupationalCategory",
            "jobLocation",
            "jobLocationType",
            "employmentType",
            "specialCommitments",
            "baseSalary",
            "datePosted",
            "validThrough",
            "url",
            "responsibilities",
            "qualifications",
            "skills",
            "experienceRequirements",
            "educationRequirements",
            "securityClearanceRequirement",
        ],
        "PropertyValue" => &["name", "value"],
        "Organization" => &["name", "department"],
        "Place" => &["address"],
        "MonetaryAmount" => &["currency", "value"],
        "QuantitativeValue" => &["unitText", "minValue", "maxValue"],
        "OccupationalExperienceRequirements" => &["monthsOfExperience", "description"],
        "EducationalOccupationalCredential" => &["credentialCategory", "name"],
        "DefinedTerm" => &["name", "description"],
        other => panic!("{other} is no type that is written"),
    }
}

/// Holds every object to its type.
fn assert_known(value: &Value) {
    match value {
        Value::Object(map) => {
            let known = properties(map["@type"].as_str().expect("an object has a type"));
            for (key, value) in map.iter().filter(|(key, _)| !key.starts_with('@')) {
                assert!(known.contains(&&**key), "{key}");
                assert_known(value);
            }
        }
        Value::Array(list) => list.iter().for_each(assert_known),
        Value::Null => panic!("what is not stated is left out"),
        _ => {}
    }
}

fn posting(yaml: &str) -> Value {
    let (roles, problems) = read(yaml.as_bytes(), "own");
    assert_eq!(problems, []);
    let posting: Value = serde_json::from_str(&role(&roles[0].role)).expect("JSON");
    assert_eq!((&posting["@context"], &posting["@type"]), (&"https://schema.org".into(), &"JobPosting".into()));
    assert_known(&posting);
    posting
}

#[test]
fn a_role_becomes_a_job_posting_and_what_is_preferred_stays_apart() {
    let posting = posting(
        "title: Engineer\nvariant: Night\naliases: [NE]\norganization: Northwind\nunit: Care\nsummary: Keeps watch.\n\
         locations: [Bergen, Oslo]\nworkplace: remote\ntravel: {max: 10}\nemployment: full-time\nlevel: 3\nfamily: Support\n\
         pay: {min: 50000, max: 60000.5, currency: NOK, per: year}\nposted: 2026-01-02\ncloses: 2026-02-03\n\
         source: {url: 'https://example.org/a'}\nresponsibilities: [Watches., Mends.]\nqualifications:\n  required:\n  \
         - {text: Two and a half years., years: {min: 2.5}}\n  - {text: A degree., degree: {level: bachelor}}\n  \
         - {text: A certificate., certification: [A, B]}\n  - {text: Cleared., clearance: {level: Secret}}\n  \
         - {text: One of two., any_of: [[{text: Nine years., years: {min: 9}}], [Talent.]]}\n  preferred:\n  \
         - {text: Ten years., years: {min: 10}}\n  - {text: A doctorate., degree: {level: doctorate}}\n",
    );
    insta::assert_snapshot!(format!("{posting:#}"));
}

#[test]
fn a_role_that_states_little_states_little() {
    let posting = posting("title: Cooper\nsource: {url: 'javascript:alert(1)'}\nresponsibilities: [Mends barrels.]\n");
    let keys: Vec<&str> = posting.as_object().expect("an object").keys().map(String::as_str).collect();
    assert_eq!(keys, ["@context", "@type", "identifier", "title", "responsibilities"]);
}

#[test]
fn no_text_ends_the_script_it_stands_in() {
    let yaml = "title: '</script><!-- <script>'\nsummary: \"a\\0\\\"\\\\\\u202e\"\nresponsibilities: ['=cmd()']\n";
    let (roles, _) = read(yaml.as_bytes(), "own");
    let document = role(&roles[0].role);
    assert!(!document.contains('<'), "{document}");
    let posting: Value = serde_json::from_str(&document).expect("JSON");
    assert_eq!(posting["title"], "</script><!-- <script>");
    assert_eq!(posting["description"], "a␀\"\\<U+202E>");
}
