//! Which keys do what: the table's own keys, changed as the configuration says.

use super::{Action, BINDINGS, Binding, Chord, Key, Place};

/// The keys of every action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Keymap {
    /// By row of [`BINDINGS`]; an action without keys can only be had from the palette.
    keys: Vec<Vec<Chord>>,
}

/// What keys typed one after the other come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    /// They do something.
    Action(Action),
    /// They begin something.
    Begun,
    /// They do nothing here.
    Nothing,
}

/// Keys of the configuration that cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Conflict {
    /// The action whose keys they are.
    pub(crate) name: String,
    /// The keys.
    pub(crate) keys: Chord,
    /// The other action of the configuration that has them, or their beginning, in the same place.
    pub(crate) other: &'static str,
}

impl Default for Keymap {
    fn default() -> Self {
        let chords = |binding: &Binding| binding.keys.iter().filter_map(|spec| Chord::parse(spec)).collect();
        Self { keys: BINDINGS.iter().map(chords).collect() }
    }
}

impl Keymap {
    /// The table's keys, with those of the actions named in `own` in place of what the table gives them. What is given to
    /// an action is taken from all others of the same places, unless they are named too: then the first one named has
    /// them, and the conflict is told. Names that no action has are passed over.
    pub(crate) fn new(own: &[(String, Vec<Chord>)]) -> (Self, Vec<Conflict>) {
        let mut map = Self::default();
        let mut given: Vec<usize> = Vec::new();
        let mut conflicts = Vec::new();
        for (name, chords) in own {
            let Some(row) = BINDINGS.iter().position(|binding| binding.name == name) else { continue };
            let rivals = |chord: &Chord, map: &Self| -> Vec<usize> {
                let other = |other: &usize| {
                    *other != row && share_a_place(&BINDINGS[*other], &BINDINGS[row]) && map.has(*other, chord)
                };
                (0..BINDINGS.len()).filter(other).collect()
            };
            map.keys[row].clear();
            for chord in chords {
                let rivals = rivals(chord, &map);
                if let Some(other) = rivals.iter().find(|other| given.contains(other)) {
                    let other = BINDINGS[*other].name;
                    conflicts.push(Conflict { name: name.clone(), keys: chord.clone(), other });
                    continue;
                }
                for other in rivals {
                    map.keys[other].retain(|theirs| !theirs.is_in_the_way_of(chord));
                }
                map.keys[row].push(chord.clone());
            }
            given.push(row);
        }
        (map, conflicts)
    }

    fn has(&self, row: usize, chord: &Chord) -> bool {
        self.keys[row].iter().any(|theirs| theirs.is_in_the_way_of(chord))
    }

    /// The actions of a place with the keys that do them there, in the order of the table.
    pub(crate) fn here(&self, place: Place) -> impl Iterator<Item = (&'static Binding, impl Iterator<Item = &Chord>)> {
        let rows = BINDINGS.iter().zip(&self.keys);
        rows.filter(move |(binding, _)| binding.places.contains(&place))
            .map(move |(binding, keys)| (binding, keys.iter().filter(move |keys| keys.reaches(place))))
    }

    /// The first keys of an action at a place, as people read them; `None` where it has none.
    pub(crate) fn shown(&self, action: Action, place: Place) -> Option<String> {
        self.here(place).find(|(binding, _)| binding.action == action)?.1.next().map(Chord::shown)
    }

    /// The keys of actions that belong together, side by side; `None` where none of them has any at `place`. Of each the last,
    /// which is the arrow where a letter does the same.
    pub(crate) fn together(&self, actions: &[Action], place: Place) -> Option<String> {
        let last = |action: &Action| {
            let (_, keys) = self.here(place).find(|(binding, _)| binding.action == *action)?;
            keys.last().map(Chord::shown)
        };
        let keys: Vec<String> = actions.iter().filter_map(last).collect();
        (!keys.is_empty()).then(|| side_by_side(&keys))
    }

    /// What to press for an action: its first keys at `place`, or wherever it has any; where it has none, what the palette calls
    /// it, `:sort`.
    pub(crate) fn key(&self, action: Action, place: Place) -> String {
        let rows = || BINDINGS.iter().zip(&self.keys).filter(|(binding, _)| binding.action == action);
        let anywhere = || rows().find_map(|(_, keys)| keys.first()).map(Chord::shown);
        let name = || rows().next().map_or_else(String::new, |(binding, _)| format!(":{}", binding.name));
        self.shown(action, place).or_else(anywhere).unwrap_or_else(name)
    }

    /// What `typed` comes to at `place`. Keys that mean nothing are taken for those in their place on a Latin keyboard.
    pub(crate) fn press(&self, typed: &[Key], place: Place) -> Press {
        match self.meant(typed, place) {
            Press::Nothing => {
                let latin: Vec<Key> = typed.iter().map(|key| key.latin().unwrap_or(*key)).collect();
                if latin == typed { Press::Nothing } else { self.meant(&latin, place) }
            }
            press => press,
        }
    }

    fn meant(&self, typed: &[Key], place: Place) -> Press {
        let mut begun = Press::Nothing;
        for (binding, chords) in self.here(place) {
            for chord in chords {
                if chord.keys() == typed {
                    return Press::Action(binding.action);
                }
                if chord.keys().starts_with(typed) {
                    begun = Press::Begun;
                }
            }
        }
        begun
    }
}

/// Keys that belong together: signs without a space between them, `↑↓`, all others with one, `^n ^p`.
pub(crate) fn side_by_side(keys: &[String]) -> String {
    let is_sign = |key: &String| key.chars().count() == 1 && !key.contains(char::is_alphanumeric);
    keys.join(if keys.iter().all(is_sign) { "" } else { " " })
}

/// Whether there is a place where both apply.
fn share_a_place(one: &Binding, other: &Binding) -> bool {
    one.places.iter().any(|place| other.places.contains(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(spec: &str) -> Vec<Key> {
        spec.split_whitespace().filter_map(Key::parse).collect()
    }

    fn own(pairs: &[(&str, &[&str])]) -> Vec<(String, Vec<Chord>)> {
        let chords = |specs: &[&str]| specs.iter().filter_map(|spec| Chord::parse(spec)).collect();
        pairs.iter().map(|(name, specs)| ((*name).to_owned(), chords(specs))).collect()
    }

    #[test]
    fn what_is_given_to_an_action_is_taken_from_the_others_of_its_places() {
        let (map, conflicts) = Keymap::new(&own(&[("compare", &["g", "^x c"])]));
        assert_eq!(conflicts, []);
        assert_eq!(map.press(&typed("g"), Place::List), Press::Action(Action::Compare));
        assert_eq!(map.press(&typed("c"), Place::List), Press::Nothing, "its own key is given up");
        assert_eq!(map.press(&typed("Home"), Place::List), Press::Action(Action::Top), "the other's second key stays");
        assert_eq!(map.press(&typed("g"), Place::Facets), Press::Nothing, "top has lost it");
        assert_eq!(map.press(&typed("g"), Place::Compare), Press::Action(Action::Gap), "elsewhere nothing changes");
        assert_eq!(map.press(&typed("^x"), Place::List), Press::Begun);
        assert_eq!(map.press(&typed("^x c"), Place::List), Press::Action(Action::Compare));
        assert_eq!(map.press(&typed("^x x"), Place::List), Press::Nothing);
    }

    #[test]
    fn keys_that_belong_together_are_arrows_where_there_are_some() {
        let moving = [Action::Up, Action::Down];
        let map = Keymap::default();
        assert_eq!(map.together(&moving, Place::List).as_deref(), Some("↑↓"));
        assert_eq!(map.together(&moving, Place::Searching), None);
        let sections = [Action::PreviousSection, Action::NextSection];
        assert_eq!(map.together(&sections, Place::Detail).as_deref(), Some("{}"));
        let (map, _) = Keymap::new(&own(&[("up", &["i"]), ("down", &["e"])]));
        assert_eq!(map.together(&moving, Place::List).as_deref(), Some("i e"));
        let (map, _) = Keymap::new(&own(&[("up", &[])]));
        assert_eq!(map.together(&moving, Place::List).as_deref(), Some("↓"));
    }

    #[test]
    fn a_key_can_be_freed_and_given_once_only() {
        let (map, conflicts) = Keymap::new(&own(&[("export", &[]), ("sort", &["x"]), ("mark", &["x y", "v"])]));
        assert_eq!(map.press(&typed("x"), Place::Compare), Press::Nothing);
        assert_eq!(map.press(&typed("x"), Place::List), Press::Action(Action::Sort));
        assert_eq!(map.press(&typed("v"), Place::List), Press::Action(Action::Mark));
        assert_eq!(conflicts.len(), 1);
        assert_eq!((conflicts[0].name.as_str(), conflicts[0].other), ("mark", "sort"));
    }

    #[test]
    fn keys_are_found_by_what_a_terminal_sends() {
        use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
        let map = Keymap::default();
        let key = |code, modifiers| map.press(&[Key::pressed(KeyEvent::new(code, modifiers))], Place::List);
        assert_eq!(key(KeyCode::Char('G'), KeyModifiers::SHIFT), Press::Action(Action::Bottom));
        assert_eq!(key(KeyCode::Char('d'), KeyModifiers::CONTROL), Press::Action(Action::PageDown));
        assert_eq!(key(KeyCode::Char('d'), KeyModifiers::NONE), Press::Nothing);
        assert_eq!(key(KeyCode::BackTab, KeyModifiers::SHIFT), Press::Action(Action::OtherPane));
        assert_eq!(key(KeyCode::F(1), KeyModifiers::NONE), Press::Action(Action::Help));
        assert_eq!(key(KeyCode::Char('j'), KeyModifiers::ALT), Press::Nothing);
        assert_eq!(key(KeyCode::Char('о'), KeyModifiers::NONE), Press::Action(Action::Down), "Cyrillic, on J");
        assert_eq!(key(KeyCode::Char('φ'), KeyModifiers::NONE), Press::Action(Action::Facets), "Greek, on F");
    }
}
