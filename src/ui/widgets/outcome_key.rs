//! The large keys of call mode: one outcome each, with its icon, its letter and its word.

use eframe::egui::accesskit::Role;
use eframe::egui::text::TextWrapping;
use eframe::egui::{Response, Sense, Stroke, Ui, Widget, WidgetInfo, pos2, vec2};

use super::{key_cap, paint};
use crate::ui::theme::{Icon, TextKind, size, theme, tip};

/// A key that ends the call with an outcome.
#[derive(Debug, Clone)]
#[must_use = "a key shows only when it is added"]
pub struct OutcomeKey<'a> {
    icon: Option<Icon>,
    good: bool,
    text: &'a str,
    key: &'a str,
    width: f32,
}

impl<'a> OutcomeKey<'a> {
    /// A key `width` points wide; `key` is the letter of the owner's own keyboard layout.
    pub const fn new(icon: Icon, text: &'a str, key: &'a str, width: f32) -> Self {
        Self { icon: Some(icon), good: false, text, key, width }
    }

    /// The icon in the accent colour: the client comes back.
    pub const fn good(mut self) -> Self {
        self.good = true;
        self
    }

    /// Leaves out the icon, so that the word may take two lines in a narrow window.
    pub const fn without_icon(mut self) -> Self {
        self.icon = None;
        self
    }
}

impl Widget for OutcomeKey<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = theme(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(self.width, size::OUTCOME_KEY), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.text));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(self.key));
        let enabled = ui.is_enabled();
        let fill = match (response.is_pointer_button_down_on(), response.hovered()) {
            (true, _) => look.pressed,
            (false, true) => look.hover,
            (false, false) => look.surface,
        };
        paint::boxed(ui, rect, size::RADIUS_PANEL, fill, Stroke::new(size::LINE, look.line2));
        // A key that would do nothing now is not shown.
        let cap_left = if enabled {
            key_cap::paint_key_cap(ui, pos2(rect.right() - 10.0, rect.top() + 18.0), self.key, look.line2, look.text2)
        } else {
            rect.right()
        };
        let left = rect.left() + size::S12;
        if let Some(icon) = self.icon {
            let colour = match (enabled, self.good) {
                (false, _) => look.text3,
                (true, true) => look.accent,
                (true, false) => look.text2,
            };
            icon.paint(ui, pos2(left + 9.0, rect.top() + 19.0), 18.0, colour);
        }
        let colour = if enabled { look.text } else { look.text3 };
        let lay_out = |rows: usize, room: f32| {
            let mut job = TextKind::BodyMedium.job(self.text, colour);
            job.wrap = TextWrapping { max_width: room, max_rows: rows, break_anywhere: false, ..TextWrapping::default() };
            ui.painter().layout_job(job)
        };
        let whole = rect.right() - left - size::S8;
        let mut word = lay_out(if self.icon.is_some() { 1 } else { 2 }, whole);
        // The first of two lines stands beside the cap.
        if word.rows.len() > 1 && word.rows.first().is_some_and(|row| left + row.size.x > cap_left - size::S4) {
            word = lay_out(2, cap_left - left - size::S4);
        }
        let middle = if word.rows.len() > 1 { rect.top() + 33.0 } else { rect.top() + 41.0 };
        let elided = word.elided;
        paint::galley_at(ui, pos2(left, middle), word, colour);
        paint::focus_ring(ui, &response, size::RADIUS_PANEL);
        if elided { response.on_hover_text(tip(self.text)) } else { response }
    }
}
