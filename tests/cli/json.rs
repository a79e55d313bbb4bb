//! JSON, key by key as promised.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::{printed, program, run, run_with};

fn json(arguments: &str) -> Value {
    let document = serde_json::from_str(&run(&format!("{arguments} --format json")).out).expect("one JSON object");
    assert_promised(&document);
    document
}

/// Holds a document to its schema, with no keys beside those it names.
pub(crate) fn assert_promised(document: &Value) {
    let name = text(&document["format"]).strip_prefix("role-explorer/").expect("the format is one of ours");
    let path = format!("{}/assets/schema/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
    let mut schema: Value = serde_json::from_slice(&fs::read(path).expect("it is there")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let added = serde_json::json!({ "added": 1 });
    let mut newer = document.clone();
    newer.as_object_mut().expect("an object").extend(added.as_object().expect("an object").clone());
    assert!(validator.is_valid(&newer), "keys may be added within a version");
    close(&mut schema);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> =
        validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(wrong, [""; 0], "{name}");
}

/// Forbids every object of a schema to have other keys than those it names.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(close);
            if map.get("properties").is_some_and(Value::is_object)
                && map.get("type").is_some_and(|kind| kind == "object")
            {
                map.insert("additionalProperties".to_owned(), Value::Bool(false));
            }
        }
        Value::Array(list) => list.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn every_form_is_as_its_schema_says() {
    for arguments in [
        "list",
        "list --catalog hostile.yaml",
        "show tam-federal",
        "show strategic",
        "show evil --catalog hostile.yaml",
        "search service manager",
        "search tag:incident",
        "search years",
        "compare tam-federal tam-premier account-d account-t strategic",
        "compare hostile.yaml tam-federal",
        "compare tam-federal tam-premier strategic --matrix",
        "gap support senior --catalog roles",
        "gap senior support --catalog roles",
        "gap tam-federal tam-premier-new-york",
        "gap account-delivery-executive tam-federal",
        "gap hostile.yaml tam-federal",
        "similar tam-federal",
        "similar support --catalog roles",
        "check mixed unknown-tag.yaml hostile.yaml",
    ] {
        json(arguments);
    }
}

/// The keys of an object, in order.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn roles() {
    let document = json("list --catalog roles");
    assert_eq!(keys(&document), ["format", "version", "roles"]);
    assert_eq!((text(&document["format"]), &document["version"]), ("role-explorer/roles", &1.into()));
    let role = &document["roles"][2];
    assert_eq!(
        keys(role),
        [
            "id",
            "title",
            "variant",
            "organization",
            "unit",
            "family",
            "responsibilities",
            "required",
            "preferred",
            "path"
        ]
    );
    assert_eq!(role["id"], "support-engineer");
    assert_eq!((&role["variant"], &role["unit"]), (&Value::Null, &"Customer Care".into()));
    assert_eq!([&role["responsibilities"], &role["required"], &role["preferred"]], [3, 2, 1]);
    assert_eq!(role["path"], "roles/support-engineer.yaml");
    assert_eq!(json("list")["roles"][0]["path"], Value::Null, "compiled in");
}

#[test]
fn a_role_in_the_shape_of_its_file() {
    let document = json("show support --catalog roles");
    assert_eq!(keys(&document), ["format", "version", "role"]);
    assert_eq!((text(&document["format"]), &document["version"]), ("role-explorer/role", &1.into()));
    let role = &document["role"];
    assert_eq!(role["qualifications"]["required"][0]["years"], serde_json::json!({"min": 2, "of": "customer support"}));
    assert_eq!(role["qualifications"]["preferred"][0]["certification"], "ITIL Foundation");
    assert_eq!(role["x-team"], "Night shift");
    let plain = json("show mixed/good.yaml");
    assert_eq!(plain["role"]["responsibilities"][0], serde_json::json!({"text": "Mends barrels."}), "every item a map");
}

#[test]
fn a_matrix_alone_is_that_of_the_comparison() {
    let names = "compare support senior cellar --catalog roles";
    let (alone, whole) = (json(&format!("{names} --matrix")), json(names));
    assert_eq!(keys(&alone), ["format", "version", "roles", "facts", "matrix"]);
    assert_eq!((&alone["roles"], &alone["matrix"]), (&whole["roles"], &whole["matrix"]));
    let degree = alone["facts"].as_array().and_then(|facts| facts.iter().find(|fact| fact["field"] == "degree"));
    let expected = serde_json::json!([["Bachelor's · or without"], [], []]);
    assert_eq!(degree.map(|fact| (&fact["name"], &fact["cells"])), Some((&"Degree".into(), &expected)));
}

#[test]
fn hits() {
    let document = json("search incidents --catalog roles");
    assert_eq!(keys(&document), ["format", "version", "query", "total", "hits"]);
    assert_eq!((text(&document["format"]), &document["version"]), ("role-explorer/hits", &1.into()));
    assert_eq!(document["query"], "incidents");
    let hits = list(&document["hits"]);
    assert_eq!(document["total"], hits.len());
    for hit in hits {
        assert_eq!(keys(hit), ["role", "field", "pointer", "text", "score", "matches", "why", "terms"]);
        assert_eq!(
            hit["terms"],
            serde_json::json!([{"term": "incidents", "why": hit["why"], "matches": hit["matches"]}])
        );
        let statement: Vec<char> = text(&hit["text"]).chars().collect();
        for range in list(&hit["matches"]) {
            let at = |end: usize| usize::try_from(range[end].as_u64().expect("a number")).expect("a small one");
            let matched: String = statement[at(0)..at(1)].iter().collect();
            assert!(matched.to_lowercase().starts_with("incident"), "{hit}");
        }
        let role = json(&format!("show {} --catalog roles", text(&hit["role"])));
        let value = role["role"].pointer(text(&hit["pointer"])).expect("the pointer names something");
        assert!(value == &hit["text"] || value["text"] == hit["text"] || hit["field"] == "tag", "{hit}");
    }
    assert_eq!(list(&json("search zzzzzz --catalog roles")["hits"]).len(), 0);
    let arguments = ["search", "open  incidents", "--catalog", "roles", "--format", "json"];
    let spaced: Value = serde_json::from_str(&run_with(program().args(arguments)).out).expect("JSON");
    assert_eq!(spaced["query"], "open  incidents", "as it was typed");
}

#[test]
fn a_comparison() {
    let document = json("compare support senior cellar --catalog roles");
    assert_eq!(keys(&document), ["format", "version", "roles", "pairs", "matrix"]);
    assert_eq!((text(&document["format"]), &document["version"]), ("role-explorer/comparison", &1.into()));
    assert_eq!(keys(&document["roles"][1]), ["id", "title", "variant", "organization", "source", "posted", "closes"]);
    assert_eq!(document["roles"][1]["variant"], "Senior");
    let built_in = json("compare tam-federal tam-premier");
    assert_eq!(built_in["roles"][0]["source"]["document"], "tam-federal.txt");
    assert_eq!(list(&document["pairs"]).len(), 2, "the baseline with every other role");
    let pair = &document["pairs"][0];
    assert_eq!(
        keys(pair),
        ["a", "b", "links", "only_a", "only_b", "nearest", "nearest_b", "facts", "rejected", "stale", "summary"]
    );
    assert_eq!((&pair["a"], &pair["b"]), (&0.into(), &1.into()));
    assert_eq!(
        keys(&pair["links"][0]),
        ["kind", "score", "a", "b", "shared", "kindred", "tags", "inferred", "decided"]
    );
    assert_eq!(keys(&pair["summary"]), ["same", "reworded", "possible", "only_a", "only_b", "similarity"]);
    let row = &document["matrix"]["rows"][0];
    assert_eq!(keys(row), ["tag", "name", "cells"]);
    assert_eq!(list(&row["cells"]).len(), 3, "a cell for each role");
    assert_eq!(keys(&row["cells"][0]), ["items"]);
}

#[test]
fn facts_of_a_comparison() {
    let document = json("compare support senior --catalog roles");
    let facts = list(&document["pairs"][0]["facts"]);
    let fact = |field: &str| facts.iter().find(|fact| fact["field"] == field).expect("the fact is there");
    let years = fact("years");
    assert_eq!(keys(years), ["field", "a", "b", "relation", "required", "shared"]);
    assert_eq!(years["a"], serde_json::json!({"min": 2, "of": "customer support"}));
    assert_eq!(years["b"], serde_json::json!({"min": 5, "of": "customer support"}));
    assert_eq!((&years["relation"], keys(&years["required"])), (&"stricter".into(), vec!["a", "b"]));
    assert_eq!(fact("certification")["a"], serde_json::json!(["ITIL Foundation"]));
    assert_eq!(fact("certification")["required"], serde_json::json!({"a": false, "b": true}));
    let travel = fact("travel");
    assert_eq!((&travel["a"], &travel["b"]), (&serde_json::json!({"max": 10}), &Value::Null));
    assert_eq!((&travel["relation"], &travel["required"]["a"]), (&"only_a".into(), &Value::Null));
    assert_eq!(fact("degree")["a"]["any_of"][0][0]["degree"]["level"], "bachelor", "alternatives are whole");
}

#[test]
fn every_item_stands_in_one_place_of_a_comparison() {
    let document = json("compare tam-federal tam-premier-new-york");
    let pair = &document["pairs"][0];
    for (side, only, id) in [("a", "only_a", "tam-federal"), ("b", "only_b", "tam-premier-new-york")] {
        let linked = list(&pair["links"]).iter().flat_map(|link| list(&link[side]));
        let named: Vec<&str> = linked.chain(list(&pair[only])).map(text).collect();
        let distinct: BTreeSet<&str> = named.iter().copied().collect();
        assert_eq!(named.len(), distinct.len(), "{id}: an item stands in two places");
        let role = json(&format!("show {id}"));
        let count = |pointer: &str| list(role["role"].pointer(pointer).expect("a list")).len();
        let all = count("/responsibilities") + count("/qualifications/required") + count("/qualifications/preferred");
        assert_eq!(named.len(), all, "{id}: an item is missing");
        assert!(named.iter().all(|pointer| role["role"].pointer(pointer).is_some()));
    }
    for (nearest, only) in [("nearest", "only_a"), ("nearest_b", "only_b")] {
        let candidates = pair[nearest].as_object().expect("an object");
        assert!(candidates.keys().all(|key| list(&pair[only]).contains(&key.as_str().into())), "{nearest}");
        assert!(candidates.values().all(|candidate| keys(candidate) == ["pointer", "score"]), "{nearest}");
    }
}

#[test]
fn the_pointers_of_a_move_name_items_of_its_roles() {
    let document = json("gap tam-federal tam-premier-new-york");
    let role = |side: &str| json(&format!("show {}", text(&document[side])))["role"].clone();
    let (from, to) = (role("from"), role("to"));
    for (key, role) in [("new", &to), ("held", &to), ("no_longer", &from)] {
        assert!(list(&document[key]).iter().all(|at| role.pointer(text(at)).is_some()), "{key}");
        assert!(!list(&document[key]).is_empty(), "{key}");
    }
    let years = &document["looser"][0];
    assert_eq!((&years["field"], &years["relation"]), (&"years".into(), &"looser".into()));
    assert_eq!(from.pointer(text(&years["from"])).expect("an item")["years"], years["a"]);
    assert_eq!(to.pointer(text(&years["to"])).expect("an item")["years"], years["b"]);
}

#[test]
fn similar_roles() {
    let document = json("similar tam-federal");
    assert_eq!(keys(&document), ["format", "version", "role", "roles"]);
    assert_eq!((text(&document["format"]), &document["version"]), ("role-explorer/similar", &1.into()));
    assert_eq!(document["role"], "tam-federal");
    let roles = list(&document["roles"]);
    let scores: Vec<f64> = roles.iter().filter_map(|role| role["score"].as_f64()).collect();
    assert!(scores.len() == 4 && scores.is_sorted_by(|x, y| x >= y), "{scores:?}");
    for role in roles {
        assert_eq!(keys(role), ["id", "score", "shared", "strongest", "decided", "summary"]);
        let pair = &json(&format!("compare tam-federal {}", text(&role["id"])))["pairs"][0];
        assert_eq!((&role["summary"], &role["score"]), (&pair["summary"], &pair["summary"]["similarity"]));
        let count = |kind: &str| pair["summary"][kind].as_u64().expect("a count");
        assert_eq!(role["shared"], count("same") + count("reworded"));
        assert_eq!(list(&role["strongest"]).len(), 3);
        assert!(list(&role["strongest"]).iter().all(|link| list(&pair["links"]).contains(link)));
    }
}

#[test]
fn scores_have_four_decimals() {
    let document = json("compare tam-federal tam-premier-new-york");
    for link in list(&document["pairs"][0]["links"]) {
        let score = link["score"].to_string();
        assert!(score.len() <= "0.1234".len(), "{score}");
    }
}

#[test]
fn problems() {
    let document = json("check mixed");
    assert_eq!(keys(&document), ["format", "version", "problems", "roles"]);
    assert_eq!((text(&document["format"]), &document["version"]), ("role-explorer/problems", &1.into()));
    let problem =
        list(&document["problems"]).iter().find(|problem| problem["code"] == "unknown-key").expect("it is there");
    assert_eq!(keys(problem), ["path", "line", "column", "severity", "code", "message", "help"]);
    assert_eq!((&problem["line"], &problem["column"], &problem["severity"]), (&2.into(), &1.into(), &"error".into()));
    assert_eq!(problem["path"], "mixed/broken.yaml");
    assert_eq!(document["roles"], 2);
}

#[test]
fn the_schema_of_a_profile() {
    let schema: Value = serde_json::from_str(&printed("schema")).expect("JSON");
    assert_eq!(printed("schema --format json"), printed("schema"));
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&json("show support --catalog roles")["role"]));
    assert!(!validator.is_valid(&serde_json::json!({"titel": "None"})));
}
