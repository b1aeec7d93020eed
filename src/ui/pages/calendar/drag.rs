//! Moving a contact to another day: dragged onto it, by Shift and the arrows, or from the menu of a right click. It becomes
//! an agreed date, and one undo takes it back.

use chrono::NaiveDate;
use eframe::egui::{Area, CursorIcon, EventFilter, Id, Key, Modifiers, Order, Popup, Response, Stroke, StrokeKind, Ui};

use crate::domain::client::Client;
use crate::domain::command::Command;
use crate::domain::dates::add_days;
use crate::domain::ids::ClientId;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{MenuItem, line_label_ui, menu_line_ui, menu_ui, panel_frame};

/// A contact that is being dragged, and from which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dragged {
    client: ClientId,
    from: NaiveDate,
}

/// Lets a client of a day be moved: `response` is that of the row, which senses clicks and drags.
pub fn source(ui: &Ui, cx: &ViewCtx<'_>, response: &Response, client: ClientId, day: NaiveDate, out: &mut Actions) {
    if !cx.can_edit || day < cx.today {
        return;
    }
    response.dnd_set_drag_payload(Dragged { client, from: day });
    if response.dragged() {
        carried_ui(ui, cx, response, client);
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let shift = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
        for (key, days) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)] {
            if shift(key) {
                postpone(cx, client, open_day(cx, day, days), out);
            }
        }
    }
    Popup::context_menu(response).show(|ui| {
        menu_ui(ui, |ui| {
            for (key, days) in
                [("calendar-move-day", 1_i64), ("calendar-move-three", 3), ("calendar-move-week", 7), ("calendar-move-month", 28)]
            {
                let to = open_day(cx, day, days);
                let text = cx.tr.with(key, &[("day", cx.tr.weekday_day_inside(to, cx.today).into())]);
                if MenuItem::new(&text).icon(Icon::CalendarPlus).show_ui(ui).clicked() {
                    postpone(cx, client, to, out);
                }
            }
            menu_line_ui(ui);
            let card = cx.tr.text("call-card");
            if MenuItem::new(&card).icon(Icon::User).show_ui(ui).clicked() {
                out.jump(Jump::Client(client));
            }
        });
    });
}

/// The open day so many days away, never before today.
fn open_day(cx: &ViewCtx<'_>, from: NaiveDate, days: i64) -> NaiveDate {
    cx.model.settings().next_open(add_days(from, days).max(cx.today))
}

fn postpone(cx: &ViewCtx<'_>, client: ClientId, to: NaiveDate, out: &mut Actions) {
    let command = Command::Postpone { client, to };
    if cx.check(command.clone()).is_ok() {
        out.run(command);
    }
}

/// The name under the pointer while it is carried.
fn carried_ui(ui: &Ui, cx: &ViewCtx<'_>, response: &Response, client: ClientId) {
    let Some(pointer) = response.interact_pointer_pos() else { return };
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let name = cx.model.clients().get(client).map(Client::display_name).unwrap_or_default();
    Area::new(Id::unique("carried")).order(Order::Tooltip).interactable(false).fixed_pos(pointer + eframe::egui::vec2(12.0, 8.0)).show(
        ui.ctx(),
        |ui| {
            panel_frame(theme(ui)).inner_margin(size::S8).show(ui, |ui| line_label_ui(ui, &name, TextKind::BodyMedium, theme(ui).text));
        },
    );
}

/// Lets a day take what is dropped on it; days that have passed take nothing.
pub fn target(ui: &Ui, cx: &ViewCtx<'_>, cell: &Response, day: NaiveDate, out: &mut Actions) {
    if day < cx.today {
        return;
    }
    if cell.dnd_hover_payload::<Dragged>().is_some_and(|dragged| dragged.from != day) {
        let look = theme(ui);
        let stroke = Stroke::new(size::LINE_SELECTED, look.accent);
        ui.painter().rect(cell.rect.shrink(2.0), f32::from(size::RADIUS_BAR), look.tint.gamma_multiply(0.5), stroke, StrokeKind::Inside);
    }
    if let Some(dragged) = cell.dnd_release_payload::<Dragged>()
        && dragged.from != day
    {
        postpone(cx, dragged.client, cx.model.settings().next_open(day), out);
    }
}
