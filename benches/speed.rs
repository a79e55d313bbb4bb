//! How long the steps take that a user waits for. `cargo bench --bench speed`; a part: `cargo bench --bench speed -- align`.
//!
//! Compare figures of one run with each other, not with another machine's: the five compiled-in roles are the yardstick.

mod support;

use std::cell::LazyCell;
use std::fs;
use std::hint::black_box;
use std::io::{self, Write as _};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use role_explorer::catalog::{self, Catalog, Place};
use role_explorer::compare::{Background, Comparer, Decisions, SimilarIndex, compare};
use role_explorer::export::{self, Compared, Format, Listed, Look, Styles, Written};
use role_explorer::role::{self, Role};
use role_explorer::search::{Index, Query};
use role_explorer::vocabulary::Vocabulary;

/// Generated profiles in a directory, as many as a large company keeps.
const PROFILES: usize = 1_000;
/// As many roles as the largest catalogs hold.
const MANY: usize = 100_000;
/// Queries as people type them, letter by letter.
const QUERIES: [&str; 4] = ["service delivery", "forcast", "mgr review", "audit trails !tax"];

fn loading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.bench_function("five compiled in", |bencher| bencher.iter(|| catalog::load(black_box(&[Place::BuiltIn]))));
    let directory = generated();
    let places = [Place::Path(directory.path().to_owned())];
    group.sample_size(20);
    group.bench_function("1,000 files", |bencher| bencher.iter(|| catalog::load(black_box(&places))));
    group.finish();
}

fn searching(criterion: &mut Criterion) {
    let directory = generated();
    let (catalog, _) = catalog::load(&[Place::Path(directory.path().to_owned())]);
    let roles: Vec<&Role> = catalog.roles().collect();
    let mut group = criterion.benchmark_group("search 1,000 roles");
    group.sample_size(20);
    group.bench_function("build the index", |bencher| {
        bencher.iter(|| Index::build(catalog.roles(), &catalog.vocabulary));
    });
    let index = Index::build(catalog.roles(), &catalog.vocabulary);
    for query in QUERIES {
        let prefixes: Vec<Query> = (1..=query.len()).map(|end| Query::parse(&query[..end]).0).collect();
        group.bench_function(format!("type \"{query}\""), |bencher| {
            bencher.iter(|| prefixes.iter().map(|query| index.search(query, &roles, Some(500)).total).sum::<usize>());
        });
    }
    group.finish();
}

fn aligning(criterion: &mut Criterion) {
    let catalog = read(&[support::profile(1, 195), support::profile(2, 195)]);
    let roles: Vec<&Role> = catalog.roles().collect();
    let background = Background::of(catalog.roles());
    criterion.bench_function("align 200 × 200 items", |bencher| {
        bencher.iter(|| compare(black_box(&roles), &catalog.vocabulary, &background, &Decisions::default()));
    });
    let profiles: Vec<String> = (0..20).map(|number| support::profile(number, 35)).collect();
    let catalog = read(&profiles);
    let roles: Vec<&Role> = catalog.roles().collect();
    let background = Background::of(catalog.roles());
    criterion.bench_function("compare 20 roles of 40 items", |bencher| {
        bencher.iter(|| compare(black_box(&roles), &catalog.vocabulary, &background, &Decisions::default()));
    });
    criterion.bench_function("compare the 20 again, one reloaded", |bencher| {
        let mut comparer = Comparer::default();
        comparer.compare(&roles, &catalog.vocabulary, &background, &Decisions::default());
        let mut changed = roles[7].clone();
        let mut turn = 0_u32;
        bencher.iter(|| {
            turn += 1;
            changed.responsibilities[0].text = format!("Plans turn {turn}").into();
            let mut roles = roles.clone();
            roles[7] = &changed;
            comparer.compare(black_box(&roles), &catalog.vocabulary, &background, &Decisions::default())
        });
    });
    let (five, _) = catalog::load(&[Place::BuiltIn]);
    let roles: Vec<&Role> = five.roles().collect();
    let background = Background::of(five.roles());
    criterion.bench_function("compare the five", |bencher| {
        bencher.iter_batched(
            || roles.clone(),
            |roles| compare(&roles, &five.vocabulary, &background, &Decisions::default()),
            BatchSize::SmallInput,
        );
    });
}

/// Asking for the roles most like one of 100,000. What to hold it against: reading every text once, which any answer
/// without an index would begin with, and comparing with one role after the other, a thousandth of them.
fn finding_similar(criterion: &mut Criterion) {
    // Made by the first benchmark that runs: whoever asks for others only does not wait for it.
    let many = LazyCell::new(Many::generate);
    let vocabulary = Vocabulary::built_in();
    let mut group = criterion.benchmark_group("similar, 100,000 roles");
    group.sample_size(10);
    group.bench_function("ask", |bencher| {
        let Many { catalog, background, index } = &*many;
        let roles: Vec<&Role> = catalog.iter().collect();
        let mut role = 0;
        bencher.iter(|| {
            role = (role + 7_919) % MANY;
            index.similar(role, &roles, &vocabulary, background, &Decisions::default(), 10)
        });
    });
    group.bench_function("instead: compare with each, a thousandth of them", |bencher| {
        let Many { catalog, background, .. } = &*many;
        let alike = |other| {
            compare(&[&catalog[0], other], &vocabulary, background, &Decisions::default()).pairs[0].summary.similarity
        };
        bencher.iter(|| catalog.iter().skip(1).step_by(1_000).map(alike).fold(0.0, f64::max));
    });
    group.bench_function("build the index", |bencher| bencher.iter(|| SimilarIndex::build(&many.catalog)));
    group.bench_function("instead: read every text once", |bencher| bencher.iter(|| Background::of(&many.catalog)));
    group.finish();
}

/// A large catalog, ready to be asked.
struct Many {
    catalog: Vec<Role>,
    background: Background,
    index: SimilarIndex,
}

impl Many {
    /// Generates the catalog, and says how large its index is.
    fn generate() -> Self {
        let catalog: Vec<Role> = (0..MANY).map(|number| one(&support::profile(number, 12))).collect();
        let (background, index) = (Background::of(&catalog), SimilarIndex::build(&catalog));
        let texts: usize = catalog.iter().flat_map(Role::items).map(|(_, item)| item.text.len()).sum();
        let (packed, permille) = (index.bytes(), index.bytes() * 1_000 / texts);
        let _ = writeln!(io::stderr(), "index: {packed} bytes, {permille} in 1,000 of the texts' {texts}");
        Self { catalog, background, index }
    }
}

/// The role of a generated profile.
fn one(profile: &str) -> Role {
    let (mut roles, _) = role::read(profile.as_bytes(), "role");
    roles.remove(0).role
}

fn writing(criterion: &mut Criterion) {
    let look = Look { width: 80, cut: false, styles: Styles::plain() };
    let (five, _) = catalog::load(&[Place::BuiltIn]);
    let roles: Vec<&Role> = five.roles().collect();
    let comparison = compare(&roles, &five.vocabulary, &Background::of(five.roles()), &Decisions::default());
    let compared = Compared { roles: &roles, comparison: &comparison, vocabulary: &five.vocabulary };
    let mut group = criterion.benchmark_group("write");
    for (format, write) in export::COMPARISON {
        let name = format!("the five compared as {format:?}");
        group.bench_function(name, |bencher| bencher.iter(|| write(black_box(&compared), &look)));
    }
    group.bench_function("the five compared in every format", |bencher| {
        let length = |write: fn(&Compared<'_>, &Look) -> Written| write(black_box(&compared), &look).as_ref().len();
        bencher.iter(|| export::COMPARISON.iter().map(|(_, write)| length(*write)).sum::<usize>());
    });
    let directory = generated();
    let (many, _) = catalog::load(&[Place::Path(directory.path().to_owned())]);
    let many = Listed { catalog: &many, filter: None };
    let write = export::writer(export::ROLES, Format::Html).expect("a list can be a page");
    group.bench_function("1,000 roles as a page, part by part", |bencher| {
        bencher.iter(|| write(black_box(&many), &look).map(|part| part.as_ref().len()).sum::<usize>());
    });
}

/// A directory of generated profiles.
fn generated() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory for the benchmark");
    for number in 0..PROFILES {
        let path = directory.path().join(format!("role-{number:04}.yaml"));
        fs::write(path, support::profile(number, 12)).expect("a file for the benchmark");
    }
    directory
}

/// The roles of some profiles.
fn read(profiles: &[String]) -> Catalog {
    let directory = tempfile::tempdir().expect("a directory for the benchmark");
    for (number, profile) in profiles.iter().enumerate() {
        fs::write(directory.path().join(format!("{number}.yaml")), profile).expect("a file for the benchmark");
    }
    catalog::load(&[Place::Path(directory.path().to_owned())]).0
}

criterion_group!(benches, loading, searching, aligning, finding_similar, writing);
criterion_main!(benches);
