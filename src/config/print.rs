//! The defaults as a configuration file that says what everything is for.

use std::fmt::Write as _;

use super::themes;
use crate::keymap::BINDINGS;

/// The defaults, written as the configuration would be.
pub(crate) fn defaults() -> String {
    let mut text = format!(
        "# What role-explorer can be told. Everything here is the default: copy what you change into the file that\n\
         # `role-explorer config path` names. `role-explorer config check` says what is wrong in it.\n\
         \n\
         # {}, or NAME for themes/NAME.toml beside this file. A theme's file\n\
         # names another it builds on (inherits = \"dark\") and sets styles: accent = \"bold #7cc5e8\", selected = \"reverse\".\n\
         theme = \"default\"\n\
         \n\
         # Whether clicks and the wheel go to the program; without, the terminal's own selecting works.\n\
         mouse = true\n\
         \n\
         # Dates in the interface: iso (2026-11-21), day-first (21/11/2026), month-first (11/21/2026), long (21 November 2026).\n\
         dates = \"iso\"\n\
         \n\
         # Files and directories with roles, beside the built-in ones, where the command line names none.\n\
         catalog = []\n\
         \n\
         [layout]\n\
         # Columns of the list of roles, 22 to 200; without, a third of the screen.\n\
         # list-width = 40\n\
         \n\
         [searches]\n\
         # Searches by name; @itil in a query stands for what is set here.\n\
         # itil = \"itil req:\"\n\
         \n\
         [keys]\n\
         # A key, several, or none: [] frees an action's keys. Keys are j, G, ^d, A-x, Space, Enter, Esc, Tab, S-Tab, Up, PgDn,\n\
         # F1; \"g d\" is one after the other. What you give to one action is taken from the others of the same places.\n\
         # Where a line is typed, characters and what edits it (arrows to the sides, Home, End, Backspace, Delete, ^a ^e ^h ^u\n\
         # ^w) stay with the line.\n",
        themes::NAMES.join(", ")
    );
    for binding in BINDINGS {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("\"{key}\"")).collect();
        let _ = write!(
            text,
            "\n# {} ({})\n{} = [{}]\n",
            binding.description,
            binding.whereabouts(),
            binding.name,
            keys.join(", ")
        );
    }
    text
}
