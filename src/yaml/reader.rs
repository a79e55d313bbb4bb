//! Taking nodes apart: each value as what is wanted, or a problem that says what was found instead.
//!
//! A value of nothing (`summary:`) counts as not given: what a profile does not state, it does not state.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Key, Node, Value};
use crate::problem::{Position, Problem};
use crate::text::{Text, is_slug, nearest, slug};

/// Takes nodes apart, and keeps what did not fit and where everything that did stands.
#[derive(Debug, Default)]
pub struct Reader {
    /// What did not fit.
    pub problems: Vec<Problem>,
    /// Where each value that was taken stands, by JSON pointer.
    pub positions: BTreeMap<String, Position>,
}

/// A value and the JSON pointer that names it.
#[derive(Clone, Debug)]
pub struct Slot<'a> {
    /// The value.
    pub node: &'a Node,
    /// Its name.
    pub pointer: String,
}

/// A map, to be taken apart by its keys.
#[derive(Clone, Debug)]
pub struct Map<'a> {
    /// The entries, in the order of the file.
    pub entries: &'a [(Key, Node)],
    /// Where the map begins.
    pub position: Position,
    pointer: String,
}

impl<'a> Slot<'a> {
    /// A whole document.
    #[must_use]
    pub fn document(node: &'a Node) -> Self {
        Self { node, pointer: String::new() }
    }

    /// An error at this value.
    #[must_use]
    pub fn error(&self, code: &'static str, message: impl Into<Text>) -> Problem {
        Problem::error(code, Some(self.node.position), message)
    }

    /// What messages call the value: its key, or the list it is an entry of.
    #[must_use]
    pub fn name(&self) -> String {
        let is_index = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let mut parts = self.pointer.rsplit('/');
        let own = parts.next().unwrap_or_default();
        let key = if is_index(own) { parts.find(|part| !is_index(part)).unwrap_or_default() } else { own };
        match (key, is_index(own)) {
            ("", false) => "the document".to_owned(),
            ("", true) => "an entry".to_owned(),
            (key, false) => format!("{key:?}"),
            (key, true) => format!("an entry of {key:?}"),
        }
    }
}

impl<'a> Map<'a> {
    /// The value of `key`, unless it is nothing.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Slot<'a>> {
        let node = self.node(key).filter(|node| node.value != Value::Null)?;
        Some(self.slot(key, node))
    }

    /// The value of an entry, under its name.
    #[must_use]
    pub fn slot(&self, key: &str, node: &'a Node) -> Slot<'a> {
        let mut pointer = String::with_capacity(self.pointer.len() + 1 + key.len());
        pointer.push_str(&self.pointer);
        pointer.push('/');
        for c in key.chars() {
            match c {
                '~' => pointer.push_str("~0"),
                '/' => pointer.push_str("~1"),
                _ => pointer.push(c),
            }
        }
        Slot { node, pointer }
    }

    /// Where the lack of `key` is best told: at the key that holds nothing, or where the map begins.
    #[must_use]
    pub fn place_of(&self, key: &str) -> Position {
        self.entries.iter().find(|(k, _)| k.text == key).map_or(self.position, |(k, _)| k.position)
    }

    fn node(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|(k, _)| k.text == key).map(|(_, node)| node)
    }
}

impl Reader {
    /// Remembers that `slot` was taken.
    pub fn taken(&mut self, slot: &Slot<'_>) {
        if slot.node.position.line > 0 {
            self.positions.insert(slot.pointer.clone(), slot.node.position);
        }
    }

    /// Tells that `slot` is not what is wanted.
    pub fn wrong_type(&mut self, slot: &Slot<'_>, wanted: &str) {
        let message = match &slot.node.value {
            Value::Null => format!("{} is empty; it must be {wanted}", slot.name()),
            value => format!("{} must be {wanted}, not {}", slot.name(), value.kind()),
        };
        self.problems.push(slot.error("wrong-type", message));
    }

    /// A map with no other keys than `keys`; any other is told.
    pub fn map<'a>(&mut self, slot: &Slot<'a>, keys: &[&str]) -> Option<Map<'a>> {
        self.map_with(slot, keys, |_| false)
    }

    /// A map with no other keys than `keys` and those `also` accepts; any other is told.
    pub fn map_with<'a>(&mut self, slot: &Slot<'a>, keys: &[&str], also: impl Fn(&str) -> bool) -> Option<Map<'a>> {
        let Value::Map(entries) = &slot.node.value else {
            self.wrong_type(slot, "a map");
            return None;
        };
        self.taken(slot);
        for (key, _) in entries {
            if !keys.contains(&key.text.as_str()) && !also(&key.text) {
                self.problems.push(unknown_key(key, keys));
            }
        }
        Some(Map { entries, position: slot.node.position, pointer: slot.pointer.clone() })
    }

    /// What `read` makes of the value of `key`; `None` where there is none or it does not fit.
    pub fn take<T>(
        &mut self,
        map: &Map<'_>,
        key: &str,
        read: impl FnOnce(&mut Self, &Slot<'_>) -> Option<T>,
    ) -> Option<T> {
        let slot = map.get(key)?;
        let taken = read(self, &slot);
        if taken.is_none() {
            self.forget(&slot.pointer);
        }
        taken
    }

    /// Like [`Reader::take`], and tells where the key is missing.
    pub fn require<T>(
        &mut self,
        map: &Map<'_>,
        key: &str,
        read: impl FnOnce(&mut Self, &Slot<'_>) -> Option<T>,
    ) -> Option<T> {
        if map.get(key).is_none() {
            let message = format!("{key:?} is missing");
            self.problems.push(Problem::error("missing-key", Some(map.place_of(key)), message));
        }
        self.take(map, key, read)
    }

    /// A list: what `read` makes of each entry, those that do not fit left out.
    pub fn list<T>(
        &mut self,
        slot: &Slot<'_>,
        mut read: impl FnMut(&mut Self, &Slot<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::List(nodes) = &slot.node.value else {
            self.wrong_type(slot, "a list");
            return None;
        };
        self.taken(slot);
        let mut list = Vec::with_capacity(nodes.len());
        for node in nodes {
            let entry = Slot { node, pointer: format!("{}/{}", slot.pointer, list.len()) };
            match read(self, &entry) {
                Some(value) => list.push(value),
                None => self.forget(&entry.pointer),
            }
        }
        Some(list)
    }

    /// A list with at least one entry.
    pub fn some_list<T>(
        &mut self,
        slot: &Slot<'_>,
        read: impl FnMut(&mut Self, &Slot<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        if matches!(&slot.node.value, Value::List(nodes) if nodes.is_empty()) {
            let message = format!("{} must hold at least one entry", slot.name());
            self.problems.push(slot.error("empty-list", message));
        }
        self.list(slot, read).filter(|list| !list.is_empty())
    }

    /// Text that says something, made safe to show. A number is taken as it is written.
    pub fn text(&mut self, slot: &Slot<'_>) -> Option<Text> {
        let (Value::Text(raw) | Value::Number(_, raw)) = &slot.node.value else {
            self.wrong_type(slot, "text");
            return None;
        };
        if raw.trim().is_empty() {
            let message = format!("{} is empty", slot.name());
            self.problems.push(slot.error("empty-text", message).with_help("say something, or leave it out"));
            return None;
        }
        self.taken(slot);
        Some(self.safe_text(slot, raw))
    }

    /// An id; one that is no slug is told and made one.
    pub fn id(&mut self, slot: &Slot<'_>) -> Option<Text> {
        let text = self.text(slot)?;
        if is_slug(&text) {
            return Some(text);
        }
        let slugged = slug(&text);
        let message = format!("the id {:?} is not a slug: lower-case words joined by hyphens", text.as_str());
        self.problems.push(slot.error("bad-id", message).with_help(format!("write {slugged:?}")));
        Some(slugged.into())
    }

    /// A list of texts.
    pub fn texts(&mut self, slot: &Slot<'_>) -> Option<Vec<Text>> {
        self.list(slot, Self::text)
    }

    /// A number from 0 on.
    pub fn number(&mut self, slot: &Slot<'_>) -> Option<f64> {
        let number = match &slot.node.value {
            Value::Number(number, _) => number.as_f64(),
            _ => None,
        };
        let Some(number) = number else {
            self.wrong_type(slot, "a number");
            return None;
        };
        if number < 0.0 {
            self.problems.push(slot.error("out-of-range", format!("{} must not be negative", slot.name())));
            return None;
        }
        self.taken(slot);
        Some(number)
    }

    /// A whole number from 1 on.
    pub fn count(&mut self, slot: &Slot<'_>) -> Option<u32> {
        let number = self.number(slot)?;
        if number.fract() == 0.0 && (1.0..=f64::from(u32::MAX)).contains(&number) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and within the range")]
            return Some(number as u32);
        }
        let message = format!("{} must be a whole number from 1 on", slot.name());
        self.problems.push(slot.error("out-of-range", message));
        None
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, slot: &Slot<'_>, choices: &[(&str, T)]) -> Option<T> {
        let Value::Text(word) = &slot.node.value else {
            self.wrong_type(slot, "text");
            return None;
        };
        let chosen = choices.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
        if chosen.is_some() {
            self.taken(slot);
        } else {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let message = format!("{} must be one of {}, not {word:?}", slot.name(), names.join(", "));
            let problem = slot.error("unknown-value", message);
            self.problems.push(match nearest(word, names) {
                Some(name) => problem.with_help(format!("did you mean {name:?}?")),
                None => problem,
            });
        }
        chosen
    }

    /// Anything at all, with every line of every text in it made safe to show.
    pub fn anything(&mut self, slot: &Slot<'_>) -> Json {
        self.taken(slot);
        match &slot.node.value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(number, spelling) if number.to_string() == *spelling => Json::Number(number.clone()),
            // `1.10` and `007` are no numbers to whoever wrote them so.
            Value::Number(_, raw) | Value::Text(raw) => Json::String(self.safe_lines(slot, raw)),
            Value::List(_) => {
                let entries = self.list(slot, |reader, entry| Some(reader.anything(entry)));
                Json::Array(entries.unwrap_or_default())
            }
            Value::Map(entries) => {
                let map = Map { entries, position: slot.node.position, pointer: slot.pointer.clone() };
                Json::Object(entries.iter().map(|(key, node)| self.any_entry(&map, key, node)).collect())
            }
        }
    }

    /// An entry of `map` whatever it is, its key made safe to show.
    pub fn any_entry(&mut self, map: &Map<'_>, key: &Key, node: &Node) -> (String, Json) {
        let name = Text::new(&key.text);
        if name.is_altered() {
            let message = format!("the key {:?} holds control or invisible characters", name.as_str());
            self.tell_hidden(key.position, message);
        }
        (name.as_str().to_owned(), self.anything(&map.slot(&name, node)))
    }

    /// Tells that a text held what cannot be shown as it is.
    fn tell_hidden(&mut self, position: Position, message: String) {
        let problem = Problem::warning("hidden-characters", Some(position), message);
        self.problems.push(problem.with_help("they are shown as visible marks; remove them"));
    }

    /// The text of `slot` made safe to show.
    fn safe_text(&mut self, slot: &Slot<'_>, raw: &str) -> Text {
        let text = Text::new(raw);
        self.tell_altered(slot, text.is_altered());
        text
    }

    /// The same with its line breaks, but for those at its end.
    fn safe_lines(&mut self, slot: &Slot<'_>, raw: &str) -> String {
        let lines: Vec<Text> = raw.trim_end_matches([' ', '\t', '\n', '\r']).lines().map(Text::new).collect();
        self.tell_altered(slot, lines.iter().any(Text::is_altered));
        lines.iter().map(Text::as_str).collect::<Vec<_>>().join("\n")
    }

    /// Tells that the text of `slot` was altered, where it was.
    fn tell_altered(&mut self, slot: &Slot<'_>, is_altered: bool) {
        if is_altered {
            let message = format!("{} holds control or invisible characters", slot.name());
            self.tell_hidden(slot.node.position, message);
        }
    }

    /// Forgets where `pointer` and everything below it stand.
    pub fn forget(&mut self, pointer: &str) {
        let below = self.positions.range(pointer.to_owned()..).map(|(name, _)| name.clone());
        let gone: Vec<String> = below.take_while(|name| name.starts_with(pointer)).collect();
        for name in gone {
            self.positions.remove(&name);
        }
    }
}

/// A key that means nothing where it stands, and the one that may have been meant.
fn unknown_key(key: &Key, keys: &[&str]) -> Problem {
    let problem = Problem::error("unknown-key", Some(key.position), format!("{:?} is not a key here", key.text));
    problem.with_help(match nearest(&key.text, keys.iter().copied()) {
        Some(near) => format!("did you mean {near:?}?"),
        None => format!("the keys here are {}", keys.join(", ")),
    })
}
