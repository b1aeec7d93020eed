//! The strip above the foot: the selected client's phone and a key for each outcome; where an outcome needs a word
//! more, a line to type it in the same place.

use eframe::egui::{Align, Context, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, vec2};

use super::rows::Row;
use crate::domain::command::OutcomeDraft;
use crate::ui::pages::entry::{Choice, Entry, EntryKind, cap, entry_ui};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, elided_label_ui, num_label_ui};

/// Height of the strip.
pub const HEIGHT: f32 = 48.0;
/// A longer name is cut: in the narrowest strip, and in a wide one.
const MOST_NAME: (f32, f32) = (180.0, 420.0);
/// How wide the narrowest strip is inside, and the part of what a wider one has more that names get.
const NARROW: f32 = 900.0;
const NAME_PART: f32 = 0.35;

/// Outcomes with their letters, the same as in call mode. The letter is the key's place on a Russian layout too.
const KEYS: [(Key, &str, &str); 5] = [
    (Key::W, "W", "today-will-come"),
    (Key::B, "B", "today-bought"),
    (Key::N, "N", "today-no-answer"),
    (Key::L, "L", "today-later"),
    (Key::R, "R", "today-refused"),
];

fn choice(key: Key) -> Choice {
    match key {
        Key::W => Choice::Type(EntryKind::WillCome),
        Key::B => Choice::Type(EntryKind::Bought),
        Key::L => Choice::Type(EntryKind::Later),
        Key::R => Choice::Type(EntryKind::Refused),
        _ => Choice::Log(OutcomeDraft::NoAnswer),
    }
}

/// The outcome whose letter was pressed in this frame.
pub fn pressed(ctx: &Context) -> Option<Choice> {
    if ctx.text_edit_focused() {
        return None;
    }
    ctx.input_mut(|input| KEYS.iter().find(|(key, ..)| input.consume_key(Modifiers::NONE, *key)).map(|(key, ..)| choice(*key)))
}

/// Paints the strip for a row, or the line being typed.
pub fn strip_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rect: Rect, row: &Row, entry: Option<&mut Entry>, out: &mut Actions) -> Option<Choice> {
    let look = theme(ui);
    ui.painter().rect_filled(rect, 0.0, look.sunken);
    ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(size::LINE, look.line));
    let inside = rect.shrink2(vec2(size::S32, 0.0));
    let (least, most) = MOST_NAME;
    let name_width = (least + NAME_PART * (inside.width() - NARROW)).clamp(least, most);
    let mut choice = None;
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        choice = if let Some(entry) = entry {
            entry_ui(ui, cx, entry, &row.name, name_width)
        } else {
            elided_label_ui(ui, &row.name, TextKind::BodyStrong, look.text, name_width);
            keys_ui(ui, cx, row, out)
        };
    });
    choice
}

fn keys_ui(ui: &mut Ui, cx: &ViewCtx<'_>, row: &Row, out: &mut Actions) -> Option<Choice> {
    let look = theme(ui);
    let client = cx.model.clients().get(row.client);
    if let Some(phone) = client.and_then(|client| client.callable_phone()) {
        let number = phone.display();
        // Who has no name is called by the number, which already stands there.
        if number != row.name {
            num_label_ui(ui, &number, TextKind::Body, look.text2);
        }
        if ui.add(Button::icon_only(Icon::Copy, &cx.tr.text("today-copy-phone"))).clicked() {
            out.copy(number);
        }
    }
    let mut choice_made = None;
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = size::S4;
        for (key, letter, name) in KEYS.iter().rev() {
            let (text, letter) = (cx.tr.text(name), cap(cx, letter));
            if ui.add(Button::quiet(&text).small().key(&letter).enabled(cx.can_edit)).clicked() {
                choice_made = Some(choice(*key));
            }
        }
    });
    choice_made
}
