//! Documents as GitHub's Markdown. What a role says is escaped character by character, so that it comes back as the same
//! text and nothing else.

mod comparison;
mod escape;
mod hits;
mod role;

pub(crate) use comparison::{comparison, matrix};
pub(crate) use hits::hits;
pub(crate) use role::{role, roles};

#[cfg(test)]
mod tests;
