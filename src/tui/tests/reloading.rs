//! Files that change while one reads.

use std::fs;
use std::path::Path;

use super::*;

/// Three roles in files of their own, on a screen of 100 × 30.
fn three() -> (tempfile::TempDir, Journey) {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (name, title) in [("b", "Baker"), ("d", "Driver"), ("f", "Farmer")] {
        role(directory.path(), name, title, &["Keeps promises to customers", "Answers for the quality of work"]);
    }
    let journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 100, 30);
    (directory, journey)
}

fn role(directory: &Path, name: &str, title: &str, duties: &[&str]) {
    let duties = format!("\n  - {}", duties.join("\n  - "));
    fs::write(directory.join(format!("{name}.yaml")), format!("title: {title}\nresponsibilities:{duties}\n"))
        .expect("a file");
}

fn selected(journey: &Journey) -> String {
    journey
        .model
        .selected_role()
        .and_then(|number| journey.model.role(number))
        .map(|role| role.title.to_string())
        .unwrap_or_default()
}

#[test]
fn what_is_selected_and_marked_stays_when_roles_come_and_go() {
    let (directory, journey) = three();
    let mut journey = journey.keys("<Space><Space>");
    assert_eq!(selected(&journey), "Farmer");
    role(directory.path(), "a", "Actor", &["Acts"]);
    role(directory.path(), "c", "Cook", &["Cooks"]);
    fs::remove_file(directory.path().join("b.yaml")).expect("the file was there");
    journey = journey.keys("<C-r>");
    assert_eq!((selected(&journey).as_str(), journey.model.marks.as_slice()), ("Farmer", [2].as_slice()));
    let picture = journey.picture();
    assert!(picture.contains("Read again: 2 roles new, 1 role gone") && picture.contains("1 marked"), "{picture}");
    assert!(journey.keys("<C-r>").picture().contains("nothing has changed"));
}

#[test]
fn a_role_that_is_gone_gives_way_to_its_neighbour() {
    for (keys, gone, next) in [("j", "d", "Farmer"), ("jj", "f", "Driver")] {
        let (directory, journey) = three();
        let journey = journey.keys(keys);
        fs::remove_file(directory.path().join(format!("{gone}.yaml"))).expect("the file was there");
        assert_eq!(selected(&journey.keys("<C-r>")), next);
    }
}

#[test]
fn a_search_keeps_its_query_and_its_hit() {
    let (directory, journey) = three();
    let mut journey = journey.keys("/quality<Enter>n");
    assert_eq!(selected(&journey), "Driver");
    role(directory.path(), "a", "Actor", &["Answers for the quality of work"]);
    role(
        directory.path(),
        "d",
        "Driver",
        &["Drives", "Keeps promises to customers", "Answers for the quality of work"],
    );
    journey = journey.keys("<C-r>");
    assert_eq!(selected(&journey), "Driver");
    let hit = journey.model.browse.selected_hit().map(|hit| hit.pointer.clone());
    assert_eq!(hit.as_deref(), Some("/responsibilities/2"));
    assert!(journey.picture().contains("[/ quality] 4 roles, 4 hits"), "{}", journey.picture());
    // What is being typed goes on.
    role(directory.path(), "e", "Editor", &["Answers for the quality of work"]);
    journey.happen(Message::Changed);
    journey = journey.keys("/<End> wor");
    assert!(journey.picture().contains("[/ quality wor] 5 roles"), "{}", journey.picture());
}

#[test]
fn the_page_stays_where_it_was_read() {
    let (directory, journey) = three();
    let duties: Vec<String> = (0..60).map(|number| format!("Duty number {number}")).collect();
    let mut duties: Vec<&str> = duties.iter().map(String::as_str).collect();
    role(directory.path(), "d", "Driver", &duties);
    let mut journey = journey.keys("<C-r>j<Enter>jjjjjjjjjj");
    journey.picture();
    let before = journey.model.browse.detail.scroll;
    duties.push("One more");
    role(directory.path(), "d", "Driver", &duties);
    role(directory.path(), "a", "Actor", &["Acts"]);
    journey.happen(Message::Changed);
    journey.picture();
    assert_eq!((journey.model.browse.detail.scroll, selected(&journey).as_str()), (before, "Driver"));
}

#[test]
fn chosen_facets_stay_chosen_by_name() {
    let (directory, journey) = three();
    for (name, family) in [("b", "Food"), ("d", "Transport"), ("f", "Food")] {
        fs::write(directory.path().join(format!("{name}.yaml")), format!("title: {name}\nfamily: {family}\n"))
            .expect("a file");
    }
    let mut journey = journey.keys("<C-r>f<Space>");
    assert!(journey.picture().contains("2 of 3 roles"), "{}", journey.picture());
    fs::write(directory.path().join("a.yaml"), "title: a\nfamily: Arts\n").expect("a file");
    journey = journey.keys("<C-r>");
    assert!(journey.picture().contains("Food") && journey.picture().contains("2 of 4 roles"), "{}", journey.picture());
}

#[test]
fn an_order_takes_in_what_is_new() {
    let (directory, journey) = three();
    let mut journey = journey.keys("s");
    role(directory.path(), "z", "Actor", &["Acts"]);
    journey = journey.keys("<C-r>");
    let titles: Vec<&str> = journey
        .model
        .browse
        .list
        .rows()
        .iter()
        .map(|row| match row {
            crate::tui::model::list::Row::Role(number) => journey.model.role(*number).expect("a role").title.as_str(),
            _ => "",
        })
        .collect();
    assert_eq!(titles, ["Actor", "Baker", "Driver", "Farmer"]);
    assert_eq!(selected(&journey), "Baker");
}

#[test]
fn a_comparison_stays_on_its_statement_or_closes_with_its_role() {
    let (directory, journey) = three();
    let mut journey = journey.keys("<Space><Space>cj");
    let row = |journey: &mut Journey| {
        let picture = journey.picture();
        picture.lines().find(|line| line.contains('▌')).unwrap_or_default().to_owned()
    };
    let before = row(&mut journey);
    assert!(before.contains("quality") || before.contains("promises"), "{before}");
    role(directory.path(), "b", "Baker", &["Bakes", "Keeps promises to customers", "Answers for the quality of work"]);
    role(directory.path(), "a", "Actor", &["Acts"]);
    journey = journey.keys("<C-r>");
    assert_eq!(row(&mut journey), before);
    assert!(journey.picture().contains("Bakes"), "{}", journey.picture());
    fs::remove_file(directory.path().join("d.yaml")).expect("the file was there");
    journey = journey.keys("<C-r>");
    assert!(journey.model.compare.is_none());
    assert_eq!(journey.model.marks.len(), 1);
}

#[test]
fn every_screen_outlives_a_change_of_everything() {
    for keys in [
        "<Space><Space><Space>cjl",
        "<Space><Space><Space>c<Enter>",
        "<Space><Space>cg",
        "a",
        "/the<Enter>w",
        "/q",
        "p",
        // Where nothing can be written.
        "x<C-u>/dev/null/",
        "<Space><Space>cw",
    ] {
        let (directory, mut journey) = three();
        for round in 0..3 {
            journey = journey.keys(if round == 0 { keys } else { "" });
            journey.picture();
            role(directory.path(), ["b", "d", "f"][round], "Other", &["Something else"]);
            journey.happen(Message::Changed);
            journey.picture();
        }
        for name in ["b", "d", "f"] {
            fs::remove_file(directory.path().join(format!("{name}.yaml"))).expect("the file was there");
        }
        journey.happen(Message::Changed);
        journey.picture();
        journey.keys("jkn<Enter><Esc>").picture();
    }
}

#[test]
fn a_broken_file_keeps_its_role_marked_as_stale() {
    let (directory, journey) = three();
    fs::write(directory.path().join("d.yaml"), "title: [").expect("a file");
    let mut journey = journey.keys("j");
    journey.happen(Message::Changed);
    let picture = journey.picture();
    assert!(picture.contains("its last good state stays"), "{picture}");
    assert_eq!(picture.matches('◌').count(), 2, "in the list and beside the title:\n{picture}");
    journey = journey.keys("p");
    assert!(journey.picture().contains("shown as the file held it last"), "{}", journey.picture());
    role(directory.path(), "d", "Diver", &["Dives"]);
    journey.happen(Message::Changed);
    let picture = journey.keys("<Esc>").picture();
    assert!(picture.contains("Diver") && !picture.contains('◌'), "{picture}");
}

#[test]
fn a_role_whose_file_is_broken_is_marked_where_it_is_compared() {
    let (directory, journey) = three();
    for (keys, marked) in [("<Space><Space>c", 1), ("<Space><Space>cg", 1), ("<Space><Space><Space>c", 1)] {
        let mut journey = Journey::with(journey.model.places.clone(), 100, 30).keys(keys);
        assert_eq!(journey.picture().matches('◌').count(), 0, "{}", journey.picture());
        fs::write(directory.path().join("d.yaml"), "title: [").expect("a file");
        journey.happen(Message::Changed);
        let picture = journey.picture();
        assert_eq!(picture.matches("◌ Driver").count(), marked, "{keys}: {picture}");
        role(directory.path(), "d", "Driver", &["Keeps promises to customers", "Answers for the quality of work"]);
        journey.happen(Message::Changed);
        assert_eq!(journey.picture().matches('◌').count(), 0, "{keys}: {}", journey.picture());
    }
}

#[test]
fn a_message_that_a_file_is_broken_goes_when_it_is_not_any_more() {
    let said = |journey: &mut Journey| journey.model.notice.as_ref().map(|notice| notice.text.clone());
    let (directory, mut journey) = three();
    let file = directory.path().join("d.yaml");
    let before = fs::read(&file).expect("a file");
    fs::write(&file, "title: [").expect("a file");
    journey.happen(Message::Changed);
    assert!(journey.picture().contains("d.yaml is broken at present"), "{}", journey.picture());
    // Another file changes: it is still so.
    role(directory.path(), "b", "Brewer", &["Brews"]);
    journey.happen(Message::Changed);
    assert!(journey.picture().contains("d.yaml is broken at present"), "{}", journey.picture());
    fs::write(&file, &before).expect("a file");
    journey.happen(Message::Changed);
    assert_eq!(said(&mut journey).as_deref(), Some("Read again: d.yaml is sound, and says what it said"));
    // With the dialog open it closes, and that is said; so it is where the file is gone.
    fs::write(&file, "title: [").expect("a file");
    journey.happen(Message::Changed);
    journey = journey.keys("p");
    fs::write(&file, &before).expect("a file");
    journey.happen(Message::Changed);
    assert!(journey.model.overlays.is_empty());
    assert_eq!(said(&mut journey).as_deref(), Some("Read again · no problem is left"));
    fs::write(&file, "title: [").expect("a file");
    journey.happen(Message::Changed);
    fs::remove_file(&file).expect("it was there");
    journey.happen(Message::Changed);
    assert_eq!(said(&mut journey).as_deref(), Some("Read again: 1 role gone"));
}

#[test]
fn the_problems_open_at_the_file_that_is_broken() {
    let (directory, _) = three();
    fs::write(directory.path().join("a.yaml"), "title: Actor\n").expect("a file");
    fs::write(directory.path().join("c.yaml"), "- [").expect("a file");
    let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 100, 30);
    let selected = |journey: &Journey| match journey.model.overlays.last() {
        Some(crate::tui::model::Overlay::Problems(entries)) => journey.model.problems[entries.selected].place(),
        _ => String::new(),
    };
    assert!(journey.model.problems[0].place().contains("a.yaml"), "a warning comes first");
    journey = journey.keys("p");
    assert!(selected(&journey).contains("c.yaml"), "the first error: {}", journey.picture());
    journey = journey.keys("<Esc>");
    fs::write(directory.path().join("d.yaml"), "title: [").expect("a file");
    journey.happen(Message::Changed);
    assert!(journey.picture().contains("d.yaml is broken at present"), "{}", journey.picture());
    journey = journey.keys("p");
    assert!(selected(&journey).contains("d.yaml"), "that of the message: {}", journey.picture());
}

#[test]
fn changes_while_it_reads_are_read_as_well() {
    let (directory, mut journey) = three();
    let reading = update::update(&mut journey.model, Message::Changed);
    assert!(matches!(reading.as_slice(), [Effect::Reload { .. }]));
    assert!(update::update(&mut journey.model, Message::Changed).is_empty());
    journey.perform(reading);
    assert!(journey.model.reloading.is_none());
    drop(directory);
}

#[test]
fn other_competencies_are_read_again_also_under_an_open_matrix() {
    let (directory, journey) = three();
    let duties = "responsibilities: [{text: Keeps promises, tags: [trust]}, {text: Does it well, tags: [care]}]";
    for (name, title) in [("b", "Baker"), ("d", "Driver"), ("f", "Farmer")] {
        let role = format!("{{title: {title}, {duties}}}");
        fs::write(directory.path().join(format!("{name}.yaml")), role).expect("a file");
    }
    let vocabulary = |tags: &[(&str, &str)]| {
        let one = |(id, name): &(&str, &str)| format!("- {{id: {id}, name: {name}, definition: x, words: [{id}]}}\n");
        let all: String = tags.iter().map(one).collect();
        fs::write(directory.path().join("competencies.yaml"), all).expect("a file");
    };
    vocabulary(&[("trust", "Old trust"), ("care", "Old care")]);
    let mut journey = journey.keys("<C-r><Space><Space><Space>c<Down><Enter>");
    assert!(journey.picture().contains("Old "), "{}", journey.picture());
    // Another name alone is a change,
    vocabulary(&[("trust", "New trust"), ("care", "New care")]);
    let mut journey = journey.keys("<C-r>");
    assert!(!journey.picture().contains("nothing has changed"), "{}", journey.picture());
    let mut journey = journey.keys("<Esc>");
    assert!(journey.picture().contains("New trust") && !journey.picture().contains("Old "), "{}", journey.picture());
    // what a half-done save breaks stays, which is told once,
    fs::write(directory.path().join("competencies.yaml"), "- {id: tr").expect("a file");
    journey.happen(Message::Changed);
    let picture = journey.picture();
    assert!(picture.contains("New trust") && picture.contains("competencies.yaml is broken at present"), "{picture}");
    let mut journey = journey.keys("<Esc><Esc>p");
    assert!(journey.picture().contains("competencies are as the file held them last"), "{}", journey.picture());
    let journey = journey.keys("<Esc><Space><Space><Space>c<Down><Enter>");
    // and one competency fewer leaves the row that is read without what it said.
    let journey = journey.keys("G<Enter>");
    vocabulary(&[]);
    let mut journey = journey.keys("<C-r><Esc>");
    assert!(!journey.picture().contains("New trust"), "{}", journey.picture());
}

#[test]
fn a_file_of_another_name_is_the_one_that_is_edited() {
    let (directory, journey) = three();
    let role = "{id: baker, title: Baker, responsibilities: [Bakes]}";
    fs::write(directory.path().join("b.yaml"), role).expect("a file");
    let journey = journey.keys("<C-r>");
    fs::rename(directory.path().join("b.yaml"), directory.path().join("bb.yaml")).expect("it can be renamed");
    let journey = journey.keys("<C-r>e");
    let Some(Effect::Edit { path, .. }) = journey.asked.last() else { panic!("nothing is edited") };
    assert!(path.ends_with("bb.yaml"), "{}", path.display());
}

#[test]
fn an_empty_directory_shows_what_a_profile_looks_like_and_takes_the_first() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], width, height);
        let picture = journey.picture();
        for line in
            ["No roles here.", "title: Technical Account Manager", "required:", "    - Five years in enterprise"]
        {
            assert!(picture.contains(line), "{line} is missing:\n{picture}");
        }
        assert!(!picture.contains("p tells"), "{picture}");
        role(directory.path(), "a", "Actor", &["Acts"]);
        journey.happen(Message::Changed);
        assert!(journey.picture().contains("Actor"), "{}", journey.picture());
        fs::remove_file(directory.path().join("a.yaml")).expect("it was written");
    }
}

#[test]
fn without_a_role_the_last_line_offers_nothing_that_needs_one() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (width, height) in [(60, 20), (80, 24), (120, 40)] {
        let last = |mut journey: Journey| journey.picture().lines().last().unwrap_or_default().to_owned();
        let start = || Journey::with(vec![Place::Path(directory.path().to_owned())], width, height);
        for journey in [start(), start().keys("<Enter>")] {
            let hints = last(journey);
            for word in ["move", "read", "mark", "sort", "search", "facets", "copy", "edit", "export", "compare"] {
                assert!(!hints.contains(word), "{word}: {hints}");
            }
            assert!(hints.contains("? help"), "{hints}");
        }
        let hints_of_all = last(Journey::start(width, height));
        assert!(hints_of_all.contains("read") && hints_of_all.contains("search"), "{hints_of_all}");
        let filtered = last(Journey::start(width, height).keys("bBb"));
        assert!(!filtered.contains("read") && filtered.contains("/ search"), "{filtered}");
    }
}

#[test]
fn the_profile_that_is_shown_is_a_sound_one() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let mut journey = Journey::with(vec![Place::Path(directory.path().to_owned())], 120, 40);
    let picture = journey.picture();
    let shown = picture.lines().skip_while(|line| !line.contains("title: ")).take(6);
    let shown = shown.map(|line| line.rsplit('│').nth(1).unwrap_or_default().trim_end().get(3..).unwrap_or_default());
    fs::write(directory.path().join("a.yaml"), shown.collect::<Vec<_>>().join("\n")).expect("a file");
    journey.happen(Message::Changed);
    assert!(journey.model.problems.is_empty(), "{:?}", journey.model.problems);
    assert_eq!(selected(&journey), "Technical Account Manager");
}
