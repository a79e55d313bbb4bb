//! Documents as GitHub's Markdown. What a role says is escaped character by character, so that it comes back as the same
//! text and nothing else.

mod comparison;
mod escape;
mod gap;
mod hits;
mod role;
mod similar;

pub(crate) use comparison::{comparison, matrix};
pub(crate) use gap::gap;
pub(crate) use hits::hits;
pub(crate) use role::{role, roles};
pub(crate) use similar::similar;

#[cfg(test)]
mod tests;
