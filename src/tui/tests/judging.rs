//! Accepting and rejecting pairings in the comparison.

use std::path::Path;

use super::*;

const LEFT: &str = "id: gardener\ntitle: Gardener\nresponsibilities:\n  - Trains new cashiers\n  - Waters the plants of parks each morning with a hose, a can or a sprinkler, sweeps paths, mends fences, empties bins and paints gates and railings, whatever the weather\nqualifications: {required: [{text: Five years of training, years: {min: 5}}]}\n";
const RIGHT: &str = "id: keeper\ntitle: Keeper\nresponsibilities:\n  - Provides training to new cashiers\n  - Looks after roses, hedges, lawns and ponds in parks, answers letters about opening hours, prices and tickets, counts visitors and lends umbrellas\n";

/// Two roles in a directory, compared in the left one's order, the first statement selected.
fn compared(directory: &Path, state: &Path) -> Journey {
    for (name, text) in [("a.yaml", LEFT), ("b.yaml", RIGHT)] {
        std::fs::write(directory.join(name), text).expect("a file");
    }
    let mut journey = Journey::with(vec![Place::Path(directory.to_owned())], 120, 40);
    journey.model.pairings = Some(state.to_owned());
    journey.perform(vec![Effect::Recall(state.to_owned())]);
    journey.keys("<Space>j<Space>coj")
}

/// The line of the picture that holds `text`.
fn line(journey: &mut Journey, text: &str) -> String {
    let picture = journey.picture();
    picture.lines().find(|line| line.contains(text)).unwrap_or_else(|| panic!("{text}: {picture}")).to_owned()
}

/// Directories for the roles and for the user's state, which does not exist yet.
fn places() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let (roles, state) = (directory.path().join("roles"), directory.path().join("state/pairings.yaml"));
    std::fs::create_dir(&roles).expect("a directory");
    (directory, roles, state)
}

fn kept(state: &Path) -> String {
    std::fs::read_to_string(state).unwrap_or_default()
}

#[test]
fn a_pairing_is_accepted_and_that_taken_back() {
    let (_directory, roles, state) = places();
    let mut journey = compared(&roles, &state);
    assert!(line(&mut journey, "Trains new").contains("≈ ."), "{}", journey.picture());
    journey = journey.keys("a");
    assert!(line(&mut journey, "Trains new").contains("≈ ✓"), "{}", journey.picture());
    assert!(journey.picture().contains("You accepted this pairing; a takes it back"));
    assert!(
        kept(&state).contains("- accept:\n  - role: gardener\n    text: Trains new cashiers\n"),
        "{}",
        kept(&state)
    );
    journey = journey.keys("w");
    assert!(journey.picture().contains("You accepted this pairing. Alike by"), "{}", journey.picture());
    let mut again = compared(&roles, &state);
    assert!(line(&mut again, "Trains new").contains("≈ ✓"), "it is there the next time");
    journey = journey.keys("wa");
    assert!(line(&mut journey, "Trains new").contains("≈ ."), "{}", journey.picture());
    assert!(!kept(&state).contains("accept:"), "{}", kept(&state));
}

#[test]
fn a_pairing_is_rejected_and_that_taken_back_where_one_stands() {
    let (_directory, roles, state) = places();
    let mut journey = compared(&roles, &state).keys("r");
    assert!(line(&mut journey, "Trains new").contains("− ✗"), "{}", journey.picture());
    assert!(line(&mut journey, "Provides training").contains("+ ✗"), "{}", journey.picture());
    assert!(line(&mut journey, "Trains new").contains('▌'), "the selection stays with it");
    assert!(kept(&state).contains("- reject:"), "{}", kept(&state));
    let why = journey.keys("w").picture();
    assert!(why.contains("You rejected its pairing with: Provides training to new cashiers"), "{why}");
    let mut journey = compared(&roles, &state).keys("r");
    assert!(line(&mut journey, "Trains new").contains("≈ ."), "also the next time: {}", journey.picture());
    journey = journey.keys("rr");
    assert!(line(&mut journey, "Trains new").contains("≈ ."), "{}", journey.picture());
    assert!(!journey.picture().contains('✗'), "{}", journey.picture());
    assert!(!kept(&state).contains("reject:"), "{}", kept(&state));
}

#[test]
fn an_unpaired_statement_is_accepted_with_its_nearest() {
    let (_directory, roles, state) = places();
    let mut journey = compared(&roles, &state).keys("j");
    assert!(line(&mut journey, "Waters the").contains('−') || line(&mut journey, "Waters the").contains('?'));
    journey = journey.keys("a");
    let row = line(&mut journey, "Waters the");
    assert!(row.contains("≈ ✓") && row.contains("Looks after roses,"), "{row}");
    journey = journey.keys("aG");
    assert!(!journey.picture().contains('✓'), "{}", journey.picture());
}

#[test]
fn what_cannot_be_decided_is_said() {
    let (_directory, roles, state) = places();
    let mut journey = compared(&roles, &state).keys("jja");
    let refused = journey.picture();
    assert!(refused.contains("a typed fact meets facts of its type"), "at once, what it is about in sight: {refused}");
    assert!(refused.contains("Nearest, ."), "{refused}");
    journey = journey.keys("r");
    assert!(journey.picture().contains("There is no pairing here to reject"), "{}", journey.picture());
    assert_eq!(kept(&state), "");
    let mut narrow = compared(&roles, &state).resize(60, 12).keys("<Home>a");
    assert!(narrow.picture().contains("Facts are compared as values"), "{}", narrow.picture());
}

#[test]
fn the_selection_follows_what_is_decided_in_any_order_and_from_either_side() {
    let (_directory, roles, state) = places();
    for around in ["", "o", "d", "S", "i", "w"] {
        let mut journey = compared(&roles, &state).keys(around);
        for key in ["r", "r", "a", "a", "r", "r"] {
            journey = journey.keys(key);
            let row = line(&mut journey, "Provides training");
            let left = line(&mut journey, "Trains new");
            assert!(row.contains('▌') || left.contains('▌'), "{around}{key}: {}", journey.picture());
        }
    }
}

#[test]
fn gap_and_similar_heed_what_was_decided_in_the_comparison() {
    let (_directory, roles, state) = places();
    let mut journey = compared(&roles, &state).keys("g");
    assert!(!journey.picture().contains("+      Provides training"), "{}", journey.picture());
    journey = journey.keys("gr");
    journey = journey.keys("g");
    assert!(journey.picture().contains("+      Provides training"), "{}", journey.picture());
    let mut journey = Journey::with(vec![Place::Path(roles.clone())], 120, 40).keys("a");
    assert!(journey.picture().contains("≈ ."), "{}", journey.picture());
    for (key, mark) in [("r", "No statement is shared"), ("r", "≈ ."), ("a", "≈ ✓"), ("a", "≈ .")] {
        journey = journey.keys("<Enter>oj").keys(key).keys("<Esc>");
        assert!(journey.picture().contains(mark), "{key}: {}", journey.picture());
    }
}

#[test]
fn an_open_gap_is_told_anew_when_the_decisions_arrive() {
    let (_directory, roles, state) = places();
    compared(&roles, &state).keys("r");
    let mut journey = Journey::with(vec![Place::Path(roles.clone())], 120, 40).keys("<Space>j<Space>cg");
    assert!(!journey.picture().contains("+      Provides training"), "{}", journey.picture());
    journey.perform(vec![Effect::Recall(state.clone())]);
    assert!(journey.picture().contains("+      Provides training"), "{}", journey.picture());
}

#[test]
fn several_instances_keep_what_each_of_them_decides() {
    let (_directory, roles, state) = places();
    let (one, other) = (compared(&roles, &state), compared(&roles, &state));
    let mut one = one.keys("a");
    let mut other = other.keys("ja");
    assert!(line(&mut other, "Trains new").contains("≈ ✓"), "the other's decision is taken over");
    one = one.keys("jw");
    assert!(kept(&state).matches("- accept:").count() == 2, "{}{}", kept(&state), one.picture());
}

#[test]
fn keys_typed_before_the_answer_mean_what_they_would_mean_after_it() {
    let (_directory, roles, state) = places();
    for keys in [["a", "a"], ["r", "r"]] {
        let mut journey = compared(&roles, &state);
        let mut late = Vec::new();
        for key in keys {
            let code = KeyCode::Char(key.chars().next().expect("a key"));
            late.extend(update::update(&mut journey.model, Message::Key(KeyEvent::new(code, KeyModifiers::NONE))));
        }
        journey.perform(late);
        assert_eq!(kept(&state).matches("- role").count(), 0, "{}", kept(&state));
        assert!(line(&mut journey, "Trains new").contains("≈ ."), "{}", journey.picture());
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told_of() {
    let (_directory, roles, state) = places();
    std::fs::create_dir_all(&state).expect("a directory in its place");
    let mut journey = compared(&roles, &state);
    assert!(journey.model.problems.iter().any(|problem| problem.code == "not-a-file"));
    journey = journey.keys("a");
    assert!(journey.picture().contains("Cannot keep this in"), "{}", journey.picture());
}

#[test]
fn an_order_by_likeness_is_asked_for_anew_when_something_is_decided() {
    let (_directory, roles, state) = places();
    let mut journey = compared(&roles, &state).keys("<Esc>sss");
    assert!(journey.picture().contains("most like"), "{}", journey.picture());
    let before = journey.model.browse.sorting.generation;
    journey = journey.keys("coja");
    assert!(journey.picture().contains("You accepted"), "{}", journey.picture());
    assert_ne!(journey.model.browse.sorting.generation, before);
    assert!(journey.model.browse.sorting.order.is_some(), "it is answered");
}

#[test]
fn the_selection_stays_on_the_statement_a_rejection_leaves_alone() {
    // The left statement is then paired with another one, in another section.
    let mut journey = Journey::start(200, 60).keys("<Space><Space>c/Assesses the risks<Enter><Esc>");
    let before = journey.picture();
    let selected = |picture: &str| picture.lines().find(|line| line.contains('▌')).unwrap_or_default().to_owned();
    assert!(selected(&before).contains("Offers customers insight"), "{before}");
    let mut journey = journey.keys("r");
    let after = journey.picture();
    let row = selected(&after);
    assert!(row.contains("▌+") && row.contains("Offers customers insight"), "{after}");
    let mut journey = journey.keys("r");
    assert_eq!(selected(&journey.picture()), selected(&before), "taken back");
}

#[test]
fn the_pairings_of_a_group_are_rejected_and_taken_back_together_also_after_a_look_elsewhere() {
    for between in ["", "k", "jk", "S", "<Esc>c/Escalates<Enter><Esc>"] {
        let (_directory, _, state) = places();
        let mut journey = Journey::start(120, 40);
        journey.model.pairings = Some(state.clone());
        let mut journey = journey.keys("<Space><Space>c/Escalates<Enter><Esc>r");
        assert_eq!(kept(&state).matches("- reject:").count(), 3, "{}", kept(&state));
        journey = journey.keys(between).keys("r");
        if between == "k" {
            // Another row: nothing of the group.
            assert_eq!(kept(&state).matches("- reject:").count(), 4, "{}", kept(&state));
            continue;
        }
        assert!(journey.picture().contains("Taken back"), "{between}: {}", journey.picture());
        assert_eq!(kept(&state).matches("- reject:").count(), 0, "{between}: {}", kept(&state));
    }
}
