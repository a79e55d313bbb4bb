//! Putting texts on a clipboard: the system's own, or that of the terminal (OSC 52), which also works from far away.

use std::env;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::message::{Copier, Message};
use super::terminal;
use super::wording::notices;

/// Bytes in Base64 that terminals take at least.
const MOST: usize = 100_000;
/// How long the system's clipboard may take before the terminal is asked instead.
const PATIENCE: Duration = Duration::from_secs(1);

/// The thread that copies.
pub(super) struct Clipboard {
    texts: Sender<(&'static str, String)>,
    /// Whoever works for it holds the other end as long as it works.
    working: Receiver<()>,
}

impl Clipboard {
    /// Has a text copied: what it is, and the text. Tells whether there is anybody to do it.
    pub(super) fn copy(&self, name: &'static str, text: String) -> bool {
        self.texts.send((name, text)).is_ok()
    }

    /// Ends the copying. On X11 a text is there only as long as whoever put it there, who now hands it on to the
    /// clipboard's manager, where there is one.
    pub(super) fn close(self) {
        drop(self.texts);
        let _ = self.working.recv_timeout(PATIENCE);
    }
}

/// Starts the thread that copies. No slow clipboard blocks more than that.
///
/// # Errors
///
/// When the system gives no thread.
pub(super) fn start(tell: impl Fn(Message) + Send + 'static) -> io::Result<Clipboard> {
    let (sender, texts) = mpsc::channel::<(&'static str, String)>();
    let (works, working) = mpsc::channel();
    thread::Builder::new().name("clipboard".to_owned()).spawn(move || {
        let ways = ways(|name| env::var(name).ok().filter(|value| !value.is_empty()));
        let mut native = None;
        for (name, text) in texts {
            let by = copy(&ways, text, &mut |text| by_system(&mut native, &works, text), &|bytes| {
                terminal::send(bytes).is_ok()
            });
            tell(Message::Copied { name, by });
        }
    })?;
    Ok(Clipboard { texts: sender, working })
}

/// A way to a clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    System,
    Terminal,
}

/// The ways there are, the best first, by what the environment says. Over SSH the clipboard that is wanted is that of the
/// terminal, wherever it is; the console of a system without windows has none.
fn ways(variable: impl Fn(&str) -> Option<String>) -> Vec<Way> {
    let is_far = ["SSH_TTY", "SSH_CONNECTION"].iter().any(|name| variable(name).is_some());
    let has_display = cfg!(target_os = "macos") || variable("DISPLAY").is_some();
    let takes_texts = variable("TERM").is_some_and(|term| !matches!(term.as_str(), "linux" | "dumb"));
    let system = has_display.then_some(Way::System);
    let terminal = takes_texts.then_some(Way::Terminal);
    let ways = if is_far { [terminal, system] } else { [system, terminal] };
    ways.into_iter().flatten().collect()
}

/// Copies `text` on the first way that works: `system` puts it on the system's clipboard, `send` sends bytes to the terminal;
/// both tell whether they did.
fn copy(ways: &[Way], text: String, system: &mut impl FnMut(&str) -> bool, send: &impl Fn(&[u8]) -> bool) -> Copier {
    let encoded = base64(text.as_bytes());
    for way in ways {
        match way {
            Way::System if system(&text) => return Copier::System,
            Way::Terminal if encoded.len() <= MOST && send(format!("\x1b]52;c;{encoded}\x07").as_bytes()) => {
                return Copier::Terminal;
            }
            _ => {}
        }
    }
    let too_long = ways.contains(&Way::Terminal) && encoded.len() > MOST;
    Copier::Nothing(if too_long { notices::TOO_LONG_TO_COPY } else { notices::NO_CLIPBOARD }, text)
}

/// The thread that owns the system's clipboard, and how it says what came of a text.
type Native = (Sender<String>, Receiver<bool>);

/// Puts a text on the system's clipboard. On a thread of its own: a display that does not answer must not keep the terminal
/// from being asked, and on X11 a text is there only as long as whoever put it there.
fn by_system(native: &mut Option<Native>, works: &Sender<()>, text: &str) -> bool {
    if native.is_none() {
        *native = own(works.clone()).ok();
    }
    let Some((texts, done)) = native else { return false };
    if texts.send(text.to_owned()).is_err() {
        return false;
    }
    match done.recv_timeout(PATIENCE) {
        Ok(copied) => copied,
        Err(RecvTimeoutError::Timeout) => {
            // What it answers later would be taken for the answer to another text.
            *native = None;
            false
        }
        Err(RecvTimeoutError::Disconnected) => false,
    }
}

fn own(works: Sender<()>) -> io::Result<Native> {
    let (sender, texts) = mpsc::channel::<String>();
    let (told, done) = mpsc::channel();
    thread::Builder::new().name("clipboard owner".to_owned()).spawn(move || {
        let mut clipboard = arboard::Clipboard::new().ok();
        for text in &texts {
            let copied = clipboard.as_mut().is_some_and(|clipboard| clipboard.set_text(text).is_ok());
            if told.send(copied).is_err() {
                break;
            }
        }
        drop((clipboard, works));
    })?;
    Ok((sender, done))
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let number = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let digit = char::from(DIGITS[(number >> (18 - 6 * place) & 63) as usize]);
            out.push(if place > three.len() { '=' } else { digit });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    type Environment = &'static [(&'static str, &'static str)];

    #[test]
    fn base64_is_that_of_the_standard() {
        // RFC 4648, section 10, and a byte that needs the last two digits.
        for (text, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("ÿ?~", "w78/fg=="),
        ] {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
    }

    #[test]
    fn the_environment_says_where_the_clipboard_is() {
        let table: [(Environment, &[Way]); 4] = [
            (&[("DISPLAY", ":0"), ("TERM", "xterm")], &[Way::System, Way::Terminal]),
            (&[("DISPLAY", ":0"), ("TERM", "xterm"), ("SSH_TTY", "/dev/pts/1")], &[Way::Terminal, Way::System]),
            (&[("TERM", "tmux-256color"), ("SSH_CONNECTION", "a b")], &[Way::Terminal]),
            (&[("TERM", "linux")], &[]),
        ];
        if cfg!(target_os = "macos") {
            return;
        }
        for (environment, expected) in &table {
            let variable =
                |name: &str| environment.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(ways(variable), *expected, "{environment:?}");
        }
    }

    #[test]
    fn where_one_way_fails_the_next_is_taken_and_at_last_the_text_comes_back() {
        let both = [Way::System, Way::Terminal];
        let bytes_sent = RefCell::new(Vec::new());
        let send = |bytes: &[u8]| {
            bytes_sent.borrow_mut().push(String::from_utf8_lossy(bytes).into_owned());
            true
        };
        assert_eq!(copy(&both, "foo".to_owned(), &mut |_| true, &send), Copier::System);
        assert!(bytes_sent.borrow().is_empty());
        assert_eq!(copy(&both, "foo".to_owned(), &mut |_| false, &send), Copier::Terminal);
        assert_eq!(bytes_sent.borrow().as_slice(), ["\x1b]52;c;Zm9v\x07"]);
        let long = "x".repeat(MOST);
        let nothing = copy(&both, long.clone(), &mut |_| false, &send);
        assert_eq!(nothing, Copier::Nothing(notices::TOO_LONG_TO_COPY, long));
        assert!(matches!(copy(&[], "foo".to_owned(), &mut |_| true, &send), Copier::Nothing(notices::NO_CLIPBOARD, _)));
    }
}
