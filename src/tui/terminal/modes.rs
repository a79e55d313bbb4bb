//! The terminal's modes: set, given back, and written around.
//!
//! Two locks make the rest simple. Whoever takes or gives back holds [`TAKEN`], so that it happens once however many ask
//! for it; whoever sends something holds [`SCREEN`], so that no frame reaches a terminal that was given back. They are
//! two because a frame can be stuck in a terminal that no longer reads. This module decides nothing about when.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::mem;
use std::os::fd::OwnedFd;
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::getpgrp;
use rustix::stdio::stdout;
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr};

/// The private modes that are set, in this order, and reset in the opposite one: alternate screen, bracketed paste.
const MODES: &[u16] = &[1049, 2004];

/// Those for the mouse: presses, releases and the wheel; positions as decimal numbers. Motion is not asked for.
const MOUSE_MODES: &[u16] = &[1000, 1006];

/// Exit status after a hang-up: 128 and the number of SIGHUP, whether or not that was sent.
pub(super) const HUNG_UP: i32 = 129;

/// How long a terminal that takes no output is waited for before it is left as it is.
const PATIENCE: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

/// The terminal from [`take`] to [`restore`].
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

/// What may be sent to the terminal.
static SCREEN: Mutex<Screen> = Mutex::new(Screen { is_ours: false, is_empty: false });

struct Taken {
    tty: OwnedFd,
    mouse: bool,
    /// The line settings to give back; `None` while the terminal is lent to whoever suspended us.
    found: Option<Termios>,
    /// The same while the terminal is lent to a program we have started.
    lent: Option<Termios>,
}

struct Screen {
    /// Whether frames may be sent.
    is_ours: bool,
    /// Whether the modes were set since the last frame.
    is_empty: bool,
}

/// Locks `mutex`. Nothing panics while holding one; if something ever does, giving back matters more.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Locks `mutex` unless somebody holds it.
fn lock_if_free<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    match mutex.try_lock() {
        Ok(guard) => Some(guard),
        Err(TryLockError::Poisoned(error)) => Some(error.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Sets all modes on `tty`, the terminal that keys are read from, and on standard output.
pub(super) fn take(tty: OwnedFd, mouse: bool) -> io::Result<()> {
    lock(&TAKEN).insert(Taken { tty, mouse, found: None, lent: None }).set()
}

/// Gives the terminal back for good. Does nothing where that has been done.
pub(super) fn restore() {
    give_back(&mut lock(&TAKEN));
}

fn give_back(taken: &mut Option<Taken>) {
    if let Some(mut taken) = taken.take() {
        taken.give_back();
    }
}

/// Gives the terminal back for good, says `last_words` on standard error and ends the program.
pub(super) fn end(status: i32, last_words: &str) -> ! {
    // Held to the end, or another thread could take the terminal over in the last moment.
    let mut taken = lock(&TAKEN);
    give_back(&mut taken);
    // With standard error gone there is nobody left to tell.
    let _ = io::stderr().write_all(last_words.as_bytes());
    process::exit(status)
}

/// Ends the program if the terminal is gone, so that it ends alike whoever notices first.
pub(super) fn end_if_hung_up() {
    // A hang-up is reported whether asked for or not, and nothing else is asked for.
    if poll(&mut [PollFd::new(&stdout(), PollFlags::empty())], Some(&Timespec::default())) == Ok(1) {
        end(HUNG_UP, "");
    }
}

/// Gives the terminal back for the time of a suspension.
pub(super) fn lend() {
    if let Some(taken) = lock(&TAKEN).as_mut() {
        taken.give_back();
    }
}

/// Sets all modes again, whether the terminal was lent or somebody else changed it meanwhile.
pub(super) fn retake() -> io::Result<()> {
    lock(&TAKEN).as_mut().map_or(Ok(()), Taken::set)
}

/// Gives the terminal back while a program that we start has it; [`take_from_program`] takes it again.
pub(super) fn lend_to_program() {
    if let Some(taken) = lock(&TAKEN).as_mut() {
        taken.lent.clone_from(&taken.found);
        taken.give_back();
    }
}

/// Takes the terminal again from a program that we have started, whatever it left behind; `taken_again` is called as soon
/// as the terminal's keys are ours, and before anybody can learn that it is no longer lent.
pub(super) fn take_from_program(taken_again: impl FnOnce()) -> io::Result<()> {
    lock(&TAKEN).as_mut().map_or(Ok(()), |taken| {
        taken.found = taken.lent.take();
        let set = taken.set();
        taken_again();
        set
    })
}

/// Whether a program that we have started has the terminal.
pub(super) fn is_lent_to_program() -> bool {
    lock(&TAKEN).as_ref().is_some_and(|taken| taken.lent.is_some())
}

/// Whether the terminal is for us to change: not while a shell has the program in the background.
pub(super) fn is_in_foreground() -> bool {
    let group = lock(&TAKEN).as_ref().and_then(|taken| tcgetpgrp(&taken.tty).ok());
    group.is_none_or(|group| group == getpgrp())
}

/// Whether the modes were set since this was last asked, so that the screen is empty.
pub(super) fn is_screen_empty() -> bool {
    mem::take(&mut lock(&SCREEN).is_empty)
}

/// Sends `bytes` if the terminal is ours.
///
/// # Errors
///
/// When it is not, or cannot be written to.
pub(super) fn send(bytes: &[u8]) -> io::Result<()> {
    let screen = lock(&SCREEN);
    if screen.is_ours { write_all(bytes) } else { Err(io::ErrorKind::NotConnected.into()) }
}

/// Asks the terminal for the colour of its background; the answer, if there is one, arrives among the keys.
pub(super) fn ask_background() -> io::Result<()> {
    write(b"\x1b]11;?\x07")
}

/// Sends `bytes` if the terminal is ours, and drops them if it is not.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let screen = lock(&SCREEN);
    if screen.is_ours { write_all(bytes) } else { Ok(()) }
}

impl Taken {
    fn set(&mut self) -> io::Result<()> {
        let found = match self.found.take() {
            Some(found) => found,
            None => tcgetattr(&self.tty)?,
        };
        let mut raw = found.clone();
        raw.make_raw();
        self.found = Some(found);
        tcsetattr(&self.tty, OptionalActions::Now, &raw)?;
        let mut sequence = String::new();
        for mode in self.modes() {
            let _ = write!(sequence, "\x1b[?{mode}h");
        }
        // Emptied, too, where there is no alternate screen.
        sequence.push_str("\x1b[?25l\x1b[2J");
        let mut screen = lock(&SCREEN);
        *screen = Screen { is_ours: true, is_empty: true };
        write_all(sequence.as_bytes())
    }

    /// Undoes [`Taken::set`]. Failures are passed over: there is no terminal any more then.
    fn give_back(&mut self) {
        let Some(found) = self.found.take() else { return };
        let mut sequence = String::from("\x1b[0m");
        for mode in self.modes().rev() {
            let _ = write!(sequence, "\x1b[?{mode}l");
        }
        sequence.push_str("\x1b[?25h");
        // The mouse first, so that its last reports are still read by us and don't show up at the shell's prompt.
        while is_writable() {
            if let Some(mut screen) = lock_if_free(&SCREEN) {
                screen.is_ours = false;
                let _ = write_all(sequence.as_bytes());
                break;
            }
        }
        let _ = tcsetattr(&self.tty, OptionalActions::Now, &found);
    }

    fn modes(&self) -> impl DoubleEndedIterator<Item = &'static u16> + use<> {
        let mouse = if self.mouse { MOUSE_MODES } else { &[] };
        MODES.iter().chain(mouse)
    }
}

fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(Errno::INTR) => {}
            // Whoever started us may have left the terminal in non-blocking mode.
            Err(Errno::AGAIN) => drop(poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], None)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Whether the terminal takes output. One that has stopped reading holds a frame half sent and with it the lock.
fn is_writable() -> bool {
    poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], Some(&PATIENCE)) != Ok(0)
}
