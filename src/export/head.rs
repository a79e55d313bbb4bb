//! What a role says beside its statements, in names and values, for every format that lists it.

use super::wording::profile;
use crate::role::{HeadFact, Role};
use crate::text::Text;

/// A name and what a role states under it; `None` where it states nothing and readers expect something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    /// What the value is called.
    pub(super) name: String,
    /// What is stated.
    pub(super) value: Option<String>,
}

/// Where in the house a role stands: `Northwind › Customer Care`. Empty where nothing is known of it.
pub(super) fn house(role: &Role) -> String {
    let parts = [&role.organization, &role.unit, &role.segment].into_iter().flatten();
    parts.map(Text::as_str).collect::<Vec<_>>().join(" › ")
}

/// What is known of the role as a whole, and what is not stated of it.
pub(super) fn head(role: &Role) -> Vec<Stated> {
    let known = [
        stated(profile::ID, Some(&role.id)),
        list(profile::ALSO_CALLED, &role.aliases),
        stated(profile::ORGANIZATION, role.organization.as_ref()),
        stated(profile::UNIT, role.unit.as_ref()),
        stated(profile::FAMILY, role.family.as_ref()),
        stated(profile::LEVEL, role.level.as_ref()),
        stated(profile::SEGMENT, role.segment.as_ref()),
    ];
    let facts = HeadFact::ALL.map(|fact| Some(Stated { name: fact.name().to_owned(), value: fact.say(role) }));
    let people = [
        list(profile::WORKS_WITH_INSIDE, &role.works_with.inside),
        list(profile::WORKS_WITH_OUTSIDE, &role.works_with.outside),
    ];
    known.into_iter().chain(facts).chain(dates(role)).chain(people).flatten().collect()
}

/// When a role was posted and when it closes, where that is known.
pub(super) fn dates(role: &Role) -> [Option<Stated>; 2] {
    [(profile::POSTED, &role.posted), (profile::CLOSES, &role.closes)].map(|(name, date)| stated(name, date.as_ref()))
}

/// Where the profile comes from, as far as that is known.
pub(super) fn source(role: &Role) -> Vec<Stated> {
    let Some(source) = &role.source else { return Vec::new() };
    let texts = [
        (profile::DOCUMENT, &source.document),
        (profile::PUBLISHER, &source.publisher),
        (profile::ADDRESS, &source.url),
    ];
    let retrieved = stated(profile::RETRIEVED, source.retrieved.as_ref());
    texts.into_iter().map(|(name, value)| stated(name, value.as_ref())).chain([retrieved]).flatten().collect()
}

/// Where the profile comes from, in a line: `role.html · Northwind · retrieved 2025-01-31`. Empty where that is not known.
pub(super) fn origin(role: &Role) -> String {
    let Some(source) = &role.source else { return String::new() };
    let parts = [&source.document, &source.publisher, &source.url].into_iter().flatten().map(ToString::to_string);
    let retrieved = source.retrieved.iter().map(profile::retrieved);
    parts.chain(retrieved).collect::<Vec<_>>().join(" · ")
}

/// The same with when it was posted and when it closes.
pub(super) fn origin_and_dates(role: &Role) -> String {
    let said = |Stated { name, value }: Stated| Some(format!("{} {}", name.to_lowercase(), value?));
    let dates = dates(role).into_iter().flatten().filter_map(said);
    let parts = [origin(role)].into_iter().filter(|origin| !origin.is_empty()).chain(dates);
    parts.collect::<Vec<_>>().join(" · ")
}

/// Where the profile comes from, and what it holds beyond the format.
pub(super) fn more(role: &Role) -> Vec<Stated> {
    let own = role.more.iter().map(|(key, value)| Stated { name: key.clone(), value: Some(profile::beyond(value)) });
    source(role).into_iter().chain(own).collect()
}

fn list(name: &str, values: &[Text]) -> Option<Stated> {
    let values: Vec<&str> = values.iter().map(Text::as_str).collect();
    (!values.is_empty()).then(|| Stated { name: name.to_owned(), value: Some(values.join("; ")) })
}

fn stated(name: &str, value: Option<&impl ToString>) -> Option<Stated> {
    Some(Stated { name: name.to_owned(), value: Some(value?.to_string()) })
}
