//! Other ways to write a word: in British or American spelling, a number in words or digits, an acronym in the plural.
//!
//! What comes out need not be a word: it is looked up, and what is none stands nowhere.

use super::abbreviation::is_vowel;
use super::lexicon::LONGEST_GUESS;
use crate::text::is_stop_word;

/// A way to write a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    /// The key of the word as it is written so.
    pub(super) key: String,
    /// Whether all words it begins are spelled like it.
    pub(super) is_open: bool,
}

/// What British and American English write differently, whatever stands before it.
struct Difference {
    british: &'static str,
    american: &'static str,
    /// What may follow.
    endings: Endings,
}

/// What may follow where words differ.
enum Endings {
    /// Anything.
    Any,
    /// A British `e` that is not heard (`centre`, `centres`, `centred`, `centring`), or what takes its place.
    Silent,
    /// One of these, and somewhere before it a vowel, which keeps short words apart: `four` and `for`, `prise` and `prize`.
    Whole(&'static [&'static str]),
    /// The same, or the beginning of one: what it begins is spelled like it.
    Begun(&'static [&'static str]),
}

/// The endings with a silent `e`, British and American.
const SILENT: [(&str, &str); 4] = [("e", ""), ("es", "s"), ("ed", "ed"), ("ing", "ing")];

/// The endings of verbs in `-ise` and of what is made of them.
const ISE: &[&str] = &["e", "ed", "er", "ers", "es", "ing", "ings", "able", "ability", "ational", "ations"];

/// The endings of words in `-ence`.
const ENCE: &[&str] = &["e", "ed", "eless", "er", "ers", "es", "ing"];

/// The endings of words in `-our`. Those of Latin have no `u` (`laboratory`, `honorary`, `vigorous`).
const OUR: &[&str] = &[
    "", "s", "ed", "er", "ers", "ing", "able", "ably", "al", "ally", "ful", "hood", "hoods", "ise", "ize", "ist", "ite",
    "ites", "less", "ly",
];

/// The differences, those of many words first.
const DIFFERENCES: &[Difference] = &[
    differ("is", "iz", Endings::Begun(ISE)),
    differ("lys", "lyz", Endings::Begun(ISE)),
    differ("our", "or", Endings::Whole(OUR)),
    differ("enc", "ens", Endings::Whole(ENCE)),
    differ("ogu", "og", Endings::Silent),
    differ("gramm", "gram", Endings::Silent),
    differ("ctis", "ctic", Endings::Whole(ENCE)),
    differ("calibr", "caliber", Endings::Silent),
    differ("centr", "center", Endings::Silent),
    differ("fibr", "fiber", Endings::Silent),
    differ("litr", "liter", Endings::Silent),
    differ("metr", "meter", Endings::Silent),
    differ("theatr", "theater", Endings::Silent),
    differ("anaem", "anem", Endings::Any),
    differ("anaesth", "anesth", Endings::Any),
    differ("gynaec", "gynec", Endings::Any),
    differ("haem", "hem", Endings::Any),
    differ("leukaem", "leukem", Endings::Any),
    differ("oesoph", "esoph", Endings::Any),
    differ("oestr", "estr", Endings::Any),
    differ("orthopaed", "orthoped", Endings::Any),
    differ("paediat", "pediat", Endings::Any),
    differ("aluminium", "aluminum", Endings::Any),
    differ("artefact", "artifact", Endings::Any),
    differ("dgement", "dgment", Endings::Any),
    differ("enquir", "inquir", Endings::Any),
    differ("enrolm", "enrollm", Endings::Any),
    differ("fulfilm", "fulfillm", Endings::Any),
    differ("grey", "gray", Endings::Any),
    differ("instalm", "installm", Endings::Any),
    differ("jewellery", "jewelry", Endings::Any),
    differ("manoeuvr", "maneuver", Endings::Silent),
    differ("mould", "mold", Endings::Any),
    differ("plough", "plow", Endings::Any),
    differ("sceptic", "skeptic", Endings::Any),
    differ("skilful", "skillful", Endings::Any),
];

const fn differ(british: &'static str, american: &'static str, endings: Endings) -> Difference {
    Difference { british, american, endings }
}

/// The numbers people write in words, from 1.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// The other ways to write the word with this key.
pub(super) fn spellings(key: &str) -> Vec<Spelling> {
    let mut spellings = respelled(key);
    let whole = [plural(key), singular(key).map(str::to_owned), number(key)];
    spellings.extend(whole.into_iter().flatten().map(|key| Spelling { key, is_open: false }));
    spellings
}

/// Its spellings in British and in American English; of a word that differs in several places a few.
fn respelled(key: &str) -> Vec<Spelling> {
    const MOST: usize = 8;
    if key.len() > LONGEST_GUESS {
        return Vec::new();
    }
    let mut found = vec![Spelling { key: key.to_owned(), is_open: true }];
    let mut at = 0;
    while at < found.len() && found.len() < MOST {
        let Spelling { key, is_open } = found[at].clone();
        let other = DIFFERENCES.iter().flat_map(|difference| difference.applied_to(&key));
        for other in other {
            if !found.iter().any(|known| known.key == other.key) {
                found.push(Spelling { is_open: is_open && other.is_open, ..other });
            }
        }
        at += 1;
    }
    found.split_off(1)
}

impl Difference {
    /// `key` with each of the places where it differs in the other spelling.
    fn applied_to(&self, key: &str) -> Vec<Spelling> {
        let mut found = Vec::new();
        for (from, to, is_british) in [(self.british, self.american, true), (self.american, self.british, false)] {
            for (at, _) in key.match_indices(from) {
                let (before, after) = (&key[..at], &key[at + from.len()..]);
                if let Some(ending) = self.ending(before, after, is_british) {
                    let key = [before, to, ending].concat();
                    found.push(Spelling { key, is_open: matches!(self.endings, Endings::Any | Endings::Begun(_)) });
                }
            }
        }
        found
    }

    /// What takes the place of `after`, the rest of a word in which `before` precedes what differs; `None` if it is not spelled
    /// in two ways.
    fn ending<'a>(&self, before: &str, after: &'a str, is_british: bool) -> Option<&'a str> {
        let has_vowel = before.bytes().any(is_vowel);
        match &self.endings {
            Endings::Any => Some(after),
            Endings::Silent => {
                let turned = |(british, american)| if is_british { (british, american) } else { (american, british) };
                SILENT.into_iter().map(turned).find(|(from, _)| *from == after).map(|(_, to)| to)
            }
            Endings::Whole(endings) => (has_vowel && endings.contains(&after)).then_some(after),
            Endings::Begun(endings) => {
                (has_vowel && endings.iter().any(|ending| ending.starts_with(after))).then_some(after)
            }
        }
    }
}

/// The plural of what may be an acronym (`kpis`).
fn plural(key: &str) -> Option<String> {
    is_acronym(key).then(|| format!("{key}s"))
}

/// The acronym that `key` is the plural of.
pub(super) fn singular(key: &str) -> Option<&str> {
    key.strip_suffix('s').filter(|rest| is_acronym(rest))
}

/// Whether a key may be an acronym to which the stemmer knows no plural: two to four letters, no vowel but the last of three
/// (`vm`, `gpu`, `kpi`).
fn is_acronym(key: &str) -> bool {
    let Some((last, others)) = key.as_bytes().split_last() else { return false };
    let consonant = |letter: &u8| letter.is_ascii_lowercase() && !is_vowel(*letter);
    (2..=4).contains(&key.len())
        && others.iter().all(consonant)
        && *last != b's'
        && last.is_ascii_lowercase()
        && (key.len() > 2 || !is_vowel(*last))
        && !is_stop_word(key)
}

/// The digits of a number in words, and the other way round.
fn number(key: &str) -> Option<String> {
    let place = NUMBERS.iter().position(|number| *number == key).map(|at| (at + 1).to_string());
    let word = || {
        let number = key.parse().ok().filter(|number: &usize| number.to_string() == key)?;
        NUMBERS.get(number.checked_sub(1)?).map(|number| (*number).to_owned())
    };
    place.or_else(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(key: &str) -> Vec<String> {
        spellings(key).into_iter().map(|spelling| spelling.key).collect()
    }

    #[test]
    fn both_spellings_lead_to_each_other() {
        for (british, american) in [
            ("licence", "license"),
            ("licences", "licenses"),
            ("licenced", "licensed"),
            ("defence", "defense"),
            ("offences", "offenses"),
            ("practise", "practice"),
            ("organise", "organize"),
            ("organisations", "organizations"),
            ("organisational", "organizational"),
            ("realising", "realizing"),
            ("analyse", "analyze"),
            ("analysers", "analyzers"),
            ("paralysed", "paralyzed"),
            ("colour", "color"),
            ("behaviours", "behaviors"),
            ("behavioural", "behavioral"),
            ("honoured", "honored"),
            ("neighbourhoods", "neighborhoods"),
            ("odour", "odor"),
            ("centre", "center"),
            ("centred", "centered"),
            ("centring", "centering"),
            ("kilometres", "kilometers"),
            ("theatres", "theaters"),
            ("catalogue", "catalog"),
            ("dialogues", "dialogs"),
            ("catalogued", "cataloged"),
            ("programme", "program"),
            ("programmes", "programs"),
            ("paediatrician", "pediatrician"),
            ("anaesthetics", "anesthetics"),
            ("judgement", "judgment"),
            ("colourise", "colorize"),
            ("aluminium", "aluminum"),
            ("fulfilment", "fulfillment"),
            ("manoeuvres", "maneuvers"),
        ] {
            assert!(keys(british).iter().any(|key| key == american), "{british}: {:?}", keys(british));
            assert!(keys(american).iter().any(|key| key == british), "{american}: {:?}", keys(american));
        }
    }

    #[test]
    fn words_that_merely_look_so_stay_what_they_are() {
        let pairs = "four for, hour hor, tour tor, pour por, your yor, prise prize, wise wize, rise rize, sise size, \
            sense sence, dense dence, fense fence, pense pence, whence whense, laboratory labouratory, \
            honorary honourary, meter metered, liter literature, literature litreature, enter entre, vision vizion, \
            visit vizit, advisory advizory, bus bu, gas ga, news new, is i, css cs";
        for (one, other) in pairs.split(", ").filter_map(|pair| pair.split_once(' ')) {
            assert!(!keys(one).iter().any(|key| key == other), "{one}: {:?}", keys(one));
            assert!(!keys(other).iter().any(|key| key == one), "{other}: {:?}", keys(other));
        }
        assert_eq!(keys("技术"), Vec::<String>::new());
        assert_eq!(keys(&"or".repeat(500)).len(), 0);
    }

    #[test]
    fn a_word_that_is_being_typed_is_spelled_both_ways() {
        for (typed, other, is_open) in [
            ("organis", "organiz", true),
            ("optimizat", "optimisat", true),
            ("analys", "analyz", true),
            ("pediat", "paediat", true),
            ("labour", "labor", false),
            ("litre", "liter", false),
        ] {
            let spelling = Spelling { key: other.to_owned(), is_open };
            assert!(spellings(typed).contains(&spelling), "{typed}: {:?}", spellings(typed));
        }
    }

    #[test]
    fn acronyms_have_plurals_and_numbers_digits() {
        for (one, other) in
            [("kpi", "kpis"), ("gpu", "gpus"), ("slo", "slos"), ("vm", "vms"), ("two", "2"), ("twelve", "12")]
        {
            assert_eq!((keys(one).contains(&other.to_owned()), keys(other).contains(&one.to_owned())), (true, true));
        }
        for key in ["0", "13", "05", "1.0", "99999999999999999999999"] {
            assert_eq!(keys(key), Vec::<String>::new(), "{key}");
        }
    }
}
