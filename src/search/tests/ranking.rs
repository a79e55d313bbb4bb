//! What comes first.

use super::*;

#[test]
fn one_statement_beats_a_role_by_name_and_that_beats_a_role_by_parts() {
    let yaml = "
title: Nurse
responsibilities: [Cares for children., Cares for wounds.]
---
title: Wound Nurse
responsibilities: [Cares for children.]
---
title: Doctor
responsibilities: [Treats children with wounds., Treats children., Treats wounds.]
---
title: Teacher
responsibilities: [Teaches children.]
";
    let hits = search(&roles(yaml), "children wound");
    let found: Vec<_> = hits.hits.iter().map(|hit| (hit.role, hit.pointer.as_str())).collect();
    let expected = [
        (2, "/responsibilities/0"),
        (1, "/responsibilities/0"),
        (0, "/responsibilities/1"),
        (0, "/responsibilities/0"),
    ];
    assert_eq!(found, expected);
    assert!(hits.hits.windows(2).all(|pair| pair[0].score > pair[1].score && pair[1].score > 0.0), "{hits:?}");
}

#[test]
fn better_matches_come_first() {
    // Each query with statements in the order in which they should come.
    let table: [(&str, &[&str]); 13] = [
        ("plan", &["Makes a plan now", "Keeps its plans now", "Loves planetary things"]),
        (
            "service plan",
            &[
                "A service plan and other nice things",
                "A plan service and other nice things",
                "A service and other nice things plan",
            ],
        ),
        ("it", &["Sells IT to schools", "Proves it to schools"]),
        ("manager project", &["Manager of every project", "Managers of every project", "Manages every project"]),
        ("itil", &["ITIL certificate", "ITIL certificate or another one like that"]),
        ("governence", &["Owns the governance process", "Works for the government"]),
        ("gcp", &["Sells Google Cloud Platform there", "Has government customers of Premier"]),
        ("bnrs", &["Builds binaries here", "Sells bars here"]),
        ("manager", &["Is a manager here", "Leads managers here", "Works in management"]),
        ("licence", &["Has a licence now", "Needs a license now", "Owns a licencelike paper"]),
        ("SPA", &["Loves a spa", "Signs sales purchase agreements", "Has a spade"]),
        ("spa", &["Loves a spa", "Has a spade"]),
        ("it directors", &["Meets IT directors often", "Meets its other directors"]),
    ];
    for (query, statements) in table {
        let backwards: Vec<&str> = statements.iter().rev().copied().collect();
        for order in [statements, &backwards] {
            let hits = search(&[role("Role", order)], query).hits;
            let found: Vec<&str> = hits.iter().map(|hit| hit.text.as_str()).collect();
            assert_eq!(found, *statements, "{query}");
        }
    }
}

#[test]
fn the_title_beats_a_statement_and_a_statement_the_summary() {
    let yaml = "
title: Escalation Lead for a great many other things
summary: Leads escalation and other things.
responsibilities: [Leads escalation and other things.]
";
    let hits = search(&roles(yaml), "escalation");
    assert_eq!(pointers(&hits), ["/title", "/responsibilities/0", "/summary"]);
}

#[test]
fn equal_hits_keep_the_order_of_the_catalog() {
    let same: Vec<Role> = (0..20).map(|_| role("Role", &["Sells.", "Sells."])).collect();
    let hits = search(&same, "sells").hits;
    let found: Vec<_> = hits.iter().map(|hit| (hit.role, hit.pointer.clone())).collect();
    let expected = (0..20).flat_map(|role| (0..2).map(move |item| (role, format!("/responsibilities/{item}"))));
    assert_eq!(found, expected.collect::<Vec<_>>());
}

#[test]
fn an_item_is_one_hit_however_much_of_it_matches() {
    let yaml = "
title: Role
qualifications:
  required:
    - text: Five years of support or a degree.
      any_of:
        - - {text: Years of support., years: {min: 5, of: support}}
        - - {text: A degree in support., degree: {level: bachelor}}
";
    let roles = roles(yaml);
    assert_eq!(pointers(&search(&roles, "support")), ["/qualifications/required/0"]);
    // The number stands in the fact, the years in the text: the item has both.
    assert_eq!(search(&roles, "five 5 years").total, 1);
}

#[test]
fn a_limit_keeps_the_best_and_counts_the_rest() {
    let roles = [role("Role", &["Sells well.", "Sell.", "Selling and more of it."])];
    let index = Index::build(&roles, &Vocabulary::default());
    let (query, _) = Query::parse("sell");
    let all = index.search(&query, &[&roles[0]], None);
    let some = index.search(&query, &[&roles[0]], Some(2));
    assert_eq!((all.hits.len(), all.total), (3, 3));
    assert_eq!((&some.hits[..], some.total), (&all.hits[..2], 3));
    assert_eq!(index.search(&query, &[&roles[0]], Some(0)).total, 3);
}

#[test]
fn nothing_found_offers_the_nearest_word() {
    let roles = [role("Role", &["Resolves escalations."])];
    for (query, expected) in [
        ("escal8tions", Some("escalations")),
        ("resolve escal8tions", Some("escalations")),
        ("zzz", None),
        ("resolves", None),
        ("title:resolves", None),
    ] {
        assert_eq!(search(&roles, query).suggestion.map(|found| found.word).as_deref(), expected, "{query}");
    }
}

#[test]
fn what_is_merely_a_little_alike_is_not_offered() {
    let roles = [role("Role", &["Backs CIOs with sales, one sale a day, and the cloud of their customers."])];
    for (query, expected) in [
        ("salary", None),
        ("cisco", None),
        ("cloudy8", None),
        ("cl0ud", Some("cloud")),
        ("cu5tomerz", Some("customers")),
        ("sau", None),
        ("saled8", Some("sales")),
    ] {
        assert_eq!(search(&roles, query).suggestion.map(|found| found.word).as_deref(), expected, "{query}");
    }
}

#[test]
fn of_a_statement_that_says_a_word_over_and_over_the_first_are_marked() {
    let text = "plan ".repeat(10_000) + "service";
    let roles = [role("Role", &[&text])];
    let hits = search(&roles, "plan servi").hits;
    assert_eq!(hits[0].matches.len(), crate::search::matches::MOST_TOUCHED + 1);
    assert_eq!(hits[0].terms[1].matches.first(), Some(&(50_000..50_005)));
    assert_eq!(hits[0].terms[1].matches.len(), 1);
}

#[test]
fn the_nearest_word_takes_the_place_of_what_was_not_found() {
    let roles = [role("Role", &["Resolves escalations."])];
    for (query, corrected) in [
        ("escal8tions", "escalations"),
        ("resolve  resp:escal8tions !sales", "resolve  resp:escalations !sales"),
        ("«é» ti:escal8tions|zzz", "«é» ti:escalations|zzz"),
        ("req: escal8tions", "req: escalations"),
    ] {
        let suggestion = search(&roles, query).suggestion.expect(query);
        assert_eq!(suggestion.applied(query), corrected);
    }
}

#[test]
fn an_empty_query_or_index_finds_nothing() {
    for query in ["", "   ", "!sales", "req:", "\"\""] {
        assert_eq!(search(&[role("Role", &["Sells."])], query), Hits::default(), "{query}");
    }
    assert_eq!(search(&[], "sales"), Hits::default());
}

#[test]
fn a_statement_of_a_megabyte_is_searched() {
    let long = "Sells cars and ".repeat(70_000) + "boats";
    let solid = "x".repeat(1_000_000);
    let roles = [role("Role", &[&long, &solid])];
    let hits = search(&roles, "boats").hits;
    assert!(hits[0].matches.first() == Some(&(1_050_000..1_050_005)));
    assert_eq!(search(&roles, "xxxx").total, 1);
    assert_eq!(search(&roles, &"x".repeat(10_000)).total, 1);
}

#[test]
fn among_very_many_the_titles_and_the_words_themselves_come_first() {
    let filler: Vec<String> = (0..13_000).map(|number| format!("Planning of thing {number}")).collect();
    let texts: Vec<&str> = filler.iter().map(String::as_str).chain(["Makes a plan"]).collect();
    let roles = [role("Worker", &texts), role("Planner", &["Sells."])];
    let index = Index::build(&roles, &Vocabulary::default());
    let hits = index.search(&Query::parse("pla").0, &[&roles[0], &roles[1]], Some(3));
    assert_eq!((hits.total, hits.by_role.as_slice()), (13_002, &[(0, 13_001), (1, 1)][..]));
    assert_eq!((hits.hits[0].role, hits.hits[0].pointer.as_str()), (1, "/title"));
    let hits = index.search(&Query::parse("plan").0, &[&roles[0], &roles[1]], Some(1));
    assert_eq!(hits.hits[0].text, "Makes a plan");
    assert_eq!(index.search(&Query::parse("pl").0, &[&roles[0], &roles[1]], None).hits.len(), 13_002);
}

#[test]
fn only_the_roles_within_are_searched() {
    let roles = [role("A", &["Sells."]), role("B", &["Sells."])];
    let index = std::sync::Arc::new(Index::build(&roles, &Vocabulary::default()));
    let within: RoleSet = [1].into_iter().collect();
    let hits = Searcher::new(index).search(&Query::parse("sells").0, &[&roles[0], &roles[1]], Some(&within), None);
    assert_eq!((hits.total, hits.by_role), (1, vec![(1, 1)]));
}
