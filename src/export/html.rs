//! Documents as HTML: one file each, with its style and, where there are tools, its script in it. Nothing is loaded from
//! anywhere, and nothing needs the script to be read.
//!
//! The templates stand in `assets/report`; they escape whatever is put into them. A content policy in each document's head
//! names the digests of its style and script, so that a browser takes no other, whatever a role says.

mod chart;
mod comparison;
mod digest;
mod gap;
mod hits;
mod line;
mod role;
mod similar;

pub(crate) use comparison::{comparison, matrix};
pub(crate) use gap::gap;
pub(crate) use hits::hits;
pub(crate) use role::{role, roles};
pub(crate) use similar::similar;

use askama::Template;

use crate::role::Role;
use digest::Digest;

const STYLE: &str = include_str!("../../assets/report.css");
const SCRIPT: &str = include_str!("../../assets/report.js");
const STYLE_DIGEST: Digest = Digest::of(STYLE);
const SCRIPT_DIGEST: Digest = Digest::of(SCRIPT);

/// What stands before the body's content.
#[derive(Template)]
#[template(path = "report/top.html")]
struct Top<'a> {
    title: &'a str,
    policy: String,
    style: &'static str,
}

/// What stands after it.
#[derive(Template)]
#[template(path = "report/bottom.html")]
struct Bottom {
    scripted: bool,
    script: &'static str,
}

/// A document of this title, from its body's parts; `scripted` says whether there are tools.
fn page<B: Iterator<Item = String>>(title: &str, scripted: bool, body: B) -> impl Iterator<Item = String> + use<B> {
    let script = if scripted { SCRIPT_DIGEST.as_str() } else { "'none'" };
    let policy = format!(
        "default-src 'none'; style-src {}; script-src {script}; base-uri 'none'; form-action 'none'",
        STYLE_DIGEST.as_str()
    );
    let top = rendered(&Top { title, policy, style: STYLE });
    let bottom = rendered(&Bottom { scripted, script: SCRIPT });
    [top].into_iter().chain(body).chain([bottom])
}

/// The name of a role for a heading: where its line breaks, the dot stays with the title.
fn heading(role: &Role) -> String {
    role.name().replace(" · ", "\u{a0}· ")
}

/// The text of a template.
fn rendered(template: &impl Template) -> String {
    let mut out = String::new();
    // Writing to a string does not fail, and no template asks for what can.
    let _ = template.render_into(&mut out);
    out
}

/// An address as something to follow; `None` where it leads to anything but a page.
fn link(address: &str) -> Option<&str> {
    let lower = address.to_ascii_lowercase();
    ["https://", "http://"].iter().any(|scheme| lower.starts_with(scheme)).then_some(address)
}

#[cfg(test)]
mod tests;
