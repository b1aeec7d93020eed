//! What in a chart can be pointed at: each mark has a place, a tip and a name for screen readers. The pointer, a click,
//! and the arrow keys with Enter do the same.

use eframe::egui::accesskit::Role;
use eframe::egui::{EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo};

use crate::ui::theme::{size, tip};
use crate::ui::widgets::paint;

/// One thing to point at.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    pub rect: Rect,
    pub tip: &'a str,
    /// Row and column, for the arrow keys.
    pub place: (usize, usize),
}

/// What the owner did.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct MarksOut {
    /// The mark under the pointer, or that of the keyboard.
    pub lit: Option<usize>,
    /// The mark to open, and where the pointer was if it was the pointer.
    pub opened: Option<(usize, Option<eframe::egui::Pos2>)>,
}

/// Takes pointer and keys for the marks of a chart over `area`. `name` is its sentence; `opens` if a mark can be opened.
pub fn marks_ui(ui: &Ui, salt: &str, area: Rect, name: &str, marks: &[Mark<'_>], opens: bool) -> MarksOut {
    let id = ui.scope_id().with(salt);
    let chart = ui.interact(area, id, Sense::FOCUSABLE);
    chart.widget_info(|| WidgetInfo::labeled(Role::Figure, ui.is_enabled(), name));
    let mut out = MarksOut::default();
    for (index, mark) in marks.iter().enumerate() {
        // Marks are clicked but not tabbed through: a chart is one stop, the arrows move inside it.
        let response = ui.interact(mark.rect, id.with(index), if opens { Sense::CLICK } else { Sense::hover() });
        let role = if opens { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), mark.tip.replace('\n', ", ")));
        if response.hovered() {
            out.lit = Some(index);
        }
        if response.clicked() {
            out.opened = Some((index, response.interact_pointer_pos()));
        }
        response.on_hover_text_at_pointer(tip(mark.tip));
    }
    if chart.has_focus() {
        keys(ui, id, &chart, marks, opens, &mut out);
        paint::ring(ui, area, size::RADIUS);
    }
    out
}

fn keys(ui: &Ui, id: Id, chart: &Response, marks: &[Mark<'_>], opens: bool, out: &mut MarksOut) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(chart.id, filter));
    let last = marks.len().saturating_sub(1);
    let mut cursor = ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(last).min(last);
    for (key, down, right) in [(Key::ArrowLeft, 0, -1), (Key::ArrowRight, 0, 1), (Key::ArrowUp, -1, 0), (Key::ArrowDown, 1, 0)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            cursor = neighbour(marks, cursor, down, right).unwrap_or(cursor);
        }
    }
    ui.data_mut(|data| data.insert_temp(id, cursor));
    let Some(mark) = marks.get(cursor) else { return };
    if out.lit.is_none() {
        out.lit = Some(cursor);
        chart.show_tooltip_text(mark.tip);
    }
    if opens && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        out.opened = Some((cursor, None));
    }
}

fn neighbour(marks: &[Mark<'_>], from: usize, down: isize, right: isize) -> Option<usize> {
    let (row, column) = marks.get(from)?.place;
    let wanted = (row.checked_add_signed(down)?, column.checked_add_signed(right)?);
    marks.iter().position(|mark| mark.place == wanted)
}
