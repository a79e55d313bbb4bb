//! Where keys go: which view, pane or overlay has them.

/// Where the keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The list of roles, or of hits.
    List,
    /// The role beside it.
    Detail,
    /// The facets the roles can be told apart by.
    Facets,
    /// The comparison of two roles.
    Compare,
    /// The matrix of several.
    Matrix,
    /// The statements of a row of the matrix.
    Statements,
    /// What moving from one role to the other asks for.
    Gap,
    /// The roles most like one of them.
    Similar,
    /// What is wrong with the files.
    Problems,
    /// The choice of what to copy.
    Copying,
    /// The line a search is typed in.
    Searching,
    /// The line a text to find in a comparison is typed in.
    Finding,
    /// The commands by name, and the line that narrows them.
    Commands,
    /// The line that narrows the help.
    Narrowing,
    /// The dialog that writes a file.
    Writing,
    /// Its question whether to replace a file.
    Replacing,
    /// Anywhere, while the message stands that says where a file was written.
    Written,
    /// A text that is only read: help, why something is found.
    Reading,
}

impl Place {
    /// All of them.
    pub(crate) const ALL: &[Self] = &[
        Self::List,
        Self::Detail,
        Self::Facets,
        Self::Compare,
        Self::Matrix,
        Self::Statements,
        Self::Gap,
        Self::Similar,
        Self::Problems,
        Self::Copying,
        Self::Reading,
        Self::Searching,
        Self::Finding,
        Self::Commands,
        Self::Narrowing,
        Self::Writing,
        Self::Replacing,
        Self::Written,
    ];

    /// Whether characters are typed there, into a line.
    pub(crate) fn takes_text(self) -> bool {
        matches!(self, Self::Searching | Self::Finding | Self::Commands | Self::Narrowing | Self::Writing)
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::List => "roles",
            Self::Detail => "role",
            Self::Facets => "facets",
            Self::Compare => "comparison",
            Self::Matrix => "matrix",
            Self::Statements => "statements of a row",
            Self::Gap => "gap",
            Self::Similar => "likeness",
            Self::Problems => "problems",
            Self::Copying => "copying",
            Self::Searching => "search line",
            Self::Finding => "find line",
            Self::Commands => "commands",
            Self::Narrowing => "find line of the help",
            Self::Writing => "export",
            Self::Replacing => "overwriting",
            Self::Written => "after writing a file",
            Self::Reading => "help",
        }
    }
}
