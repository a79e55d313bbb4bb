//! Entering and leaving the terminal, and everything that arrives from it.
//!
//! [`Session`] holds the guard: while it lives, the terminal is ours. Whatever ends the program - the guard, the panic hook,
//! the signal thread, the hang-up of the terminal - gives the terminal back through one function, [`modes::restore`].
//! Drawing goes through [`Session::draw`], which sends a frame in one write. This module knows nothing of roles, keys'
//! meanings or views. It is written for Unix.

mod decode;
mod modes;
mod reader;
mod signals;

use std::backtrace::{Backtrace, BacktraceStatus};
use std::cell::RefCell;
use std::env;
use std::io::{self, Write};
use std::panic;
use std::rc::Rc;
use std::sync::mpsc::SyncSender;

use anyhow::{Context, bail};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use role_explorer::text;
use rustix::stdio::stdout;
use rustix::termios::tcgetwinsize;

use super::wording::failures;
use reader::Reading;

pub(crate) use decode::Input;
pub(crate) use signals::suspend;

/// Exit status after a panic, the same as the standard library's.
const PANICKED: i32 = 101;

/// The terminal while it is ours: raw, on the alternate screen, with bracketed paste.
pub(crate) struct Session {
    terminal: Terminal<CrosstermBackend<Output>>,
    output: Output,
    reading: Reading,
    _guard: Guard,
}

/// Gives the terminal back when it is dropped.
struct Guard;

impl Session {
    /// Takes the terminal over and starts sending what arrives from it to `inputs`; `mouse` asks for clicks and the wheel.
    ///
    /// Standard output must be a terminal. Keys are read from standard input if that is a terminal too, else from
    /// `/dev/tty`. The terminal is asked nothing, so nothing waits for its answer. `inputs` should hold a few hundred at
    /// least: when it is full, the terminal's own queue fills, so memory stays flat however fast keys arrive.
    ///
    /// # Errors
    ///
    /// When the terminal cannot place text (`TERM=dumb`) or there is none to read keys from, before any mode is touched;
    /// and when a mode, a signal handler or a thread cannot be had, with the terminal as it was.
    pub(crate) fn enter<T>(mouse: bool, inputs: &SyncSender<T>) -> anyhow::Result<Self>
    where
        T: From<Input> + Send + 'static,
    {
        if env::var_os("TERM").is_some_and(|term| term == "dumb") {
            bail!(failures::TERMINAL_CANNOT_PLACE_TEXT);
        }
        let tty = reader::open().context(failures::NO_TERMINAL)?;
        let output = Output::default();
        let area = Rect::from(size()?);
        // The size is ours to tell: ratatui would ask for it at every frame, by opening the terminal anew.
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let terminal =
            Terminal::with_options(CrosstermBackend::new(output.clone()), options).context(failures::NO_SCREEN)?;
        let keys = tty.try_clone().context(failures::NO_KEYS)?;

        // From here on whatever ends the program must find the way back already laid: the panic hook is `main`'s first act.
        let wake = inputs.clone();
        // A full queue wakes the loop by itself, and the signal thread must never wait.
        signals::watch(move || drop(wake.try_send(Input::Redraw.into()))).context(failures::NO_SIGNALS)?;
        let guard = Guard;
        modes::take(tty, mouse).context(failures::NO_MODES)?;
        // It is as empty as ratatui takes it for at first.
        modes::is_screen_empty();
        let reading = reader::start(keys, inputs.clone()).context(failures::NO_KEYS)?;
        Ok(Self { terminal, output, reading, _guard: guard })
    }

    /// Draws a frame of this size: `render` fills it, and what differs from the frame before is sent in one write.
    ///
    /// After a suspension all of it is sent. A frame drawn while the terminal is not ours is dropped. If the terminal is
    /// gone, the program ends.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to.
    pub(crate) fn draw(&mut self, size: Size, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.try_draw(size.into(), render).inspect_err(|_| modes::end_if_hung_up())
    }

    /// Gives the terminal to what `run` starts, as it was found, and takes it again afterwards; the next frame is sent whole.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be taken again.
    pub(crate) fn outside<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        self.reading.without(|| {
            modes::lend_to_program();
            let done = run();
            modes::take_from_program(signals::forget_interrupts).map(|()| done)
        })?
    }

    fn try_draw(&mut self, area: Rect, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if self.terminal.get_frame().area() != area {
            self.terminal.resize(area)?;
        }
        if modes::is_screen_empty() {
            self.clear()?;
        }
        self.terminal.draw(|frame| {
            provoke("draw");
            render(frame);
        })?;
        let mut bytes = self.output.0.borrow_mut();
        let sent = modes::write(&bytes);
        bytes.clear();
        sent
    }

    /// Asks the terminal for the colour of its background. Nothing waits for the answer: it comes as an input or not at all.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to.
    pub(crate) fn ask_background() -> io::Result<()> {
        modes::ask_background()
    }

    /// Forgets what the screen shows, so that the next frame is sent whole.
    ///
    /// # Errors
    ///
    /// None in practice: nothing is sent before the next frame.
    pub(crate) fn clear(&mut self) -> io::Result<()> {
        // `Terminal::clear` would ask the terminal where the cursor is and wait for the answer; resizing does not.
        let area = self.terminal.get_frame().area();
        self.terminal.resize(area)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        modes::restore();
    }
}

/// Sends something to the terminal that is no part of a frame.
///
/// # Errors
///
/// When the terminal is not ours at the moment, or cannot be written to.
pub(crate) fn send(bytes: &[u8]) -> io::Result<()> {
    modes::send(bytes)
}

/// The size of the terminal.
///
/// # Errors
///
/// When there is no terminal that knows it.
pub(crate) fn size() -> anyhow::Result<Size> {
    if let Ok(found) = tcgetwinsize(stdout()) {
        return Ok(Size { width: found.ws_col, height: found.ws_row });
    }
    let (width, height) = crossterm::terminal::size().context(failures::NO_SIZE)?;
    Ok(Size { width, height })
}

/// Collects a frame: the backend flushes several times in drawing one, which would be as many writes.
#[derive(Clone, Default)]
struct Output(Rc<RefCell<Vec<u8>>>);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// From now on a panic in any thread gives the terminal back, says what happened and ends the program.
///
/// A program that goes on without one of its threads would wait for that thread's answer for ever; and a released one
/// is built to abort, where without this a command would end by a signal. `main` does this before anything else.
pub(crate) fn end_on_panic() {
    panic::set_hook(Box::new(|info| {
        let mut message = failures::panicked(&text::safe(&info.to_string()));
        let backtrace = Backtrace::capture();
        if backtrace.status() == BacktraceStatus::Captured {
            message.push_str(&backtrace.to_string());
        }
        modes::end(PANICKED, &message);
    }));
}

/// Panics where the environment asks for it (`ROLE_EXPLORER_PANIC=draw`), so that tests can see what a panic leaves behind.
///
/// Does nothing in a release build.
pub(crate) fn provoke(place: &str) {
    if cfg!(debug_assertions) {
        let asked = env::var_os("ROLE_EXPLORER_PANIC").is_some_and(|asked| asked == place);
        assert!(!asked, "asked for by ROLE_EXPLORER_PANIC={place}");
    }
}
