//! The ends of the program's streams: readers that leave, disks that are full, interrupts.
#![cfg(unix)]

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};

fn program() -> Command {
    let mut command = Command::new(assert_cmd::cargo_bin!("role-explorer"));
    command.current_dir(crate::DATA).stdin(Stdio::null());
    command
}

/// Starts the program with something as its standard output.
fn start(arguments: &str, stdout: impl Into<Stdio>) -> Child {
    let mut command = program();
    command.args(arguments.split_whitespace()).stdout(stdout).stderr(Stdio::piped());
    command.spawn().expect("the program starts")
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    for arguments in ["list", "show tam-federal", "compare tam-federal tam-premier", "schema", "--help"] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = start(arguments, writer).wait_with_output().expect("it ends");
        assert!(output.status.success() && output.stderr.is_empty(), "{arguments}: {output:?}");
    }
}

#[test]
fn hits_are_written_as_they_are_made() {
    let statements: Vec<String> = (0..2_000).map(|number| format!("  - Reviews plan {number}.\n")).collect();
    let statements = statements.concat();
    let roles = tempfile::tempdir().expect("a directory");
    for role in 0..20 {
        let profile = format!("title: Reviewer {role}\nresponsibilities:\n{statements}");
        std::fs::write(roles.path().join(format!("{role}.yaml")), profile).expect("a file");
    }
    for format in ["text", "markdown", "csv", "json"] {
        let (mut reader, writer) = std::io::pipe().expect("a pipe");
        let path = roles.path().display();
        let child = start(&format!("search reviews --format {format} --catalog {path}"), writer);
        let mut first = [0; 64];
        reader.read_exact(&mut first).expect("it writes");
        drop(reader);
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success() && output.stderr.is_empty(), "{format}: {output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = File::options().write(true).open("/dev/full").expect("every Linux has it");
    let output = start("list", full).wait_with_output().expect("it ends");
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(error.starts_with("error: cannot write to standard output\n  why: "), "{error}");
}

#[test]
fn an_interrupt_ends_it_at_once() {
    let (reader, mut writer) = std::io::pipe().expect("a pipe");
    // Who runs the tests in the background makes them, and what they start, deaf to interrupts.
    let mut hearing = Command::new("env");
    hearing.args(["--default-signal=INT", env!("CARGO_BIN_EXE_role-explorer"), "list", "--catalog", "-"]);
    let mut child = hearing.stdin(reader).spawn().expect("the program starts");
    // More than a pipe holds: once it is written, the program is at work reading.
    writer.write_all(&vec![b'#'; 1 << 17]).expect("the program reads");
    let process = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(process, rustix::process::Signal::INT).expect("it waits for its input");
    let status = child.wait().expect("it ends");
    // A shell reports this as 130.
    assert_eq!(status.signal(), Some(2));
    drop(writer);
}
