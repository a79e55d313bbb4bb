//! What holds for any roles and any query.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_query_gives_sound_hits(query in "[!\":a-e \u{301}\u{ad}IT技/&+#-]{0,24}|\\PC{0,24}|.{0,12}") {
        let mut roles = roles(FULL);
        roles.push(role("Abcde", &["a b c d e", "技术 e\u{301} bad cab", "A bee added it to IT", "a/b c# d & e", "技\u{ad}a <U+00AD"]));
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

    #[test]
    fn an_index_after_edits_is_the_index_built_afresh(
        first in prop::collection::vec(role_of_words(), 0..6),
        edits in prop::collection::vec((0_usize..8, 0_usize..4, prop::collection::vec(role_of_words(), 0..4)), 0..5),
    ) {
        let vocabulary = Vocabulary::built_in();
        let mut roles = first;
        let mut index = Index::build(&roles, &vocabulary);
        for (start, count, new) in edits {
            let start = start.min(roles.len());
            let replaced = start..(start + count).min(roles.len());
            index.splice(replaced.clone(), &new, &vocabulary);
            roles.splice(replaced, new);
            prop_assert_eq!(&index, &Index::build(&roles, &vocabulary));
        }
        let emptied = { let all = 0..roles.len(); index.splice(all, &[] as &[Role], &vocabulary); index };
        prop_assert_eq!(emptied, Index::default());
    }

    #[test]
    fn a_role_that_is_gone_has_no_hits(
        roles in prop::collection::vec(role_of_words(), 1..6),
        which in any::<prop::sample::Index>(),
        query in prop::collection::vec(word(), 1..3),
    ) {
        let gone = which.index(roles.len());
        let query = query.join(" ");
        let names = |hits: Hits, roles: &[Role]| -> Vec<(String, String)> {
            hits.hits.into_iter().map(|hit| (roles[hit.role].id.to_string(), hit.pointer)).collect()
        };
        let mut index = Index::build(&roles, &Vocabulary::default());
        index.splice(gone..gone + 1, &[] as &[Role], &Vocabulary::default());
        let mut left = roles;
        left.remove(gone);
        let found = index.search(&Query::parse(&query).0, &left.iter().collect::<Vec<_>>(), None);
        prop_assert!(found.by_role.iter().all(|(role, _)| *role < left.len()));
        prop_assert_eq!(names(found, &left), names(search(&left, &query), &left));
    }

    #[test]
    fn what_is_remembered_changes_no_answer(
        roles in prop::collection::vec(role_of_words(), 1..6),
        queries in prop::collection::vec("(!|)(service|sdp|c-le|mgm|it|years:>=4|title:ro|plan\\|acct)( (del|the|!css|技))?", 1..8),
    ) {
        let named: Vec<&Role> = roles.iter().collect();
        let index = std::sync::Arc::new(Index::build(&roles, &Vocabulary::default()));
        let mut searcher = Searcher::new(std::sync::Arc::clone(&index));
        for query in queries {
            let (query, _) = Query::parse(&query);
            prop_assert_eq!(searcher.search(&query, &named, None, None), index.search(&query, &named, None));
        }
    }

    #[test]
    fn whole_characters_are_marked(
        words in prop::collection::vec(prop::sample::select(&STRANGE[..]), 1..8),
        which in any::<prop::sample::Index>(),
        length in 1_usize..8,
    ) {
        use unicode_segmentation::UnicodeSegmentation;
        let text = words.join(" ");
        let query: String = which.get(&words).graphemes(true).take(length).collect();
        let roles = [role("Role", &[&text])];
        let bounds: Vec<usize> = roles[0].responsibilities[0].text.grapheme_indices(true)
            .map(|(at, _)| roles[0].responsibilities[0].text[..at].chars().count())
            .chain([roles[0].responsibilities[0].text.chars().count()]).collect();
        for hit in search(&roles, &query).hits.iter().filter(|hit| hit.field == Field::Responsibilities) {
            for range in &hit.matches {
                prop_assert!(bounds.contains(&range.start) && bounds.contains(&range.end), "{query:?} {:?} {range:?}", hit.text);
            }
        }
    }
}

/// Words whose characters are not what they seem: accents apart, wide letters, joined emoji, Indic clusters, ligatures.
const STRANGE: [&str; 20] = [
    "re\u{301}sume\u{301}",
    "résumé",
    "e\u{301}clair",
    "Zürich",
    "Zu\u{308}rich",
    "n\u{303}o\u{302}\u{301}n",
    "技术经理",
    "ﬁnance",
    "ﬃliate",
    "ｆｕｌｌ",
    "परियोजना",
    "प्रबंधन",
    "إدارة",
    "한국어",
    "ไทยแลนด์",
    "👩‍🔧x1️⃣",
    "Straße",
    "Łódźœ\u{301}æ",
    "nego\u{ad}\u{2060}tiation",
    "C++",
];

/// A role of a few words, with facts.
fn role_of_words() -> impl Strategy<Value = Role> {
    let statement = prop::collection::vec(word(), 1..6).prop_map(|words| words.join(" "));
    let years = prop::option::of(1_u8..9);
    (prop::collection::vec((statement, years), 0..4), word(), 0_u32..100).prop_map(|(statements, title, number)| {
        let item = |(text, years): (String, Option<u8>)| {
            let fact = years.map(|years| {
                let min = Some(crate::role::Number(f64::from(years)));
                crate::role::Fact::Years(crate::role::Years { min, ..Default::default() })
            });
            Item { text: text.into(), fact, tags: vec!["incident-management".into()], ..Item::default() }
        };
        let responsibilities = statements.into_iter().map(item).collect();
        Role { id: format!("role-{number}").into(), title: title.into(), responsibilities, ..Role::default() }
    })
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
            "html/css",
            "html",
            "C++",
            "C#",
            "c-level",
            "SPA",
            "KPIs",
            "kpi",
            "licence",
            "licensing",
            "license",
            "five",
            "5",
            "onplan",
            "k8s",
            "kubernetes",
            "U.S.",
            "技术",
            "技术服务",
            "a",
        ][..],
    )
}
