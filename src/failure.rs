//! What a user reads when something could not be done: one block, safe to show.

use anstyle::Style;
use role_explorer::export::Styles;
use role_explorer::text::safe;

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    what: String,
    why: Option<String>,
    help: Vec<String>,
}

impl Failure {
    /// What failed, and on what.
    pub(crate) fn new(what: &str) -> Self {
        Self { what: safe(what).into_owned(), why: None, help: Vec::new() }
    }

    /// The same with its cause.
    pub(crate) fn because(self, why: &str) -> Self {
        Self { why: Some(safe(why).into_owned()), ..self }
    }

    /// The same with a way out.
    pub(crate) fn help(mut self, help: &str) -> Self {
        self.help.push(safe(help).into_owned());
        self
    }

    /// The block to write, with a line break at its end.
    pub(crate) fn block(&self, styles: &Styles) -> String {
        let line = |style: Style, name: &str, text: &str| format!("{style}{name}:{style:#} {text}\n");
        let what = line(styles.error, "error", &self.what);
        let why = self.why.iter().map(|why| line(styles.dim, "  why", why));
        let help = self.help.iter().map(|help| line(styles.heading, "  help", help));
        [what].into_iter().chain(why).chain(help).collect()
    }
}

/// The chain of causes becomes one line.
impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let causes: Vec<String> = error.chain().skip(1).map(ToString::to_string).collect();
        let failure = Self::new(&error.to_string());
        if causes.is_empty() { failure } else { failure.because(&causes.join(": ")) }
    }
}
