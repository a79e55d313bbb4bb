//! Which words are marked.

use super::*;

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
        ("负责客户关系", "客户关系和销售", "-负责-客户关系", "客户关系+和销售+"),
        ("", "Anything", "", "Anything"),
    ];
    for (a, b, left, right) in table {
        assert_eq!(marked(a, &[b], Side::A), left);
        assert_eq!(marked(b, &[a], Side::B), right);
    }
}

#[test]
fn in_a_group_a_word_is_shared_with_any_of_the_others() {
    let others = ["Tests recovery of 3 servers", "Documents recovery"];
    assert_eq!(marked("Documents and tests 4 servers", &others, Side::A), "[Documents] and [tests] #4# [servers]");
}
