//! An earlier version of a file, from the git repository it lies in.

use std::ffi::OsStr;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use role_explorer::yaml::BUDGET;

use crate::failure::Failure;

/// What may come from the environment of a git hook or a script and would lead to another repository, or to programs of its
/// choice.
const CLEARED: [&str; 12] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_CONFIG",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
    "GIT_REPLACE_REF_BASE",
];

/// The content of the file `path` at `revision`, cut off one byte after the largest size that is taken. The file need not
/// be there any more.
///
/// # Errors
///
/// When git or the repository is missing, or does not know the revision, or the file in it.
pub(super) fn version(path: &Path, revision: &str) -> Result<Vec<u8>, Failure> {
    let name = path.display();
    let failure = || Failure::new(&format!("cannot read {name} at the revision `{revision}`"));
    let (directory, below) = existing_directory(path);
    let git = |arguments: &[&OsStr]| run(&directory, arguments).map_err(|error| without_git(failure(), &error));
    let inside = git(&["rev-parse", "--is-inside-work-tree"].map(OsStr::new))?;
    if inside.output != b"true\n" {
        let failure = failure().because(&inside.why_or("the file does not lie in a git work tree"));
        return Err(failure.help("name a file of a git repository, or leave the @ and what follows it out"));
    }
    let commit = format!("{revision}^{{commit}}");
    let commit = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit].map(OsStr::new))?;
    let Some(commit) = commit.succeeded.then(|| String::from_utf8_lossy(&commit.output).trim().to_owned()) else {
        let failure = failure().because("its repository has no such revision");
        return Err(failure.help("name a commit, branch or tag: `git log --oneline -- FILE` lists the file's commits"));
    };
    let object = format!("{commit}:./{}", below.to_string_lossy());
    let file = git(&["cat-file", "blob", &object].map(OsStr::new))?;
    if file.succeeded {
        return Ok(file.output);
    }
    let failure = failure().because("there is no such file in that revision");
    Err(failure.help("`git log --follow -- FILE` shows when it came and what it was called before"))
}

/// The directory a file lies in, or the nearest one above that is there, and the file's path from there with slashes.
fn existing_directory(path: &Path) -> (PathBuf, PathBuf) {
    let here =
        |directory: &Path| if directory.as_os_str().is_empty() { PathBuf::from(".") } else { directory.to_owned() };
    let found = path.ancestors().skip(1).find(|directory| here(directory).is_dir()).unwrap_or(Path::new(""));
    let below = path.strip_prefix(found).unwrap_or(path);
    let below: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
    (here(found), PathBuf::from(below.join("/")))
}

/// What a run of git left behind.
struct Done {
    succeeded: bool,
    output: Vec<u8>,
    error: String,
}

impl Done {
    /// The first line of what git has to say, unless it says no more than that there is no repository.
    fn why_or(&self, otherwise: &str) -> String {
        let line = self.error.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
        if line.is_empty() || line.starts_with("not a git repository") { otherwise.to_owned() } else { line.to_owned() }
    }
}

/// Runs git in `directory`: no shell, no pager, no prompt, no network, and nothing of the environment that would lead it
/// elsewhere.
fn run(directory: &Path, arguments: &[&OsStr]) -> io::Result<Done> {
    let mut git = Command::new("git");
    for name in CLEARED {
        git.env_remove(name);
    }
    git.env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "")
        .env("LC_ALL", "C");
    git.arg("--no-pager").args(arguments).current_dir(directory);
    let mut child = git.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut output = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        stdout.take(BUDGET.bytes as u64 + 1).read_to_end(&mut output)?;
    }
    // The pipe is closed by now: a git that has more to write ends too.
    let mut error = Vec::new();
    if let Some(stderr) = child.stderr.take() {
        stderr.take(BUDGET.bytes as u64).read_to_end(&mut error)?;
    }
    let cut = output.len() > BUDGET.bytes;
    let succeeded = child.wait()?.success() || cut;
    Ok(Done { succeeded, output, error: String::from_utf8_lossy(&error).into_owned() })
}

fn without_git(failure: Failure, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::NotFound {
        failure.because("the program `git` is not there").help("install git, or put it on the PATH")
    } else {
        failure.because(&format!("`git` cannot be run: {error}"))
    }
}
