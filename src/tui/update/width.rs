//! The width of the list of roles.

use crate::tui::layout;
use crate::tui::model::Model;
use crate::tui::wording::notices;

/// Columns a key makes the list wider or narrower.
const STEP: u16 = 4;

/// Makes the list wider, or narrower, as far as both panes can still be read.
pub(super) fn change(model: &mut Model, wider: bool) {
    let Some(now) = layout::list_columns(model) else {
        model.say(notices::ONE_PANE);
        return;
    };
    let before = model.list_columns.replace(if wider { now + STEP } else { now.saturating_sub(STEP) });
    let then = layout::list_columns(model);
    if then == Some(now) {
        model.list_columns = before;
        model.say(if wider { notices::WIDEST } else { notices::NARROWEST });
    } else {
        model.list_columns = then;
    }
}
