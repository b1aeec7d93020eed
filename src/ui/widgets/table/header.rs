//! The header of a table: names above their columns, the order, and edges to drag.

use eframe::egui::accesskit::{Role, SortDirection};
use eframe::egui::{Align, CursorIcon, Id, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Column, Sort, Table, TableOut, Width, column_rect};
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::widgets::paint;

const ARROW: f32 = 12.0;
const ARROW_GAP: f32 = 3.0;
const GRIP: f32 = 8.0;
const LEAST_WIDTH: f32 = 40.0;

/// Shows the header in `rect`, which is as wide as the rows.
pub fn header_ui(ui: &mut Ui, id: Id, rect: Rect, table: &Table<'_>, places: &[(f32, f32)], out: &mut TableOut) {
    for (i, (column, place)) in table.columns.iter().zip(places).enumerate() {
        if !column.name.is_empty() {
            let sorted = table.sort.filter(|sort| sort.column == i);
            if name_ui(ui, id.with(("header", i)), column_rect(rect, *place), column, sorted) {
                // A second click turns the order round; sums and dates begin with the greatest, names with A.
                let descending = sorted.map_or(column.align == Align::Max, |sort| !sort.descending);
                out.sort = Some(Sort { column: i, descending });
            }
        }
        if let Width::Fixed(width) = column.width
            && table.resizable
            && !column.name.is_empty()
        {
            let edge = column_rect(rect, *place).right() + GRIP / 2.0;
            let grip = Rect::from_center_size(pos2(edge, rect.center().y), vec2(GRIP, rect.height()));
            let response = ui.interact(grip, id.with(("grip", i)), Sense::drag()).on_hover_and_drag_cursor(CursorIcon::ResizeColumn);
            if response.hovered() || response.dragged() {
                ui.painter().vline(edge, grip.y_range().shrink(6.0), (size::LINE, theme(ui).line2));
            }
            if response.dragged() && response.drag_delta().x != 0.0 {
                out.resized = Some((i, (width + response.drag_delta().x).max(LEAST_WIDTH)));
            }
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::LINE, theme(ui).line));
}

fn name_ui(ui: &Ui, id: Id, column_room: Rect, column: &Column<'_>, sorted: Option<Sort>) -> bool {
    let look = theme(ui);
    let rect = column_room.with_min_x(column_room.left() + column.indent);
    let sense = if column.sortable { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, ui.is_enabled(), column.name));
    ui.ctx().accesskit_node_builder(id, |node| {
        if let Some(sort) = sorted {
            node.set_sort_direction(if sort.descending { SortDirection::Descending } else { SortDirection::Ascending });
        }
    });

    let (kind, colour) = match sorted {
        Some(_) => (TextKind::SmallMedium, look.text),
        None if response.hovered() && column.sortable => (TextKind::Small, look.text2),
        None => (TextKind::Small, look.text3),
    };
    let arrow_width = if sorted.is_some() { ARROW + ARROW_GAP } else { 0.0 };
    let word = paint::line(ui, kind.job(column.name, colour), rect.width() - arrow_width);
    let elided = word.elided;
    if let Some(sort) = sorted {
        let icon = if sort.descending { Icon::ArrowDown } else { Icon::ArrowUp };
        let past_word = word.size().x + ARROW_GAP + ARROW / 2.0;
        let x = if column.align == Align::Max { rect.right() - past_word } else { rect.left() + past_word };
        icon.paint(ui, pos2(x, rect.center().y), ARROW, colour);
    }
    paint::galley_in(ui, rect, word, column.align);
    if response.has_focus() {
        paint::ring(ui, rect.shrink2(vec2(0.0, 3.0)), size::RADIUS_TAG);
    }
    let clicked = response.clicked();
    if let Some(hint) = column.hint.or(elided.then_some(column.name)) {
        response.on_hover_text(tip(hint));
    }
    clicked
}
