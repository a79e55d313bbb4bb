//! Facts in words: what a fact is called and what it says, short enough for a table.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::fmt;

use serde::Serialize;

use super::{
    Clearance, Degree, DegreeLevel, Employment, Fact, Item, Knowledge, Language, Pay, Period, Role, Travel, Workplace,
    Years,
};
use crate::text::{Text, fold, is_stop_word, stem, words};

/// A fact as a line of a list: what stands out, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// What stands out: `5+ years`, `2 of 7`, `Bachelor`.
    pub lead: String,
    /// Of what: `enterprise support`. May be empty.
    pub rest: String,
}

/// A fact that stands at the head of a profile rather than in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadFact {
    /// Places.
    Locations,
    /// Where the work is done.
    Workplace,
    /// How much travel.
    Travel,
    /// The kind of contract.
    Employment,
    /// What it pays.
    Pay,
}

impl HeadFact {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Locations, Self::Workplace, Self::Travel, Self::Employment, Self::Pay];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Locations => "Location",
            Self::Workplace => "Workplace",
            Self::Travel => "Travel",
            Self::Employment => "Employment",
            Self::Pay => "Pay",
        }
    }

    /// Its key in a profile.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Locations => "locations",
            Self::Workplace => "workplace",
            Self::Travel => "travel",
            Self::Employment => "employment",
            Self::Pay => "pay",
        }
    }

    /// What `role` says of it, in words; `None` where it is not stated.
    #[must_use]
    pub fn say(self, role: &Role) -> Option<String> {
        match self {
            Self::Locations => (!role.locations.is_empty()).then(|| join(&role.locations, "; ")),
            Self::Workplace => role.workplace.map(|workplace| workplace.to_string()),
            Self::Travel => role.travel.as_ref().map(Travel::to_string),
            Self::Employment => role.employment.map(|employment| employment.to_string()),
            Self::Pay => role.pay.as_ref().map(Pay::to_string),
        }
    }
}

/// The kind of a typed fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each names the variant of `Fact` it is for")]
pub enum FactKind {
    Years,
    Degree,
    Certification,
    Clearance,
    Knowledge,
    Language,
}

impl FactKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Years, Self::Degree, Self::Certification, Self::Clearance, Self::Knowledge, Self::Language];

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Years => "Experience",
            Self::Degree => "Degree",
            Self::Certification => "Certification",
            Self::Clearance => "Clearance",
            Self::Knowledge => "Knowledge",
            Self::Language => "Language",
        }
    }

    /// The key under which an item states such a fact.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Years => "years",
            Self::Degree => "degree",
            Self::Certification => "certification",
            Self::Clearance => "clearance",
            Self::Knowledge => "knowledge",
            Self::Language => "language",
        }
    }
}

impl Fact {
    /// Which kind of fact this is.
    #[must_use]
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Years(_) => FactKind::Years,
            Self::Degree(_) => FactKind::Degree,
            Self::Certification(_) => FactKind::Certification,
            Self::Clearance(_) => FactKind::Clearance,
            Self::Knowledge(_) => FactKind::Knowledge,
            Self::Language(_) => FactKind::Language,
        }
    }

    /// The fact in two short parts.
    #[must_use]
    pub fn brief(&self) -> Brief {
        match self {
            Self::Years(years) => years.brief(),
            Self::Degree(degree) => degree.brief(),
            Self::Certification(names) => Brief { lead: "Certificate".to_owned(), rest: join(names, ", ") },
            Self::Clearance(clearance) => clearance.brief(),
            Self::Knowledge(knowledge) => knowledge.brief(),
            Self::Language(language) => language.brief(),
        }
    }
}

impl Item {
    /// The kinds of typed facts the item carries, those of its alternatives included, each once.
    #[must_use]
    pub fn fact_kinds(&self) -> Vec<FactKind> {
        let mut kinds: Vec<FactKind> = self.facts().map(Fact::kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }

    /// The typed facts of the item and, nested to any depth, of its alternatives.
    pub fn facts(&self) -> Box<dyn Iterator<Item = &Fact> + '_> {
        let nested = self.any_of.iter().flatten().flat_map(Self::facts);
        Box::new(self.fact.iter().chain(nested))
    }

    /// The item as a fact in two short parts; `None` for plain prose.
    ///
    /// Alternatives are joined by "or", the facts of one alternative by "and".
    #[must_use]
    pub fn brief(&self) -> Option<Brief> {
        self.fact.as_ref().map(Fact::brief).or_else(|| self.alternatives_brief())
    }

    /// The alternatives of the item in two short parts, whatever fact it states itself; `None` where there are none.
    #[must_use]
    pub fn alternatives_brief(&self) -> Option<Brief> {
        if self.any_of.is_empty() {
            return None;
        }
        let one = |item: &Self| match item.brief() {
            Some(brief) => brief.to_string(),
            None => item.text.to_string(),
        };
        let branch = |items: &Vec<Self>| items.iter().map(one).collect::<Vec<_>>().join(" and ");
        let branches: Vec<String> = self.any_of.iter().map(branch).collect();
        Some(Brief { lead: "Any of".to_owned(), rest: branches.join(" · or ") })
    }

    /// What the item's own fact says after its lead, where the text leaves any word of it unsaid.
    #[must_use]
    pub fn fact_beyond_text(&self) -> Option<String> {
        let rest = self.fact.as_ref()?.brief().rest;
        (!self.says(&rest)).then_some(rest)
    }

    /// Whether the text has every word of `other`, in any form and order; words without meaning of their own (`of`,
    /// `and`) are not looked for.
    #[must_use]
    pub fn says(&self, other: &str) -> bool {
        let own: Vec<&str> = words(&self.text).map(|word| word.text).collect();
        // Nearly always the word itself is there, often as it is written: folding and stemming cost more than all else.
        let has_form = |word: String| {
            let is_there = || own.iter().any(|own| own.eq_ignore_ascii_case(&word));
            is_stop_word(&word) || is_there() || {
                let meant = LazyCell::new(|| stem(&word));
                // The stemmer leaves the first letter alone.
                let first = |word: &str| word.bytes().next();
                let may_be =
                    |own: &&&str| !own.is_ascii() || first(own).map(|byte| byte.to_ascii_lowercase()) == first(&word);
                let is_form = |own: String| {
                    own == word || first(&own) == first(&word) && !is_stop_word(&own) && stem(&own) == *meant
                };
                own.iter().filter(may_be).map(|own| fold(own)).any(is_form)
            }
        };
        words(other).all(|word| has_form(fold(word.text)))
    }
}

impl fmt::Display for Brief {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rest.is_empty() { f.write_str(&self.lead) } else { write!(f, "{} {}", self.lead, self.rest) }
    }
}

impl Years {
    fn brief(&self) -> Brief {
        let lead = match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("{min} years"),
            (Some(min), Some(max)) => format!("{min}–{max} years"),
            (Some(min), None) => format!("{min}+ years"),
            (None, Some(max)) => format!("up to {max} years"),
            (None, None) => FactKind::Years.name().to_owned(),
        };
        Brief { lead, rest: self.of.as_deref().unwrap_or_default().to_owned() }
    }
}

impl Degree {
    fn brief(&self) -> Brief {
        Brief { lead: self.level.to_string(), rest: join(&self.fields, ", ") }
    }
}

impl Clearance {
    fn brief(&self) -> Brief {
        let what = [&self.authority, &self.level].into_iter().flatten();
        let mut rest = what.map(Text::as_str).collect::<Vec<_>>().join(" ");
        if let Some(status) = &self.status {
            if !rest.is_empty() {
                rest.push_str(", ");
            }
            rest.push_str(status);
        }
        Brief { lead: "Clearance".to_owned(), rest }
    }
}

impl Knowledge {
    fn brief(&self) -> Brief {
        let lead = match self.at_least {
            Some(count) => format!("{count} of {}", self.of.len()),
            None => "Knowledge".to_owned(),
        };
        Brief { lead, rest: join(&self.of, ", ") }
    }
}

impl Language {
    fn brief(&self) -> Brief {
        Brief { lead: self.name.to_string(), rest: self.level.as_deref().unwrap_or_default().to_owned() }
    }
}

impl fmt::Display for DegreeLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HighSchool => "High school",
            Self::Associate => "Associate's",
            Self::Bachelor => "Bachelor's",
            Self::Master => "Master's",
            Self::Doctorate => "Doctorate",
        })
    }
}

impl fmt::Display for Workplace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OnSite => "on site",
            Self::Hybrid => "hybrid",
            Self::Remote => "remote",
        })
    }
}

impl fmt::Display for Employment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::FullTime => "full-time",
            Self::PartTime => "part-time",
            Self::Contract => "contract",
            Self::Temporary => "temporary",
            Self::Internship => "internship",
        })
    }
}

impl fmt::Display for Travel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => words.fmt(f),
            Self::Share(share) => match (share.min, share.max) {
                (Some(min), Some(max)) if min == max => write!(f, "{min} % travel"),
                (Some(min), Some(max)) => write!(f, "{min}–{max} % travel"),
                (Some(min), None) => write!(f, "at least {min} % travel"),
                (None, Some(max)) => write!(f, "up to {max} % travel"),
                (None, None) => f.write_str("travel"),
            },
        }
    }
}

impl fmt::Display for Pay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount: Cow<'_, str> = match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => format!("{min}").into(),
            (Some(min), Some(max)) => format!("{min}–{max}").into(),
            (Some(min), None) => format!("from {min}").into(),
            (None, Some(max)) => format!("up to {max}").into(),
            (None, None) => "paid in".into(),
        };
        let per = match self.per {
            Period::Hour => "an hour",
            Period::Day => "a day",
            Period::Month => "a month",
            Period::Year => "a year",
        };
        write!(f, "{amount} {} {per}", self.currency)
    }
}

/// The texts with `separator` between them.
fn join(texts: &[Text], separator: &str) -> String {
    texts.iter().map(Text::as_str).collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use crate::role::read;

    #[test]
    fn what_a_fact_says_beyond_its_text() {
        for (item, beyond) in [
            ("{text: Plans.}", None),
            ("{text: Five years., years: {min: 5}}", None),
            ("{text: Holds a clearance., clearance: {level: Secret, authority: NATO}}", Some("NATO Secret")),
            ("{text: Holds a SECRET clearance of NATO., clearance: {level: Secret, authority: NATO}}", None),
            ("{text: A degree in computing sciences., degree: {level: bachelor, fields: [Computing Science]}}", None),
            ("{text: Has a certificate., certification: [ITIL Foundation, PMP]}", Some("ITIL Foundation, PMP")),
            ("{text: One of two., any_of: [[a], [b]]}", None),
        ] {
            let (roles, problems) = read(format!("title: A\nresponsibilities: [{item}]\n").as_bytes(), "a");
            assert_eq!(problems, [], "{item}");
            assert_eq!(roles[0].role.responsibilities[0].fact_beyond_text().as_deref(), beyond, "{item}");
        }
    }
}
