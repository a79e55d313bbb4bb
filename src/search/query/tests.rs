use super::*;

/// A term as a line: what it does, its words, its shape, its fields where they are not all.
fn line(term: &Term) -> String {
    let effect = match term.effect {
        Effect::Required => "",
        Effect::Welcome => "?",
        Effect::Excluded => "!",
    };
    let words = term.words.join("+");
    let words = match term.shape {
        Shape::Loose => words,
        Shape::OpenPhrase => format!("'{words}…"),
        Shape::Phrase => format!("'{words}'"),
    };
    let fields = FIELDS.iter().filter(|(_, field)| term.fields.meets(Fields::of(*field)));
    let fields: Vec<&str> =
        if term.fields == Fields::ALL { Vec::new() } else { fields.map(|(name, _)| *name).collect() };
    let place = if fields.is_empty() { String::new() } else { format!("@{}", fields.join("|")) };
    format!("{effect}{words}{place}")
}

fn lines(query: &Query) -> String {
    query.terms().iter().map(line).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sound_query_becomes_terms() {
    let table = [
        ("", ""),
        ("itil", "itil"),
        ("  ITIL \t Foundation ", "itil foundation"),
        ("Zürich résumé", "zurich resume"),
        ("C-level", "c+level"),
        ("U.S. 3.5", "us 3.5"),
        ("bachelor's", "bachelor"),
        ("技术经理 经验", "技+术+经+理 经+验"),
        ("\"service delivery\" plan", "'service+delivery' plan"),
        ("“service delivery”", "'service+delivery'"),
        ("a\"b c\"", "?a 'b+c'"),
        ("sales !federal", "sales !federal"),
        ("sales !\"New York\"", "sales !'new+york'"),
        ("title:manager", "manager@title"),
        ("TITLE:manager", "manager@title"),
        ("org:a resp:b req:c pref:d", "a@organization b@responsibilities c@required d@preferred"),
        ("summary:a fact:b facts:c tag:d tags:e", "a@summary b@facts c@facts d@tags e@tags"),
        ("ti:\"account manager\"", "'account+manager'@title"),
        ("!title:federal itil", "!federal@title itil"),
        ("req: itil certificate", "itil@required certificate@required"),
        ("itil req:", "itil@required"),
        ("itil title:tam req:", "itil@required tam@title"),
        ("title: manager req: itil", "manager@title itil@required"),
        ("req: pref: degree", "degree@required|preferred"),
        ("req: itil !foundation", "itil@required !foundation"),
        ("https://example.com", "https+examplecom"),
        ("head of sales", "head ?of sales"),
        ("IT director", "it director"),
        ("it director", "?it director"),
        ("who is it", "who is it"),
        ("R&D - sales", "r+d sales"),
    ];
    for (text, expected) in table {
        let (query, problems) = Query::parse(text);
        assert_eq!(lines(&query), expected, "{text}");
        assert_eq!(problems, [], "{text}");
        assert_eq!(query.is_empty(), expected.is_empty(), "{text}");
    }
}

#[test]
fn a_malformed_query_says_where_and_what_and_finds_the_rest() {
    let table = [
        ("titel:manager", "manager", 0..6, "did you mean `title:`"),
        ("itil xyz:a", "itil ?a", 5..9, "there are `title:`"),
        ("r:itil", "itil", 0..2, "`responsibilities:`, `required:`"),
        ("sales \"new yo", "sales 'new+yo…", 6..13, "not closed"),
        ("sales !", "sales", 6..7, "nothing follows"),
        ("!req: sales", "sales", 0..5, "nothing follows"),
        ("!federal", "!federal", 0..8, "add a word"),
        ("+-*/ &", "", 0..6, "add a word"),
        ("\"\"", "", 0..2, "add a word"),
        ("🚀", "", 0..1, "add a word"),
        ("req:", "", 0..4, "add a word"),
    ];
    for (text, expected, range, message) in table {
        let (query, problems) = Query::parse(text);
        assert_eq!(lines(&query), expected, "{text}");
        let [problem] = &problems[..] else { panic!("{text}: {problems:?}") };
        assert_eq!(problem.range, range, "{text}");
        assert!(problem.message.contains(message), "{text}: {}", problem.message);
    }
}

#[test]
fn a_pasted_page_is_cut_and_said_to_be() {
    for text in ["sales ".repeat(2_000), "sales-".repeat(2_000), format!("\"{}\"", "sales ".repeat(2_000))] {
        let (query, problems) = Query::parse(&text);
        assert_eq!(query.terms().iter().map(|term| term.words.len()).sum::<usize>(), MOST_WORDS);
        let told = problems.iter().filter(|problem| problem.message.contains("first 32 words")).count();
        assert_eq!(told, 1, "{problems:?}");
        assert!(problems.iter().all(|problem| problem.range.end <= text.chars().count()));
    }
    let (query, problems) = Query::parse(&"x".repeat(10_000));
    assert_eq!((query.terms().len(), problems.len()), (1, 0));
}

#[test]
fn thirty_two_words_are_not_too_many() {
    let (query, problems) = Query::parse(&"sales ".repeat(MOST_WORDS));
    assert_eq!((query.terms().len(), problems.len()), (MOST_WORDS, 0));
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_parsed(text in "\\PC{0,40}|[!:\" a-e]{0,30}|.{0,20}") {
        let (query, problems) = Query::parse(&text);
        let length = text.chars().count();
        for problem in &problems {
            proptest::prop_assert!(problem.range.start <= problem.range.end && problem.range.end <= length);
        }
        let silent = query.is_empty() && problems.is_empty();
        proptest::prop_assert!(!silent || text.trim().is_empty());
    }
}
