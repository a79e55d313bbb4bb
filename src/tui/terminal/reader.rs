//! Reading from the terminal on a thread of its own, and noticing that it is gone.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender, TrySendError};
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr};
use rustix::stdio::stdin;
use rustix::termios::isatty;

use super::decode::{Decoder, Input};
use super::modes;

/// How long the rest of a sequence may take: longer than between two packets, shorter than between two keys.
const SEQUENCE_TIME: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };
/// How often a full queue is tried again.
const FULL_TIME: Timespec = Timespec { tv_sec: 0, tv_nsec: 1_000_000 };

/// The terminal that keys are read from: standard input, else `/dev/tty`.
pub(super) fn open() -> io::Result<OwnedFd> {
    if isatty(stdin()) {
        stdin().try_clone_to_owned()
    } else {
        Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
    }
}

/// The reading of keys, to be held up while they are for another program.
pub(super) struct Reading {
    /// Wakes the reader, who then holds.
    wake: PipeWriter,
    /// Tells that the reader holds.
    held: Receiver<()>,
    /// Lets it go on.
    go: Sender<()>,
}

/// The reader's side of holding.
struct Hold {
    wake: PipeReader,
    held: Sender<()>,
    go: Receiver<()>,
}

/// Starts sending what arrives from `tty` to `inputs`. Ends the program when the terminal is gone.
pub(super) fn start<T>(tty: OwnedFd, inputs: SyncSender<T>) -> io::Result<Reading>
where
    T: From<Input> + Send + 'static,
{
    let (wake_reader, wake) = io::pipe()?;
    let (says_so, held) = mpsc::channel();
    let (go, may_go) = mpsc::channel();
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        read(&tty, Hold { wake: wake_reader, held: says_so, go: may_go }, &inputs);
        modes::end(modes::HUNG_UP, "");
    })?;
    Ok(Reading { wake, held, go })
}

impl Reading {
    /// Leaves what is typed to whoever else reads it while `run` goes on.
    pub(super) fn without<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        self.wake.write_all(b"!")?;
        // A reader that is gone reads nothing either.
        let _ = self.held.recv();
        let done = run();
        let _ = self.go.send(());
        Ok(done)
    }
}

/// Reads and decodes until the terminal is gone. While `inputs` is full nothing is read, and whoever wants the keys held up
/// is still heard.
fn read<T: From<Input>>(tty: &impl AsFd, mut hold: Hold, inputs: &SyncSender<T>) {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4096];
    let mut unsent = VecDeque::new();
    loop {
        let is_full = !flush(&mut unsent, inputs);
        let limit = if is_full { Some(&FULL_TIME) } else { decoder.is_waiting().then_some(&SEQUENCE_TIME) };
        let mut send = |input: Input| unsent.push_back(T::from(input));
        match wait(tty, !is_full, &hold.wake, limit) {
            Arrival::Bytes => match rustix::io::read(tty, &mut buffer) {
                // A terminal that is flooded hands over what it has, wherever that ends: only alone is Escape a key at once.
                Ok(count) => decoder.decode(&buffer[..count], count > 1, &mut send),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return,
            },
            Arrival::Nothing if is_full => {}
            Arrival::Nothing => decoder.finish(&mut send),
            Arrival::Hold => {
                let asked = hold.wake.read_exact(&mut [0]).is_ok() && hold.held.send(()).is_ok();
                // Where nobody can say to go on, the program is about to end, and keys are not for it.
                while !asked || hold.go.recv().is_err() {
                    thread::park();
                }
            }
            Arrival::HangUp => return,
        }
    }
}

/// Sends what is to be sent as far as there is room; tells whether all of it is.
fn flush<T>(unsent: &mut VecDeque<T>, inputs: &SyncSender<T>) -> bool {
    while let Some(input) = unsent.pop_front() {
        match inputs.try_send(input) {
            Ok(()) => {}
            Err(TrySendError::Full(input)) => {
                unsent.push_front(input);
                return false;
            }
            // Where nobody receives any more, the program is about to end.
            Err(TrySendError::Disconnected(_)) => unsent.clear(),
        }
    }
    true
}

/// What waiting for the terminal ended with.
enum Arrival {
    Bytes,
    Nothing,
    Hold,
    HangUp,
}

/// Waits for bytes, if they are wanted, or for being held up; for a hang-up either way.
fn wait(tty: &impl AsFd, wanted: bool, wake: &impl AsFd, limit: Option<&Timespec>) -> Arrival {
    let asked = if wanted { PollFlags::IN } else { PollFlags::empty() };
    let mut watched = [PollFd::new(tty, asked), PollFd::new(wake, PollFlags::IN)];
    match retry_on_intr(|| poll(&mut watched, limit)) {
        Ok(_) if watched[1].revents().contains(PollFlags::IN) => Arrival::Hold,
        // A terminal that was hung up can be read as well, without end and without a byte.
        Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => Arrival::HangUp,
        Ok(1..) => Arrival::Bytes,
        Ok(0) | Err(_) => Arrival::Nothing,
    }
}
