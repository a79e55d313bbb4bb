//! A comparison as Markdown: two roles with their facts and statements; three or more with their counts and the matrix
//! first, then every pair.

use super::escape::{escape, row};
use crate::compare::{Order, Pair, Row, Stale, rows};
use crate::export::document::Compared;
use crate::export::head::origin_and_dates;
use crate::export::stated::{self, StatedFact};
use crate::export::statement::{self, Line, Statement};
use crate::export::wording::{self, DECIDED, LEGEND, MATRIX_LEGEND, NOT_STATED, comparison as words, profile};

/// Characters of a statement up to which two stand beside each other in a table; longer ones would make rows that nobody can
/// read as they are written, and narrow columns where they are shown.
const BESIDE: usize = 72;

/// Writes a comparison.
pub(crate) fn comparison(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let body = if let [pair] = &comparison.pairs[..] {
        title(pair, compared, "#") + &sides(pair, compared) + &two(pair, compared, "#")
    } else {
        let whole = |pair: &Pair| format!("\n{}{}", title(pair, compared, "##"), two(pair, compared, "##"));
        let pairs = comparison.pairs.iter().map(whole);
        [overview(compared), facts(compared), table(compared)].into_iter().chain(pairs).collect()
    };
    let decided = comparison.pairs.iter().any(|pair| wording::decided(pair.decided()).is_some()).then_some(DECIDED);
    let legend = LEGEND.into_iter().chain(decided).map(|line| format!("- {line}\n"));
    format!("{body}\n---\n\n{}", legend.collect::<String>())
}

/// Writes the matrix: how every role compares with the first, what each states, and how many statements it has on every
/// competency.
pub(crate) fn matrix(compared: &Compared<'_>) -> String {
    overview(compared) + &facts(compared) + &table(compared)
}

/// Three roles or more: how each compares with the first.
fn overview(compared: &Compared<'_>) -> String {
    let baseline = compared.roles.first().map_or_else(String::new, |role| escape(&role.name()));
    let title = words::and_others(&baseline, compared.roles.len().saturating_sub(1));
    format!("# {title}\n\n{}", counts(compared))
}

/// What is laid beside what, as a heading of the given depth.
fn title(pair: &Pair, compared: &Compared<'_>, depth: &str) -> String {
    let [left, right] = [pair.a, pair.b].map(|number| escape(&compared.roles[number].name()));
    format!("{depth} {left} ⇄ {right}\n\n")
}

/// The two roles: what they are called, where their profiles come from, and their dates.
fn sides(pair: &Pair, compared: &Compared<'_>) -> String {
    let side = |(name, number): (&str, usize)| {
        let role = compared.roles[number];
        row(&[name, &escape(&role.name()), &escape(&role.id), &escape(&origin_and_dates(role))])
    };
    let lines: String = [(words::LEFT, pair.a), (words::RIGHT, pair.b)].into_iter().map(side).collect();
    row(&[words::SIDE, profile::ROLE, profile::ID, profile::SOURCE]) + "| --- | --- | --- | --- |\n" + &lines + "\n"
}

/// Two roles below their title, of the given depth.
fn two(pair: &Pair, compared: &Compared<'_>, depth: &str) -> String {
    let (a, b) = (compared.roles[pair.a], compared.roles[pair.b]);
    let (left, right) = (escape(&a.name()), escape(&b.name()));
    let mut out = format!("**{}** · {}\n", wording::alike(&pair.summary), wording::counts(&pair.summary));
    out.extend(wording::decided(pair.decided()).map(|decided| format!("\n{decided}\n")));
    if !pair.facts.is_empty() {
        let head = format!("\n{depth}# {}\n\n", words::FACTS);
        out.extend([
            head,
            row(&[words::FACT, &left, words::RELATION, &right]),
            "| --- | --- | --- | --- |\n".to_owned(),
        ]);
    }
    for fact in &pair.facts {
        let say = |text: Option<String>| text.map_or_else(|| format!("*{NOT_STATED}*"), |text| escape(&text));
        let (mark, word) = wording::relation(fact);
        let [left, right] = wording::fact_values(fact, a, b);
        let both = wording::in_both(fact, a, b).map_or_else(String::new, |both| format!(" – {}", escape(&both)));
        let cells = [wording::fact_name(fact.field), &say(left), &format!("{mark} {word}{both}"), &say(right)];
        out.extend([row(&cells)]);
    }
    out.extend([format!("\n{depth}# {}\n", words::STATEMENTS)]);
    let is_short = |text: &str| text.chars().count() <= BESIDE;
    let beside = [a, b].iter().all(|role| role.items().all(|(_, item)| is_short(&item.text)));
    let table = row(&[words::LIKENESS, &left, &right, words::WHY]) + "| --- | --- | --- | --- |\n";
    let table = if beside { table.as_str() } else { "" };
    let write = |row: &Row| {
        let line = Line::of(*row, pair, a, b, &[]);
        let why = escape(&statement::why(*row, pair, a, b, compared.vocabulary));
        if beside { table_rows(&line, Some(&why)) } else { section(&line, &why) }
    };
    for group in rows(pair, a, b, compared.vocabulary, Order::Competency) {
        let title = escape(wording::competency(group.title.as_ref()));
        out.extend([format!("\n{depth}## {title}\n\n{table}")]);
        out.extend(group.rows.iter().map(write));
    }
    if !pair.rejected.is_empty() {
        let table = row(&[words::DECISION, &left, &right]) + "| --- | --- | --- |\n";
        out.extend([format!("\n{depth}# {}\n\n{}", words::REJECTED, if beside { &table } else { "" })]);
    }
    let rejected = pair.rejected.iter().map(|found| Line::rejected(*found, a, b));
    out.extend(rejected.map(|line| if beside { statements(&line) } else { section(&line, "") }));
    out + &stale(&pair.stale, depth)
}

/// The decisions that do not apply, under a heading below one of the given depth.
pub(super) fn stale(stale: &[Stale], depth: &str) -> String {
    let line =
        |stale: &Stale| format!("- {} {}\n", wording::verdict_mark(stale.verdict), escape(&wording::stale(stale)));
    let lines: String = stale.iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("\n{depth}# {}\n\n{lines}", words::STALE) }
}

/// A line of the statements as an entry of a list: how the sides belong together, then what each says below it, and why.
fn section(line: &Line<'_>, why: &str) -> String {
    let side = |name: &'static str, statements: &[Statement<'_>]| {
        let one = |statement: &Statement<'_>| format!("  - {name}: {}\n", said(statement));
        statements.iter().map(one).collect::<String>()
    };
    let why = if why.is_empty() { String::new() } else { format!("  - {why}\n") };
    format!("- **{} {}**\n{}{}{why}", line.mark(), line.word(), side(words::LEFT, &line.a), side(words::RIGHT, &line.b))
}

/// A statement, with the list it stands in where that says something.
fn said(statement: &Statement<'_>) -> String {
    let list = statement.list.map_or_else(String::new, |list| format!(" *({list})*"));
    format!("{}{list}", escape(statement.text))
}

/// A line of the statements; of several statements on one side, each has a row of its own.
pub(super) fn statements(line: &Line<'_>) -> String {
    table_rows(line, None)
}

/// The same with a cell for the reasons, where there is one.
fn table_rows(line: &Line<'_>, why: Option<&str>) -> String {
    let cell = |statements: &[Statement<'_>], number: usize| statements.get(number).map_or_else(String::new, said);
    let height = line.a.len().max(line.b.len());
    let one = |number: usize| {
        let mark = if number == 0 { line.mark() } else { String::new() };
        let (left, right) = (cell(&line.a, number), cell(&line.b, number));
        let cells = [Some(mark.as_str()), Some(&left), Some(&right), why.map(|why| if number == 0 { why } else { "" })];
        row(&cells.into_iter().flatten().collect::<Vec<_>>())
    };
    (0..height).map(one).collect()
}

/// How every role compares with the first.
fn counts(compared: &Compared<'_>) -> String {
    let head = row(&[words::NUMBER, profile::ROLE, profile::ID, profile::SOURCE, words::ALIKE, words::STATEMENTS])
        + "| --- | --- | --- | --- | --- | --- |\n";
    let lines = compared.roles.iter().enumerate().map(|(number, role)| {
        let pair = compared.comparison.pairs.iter().find(|pair| pair.b == number);
        let (alike, counts) = pair.map_or_else(
            || (words::BASELINE.to_owned(), String::new()),
            |pair| (wording::alike(&pair.summary), wording::counts(&pair.summary)),
        );
        let known = [role.name().as_str(), &role.id, &origin_and_dates(role)].map(escape);
        row(&[&(number + 1).to_string(), &known[0], &known[1], &known[2], &alike, &counts])
    });
    [head].into_iter().chain(lines).collect()
}

/// What every role states, fact by fact, and whether all of them state the same or one alone.
fn facts(compared: &Compared<'_>) -> String {
    let say = |values: &Vec<String>| match &values[..] {
        [] => format!("*{NOT_STATED}*"),
        values => escape(&values.join("; ")),
    };
    let line = |fact: &StatedFact| {
        let values: Vec<String> = fact.values.iter().map(say).collect();
        by_role(wording::spread_mark(fact.spread), fact.name, &values)
    };
    let lines: String = stated::facts(compared.roles).iter().map(line).collect();
    if lines.is_empty() {
        lines
    } else {
        format!("\n## {}\n\n{}{lines}", words::FACTS, head(compared, words::FACT, "---"))
    }
}

/// The head of a table with a column for each role, by the id that the table of counts explains, its cells aligned as
/// `rule` says.
fn head(compared: &Compared<'_>, what: &str, rule: &str) -> String {
    let ids: Vec<String> = compared.roles.iter().map(|role| escape(&role.id)).collect();
    by_role(words::IN, what, &ids) + &by_role("---", "---", &vec![rule.to_owned(); ids.len()])
}

/// A row of it: a mark, a name, and a cell for each role.
fn by_role(mark: &str, name: &str, cells: &[String]) -> String {
    let all: Vec<&str> = [mark, name].into_iter().chain(cells.iter().map(String::as_str)).collect();
    row(&all)
}

/// How many statements every role has on each competency, and whether all roles have it or one alone.
fn table(compared: &Compared<'_>) -> String {
    let lines = compared.comparison.matrix.rows.iter().map(|row| {
        let counts: Vec<String> = row.cells.iter().map(|items| count(items.len())).collect();
        by_role(wording::spread_mark(row.spread()), &escape(wording::competency(row.name.as_ref())), &counts)
    });
    let head = [format!("\n## {}\n\n", words::MATRIX), head(compared, words::COMPETENCY, "---:")];
    head.into_iter().chain(lines).chain([format!("\n{MATRIX_LEGEND}\n")]).collect()
}

/// A number of statements; none is a dot, so that the rest stands out.
fn count(number: usize) -> String {
    if number == 0 { "·".to_owned() } else { number.to_string() }
}
