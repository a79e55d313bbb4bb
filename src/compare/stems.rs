//! Texts as the numbers comparing works with: stems by their hashes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::role::Item;
use crate::text::{fold, is_sign, is_stop_word, stem, words};

/// A stem, or anything else that is compared for equality only, by its hash: prepared roles hold numbers, not texts.
pub(super) type Id = u64;

/// The id of `value`; the same in every run, so that results do not depend on it.
pub(super) fn id(value: impl Hash) -> Id {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// After so many letters stems are cut off, so that "reconcile" meets "reconciliation" and "automate" "automatic".
///
/// On labelled pairs this finds one or two in a hundred more; shorter roots begin to confuse words.
const ROOT: usize = 7;

/// Words that say how much of a quality is asked and not which: postings praise everything they ask for.
const PRAISE: [&str; 8] = ["excellent", "exceptional", "good", "great", "outstanding", "proven", "solid", "strong"];

/// Words that deny what stands beside them; so do those ending in "n't".
const NEGATIONS: [&str; 10] =
    ["cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"];

/// Stems before which a negation denies nothing: "not only", "not limited to", "no later than".
const BOUNDS: [&str; 7] = ["onli", "limit", "less", "fewer", "later", "least", "more"];

/// What comparing needs to know of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// Its stem, cut off after [`ROOT`] letters.
    pub(super) root: Id,
    /// Its stem.
    stem: Id,
    /// What it is there for.
    pub(super) part: Part,
    /// Whether it is one of [`NEGATIONS`].
    negates: bool,
    /// Where [`Stemmer::text`] finds the stem.
    text: usize,
}

/// What a word is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It says what the statement is about.
    Content,
    /// It holds the sentence together or says how much or how many, which is no sign of what.
    Stop,
    /// It can be left out without changing what is said.
    Article,
}

impl Form {
    /// The root of a word that says what the statement is about; `None` for a stop word.
    pub(super) fn content(self) -> Option<Id> {
        (self.part == Part::Content).then_some(self.root)
    }
}

/// Looks at each word once: postings say the same words again and again, and stemming one costs more than all else.
#[derive(Debug, Default)]
pub(super) struct Stemmer<'a> {
    forms: HashMap<&'a str, Form>,
    texts: Vec<String>,
}

impl<'a> Stemmer<'a> {
    /// The words of a text, in order.
    pub(super) fn read(&mut self, text: &'a str) -> Vec<Form> {
        words(text).map(|word| self.form(word.text)).collect()
    }

    /// What is to know of a word.
    pub(super) fn form(&mut self, word: &'a str) -> Form {
        *self.forms.entry(word).or_insert_with(|| form(word, &mut self.texts))
    }

    /// The stem of a word in letters.
    pub(super) fn text(&self, form: Form) -> &str {
        &self.texts[form.text]
    }

    /// Whether the words deny something. Idioms do not: "not only", "not-for-profit", "with or without".
    pub(super) fn denies(&self, forms: &[Form]) -> bool {
        let stem = |at: usize| forms.get(at).map_or("", |form| self.text(*form));
        let is_idiom = |at: usize| {
            let after = [stem(at + 1), stem(at + 2)];
            at > 0 && stem(at - 1) == "or" || BOUNDS.contains(&after[0]) || after == ["for", "profit"]
        };
        forms.iter().enumerate().any(|(at, form)| form.negates && !is_idiom(at))
    }

    /// The root of a word in letters.
    #[cfg(test)]
    pub(super) fn root(&self, form: Form) -> &str {
        root(self.text(form))
    }

    /// The roots of an item and its alternatives, in order, stop words left out.
    pub(super) fn content(&mut self, item: &'a Item) -> Vec<Id> {
        let mut stems: Vec<Id> = self.read(&item.text).into_iter().filter_map(Form::content).collect();
        for nested in item.any_of.iter().flatten() {
            stems.extend(self.content(nested));
        }
        stems
    }
}

/// What is to know of a word; its stem is added to `texts`.
fn form(word: &str, texts: &mut Vec<String>) -> Form {
    let folded = fold(word);
    let part = match folded.as_str() {
        "a" | "an" | "the" => Part::Article,
        word if is_stop_word(word) || PRAISE.contains(&word) || number(word).is_some() => Part::Stop,
        _ => Part::Content,
    };
    let short = word.to_lowercase().replace('’', "'");
    let negates = NEGATIONS.contains(&&*folded) || short.ends_with("n't");
    let stem = stem(&folded).into_owned();
    // The stemmer takes the degree for those who heal.
    let own = if folded.starts_with("doctora") { "doctora" } else { stem.as_str() };
    let form = Form { root: id(root(own)), stem: id(own), part, negates, text: texts.len() };
    texts.push(stem);
    form
}

/// The number a word stands for, in the digits of ASCII and the same however it is written: `1,000.50` is `1000.5`, `٥` is
/// `5`. "One" is seldom meant as a number, and left out; so is what has several points, as versions have.
pub(super) fn number(word: &str) -> Option<String> {
    const WORDS: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(at) = WORDS.iter().position(|name| word.eq_ignore_ascii_case(name)) {
        return Some((at + 2).to_string());
    }
    let mut digits = String::new();
    for c in word.chars() {
        match c {
            ',' | '٬' => {}
            '.' | '٫' => digits.push('.'),
            _ => digits.push(char::from_digit(digit(c)?, 10)?),
        }
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    if whole.is_empty() || fraction.contains('.') {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// What a digit counts, of ASCII or of another script in use.
fn digit(c: char) -> Option<u32> {
    /// The zeros; the other digits follow each in order (Unicode Character Database, `Nd`).
    const ZEROS: [char; 20] =
        ['0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐', '０'];
    let value = |zero: char| u32::from(c).checked_sub(zero.into()).filter(|value| *value < 10);
    ZEROS.into_iter().find_map(value)
}

/// A stem cut off after [`ROOT`] letters; those of other scripts are their own roots.
fn root(stem: &str) -> &str {
    if stem.is_ascii() { &stem[..stem.len().min(ROOT)] } else { stem }
}

/// The root of a word as it stands in a text; `None` for a stop word.
pub(super) fn word_stem(word: &str) -> Option<Id> {
    form(word, &mut Vec::new()).content()
}

/// The roots of a text, in order, stop words left out.
pub(super) fn text_stems(text: &str) -> impl Iterator<Item = Id> {
    words(text).filter_map(|word| word_stem(word.text))
}

/// What two texts share that say the same in the same words: every stem in order but articles, and the signs that tell
/// C++ from C# and 5+ from 5. `forms` are the words of `text`.
pub(super) fn wording(text: &str, forms: &[Form]) -> impl Iterator<Item = Id> {
    let stems = forms.iter().filter(|form| form.part != Part::Article).map(|form| form.stem);
    let wordless = forms.is_empty();
    let signs = text.chars().filter(move |c| wordless || is_sign(*c)).map(id);
    stems.chain(signs)
}

/// The [`wording`] of a text read on its own.
pub(super) fn phrase(text: &str) -> Vec<Id> {
    wording(text, &Stemmer::default().read(text)).collect()
}
