//! The numbers by which comparing decides, as data: chosen on labelled pairs, and measured on others by
//! `examples/alignment_quality.rs`.

/// What weighs how much, and from which score on two items are linked. All scores and weights are 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tuning {
    /// What a claim asks at the least of two statements of kindred roles whose competencies were inferred from their words.
    pub claim: f64,
    /// The same where both profiles name their competencies, which lift the scores of all that is about one matter.
    pub claim_curated: f64,
    /// What a claim asks between roles that have nothing in common: there only what is all but the same word for word.
    pub claim_unrelated: f64,
    /// However alike the statements of two kindred roles are by chance, a claim never asks more.
    pub claim_most: f64,
    /// How often the likeness by chance is added to what a claim asks: the score that four fifths of the pairs of items
    /// stay below, the best left out, as many as the shorter role has items.
    pub chance: f64,
    /// Roles are unrelated up to the first cosine of the two as wholes, and kindred from the second on. Of 600 pairs of
    /// different work nineteen in twenty lie below the middle, of 27 labelled pairs of related work all but one above.
    pub kinship: (f64, f64),
    /// A statement is claimed to belong to one that already has a counterpart from this score on, and where it surpasses
    /// what a claim asks by [`join_margin`](Self::join_margin): the more there is to choose from, the likelier a chance
    /// likeness.
    pub join: f64,
    /// See [`join`](Self::join).
    pub join_margin: f64,
    /// From this share of what a claim asks two statements are asked about.
    pub ask: f64,
    /// How much of what the words leave open shared competencies can make up for, where both profiles name theirs.
    pub curated: f64,
    /// The same where the competencies of either were inferred from its words, which count already.
    pub inferred: f64,
    /// How much a group of kindred words weighs beside a word of the same rarity.
    pub kindred: f64,
    /// A responsibility and a qualification are seldom the same matter: what remains of their score.
    pub across: f64,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            claim: 0.12,
            claim_curated: 0.20,
            claim_unrelated: 0.55,
            claim_most: 0.30,
            chance: 2.0,
            kinship: (0.18, 0.28),
            join: 0.30,
            join_margin: 0.05,
            ask: 0.65,
            curated: 0.40,
            inferred: 0.10,
            kindred: 1.3,
            across: 0.60,
        }
    }
}
