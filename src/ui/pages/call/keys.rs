//! The keys of call mode: five outcomes that end the call, three rare ones, and the line that opens above them.

use eframe::egui::{Align, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::domain::client::Client;
use crate::domain::command::OutcomeDraft;
use crate::domain::contact::Channel;
use crate::domain::ids::ClientId;
use crate::ui::pages::entry::{Choice, Entry, EntryKind, cap, entry_ui};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{OutcomeKey, line_label_ui, right_label_ui};

/// What was pressed, by a key or the pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    Choice(Choice),
    Skip,
    Back,
    /// Call, or send by the channel that is meant.
    Main,
    /// Send by the next best channel.
    Other,
    Way(Channel),
    CopyNumber,
    CopyText,
    Card,
    OtherText,
    Bonus,
}

/// Height of the line that opens above the keys.
const LINE: f32 = 48.0;
const GAP: f32 = 8.0;
/// Between the outcomes and the rare keys.
const PART: f32 = 28.0;

struct OneKey {
    key: Key,
    letter: &'static str,
    text: &'static str,
    icon: Icon,
    good: bool,
}

const fn one(key: Key, letter: &'static str, text: &'static str, icon: Icon) -> OneKey {
    OneKey { key, letter, text, icon, good: false }
}

const KEYS: [OneKey; 8] = [
    OneKey { good: true, ..one(Key::W, "W", "today-will-come", Icon::CalendarEvent) },
    OneKey { good: true, ..one(Key::B, "B", "today-bought", Icon::Receipt) },
    one(Key::N, "N", "today-no-answer", Icon::PhoneOff),
    one(Key::L, "L", "today-later", Icon::Clock),
    one(Key::R, "R", "today-refused", Icon::CircleX),
    one(Key::M, "M", "call-wrong-number", Icon::AddressBook),
    one(Key::D, "D", "call-do-not-contact", Icon::Ban),
    one(Key::S, "S", "call-skip", Icon::ArrowRight),
];

fn of(key: Key) -> Pressed {
    Pressed::Choice(match key {
        Key::W => Choice::Type(EntryKind::WillCome),
        Key::B => Choice::Type(EntryKind::Bought),
        Key::L => Choice::Type(EntryKind::Later),
        Key::R => Choice::Type(EntryKind::Refused),
        Key::M => Choice::Log(OutcomeDraft::WrongNumber),
        Key::D => Choice::Log(OutcomeDraft::DoNotContact { reason: String::new() }),
        Key::N => Choice::Log(OutcomeDraft::NoAnswer),
        _ => return Pressed::Skip,
    })
}

/// What was pressed on the keyboard in this frame. Keys are places, so they work on a Russian layout too.
pub fn pressed(ui: &Ui) -> Option<Pressed> {
    // Where a button has the keyboard, Enter presses that button.
    let on_button = ui.memory(|memory| memory.focused().is_some());
    ui.input_mut(|input| {
        let mut press = |key| input.consume_key(Modifiers::NONE, key);
        if let Some(found) = KEYS.iter().find(|one| press(one.key)) {
            return Some(of(found.key));
        }
        let others = [
            (Key::Escape, Pressed::Back),
            (Key::C, Pressed::CopyNumber),
            (Key::A, Pressed::Other),
            (Key::X, Pressed::CopyText),
            (Key::O, Pressed::Card),
            (Key::T, Pressed::OtherText),
            (Key::G, Pressed::Bonus),
        ];
        if !on_button && press(Key::Enter) {
            return Some(Pressed::Main);
        }
        others.into_iter().find(|(key, _)| press(*key)).map(|(_, pressed)| pressed)
    })
}

/// Shows the keys in `rect` and, while a word more is typed, the line above them.
pub fn keys_ui(
    ui: &mut Ui,
    cx: &ViewCtx<'_>,
    rect: Rect,
    edge: f32,
    entry: Option<&mut Entry>,
    next: Option<ClientId>,
) -> (Option<Pressed>, Option<Choice>) {
    let look = theme(ui);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(size::LINE, look.line));
    let inside = rect.shrink2(vec2(edge, 0.0));
    let narrow = rect.width() < size::NARROW_WINDOW;
    let part = if narrow { size::S16 } else { PART };
    let width = (inside.width() - 6.0 * GAP - part) / 8.0;
    let mut pressed = None;
    let line = Rect::from_min_size(pos2(inside.left(), rect.top() + 17.0), vec2(inside.width(), size::OUTCOME_KEY));
    ui.scope_builder(UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Min)), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (place, one) in KEYS.iter().enumerate() {
            if place > 0 {
                ui.add_space(if place == 5 { part } else { GAP });
            }
            let (text, letter) = (cx.tr.text(one.text), cap(cx, one.letter));
            let key = OutcomeKey::new(one.icon, &text, &letter, width);
            let key = if one.good { key.good() } else { key };
            let key = if narrow { key.without_icon() } else { key };
            if ui.add_enabled(cx.can_edit || one.key == Key::S, key).clicked() {
                pressed = Some(of(one.key));
            }
        }
    });
    let foot = Rect::from_min_max(pos2(inside.left(), line.bottom() + 6.0), pos2(inside.right(), rect.bottom() - 16.0));
    ui.scope_builder(UiBuilder::new().max_rect(foot).layout(Layout::left_to_right(Align::Center)), |ui| {
        line_label_ui(ui, &cx.tr.text("call-hint"), TextKind::Small, look.text3);
        if let Some(client) = next.and_then(|id| cx.model.clients().get(id)) {
            let at_risk = cx.analytics.client(client.id).map_or(0, |figures| figures.money_at_risk_minor);
            let words = [("name", Client::display_name(client).into()), ("sum", cx.money_round(at_risk).into())];
            let width = ui.available_width();
            right_label_ui(ui, &cx.tr.with("call-next", &words), TextKind::Small, look.text3, width);
        }
    });
    let choice = entry.and_then(|entry| {
        let band = Rect::from_min_max(pos2(rect.left(), rect.top() - LINE), pos2(rect.right(), rect.top()));
        ui.painter().rect_filled(band, 0.0, look.sunken);
        ui.painter().hline(band.x_range(), band.top() + 0.5, Stroke::new(size::LINE, look.line));
        let place = band.shrink2(vec2(edge, 0.0));
        let mut line = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)));
        line.spacing_mut().item_spacing.x = size::S8;
        let name = cx.model.clients().get(entry.client).map(Client::display_name).unwrap_or_default();
        entry_ui(&mut line, cx, entry, &name, 150.0)
    });
    (pressed, choice)
}
