//! How long the steps take that a user waits for. `cargo bench --bench speed`; a part: `cargo bench --bench speed -- align`.
//!
//! Compare figures of one run with each other, not with another machine's: the five compiled-in roles are the yardstick.

mod support;

use std::fs;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use role_explorer::catalog::{self, Catalog, Place};
use role_explorer::compare::{Background, compare};
use role_explorer::export::{self, Compared, Format, Look, Styles};
use role_explorer::role::Role;
use role_explorer::search::{Index, Query};

/// Generated profiles in a directory, as many as a large company keeps.
const PROFILES: usize = 1_000;
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
        bencher.iter(|| compare(black_box(&roles), &catalog.vocabulary, &background));
    });
    let (five, _) = catalog::load(&[Place::BuiltIn]);
    let roles: Vec<&Role> = five.roles().collect();
    let background = Background::of(five.roles());
    criterion.bench_function("compare the five", |bencher| {
        bencher.iter_batched(
            || roles.clone(),
            |roles| compare(&roles, &five.vocabulary, &background),
            BatchSize::SmallInput,
        );
    });
}

fn writing(criterion: &mut Criterion) {
    let look = Look { width: 80, styles: Styles::plain() };
    let (five, _) = catalog::load(&[Place::BuiltIn]);
    let roles: Vec<&Role> = five.roles().collect();
    let comparison = compare(&roles, &five.vocabulary, &Background::of(five.roles()));
    let compared = Compared { roles: &roles, comparison: &comparison, vocabulary: &five.vocabulary };
    let mut group = criterion.benchmark_group("write");
    for (format, write) in export::COMPARISON {
        let name = format!("the five compared as {format:?}");
        group.bench_function(name, |bencher| bencher.iter(|| write(black_box(&compared), &look)));
    }
    let directory = generated();
    let (many, _) = catalog::load(&[Place::Path(directory.path().to_owned())]);
    let write = export::writer(export::ROLES, Format::Html).expect("a list can be a page");
    group.bench_function("1,000 roles as a page, part by part", |bencher| {
        bencher.iter(|| write(black_box(&many), &look).map(|part| part.len()).sum::<usize>());
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

criterion_group!(benches, loading, searching, aligning, writing);
criterion_main!(benches);
