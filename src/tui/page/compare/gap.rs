//! What moving from the left role to the right one asks for: what decides first.

use ratatui::text::Span;
use role_explorer::compare::{Beside, Change, FactRow, gap};
use role_explorer::export::wording;
use role_explorer::role::{Pointer, Role};

use super::{How, Sides, fact};
use crate::tui::page::{Page, Styled, Target, hang, list_mark};

/// Columns before a statement of the other role.
const INDENT: usize = 4;

/// The page; the sections nobody needs are left out.
pub(crate) fn page(sides: &Sides<'_>, how: &How<'_>) -> Page {
    let gap = gap(sides.pair, sides.a, sides.b);
    let mut page = Gap { page: Page::default(), sides, how };
    let summary = if gap.is_empty() {
        "Nothing is asked that the left role does not show.".to_owned()
    } else {
        let (more, new, check) = (gap.stricter.len(), gap.new.len(), gap.check.len() + gap.differs.len());
        format!("{more} asked more · {new} new · {check} to check · {} shown already", gap.held.len())
    };
    hang(&mut page.page, vec![], &Styled::plain(&summary, how.theme.strong), how.width);
    page.changes("ASKED MORE", "what the left role shows less of, or not", &gap.stricter);
    page.items("NEW", "without a counterpart in the left role", sides.b, &gap.new);
    page.section("TO CHECK", "may be the same matter: look for yourself", gap.check.len());
    for check in &gap.check {
        page.beside(check, "?");
    }
    page.facts("ASKED OTHERWISE", "neither more nor less", &gap.differs);
    page.facts("CONDITIONS", "what whoever moves takes on", &gap.conditions);
    page.items("SHOWN ALREADY", "the left role says as much", sides.b, &gap.held);
    page.changes("ASKED LESS", "or no longer", &gap.looser);
    page.items("NO LONGER", "only the left role says it", sides.a, &gap.no_longer);
    page.page
}

/// A page in the making.
struct Gap<'a> {
    page: Page,
    sides: &'a Sides<'a>,
    how: &'a How<'a>,
}

impl Gap<'_> {
    /// The heading of a section that holds `count` entries; none of an empty one.
    fn section(&mut self, name: &'static str, what: &'static str, count: usize) {
        if count == 0 {
            return;
        }
        let theme = self.how.theme;
        self.page.gap();
        self.page.stop(Target::Section);
        let mut spans = vec![Span::styled(name, theme.accent), Span::styled(format!("  {count}"), theme.dim)];
        if self.how.width > 60 {
            spans.push(Span::styled(format!("  {what}"), theme.dim));
        }
        self.page.push(spans);
    }

    fn items(&mut self, name: &'static str, what: &'static str, role: &Role, items: &[Pointer]) {
        self.section(name, what, items.len());
        for at in items {
            self.statement(*at, role, vec![Span::raw("  ")]);
        }
    }

    fn facts(&mut self, name: &'static str, what: &'static str, rows: &[FactRow]) {
        self.section(name, what, rows.len());
        for row in rows {
            fact(&mut self.page, self.sides, row, self.how);
        }
    }

    fn changes(&mut self, name: &'static str, what: &'static str, changes: &[Change]) {
        self.section(name, what, changes.len());
        for change in changes {
            match change {
                Change::Fact(row) => fact(&mut self.page, self.sides, row, self.how),
                Change::Moved(beside) => self.beside(beside, wording::MOVED),
            }
        }
    }

    /// A statement with the one it stands beside below it.
    fn beside(&mut self, beside: &Beside, mark: &'static str) {
        let theme = self.how.theme;
        self.statement(beside.to, self.sides.b, vec![Span::raw("  ")]);
        let lead = Span::styled(format!("{:INDENT$}{mark} {}  ", "", wording::score(beside.score)), theme.possible);
        let (list, style) = list_mark(beside.from.section, theme);
        let text = self.sides.a.item(beside.from).map_or("", |item| &*item.text);
        let lead = vec![lead, Span::styled(format!("{list} "), style)];
        hang(&mut self.page, lead, &Styled::plain(text, theme.dim), self.how.width);
    }

    fn statement(&mut self, at: Pointer, role: &Role, mut lead: Vec<Span<'static>>) {
        let (mark, style) = list_mark(at.section, self.how.theme);
        lead.push(Span::styled(format!("{mark} "), style));
        let text = role.item(at).map_or("", |item| &*item.text);
        hang(&mut self.page, lead, &Styled::plain(text, self.how.theme.text), self.how.width);
    }
}
