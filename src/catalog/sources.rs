//! What places hold, one source after the other, and what is in a source.

use std::collections::HashSet;
use std::path::PathBuf;

use super::{Origin, Place, Version, Watch, files, user_directory};
use crate::problem::Problem;
use crate::role::{self, Located, Role};
use crate::vocabulary::Vocabulary;

/// Something to be loaded.
pub(super) enum Source {
    /// A role compiled into the program: the file's stem and what the build made of it.
    BuiltIn(&'static str, &'static str),
    /// A file, or what turned out to be none.
    File(files::Found),
    /// Standard input.
    Input,
    /// An earlier version of a file, and what stood in it.
    Version(Version, Vec<u8>),
}

/// What a source held.
#[derive(Default)]
pub(super) struct Loaded {
    /// The file, by the path under which it was found.
    pub(super) path: Option<PathBuf>,
    /// What tells later that it still holds the same.
    pub(super) stamp: Option<files::Stamp>,
    /// The file under its one true name, so that a file is loaded once.
    pub(super) identity: Option<PathBuf>,
    /// The roles, in order.
    pub(super) roles: Vec<(Origin, Located)>,
    /// How many of them, at the end, it held before and does not hold now.
    pub(super) kept: usize,
    /// What a `competencies.yaml` defines.
    pub(super) vocabulary: Option<Vocabulary>,
    /// Whether some of that it defined before and does not define now.
    pub(super) keeps_definitions: bool,
    /// What is wrong.
    pub(super) problems: Vec<Problem>,
}

macro_rules! built_in {
    ($($stem:literal),* $(,)?) => { [$(($stem, include_str!(concat!(env!("OUT_DIR"), "/", $stem, ".json")))),*] };
}

/// The roles compiled into the program, in the order in which they are shown.
pub(super) const BUILT_IN: [(&str, &str); 5] = built_in![
    "tam-federal",
    "tam-premier-new-york",
    "account-delivery-executive",
    "account-technology-strategist",
    "strategic-account-executive",
];

/// The sources of all places, in order, and whether they are all: `watch` is told how many files are found and may say to
/// leave off.
pub(super) fn all_sources(places: &[Place], watch: &Watch<'_>) -> (Vec<Source>, bool) {
    let (mut known, mut found, mut goes_on) = (HashSet::new(), 0, true);
    let mut go_on = |files: usize| {
        found += files;
        goes_on = goes_on && watch(0, found);
        goes_on
    };
    let places = places.iter().filter(|place| known.insert(*place));
    let all = places.flat_map(|place| sources(place, &mut go_on)).collect();
    (all, goes_on)
}

/// The sources of a place, in order.
pub(super) fn sources(place: &Place, go_on: &mut files::GoOn<'_>) -> Vec<Source> {
    let found = match place {
        Place::BuiltIn => return BUILT_IN.iter().map(|(stem, json)| Source::BuiltIn(stem, json)).collect(),
        Place::Input => return vec![Source::Input],
        Place::UserDirectory => {
            user_directory().filter(|path| path.exists()).map_or_else(Vec::new, |path| files::find(&path, go_on))
        }
        Place::Path(path) => files::find_some(path, go_on),
    };
    found.into_iter().map(Source::File).collect()
}

impl Source {
    pub(super) fn load(self) -> Loaded {
        match self {
            Self::BuiltIn(stem, json) => {
                let (roles, problems) = role::read_compiled(json, stem);
                let roles = roles.into_iter().map(|role| (Origin::BuiltIn, role)).collect();
                Loaded { roles, problems, ..Loaded::default() }
            }
            Self::Input => match files::read_input() {
                Ok(bytes) => read("input", &bytes, &Origin::Input),
                Err(problem) => Loaded::nothing(*problem),
            },
            Self::File(Ok(path)) => match files::read_stamped(&path) {
                Ok((bytes, stamp)) => {
                    let identity = path.canonicalize().ok();
                    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                    Loaded { stamp, identity, ..read(&stem, &bytes, &Origin::File(path)) }
                }
                Err(problem) => Loaded::nothing(*problem),
            },
            Self::File(Err(problem)) => Loaded::nothing(*problem),
            Self::Version(version, bytes) => {
                let stem = version.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                let revision = format!("@{}", version.revision);
                let mut loaded = read(&stem, &bytes, &Origin::Version(version));
                loaded.roles.iter_mut().for_each(|(_, located)| mark(&mut located.role, &revision));
                loaded
            }
        }
    }
}

/// Makes an earlier version of a role tellable from the role: `tam-federal@HEAD~1`, `Federal @HEAD~1`.
fn mark(role: &mut Role, revision: &str) {
    role.id = format!("{}{revision}", role.id).into();
    role.variant =
        Some(role.variant.as_ref().map_or_else(|| revision.into(), |own| format!("{own} {revision}").into()));
}

impl Loaded {
    fn nothing(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }
}

/// What a text from `origin` holds: roles, or competencies if it is called so.
fn read(stem: &str, yaml: &[u8], origin: &Origin) -> Loaded {
    let mut loaded = Loaded::default();
    if stem == "competencies" {
        let (vocabulary, problems) = Vocabulary::read(yaml);
        (loaded.vocabulary, loaded.problems) = (Some(vocabulary), problems);
    } else {
        let (roles, problems) = role::read(yaml, stem);
        loaded.roles = roles.into_iter().map(|role| (origin.clone(), role)).collect();
        loaded.problems = problems;
    }
    for problem in &mut loaded.problems {
        problem.path = origin.name();
    }
    loaded
}
