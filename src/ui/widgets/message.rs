//! What the program tells the owner: the undo bar, banners, pages that are still empty; and the frames of cards.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{
    Align, Color32, CornerRadius, Frame, Layout, Margin, Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{Button, key_cap, label, paint};
use crate::ui::theme::{Icon, TextKind, Theme, append_unbroken, size, theme, tip};

/// Height of the undo bar in points.
pub const UNDO_BAR_HEIGHT: f32 = 36.0;

/// What the owner did with the undo bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoChoice {
    /// Take it back.
    Undo,
    /// Close the bar.
    Close,
}

/// The bar that says what was done and takes it back.
#[derive(Debug, Clone, Copy)]
#[must_use = "an undo bar shows only through show_ui"]
pub struct UndoBar<'a> {
    /// What was done: "Olga Petrova: will come on Friday, 17 October".
    pub message: &'a str,
    /// The word that takes it back.
    pub undo: &'a str,
    /// The keys that do the same.
    pub key: &'a str,
    /// What a screen reader calls the cross.
    pub close: &'a str,
}

impl UndoBar<'_> {
    /// Shows the bar with its right edge and its middle at those of `room`; the message gives way when `room` is narrow.
    pub fn show_ui(self, ui: &mut Ui, room: Rect) -> Option<UndoChoice> {
        let look = theme(ui);
        let undo = paint::line(ui, TextKind::BodyStrong.job(self.undo, look.inv_link), f32::INFINITY);
        let cap = key_cap::key_cap_width(ui, self.key);
        let around = 14.0 + 16.0 + undo.size().x + 8.0 + cap + 10.0 + size::CONTROL_SMALL + 1.0;
        let message = paint::line(ui, TextKind::Body.job(self.message, look.on_inv), room.width() - around);
        let elided = message.elided;
        let width = (around + message.size().x).ceil();
        let rect = Rect::from_min_size(pos2(room.right() - width, room.center().y - UNDO_BAR_HEIGHT / 2.0), vec2(width, UNDO_BAR_HEIGHT));

        let id = ui.scope_id().with("undo bar");
        let bar = ui.interact(rect, id, Sense::hover());
        bar.widget_info(|| WidgetInfo::labeled(Role::Status, true, self.message));
        ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
        let radius = CornerRadius::same(size::RADIUS_PANEL);
        ui.painter().add(look.shadow.as_shape(rect, radius));
        ui.painter().rect_filled(rect, radius, look.inv);

        let middle = rect.center().y;
        let word_left = rect.left() + 14.0 + message.size().x + 16.0;
        paint::galley_at(ui, pos2(rect.left() + 14.0, middle), message, look.on_inv);
        let word = Rect::from_min_size(pos2(word_left - 6.0, rect.top() + 4.0), vec2(undo.size().x + 12.0, UNDO_BAR_HEIGHT - 8.0));
        let undo_response = ui.interact(word, id.with("undo"), Sense::click());
        undo_response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.undo));
        let cap_right = word_left + undo.size().x + 8.0 + cap;
        paint::galley_at(ui, pos2(word_left, middle), undo, look.inv_link);
        key_cap::paint_key_cap(ui, pos2(cap_right, middle), self.key, paint::mix(look.inv, look.inv_dim, 0.5), look.inv_dim);

        let cross = Rect::from_center_size(pos2(rect.right() - 16.0, middle), vec2(size::CONTROL_SMALL, size::CONTROL_SMALL));
        let close_response = ui.interact(cross, id.with("close"), Sense::click());
        close_response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.close));
        let cross_colour = if close_response.hovered() { look.on_inv } else { look.inv_dim };
        Icon::X.paint(ui, cross.center(), size::ICON, cross_colour);

        for response in [&undo_response, &close_response] {
            if response.has_focus() {
                let stroke = Stroke::new(size::LINE_SELECTED, look.inv_link);
                ui.painter().rect_stroke(
                    response.rect.shrink(2.0),
                    CornerRadius::same(size::RADIUS_TAG),
                    stroke,
                    eframe::egui::StrokeKind::Inside,
                );
            }
        }
        if elided {
            bar.on_hover_text(tip(self.message));
        }
        match (undo_response.clicked(), close_response.clicked()) {
            (true, _) => Some(UndoChoice::Undo),
            (false, true) => Some(UndoChoice::Close),
            (false, false) => None,
        }
    }
}

/// How much a banner matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BannerKind {
    /// Good to know.
    Info,
    /// A question, too early, too much.
    Warn,
    /// Something could not be done.
    Danger,
}

/// A message inside a page: a strong beginning, its sentence, a second line, and what can be done about it.
///
/// `add` shows links or buttons at the end; pass `|_| ()` for none.
pub fn banner_ui<R>(
    ui: &mut Ui,
    kind: BannerKind,
    icon: Icon,
    strong: &str,
    sentence: &str,
    second: &str,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let look = theme(ui);
    let (fill, colour) = match kind {
        BannerKind::Info => (look.tint, look.accent),
        BannerKind::Warn => (look.warn_tint, look.warn),
        BannerKind::Danger => (look.danger_tint, look.danger),
    };
    let frame = Frame::new().fill(fill).corner_radius(size::RADIUS_PANEL).inner_margin(Margin::symmetric(12, 10));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::S8;
                let (mark, _) = ui.allocate_exact_size(vec2(size::ICON, TextKind::Body.line_height()), Sense::empty());
                icon.paint(ui, mark.center(), size::ICON, colour);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let mut job = TextKind::BodyStrong.job(strong, look.text);
                    let said = [strong, sentence].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
                    if !strong.is_empty() && !sentence.is_empty() {
                        job.append(" ", 0.0, TextKind::Body.format(look.text));
                    }
                    if !sentence.is_empty() {
                        append_unbroken(&mut job, sentence, &TextKind::Body.format(look.text));
                    }
                    let response = ui.add(eframe::egui::Label::new(job).wrap());
                    ui.ctx().accesskit_node_builder(response.id, |node| {
                        // Said as it was given, whatever spaces it is laid out with.
                        node.set_value(said);
                        if kind != BannerKind::Info {
                            node.set_live(Live::Polite);
                        }
                    });
                    if !second.is_empty() {
                        label::label_ui(ui, second, TextKind::Body, look.text2);
                    }
                    add(ui)
                })
                .inner
            })
            .inner
        })
        .inner
}

/// A page or list with nothing in it yet: what it will show, and the one button that gets there.
pub fn empty_state_ui(ui: &mut Ui, icon: Icon, title: &str, sentence: &str, button: Option<Button<'_>>) -> Option<Response> {
    const WIDTH: f32 = 360.0;
    let look = theme(ui);
    let room = ui.available_rect_before_wrap();
    let top = room.top() + (room.height() * 0.28).min(200.0);
    let column = Rect::from_min_max(pos2(room.center().x - WIDTH / 2.0, top), pos2(room.center().x + WIDTH / 2.0, room.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(column).layout(Layout::top_down(Align::Center)));
    child.spacing_mut().item_spacing.y = size::S8;
    icon.show_ui(&mut child, 28.0, look.text3);
    label::label_ui(&mut child, title, TextKind::Heading, look.text);
    let mut job = TextKind::Body.job(sentence, look.text2);
    job.halign = Align::Center;
    child.add(eframe::egui::Label::new(job).wrap());
    child.add_space(size::S8);
    let response = button.map(|button| child.add(button));
    ui.advance_cursor_after_rect(child.min_rect());
    response
}

/// The frame of a card on the page: a border, no shadow.
pub fn card_frame(look: &Theme) -> Frame {
    framed(look.surface, Stroke::new(size::LINE, look.line), size::RADIUS_CARD)
}

/// The frame of a chosen card: an accent border, no fill.
pub fn card_frame_selected(look: &Theme) -> Frame {
    framed(look.surface, Stroke::new(size::LINE_SELECTED, look.accent), size::RADIUS_CARD)
}

/// The frame of a sunken panel: the text to say, the next step.
pub fn panel_frame(look: &Theme) -> Frame {
    framed(look.sunken, Stroke::new(size::LINE, look.line), size::RADIUS_PANEL)
}

// The frame of egui adds its border to the margin; taking it off keeps the text 16 points inside, whatever the border.
fn framed(fill: Color32, stroke: Stroke, radius: u8) -> Frame {
    let inner = size::S16 - stroke.width;
    Frame::new().fill(fill).stroke(stroke).corner_radius(radius).inner_margin(inner)
}
