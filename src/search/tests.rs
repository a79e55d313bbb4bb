use super::*;
use crate::role::{Item, Role, read};
use crate::vocabulary::Vocabulary;

mod fields;
mod laws;
mod marking;
mod ranking;

/// A role with these responsibilities.
fn role(title: &str, statements: &[&str]) -> Role {
    let item = |text: &&str| Item { text: (*text).into(), ..Item::default() };
    Role { title: title.into(), responsibilities: statements.iter().map(item).collect(), ..Role::default() }
}

/// The roles of a YAML text.
fn roles(yaml: &str) -> Vec<Role> {
    let (located, problems) = read(yaml.as_bytes(), "role");
    assert_eq!(problems, []);
    located.into_iter().map(|located| located.role).collect()
}

fn search(roles: &[Role], query: &str) -> Hits {
    search_with(roles, query, &Vocabulary::default())
}

fn search_with(roles: &[Role], query: &str, vocabulary: &Vocabulary) -> Hits {
    let index = Index::build(roles, vocabulary);
    index.search(&Query::parse(query).0, &roles.iter().collect::<Vec<_>>(), None)
}

/// The pointers of the hits, best first.
fn pointers(hits: &Hits) -> Vec<&str> {
    hits.hits.iter().map(|hit| hit.pointer.as_str()).collect()
}

/// The text of a hit with what matched in brackets.
fn marked(hit: &Hit) -> String {
    let mut out = String::new();
    for (place, c) in hit.text.chars().enumerate() {
        if hit.matches.iter().any(|range| range.end == place) {
            out.push(']');
        }
        if hit.matches.iter().any(|range| range.start == place) {
            out.push('[');
        }
        out.push(c);
    }
    if hit.matches.iter().any(|range| range.end == hit.text.chars().count()) {
        out.push(']');
    }
    out
}

/// A role with something in every place that can be searched, each with a word of its own.
const FULL: &str = "
title: Alphatitle Manager
variant: Bravovariant
aliases: [Charlie, Deltaalias]
organization: Echocorp
unit: Foxtrot Unit
family: Golfing
level: Hotellevel
segment: Indiasegment
summary: Juliet sums up.
locations: [Kilotown, Limaville]
workplace: on-site
travel: {max: 25}
employment: full-time
pay: {min: 70, max: 90, currency: EUR, per: hour}
works_with:
  inside: [Mikes team]
  outside: [Novembers]
responsibilities:
  - Runs oscar.
  - text: Runs papa.
    theme: Quebec theme
    tags: [incident-work]
  - text: Runs romeo.
    theme: Quebec theme
qualifications:
  required:
    - text: Many of them in sierra.
      years: {min: 7, of: sierra}
    - text: Tango or similar.
      any_of:
        - - text: A uniform degree.
            degree: {level: master, fields: [victors]}
        - - text: Inside.
            any_of:
              - - Whiskey.
  preferred:
    - text: A paper.
      certification: Xray
";
