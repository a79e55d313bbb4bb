use std::sync::mpsc::channel;

use super::*;

/// How long anything may take on a machine under load before a test fails.
const DEADLINE: Duration = Duration::from_secs(30);

/// Watches `path` with `native` from now on; what is told arrives at the receiver.
fn watching(
    path: &Path,
    native: impl Fn(&Watched) -> notify::Result<(Box<dyn Watcher>, Changes)> + Send + 'static,
) -> Receiver<Message> {
    let places = [Place::Path(path.to_owned())];
    let (sender, told) = channel();
    let (ready, is_ready) = channel();
    let native = move |what: &Watched| {
        let watching = native(what);
        // Nobody waits for a second time.
        let _ = ready.send(());
        watching
    };
    // Long after whatever the test wrote before.
    let begun = SystemTime::now() + Duration::from_secs(3600);
    thread::spawn(move || watch(&places, begun, native, move |message| sender.send(message).is_ok()));
    is_ready.recv_timeout(DEADLINE).expect("watching begins");
    told
}

#[track_caller]
fn assert_noticed(told: &Receiver<Message>, what: &str) {
    match told.recv_timeout(DEADLINE) {
        Ok(Message::Changed) => {}
        other => panic!("{what}: {other:?}"),
    }
    // What belongs to the same change may come a moment later.
    while told.recv_timeout(QUIET * 2).is_ok() {}
}

#[test]
fn every_way_of_changing_a_file_is_noticed() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let at = |name: &str| directory.path().join(name);
    fs::write(at("a.yaml"), "title: A").expect("a file");
    let told = watching(directory.path(), native);
    fs::write(at("a.yaml"), "title: B").expect("a file");
    assert_noticed(&told, "written");
    fs::write(at("new.tmp"), "title: C").expect("a file");
    fs::rename(at("new.tmp"), at("a.yaml")).expect("the file is there");
    assert_noticed(&told, "put in its place");
    fs::create_dir(at("below")).expect("a directory");
    assert_noticed(&told, "a directory made");
    fs::write(at("below").join("d.yml"), "title: D").expect("a file");
    assert_noticed(&told, "written below");
    fs::remove_file(at("a.yaml")).expect("the file was there");
    assert_noticed(&told, "removed");
    fs::write(at("notes.txt"), "no profile").expect("a file");
    assert!(told.recv_timeout(QUIET * 4).is_err(), "another file");
}

#[test]
fn a_directory_that_comes_late_or_again_is_watched() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let roles = directory.path().join("data").join("roles");
    let told = watching(&roles, native);
    fs::create_dir_all(&roles).expect("a directory");
    assert_noticed(&told, "made");
    for title in ["A", "B"] {
        fs::write(roles.join("a.yaml"), format!("title: {title}")).expect("a file");
        assert_noticed(&told, "written into what came late");
    }
    fs::remove_dir_all(&roles).expect("the directory was there");
    assert_noticed(&told, "removed");
    fs::create_dir(&roles).expect("a directory");
    assert_noticed(&told, "made again");
    fs::write(roles.join("a.yaml"), "title: C").expect("a file");
    assert_noticed(&told, "written into what came again");
}

#[test]
fn a_file_is_watched_by_its_directory_and_its_neighbours_are_not() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("a.yaml");
    fs::write(&file, "title: A").expect("a file");
    let told = watching(&file, native);
    fs::write(directory.path().join("b.yaml"), "title: B").expect("a file");
    assert!(told.recv_timeout(QUIET * 4).is_err(), "a neighbour");
    fs::remove_file(&file).expect("the file was there");
    assert_noticed(&told, "removed");
    fs::write(&file, "title: C").expect("a file");
    assert_noticed(&told, "there again");
}

#[test]
fn where_watching_cannot_be_had_the_files_are_looked_at_and_it_is_said() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let file = directory.path().join("a.yaml");
    fs::write(&file, "title: A").expect("a file");
    let told = watching(&file, |_| Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)));
    match told.recv_timeout(DEADLINE) {
        Ok(Message::Watched(how)) => assert!(how.contains("every second") && how.contains("no more files"), "{how}"),
        other => panic!("{other:?}"),
    }
    fs::remove_file(&file).expect("the file was there");
    assert_noticed(&told, "removed");
}

#[test]
fn what_changed_before_watching_began_is_told() {
    let directory = tempfile::tempdir().expect("a directory for the test");
    let begun = SystemTime::now();
    fs::write(directory.path().join("a.yaml"), "title: A").expect("a file");
    let (sender, told) = channel();
    start(&[Place::Path(directory.path().to_owned())], begun, move |message| sender.send(message).is_ok())
        .expect("a thread");
    assert_noticed(&told, "written meanwhile");
}

#[test]
fn where_nothing_can_change_nothing_is_watched() {
    let (sender, told) = channel();
    start(&[Place::BuiltIn, Place::Input], SystemTime::UNIX_EPOCH, move |message| sender.send(message).is_ok())
        .expect("a thread");
    assert!(told.recv().is_err(), "the thread that tells was started");
}
