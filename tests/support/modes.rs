//! What a program's output leaves switched on in a terminal, by the control sequences alone.
//!
//! Written from ECMA-48 and xterm's "Control Sequences", not from what the program under test sends, so that a mode
//! nobody thought of is found too.

use std::collections::BTreeMap;

/// The names of all that `output` changed and did not change back, in a terminal that was fresh before it.
pub(crate) fn left_on(output: &[u8]) -> Vec<String> {
    let mut changed = BTreeMap::new();
    let mut rest = output;
    while let Some(start) = rest.iter().position(|byte| *byte == 0x1b) {
        rest = &rest[start + 1..];
        match rest.first() {
            Some(b'[') => rest = control_sequence(&rest[1..], &mut changed),
            Some(b']') => rest = system_command(&rest[1..], &mut changed),
            Some(b'=') => note(&mut changed, "application keypad", true),
            Some(b'>') => note(&mut changed, "application keypad", false),
            _ => {}
        }
    }
    changed.into_iter().filter(|(_, depth)| *depth != 0).map(|(name, _)| name).collect()
}

/// Whether `output` switched on DEC private mode `number` at some time.
pub(crate) fn ever_set(output: &[u8], number: u16) -> bool {
    let sequence = format!("\x1b[?{number}h");
    output.windows(sequence.len()).any(|window| window == sequence.as_bytes())
}

/// What is not as it was: 0 for as it was, else how often it was put on a stack, or 1.
type Changed = BTreeMap<String, i32>;

fn note(changed: &mut Changed, name: impl Into<String>, is_changed: bool) {
    changed.insert(name.into(), i32::from(is_changed));
}

fn push(changed: &mut Changed, name: &str, by: i32) {
    let depth = changed.entry(name.to_owned()).or_default();
    *depth = (*depth + by).max(0);
}

/// Takes one sequence after `ESC [` into account; returns what follows it.
fn control_sequence<'a>(rest: &'a [u8], changed: &mut Changed) -> &'a [u8] {
    let Some(end) = rest.iter().position(|byte| (0x40..=0x7e).contains(byte)) else { return &[] };
    let body = String::from_utf8_lossy(&rest[..end]);
    let numbers = |text: &str| text.split(';').filter_map(|n| n.parse::<i32>().ok()).collect::<Vec<_>>();
    let (leader, parameters) = match body.as_bytes().first() {
        Some(leader @ (b'?' | b'<' | b'=' | b'>')) => (*leader, &body[1..]),
        _ => (b' ', body.as_ref()),
    };
    match (leader, rest[end]) {
        (b'?', switch @ (b'h' | b'l')) => {
            for number in numbers(parameters) {
                let is_on_at_first = matches!(number, 7 | 25);
                note(changed, format!("mode ?{number}"), (switch == b'h') != is_on_at_first);
            }
        }
        (b' ', switch @ (b'h' | b'l')) => note(changed, format!("mode {parameters}"), switch == b'h'),
        (b'>', b'u') => push(changed, "kitty keyboard flags", 1),
        (b'<', b'u') => push(changed, "kitty keyboard flags", -numbers(parameters).first().copied().unwrap_or(1)),
        (b'=', b'u') => note(changed, "kitty keyboard flags set in place", !parameters.starts_with('0')),
        (b'>', b'm') => note(changed, "modified keys", numbers(parameters).get(1).is_some_and(|level| *level != 0)),
        (b' ', b'm') => note(changed, "colours or attributes", !matches!(parameters, "" | "0")),
        (b' ', b'q') => note(changed, "cursor style", !matches!(parameters.trim_end(), "" | "0")),
        (b' ', b'r') => note(changed, "scroll region", !parameters.is_empty()),
        (b' ', b't') if parameters.starts_with("23") => note(changed, "window title", false),
        _ => {}
    }
    &rest[end + 1..]
}

/// Takes one command after `ESC ]` into account; returns what follows it.
fn system_command<'a>(rest: &'a [u8], changed: &mut Changed) -> &'a [u8] {
    let Some(end) = rest.iter().position(|byte| matches!(byte, 0x07 | 0x1b)) else { return &[] };
    if matches!(rest, [b'0' | b'2', b';', ..]) {
        note(changed, "window title", true);
    }
    &rest[end..]
}
