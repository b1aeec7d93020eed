//! The rows in sight: grounds, lines, group headers, and the node by which a screen reader knows each row.

use eframe::egui::accesskit::Role;
use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Align, Color32, Id, Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::layout::Rows;
use super::{Cell, Group, GroupMark, Mark, RowMenu, Table, TableOut, column_rect, keys, row_id};
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::paint;

/// Everything that painting the rows needs to know.
pub struct Painting<'t, 'a> {
    /// The table as the page described it.
    pub table: &'t Table<'a>,
    /// Its widget id.
    pub id: Id,
    /// Where rows stand.
    pub rows: Rows<'a>,
    /// Where columns stand.
    pub places: &'t [(f32, f32)],
    /// The row that must come into sight.
    pub scroll_to: Option<usize>,
}

impl Painting<'_, '_> {
    /// Shows the rows of which a part lies in `view`.
    pub fn rows_ui(
        &self,
        ui: &mut Ui,
        view: Rect,
        mut menu: Option<RowMenu<'_>>,
        row_name: &dyn Fn(usize) -> String,
        cell: &mut dyn FnMut(&mut Cell<'_>),
        out: &mut TableOut,
    ) {
        ui.set_height(self.rows.total());
        ui.set_width(ui.available_width());
        let area = ui.max_rect();
        out.visible = self.rows.visible(view.top(), view.bottom());
        let mut grid = ui.new_child(UiBuilder::new().accessibility_parent(self.id));
        for row in out.visible.clone() {
            let rect = Rect::from_min_size(pos2(area.left(), area.top() + self.rows.top(row)), vec2(area.width(), self.rows.row));
            let response = self.row_ui(&mut grid, rect, row, row_name, cell);
            self.clicks(&grid, &response, row, out);
            if let Some(menu) = &mut menu {
                response.context_menu(|ui| menu(ui, row));
            }
        }
        for (i, group) in self.table.groups.iter().enumerate() {
            let top = self.rows.group_top(i);
            if top < view.bottom() && top + self.rows.header > view.top() {
                let rect = Rect::from_min_size(pos2(area.left(), area.top() + top), vec2(area.width(), self.rows.header));
                self.group_ui(&grid, rect, group, i);
            }
        }
        if let Some(row) = self.scroll_to.filter(|row| *row < self.rows.count) {
            let leads_group = self.table.groups.iter().any(|group| group.first_row == row);
            let above = if leads_group { self.rows.header } else { 0.0 };
            let top = area.top() + self.rows.top(row) - above;
            let target = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), self.rows.row + above));
            ui.scroll_to_rect_animation(target, None, ScrollAnimation::none());
        }
    }

    fn row_ui(
        &self,
        ui: &mut Ui,
        rect: Rect,
        row: usize,
        row_name: &dyn Fn(usize) -> String,
        cell: &mut dyn FnMut(&mut Cell<'_>),
    ) -> Response {
        let look = theme(ui);
        let id = row_id(self.id, row);
        let is_cursor = self.table.cursor == Some(row);
        let is_marked = self.table.is_marked(row);
        let response = ui.interact(rect, id, Sense::CLICK);
        response.widget_info(|| WidgetInfo::labeled(Role::Row, ui.is_enabled(), row_name(row)));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_row_index(row);
            node.set_selected(is_cursor || is_marked);
        });

        let fill = match (is_cursor || is_marked, self.table.tint.and_then(|tint| tint(row))) {
            (true, _) => look.tint,
            (false, Some(tint)) => tint,
            (false, None) if response.contains_pointer() => look.hover,
            (false, None) => Color32::TRANSPARENT,
        };
        let on_tint = |row: usize| self.table.cursor == Some(row) || self.table.is_marked(row);
        if self.table.groups.is_empty() && row > 0 && !on_tint(row) && !on_tint(row - 1) {
            let line = rect.shrink2(vec2(size::S12, 0.0)).x_range();
            ui.painter().hline(line, rect.top() + 0.5, (size::LINE, look.line));
        }
        paint::boxed(ui, rect, size::RADIUS, fill, Stroke::NONE);
        if is_cursor && is_marked {
            // Among marked rows the tint no longer tells where the keyboard is.
            paint::boxed(ui, rect, size::RADIUS, Color32::TRANSPARENT, Stroke::new(size::LINE_SELECTED, look.accent));
        }

        for (i, (column, place)) in self.table.columns.iter().zip(self.places).enumerate() {
            let whole = column_rect(rect, *place);
            cell(&mut Cell {
                ui,
                whole,
                room: whole.with_min_x(whole.left() + column.indent),
                row,
                column: i,
                align: column.align,
                is_cursor,
                is_hovered: response.contains_pointer(),
                id: id.with(i),
                row_id: id,
            });
        }
        response
    }

    fn clicks(&self, ui: &Ui, response: &Response, row: usize, out: &mut TableOut) {
        if response.double_clicked() {
            out.opened = Some(row);
        }
        if response.secondary_clicked() {
            out.cursor = Some(row);
        }
        if !response.clicked() {
            return;
        }
        let modifiers = ui.input(|input| input.modifiers);
        if self.table.marked.is_some() && modifiers.command {
            keys::set_anchor(ui, self.id, Some(row));
            out.mark = Some(Mark::Toggle(row));
        } else if self.table.marked.is_some() && modifiers.shift {
            let from = keys::anchor(ui, self.id).or(self.table.cursor).unwrap_or(row);
            keys::set_anchor(ui, self.id, Some(from));
            out.mark = Some(Mark::Range(from.min(row), from.max(row)));
        } else {
            keys::set_anchor(ui, self.id, None);
        }
        out.cursor = Some(row);
    }

    fn group_ui(&self, ui: &Ui, rect: Rect, group: &Group<'_>, index: usize) {
        let look = theme(ui);
        let response = ui.interact(rect, self.id.with(("group", index)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, format!("{} {}", group.name, group.count)));
        if index > 0 {
            ui.painter().hline(rect.x_range(), rect.top() + 0.5, (size::LINE, look.line));
        }
        let first = self.places.first().map_or(rect, |place| column_rect(rect, *place));
        let centre = pos2(first.left() + size::STEP / 2.0, rect.center().y);
        match group.mark {
            GroupMark::None => {}
            GroupMark::Step(step) => step.paint(ui, centre, size::STEP),
            GroupMark::Icon(icon) => icon.paint(ui, centre + vec2(2.0, 0.0), size::ICON, look.text2),
        }
        let name_column = usize::from(group.mark != GroupMark::None);
        let left = self.places.get(name_column).map_or(first.left(), |place| column_rect(rect, *place).left());
        let mut job = TextKind::BodyStrong.job(group.name, look.text);
        job.append(group.count, 6.0, TextKind::Body.num_format(look.text3));
        let room = rect.right() - left - size::S12;
        paint::galley_at(ui, pos2(left, rect.center().y), paint::line(ui, job, room), look.text);
        if let Some((column, sum)) = group.sum
            && let Some(place) = self.places.get(column)
        {
            let align = self.table.columns.get(column).map_or(Align::Max, |column| column.align);
            let galley = paint::line(ui, TextKind::Body.num_job(sum, look.text3), place.1);
            paint::galley_in(ui, column_rect(rect, *place), galley, align);
        }
    }
}
