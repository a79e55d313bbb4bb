//! What can be copied or written, each with its article.

pub(crate) const COMMAND_LINE: &str = "the command line";
pub(crate) const COMPARISON: &str = "the comparison";
pub(crate) const GAP: &str = "the gap";
pub(crate) const LIST: &str = "the list";
pub(crate) const MATRIX: &str = "the matrix";
pub(crate) const PATH: &str = "the path";
pub(crate) const ROLE: &str = "the role";
pub(crate) const SEARCH_RESULT: &str = "the search result";
pub(crate) const SIMILAR: &str = "the roles alike";
pub(crate) const STATEMENT: &str = "the statement";
pub(crate) const STATEMENT_AT_THE_TOP: &str = "the statement at the top";
