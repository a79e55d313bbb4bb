//! What lies over a view: texts to read, choices, and the dialog that writes a document.

use std::ops::Range;
use std::path::{Path, PathBuf};

use role_explorer::compare::Similar;
use role_explorer::export::Format;

use super::line::Line;
use super::palette::Palette;
use crate::keymap::{Action, Place};
use crate::tui::message::Document;
use crate::tui::page::{Page, Target};

/// What lies over a view.
#[derive(Debug)]
pub(crate) enum Overlay {
    /// The keys of the place one came from.
    Help(Place, Reader),
    /// Why the selected hit is found.
    Why(Reader),
    /// What is wrong with the files.
    Problems(Entries),
    /// Choosing what to copy.
    Copy(Copying),
    /// Writing a document to a file.
    Export(Export),
    /// What can be done, by name.
    Palette(Palette),
}

/// A text to read, taller than its window.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// The text.
    pub(crate) page: Page,
    /// The first line shown.
    pub(crate) scroll: usize,
    /// The columns it was laid out for; 0 when it has to be laid out.
    pub(crate) width: u16,
    /// What narrows it, where it can be narrowed and is.
    pub(crate) filter: Option<Filter>,
}

/// What narrows a text to the lines that have to do with it.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    /// What is typed.
    pub(crate) line: Line,
    /// Whether it has the keys.
    pub(crate) editing: bool,
}

/// The choice of what to copy.
#[derive(Debug)]
pub(crate) struct Copying {
    /// What can be copied, what is likeliest wanted first; never empty.
    pub(crate) choices: Vec<Choice>,
    /// The selected one.
    pub(crate) selected: usize,
}

/// Something that can be copied.
#[derive(Debug)]
pub(crate) struct Choice {
    /// What copies it.
    pub(crate) action: Action,
    /// What it is, with its article.
    pub(crate) name: &'static str,
    /// What would be copied.
    pub(crate) what: Copied,
}

/// What would be copied.
#[derive(Debug)]
pub(crate) enum Copied {
    /// A text, safe to show.
    Text(String),
    /// What is still to be written.
    Document(Document),
}

/// A text in entries, one of them selected: every entry a section of the page.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    /// The text.
    pub(crate) reader: Reader,
    /// The selected entry.
    pub(crate) selected: usize,
}

impl Reader {
    /// Forgets the text, which is another one now, but not how far one is in it. It goes at once: where the window has no
    /// columns, nothing is laid out anew, and what is gone could still be selected.
    pub(crate) fn forget(&mut self) {
        (self.page, self.width) = (Page::default(), 0);
    }

    /// The first line of each entry, where every one is a section.
    pub(crate) fn tops(&self) -> Vec<usize> {
        self.page.stops.iter().filter(|stop| stop.target == Target::Section).map(|stop| stop.line).collect()
    }

    /// The lines of an entry: from its first to the one after its last, with the air below it.
    pub(crate) fn entry(&self, number: usize) -> Range<usize> {
        let (tops, lines) = (self.tops(), self.page.lines.len());
        let top = tops.get(number).copied().unwrap_or(0);
        top..tops.get(number + 1).copied().unwrap_or(lines)
    }

    /// Scrolls as little as brings an entry into a window of `height` lines.
    pub(crate) fn show_entry(&mut self, number: usize, height: u16) {
        let entry = self.entry(number);
        let scroll = self.scroll.max(entry.end.saturating_sub(height.into())).min(entry.start);
        self.scroll = scroll.min(self.page.lines.len().saturating_sub(height.into()));
    }

    /// The entry that an action leads to from the entry `here`, in a window of `height` lines.
    pub(crate) fn goal(&self, here: usize, action: Action, height: u16) -> usize {
        let tops = self.tops();
        let (last, height) = (tops.len().saturating_sub(1), usize::from(height).max(1));
        let at = |line: usize| tops.partition_point(|top| *top <= line).saturating_sub(1);
        let line = tops.get(here).copied().unwrap_or(0);
        let goal = match action {
            Action::Down => here + 1,
            Action::Up => here.saturating_sub(1),
            Action::Top => 0,
            Action::Bottom => last,
            Action::PageDown => at(line + height).max(here + 1),
            Action::PageUp => at(line.saturating_sub(height)).min(here.saturating_sub(1)),
            _ => here,
        };
        goal.min(last)
    }
}

/// The roles most like one of them.
#[derive(Debug)]
pub(crate) struct SimilarRoles {
    /// The role, by number.
    pub(crate) role: usize,
    /// The number of the question.
    pub(crate) generation: u64,
    /// The answer, once there is one: most alike first.
    pub(crate) roles: Option<Vec<Similar>>,
    /// The selected one.
    pub(crate) selected: usize,
    /// The text: every role a section.
    pub(crate) reader: Reader,
}

/// The dialog for writing a document.
#[derive(Debug)]
pub(crate) struct Export {
    /// What can be written from where one is, what is likeliest wanted first; never empty.
    pub(crate) choices: Vec<Shown>,
    /// Which of it is written.
    pub(crate) chosen: usize,
    /// The file name as typed.
    pub(crate) name: Line,
    /// The ending, with its dot, of the format that is written where the name has none: that of the last one chosen.
    pub(crate) ending: String,
    /// How the document begins.
    pub(crate) preview: Vec<String>,
    /// The file that was found there already and the user is asked about.
    pub(crate) confirming: Option<PathBuf>,
}

/// Something that is shown, as a document.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// What it is, with its article.
    pub(crate) name: &'static str,
    /// The document.
    pub(crate) document: Document,
    /// What its file may be called, without an ending.
    pub(crate) stem: String,
}

impl Export {
    /// What is written.
    pub(crate) fn document(&self) -> &Document {
        &self.choices[self.chosen].document
    }

    /// The file's name: as typed, with the ending of the chosen format where it has that of none. One of a format that is
    /// not written stays, and is refused.
    pub(crate) fn file_name(&self) -> String {
        let typed = self.name.text().trim();
        let path = Path::new(typed);
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let is_whole = typed.is_empty() || typed.ends_with(std::path::is_separator);
        if is_whole || Format::of_extension(extension).is_some() || Format::is_foreign(extension) {
            return typed.to_owned();
        }
        format!("{typed}{}", self.ending)
    }

    /// Which of the `endings` its document comes in is chosen.
    pub(crate) fn chosen_format(&self, endings: &[String]) -> Option<usize> {
        let chosen = self.chosen_ending()?;
        endings.iter().position(|ending| *ending == chosen)
    }

    /// The ending, with its dot, of the format the file is written in; `None` where its name asks for one that the document
    /// does not come in.
    pub(crate) fn chosen_ending(&self) -> Option<String> {
        let name = self.file_name();
        self.document().endings().into_iter().find(|ending| name.to_ascii_lowercase().ends_with(ending.as_str()))
    }
}
