//! The order people expect of names with numbers in them.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Orders texts as people do: character by character, but numbers by what they count, so that `Engineer 2` comes before
/// `Engineer 10`. Only texts that are the same are equal.
///
/// ```
/// use role_explorer::text::natural;
///
/// let mut titles = ["Engineer 10", "Engineer", "Engineer 2"];
/// titles.sort_by(|one, other| natural(one, other));
/// assert_eq!(titles, ["Engineer", "Engineer 2", "Engineer 10"]);
/// ```
#[must_use]
pub fn natural(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one.chars().peekable(), other.chars().peekable());
    loop {
        let is_number = [left.peek(), right.peek()].map(|next| next.is_some_and(char::is_ascii_digit));
        let order = if is_number == [true, true] {
            let (left, right) = (number(&mut left), number(&mut right));
            left.len().cmp(&right.len()).then(left.cmp(&right))
        } else {
            match (left.next(), right.next()) {
                (None, None) => return one.cmp(other),
                (left, right) => left.cmp(&right),
            }
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// Takes a number off the front, its leading zeros left out.
fn number(chars: &mut Peekable<Chars<'_>>) -> String {
    while chars.next_if_eq(&'0').is_some() {}
    std::iter::from_fn(|| chars.next_if(char::is_ascii_digit)).collect()
}
