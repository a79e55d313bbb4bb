//! How long a key of a search takes here and with matchers that scan every statement, in one run on one core.
//!
//! A million generated statements; twelve queries typed from the first letter to the last, and of the peers, as they take
//! long, the first, the middle and the last key of each. Prints median and worst in milliseconds, and as multiples of
//! reading the text once.

#[path = "../../support/mod.rs"]
mod support;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use role_explorer::role::{Role, read};
use role_explorer::search::{Index, Query, Searcher};
use role_explorer::vocabulary::Vocabulary;

/// Generated roles, with 25 statements each unless an argument names another number.
const ROLES: usize = 40_000;
const RESPONSIBILITIES: usize = 20;
/// The hits that are asked for.
const LIMIT: usize = 500;
/// Queries as people type them; plain words, so that all can answer.
const QUERIES: [&str; 12] = [
    "service delivery",
    "forcast",
    "mgr review",
    "audit trails",
    "custmos declarations",
    "care plans",
    "nurse ward",
    "sdp",
    "engineer latency",
    "warehouse layouts",
    "cash-flow models",
    "renewal negotiations",
];

fn main() {
    let number = std::env::args().nth(1).and_then(|number| number.parse().ok()).unwrap_or(ROLES);
    let roles: Vec<Role> = (0..number).map(role).collect();
    let named: Vec<&Role> = roles.iter().collect();
    let texts: Vec<&str> = roles.iter().flat_map(texts).collect();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let once = fastest(|| texts.iter().map(|text| text.bytes().filter(|byte| *byte == b'q').count()).sum::<usize>());
    println!("{} texts, {bytes} bytes, read once in {once:?}", texts.len());
    let vocabulary = Vocabulary::built_in();
    let build = || Index::build(&roles, &vocabulary);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| (0..2).map(|_| if threads == 1 { timed(build) } else { waited(build) }).min().unwrap_or_default())
    };
    let (one, two) = (on(1), on(2));
    let index = Arc::new(Index::build(&roles, &vocabulary));
    #[expect(clippy::cast_precision_loss, reason = "bytes are far below 2^52")]
    let (share, speed) = (index.bytes() as f64 / bytes as f64, bytes as f64 / 1e6 / one.as_secs_f64());
    println!("index: {} bytes, {share:.2} of the text; built in {one:?} ({speed:.0} MB/s) on one core, {two:?} on two", index.bytes());
    let mut ours = Vec::new();
    for query in QUERIES {
        let keys = typed(&index, &named, query);
        tell(query, &keys, once);
        ours.extend(keys);
    }
    tell("role-explorer, every key", &ours, once);
    tell("frizbee", &scanned(|query| frizbee(query, &texts)), once);
    tell("nucleo-matcher", &scanned(|query| nucleo(query, &texts)), once);
    tell("fuzzy-matcher", &scanned(|query| fuzzy(query, &texts)), once);
}

/// How long each key of a query takes here; of three rounds the fastest, as the machine may be busy.
fn typed(index: &Arc<Index>, roles: &[&Role], query: &str) -> Vec<Duration> {
    let round = || -> Vec<Duration> {
        let mut searcher = Searcher::new(Arc::clone(index));
        let key = |end: usize| {
            timed(|| searcher.search(&Query::parse(&query[..end]).0, roles, None, Some(LIMIT)))
        };
        (1..=query.len()).map(key).collect()
    };
    let rounds = [round(), round(), round()];
    (0..query.len()).filter_map(|key| rounds.iter().map(|round| round[key]).min()).collect()
}

/// How long a peer takes for the first, the middle and the last key of each query.
fn scanned<T>(search: impl Fn(&str) -> T) -> Vec<Duration> {
    let keys = QUERIES.iter().flat_map(|query| [1, query.len() / 2, query.len()].map(|end| &query[..end]));
    keys.map(|query| timed(|| search(query))).collect()
}

fn frizbee(query: &str, texts: &[&str]) -> usize {
    let config = frizbee::Config::default();
    frizbee::Matcher::from_query(query, &config).match_list(texts).len()
}

fn nucleo(query: &str, texts: &[&str]) -> usize {
    let mut matcher = nucleo_matcher::Matcher::new(nucleo_matcher::Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut buffer = Vec::new();
    let score = |text: &&str| pattern.score(nucleo_matcher::Utf32Str::new(text, &mut buffer), &mut matcher);
    texts.iter().filter_map(score).count()
}

fn fuzzy(query: &str, texts: &[&str]) -> usize {
    let matcher = SkimMatcherV2::default();
    texts.iter().filter_map(|text| matcher.fuzzy_match(text, query)).count()
}

fn tell(name: &str, keys: &[Duration], once: Duration) {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    let (median, worst) = (keys[keys.len() / 2], keys[keys.len() - 1]);
    let times = |duration: Duration| duration.as_secs_f64() / once.as_secs_f64();
    println!(
        "{name}: median {:.2} ms ({:.2} readings), worst {:.2} ms ({:.2})",
        median.as_secs_f64() * 1e3,
        times(median),
        worst.as_secs_f64() * 1e3,
        times(worst)
    );
}

fn role(number: usize) -> Role {
    let profile = support::profile(number, RESPONSIBILITIES);
    let (mut located, _) = read(profile.as_bytes(), &format!("role-{number}"));
    located.pop().expect("the profile is sound").role
}

/// The texts of a role that are searched.
fn texts(role: &Role) -> Vec<&str> {
    let head = [Some(&role.title), role.variant.as_ref(), role.organization.as_ref()].into_iter().flatten();
    let items = role.items().map(|(_, item)| &item.text);
    head.chain(&role.locations).chain(items).map(role_explorer::text::Text::as_str).collect()
}

/// How long something takes on the processor: what others keep it from is left out.
fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begun = on_processor();
    black_box(work());
    on_processor() - begun
}

/// How long this thread has run.
fn on_processor() -> Duration {
    let told = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    told.try_into().unwrap_or_default()
}

/// How long something takes that runs on other threads too.
fn waited<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn fastest<T>(work: impl Fn() -> T) -> Duration {
    (0..3).map(|_| timed(&work)).min().unwrap_or_default()
}
