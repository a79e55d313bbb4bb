//! A role as schema.org's `JobPosting` in JSON-LD, to be published in a page and read by search engines.
//!
//! What is required stands under `qualifications`, `experienceRequirements`, `educationRequirements` and
//! `securityClearanceRequirement`; what is preferred under `skills` alone, which may be "desired or required", each with
//! that said. The vocabulary has no word for a role's grade and for whom it works with.

use serde_json::{Map, Value, json};

use super::json;
use crate::role::{
    Clearance, DegreeLevel, Employment, Fact, HeadFact, Item, Number, Pay, Period, Role, Workplace, Years,
};
use crate::text::Text;

/// Writes a role.
pub(crate) fn role(role: &Role) -> String {
    let posting = Value::Object(posting(role));
    // In a page it stands in a `script`, which no text of it may end.
    json::text(&posting).replace('<', "\\u003c")
}

fn posting(role: &Role) -> Map<String, Value> {
    let required = &role.qualifications.required;
    let organization = organization(role);
    let pairs = [
        ("@context", json!("https://schema.org")),
        ("@type", json!("JobPosting")),
        ("identifier", json!({ "@type": "PropertyValue", "name": "id", "value": role.id })),
        ("title", json!(role.title)),
        ("name", json!(role.variant.as_ref().map(|_| role.name()))),
        ("alternateName", json!(role.aliases)),
        ("description", json!(role.summary)),
        ("hiringOrganization", organization),
        ("industry", json!(role.segment)),
        ("occupationalCategory", json!(role.family)),
        ("jobLocation", role.locations.iter().map(|place| json!({ "@type": "Place", "address": place })).collect()),
        ("jobLocationType", json!(role.workplace.filter(|place| *place == Workplace::Remote).map(|_| "TELECOMMUTE"))),
        ("employmentType", json!(role.employment.map(employment))),
        ("specialCommitments", json!(HeadFact::Travel.say(role))),
        ("baseSalary", json!(role.pay.as_ref().map(salary))),
        ("datePosted", json!(role.posted)),
        ("validThrough", json!(role.closes)),
        ("url", json!(role.source.as_ref().and_then(|source| source.url.as_ref()).filter(|url| is_page(url)))),
        ("responsibilities", role.responsibilities.iter().map(said).map(Value::from).collect()),
        ("qualifications", required.iter().map(said).map(Value::from).collect()),
        ("skills", role.qualifications.preferred.iter().map(preferred).collect()),
        ("experienceRequirements", required.iter().filter_map(experience).collect()),
        ("educationRequirements", required.iter().flat_map(credentials).collect()),
        ("securityClearanceRequirement", required.iter().filter_map(clearance).map(Value::from).collect()),
    ];
    let stated = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    let pairs = pairs.into_iter().filter(|(_, value)| stated(value));
    pairs.map(|(key, value)| (key.to_owned(), one_or_many(value))).collect()
}

/// A list of one as its element: in JSON-LD both say the same, and more readers know the latter.
fn one_or_many(value: Value) -> Value {
    match value {
        Value::Array(mut list) if list.len() == 1 => list.remove(0),
        other => other,
    }
}

/// Who hires, and which part of the house; null where nobody says.
fn organization(role: &Role) -> Value {
    let named = |name: &Text| json!({ "@type": "Organization", "name": name });
    let unit = role.unit.as_ref().map(named);
    let Some(mut organization) = role.organization.as_ref().map(named) else { return unit.unwrap_or_default() };
    if let Some(unit) = unit {
        organization["department"] = unit;
    }
    organization
}

/// An address of a page.
fn is_page(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// An item in full: its text, what its fact says beyond that, and its alternatives.
fn said(item: &Item) -> String {
    let beyond = item.fact_beyond_text().map_or_else(String::new, |beyond| format!(" ({beyond})"));
    let branch = |items: &Vec<Item>| items.iter().map(said).collect::<Vec<_>>().join(" and ");
    let branches: Vec<String> = item.any_of.iter().map(branch).collect();
    let either = if branches.is_empty() { String::new() } else { format!(" Either: {}", branches.join(" or: ")) };
    format!("{}{beyond}{either}", item.text)
}

fn preferred(item: &Item) -> Value {
    json!({ "@type": "DefinedTerm", "name": said(item), "description": "preferred" })
}

/// Years of experience that an item alone asks for; those of alternatives nobody need have.
fn experience(item: &Item) -> Option<Value> {
    let Some(Fact::Years(Years { min: Some(Number(years)), .. })) = &item.fact else { return None };
    Some(json!({
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": Number((years * 12.0).round()),
        "description": said(item),
    }))
}

/// Degrees and certificates that an item alone asks for.
fn credentials(item: &Item) -> Vec<Value> {
    let credential = |category: &str, name: String| json!({ "@type": "EducationalOccupationalCredential", "credentialCategory": category, "name": name });
    match &item.fact {
        Some(Fact::Degree(degree)) => {
            let category = match degree.level {
                DegreeLevel::HighSchool => "high school",
                DegreeLevel::Associate => "associate degree",
                DegreeLevel::Bachelor => "bachelor degree",
                DegreeLevel::Master => "postgraduate degree",
                DegreeLevel::Doctorate => "doctoral degree",
            };
            vec![credential(category, said(item))]
        }
        Some(Fact::Certification(names)) => {
            names.iter().map(|name| credential("professional certificate", name.to_string())).collect()
        }
        _ => Vec::new(),
    }
}

fn clearance(item: &Item) -> Option<String> {
    let Some(Fact::Clearance(Clearance { .. })) = &item.fact else { return None };
    item.brief().map(|brief| brief.rest)
}

/// The kind of contract in the words that search engines know.
fn employment(employment: Employment) -> &'static str {
    match employment {
        Employment::FullTime => "FULL_TIME",
        Employment::PartTime => "PART_TIME",
        Employment::Contract => "CONTRACTOR",
        Employment::Temporary => "TEMPORARY",
        Employment::Internship => "INTERN",
    }
}

fn salary(pay: &Pay) -> Value {
    let per = match pay.per {
        Period::Hour => "HOUR",
        Period::Day => "DAY",
        Period::Month => "MONTH",
        Period::Year => "YEAR",
    };
    let mut value = json!({ "@type": "QuantitativeValue", "unitText": per });
    for (key, amount) in [("minValue", pay.min), ("maxValue", pay.max)] {
        if let Some(amount) = amount {
            value[key] = json!(amount);
        }
    }
    json!({ "@type": "MonetaryAmount", "currency": pay.currency, "value": value })
}

#[cfg(test)]
mod tests;
