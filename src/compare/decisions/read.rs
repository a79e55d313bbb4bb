//! Decisions from YAML: a list of `accept: [statement, statement]` and `reject: [statement, statement]`.

use super::{Decision, Decisions, Held, Named, Verdict};
use crate::problem::Problem;
use crate::role::Pointer;
use crate::yaml::{self, BUDGET, Reader, Slot, Value};

impl Decisions {
    /// Reads the decisions of a file, with everything that is wrong in it, in the order of the file. What is wrong costs
    /// the decision it stands in; a file that holds nothing is no problem. The problems carry no path.
    #[must_use]
    pub fn read(yaml: &[u8]) -> (Self, Vec<Problem>) {
        let (documents, mut problems) = yaml::parse(yaml);
        problems.retain(|problem| problem.code != "empty");
        let mut reader = Reader { problems: problems.into_iter().map(for_pairings).collect(), ..Reader::default() };
        let mut decisions = Self::default();
        for (number, document) in documents.iter().enumerate() {
            reader.list(&Slot::document(document), |reader, slot| {
                let place = (slot.node.position, number);
                decisions.held.push(Held::new(decision(reader, slot)?, Some(place)));
                Some(())
            });
        }
        decisions.settle(|earlier, later| {
            let line = |held: &Held| held.place.map_or(0, |(position, _)| position.line);
            let message = format!(
                "this pairing is judged twice: {} on line {}, {} on line {}",
                earlier.decision.verdict.key(),
                line(earlier),
                later.decision.verdict.key(),
                line(later)
            );
            let position = later.place.map(|(position, _)| position);
            let problem = Problem::warning("conflicting-decisions", position, message);
            reader.problems.push(problem.with_help(format!("keep one; line {}, the last, is taken", line(later))));
        });
        reader.problems.sort_by_key(|problem| problem.position);
        (decisions, reader.problems)
    }
}

/// The problem with a way out that fits: this is no profile.
fn for_pairings(problem: Problem) -> Problem {
    match problem.code {
        "too-large" => problem.with_help(format!("take stale decisions out until it has {} KiB", BUDGET.bytes / 1024)),
        "too-many-nodes" => problem.with_help("split the list with a line of ---"),
        _ => problem,
    }
}

fn decision(reader: &mut Reader, slot: &Slot<'_>) -> Option<Decision> {
    let verdicts = [Verdict::Accept, Verdict::Reject];
    let map = reader.map(slot, &verdicts.map(Verdict::key))?;
    let given: Vec<Verdict> = verdicts.into_iter().filter(|verdict| map.get(verdict.key()).is_some()).collect();
    let [verdict] = given[..] else {
        let message = if given.is_empty() { "this decides nothing" } else { "this accepts and rejects at once" };
        reader.problems.push(slot.error("no-verdict", message).with_help("say \"accept\" or \"reject\""));
        return None;
    };
    let [a, b] = reader.take(&map, verdict.key(), pair)?;
    Some(Decision { verdict, a, b })
}

/// The two statements of a decision.
fn pair(reader: &mut Reader, slot: &Slot<'_>) -> Option<[Named; 2]> {
    let count = if let Value::List(nodes) = &slot.node.value { nodes.len() } else { 2 };
    if count != 2 {
        let message = format!("a pairing is of two statements, not of {count}");
        reader.problems.push(slot.error("not-a-pair", message).with_help("decide on each two of them"));
        return None;
    }
    reader.list(slot, named)?.try_into().ok()
}

fn named(reader: &mut Reader, slot: &Slot<'_>) -> Option<Named> {
    let map = reader.map(slot, &["role", "text", "at"])?;
    let role = reader.require(&map, "role", Reader::text);
    let text = reader.require(&map, "text", Reader::text);
    let at = reader.take(&map, "at", pointer);
    Some(Named { role: role?, text: text?, at })
}

fn pointer(reader: &mut Reader, slot: &Slot<'_>) -> Option<Pointer> {
    let text = reader.text(slot)?;
    let pointer = Pointer::parse(&text);
    if pointer.is_none() {
        let message = format!("{:?} names no place of a profile", text.as_str());
        reader
            .problems
            .push(slot.error("bad-pointer", message).with_help("write \"/responsibilities/3\", or leave it out"));
    }
    pointer
}
