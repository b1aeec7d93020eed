//! An item of the rail on the left: icon, word and count; in the narrow rail the icon alone, with a tooltip.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Color32, Response, Sense, Stroke, Ui, Widget, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};

/// An item of the rail.
#[derive(Debug, Clone)]
#[must_use = "an item shows only when it is added"]
pub struct RailItem<'a> {
    icon: Icon,
    text: &'a str,
    count: Option<&'a str>,
    selected: bool,
    narrow: bool,
}

impl<'a> RailItem<'a> {
    /// An item that leads to a page.
    pub const fn new(icon: Icon, text: &'a str, selected: bool) -> Self {
        Self { icon, text, count: None, selected, narrow: false }
    }

    /// How many things wait there, already formatted.
    pub const fn count(mut self, count: Option<&'a str>) -> Self {
        self.count = count;
        self
    }

    /// The icon alone, for the narrow rail.
    pub const fn narrow(mut self, narrow: bool) -> Self {
        self.narrow = narrow;
        self
    }
}

impl Widget for RailItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = theme(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::RAIL_ITEM), Sense::click());
        let name = self.count.map_or_else(|| self.text.to_owned(), |count| format!("{} {count}", self.text));
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), self.selected, &name));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(self.selected));

        let fill = match (self.selected, response.hovered()) {
            (true, _) => look.pressed,
            (false, true) => paint::mix(look.bg, look.pressed, 0.5),
            (false, false) => Color32::TRANSPARENT,
        };
        paint::boxed(ui, rect, size::RADIUS, fill, Stroke::NONE);
        let (icon_colour, colour) = if self.selected { (look.accent, look.text) } else { (look.text2, look.text2) };
        let middle = rect.center().y;
        let icon_x = if self.narrow { rect.center().x } else { rect.left() + 17.0 };
        self.icon.paint(ui, pos2(icon_x, middle), size::ICON_RAIL, icon_colour);
        let mut elided = false;
        if !self.narrow {
            let count = self.count.map(|count| paint::line(ui, TextKind::Body.num_job(count, look.text2), rect.width()));
            let count_width = count.as_ref().map_or(0.0, |count| count.size().x + size::S8);
            let word = paint::line(ui, TextKind::BodyMedium.job(self.text, colour), rect.width() - 36.0 - 9.0 - count_width);
            elided = word.elided;
            paint::galley_at(ui, pos2(rect.left() + 36.0, middle), word, colour);
            if let Some(count) = count {
                paint::galley_in(ui, rect.shrink2(vec2(8.0, 0.0)), count, Align::Max);
            }
        }
        paint::focus_ring(ui, &response, size::RADIUS);
        if self.narrow || elided { response.on_hover_text(tip(name)) } else { response }
    }
}
