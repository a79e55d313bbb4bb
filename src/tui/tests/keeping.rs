//! What comes back in the next run.

use super::*;

/// A directory for the test, and the file of the state in it.
fn state() -> (tempfile::TempDir, std::path::PathBuf) {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("state/state.json");
    (directory, file)
}

#[test]
fn marks_bookmarks_searches_and_the_role_come_back() {
    let (_directory, file) = state();
    Journey::keeping_in(&file, 120, 40).keys("<Space>jb/itil<Enter>q/incident<Enter>qgjjjq");
    let mut journey = Journey::keeping_in(&file, 120, 40);
    insta::assert_snapshot!(journey.picture());
    journey = journey.keys("/<Up>");
    assert!(journey.picture().contains("[/ incident]"), "{}", journey.picture());
    journey = journey.keys("<Up>");
    assert!(journey.picture().contains("[/ itil]"), "{}", journey.picture());
}

#[test]
fn the_last_comparison_is_one_key_away() {
    for (keys, shows) in [("<Space><Space>cqq", " Compare "), ("<Space><Space><Space>cqq", " Matrix ")] {
        let (_directory, file) = state();
        Journey::keeping_in(&file, 120, 40).keys(keys);
        let mut journey = Journey::keeping_in(&file, 120, 40);
        assert!(journey.model.compare.is_none(), "it begins with the roles");
        journey = journey.keys("H");
        assert!(journey.picture().starts_with(shows), "{}", journey.picture());
        journey = journey.keys("L");
        assert!(journey.picture().contains("5 roles"), "{}", journey.picture());
    }
}

#[test]
fn who_was_quicker_than_what_is_kept_goes_back_to_the_comparison_that_was_left_open() {
    let (directory, file) = state();
    for name in ["a", "b"] {
        std::fs::write(directory.path().join(format!("{name}.yaml")), format!("title: {name}")).expect("a file");
    }
    let run = || Journey::with(vec![Place::Path(directory.path().to_owned())], 120, 40);
    let recollect = |journey: &mut Journey| {
        journey.model.keeping.file = Some(file.clone());
        let catalog = std::sync::Arc::clone(&journey.model.catalog);
        journey.perform(vec![Effect::Recollect { file: file.clone(), catalog }]);
    };
    let mut first = run();
    recollect(&mut first);
    first.keys("<Space><Space>cQ");
    let mut journey = run().keys("<Enter><Esc>/a<Enter>");
    recollect(&mut journey);
    let read = journey.picture();
    assert!(journey.model.compare.is_none(), "{read}");
    let mut journey = journey.keys("HHHHHH");
    assert!(journey.picture().starts_with(" Compare "), "{}", journey.picture());
    let mut journey = journey.keys("LLLLLL");
    assert_eq!(journey.picture().lines().next(), read.lines().next());
}

#[test]
fn two_instances_lose_nothing() {
    let (_directory, file) = state();
    let one = Journey::keeping_in(&file, 80, 24);
    let other = Journey::keeping_in(&file, 80, 24);
    let one = one.keys("b<Space>/itil<Enter>");
    other.keys("jjb<Space>/incident<Enter>qq");
    one.keys("qq");
    let journey = Journey::keeping_in(&file, 80, 24);
    assert_eq!(journey.model.bookmarks.iter().copied().collect::<Vec<_>>(), [0, 2]);
    assert_eq!(journey.model.marks, [0, 2]);
    assert_eq!(journey.model.browse.searches.len(), 2);
}

#[test]
fn who_only_looks_leaves_no_trace() {
    let (_directory, file) = state();
    Journey::keeping_in(&file, 80, 24).keys("<Enter>jj<Esc>q");
    assert!(!file.exists());
}

#[test]
fn a_broken_state_is_set_aside_said_once_and_kept_anew() {
    let (_directory, file) = state();
    std::fs::create_dir_all(file.parent().expect("it has one")).expect("a directory");
    std::fs::write(&file, "{").expect("it can be written");
    let mut journey = Journey::keeping_in(&file, 120, 40);
    assert!(journey.picture().contains("What was kept cannot be read; it is now "), "{}", journey.picture());
    journey.keys("bq");
    let mut journey = Journey::keeping_in(&file, 120, 40);
    assert!(!journey.picture().contains("What was kept") && journey.picture().contains('★'), "{}", journey.picture());
}

#[test]
fn where_nothing_can_be_kept_it_runs_and_says_so_once() {
    let (directory, file) = state();
    std::fs::write(directory.path().join("state"), "a file in the place of the directory").expect("it can be written");
    let mut journey = Journey::keeping_in(&file, 120, 40);
    assert!(journey.picture().contains("Nothing will be kept in "), "{}", journey.picture());
    journey = journey.keys("bjb<Space>");
    assert!(!journey.picture().contains("Nothing will be kept"), "{}", journey.picture());
    assert_eq!((journey.model.bookmarks.len(), journey.model.marks.len()), (2, 1));
    assert_eq!(journey.keys("q").model.ended, Some(crate::tui::End::Quit));
}

#[test]
fn the_list_is_made_wider_and_narrower_and_stays_so() {
    let (_directory, file) = state();
    let columns = |journey: &Journey| crate::tui::layout::panes(&journey.model).list.width;
    let journey = Journey::keeping_in(&file, 120, 40);
    assert_eq!(columns(&journey), 40);
    let mut journey = journey.keys("<<>><<>>");
    assert_eq!(columns(&journey), 40);
    journey = journey.keys(">>");
    assert_eq!(columns(&journey), 48);
    journey.keys("q");
    let mut journey = Journey::keeping_in(&file, 120, 40);
    assert_eq!(columns(&journey), 48);
    journey = journey.keys(">>>>>>>>>>>>>>>>");
    assert!(journey.picture().contains("The list is as wide as it gets here"), "{}", journey.picture());
    assert_eq!(columns(&journey), 84);
    journey = journey.resize(80, 24);
    assert_eq!(columns(&journey), 44, "the role stays readable");
    journey = journey.resize(60, 20).keys(">");
    assert!(journey.picture().contains("There is only one pane"), "{}", journey.picture());
}

#[test]
fn who_comes_first_is_told_what_to_press_until_the_first_key() {
    let greeting = "↑↓ choose a role · Enter reads it · / searches all · ? tells every key";
    let (_directory, file) = state();
    let mut journey = Journey::keeping_in(&file, 80, 24);
    assert!(journey.picture().contains(greeting), "{}", journey.picture());
    let mut journey = journey.keys("j");
    assert!(!journey.picture().contains("choose a role"), "{}", journey.picture());
    journey.keys("b");
    let mut again = Journey::keeping_in(&file, 80, 24);
    assert!(!again.picture().contains("choose a role"), "{}", again.picture());
}

#[test]
fn what_could_not_be_written_goes_with_what_changes_next() {
    let mut journey = Journey::start(100, 30);
    (journey.model.keeping.file, journey.model.keeping.is_read) = (Some("state.json".into()), true);
    let mut press = |c| {
        let key = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        let effects = update::update(&mut journey.model, Message::Key(key));
        let written = effects.into_iter().find_map(|effect| match effect {
            Effect::Keep { changes, .. } => Some(changes.len()),
            _ => None,
        });
        if written.is_some() {
            update::update(&mut journey.model, Message::Kept(Err("another program is writing it".to_owned())));
        }
        (written, journey.model.notice.take().map(|notice| notice.text))
    };
    assert_eq!(press('b'), (Some(1), Some("another program is writing it".to_owned())));
    assert_eq!(press('j'), (None, None), "nothing has changed");
    let (written, said) = press(' ');
    assert_eq!(written, Some(2), "both changes are tried");
    assert!(said.is_none(), "it is said once");
}
