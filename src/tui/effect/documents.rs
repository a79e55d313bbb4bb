//! Documents made of what is shown: previewed, copied, and written to files.

use std::path::{Path, PathBuf};

use role_explorer::catalog::Catalog;
use role_explorer::compare::gap;
use role_explorer::export::{
    self, Answer, Compared, Format, Listed, Look, Move, Neighbours, Parts, Styles, Writers, Written,
};
use role_explorer::role::Role;
use role_explorer::text::safe;

use crate::save::{SaveError, save};
use crate::tui::message::{Document, Progress, WriteError};
use crate::tui::wording::{dialogs, failures};

/// Lines of a document that are shown before it is written.
const PREVIEW_LINES: usize = 40;
/// Columns of a text document: what mails and terminals hold.
const TEXT_WIDTH: usize = 80;

/// The document in the format its file's ending asks for, part after part, or why there is none. One of many parts ends where
/// `go_on`, which is shown all there is so far, says so.
pub(super) fn render(document: &Document, path: &Path, go_on: &mut GoOn<'_>) -> Result<Vec<Written>, String> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let look = Look { width: TEXT_WIDTH, cut: false, styles: Styles::default() };
    let format = Format::of_extension(extension);
    let whole = |written: Written| vec![written];
    let parts = match document {
        Document::Role(catalog, number) => {
            let role = catalog.entries.get(*number).map(|entry| &entry.role);
            writer(export::ROLE, format).zip(role).map(|(write, role)| whole(write(role, &look)))
        }
        Document::Comparison(catalog, numbers, comparison) | Document::Matrix(catalog, numbers, comparison) => {
            let is_matrix = matches!(document, Document::Matrix(..));
            let roles: Vec<&Role> =
                numbers.iter().filter_map(|number| Some(&catalog.entries.get(*number)?.role)).collect();
            let compared = Compared { roles: &roles, comparison, vocabulary: &catalog.vocabulary };
            let writers = if is_matrix { export::MATRIX } else { export::COMPARISON };
            writer(writers, format).map(|write| whole(write(&compared, &look)))
        }
        Document::Similar(catalog, role, found) => {
            let roles: Vec<&Role> = catalog.roles().collect();
            let neighbours = Neighbours { role: *role, roles: &roles, found };
            writer(export::SIMILAR, format).map(|write| whole(write(&neighbours, &look)))
        }
        Document::Hits(catalog, tools, query, within, filter) => {
            let roles: Vec<&Role> = catalog.roles().collect();
            let (parsed, _) = tools.index.read(query);
            let found = tools.index.find(&parsed, &roles, within.as_ref(), None);
            let answer = Answer { query, parsed: &parsed, roles: &roles, found: &found, filter: filter.as_deref() };
            writer(export::ANSWER, format).map(|write| while_so(go_on, write(&answer, &look)))
        }
        Document::List(catalog, numbers, filter) => {
            let entries = numbers.iter().filter_map(|number| catalog.entries.get(*number).cloned()).collect();
            let catalog = Catalog { entries, vocabulary: catalog.vocabulary.clone(), ..Catalog::default() };
            let listed = Listed { catalog: &catalog, filter: filter.as_deref() };
            writer(export::ROLES, format).map(|write| while_so(go_on, write(&listed, &look)))
        }
        Document::Gap(catalog, [from, to], comparison, pair) => {
            let role = |number: usize| catalog.entries.get(number).map(|entry| &entry.role);
            let roles = role(*from).zip(role(*to)).zip(comparison.pairs.get(*pair));
            let answer = roles.map(|((from, to), pair)| (from, to, gap(pair, from, to)));
            let write = writer(export::GAP, format);
            write.zip(answer).map(|(write, (from, to, gap))| whole(write(&Move { from, to, gap: &gap }, &look)))
        }
    };
    parts.ok_or_else(|| failures::unknown_ending(&document.endings()))
}

fn writer<W: Copy + 'static>(writers: Writers<W>, format: Option<Format>) -> Option<W> {
    format.and_then(|format| export::writer(writers, format))
}

/// Says, of the parts of a document there are so far, whether more are wanted.
type GoOn<'a> = dyn FnMut(&[Written]) -> bool + 'a;

fn while_so(go_on: &mut GoOn<'_>, parts: Parts<'_>) -> Vec<Written> {
    let mut written = Vec::new();
    for part in parts {
        written.push(part);
        if !go_on(&written) {
            break;
        }
    }
    written
}

/// What a browser shows of a document of HTML, or of the beginning of one: what comes before is the same in all.
fn body(html: &str) -> Option<&str> {
    html.split_once("<body>").map(|(_, body)| body)
}

/// The first lines of a document, or why there is none.
pub(super) fn preview(document: &Document, path: &Path) -> Vec<String> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let is_html = Format::of_extension(extension) == Some(Format::Html);
    let (mut lines, mut begun) = (0, !is_html);
    let mut go_on = |parts: &[Written]| {
        let text = parts.last().and_then(Written::text).unwrap_or_default();
        begun |= body(text).is_some();
        lines += if begun { body(text).filter(|_| is_html).unwrap_or(text).matches('\n').count() } else { 0 };
        lines < PREVIEW_LINES
    };
    let parts = match render(document, path, &mut go_on) {
        Ok(parts) => parts,
        Err(why) => return vec![why],
    };
    let text: Option<String> = parts.iter().map(Written::text).collect();
    match text {
        Some(text) => {
            let shown = body(&text).filter(|_| is_html).unwrap_or(&text);
            let lines = shown.lines().skip_while(|line| is_html && line.is_empty());
            lines.take(PREVIEW_LINES).map(str::to_owned).collect()
        }
        None => vec![dialogs::NO_PREVIEW.to_owned()],
    }
}

/// Renders and writes a document, unless `goes_on`, which is told how far it is, says to leave it. Tells the file's path from
/// the root on.
pub(super) fn write(
    document: &Document,
    path: &Path,
    overwrite: bool,
    goes_on: &mut dyn FnMut(Progress) -> bool,
) -> Result<PathBuf, WriteError> {
    let of = match document {
        Document::List(_, numbers, _) => numbers.len(),
        _ => 0,
    };
    let progress = |done: usize| Progress { done, of: of.max(done) };
    let parts = render(document, path, &mut |parts| goes_on(progress(parts.len())));
    let parts = parts.map_err(WriteError::Failed)?;
    if !goes_on(progress(parts.len())) {
        return Err(WriteError::LeftOff);
    }
    match save(path, parts, overwrite) {
        Ok(()) => Ok(std::path::absolute(path).unwrap_or_else(|_| path.to_owned())),
        Err(SaveError::Exists) => Err(WriteError::Exists),
        Err(error) => Err(WriteError::Failed(failures::not_written(&safe(&path.to_string_lossy()), error))),
    }
}
