//! Signals: those that end the program, those that suspend it, and the change of the window's size.
//!
//! They are handled on a thread of their own, so that a busy or blocked main thread cannot keep the program from ending.

use std::ffi::c_int;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread;

use rustix::process::{self, Signal};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::Signals;

use super::modes;

/// Whether SIGINT or SIGQUIT came that nobody has answered yet. It is set as the signal comes, the thread hears of it later.
static INTERRUPTED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Starts listening; `wake` is called when a frame should be drawn, and must not wait.
///
/// SIGINT, SIGTERM, SIGHUP and SIGQUIT end the program with 128 and the signal's number, as a shell reports it and as fzf
/// does: dying of the signal itself would leave a core file after SIGQUIT, and 130 is promised after SIGINT.
pub(super) fn watch(wake: impl Fn() + Send + 'static) -> io::Result<()> {
    for signal in [SIGINT, SIGQUIT] {
        flag::register(signal, Arc::clone(&INTERRUPTED))?;
    }
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in &mut signals {
            handle(signal, &wake);
        }
    })?;
    Ok(())
}

fn handle(signal: c_int, wake: &impl Fn()) {
    match signal {
        SIGWINCH => wake(),
        // The keys that send them are for the program that has the terminal, which decides what comes of them.
        SIGINT | SIGQUIT | SIGCONT if modes::is_lent_to_program() => {}
        SIGINT | SIGQUIT if !INTERRUPTED.load(Ordering::SeqCst) => {}
        SIGTSTP => stop(),
        SIGCONT if modes::is_in_foreground() => {
            // Without a terminal there is nothing to set, and the reader ends the program.
            let _ = modes::retake();
            wake();
        }
        // Setting modes in the background would stop this very thread, and a SIGTERM that came along would wait for ever.
        SIGCONT => {}
        _ => modes::end(128 + signal, ""),
    }
}

/// Passes over what the keys of a program that had the terminal have sent here as well, when that program has ended of it
/// and the terminal is taken again before the thread comes to hear of it.
///
/// To be called by the thread that waited for the program: the system interrupts its wait for the signal first.
pub(super) fn forget_interrupts() {
    INTERRUPTED.store(false, Ordering::SeqCst);
}

/// Suspends the program and all that was started with it, as the terminal itself would on Ctrl-Z.
///
/// Returns before that happens; the next frame after it is drawn whole. Does nothing where there is no shell to come back
/// from.
///
/// # Errors
///
/// When the signal cannot be sent.
pub(crate) fn suspend() -> io::Result<()> {
    if is_under_job_control() {
        // First of all: as soon as one of the others has stopped, the shell may write its prompt. And not SIGTSTP: the
        // shell may continue all before we have come to handle that, and then nobody would continue us.
        modes::lend();
        process::kill_current_process_group(Signal::STOP)?;
    }
    Ok(())
}

/// Gives the terminal back and stops; SIGCONT sets things going again.
fn stop() {
    if is_under_job_control() {
        modes::lend();
        // Cannot fail: every process may stop itself.
        let _ = process::kill_process(process::getpid(), Signal::STOP);
    }
}

/// Whether a shell is there that would notice the stop and could continue the program.
///
/// The session's first process group has none (`xterm -e role-explorer`): there a stop would freeze the window for good,
/// which is why the system ignores SIGTSTP there as well.
fn is_under_job_control() -> bool {
    process::getsid(None).is_ok_and(|session| session != process::getpgrp())
}
