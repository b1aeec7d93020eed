//! Small marks: tags, avatars, dots of a stage, links, share bars, the shape of a step.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Color32, CornerRadius, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::paint;
use crate::ui::theme::{Icon, Step, TextKind, size, theme, tip};

/// What a tag means, and so its colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TagKind {
    /// A plain fact.
    #[default]
    Plain,
    /// Something that is going on.
    Active,
    /// A question, too much, too early.
    Warn,
}

const TAG_HEIGHT: f32 = 20.0;
const TAG_PADDING: f32 = 7.0;

/// A word on a small ground, with or without an icon.
pub fn tag_ui(ui: &mut Ui, text: &str, icon: Option<Icon>, kind: TagKind) -> Response {
    let look = theme(ui);
    let (fill, colour) = match kind {
        TagKind::Plain => (look.pressed, look.text2),
        TagKind::Active => (look.tint, look.accent),
        TagKind::Warn => (look.warn_tint, look.warn),
    };
    let word = paint::line(ui, TextKind::SmallMedium.job(text, colour), f32::INFINITY);
    let icon_width = if icon.is_some() { size::ICON_NAME + size::S4 } else { 0.0 };
    let width = (word.size().x + icon_width + 2.0 * TAG_PADDING).ceil();
    let (rect, response) = ui.allocate_exact_size(vec2(width, TAG_HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint::boxed(ui, rect, size::RADIUS_TAG, fill, Stroke::NONE);
    let left = rect.left() + TAG_PADDING;
    if let Some(icon) = icon {
        icon.paint(ui, pos2(left + size::ICON_NAME / 2.0, rect.center().y), size::ICON_NAME, colour);
    }
    paint::galley_at(ui, pos2(left + icon_width, rect.center().y), word, colour);
    response
}

/// A word that leads somewhere, in the accent colour.
pub fn link_ui(ui: &mut Ui, text: &str) -> Response {
    let look = theme(ui);
    let word = paint::line(ui, TextKind::BodyMedium.num_job(text, look.accent), f32::INFINITY);
    let (rect, response) = ui.allocate_exact_size(word.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    if response.hovered() {
        ui.painter().hline(rect.x_range(), rect.bottom() - 2.5, (size::LINE, look.accent));
    }
    paint::galley_in(ui, rect, word, Align::Min);
    paint::focus_ring(ui, &response, size::RADIUS_TAG);
    response
}

/// A disc with the first letter of a name.
pub fn avatar_ui(ui: &mut Ui, name: &str, side: f32) -> Response {
    let look = theme(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    let initial: String = name.chars().next().into_iter().flat_map(char::to_uppercase).collect();
    ui.painter().circle_filled(rect.center(), side / 2.0, look.tint2);
    let letter = paint::line(ui, TextKind::BodyStrong.job(&initial, look.accent), side);
    paint::galley_in(ui, rect, letter, Align::Center);
    response
}

/// The dot before the word of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageDot {
    /// Filled: comes as usual.
    Active,
    /// A ring: overdue.
    AtRisk,
    /// Grey: has not come for long.
    Sleeping,
}

const DOT: f32 = 7.0;

impl StageDot {
    /// Paints the dot around `centre`.
    pub fn paint(self, ui: &Ui, centre: eframe::egui::Pos2) {
        let look = theme(ui);
        let painter = ui.painter();
        match self {
            Self::Active => painter.circle_filled(centre, DOT / 2.0, look.accent),
            Self::AtRisk => painter.circle_stroke(centre, (DOT - 1.2) / 2.0, Stroke::new(1.2, look.warn)),
            Self::Sleeping => painter.circle_filled(centre, DOT / 2.0, look.field),
        };
    }

    /// Takes the room of the dot in the flow of `ui`.
    pub fn show_ui(self, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(DOT), Sense::empty());
        self.paint(ui, rect.center());
    }
}

/// The shape of a step in the flow of `ui`; `name` is its tooltip and what a screen reader says.
pub fn step_mark_ui(ui: &mut Ui, step: Step, side: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    step.paint(ui, rect.center(), side);
    response.on_hover_text(tip(name))
}

/// The mark of the program, `side` points wide: somebody coming back round.
pub fn logo_ui(ui: &mut Ui, side: f32) -> Response {
    let look = theme(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, "Regulars"));
    let unit = side / 24.0;
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::from(6.0 * unit), look.accent);
    painter.circle_stroke(rect.center(), 5.0 * unit, Stroke::new(2.0 * unit, look.on_accent));
    let guest = rect.center() + vec2(5.0, -5.0) * unit;
    painter.circle_filled(guest, 3.4 * unit, look.accent);
    painter.circle_filled(guest, 2.0 * unit, look.on_accent);
    response
}

/// A bar that is full to `share` (0 to 1; beyond is full), rounded at its ends.
pub fn bar_ui(ui: &mut Ui, name: &str, size: Vec2, share: f32, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_numeric_value(f64::from(share)));
    paint_bar(ui, rect, share, colour);
    response
}

/// Paints such a bar into `rect`.
pub fn paint_bar(ui: &Ui, rect: Rect, share: f32, colour: Color32) {
    let radius = CornerRadius::from(rect.height() / 2.0);
    ui.painter().rect_filled(rect, radius, theme(ui).pressed);
    if share > 0.0 {
        let width = (rect.width() * share.min(1.0)).max(rect.height());
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(width, rect.height())), radius, colour);
    }
}

/// The thin line on the top edge of a foot: how much of the day's work is done (0 to 1).
pub fn progress_line_ui(ui: &Ui, edge: Rect, name: &str, share: f32) {
    let look = theme(ui);
    let response = ui.interact(Rect::from_min_size(edge.min, vec2(edge.width(), 2.0)), ui.scope_id().with(name), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_numeric_value(f64::from(share)));
    ui.painter().hline(edge.x_range(), edge.top() + 0.5, (size::LINE, look.line));
    let done = Rect::from_min_size(edge.min, vec2(edge.width() * share.clamp(0.0, 1.0), 2.0));
    ui.painter().rect_filled(done, CornerRadius::ZERO, look.accent);
}
