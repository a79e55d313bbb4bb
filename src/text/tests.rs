//! Tables for safe text, words, slugs and suggestions.

use super::*;

#[test]
fn what_may_act_or_hide_becomes_visible() {
    let table = [
        ("escape", "a\u{1b}[31mb", "a␛[31mb"),
        ("an OSC 52 that fills the clipboard", "\u{1b}]52;c;cm0=\u{7}", "␛]52;c;cm0=␇"),
        ("null, bell, backspace, delete", "\0\u{7}\u{8}\u{7f}", "␀␇␈␡"),
        ("vertical tab and form feed", "a\u{b}b\u{c}c", "a␋b␌c"),
        ("C1: the one-byte CSI and OSC", "\u{9b}31m\u{9d}0;t\u{9c}", "<U+009B>31m<U+009D>0;t<U+009C>"),
        ("next line", "a\u{85}b", "a<U+0085>b"),
        (
            "bidi embeddings and overrides",
            "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}",
            "<U+202A><U+202B><U+202C><U+202D><U+202E>",
        ),
        ("bidi isolates", "\u{2066}\u{2067}\u{2068}\u{2069}", "<U+2066><U+2067><U+2068><U+2069>"),
        ("bidi marks", "\u{200e}\u{200f}\u{61c}", "<U+200E><U+200F><U+061C>"),
        ("zero-width space and byte order mark", "a\u{200b}b\u{feff}c", "a<U+200B>b<U+FEFF>c"),
        ("soft hyphen and word joiner", "a\u{ad}b\u{2060}c", "a<U+00AD>b<U+2060>c"),
        ("line and paragraph separator", "a\u{2028}b\u{2029}c", "a<U+2028>b<U+2029>c"),
        ("tag characters", "a\u{e0041}\u{e007f}", "a<U+E0041><U+E007F>"),
        ("Hangul fillers", "\u{115f}\u{3164}\u{ffa0}", "<U+115F><U+3164><U+FFA0>"),
        ("a joiner between Latin letters", "pass\u{200d}word\u{200c}s", "pass<U+200D>word<U+200C>s"),
        ("a joiner at either end", "\u{200d}a\u{200d}", "<U+200D>a<U+200D>"),
        ("a joiner between an emoji and a letter", "👩\u{200d}a", "👩<U+200D>a"),
        ("a variation selector after a letter", "a\u{fe0f}é\u{fe01}я\u{e0100}", "a<U+FE0F>é<U+FE01>я<U+E0100>"),
        ("a second variation selector", "☁\u{fe0f}\u{fe0f}", "☁\u{fe0f}<U+FE0F>"),
        ("Egyptian joiner", "\u{13430}", "<U+13430>"),
    ];
    for (what, raw, shown) in table {
        let text = Text::new(raw);
        assert_eq!((text.as_str(), text.is_altered()), (shown, true), "{what}");
        assert_eq!(safe(raw), shown, "{what}");
    }
}

#[test]
fn ordinary_text_survives_byte_for_byte() {
    let table = [
        ("ASCII", "Runs the incident process (P1-P4), 24/7; C++ & C#."),
        ("accents, composed and not", "Café, Cafe\u{301}, naïve"),
        ("Hebrew", "מנהל חשבון טכני"),
        ("Arabic with marks", "مُدِير الحِسَابَات التِّقْنِيَّة"),
        ("Persian with a non-joiner", "می\u{200c}خواهم"),
        ("mixed directions", "Manager מנהל 24/7 مدير"),
        ("Hindi with joiner and non-joiner", "क्\u{200d}ष र्\u{200c}य"),
        ("Malayalam, a joiner at the end of a word", "അവന്\u{200d} വന്നു"),
        ("Sinhala", "ශ්\u{200d}රී"),
        ("Mongolian with a variation selector", "ᠠ\u{180b}"),
        ("a family of emoji", "👩\u{200d}👩\u{200d}👧\u{200d}👦"),
        ("an emoji with skin tone, joiner and sign", "🧑🏽\u{200d}⚕\u{fe0f}"),
        ("a heart on fire", "❤\u{fe0f}\u{200d}🔥"),
        ("keycap and flag", "1\u{fe0f}\u{20e3} 🇩🇪"),
        ("Japanese with an ideographic variant", "葛\u{e0100}城"),
        ("no-break and ideographic space", "5\u{a0}years　年"),
    ];
    for (what, raw) in table {
        let text = Text::new(raw);
        assert_eq!((text.as_str(), text.is_altered()), (raw, false), "{what}");
    }
}

#[test]
fn white_space_is_folded_without_a_mark() {
    for (raw, shown) in [("  a  b\t\tc \r\n d\n", "a b c d"), ("\n", ""), ("", ""), ("é  é ", "é é"), (" a", "a")] {
        let text = Text::new(raw);
        assert_eq!((text.as_str(), text.is_altered()), (shown, false), "{raw:?}");
    }
}

#[test]
fn safe_text_is_safe_already() {
    for raw in ["a\u{1b}b", "  x ", "👩\u{200d}👩", "\u{200d}\u{fe0f}", "a \u{200b} b", "\u{202e}"] {
        let once = safe(raw).into_owned();
        assert_eq!(safe(&once), once, "{raw:?}");
        assert!(!Text::new(&once).is_altered(), "{raw:?}");
    }
}

#[test]
fn words_are_what_people_call_words() {
    let table: [(&str, &[&str]); 8] = [
        ("Runs long-term plans.", &["Runs", "long", "term", "plans"]),
        ("the customer's and the customer’s", &["the", "customer", "and", "the", "customer"]),
        ("customers' teams don't", &["customers", "teams", "don't"]),
        ("ITIL v3, 24/7 & 99.9%", &["ITIL", "v3", "24", "7", "99.9"]),
        ("C-level/VP (CIO)", &["C", "level", "VP", "CIO"]),
        ("Überzeugt Größen", &["Überzeugt", "Größen"]),
        ("— … !", &[]),
        ("", &[]),
    ];
    for (text, expected) in table {
        let found: Vec<&str> = words(text).map(|word| word.text).collect();
        assert_eq!(found, expected, "{text:?}");
        for word in words(text) {
            assert!(text[word.start..].starts_with(word.text), "{text:?}: {word:?}");
        }
    }
}

#[test]
fn a_normal_form_ignores_case_composition_punctuation_and_possessives() {
    let same = ["The customer's Cafe\u{301}!", "the CUSTOMER   café", "The customer’s—Café."];
    for text in same {
        assert_eq!(normal(text), "the customer café", "{text:?}");
    }
    assert_eq!(normal("don't"), "dont");
}

#[test]
fn stems_join_the_forms_of_a_word_and_leave_other_scripts_alone() {
    assert_eq!(stem("manages"), stem("managing"));
    assert_ne!(stem("manages"), stem("manually"));
    for word in ["größen", "v3", "управляет"] {
        assert_eq!(stem(word), word);
    }
}

#[test]
fn stop_words_are_found() {
    assert!(STOP_WORDS.is_sorted(), "they are searched by halves");
    assert!(is_stop_word("the") && is_stop_word("your") && is_stop_word("a"));
    assert!(!is_stop_word("customer"));
}

#[test]
fn slugs_are_plain() {
    for (text, expected) in [
        ("Technical Account Manager", "technical-account-manager"),
        ("tam_federal.v2", "tam-federal-v2"),
        ("  Café — Größe (M/W) ", "cafe-große-m-w"),
        ("Director's", "directors"),
        ("a:b,c·d/../e", "a-b-c-d-e"),
        ("1,000", "1-000"),
        ("İstanbul", "istanbul"),
        ("技術 経理", "技術-経理"),
        ("\u{1b}[2J", "2j"),
        ("--", "role"),
        ("", "role"),
    ] {
        assert_eq!(slug(text), expected, "{text:?}");
        assert_eq!(slug(expected), expected, "a slug is its own slug");
        assert!(is_slug(expected), "{expected:?}");
    }
}

#[test]
fn what_is_no_slug() {
    assert!(is_slug("größe-m") && is_slug("हिन्दी"));
    for text in ["", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "a.b", "a/b", "Größe", "a\u{200b}"] {
        assert!(!is_slug(text), "{text:?}");
    }
}

#[test]
fn suggestions_are_near_or_absent() {
    let keys = ["title", "variant", "responsibilities", "required"];
    for (word, expected) in [
        ("titel", Some("title")),
        ("responsibilites", Some("responsibilities")),
        ("Variant", Some("variant")),
        ("zzz", None),
        ("", None),
    ] {
        assert_eq!(nearest(word, keys), expected, "{word:?}");
    }
    assert_eq!(nearest_few("re", keys, 5), ["required", "responsibilities"]);
    assert_eq!(nearest_few("re", keys, 1), ["required"]);
    assert_eq!(nearest("a", []), None);
}

#[test]
fn a_wording_keeps_the_signs_a_normal_form_drops() {
    for (a, b, is_same) in [
        ("Writes C++.", "writes c++", true),
        ("C++", "C#", false),
        ("C++", "C", false),
        ("5 years", "5+ years", false),
        ("Travels 5%", "travels 5 %", true),
        ("Travels 5%", "travels 5", false),
        ("!", "?", true),
    ] {
        assert_eq!(wording(a) == wording(b), is_same, "{a:?} and {b:?}");
    }
}

proptest::proptest! {
    #[test]
    fn words_of_ascii_are_those_between_unicodes_boundaries(text in "[a-cA-B0-2 _'.,;:/+-]{0,24}|[ -~\\n\\t]{0,40}") {
        // A letter of another script before the text takes it the long way.
        let long = format!("é {text}");
        let expected: Vec<(usize, &str)> = words(&long).skip(1).map(|word| (word.start - "é ".len(), word.text)).collect();
        let found: Vec<(usize, &str)> = words(&text).map(|word| (word.start, word.text)).collect();
        proptest::prop_assert_eq!(found, expected);
    }
}

#[test]
fn numbers_in_texts_are_ordered_by_what_they_count() {
    let ordered = [
        "",
        "7",
        "10",
        "Engineer",
        "Engineer 1",
        "Engineer 01",
        "Engineer 2",
        "Engineer 10",
        "Engineer 10 b",
        "Engineer 11",
        "Engineer 99999999999999999999",
        "Engineer 100000000000000000000",
        "Engineer II",
        "Ärztin",
        "Ärztin 2",
    ];
    for (at, one) in ordered.iter().enumerate() {
        for (number, other) in ordered.iter().enumerate() {
            let expected =
                if *one == "Engineer 01" && *other == "Engineer 1" || *one == "Engineer 1" && *other == "Engineer 01" {
                    one.cmp(other)
                } else {
                    at.cmp(&number)
                };
            assert_eq!(natural(one, other), expected, "{one} and {other}");
        }
    }
}
