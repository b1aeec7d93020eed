//! A key cap: the small boxed name of the key that does the same.

use eframe::egui::{Align, Color32, Pos2, Rect, Sense, Stroke, Ui, vec2};

use super::paint;
use crate::ui::theme::{TextKind, size, theme};

const HEIGHT: f32 = 18.0;
const PADDING: f32 = 5.0;

/// Width in points that the cap of `key` takes.
pub fn key_cap_width(ui: &Ui, key: &str) -> f32 {
    let text = paint::line(ui, TextKind::TickMedium.job(key, Color32::PLACEHOLDER), f32::INFINITY);
    (text.size().x + 2.0 * PADDING).max(HEIGHT).round()
}

/// Paints a cap whose right edge stands at `right_middle.x`, centred on `right_middle.y`; gives back its left edge.
pub fn paint_key_cap(ui: &Ui, right_middle: Pos2, key: &str, border: Color32, text: Color32) -> f32 {
    let width = key_cap_width(ui, key);
    let rect = Rect::from_min_size(right_middle - vec2(width, HEIGHT / 2.0), vec2(width, HEIGHT));
    paint::boxed(ui, rect, size::RADIUS_TAG, Color32::TRANSPARENT, Stroke::new(size::LINE, border));
    let galley = paint::line(ui, TextKind::TickMedium.job(key, text), f32::INFINITY);
    paint::galley_in(ui, rect, galley, Align::Center);
    rect.left()
}

/// A cap in the flow of `ui`. It says nothing to a screen reader: what it stands beside names the action.
pub fn key_cap_ui(ui: &mut Ui, key: &str) {
    let look = theme(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(key_cap_width(ui, key), HEIGHT), Sense::empty());
    paint_key_cap(ui, rect.right_center(), key, look.line2, look.text2);
}
