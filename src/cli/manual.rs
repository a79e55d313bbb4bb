//! What packagers ask for: completions for shells, and the manual page.

use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, italic, roman};
use role_explorer::export::Written;
use role_explorer::search::LANGUAGE;

use super::arguments::Arguments;
use super::output::print;
use crate::failure::Failure;
use crate::keymap::{BINDINGS, Binding, Chord, EDITING, GROUPS, Place, TYPING};

/// What bash completes beside what clap knows of: ids, which only the roles there are can tell. It asks the program for them
/// where a command takes some; with a catalog of its own it leaves them alone. The command is the first word that is
/// neither an option nor its value, and bash makes a word of the `=` between those two.
const IDS_IN_BASH: &str = r#"
_role_explorer_ids() {
    local valued=" VALUED " word before= command=
    _role__explorer "$@"
    [[ $2 == -* || $3 == "=" || $valued == *" $3 "* ]] && return
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$word" in
            --catalog*) return ;;
            "=") continue ;;
            -*) ;;
            *) [[ -z $command && $valued != *" $before "* ]] && command=$word ;;
        esac
        before=$word
    done
    case "$command" in
        show | compare | similar | gap)
            local ids="$("${1/#\~/$HOME}" list --format csv 2>/dev/null | sed '1d; s/,.*//')"
            local found=($(compgen -W "$ids" -- "$2"))
            [[ ${#found[@]} -gt 0 ]] && COMPREPLY=("${found[@]}")
            ;;
    esac
}
complete -F _role_explorer_ids -o bashdefault -o default role-explorer
"#;

/// Prints what makes `shell` complete the program's words.
pub(super) fn completions(shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "role-explorer", &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Bash {
        // clap takes the hyphen of the name, where it names the cases, for what parts a command from its subcommand.
        script = script.replace("role__subcmd__explorer", "role__explorer");
        script += &IDS_IN_BASH.replace("VALUED", &valued().join(" "));
    }
    print([Written::Bytes(script.into_bytes())])
}

/// The options that a value follows, of the program and of its commands: `--format`, `-o`.
fn valued() -> Vec<String> {
    let program = Arguments::command();
    let commands = [&program].into_iter().chain(program.get_subcommands());
    let options = commands.flat_map(clap::Command::get_opts).filter(|option| option.get_action().takes_values());
    let options = options.flat_map(|option| {
        let short = option.get_short().map(|letter| format!("-{letter}"));
        short.into_iter().chain(option.get_long().map(|name| format!("--{name}")))
    });
    let mut options: Vec<String> = options.collect();
    options.sort_unstable();
    options.dedup();
    options
}

/// Prints the manual page.
pub(super) fn man() -> Result<(), Failure> {
    let page = page().map_err(|error| Failure::new("cannot write the manual page").because(&error.to_string()))?;
    print([Written::Bytes(page)])
}

/// The manual page: what clap knows of the commands, and then the keys, the query language and the files.
fn page() -> std::io::Result<Vec<u8>> {
    let mut command = Arguments::command();
    command.build();
    let manual = Man::new(command.clone());
    let mut page = Vec::new();
    manual.render_title(&mut page)?;
    manual.render_name_section(&mut page)?;
    synopsis(&command).to_writer(&mut page)?;
    manual.render_description_section(&mut page)?;
    manual.render_options_section(&mut page)?;
    let mut rest = Roff::new();
    commands(&mut rest, &mut command);
    keys(&mut rest);
    rest.control("SH", ["QUERIES"]).control("nf", []);
    for line in LANGUAGE.lines() {
        rest.text([roman(line)]);
    }
    rest.control("fi", []);
    rest.control("SH", ["FILES"]);
    for (file, what) in [
        (
            "config.toml",
            "The configuration, in the directory that `role-explorer config path` tells; never written by the program.",
        ),
        ("themes/NAME.toml", "Themes of your own, beside it."),
        ("roles/", "Your own roles, in the platform's data directory."),
        ("state.json", "Marks, bookmarks, searches, the last view and the width of the list, in the state directory."),
        ("pairings.yaml", "Your decisions on pairings, in the platform's state directory."),
    ] {
        rest.control("TP", []).text([bold(file)]).text([roman(what)]);
    }
    rest.to_writer(&mut page)?;
    manual.render_extra_section(&mut page)?;
    manual.render_version_section(&mut page)?;
    Ok(page)
}

/// How the program is called: its options with their values, and its commands.
fn synopsis(command: &clap::Command) -> Roff {
    let name = command.get_name();
    let mut line = vec![bold(name)];
    for option in command.get_arguments().filter(|argument| !argument.is_positional()) {
        let short = option.get_short().map(|letter| format!("-{letter}"));
        let names = short.into_iter().chain(option.get_long().map(|name| format!("--{name}")));
        line.extend([roman(" ["), bold(names.collect::<Vec<_>>().join("|"))]);
        let values = option.get_value_names().filter(|_| option.get_action().takes_values());
        line.extend(values.into_iter().flatten().flat_map(|value| [roman(" "), italic(value.as_str())]));
        line.push(roman("]"));
    }
    for path in command.get_positionals() {
        line.push(roman(format!(" {path}")));
    }
    let mut synopsis = Roff::new();
    synopsis.control("SH", ["SYNOPSIS"]).text(line).control("br", []);
    synopsis.text([bold(name), roman(" "), italic("COMMAND"), roman(" ...")]);
    synopsis
}

/// Every command with its own options.
fn commands(rest: &mut Roff, command: &mut clap::Command) {
    rest.control("SH", ["COMMANDS"]);
    for command in command.get_subcommands_mut() {
        if command.get_name() == "help" {
            continue;
        }
        let usage = command.render_usage().to_string().replace("Usage: ", "").replace('\n', " ");
        rest.control("TP", []).text([bold(usage)]);
        rest.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
    }
}

/// The keys of the interface, place by place.
fn keys(rest: &mut Roff) {
    rest.control("SH", ["KEYS"]);
    rest.text([roman("They can be changed in the configuration, by the names in parentheses.")]);
    let mut section = |name: &str, belongs: &dyn Fn(&Binding) -> bool| {
        rest.control("SS", [name]);
        for binding in BINDINGS.iter().filter(|binding| belongs(binding)) {
            let keys: Vec<String> =
                binding.keys.iter().filter_map(|keys| Chord::parse(keys)).map(|keys| keys.to_string()).collect();
            rest.control("TP", []).text([bold(keys.join(", "))]);
            rest.text([roman(format!("{} ({})", binding.description, binding.name))]);
        }
    };
    for (_, group) in GROUPS {
        section(group, &|binding| binding.group() == Some(group));
    }
    for place in Place::ALL {
        section(place.name(), &|binding| binding.group().is_none() && binding.places.contains(place));
    }
    rest.control("SS", [TYPING]);
    rest.text([roman("These cannot be changed.")]);
    for (keys, description) in EDITING {
        rest.control("TP", []).text([bold(keys.join(", "))]);
        rest.text([roman(*description)]);
    }
}
