//! The command line as its users meet it: what goes in, what comes out on which stream, with which status.

mod choosing;
mod colour;
mod configuration;
mod decisions;
mod documents;
mod failures;
mod files;
mod hostile;
mod json;
mod streams;
mod versions;

use std::path::Path;

use assert_cmd::Command;

/// Where the profiles of these tests are.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");

/// The program among the profiles of these tests, with no roles of a user's own and nothing in the environment that
/// would change what it prints.
fn program() -> Command {
    let mut command = assert_cmd::cargo_bin_cmd!("role-explorer");
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
        command.env_remove(name);
    }
    command.env("HOME", Path::new(DATA).join("no-home")).env_remove("XDG_DATA_HOME").env_remove("XDG_STATE_HOME");
    command.env_remove("XDG_CONFIG_HOME");
    command.current_dir(DATA);
    command
}

/// What a run left behind.
struct Run {
    status: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program with the words of `arguments`.
fn run(arguments: &str) -> Run {
    run_with(program().args(arguments.split_whitespace()))
}

fn run_with(command: &mut Command) -> Run {
    let output = command.output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// What a run that must succeed in silence prints.
fn printed(arguments: &str) -> String {
    let run = run(arguments);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{arguments}");
    run.out
}
