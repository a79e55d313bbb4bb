//! How long a frame takes: `cargo bench --bench frame`. Stands among the sources because the interface is no library.
#![expect(
    dead_code,
    unused_imports,
    reason = "what takes the terminal over is not measured here, and tests are not run"
)]

mod config;
mod keep;
mod keymap;
mod pairings;
mod save;
mod state;
mod theme;
mod tui;

use std::collections::VecDeque;

use criterion::{Criterion, criterion_group, criterion_main};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use role_explorer::catalog::Place;

use theme::Theme;
use tui::effect::Hands;
use tui::message::{Effect, Message};
use tui::model::Model;
use tui::{effect, update, view};

/// Keys that lead to the screens measured.
const SCREENS: [(&str, &str); 4] =
    [("roles", "j"), ("search", "/incident"), ("comparison", "  c"), ("matrix", "     c")];

fn frames(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("frame at 200 × 60");
    for (name, keys) in SCREENS {
        let mut model = reached(keys);
        let mut terminal = Terminal::new(TestBackend::new(200, 60)).expect("a test backend cannot fail");
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                update::settle(&mut model);
                terminal.draw(|frame| view::draw(&model, frame)).expect("a test backend cannot fail");
            });
        });
    }
    // A key that changes what is selected also lays the role out anew.
    let mut model = reached("");
    let mut terminal = Terminal::new(TestBackend::new(200, 60)).expect("a test backend cannot fail");
    group.bench_function("roles, another selected", |bencher| {
        bencher.iter(|| {
            let key = if model.browse.list.selected() == 0 { 'G' } else { 'g' };
            press(&mut model, key);
            update::settle(&mut model);
            terminal.draw(|frame| view::draw(&model, frame)).expect("a test backend cannot fail");
        });
    });
    group.finish();
}

/// The built-in roles after some keys.
fn reached(keys: &str) -> Model {
    let mut model = Model::new(Theme::standard(), Size { width: 200, height: 60 });
    perform(&mut model, vec![Effect::Load(vec![Place::BuiltIn])]);
    for key in keys.chars() {
        press(&mut model, key);
    }
    model
}

fn press(model: &mut Model, key: char) {
    let effects = update::update(model, Message::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
    perform(model, effects);
}

/// Does effects at once, and what follows from them.
fn perform(model: &mut Model, effects: Vec<Effect>) {
    let mut waiting = VecDeque::from(effects);
    while let Some(effect) = waiting.pop_front() {
        let mut answers = Vec::new();
        effect::perform(effect, &mut Hands::default(), &mut |message| answers.push(message));
        for message in answers {
            waiting.extend(update::update(model, message));
        }
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
