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
        Self::Written,
    ];

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
            Self::Written => "after writing a file",
            Self::Reading => "help",
        }
    }
}
