//! The shipped counts, and what they do to weights.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::super::kindred;
use super::super::stems::{Part, word_stem};
use super::*;
use crate::role::Item;
use crate::text::Text;

/// A role with one responsibility.
fn role(text: &str) -> Role {
    Role { responsibilities: vec![Item { text: Text::new(text), ..Item::default() }], ..Role::default() }
}

fn idf(background: &Background, word: &str) -> f64 {
    background.weights(std::iter::empty()).idf(word_stem(word).unwrap())
}

/// What `data/background.tsv` should hold.
fn counted() -> String {
    let statements = include_str!("../../../data/background.txt").lines();
    let statements: Vec<&str> = statements.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut stemmer = Stemmer::default();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for statement in &statements {
        let forms = stemmer.read(statement).into_iter().filter(|form| form.part == Part::Content);
        for root in forms.map(|form| stemmer.root(form).to_owned()).collect::<BTreeSet<String>>() {
            *counts.entry(root).or_default() += 1;
        }
    }
    let mut table = format!("\t{}\n", statements.len());
    for (root, count) in counts {
        writeln!(table, "{root}\t{count}").unwrap();
    }
    table
}

#[test]
fn the_shipped_counts_are_those_of_the_shipped_statements() {
    assert!(counted() == SHIPPED, "run `cargo test --lib background -- --ignored`");
}

#[test]
#[ignore = "writes data/background.tsv anew, after data/background.txt was changed"]
fn write_the_shipped_counts() {
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/data/background.tsv"), counted()).unwrap();
}

/// What `data/kindred.tsv` should hold.
fn grouped() -> String {
    let lines = include_str!("../../../data/kindred.txt").lines().filter(|line| !line.starts_with('#'));
    let mut stemmer = Stemmer::default();
    let mut groups: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, line) in lines.enumerate() {
        let roots: BTreeSet<String> =
            stemmer.read(line).into_iter().map(|form| stemmer.root(form).to_owned()).collect();
        assert!(roots.len() > 1, "{line}: these are one word");
        for root in roots {
            groups.entry(root).or_default().insert(number);
        }
    }
    let numbers = |groups: BTreeSet<usize>| groups.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
    groups.into_iter().fold(String::new(), |table, (root, groups)| format!("{table}{root}\t{}\n", numbers(groups)))
}

#[test]
fn the_shipped_groups_are_those_of_the_shipped_words() {
    assert!(grouped() == kindred::SHIPPED, "run `cargo test --lib background -- --ignored`");
}

#[test]
#[ignore = "writes data/kindred.tsv anew, after data/kindred.txt was changed"]
fn write_the_shipped_groups() {
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/data/kindred.tsv"), grouped()).unwrap();
}

#[test]
fn common_words_of_postings_weigh_less_than_rare_ones() {
    let background = Background::default();
    for common in ["manage", "team", "customers", "experience", "work", "support", "develop", "ensure", "skills"] {
        assert!(idf(&background, common) < 3.5, "{common}");
        assert!(idf(&background, common) < idf(&background, "governance"), "{common}");
    }
    assert!(idf(&background, "Kerberos") > 6.0);
}

#[test]
fn adding_a_role_changes_little() {
    let added = role("Manages customers' Kerberos");
    let (before, after) = (Background::default(), Background::of([&added]));
    assert!((idf(&before, "manage") - idf(&after, "manage")).abs() < 0.05);
    assert!(idf(&after, "Kerberos") < idf(&before, "Kerberos"));
}

#[test]
fn a_word_a_role_repeats_weighs_less_in_it() {
    let background = Background::default();
    let stems: Vec<Id> = ["Kerberos", "Fortran"].into_iter().filter_map(word_stem).collect();
    let items = [vec![stems[0], stems[1]], vec![stems[0]], vec![stems[0], stems[0]]];
    let weights = background.weights(items.into_iter());
    assert!(weights.idf(stems[0]) < weights.idf(stems[1]));
    assert!(weights.idf(stems[1]) < idf(&background, "Fortran"));
}

#[test]
fn alternatives_count_with_the_item_they_stand_in() {
    let mut either = role("Either").responsibilities.remove(0);
    either.any_of = vec![vec![role("Degree").responsibilities.remove(0)]];
    assert_eq!(Stemmer::default().content(&either).len(), 1, "`either` is a stop word, `degree` is not");
}
