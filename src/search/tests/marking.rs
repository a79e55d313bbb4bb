//! What matches, why, and which characters of it.

use super::*;

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
        ("capabilities", "Shows [capability]", Exact),
        ("possibility", "Sees [possibilities]", Exact),
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
        ("SPA", "Shares and [s]ales [p]urchase [a]greements for [Spa]in", Abbreviation),
        ("spa", "A [spa]de, so please ask", Prefix),
        ("IT", "Sells [IT] in time", Exact),
        ("SLOs", "Sets [s]ervice [l]evel [o]bjectives", Abbreviation),
        ("slos", "Sets [s]ervice [l]evel [o]bjectives", Abbreviation),
        // Letters and how many are left out.
        ("k8s", "Runs [K]ubernete[s]", Abbreviation),
        ("a11y", "Cares for [a]ccessibilit[y]", Abbreviation),
        ("kubernetes", "Runs [k8s]", Abbreviation),
        ("b2b", "A bulb", Abbreviation),
        // Two words for one.
        ("tcpip", "Knows [TCP]/[IP]", Abbreviation),
        ("iso27001", "Holds [ISO] [27001]", Abbreviation),
        ("civil3d", "Draws in [Civil] [3D]", Abbreviation),
        ("oncall", "Is [on] [call]", Abbreviation),
        ("cicd pipeline", "A [CI]/[CD] [pipeline]", Abbreviation),
        ("oncall", "Is on calls", Abbreviation),
        ("2019", "On 20 19", Abbreviation),
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
    ];
    assert_marked(&table);
}

#[test]
fn every_script_is_searched_and_marked_in_its_characters() {
    use Why::{Exact, Prefix};
    assert_marked(&[
        // Other scripts: Han characters stand together, Arabic and Hindi words are words.
        ("技术经理", "高级[技术经理]", Exact),
        ("技术 经理", "高级[技术经理]", Exact),
        ("经技", "高级技术经理", Exact),
        ("技术经理", "一般[技术]高级[经理]", Exact),
        ("障害調査", "[調査]した[障害]", Exact),
        ("障害調査", "害障の調査", Exact),
        ("إدارة", "خبرة في [إدارة] المشاريع", Exact),
        ("प्रबंधन", "परियोजना [प्रबंधन] का अनुभव", Exact),
        // Places are counted in characters, before and inside what matched.
        ("plan", "👩‍🔧 e\u{301} 计 [plan]", Exact),
        ("eclai", "Bakes [e\u{301}clai]rs", Prefix),
        ("e", "Bakes [e\u{301}]clairs", Prefix),
        ("fi", "Stays [ﬁ]t", Prefix),
    ]);
}

#[test]
fn words_are_found_as_others_write_them() {
    use Why::{Exact, Prefix};
    assert_marked(&[
        // Spelled otherwise; numbers in words and in digits; plurals of acronyms.
        ("forklift license", "Holds a [forklift] [licence]", Exact),
        ("licence", "[Licensed] or [licensing]", Exact),
        ("organisation", "Of two [organizations]", Exact),
        ("organize", "[Organises], [organising], [organised]", Exact),
        ("analyze", "[Analyses] it", Exact),
        ("colours", "Of one [color]", Exact),
        ("center", "At the [centre]", Exact),
        ("program", "Runs [programmes]", Exact),
        ("behavior", "Of good [behaviour]", Exact),
        ("\"behavior\"", "Of good behaviour", Exact),
        ("optimizat", "Likes [optimisat]ion", Prefix),
        ("labour", "In a laboratory", Exact),
        ("litre", "Loves literature", Exact),
        ("five years", "For [5] [years]", Exact),
        ("12", "[Twelve] or [12]", Exact),
        ("13", "Thirteen", Exact),
        ("GPUs", "A [GPU] and its [GPUs]", Exact),
        ("kpis", "A [KPI]", Exact),
        ("KPI", "Many [KPIs]", Exact),
        ("BAs", "A [BA]", Exact),
        ("bas", "A BA", Exact),
    ]);
}

#[test]
fn words_are_found_by_other_letters_with_their_signs_and_with_what_is_not_seen() {
    use Why::{Exact, Prefix};
    assert_marked(&[
        // Letters that are no other letter with an accent, as people without them on their keyboard write them.
        ("strasse", "Works in the [Straße]", Exact),
        ("stras", "Works in the [Straß]e", Prefix),
        ("STRAẞE", "Works in the [Strasse]", Exact),
        ("lodz", "Works in [Łódź]", Exact),
        ("orsted", "Works for [Ørsted]", Exact),
        ("aeon", "Lasts an [æon]", Exact),
        ("ae", "Lasts an [æ]on", Prefix),
        // A sign makes another word of one or two letters.
        ("c++", "Writes [C++] and C#", Exact),
        ("c++", "Writes [C++]17", Exact),
        ("C#", "Writes C++, [C#]. No C.", Exact),
        ("c#", "Writes C++ for customers", Exact),
        ("f#", "Finds five files", Exact),
        ("c", "Writes [C]++ for [c]ustomers", Exact),
        ("c+", "Writes [C+]+ for customers", Prefix),
        (".net", "Writes .[NET]", Exact),
        ("a+", "Holds an [A+], adds a+b", Exact),
        // What is not seen does not part a word, nor is it one; but a space is a space.
        ("negotiation", "Good [nego<U+00AD>tiation]", Exact),
        ("negot", "Good [nego<U+00AD>t]iation", Prefix),
        ("nego", "Good [nego<U+00AD>]tiation", Prefix),
        ("skills", "Good nego<U+00AD>tia<U+2060><U+00AD>tion's<U+200E> [skills]<U+200E>.", Exact),
        ("tiation", "Good nego<U+00AD>tiation", Exact),
        ("00ad", "Good nego<U+00AD>tiation", Exact),
        ("delivery", "A service<U+200B>[delivery]", Exact),
        ("技术", "高级[技]<U+2060>[术]经理", Exact),
        ("x 00ad", "Less < [x] and <U+[00AD]", Exact),
        ("nego\u{ad}tiation", "Good [negotiation]", Exact),
        ("\u{feff}\u{202e}good\u{200e} \u{2060}", "[Good] negotiation", Exact),
        ("good\u{200b}plan", "[Good] [plan]", Exact),
    ]);
}

#[test]
fn what_is_joined_by_a_stroke_may_stand_apart() {
    use Why::{Exact, Prefix};
    assert_marked(&[
        // With `/` or `&` a function word may come between, and with `/` anything and in any order.
        ("html/css", "Knows [HTML]/[CSS]", Exact),
        ("html/css", "Knows [HTML] and [CSS], and [CSS]", Exact),
        ("html&css", "Knows [HTML] and [CSS]", Exact),
        ("html/c", "Knows [HTML] and [c]asting", Prefix),
        ("html/css", "Styles with [CSS] what [HTML] says", Exact),
        ("hospital/clinic", "Cleans [clinic]s and a [hospital]", Prefix),
        ("html&css", "Knows CSS and HTML", Exact),
        ("html-css", "Knows HTML and CSS", Exact),
        ("\"html/css\"", "Knows HTML and CSS", Exact),
        ("html/css&js", "Knows CSS, HTML, JS", Exact),
        ("24/7", "In 24 places, 7 of them abroad", Exact),
        ("and/or", "Or this and that", Exact),
        // Of few letters nothing is the beginning.
        ("a/b", "A business, abroad", Exact),
        ("m&a", "Manages a market", Exact),
        ("p&l", "[P]&[L], or [PL]", Exact),
    ]);
}

/// Asserts that each query finds its statement, marked in brackets, for the reason given; without a mark, that it does not.
fn assert_marked(table: &[(&str, &str, Why)]) {
    let mut wrong = Vec::new();
    for &(query, expected, why) in table {
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

#[test]
fn a_phrase_of_very_frequent_words_is_marked_where_it_stands() {
    let long = "service plan delivery ".repeat(5_000) + "delivery plan";
    let roles = [role("Role", &[&long, "A delivery plan", "A plan delivery"])];
    for (query, end) in [
        ("\"delivery plan\"", " plan delivery [delivery] [plan]"),
        ("\"delivery pla", " plan delivery [delivery] [pla]n"),
        ("delivery-pla", " plan delivery [delivery] [pla]n"),
    ] {
        let hits = search(&roles, query).hits;
        let mut found: Vec<(&str, String)> = hits.iter().map(|hit| (&*hit.pointer, marked(hit))).collect();
        found.sort_unstable();
        let [(first, text), (second, _)] = &found[..] else { panic!("{query}: {} hits", found.len()) };
        assert_eq!((*first, *second), ("/responsibilities/0", "/responsibilities/1"), "{query}");
        assert!(text.ends_with(end) && text.matches('[').count() == 2, "{query}: {}", &text[text.len() - 60..]);
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
