//! A comparison as HTML: the roles, how alike they are, facts, statements by competency, and the matrix.

use std::iter;

use askama::Template;

use super::chart::{Chart, Table, Tally};
use super::line::LineView;
use super::{heading, link, page, rendered};
use crate::compare::{FactRow, Mark, Marker, Nearest, Order, Pair, Relation, Row, RowGroup, Spread, Summary, rows};
use crate::export::document::Compared;
use crate::export::head::{self, Stated};
use crate::export::stated::{self, StatedFact};
use crate::export::statement::{self, Line, Marks};
use crate::export::wording::{self, DECIDED, LEGEND, NOT_STATED, comparison as words, profile};
use crate::role::{Pointer, Role};

/// Where the table of competencies stands.
const COMPETENCIES: &str = "competencies";

#[derive(Template)]
#[template(path = "report/comparison.html")]
struct Body<'a> {
    title: String,
    /// Whether the matrix stands alone, without the statements of each pair.
    alone: bool,
    roles: Vec<Card<'a>>,
    contents: Vec<Place>,
    /// What every role states, fact by fact; none where the facts of the one pair say it.
    stated: Vec<StatedFact>,
    /// The level of the headings of facts and statements.
    level: usize,
    pairs: Vec<PairView<'a>>,
    matrix: Table,
    legend: Vec<&'static str>,
    not_stated: &'static str,
}

/// A place in the document to go to: its id, its name, and what the name stands for where it is short.
struct Place {
    id: String,
    name: String,
    whole: String,
}

/// A role at the head of the document.
struct Card<'a> {
    side: String,
    name: String,
    /// The same where it stands large.
    heading: String,
    house: String,
    lines: Vec<CardLine<'a>>,
    chart: Chart,
}

/// What is known of a role; with the address to follow, where it is one.
struct CardLine<'a> {
    name: String,
    value: String,
    link: Option<&'a str>,
}

/// Two roles.
struct PairView<'a> {
    number: usize,
    left: String,
    right: String,
    percent: String,
    tallies: Vec<Tally>,
    decided: Option<String>,
    facts: Vec<Fact>,
    groups: Vec<Group<'a>>,
    rejected: Vec<LineView<'a>>,
    stale: Vec<LineView<'a>>,
}

/// A line of the table of facts.
struct Fact {
    name: &'static str,
    left: Option<String>,
    right: Option<String>,
    mark: &'static str,
    word: &'static str,
    /// What the lists of both share, where they differ.
    both: Option<String>,
    same: bool,
}

/// Lines about one competency.
struct Group<'a> {
    id: String,
    title: String,
    rows: Vec<LineView<'a>>,
}

/// Writes a comparison.
pub(crate) fn comparison(compared: &Compared<'_>) -> String {
    document(compared, false)
}

/// Writes the matrix of a comparison, after how alike the roles are and what each states.
pub(crate) fn matrix(compared: &Compared<'_>) -> String {
    document(compared, true)
}

fn document(compared: &Compared<'_>, alone: bool) -> String {
    let Compared { roles, comparison, .. } = compared;
    let names: Vec<String> = roles.iter().map(|role| role.name()).collect();
    let title = match &names[..] {
        [a, b] => format!("{a} ⇄ {b}"),
        [first, others @ ..] => words::and_others(first, others.len()),
        [] => String::new(),
    };
    let table = Table::of(&comparison.matrix, names);
    let mut marker = Marker::default();
    let marks = |pair: &Pair| statement::marks(&pair.links, roles[pair.a], roles[pair.b], &mut marker);
    let marks: Vec<Vec<Marks>> = if alone { Vec::new() } else { comparison.pairs.iter().map(marks).collect() };
    let view = |(at, pair)| pair_view(pair, compared, marks.get(at).map(Vec::as_slice));
    let pairs: Vec<PairView<'_>> = comparison.pairs.iter().enumerate().map(view).collect();
    let stated = if alone || pairs.len() > 1 { stated::facts(roles) } else { Vec::new() };
    let is_decided = pairs.iter().any(|pair| pair.decided.is_some());
    let body = Body {
        roles: roles.iter().enumerate().map(|(number, role)| card(number, role, roles.len(), &table)).collect(),
        contents: contents(&pairs, &stated, alone),
        stated,
        level: if pairs.len() == 1 { 2 } else { 3 },
        pairs,
        matrix: table,
        legend: LEGEND.into_iter().chain(is_decided.then_some(DECIDED)).collect(),
        not_stated: NOT_STATED,
        alone,
        title,
    };
    page(&body.title, !alone, iter::once(rendered(&body))).collect()
}

/// Where to go in the document.
fn contents(pairs: &[PairView<'_>], stated: &[StatedFact], alone: bool) -> Vec<Place> {
    let place = |id: &str, name: &str| Place { id: id.to_owned(), name: name.to_owned(), whole: String::new() };
    let matrix = place(COMPETENCIES, words::COMPETENCIES);
    let stated = (!stated.is_empty()).then(|| place("facts", words::FACTS));
    match pairs {
        _ if alone => [place("overview", words::OVERVIEW)].into_iter().chain(stated).chain([matrix]).collect(),
        [pair] => {
            let facts = (!pair.facts.is_empty()).then(|| place("facts-1", words::FACTS));
            let rejected = (!pair.rejected.is_empty()).then(|| place("rejected-1", words::REJECTED_BRIEFLY));
            let stale = (!pair.stale.is_empty()).then(|| place("stale-1", words::STALE_BRIEFLY));
            let said = facts.into_iter().chain([place("statements-1", words::STATEMENTS)]).chain(rejected).chain(stale);
            let rest = [matrix, place("legend", words::LEGEND)];
            iter::once(place("pair-1", words::SUMMARY)).chain(said).chain(rest).collect()
        }
        _ => {
            let each = pairs.iter().map(|pair| Place {
                id: format!("pair-{}", pair.number),
                name: format!("1 ⇄ {}", pair.number + 1),
                whole: words::compared_with(&pair.left, &pair.right),
            });
            let rest = [matrix, place("legend", words::LEGEND)];
            iter::once(place("overview", words::OVERVIEW)).chain(stated).chain(each).chain(rest).collect()
        }
    }
}

fn card<'a>(number: usize, role: &'a Role, roles: usize, table: &Table) -> Card<'a> {
    let side = match (number, roles) {
        (0, 2) => words::LEFT_CARD.to_owned(),
        (1, 2) => words::RIGHT_CARD.to_owned(),
        (0, _) => words::BASELINE_CARD.to_owned(),
        _ => (number + 1).to_string(),
    };
    let id = Stated { name: profile::ID.to_owned(), value: Some(role.id.to_string()) };
    let address = role.source.as_ref().and_then(|source| source.url.as_deref()).and_then(link);
    let stated = iter::once(id).chain(head::source(role)).chain(head::dates(role).into_iter().flatten());
    let line = |Stated { name, value }: Stated| {
        let value = value.unwrap_or_default();
        let link = address.filter(|address| *address == value);
        CardLine { name, value, link }
    };
    Card {
        side,
        name: role.name(),
        heading: heading(role),
        house: head::house(role),
        lines: stated.map(line).collect(),
        chart: table.chart(number, COMPETENCIES),
    }
}

/// A pair with the marks of its links; without its facts and statements where only its counts are shown.
fn pair_view<'a>(pair: &'a Pair, compared: &Compared<'a>, marks: Option<&'a [Marks]>) -> PairView<'a> {
    let (a, b) = (compared.roles[pair.a], compared.roles[pair.b]);
    let mut view = PairView {
        number: pair.b,
        left: a.name(),
        right: b.name(),
        percent: percent(&pair.summary),
        tallies: Tally::all(&pair.summary),
        decided: wording::decided(pair.decided()),
        facts: Vec::new(),
        groups: Vec::new(),
        rejected: Vec::new(),
        stale: Vec::new(),
    };
    if let Some(marks) = marks {
        view.facts = pair.facts.iter().map(|row| fact(row, a, b)).collect();
        let groups = rows(pair, a, b, compared.vocabulary, Order::Competency);
        let of = Of { pair, a, b, compared, marks };
        view.groups = groups.into_iter().enumerate().map(|(number, found)| of.group(number, found)).collect();
        view.rejected = pair.rejected.iter().map(|found| of.rejected(*found)).collect();
        view.stale = pair.stale.iter().map(|found| LineView::stale(found, of.who())).collect();
    }
    view
}

fn fact(row: &FactRow, a: &Role, b: &Role) -> Fact {
    let (mark, word) = wording::relation(row);
    let [left, right] = wording::fact_values(row, a, b);
    let word = match row.relation {
        Relation::OnlyA => words::ONLY_LEFT,
        Relation::OnlyB => words::ONLY_RIGHT,
        _ => word,
    };
    let (name, both) = (wording::fact_name(row.field), wording::in_both(row, a, b));
    Fact { name, left, right, mark, word, both, same: row.relation == Relation::Same }
}

/// What the lines of a pair are made from.
struct Of<'a, 'c> {
    pair: &'a Pair,
    a: &'a Role,
    b: &'a Role,
    compared: &'c Compared<'a>,
    marks: &'a [Marks],
}

impl<'a> Of<'a, '_> {
    fn group(&self, number: usize, group: RowGroup) -> Group<'a> {
        Group {
            id: format!("pair-{}-group-{}", self.pair.b, number + 1),
            title: wording::competency(group.title.as_ref()).to_owned(),
            rows: group.rows.into_iter().map(|row| self.row(row)).collect(),
        }
    }

    fn row(&self, row: Row) -> LineView<'a> {
        let mut view = LineView::of(&Line::of(row, self.pair, self.a, self.b, self.marks), self.who());
        let (a, b) = match row {
            Row::Link(at) => {
                let link = &self.pair.links[at];
                view.why = wording::reasons(link, self.compared.vocabulary);
                (&link.a[..], &link.b[..])
            }
            Row::OnlyA(pointer) => {
                view.nearest = self.nearest("right", self.b, self.pair.nearest_a.get(&pointer));
                (&[pointer][..], &[][..])
            }
            Row::OnlyB(pointer) => {
                view.nearest = self.nearest("left", self.a, self.pair.nearest_b.get(&pointer));
                (&[][..], &[pointer][..])
            }
        };
        self.place(&mut view, [a, b]);
        view.sides.iter_mut().flat_map(|side| &mut side.said).for_each(|said| said.id.clone_from(&said.place));
        view
    }

    /// A pairing that was rejected: its statements stand elsewhere already.
    fn rejected(&self, (left, right): (Pointer, Pointer)) -> LineView<'a> {
        let mut view = LineView::of(&Line::rejected((left, right), self.a, self.b), self.who());
        self.place(&mut view, [&[left], &[right]]);
        view
    }

    /// What either side is called.
    fn who(&self) -> [String; 2] {
        [words::left(&self.a.name()), words::right(&self.b.name())]
    }

    /// Tells where the statements of a line stand.
    fn place(&self, view: &mut LineView<'_>, pointers: [&[Pointer]; 2]) {
        for ((side, pointers), name) in view.sides.iter_mut().zip(pointers).zip(["left", "right"]) {
            for (said, pointer) in side.said.iter_mut().zip(pointers) {
                said.place = self.id(name, *pointer);
            }
        }
    }

    fn nearest(&self, side: &str, role: &Role, nearest: Option<&Nearest>) -> Option<(String, String, String)> {
        let nearest = nearest?;
        let text = &role.item(nearest.pointer)?.text;
        Some((self.id(side, nearest.pointer), words::nearest_by(nearest.score), wording::named(text)))
    }

    /// The id of a statement.
    fn id(&self, side: &str, pointer: Pointer) -> String {
        format!("pair-{}-{side}-{}-{}", self.pair.b, wording::section(pointer.section), pointer.index)
    }
}

/// How alike two roles are: `47 %`, without a break in it; a dash where there is nothing to compare.
pub(super) fn percent(summary: &Summary) -> String {
    wording::percent(summary).map_or_else(|| "–".to_owned(), |percent| format!("{percent}\u{202f}%"))
}
