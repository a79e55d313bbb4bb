//! Numbers as pictures: how many statements roles have on each competency, a small chart for each role and the table of its
//! numbers; how many lines of a comparison are of each kind.

use crate::compare::{Kind, Matrix, Summary};
use crate::export::wording::{self, comparison as words};

/// Units from the beginning of one bar to the next; a bar takes 6 of them.
const BAR: usize = 8;
/// Units of the narrowest chart, in which a few bars are no blocks.
const NARROWEST: usize = 192;

/// A role's statements as bars, one a competency, in the order of the table.
pub(super) struct Chart {
    /// What a reader who does not see it is told.
    pub(super) label: String,
    /// The id of the table.
    pub(super) table: String,
    /// Units from the left end to the right; the height is always 32.
    pub(super) width: usize,
    pub(super) bars: Vec<Bar>,
}

/// A bar, in the chart's units from the upper left corner.
pub(super) struct Bar {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) height: usize,
    pub(super) title: String,
}

/// Competencies × roles.
pub(super) struct Table {
    pub(super) caption: &'static str,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// A competency.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) cells: Vec<Cell>,
}

/// How many statements a role has on it, and that as a share of the fullest cell, in percent.
pub(super) struct Cell {
    pub(super) number: usize,
    pub(super) percent: usize,
}

impl Table {
    /// The table of competencies and their numbers of statements, one a role.
    pub(super) fn new(heads: Vec<String>, numbers: Vec<(String, Vec<usize>)>) -> Self {
        let most = numbers.iter().flat_map(|(_, row)| row).copied().max().unwrap_or(0).max(1);
        let cell = |number: usize| Cell { number, percent: number * 100 / most };
        let row = |(name, row): (String, Vec<usize>)| Row { name, cells: row.into_iter().map(cell).collect() };
        let caption = words::CAPTION;
        Self { caption, heads, rows: numbers.into_iter().map(row).collect() }
    }

    /// The table of a comparison's matrix.
    pub(super) fn of(matrix: &Matrix, heads: Vec<String>) -> Self {
        let numbers = matrix
            .rows
            .iter()
            .map(|row| (wording::competency(row.name.as_ref()).to_owned(), row.cells.iter().map(Vec::len).collect()));
        Self::new(heads, numbers.collect())
    }

    /// The chart of a column; all columns share one scale. `id` names the table.
    pub(super) fn chart(&self, column: usize, id: &str) -> Chart {
        let bar = |(at, row): (usize, &Row)| {
            let cell = row.cells.get(column).filter(|cell| cell.number > 0)?;
            let height = (cell.percent * 30 / 100).max(2);
            Some(Bar { x: at * BAR + 1, y: 31 - height, height, title: format!("{}: {}", row.name, cell.number) })
        };
        let name = self.heads.get(column).map_or("", String::as_str);
        Chart {
            label: words::bars(name, self.rows.len()),
            table: id.to_owned(),
            width: (self.rows.len() * BAR).max(NARROWEST),
            bars: self.rows.iter().enumerate().filter_map(bar).collect(),
        }
    }
}

/// How many lines are of a kind, and where they stand in a bar of 100 units.
pub(super) struct Tally {
    pub(super) class: &'static str,
    pub(super) number: usize,
    pub(super) word: String,
    pub(super) x: String,
    pub(super) width: String,
}

impl Tally {
    /// The tallies of a comparison, in order.
    pub(super) fn all(counts: &Summary) -> Vec<Self> {
        let kinds = [
            ("same", counts.same, words::kind(Kind::Same)),
            ("reworded", counts.reworded, words::kind(Kind::Reworded)),
            ("possible", counts.possible, words::POSSIBLE_NOT_COUNTED),
            ("only-a", counts.only_a, words::ONLY_LEFT),
            ("only-b", counts.only_b, words::ONLY_RIGHT),
        ];
        let all = kinds.iter().map(|(_, number, _)| number).sum::<usize>().max(1);
        let mut before = 0;
        let tally = |(class, number, word): (&'static str, usize, &str)| {
            // In hundredths, without a fraction: 12.34.
            let at = |lines: usize| format!("{}.{:02}", lines * 100 / all, lines * 10_000 / all % 100);
            let x = at(before);
            before += number;
            Self { class, number, word: word.to_owned(), x, width: at(number) }
        };
        kinds.into_iter().map(tally).collect()
    }
}
