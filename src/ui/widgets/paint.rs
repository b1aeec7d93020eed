//! Painting shared by the widgets: single lines of text, focus rings, rounded boxes.

use std::sync::Arc;

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Align, Color32, CornerRadius, Galley, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2};

use crate::ui::theme::{size, theme};

/// Lays out one line that ends in "…" where it would be wider than `max_width` points.
pub fn line(ui: &Ui, mut job: LayoutJob, max_width: f32) -> Arc<Galley> {
    job.wrap = TextWrapping { max_width: max_width.max(0.0), max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    job.break_on_newline = false;
    ui.painter().layout_job(job)
}

/// Paints a galley centred on the height of `rect`, at its left or right edge or in its middle.
pub fn galley_in(ui: &Ui, rect: Rect, galley: Arc<Galley>, align: Align) {
    let left = match align {
        Align::Min => rect.left(),
        Align::Center => rect.center().x - galley.size().x / 2.0,
        Align::Max => rect.right() - galley.size().x,
    };
    galley_at(ui, pos2(left, rect.center().y), galley, theme(ui).text);
}

/// Paints a galley with its left edge at `left_middle.x` and its middle at `left_middle.y`, on whole pixels;
/// parts laid out in `Color32::PLACEHOLDER` take `colour`.
pub fn galley_at(ui: &Ui, left_middle: Pos2, galley: Arc<Galley>, colour: Color32) {
    let corner = pos2(left_middle.x, left_middle.y - galley.size().y / 2.0);
    ui.painter().galley(corner.round_to_pixels(ui.pixels_per_point()), galley, colour);
}

/// A filled box with a border inside its edge.
pub fn boxed(ui: &Ui, rect: Rect, radius: u8, fill: Color32, border: Stroke) {
    ui.painter().rect(rect, CornerRadius::same(radius), fill, border, StrokeKind::Inside);
}

/// The ring that shows where the keyboard is: two points thick, one point outside.
pub fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    if response.has_focus() {
        ring(ui, response.rect, radius);
    }
}

/// The same ring around any rectangle.
pub fn ring(ui: &Ui, rect: Rect, radius: u8) {
    let stroke = Stroke::new(size::LINE_SELECTED, theme(ui).accent);
    ui.painter().rect_stroke(rect.expand(1.0), CornerRadius::same(radius + 1), stroke, StrokeKind::Outside);
}

/// A mixture of two opaque colours; `share` of `above` lies over `below`.
pub fn mix(below: Color32, above: Color32, share: f32) -> Color32 {
    below.lerp_to_gamma(above, share)
}
