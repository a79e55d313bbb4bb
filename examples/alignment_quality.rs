//! How well comparing pairs what belongs together: `cargo run --release --example alignment_quality`; with `--misses` also
//! what was missed and what was wrongly claimed.
//!
//! `benches/data/alignment` holds pairs of roles written for this purpose, each labelled before the program was run on it.
//! The second role of a file names the statements that belong together (`x-labels`): `r0 q1` are the left role's first
//! responsibility and the right role's second requirement. `sure` pairs must be claimed, `possible` ones may be. A file's
//! name begins with its genre.
//!
//! The claims of each pair are counted twice: by the numbers the program ships, and held out, by numbers chosen on all
//! other pairs. Chosen are those with the best mean F among those that claim at most one in a hundred items of unrelated
//! roles.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::{env, fs};

use role_explorer::compare::{Background, Comparer, Decisions, Kind, Pair, Tuning};
use role_explorer::role::{self, Pointer, Role, Section};
use role_explorer::vocabulary::Vocabulary;

/// Statements that belong together, as the labels name them.
type Labels = BTreeSet<(String, String)>;

/// A labelled pair.
struct Case {
    name: String,
    a: Role,
    b: Role,
    background: Background,
    sure: Labels,
    possible: Labels,
}

impl Case {
    /// What the pair is an example of: `ladder`, `unrelated`.
    fn genre(&self) -> &str {
        self.name.split('-').next().unwrap_or_default()
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let cases = read()?;
    let tunings = tunings();
    let vocabulary = Vocabulary::built_in();
    // For each tuning what it finds in each pair; the shipped one is the first.
    let found: Vec<Vec<Counts>> = tunings
        .iter()
        .map(|tuning| {
            let mut comparer = Comparer::tuned(*tuning);
            cases.iter().map(|case| measure(case, &mut comparer, &vocabulary).0).collect()
        })
        .collect();
    let mut out = io::stdout().lock();
    writeln!(out, "shipped           held out, by numbers chosen on the other pairs")?;
    let (mut shipped, mut held_out) = (Sums::default(), Sums::default());
    let mut comparer = Comparer::default();
    for (at, case) in cases.iter().enumerate() {
        let chosen = choose(&found, at);
        let (own, other) = (found[0][at], found[chosen][at]);
        writeln!(out, "P {own}  P {other}  {}", case.name)?;
        shipped.add(case.genre(), own);
        held_out.add(case.genre(), other);
        if env::args().any(|argument| argument == "--misses") {
            let misses = measure(case, &mut comparer, &vocabulary).1;
            misses.iter().try_for_each(|miss| writeln!(out, "    {miss}"))?;
        }
    }
    shipped.write("shipped", &mut out)?;
    held_out.write("held out", &mut out)?;
    Ok(())
}

/// The labelled pairs, by name.
fn read() -> Result<Vec<Case>, Box<dyn Error>> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/data/alignment");
    let mut cases = Vec::new();
    for file in fs::read_dir(directory)? {
        let path = file?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (mut roles, problems) = role::read(&fs::read(&path)?, "role");
        if let Some(problem) = problems.first() {
            return Err(format!("{name}: {problem}").into());
        }
        let (Some(b), Some(a), None) = (roles.pop(), roles.pop(), roles.pop()) else {
            return Err(format!("{name} holds no pair").into());
        };
        let (a, mut b) = (a.role, b.role);
        // Roles of one id would take each other's place in the comparer.
        b.id = format!("{}-b", a.id).into();
        let background = Background::of([&a, &b]);
        let (sure, possible) = (labels(&b, "sure"), labels(&b, "possible"));
        let known = |role: &Role, name: &String| role.items().any(|(pointer, _)| label(pointer) == *name);
        if let Some((x, y)) = sure.union(&possible).find(|(x, y)| !known(&a, x) || !known(&b, y)) {
            return Err(format!("{name}: the label {x} {y} names no items").into());
        }
        cases.push(Case { name, a, b, background, sure, possible });
    }
    cases.sort_by(|x, y| x.name.cmp(&y.name));
    Ok(cases)
}

/// The shipped numbers, then others around them.
fn tunings() -> Vec<Tuning> {
    let shipped = Tuning::default();
    let mut all = vec![shipped];
    for claim in [0.10, 0.12, 0.16, 0.20] {
        for chance in [1.0, 2.0, 3.0] {
            for (kinship, claim_unrelated) in [((0.12, 0.22), 0.40), ((0.18, 0.28), 0.55)] {
                for join in [0.20, 0.30, 0.40] {
                    for kindred in [0.0, 0.7, 1.0, 1.3, 1.6] {
                        for across in [0.60, 0.90] {
                            all.push(Tuning {
                                claim,
                                chance,
                                claim_unrelated,
                                kinship,
                                join,
                                kindred,
                                across,
                                ..shipped
                            });
                        }
                    }
                }
            }
        }
    }
    all
}

/// Which of the tunings does best on all pairs but one.
fn choose(found: &[Vec<Counts>], left_out: usize) -> usize {
    let score = |counts: &[Counts]| {
        let others: Vec<&Counts> =
            counts.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, x)| x).collect();
        let unrelated: Vec<&&Counts> = others.iter().filter(|counts| counts.sure == 0).collect();
        let (claimed, items): (u32, u32) =
            unrelated.iter().fold((0, 0), |sum, counts| (sum.0 + counts.claimed_items, sum.1 + counts.items));
        (claimed * 100 <= items, mean_f(others.iter().copied()))
    };
    let scores: Vec<(bool, f64)> = found.iter().map(|counts| score(counts)).collect();
    let better = |x: (bool, f64), y: (bool, f64)| if x.0 == y.0 { x.1 > y.1 + 1e-9 } else { x.0 };
    (1..scores.len()).fold(0, |best, at| if better(scores[at], scores[best]) { at } else { best })
}

/// What was found in a pair of roles, or in several.
#[derive(Clone, Copy, Default)]
struct Counts {
    claims: u32,
    right: u32,
    sure: u32,
    found: u32,
    /// Sure pairs that do not say the same in the same words.
    reworded: u32,
    reworded_found: u32,
    items: u32,
    claimed_items: u32,
}

impl Counts {
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

    fn plus(self, other: Self) -> Self {
        Self {
            claims: self.claims + other.claims,
            right: self.right + other.right,
            sure: self.sure + other.sure,
            found: self.found + other.found,
            reworded: self.reworded + other.reworded,
            reworded_found: self.reworded_found + other.reworded_found,
            items: self.items + other.items,
            claimed_items: self.claimed_items + other.claimed_items,
        }
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2} R {:.2} F {:.2}", self.precision(), self.recall(), self.f())
    }
}

/// The mean F of the pairs in which something belongs together.
fn mean_f<'a>(counts: impl Iterator<Item = &'a Counts>) -> f64 {
    let scores: Vec<f64> = counts.filter(|counts| counts.sure > 0).map(Counts::f).collect();
    scores.iter().sum::<f64>() / f64::from(u32::try_from(scores.len()).unwrap_or(u32::MAX)).max(1.0)
}

/// Counts by genre.
#[derive(Default)]
struct Sums(BTreeMap<String, Vec<Counts>>);

impl Sums {
    fn add(&mut self, genre: &str, counts: Counts) {
        self.0.entry(genre.to_owned()).or_default().push(counts);
    }

    fn write(&self, title: &str, out: &mut impl Write) -> io::Result<()> {
        let pool = |list: &[Counts]| list.iter().copied().fold(Counts::default(), Counts::plus);
        let share = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole.max(1));
        let mut related = Vec::new();
        writeln!(out, "{title}:")?;
        for (genre, list) in &self.0 {
            let all = pool(list);
            if all.sure == 0 {
                let (claimed, items) = (all.claimed_items, all.items);
                writeln!(out, "  {genre}: {claimed} of {items} items claimed, {:.1} %", share(claimed, items))?;
            } else {
                let reworded = share(all.reworded_found, all.reworded);
                let mean = mean_f(list.iter());
                writeln!(out, "  {genre}: mean F {mean:.2}, pooled P {all}, reworded found {reworded:.0} %")?;
                related.extend(list);
            }
        }
        let all = pool(&related);
        let reworded = share(all.reworded_found, all.reworded);
        let mean = mean_f(related.iter());
        writeln!(out, "  related pairs: mean F {mean:.3}, pooled P {all}, reworded found {reworded:.0} %")
    }
}

/// What is found in a pair, and in words the wrong claims and the missed pairs.
fn measure(case: &Case, comparer: &mut Comparer, vocabulary: &Vocabulary) -> (Counts, Vec<String>) {
    let Case { a, b, background, sure, possible, .. } = case;
    let comparison = comparer.compare(&[a, b], vocabulary, background, &Decisions::default());
    let claims = comparison.pairs.first().map(claims).unwrap_or_default();
    let number = |labels: usize| u32::try_from(labels).unwrap_or(u32::MAX);
    let same: Labels = claims.iter().filter(|claim| claim.0 == Kind::Same).map(|claim| claim.1.clone()).collect();
    let claims: Labels = claims.into_iter().map(|claim| claim.1).collect();
    let found: Labels = claims.intersection(sure).cloned().collect();
    let wrong = claims.iter().filter(|claim| !sure.contains(claim) && !possible.contains(claim));
    let sides = |side: fn(&(String, String)) -> &String| claims.iter().map(side).collect::<BTreeSet<_>>().len();
    let not_found = sure.difference(&found).map(|pair| ("missed", pair));
    let both = wrong.clone().map(|pair| ("wrong", pair)).chain(not_found);
    let misses = both.map(|(what, (x, y))| format!("{what}  {}  //  {}", text(a, x), text(b, y))).collect();
    let counts = Counts {
        claims: number(claims.len()),
        right: number(claims.len() - wrong.count()),
        sure: number(sure.len()),
        found: number(found.len()),
        reworded: number(sure.difference(&same).count()),
        reworded_found: number(found.difference(&same).count()),
        items: number(a.items().count() + b.items().count()),
        claimed_items: number(sides(|claim| &claim.0) + sides(|claim| &claim.1)),
    };
    (counts, misses)
}

/// The pairs of items that are claimed to belong together.
fn claims(pair: &Pair) -> Vec<(Kind, (String, String))> {
    let links = pair.links.iter().filter(|link| link.kind != Kind::Possible);
    let pairs = links.flat_map(|link| link.a.iter().flat_map(|x| link.b.iter().map(|y| (link.kind, (*x, *y)))));
    pairs.map(|(kind, (x, y))| (kind, (label(x), label(y)))).collect()
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
    role.items().find(|(pointer, _)| label(*pointer) == name).map_or("", |(_, item)| &item.text)
}
