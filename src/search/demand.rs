//! Facts as numbers, and what a query may demand of them: `years:>=5`, `degree:bachelor`, `pay:>50eur/hour`.
//!
//! Only what is stated is compared. Years go by the least that is asked for; travel and pay are ranges, and of the two ends
//! that one counts which lets the demand hold: `pay:>100k` finds what may pay so much, `pay:<50k` what may pay so little.
//! Nothing is converted: pay is compared within one period, a year unless another is named, and within one currency if one
//! is named.

use crate::role::{DegreeLevel, Fact, Item, Number, Pay, Period, Role, Travel};
use crate::text::normal;

/// What of a fact is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Measure {
    /// Years of experience.
    Years,
    /// The level of a degree, by its place in [`DEGREES`].
    Degree,
    /// Percent of the working time.
    Travel,
    /// Money in a period.
    Pay(Period),
}

/// A fact of a role, as far as it is numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stated {
    /// The number of the value it belongs to.
    pub(super) value: u32,
    measure: Measure,
    /// The least and the most; the same where only one is stated.
    low: f32,
    high: f32,
    /// The letters of the currency; zero for what is no money.
    currency: [u8; 3],
}

/// What is demanded of a fact.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Demand {
    /// That it is stated at all.
    Any,
    /// How its number stands to another.
    Number { measure: Measure, relation: Relation, than: f32, currency: Option<[u8; 3]> },
    /// That the role comes from a directory whose path holds this, in lower case.
    Directory(String),
}

/// How a number stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    Above,
    AtLeast,
    Below,
    AtMost,
}

/// The levels of a degree, lowest first, with what else they are called.
const DEGREES: [(DegreeLevel, &[&str]); 5] = [
    (DegreeLevel::HighSchool, &["high-school", "highschool", "school"]),
    (DegreeLevel::Associate, &["associate", "associates", "associate's"]),
    (DegreeLevel::Bachelor, &["bachelor", "bachelors", "bachelor's"]),
    (DegreeLevel::Master, &["master", "masters", "master's"]),
    (DegreeLevel::Doctorate, &["doctorate", "doctor", "doctoral", "phd"]),
];

/// Signs of relations, the longer first.
const RELATIONS: [(&str, Relation); 7] = [
    (">=", Relation::AtLeast),
    ("<=", Relation::AtMost),
    ("≥", Relation::AtLeast),
    ("≤", Relation::AtMost),
    (">", Relation::Above),
    ("<", Relation::Below),
    ("=", Relation::Equal),
];

impl Stated {
    /// What the head of `role` states in numbers, without the value it belongs to: pay, and travel.
    pub(super) fn of_pay(pay: &Pay) -> Option<Self> {
        let currency = pay.currency.as_bytes().first_chunk().copied().unwrap_or_default();
        Some(Self { currency, ..Self::range(Measure::Pay(pay.per), pay.min, pay.max)? })
    }

    /// See [`Stated::of_pay`].
    pub(super) fn of_travel(travel: &Travel) -> Option<Self> {
        match travel {
            Travel::Share(share) => Self::range(Measure::Travel, share.min, share.max),
            Travel::Words(words) => matches!(normal(words).as_str(), "none" | "no travel" | "no")
                .then(|| Self::range(Measure::Travel, Some(Number(0.0)), None))
                .flatten(),
        }
    }

    /// What the typed fact of one node states in numbers.
    pub(super) fn of_item(item: &Item) -> Option<Self> {
        match item.fact.as_ref()? {
            Fact::Years(years) => Self::range(Measure::Years, years.min, years.max),
            Fact::Degree(degree) => {
                let level = DEGREES.iter().position(|(level, _)| *level == degree.level)?;
                Self::range(Measure::Degree, Some(Number(f64::from(u8::try_from(level).ok()?))), None)
            }
            _ => None,
        }
    }

    /// The same as a statement of another value.
    pub(super) fn at(self, value: u32) -> Self {
        Self { value, ..self }
    }

    fn range(measure: Measure, min: Option<Number>, max: Option<Number>) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, reason = "what is compared with is rounded alike")]
        let number = |number: Number| number.0 as f32;
        let (low, high) = (min.or(max).map(number)?, max.or(min).map(number)?);
        Some(Self { value: 0, measure, low, high, currency: [0; 3] })
    }

    /// Whether it meets a demand.
    pub(super) fn meets(&self, demand: &Demand) -> bool {
        let Demand::Number { measure, relation, than, currency } = demand else { return false };
        if self.measure != *measure || currency.is_some_and(|currency| currency != self.currency) {
            return false;
        }
        // Of what is asked for, as of degrees, the least counts.
        let (low, high) = match measure {
            Measure::Years | Measure::Degree => (self.low, self.low),
            Measure::Travel | Measure::Pay(_) => (self.low, self.high),
        };
        match relation {
            Relation::Equal => (low..=high).contains(than),
            Relation::Above => high > *than,
            Relation::AtLeast => high >= *than,
            // Who wants to travel little has to know the most.
            Relation::Below if *measure == Measure::Travel => high < *than,
            Relation::AtMost if *measure == Measure::Travel => high <= *than,
            Relation::Below => low < *than,
            Relation::AtMost => low <= *than,
        }
    }
}

/// The places of a role's head that state numbers.
pub(super) fn of_head(role: &Role) -> (Option<Stated>, Option<Stated>) {
    (role.pay.as_ref().and_then(Stated::of_pay), role.travel.as_ref().and_then(Stated::of_travel))
}

/// Whether `text` begins with the sign of a relation.
pub(super) fn is_relation(text: &str) -> bool {
    RELATIONS.iter().any(|(sign, _)| text.starts_with(sign))
}

/// Whether `text` is the sign of a relation and no more.
pub(super) fn is_sign(text: &str) -> bool {
    RELATIONS.iter().any(|(sign, _)| text == *sign)
}

/// Whether the fact called `name` is a number, which can be compared.
pub(super) fn is_number(name: &str) -> bool {
    matches!(name, "years" | "degree" | "travel" | "pay")
}

/// Whether `text` compares with a number.
pub(super) fn is_comparison(text: &str) -> bool {
    let rest = RELATIONS.iter().find_map(|(sign, _)| text.strip_prefix(sign));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The demand that `text` makes of the fact called `name`; `None` where it is just words to be found in it.
///
/// # Errors
///
/// What is wrong with it and what would be right, where it can be no words: a relation to what is no number.
pub(super) fn read(name: &str, text: &str) -> Result<Option<Demand>, String> {
    let text = text.to_lowercase();
    if text == "any" {
        return Ok(Some(Demand::Any));
    }
    let sign = RELATIONS.iter().find(|(sign, _)| text.starts_with(sign));
    let rest = sign.map_or(&*text, |(sign, _)| &text[sign.len()..]);
    let relation = sign.map(|(_, relation)| *relation);
    let demand = match name {
        "years" => years(rest, relation),
        "degree" => degree(rest, relation),
        "travel" => travel(rest, relation),
        "pay" => pay(rest, relation),
        "clearance" | "certification" | "language" | "knowledge" | "location" if rest == "none" => {
            return Err(format!(
                "no profile states that it asks for none: `!{name}:any` finds those that state nothing"
            ));
        }
        _ if relation.is_some() => {
            return Err(format!("`{name}:` is no number: only years, degree, travel and pay can be compared"));
        }
        _ => return Ok(None),
    };
    // What begins with a digit and has no letters is no word.
    let is_meant_as_number = name != "degree"
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && !rest.contains(|c: char| c.is_alphabetic());
    match (demand, relation) {
        (None, Some(_)) => Err(format!("nothing to compare with: write {}", example(name))),
        (None, None) if is_meant_as_number => {
            Err(format!("`{}` is no {}: write {}", start(&text), kind(name), example(name)))
        }
        (demand, _) => Ok(demand),
    }
}

/// What to say of words that stand in the place of a number of the fact called `name`, if it is one: they are wrong where no
/// role has them there.
pub(super) fn no_number(name: &str, text: &str) -> Option<String> {
    is_number(name).then(|| {
        let (text, kind, example) = (start(text), kind(name), example(name));
        format!("`{text}` is no {kind}, nor a word that a role says of it: write {example}")
    })
}

/// Of what was typed, enough to know it by.
pub(super) fn start(text: &str) -> String {
    const MOST: usize = 30;
    let start: String = text.chars().take(MOST).collect();
    if start.len() < text.len() { start + "…" } else { start }
}

/// What the number of a fact is, in words.
fn kind(name: &str) -> &'static str {
    match name {
        "degree" => "level of a degree",
        "travel" => "share of the time",
        "pay" => "amount of money",
        _ => "number of years",
    }
}

/// How a comparison with a fact is written.
fn example(name: &str) -> &'static str {
    match name {
        "degree" => "`degree:>=bachelor`; there are high-school, associate, bachelor, master, doctorate",
        "travel" => "`travel:<=25`, in percent",
        "pay" => "`pay:>50000`, `pay:>50k`, or with currency and period `pay:>50eur/hour`",
        _ => "`years:>=5`",
    }
}

fn compare(measure: Measure, relation: Option<Relation>, than: f32) -> Demand {
    Demand::Number { measure, relation: relation.unwrap_or(Relation::Equal), than, currency: None }
}

fn years(text: &str, relation: Option<Relation>) -> Option<Demand> {
    let (text, relation) = match text.strip_suffix('+') {
        Some(text) => (text, relation.or(Some(Relation::AtLeast))),
        None => (text, relation),
    };
    Some(compare(Measure::Years, relation, plain_number(text)?))
}

fn degree(text: &str, relation: Option<Relation>) -> Option<Demand> {
    let level = DEGREES.iter().position(|(_, names)| names.contains(&text))?;
    Some(compare(Measure::Degree, relation, f32::from(u8::try_from(level).ok()?)))
}

fn travel(text: &str, relation: Option<Relation>) -> Option<Demand> {
    if text == "none" {
        return Some(compare(Measure::Travel, Some(Relation::AtMost), 0.0));
    }
    let percent = plain_number(text.trim_end_matches('%'))?;
    Some(compare(Measure::Travel, relation, percent))
}

/// An amount, `k` for thousands; then a currency, if any; then a slash and a period, if any.
fn pay(text: &str, relation: Option<Relation>) -> Option<Demand> {
    let (text, period) = text.split_once('/').unwrap_or((text, "year"));
    let period = match period {
        "hour" | "h" => Period::Hour,
        "day" | "d" => Period::Day,
        "month" | "m" => Period::Month,
        "year" | "y" => Period::Year,
        _ => return None,
    };
    let digits = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (amount, unit) = text.split_at(digits);
    let (thousands, unit) = match unit.strip_prefix('k') {
        Some(rest) if rest.is_empty() || rest.len() == 3 => (1000.0, rest),
        _ => (1.0, unit),
    };
    let currency = match unit.to_uppercase().as_bytes() {
        [] => None,
        [a, b, c] => Some([*a, *b, *c]),
        _ => return None,
    };
    let than = plain_number(amount)? * thousands;
    Some(Demand::Number {
        measure: Measure::Pay(period),
        relation: relation.unwrap_or(Relation::Equal),
        than,
        currency,
    })
}

/// A number as people write it: digits, one point, commas or underscores between thousands.
fn plain_number(text: &str) -> Option<f32> {
    let digits = text.replace([',', '_'], "");
    let is_plain =
        digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    digits.parse().ok().filter(|number: &f32| is_plain && number.is_finite())
}
