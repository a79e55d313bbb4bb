//! How long a key of a search takes, and what an index costs: `cargo bench --bench search`.
//!
//! Over 40,000 generated roles with 1,000,000 statements. Compare figures of one run with each other: reading the text once
//! is the yardstick.

mod support;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use role_explorer::role::{Role, read};
use role_explorer::search::{Index, Query, Searcher};
use role_explorer::vocabulary::Vocabulary;

/// Generated roles, with 25 statements each.
const ROLES: usize = 40_000;
/// Responsibilities of each; five statements are qualifications.
const RESPONSIBILITIES: usize = 20;
/// The hits that are asked for, as many as the interface asks for.
const LIMIT: usize = 500;
/// How often each query is typed for the median and the worst of its keys.
const ROUNDS: usize = 5;
/// Queries as people type them.
const QUERIES: [&str; 12] = [
    "service delivery",
    "forcast",
    "mgr review",
    "audit trails !tax",
    "custmos declarations",
    "\"care plans\" patients",
    "title:nurse ward",
    "sdp",
    "senior|lead engineer latency",
    "years:>=8 warehouse",
    "cash-flow models",
    "negotiates renewal montreal",
];

fn searching(criterion: &mut Criterion) {
    let roles: Vec<Role> = (0..ROLES).map(role).collect();
    let vocabulary = Vocabulary::built_in();
    let named: Vec<&Role> = roles.iter().collect();
    let text: Vec<&str> = roles.iter().flat_map(texts).collect();
    let bytes: usize = text.iter().map(|text| text.len()).sum();
    let start = Instant::now();
    let index = Index::build(&roles, &vocabulary);
    let built = start.elapsed();
    let one = rayon(1, || timed(|| Index::build(&roles, &vocabulary)));
    let read_once = timed(|| text.iter().map(|text| text.bytes().filter(|b| *b == b'q').count()).sum::<usize>());
    let statements: usize = roles.iter().map(|role| role.items().count()).sum();
    report(&format!(
        "{statements} statements, {bytes} bytes; index {} bytes, {:.2} of the text; built in {built:?}, on one core in \
         {one:?}: {:.0} MB/s; the text is read once in {read_once:?}",
        index.bytes(),
        ratio(index.bytes(), bytes),
        ratio(bytes, 1) / 1e6 / one.as_secs_f64(),
    ));
    let index = Arc::new(index);
    let mut keys = Vec::new();
    for query in QUERIES {
        let of_query: Vec<Duration> = (0..ROUNDS).flat_map(|_| typed(&index, &named, query)).collect();
        let worst = of_query.iter().max().copied().unwrap_or_default();
        report(&format!("{query}: median {:?}, worst {worst:?}", median(&of_query)));
        keys.extend(of_query);
    }
    let worst = keys.iter().max().copied().unwrap_or_default();
    report(&format!("a key: median {:?}, worst {worst:?}, of {} keys", median(&keys), keys.len()));
    let mut group = criterion.benchmark_group("type over 1,000,000 statements");
    group.sample_size(10);
    for query in QUERIES {
        group.bench_function(query, |bencher| bencher.iter(|| typed(&index, &named, black_box(query)).len()));
    }
    group.bench_function("read the text once", |bencher| {
        bencher.iter(|| text.iter().map(|text| text.bytes().filter(|b| *b == b'q').count()).sum::<usize>());
    });
    group.finish();
}

/// How long each key of a query takes, asked of an index as it is typed.
fn typed(index: &Arc<Index>, roles: &[&Role], query: &str) -> Vec<Duration> {
    let mut searcher = Searcher::new(Arc::clone(index));
    let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
    let key = |end: usize| {
        let start = Instant::now();
        let (query, _) = Query::parse(&query[..end]);
        black_box(searcher.search(&query, roles, None, Some(LIMIT)));
        start.elapsed()
    };
    ends.map(key).collect()
}

fn role(number: usize) -> Role {
    let (mut located, _) = read(support::profile(number, RESPONSIBILITIES).as_bytes(), &format!("role-{number}"));
    located.pop().expect("the profile is sound").role
}

/// The texts of a role that are searched.
fn texts(role: &Role) -> Vec<&str> {
    let head = [Some(&role.title), role.variant.as_ref(), role.organization.as_ref()].into_iter().flatten();
    let items = role.items().map(|(_, item)| &item.text);
    head.chain(&role.locations).chain(items).map(role_explorer::text::Text::as_str).collect()
}

fn median(durations: &[Duration]) -> Duration {
    let mut sorted = durations.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// Does something on so many threads.
fn rayon<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    ::rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads for the benchmark").install(work)
}

#[expect(clippy::cast_precision_loss, reason = "bytes of a benchmark are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[expect(clippy::print_stderr, reason = "criterion reports times alone")]
fn report(line: &str) {
    eprintln!("{line}");
}

criterion_group!(benches, searching);
criterion_main!(benches);
