//! Generated roles: the same for the same number on every machine, with text that reads like postings.
//!
//! Words repeat as they do in postings: few verbs and many objects, and every profile draws from one of six fields, so
//! that profiles of a field share more than profiles of two.

use std::fmt::Write as _;

/// A generator of numbers (`SplitMix64` by Sebastiano Vigna, public domain): small, fast, and the same everywhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers(u64);

impl Numbers {
    /// The numbers that begin with `seed`.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `below`, which is at least 1.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
        usize::try_from(z % below as u64).expect("the remainder is below a usize")
    }

    /// One of `list`.
    pub(crate) fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const VERBS: &[&str] = &[
    "Manages",
    "Plans",
    "Leads",
    "Reviews",
    "Designs",
    "Coordinates",
    "Prepares",
    "Maintains",
    "Improves",
    "Documents",
    "Presents",
    "Negotiates",
    "Monitors",
    "Analyzes",
    "Schedules",
    "Audits",
    "Tests",
    "Trains others in",
    "Supports",
    "Answers for",
];
const ADJECTIVES: &[&str] = &[
    "annual",
    "regional",
    "complex",
    "strategic",
    "daily",
    "technical",
    "confidential",
    "cross-team",
    "long-term",
    "customer-facing",
    "automated",
    "clinical",
    "financial",
    "internal",
    "quarterly",
    "critical",
];
const PEOPLE: &[&str] = &[
    "with the account team",
    "together with senior leadership",
    "for enterprise customers",
    "with suppliers abroad",
    "for new colleagues",
    "with product engineering",
    "for public-sector clients",
    "with the operations desk",
    "in close contact with auditors",
    "for patients and their families",
    "with field sales",
    "for the executive board",
];
const FIELDS: &[(&str, &[&str])] = &[
    (
        "Service Delivery Manager",
        &[
            "service delivery plans",
            "incident reviews",
            "escalations",
            "support contracts",
            "change windows",
            "service levels",
            "customer health reports",
            "root-cause analyses",
            "handover checklists",
        ],
    ),
    (
        "Software Engineer",
        &[
            "build pipelines",
            "storage engines",
            "interface contracts",
            "release branches",
            "test suites",
            "latency budgets",
            "design documents",
            "database migrations",
            "code reviews",
            "on-call rotations",
        ],
    ),
    (
        "Account Executive",
        &[
            "revenue targets",
            "sales forecasts",
            "renewal negotiations",
            "territory plans",
            "proposals",
            "executive briefings",
            "pricing models",
            "partner agreements",
            "pipeline reviews",
            "consumption goals",
        ],
    ),
    (
        "Registered Nurse",
        &[
            "medication rounds",
            "care plans",
            "admission interviews",
            "wound dressings",
            "ward schedules",
            "vital-sign charts",
            "discharge letters",
            "infection controls",
            "family consultations",
        ],
    ),
    (
        "Financial Analyst",
        &[
            "budget forecasts",
            "variance reports",
            "cash-flow models",
            "audit trails",
            "cost centres",
            "margin analyses",
            "tax filings",
            "investment cases",
            "ledger reconciliations",
            "closing calendars",
        ],
    ),
    (
        "Logistics Planner",
        &[
            "delivery routes",
            "warehouse layouts",
            "customs declarations",
            "stock counts",
            "carrier tenders",
            "loading plans",
            "cold-chain records",
            "demand forecasts",
            "return flows",
        ],
    ),
];
const GRADES: &[&str] = &["Junior", "", "Senior", "Principal", "Lead"];
const TOWNS: &[&str] =
    &["Lisbon", "Oslo", "Nairobi", "Austin", "Kraków", "Osaka", "Leeds", "Montréal", "Pune", "Utrecht"];

/// A statement of the field numbered `field`.
pub(crate) fn statement(numbers: &mut Numbers, field: usize) -> String {
    let (_, objects) = FIELDS[field % FIELDS.len()];
    let mut text = format!("{} {} {}", numbers.pick(VERBS), numbers.pick(ADJECTIVES), numbers.pick(objects));
    if numbers.below(3) > 0 {
        let _ = write!(text, " {}", numbers.pick(PEOPLE));
    }
    if numbers.below(4) == 0 {
        let _ = write!(text, ", including {} {}", numbers.pick(ADJECTIVES), numbers.pick(objects));
    }
    text.push('.');
    text
}

/// The profile numbered `number` as YAML, with `items` responsibilities.
pub(crate) fn profile(number: usize, items: usize) -> String {
    let mut numbers = Numbers::new(number as u64);
    let field = numbers.below(FIELDS.len());
    let title = format!("{} {}", numbers.pick(GRADES), FIELDS[field].0);
    let mut yaml = format!("title: {}\nvariant: Team {number}\norganization: Company {}\n", title.trim(), number % 97);
    let _ = writeln!(yaml, "locations: [{}]", numbers.pick(TOWNS));
    let _ = writeln!(yaml, "responsibilities:");
    for _ in 0..items {
        let _ = writeln!(yaml, "  - {}", statement(&mut numbers, field));
    }
    let _ = writeln!(yaml, "qualifications:\n  required:");
    let years = 1 + numbers.below(12);
    let _ = writeln!(
        yaml,
        "    - text: {years} years in a comparable position.\n      years: {{min: {years}, of: a comparable position}}"
    );
    for _ in 0..3 {
        let _ = writeln!(yaml, "    - {}", statement(&mut numbers, field));
    }
    let _ = writeln!(yaml, "  preferred:\n    - {}", statement(&mut numbers, field));
    yaml
}
