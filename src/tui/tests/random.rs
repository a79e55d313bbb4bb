//! Whatever happens, in whatever order: nothing brings it down, and what it shows hangs together.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::tui::layout;
use crate::tui::model::list::List;
use crate::tui::model::{Overlay, Reader};

/// Where the roles come from.
#[derive(Clone, Copy, Debug)]
enum Roles {
    BuiltIn,
    None,
    Hostile,
    Many,
}

impl Roles {
    /// The places, and the directory that holds what is not compiled in.
    fn places(self) -> (tempfile::TempDir, Vec<Place>) {
        let directory = tempfile::tempdir().expect("a directory for the test");
        match self {
            Self::BuiltIn | Self::None => {}
            Self::Hostile => (0..HOSTILE.len()).for_each(|number| change(directory.path(), number)),
            Self::Many => {
                for number in 0..60 {
                    let duties = ["Runs incidents", "Plans delivery", "Answers for quality"]
                        .map(|duty| format!("{duty} {}", number % 7));
                    let yaml = format!(
                        "title: Role {}\norganization: House {}\nresponsibilities: [{}]\n",
                        number / 2,
                        number % 3,
                        duties.join(", ")
                    );
                    fs::write(directory.path().join(format!("{number}.yaml")), yaml).expect("a file");
                }
            }
        }
        let place = if let Self::BuiltIn = self { Place::BuiltIn } else { Place::Path(directory.path().to_owned()) };
        (directory, vec![place])
    }
}

/// Files that nobody means well with, one of them gone again.
const HOSTILE: [&str; 8] = [
    "title: \"A\\e]52;c;eA==\\a\\u202Eb\"\nvariant: \"\\u200B\\u2066\"\nresponsibilities: [\"x\\e[2J\\u009By 👩‍💻 שלום 漢字\"]\n",
    "title: ''\n",
    "title: [",
    "title: 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字\nsummary: \"\\n\\n \\t\"\n---\ntitle: 漢字\n---\ntitle: 漢字\n",
    "title: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenträgerbewerbungsgesprächseinladung\nresponsibilities: [·, ▌, '', e\u{301}\u{301}\u{301}\u{301}]\n",
    "title: مدير الحسابات التقنية\nqualifications: {required: [{text: خبرة, years: {min: 99}}], preferred: [{text: A, any_of: [[B], [C]]}]}\n",
    "- 1\n- 2\n",
    "",
];

/// Writes one of the hostile files, or takes one away.
fn change(directory: &Path, number: usize) {
    let path = directory.join(format!("{}.yaml", number % 5));
    match HOSTILE[number % HOSTILE.len()] {
        "" => drop(fs::remove_file(path)),
        yaml => fs::write(path, yaml).expect("a file"),
    }
}

/// Something a user, a terminal or the system may do.
#[derive(Clone, Debug)]
enum Step {
    Key(KeyCode, KeyModifiers),
    Mouse(MouseEventKind, u16, u16),
    DoubleClick(u16, u16),
    Paste(String),
    Resize(u16, u16),
    Background(bool),
    /// A file is changed, which is told.
    Change(usize),
    /// One of the answers that are under way comes, not always the first.
    Answer(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let character = prop_oneof![3 => proptest::char::range(' ', '~'), 1 => any::<char>()];
    let code = prop_oneof![
        4 => character.prop_map(KeyCode::Char),
        3 => prop_oneof![Just(KeyCode::Esc), Just(KeyCode::Backspace), Just(KeyCode::Tab), Just(KeyCode::BackTab),
            Just(KeyCode::Up), Just(KeyCode::Down), Just(KeyCode::PageUp), Just(KeyCode::PageDown), Just(KeyCode::Home),
            Just(KeyCode::End), Just(KeyCode::Left), Just(KeyCode::Right), Just(KeyCode::Delete), Just(KeyCode::Enter)],
        // What leads on: so the views behind others are reached, too.
        3 => proptest::sample::select(vec![' ', 'c', 'f', 'a', 'g', 'm', 'n', 'w', 'x', 'y', 's', 'j', '/', ':', '?', 'H'])
            .prop_map(KeyCode::Char),
    ];
    let modifiers =
        prop_oneof![9 => Just(KeyModifiers::NONE), 1 => Just(KeyModifiers::ALT), 1 => Just(KeyModifiers::CONTROL)];
    let kind = prop_oneof![
        Just(MouseEventKind::ScrollDown),
        Just(MouseEventKind::ScrollUp),
        Just(MouseEventKind::Down(MouseButton::Left)),
        Just(MouseEventKind::Moved)
    ];
    // Small screens, where things stop fitting, are likelier than large ones.
    let size = prop_oneof![6 => (0..110_u16, 0..32_u16), 1 => (0..210_u16, 0..60_u16), 2 => (0..4_u16, 0..4_u16)];
    prop_oneof![
        20 => (code, modifiers).prop_map(|(code, modifiers)| Step::Key(code, modifiers)),
        8 => (0..4_usize).prop_map(Step::Answer),
        2 => (kind, 0..210_u16, 0..70_u16).prop_map(|(kind, column, row)| Step::Mouse(kind, column, row)),
        1 => (0..210_u16, 0..70_u16).prop_map(|(column, row)| Step::DoubleClick(column, row)),
        1 => ".{0,40}".prop_map(Step::Paste),
        1 => size.prop_map(|(width, height)| Step::Resize(width, height)),
        1 => any::<bool>().prop_map(Step::Background),
        1 => (0..40_usize).prop_map(Step::Change),
    ]
}

/// The program with answers that take their time.
struct Slow {
    journey: Journey,
    directory: tempfile::TempDir,
    answers: Vec<Message>,
}

impl Slow {
    fn start(roles: Roles, plain: bool) -> Self {
        let (directory, places) = roles.places();
        let model =
            Model { places: places.clone(), plain, ..Model::new(Theme::standard(), Size { width: 100, height: 30 }) };
        let terminal = Terminal::new(TestBackend::new(100, 30)).expect("a test backend cannot fail");
        let mut slow = Self { journey: Journey { model, terminal, asked: Vec::new() }, directory, answers: Vec::new() };
        slow.perform(vec![Effect::Load(places)]);
        slow
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            // Nothing here touches the world outside.
            if !matches!(effect, Effect::Write { .. } | Effect::Open(_)) {
                effect::perform(effect, &mut Hands::default(), &mut |message| self.answers.push(message));
            }
        }
    }

    fn happen(&mut self, message: Message) {
        let effects = update::update(&mut self.journey.model, message);
        self.perform(effects);
        // Whoever would have ended goes on.
        self.journey.model.ended = None;
    }

    fn take(&mut self, step: Step) {
        let mouse = |kind, column, row| MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        match step {
            Step::Key(code, modifiers) => self.happen(Message::Key(KeyEvent::new(code, modifiers))),
            Step::Mouse(kind, column, row) => self.happen(Message::Mouse(mouse(kind, column, row))),
            Step::DoubleClick(column, row) => {
                self.happen(Message::DoubleClick(mouse(MouseEventKind::Down(MouseButton::Left), column, row)));
            }
            Step::Paste(text) => self.happen(Message::Paste(text)),
            Step::Resize(width, height) => {
                self.journey.terminal.backend_mut().resize(width, height);
                self.happen(Message::Resize(Size { width, height }));
            }
            Step::Background(is_dark) => self.happen(Message::Background { is_dark }),
            Step::Change(number) => {
                change(self.directory.path(), number);
                self.happen(Message::Changed);
            }
            Step::Answer(number) => {
                if !self.answers.is_empty() {
                    let answer = self.answers.remove(number % self.answers.len());
                    self.happen(answer);
                }
            }
        }
    }
}

/// What always has to be so, once a frame is drawn.
fn assert_sound(model: &Model) {
    let roles = model.catalog.entries.len();
    let numbers = model.marks.iter().chain(&model.bookmarks).chain(&model.stale);
    assert!(numbers.into_iter().all(|number| *number < roles), "a mark of no role");
    assert!((1..model.marks.len()).all(|place| !model.marks[..place].contains(&model.marks[place])), "marked twice");
    if let Some(notice) = &model.notice {
        assert!(!notice.text.chars().any(char::is_control), "{:?} is no line", notice.text);
    }
    assert_in_list(&model.browse.list, layout::rows(model).height);
    assert_in_list(&model.browse.facets.list, layout::facets(model).height);
    let detail = &model.browse.detail;
    assert_in_text(detail.scroll, detail.page.lines.len(), layout::detail(model).height);
    if let Some(similar) = &model.similar {
        assert!(similar.role < roles, "like no role");
        // Before there is an answer, the number is kept for the one that comes.
        assert!(similar.roles.as_ref().is_none_or(|found| similar.selected < found.len().max(1)));
    }
    if let Some(compare) = &model.compare {
        assert!(compare.roles.len() > 1 && compare.roles.iter().all(|number| *number < roles), "{:?}", compare.roles);
        assert!(compare.pair + 1 < compare.roles.len() && compare.selected < compare.rows.len().max(1));
        assert!(compare.matrix.column < compare.roles.len());
        // So is the row, until the table of a comparison that was made before is there again.
        let table = &compare.matrix.table.rows;
        assert!(table.is_empty() || compare.matrix.row < table.len(), "row {} of {}", compare.matrix.row, table.len());
    }
    // What lies below it is laid out when it comes up again.
    model.overlays.last().into_iter().for_each(assert_overlay);
}

fn assert_in_list(list: &List, height: u16) {
    assert!(list.selected() < list.rows().len().max(1), "{} of {} rows", list.selected(), list.rows().len());
    assert_in_text(list.scroll, list.height(), height);
}

/// A window of `height` lines is empty while its pane is not shown; then it is scrolled when it comes.
fn assert_in_text(scroll: usize, lines: usize, height: u16) {
    let most = if height == 0 { lines } else { lines.saturating_sub(height.into()) };
    assert!(scroll <= most, "scrolled to {scroll} of {lines} lines, {height} shown");
}

fn assert_overlay(overlay: &Overlay) {
    let within = |reader: &Reader| assert!(reader.scroll <= reader.page.lines.len(), "scrolled beyond the text");
    match overlay {
        Overlay::Help(_, reader) | Overlay::Why(reader) => within(reader),
        Overlay::Problems(entries) => {
            within(&entries.reader);
            assert!(entries.selected < entries.reader.tops().len().max(1));
        }
        Overlay::Copy(copying) => assert!(copying.selected < copying.choices.len()),
        Overlay::Export(export) => assert!(export.chosen < export.choices.len()),
        Overlay::Palette(palette) => assert!(palette.selected < palette.choices.len().max(1)),
    }
}

proptest! {
    // 10,000 steps in all.
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_events_bring_it_down(
        roles in prop_oneof![Just(Roles::BuiltIn), Just(Roles::None), Just(Roles::Hostile), Just(Roles::Many)],
        plain in any::<bool>(),
        steps in proptest::collection::vec(step(), 250),
    ) {
        let mut slow = Slow::start(roles, plain);
        for step in steps {
            slow.take(step);
            slow.journey.picture();
            assert_sound(&slow.journey.model);
        }
    }
}
