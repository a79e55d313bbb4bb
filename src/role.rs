//! A role profile as plain data: what the README calls the format, without a word on where it came from or how it looks.
//!
//! Absent is absent: a fact the source does not state is `None`, never a default.

mod check;
mod facts;
mod pointer;
mod read;
mod schema;
mod values;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::problem::Position;
use crate::text::Text;

pub use check::check;
pub use facts::{Brief, FactKind, HeadFact};
pub use pointer::{Pointer, Section};
pub use read::read;
pub(crate) use read::read_compiled;
pub use schema::schema;
pub use values::{Date, Lines, Number};

/// A job role. Serialises to the shape of its YAML file, every item as a map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Role profile", description = "A job role, as role-explorer reads it", transform = schema::allow_extensions)]
pub struct Role {
    /// Stable name, a slug; by default the file's stem.
    #[schemars(with = "Option<schema::Slug>")]
    pub id: Text,
    /// The title as the employer writes it.
    pub title: Text,
    /// What tells roles of one title apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<Text>,
    /// Other names and abbreviations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Text>>")]
    pub aliases: Vec<Text>,
    /// Who hires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Text>,
    /// Where in the house.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// Job family.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<Text>,
    /// Grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Text>,
    /// The customers or field served.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<Text>,
    /// A paragraph on what the role is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    /// Places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Text>>")]
    pub locations: Vec<Text>,
    /// Where the work is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workplace: Option<Workplace>,
    /// How much travel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub travel: Option<Travel>,
    /// The kind of contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employment: Option<Employment>,
    /// What it pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<Pay>,
    /// When it was posted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posted: Option<Date>,
    /// When it closes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<Date>,
    /// Teams and people the role works with.
    #[serde(skip_serializing_if = "WorksWith::is_empty")]
    #[schemars(with = "Option<WorksWith>")]
    pub works_with: WorksWith,
    /// Where the profile was derived from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// What the role does.
    #[schemars(with = "Option<Vec<Item>>")]
    pub responsibilities: Vec<Item>,
    /// What the role asks.
    #[schemars(with = "Option<Qualifications>")]
    pub qualifications: Qualifications,
    /// Keys that begin with `x-`: kept and shown, never interpreted. Every line of a string in it is safe text; a number
    /// whose digits are more than its value (`1.10`) is a string.
    #[serde(flatten)]
    #[schemars(skip)]
    pub more: BTreeMap<String, Value>,
}

/// A role and where its parts stand in the text it was read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Located {
    /// The role.
    pub role: Role,
    /// Where each value stands, by JSON pointer; the role itself is the empty pointer.
    pub positions: BTreeMap<String, Position>,
}

/// What a role asks; the two are never mixed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Qualifications {
    /// Without these one need not apply.
    #[schemars(with = "Option<Vec<Item>>")]
    pub required: Vec<Item>,
    /// These help.
    #[schemars(with = "Option<Vec<Item>>")]
    pub preferred: Vec<Item>,
}

/// Teams and people a role works with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorksWith {
    /// Inside the employer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Text>>")]
    pub inside: Vec<Text>,
    /// Outside the employer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Text>>")]
    pub outside: Vec<Text>,
}

impl WorksWith {
    /// Whether nobody is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inside.is_empty() && self.outside.is_empty()
    }
}

/// Where a profile was derived from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document's file name; the `lines` of items count its lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Text>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// When it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
}

/// One statement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::allow_plain_text)]
pub struct Item {
    /// The statement.
    pub text: Text,
    /// The heading it stands under in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Text>,
    /// Competency ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Text>>")]
    pub tags: Vec<Text>,
    /// The lines of the source document it was derived from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Lines>>")]
    pub lines: Vec<Lines>,
    /// The typed fact it states.
    #[serde(flatten)]
    #[schemars(with = "schema::Facts")]
    pub fact: Option<Fact>,
    /// Alternatives: one of the inner lists is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Vec<Item>>>", length(min = 1), inner(length(min = 1)))]
    pub any_of: Vec<Vec<Item>>,
}

/// A fact with a type, so that two roles can be compared by value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fact {
    /// Years of experience.
    Years(Years),
    /// An academic degree.
    Degree(Degree),
    /// Certificates, all of them asked for. A single one is written as plain text.
    Certification(#[serde(serialize_with = "one_or_many")] Vec<Text>),
    /// A security clearance.
    Clearance(Clearance),
    /// Knowledge of so many of a list of fields.
    Knowledge(Knowledge),
    /// A language.
    Language(Language),
}

/// Years of experience.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::ask_for_something)]
pub struct Years {
    /// At least so many years; absent where the source names no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// At most, or up to, so many years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// Of what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Text>,
}

/// An academic degree.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Degree {
    /// How high.
    pub level: DegreeLevel,
    /// In one of these fields; empty where any field will do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Text>>")]
    pub fields: Vec<Text>,
}

/// How high a degree is, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DegreeLevel {
    /// Secondary school.
    HighSchool,
    /// Associate, or a comparable two-year degree.
    Associate,
    /// Bachelor.
    Bachelor,
    /// Master.
    Master,
    /// Doctorate.
    Doctorate,
}

/// A security clearance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::ask_for_something)]
pub struct Clearance {
    /// The level, as its authority names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Text>,
    /// Who grants it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Text>,
    /// `active`, `obtainable` and the like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Text>,
}

/// Knowledge of so many of a list of fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Knowledge {
    /// How many of them; absent where the source names no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub at_least: Option<u32>,
    /// The fields.
    #[schemars(length(min = 1))]
    pub of: Vec<Text>,
}

/// A language and how well it is spoken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The language.
    pub name: Text,
    /// How well, as the source says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Text>,
}

/// Where the work is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Workplace {
    /// At the employer's or the customer's.
    OnSite,
    /// Partly at home.
    Hybrid,
    /// Anywhere.
    Remote,
}

/// The kind of contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the definitions")]
pub enum Employment {
    FullTime,
    PartTime,
    Contract,
    Temporary,
    Internship,
}

/// How much travel: in words, or as a share of the working time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Travel {
    /// As the source says it.
    Words(#[schemars(with = "String", regex(pattern = r"\S"))] Text),
    /// As a share of the working time.
    Share(TravelShare),
}

/// A share of the working time, in percent (0 to 100).
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = schema::ask_for_something)]
pub struct TravelShare {
    /// At least, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub min: Option<Number>,
    /// At most, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 100))]
    pub max: Option<Number>,
}

/// What a role pays.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pay {
    /// At least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// At most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// The currency, an ISO 4217 code.
    #[schemars(with = "String", regex(pattern = r"^[A-Z]{3}$"))]
    pub currency: Text,
    /// The period.
    pub per: Period,
}

/// The period a pay is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are the definitions")]
pub enum Period {
    Hour,
    Day,
    Month,
    Year,
}

impl Role {
    /// Title and variant in one line: `Technical Account Manager · Federal`.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.variant {
            Some(variant) => format!("{} · {variant}", self.title),
            None => self.title.to_string(),
        }
    }
}

/// Writes a list of one as its element.
fn one_or_many<S: Serializer>(list: &[Text], serializer: S) -> Result<S::Ok, S::Error> {
    if let [one] = list { one.serialize(serializer) } else { list.serialize(serializer) }
}
