//! From arguments to the command line or the interface, and to an exit status.

mod cli;
mod config;
mod failure;
mod keep;
mod keymap;
mod pairings;
mod save;
mod state;
mod theme;
mod tui;

use std::env;
use std::process::ExitCode;

use cli::{Interface, Request};
use failure::Failure;

fn main() -> ExitCode {
    tui::end_on_panic();
    tui::provoke("main");
    let done = match cli::parse(env::args_os()) {
        Ok(Request::Interface(interface)) => explore(*interface),
        Ok(Request::Print(job)) => cli::run(*job),
        Err(status) => return status,
    };
    done.unwrap_or_else(|failure| cli::report(&failure))
}

/// Shows the terminal interface.
fn explore(Interface { places, pairings, plain, config, problems }: Interface) -> Result<ExitCode, Failure> {
    let options = tui::Options { colours: cli::colours(), plain, config, problems };
    let files = tui::Files { pairings: pairings.or_else(pairings::default_file), state: state::default_file() };
    match tui::run(places, files, options)? {
        tui::End::Quit => Ok(ExitCode::SUCCESS),
        tui::End::Interrupted => Ok(ExitCode::from(130)),
    }
}
