//! Every action, by its keys, in every place it applies to, at the sizes and with the texts people have.

use std::fs;

use super::*;
use crate::keymap::{Action, Keymap, Place as Where};

/// Keys that lead to every place: in each, all that can be done there comes of one of them. `@/` is a directory to write to.
const PLACES: &[(Where, &[&str])] = &[
    (Where::List, &["j", "bBs", "/a<Enter>jh", "<Space>fl<Enter>h"]),
    (Where::Detail, &["<Enter>", "/a<Enter><Enter>"]),
    (Where::Facets, &["fj", "fj<Space>"]),
    (Where::Compare, &["<Space><Space>cjj", "<Space><Space><Space>cm", "<Space><Space>c/a<Enter>"]),
    (Where::Matrix, &["<Space><Space><Space>cjjl"]),
    (Where::Statements, &["<Space><Space><Space>c<Enter>"]),
    (Where::Gap, &["<Space><Space>cg"]),
    (Where::Similar, &["aj", "a"]),
    (Where::Problems, &["p"]),
    (Where::Copying, &["y", "yj"]),
    (Where::Searching, &["/a", "/a<C-n>", "/@slip"]),
    (Where::Finding, &["<Space><Space>c/a", "<Space><Space>c/a<Down>"]),
    (Where::Commands, &[":", ":<Down>"]),
    (Where::Narrowing, &["?/a", "?/a<Down>"]),
    (Where::Writing, &["<Space><Space>cx<C-u>@/new.md"]),
    (Where::Replacing, &["x<C-u>@/there.md<Enter>"]),
    (Where::Written, &["x<C-u>@/another.md<Enter>"]),
    (Where::Reading, &["?", "/a<Enter>w"]),
];

/// Roles in other scripts and of long words, and a file that is none.
const ELSEWHERE: [&str; 4] = [
    "{title: 技術客戶經理技術客戶經理技術客戶經理, organization: 漢字, responsibilities: [a 漢字漢字 👩‍💻 plan, a 每天開會]}",
    "{title: مدير الحسابات التقنية, organization: شركة, responsibilities: [a خبرة في الإدارة plan, a e\u{301}\u{301}]}",
    "{title: Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen, organization: Ü, responsibilities: \
     [a Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz plan, a b]}",
    "{title: [",
];

fn elsewhere() -> tempfile::TempDir {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (number, yaml) in ELSEWHERE.iter().enumerate() {
        fs::write(directory.path().join(format!("{number}.yaml")), yaml).expect("a file");
    }
    directory
}

/// What a user would notice of a key: the screen, what only the loop can do, and the end.
fn noticed(journey: &mut Journey) -> (String, usize, bool) {
    (journey.picture(), journey.asked.len(), journey.model.ended.is_some())
}

/// What has nothing to do where one is there already, or where all of it is seen.
fn may_be_idle(action: Action, at: Where) -> bool {
    let scrolled = [Where::Detail, Where::Statements, Where::Gap, Where::Problems, Where::Reading, Where::Narrowing];
    match action {
        Action::NextSection | Action::PreviousSection | Action::Left | Action::Right => true,
        Action::Next | Action::Previous => at != Where::List,
        Action::FirstPane => at == Where::List,
        Action::SecondPane => at == Where::Detail,
        Action::ThirdPane => at == Where::Facets,
        _ => action.is_movement() && scrolled.contains(&at),
    }
}

/// Presses every key of every action where it applies; `all` says whether also those beyond an action's first.
fn assert_answered(width: u16, height: u16, places: &[Place], all: bool) {
    assert!(Where::ALL.iter().all(|place| PLACES.iter().any(|(at, _)| at == place)), "a place is left out");
    let files = tempfile::tempdir().expect("a directory for the test");
    fs::write(files.path().join("there.md"), "").expect("a file");
    let keymap = Keymap::default();
    let mut idle = Vec::new();
    for (at, ways) in PLACES {
        let start = |way: &&str| lead(way, *at, places, (width, height), files.path());
        // Without a problem nothing leads to them.
        if *at == Where::Problems && ways.iter().all(|way| start(way).is_none()) {
            continue;
        }
        let keys = keymap.here(*at).flat_map(|(row, keys)| {
            let most = if all { usize::MAX } else { 1 };
            keys.take(most).map(move |chord| (row, chord))
        });
        for (binding, chord) in keys.filter(|(binding, _)| !may_be_idle(binding.action, *at)) {
            let named = |key: &str| if key.len() == 1 { key.to_owned() } else { format!("<{key}>") };
            let keys: String = chord.to_string().split(' ').map(named).collect();
            let is_answered = ways.iter().filter_map(start).any(|mut journey| {
                let before = noticed(&mut journey);
                noticed(&mut journey.keys(&keys)) != before
            });
            if !is_answered {
                idle.push(format!("{}: {chord} {}", at.name(), binding.name));
            }
        }
    }
    assert!(idle.is_empty(), "{width}x{height}: {} keys do nothing:\n{}", idle.len(), idle.join("\n"));
}

/// The program at `at`, where `way` leads there.
fn lead(way: &str, at: Where, places: &[Place], (width, height): (u16, u16), files: &Path) -> Option<Journey> {
    let _ = fs::remove_file(files.join("another.md"));
    let mut journey = Journey::with(places.to_vec(), width, height);
    journey.model.config.searches = vec![("slips".to_owned(), "plan".to_owned())];
    let mut journey = journey.keys(&way.replace("@/", &format!("{}/", files.display())));
    if at == Where::Written {
        return journey.model.notice.as_ref()?.written.is_some().then_some(journey);
    }
    // That a key takes a message away is no answer.
    journey.model.notice = None;
    (journey.model.place() == at).then_some(journey)
}

#[test]
fn every_key_is_answered_on_a_small_screen() {
    assert_answered(60, 20, &[Place::BuiltIn], false);
}

#[test]
fn every_key_is_answered_on_a_usual_screen_with_texts_from_elsewhere() {
    let directory = elsewhere();
    assert_answered(80, 24, &[Place::Path(directory.path().to_owned())], true);
}

#[test]
fn every_key_is_answered_on_a_wide_screen() {
    assert_answered(120, 40, &[Place::BuiltIn], false);
}

#[test]
fn every_key_is_answered_on_a_huge_screen_with_texts_from_elsewhere() {
    let directory = elsewhere();
    assert_answered(200, 60, &[Place::Path(directory.path().to_owned())], false);
}
