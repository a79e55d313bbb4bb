//! Which words are marked.

use super::*;

fn marks<'a>(text: &'a str, others: &[&'a str], side: Side) -> Vec<Span> {
    Marker::default().marks(text, others, side)
}

/// `text` with its marks: `[shared]`, `+added+`, `-removed-`, `#number#`.
fn marked(text: &str, others: &[&str], side: Side) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in marks(text, others, side) {
        let (open, close) = match span.mark {
            Mark::Shared => ("[", "]"),
            Mark::Added => ("+", "+"),
            Mark::Removed => ("-", "-"),
            Mark::Number => ("#", "#"),
        };
        out.push_str(&text[at..span.range.start]);
        out.push_str(open);
        out.push_str(&text[span.range.clone()]);
        out.push_str(close);
        at = span.range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[test]
fn nearly_equal_texts_show_what_changed_and_others_what_they_share() {
    let table = [
        (
            "Manages the support services of customers",
            "Manages the field services of customers",
            "Manages the -support- services of customers",
            "Manages the +field+ services of customers",
        ),
        ("Long-term plan", "long term plan!", "Long-term plan", "long term plan!"),
        (
            "Brings escalations to management in time",
            "Management hears of every escalation",
            "Brings [escalations] to [management] in time",
            "[Management] hears of every [escalation]",
        ),
        (
            "Creates the service delivery plan with the customer",
            "Service delivery plans are presented by her",
            "Creates the [service delivery plan] with the customer",
            "[Service delivery plans] are presented by her",
        ),
        (
            "At least 5 years of support",
            "At least 3 years of support",
            "At least #5# years of support",
            "At least #3# years of support",
        ),
        (
            "Five years of support at most",
            "5 years of support at most",
            "-Five- years of support at most",
            "+5+ years of support at most",
        ),
        (
            "Serves 1,000 clients",
            "Clients of all kinds, 1000 of them",
            "Serves 1,000 [clients]",
            "[Clients] of all kinds, 1000 of them",
        ),
        ("Keeps 99.9 in reach", "Keeps 99.99 in reach", "Keeps #99.9# in reach", "Keeps #99.99# in reach"),
        ("At least 2.50 of 7", "Of 07, at least 2.5", "At [least] 2.50 of 7", "Of 07, at [least] 2.5"),
        ("خبرة ٣ سنوات", "خبرة ٥ سنوات", "خبرة #٣# سنوات", "خبرة #٥# سنوات"),
        ("Leads ३ of 5 teams", "Leads 3 of ५ teams", "Leads -३- of -5- teams", "Leads +3+ of +५+ teams"),
        ("负责客户关系", "客户关系和销售", "-负责-客户关系", "客户关系+和销售+"),
        ("", "Anything", "", "Anything"),
    ];
    for (a, b, left, right) in table {
        assert_eq!(marked(a, &[b], Side::A), left);
        assert_eq!(marked(b, &[a], Side::B), right);
    }
}

#[test]
fn of_long_texts_what_changed_is_told_only_where_it_is_soon_found() {
    let words = |range: std::ops::Range<usize>| range.map(|word| format!("w{word}x")).collect::<Vec<_>>();
    let long = words(0..2_000);
    let text = long.join(" ");
    let mut one_word = long.clone();
    one_word[1_000] = "other".to_owned();
    let spans = marks(&one_word.join(" "), &[&text], Side::B);
    assert_eq!(spans.iter().map(|span| span.mark).collect::<Vec<_>>(), [Mark::Added], "one word of many");
    let turned = [words(1_000..2_000), words(0..1_000)].concat().join(" ");
    assert!(marks(&turned, &[&text], Side::B).iter().all(|span| span.mark == Mark::Shared), "in another order");
    let (left, right) = (words(0..MOST_CHANGED / 2), [words(50..MOST_CHANGED / 2), words(0..50)].concat());
    let spans = marks(&right.join(" "), &[&left.join(" ")], Side::B);
    assert_eq!(spans.iter().map(|span| span.mark).collect::<Vec<_>>(), [Mark::Added], "as many as are looked at");
}

#[test]
fn in_a_group_a_word_is_shared_with_any_of_the_others() {
    let others = ["Tests recovery of 3 servers", "Documents recovery"];
    assert_eq!(marked("Documents and tests 4 servers", &others, Side::A), "[Documents] and [tests] #4# [servers]");
}
