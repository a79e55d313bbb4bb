//! How well comparing pairs what belongs together: `cargo run --release --example alignment_quality`.
//!
//! `benches/data/alignment` holds pairs of roles written for this purpose. The second role of a file names the statements
//! that belong together (`x-labels`): `r0 q1` are the left role's first responsibility and the right role's second
//! requirement. `sure` pairs must be claimed, `possible` ones may be. Prints precision, recall and F of the claims of each
//! pair, and how many items of unrelated roles were claimed to belong together.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::{env, fs};

use role_explorer::compare::{Background, Decisions, Kind, Pair, compare};
use role_explorer::role::{self, Pointer, Role, Section};
use role_explorer::vocabulary::Vocabulary;

/// Statements that belong together, as the labels name them.
type Labels = BTreeSet<(String, String)>;

fn main() -> Result<(), Box<dyn Error>> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/data/alignment");
    let mut files: Vec<_> = fs::read_dir(directory)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut out = io::stdout().lock();
    let (mut scores, mut claimed, mut items) = (Vec::new(), 0, 0);
    for file in files {
        let name = file.file_name();
        let (roles, problems) = role::read(&fs::read(file.path())?, "role");
        let [a, b] = roles.as_slice() else { return Err(format!("{} holds no pair", name.display()).into()) };
        if let Some(problem) = problems.first() {
            return Err(format!("{}: {problem}", name.display()).into());
        }
        let row = measure(&a.role, &b.role);
        if row.sure == 0 {
            claimed += row.claimed_items;
            items += row.items;
        } else {
            scores.push(row.f());
        }
        writeln!(out, "P {:.2} R {:.2} F {:.2}  {}", row.precision(), row.recall(), row.f(), name.display())?;
        if env::args().any(|argument| argument == "--misses") {
            row.misses.iter().try_for_each(|miss| writeln!(out, "    {miss}"))?;
        }
    }
    let count = f64::from(u32::try_from(scores.len())?);
    writeln!(out, "mean F {:.2}", scores.iter().sum::<f64>() / count)?;
    writeln!(out, "unrelated roles: {claimed} of {items} items claimed")?;
    Ok(())
}

/// What was found in one pair of roles.
#[derive(Default)]
struct Row {
    claims: u32,
    right: u32,
    sure: u32,
    found: u32,
    items: usize,
    claimed_items: usize,
    /// Wrong claims and missed pairs, in words.
    misses: Vec<String>,
}

impl Row {
    fn precision(&self) -> f64 {
        if self.claims == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.claims) }
    }

    fn recall(&self) -> f64 {
        if self.sure == 0 { 1.0 } else { f64::from(self.found) / f64::from(self.sure) }
    }

    fn f(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

fn measure(a: &Role, b: &Role) -> Row {
    let (sure, possible) = (labels(b, "sure"), labels(b, "possible"));
    let comparison = compare(&[a, b], &Vocabulary::built_in(), &Background::of([a, b]), &Decisions::default());
    let claims = comparison.pairs.first().map(claims).unwrap_or_default();
    let mut row = Row { items: a.items().count() + b.items().count(), ..Row::default() };
    let (mut found, mut claimed) = (Labels::new(), BTreeSet::new());
    for (left, right) in claims {
        let label = (label(left), label(right));
        let is_sure = sure.contains(&label);
        row.claims += 1;
        row.right += u32::from(is_sure || possible.contains(&label));
        if !is_sure && !possible.contains(&label) {
            row.misses.push(format!("wrong  {}  //  {}", text(a, &label.0), text(b, &label.1)));
        }
        claimed.extend([format!("a {}", label.0), format!("b {}", label.1)]);
        found.extend(is_sure.then_some(label));
    }
    row.claimed_items = claimed.len();
    row.sure = sure.iter().map(|_| 1).sum();
    row.found = found.iter().map(|_| 1).sum();
    row.misses.extend(sure.difference(&found).map(|(x, y)| format!("missed  {}  //  {}", text(a, x), text(b, y))));
    row
}

/// The pairs of items that are claimed to belong together.
fn claims(pair: &Pair) -> Vec<(Pointer, Pointer)> {
    let links = pair.links.iter().filter(|link| link.kind != Kind::Possible);
    links.flat_map(|link| link.a.iter().flat_map(|x| link.b.iter().map(|y| (*x, *y)))).collect()
}

fn labels(role: &Role, key: &str) -> Labels {
    let list = role.more.get("x-labels").and_then(|labels| labels.get(key)?.as_array());
    let pairs = list.into_iter().flatten().filter_map(|pair| pair.as_str()?.split_once(' '));
    pairs.map(|(x, y)| (x.to_owned(), y.to_owned())).collect()
}

fn label(pointer: Pointer) -> String {
    let list = match pointer.section {
        Section::Responsibilities => 'r',
        Section::Required => 'q',
        Section::Preferred => 'p',
    };
    format!("{list}{}", pointer.index)
}

/// The text a label names.
fn text<'a>(role: &'a Role, name: &str) -> &'a str {
    role.items()
        .find(|(pointer, _)| label(*pointer) == name)
        .map_or("a label that names no item", |(_, item)| &item.text)
}
