//! Reading from the terminal on a thread of its own, and noticing that it is gone.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::SyncSender;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, retry_on_intr};
use rustix::stdio::stdin;
use rustix::termios::isatty;

use super::decode::{Decoder, Input};
use super::modes;

/// How long the rest of a sequence may take: longer than between two packets, shorter than between two keys.
const SEQUENCE_TIME: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// The terminal that keys are read from: standard input, else `/dev/tty`.
pub(super) fn open() -> io::Result<OwnedFd> {
    if isatty(stdin()) {
        stdin().try_clone_to_owned()
    } else {
        Ok(File::options().read(true).write(true).open("/dev/tty")?.into())
    }
}

/// Starts sending what arrives from `tty` to `inputs`. Ends the program when the terminal is gone.
pub(super) fn start<T>(tty: OwnedFd, inputs: SyncSender<T>) -> io::Result<()>
where
    T: From<Input> + Send + 'static,
{
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        // Where nobody receives any more, the program is about to end.
        read(&tty, |input| drop(inputs.send(input.into())));
        modes::end(modes::HUNG_UP, "");
    })?;
    Ok(())
}

/// Reads and decodes until the terminal is gone.
fn read(tty: &impl AsFd, mut send: impl FnMut(Input)) {
    let mut decoder = Decoder::default();
    let mut buffer = [0; 4096];
    loop {
        let limit = decoder.is_waiting().then_some(&SEQUENCE_TIME);
        match wait(tty, limit) {
            Arrival::Bytes => match rustix::io::read(tty, &mut buffer) {
                Ok(count) => decoder.decode(&buffer[..count], count == buffer.len(), &mut send),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return,
            },
            Arrival::Nothing => decoder.finish(&mut send),
            Arrival::HangUp => return,
        }
    }
}

/// What waiting for the terminal ended with.
enum Arrival {
    Bytes,
    Nothing,
    HangUp,
}

fn wait(tty: &impl AsFd, limit: Option<&Timespec>) -> Arrival {
    let mut watched = [PollFd::new(tty, PollFlags::IN)];
    match retry_on_intr(|| poll(&mut watched, limit)) {
        // A terminal that was hung up can be read as well, without end and without a byte.
        Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) => Arrival::HangUp,
        Ok(1..) => Arrival::Bytes,
        Ok(0) | Err(_) => Arrival::Nothing,
    }
}
