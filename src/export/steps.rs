//! What a move from one role to another asks for, in parts ready to be written in any format.

use std::borrow::Cow;

use crate::compare::{Beside, Change, FactAt, FactField, FactRow, Gap, Relation};
use crate::role::{Pointer, Role, Section};

use super::document::Move;
use super::wording::{self, MOVED, NOT_STATED, ONLY_LEFT, ONLY_RIGHT, gap as words, profile};

/// A part of the answer: steps under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// What it is about.
    pub title: &'static str,
    /// Its steps, at least one.
    pub steps: Vec<Step<'a>>,
}

/// One thing that is asked, or asked no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// What kind of thing: `+`, `▲`, `→`, `? .24`, `≈`, `≈ .61`, `▼`, `−`.
    pub mark: String,
    /// What the fact is called; `None` for a statement, and for alternatives, which may be facts of several kinds.
    pub name: Option<&'static str>,
    /// What is asked; `None` where nothing of the kind is any more.
    pub asked: Option<Cow<'a, str>>,
    /// What the role moved from asks instead, or where it asks it; `None` where it asks nothing of the kind.
    pub now: Option<Cow<'a, str>>,
}

/// The sentence the answer begins with: `To move from … to … you would need:`.
#[must_use]
pub fn opening(answer: &Move<'_>) -> String {
    let Move { from, to, gap } = answer;
    let (from, to) = (from.name(), to.name());
    match (gap.new.is_empty() && gap.stricter.is_empty(), gap.is_empty()) {
        (false, _) => words::needed(&from, &to),
        (true, false) => words::nothing_new(&from, &to),
        (true, true) => words::nothing_needed(&from, &to),
    }
}

/// The sentence the answer ends with: what is left out because both roles ask it.
#[must_use]
pub fn closing(answer: &Move<'_>) -> String {
    words::held(answer.gap.held.len(), answer.to.items().count())
}

/// The parts of the answer, those without a step left out: what is to be got, list by list, what is to be checked, what
/// else changes, what falls away.
#[must_use]
pub fn parts<'a>(answer: &Move<'a>) -> Vec<Part<'a>> {
    let Move { from, to, gap } = *answer;
    let got = Gap::ORDER.into_iter().map(|section| {
        let stricter = gap.stricter.iter().filter(|change| change.item().is_some_and(|at| at.section == section));
        let new = gap
            .new
            .iter()
            .filter(|at| at.section == section)
            .map(|at| Step { asked: Some(text(to, *at).into()), ..Step::of(ONLY_RIGHT) });
        Part {
            title: profile::short_title(section),
            steps: stricter.map(|found| change(found, from, to)).chain(new).collect(),
        }
    });
    let unsure = gap.check.iter().map(|found| {
        let mark = format!("{} {}", wording::kind_mark(found.kind), wording::score(found.score));
        beside(&mark, found, from, to)
    });
    let check = gap.differs.iter().map(|row| fact(row, from, to)).chain(unsure);
    let conditions = gap.conditions.iter().map(|row| condition(row, from, to));
    let fallen = gap.looser.iter().map(|found| change(found, from, to));
    let fallen =
        fallen.chain(gap.no_longer.iter().map(|at| Step { now: Some(text(from, *at).into()), ..Step::of(ONLY_LEFT) }));
    let others = [
        Part { title: words::CHECK, steps: check.collect() },
        Part { title: words::CONDITIONS, steps: conditions.collect() },
        Part { title: words::NO_LONGER, steps: fallen.collect() },
    ];
    got.chain(others).filter(|part| !part.steps.is_empty()).collect()
}

fn text(role: &Role, at: Pointer) -> &str {
    role.item(at).map_or("", |item| &item.text)
}

impl Step<'_> {
    /// What its mark means, in a few words.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        words::MEANINGS.iter().find(|(mark, _)| self.mark.starts_with(mark)).map_or("", |(_, meaning)| meaning)
    }

    /// A step of this kind that says nothing yet.
    fn of(mark: &str) -> Self {
        Self { mark: mark.to_owned(), name: None, asked: None, now: None }
    }
}

fn change<'a>(change: &Change, from: &'a Role, to: &'a Role) -> Step<'a> {
    match change {
        Change::Fact(row) => fact(row, from, to),
        Change::Moved(found) => beside(MOVED, found, from, to),
    }
}

/// A statement beside its counterpart; the list of a counterpart is told where it is another one.
fn beside<'a>(mark: &str, beside: &Beside, from: &'a Role, to: &'a Role) -> Step<'a> {
    let now = text(from, beside.from);
    let now: Cow<'_, str> = match wording::section(beside.from.section) {
        _ if beside.to.section == beside.from.section => now.into(),
        list => format!("{now} ({list})").into(),
    };
    Step { asked: Some(text(to, beside.to).into()), now: Some(now), ..Step::of(mark) }
}

/// A fact of items.
fn fact(row: &FactRow, from: &Role, to: &Role) -> Step<'static> {
    let (role, at) = if row.b.is_some() { (to, row.b) } else { (from, row.a) };
    let is_own = match (row.field, at) {
        (FactField::Item(kind), Some(FactAt::Item(at))) => {
            role.item(at).is_some_and(|item| item.fact.as_ref().is_some_and(|fact| fact.kind() == kind))
        }
        _ => false,
    };
    let (now, asked) = values(row, from, to);
    // What is to be got stands under the name of its list; elsewhere the list is told where it is not the same one. Alone,
    // a fact is taken to be required.
    let [due, was] = [row.b, row.a].map(|at| at.and_then(list));
    let is_under = matches!(row.relation, Relation::Stricter | Relation::OnlyB);
    let asked = with_list(asked, due.filter(|_| !is_under && due != was));
    let now = with_list(
        now,
        was.filter(|was| row.b.map_or(*was == wording::section(Section::Preferred), |_| due != Some(*was))),
    );
    let name = is_own.then(|| wording::fact_name(row.field));
    Step { name, asked: asked.map(Cow::from), now: now.map(Cow::from), ..Step::of(wording::relation(row).0) }
}

/// A fact at the head: what one of the roles does not state is told too.
fn condition(row: &FactRow, from: &Role, to: &Role) -> Step<'static> {
    let (now, asked) = values(row, from, to);
    let say = |value: Option<String>| Some(value.map_or(NOT_STATED.into(), Cow::from));
    let name = Some(wording::fact_name(row.field));
    Step { name, asked: say(asked), now: say(now), ..Step::of(wording::relation(row).0) }
}

/// The list of qualifications an item stands in, in one word.
fn list(at: FactAt) -> Option<&'static str> {
    match at {
        FactAt::Item(Pointer { section: Section::Responsibilities, .. }) | FactAt::Head => None,
        FactAt::Item(pointer) => Some(wording::section(pointer.section)),
    }
}

fn with_list(value: Option<String>, list: Option<&str>) -> Option<String> {
    match (value?, list) {
        (value, Some(list)) => Some(format!("{value}, {list}")),
        (value, None) => Some(value),
    }
}

fn values(row: &FactRow, from: &Role, to: &Role) -> (Option<String>, Option<String>) {
    (wording::whole_value(from, row.field, row.a), wording::whole_value(to, row.field, row.b))
}

/// What the marks of `parts` mean, in a line.
#[must_use]
pub fn legend(parts: &[Part<'_>]) -> String {
    let is_used = |mark: &str| parts.iter().flat_map(|part| &part.steps).any(|step| step.mark.starts_with(mark));
    let used = words::MEANINGS.into_iter().filter(|(mark, _)| is_used(mark));
    used.map(|(mark, meaning)| format!("{mark} {meaning}")).collect::<Vec<_>>().join(" · ")
}
