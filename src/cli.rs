//! The commands: what is asked for on the command line, done. The terminal interface is not known here.

mod arguments;
mod git;
mod judgement;
mod manual;
mod only;
mod output;
mod roles;
mod settings;
mod usage;

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::mem;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::Parser as _;
use role_explorer::catalog::{self, Catalog, Place, SortKey};
use role_explorer::compare::{self, Background, Decisions, Kind, Link, Pair, Relation, SimilarIndex};
use role_explorer::export::wording::{self, nothing};
use role_explorer::export::{self, Answer, Compared, Findings, Listed, Move, Neighbours};
use role_explorer::problem::{Problem, Severity};
use role_explorer::role::{Qualifications, Role};
use role_explorer::search::{Facets, Index, Query, RoleSet, Source};
use role_explorer::text::Text;

use crate::config::{self, Config};
use crate::failure::Failure;
use crate::save::About;
use crate::theme::Colours;
use arguments::{Arguments, Color, Command, Common, Kept};
use output::{Output, tell};

/// What was asked for.
pub(crate) enum Request {
    /// The terminal interface.
    Interface(Box<Interface>),
    /// Something to be done and printed.
    Print(Box<Job>),
}

/// What the terminal interface works on.
pub(crate) struct Interface {
    /// Where the roles are.
    pub(crate) places: Vec<Place>,
    /// The file of the user's decisions on pairings; `None` for the usual one.
    pub(crate) pairings: Option<PathBuf>,
    /// Whether it is read to the user.
    pub(crate) plain: bool,
    /// What the user set.
    pub(crate) config: Config,
    /// What is wrong in that.
    pub(crate) problems: Vec<Problem>,
}

/// A command with the places it works on.
pub(crate) struct Job {
    command: Command,
    places: Vec<Place>,
    /// The file of the user's decisions on pairings; `None` for the usual one.
    pairings: Option<PathBuf>,
    output: Output,
    /// What the user set.
    config: Config,
}

/// Understands the arguments of the program, the first of which is its name.
///
/// # Errors
///
/// With the exit status, when there is nothing left to do: help or version was printed, or a mistake told.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, ExitCode> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // Telling apart what may be said takes a while, and the first screen waits: nothing said is told at once.
    let Arguments { paths, no_mouse, plain, judged, common, command } = match arguments[..] {
        [] | [_] => Arguments::default(),
        _ => Arguments::try_parse_from(arguments).map_err(usage::answer)?,
    };
    let common = common.and(command.as_ref().and_then(Command::common).cloned().unwrap_or_default());
    output::choose_colours(common.color.unwrap_or(Color::Auto));
    let pairings = command.as_ref().and_then(Command::judged).cloned().unwrap_or_default().pairings.or(judged.pairings);
    let request = request(&paths, pairings, &common, command).map(|request| match request {
        Request::Interface(mut interface) => {
            interface.config.mouse &= !no_mouse;
            interface.plain = plain;
            Request::Interface(interface)
        }
        job @ Request::Print(_) => job,
    });
    request.map_err(|failure| report(&failure))
}

/// Tells of a failure on standard error.
pub(crate) fn report(failure: &Failure) -> ExitCode {
    tell(&failure.block(&output::styles(&io::stderr())));
    ExitCode::from(2)
}

/// Which colours standard output takes.
pub(crate) fn colours() -> Colours {
    if AutoStream::choice(&io::stdout()) == ColorChoice::Never {
        return Colours::None;
    }
    let is = |name: &str, values: &[&str]| {
        std::env::var(name).is_ok_and(|value| values.iter().any(|known| value.contains(known)))
    };
    let all =
        is("COLORTERM", &["truecolor", "24bit"]) || is("TERM", &["direct", "kitty", "alacritty", "foot", "ghostty"]);
    if all { Colours::All } else { Colours::Indexed }
}

fn request(
    paths: &[PathBuf],
    pairings: Option<PathBuf>,
    common: &Common,
    command: Option<Command>,
) -> Result<Request, Failure> {
    let output = Output::new(common);
    if let Some(at) = paths.iter().position(|path| usage::is_unknown_word(path)) {
        return Err(usage::unknown_word(&paths[at], &paths[..at]));
    }
    let checked: &[PathBuf] = if let Some(Command::Check { paths, .. }) = &command { paths } else { &[] };
    let (config, problems) = config::load();
    let places = roles::places(common.catalog.iter().chain(paths).chain(checked), &config)?;
    Ok(match command {
        Some(command) => {
            if !matches!(command, Command::Config { .. } | Command::Completions { .. } | Command::Man) {
                settings::mention(&problems);
            }
            Request::Print(Box::new(Job { command, places, pairings, output, config }))
        }
        None if io::stdout().is_terminal() && !output.is_asked_for() => {
            if places.contains(&Place::Input) && io::stdin().is_terminal() {
                return Err(Failure::new("cannot read roles from the keyboard")
                    .because("standard input is the terminal that the keys come from")
                    .help("pipe the roles in: cat roles.yaml | role-explorer -"));
            }
            Request::Interface(Box::new(Interface { places, pairings, plain: false, config, problems }))
        }
        None => {
            settings::mention(&problems);
            let command = Command::List { sort: None, kept: Kept::default(), common: Common::default() };
            Request::Print(Box::new(Job { command, places, pairings, output, config }))
        }
    })
}

/// Does what was asked for and returns the exit status: 1 where the answer is no.
///
/// # Errors
///
/// When it could not be done.
pub(crate) fn run(job: Job) -> Result<ExitCode, Failure> {
    let Job { command, places, pairings, output, config } = job;
    let yes = match command {
        Command::List { sort, kept, .. } => list(&places, sort, &kept.only, &output)?,
        Command::Show { role, .. } => show(&places, role, &output)?,
        Command::Search { query, limit, field, count, kept, .. } => {
            let (text, unknown) = config.expand(&query.join(" "));
            for one in &unknown {
                output::warn(&one.message);
            }
            search(&places, &Asked { text, limit, field, count, only: kept.only }, &output)?
        }
        Command::Compare { roles, matrix, exit_code, .. } => {
            let decisions = judgement::decisions(pairings.as_deref())?;
            compare(&places, &roles, matrix, &decisions, &output)? || !exit_code
        }
        Command::Similar { role, limit, .. } => {
            let decisions = judgement::decisions(pairings.as_deref())?;
            similar(&places, role, limit, &decisions, &output)?
        }
        Command::Gap { from, to, .. } => {
            let decisions = judgement::decisions(pairings.as_deref())?;
            gap(&places, &[from, to], &decisions, &output)?
        }
        Command::Check { .. } => check(&places, &output)?,
        Command::Schema { .. } => schema(&output)?,
        Command::Config { question } => settings::answer(question)?,
        Command::Completions { shell } => manual::completions(shell).map(|()| true)?,
        Command::Man => manual::man().map(|()| true)?,
    };
    Ok(if yes { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Whether there is a role, of those that are kept to.
fn list(places: &[Place], sort: Option<SortKey>, only: &[String], output: &Output) -> Result<bool, Failure> {
    let plan = output.plan(export::ROLES)?;
    let mut catalog = roles::load(places);
    if catalog.entries.is_empty() {
        tell("there are no roles here; a role is a YAML file with a title\n");
    }
    let kept = kept(&catalog, only)?;
    if let Some((kept, _)) = &kept {
        let mut number = 0..;
        catalog.entries.retain(|_| number.next().is_some_and(|number| kept.contains(number)));
        if catalog.entries.is_empty() {
            tell("no role has all of these values\n");
            return Ok(false);
        }
    }
    if let Some(key) = sort {
        let order = catalog.sorted(key);
        let mut entries: Vec<_> = mem::take(&mut catalog.entries).into_iter().map(Some).collect();
        catalog.entries = order.into_iter().filter_map(|number| entries[number].take()).collect();
    }
    let listed = Listed { catalog: &catalog, filter: kept.as_ref().map(|(_, filter)| &**filter) };
    plan.put(&About::Roles.stem(), |write, look| write(&listed, look))?;
    Ok(true)
}

fn show(places: &[Place], name: OsString, output: &Output) -> Result<bool, Failure> {
    let plan = output.plan(export::ROLE)?;
    let (catalog, found) = roles::load_named(places, &[name])?;
    let role = &catalog.entries[found[0]].role;
    plan.put(&About::Role(&role.id).stem(), |write, look| [write(role, look)])?;
    Ok(true)
}

fn sources(catalog: &Catalog) -> impl Iterator<Item = Source<'_>> {
    catalog.entries.iter().map(|entry| Source { role: &entry.role, directory: entry.directory() })
}

/// The roles with the values of facets that are named, and these in words; `None` for all.
fn kept(catalog: &Catalog, only: &[String]) -> Result<Option<(RoleSet, String)>, Failure> {
    if only.is_empty() {
        return Ok(None);
    }
    let facets = Facets::build(sources(catalog), &catalog.vocabulary);
    let chosen = only::chosen(&facets, only)?;
    let label = |facet, value: usize| facets.values(facet).get(value).map_or("", |value| value.label.as_str());
    Ok(facets.roles(&chosen).zip(wording::chosen(&chosen, label)))
}

/// What is asked of a search.
struct Asked {
    text: String,
    limit: Option<u32>,
    field: Option<String>,
    count: bool,
    only: Vec<String>,
}

impl Asked {
    /// The query in the field that is asked for alone, if one is.
    fn narrowed(&self, query: Query) -> Result<Query, Failure> {
        let Some(field) = &self.field else { return Ok(query) };
        let unfit = |why: String| Failure::new(&format!("cannot search in the field `{field}`")).because(&why);
        query.narrowed_to(field).map_err(unfit)
    }
}

/// Whether there is a hit.
fn search(places: &[Place], asked: &Asked, output: &Output) -> Result<bool, Failure> {
    let plan = output.plan(export::ANSWER)?;
    let catalog = roles::load(places);
    let roles: Vec<&Role> = catalog.roles().collect();
    let kept = kept(&catalog, &asked.only)?;
    let (within, filter) = kept.as_ref().map(|(kept, filter)| (kept, filter.as_str())).unzip();
    let index = Index::build(sources(&catalog), &catalog.vocabulary);
    let (query, problems) = index.read(&asked.text);
    let query = asked.narrowed(query)?;
    let mut problems = problems.iter().map(nothing::problem);
    if query.is_empty() {
        let failure = Failure::new("the query asks for nothing").help("name a word: role-explorer search itil");
        return Err(match problems.next() {
            Some(problem) => failure.because(&problem),
            None => failure,
        });
    }
    problems.for_each(|problem| output::warn(&problem));
    let limit = asked.limit.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX));
    let found = index.find(&query, &roles, within, limit);
    if asked.count {
        plan.put("count", |_, _| [format!("{}\n", found.total())])?;
    } else {
        let answer = Answer { query: &asked.text, parsed: &query, roles: &roles, found: &found, filter };
        plan.put(&About::Search(&asked.text).stem(), |write, look| write(&answer, look))?;
    }
    if found.total() == 0 {
        let hits = |text: &str| {
            let query = asked.narrowed(index.read(text).0);
            query.map_or(0, |query| index.find(&query, &roles, within, Some(1)).total())
        };
        let why = nothing::why(&asked.text, &found.insisted().collect::<Vec<_>>(), hits);
        if let Some(why) = why {
            tell(&format!("{why}\n"));
        }
    }
    Ok(found.total() > 0)
}

/// Whether there is no difference.
fn compare(
    places: &[Place],
    names: &[OsString],
    only_matrix: bool,
    decisions: &Decisions,
    output: &Output,
) -> Result<bool, Failure> {
    let plan = output.plan(if only_matrix { export::MATRIX } else { export::COMPARISON })?;
    let (catalog, found) = roles::load_named(places, names)?;
    let roles: Vec<&Role> = found.iter().map(|number| &catalog.entries[*number].role).collect();
    let background = Background::of(catalog.roles());
    let comparison = compare::compare(&roles, &catalog.vocabulary, &background, decisions);
    let compared = Compared { roles: &roles, comparison: &comparison, vocabulary: &catalog.vocabulary };
    let ids: Vec<&str> = roles.iter().map(|role| role.id.as_str()).collect();
    let about = if only_matrix { About::Matrix(&ids) } else { About::Comparison(&ids) };
    plan.put(&about.stem(), |write, look| [write(&compared, look)])?;
    Ok(comparison.pairs.iter().all(|pair| is_alike(pair, roles[pair.a], roles[pair.b])))
}

/// Whether nothing tells two roles apart: neither words nor facts, nor the list a statement stands in, nor how often it is
/// said, nor a title, a summary or whatever else a profile says of its role.
fn is_alike(pair: &Pair, a: &Role, b: &Role) -> bool {
    let stays = |link: &Link| link.a.iter().chain(&link.b).all(|pointer| pointer.section == link.a[0].section);
    let as_often = |link: &Link| link.a.len() == link.b.len();
    let linked = pair.links.iter().all(|link| link.kind == Kind::Same && stays(link) && as_often(link));
    let facts = pair.facts.iter().all(|row| row.relation == Relation::Same);
    linked && facts && pair.only_a.is_empty() && pair.only_b.is_empty() && plain(a) == plain(b)
}

/// What a profile says beside what comparing lays side by side. A name of its own and another source make no other role.
fn plain(role: &Role) -> Role {
    // The variant of an earlier version ends in its revision, as its id does.
    let revision = role.id.find('@').map_or("", |at| &role.id[at..]);
    let variant = role.variant.as_deref().map(|variant| variant.strip_suffix(revision).unwrap_or(variant));
    Role {
        id: Text::default(),
        variant: variant.map(Text::new).filter(|variant| !variant.is_empty()),
        source: None,
        locations: Vec::new(),
        workplace: None,
        travel: None,
        employment: None,
        pay: None,
        responsibilities: Vec::new(),
        qualifications: Qualifications::default(),
        ..role.clone()
    }
}

fn similar(
    places: &[Place],
    name: OsString,
    limit: u32,
    decisions: &Decisions,
    output: &Output,
) -> Result<bool, Failure> {
    let plan = output.plan(export::SIMILAR)?;
    let (catalog, found) = roles::load_named(places, &[name])?;
    let roles: Vec<&Role> = catalog.roles().collect();
    let background = Background::of(catalog.roles());
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let index = SimilarIndex::build(catalog.roles());
    let similar = index.similar(found[0], &roles, &catalog.vocabulary, &background, decisions, limit);
    let neighbours = Neighbours { role: found[0], roles: &roles, found: &similar };
    plan.put(&About::Similar(&roles[found[0]].id).stem(), |write, look| [write(&neighbours, look)])?;
    Ok(true)
}

fn gap(places: &[Place], names: &[OsString], decisions: &Decisions, output: &Output) -> Result<bool, Failure> {
    let plan = output.plan(export::GAP)?;
    let (catalog, found) = roles::load_named(places, names)?;
    let [from, to] = [found[0], found[1]].map(|number| &catalog.entries[number].role);
    let background = Background::of(catalog.roles());
    let comparison = compare::compare(&[from, to], &catalog.vocabulary, &background, decisions);
    let gap = compare::gap(&comparison.pairs[0], from, to);
    let asked = Move { from, to, gap: &gap };
    plan.put(&About::Gap([&from.id, &to.id]).stem(), |write, look| [write(&asked, look)])?;
    Ok(true)
}

/// Whether there is no error.
fn check(places: &[Place], output: &Output) -> Result<bool, Failure> {
    let plan = output.plan(export::PROBLEMS)?;
    let (catalog, problems) = catalog::load(places);
    let findings = Findings { problems: &problems, roles: catalog.entries.len() };
    plan.put("problems", |write, look| [write(&findings, look)])?;
    Ok(problems.iter().all(|problem| problem.severity != Severity::Error))
}

fn schema(output: &Output) -> Result<bool, Failure> {
    let plan = output.plan(export::SCHEMA)?;
    plan.put("role.schema", |write, _| [write()])?;
    Ok(true)
}
