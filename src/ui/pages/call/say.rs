//! The text to say or send, filled for the client, with what is missing in it, the bonus that may be given, and a word
//! where a message would come too soon.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::keys::Pressed;
use super::sheet::Sheet;
use super::{person, rhythm};
use crate::domain::handoff::is_message;
use crate::ui::pages::entry::cap;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{checkbox_ui, icon_label_ui, key_cap_ui, line_label_ui, link_ui, paint};

/// What of the panel is switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    pub bonus: bool,
    pub warned: bool,
}

const PADDING: f32 = 20.0;
const HEAD: f32 = 28.0;
const LINE: f32 = 30.0;

/// Shows rhythm and text in `rect`, from its top; where the window is low, the rhythm gives way, then the size of the text.
pub fn say_ui(ui: &mut Ui, cx: &ViewCtx<'_>, sheet: &Sheet, shown: &mut Shown, rect: Rect) -> Option<Pressed> {
    let notes = notes(cx, sheet, *shown);
    let warn = theme(ui).warn;
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let around = 2.0 * PADDING - 8.0 + HEAD + LINE * (notes.len() + usize::from(sheet.bonus.is_some())) as f32;
    let room = rect.width() - 2.0 * PADDING;
    let layout = |kind: TextKind| {
        let mut job = sheet.message.job(cx, theme(ui), kind);
        job.wrap.max_width = room;
        ui.painter().layout_job(job)
    };
    let bottom = rect.bottom() - size::S16;
    let mut galley = layout(TextKind::Say);
    let mut height = around + galley.size().y;
    let strip = !sheet.rhythm.days.is_empty() && rect.top() + rhythm::HEIGHT + height <= bottom;
    if rect.top() + height > bottom {
        galley = layout(TextKind::Body);
        height = around + galley.size().y;
    }
    let mut top = rect.top();
    if strip {
        let place = Rect::from_min_size(pos2(rect.left() + size::S24, top), vec2(rect.width() - size::S24, rhythm::HEIGHT));
        person::rhythm_ui(ui, cx, sheet, place);
        top += rhythm::HEIGHT + size::S8;
    }
    let panel = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), height.min(bottom - top)));
    let look = theme(ui);
    paint::boxed(ui, panel, size::RADIUS_PANEL, look.sunken, Stroke::new(size::LINE, look.line));
    let inside = panel.shrink2(vec2(PADDING, PADDING - 8.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min)));
    child.shrink_clip_rect(panel);
    child.spacing_mut().item_spacing.y = 0.0;
    let mut pressed = head_ui(&mut child, cx, sheet);
    let (place, response) = child.allocate_exact_size(vec2(room, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, &sheet.message.plain));
    sheet.message.paint(&child, cx, galley, place.min);
    for (icon, text) in &notes {
        child.allocate_ui_with_layout(vec2(room, LINE), Layout::left_to_right(Align::Center), |ui| {
            icon_label_ui(ui, *icon, text, TextKind::Body, warn);
        });
    }
    if let Some((words, _)) = &sheet.bonus {
        child.allocate_ui_with_layout(vec2(room, LINE), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            Icon::Gift.show_ui(ui, size::ICON, look.text2);
            line_label_ui(ui, &cx.tr.with("message-bonus", &[("what", words.into())]), TextKind::Body, look.text2);
            ui.add_space(size::S8);
            if checkbox_ui(ui, &mut shown.bonus, &cx.tr.text("call-bonus-given")).changed() {
                pressed = None;
            }
            key_cap_ui(ui, &cap(cx, "G"));
        });
    }
    pressed
}

fn head_ui(ui: &mut Ui, cx: &ViewCtx<'_>, sheet: &Sheet) -> Option<Pressed> {
    let look = theme(ui);
    let mut pressed = None;
    let name = cx.tr.text(if is_message(sheet.due.channel) { "message-send" } else { "message-say" });
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEAD), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = size::S12;
        line_label_ui(ui, &name, TextKind::SmallMedium, look.text2);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if sheet.messages > 1 {
                key_cap_ui(ui, &cap(cx, "T"));
                if link_ui(ui, &cx.tr.text("message-change")).on_hover_text(tip(&sheet.message.name)).clicked() {
                    pressed = Some(Pressed::OtherText);
                }
            }
            line_label_ui(ui, &sheet.way, TextKind::Small, look.text3);
        });
    });
    pressed
}

/// What is missing in the text, and that a message would come too soon.
fn notes(cx: &ViewCtx<'_>, sheet: &Sheet, shown: Shown) -> Vec<(Icon, String)> {
    let warnings = sheet.message.warnings.iter().map(|text| (Icon::AlertTriangle, text.clone()));
    let cap = cx.model.settings().message_cap_days;
    let soon = sheet.too_soon.filter(|_| shown.warned || is_message(sheet.due.channel));
    let soon = soon.map(|days| (Icon::Hourglass, cx.tr.with("message-cap", &[("days", days.into()), ("cap", cap.into())])));
    warnings.chain(soon).collect()
}
