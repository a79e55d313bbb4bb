//! Where a document goes and in which form: the format that fits, the look of standard output, the file.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use role_explorer::export::{self, Format, Look, Styles, Writers};
use role_explorer::text::safe;

use super::arguments::{Color, Common};
use crate::failure::Failure;
use crate::save::{SaveError, save};

/// Columns where nobody says how many there are, as mails and terminals have them.
const USUAL_WIDTH: usize = 80;
/// Columns beyond which a line of prose is hard to follow, and below which it cannot be laid out.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=120;

/// Where a document goes and in which form.
#[derive(Debug)]
pub(super) struct Output {
    format: Option<String>,
    file: Option<PathBuf>,
    force: bool,
}

impl Output {
    /// What the options ask for.
    pub(super) fn new(common: &Common) -> Self {
        Self { format: common.format.clone(), file: common.output.clone(), force: common.force }
    }

    /// The file to write; `None` for standard output, which `-` names too.
    fn file(&self) -> Option<&Path> {
        self.file.as_deref().filter(|file| *file != "-")
    }

    /// Whether a document is asked for at all, in so many words.
    pub(super) fn is_asked_for(&self) -> bool {
        self.format.is_some() || self.file.is_some()
    }

    /// The function that writes what is asked for: the format named, else that of the file's extension, else the first.
    pub(super) fn writer<W: Copy>(&self, writers: Writers<W>) -> Result<W, Failure> {
        let (asked, format) = match (&self.format, self.extension()) {
            (Some(name), _) => (format!("the format `{name}`"), named(name)),
            (None, Some(extension)) => (format!("the extension `.{extension}`"), Format::of_extension(&extension)),
            (None, None) => return Ok(writers[0].1),
        };
        format.and_then(|format| export::writer(writers, format)).ok_or_else(|| {
            let fit = writers.iter().map(|(format, _)| format!("{} (.{})", format.name(), format.extensions()[0]));
            let fit = fit.collect::<Vec<_>>().join(", ");
            Failure::new(&format!("{asked} does not fit this command")).help(&format!("what fits: {fit}"))
        })
    }

    /// The extension of the file to write.
    fn extension(&self) -> Option<String> {
        Some(self.file()?.extension()?.to_string_lossy().into_owned())
    }

    /// How text is to look.
    pub(super) fn look(&self) -> Look {
        let stdout = io::stdout();
        let (styles, terminal) = match self.file() {
            Some(_) => (Styles::plain(), None),
            None => (styles(&stdout), stdout.is_terminal().then(terminal_width).flatten()),
        };
        let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let width: usize = told.filter(|columns| *columns > 0).or(terminal).unwrap_or(USUAL_WIDTH);
        Look { width: width.clamp(*WIDTHS.start(), *WIDTHS.end()), styles }
    }

    /// Writes the document.
    pub(super) fn put(&self, document: &str) -> Result<(), Failure> {
        match self.file() {
            Some(file) => save(file, document, self.force).map_err(|error| not_saved(file, &error)),
            None => print(document),
        }
    }
}

/// The columns of the terminal; `None` where it does not know them either.
fn terminal_width() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    (columns > 0).then_some(columns.into())
}

/// The format called `name`.
fn named(name: &str) -> Option<Format> {
    Format::ALL.into_iter().find(|format| format.name() == name)
}

/// Writes to standard output. That nobody reads it any more is no error.
pub(super) fn print(document: &str) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    match stdout.write_all(document.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new("cannot write to standard output").because(&error.to_string()))
        }
        _ => Ok(()),
    }
}

/// Writes to standard error. If that fails there is nobody left to tell.
pub(super) fn tell(message: &str) {
    let mut stderr = anstream::stderr().lock();
    let _ = stderr.write_all(message.as_bytes());
}

/// Tells of something that is wrong and stops nothing.
pub(super) fn warn(message: &str) {
    let style = styles(&io::stderr()).warning;
    tell(&format!("{style}warning:{style:#} {}\n", safe(message)));
}

/// From here on, colours are used as asked for.
pub(super) fn choose_colours(color: Color) {
    let choice = match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    };
    choice.write_global();
}

/// The styles for what goes to `stream`.
pub(super) fn styles(stream: &impl anstream::stream::RawStream) -> Styles {
    if AutoStream::choice(stream) == ColorChoice::Never { Styles::plain() } else { Styles::coloured() }
}

fn not_saved(file: &Path, error: &SaveError) -> Failure {
    let failure = Failure::new(&format!("cannot write {}", file.display())).because(&error.to_string());
    match error {
        SaveError::Exists => failure.help("--force replaces it, another name leaves it alone"),
        SaveError::NotAFile(_) => failure.help("name a file"),
        SaveError::Protected => failure.help("let it be written to, or choose another name"),
        SaveError::System(_) => failure,
    }
}
