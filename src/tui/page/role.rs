//! A role, laid out for reading.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;
use role_explorer::export::wording::{self, profile};
use role_explorer::role::{Fact, HeadFact, Item, Pointer, Role, Section};
use unicode_width::UnicodeWidthStr;

use super::{Page, Styled, Target, byte_ranges, hang};
use crate::config::Dates;
use crate::theme::Theme;
use crate::tui::wording::panes;

/// What the search found in a role: for each JSON pointer the matching characters of its text.
pub(crate) type Found = BTreeMap<String, Vec<Range<usize>>>;

/// Columns of the lead of a fact: `5+ years`, `Certificate`.
const LEAD: usize = 12;
/// Columns of the label of a line that is a fact of the profile's head.
const LABEL: usize = 12;

/// The sections of which only the heading is shown, by name.
pub(crate) type Folded = BTreeSet<&'static str>;

/// A role laid out.
#[derive(Debug, Default)]
pub(crate) struct RolePage {
    /// The page.
    pub(crate) page: Page,
    /// The names of its sections, in the order of their stops.
    pub(crate) sections: Vec<&'static str>,
}

/// Lays `role` out in `width` columns, with what was found in it marked.
pub(crate) fn page(role: &Role, found: &Found, folded: &Folded, dates: Dates, width: usize, theme: &Theme) -> RolePage {
    let (page, sections) = (Page::default(), Vec::new());
    let mut layout = Layout { page, sections, found, folded, dates, width: width.max(8), theme };
    layout.head(role);
    layout.responsibilities(role);
    layout.qualifications(role);
    layout.works_with(role);
    layout.conditions(role);
    layout.more(role);
    RolePage { page: layout.page, sections: layout.sections }
}

/// A page in the making.
struct Layout<'a> {
    page: Page,
    sections: Vec<&'static str>,
    found: &'a Found,
    dates: Dates,
    folded: &'a Folded,
    width: usize,
    theme: &'a Theme,
}

impl Layout<'_> {
    /// Where in the house, under what names, and what the role is.
    fn head(&mut self, role: &Role) {
        let house = [("/organization", &role.organization), ("/unit", &role.unit), ("/segment", &role.segment)];
        let house = house.into_iter().filter_map(|(at, value)| Some((at.to_owned(), value.as_deref()?)));
        self.list(house.collect(), " › ", self.theme.text, vec![]);
        self.line_of_facts(role);
        for (name, at, value) in [(profile::FAMILY, "/family", &role.family), (profile::LEVEL, "/level", &role.level)] {
            if let Some(value) = value {
                let lead = vec![Span::styled(format!("{name} "), self.theme.dim)];
                self.flow(at, value, self.theme.text, lead);
            }
        }
        let aliases = role.aliases.iter().enumerate().map(|(index, alias)| (format!("/aliases/{index}"), &**alias));
        let lead = vec![Span::styled(format!("{} ", panes::ALSO), self.theme.dim)];
        self.list(aliases.collect(), ", ", self.theme.dim, lead);
        if let Some(summary) = &role.summary {
            self.page.gap();
            self.flow("/summary", summary, self.theme.text, vec![]);
        }
    }

    /// What decides first whether a role can be for one: where, how much travel, what clearance.
    fn line_of_facts(&mut self, role: &Role) {
        let clearances = role.items().flat_map(|(_, item)| item.facts()).filter_map(|fact| match fact {
            Fact::Clearance(_) => Some(fact.brief().to_string()),
            _ => None,
        });
        let head = [HeadFact::Locations, HeadFact::Workplace, HeadFact::Travel];
        let parts: Vec<String> = head.into_iter().filter_map(|fact| fact.say(role)).chain(clearances).collect();
        if !parts.is_empty() {
            hang(&mut self.page, vec![], &Styled::plain(&parts.join(" · "), self.theme.dim), self.width);
        }
    }

    fn responsibilities(&mut self, role: &Role) {
        if !self.heading(profile::RESPONSIBILITIES, Some(role.responsibilities.len())) {
            return;
        }
        if role.responsibilities.is_empty() {
            self.not_stated(2);
        }
        self.items(Section::Responsibilities, &role.responsibilities);
    }

    fn qualifications(&mut self, role: &Role) {
        let count = role.qualifications.required.len() + role.qualifications.preferred.len();
        if !self.heading(profile::QUALIFICATIONS, Some(count)) {
            return;
        }
        for section in [Section::Required, Section::Preferred] {
            self.page.push(Span::styled(format!("  {}", wording::section(section)), self.theme.dim));
            if role.section(section).is_empty() {
                self.not_stated(2);
            }
            self.items(section, role.section(section));
        }
    }

    /// The items of a list, those of the responsibilities under their themes.
    fn items(&mut self, section: Section, items: &[Item]) {
        let mut theme = None;
        for (index, item) in items.iter().enumerate() {
            if section == Section::Responsibilities && item.theme != theme {
                if let Some(theme) = &item.theme {
                    self.page.push(Span::styled(format!("  {theme}"), self.theme.dim));
                }
                theme.clone_from(&item.theme);
            }
            self.item(Pointer { section, index }, item);
        }
    }

    /// One item: its mark, the lead of its fact, its text, and its alternatives below it.
    fn item(&mut self, pointer: Pointer, item: &Item) {
        let (mark, style) = match pointer.section {
            Section::Responsibilities => ("•", self.theme.text),
            Section::Required => ("◆", self.theme.required),
            Section::Preferred => ("◇", self.theme.preferred),
        };
        let mut lead = vec![Span::raw("  "), Span::styled(format!("{mark} "), style)];
        lead.extend(self.lead(item));
        let at = pointer.to_string();
        self.statement(&at, item, lead);
        self.alternatives(&at, item, 4);
    }

    /// The alternatives of the item at `at`, nested ones below theirs, from `column` on.
    fn alternatives(&mut self, at: &str, item: &Item, column: usize) {
        for (branch, items) in item.any_of.iter().enumerate() {
            for (place, inner) in items.iter().enumerate() {
                let joint = profile::joint(branch, place);
                let mut lead = vec![Span::styled(format!("{:column$}{joint:<7}", ""), self.theme.dim)];
                lead.extend(self.lead(inner));
                let at = format!("{at}/any_of/{branch}/{place}");
                self.statement(&at, inner, lead);
                self.alternatives(&at, inner, column + 2);
            }
        }
    }

    /// The text of an item after `lead`, and after it what its fact says beyond it.
    fn statement(&mut self, at: &str, item: &Item, lead: Vec<Span<'static>>) {
        let beyond = item.fact_beyond_text().map_or_else(String::new, |beyond| format!(" ({beyond})"));
        let text = format!("{}{beyond}", item.text);
        let mut parts = self.found_in(at, &item.text);
        parts.push((item.text.len()..text.len(), self.theme.dim));
        self.page.stop(Target::Value(at.to_owned()));
        hang(&mut self.page, lead, &Styled { text: &text, base: self.theme.text, parts }, self.width);
    }

    /// The lead of an item's fact, in a column of its own.
    fn lead(&self, item: &Item) -> Option<Span<'static>> {
        let lead = item.brief()?.lead;
        let pad = LEAD.saturating_sub(lead.width()).max(1);
        Some(Span::styled(format!("{lead}{}", " ".repeat(pad)), self.theme.strong))
    }

    fn works_with(&mut self, role: &Role) {
        if role.works_with.is_empty() || !self.heading(profile::WORKS_WITH, None) {
            return;
        }
        let people = [
            (profile::INSIDE, "/works_with/inside", &role.works_with.inside),
            (profile::OUTSIDE, "/works_with/outside", &role.works_with.outside),
        ];
        for (name, at, people) in people {
            let people = people.iter().enumerate();
            let people = people.map(|(index, who)| (format!("{at}/{index}"), &**who)).collect();
            let lead = vec![self.label(name)];
            self.list(people, " · ", self.theme.text, lead);
        }
    }

    /// The facts at the head of the profile, those that are not stated included.
    fn conditions(&mut self, role: &Role) {
        if !self.heading(profile::CONDITIONS, None) {
            return;
        }
        for fact in HeadFact::ALL {
            let lead = vec![self.label(fact.name())];
            if fact == HeadFact::Locations && !role.locations.is_empty() {
                let places = role.locations.iter().enumerate();
                let places = places.map(|(index, place)| (format!("/locations/{index}"), &**place)).collect();
                self.list(places, "; ", self.theme.text, lead);
                continue;
            }
            match fact.say(role) {
                Some(value) => self.flow(&format!("/{}", fact.key()), &value, self.theme.text, lead),
                None => self.flow("", wording::NOT_STATED, self.theme.dim, lead),
            }
        }
        for (name, date) in [(profile::POSTED, &role.posted), (profile::CLOSES, &role.closes)] {
            if let Some(date) = date {
                let lead = vec![self.label(name)];
                self.flow("", &self.dates.show(date.as_str()), self.theme.text, lead);
            }
        }
    }

    /// Where the profile comes from, and what it holds beyond the format.
    fn more(&mut self, role: &Role) {
        if role.source.is_none() && role.more.is_empty() || !self.heading(profile::MORE, None) {
            return;
        }
        if let Some(source) = &role.source {
            let parts = [&source.document, &source.publisher, &source.url];
            let retrieved = source.retrieved.iter().map(profile::retrieved);
            let parts: Vec<String> = parts.into_iter().flatten().map(ToString::to_string).chain(retrieved).collect();
            let lead = vec![self.label(profile::SOURCE)];
            self.flow("", &parts.join(" · "), self.theme.text, lead);
        }
        for (key, value) in &role.more {
            let lead = vec![self.label(key)];
            self.flow(&format!("/{key}"), &profile::beyond(value), self.theme.dim, lead);
        }
    }

    /// A section's heading with the number of its items. Tells whether they are to follow.
    fn heading(&mut self, name: &'static str, count: Option<usize>) -> bool {
        let is_folded = |name: &&str| self.folded.contains(name);
        let shut = is_folded(&name);
        // Headings of folded sections stand one below the other.
        if !(shut && self.sections.last().is_some_and(is_folded)) {
            self.page.gap();
        }
        self.page.stop(Target::Section);
        self.sections.push(name);
        let mut spans: Vec<Span<'static>> = shut.then(|| Span::styled("▸ ", self.theme.accent)).into_iter().collect();
        spans.push(Span::styled(name, self.theme.accent));
        spans.extend(count.map(|count| Span::styled(format!("  {count}"), self.theme.dim)));
        self.page.push(spans);
        !shut
    }

    /// The label of a line, in a column of its own.
    fn label(&self, name: &str) -> Span<'static> {
        let pad = LABEL.saturating_sub(name.width()).max(1);
        Span::styled(format!("  {name}{}", " ".repeat(pad)), self.theme.dim)
    }

    /// Says that nothing is said.
    fn not_stated(&mut self, indent: usize) {
        self.page.push(Span::styled(format!("{}{}", " ".repeat(indent), wording::NOT_STATED), self.theme.dim));
    }

    /// Several values in one flow, each findable under its own pointer.
    fn list(&mut self, values: Vec<(String, &str)>, separator: &str, base: Style, lead: Vec<Span<'static>>) {
        let (mut text, mut parts) = (String::new(), Vec::new());
        for (pointer, value) in values {
            if !text.is_empty() {
                parts.push((text.len()..text.len() + separator.len(), self.theme.dim));
                text.push_str(separator);
            }
            let start = text.len();
            let shifted = self.found_in(&pointer, value).into_iter();
            parts.extend(shifted.map(|(range, style)| (start + range.start..start + range.end, style)));
            self.page.stop(Target::Value(pointer));
            text.push_str(value);
        }
        if !text.is_empty() {
            hang(&mut self.page, lead, &Styled { text: &text, base, parts }, self.width);
        }
    }

    /// A value after `lead`, wrapped, its further lines under its first. What no pointer names, nothing leads to.
    fn flow(&mut self, pointer: &str, text: &str, base: Style, lead: Vec<Span<'static>>) {
        let parts = self.found_in(pointer, text);
        if !pointer.is_empty() {
            self.page.stop(Target::Value(pointer.to_owned()));
        }
        hang(&mut self.page, lead, &Styled { text, base, parts }, self.width);
    }

    /// What was found in a value, in bytes of its text.
    fn found_in(&self, pointer: &str, text: &str) -> Vec<(Range<usize>, Style)> {
        let found = self.found.get(pointer).map_or_else(Vec::new, |ranges| byte_ranges(text, ranges));
        found.into_iter().map(|range| (range, self.theme.found)).collect()
    }
}

#[cfg(test)]
mod tests {
    use role_explorer::role::read;

    use super::*;

    #[test]
    fn a_fact_is_told_whole_and_so_are_alternatives_within_alternatives() {
        let yaml = "title: Agent\nqualifications:\n  required:\n  - {text: Cleared., clearance: {level: Secret}}\n  \
                    - {text: Trained., any_of: [[{text: Studied., any_of: [[Law.], [History.]]}], [Worked.]]}\n";
        let (roles, problems) = read(yaml.as_bytes(), "agent");
        assert_eq!(problems, []);
        let theme = Theme::standard();
        let page = page(&roles[0].role, &Found::new(), &Folded::new(), Dates::Iso, 60, &theme).page;
        let lines: Vec<String> = page.lines.iter().map(ToString::to_string).collect();
        let start = lines.iter().position(|line| line.contains("Cleared")).expect("the item is there");
        assert_eq!(
            lines[start..start + 6],
            [
                "  ◆ Clearance   Cleared. (Secret)",
                "  ◆ Any of      Trained.",
                "    either Any of      Studied.",
                "      either Law.",
                "      or     History.",
                "    or     Worked.",
            ]
        );
        let beyond = page.lines[start].spans.last().expect("the item says something");
        assert_eq!((beyond.content.as_ref(), beyond.style), (" (Secret)", theme.text.patch(theme.dim)));
        let inner = "/qualifications/required/1/any_of/0/0/any_of/1/0";
        assert_eq!(page.line_of(inner), Some(start + 4));
    }
}
