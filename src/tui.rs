//! The terminal interface: the loop that turns what happens into messages, messages into a changed state, and the state
//! into a frame.
//!
//! ```text
//! key ──keymap──▶ Message ──update(&mut Model, Message)──▶ Vec<Effect> ──effect──▶ Message …
//!                             view::draw(&Model, frame)
//! ```

mod announce;
mod clipboard;
pub(crate) mod effect;
mod layout;
pub(crate) mod message;
pub(crate) mod model;
mod page;
mod programs;
mod terminal;
pub(crate) mod update;
pub(crate) mod view;
mod watch;
mod wording;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::io::{self, Write as _};
use std::mem;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, SyncSender};
use std::time::{Duration, Instant, SystemTime};

use anyhow::Context;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use role_explorer::catalog::Place;

pub(crate) use model::{End, Options};
pub(crate) use terminal::{end_on_panic, provoke};

use crate::config::Look;
use crate::theme::Colours;
use clipboard::Clipboard;
use effect::{Hands, Report};
use message::{Effect, Message};
use model::Model;
use terminal::{Input, Session};
use wording::{failures, notices};

/// How long a frame, and a key that may depend on it, waits for an answer that is under way: then the frame need not be
/// drawn twice, and keys typed ahead (`/itil`, Enter) mean what they would have meant a moment later. Searching and
/// comparing a few roles takes far less; a wait this short is not felt.
const PATIENCE: Duration = Duration::from_millis(20);
/// After so long a frame is drawn even if keys keep coming.
const LONGEST: Duration = Duration::from_millis(40);
/// Two clicks at one place within this time are one double click: what desktops begin with.
const DOUBLE_CLICK: Duration = Duration::from_millis(500);
/// What waits in the queue at most; beyond it the terminal's own queue fills. Its places are all made before the first
/// frame: an [`Event`] should be small.
const QUEUE: usize = 1024;

/// The files that what the user does is kept in; without one, it is gone at the end.
#[derive(Debug)]
pub(crate) struct Files {
    /// Decisions on pairings.
    pub(crate) pairings: Option<PathBuf>,
    /// Marks, bookmarks, searches, sizes of panes, the last view.
    pub(crate) state: Option<PathBuf>,
}

/// Shows the roles of `places` until the user is done.
///
/// # Errors
///
/// When the terminal cannot be had or written to.
pub(crate) fn run(places: Vec<Place>, files: Files, options: Options) -> anyhow::Result<End> {
    let (sender, events) = mpsc::sync_channel(QUEUE);
    // Roles are read while the terminal is taken over.
    let answers = sender.clone();
    let hands = Hands::default();
    let leave_off = Arc::clone(&hands.leave_off);
    let worker = effect::work(hands, move |report| drop(answers.send(Event::Report(report))));
    let worker = worker.context(failures::NO_THREAD)?;
    let begun = SystemTime::now();
    let first = [Effect::Load(places.clone())].into_iter().chain(files.pairings.clone().map(Effect::Recall));
    let sent: VecDeque<_> = first.map(|effect| worker.send(effect)).map(|_| Sent::Question).collect();
    let mut session = Session::enter(options.config.mouse, &sender)?;
    let mut program = Program {
        asks_background: options.config.look == Look::Auto && options.colours != Colours::None,
        model: Model { places, ..Model::with(options, terminal::size()?) },
        worker,
        leave_off,
        reader: None,
        leave_reload: Arc::default(),
        clipboard: None,
        copying: 0,
        events: sender,
        begun,
        sent,
        held: VecDeque::new(),
        after_frame: Vec::new(),
        clicked: None,
    };
    if files.state.is_none() {
        program.model.say(notices::NOTHING_KEPT);
    }
    program.model.keeping.file = files.state;
    if let Some(file) = files.pairings {
        program.model.named_pairings = (crate::pairings::default_file().as_ref() != Some(&file)).then(|| file.clone());
        program.model.pairings = Some(file);
    }
    loop {
        program.take(&mut session, &events)?;
        if let Some(end) = program.model.ended
            && program.finish(&mut session, &events)?
        {
            drop(session);
            if let Some(clipboard) = program.clipboard {
                clipboard.close();
            }
            if let Some(text) = program.model.left_over {
                let written = writeln!(io::stdout(), "{text}");
                written.context(failures::NO_OUTPUT)?;
            }
            return Ok(end);
        }
        // The frame is as large as the window is now, which may not be told yet.
        let now = terminal::size()?;
        if now != program.model.size {
            update::update(&mut program.model, Message::Resize(now));
        }
        update::settle(&mut program.model);
        session.draw(now, |frame| view::draw(&program.model, frame))?;
        if mem::take(&mut program.asks_background) {
            Session::ask_background()?;
        }
        for effect in mem::take(&mut program.after_frame) {
            program.send(effect)?;
        }
        if program.held.is_empty() {
            let event = events.recv().context(failures::KEY_THREAD_GONE)?;
            program.on_event(&mut session, event)?;
        }
    }
}

/// What the loop hears of.
enum Event {
    /// From the terminal.
    Input(Input),
    /// From the worker.
    Report(Report),
}

impl Event {
    fn message(message: Message) -> Self {
        Self::Report(Report::Message(Box::new(message)))
    }
}

impl From<Input> for Event {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}

/// The state, and what acts for it.
struct Program {
    model: Model,
    worker: Sender<Effect>,
    /// Makes it leave off what takes long.
    leave_off: Arc<AtomicBool>,
    /// Who reads the roles again, once they were, so that no question waits for it.
    reader: Option<Sender<Effect>>,
    /// Makes it leave off.
    leave_reload: Arc<AtomicBool>,
    /// Who puts texts on the clipboard, once one was.
    clipboard: Option<Clipboard>,
    /// How many texts are on their way to it.
    copying: usize,
    /// For threads that begin later.
    events: SyncSender<Event>,
    /// When the roles began to be read.
    begun: SystemTime,
    /// What the worker was sent and has not done yet, in order.
    sent: VecDeque<Sent>,
    /// What arrived meanwhile and waits for it.
    held: VecDeque<Input>,
    /// Whether the terminal is to be asked, after the first frame, for the colour of its background.
    asks_background: bool,
    /// What would only take the processor from the first frame.
    after_frame: Vec<Effect>,
    /// When and where the mouse was pressed last, unless that made a double click.
    clicked: Option<(Instant, MouseEvent)>,
}

/// What is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sent {
    /// Something the next frame should show.
    Question,
    /// A file being written.
    Write,
    /// The user's state being written, which no frame shows.
    Keeping,
    /// Something that takes its time.
    Preparation,
}

impl Program {
    fn send(&mut self, effect: Effect) -> anyhow::Result<()> {
        match effect {
            Effect::Watch(places) => {
                let events = self.events.clone();
                let tell = move |message| events.send(Event::message(message)).is_ok();
                return watch::start(&places, self.begun, tell).context(failures::NO_THREAD);
            }
            Effect::Reload { .. } => return self.reload(effect),
            Effect::LeaveReload => {
                self.leave_reload.store(true, Ordering::Relaxed);
                return Ok(());
            }
            Effect::LeaveOff => {
                self.leave_off.store(true, Ordering::Relaxed);
                return Ok(());
            }
            // Whatever was left off before, this is not.
            Effect::Write { .. } => self.leave_off.store(false, Ordering::Relaxed),
            _ => {}
        }
        self.sent.push_back(match effect {
            Effect::Write { .. } | Effect::Record { .. } | Effect::Render { .. } => Sent::Write,
            Effect::Keep { .. } => Sent::Keeping,
            Effect::Prepare(_) => Sent::Preparation,
            _ => Sent::Question,
        });
        self.worker.send(effect).ok().context(failures::WORKER_GONE)
    }

    fn copy(&mut self, name: &'static str, text: String) -> anyhow::Result<()> {
        if self.clipboard.is_none() {
            let events = self.events.clone();
            let tell = move |message| drop(events.send(Event::message(message)));
            self.clipboard = Some(clipboard::start(tell).context(failures::NO_THREAD)?);
        }
        self.copying += 1;
        let is_sent = self.clipboard.as_ref().is_some_and(|clipboard| clipboard.copy(name, text));
        is_sent.then_some(()).context(failures::COPYING_THREAD_GONE)
    }

    fn reload(&mut self, effect: Effect) -> anyhow::Result<()> {
        if self.reader.is_none() {
            let events = self.events.clone();
            let tell = move |report| {
                if matches!(report, Report::Message(_)) {
                    drop(events.send(Event::Report(report)));
                }
            };
            let hands = Hands { leave_off: Arc::clone(&self.leave_reload), ..Hands::default() };
            self.reader = Some(effect::work(hands, tell).context(failures::NO_THREAD)?);
        }
        self.leave_reload.store(false, Ordering::Relaxed);
        let sent = self.reader.as_ref().map(|reader| reader.send(effect));
        sent.is_some_and(|sent| sent.is_ok()).then_some(()).context(failures::READING_THREAD_GONE)
    }

    /// Whether an answer is under way that the next frame should show.
    fn is_waiting(&self) -> bool {
        self.sent.iter().any(|sent| matches!(sent, Sent::Question | Sent::Write))
    }

    /// Whether something is being written that the program's end has to wait for.
    fn is_writing(&self) -> bool {
        self.copying > 0 || self.sent.iter().any(|sent| matches!(sent, Sent::Write | Sent::Keeping))
    }

    /// Waits until what is being written is written, unless Ctrl-C says not to. Tells whether the program may end: who
    /// quits while a file fails to be written is told, and stays.
    fn finish(&mut self, session: &mut Session, events: &Receiver<Event>) -> anyhow::Result<bool> {
        let begun = Instant::now();
        let mut told = false;
        while self.is_writing() {
            // Nearly always it is done before anyone would read that it is not.
            let patience = if told { Duration::MAX } else { LONGEST.saturating_sub(begun.elapsed()) };
            let event = match events.recv_timeout(patience) {
                Ok(event) => event,
                Err(RecvTimeoutError::Disconnected) => anyhow::bail!(failures::KEY_THREAD_GONE),
                Err(RecvTimeoutError::Timeout) => {
                    told = true;
                    self.model.say(notices::WRITING_AT_THE_END);
                    update::settle(&mut self.model);
                    session.draw(self.model.size, |frame| view::draw(&self.model, frame))?;
                    continue;
                }
            };
            match event {
                Event::Input(Input::Key(key)) if key == KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL) => {
                    self.model.ended = Some(End::Interrupted);
                    return Ok(true);
                }
                Event::Input(_) => {}
                Event::Report(Report::Done) => _ = self.sent.pop_front(),
                Event::Report(Report::Message(message)) => {
                    let failed =
                        matches!(*message, Message::Written { result: Err(_), .. } | Message::Recorded(Err(_)));
                    self.copying -= usize::from(matches!(*message, Message::Copied { .. }));
                    for effect in update::update(&mut self.model, *message) {
                        match effect {
                            Effect::Copy { name, text } => self.copy(name, text)?,
                            _ => self.send(effect)?,
                        }
                    }
                    if failed && self.model.ended == Some(End::Quit) {
                        self.model.ended = None;
                    }
                }
            }
        }
        Ok(self.model.ended.is_some())
    }

    /// Takes everything that waits, and for a moment what is about to come: then there is one frame for all of it.
    fn take(&mut self, session: &mut Session, events: &Receiver<Event>) -> anyhow::Result<()> {
        let begun = Instant::now();
        while self.model.ended.is_none() && begun.elapsed() < LONGEST {
            let patience = if self.is_waiting() { PATIENCE.saturating_sub(begun.elapsed()) } else { Duration::ZERO };
            if patience.is_zero()
                && let Some(input) = self.held.pop_front()
            {
                self.on_event(session, Event::Input(input))?;
                continue;
            }
            match events.recv_timeout(patience) {
                Ok(Event::Input(input)) if !patience.is_zero() && self.depends(&input) => self.held.push_back(input),
                Ok(event) => self.on_event(session, event)?,
                Err(RecvTimeoutError::Timeout) if self.held.is_empty() => break,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => anyhow::bail!(failures::KEY_THREAD_GONE),
            }
        }
        Ok(())
    }

    /// Whether what `input` does may depend on the answer under way, or on input that waits for it. Typing a query on
    /// does not: the answer to the first letters is not wanted any more.
    fn depends(&self, input: &Input) -> bool {
        let typed = matches!(input, Input::Key(key) if matches!(key.code, KeyCode::Char(_)));
        !(typed && self.held.is_empty() && self.model.browse.is_editing())
    }

    /// The mouse, with clicks told from double clicks.
    fn pressed(&mut self, mouse: MouseEvent) -> Message {
        if mouse.kind != MouseEventKind::Down(MouseButton::Left) {
            return Message::Mouse(mouse);
        }
        let now = Instant::now();
        let again = |(when, before): &(Instant, MouseEvent)| *before == mouse && now - *when < DOUBLE_CLICK;
        if self.clicked.take().as_ref().is_some_and(again) {
            return Message::DoubleClick(mouse);
        }
        self.clicked = Some((now, mouse));
        Message::Mouse(mouse)
    }

    fn on_event(&mut self, session: &mut Session, event: Event) -> anyhow::Result<()> {
        let message = match event {
            Event::Report(Report::Message(message)) => *message,
            Event::Report(Report::Done) => {
                self.sent.pop_front();
                return Ok(());
            }
            Event::Input(Input::Key(key)) => Message::Key(key),
            Event::Input(Input::Mouse(mouse)) => self.pressed(mouse),
            Event::Input(Input::Paste(text)) => Message::Paste(text),
            Event::Input(Input::Background { is_dark }) => Message::Background { is_dark },
            Event::Input(Input::Redraw) => Message::Resize(terminal::size()?),
        };
        terminal::provoke("update");
        self.copying -= usize::from(matches!(message, Message::Copied { .. }));
        for effect in update::update(&mut self.model, message) {
            match effect {
                Effect::Suspend => terminal::suspend().context(failures::NO_SUSPENSION)?,
                Effect::Redraw => session.clear()?,
                Effect::Copy { name, text } => self.copy(name, text)?,
                Effect::Edit { path, line } => {
                    let edited = session.outside(|| programs::edit(&path, line)).context(failures::NO_MODES)?;
                    self.on_event(session, Event::message(Message::Edited(edited)))?;
                }
                Effect::Prepare(_) | Effect::Watch(_) => self.after_frame.push(effect),
                _ => self.send(effect)?,
            }
        }
        Ok(())
    }
}
