//! A program in a real pseudo-terminal: what it shows, how it ends and what it leaves behind.
//!
//! Nothing here sleeps. Every wait ends with what is waited for; [`DEADLINE`] is only how long a failure takes.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::modes;

/// How long anything may take on a machine under load before the test fails.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30);

/// A running program and its terminal.
pub(crate) struct Program {
    pid: Pid,
    ended: Receiver<u32>,
    output: Receiver<Vec<u8>>,
    /// How many bytes to read of all that the program sends.
    limit: Arc<AtomicUsize>,
    writer: Box<dyn Write + Send>,
    slave: Option<Box<dyn SlavePty + Send>>,
    master: Box<dyn MasterPty + Send>,
    /// The terminal's line settings before the program started.
    found: String,
    /// All output so far.
    seen: Vec<u8>,
    screen: vt100::Parser,
    /// Where it keeps its state, unless the command says so.
    _state: TempDir,
}

/// How a program ended.
pub(crate) struct Ending {
    /// The exit status.
    pub(crate) status: u32,
    /// What the main screen shows afterwards.
    pub(crate) screen: String,
    /// All the program ever sent.
    pub(crate) output: Vec<u8>,
    /// What is not as it was found.
    pub(crate) left: Vec<String>,
}

/// A command in 80 columns and 24 rows with a plain environment.
pub(crate) fn command(program: &str, arguments: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    command.env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command.env("HOME", env!("CARGO_TARGET_TMPDIR"));
    command
}

impl Program {
    /// Starts `command` as the leader of a session whose terminal is new. Unless it names a directory for the user's state,
    /// that is new, too.
    pub(crate) fn start(mut command: CommandBuilder) -> Self {
        let state = tempfile::tempdir().expect("a directory for the state");
        if command.get_env("XDG_STATE_HOME").is_none() {
            command.env("XDG_STATE_HOME", state.path());
        }
        let pair = native_pty_system().openpty(size(80, 24)).expect("a pseudo-terminal can be had");
        let found = line_settings(pair.master.as_ref());
        let mut child = pair.slave.spawn_command(command).expect("the program starts");
        let pid = child.process_id().and_then(|pid| Pid::from_raw(pid.cast_signed())).expect("it has a number");
        let (sender, ended) = channel();
        thread::spawn(move || child.wait().map(|status| sender.send(status.exit_code())));

        let mut source = pair.master.try_clone_reader().expect("the terminal can be read");
        let (sender, output) = channel();
        let limit = Arc::new(AtomicUsize::new(usize::MAX));
        let reader_limit = Arc::clone(&limit);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            let mut total = 0;
            while let Ok(count @ 1..) = source.read(&mut buffer) {
                total += count;
                if sender.send(buffer[..count].to_vec()).is_err() || total >= reader_limit.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().expect("the terminal can be written to");
        Self {
            pid,
            ended,
            output,
            limit,
            writer,
            slave: Some(pair.slave),
            master: pair.master,
            found,
            seen: Vec::new(),
            screen: vt100::Parser::default(),
            _state: state,
        }
    }

    /// Waits until the screen shows `text`.
    pub(crate) fn wait_for(&mut self, text: &str) {
        let end = Instant::now() + DEADLINE;
        while !self.screen.screen().contents().contains(text) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("{text:?} never came ({error}); the screen:\n{}", self.screen.screen().contents()),
            }
        }
    }

    /// Waits until the program has sent `bytes`.
    pub(crate) fn wait_for_sent(&mut self, bytes: &[u8]) {
        let end = Instant::now() + DEADLINE;
        while !self.seen.windows(bytes.len()).any(|sent| sent == bytes) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("{:?} was never sent ({error})", String::from_utf8_lossy(bytes)),
            }
        }
    }

    /// The memory it has at this moment, in KiB.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid)).expect("it is running");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("the system tells of it");
        line.trim().trim_end_matches(" kB").parse().expect("it is a number")
    }

    /// Waits until the program sends anything.
    pub(crate) fn wait_for_output(&mut self) {
        let bytes = self.output.recv_timeout(DEADLINE).expect("it sends something");
        self.take(&bytes);
    }

    /// Types `keys`, all at once.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the terminal takes keys");
    }

    /// Sends `signal` to the program.
    pub(crate) fn signal(&self, signal: Signal) {
        kill(self.pid, signal);
    }

    /// Gives the window another size; the screen has to be drawn anew to show anything.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        if let (Some(rows), Some(columns)) = (NonZero::new(rows), NonZero::new(columns)) {
            self.screen.screen_mut().set_size(rows, columns);
        }
        self.screen.process(b"\x1b[2J");
        self.master.resize(size(columns, rows)).expect("the terminal can be resized");
    }

    /// All output so far.
    pub(crate) fn seen(&self) -> &[u8] {
        &self.seen
    }

    /// What is not as it was found, at this moment.
    pub(crate) fn left(&self) -> Vec<String> {
        let mut left = modes::left_on(&self.seen);
        left.extend((line_settings(self.master.as_ref()) != self.found).then(|| "line settings".to_owned()));
        left
    }

    /// Reads `count` more bytes of what `provoke` makes the program send, and no more from then on.
    pub(crate) fn stop_reading_after(&mut self, count: usize, provoke: impl FnOnce(&mut Self)) {
        self.limit.store(self.seen.len() + count, Ordering::SeqCst);
        provoke(self);
        self.take_the_rest();
    }

    /// Takes the terminal away once `key` has made the program send something; its exit status, if it ends within `limit`.
    pub(crate) fn hang_up(mut self, key: &str, limit: Duration) -> Option<u32> {
        // The reader holds the terminal open, and can only be called off between two reads.
        self.stop_reading_after(1, |program| program.keys(key));
        let Self { pid, ended, writer, slave, master, .. } = self;
        drop((writer, slave, master));
        let status = ended.recv_timeout(limit).ok();
        if status.is_none() {
            kill(pid, Signal::KILL);
        }
        status
    }

    /// Waits for the program's end without reading what it sends.
    pub(crate) fn end_unread(self) -> Ending {
        let status = self.wait_for_end();
        let left = self.left();
        Ending { status, screen: String::new(), output: self.seen, left }
    }

    /// Waits for the program's end.
    pub(crate) fn end(mut self) -> Ending {
        let status = self.wait_for_end();
        // With the last of its descriptors closed the terminal reports an end after the last byte.
        self.slave = None;
        self.take_the_rest();
        let left = self.left();
        Ending { status, screen: self.screen.screen().contents(), output: self.seen, left }
    }

    fn wait_for_end(&self) -> u32 {
        self.ended.recv_timeout(DEADLINE).unwrap_or_else(|error| {
            kill(self.pid, Signal::KILL);
            match error {
                RecvTimeoutError::Timeout => panic!("it never ended"),
                RecvTimeoutError::Disconnected => panic!("its end cannot be waited for"),
            }
        })
    }

    /// Takes all output until the reader stops.
    fn take_the_rest(&mut self) {
        let end = Instant::now() + DEADLINE;
        loop {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the output never ended, or what was asked for never came"),
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.seen.extend_from_slice(bytes);
        self.screen.process(bytes);
    }
}

fn kill(pid: Pid, signal: Signal) {
    // It may have ended already.
    let _ = kill_process(pid, signal);
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Every flag, speed and control character of the terminal, as text.
fn line_settings(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has line settings"))
}
