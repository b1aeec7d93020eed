//! Yes or no, and one of a few: check box, switch, and cards to choose from.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Color32, CornerRadius, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};

const BOX: f32 = 16.0;
const SWITCH: Vec2 = vec2(32.0, 18.0);

/// A box with a check mark and its sentence.
pub fn checkbox_ui(ui: &mut Ui, checked: &mut bool, text: &str) -> Response {
    let response = toggle_ui(ui, checked, text, Role::CheckBox, BOX);
    let look = theme(ui);
    let mark = Rect::from_center_size(pos2(response.rect.left() + BOX / 2.0, response.rect.center().y), Vec2::splat(BOX));
    if *checked {
        let fill = if response.hovered() { look.accent_hover } else { look.accent };
        paint::boxed(ui, mark, size::RADIUS_TAG, fill, Stroke::NONE);
        Icon::Check.paint(ui, mark.center(), 14.0, look.on_accent);
    } else {
        let fill = if response.hovered() { look.hover } else { look.surface };
        paint::boxed(ui, mark, size::RADIUS_TAG, fill, Stroke::new(size::LINE, look.field));
    }
    paint::focus_ring(ui, &response, size::RADIUS_TAG);
    response
}

/// A switch and its sentence: something that takes effect at once.
pub fn switch_ui(ui: &mut Ui, on: &mut bool, text: &str) -> Response {
    let response = toggle_ui(ui, on, text, Role::Switch, SWITCH.x);
    let look = theme(ui);
    let track = Rect::from_center_size(pos2(response.rect.left() + SWITCH.x / 2.0, response.rect.center().y), SWITCH);
    let (fill, knob, x) = if *on {
        (look.accent, look.on_accent, track.right() - SWITCH.y / 2.0)
    } else {
        (look.field, look.surface, track.left() + SWITCH.y / 2.0)
    };
    ui.painter().rect_filled(track, CornerRadius::from(SWITCH.y / 2.0), fill);
    ui.painter().circle_filled(pos2(x, track.center().y), SWITCH.y / 2.0 - 3.0, knob);
    paint::focus_ring(ui, &response, size::RADIUS);
    response
}

fn toggle_ui(ui: &mut Ui, on: &mut bool, text: &str, role: Role, mark_width: f32) -> Response {
    let look = theme(ui);
    let colour = if ui.is_enabled() { look.text } else { look.text3 };
    let room = ui.available_width() - mark_width - size::S8;
    let words = ui.painter().layout_job(TextKind::Body.wrapped_job(text, colour, room));
    let height = words.size().y.max(size::CONTROL_SMALL);
    let (rect, mut response) = ui.allocate_exact_size(vec2(mark_width + size::S8 + words.size().x, height), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), *on, text));
    paint::galley_at(ui, pos2(rect.left() + mark_width + size::S8, rect.center().y), words, colour);
    response
}

/// A card to choose from a few, of which one is chosen.
#[derive(Debug, Clone)]
#[must_use = "a card shows only when it is added"]
pub struct OptionCard<'a> {
    title: &'a str,
    note: &'a str,
    icon: Option<Icon>,
    selected: bool,
    size: Vec2,
}

impl<'a> OptionCard<'a> {
    /// A card `width` points wide with a radio ring and its title on one line.
    pub const fn new(title: &'a str, selected: bool, width: f32) -> Self {
        Self { title, note: "", icon: None, selected, size: vec2(width, 44.0) }
    }

    /// A second fact after the title.
    pub const fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// A higher card with the icon above the title instead of the ring.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self.size.y = 72.0;
        self
    }
}

impl Widget for OptionCard<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let look = theme(ui);
        let (rect, response) = ui.allocate_exact_size(self.size, Sense::click());
        let name = if self.note.is_empty() { self.title.to_owned() } else { format!("{}, {}", self.title, self.note) };
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), self.selected, &name));
        let enabled = ui.is_enabled();
        let (fill, border) = match (self.selected, response.hovered()) {
            _ if !enabled => (look.sunken, Stroke::new(size::LINE, if self.selected { look.field } else { look.line })),
            (true, _) => (look.tint, Stroke::new(size::LINE_SELECTED, look.accent)),
            (false, true) => (look.hover, Stroke::new(size::LINE, look.line2)),
            (false, false) => (look.surface, Stroke::new(size::LINE, look.line2)),
        };
        paint::boxed(ui, rect, size::RADIUS_PANEL, fill, border);

        let mut job = TextKind::BodyMedium.num_job(self.title, if enabled || self.selected { look.text } else { look.text3 });
        if !self.note.is_empty() {
            job.append(self.note, 10.0, TextKind::Body.num_format(look.text2));
        }
        let left = rect.left() + 13.0;
        let start = if let Some(icon) = self.icon {
            let colour = match (enabled, self.selected) {
                (true, true) => look.accent,
                (_, true) | (true, false) => look.text2,
                (false, false) => look.text3,
            };
            icon.paint(ui, pos2(left + size::ICON_LARGE / 2.0, rect.top() + 23.0), size::ICON_LARGE, colour);
            pos2(left, rect.top() + 48.0)
        } else {
            paint_radio(ui, pos2(left + BOX / 2.0, rect.center().y), self.selected);
            pos2(left + 26.0, rect.center().y)
        };
        let words = paint::line(ui, job, rect.right() - start.x - size::S8);
        let elided = words.elided;
        paint::galley_at(ui, start, words, look.text);
        paint::focus_ring(ui, &response, size::RADIUS_PANEL);
        if elided { response.on_hover_text(tip(name)) } else { response }
    }
}

/// A ring with its sentence: one of a few, listed below one another.
pub fn radio_ui(ui: &mut Ui, selected: bool, text: &str) -> Response {
    let look = theme(ui);
    let word = paint::line(ui, TextKind::Body.job(text, look.text), ui.available_width() - BOX - size::S8);
    let (rect, response) = ui.allocate_exact_size(vec2(BOX + size::S8 + word.size().x, size::CONTROL_SMALL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), selected, text));
    paint_radio(ui, pos2(rect.left() + BOX / 2.0, rect.center().y), selected);
    paint::galley_in(ui, rect, word, Align::Max);
    paint::focus_ring(ui, &response, size::RADIUS_TAG);
    response
}

fn paint_radio(ui: &Ui, centre: Pos2, selected: bool) {
    let look = theme(ui);
    let colour: Color32 = if selected { look.accent } else { look.field };
    let radius = (BOX - size::LINE_RADIO) / 2.0;
    ui.painter().circle(centre, radius, look.surface, Stroke::new(size::LINE_RADIO, colour));
    if selected {
        ui.painter().circle_filled(centre, 4.0, look.accent);
    }
}
