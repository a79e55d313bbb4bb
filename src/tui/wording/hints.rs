//! The words of the last line for what the table of actions has none for.

/// A key that cannot be given to others, because it edits the line that is typed; and what it does.
pub(crate) type Fixed = (&'static str, &'static str);

// Going through something.

pub(crate) const MOVE: &str = "move";
pub(crate) const SCROLL: &str = "scroll";
pub(crate) const CHOOSE: &str = "choose";
pub(crate) const FACETS: &str = "facets";
pub(crate) const SECTIONS: &str = "sections";
/// After the first key of several.
pub(crate) const CHORD_GOES_ON: &str = "… goes on; another key leaves it";

// The line of the search.

pub(crate) const EMPTY_LINE: Fixed = ("^u", "empty the line");
pub(crate) const REPLACE_LINE: Fixed = ("a-z", "replace");
pub(crate) const EDIT_LINE: Fixed = ("← →", "edit");
/// Puts the word that is offered in the place of the one that is not found.
pub(crate) const TAKE_WORD: &str = "take the word offered";

// What actions do where their own hint is not meant.

pub(crate) const BACK: &str = "back";
pub(crate) const CLOSE: &str = "close";
pub(crate) const COPY: &str = "copy";
pub(crate) const EDIT: &str = "edit";
pub(crate) const FIND: &str = "find";
pub(crate) const FOLD: &str = "fold";
pub(crate) const FOLD_ALL: &str = "fold all";
pub(crate) const HELP: &str = "help";
pub(crate) const HITS: &str = "hits";
pub(crate) const NEXT_FOUND: &str = "next match";
pub(crate) const NEXT_HIT: &str = "next hit";
pub(crate) const PROBLEMS: &str = "problems";
pub(crate) const UNFOLD_ALL: &str = "unfold all";
pub(crate) const WHY: &str = "why";

/// Compares so many marked roles.
pub(crate) fn compare(marked: usize) -> String {
    format!("compare {marked}")
}

/// Keys by name where they are read out: `Up Down` for `↑↓`.
pub(crate) fn spelled(keys: &str) -> String {
    let mut spelled = String::new();
    for key in keys.chars() {
        let name = match key {
            '↑' => "Up",
            '↓' => "Down",
            '←' => "Left",
            '→' => "Right",
            _ => {
                spelled.push(key);
                continue;
            }
        };
        if spelled.ends_with(char::is_alphanumeric) {
            spelled.push(' ');
        }
        spelled.push_str(name);
    }
    spelled
}
