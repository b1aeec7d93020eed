//! The table: the heart of every list. It lays out only the rows in sight, so 100 000 rows scroll as lightly as ten.
//!
//! ```no_run
//! # use regulars::ui::widgets::{Column, Table};
//! # use regulars::ui::theme::TextKind;
//! # fn page(ui: &mut eframe::egui::Ui, names: &[String], cursor: Option<usize>) {
//! let columns = [Column::grow("Client", 120.0).sortable(), Column::fixed("Revenue", 98.0).right().sortable()];
//! let out = Table::new("clients", "Clients", &columns, names.len()).cursor(cursor).show_ui(
//!     ui,
//!     |row| names.get(row).cloned().unwrap_or_default(),
//!     |cell| match cell.column() {
//!         0 => cell.text(TextKind::BodyMedium, cell.look().text, "Anna"),
//!         _ => cell.num(TextKind::Body, cell.look().text, "88 000 ₽"),
//!     },
//! );
//! if let Some(row) = out.opened { /* Enter or a double click */ }
//! # }
//! ```
//!
//! The page keeps the cursor, the marks and the order; the table says what the owner did ([`TableOut`]).

mod cell;
mod header;
mod keys;
mod layout;
mod rows;

pub use cell::Cell;
pub use keys::Mark;

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Id, Rect, Response, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::ui::theme::{Icon, Step, size};

/// How wide a column is, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// Always this wide.
    Fixed(f32),
    /// Shares what the others leave, but is never narrower than `least`.
    Grow {
        /// The least width.
        least: f32,
    },
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Column<'a> {
    pub(crate) name: &'a str,
    pub(crate) width: Width,
    pub(crate) align: Align,
    pub(crate) gap: f32,
    pub(crate) indent: f32,
    pub(crate) sortable: bool,
    pub(crate) hint: Option<&'a str>,
}

impl<'a> Column<'a> {
    const fn of(name: &'a str, width: Width) -> Self {
        Self { name, width, align: Align::Min, gap: 0.0, indent: 0.0, sortable: false, hint: None }
    }

    /// A column `width` points wide. A column without a header (marks, actions) has an empty name.
    pub const fn fixed(name: &'a str, width: f32) -> Self {
        Self::of(name, Width::Fixed(width))
    }

    /// A column that takes what the others leave, `least` points at the least.
    pub const fn grow(name: &'a str, least: f32) -> Self {
        Self::of(name, Width::Grow { least })
    }

    /// Header and cells keep to the right: figures, sums and dates.
    pub const fn right(mut self) -> Self {
        self.align = Align::Max;
        self
    }

    /// Leaves `gap` points free before the column.
    pub const fn gap(mut self, gap: f32) -> Self {
        self.gap = gap;
        self
    }

    /// Header and cells begin `points` further in, but [`Cell::button`] does not: its own text then stands below theirs.
    pub const fn indent(mut self, points: f32) -> Self {
        self.indent = points;
        self
    }

    /// A click on the header asks for another order.
    pub const fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// What the figures of the column mean, as the header's tooltip.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// What stands before the name of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupMark {
    /// Nothing.
    None,
    /// The shape of a step.
    Step(Step),
    /// An icon.
    Icon(Icon),
}

/// A header between rows.
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Group<'a> {
    pub(crate) first_row: usize,
    pub(crate) name: &'a str,
    pub(crate) count: &'a str,
    pub(crate) mark: GroupMark,
    pub(crate) sum: Option<(usize, &'a str)>,
}

impl<'a> Group<'a> {
    /// A group whose first row is `first_row`, with its name and how many rows it has, already formatted.
    pub const fn new(first_row: usize, name: &'a str, count: &'a str) -> Self {
        Self { first_row, name, count, mark: GroupMark::None, sum: None }
    }

    /// The shape of a step or an icon, in the first column; the name then stands in the second.
    pub const fn mark(mut self, mark: GroupMark) -> Self {
        self.mark = mark;
        self
    }

    /// The sum of the group in a column.
    pub const fn sum(mut self, column: usize, text: &'a str) -> Self {
        self.sum = Some((column, text));
        self
    }
}

/// The order in which rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// Index of the column.
    pub column: usize,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// What the owner did in the table during this frame.
#[derive(Debug, Default)]
pub struct TableOut {
    /// The row the keyboard moved to or the pointer clicked.
    pub cursor: Option<usize>,
    /// A row to open: Enter or a double click.
    pub opened: Option<usize>,
    /// A change of the marks: Space, Shift, Ctrl, Ctrl+A, Escape.
    pub mark: Option<Mark>,
    /// The order that a click on a header asks for.
    pub sort: Option<Sort>,
    /// A column and the width in points to which its header was dragged.
    pub resized: Option<(usize, f32)>,
    /// Whether the rows were copied to the clipboard.
    pub copied: bool,
    /// Whether the table has the keyboard.
    pub has_focus: bool,
    /// The rows that were in sight.
    pub visible: std::ops::Range<usize>,
}

type RowMenu<'a> = &'a mut dyn FnMut(&mut Ui, usize);

/// A table; see the module.
#[must_use = "a table shows only through show_ui"]
pub struct Table<'a> {
    id_salt: &'a str,
    name: &'a str,
    columns: &'a [Column<'a>],
    row_count: usize,
    groups: &'a [Group<'a>],
    cursor: Option<usize>,
    marked: Option<&'a dyn Fn(usize) -> bool>,
    sort: Option<Sort>,
    row_height: f32,
    header_height: f32,
    scroll_to: Option<usize>,
    keys_anywhere: bool,
    resizable: bool,
    copy: Option<&'a dyn Fn(usize, usize) -> String>,
    menu: Option<RowMenu<'a>>,
    tint: Option<&'a dyn Fn(usize) -> Option<eframe::egui::Color32>>,
}

impl<'a> Table<'a> {
    /// A table with `row_count` rows. `name` is what a screen reader calls it; `id_salt` tells it from others on the page.
    pub const fn new(id_salt: &'a str, name: &'a str, columns: &'a [Column<'a>], row_count: usize) -> Self {
        Self {
            id_salt,
            name,
            columns,
            row_count,
            groups: &[],
            cursor: None,
            marked: None,
            sort: None,
            row_height: size::ROW,
            header_height: size::ROW_HEADER,
            scroll_to: None,
            keys_anywhere: false,
            resizable: false,
            copy: None,
            menu: None,
            tint: None,
        }
    }

    /// Headers between rows, in the order of their first rows. Lines then part groups, not rows.
    pub const fn groups(mut self, groups: &'a [Group<'a>]) -> Self {
        self.groups = groups;
        self
    }

    /// The selected row, which is also the keyboard's row.
    pub const fn cursor(mut self, row: Option<usize>) -> Self {
        self.cursor = row;
        self
    }

    /// Which rows are marked for an action on many; without this the table marks none.
    pub const fn marked(mut self, marked: &'a dyn Fn(usize) -> bool) -> Self {
        self.marked = Some(marked);
        self
    }

    /// The order in which the rows stand now.
    pub const fn sorted(mut self, sort: Option<Sort>) -> Self {
        self.sort = sort;
        self
    }

    /// Height of a row in points; [`size::ROW`] if not set.
    pub const fn row_height(mut self, points: f32) -> Self {
        self.row_height = points;
        self
    }

    /// Height of the header in points; 0 for none, [`size::ROW_HEADER`] if not set.
    pub const fn header_height(mut self, points: f32) -> Self {
        self.header_height = points;
        self
    }

    /// Scrolls so that the row is in sight. Set it for one frame only, or the owner cannot scroll away.
    pub const fn scroll_to(mut self, row: Option<usize>) -> Self {
        self.scroll_to = row;
        self
    }

    /// Takes the keys also while nothing on the page has the keyboard: for the page whose work the list is.
    pub const fn keys_anywhere(mut self) -> Self {
        self.keys_anywhere = true;
        self
    }

    /// Headers of fixed columns can be dragged wider; the page keeps the widths.
    pub const fn resizable(mut self) -> Self {
        self.resizable = true;
        self
    }

    /// The text of a cell for Ctrl+C, which copies the marked rows (or the selected one) with the header.
    pub const fn copy(mut self, text: &'a dyn Fn(usize, usize) -> String) -> Self {
        self.copy = Some(text);
        self
    }

    /// What a right click on a row shows.
    pub const fn menu(mut self, menu: &'a mut dyn FnMut(&mut Ui, usize)) -> Self {
        self.menu = Some(menu);
        self
    }

    /// A ground for single rows: `warn_tint` for a question, `danger_tint` for an error.
    pub const fn tint(mut self, tint: &'a dyn Fn(usize) -> Option<eframe::egui::Color32>) -> Self {
        self.tint = Some(tint);
        self
    }

    /// Shows the table over all the room `ui` has. `row_name` is what a screen reader says of a row
    /// ("Anna Kuznetsova, last visit 31 days ago, at risk"); `cell` paints one cell.
    pub fn show_ui(mut self, ui: &mut Ui, row_name: impl Fn(usize) -> String, mut cell: impl FnMut(&mut Cell<'_>)) -> TableOut {
        let id = ui.make_persistent_id(self.id_salt);
        let area = ui.available_rect_before_wrap();
        let mut out = TableOut::default();
        let places = layout::columns(self.columns, area.width() - 2.0 * size::S12);
        let rows = layout::Rows { count: self.row_count, row: self.row_height, header: size::ROW_GROUP, groups: self.groups };

        let response = ui.interact(area, id, Sense::FOCUSABLE);
        self.describe(ui, &response);
        let spacing = std::mem::take(&mut ui.spacing_mut().item_spacing);
        if self.header_height > 0.0 {
            let (rect, _) = ui.allocate_exact_size(vec2(area.width(), self.header_height), Sense::hover());
            header::header_ui(ui, id, rect, &self, &places, &mut out);
        }

        let body_height = ui.available_height();
        let moved = keys::read(ui, &self, &response, rows, body_height, &mut out);
        let scroll_to = moved.or(self.scroll_to);
        let menu = self.menu.take();
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show_viewport(ui, |ui, view| {
            ui.spacing_mut().item_spacing = spacing;
            let painter = rows::Painting { table: &self, id, rows, places: &places, scroll_to };
            painter.rows_ui(ui, view, menu, &row_name, &mut cell, &mut out);
        });
        ui.spacing_mut().item_spacing = spacing;

        if out.cursor.is_some() && !response.has_focus() && ui.input(|input| input.pointer.any_released()) {
            response.request_focus();
        }
        out.has_focus = response.has_focus();
        out
    }

    fn describe(&self, ui: &Ui, response: &Response) {
        response.widget_info(|| WidgetInfo::labeled(Role::Grid, ui.is_enabled(), self.name));
        let active = self.cursor.map(|row| row_id(response.id, row).accesskit_id());
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_row_count(self.row_count);
            node.set_column_count(self.columns.len());
            if let Some(active) = active {
                node.set_active_descendant(active);
            }
        });
    }

    fn is_marked(&self, row: usize) -> bool {
        self.marked.is_some_and(|marked| marked(row))
    }
}

/// The widget id of a row, by which the screen reader knows it.
fn row_id(table: Id, row: usize) -> Id {
    table.with(("row", row))
}

/// The part of `line` that a column takes.
fn column_rect(line: Rect, (left, width): (f32, f32)) -> Rect {
    Rect::from_min_size(line.left_top() + vec2(size::S12 + left, 0.0), vec2(width, line.height()))
}
