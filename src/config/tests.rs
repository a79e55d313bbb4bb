use super::*;
use crate::keymap::{Action, Key, Place, Press};

/// What `source` sets, and what is said about it, a line each.
fn read(source: &str) -> (Config, Vec<String>) {
    let (config, problems) = read::read(source, Path::new("/home/me/.config/config.toml"), &|_| true);
    let told = |problem: &Problem| match &problem.help {
        Some(help) => format!("{problem} → {help}"),
        None => problem.to_string(),
    };
    (config, problems.iter().map(told).collect())
}

fn press(config: &Config, keys: &str) -> Press {
    let keys: Vec<Key> = keys.split(' ').filter_map(Key::parse).collect();
    config.keymap.press(&keys, Place::List)
}

#[test]
fn what_is_printed_as_the_defaults_sets_the_defaults() {
    assert_eq!(read(&defaults()), (Config::default(), vec![]));
}

#[test]
fn everything_can_be_set() {
    let (config, problems) = read(
        r#"
theme = "none"
mouse = false
dates = "long"
catalog = ["~", "roles", "/srv/roles"]
[layout]
list-width = 44
[keys]
compare = ["C", "^x c"]
export = []
[searches]
itil = "itil req:"
"#,
    );
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(config.look, Look::Theme(Box::new(Theme::monochrome())));
    assert_eq!((config.mouse, config.dates, config.list_width), (false, Dates::Long, Some(44)));
    assert_eq!(config.catalog[1..], ["/home/me/.config/roles", "/srv/roles"].map(PathBuf::from));
    assert!(config.catalog[0].is_absolute() && !config.catalog[0].ends_with("~"));
    assert_eq!(press(&config, "C"), Press::Action(Action::Compare));
    assert_eq!(press(&config, "^x c"), Press::Action(Action::Compare));
    assert_eq!(press(&config, "x"), Press::Nothing);
    assert_eq!(config.expand("@itil org:contoso").0, "itil req: org:contoso");
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_the_rest_counts() {
    let (config, problems) = read(
        r#"theem = "dark"
theme = "drak"
mouse = "no"
dates = "lnog"
mouse2 = = 1
[layout]
list-width = 4
[keys]
comprae = "C"
sort = ["Retrun", "v"]
mark = "v"
[searches]
itil = 3
good = "degree"
"#,
    );
    insta::assert_snapshot!(problems.join("\n"));
    assert_eq!(press(&config, "v"), Press::Action(Action::Sort), "the first one named has the key");
    assert_eq!(config.searches, [("good".to_owned(), "degree".to_owned())]);
}

#[test]
fn keys_that_are_none_leave_the_action_its_own() {
    let (config, problems) = read("[keys]\ndown = [\"foo-bar\"]\nsort = [\"Retrun\", \"v\"]\n");
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert_eq!(press(&config, "j"), Press::Action(Action::Down));
    assert_eq!((press(&config, "v"), press(&config, "s")), (Press::Action(Action::Sort), Press::Nothing));
}

#[test]
fn what_is_typed_cannot_be_a_key_of_a_line() {
    let (config, told) = read("[keys]\nwrite = [\"w\", \"^s\"]\nhelp = [\"h\", \"F5\"]\n");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("2:10") && told[0].contains("`w` cannot do `write`"), "{told:?}");
    assert_eq!(config.keymap.shown(Action::Write, Place::Writing).as_deref(), Some("^s"));
    assert_eq!(config.keymap.shown(Action::Help, Place::Writing).as_deref(), Some("F5"), "h is typed there");
}

#[test]
fn searches_that_cannot_be_called_or_asked_are_told() {
    let (config, problems) = read("[searches]\n\"a b\" = \"itil\"\nbad = \"yers:>5\"\nloop = \"@loop x\"\n");
    insta::assert_snapshot!(problems.join("\n"));
    assert_eq!(config.searches.len(), 2, "what can be called counts as far as it can");
}

#[test]
fn dates_are_written_as_asked() {
    let shown = Dates::ALL.map(|(_, dates)| dates.show("2026-01-09"));
    assert_eq!(shown, ["2026-01-09", "09/01/2026", "01/09/2026", "9 January 2026"]);
    assert_eq!(Dates::Long.show("soon"), "soon");
}

#[test]
fn saved_searches_stand_for_themselves_only_where_they_are_named() {
    let (config, _) = read("[searches]\nitil = \"itil req:\"\n");
    assert_eq!(config.expand("a@itil \"to @itil\" @itil"), ("a@itil \"to @itil\" itil req:".to_owned(), vec![]));
    let (query, unknown) = config.expand("@itli degree");
    assert_eq!(query.trim(), "degree");
    let told: Vec<&str> = unknown.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(told, ["there is no saved search `itli`: did you mean @itil?"]);
    assert_eq!((unknown[0].range.clone(), unknown[0].near.as_deref()), (0..5, Some("@itil")));
}

#[test]
fn the_schema_shipped_is_the_program_s_and_fits_what_it_prints() {
    let shipped = include_str!("../../assets/schema/config.schema.json");
    assert!(shipped == schema(), "write it anew: role-explorer config schema > assets/schema/config.schema.json");
}

#[test]
fn a_value_that_is_not_written_is_told_of_once() {
    for source in ["theme = \n", "dates =\n", "mouse = # no\n", "[layout]\nlist-width = \n", "[keys]\nsort =\n"] {
        let (config, problems) = read(source);
        assert!(problems.len() == 1 && problems[0].contains("[toml-syntax]"), "{source}: {problems:?}");
        assert_eq!(config, Config::default(), "{source}");
    }
    assert!(read("theme = ''\n").1[0].contains("there is no theme ``"), "what is written is told of");
}
