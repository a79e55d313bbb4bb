//! What a reader decided takes part in comparing: before all scores, in both directions, and never on another item.

use super::*;

fn named(role: &str, text: &str) -> Named {
    Named { role: role.into(), text: text.into(), at: None }
}

fn decided(verdict: Verdict, a: &str, b: &str) -> Decision {
    Decision { verdict, a: named("a", a), b: named("b", b) }
}

fn accept(a: &str, b: &str) -> Decision {
    decided(Verdict::Accept, a, b)
}

fn reject(a: &str, b: &str) -> Decision {
    decided(Verdict::Reject, a, b)
}

fn called(id: &str, role: Role) -> Role {
    Role { id: id.into(), ..role }
}

/// The pair of `a` and `b`, called so, after these decisions.
fn judged(a: &Role, b: &Role, decisions: impl IntoIterator<Item = Decision>) -> Pair {
    let (a, b) = (called("a", a.clone()), called("b", b.clone()));
    judged_as_called(&a, &b, decisions)
}

fn judged_as_called(a: &Role, b: &Role, decisions: impl IntoIterator<Item = Decision>) -> Pair {
    let decisions = decisions.into_iter().collect();
    compare(&[a, b], &Vocabulary::built_in(), &Background::default(), &decisions).pairs.remove(0)
}

/// The links as kind, left and right numbers, and whether they are decided; of roles with responsibilities alone.
fn links(pair: &Pair) -> Vec<(Kind, Vec<usize>, Vec<usize>, bool)> {
    let numbers = |pointers: &[Pointer]| pointers.iter().map(|pointer| pointer.index).collect();
    pair.links.iter().map(|link| (link.kind, numbers(&link.a), numbers(&link.b), link.decided)).collect()
}

#[test]
fn what_was_accepted_is_linked_however_unlike_it_is() {
    let (a, b) =
        (doing(&["Waters the plants", "Trains cashiers"]), doing(&["Looks after the garden", "Trains cashiers"]));
    assert_eq!(links(&judged(&a, &b, [])), [(Kind::Same, vec![1], vec![1], false)]);
    let pair = judged(&a, &b, [accept("waters plants", "Looking after the garden.")]);
    assert_eq!(links(&pair), [(Kind::Reworded, vec![0], vec![0], true), (Kind::Same, vec![1], vec![1], false)]);
    assert_eq!((pair.links[0].score, pair.summary.reworded, pair.summary.similarity), (0.0, 1, 1.0));
    assert_eq!(pair.stale, []);
    let crossed = judged(&a, &b, [accept("Waters the plants", "Trains cashiers")]);
    assert_eq!(links(&crossed), [(Kind::Reworded, vec![0], vec![1], true)], "also before what is the same");
    let same = judged(&a, &b, [accept("Trains cashiers", "Trains cashiers")]);
    assert_eq!(links(&same), [(Kind::Same, vec![1], vec![1], true)]);
}

#[test]
fn an_accepted_question_is_a_claim() {
    let (catalog, _) = crate::catalog::load(&[crate::catalog::Place::BuiltIn]);
    let roles: Vec<&Role> = catalog.roles().collect();
    let asks = |pair: &Pair| pair.links.iter().any(|link| link.kind == Kind::Possible);
    let others = roles[1..].iter().map(|b| (roles[0], *b, judged_as_called(roles[0], b, [])));
    let (a, b, asked) = others.into_iter().find(|(_, _, pair)| asks(pair)).expect("the curated roles raise questions");
    let question = asked.links.iter().find(|link| link.kind == Kind::Possible).unwrap();
    let [x, y] = [(a, question.a[0]), (b, question.b[0])].map(|(role, at)| Named::of(role, at).unwrap());
    let pair = judged_as_called(a, b, [Decision { verdict: Verdict::Accept, a: x, b: y }]);
    let link = pair.links.iter().find(|link| link.a.contains(&question.a[0])).unwrap();
    assert_eq!((link.kind, link.decided), (Kind::Reworded, true));
    assert_eq!(pair.summary.possible + 1, asked.summary.possible);
    assert!(pair.summary.similarity > asked.summary.similarity);
}

#[test]
fn a_decision_holds_whichever_role_is_on_the_left() {
    let (a, b) = (called("a", doing(&["Waters plants"])), called("b", doing(&["Gardens"])));
    let turned = judged_as_called(&b, &a, [accept("Waters plants", "Gardens")]);
    assert_eq!(links(&turned), [(Kind::Reworded, vec![0], vec![0], true)]);
    let other = called("c", doing(&["Gardens"]));
    let pair = judged_as_called(&a, &other, [accept("Waters plants", "Gardens")]);
    assert_eq!((links(&pair), pair.stale), (vec![], vec![]), "another role is another matter");
}

#[test]
fn what_was_rejected_is_neither_linked_nor_near() {
    let a = doing(&["Plans, documents and tests disaster recovery for payroll servers"]);
    let b = doing(&["Tests disaster recovery of payroll servers", "Documents disaster recovery of payroll servers"]);
    let (left, right) = (&*a.responsibilities[0].text, &*b.responsibilities[0].text);
    assert_eq!(
        links(&judged(&a, &b, [])),
        [(Kind::Reworded, vec![0], vec![0, 1], false)],
        "the case has to be a group"
    );
    let pair = judged(&a, &b, [reject(left, right)]);
    assert_eq!(links(&pair), [(Kind::Reworded, vec![0], vec![1], false)]);
    assert_eq!((pair.nearest_b.get(&duty(0)), &pair.rejected), (None, &vec![(duty(0), duty(0))]));
    let twice = doing(&["Trains cashiers", "Trains cashiers"]);
    let pair = judged(&twice, &twice, [reject("Trains cashiers", "Trains cashiers")]);
    assert_eq!((links(&pair), pair.rejected.len()), (vec![], 4), "every statement in these words");
}

#[test]
fn several_may_be_accepted_for_one_and_no_more() {
    let (a, b) = (doing(&["Waters plants", "Mows"]), doing(&["Gardens", "Grows roses"]));
    let both = [accept("Waters plants", "Gardens"), accept("Waters plants", "Grows roses")];
    assert_eq!(links(&judged(&a, &b, both.clone())), [(Kind::Reworded, vec![0], vec![0, 1], true)]);
    let [first, second] = both;
    let pair = judged(&a, &b, [first.clone(), second, accept("Mows", "Grows roses")]);
    assert_eq!(links(&pair), [(Kind::Reworded, vec![0, 1], vec![1], true)], "the later ones count");
    let stale: Vec<_> = pair.stale.iter().map(|stale| (stale.why, &stale.a, &stale.b)).collect();
    assert_eq!(stale, [(StaleWhy::Crowded, &first.a, &first.b)]);
}

#[test]
fn nothing_else_joins_what_was_accepted() {
    let a = doing(&["Plans, documents and tests disaster recovery for payroll servers"]);
    let b = doing(&["Tests disaster recovery of payroll servers", "Documents disaster recovery of payroll servers"]);
    let pair = judged(&a, &b, [accept(&a.responsibilities[0].text, &b.responsibilities[0].text)]);
    assert_eq!(links(&pair), [(Kind::Reworded, vec![0], vec![0], true)]);
    assert_eq!(pair.only_b, [duty(1)]);
}

#[test]
fn a_decision_on_a_statement_that_changed_is_stale_and_touches_no_other() {
    let (a, b) = (doing(&["Waters the plants daily"]), doing(&["Gardens"]));
    let hinted =
        Decision { a: Named { at: Some(duty(0)), ..named("a", "Waters the plants") }, ..accept("", "Gardens") };
    let pair = judged(&a, &b, [hinted.clone(), reject("Waters the plants", "Gardens too")]);
    assert_eq!(links(&pair), []);
    let stale: Vec<_> = pair.stale.iter().map(|stale| (stale.verdict, stale.why)).collect();
    assert_eq!(stale, [(Verdict::Accept, StaleWhy::Gone), (Verdict::Reject, StaleWhy::Gone)]);
    assert_eq!(pair.stale[0].a, hinted.a);
}

#[test]
fn the_place_decides_between_statements_of_one_text() {
    let (a, b) = (doing(&["Gardens", "Waters plants", "Waters plants"]), doing(&["Grows roses"]));
    for (at, linked) in [(2, 2), (1, 1), (7, 1), (0, 1)] {
        let hinted = Named { at: Some(duty(at)), ..named("a", "Waters plants") };
        let pair = judged(&a, &b, [Decision { a: hinted, ..accept("", "Grows roses") }]);
        assert_eq!(links(&pair), [(Kind::Reworded, vec![linked], vec![0], true)], "at {at}");
    }
}

#[test]
fn prose_and_facts_cannot_be_accepted_and_facts_of_one_type_can() {
    let a = role(vec![], vec![years("Five years of support", 5.0), years("Two years of sales", 2.0)], vec![]);
    let b = role(vec![], vec![years("Three years of support", 3.0), item("Some sales")], vec![]);
    let pair = judged(&a, &b, [accept("Two years of sales", "Some sales")]);
    assert_eq!((pair.stale[0].why, pair.links[0].decided), (StaleWhy::Unlike, false));
    let required = |index| at(Section::Required, index);
    let pair = judged(&a, &b, [accept("Two years of sales", "Three years of support")]);
    assert_eq!((pair.links[0].decided, pair.links[0].a.as_slice()), (true, [required(1)].as_slice()));
    let row = |pair: &Pair| pair.facts.iter().find(|row| row.b.is_some()).and_then(|row| row.a);
    assert_eq!(row(&judged(&a, &b, [])), Some(FactAt::Item(required(0))), "by itself the support");
    assert_eq!(row(&pair), Some(FactAt::Item(required(1))), "in the table of facts too");
    let apart = judged(&a, &b, [reject("Five years of support", "Three years of support")]);
    assert_eq!(row(&apart), Some(FactAt::Item(required(1))));
}

#[test]
fn a_decision_is_on_every_version_of_a_role() {
    let (now, then) = (called("a", doing(&["Waters plants"])), called("a@HEAD~1", doing(&["Gardens"])));
    let decision = Decision { a: named("a", "Waters plants"), b: named("a", "Gardens"), verdict: Verdict::Accept };
    for (x, y) in [(&now, &then), (&then, &now)] {
        let pair = judged_as_called(x, y, [decision.clone()]);
        assert_eq!((links(&pair), pair.stale), (vec![(Kind::Reworded, vec![0], vec![0], true)], vec![]));
    }
    let other = called("b", doing(&["Grows roses"]));
    let pair = judged_as_called(&then, &other, [accept("Gardens", "Grows roses")]);
    assert!(pair.links[0].decided);
}
