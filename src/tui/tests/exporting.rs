//! Writing what is shown to a file.

use std::fs;

use super::*;

journey!(offers_to_export_a_search_result, "/itil<Enter><Esc>x");
journey!(turns_to_another_document_and_format, "<Space><Space><Space>cx<Tab><Down>");

/// The name of the file in the dialog.
fn name(journey: &Journey) -> &str {
    match journey.model.overlays.last() {
        Some(crate::tui::model::Overlay::Export(export)) => export.name.text(),
        _ => "",
    }
}

#[test]
fn what_is_written_can_be_changed_and_its_name_follows() {
    for (keys, file) in [
        ("x", "tam-federal.md"),
        ("x<Tab>", "roles.md"),
        ("x<Tab><Tab>", "tam-federal.md"),
        ("/itil<Enter><Esc>x", "search-itil.md"),
        ("/itil<Enter>x", "tam-federal.md"),
        ("/itil<Enter>x<Tab>", "search-itil.md"),
        ("/itil<Enter>x<S-Tab>", "roles.md"),
        ("ax", "similar-tam-federal.md"),
        ("<Space><Space>cx", "compare-tam-federal-tam-premier-new-york.md"),
        ("<Space><Space>cx<Tab>", "matrix-tam-federal-tam-premier-new-york.md"),
        ("<Space><Space>cgx", "gap-tam-federal-tam-premier-new-york.md"),
        ("<Space><Space><Space>cx", "matrix-tam-federal-tam-premier-new-york-account-delivery-executive.md"),
        ("x<Down>", "tam-federal.html"),
        ("x<Up>", "tam-federal.txt"),
        ("x<Up><Up>", "tam-federal.jsonld"),
        // YAML fits a role and a list, not a comparison of them.
        ("x<C-u>mine.yaml<Tab>", "mine.yaml"),
        ("x<C-u>mine.v2<Tab>", "mine.v2.md"),
        ("x<C-u>mine.TXT<Down>", "mine.md"),
        ("x<C-u>mine.v2<Down>", "mine.v2.html"),
    ] {
        let journey = Journey::start(100, 30).keys(keys);
        assert_eq!(name(&journey), file, "after {keys}");
    }
}

#[test]
fn each_document_is_written() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (number, (keys, told)) in [
        ("/itil<Enter><Esc>x", "ITIL Foundation certificate"),
        ("x<Tab>", "Strategic Account Executive"),
        ("ax", "% alike"),
        ("<Space><Space><Space>cx", "and 2 others"),
        ("fjjj<Space><Esc>x<Tab>", "| tam-"),
    ]
    .into_iter()
    .enumerate()
    {
        let path = directory.path().join(format!("{number}.md"));
        let mut journey = Journey::start(100, 30).keys(keys).keys(&format!("<C-u>{}<Enter>", path.display()));
        assert!(journey.picture().contains("Written"), "after {keys}:\n{}", journey.picture());
        let written = fs::read_to_string(&path).expect("the file is there");
        assert!(written.contains(told), "after {keys}:\n{written}");
    }
}

#[test]
fn a_name_without_an_ending_gets_that_of_the_chosen_format() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (keys, typed, file) in [
        ("x", "plain", "plain.md"),
        ("x<Down>", "turned", "turned.html"),
        ("x", "role.v2", "role.v2.md"),
        ("x", "named.TXT", "named.TXT"),
        ("x", "report.final", "report.final.md"),
        // What was typed before decides until something else does.
        ("x<C-u>a.json", "later", "later.json"),
    ] {
        let typed = directory.path().join(typed);
        let mut journey = Journey::start(160, 30).keys(keys).keys(&format!("<C-u>{}", typed.display()));
        let ending = std::path::Path::new(file).extension().expect("it has one").to_ascii_lowercase();
        let chosen = format!("▸.{}", ending.display());
        assert!(journey.picture().contains(&chosen), "{file}:\n{}", journey.picture());
        journey = journey.keys("<Enter>");
        let path = directory.path().join(file);
        let told = format!("Written to {}", path.display());
        assert!(journey.picture().contains(&told) && path.exists(), "{told}:\n{}", journey.picture());
    }
    for (keys, told) in [
        ("x<C-u><Enter>", "name"),
        ("x<C-u>/nope/x.PDF<Enter>", "End the name in .txt"),
        // A known format that the document does not come in is not made another.
        ("<Space><Space>cx<C-u>mine.yaml<Enter>", "End the name in .txt"),
    ] {
        let mut journey = Journey::start(100, 30).keys(keys);
        assert!(journey.picture().contains(told) && !journey.model.overlays.is_empty(), "{}", journey.picture());
    }
}

#[test]
fn what_was_written_can_be_opened_and_its_path_copied_while_it_is_said() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path().join("role.md");
    let write = || Journey::start(120, 30).keys(&format!("x<C-u>{}<Enter>", path.display()));
    let mut journey = write();
    assert!(journey.picture().contains("y copies the path, o opens it"), "{}", journey.picture());
    journey = journey.keys("y");
    let Some(Effect::Copy { text, .. }) = journey.asked.last() else { panic!("nothing is copied") };
    assert_eq!(text, &*path.to_string_lossy());
    fs::remove_file(&path).expect("the file was there");
    let mut journey = write();
    let key = Message::Key(KeyEvent::new(KeyCode::Char('o'), KeyModifiers::NONE));
    let asked = update::update(&mut journey.model, key);
    assert!(matches!(asked.as_slice(), [Effect::Open(opened)] if *opened == path), "{asked:?}");
    fs::remove_file(&path).expect("the file was there");
    // Any other key takes the message away, and with it the offer.
    let journey = write().keys("jy");
    assert!(journey.asked.is_empty() && !journey.model.overlays.is_empty());
    fs::remove_file(&path).expect("the file was there");
    // The offer does not take what is typed.
    let journey = write().keys("/yo");
    assert!(journey.asked.is_empty());
    assert_eq!(journey.model.browse.search.as_ref().map(|search| search.line.text()), Some("yo"));
}

#[test]
fn where_a_file_was_written_is_told_before_what_can_be_done_with_it() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let path = directory.path().join("a-name-so-long-that-it-leaves-no-room-for-anything-else-at-all.md");
    let mut journey = Journey::start(60, 20).keys(&format!("x<C-u>{}<Enter>", path.display()));
    let picture = journey.picture();
    let told = picture.lines().nth(18).unwrap_or_default();
    assert!(told.contains("Written to /") && told.contains("…") && told.contains("all.md · "), "{picture}");
    assert!(path.exists());
}

#[test]
fn what_is_filtered_tells_the_filter() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    for (keys, ending, told) in [
        // The organisation is the same in all roles, and so no facet.
        ("f<Space><Esc>/customer<Enter><Esc>x", "md", "# customer · Unit: "),
        ("f<Space><Esc>/customer<Enter><Esc>x", "txt", " · Unit: "),
        ("f<Space><Esc>/customer<Enter><Esc>x", "html", "<h1 dir=\"auto\">customer · Unit: "),
        ("f<Space><Esc>/customer<Enter><Esc>x", "json", "\"filter\": \"Unit: "),
        ("bB/customer<Enter><Esc>x", "md", "# customer · bookmarked\n"),
        ("f<Space><Esc>x<Tab>", "html", " · Unit: "),
        ("f<Space><Esc>x<Tab>", "json", "\"filter\": \"Unit: "),
        ("/customer<Enter><Esc>bBx<Tab><Tab>", "json", "\"filter\": \"customer · bookmarked\""),
    ] {
        let path = directory.path().join(format!("one.{ending}"));
        let mut journey = Journey::start(120, 40).keys(keys).keys(&format!("<C-u>{}<Enter>", path.display()));
        let written = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{keys}: {}", journey.picture()));
        assert!(written.contains(told), "{keys} {ending}: {written}");
        fs::remove_file(&path).expect("it was written");
    }
    let path = directory.path().join("plain.json");
    Journey::start(120, 40).keys(&format!("/customer<Enter><Esc>x<C-u>{}<Enter>", path.display()));
    assert!(!fs::read_to_string(&path).expect("it is written").contains("\"filter\""), "nothing is filtered");
}

#[test]
fn the_dialog_is_as_wide_as_its_names_and_says_where_one_is_cut() {
    let file = "matrix-tam-federal-tam-premier-new-york-account-delivery-executive.md";
    let keys = "<Space><Space><Space>cx";
    let wide = Journey::start(120, 30).keys(keys).picture();
    assert!(wide.contains(file), "{wide}");
    let narrow = Journey::start(60, 20).keys(keys).picture();
    assert!(narrow.contains("…") && narrow.contains("executive.md") && !narrow.contains(file), "{narrow}");
    let line = narrow.lines().find(|line| line.contains("executive.md")).unwrap_or_default();
    assert!(line.contains("File    …"), "{narrow}");
}

#[test]
fn the_chosen_format_is_in_view_and_can_be_clicked_in_a_narrow_dialog() {
    let mut journey = Journey::start(40, 20).keys("x<Up><Up>");
    let picture = journey.picture();
    assert!(picture.contains("▸.jsonld"), "{picture}");
    let (row, line) = picture.lines().enumerate().find(|(_, line)| line.contains("▸.jsonld")).expect("the formats");
    assert!(line.contains("Format …"), "{picture}");
    let before = line.find(".yaml").or_else(|| line.find(".json")).expect("another format");
    let column = u16::try_from(line[..before].chars().count()).expect("a column");
    let other = if line.contains(".yaml") { ".yaml" } else { ".json" };
    journey = journey.click(column, u16::try_from(row).expect("a row"));
    assert!(journey.picture().contains(&format!("▸{other}")), "{}", journey.picture());
}

#[test]
fn the_preview_of_a_report_shows_what_is_in_it() {
    for (keys, told) in [("x<Down>", "Technical Account Manager"), ("x<Tab><Down>", "Technical Account Manager")] {
        let picture = Journey::start(120, 30).keys(keys).picture();
        assert!(picture.contains(".html") && picture.contains("<h1") && !picture.contains("<meta"), "{picture}");
        assert!(picture.contains(told), "{picture}");
    }
}
