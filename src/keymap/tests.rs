//! The table of actions hangs together.

use std::collections::HashSet;

use super::table::EVERYWHERE;
use super::*;

#[test]
fn every_action_is_complete() {
    let mut names = HashSet::new();
    for binding in BINDINGS {
        assert!(names.insert(binding.name), "{} stands twice", binding.name);
        assert!(!binding.keys.is_empty() && !binding.places.is_empty(), "{} can never be reached", binding.name);
        assert!(!binding.description.is_empty() && !binding.description.ends_with('.'), "{}", binding.name);
        for key in binding.keys {
            assert!(Chord::parse(key).is_some(), "{}: {key} is no key", binding.name);
        }
    }
}

#[test]
fn every_place_has_its_keys() {
    let map = Keymap::default();
    for binding in BINDINGS {
        for place in binding.places {
            let reached = map.here(*place).any(|(one, mut keys)| one.name == binding.name && keys.next().is_some());
            assert!(reached, "{} cannot be reached in {place:?}", binding.name);
        }
        for keys in binding.keys.iter().filter_map(|keys| Chord::parse(keys)) {
            assert!(binding.can_have(&keys), "{}: {} is typed there", binding.name, keys.shown());
        }
    }
    for place in EVERYWHERE {
        let does = |action| map.shown(action, *place).is_some();
        assert!(does(Action::Help) && does(Action::Back) && does(Action::Redraw), "{place:?}");
    }
    for (keys, _) in EDITING {
        assert!(keys.iter().all(|key| Key::parse(key).is_some_and(Key::is_typed)), "{keys:?}");
    }
}

#[test]
fn no_two_actions_of_one_place_share_a_key() {
    for place in Place::ALL {
        let mut keys = HashSet::new();
        for binding in BINDINGS.iter().filter(|binding| binding.places.contains(place)) {
            for key in binding.keys {
                assert!(keys.insert(key), "{key} does two things in {place:?}");
            }
        }
    }
}
