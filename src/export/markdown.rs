//! Documents as GitHub's Markdown. What a role says is escaped character by character, so that it comes back as the same
//! text and nothing else.

mod comparison;
mod escape;
mod gap;
mod role;
mod similar;

pub(crate) use comparison::comparison;
pub(crate) use gap::gap;
pub(crate) use role::role;
pub(crate) use similar::similar;

#[cfg(test)]
mod tests;
