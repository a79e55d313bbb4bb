//! How long a key of a search takes, and what an index costs: `cargo bench --bench search`.
//!
//! Over 40,000 generated roles with 1,000,000 statements. Compare figures of one run with each other: reading the text once
//! is the yardstick. What is asked of a key, of building and of memory is told as a share: 1.00 or less keeps it. A key counts
//! with the fastest of its rounds, as the machine may be busy.

mod support;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use role_explorer::role::{Item, Role, read};
use role_explorer::search::{Index, Query, Searcher};
use role_explorer::vocabulary::Vocabulary;

/// Generated roles, with 25 statements each.
const ROLES: usize = 40_000;
/// Responsibilities of each; five statements are qualifications.
const RESPONSIBILITIES: usize = 20;
/// The hits that are asked for, as many as the interface asks for.
const LIMIT: usize = 500;
/// How often each query is typed.
const ROUNDS: usize = 5;
/// How long a key may take in the middle and at the worst, on one core.
const ASKED_OF_KEYS: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(16));
/// How much text is to be indexed in a second on one core, in bytes.
const ASKED_OF_BUILDING: f64 = 1e8;
/// How much memory the index may take, as a share of the text.
const ASKED_OF_MEMORY: f64 = 0.6;
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
    let index = Index::build(&roles, &vocabulary);
    let built = |threads| {
        let rounds = (0..ROUNDS).map(|_| rayon(threads, || timed(|| Index::build(&roles, &vocabulary))));
        rounds.min().unwrap_or_default()
    };
    let (one, two) = (built(1), built(2));
    let read_once = timed(|| text.iter().map(|text| text.bytes().filter(|b| *b == b'q').count()).sum::<usize>());
    let statements: usize = roles.iter().map(|role| role.items().count()).sum();
    let (speed, memory) = (ratio(bytes, 1) / one.as_secs_f64(), ratio(index.bytes(), bytes));
    report(&format!(
        "{statements} statements, {bytes} bytes; index {} bytes, {memory:.2} of the text; built on one core in {one:?}: \
         {:.0} MB/s, on two in {two:?}; the text is read once in {read_once:?}",
        index.bytes(),
        speed / 1e6,
    ));
    let index = Arc::new(index);
    let mut keys = Vec::new();
    for query in QUERIES {
        let of_query = fastest(&index, &named, query);
        report(&format!("{query}: median {:?}, worst {:?}", median(&of_query), worst(&of_query)));
        keys.extend(of_query);
    }
    let (median, worst) = (median(&keys), worst(&keys));
    report(&format!("a key: median {median:?}, worst {worst:?}, of {} keys", keys.len()));
    report(&format!(
        "of what is asked: median {:.2}, worst {:.2}, building {:.2}, memory {:.2}; in readings of the text: median {:.3}, \
         worst {:.3}, building {:.1}",
        share(median, ASKED_OF_KEYS.0),
        share(worst, ASKED_OF_KEYS.1),
        ASKED_OF_BUILDING / speed,
        memory / ASKED_OF_MEMORY,
        share(median, read_once),
        share(worst, read_once),
        share(one, read_once),
    ));
    for (name, text) in long_statements() {
        let item = Item { text: text.as_str().into(), ..Item::default() };
        let long = Role { title: "Long".into(), responsibilities: vec![item], ..Role::default() };
        let roles: Vec<&Role> = roles.iter().take(2_000).chain([&long]).collect();
        let index = Arc::new(Index::build(roles.iter().copied(), &vocabulary));
        let pasted: String = text.chars().take(10_000).collect();
        let typed: String = text.chars().take(12).collect();
        let mut keys = vec![timed(|| index.search(&Query::parse(&pasted).0, &roles, Some(LIMIT)))];
        keys.extend([&*typed, "service", "forcast"].into_iter().flat_map(|query| fastest(&index, &roles, query)));
        report(&format!("a statement of {name}, {} bytes: worst key {:?}", text.len(), self::worst(&keys)));
    }
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

/// Statements of a megabyte that are hardly such: without spaces, of one word said over and over, of another script.
fn long_statements() -> [(&'static str, String); 4] {
    [
        ("one word", "x".repeat(1 << 20)),
        ("few words", "service delivery plan of the manager ".repeat(1 << 15)),
        ("Chinese", "负责客户关系和销售技术".repeat(1 << 15)),
        ("combining marks", "e\u{301}\u{302}".repeat(1 << 18)),
    ]
}

/// How long each key of a query takes in the fastest of its rounds.
fn fastest(index: &Arc<Index>, roles: &[&Role], query: &str) -> Vec<Duration> {
    let rounds: Vec<Vec<Duration>> = (0..ROUNDS).map(|_| typed(index, roles, query)).collect();
    let keys = rounds.first().map_or(0, Vec::len);
    (0..keys).filter_map(|key| rounds.iter().map(|round| round[key]).min()).collect()
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

fn worst(durations: &[Duration]) -> Duration {
    durations.iter().max().copied().unwrap_or_default()
}

fn share(duration: Duration, whole: Duration) -> f64 {
    duration.as_secs_f64() / whole.as_secs_f64()
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
