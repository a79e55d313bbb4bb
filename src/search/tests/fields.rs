//! Where a term is looked for, and what it leaves out.

use super::*;

#[test]
fn every_place_is_found_by_its_name_and_shown_as_it_stands() {
    let table = [
        ("alphatitle", "/title", Field::Title),
        ("bravovariant", "/variant", Field::Title),
        ("alphatitle bravovariant", "/title", Field::Title),
        ("deltaalias", "/aliases/1", Field::Title),
        ("echocorp", "/organization", Field::Organization),
        ("foxtrot", "/unit", Field::Organization),
        ("golfing", "/family", Field::Organization),
        ("hotellevel", "/level", Field::Organization),
        ("indiasegment", "/segment", Field::Organization),
        ("juliet", "/summary", Field::Summary),
        ("kilotown", "/locations/0", Field::Fact),
        ("limaville", "/locations/1", Field::Fact),
        ("workplace site", "/workplace", Field::Fact),
        ("travel 25", "/travel", Field::Fact),
        ("fulltime", "/employment", Field::Fact),
        ("pay 90 eur", "/pay", Field::Fact),
        ("mikes", "/works_with/inside/0", Field::Fact),
        ("novembers", "/works_with/outside/0", Field::Fact),
        ("oscar", "/responsibilities/0", Field::Responsibilities),
        ("quebec", "/responsibilities/1/theme", Field::Responsibilities),
        ("sierra", "/qualifications/required/0", Field::Required),
        ("7 years", "/qualifications/required/0/years", Field::Fact),
        ("tango", "/qualifications/required/1", Field::Required),
        ("uniform", "/qualifications/required/1/any_of/0/0", Field::Required),
        ("victors", "/qualifications/required/1/any_of/0/0/degree", Field::Fact),
        ("whiskey", "/qualifications/required/1/any_of/1/0/any_of/0/0", Field::Required),
        ("echocorp golfing", "/organization", Field::Organization),
        ("fact:sierra", "/qualifications/required/0", Field::Required),
        ("fact:uniform", "/qualifications/required/1/any_of/0/0", Field::Required),
        ("req:7", "/qualifications/required/0/years", Field::Fact),
        ("xray", "/qualifications/preferred/0/certification", Field::Fact),
        ("tag:incident", "/responsibilities/1", Field::Tag),
    ];
    let roles = roles(FULL);
    let profile = serde_json::to_value(&roles[0]).unwrap();
    for (query, pointer, field) in table {
        let hits = search(&roles, query).hits;
        let found: Vec<_> = hits.iter().map(|hit| (hit.pointer.as_str(), hit.field)).collect();
        assert_eq!(found, [(pointer, field)], "{query}");
        let value = profile.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
        match value.get("text").unwrap_or(value).as_str() {
            Some("on-site") => assert_eq!(hits[0].text, "on site"),
            Some(text) => assert_eq!(hits[0].text, text, "{query}"),
            None => assert!(!hits[0].text.is_empty(), "{query}"),
        }
    }
}

#[test]
fn a_word_in_the_place_of_a_number_is_told_where_no_role_has_it_there() {
    let yaml = "
title: Seller
travel: Occasional, in spring
qualifications:
  required:
    - {text: Five years in support, years: {min: 5}}
    - {text: A degree in physics, degree: {level: bachelor}}
    - {text: Sells., clearance: {level: Secret}}
";
    let roles = roles(yaml);
    let index = Index::build(&roles, &Vocabulary::built_in());
    for query in [
        "years:support",
        "degree:physics",
        "degree:bachelor",
        "travel:occasional",
        "clearance:secret",
        "language:german",
        "years:\"abc\"",
        "years:>=3",
    ] {
        assert_eq!(index.read(query), Query::parse(query), "{query}");
        assert_eq!(index.read(query).1, [], "{query}");
    }
    for (query, rest, range, message) in [
        (
            "sells years:zzz",
            "sells",
            12..15,
            "`zzz` is no number of years, nor a word that a role says of it: write `years:>=5`",
        ),
        ("sells !degree:zzz", "sells", 14..17, "`zzz` is no level of a degree"),
        ("pay:lots sells", "sells", 4..8, "`lots` is no amount of money"),
        ("travel:much years:>=3", "years:>=3", 7..11, "`much` is no share of the time"),
    ] {
        let (read, problems) = index.read(query);
        assert_eq!(problems.len(), 1, "{query}: {problems:?}");
        assert_eq!(
            (problems[0].range.clone(), problems[0].message.starts_with(message)),
            (range, true),
            "{problems:?}"
        );
        let named: Vec<&Role> = roles.iter().collect();
        let found = |query: &Query| index.search(query, &named, None).total;
        assert_eq!(found(&read), found(&Query::parse(rest).0), "{query}");
        assert!(found(&read) > 0, "{query}");
    }
}

#[test]
fn a_field_narrows_and_an_exclamation_mark_leaves_out() {
    let yaml = "
title: Sales Manager
responsibilities: [Sells to schools., Sells to hospitals and trains schools.]
qualifications:
  required: [A degree in schools.]
  preferred: [Sells well.]
---
title: Sales Engineer
variant: Federal
responsibilities: [Sells to schools.]
";
    let roles = roles(yaml);
    let table: [(&str, &[(usize, &str)]); 11] = [
        ("title:sales", &[(0, "/title"), (1, "/title")]),
        ("req:schools", &[(0, "/qualifications/required/0")]),
        ("schools req:", &[(0, "/qualifications/required/0")]),
        (
            "resp: pref: sells",
            &[
                (0, "/qualifications/preferred/0"),
                (0, "/responsibilities/0"),
                (1, "/responsibilities/0"),
                (0, "/responsibilities/1"),
            ],
        ),
        // What is asked of another field is asked of the role.
        ("title:manager pref:sells", &[(0, "/title"), (0, "/qualifications/preferred/0")]),
        ("title:engineer schools", &[(1, "/responsibilities/0")]),
        ("title:engineer req:schools", &[]),
        ("sells schools !hospital", &[(0, "/responsibilities/0"), (1, "/responsibilities/0")]),
        ("sells schools !\"trains schools\"", &[(0, "/responsibilities/0"), (1, "/responsibilities/0")]),
        ("sells schools !federal", &[(0, "/responsibilities/0"), (0, "/responsibilities/1")]),
        ("sells schools !title:manager", &[(1, "/responsibilities/0")]),
    ];
    for (query, expected) in table {
        let hits = search(&roles, query).hits;
        let found: Vec<_> = hits.iter().map(|hit| (hit.role, hit.pointer.as_str())).collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn tags_are_found_by_the_names_of_their_competencies_and_only_when_asked_for() {
    let (vocabulary, problems) =
        Vocabulary::read(b"- {id: calm, name: Serenity under fire, definition: Keeps calm., words: [calm]}");
    assert_eq!(problems, []);
    let roles = roles("{title: Role, responsibilities: [{text: Runs things., tags: [calm]}, Walks.]}");
    for (query, expected) in [("tag:serenity", 1), ("tag:serenity runs", 1), ("serenity", 0)] {
        let hits = search_with(&roles, query, &vocabulary);
        assert_eq!(hits.total, expected, "{query}");
        assert!(hits.hits.iter().all(|hit| hit.text == "Runs things."));
    }
}

/// The roles a query finds, by number, best hit first.
fn found(roles: &[Role], query: &str) -> Vec<usize> {
    let (parsed, problems) = Query::parse(query);
    assert_eq!(problems, [], "{query}");
    let index = Index::build(roles, &Vocabulary::default());
    index.search(&parsed, &roles.iter().collect::<Vec<_>>(), None).by_role.iter().map(|(role, _)| *role).collect()
}

#[test]
fn facts_are_compared_where_they_are_stated() {
    let yaml = "
{title: A, travel: {max: 25}, pay: {min: 100000, max: 130000, currency: USD, per: year},
 responsibilities: [Plans.], qualifications: {required: [{text: Five., years: {min: 5, max: 8}}, {text: B., degree: {level: bachelor}}]}}
---
{title: B, travel: none, pay: {min: 60, currency: EUR, per: hour},
 responsibilities: [Plans.], qualifications: {required: [{text: Ten., years: {min: 10}}, {text: M., any_of: [[{text: M., degree: {level: master}}], [Works.]]}]}}
---
{title: C, travel: some travel, pay: {max: 90000, currency: EUR, per: year},
 responsibilities: [Plans.], qualifications: {required: [{text: Years., years: {of: sales}}, {text: Cleared., clearance: {level: Secret}}]}}
---
{title: D, responsibilities: [Plans.]}
";
    let roles = roles(yaml);
    let table: [(&str, &[usize]); 38] = [
        ("years:>=5", &[0, 1]),
        ("years:>5", &[1]),
        ("years:5", &[0]),
        ("years:8", &[]),
        ("years:5+", &[0, 1]),
        ("years:<10", &[0]),
        ("years:<=10", &[0, 1]),
        ("years:any", &[0, 1, 2]),
        ("degree:bachelor", &[0]),
        ("degree:>=bachelor", &[0, 1]),
        ("degree:<master", &[0]),
        ("degree:bachelor|master", &[0, 1]),
        ("clearance:any", &[2]),
        ("clearance:secret", &[2]),
        ("plans !clearance:any", &[0, 1, 3]),
        ("travel:none", &[1]),
        ("travel:any", &[0, 1, 2]),
        ("travel:<=25", &[0, 1]),
        ("travel:>10", &[0]),
        // By the year, in any currency; nothing is converted.
        ("pay:>120000", &[0]),
        ("pay:>=130k", &[0]),
        ("pay:>130k", &[]),
        ("pay:<95000", &[2]),
        ("pay:>50000eur", &[2]),
        ("pay:>50/hour", &[1]),
        ("pay:>50usd/hour", &[]),
        // With words it picks the roles, with other facts all have to hold.
        ("plans years:>=5", &[0, 1]),
        ("plans years:>=5 !degree:master", &[0]),
        ("years:>=5 degree:master", &[1]),
        ("years:>=5 clearance:any", &[]),
        ("title:b|years:5", &[0, 1]),
        ("location:any", &[]),
        ("works years:>=5", &[1]),
        ("plans years >= 5", &[0, 1]),
        // What is left out alone leaves the roles that do not state it.
        ("!clearance:any", &[0, 1, 3]),
        ("!years:>5", &[0, 2, 3]),
        ("!years:any !pay:any", &[3]),
        ("!clearance:any title:a", &[0]),
    ];
    for (query, expected) in table {
        assert_eq!(found(&roles, query), expected, "{query}");
    }
    // Alone it finds what states it; with words, the words.
    assert_eq!(pointers(&search(&roles, "years:>5")), ["/qualifications/required/0"]);
    assert_eq!(pointers(&search(&roles, "plans years:>5")), ["/responsibilities/0"]);
    assert_eq!(pointers(&search(&roles, "pay:>50/hour")), ["/pay"]);
    assert_eq!(pointers(&search(&roles, "!years:any")), ["/title"]);
    let hit = &search(&roles, "plans years:>5").hits[0];
    assert_eq!((marked(hit).as_str(), hit.terms.len()), ("[Plans].", 1));
}

#[test]
fn alternatives_are_met_by_either() {
    let roles =
        [role("Nurse", &["Cares for patients."]), role("Teacher", &["Teaches children."]), role("Clerk", &["Files."])];
    for (query, expected) in [
        ("nurse|teacher", &[0, 1][..]),
        ("nurse | teacher", &[0, 1]),
        ("title:nurse|files", &[0]),
        ("title:nurse|resp:files", &[0, 2]),
        ("\"cares for\"|childern", &[0, 1]),
        ("!nurse|teacher files", &[2]),
        ("nurse|teacher children", &[1]),
    ] {
        assert_eq!(found(&roles, query), expected, "{query}");
    }
    let hits = search(&roles, "patients|children").hits;
    assert_eq!(hits.iter().map(marked).collect::<Vec<_>>(), ["Teaches [children].", "Cares for [patients]."]);
}

#[test]
fn a_role_is_found_by_the_directory_of_its_file() {
    let roles = [role("A", &["Plans."]), role("B", &["Plans."])];
    let sources = roles
        .iter()
        .zip(["/roles/EMEA/sales", "/roles/apac"])
        .map(|(role, directory)| Source { role, directory: Some(directory) });
    let index = Index::build(sources, &Vocabulary::default());
    let named: Vec<&Role> = roles.iter().collect();
    for (query, expected) in [
        ("source:emea", &[(0, 1)][..]),
        ("plans source:apac", &[(1, 1)]),
        ("source:roles", &[(0, 1), (1, 1)]),
        ("plans source:none", &[]),
    ] {
        assert_eq!(index.search(&Query::parse(query).0, &named, None).by_role, expected, "{query}");
    }
}

#[test]
fn each_term_tells_how_it_is_met() {
    let roles = [role("Role", &["Good management of incidents"])];
    let (query, _) = Query::parse("mgmt incidnet");
    let index = Index::build(&roles, &Vocabulary::default());
    let hit = &index.search(&query, &[&roles[0]], None).hits[0];
    let told: Vec<_> = hit.terms.iter().map(|met| (query.place_of(met.term), met.why, met.matches.len())).collect();
    assert_eq!(told, [(Some(0..4), Why::Abbreviation, 4), (Some(5..13), Why::Typo, 1)]);
    assert_eq!(hit.why, Why::Abbreviation);
}
