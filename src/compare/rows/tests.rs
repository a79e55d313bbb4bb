//! The order of lines.

use super::super::{Background, Decisions, compare};
use super::*;
use crate::role::{Item, Section};

fn role(items: &[(&str, &[&str])]) -> Role {
    let item = |(text, tags): &(&str, &[&str])| Item {
        text: Text::new(text),
        tags: tags.iter().map(|tag| Text::new(tag)).collect(),
        ..Item::default()
    };
    Role { responsibilities: items.iter().map(item).collect(), ..Role::default() }
}

fn duty(index: usize) -> Pointer {
    Pointer { section: Section::Responsibilities, index }
}

#[test]
fn lines_stand_under_the_competency_they_are_about() {
    let vocabulary = Vocabulary::built_in();
    let a = role(&[
        ("Whistles", &[]),
        ("Escalates incidents", &["incident-management", "trusted-advisor"]),
        ("Gives roses", &["trusted-advisor"]),
    ]);
    let b = role(&[
        ("Juggles", &["juggling"]),
        ("Escalates incidents", &["communication"]),
        ("Guides boards", &["trusted-advisor"]),
    ]);
    let pair = compare(&[&a, &b], &vocabulary, &Background::default(), &Decisions::default()).pairs.remove(0);
    let grouped = rows(&pair, &a, &b, &vocabulary, Order::Competency);
    let shown: Vec<_> = grouped.iter().map(|group| (group.title.as_deref(), group.rows.as_slice())).collect();
    assert_eq!(
        shown,
        [
            (Some("Trusted advisor"), [Row::OnlyA(duty(2)), Row::OnlyB(duty(2))].as_slice()),
            (Some("Support and incident management"), [Row::Link(0)].as_slice()),
            (Some("juggling"), [Row::OnlyB(duty(0))].as_slice()),
            (None, [Row::OnlyA(duty(0))].as_slice()),
        ]
    );
    let left = rows(&pair, &a, &b, &vocabulary, Order::Left);
    let all = vec![Row::OnlyA(duty(0)), Row::Link(0), Row::OnlyA(duty(2)), Row::OnlyB(duty(0)), Row::OnlyB(duty(2))];
    assert_eq!(left, [RowGroup { title: None, rows: all }]);
}

#[test]
fn roles_without_items_have_no_lines() {
    let empty = Role::default();
    let pair = compare(&[&empty, &empty], &Vocabulary::default(), &Background::default(), &Decisions::default())
        .pairs
        .remove(0);
    for order in [Order::Competency, Order::Left] {
        assert_eq!(rows(&pair, &empty, &empty, &Vocabulary::default(), order), []);
    }
}

#[test]
fn a_link_stands_under_one_heading_whichever_role_is_on_the_left() {
    let table: &[(&[&str], &[&str], &str)] = &[
        (&["communication", "trusted-advisor"], &["communication", "trusted-advisor"], "communication"),
        (&["communication", "trusted-advisor"], &["trusted-advisor"], "trusted-advisor"),
        (&["communication"], &["incident-management"], "incident-management"),
        (&["juggling"], &["acrobatics"], "acrobatics"),
        (&[], &["juggling"], "juggling"),
    ];
    let vocabulary = Vocabulary::built_in();
    for (left, right, expected) in table {
        let (a, b) = (role(&[("Wxyz flubs", left)]), role(&[("Wxyz flubs", right)]));
        for (a, b) in [(&a, &b), (&b, &a)] {
            let pair = compare(&[a, b], &vocabulary, &Background::default(), &Decisions::default()).pairs.remove(0);
            let groups = rows(&pair, a, b, &vocabulary, Order::Competency);
            assert_eq!(groups[0].rows, [Row::Link(0)]);
            assert_eq!(groups[0].title, Some(name(&vocabulary, &Text::new(expected))), "{left:?} {right:?}");
        }
    }
}
