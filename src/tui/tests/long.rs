//! What takes long says how far it is, and can be left off.

use std::fs;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::*;
use crate::tui::message::{Progress, WriteError};

/// A directory of so many roles.
fn roles(number: usize) -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for number in 0..number {
        let yaml = format!("title: Role {number:03}\nresponsibilities: [Does what has to be done]\n");
        fs::write(directory.path().join(format!("{number:03}.yaml")), yaml).expect("a file");
    }
    directory
}

/// What comes of an effect that says at once how far it is and that is left off as soon as it is `enough`.
fn left_off(effect: Effect, enough: fn(Progress) -> bool) -> Vec<Message> {
    let mut hands = Hands { quiet: Duration::ZERO, ..Hands::default() };
    let leave_off = std::sync::Arc::clone(&hands.leave_off);
    let mut answers = Vec::new();
    effect::perform(effect, &mut hands, &mut |message| {
        if let Message::Reading(progress) | Message::Writing(progress) = message {
            leave_off.fetch_or(enough(progress), Ordering::Relaxed);
        }
        answers.push(message);
    });
    answers
}

fn places(directory: &Path) -> Vec<Place> {
    vec![Place::Path(directory.to_owned())]
}

/// The program that is still reading roles.
fn reading(width: u16, height: u16) -> Journey {
    let model = Model::new(Theme::standard(), Size { width, height });
    let terminal = Terminal::new(TestBackend::new(width, height)).expect("a test backend cannot fail");
    Journey { model, terminal, asked: Vec::new() }
}

#[test]
fn reading_says_how_far_it_is() {
    let mut journey = reading(80, 24);
    assert!(journey.picture().contains("reading roles …"), "{}", journey.picture());
    // Files are found before the first of them is read.
    journey.happen(Message::Reading(Progress { done: 0, of: 1240 }));
    let picture = journey.picture();
    for line in ["looking for files … 1,240 found", "Looking for files … 1,240 found · Esc leaves"] {
        assert!(picture.contains(line) && !picture.contains("0 of"), "{line} is missing:\n{picture}");
    }
    let mut read_out = reading(80, 24);
    read_out.model.plain = true;
    read_out.happen(Message::Reading(Progress { done: 0, of: 1240 }));
    assert!(!read_out.picture().contains("0 of 1,240"), "{}", read_out.picture());
    journey.happen(Message::Reading(Progress { done: 1240, of: 5000 }));
    let picture = journey.picture();
    for line in ["reading roles … 1,240 of 5,000", "1,240 of 5,000 files are read. Esc shows"] {
        assert!(picture.contains(line), "{line} is missing:\n{picture}");
    }
    // No key waits for it.
    let mut journey = journey.keys("?");
    assert!(journey.picture().contains("Help"), "{}", journey.picture());
    let journey = journey.keys("<Esc><Esc>");
    assert!(matches!(journey.asked.as_slice(), [Effect::LeaveOff]), "{:?}", journey.asked);
}

#[test]
fn who_leaves_off_reading_sees_what_is_read() {
    for number in [40, 200] {
        let directory = roles(number);
        let answers = left_off(Effect::Load(places(directory.path())), |progress| progress.done >= 5);
        let mut journey = reading(120, 40);
        for message in answers {
            if let Message::Reading(progress) = &message {
                assert!(progress.done < number && (progress.of == number || progress.done == 0), "{progress:?}");
            }
            journey.happen(message);
        }
        let count = journey.model.catalog.entries.len();
        assert!((5..number).contains(&count), "{count} of {number} roles");
        let said = format!("Left off: {count} of {number} files are read · ^r reads all");
        let picture = journey.picture();
        assert!(picture.contains(&said) && picture.contains("Role 0"), "{said}:\n{picture}");
        journey.model.places = places(directory.path());
        assert_eq!(journey.keys("<C-r>").model.catalog.entries.len(), number);
    }
}

#[test]
fn who_leaves_off_looking_for_files_reads_none() {
    let directory = roles(40);
    for (number, enough) in [(40, (|progress| progress.of >= 5) as fn(Progress) -> bool), (0, |_| true)] {
        let path = if number == 0 { directory.path().join("none") } else { directory.path().to_owned() };
        fs::create_dir_all(path.join("empty")).expect("a directory");
        let mut journey = reading(120, 40);
        for message in left_off(Effect::Load(places(&path)), enough) {
            assert!(!matches!(message, Message::Reading(progress) if progress.done > 0), "{message:?}");
            journey.happen(message);
        }
        assert_eq!((journey.model.catalog.entries.len(), journey.model.problems.len()), (0, 0));
        let picture = journey.picture();
        assert!(picture.contains("Left off: no file is read · ^r reads all"), "{picture}");
    }
}

#[test]
fn reading_again_says_how_far_it_is_and_can_be_left() {
    let directory = roles(40);
    let mut journey = Journey::with(places(directory.path()), 100, 30).keys("jj");
    fs::write(directory.path().join("new.yaml"), "title: New").expect("a file");
    let press = KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL);
    let mut effects = update::update(&mut journey.model, Message::Key(press));
    let reload = effects.pop().expect("it is read again");
    let Effect::Reload { places, before, .. } = &reload else { panic!("{reload:?}") };
    let (places, before) = (places.clone(), std::sync::Arc::clone(before));
    journey.happen(Message::Reading(Progress { done: 0, of: 1240 }));
    let picture = journey.picture();
    assert!(picture.contains("Looking for files … 1,240 found · Esc leaves it"), "{picture}");
    journey.happen(Message::Reading(Progress { done: 1240, of: 5000 }));
    let picture = journey.picture();
    assert!(picture.contains("Reading again … 1,240 of 5,000 · Esc leaves it"), "{picture}");
    // What is left first is left first.
    let mut journey = journey.keys("?<Esc>");
    assert!(journey.asked.is_empty());
    journey.happen(Message::Written { path: "a.md".into(), result: Ok("/tmp/a.md".into()) });
    journey.happen(Message::Reading(Progress { done: 1250, of: 5000 }));
    assert!(journey.picture().contains("a.md · y copies the path"), "it is not talked over: {}", journey.picture());
    let mut journey = journey.keys("<Esc>");
    assert!(matches!(journey.asked.as_slice(), [Effect::LeaveReload]), "{:?}", journey.asked);
    journey.happen(Message::Reading(Progress { done: 1260, of: 5000 }));
    let picture = journey.picture();
    assert!(picture.contains("Left off: the roles are as they were") && !picture.contains("1,260"), "{picture}");
    // It may have been done already, and still is not wanted.
    journey.perform(vec![reload]);
    assert_eq!((journey.model.catalog.entries.len(), journey.model.reloading.is_some()), (40, false));
    let again = Effect::Reload { places, before, tools: None };
    assert!(matches!(left_off(again, |progress| progress.done > 3)[..], [.., Message::Reloaded(None)]));
    assert_eq!(journey.keys("<C-r>").model.catalog.entries.len(), 41);
}

#[test]
fn a_change_read_again_for_long_is_shown_and_can_be_left_at_the_root() {
    let directory = roles(3);
    let mut journey = Journey::with(places(directory.path()), 100, 30).keys("<Enter>");
    assert_eq!(update::update(&mut journey.model, Message::Changed).len(), 1);
    journey.happen(Message::Reading(Progress { done: 1240, of: 5000 }));
    assert!(journey.picture().contains("reading again … 1,240 of 5,000"), "{}", journey.picture());
    let journey = journey.keys("<Esc>");
    assert!(journey.asked.is_empty(), "the pane is left first");
    let journey = journey.keys("<Esc>");
    assert!(matches!(journey.asked.as_slice(), [Effect::LeaveReload]), "{:?}", journey.asked);
}

#[test]
fn reading_tells_nothing_while_it_is_quick() {
    let directory = roles(60);
    let mut hands = Hands { quiet: Duration::from_secs(3600), ..Hands::default() };
    let mut answers = Vec::new();
    effect::perform(Effect::Load(places(directory.path())), &mut hands, &mut |message| answers.push(message));
    assert!(matches!(answers.as_slice(), [Message::Loaded { left_off: None, .. }]), "{answers:?}");
}

#[test]
fn who_leaves_off_writing_leaves_no_file() {
    let directory = roles(60);
    for ending in ["md", "html", "csv", "txt", "json", "yaml"] {
        let file = directory.path().join("written").with_extension(ending);
        let mut journey = Journey::with(places(directory.path()), 80, 24).keys("x<Tab><C-u>");
        for letter in file.to_string_lossy().chars() {
            journey = journey.keys(&letter.to_string());
        }
        let enter = Message::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE));
        let mut effects = update::update(&mut journey.model, enter);
        let write = effects.pop().expect("the file is asked for");
        let journey = journey.keys("<Esc>");
        assert!(matches!(journey.asked.as_slice(), [Effect::LeaveOff]), "{:?}", journey.asked);
        let mut journey = journey;
        for message in left_off(write, |progress| progress.done >= 1) {
            if let Message::Written { result, .. } = &message {
                assert!(matches!(result, Err(WriteError::LeftOff)), "{ending}: {result:?}");
            }
            let is_writing = matches!(message, Message::Writing(_));
            journey.happen(message);
            assert!(!is_writing || journey.picture().contains("Esc leaves it"), "{}", journey.picture());
        }
        assert!(journey.picture().contains("Left off: nothing was written"), "{}", journey.picture());
        assert!(!file.exists(), "{ending}");
        assert_eq!(fs::read_dir(directory.path()).expect("it is there").count(), 60, "nothing is left behind");
    }
}
