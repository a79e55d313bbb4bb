//! The linter: what is no error in a profile and yet wants a look.

use std::collections::{BTreeMap, HashMap};

use super::{Fact, Item, Pointer, Role, Section};
use crate::problem::{Position, Problem};
use crate::text::{nearest, wording};
use crate::vocabulary::Vocabulary;

/// What wants a look in `role`, in the order of its file: tags outside the vocabulary, items that stand twice, a role
/// without responsibilities, alternatives of which there is only one, and facts that contradict themselves.
///
/// `positions` says where each value stands, by JSON pointer. Everything found is a warning; nothing carries a path.
#[must_use]
pub fn check(role: &Role, positions: &BTreeMap<String, Position>, vocabulary: &Vocabulary) -> Vec<Problem> {
    let mut check = Check { positions, vocabulary, problems: Vec::new() };
    check.head(role);
    for (pointer, item) in role.items() {
        check.item(&pointer.to_string(), item);
    }
    check.repeated_items(role);
    check.problems.sort_by_key(|problem| problem.position);
    check.problems
}

/// A check under way.
struct Check<'a> {
    positions: &'a BTreeMap<String, Position>,
    vocabulary: &'a Vocabulary,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn head(&mut self, role: &Role) {
        if role.responsibilities.is_empty() {
            let problem = self.warning("no-responsibilities", "/responsibilities", "the role has no responsibilities");
            self.problems.push(problem.with_help("list what it does under \"responsibilities\""));
        }
        if let (Some(posted), Some(closes)) = (&role.posted, &role.closes)
            && closes < posted
        {
            let message = format!("it closes on {closes}, before it is posted on {posted}");
            self.problems.push(self.warning("closes-before-posted", "/closes", message));
        }
    }

    fn item(&mut self, pointer: &str, item: &Item) {
        for (index, tag) in item.tags.iter().enumerate() {
            if self.vocabulary.get(tag).is_none() {
                self.unknown_tag(&format!("{pointer}/tags/{index}"), tag);
            }
        }
        if let Some(Fact::Knowledge(knowledge)) = &item.fact
            && let Some(count) = knowledge.at_least
            && knowledge.of.len() < count as usize
        {
            let message = format!("it asks for {count} of {} fields", knowledge.of.len());
            self.problems.push(self.warning("too-few-fields", &format!("{pointer}/knowledge/at_least"), message));
        }
        if item.any_of.len() == 1 {
            let message = "there is only one alternative";
            let problem = self.warning("single-alternative", &format!("{pointer}/any_of"), message);
            self.problems.push(problem.with_help("add the others, or make it items of the list"));
        }
        for (branch, items) in item.any_of.iter().enumerate() {
            for (index, item) in items.iter().enumerate() {
                self.item(&format!("{pointer}/any_of/{branch}/{index}"), item);
            }
        }
    }

    fn unknown_tag(&mut self, pointer: &str, tag: &str) {
        let problem = self.warning("unknown-tag", pointer, format!("{tag:?} is no competency of the vocabulary"));
        let ids = self.vocabulary.competencies().iter().map(|competency| &*competency.id);
        self.problems.push(problem.with_help(match nearest(tag, ids) {
            Some(id) => format!("did you mean {id:?}?"),
            None => "define it in a competencies.yaml beside the profile".to_owned(),
        }));
    }

    /// Items that say the same in the same words and ask the same facts, within a list or in both lists of
    /// qualifications.
    fn repeated_items(&mut self, role: &Role) {
        let mut seen: HashMap<(bool, String), Vec<(Pointer, &Item)>> = HashMap::new();
        for (pointer, item) in role.items() {
            let words = words(item);
            if words.is_empty() {
                continue;
            }
            let alike = seen.entry((pointer.section == Section::Responsibilities, words)).or_default();
            match alike.iter().find(|(_, other)| item.facts().eq(other.facts())) {
                Some((first, _)) => self.repeated(*first, pointer),
                None => alike.push((pointer, item)),
            }
        }
    }

    fn repeated(&mut self, first: Pointer, again: Pointer) {
        let line = self.position(&first.to_string()).map(|position| format!(" on line {}", position.line));
        let at = line.unwrap_or_default();
        let (code, message) = if first.section == again.section {
            ("repeated-item", format!("the item{at} says the same"))
        } else {
            ("required-and-preferred", format!("the item{at} requires what this one prefers"))
        };
        self.problems.push(self.warning(code, &again.to_string(), message).with_help("keep one of the two"));
    }

    fn warning(&self, code: &'static str, pointer: &str, message: impl Into<String>) -> Problem {
        Problem::warning(code, self.position(pointer), message.into())
    }

    /// Where a value stands or, if it stands nowhere, what would hold it.
    fn position(&self, pointer: &str) -> Option<Position> {
        let mut name = pointer;
        loop {
            match (self.positions.get(name), name.rsplit_once('/')) {
                (Some(position), _) => return Some(*position),
                (None, Some((above, _))) => name = above,
                (None, None) => return None,
            }
        }
    }
}

/// What an item and its alternatives say, in words; empty where they say nothing.
fn words(item: &Item) -> String {
    let mut all = wording(&item.text);
    for nested in item.any_of.iter().flatten() {
        all.push('\n');
        all.push_str(&words(nested));
    }
    all
}

#[cfg(test)]
mod tests;
