//! The interface without a terminal: typed keys in, pictures of the screen out.

/// The same journey at the sizes people have.
macro_rules! journey {
    ($name:ident, $keys:expr) => {
        #[test]
        fn $name() {
            for (width, height) in [(60, 20), (80, 24), (120, 40)] {
                let picture = Journey::start(width, height).keys($keys).picture();
                insta::assert_snapshot!(format!("{}_{width}x{height}", stringify!($name)), picture, $keys);
            }
        }
    };
}

mod actions;
mod bookmarks;
mod commands;
mod compare;
mod copying;
mod editing;
mod exporting;
mod facets;
mod folding;
mod history;
mod journeys;
mod judging;
mod keeping;
mod long;
mod matrix;
mod mouse;
mod plain;
mod random;
mod readme;
mod reloading;
mod robust;
mod sorting;
mod themes;
mod typing;

use std::collections::VecDeque;
use std::path::Path;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use role_explorer::catalog::Place;

use super::effect::Hands;
use super::message::{Effect, Message};
use super::model::Model;
use super::{effect, update, view};
use crate::keymap::Key;
use crate::theme::Theme;

/// The program at work, its effects done at once and in order.
struct Journey {
    model: Model,
    terminal: Terminal<TestBackend>,
    /// What only the loop can do, in the order in which it was asked for.
    asked: Vec<Effect>,
}

impl Journey {
    /// The five compiled-in roles on a screen of `width` × `height`.
    fn start(width: u16, height: u16) -> Self {
        Self::with(vec![Place::BuiltIn], width, height)
    }

    /// The roles of `places` on a screen of `width` × `height`.
    fn with(places: Vec<Place>, width: u16, height: u16) -> Self {
        let model = Model { places: places.clone(), ..Model::new(Theme::standard(), Size { width, height }) };
        let terminal = Terminal::new(TestBackend::new(width, height)).expect("a test backend cannot fail");
        let mut journey = Self { model, terminal, asked: Vec::new() };
        journey.perform(vec![Effect::Load(places)]);
        journey
    }

    /// The five compiled-in roles at the start of a run that keeps its state in `file`.
    fn keeping_in(file: &Path, width: u16, height: u16) -> Self {
        let model = Model::new(Theme::standard(), Size { width, height });
        let terminal = Terminal::new(TestBackend::new(width, height)).expect("a test backend cannot fail");
        let mut journey = Self { model, terminal, asked: Vec::new() };
        journey.model.keeping.file = Some(file.to_owned());
        journey.perform(vec![Effect::Load(vec![Place::BuiltIn])]);
        journey
    }

    /// Lets a message happen, and all that follows from it.
    fn happen(&mut self, message: Message) {
        let effects = update::update(&mut self.model, message);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut waiting = VecDeque::from(effects);
        while let Some(effect) = waiting.pop_front() {
            match effect {
                Effect::Watch(_) => continue,
                Effect::Suspend
                | Effect::Redraw
                | Effect::LeaveOff
                | Effect::LeaveReload
                | Effect::Edit { .. }
                | Effect::Open(_)
                | Effect::Copy { .. } => {
                    self.asked.push(effect);
                    continue;
                }
                _ => {}
            }
            let mut answers = Vec::new();
            effect::perform(effect, &mut Hands::default(), &mut |message| answers.push(message));
            for message in answers {
                waiting.extend(update::update(&mut self.model, message));
            }
        }
    }

    /// Types keys: characters as they are, others by name in angle brackets: `jj<Enter>/itil<Esc>`.
    fn keys(mut self, typed: &str) -> Self {
        let mut rest = typed;
        while let Some(c) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
            let (code, modifiers) = if let Some((name, after)) = named {
                rest = after;
                key(name)
            } else {
                rest = &rest[c.len_utf8()..];
                (KeyCode::Char(c), KeyModifiers::NONE)
            };
            self.happen(Message::Key(KeyEvent::new(code, modifiers)));
        }
        self
    }

    /// Does something with the mouse at a place of the screen.
    fn mouse(mut self, kind: MouseEventKind, column: u16, row: u16) -> Self {
        self.picture();
        self.happen(Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        self
    }

    /// Clicks a place of the screen.
    fn click(self, column: u16, row: u16) -> Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), column, row)
    }

    /// Clicks a place of the screen twice.
    fn double_click(self, column: u16, row: u16) -> Self {
        let mut journey = self.click(column, row);
        let kind = MouseEventKind::Down(MouseButton::Left);
        journey.picture();
        journey.happen(Message::DoubleClick(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }));
        journey
    }

    /// Gives the screen another size.
    fn resize(mut self, width: u16, height: u16) -> Self {
        self.terminal.backend_mut().resize(width, height);
        self.happen(Message::Resize(Size { width, height }));
        self
    }

    /// The screen as text, a line a row, without the blanks at the ends of rows.
    fn picture(&mut self) -> String {
        update::settle(&mut self.model);
        self.terminal.draw(|frame| view::draw(&self.model, frame)).expect("a test backend cannot fail");
        let buffer = self.terminal.backend().buffer();
        let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (0..buffer.area.height).map(row).collect::<Vec<_>>().join("\n")
    }
}

/// A key by its name in the table of actions.
fn key(name: &str) -> (KeyCode, KeyModifiers) {
    match name {
        "BS" => (KeyCode::Backspace, KeyModifiers::NONE),
        "Del" => (KeyCode::Delete, KeyModifiers::NONE),
        _ => {
            let event = Key::parse(name).unwrap_or_else(|| panic!("<{name}> is no key")).event();
            (event.code, event.modifiers)
        }
    }
}
