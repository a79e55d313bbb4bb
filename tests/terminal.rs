//! The real program in a real terminal: it starts, follows the window, and leaves the terminal as it found it, whatever
//! ends it. Each way of checking is also turned on a program that fails it.

mod support {
    pub(crate) mod modes;
    pub(crate) mod pty;
}

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use portable_pty::CommandBuilder;
use rustix::process::{Pid, Signal};
use support::modes;
use support::pty::{self, DEADLINE, Ending, Program};

const ROLE_EXPLORER: &str = env!("CARGO_BIN_EXE_role-explorer");

/// What the first screen shows once the roles are there.
const READY: &str = "Technical Account";

/// A key that makes the first screen change.
const DOWN: &str = "j";

const QUIT: &str = "q";
const INTERRUPT: &str = "\x03";
const SUSPEND: &str = "\x1a";

/// The places a user can be in: the keys that lead there from the first screen, and what the screen shows then.
const PLACES: &[(&str, &str)] = &[("", READY), ("/itil", "itil"), (" j c", "Compare")];

fn role_explorer() -> CommandBuilder {
    pty::command(ROLE_EXPLORER, &[])
}

fn shell(script: &str) -> CommandBuilder {
    pty::command("sh", &["-c", script, ROLE_EXPLORER])
}

/// Starts `command` and waits for the first screen.
fn ready(command: CommandBuilder) -> Program {
    let mut program = Program::start(command);
    program.wait_for(READY);
    program
}

/// The program in one of the [`PLACES`].
fn brought_to((keys, shows): (&str, &str), command: CommandBuilder) -> Program {
    let mut program = ready(command);
    program.keys(keys);
    program.wait_for(shows);
    program
}

#[track_caller]
fn assert_left_as_found(ending: &Ending, status: u32) {
    assert!(modes::ever_set(&ending.output, 1049), "the interface never came: {}", ending.screen);
    assert_eq!(ending.left, [""; 0]);
    assert_eq!(ending.status, status, "{}", ending.screen);
}

#[track_caller]
fn assert_refused(ending: &Ending, why: &str) {
    assert_eq!((ending.left.as_slice(), modes::ever_set(&ending.output, 1049)), ([].as_slice(), false));
    assert!(ending.screen.contains(why), "{}", ending.screen);
    assert_eq!(ending.status, 2);
}

#[test]
fn quitting_leaves_the_terminal_as_found() {
    let mut program = ready(role_explorer());
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn the_terminal_is_asked_nothing_before_the_first_screen() {
    let program = ready(role_explorer());
    let seen = String::from_utf8_lossy(program.seen());
    for question in
        ["\x1b[6n", "\x1b[5n", "\x1b[c", "\x1b[>c", "\x1b[>q", "\x1b[?u", "$p", "\x1bP", ";?\x07", ";?\x1b\\"]
    {
        assert!(!seen.contains(question), "{question:?} in {seen:?}");
    }
}

#[test]
fn the_interrupt_key_ends_it_everywhere() {
    for place in PLACES {
        let mut program = brought_to(*place, role_explorer());
        program.keys(INTERRUPT);
        assert_left_as_found(&program.end(), 130);
    }
}

#[test]
fn each_signal_ends_it_everywhere() {
    for place in PLACES {
        for (signal, status) in [(Signal::INT, 130), (Signal::TERM, 143), (Signal::HUP, 129), (Signal::QUIT, 131)] {
            let program = brought_to(*place, role_explorer());
            program.signal(signal);
            assert_left_as_found(&program.end(), status);
        }
    }
}

#[test]
fn a_signal_while_it_starts_leaves_nothing_behind() {
    for waits in [false, true].repeat(10) {
        let mut program = Program::start(role_explorer());
        if waits {
            program.wait_for_output();
        }
        program.signal(Signal::TERM);
        let ending = program.end();
        assert_eq!(ending.left, [""; 0]);
        // Before it listens to signals they end it by themselves, which is reported as 1.
        assert!(ending.status == 143 || ending.status == 1 && !waits, "{}", ending.status);
    }
}

#[test]
fn a_signal_in_the_midst_of_drawing_leaves_no_frame_behind() {
    for _ in 0..30 {
        let mut program = ready(role_explorer());
        program.keys(&DOWN.repeat(500));
        program.signal(Signal::TERM);
        let ending = program.end();
        assert_left_as_found(&ending, 143);
        assert_eq!(ending.screen.trim(), "");
    }
}

#[test]
fn a_signal_ends_it_though_the_terminal_takes_no_output() {
    let mut program = ready(role_explorer());
    // One frame of more than a terminal's queue holds, read to somewhere in its middle.
    program.stop_reading_after(10_000, |program| program.resize(100, 4000));
    program.signal(Signal::TERM);
    let ending = program.end_unread();
    assert_eq!(ending.status, 143);
    assert!(!ending.left.contains(&"line settings".to_owned()));
}

#[test]
fn losing_the_terminal_ends_it_with_and_without_a_signal() {
    for place in PLACES {
        for is_signalled in [true, false] {
            let mut command = role_explorer();
            // The system sends SIGHUP only to the session whose terminal it was.
            command.set_controlling_tty(is_signalled);
            assert_eq!(brought_to(*place, command).hang_up(DOWN, DEADLINE), Some(129));
        }
    }
}

#[test]
fn control_a_program_that_outlives_its_terminal_is_noticed() {
    let mut command = shell(&format!("echo {READY}; exec tail -f /dev/null"));
    command.set_controlling_tty(false);
    assert_eq!(ready(command).hang_up(DOWN, Duration::from_millis(200)), None);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_anywhere_is_told_after_the_terminal_was_given_back() {
    for (place, keys) in [("draw", ""), ("update", DOWN), ("worker", "")] {
        let mut command = role_explorer();
        command.env("ROLE_EXPLORER_PANIC", place);
        let mut program = Program::start(command);
        program.keys(keys);
        let ending = program.end();
        assert_eq!((ending.left.as_slice(), ending.status), ([].as_slice(), 101), "{}", ending.screen);
        // A worker may have come before the interface.
        assert!(place == "worker" || modes::ever_set(&ending.output, 1049));
        // The emulator keeps both screens apart: only what came after the alternate one was left is on this one.
        assert!(ending.screen.contains(&format!("asked for by ROLE_EXPLORER_PANIC={place}")), "{}", ending.screen);
    }
}

#[test]
fn it_follows_the_window_to_every_size() {
    let mut program = ready(role_explorer());
    for (columns, rows) in [(200, 60), (40, 10), (19, 5), (1, 1), (0, 0)] {
        program.resize(columns, rows);
        program.wait_for_output();
    }
    program.resize(100, 30);
    program.wait_for(READY);
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn suspending_gives_the_terminal_back_and_comes_back_whole() {
    // With job control, and below a process that is no shell, as under `cargo run`: all of the job has to stop.
    let script = r#"set -m; sh -c '"$0"; exit $?' "$0"; echo stopped; read answer; fg >/dev/null; echo ended $?"#;
    let mut program = ready(shell(script));
    program.keys(SUSPEND);
    program.wait_for("stopped");
    assert_eq!(program.left(), [""; 0]);
    program.resize(60, 20);
    program.keys("\n");
    program.wait_for(READY);
    assert!(program.left().contains(&"line settings".to_owned()));
    program.keys(QUIT);
    program.wait_for("ended 0");
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn the_stop_signal_does_what_the_key_does() {
    let script = r#"set -m; sh -c 'echo "number $$."; exec "$0"' "$0"; echo stopped; read answer; fg >/dev/null"#;
    for place in PLACES {
        let mut program = brought_to(*place, shell(script));
        rustix::process::kill_process(number(program.seen()), Signal::TSTP).expect("it is running");
        program.wait_for("stopped");
        assert_eq!(program.left(), [""; 0]);
        program.keys("\n");
        program.wait_for(place.1);
        program.keys(INTERRUPT);
        assert_left_as_found(&program.end(), 130);
    }
}

#[test]
fn a_suspended_program_can_be_ended_from_the_shell() {
    // Going on in the background, the program must not be stopped by setting modes there, or it would not hear the rest.
    let script = r#"set -m
        sh -c 'echo "number $$."; exec "$0"' "$0"
        echo stopped
        read number
        kill -CONT $number
        env true
        kill -TERM $number
        kill -CONT $number
        while kill -0 $number; do env true; done
        echo ended"#;
    let mut program = ready(shell(script));
    program.keys(SUSPEND);
    program.wait_for("stopped");
    let number = number(program.seen());
    program.keys(&format!("{}\n", number.as_raw_nonzero()));
    program.wait_for("ended");
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn two_instances_keep_what_both_of_them_were_told() {
    let home = tempfile::tempdir().expect("a directory for the test");
    let instance = || {
        let mut command = role_explorer();
        command.env("HOME", home.path());
        command.env("XDG_STATE_HOME", home.path().join("state"));
        ready(command)
    };
    let (mut one, mut other) = (instance(), instance());
    // Both write while the other runs: a bookmark, a mark and a search each, and where they ended.
    for (program, keys) in [(&mut one, "b /itil"), (&mut other, "jjb /incident")] {
        program.keys(keys);
        program.wait_for(" hits of ");
        program.keys("\r");
        program.wait_for("n/N hits");
    }
    for mut program in [one, other] {
        program.keys("qq");
        assert_left_as_found(&program.end(), 0);
    }
    let mut third = instance();
    third.wait_for("2 marked");
    third.keys("B");
    third.wait_for("[bookmarked] 2 of 5 roles");
    third.keys("/");
    for query in ["incident", "itil"] {
        third.keys("\x1b[A");
        third.wait_for(&format!("[/ {query} · bookmarked]"));
    }
    third.keys(INTERRUPT);
    assert_left_as_found(&third.end(), 130);
    let files = std::fs::read_dir(home.path().join("state/role-explorer")).expect("it is there");
    let names: Vec<_> = files.map(|file| file.expect("it can be listed").file_name()).collect();
    assert_eq!(names, ["state.json"], "no lock is left behind");
}

/// Presses the left button at a cell, counted from 1, and lets it go.
fn click(column: u16, row: u16) -> String {
    format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
}

#[test]
fn two_clicks_at_once_open_a_role_and_two_at_two_places_do_not() {
    for (second, place) in [((5, 6), "{} sections"), ((5, 9), "Enter read")] {
        let mut program = ready(role_explorer());
        program.wait_for("Enter read");
        program.keys(&(click(5, 6) + &click(second.0, second.1)));
        program.wait_for(if second == (5, 6) { "2 of 5" } else { "3 of 5" });
        program.wait_for(place);
        program.keys(INTERRUPT);
        assert_left_as_found(&program.end(), 130);
    }
}

#[test]
fn without_the_mouse_the_terminal_keeps_it() {
    let mut program = ready(pty::command(ROLE_EXPLORER, &["--no-mouse"]));
    program.keys(QUIT);
    let ending = program.end();
    assert!([1000, 1002, 1003, 1006].iter().all(|mode| !modes::ever_set(&ending.output, *mode)));
    assert_left_as_found(&ending, 0);
    let mut program = ready(role_explorer());
    program.keys(QUIT);
    assert!(modes::ever_set(&program.end().output, 1006));
}

/// The process number that a script printed as `number 123.`
fn number(output: &[u8]) -> Pid {
    let output = String::from_utf8_lossy(output);
    let (_, rest) = output.split_once("number ").expect("the script says it");
    let (number, _) = rest.split_once('.').expect("it ends with a full stop");
    number.parse().ok().and_then(Pid::from_raw).expect("it is a process number")
}

#[test]
fn control_a_program_that_stops_without_giving_the_terminal_back_is_noticed() {
    let mut program =
        Program::start(shell(r#"set -m; sh -c 'stty raw; printf "\033[?1049h"; kill -STOP $$'; echo stopped"#));
    program.wait_for("stopped");
    assert_eq!(program.left(), ["mode ?1049", "line settings"]);
}

#[test]
fn without_a_shell_to_come_back_from_suspending_does_nothing() {
    let mut program = ready(role_explorer());
    program.keys(SUSPEND);
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn thousands_of_keys_at_once_all_count() {
    let mut program = ready(role_explorer());
    // Each marks the role, or takes its mark away: an odd number leaves it marked.
    program.keys(&("2".to_owned() + &" ".repeat(3001)));
    program.wait_for("1 marked");
    program.keys(&("1".to_owned() + &DOWN.repeat(3000) + QUIT));
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn a_paste_of_ten_megabytes_leaves_it_answering() {
    let paste = format!("\x1b[200~{}\x1b[201~", "incident ".repeat(10_000_000 / 9));
    for keys in ["", "/", ":"] {
        let mut program = ready(role_explorer());
        program.keys(keys);
        program.keys(&paste);
        // Where it is a line that has the keys, a letter is text.
        program.keys(if keys.is_empty() { QUIT } else { "\x03" });
        assert_left_as_found(&program.end(), if keys.is_empty() { 0 } else { 130 });
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat_over_a_million_events() {
    let mut program = ready(role_explorer());
    let flood = |program: &mut Program, count: usize, shows: &str| {
        // The mouse is over nothing it could do; a key now and then moves the selection and back.
        let events = format!("{}{DOWN}k", "\x1b[<35;5;6M".repeat(98)).repeat(count / 100);
        program.keys(&events);
        // Marks the selected role and goes to the next.
        program.keys(" ");
        program.wait_for(shows);
        program.memory()
    };
    // What is allocated once is there by then.
    let before = flood(&mut program, 50_000, "1 marked");
    let after = flood(&mut program, 1_000_000, "2 marked");
    assert!(after < before + 16 * 1024, "{before} KiB, and {after} KiB a million events later");
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn the_terminal_s_background_decides_where_it_may_and_no_answer_delays_nothing() {
    let home = tempfile::tempdir().expect("a directory for the test");
    fs::create_dir(home.path().join("role-explorer")).expect("a directory");
    fs::write(home.path().join("role-explorer/config.toml"), "theme = \"auto\"\n").expect("a file");
    // What the terminal answers, and the background of the theme that fits it.
    let light = ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "48;2;250;248;243");
    let dark = ("\x1b]11;rgb:0000/0000/0000\x07", "48;2;26;29;41");
    for (answer, shows) in [light, dark, ("", "")] {
        let mut command = role_explorer();
        command.env("XDG_CONFIG_HOME", home.path());
        command.env("COLORTERM", "truecolor");
        let mut program = ready(command);
        program.wait_for_sent(b"\x1b]11;?");
        program.keys(answer);
        if !shows.is_empty() {
            program.wait_for_sent(shows.as_bytes());
        }
        program.keys(DOWN);
        program.wait_for("2 of 5");
        program.keys(QUIT);
        assert_left_as_found(&program.end(), 0);
    }
}

/// A directory with a profile, `baker.yaml`, and an editor called `vim` that is this script.
fn with_editor(script: &str) -> (tempfile::TempDir, CommandBuilder) {
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a directory for the test");
    let editor = directory.path().join("vim");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("a file");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("its mode can be set");
    fs::create_dir(directory.path().join("roles")).expect("a directory");
    fs::write(baker(&directory), "title: Baker\nresponsibilities:\n  - Kneads dough\n").expect("a file");
    let mut command = role_explorer();
    command.arg(directory.path().join("roles"));
    command.env("VISUAL", format!("'{}' -n", editor.display()));
    command.env("EDITOR", "/nowhere");
    (directory, command)
}

fn baker(directory: &tempfile::TempDir) -> PathBuf {
    directory.path().join("roles").join("baker.yaml")
}

/// Starts `command` and waits for the profile of [`with_editor`].
fn baking(command: CommandBuilder) -> Program {
    let mut program = Program::start(command);
    program.wait_for("Baker");
    program
}

#[test]
fn the_editor_gets_the_terminal_as_found_and_what_it_saves_is_shown() {
    let script = r#"echo "editing $1 $2 $(basename "$3")."; read answer; echo "title: $answer" > "$3""#;
    let (_directory, command) = with_editor(script);
    let mut program = baking(command);
    program.keys("/dough\r");
    program.wait_for("sections");
    program.keys("e");
    program.wait_for("editing -n +3 baker.yaml.");
    assert_eq!(program.left(), [""; 0]);
    program.keys("Confectioner\n");
    program.wait_for("1 Roles");
    assert!(program.left().contains(&"line settings".to_owned()));
    program.keys("\x1b\x1b");
    program.wait_for("Confectioner");
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn the_editor_is_reached_and_left_however_many_keys_wait() {
    // More keys than the queue holds, so that the thread that reads them finds it full.
    let (_directory, command) = with_editor("echo editing");
    let mut program = baking(command);
    program.keys(&(DOWN.repeat(10_000) + "e" + &DOWN.repeat(10_000) + QUIT));
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn an_editor_that_fails_is_told_of_and_nothing_is_lost() {
    // The interrupt key is the editor's while it has the terminal; and it leaves the terminal in disorder.
    for (script, keys) in [("stty raw -echo; exit 3", ""), ("echo editing; read answer", "\x03")] {
        let (_directory, command) = with_editor(script);
        let mut program = baking(command);
        program.keys("e");
        if !keys.is_empty() {
            program.wait_for("editing");
            program.keys(keys);
        }
        program.wait_for("The editor `");
        program.keys(QUIT);
        assert_left_as_found(&program.end(), 0);
    }
    let (_directory, mut command) = with_editor("");
    command.env("VISUAL", "/nowhere/vim");
    let mut program = baking(command);
    program.keys("e");
    program.wait_for("cannot be started");
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn what_is_copied_reaches_the_terminal_or_is_printed_at_the_end() {
    let mut program = ready(role_explorer());
    program.keys("yl");
    program.wait_for("Copied the command line");
    let seen = String::from_utf8_lossy(program.seen()).into_owned();
    // Base64 of `role-explorer list`.
    assert!(seen.contains("\x1b]52;c;cm9sZS1leHBsb3JlciBsaXN0\x07"), "{seen:?}");
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);

    let mut command = role_explorer();
    command.env("TERM", "linux");
    let mut program = ready(command);
    program.keys("yl");
    program.wait_for("printed when you quit");
    program.keys(QUIT);
    let ending = program.end();
    assert!(ending.screen.contains("role-explorer list"), "{}", ending.screen);
    assert!(!ending.output.windows(5).any(|bytes| bytes == b"\x1b]52;"));
    assert_left_as_found(&ending, 0);
}

#[test]
fn a_file_put_in_the_place_of_another_shows_by_itself() {
    let (directory, command) = with_editor("");
    let mut program = baking(command);
    for title in ["Confectioner", "Pastry cook", "Miller"] {
        let new = directory.path().join("new");
        fs::write(&new, format!("title: {title}\n")).expect("a file");
        fs::rename(new, baker(&directory)).expect("it can be renamed");
        program.wait_for(title);
    }
    fs::write(baker(&directory), "title: [").expect("a file");
    program.wait_for("baker.yaml is broken at present: its last good state stays");
    fs::remove_file(baker(&directory)).expect("the file was there");
    program.wait_for("No roles here");
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn keys_come_from_the_terminal_when_standard_input_does_not() {
    let mut program = ready(shell(r#"echo | "$0""#));
    program.keys(QUIT);
    assert_left_as_found(&program.end(), 0);
}

#[test]
fn without_a_terminal_for_keys_it_says_so_and_touches_nothing() {
    let mut command = shell(r#""$0" </dev/null"#);
    command.set_controlling_tty(false);
    assert_refused(&Program::start(command).end(), "no terminal to read keys from");
}

#[test]
fn a_terminal_that_cannot_place_text_is_refused_untouched() {
    let mut command = role_explorer();
    command.env("TERM", "dumb");
    assert_refused(&Program::start(command).end(), "TERM is `dumb`");
}

#[test]
fn what_was_written_is_opened_by_its_whole_path() {
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a directory for the test");
    let opener = directory.path().join(if cfg!(target_os = "macos") { "open" } else { "xdg-open" });
    // It gets no output of its own; the terminal is still there.
    fs::write(&opener, "#!/bin/sh\nprintf 'opening %s: %s.' $# \"$1\" > /dev/tty\n").expect("a file");
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).expect("its mode can be set");
    let path = format!("{}:{}", directory.path().display(), std::env::var("PATH").unwrap_or_default());
    let elsewhere = directory.path().join("federal.md");
    for (name, written) in
        [("", "tam-federal.md"), ("\x15-rf.md", "-rf.md"), (&format!("\x15{}", elsewhere.display()), "federal.md")]
    {
        let mut command = role_explorer();
        command.cwd(directory.path());
        command.env("PATH", &path);
        command.env("DISPLAY", ":0");
        let mut program = ready(command);
        program.keys(&format!("x{name}\r"));
        program.wait_for("opens it");
        program.keys("o");
        let path = directory.path().join(written);
        program.wait_for_sent(format!("opening 1: {}.", path.display()).as_bytes());
        assert!(path.exists(), "{written}");
        program.keys(QUIT);
        assert_left_as_found(&program.end(), 0);
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_spreadsheet_is_not_sent_to_a_terminal() {
    let command = pty::command(ROLE_EXPLORER, &["compare", "tam-federal", "tam-premier", "--format", "xlsx"]);
    let ending = Program::start(command).end();
    assert_eq!(ending.status, 2);
    assert!(ending.screen.contains("a terminal cannot show a spreadsheet"), "{}", ending.screen);
    assert!(ending.screen.contains("-o compare-tam-federal-tam-premier"), "{}", ending.screen);
    assert!(!ending.output.starts_with(b"PK"));
}

#[test]
fn control_what_is_left_on_is_noticed() {
    let table: &[(&str, &[&str])] = &[
        (r"printf '\033[?1049h\033[?1000h'; stty raw", &["mode ?1000", "mode ?1049", "line settings"]),
        (r"printf '\033[?1049h\033[?1049l'", &[]),
        (r"printf '\033[?25l\033[?7l\033[?1002;1006h\033[?1006l'", &["mode ?1002", "mode ?25", "mode ?7"]),
        (r"printf '\033[>1u\033[>5u\033[<1u'", &["kitty keyboard flags"]),
        (r"printf '\033[>1u\033[>5u\033[<2u'", &[]),
        (
            r"printf '\033]2;roles\007\033[4 q\033=\033[2;5r'",
            &["application keypad", "cursor style", "scroll region", "window title"],
        ),
        (r"printf '\033[22;2t\033]2;roles\033\\\033[23;2t\033[0 q\033>\033[r'", &[]),
        (r"printf '\033[1;31m\033[>4;2m'", &["colours or attributes", "modified keys"]),
        ("stty -echo", &["line settings"]),
        ("stty intr ^G", &["line settings"]),
    ];
    for (script, left) in table {
        assert_eq!(Program::start(shell(script)).end().left, *left, "{script}");
    }
}
