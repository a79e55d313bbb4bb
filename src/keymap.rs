//! The actions: one table that feeds dispatch, the hint line, the help, the palette, the manual page and the configuration.
//! It knows keys and places, not what is done.

mod key;
mod map;
mod place;
mod table;

pub(crate) use key::{Chord, EDITING, Key, shown};
pub(crate) use map::{Keymap, Press, side_by_side};
pub(crate) use place::Place;
pub(crate) use table::{BINDINGS, GROUPS, TYPING};

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Action {
    Up,
    Down,
    PageUp,
    PageDown,
    Top,
    Bottom,
    NextSection,
    PreviousSection,
    Open,
    Back,
    OtherPane,
    FirstPane,
    SecondPane,
    ThirdPane,
    Zoom,
    Search,
    Facets,
    Toggle,
    ClearFacets,
    Sort,
    Next,
    Previous,
    Mark,
    Fold,
    FoldAll,
    Bookmark,
    OnlyBookmarks,
    EarlierView,
    LaterView,
    Narrower,
    Wider,
    Compare,
    NextPair,
    PreviousPair,
    OnlyDifferences,
    Inline,
    Why,
    Swap,
    Matrix,
    Baseline,
    Gap,
    Similar,
    Left,
    Right,
    Accept,
    Reject,
    Order,
    EarlierSearch,
    LaterSearch,
    TakeWord,
    Export,
    Write,
    NextDocument,
    PreviousDocument,
    NextFormat,
    PreviousFormat,
    Overwrite,
    Copy,
    CopyStatement,
    CopyRole,
    CopyShown,
    CopyCommand,
    CopySelected,
    CopyPath,
    OpenFile,
    Edit,
    Problems,
    Palette,
    Help,
    Reload,
    Redraw,
    Suspend,
    Close,
    Quit,
}

impl Action {
    /// Whether it only goes from one place of a list or text to another.
    pub(crate) fn is_movement(self) -> bool {
        matches!(self, Self::Down | Self::Up | Self::PageDown | Self::PageUp | Self::Top | Self::Bottom)
    }
}

/// A line of the table.
#[derive(Debug)]
pub(crate) struct Binding {
    /// What is done.
    pub(crate) action: Action,
    /// Its stable name, in kebab-case.
    pub(crate) name: &'static str,
    /// The keys, as [`Chord::parse`] reads them.
    pub(crate) keys: &'static [&'static str],
    /// The word for the hint line; empty for what everybody tries anyway.
    pub(crate) hint: &'static str,
    /// What it does, in a sentence without a full stop.
    pub(crate) description: &'static str,
    /// Where it applies.
    pub(crate) places: &'static [Place],
}

impl Binding {
    /// What stands for its places, where they are many.
    pub(crate) fn group(&self) -> Option<&'static str> {
        GROUPS.iter().find(|(places, _)| *places == self.places).map(|(_, name)| *name)
    }

    /// Where it applies, in words.
    pub(crate) fn whereabouts(&self) -> String {
        let places = || self.places.iter().map(|place| place.name()).collect::<Vec<_>>().join(", ");
        self.group().map_or_else(places, str::to_owned)
    }

    /// Whether `keys` can do it anywhere: what is typed into a line does nothing else.
    pub(crate) fn can_have(&self, keys: &Chord) -> bool {
        self.places.iter().any(|place| keys.reaches(*place))
    }
}

#[cfg(test)]
mod tests;
