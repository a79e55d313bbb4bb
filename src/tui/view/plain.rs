//! The screen for those who have it read to them: after all is drawn, what stands for a sign is spelled in ASCII, so that
//! this is decided in one place and for all views.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::POINTER;
use crate::theme::Theme;

/// Spells out the signs of a screen. Returns where the selected row begins, if one is to be seen; its further lines have no
/// pointer of their own, so that it is not read once a line.
pub(super) fn spell(theme: &Theme, buffer: &mut Buffer) -> Option<Position> {
    let mut selected = None;
    // From the bottom up: a pointer looks at what stands above it.
    for y in (buffer.area.top()..buffer.area.bottom()).rev() {
        for x in buffer.area.left()..buffer.area.right() {
            let Some(sign) = buffer[(x, y)].symbol().chars().next() else { continue };
            // A profile may hold the same character, though hardly in the pointer's colour.
            if is_pointer(theme, (x, y), buffer) {
                let goes_on = y > buffer.area.top() && is_pointer(theme, (x, y - 1), buffer);
                buffer[(x, y)].set_symbol(if goes_on { " " } else { ">" });
                selected = Some(Position { x, y });
            } else if let Some(spelled) = spelled(sign) {
                buffer[(x, y)].set_symbol(spelled);
            }
        }
    }
    selected
}

fn is_pointer(theme: &Theme, place: (u16, u16), buffer: &Buffer) -> bool {
    let cell = &buffer[place];
    cell.symbol() == POINTER && cell.style().fg == theme.text.patch(theme.pointer).fg.or(cell.style().fg)
}

/// What stands for a sign; `None` for what is read as it is.
fn spelled(sign: char) -> Option<&'static str> {
    Some(match sign {
        '◆' => "!",
        '◇' => "o",
        '■' | '◌' | '×' => "x",
        '□' | '·' | '•' | '−' => "-",
        '▸' | '›' | '→' => ">",
        '‹' | '←' => "<",
        '▲' | '↑' => "^",
        '▼' | '↓' => "v",
        '⇄' => "/",
        '≈' => "~",
        '✓' => "y",
        // Rules, and bars beside their numbers.
        '\u{2500}'..='\u{259f}' => " ",
        // Other geometric shapes.
        '★' | '\u{25a0}'..='\u{25ff}' => "*",
        _ => return None,
    })
}
