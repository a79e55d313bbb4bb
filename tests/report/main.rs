//! The HTML report in a real browser, headless. Where there is no Chromium the tests say so and pass.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A report of profiles of the tests' own.
fn report(arguments: &[&str]) -> String {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
    let mut program = assert_cmd::cargo_bin_cmd!("role-explorer");
    let run =
        program.current_dir(data).args(arguments).args(["--format", "html"]).output().expect("the program starts");
    assert!(run.status.success());
    String::from_utf8(run.stdout).expect("HTML is UTF-8")
}

/// The browser, where there is one.
fn chromium() -> Option<PathBuf> {
    let places = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found =
        std::env::split_paths(&places).flat_map(|place| names.map(|name| place.join(name))).find(|path| path.is_file());
    if found.is_none() {
        #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
        {
            eprintln!("skipped: there is no Chromium here (Debian: apt-get install chromium)");
        }
    }
    found
}

/// Opens `page` of `directory` and returns what the browser wrote.
fn open(chromium: &Path, directory: &Path, page: &str, options: &[&str]) -> Output {
    // In a container there are neither users to keep apart nor much shared memory.
    let usual = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr"];
    let profile = format!("--user-data-dir={}", directory.join("profile").display());
    let address = format!("file://{}", directory.join(page).display());
    let mut browser = Command::new(chromium);
    browser.args(usual).arg(profile).args(options).arg(address).output().expect("the browser starts")
}

/// What the console of the page says, a line each.
fn console(output: &Output) -> Vec<String> {
    let all = String::from_utf8_lossy(&output.stderr).into_owned();
    all.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect()
}

/// `text` as the value of an attribute.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

#[test]
fn a_report_opens_without_a_word_on_the_console_and_prints() {
    let Some(chromium) = chromium() else { return };
    let directory = tempfile::tempdir().expect("a directory for the test");
    let pages = [
        ("two.html", report(&["compare", "support", "senior", "--catalog", "roles"])),
        ("role.html", report(&["show", "support", "--catalog", "roles"])),
        ("gap.html", report(&["gap", "support", "senior", "--catalog", "roles"])),
        ("similar.html", report(&["similar", "support", "--catalog", "roles"])),
        ("evil-gap.html", report(&["gap", "hostile.yaml", "tam-federal"])),
        ("evil.html", report(&["compare", "hostile.yaml", "tam-federal", "tam-premier"])),
    ];
    for (name, page) in &pages {
        fs::write(directory.path().join(name), page).expect("a file");
        let shown = open(&chromium, directory.path(), name, &["--dump-dom"]);
        assert_eq!(console(&shown), [""; 0], "{name}");
        let dom = String::from_utf8_lossy(&shown.stdout).into_owned();
        assert!(dom.contains("<h1"), "{name}: {dom}");
        assert!(
            !dom.contains("class=\"tools\" hidden") && !dom.contains("hidden=\"\""),
            "{name}: the script did not run"
        );
    }
    let printed = format!("--print-to-pdf={}", directory.path().join("two.pdf").display());
    open(&chromium, directory.path(), "two.html", &[&printed]);
    let pdf = fs::read(directory.path().join("two.pdf")).expect("it was printed");
    assert!(pdf.starts_with(b"%PDF"));
}

/// The widths at which pages are looked at, in pixels.
const WIDTHS: [u64; 3] = [380, 800, 1280];

/// What the probe finds of pages at each of the [`WIDTHS`], one page after the other, in light and then in dark.
fn probed(chromium: &Path, pages: &[String]) -> Vec<Value> {
    let directory = tempfile::tempdir().expect("a directory for the test");
    // A browser's window is no narrower than 500 pixels, a frame can be.
    let frame = |page: &String, width: u64| {
        format!("<iframe style=\"width:{width}px;border:0\" srcdoc=\"{}\"></iframe>", quoted(page))
    };
    let frames: String = pages.iter().flat_map(|page| WIDTHS.map(|width| frame(page, width))).collect();
    let probe = include_str!("probe.js");
    let harness = format!("<!doctype html><meta charset=utf-8><body>{frames}<script>{probe}</script>");
    fs::write(directory.path().join("frames.html"), harness).expect("a file");
    let answers = ["1", "0"].map(|scheme| {
        let scheme = format!("--blink-settings=preferredColorScheme={scheme}");
        let shown = open(chromium, directory.path(), "frames.html", &["--dump-dom", &scheme]);
        assert_eq!(console(&shown), [""; 0]);
        let dom = String::from_utf8_lossy(&shown.stdout).into_owned();
        let answer = dom.split("<pre>").nth(1).and_then(|rest| rest.split("</pre>").next()).expect("the page answered");
        let answers: Vec<Value> =
            serde_json::from_str(&answer.replace("&lt;", "<").replace("&amp;", "&")).expect("JSON");
        let widths: Vec<u64> = answers.iter().filter_map(|answer| answer["width"].as_u64()).collect();
        assert_eq!(widths, WIDTHS.repeat(pages.len()));
        answers
    });
    answers.concat()
}

#[test]
fn a_report_is_read_at_every_width_and_its_tools_work() {
    let Some(chromium) = chromium() else { return };
    let directory = tempfile::tempdir().expect("a directory for the test");
    let pairings = directory.path().join("pairings.yaml");
    let named = |role: &str, text: &str| format!("{{role: {role}, text: {text}}}");
    let rejected = [
        named("support-engineer", "Writes the knowledge base for known problems."),
        named("senior-support-engineer", "Owns the knowledge base for known problems and their workarounds."),
    ];
    let gone = [named("support-engineer", "Gone."), named("senior-support-engineer", "Gone too.")];
    let decisions = format!("- reject: [{}]\n- accept: [{}]\n", rejected.join(", "), gone.join(", "));
    fs::write(&pairings, decisions).expect("a file");
    let pairings = pairings.to_string_lossy();
    let page = report(&["compare", "support", "senior", "cellar", "--catalog", "roles", "--pairings", &pairings]);
    assert!(page.contains("rejected by you") && page.contains("Gone too."), "{page}");
    for answer in probed(&chromium, &[page]) {
        assert_readable(&answer, "a comparison");
        assert_eq!(answer["tools"], true);
        let list = |key: &str| answer[key].as_array().expect("a list").clone();
        assert!(!list("differ").is_empty() && list("differ").iter().all(|line| line != "same"), "{answer}");
        assert!(list("differ").len() < usize::try_from(answer["lines"].as_u64().unwrap_or(0)).unwrap_or(0));
        let has_words = |line: &Value| line.as_str().is_some_and(|text| text.contains("knowledge base"));
        assert!(!list("filtered").is_empty() && list("filtered").iter().all(has_words), "{answer}");
        assert_eq!(answer["restored"], answer["lines"]);
    }
}

#[test]
fn every_document_is_read_at_every_width() {
    let Some(chromium) = chromium() else { return };
    let documents = [
        "compare tam-federal tam-premier",
        "compare hostile.yaml tam-federal tam-premier --matrix",
        "show tam-federal",
        "show hostile.yaml",
        "list",
        "search itil",
        "gap tam-federal tam-premier",
        "similar tam-federal",
    ];
    let pages = documents.map(|arguments| report(&arguments.split(' ').collect::<Vec<_>>()));
    let names = documents.iter().flat_map(|name| [name; WIDTHS.len()]).cycle();
    probed(&chromium, &pages).iter().zip(names).for_each(|(answer, name)| assert_readable(answer, name));
}

/// Holds what is shown to what can be read: nothing is cut off, nothing is too faint.
fn assert_readable(answer: &Value, name: &str) {
    let width = &answer["width"];
    assert_eq!(answer["taken"], answer["room"], "{name} is wider than {width} pixels");
    let contrast = &answer["contrast"];
    assert!(contrast[0].as_f64().is_some_and(|ratio| ratio >= 4.5), "{name} in {width} pixels: {contrast}");
}
