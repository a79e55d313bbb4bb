use std::collections::{BTreeMap, BTreeSet};

use html5ever::ParseOpts;
use html5ever::tendril::TendrilSink as _;
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;

use super::*;
use crate::catalog::{Catalog, Entry, Origin};
use crate::compare::{self, Background, Decision, Decisions, Named, SimilarIndex, Verdict, compare};
use crate::export::steps::parts;
use crate::export::{Answer, Compared, Listed, Move, Neighbours};
use crate::role::{Item, Pointer, Role, Section, Source};
use crate::search::{Index, Query};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// An element as another reader finds it.
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    /// All text in it, but what is for screen readers alone and what begins with a sign of ours.
    text: String,
}

impl Element {
    fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// The elements of a document, in order.
fn read(document: &str) -> Vec<Element> {
    let dom = html5ever::parse_document(RcDom::default(), ParseOpts::default()).one(document);
    assert_eq!(dom.errors.borrow().as_slice(), [""; 0], "a reader has nothing to mend");
    let mut found = Vec::new();
    collect(&dom.document, &mut found);
    found
}

fn collect(node: &Handle, found: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attributes = attrs.borrow().iter().map(|own| (own.name.local.to_string(), own.value.to_string())).collect();
        let mut text = String::new();
        text_of(node, &mut text);
        found.push(Element { name: name.local.to_string(), attributes, text });
    }
    node.children.borrow().iter().for_each(|child| collect(child, found));
}

fn text_of(node: &Handle, out: &mut String) {
    match &node.data {
        NodeData::Text { contents } => out.push_str(&contents.borrow()),
        NodeData::Element { attrs, .. } if attrs.borrow().iter().any(|own| &*own.value == "sr") => {}
        _ => node.children.borrow().iter().for_each(|child| text_of(child, out)),
    }
}

/// The texts of elements of a class, in order.
fn texts<'a>(elements: &'a [Element], class: &str) -> Vec<&'a str> {
    elements.iter().filter(|element| element.has_class(class)).map(|element| element.text.as_str()).collect()
}

/// The text of the only element of a name.
fn only<'a>(elements: &'a [Element], name: &str) -> &'a str {
    let mut found = elements.iter().filter(|element| element.name == name);
    let first = found.next().expect("there is one");
    assert!(found.next().is_none(), "there is but one {name}");
    &first.text
}

/// Holds a document to what none may break, whatever roles say: no element, no attribute and no address but ours, every id
/// once, every link within the page to a place there is, one style, at most one script, both as the policy names them.
fn assert_sound(elements: &[Element]) {
    const NAMES: &str = "\
        a article b bdi body caption dd del div dl dt figcaption figure footer h1 h2 h3 h4 head header html \
        input ins label li line main mark meta nav ol output p rect script section small span style svg table \
        tbody td th thead title tr ul";
    const ATTRIBUTES: &str = "\
        aria-hidden aria-label aria-live autocomplete charset class content data-group data-line dir focusable \
        height hidden href http-equiv id lang name placeholder preserveAspectRatio rel role scope tabindex type \
        viewBox width x x1 x2 y y1 y2";
    let mut ids = BTreeSet::new();
    for element in elements {
        assert!(NAMES.split(' ').any(|name| name == element.name), "an element {}", element.name);
        for (name, value) in &element.attributes {
            assert!(
                ATTRIBUTES.split(' ').any(|known| known == name),
                "an attribute {name}={value:?} of {}",
                element.name
            );
            assert!(name != "id" || ids.insert(value.as_str()), "two of the id {value}");
        }
    }
    for address in elements.iter().filter_map(|element| element.attribute("href")) {
        let is_here = address.strip_prefix('#').is_some_and(|id| ids.contains(id));
        assert!(is_here || address.starts_with("https://"), "an address {address}");
    }
    let all = |name: &str| elements.iter().filter(|own| own.name == name).map(|own| &*own.text).collect::<Vec<_>>();
    let policy = elements.iter().find_map(|own| own.attribute("http-equiv").and(own.attribute("content")));
    let policy = policy.expect("there is a policy");
    assert_eq!(all("style"), [STYLE]);
    assert!(policy.contains(&format!("default-src 'none'; style-src {};", Digest::of(STYLE).as_str())), "{policy}");
    if all("script").is_empty() {
        assert!(policy.contains("script-src 'none'"), "{policy}");
    } else {
        assert_eq!(all("script"), [SCRIPT]);
        assert!(policy.contains(&format!("script-src {};", Digest::of(SCRIPT).as_str())), "{policy}");
    }
}

/// Text of everything HTML knows.
fn hostile() -> impl Strategy<Value = Text> {
    let pieces = prop::sample::select(vec![
        "<",
        ">",
        "&",
        "\"",
        "'",
        "`",
        "=",
        "/",
        "<script>",
        "</script>",
        "<script>alert(1)</script>",
        "</style>",
        "<style>*{}",
        "</title>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<img src=x onerror=alert(1)>",
        "\" onclick=\"a()",
        "' autofocus='",
        "&lt;",
        "&amp;",
        "&#60;",
        "&nbsp",
        "<b>",
        "</p>",
        "</li></ul>",
        "<svg><a href=javascript:a()>",
        "<base href=//a.b>",
        "javascript:alert(1)",
        "data:text/html,<b>",
        "{{ a }}",
        "{% b %}",
        " ",
        "\n",
        "\0",
        "\u{202e}",
        "\u{1b}[31m",
        "\u{a0}",
        "a",
        "word ",
        "7 ",
        "é",
        "漢",
        "🙂",
    ]);
    let text = prop::collection::vec(pieces, 1..10).prop_map(|pieces| Text::new(&pieces.concat()));
    text.prop_filter("no profile has an empty text", |text| !text.trim().is_empty())
}

/// A role that says `texts` wherever a role can say something.
fn role_of(id: &str, texts: &[Text; 6]) -> Role {
    let [title, summary, theme, first, second, place] = texts.clone();
    let item = |text: Text| Item { text, tags: vec![theme.clone()], ..Item::default() };
    let source = Source { url: Some(summary.clone()), document: Some(place.clone()), ..Source::default() };
    Role {
        id: id.into(),
        title,
        organization: Some(place.clone()),
        summary: Some(summary),
        locations: vec![place.clone()],
        source: Some(source),
        responsibilities: vec![Item { theme: Some(theme.clone()), ..item(first.clone()) }, item(second)],
        qualifications: crate::role::Qualifications {
            required: vec![Item { any_of: vec![vec![item(place)], vec![item(first)]], ..item(theme.clone()) }],
            preferred: Vec::new(),
        },
        more: [(format!("x-{}", texts[0]), serde_json::json!(&*texts[1]))].into(),
        ..Role::default()
    }
}

/// What a role says in its statements, alternatives included, in order.
fn said(texts: &[Text; 6]) -> [&str; 5] {
    let [_, _, theme, first, second, place] = texts.each_ref().map(Text::as_str);
    [first, second, theme, place, first]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_role_says_what_it_says_and_nothing_else(own in prop::array::uniform6(hostile())) {
        let document = role(&role_of("own", &own));
        let elements = read(&document);
        assert_sound(&elements);
        prop_assert_eq!(texts(&elements, "text"), said(&own));
        prop_assert_eq!(only(&elements, "h1"), &*own[0]);
        prop_assert_eq!(texts(&elements, "lede"), [&*own[1]]);
        prop_assert_eq!(texts(&elements, "theme"), [&*own[2], "—"]);
        prop_assert!(elements.iter().any(|element| element.name == "dd" && element.text == *own[5]));
        let key = format!("x-{}", own[0]);
        prop_assert!(elements.iter().any(|element| element.name == "dt" && element.text == key));
    }

    #[test]
    fn a_comparison_says_what_its_roles_say_and_nothing_else(
        left in prop::array::uniform6(hostile()),
        right in prop::array::uniform6(hostile()),
        third in prop::array::uniform6(hostile()),
    ) {
        let roles = [role_of("left", &left), role_of("right", &right), role_of("third", &third)];
        let vocabulary = Vocabulary::default();
        for roles in [&roles[..2], &roles[..]] {
            let roles: Vec<&Role> = roles.iter().collect();
            let found = compare(&roles, &vocabulary, &Background::default(), &Decisions::default());
            let compared = Compared { roles: &roles, comparison: &found, vocabulary: &vocabulary };
            let elements = read(&comparison(&compared));
            assert_sound(&elements);
            let mut shown = texts(&elements, "text");
            let mut expected: Vec<&str> = Vec::new();
            for own in [&right, &third].into_iter().take(roles.len() - 1) {
                expected.extend([&left, own].iter().flat_map(|texts| [&*texts[3], &*texts[4], &*texts[2]]));
            }
            shown.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(shown, expected);
            assert_sound(&read(&matrix(&compared)));
        }
    }

    #[test]
    fn what_the_reader_decided_says_what_it_says_and_nothing_else(
        left in prop::array::uniform6(hostile()),
        right in prop::array::uniform6(hostile()),
    ) {
        let (a, b) = (role_of("left", &left), role_of("right", &right));
        let at = |section, index| Pointer { section, index };
        let named = |role, pointer| Named::of(role, pointer).expect("an item");
        let (first, second) = (at(Section::Responsibilities, 0), at(Section::Responsibilities, 1));
        let gone = Named { role: "left".into(), text: Text::new(&format!("{} gone", left[3])), at: None };
        let decisions: Decisions = [
            Decision { verdict: Verdict::Accept, a: named(&a, first), b: named(&b, first) },
            Decision { verdict: Verdict::Reject, a: named(&a, second), b: named(&b, at(Section::Required, 0)) },
            Decision { verdict: Verdict::Accept, a: gone.clone(), b: named(&b, second) },
        ].into_iter().collect();
        let (roles, vocabulary) = ([&a, &b], Vocabulary::default());
        let found = compare(&roles, &vocabulary, &Background::default(), &decisions);
        let compared = Compared { roles: &roles, comparison: &found, vocabulary: &vocabulary };
        let elements = read(&comparison(&compared));
        assert_sound(&elements);
        let pair = &found.pairs[0];
        let items = roles.iter().flat_map(|role| role.items()).map(|(_, item)| &*item.text);
        let text = |role: &Role, at: &Pointer| role.item(*at).map(|item| item.text.to_string()).unwrap_or_default();
        let rejected: Vec<String> = pair.rejected.iter().flat_map(|(x, y)| [text(&a, x), text(&b, y)]).collect();
        let stale = pair.stale.iter().flat_map(|found| [&*found.a.text, &*found.b.text]);
        let mut expected: Vec<&str> = items.chain(rejected.iter().map(String::as_str)).chain(stale).collect();
        let mut shown = texts(&elements, "text");
        shown.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(shown, expected);
        prop_assert!(pair.stale.iter().any(|found| found.a == gone));
        assert_sound(&read(&matrix(&compared)));
    }

    #[test]
    fn moves_and_likenesses_say_what_they_say_and_nothing_else(
        left in prop::array::uniform6(hostile()),
        right in prop::array::uniform6(hostile()),
    ) {
        // A statement in common, so that there is something to show.
        let right = { let mut texts = right; texts[3] = left[3].clone(); texts };
        let (from, to) = (role_of("left", &left), role_of("right", &right));
        let (roles, vocabulary) = ([&from, &to], Vocabulary::default());
        let found = compare(&roles, &vocabulary, &Background::default(), &Decisions::default());
        let asked = compare::gap(&found.pairs[0], &from, &to);
        let answer = Move { from: &from, to: &to, gap: &asked };
        let elements = read(&gap(&answer));
        assert_sound(&elements);
        prop_assert_eq!(only(&elements, "h1"), format!("{} → {}", left[0], right[0]));
        let steps: Vec<_> = parts(&answer).into_iter().flat_map(|part| part.steps).collect();
        let said = steps.iter().flat_map(|step| [&step.asked, &step.now]).flatten();
        prop_assert_eq!(texts(&elements, "text"), said.map(AsRef::as_ref).collect::<Vec<&str>>());

        let like =
            SimilarIndex::build(roles).similar(0, &roles, &vocabulary, &Background::default(), &Decisions::default(), 10);
        let elements = read(&similar(&Neighbours { role: 0, roles: &roles, found: &like }));
        assert_sound(&elements);
        prop_assert_eq!(only(&elements, "h1"), format!("Most like {}", left[0]));
        let text = |role: &Role, at: &Pointer| role.item(*at).map(|item| item.text.to_string()).unwrap_or_default();
        let links = like.iter().flat_map(|found| &found.strongest);
        let said = links.flat_map(|link| {
            let own = link.a.iter().map(|at| text(&from, at));
            own.chain(link.b.iter().map(|at| text(&to, at)))
        });
        let said: Vec<String> = said.collect();
        prop_assert!(!said.is_empty());
        prop_assert_eq!(texts(&elements, "text"), said);
    }

    #[test]
    fn hits_and_lists_say_what_they_say_and_nothing_else(
        left in prop::array::uniform6(hostile()),
        right in prop::array::uniform6(hostile()),
        asked in hostile(),
    ) {
        let roles = [role_of("left", &left), role_of("right", &right)];
        let entry = |role: &Role| Entry { role: role.clone(), origin: Origin::Input, positions: BTreeMap::new() };
        let catalog = Catalog { entries: roles.iter().map(entry).collect(), ..Catalog::default() };
        let elements = read(&super::roles(&Listed { catalog: &catalog, filter: None }).collect::<String>());
        assert_sound(&elements);
        prop_assert_eq!(texts(&elements, "text"), [said(&left), said(&right)].concat());

        let borrowed: Vec<&Role> = roles.iter().collect();
        let index = Index::build(&roles, &catalog.vocabulary);
        let query = Query::parse("word").0;
        let found = index.find(&query, &borrowed, None, None);
        let elements = read(&hits(&Answer { query: &asked, parsed: &query, roles: &borrowed, found: &found, filter: None }));
        assert_sound(&elements);
        prop_assert_eq!(only(&elements, "h1"), &*asked);
        let mut shown: Vec<String> = found.hits().map(|hit| hit.text).collect();
        let mut expected: Vec<&str> = texts(&elements, "text");
        shown.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(expected, shown);
    }
}

#[test]
fn only_addresses_of_pages_can_be_followed() {
    for (address, followed) in [
        ("https://example.org/a?b=c&d", true),
        ("HTTP://example.org", true),
        ("javascript:alert(1)", false),
        ("data:text/html,a", false),
        ("//example.org", false),
        ("file:///etc/passwd", false),
        (" https://example.org", false),
    ] {
        assert_eq!(link(address).is_some(), followed, "{address}");
    }
}

#[test]
fn a_long_word_stays_one() {
    let long = "word".repeat(25_000);
    let texts = [0; 6].map(|_| Text::new(&long));
    let document = role(&role_of("long", &texts));
    assert!(read(&document).iter().any(|element| element.has_class("text") && element.text == long));
}

#[test]
fn a_part_of_a_list_is_a_role() {
    let text = Text::new("Does what is to be done.");
    let role = role_of("one", &[0; 6].map(|_| text.clone()));
    let entry = |number: usize| Entry {
        role: Role { id: format!("role-{number:04}").into(), ..role.clone() },
        origin: Origin::Input,
        positions: BTreeMap::new(),
    };
    let catalog = |size| Catalog { entries: (0..size).map(entry).collect(), ..Catalog::default() };
    let longest = |size| {
        let catalog = catalog(size);
        super::roles(&Listed { catalog: &catalog, filter: None }).skip(1).map(|part| part.len()).max()
    };
    assert_eq!(longest(1000), longest(100), "no part grows with their number");
}

#[test]
fn four_roles_stand_two_by_two_and_the_dot_of_a_name_with_its_title() {
    let text = Text::new("Does what is to be done.");
    let named = |id: &str| Role { variant: Some("North".into()), ..role_of(id, &[0; 6].map(|_| text.clone())) };
    let roles = ["a", "b", "c", "d"].map(named);
    for (count, class) in [(2, false), (3, false), (4, true)] {
        let roles: Vec<&Role> = roles[..count].iter().collect();
        let found = compare(&roles, &Vocabulary::default(), &Background::default(), &Decisions::default());
        let compared = Compared { roles: &roles, comparison: &found, vocabulary: &Vocabulary::default() };
        let elements = read(&comparison(&compared));
        assert_eq!(elements.iter().any(|element| element.has_class("cards") && element.has_class("four")), class);
        let heading = elements.iter().find(|element| element.name == "h2").map(|element| element.text.as_str());
        assert_eq!(heading, Some("Does what is to be done.\u{a0}· North"));
    }
}
