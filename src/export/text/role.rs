//! A role as text: every statement whole, typed facts led by what stands out, what is not stated said to be so.

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use super::flow::{Flow, Line, Page};
use crate::export::head::{house, origin};
use crate::export::look::Look;
use crate::export::wording::{self, NOT_STATED, profile};
use crate::role::{HeadFact, Item, Role, Section};
use crate::text::Text;

/// Columns of the label of a line that is no statement, its indent included.
const LABEL: usize = 16;
/// Columns up to which the leads of facts share a column; the text after a longer one is not aligned.
const LEAD: usize = 18;

/// Writes a role.
pub(crate) fn role(role: &Role, look: &Look) -> String {
    let mut page = Page::new(look);
    head(&mut page, role);
    page.heading(profile::RESPONSIBILITIES, Some(role.responsibilities.len()));
    items(&mut page, Section::Responsibilities, &role.responsibilities);
    page.heading(
        profile::QUALIFICATIONS,
        Some(role.qualifications.required.len() + role.qualifications.preferred.len()),
    );
    for section in [Section::Required, Section::Preferred] {
        page.line(&Line::of(look.styles.dim, &format!("  {}", wording::section(section))));
        items(&mut page, section, role.section(section));
    }
    works_with(&mut page, role);
    conditions(&mut page, role);
    more(&mut page, role);
    page.finish()
}

/// What it is called, where in the house it stands, and what it is.
fn head(page: &mut Page<'_>, role: &Role) {
    let styles = page.look.styles;
    page.paragraph(&role.name(), styles.strong);
    let house = house(role);
    if !house.is_empty() {
        page.paragraph(&house, Style::new());
    }
    page.gap();
    label(page, profile::ID, &role.id);
    for (name, value) in [(profile::FAMILY, &role.family), (profile::LEVEL, &role.level)] {
        if let Some(value) = value {
            label(page, name, value);
        }
    }
    if !role.aliases.is_empty() {
        label(page, profile::ALSO_CALLED, &join(&role.aliases, ", "));
    }
    if let Some(summary) = &role.summary {
        page.gap();
        page.paragraph(summary, Style::new());
    }
}

/// The items of a list under their themes.
fn items(page: &mut Page<'_>, section: Section, items: &[Item]) {
    if items.is_empty() {
        page.line(&Line::of(page.look.styles.dim, &format!("    {NOT_STATED}")));
    }
    let leads = items.iter().filter_map(Item::brief).map(|brief| brief.lead.width());
    let column = leads.filter(|&width| width <= LEAD).max().unwrap_or(0);
    let mut theme = None;
    for item in items {
        if item.theme.as_ref() != theme {
            theme = item.theme.as_ref();
            // What stands under no heading after what stands under one is set off by an empty line.
            let indent = if section == Section::Responsibilities { 2 } else { 4 };
            let heading = |theme: &Text| Line::indent(indent).and(page.look.styles.dim, theme);
            page.line(&theme.map_or_else(Line::default, heading));
        }
        statement(page, section, item, column);
    }
}

/// One item: its mark, the lead of its fact in a column of its own, its text, and its alternatives below it.
fn statement(page: &mut Page<'_>, section: Section, item: &Item, column: usize) {
    let styles = page.look.styles;
    let (mark, style) = match section {
        Section::Responsibilities => ("• ", Style::new()),
        Section::Required => ("◆ ", styles.required),
        Section::Preferred => ("◇ ", styles.preferred),
    };
    let lead = lead_of(Line::indent(4).and(style, mark), item, column, styles.strong);
    said(page, &lead, item);
    alternatives(page, item, 6);
}

/// The alternatives of an item, nested ones below theirs, from `column` on.
fn alternatives(page: &mut Page<'_>, item: &Item, column: usize) {
    let styles = page.look.styles;
    for (branch, items) in item.any_of.iter().enumerate() {
        for (place, inner) in items.iter().enumerate() {
            let lead = Line::indent(column).and(styles.dim, profile::joint(branch, place)).up_to(column + 7);
            said(page, &lead_of(lead, inner, 0, styles.strong), inner);
            alternatives(page, inner, column + 2);
        }
    }
}

/// The text of an item after `lead`, and after it what its fact says beyond it.
fn said(page: &mut Page<'_>, lead: &Line, item: &Item) {
    let beyond = item.fact_beyond_text().map_or_else(String::new, |beyond| format!(" ({beyond})"));
    let text = format!("{}{beyond}", item.text);
    let parts = vec![(item.text.len()..text.len(), page.look.styles.dim)];
    page.hang(lead, &Flow { text: &text, base: Style::new(), parts });
}

/// `line` with the lead of the item's fact after it, where the item states one.
fn lead_of(line: Line, item: &Item, column: usize, style: Style) -> Line {
    let Some(brief) = item.brief() else { return line };
    let start = line.width();
    let line = line.and(style, &brief.lead);
    let end = line.width().max(start + column) + 2;
    line.up_to(end)
}

/// Teams and people.
fn works_with(page: &mut Page<'_>, role: &Role) {
    if role.works_with.is_empty() {
        return;
    }
    page.heading(profile::WORKS_WITH, None);
    for (name, people) in [(profile::INSIDE, &role.works_with.inside), (profile::OUTSIDE, &role.works_with.outside)] {
        if !people.is_empty() {
            label(page, name, &join(people, " · "));
        }
    }
}

/// The facts at the head of the profile, those that are not stated included.
fn conditions(page: &mut Page<'_>, role: &Role) {
    page.heading(profile::CONDITIONS, None);
    for fact in HeadFact::ALL {
        match fact.say(role) {
            Some(value) => label(page, fact.name(), &value),
            None => page.line(&labelled(page, fact.name()).and(page.look.styles.dim, NOT_STATED)),
        }
    }
    for (name, date) in [(profile::POSTED, &role.posted), (profile::CLOSES, &role.closes)] {
        if let Some(date) = date {
            label(page, name, date.as_str());
        }
    }
}

/// Where the profile comes from, and what it holds beyond the format.
fn more(page: &mut Page<'_>, role: &Role) {
    if role.source.is_none() && role.more.is_empty() {
        return;
    }
    page.heading(profile::MORE, None);
    if role.source.is_some() {
        label(page, profile::SOURCE, &origin(role));
    }
    for (key, value) in &role.more {
        label(page, key, &profile::beyond(value));
    }
}

/// Adds a value after its label.
fn label(page: &mut Page<'_>, name: &str, value: &str) {
    page.hang(&labelled(page, name), &Flow::plain(value, Style::new()));
}

/// A label in a column of its own.
fn labelled(page: &Page<'_>, name: &str) -> Line {
    let line = Line::indent(2).and(page.look.styles.dim, name);
    let end = LABEL.max(line.width() + 1);
    line.up_to(end)
}

fn join(texts: &[Text], separator: &str) -> String {
    texts.iter().map(Text::as_str).collect::<Vec<_>>().join(separator)
}
