//! What can be asked for on the command line. What is done about it stands elsewhere.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use role_explorer::catalog::SortKey;
use role_explorer::export::Format;
use role_explorer::search::{LANGUAGE, Query};

use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::settings::Question;

/// Read, search and compare job roles.
#[derive(Debug, Default, Parser)]
#[command(name = "role-explorer", version, about, after_help = AFTER, max_term_width = 100)]
pub(super) struct Arguments {
    /// Files and directories with roles, in place of the built-in ones; `-` is standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Leave the mouse to the terminal, for selecting text with it
    #[arg(long)]
    pub(super) no_mouse: bool,
    /// For screen readers: no borders or drawn signs, one pane at a time, and after each key a line that says what is selected
    #[arg(long)]
    pub(super) plain: bool,
    #[command(flatten)]
    pub(super) judged: Judged,
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

const AFTER: &str = "\
Without a command: the terminal interface or, when standard output is no terminal, what `list` prints.

ROLE is an id, the start of one, a YAML file, or FILE@REVISION: the file as it was at a git revision.

Exit status: 0 done; 1 the answer is no (nothing found, errors found, `--exit-code` and differences); \
2 usage, input or output error; 130 interrupted.

Example: role-explorer compare tam-federal tam-premier --format markdown -o comparison.md";

/// What every command understands, before its name or after it.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Common {
    /// Work on the roles of this file or directory (repeatable; `-` is standard input)
    #[arg(long, value_name = "PATH")]
    pub(super) catalog: Vec<PathBuf>,
    /// Form of what is printed: text, markdown, html, csv, xlsx, json, yaml or json-ld, each where it fits
    #[arg(long, value_name = "FORMAT", value_parser = Offered(formats), hide_possible_values = true)]
    pub(super) format: Option<String>,
    /// Write to a file, whose extension decides on the format unless --format does (repeatable); `-` is standard output,
    /// `DIR/` a file named by what is in it
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Vec<PathBuf>,
    /// Let --output replace a file
    #[arg(long)]
    pub(super) force: bool,
    /// Columns to wrap text to, 20 to 1000
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub(super) width: Option<u16>,
    /// In CSV, leave cells as they are that a spreadsheet would take for formulas
    #[arg(long)]
    pub(super) csv_raw: bool,
    /// When to use colours; `auto`, the default, also heeds `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_name = "WHEN")]
    pub(super) color: Option<Color>,
}

impl Common {
    /// These options with those said `after` them: catalogs and files add up, of the others the later one counts.
    pub(super) fn and(self, after: Self) -> Self {
        Self {
            catalog: [self.catalog, after.catalog].concat(),
            format: after.format.or(self.format),
            output: [self.output, after.output].concat(),
            force: after.force || self.force,
            width: after.width.or(self.width),
            csv_raw: after.csv_raw || self.csv_raw,
            color: after.color.or(self.color),
        }
    }
}

/// What every command understands that compares.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Judged {
    /// Your judgement on pairings, in place of the file in your state directory
    #[arg(long, value_name = "FILE")]
    pub(super) pairings: Option<PathBuf>,
}

/// What every command understands that looks through all roles.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Kept {
    /// Keep to the roles with this value of a facet, such as `location:oslo` or `clearance:not stated` (repeatable: values
    /// of one facet add up, facets narrow each other)
    #[arg(long, value_name = "FACET:VALUE")]
    pub(super) only: Vec<String>,
}

fn sort_key() -> impl TypedValueParser<Value = SortKey> {
    PossibleValuesParser::new(SortKey::ALL.map(SortKey::name))
        .map(|name| SortKey::ALL.into_iter().find(|key| key.name() == name).unwrap_or(SortKey::Title))
}

/// Takes any text, but lets shells complete these names: what is wrong with another is told by who knows what is meant.
#[derive(Clone)]
struct Offered(fn() -> Vec<&'static str>);

impl TypedValueParser for Offered {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new((self.0)().into_iter().map(PossibleValue::new)))
    }
}

fn formats() -> Vec<&'static str> {
    Format::ALL.map(Format::name).to_vec()
}

fn fields() -> Vec<&'static str> {
    Query::fields().collect()
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the roles, a line each
    #[command(after_help = "Example: role-explorer list --only workplace:remote --catalog roles/ --format json")]
    List {
        /// Put the roles in order: by `title`, by `organization`, or as they were `posted`, the latest first
        #[arg(long, value_name = "KEY", value_parser = sort_key())]
        sort: Option<SortKey>,
        #[command(flatten)]
        kept: Kept,
        #[command(flatten)]
        common: Common,
    },
    /// Show one role
    #[command(after_help = "Example: role-explorer show tam-federal")]
    Show {
        /// Id, start of an id, YAML file, or FILE@REVISION
        role: OsString,
        #[command(flatten)]
        common: Common,
    },
    /// Find statements in all roles, best first
    #[command(
        after_help = "Example: role-explorer search 'itil pref:foundation'\n\n--help tells all a query may say.",
        after_long_help = format!("What a query may say:\n\n{LANGUAGE}\n\n\
            Example: role-explorer search 'itil pref:foundation' --limit 5"),
        max_term_width = 100
    )]
    Search {
        /// Words, in any order; several arguments are one query
        #[arg(required = true)]
        query: Vec<String>,
        /// Print the best hits only, so many at the most
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        limit: Option<u32>,
        /// Look only in this field, or the unique start of one, wherever the query names none
        #[arg(long, value_name = "FIELD", value_parser = Offered(fields), hide_possible_values = true)]
        field: Option<String>,
        /// Print how many hits there are, and nothing else
        #[arg(long, conflicts_with_all = ["limit", "format"])]
        count: bool,
        #[command(flatten)]
        kept: Kept,
        #[command(flatten)]
        common: Common,
    },
    /// Lay roles side by side
    #[command(after_help = "Example: role-explorer compare tam-federal tam-premier -o comparison.md")]
    Compare {
        /// Two or more roles; the first is the baseline
        #[arg(required = true, num_args = 2.., value_name = "ROLE")]
        roles: Vec<OsString>,
        /// Only what each role states and how many statements it has on every competency
        #[arg(long)]
        matrix: bool,
        /// Exit with status 1 where the roles differ, be it in title or summary alone
        #[arg(long)]
        exit_code: bool,
        #[command(flatten)]
        judged: Judged,
        #[command(flatten)]
        common: Common,
    },
    /// Find the roles most like one of them
    #[command(after_help = "Example: role-explorer similar tam-federal --limit 3")]
    Similar {
        /// Id, start of an id, or YAML file
        role: OsString,
        /// Show at most so many roles, the most alike first
        #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
        limit: u32,
        #[command(flatten)]
        judged: Judged,
        #[command(flatten)]
        common: Common,
    },
    /// Say what moving from one role to another would ask for
    #[command(after_help = "Example: role-explorer gap account-delivery-executive tam-federal -o gap.md")]
    Gap {
        /// The role moved from: id, start of an id, or YAML file
        from: OsString,
        /// The role moved to
        to: OsString,
        #[command(flatten)]
        judged: Judged,
        #[command(flatten)]
        common: Common,
    },
    /// Find problems in profiles
    #[command(after_help = "Example: role-explorer check roles/")]
    Check {
        /// Files and directories to check; `-` is standard input
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        #[command(flatten)]
        common: Common,
    },
    /// Print the JSON Schema of a profile
    #[command(after_help = "Example: role-explorer schema -o role.schema.json")]
    Schema {
        #[command(flatten)]
        common: Common,
    },
    /// Tell of the configuration: where it is, its defaults, whether it is sound
    #[command(after_help = "Example: role-explorer config print > config.toml")]
    Config {
        /// What to tell
        question: Question,
    },
    /// Print what makes a shell complete this program's words
    #[command(
        after_help = "Example: role-explorer completions bash > ~/.local/share/bash-completion/completions/role-explorer"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example: role-explorer man | man -l -")]
    Man,
}

impl Command {
    /// The options said after the command; `None` for one that has none.
    pub(super) fn common(&self) -> Option<&Common> {
        match self {
            Self::List { common, .. }
            | Self::Show { common, .. }
            | Self::Search { common, .. }
            | Self::Compare { common, .. }
            | Self::Similar { common, .. }
            | Self::Gap { common, .. }
            | Self::Check { common, .. }
            | Self::Schema { common } => Some(common),
            Self::Config { .. } | Self::Completions { .. } | Self::Man => None,
        }
    }

    /// The options of comparing said after the command; `None` for a command that does not compare.
    pub(super) fn judged(&self) -> Option<&Judged> {
        match self {
            Self::Compare { judged, .. } | Self::Similar { judged, .. } | Self::Gap { judged, .. } => Some(judged),
            _ => None,
        }
    }
}
