//! The roles a command keeps to: those with the values of facets that are named.

use role_explorer::export::wording;
use role_explorer::search::{Chosen, Facet, Facets};
use role_explorer::text::nearest_few;

use crate::failure::Failure;

/// Values offered where the one that is asked for is none.
const OFFERED: usize = 5;

/// What of `facets` is chosen by words like `location:Oslo`: the name of a facet or its beginning, and a value as the
/// interface shows it, or how it alone begins. Letters count alike, large and small.
///
/// # Errors
///
/// Where there is no such facet, or no role has the value.
pub(super) fn chosen(facets: &Facets, said: &[String]) -> Result<Chosen, Failure> {
    let mut chosen = Chosen::default();
    for said in said {
        let (facet, value) = value(facets, said).map_err(|failure| failure.of(said))?;
        if !chosen.contains(facet, value) {
            chosen.toggle(facet, value);
        }
    }
    Ok(chosen)
}

/// Why words name no value, and what would.
struct Unknown {
    why: String,
    help: String,
}

impl Unknown {
    fn of(self, said: &str) -> Failure {
        Failure::new(&format!("cannot keep to `{said}`")).because(&self.why).help(&self.help)
    }
}

/// The value that is named, by its place in the facet.
fn value(facets: &Facets, said: &str) -> Result<(Facet, usize), Unknown> {
    let (name, label) = said.split_once(':').unwrap_or((said, ""));
    let facet = facet(name.trim())?;
    let labels = || facets.values(facet).iter().map(|value| value.label.as_str());
    let wanted = label.trim().to_lowercase();
    let lower: Vec<String> = labels().map(str::to_lowercase).collect();
    let begun: Vec<usize> = (0..lower.len()).filter(|place| lower[*place].starts_with(&wanted)).collect();
    match (lower.iter().position(|label| *label == wanted), begun.as_slice()) {
        (Some(place), _) => return Ok((facet, place)),
        (None, [place]) if !wanted.is_empty() => return Ok((facet, *place)),
        _ => {}
    }
    let holds = labels().filter(|label| !wanted.is_empty() && label.to_lowercase().contains(&wanted));
    let mut offered: Vec<&str> = holds.take(OFFERED).collect();
    if offered.is_empty() {
        let near = nearest_few(&wanted, lower.iter().map(String::as_str), OFFERED);
        offered = labels().filter(|label| near.contains(&label.to_lowercase().as_str())).collect();
    }
    if offered.is_empty() {
        offered = labels().take(OFFERED).collect();
    }
    let why = format!("no role has this value of {}", wording::facet(facet).to_lowercase());
    let help = match offered.as_slice() {
        [] => "no role states one".to_owned(),
        offered => format!("there is {}", offered.join(", ")),
    };
    Err(Unknown { why, help })
}

/// The facet of this name, or whose name alone begins so.
fn facet(name: &str) -> Result<Facet, Unknown> {
    let name = name.to_lowercase();
    let names = |facet: Facet| [facet.field().to_owned(), wording::facet(facet).to_lowercase()];
    if let Some(facet) = Facet::ALL.into_iter().find(|facet| names(*facet).contains(&name)) {
        return Ok(facet);
    }
    let begins = |facet: &Facet| !name.is_empty() && names(*facet).iter().any(|full| full.starts_with(&name));
    let begun: Vec<Facet> = Facet::ALL.into_iter().filter(begins).collect();
    let (why, offered) = match begun.as_slice() {
        [facet] => return Ok(*facet),
        [] => ("there is no such facet", Facet::ALL.as_slice()),
        several => ("this is the beginning of several facets", several),
    };
    let offered: Vec<&str> = offered.iter().map(|facet| facet.field()).collect();
    let help = format!("name one of {}, then a colon and a value", offered.join(", "));
    Err(Unknown { why: why.to_owned(), help })
}
