//! What the configuration changes on the command line, and the commands about it; completions and the manual page.

use std::fs;

use tempfile::TempDir;

use super::*;

/// A directory for configurations, with this one in it.
fn configured(toml: &str) -> TempDir {
    let home = tempfile::tempdir().expect("a directory can be made");
    let directory = home.path().join("role-explorer");
    fs::create_dir(&directory).expect("a directory can be made");
    fs::write(directory.join("config.toml"), toml).expect("it can be written");
    home
}

fn run_in(home: &TempDir, arguments: &str) -> Run {
    run_with(program().env("XDG_CONFIG_HOME", home.path()).args(arguments.split_whitespace()))
}

#[test]
fn the_defaults_are_a_sound_configuration() {
    let home = configured(&printed("config print"));
    let path = run_in(&home, "config path").out;
    assert_eq!(path.trim_end(), home.path().join("role-explorer/config.toml").to_string_lossy());
    let check = run_in(&home, "config check");
    assert_eq!((check.status, check.out), (Some(0), format!("{} is sound\n", path.trim_end())));
    assert!(printed("config check").ends_with("is not there: the defaults hold\n"));
}

#[test]
fn what_is_wrong_is_listed_and_told_once_and_the_rest_counts() {
    let home = configured("theem = 'dark'\n[searches]\ncert = 'itil pref:'\n[keys]\nsrot = 'v'\n");
    let check = run_in(&home, "config check");
    assert_eq!((check.status, check.err.as_str()), (Some(1), ""));
    assert!(check.out.contains("config.toml:1:1: error: `theem` is no setting"), "{}", check.out);
    assert!(check.out.contains("config.toml:5:1: ") && check.out.contains("did you mean `sort`?"), "{}", check.out);
    let search = run_in(&home, "search @cert --count");
    assert_eq!((search.status, search.out), (Some(0), printed("search itil pref: --count")));
    assert!(search.err.contains("config.toml:1:1") && search.err.contains("1 more"), "{}", search.err);
}

#[test]
fn a_saved_search_that_is_not_there_is_suggested() {
    let home = configured("[searches]\ncert = 'itil pref:'\n");
    let search = run_in(&home, "search @certs itil --count");
    assert!(search.err.contains("did you mean @cert?"), "{}", search.err);
    assert_eq!(search.out, printed("search itil --count"), "the rest is searched for");
}

#[test]
fn configured_roles_stand_beside_the_built_in_ones() {
    let home = configured("catalog = ['mine', '/nowhere/at/all']\n");
    let mine = home.path().join("role-explorer/mine");
    fs::create_dir(&mine).expect("a directory can be made");
    fs::write(mine.join("baker.yaml"), "{title: Baker, responsibilities: [Bakes bread.]}").expect("it can be written");
    let list = run_in(&home, "list");
    assert!(list.out.contains("baker") && list.out.contains("tam-federal"), "{}", list.out);
    let told = "1 problem in the catalog; `role-explorer check` shows it\n";
    assert_eq!(list.err, told, "what is not there is a problem and no failure, and shown by what is named");
    assert!(run_in(&home, "check").out.contains("/nowhere/at/all"));
    let check = run_in(&home, "config check");
    let line = "config.toml:1:20: error: there is no file or directory /nowhere/at/all [no-such-catalog]\n";
    assert!(check.status == Some(1) && check.out.ends_with(line), "{}", check.out);
    let named = run_in(&home, "list --catalog roles");
    assert!(
        named.status == Some(0) && !named.out.contains("baker"),
        "what the command line names is all there is: {}",
        named.out
    );
}

#[test]
fn shells_and_the_manual_know_every_command() {
    let commands =
        ["list", "show", "search", "compare", "similar", "gap", "check", "schema", "config", "completions", "man"];
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&format!("completions {shell}"));
        assert!(commands.iter().all(|command| script.contains(command)), "{shell}");
    }
    let page = printed("man");
    for command in commands {
        assert!(page.contains(&format!("role\\-explorer {command}")), "{command}");
    }
    for key in ["only\\-differences", "QUERIES", "config.toml", ".SH KEYS"] {
        assert!(page.contains(key), "{key}");
    }
}
