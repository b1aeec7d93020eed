//! Who is called: the name, the number as large as it is needed, what can be done with it, and why now.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::keys::Pressed;
use super::rhythm;
use super::sheet::Sheet;
use crate::domain::contact::Channel;
use crate::domain::handoff::is_message;
use crate::ui::pages::entry::cap;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, MenuItem, TagKind, menu_button_ui, paint, tag_ui};

/// From the top to the rhythm.
pub const HEIGHT: f32 = 260.0;
/// Of a button all but its word: edges, icon, key cap, and the gap to the next.
const AROUND: f32 = 80.0;
/// The menu at the end of the line.
const MORE: f32 = 28.0;

/// Shows the client at the top of `rect`.
pub fn person_ui(ui: &mut Ui, cx: &ViewCtx<'_>, sheet: &Sheet, warned: bool, rect: Rect) -> Option<Pressed> {
    let look = theme(ui);
    name_ui(ui, sheet, Rect::from_min_size(pos2(rect.left(), rect.top() + 32.0), vec2(rect.width(), 36.0)));
    let number = if sheet.phone.is_empty() { cx.tr.text("call-no-phone").into_owned() } else { sheet.phone.clone() };
    let kind = if sheet.phone.is_empty() { TextKind::Person } else { TextKind::Phone };
    let colour = if sheet.phone.is_empty() { look.text3 } else { look.text };
    let galley = paint::line(ui, kind.num_job(&number, colour), rect.width());
    let place = Rect::from_min_size(pos2(rect.left(), rect.top() + 72.0), vec2(galley.size().x, 56.0));
    let response = ui.interact(place, ui.scope_id().with("number"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &number));
    paint::galley_at(ui, pos2(rect.left(), rect.top() + 100.0), galley, colour);
    let line = Rect::from_min_size(pos2(rect.left(), rect.top() + 142.0), vec2(rect.width(), size::CONTROL));
    let pressed = ui
        .scope_builder(UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center)), |ui| act_ui(ui, cx, sheet, warned))
        .inner;
    why_ui(ui, sheet, rect);
    pressed
}

fn name_ui(ui: &mut Ui, sheet: &Sheet, rect: Rect) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)), |ui| {
        let look = theme(ui);
        ui.spacing_mut().item_spacing.x = 6.0;
        let tags: f32 = sheet.tags.iter().map(|_| 90.0).sum();
        let galley = paint::line(ui, TextKind::Person.job(&sheet.name, look.text), (rect.width() - tags).max(160.0));
        let (place, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &sheet.name));
        let elided = galley.elided;
        paint::galley_in(ui, place, galley, Align::Min);
        if elided {
            response.on_hover_text(tip(&sheet.name));
        }
        ui.add_space(6.0);
        for (icon, word, why) in &sheet.tags {
            tag_ui(ui, word, *icon, TagKind::Plain).on_hover_text(tip(why));
        }
    });
}

/// Room that a button of the line with this word takes, the gap after it included.
fn button_width(ui: &Ui, word: &str) -> f32 {
    paint::line(ui, TextKind::BodyMedium.job(word, theme(ui).text), f32::INFINITY).size().x + AROUND
}

fn act_ui(ui: &mut Ui, cx: &ViewCtx<'_>, sheet: &Sheet, warned: bool) -> Option<Pressed> {
    ui.spacing_mut().item_spacing.x = size::S8;
    let mut pressed = None;
    let channel = sheet.due.channel;
    let main = sheet.main_way();
    let called = channel == Channel::Call;
    let word = match (called, warned) {
        (true, _) => cx.tr.text("channel-call").into_owned(),
        (false, true) => cx.tr.text("call-send-anyway").into_owned(),
        (false, false) if channel == Channel::InPerson => cx.tr.text("today-done").into_owned(),
        (false, false) if main.is_none() => cx.tr.text("call-send-by-hand").into_owned(),
        (false, false) => cx.tr.with("call-send", &[("channel", cx.tr.channel(channel).into())]),
    };
    let by_hand = if is_message(channel) { Icon::Copy } else { crate::ui::pages::today::channel_icon(channel) };
    let icon = main.map_or(by_hand, |way| way.icon);
    // A message without an address is sent by hand and logged; a call without a number cannot be made.
    let can = if called { main.is_some() } else { cx.can_edit };
    if ui.add(Button::primary(&word).icon(icon).key("↵").enabled(can)).clicked() {
        pressed = Some(Pressed::Main);
    }
    let other = sheet.ways.iter().find(|way| is_message(way.handoff.channel) && way.handoff.channel != channel);
    if !sheet.phone.is_empty() {
        let (copy, letter) = (cx.tr.text("call-copy-number"), cap(cx, "C"));
        // Where all words have no room beside each other, the one whose picture says it best goes.
        let words = [Some(copy.as_ref()), other.map(|way| way.name.as_str())];
        let wanted: f32 = words.into_iter().flatten().map(|word| button_width(ui, word)).sum();
        let has_room = ui.available_width() >= wanted + MORE;
        let copy = if has_room { Button::secondary(&copy).icon(Icon::Copy).key(&letter) } else { Button::icon_only(Icon::Copy, &copy) };
        if ui.add(copy).clicked() {
            pressed = Some(Pressed::CopyNumber);
        }
    }
    if let Some(way) = other {
        let letter = cap(cx, "A");
        if ui.add(Button::secondary(&way.name).icon(way.icon).key(&letter).enabled(cx.can_edit)).clicked() {
            pressed = Some(Pressed::Other);
        }
    }
    let (card, letter) = (cx.tr.text("call-card"), cap(cx, "O"));
    if ui.available_width() > 240.0 && ui.add(Button::quiet(&card).icon(Icon::User).key(&letter)).clicked() {
        pressed = Some(Pressed::Card);
    }
    let more = cx.tr.text("call-more");
    menu_button_ui(ui, Button::icon_only(Icon::Dots, &more), |ui| {
        for way in &sheet.ways {
            if MenuItem::new(&way.name).icon(way.icon).show_ui(ui).clicked() {
                pressed = Some(Pressed::Way(way.handoff.channel));
            }
        }
        let (copy, letter) = (cx.tr.text("call-copy-text"), cap(cx, "X"));
        if MenuItem::new(&copy).icon(Icon::Copy).key(&letter).show_ui(ui).clicked() {
            pressed = Some(Pressed::CopyText);
        }
        let (card, letter) = (cx.tr.text("call-card"), cap(cx, "O"));
        if MenuItem::new(&card).icon(Icon::User).key(&letter).show_ui(ui).clicked() {
            pressed = Some(Pressed::Card);
        }
    });
    pressed
}

fn why_ui(ui: &mut Ui, sheet: &Sheet, rect: Rect) {
    let look = theme(ui);
    let left = rect.left() + size::S24;
    sheet.mark.paint(ui, pos2(rect.left() + size::STEP / 2.0, rect.top() + 213.0), size::STEP);
    for (y, kind, text, colour) in [(213.0, TextKind::Reason, &sheet.reason, look.text), (238.0, TextKind::Body, &sheet.detail, look.text2)]
    {
        let galley = paint::line(ui, kind.num_job(text, colour), rect.right() - left);
        let elided = galley.elided;
        let place = Rect::from_min_size(pos2(left, rect.top() + y - 11.0), vec2(galley.size().x, 22.0));
        let response = ui.interact(place, ui.scope_id().with(("why", kind)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        paint::galley_at(ui, pos2(left, rect.top() + y), galley, colour);
        if elided {
            response.on_hover_text(tip(text));
        }
    }
}

/// The rhythm below, where there is room for it.
pub fn rhythm_ui(ui: &mut Ui, cx: &ViewCtx<'_>, sheet: &Sheet, rect: Rect) {
    rhythm::rhythm_ui(ui, cx, &sheet.rhythm, rect);
}
