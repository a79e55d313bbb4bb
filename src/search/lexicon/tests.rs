use super::*;

fn lexicon(words: &[&str]) -> Lexicon {
    Lexicon::new(words.iter().map(|word| ((*word).into(), Word::new(word))).collect())
}

fn keys(lexicon: &Lexicon, words: impl IntoIterator<Item = usize>) -> Vec<&str> {
    words.into_iter().map(|word| lexicon.key(word)).collect()
}

#[test]
fn abbreviations_are_told_from_words_that_share_letters() {
    let table = [
        ("mgmt", "management", true),
        ("mgr", "manager", true),
        ("mgr", "managers", true),
        ("acct", "account", true),
        ("acct", "accounting", true),
        ("svc", "services", true),
        ("svcs", "services", true),
        ("mktg", "marketing", true),
        ("mkt", "marketing", true),
        ("mtg", "meeting", true),
        ("msg", "messaging", true),
        ("govt", "government", true),
        ("dept", "department", true),
        ("intl", "international", true),
        ("natl", "national", true),
        ("asst", "assistant", true),
        ("engr", "engineer", true),
        ("yrs", "years", true),
        ("bldg", "building", true),
        ("dvlpmt", "development", true),
        ("cnslt", "consulting", true),
        ("reqs", "requirements", true),
        ("strtgy", "strategy", true),
        ("lvl", "level", true),
        ("exprnc", "experience", true),
        ("esr", "easier", true),
        ("grp", "group", true),
        // Words and not abbreviations: they keep vowels.
        ("salary", "solitary", false),
        ("dog", "documenting", false),
        ("van", "valuation", false),
        ("nurse", "numerous", false),
        ("driver", "deliver", false),
        // Too little of the word, another beginning or ending, hardly shorter.
        ("mt", "management", false),
        ("mgt", "metropolitan gathering point", false),
        ("crm", "confirmation", false),
        ("aws", "always", false),
        ("sql", "sequentially", false),
        ("prt", "support", false),
        ("mrk", "market", false),
        ("mgm", "management", false),
    ];
    let wrong: Vec<_> = table
        .iter()
        .filter(|(key, word, is)| {
            let lexicon = lexicon(&[word]);
            (lexicon.abbreviated(key).len() == 1) != *is
        })
        .collect();
    assert_eq!(wrong, Vec::<&(&str, &str, bool)>::new());
}

#[test]
fn an_abbreviation_keeps_the_letters_that_make_it() {
    let lexicon = lexicon(&["management", "sales"]);
    let [found] = &lexicon.abbreviated("mgmt")[..] else { panic!() };
    assert_eq!((lexicon.key(found.word), &found.letters[..]), ("management", &[0, 4, 6, 9][..]));
    assert!(found.fit > 0.0 && found.fit <= 1.0);
}

#[test]
fn the_words_fewest_slips_away_are_meant() {
    let lexicon = lexicon(&[
        "account",
        "accounts",
        "amount",
        "certification",
        "certifications",
        "form",
        "plan",
        "planning",
        "they",
    ]);
    let table: [(&str, usize, &[&str]); 11] = [
        ("acount", 1, &["account", "amount"]),
        ("accuont", 1, &["account"]),
        ("amuont", 1, &["amount"]),
        ("certifcatoin", 2, &["certification"]),
        ("plnanign", 2, &["planning"]),
        ("plnanin", 1, &[]),
        ("plna", 1, &["plan"]),
        ("lpan", 1, &["plan"]),
        ("pln", 0, &[]),
        ("qlan", 1, &[]),
        ("thye", 1, &[]),
    ];
    for (key, slips, expected) in table {
        let (found, words) = lexicon.misspelt(key);
        assert_eq!((found, keys(&lexicon, words)), (slips, expected.to_vec()), "{key}");
    }
}

#[test]
fn words_are_found_whole_and_by_their_beginning() {
    let lexicon = lexicon(&["plan", "planner", "plans", "plaza", "é", "技"]);
    assert_eq!(lexicon.find("plan").map(|word| lexicon.key(word)), Some("plan"));
    assert_eq!(lexicon.find("pla"), None);
    assert_eq!(keys(&lexicon, lexicon.starting_with("plan")), ["plan", "planner", "plans"]);
    assert_eq!(keys(&lexicon, lexicon.starting_with("技")), ["技"]);
    assert_eq!(lexicon.starting_with("z").count(), 0);
    assert_eq!(lexicon.starting_with("").count(), 6);
}

#[test]
fn words_of_one_stem_are_found_though_the_stem_begins_none_of_them() {
    let words =
        ["able", "capability", "capable", "capacity", "disabilities", "disability", "hope", "hoping", "policies"];
    let lexicon = lexicon(&words);
    for (key, expected) in [
        ("capabilities", &["capability", "capable"][..]),
        ("capable", &["capability"]),
        ("disabled", &["disabilities", "disability"]),
        ("disability", &["disabilities"]),
        ("hopes", &["hope", "hoping"]),
        ("policy", &["policies"]),
    ] {
        assert_eq!(keys(&lexicon, lexicon.of_stem(key)), expected, "{key}");
    }
}
