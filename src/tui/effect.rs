//! What is done outside the state: each effect answered by messages. Runs on the worker thread.

mod documents;

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use std::{io, thread};

use role_explorer::catalog::{self, Again, Catalog, Entry, Place};
use role_explorer::compare::{Background, Comparer, Decisions, Similar, SimilarIndex};
use role_explorer::export::Written;
use role_explorer::export::wording::nothing;
use role_explorer::role::Role;
use role_explorer::search::{Chosen, Facet, Facets, Index, RoleSet, Searcher, Source};

use super::message::{Effect, Message, Order, Progress, Reloaded, SortBy, Tools};
use super::{programs, terminal};
use crate::{pairings, state};
use documents::{preview, render, write};

/// Hits an answer holds at the most; nobody reads further down a list, and a key's worth of drawing stays small.
const MOST_HITS: usize = 500;
/// Similar roles that are listed at the most.
const MOST_SIMILAR: usize = 50;

/// How long something takes before it is said how far it is.
const QUIET: Duration = Duration::from_millis(200);
/// How often it is said from then on.
const OFTEN: Duration = Duration::from_millis(50);

/// What the worker tells.
#[derive(Debug)]
pub(crate) enum Report {
    /// What came of an effect, or a part of it.
    Message(Box<Message>),
    /// The effect sent first of those not done yet is done, or left out.
    Done,
}

/// What a worker works with.
#[derive(Debug)]
pub(crate) struct Hands {
    /// Compares, and remembers what it has compared.
    pub(crate) comparer: Comparer,
    /// Whether what takes long is to be left off.
    pub(crate) leave_off: Arc<AtomicBool>,
    /// How long something takes before it is said how far it is.
    pub(crate) quiet: Duration,
}

impl Default for Hands {
    fn default() -> Self {
        Self { comparer: Comparer::default(), leave_off: Arc::default(), quiet: QUIET }
    }
}

/// Who is told what comes of an effect.
type Answering<'a> = dyn FnMut(Message) + Send + 'a;

impl Hands {
    /// Whether the user has not left off what is being done.
    fn goes_on(&self) -> bool {
        !self.leave_off.load(Ordering::Relaxed)
    }

    /// Who tells `answer`, in a `message`, how far something is that begins now.
    fn teller<'a>(&'a self, answer: &'a mut Answering<'a>, message: fn(Progress) -> Message) -> Teller<'a> {
        Teller { hands: self, answer, message, next: Instant::now() + self.quiet }
    }
}

/// Tells how far something is, when it takes long and not too often.
struct Teller<'a> {
    hands: &'a Hands,
    answer: &'a mut Answering<'a>,
    message: fn(Progress) -> Message,
    /// When it is due.
    next: Instant,
}

impl Teller<'_> {
    /// Tells of it if that is due, and whether to go on.
    fn goes_on(&mut self, progress: Progress) -> bool {
        let now = Instant::now();
        if now >= self.next {
            (self.answer)((self.message)(progress));
            self.next = now + self.hands.quiet.min(OFTEN);
        }
        self.hands.goes_on()
    }
}

/// Starts the worker: a thread that does effects one after the other and tells `report` what comes of them. Of several
/// questions of one kind that wait only the last one is answered: nobody sees the answers to the others.
///
/// # Errors
///
/// When the system gives no thread.
pub(crate) fn work(mut hands: Hands, mut report: impl FnMut(Report) + Send + 'static) -> io::Result<Sender<Effect>> {
    let (sender, effects) = mpsc::channel::<Effect>();
    thread::Builder::new().name("worker".to_owned()).spawn(move || {
        let mut waiting: Option<Effect> = None;
        while let Some(effect) = waiting.take().or_else(|| effects.recv().ok()) {
            waiting = effects.try_recv().ok();
            if !waiting.as_ref().is_some_and(|next| replaces(next, &effect)) {
                terminal::provoke("worker");
                perform(effect, &mut hands, &mut |message| report(Report::Message(Box::new(message))));
            }
            report(Report::Done);
        }
    })?;
    Ok(sender)
}

/// Whether nobody waits for what comes of `effect` any more, now that `next` is asked.
fn replaces(next: &Effect, effect: &Effect) -> bool {
    matches!(
        (effect, next),
        (Effect::Search { .. }, Effect::Search { .. })
            | (Effect::Sort { .. }, Effect::Sort { .. })
            | (Effect::Compare { .. }, Effect::Compare { .. })
            | (Effect::Similar { .. }, Effect::Similar { .. })
            | (Effect::Preview { .. }, Effect::Preview { .. })
    )
}

/// Does what `effect` asks and says what came of it, piece by piece.
pub(crate) fn perform(effect: Effect, hands: &mut Hands, answer: &mut Answering<'_>) {
    match effect {
        Effect::Load(places) => load(&places, hands, answer),
        Effect::Prepare(catalog) => {
            let tools = tools(&catalog, index(&catalog));
            answer(Message::Prepared(Arc::new(tools)));
        }
        Effect::Reload { places, before, tools } => {
            let reloaded = reload((&places, &before, tools.as_deref()), hands, answer);
            answer(Message::Reloaded(reloaded.map(Box::new)));
        }
        Effect::Search { catalog, tools, query, chosen, among, counted, generation } => {
            let within = within(&tools.facets, &chosen, among.as_deref());
            let among = among.map(|roles| roles.into_iter().collect());
            search(&catalog, &tools, &Asked { query: &query, chosen, among, within, counted }, generation, answer);
        }
        Effect::Compare { catalog, tools, roles, decisions, generation } => {
            let roles: Vec<&Role> =
                roles.iter().filter_map(|number| Some(&catalog.entries.get(*number)?.role)).collect();
            let comparison = hands.comparer.compare(&roles, &catalog.vocabulary, &tools.background, &decisions);
            answer(Message::Compared { generation, comparison: Arc::new(comparison) });
        }
        Effect::Similar { catalog, tools, role, decisions, generation } => {
            let roles = alike(&catalog, &tools, role, &decisions);
            answer(Message::FoundSimilar { generation, roles });
        }
        Effect::Sort { catalog, tools, by, decisions, generation } => {
            let order = sort(&catalog, &tools, by, &decisions);
            answer(Message::Sorted { generation, order });
        }
        Effect::Recollect { file, catalog } => {
            let kept = state::read(&file, &catalog);
            answer(Message::Recollected(catalog, Box::new(kept)));
        }
        Effect::Keep { file, catalog, changes } => answer(Message::Kept(state::record(&file, &catalog, &changes))),
        Effect::Recall(file) => {
            let (decisions, problems) =
                pairings::read(&file).unwrap_or_else(|problem| (Decisions::default(), vec![*problem]));
            answer(Message::Recalled(decisions, problems));
        }
        Effect::Record { file, changes } => answer(Message::Recorded(pairings::record(&file, &changes))),
        Effect::Preview { document, path, generation } => {
            answer(Message::Previewed { generation, lines: preview(&document, &path) });
        }
        Effect::Write { document, path, overwrite } => {
            let mut teller = hands.teller(&mut *answer, Message::Writing);
            let result = write(&document, &path, overwrite, &mut |progress| teller.goes_on(progress));
            answer(Message::Written { path, result });
        }
        Effect::Open(path) => answer(Message::Opened(programs::open(&path))),
        Effect::Render { name, document } => {
            let parts = render(&document, Path::new("copied.txt"), &mut |_| true);
            let text = parts.map(|parts| parts.iter().filter_map(Written::text).collect());
            answer(Message::Rendered { name, text });
        }
        Effect::Watch(_)
        | Effect::Copy { .. }
        | Effect::Edit { .. }
        | Effect::LeaveOff
        | Effect::LeaveReload
        | Effect::Suspend
        | Effect::Redraw => {}
    }
}

/// Reads the roles of `places`, saying how far it is.
fn load(places: &[Place], hands: &Hands, answer: &mut Answering<'_>) {
    let all = AtomicUsize::new(0);
    let (catalog, problems, left) = watched(hands, answer, |watch| {
        let watch = |done, of| {
            all.store(of, Ordering::Relaxed);
            watch(done, of)
        };
        catalog::load_watched(places, &watch)
    });
    let of = all.into_inner().max(left);
    let left_off = (left > 0).then_some(Progress { done: of - left, of });
    answer(Message::Loaded { catalog: Arc::new(catalog), problems, left_off });
}

/// Does what reads files, perhaps on several threads, with one who says how far it is and whether to go on.
fn watched<R>(hands: &Hands, answer: &mut Answering<'_>, read: impl FnOnce(&catalog::Watch<'_>) -> R) -> R {
    let teller = Mutex::new(hands.teller(&mut *answer, Message::Reading));
    // Whoever comes while another one tells of it has nothing to add.
    read(&|done, of| {
        teller.try_lock().map_or_else(|_| hands.goes_on(), |mut teller| teller.goes_on(Progress { done, of }))
    })
}

/// The roles of places as they are now, with what searching and comparing them needs, as far as it is known of the roles
/// before; `None` where the user left off.
fn reload(
    (places, before, known): (&[Place], &Catalog, Option<&Tools>),
    hands: &Hands,
    answer: &mut Answering<'_>,
) -> Option<Reloaded> {
    let again = watched(hands, answer, |watch| catalog::reload_watched(places, before, watch));
    let Again { catalog, problems, stale, stale_definitions, moved } = again?;
    let index = match known {
        Some(known) => index_again(before, &known.index, &catalog),
        None => index(&catalog),
    };
    let tools = Arc::new(tools(&catalog, index));
    let pairs = moved.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)));
    let (mut changed, mut is_shifted) = (0, before.vocabulary.competencies() != catalog.vocabulary.competencies());
    for (old, new) in pairs {
        let (was, is) = (&before.entries[old], &catalog.entries[new]);
        changed += usize::from(was.role != is.role);
        is_shifted |= old != new || was.origin != is.origin || was.positions != is.positions;
    }
    let catalog = Arc::new(catalog);
    let reloaded = Reloaded { catalog, problems, stale, stale_definitions, moved, changed, is_shifted, tools };
    hands.goes_on().then_some(reloaded)
}

/// An entry as an index takes it.
fn source(entry: &Entry) -> Source<'_> {
    Source { role: &entry.role, directory: entry.directory() }
}

fn index(catalog: &Catalog) -> Index {
    Index::build(catalog.entries.iter().map(source), &catalog.vocabulary)
}

/// The index of `catalog`, made from that of the roles `before`: only what lies between the first and the last difference is
/// indexed anew.
fn index_again(before: &Catalog, known: &Index, catalog: &Catalog) -> Index {
    if before.vocabulary.competencies() != catalog.vocabulary.competencies() {
        return index(catalog);
    }
    let (old, new) = (&before.entries, &catalog.entries);
    let same = |(old, new): &(&Entry, &Entry)| old.role == new.role && old.directory() == new.directory();
    let start = old.iter().zip(new).take_while(same).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
    let mut index = known.clone();
    let changed = &new_rest[..new_rest.len() - end];
    index.splice(start..old.len() - end, changed.iter().map(source), &catalog.vocabulary);
    index
}

/// What searching and comparing need.
fn tools(catalog: &Catalog, index: Index) -> Tools {
    let index = Arc::new(index);
    Tools {
        searcher: Mutex::new(Searcher::new(Arc::clone(&index))),
        index,
        facets: Facets::build(catalog.entries.iter().map(source), &catalog.vocabulary),
        background: Background::of(catalog.roles()),
        similar: OnceLock::new(),
    }
}

/// The roles most like one of them, most alike first.
fn alike(catalog: &Catalog, tools: &Tools, role: usize, decisions: &Decisions) -> Vec<Similar> {
    let roles: Vec<&Role> = catalog.roles().collect();
    let index = tools.similar.get_or_init(|| SimilarIndex::build(catalog.roles()));
    index.similar(role, &roles, &catalog.vocabulary, &tools.background, decisions, MOST_SIMILAR)
}

/// All roles in order; equals stay in that of the catalog.
fn sort(catalog: &Catalog, tools: &Tools, by: SortBy, decisions: &Decisions) -> Order {
    Order::new(match by {
        SortBy::Given | SortBy::Hits => (0..catalog.entries.len()).collect(),
        SortBy::Key(key) => catalog.sorted(key),
        SortBy::Alike(to) => {
            let ranked = alike(catalog, tools, to, decisions);
            let places: HashMap<usize, usize> = ranked.iter().map(|one| one.role).zip(1..).chain([(to, 0)]).collect();
            let mut roles: Vec<usize> = (0..catalog.entries.len()).collect();
            roles.sort_by_key(|number| places.get(number).copied().unwrap_or(usize::MAX));
            roles
        }
    })
}

/// What is asked of a search.
struct Asked<'a> {
    query: &'a str,
    chosen: Chosen,
    /// The roles to search among, whatever is chosen; `None` for all.
    among: Option<RoleSet>,
    /// Those of them that the chosen facets let through.
    within: Option<RoleSet>,
    /// Whether the facets are to be counted.
    counted: bool,
}

/// The roles of `among` that the chosen facets let through; `None` for all.
fn within(facets: &Facets, chosen: &Chosen, among: Option<&[usize]>) -> Option<RoleSet> {
    match (facets.roles(chosen), among) {
        (Some(passing), Some(among)) => Some(among.iter().copied().filter(|role| passing.contains(*role)).collect()),
        (None, Some(among)) => Some(among.iter().copied().collect()),
        (passing, None) => passing,
    }
}

/// Answers a query, and then counts the facets if that is wanted.
fn search(catalog: &Catalog, tools: &Tools, asked: &Asked<'_>, generation: u64, answer: &mut Answering<'_>) {
    let roles: Vec<&Role> = catalog.roles().collect();
    let (query, problems) = tools.index.read(asked.query);
    let (chosen, within) = (&asked.chosen, asked.within.clone());
    // What a search that broke off had remembered is as good as before.
    let mut searcher = tools.searcher.lock().unwrap_or_else(PoisonError::into_inner);
    let hits = searcher.search(&query, &roles, within.as_ref(), Some(MOST_HITS));
    // A count tells what choosing a value would add, and so is made among the roles that are not chosen, too.
    let found = asked.counted.then(|| match &within {
        _ if query.is_empty() => asked.among.clone(),
        None => Some(hits.roles()),
        Some(_) => Some(searcher.search(&query, &roles, asked.among.as_ref(), Some(0)).roles()),
    });
    let is_nothing = hits.total == 0;
    answer(Message::Found { generation, hits, problems, within: within.clone() });
    if is_nothing {
        let terms = searcher.insisted(&query);
        let hits = |text: &str| searcher.search(&tools.index.read(text).0, &roles, within.as_ref(), Some(0)).total;
        if let Some(why) = nothing::why(asked.query, &terms, hits) {
            answer(Message::Explained { generation, why });
        }
    }
    if let Some(found) = found {
        let count = |facet| (facet, tools.facets.counts(facet, chosen, found.as_ref()));
        answer(Message::Counted { generation, counts: Facet::ALL.into_iter().map(count).collect() });
    }
}
