//! The user's own judgement in the comparison: accepting and rejecting pairings, and taking that back.

use std::sync::Arc;

use role_explorer::compare::{Decision, Decisions, Edit, Named, Pair, Row, Verdict, can_be_paired};
use role_explorer::problem::Problem;
use role_explorer::role::{Pointer, Role};

use super::{compare, similar, sort};
use crate::keymap::Action;
use crate::tui::message::{Effect, SortBy};
use crate::tui::model::Model;
use crate::tui::page::compare::Subject;
use crate::tui::wording::notices;

/// Accepts or rejects the pairing of the selected row; the same key once more takes that back.
pub(super) fn act(model: &mut Model, verdict: Verdict) -> Vec<Effect> {
    let judged = judged(model, verdict);
    if verdict == Verdict::Accept && shows_nearest_first(model) && judged.is_ok() {
        model.say(notices::nearest_first(&model.key(Action::Accept)));
        return vec![];
    }
    let (named, taken_back) = match judged {
        Ok(judged) => judged,
        Err(why) => {
            model.complain(why);
            return vec![];
        }
    };
    let change = |(a, b): &(Named, Named)| {
        let (a, b) = (a.clone(), b.clone());
        if taken_back { Edit::TakeBack(a, b) } else { Edit::Decide(Decision { verdict, a, b }) }
    };
    let changes: Vec<Edit> = named.iter().map(change).collect();
    model.say(match (taken_back, verdict) {
        (true, _) => notices::TAKEN_BACK.to_owned(),
        (false, Verdict::Accept) => notices::accepted(&model.key(Action::Accept)),
        (false, Verdict::Reject) => notices::rejected(&model.key(Action::Reject)),
    });
    let decisions = Arc::make_mut(&mut model.decisions);
    for change in &changes {
        decisions.change(change);
    }
    let rejected = if taken_back || verdict == Verdict::Accept { Vec::new() } else { named };
    if rejected.len() > 1 {
        model.rejected_at_once.push(rejected.clone());
    }
    if let Some(compare) = &mut model.compare {
        compare.loose = false;
        compare.rejected = rejected;
    }
    let mut effects = ask_again(model);
    if let Some(file) = model.pairings.clone() {
        model.recording += 1;
        effects.push(Effect::Record { file, changes });
    }
    effects
}

/// Shows what comes nearest to the selected statement if it has no counterpart: nobody accepts what is not to be seen.
fn shows_nearest_first(model: &mut Model) -> bool {
    let Some(compare) = &mut model.compare else { return false };
    let Some(Subject::Statement(row)) = compare.row().map(|row| row.subject) else { return false };
    let has_nearest = compare.current().is_some_and(|pair| match row {
        Row::Link(_) => false,
        Row::OnlyA(a) => pair.nearest_a.contains_key(&a),
        Row::OnlyB(b) => pair.nearest_b.contains_key(&b),
    });
    let shows = has_nearest && !compare.settings.why;
    compare.settings.why |= shows;
    shows
}

/// The statements of each pairing, and whether what is decided on them is taken back.
type Judged = (Vec<(Named, Named)>, bool);

/// The statements of each pairing that a verdict on the selected row is about, and whether it takes a decision back.
///
/// # Errors
///
/// When there is no such pairing, with what to say of it.
fn judged(model: &Model, verdict: Verdict) -> Result<Judged, &'static str> {
    let nothing = || Err(notices::NOTHING_TO_DECIDE);
    let Some(compare) = &model.compare else { return nothing() };
    let row = match compare.row().map(|row| row.subject) {
        Some(Subject::Statement(row)) => row,
        Some(Subject::Fact(_)) => {
            return Err(notices::FACTS_ARE_NOT_PAIRED);
        }
        None => return nothing(),
    };
    let (a, b) = compare.shown();
    let (Some(pair), Some(a), Some(b)) = (compare.current(), model.role(a), model.role(b)) else { return nothing() };
    if verdict == Verdict::Reject && !compare.rejected.is_empty() {
        return Ok((compare.rejected.clone(), true));
    }
    let mut pairs = pairs(pair, row, verdict);
    if pairs.is_empty() {
        return Err(match verdict {
            Verdict::Accept => notices::NOTHING_NEAR_TO_ACCEPT,
            Verdict::Reject => notices::NOTHING_TO_REJECT,
        });
    }
    let unlike = |(x, y): &(Pointer, Pointer)| match (a.item(*x), b.item(*y)) {
        (Some(x), Some(y)) => !can_be_paired(x, y),
        _ => true,
    };
    if verdict == Verdict::Accept && pairs.iter().any(unlike) {
        return Err(notices::NEAREST_IS_UNLIKE);
    }
    let decided = |(x, y): &(Pointer, Pointer)| is_decided(&model.decisions, (a, *x), (b, *y), verdict);
    let taken_back = pairs.iter().all(decided);
    if taken_back && verdict == Verdict::Reject {
        // Of several rejected candidates of one statement, the last.
        pairs.drain(..pairs.len() - 1);
    }
    let named = pairs.into_iter().filter_map(|(x, y)| Some((Named::of(a, x)?, Named::of(b, y)?)));
    let named: Vec<(Named, Named)> = named.collect();
    match rejected_with(model, &named).filter(|_| taken_back && verdict == Verdict::Reject) {
        Some(group) => Ok((group, true)),
        None => Ok((named, taken_back)),
    }
}

/// What was rejected at once with a pairing, and still is; whichever way round the roles stand by now.
fn rejected_with(model: &Model, named: &[(Named, Named)]) -> Option<Vec<(Named, Named)>> {
    let [(a, b)] = named else { return None };
    let is_it = |(x, y): &(Named, Named)| (x, y) == (a, b) || (x, y) == (b, a);
    let still = |(x, y): &(Named, Named)| model.decisions.verdict(x, y) == Some(Verdict::Reject);
    model.rejected_at_once.iter().rfind(|group| group.iter().any(is_it) && group.iter().all(still)).cloned()
}

/// The pairings a row stands for: those of its link; for an unpaired item, to accept, that with the nearest and, to reject,
/// those that are rejected already.
fn pairs(pair: &Pair, row: Row, verdict: Verdict) -> Vec<(Pointer, Pointer)> {
    let rejected = |is_it: &dyn Fn(&(Pointer, Pointer)) -> bool| pair.rejected.iter().copied().filter(is_it).collect();
    match (row, verdict) {
        (Row::Link(at), _) => {
            let link = &pair.links[at];
            link.a.iter().flat_map(|x| link.b.iter().map(move |y| (*x, *y))).collect()
        }
        (Row::OnlyA(x), Verdict::Accept) => pair.nearest_a.get(&x).map(|near| (x, near.pointer)).into_iter().collect(),
        (Row::OnlyB(y), Verdict::Accept) => pair.nearest_b.get(&y).map(|near| (near.pointer, y)).into_iter().collect(),
        (Row::OnlyA(x), Verdict::Reject) => rejected(&|(a, _)| *a == x),
        (Row::OnlyB(y), Verdict::Reject) => rejected(&|(_, b)| *b == y),
    }
}

/// Whether `verdict` is what is decided on two items.
fn is_decided(decisions: &Decisions, a: (&Role, Pointer), b: (&Role, Pointer), verdict: Verdict) -> bool {
    let named = Named::of(a.0, a.1).zip(Named::of(b.0, b.1));
    named.is_some_and(|(a, b)| decisions.verdict(&a, &b) == Some(verdict))
}

/// Asks anew for what heeds the decisions.
fn ask_again(model: &mut Model) -> Vec<Effect> {
    let mut effects = compare::ask_again(model);
    effects.extend(similar::ask_again(model));
    if matches!(model.browse.sorting.by, SortBy::Alike(_)) {
        effects.extend(sort::ask_again(model));
    }
    effects
}

/// Takes over what was decided before, and tells what of it could not be read.
pub(super) fn on_recalled(model: &mut Model, decisions: Decisions, problems: Vec<Problem>) -> Vec<Effect> {
    if !problems.is_empty() {
        model.complain(notices::decisions_unread(problems.len(), &model.key(Action::Problems)));
    }
    model.problems.extend(problems);
    adopt(model, decisions)
}

/// Says why a decision was not kept, or takes over what the file now says: other instances write it too.
pub(super) fn on_recorded(model: &mut Model, result: Result<Decisions, String>) -> Vec<Effect> {
    model.recording = model.recording.saturating_sub(1);
    match result {
        // What is decided meanwhile is not in this answer.
        Ok(decisions) if model.recording == 0 => adopt(model, decisions),
        Ok(_) => vec![],
        Err(why) => {
            model.complain(why);
            vec![]
        }
    }
}

fn adopt(model: &mut Model, decisions: Decisions) -> Vec<Effect> {
    if model.decisions.iter().eq(decisions.iter()) {
        return vec![];
    }
    model.decisions = Arc::new(decisions);
    ask_again(model)
}
