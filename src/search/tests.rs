use proptest::prelude::*;

use super::*;
use crate::role::{Item, Role, read};
use crate::vocabulary::Vocabulary;

/// A role with these responsibilities.
fn role(title: &str, statements: &[&str]) -> Role {
    let item = |text: &&str| Item { text: (*text).into(), ..Item::default() };
    Role { title: title.into(), responsibilities: statements.iter().map(item).collect(), ..Role::default() }
}

/// The roles of a YAML text.
fn roles(yaml: &str) -> Vec<Role> {
    let (located, problems) = read(yaml.as_bytes(), "role");
    assert_eq!(problems, []);
    located.into_iter().map(|located| located.role).collect()
}

fn search(roles: &[Role], query: &str) -> Hits {
    search_with(roles, query, &Vocabulary::default())
}

fn search_with(roles: &[Role], query: &str, vocabulary: &Vocabulary) -> Hits {
    let index = Index::build(roles, vocabulary);
    index.search(&Query::parse(query).0, &roles.iter().collect::<Vec<_>>(), None)
}

/// The pointers of the hits, best first.
fn pointers(hits: &Hits) -> Vec<&str> {
    hits.hits.iter().map(|hit| hit.pointer.as_str()).collect()
}

/// The text of a hit with what matched in brackets.
fn marked(hit: &Hit) -> String {
    let mut out = String::new();
    for (place, c) in hit.text.chars().enumerate() {
        if hit.matches.iter().any(|range| range.end == place) {
            out.push(']');
        }
        if hit.matches.iter().any(|range| range.start == place) {
            out.push('[');
        }
        out.push(c);
    }
    if hit.matches.iter().any(|range| range.end == hit.text.chars().count()) {
        out.push(']');
    }
    out
}

/// A query, the statement with what should be marked, and why. Without a mark the statement should not be found.
#[test]
fn what_matches_is_marked_and_explained() {
    use Why::{Abbreviation, Exact, Prefix, Typo};
    let table = [
        // The word itself, whatever its case and accents; another form of it.
        ("itil", "Holds [ITIL] Foundation", Exact),
        ("ITIL", "Knows [itil]x and [itil]", Exact),
        ("zurich", "Works in [Zürich]", Exact),
        ("zürich", "Works in [Zurich]", Exact),
        ("résumé", "Reads a [resume\u{301}] a day", Exact),
        ("plan", "Makes [plans] by [plan]ning", Exact),
        ("managing", "[Manages] it", Exact),
        ("studies", "Likes to [study]", Exact),
        ("bachelors", "A [bachelor]'s degree", Exact),
        ("us", "Works for the [U.S]. Government", Exact),
        ("u.s. government", "Works for the [US] [Government]", Exact),
        ("3.5", "Raises the score to [3.5]", Exact),
        ("35", "Raises the score to 3.5", Exact),
        ("it", "Sells [IT]", Exact),
        ("it", "Loses [it]s way", Prefix),
        // Words in any order, function words not insisted on.
        ("degree engineering", "An [engineering] or arts [degree]", Exact),
        ("head of sales", "[Head], also [of] [sales] abroad", Exact),
        ("head of sales", "[Head] also in [sales]", Exact),
        ("sales forklift", "Head of sales", Exact),
        // Beginnings: only what was typed.
        ("certif", "ITIL [certif]icate", Prefix),
        ("zur", "Works in [Zür]ich", Prefix),
        ("exec pres", "Shows [exec]utive [pres]ence", Prefix),
        ("i", "[I]TIL", Prefix),
        // Slips: none below four letters, one below eight, two from there on, the first letter right or swapped.
        ("incidnet", "Solves [incidents] after an [incident]", Typo),
        ("degere", "A [degree]", Typo),
        ("comittee", "A [committee]", Typo),
        ("managemnet", "Good [management]", Typo),
        ("mangaemnet", "Good [management]", Typo),
        ("amnagement", "Good [management]", Typo),
        ("degeer", "A degree", Typo),
        ("pan", "A pin", Typo),
        ("lead", "To read", Typo),
        ("2019", "Since 2018", Typo),
        ("from", "A form", Typo),
        ("salary", "Grows sales", Typo),
        ("forklift", "For the workforce", Typo),
        ("sabbatical", "Sabotage and batteries", Typo),
        // Abbreviations of a word.
        ("mgmt", "Good [m]ana[g]e[m]en[t]", Abbreviation),
        ("acct", "An [acc]oun[t]", Abbreviation),
        ("yrs", "Five [y]ea[rs]", Abbreviation),
        ("govt", "The [gov]ernmen[t]", Abbreviation),
        ("mgr", "A [m]ana[g]e[r]", Abbreviation),
        ("svc", "Good [s]er[v]i[c]es", Abbreviation),
        ("dog", "Documenting", Abbreviation),
        ("slry", "Sales territory", Abbreviation),
        // Initials of neighbours, function words counted or not; an acronym among them gives all its letters.
        ("sdp", "A [s]ervice [d]elivery [p]lan", Abbreviation),
        ("sdp", "A [s]ervice and [d]elivery [p]lan", Abbreviation),
        ("lob", "Any [l]ine [o]f [b]usiness", Abbreviation),
        ("itdm", "Meets [IT] [d]ecision [m]akers", Abbreviation),
        ("pm", "Knows [p]roject [m]anagement", Abbreviation),
        ("sdp", "A service. Some delivery plan", Abbreviation),
        ("sw", "Sells with", Abbreviation),
        // Pieces of neighbours; one word for two and two for one.
        ("custsat", "High [cust]omer [sat]isfaction", Abbreviation),
        ("bachdeg", "A [bach]elor's [deg]ree", Abbreviation),
        ("warroom", "A [war] [room]", Abbreviation),
        ("custdelsat", "High [cust]omer [del]ivery [sat]isfaction", Abbreviation),
        ("share point", "Runs [SharePoint]", Abbreviation),
        ("share-point", "Runs [SharePoint]", Exact),
        ("custsat", "Customers want satisfaction", Abbreviation),
        // What is written together or in quotes stands together, in order.
        ("c-level", "Meets [C]-[level] executives", Exact),
        ("c-lev", "Meets [C]-[lev]el executives", Prefix),
        ("c-level", "Level C", Exact),
        ("\"delivery plan\"", "A service [delivery] [plan]", Exact),
        ("\"delivery plan\"", "Plans delivery, then a plan", Exact),
        ("\"plan delivery\"", "A service delivery plan", Exact),
        ("\"delivery pla\"", "A service delivery plan", Exact),
        ("\"delivery pla", "A service [delivery] [pla]n", Prefix),
        ("\"way to plan\"", "Some [way] [to] [plan]", Exact),
        // Other scripts: Han characters stand together, Arabic and Hindi words are words.
        ("技术经理", "高级[技术经理]", Exact),
        ("技术 经理", "高级[技术经理]", Exact),
        ("经技", "高级技术经理", Exact),
        ("إدارة", "خبرة في [إدارة] المشاريع", Exact),
        ("प्रबंधन", "परियोजना [प्रबंधन] का अनुभव", Exact),
        // Places are counted in characters, before and inside what matched.
        ("plan", "👩‍🔧 e\u{301} 计 [plan]", Exact),
        ("eclai", "Bakes [e\u{301}clai]rs", Prefix),
        ("e", "Bakes [e\u{301}]clairs", Prefix),
        ("fi", "Stays [ﬁ]t", Prefix),
    ];
    let mut wrong = Vec::new();
    for (query, expected, why) in table {
        let statement = expected.replace(['[', ']'], "");
        let roles = [role("Role", &[&statement])];
        let hits = search(&roles, query).hits;
        let found = hits.iter().map(|hit| (marked(hit), hit.why)).collect::<Vec<_>>();
        let wanted = if statement == expected { Vec::new() } else { vec![(expected.to_owned(), why)] };
        if found != wanted {
            wrong.push(format!("{query}: {found:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A role with something in every place that can be searched, each with a word of its own.
const FULL: &str = "
title: Alphatitle Manager
variant: Bravovariant
aliases: [Charlie, Deltaalias]
organization: Echocorp
unit: Foxtrot Unit
family: Golfing
level: Hotellevel
segment: Indiasegment
summary: Juliet sums up.
locations: [Kilotown, Limaville]
workplace: on-site
travel: {max: 25}
employment: full-time
pay: {min: 70, max: 90, currency: EUR, per: hour}
works_with:
  inside: [Mikes team]
  outside: [Novembers]
responsibilities:
  - Runs oscar.
  - text: Runs papa.
    theme: Quebec theme
    tags: [incident-work]
  - text: Runs romeo.
    theme: Quebec theme
qualifications:
  required:
    - text: Many of them in sierra.
      years: {min: 7, of: sierra}
    - text: Tango or similar.
      any_of:
        - - text: A uniform degree.
            degree: {level: master, fields: [victors]}
        - - text: Inside.
            any_of:
              - - Whiskey.
  preferred:
    - text: A paper.
      certification: Xray
";

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
    let table: [(&str, &[&str]); 10] = [
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

#[test]
fn neighbours_stand_in_one_statement() {
    let roles = [role("Role", &["Improves service.", "Delivery plans come first."])];
    for query in ["\"service delivery\"", "service-delivery", "sdp", "servdel"] {
        assert_eq!(search(&roles, query).total, 0, "{query}");
    }
}

#[test]
fn guesses_are_made_only_where_nothing_is_written_so() {
    let roles = [role("Role", &["Fills in a form.", "Runs a farm.", "Writes css.", "Has a computer science degree."])];
    assert_eq!(pointers(&search(&roles, "form")), ["/responsibilities/0"]);
    assert_eq!(pointers(&search(&roles, "forn")), ["/responsibilities/0"]);
    // Consonants alone may be an acronym, although some word begins with them.
    assert_eq!(pointers(&search(&roles, "cs")), ["/responsibilities/2", "/responsibilities/3"]);
    assert_eq!(pointers(&search(&roles, "cs degree")), ["/responsibilities/3"]);
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
        assert_eq!(search(&roles, query).suggestion.as_deref(), expected, "{query}");
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_query_gives_sound_hits(query in "[!\":a-e \u{301}IT技-]{0,24}|\\PC{0,24}|.{0,12}") {
        let mut roles = roles(FULL);
        roles.push(role("Abcde", &["a b c d e", "技术 e\u{301} bad cab", "A bee added it to IT"]));
        let profile: Vec<_> = roles.iter().map(|role| serde_json::to_value(role).unwrap()).collect();
        let hits = search(&roles, &query);
        prop_assert_eq!(hits.total, hits.hits.len());
        prop_assert!(hits.hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
        for hit in hits.hits {
            let length = hit.text.chars().count();
            prop_assert!(hit.score > 0.0);
            prop_assert!(hit.matches.iter().all(|range| range.start < range.end && range.end <= length));
            prop_assert!(hit.matches.windows(2).all(|pair| pair[0].end < pair[1].start));
            prop_assert!(profile[hit.role].pointer(&hit.pointer).is_some(), "{}", hit.pointer);
        }
    }

    #[test]
    fn words_of_a_statement_find_it_in_any_order(
        statements in prop::collection::vec(prop::collection::vec(word(), 1..8), 1..6),
        which in any::<prop::sample::Index>(),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..5),
    ) {
        let texts: Vec<String> = statements.iter().map(|words| words.join(" ")).collect();
        let roles = [role("Role", &texts.iter().map(String::as_str).collect::<Vec<_>>())];
        let which = which.index(statements.len());
        let query: Vec<&str> = picks.iter().map(|pick| *pick.get(&statements[which])).collect();
        let hits = search(&roles, &query.join(" "));
        prop_assert!(pointers(&hits).contains(&format!("/responsibilities/{which}").as_str()), "{query:?}: {hits:?}");
    }

    #[test]
    fn another_word_never_adds_a_statement_that_has_all(
        statements in prop::collection::vec(prop::collection::vec(word(), 1..8), 1..6),
        query in prop::collection::vec(word(), 1..4),
        more in word(),
    ) {
        let texts: Vec<String> = statements.iter().map(|words| words.join(" ")).collect();
        let roles = [role("Role", &texts.iter().map(String::as_str).collect::<Vec<_>>())];
        // Statements that have all of a query score 2 and more; what has it in parts scores less.
        let whole = |query: &str| -> Vec<String> {
            let hits = search(&roles, query).hits.into_iter();
            hits.filter(|hit| hit.score >= 2.0).map(|hit| hit.pointer).collect()
        };
        // Function words are insisted on only while there is nothing else.
        prop_assume!(query.iter().any(|word| !crate::text::is_stop_word(word)));
        let query = query.join(" ");
        let before = whole(&query);
        let after = whole(&format!("{query} {more}"));
        prop_assert!(after.iter().all(|pointer| before.contains(pointer)), "{query} + {more}: {before:?}, {after:?}");
    }
}

/// A word of a small stock, so that words repeat: some alike, some short, some without a meaning of their own.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(
        &[
            "service",
            "services",
            "delivery",
            "deliver",
            "plan",
            "planning",
            "the",
            "of",
            "it",
            "IT",
            "acct",
            "account",
            "sdp",
            "mgmt",
            "management",
            "managr",
            "cs",
            "computer",
            "science",
            "css",
            "c-level",
            "U.S.",
            "技术",
            "a",
        ][..],
    )
}
