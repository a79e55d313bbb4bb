//! A role as HTML, and a catalogue of roles.

use std::collections::BTreeMap;
use std::iter;

use askama::Template;

use super::chart::{Chart, Table};
use super::{heading, link, page, rendered};
use crate::export::document::Listed;
use crate::export::head::{self, Stated};
use crate::export::wording::{NOT_STATED, profile, results};
use crate::role::{self, Pointer, Role, Section};
use crate::vocabulary::Vocabulary;

/// A role, under a heading of the given level.
#[derive(Template)]
#[template(path = "report/role.html")]
struct Article<'a> {
    level: usize,
    anchor: String,
    name: String,
    house: String,
    summary: Option<&'a str>,
    head: Vec<Stated>,
    sections: Vec<List<'a>>,
    chart: Option<(Chart, Table)>,
    more: Vec<Stated>,
    not_stated: &'static str,
}

/// A list of statements.
struct List<'a> {
    title: &'static str,
    count: usize,
    blocks: Vec<Block<'a>>,
}

/// Statements under one theme.
struct Block<'a> {
    theme: Option<&'a str>,
    items: Vec<Item<'a>>,
}

/// A statement; its id is empty where it is one of several alternatives.
#[derive(Template)]
#[template(path = "report/item.html")]
struct Item<'a> {
    id: String,
    bullet: &'static str,
    lead: String,
    text: &'a str,
    beyond: String,
    branches: Vec<Vec<Item<'a>>>,
}

/// Writes a role.
pub(crate) fn role(role: &Role) -> String {
    let body = format!("<main class=\"alone\">{}</main>", rendered(&article(role, 1, None)));
    page(&role.name(), false, iter::once(body)).collect()
}

/// Writes a list of roles: the names first, then each role whole. A part is a role.
pub(crate) fn roles<'a>(listed: &Listed<'a>) -> impl Iterator<Item = String> + use<'a> {
    let catalog = listed.catalog;
    let heading = results::filtered(&results::roles(catalog.entries.len()), listed.filter);
    let top = format!(
        "<header class=\"masthead\"><p class=\"eyebrow\">Catalogue</p><h1>{}</h1></header>\n<main>\n\
         <nav aria-label=\"Roles\"><ol class=\"index\">\n",
        rendered(&Plain { text: &heading })
    );
    let names = catalog.roles().map(|role| rendered(&Entry { anchor: anchor(role), role }));
    let articles = catalog.roles().map(|role| rendered(&article(role, 2, Some(&catalog.vocabulary))));
    let body = iter::once(top).chain(names).chain(iter::once("</ol></nav>\n".to_owned())).chain(articles);
    page(&format!("{heading} – role-explorer"), false, body.chain(iter::once("</main>\n".to_owned())))
}

/// Text as it stands in a page.
#[derive(Template)]
#[template(ext = "html", source = "{{ text }}")]
struct Plain<'a> {
    text: &'a str,
}

/// A line of the list's index.
#[derive(Template)]
#[template(
    ext = "html",
    source = "<li><a href=\"#{{ anchor }}\" dir=\"auto\">{{ role.name() }}</a>\
              {% if let Some(house) = role.organization %} <span class=\"soft\">{{ house }}</span>{% endif %}</li>\n"
)]
struct Entry<'a> {
    anchor: String,
    role: &'a Role,
}

/// The id of a role's article.
fn anchor(role: &Role) -> String {
    format!("role-{}", role.id)
}

fn article<'a>(role: &'a Role, level: usize, vocabulary: Option<&Vocabulary>) -> Article<'a> {
    let anchor = anchor(role);
    let section = |section| list(role, section, profile::title(section), &anchor);
    let sections = Section::ALL.map(section).into();
    let table = competencies(role, vocabulary);
    let chart = (!table.rows.is_empty()).then(|| (table.chart(0, &format!("{anchor}-competencies")), table));
    Article {
        level,
        name: heading(role),
        house: head::house(role),
        summary: role.summary.as_deref(),
        head: head::head(role),
        sections,
        chart,
        more: head::more(role),
        not_stated: NOT_STATED,
        anchor,
    }
}

/// The competencies a role's statements are tagged with, in the vocabulary's order where there is one.
fn competencies(role: &Role, vocabulary: Option<&Vocabulary>) -> Table {
    let place = |tag: &str| {
        let known = vocabulary.map(Vocabulary::competencies).unwrap_or_default();
        known.iter().position(|competency| &*competency.id == tag).unwrap_or(known.len())
    };
    let mut numbers: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    for tag in role.items().flat_map(|(_, item)| &item.tags) {
        *numbers.entry((place(tag), tag)).or_default() += 1;
    }
    let name = |tag: &str| {
        let known = vocabulary.and_then(|vocabulary| vocabulary.get(tag));
        known.map_or_else(|| tag.to_owned(), |competency| competency.name.to_string())
    };
    let rows = numbers.into_iter().map(|((_, tag), number)| (name(tag), vec![number]));
    Table::new(vec![role.name()], rows.collect())
}

fn list<'a>(role: &'a Role, section: Section, title: &'static str, anchor: &str) -> List<'a> {
    let bullet = match section {
        Section::Responsibilities => "•",
        Section::Required => "◆",
        Section::Preferred => "◇",
    };
    let mut blocks: Vec<Block<'a>> = Vec::new();
    for (index, own) in role.section(section).iter().enumerate() {
        let pointer = Pointer { section, index };
        let item = Item { id: format!("{anchor}{}", pointer.to_string().replace('/', "-")), ..item(own, bullet) };
        let theme = own.theme.as_deref();
        match blocks.last_mut() {
            Some(block) if block.theme == theme => block.items.push(item),
            // What stands under no heading after what stands under one gets one too, or it would seem to belong there.
            Some(_) if theme.is_none() => blocks.push(Block { theme: Some("—"), items: vec![item] }),
            _ => blocks.push(Block { theme, items: vec![item] }),
        }
    }
    List { title, count: role.section(section).len(), blocks }
}

fn item<'a>(item: &'a role::Item, bullet: &'static str) -> Item<'a> {
    let branch = |items: &'a Vec<role::Item>| items.iter().map(|inner| self::item(inner, "·")).collect();
    Item {
        id: String::new(),
        bullet,
        lead: item.brief().map(|brief| brief.lead).unwrap_or_default(),
        text: &item.text,
        beyond: item.fact_beyond_text().unwrap_or_default(),
        branches: item.any_of.iter().map(branch).collect(),
    }
}

impl Stated {
    /// The address to follow, where the value is one.
    fn link(&self) -> Option<&str> {
        link(self.value.as_deref()?)
    }

    /// What is stated.
    fn said(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }
}
