//! Where a document goes and in which form: the format that fits, the look of standard output, the file.

use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use role_explorer::export::{self, Format, Look, Styles, Writers, Written};
use role_explorer::text::{nearest, safe};

use super::arguments::{Color, Common};
use crate::failure::Failure;
use crate::save::{SaveError, file_name, save, writable};

/// Columns where nobody says how many there are, as mails and terminals have them.
const USUAL_WIDTH: usize = 80;
/// Columns beyond which a line of prose is hard to follow, and below which it cannot be laid out.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=120;

/// Where documents go and in which form.
#[derive(Debug)]
pub(super) struct Output {
    format: Option<String>,
    targets: Vec<PathBuf>,
    force: bool,
    raw: bool,
    width: Option<u16>,
}

/// Where a document of one kind goes, each target with the function that writes it.
pub(super) struct Plan<'a, W> {
    output: &'a Output,
    targets: Vec<(Target<'a>, Format, W)>,
}

/// A place a document goes to.
#[derive(Clone, Copy)]
enum Target<'a> {
    /// Standard output.
    Print,
    /// A file.
    File(&'a Path),
    /// A file of this directory that is named by what is in it.
    Inside(&'a Path),
}

impl Output {
    /// What the options ask for.
    pub(super) fn new(common: &Common) -> Self {
        Self {
            format: common.format.clone(),
            targets: common.output.clone(),
            force: common.force,
            raw: common.csv_raw,
            width: common.width,
        }
    }

    /// Whether a document is asked for at all, in so many words.
    pub(super) fn is_asked_for(&self) -> bool {
        self.format.is_some() || !self.targets.is_empty()
    }

    /// Finds for each target the function that writes what is asked for: the format named, else that of the file's
    /// extension, else the first.
    pub(super) fn plan<W: Copy>(&self, writers: Writers<W>) -> Result<Plan<'_, W>, Failure> {
        if let Some(twice) = (1..self.targets.len()).find(|at| self.targets[..*at].contains(&self.targets[*at])) {
            let failure = Failure::new(&format!("--output names {} twice", self.targets[twice].display()));
            return Err(failure.help("name each file once"));
        }
        let targets = self.targets.iter().map(|path| Target::of(path));
        let targets: Vec<Target<'_>> = if self.targets.is_empty() { vec![Target::Print] } else { targets.collect() };
        let with_writer = |target: Target<'_>| self.writer(target, writers);
        let found: Vec<(Format, W)> = targets.iter().copied().map(with_writer).collect::<Result<_, _>>()?;
        if self.raw && found.iter().all(|(format, _)| *format != Format::RawCsv) {
            return Err(Failure::new("--csv-raw is for CSV alone").help("add --format csv, or name a file .csv"));
        }
        let targets = targets.into_iter().zip(found).map(|(target, (format, write))| (target, format, write)).collect();
        Ok(Plan { output: self, targets })
    }

    /// The format of a target and the function that writes it.
    fn writer<W: Copy>(&self, target: Target<'_>, writers: Writers<W>) -> Result<(Format, W), Failure> {
        let (asked, format) = match (&self.format, target.extension()) {
            (Some(name), _) => (format!("the format `{name}`"), named(name)),
            (None, Some(extension)) => (format!("the extension `.{extension}`"), Format::of_extension(&extension)),
            (None, None) => return Ok(writers[0]),
        };
        let format = if self.raw && format == Some(Format::Csv) { Some(Format::RawCsv) } else { format };
        format.and_then(|format| Some((format, export::writer(writers, format)?))).ok_or_else(|| {
            let fit = export::fitting(writers).map(|format| format!("{} (.{})", format.name(), format.extensions()[0]));
            let fit = fit.collect::<Vec<_>>().join(", ");
            let failure = match &self.format {
                Some(name) if format.is_none() => no_format(name),
                _ => Failure::new(&format!("{asked} does not fit this command")),
            };
            failure.help(&format!("what fits: {fit}"))
        })
    }

    /// How text is to look on `target`.
    fn look(&self, target: Target<'_>) -> Look {
        let stdout = io::stdout();
        let (styles, terminal) = match target {
            Target::Print => (styles(&stdout), stdout.is_terminal().then(terminal_width).flatten()),
            Target::File(_) | Target::Inside(_) => (Styles::plain(), None),
        };
        let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let usual = || told.filter(|columns| *columns > 0).or(terminal).unwrap_or(USUAL_WIDTH);
        let width = self.width.map_or_else(|| usual().clamp(*WIDTHS.start(), *WIDTHS.end()), usize::from);
        let cut = self.width.is_some() || terminal.is_some();
        Look { width, cut, styles }
    }
}

impl<W: Copy> Plan<'_, W> {
    /// Writes the document that `render` makes with the function of each target. `name` says in a few words what it is:
    /// in a directory, the file is called so.
    ///
    /// Nothing is written where something stands in the way of any of them.
    pub(super) fn put<P: IntoIterator<Item: Into<Written>>>(
        &self,
        name: &str,
        render: impl Fn(W, &Look) -> P,
    ) -> Result<(), Failure> {
        let file = |target: &Target<'_>, format: Format| match target {
            Target::Print => None,
            Target::File(path) => Some(path.to_path_buf()),
            Target::Inside(directory) => Some(directory.join(file_name(name, format.extensions()[0]))),
        };
        let files: Vec<Option<PathBuf>> =
            self.targets.iter().map(|(target, format, _)| file(target, *format)).collect();
        let is_bytes =
            |(target, format, _): &(Target<'_>, Format, W)| matches!(target, Target::Print) && *format == Format::Xlsx;
        if io::stdout().is_terminal() && self.targets.iter().any(is_bytes) {
            let example = file_name(name, Format::Xlsx.extensions()[0]);
            return Err(
                Failure::new("a terminal cannot show a spreadsheet").help(&format!("name a file: -o {example}"))
            );
        }
        for file in files.iter().flatten() {
            writable(file, self.output.force).map_err(|error| not_saved(file, &error))?;
        }
        for ((target, _, write), file) in self.targets.iter().zip(files) {
            let document = render(*write, &self.output.look(*target)).into_iter().map(Into::into);
            match file {
                Some(file) => save(&file, document, self.output.force).map_err(|error| not_saved(&file, &error))?,
                None => print(document)?,
            }
        }
        Ok(())
    }
}

impl<'a> Target<'a> {
    /// What `path` names: `-` is standard output, what ends in a separator a directory.
    fn of(path: &'a Path) -> Self {
        if path == "-" {
            Self::Print
        } else if path.to_string_lossy().ends_with(std::path::is_separator) {
            Self::Inside(path)
        } else {
            Self::File(path)
        }
    }

    /// The extension of the file to write.
    fn extension(self) -> Option<String> {
        match self {
            Self::File(path) => Some(path.extension()?.to_string_lossy().into_owned()),
            Self::Print | Self::Inside(_) => None,
        }
    }
}

/// The columns of the terminal; `None` where it does not know them either.
fn terminal_width() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    (columns > 0).then_some(columns.into())
}

/// The format called `name`, in upper or lower case.
fn named(name: &str) -> Option<Format> {
    Format::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name))
}

/// What to say of a name that is no format's: it may be the extension of one, or nearly its name.
fn no_format(name: &str) -> Failure {
    let failure = Failure::new(&format!("there is no format called `{name}`"));
    let of_extension = Format::of_extension(name).map(Format::name);
    match of_extension.or_else(|| nearest(&name.to_lowercase(), Format::ALL.map(Format::name))) {
        Some(near) => failure.help(&format!("did you mean `{near}`?")),
        None => failure,
    }
}

/// Writes to standard output. That nobody reads it any more is no error.
pub(super) fn print(document: impl IntoIterator<Item = Written>) -> Result<(), Failure> {
    let mut stdout = BufWriter::new(anstream::stdout().lock());
    let mut parts = document.into_iter();
    let written = parts.try_for_each(|part| match part {
        Written::Text(text) => stdout.write_all(text.as_bytes()),
        // Nothing in it is a style to be taken away.
        Written::Bytes(bytes) => io::stdout().write_all(&bytes),
    });
    match written.and_then(|()| stdout.flush()) {
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
        SaveError::NotAFile(_) => failure.help("name a file; what ends in a separator is a directory to write into"),
        SaveError::Link(target) => {
            let target = file.parent().unwrap_or(Path::new("")).join(target);
            failure.help(&format!("to write to what it leads to, name that: {}", target.display()))
        }
        SaveError::Protected => failure.help("let it be written to, or choose another name"),
        SaveError::System(error) => match error.kind() {
            io::ErrorKind::NotFound => failure.help("make the directory first"),
            io::ErrorKind::PermissionDenied => failure.help("choose a directory you may write to"),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                failure.help("make room, or choose another disk; what was there before still is")
            }
            _ => failure,
        },
    }
}
