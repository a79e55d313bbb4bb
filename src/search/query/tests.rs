use super::*;
use crate::search::fold::typed;

/// A term as a line: what it does, its words, its shape, its fields where they are not all.
fn line(term: &Term) -> String {
    let effect = match term.effect {
        Effect::Required => "",
        Effect::Welcome => "?",
        Effect::Excluded => "!",
        Effect::Filter => "&",
    };
    format!("{effect}{}", term.alternatives.iter().map(alternative).collect::<Vec<_>>().join("|"))
}

fn alternative(one: &Alternative) -> String {
    let words = one.words.join("+");
    let words = match (&one.demand, one.shape) {
        (Some(demand), _) => said(demand),
        (None, Shape::Loose) => words,
        (None, Shape::OpenPhrase) => format!("'{words}…"),
        (None, Shape::Phrase) => format!("'{words}'"),
    };
    let exact = FIELDS.iter().filter(|field| field.scopes == one.scopes);
    let parts = FIELDS.iter().filter(|field| field.scopes.meets(one.scopes));
    let mut fields: Vec<&str> = exact.map(|field| field.name).collect();
    if fields.is_empty() && one.scopes != Scopes::ALL {
        fields = parts.map(|field| field.name).collect();
    }
    let place = if fields.is_empty() { String::new() } else { format!("@{}", fields.join("/")) };
    format!("{words}{place}")
}

fn said(demand: &Demand) -> String {
    match demand {
        Demand::Any => "any".to_owned(),
        Demand::Directory(part) => format!("in {part}"),
        Demand::Number { measure, relation, than, currency } => {
            let currency = currency.map_or(String::new(), |letters| letters.iter().map(|b| char::from(*b)).collect());
            format!("{measure:?} {relation:?} {than}{currency}")
        }
    }
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
        ("organisation:a ORGANIS:b organi:c", "a@organization b@organization c@organization"),
        ("org:a resp:b req:c pref:d", "a@organization b@responsibilities c@required d@preferred"),
        ("summary:a fact:b facts:c tag:d tags:e", "a@summary b@facts c@facts d@tags e@tags"),
        ("unit:a fam:b loc:c work:d emp:e lang:f", "a@unit b@family c@location d@workplace e@employment f@language"),
        ("ti:\"account manager\"", "'account+manager'@title"),
        ("!title:federal itil", "!federal@title itil"),
        ("req: itil certificate", "itil@required certificate@required"),
        ("itil req:", "itil@required"),
        ("itil title:tam req:", "itil@required tam@title"),
        ("title: manager req: itil", "manager@title itil@required"),
        ("req: pref: degree", "degree@required/preferred"),
        ("req: itil !foundation", "itil@required !foundation"),
        ("https://example.com", "https+examplecom"),
        ("head of sales", "head ?of sales"),
        ("IT director", "it director"),
        ("it director", "?it director"),
        ("who is it", "who is it"),
        ("R&D - sales", "r+d sales"),
        ("nurse|teacher school", "nurse|teacher school"),
        ("nurse | teacher", "nurse|teacher"),
        ("title:nurse|teacher", "nurse@title|teacher@title"),
        ("title:nurse|org:school", "nurse@title|school@organization"),
        ("\"new york\"|boston|c-level", "'new+york'|boston|c+level"),
        ("!nurse|teacher itil", "!nurse|teacher itil"),
        ("the|of", "the|of"),
        ("req: nurse|teacher", "nurse@required|teacher@required"),
        ("years:>=5", "Years AtLeast 5@years"),
        ("years:5+", "Years AtLeast 5@years"),
        ("years:5 itil", "&Years Equal 5@years itil"),
        ("itil years:<3 years:any", "itil &Years Below 3@years &any@years"),
        ("years:support", "support@years"),
        ("degree:bachelor|>=master", "Degree Equal 2@degree|Degree AtLeast 3@degree"),
        ("degree:physics", "physics@degree"),
        ("clearance:any", "any@clearance"),
        ("!clearance:any itil", "!any@clearance itil"),
        ("clearance:secret", "secret@clearance"),
        ("travel:none", "Travel AtMost 0@travel"),
        ("travel:<=25%", "Travel AtMost 25@travel"),
        ("pay:>120000", "Pay(Year) Above 120000@pay"),
        ("pay:≥120,000.5", "Pay(Year) AtLeast 120000.5@pay"),
        ("pay:>50k", "Pay(Year) Above 50000@pay"),
        ("pay:>50eur/hour", "Pay(Hour) Above 50EUR@pay"),
        ("pay:>50keur", "Pay(Year) Above 50000EUR@pay"),
        ("source:Roles/EMEA", "in roles/emea@source"),
        ("location:any", "any@location"),
        // A comparison needs no colon, and white space may stand in it.
        ("years>=5", "Years AtLeast 5@years"),
        ("itil Years >= 5 plan", "itil &Years AtLeast 5@years plan"),
        ("years >=5", "Years AtLeast 5@years"),
        ("years>= 5", "Years AtLeast 5@years"),
        ("years: >= 5", "Years AtLeast 5@years"),
        ("years:>= 5 itil", "&Years AtLeast 5@years itil"),
        ("pay > 120000", "Pay(Year) Above 120000@pay"),
        ("pay=50k|travel < 25%", "Pay(Year) Equal 50000@pay|Travel Below 25@travel"),
        ("degree ≥ bachelor", "Degree AtLeast 2@degree"),
        ("itil !years<3", "itil !Years Below 3@years"),
        ("years>=", "years"),
        ("pay = good", "pay good"),
        ("years - 5", "years 5"),
        ("\"years >= 5\"", "'years+5'"),
        ("title>5", "title+5"),
        // What is left out by facts alone leaves roles.
        ("!clearance:any", "!any@clearance any@title"),
        ("!clearance:any !years:>=5", "!any@clearance !Years AtLeast 5@years any@title"),
        // Capitals between words may be operators elsewhere; `AND` says what is so anyway.
        ("python AND sql", "python ?and sql"),
        ("portland OR", "portland or"),
        ("OR nurse", "or nurse"),
        ("sales NOT", "sales not"),
        ("not python or sql", "?not python ?or sql"),
        ("\"a OR b\"", "'a+or+b'"),
        ("on-site long-term - x", "on+site long+term x"),
        ("--x -5 a\"b\"-c", "x 5 ?a 'b' c"),
        // What is not seen is not there.
        ("\u{feff}ti\u{ad}tle:\u{200e}man\u{2060}ager\u{202e}", "manager@title"),
        ("c++ C# .NET a+b", "c++ c# net a+b"),
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
        ("nurse|", "nurse", 5..6, "nothing follows `|`"),
        ("|nurse", "nurse", 0..0, "nothing stands before `|`"),
        ("itil >=5", "itil", 5..8, "name a fact before it"),
        ("itil years:>=five", "itil", 11..17, "write `years:>=5`"),
        ("itil years:>=", "itil", 11..13, "write `years:>=5`"),
        ("itil years:>=5.5.5", "itil", 11..18, "write `years:>=5`"),
        ("itil pay:>50eur/week", "itil", 9..20, "write `pay:>50000`"),
        ("itil degree:>=physics", "itil", 12..21, "associate, bachelor"),
        ("itil travel:>far", "itil", 12..16, "in percent"),
        ("itil title:>=5", "itil", 11..14, "only years, degree, travel and pay"),
        ("itil years:5-10", "itil", 11..15, "`5-10` is no number of years: write `years:>=5`"),
        ("travel:10-20% itil", "itil", 7..13, "no share of the time"),
        ("itil pay:120,000–150,000", "itil", 9..24, "no amount of money"),
        ("itil clearance:none", "itil", 15..19, "!clearance:any"),
        ("itil yers:>=5", "itil", 5..10, "did you mean `years:`"),
        ("itil years>=five", "itil", 10..16, "write `years:>=5`"),
        ("python -sql", "python sql", 7..11, "`-` is no sign here: write `!sql` to leave it out"),
        ("-\"new york\" itil", "'new+york' itil", 0..1, "write `!\"new york\"`"),
        ("-title:nurse", "title:nurse", 0..12, "write `!title:nurse`"),
        ("NOT python", "?not python", 0..3, "write `!python` to leave it out"),
        ("\"new york\" OR boston", "'new+york' ?or boston", 11..13, "write `\"new york\"|boston` for either"),
        ("a\u{ad}b \u{202e}title\u{ad}x:c", "ab c", 5..13, "no field is called so"),
        ("!clearance:any !python", "!any@clearance !python", 0..22, "only leaves out"),
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
        let words = |term: &Term| term.alternatives.iter().map(|one| one.words.len()).sum::<usize>();
        assert_eq!(query.terms().iter().map(words).sum::<usize>(), MOST_WORDS);
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
    fn any_text_can_be_parsed(text in "\\PC{0,40}|[!:\" a-e]{0,30}|.{0,20}|((!|)(years|pay|ti|xx|):?[<>=|]{0,2}[0-9a-e\"]{0,3}[ |]){0,6}") {
        let (query, problems) = Query::parse(&text);
        let length = text.chars().count();
        for problem in &problems {
            proptest::prop_assert!(problem.range.start <= problem.range.end && problem.range.end <= length);
        }
        let silent = query.is_empty() && problems.is_empty();
        proptest::prop_assert!(!silent || text.chars().all(|c| typed(c).is_none_or(char::is_whitespace)));
    }
}
