//! What roles can be told apart by, and how many there are of each: the organisations, places, degrees and so on of a
//! catalog, counted under a query.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::RoleSet;
use super::bits::Bits;
use super::build::Source;
use crate::role::{DegreeLevel, Fact, Number, Role};
use crate::text::natural;
use crate::vocabulary::Vocabulary;

/// Something roles can be told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each names the part of a profile it is for")]
pub enum Facet {
    Organization,
    Unit,
    Family,
    Location,
    Workplace,
    Clearance,
    Degree,
    /// The least years of experience that are asked for.
    Years,
    Tag,
    /// The directory of the file.
    Source,
}

impl Facet {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Organization,
        Self::Unit,
        Self::Family,
        Self::Location,
        Self::Workplace,
        Self::Clearance,
        Self::Degree,
        Self::Years,
        Self::Tag,
        Self::Source,
    ];

    /// The field of the query language that says the same.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Unit => "unit",
            Self::Family => "family",
            Self::Location => "location",
            Self::Workplace => "workplace",
            Self::Clearance => "clearance",
            Self::Degree => "degree",
            Self::Years => "years",
            Self::Tag => "tags",
            Self::Source => "source",
        }
    }
}

/// The facets of the roles of a catalog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    values: BTreeMap<Facet, Vec<FacetValue>>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// What it is called, safe to show.
    pub label: String,
    /// The term of a query that says the same; empty where none can.
    pub term: String,
    /// The roles that have it, ascending.
    roles: Vec<u32>,
}

/// The values that are chosen: of one facet any will do, and each facet has to be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen(BTreeMap<Facet, BTreeSet<usize>>);

impl Chosen {
    /// Chooses a value of a facet, by its place in [`Facets::values`], or no longer.
    pub fn toggle(&mut self, facet: Facet, value: usize) {
        let values = self.0.entry(facet).or_default();
        if !values.remove(&value) {
            values.insert(value);
        }
        if values.is_empty() {
            self.0.remove(&facet);
        }
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn contains(&self, facet: Facet, value: usize) -> bool {
        self.0.get(&facet).is_some_and(|values| values.contains(&value))
    }

    /// What is chosen: facets in their order, each with the places of its values in [`Facets::values`], ascending.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, usize)> {
        self.0.iter().flat_map(|(facet, values)| values.iter().map(|value| (*facet, *value)))
    }

    /// Whether nothing is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A value of a facet while it is gathered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    /// Its place among others, where it is not that of its label.
    order: u64,
    label: String,
    /// What stands in the query behind the colon.
    said: String,
}

impl Key {
    /// Which of two comes first: by what they are, numbers as numbers.
    fn before(&self, other: &Self) -> Ordering {
        let order = self.order.cmp(&other.order).then_with(|| natural(&self.label, &other.label));
        order.then_with(|| self.said.cmp(&other.said))
    }
}

impl Facets {
    /// The facets of `roles`, which are numbered in this order. Names of competencies come from `vocabulary`. Where some
    /// roles have a value and others have none, that they have none is the last of the values.
    #[must_use]
    pub fn build<'a, S: Into<Source<'a>>>(roles: impl IntoIterator<Item = S>, vocabulary: &Vocabulary) -> Self {
        let mut found: BTreeMap<Facet, HashMap<Key, Vec<u32>>> = BTreeMap::new();
        let mut count = 0;
        for (number, source) in (0..).zip(roles) {
            count = number + 1;
            for (facet, key) in values(&source.into(), vocabulary) {
                let roles = found.entry(facet).or_default().entry(key).or_default();
                if roles.last() != Some(&number) {
                    roles.push(number);
                }
            }
        }
        let finish = |(facet, values): (Facet, HashMap<Key, Vec<u32>>)| {
            let mut values: Vec<_> = values.into_iter().collect();
            values.sort_unstable_by(|(one, _), (other, _)| one.before(other));
            let value = |(key, roles): (Key, Vec<u32>)| {
                let term = format!("{}:{}", facet.field(), key.said);
                FacetValue { label: key.label, term, roles }
            };
            let mut values: Vec<FacetValue> = values.into_iter().map(value).collect();
            values.extend(lacking(facet, &values, count));
            (facet, values)
        };
        Self { values: found.into_iter().map(finish).collect() }
    }

    /// The values of a facet, in the order of their labels, degrees and years in their own.
    #[must_use]
    pub fn values(&self, facet: Facet) -> &[FacetValue] {
        self.values.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// The roles that are chosen; `None` where nothing is, and so all are. To search among: see
    /// [`Searcher::search`](super::Searcher::search).
    #[must_use]
    pub fn roles(&self, chosen: &Chosen) -> Option<RoleSet> {
        self.met(chosen, None).map(RoleSet)
    }

    /// How many roles have each value of a facet, in the order of [`Facets::values`]: of the roles that `answer` the query,
    /// or of all, those that are chosen by the other facets. So a count tells what choosing the value would add.
    #[must_use]
    pub fn counts(&self, facet: Facet, chosen: &Chosen, answer: Option<&RoleSet>) -> Vec<usize> {
        let met = self.met(chosen, Some(facet));
        let is_counted = |role: &&u32| {
            let role = **role as usize;
            met.as_ref().is_none_or(|met| met.contains(role)) && answer.is_none_or(|answer| answer.contains(role))
        };
        self.values(facet).iter().map(|value| value.roles.iter().filter(is_counted).count()).collect()
    }

    /// The roles that meet what is chosen, a facet left out; `None` for all.
    fn met(&self, chosen: &Chosen, but: Option<Facet>) -> Option<Bits> {
        let facets = chosen.0.iter().filter(|(facet, _)| Some(**facet) != but);
        let of_facet = facets.map(|(facet, values)| {
            let mut roles = Bits::default();
            let values = values.iter().filter_map(|value| self.values(*facet).get(*value));
            values.flat_map(|value| &value.roles).for_each(|role| roles.insert(*role as usize));
            roles
        });
        of_facet.reduce(|mut met, other| {
            met.intersect(&other);
            met
        })
    }
}

/// That none of `values` is a role's, if this tells roles apart; there are `count` roles.
fn lacking(facet: Facet, values: &[FacetValue], count: u32) -> Option<FacetValue> {
    let mut having = Bits::default();
    values.iter().flat_map(|value| &value.roles).for_each(|role| having.insert(*role as usize));
    let roles: Vec<u32> = (0..count).filter(|role| !having.contains(*role as usize)).collect();
    let label = match facet {
        Facet::Tag => "none",
        // What is compiled in or read from standard input.
        Facet::Source => "no directory",
        _ => "not stated",
    };
    (!roles.is_empty()).then(|| FacetValue { label: label.to_owned(), term: String::new(), roles })
}

/// The values of one role.
fn values(source: &Source<'_>, vocabulary: &Vocabulary) -> Vec<(Facet, Key)> {
    let role: &Role = source.role;
    let named = |label: &str| Key { order: 0, label: label.to_owned(), said: quoted(label) };
    let mut values: Vec<(Facet, Key)> = Vec::new();
    let heads = [(Facet::Organization, &role.organization), (Facet::Unit, &role.unit), (Facet::Family, &role.family)];
    values.extend(heads.iter().filter_map(|(facet, text)| Some((*facet, named(text.as_deref()?)))));
    values.extend(role.locations.iter().map(|location| (Facet::Location, named(location))));
    values.extend(role.workplace.map(|workplace| (Facet::Workplace, named(&workplace.to_string()))));
    values.extend(source.directory.map(|directory| (Facet::Source, named(&crate::text::safe(directory)))));
    for (_, item) in role.items() {
        values.extend(item.facts().filter_map(of_fact));
        let tags = item.tags.iter().map(|tag| vocabulary.get(tag).map_or(&**tag, |competency| &competency.name));
        values.extend(tags.map(|name| (Facet::Tag, named(name))));
    }
    values
}

/// The value of a fact that is a facet.
fn of_fact(fact: &Fact) -> Option<(Facet, Key)> {
    match fact {
        Fact::Clearance(clearance) => Some(match &clearance.level {
            Some(level) => (Facet::Clearance, Key { order: 0, label: level.to_string(), said: quoted(level) }),
            None => (Facet::Clearance, Key { order: 1, label: "level not stated".to_owned(), said: "any".to_owned() }),
        }),
        Fact::Degree(degree) => {
            let said = match degree.level {
                DegreeLevel::HighSchool => "high-school",
                DegreeLevel::Associate => "associate",
                DegreeLevel::Bachelor => "bachelor",
                DegreeLevel::Master => "master",
                DegreeLevel::Doctorate => "doctorate",
            };
            let key = Key { order: degree.level as u64, label: degree.level.to_string(), said: said.to_owned() };
            Some((Facet::Degree, key))
        }
        Fact::Years(years) => {
            let Number(least) = years.min.or(years.max)?;
            // The order of the bits of numbers that are not negative is that of the numbers.
            Some((
                Facet::Years,
                Key {
                    order: least.to_bits(),
                    label: format!("{}+ years", Number(least)),
                    said: Number(least).to_string(),
                },
            ))
        }
        Fact::Certification(_) | Fact::Knowledge(_) | Fact::Language(_) => None,
    }
}

/// A label as a phrase of a query.
fn quoted(label: &str) -> String {
    format!("\"{}\"", label.replace(['"', '“', '”', '„'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::read;
    use crate::search::{Index, Query};

    const ROLES: &str = "
{title: A, organization: Contoso, locations: [Oslo, New York], workplace: remote,
 responsibilities: [{text: Plans., tags: [calm]}], qualifications: {required: [{text: Years., years: {min: 5}}]}}
---
{title: B, organization: Contoso, unit: Sales, locations: [Oslo], family: Selling,
 responsibilities: [Sells.], qualifications: {required: [{text: A degree., degree: {level: bachelor}},
 {text: Cleared., clearance: {level: Top Secret}}], preferred: [{text: More., degree: {level: master}}]}}
---
{title: C, organization: Fabrikam, locations: [Bergen], workplace: on-site,
 responsibilities: [{text: Plans., tags: [calm]}],
 qualifications: {required: [{text: Years., years: {min: 10}}, {text: Years., years: {min: 5}}, {text: Cleared., clearance: {status: active}}]}}
";

    fn sample() -> (Vec<Role>, Vocabulary) {
        let (roles, problems) = read(ROLES.as_bytes(), "role");
        assert_eq!(problems, []);
        let (vocabulary, _) = Vocabulary::read(b"- {id: calm, name: Serenity, definition: Keeps calm., words: [calm]}");
        (roles.into_iter().map(|located| located.role).collect(), vocabulary)
    }

    fn built() -> (Vec<Role>, Vocabulary, Facets) {
        let (roles, vocabulary) = sample();
        let directories = [Some("roles/north"), None, Some("roles/south")];
        let sources = roles.iter().zip(directories).map(|(role, directory)| Source { role, directory });
        let facets = Facets::build(sources, &vocabulary);
        (roles, vocabulary, facets)
    }

    /// The values of a facet with their counts.
    fn counted(facets: &Facets, facet: Facet, chosen: &Chosen, answer: Option<&RoleSet>) -> Vec<(String, usize)> {
        let labels = facets.values(facet).iter().map(|value| value.label.clone());
        labels.zip(facets.counts(facet, chosen, answer)).collect()
    }

    #[test]
    fn values_with_numbers_are_ordered_by_what_they_count() {
        let yaml =
            ["Team 10", "Team 2", "Team 1"].map(|team| format!("{{title: A, unit: {team}, responsibilities: [B.]}}"));
        let (roles, _) = read(yaml.join("\n---\n").as_bytes(), "role");
        let facets = Facets::build(roles.iter().map(|located| &located.role), &Vocabulary::default());
        let units: Vec<&str> = facets.values(Facet::Unit).iter().map(|value| value.label.as_str()).collect();
        assert_eq!(units, ["Team 1", "Team 2", "Team 10"]);
    }

    #[test]
    fn every_facet_counts_the_roles_of_its_values() {
        let (_, _, facets) = built();
        let all = |facet| {
            let counted = counted(&facets, facet, &Chosen::default(), None);
            counted.iter().map(|(label, count)| format!("{label} {count}")).collect::<Vec<_>>().join(", ")
        };
        let table = [
            (Facet::Organization, "Contoso 2, Fabrikam 1"),
            (Facet::Unit, "Sales 1, not stated 2"),
            (Facet::Family, "Selling 1, not stated 2"),
            (Facet::Location, "Bergen 1, New York 1, Oslo 2"),
            (Facet::Workplace, "on site 1, remote 1, not stated 1"),
            (Facet::Clearance, "Top Secret 1, level not stated 1, not stated 1"),
            (Facet::Degree, "Bachelor's 1, Master's 1, not stated 2"),
            (Facet::Years, "5+ years 2, 10+ years 1, not stated 1"),
            (Facet::Tag, "Serenity 2, none 1"),
            (Facet::Source, "roles/north 1, roles/south 1, no directory 1"),
        ];
        for (facet, expected) in table {
            assert_eq!(all(facet), expected, "{facet:?}");
        }
    }

    #[test]
    fn what_one_role_alone_states_tells_it_from_the_others() {
        let (_, _, facets) = built();
        let mut chosen = Chosen::default();
        chosen.toggle(Facet::Unit, 1);
        assert_eq!(facets.roles(&chosen), Some([0, 2].into_iter().collect()), "those without a unit");
        chosen.toggle(Facet::Unit, 0);
        assert_eq!(facets.roles(&chosen), Some([0, 1, 2].into_iter().collect()), "all of them");
    }

    #[test]
    fn values_of_a_facet_add_up_and_facets_narrow_each_other() {
        let (_, _, facets) = built();
        let mut chosen = Chosen::default();
        chosen.toggle(Facet::Location, 2);
        assert_eq!(facets.roles(&chosen), Some([0, 1].into_iter().collect()), "Oslo");
        chosen.toggle(Facet::Location, 0);
        assert_eq!(facets.roles(&chosen), Some([0, 1, 2].into_iter().collect()), "Oslo or Bergen");
        chosen.toggle(Facet::Workplace, 0);
        assert_eq!(facets.roles(&chosen), Some([2].into_iter().collect()), "and on site");
        let of = |facet| facets.counts(facet, &chosen, None);
        assert_eq!(of(Facet::Organization), [0, 1]);
        assert_eq!(of(Facet::Location), [1, 0, 0], "what another place would add, on site");
        assert_eq!(of(Facet::Workplace), [1, 1, 1], "what another workplace would add, in Oslo or Bergen");
        chosen.toggle(Facet::Workplace, 0);
        chosen.toggle(Facet::Location, 0);
        chosen.toggle(Facet::Location, 2);
        assert!(chosen.is_empty() && facets.roles(&chosen).is_none());
    }

    #[test]
    fn counts_go_with_the_query_and_a_query_can_say_the_same() {
        let (roles, vocabulary, facets) = built();
        let directories = [Some("roles/north"), None, Some("roles/south")];
        let sources = roles.iter().zip(directories).map(|(role, directory)| Source { role, directory });
        let index = Index::build(sources, &vocabulary);
        let named: Vec<&Role> = roles.iter().collect();
        let answering = |query: &str| {
            let (query, problems) = Query::parse(query);
            assert_eq!(problems, []);
            index.search(&query, &named, None).roles()
        };
        let plans = answering("plans");
        assert_eq!(facets.counts(Facet::Organization, &Chosen::default(), Some(&plans)), [1, 1]);
        for facet in Facet::ALL {
            for (number, value) in facets.values(facet).iter().enumerate() {
                if value.term.is_empty() || value.label == "level not stated" {
                    continue;
                }
                let mut chosen = Chosen::default();
                chosen.toggle(facet, number);
                assert_eq!(Some(answering(&value.term)), facets.roles(&chosen), "{}", value.term);
            }
        }
    }
}
