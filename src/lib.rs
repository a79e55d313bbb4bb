//! Reading, searching and comparing job roles: the library of the terminal program `role-explorer`.
//!
//! # Architecture
//!
//! The library is headless; the terminal interface and the command line live in the binary, which the library cannot know.
//! Arrows run one way, from the right to the left and from the bottom to the top:
//!
//! ```text
//!  text ◀── problem ◀── yaml ◀── vocabulary ◀── role ◀─┬─ catalog ─┐
//!   │         │           │          │            │    ├─ search ──┼─◀ export
//!   words     what is     located    the tags     the  └─ compare ─┘      ▲
//!   made      wrong, as   nodes                   profile                 │
//!   safe      data                                                        │
//!  ───────────────────────────── the library's wall ──────────────────────┼─────
//!                                     cli, tui ───────────────────────────┘
//!                                         ▲
//!                                        main
//! ```
//!
//! A profile's way: bytes become located nodes ([`yaml`]), nodes become a [`role::Role`] and a list of
//! [`problem::Problem`]s, roles from all places become a [`catalog::Catalog`]. From there an index answers queries
//! ([`search`]), two roles are laid side by side ([`compare`]), and [`export`] writes any of it as a document. The binary's
//! interface is a loop of four beats:
//!
//! ```text
//!  key ──keymap──▶ Message ──update(&mut Model, Message)──▶ Vec<Effect> ──effect──▶ Message …
//!                               view::draw(&Model, frame)
//! ```
//!
//! # Code map
//!
//! | to change … | look in |
//! | --- | --- |
//! | what a profile may hold | `role.rs`, `role/values.rs`, `role/read.rs`, and `role/schema.rs` |
//! | what is warned about | `role/check.rs` |
//! | where roles come from | `catalog.rs` |
//! | which competencies there are | `data/competencies.yaml` |
//! | how statements are paired | `compare/align.rs`, `compare/prepared.rs` |
//! | what a user's decision does | `compare/decisions.rs`, `compare/judgement.rs` |
//! | when a fact is stricter | `compare/values.rs` |
//! | what a move asks for | `compare/gap.rs`, and `export/steps.rs` for its words |
//! | which roles are most alike | `compare/similar.rs` |
//! | what a query may say | `search/query.rs`, `search/scopes.rs` (fields), `search/demand.rs` (comparisons) |
//! | how a hit is ranked | `search/rank.rs` |
//! | which formats a document has | the tables in `export.rs` |
//! | a document's form | the module of its format in `export`; of HTML, the templates, style and script in `assets` too |
//! | a form of JSON | `export/json.rs` and its schema in `assets/schema` |
//! | a command | `cli.rs` |
//! | what is kept from one run to the next | `state.rs`, and `tui/update/keeping.rs` for when |
//! | how files are shared with other instances | `keep.rs` |
//! | a key | the table in `keymap.rs` |
//! | what a key does | `tui/update.rs` |
//! | what the interface says | `tui/wording.rs`: a test keeps it all there |
//! | how a screen looks | `tui/page.rs` (what it says), `tui/view.rs` (where), `theme.rs` (colours) |
//! | how the terminal is taken and given back | `tui/terminal.rs` |
//!
//! # Invariants
//!
//! * Only [`text::Text`], or text from [`text::safe`], reaches a screen, a terminal or a document.
//! * A fact a profile does not state is `None` and shown as "not stated"; nothing is filled in.
//! * Bad content is data (a list of problems beside what could be read); only failed operations are errors.
//! * Every item of two compared roles stands in exactly one link or in exactly one list of what only one role says.
//! * Results name items, they do not copy them; words and colours come in where they are drawn or written.
//! * The library opens no file, but for [`catalog`], and starts no thread, but there and where a large index is built
//!   (`search/build.rs`); the interface's state changes in `tui/update` alone,
//!   which neither reads nor writes nor blocks.
//!
//! `tests/layers.rs` holds the arrows and the wall.

pub mod catalog;
pub mod compare;
pub mod export;
mod postings;
pub mod problem;
pub mod role;
pub mod search;
pub mod text;
pub mod vocabulary;
pub mod yaml;
