//! Today: whom to contact, how and why; one key ends a row and the next one is there.

mod call_list;
mod done;
mod filter;
mod header;
mod rows;
mod strip;

pub use call_list::call_list_page;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

pub(super) use self::filter::filter_part_ui;
use self::rows::{Filter, Row, Rows};
pub(super) use self::rows::{GroupKind, channel_icon};
use super::entry::{self, Choice, Entry};
use crate::domain::command::{Command, OutcomeDraft};
use crate::domain::dates::add_days;
use crate::domain::ids::ClientId;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{
    Button, Cell, Column, Group, GroupMark, Table, TableOut, elided_label_ui, empty_state_ui, line_label_ui, link_ui,
};

/// See the module.
#[derive(Debug, Default)]
pub struct TodayPage {
    rows: Option<Rows>,
    filter: Filter,
    show_moved: bool,
    /// They were asked for, and are gone to as soon as they are in the list.
    to_moved: bool,
    selected: Option<ClientId>,
    /// The row that takes the selection when the selected one has gone.
    fallback: usize,
    entry: Option<Entry>,
}

/// From the top to the chips, and to the table.
const CHIPS_TOP: f32 = 90.0;
const TABLE_TOP: f32 = 128.0;
/// Of those moved to tomorrow so many more than the first are brought into sight.
const SEEN_OF_MOVED: usize = 4;
/// What the sentence about messages that wait keeps at least, and the room for the link after it.
const HELD_LEAST: f32 = 96.0;

impl TodayPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        if cx.model.is_empty() {
            empty_ui(cx, ui, out);
            return;
        }
        self.refresh(cx);
        let Some(rows) = self.rows.take() else { return };
        let text_edges = page.shrink2(vec2(size::S32, 0.0));
        header::header_ui(ui, cx, &rows, Rect::from_min_size(page.min, vec2(page.width(), 80.0)).intersect(text_edges), out);
        self.chips_ui(ui, cx, &rows, page, out);
        self.body_ui(ui, cx, &rows, page, out);
        done::foot_ui(ui, cx, &rows, Rect::from_min_max(pos2(page.left(), page.bottom() - size::FOOT), page.max), out);
        self.rows = Some(rows);
    }

    /// Makes the rows anew when something changed, and keeps the selection on a row that is there.
    fn refresh(&mut self, cx: &ViewCtx<'_>) {
        let key = (cx.model.revision(), cx.today, cx.tr.language(), self.filter.clone(), self.show_moved);
        if self.rows.as_ref().is_none_or(|rows| rows.key != key) {
            self.rows = Some(Rows::make(cx, key));
        }
        let Some(rows) = &self.rows else { return };
        let place = self.selected.and_then(|client| rows.position(client));
        match place {
            Some(place) => self.fallback = place,
            None => self.selected = rows.list.get(self.fallback.min(rows.list.len().saturating_sub(1))).map(|row| row.client),
        }
        if self.entry.as_ref().is_some_and(|entry| rows.position(entry.client).is_none()) {
            self.entry = None;
        }
    }

    fn chips_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, page: Rect, out: &mut Actions) {
        if rows.left == 0 && self.filter == Filter::default() {
            return;
        }
        let line = Rect::from_min_size(pos2(page.left() + 22.0, page.top() + CHIPS_TOP), vec2(page.width() - 44.0, size::CONTROL_SMALL));
        let right = Layout::right_to_left(Align::Center);
        let place = line.with_max_x(page.right() - size::PAGE_EDGE);
        let start = ui.scope_builder(UiBuilder::new().max_rect(place).layout(right), |ui| {
            self.start_ui(ui, cx, rows, out);
            ui.min_rect().left()
        });
        filter::filter_ui(ui, cx, rows, &mut self.filter, line.with_max_x(start.inner.min(place.right()) - size::S8));
    }

    /// Begins the calls with the list as it is filtered.
    fn start_ui(&self, ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, out: &mut Actions) {
        let clients = || rows.list.iter().filter(|row| !row.moved_on).map(|row| row.client);
        if clients().next().is_none() {
            return;
        }
        let free = self.entry.is_none() && !ui.ctx().text_edit_focused();
        let pressed = free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::C));
        let (start, letter) = (cx.tr.text("menu-call"), entry::cap(cx, "C"));
        if ui.add(Button::secondary(&start).icon(Icon::Phone).key(&letter)).clicked() || pressed {
            // Who is selected comes first; the others follow in their order.
            let selected = self.selected.filter(|client| clients().any(|other| other == *client));
            out.jump(Jump::Calls(selected.into_iter().chain(clients().filter(|client| Some(*client) != selected)).collect()));
        }
    }

    /// Once those moved on are in the list, the first of them is selected; the row that is to be in sight with it.
    fn go_to_moved(&mut self, rows: &Rows) -> Option<usize> {
        let first = rows.list.iter().position(|row| row.moved_on).filter(|_| self.to_moved)?;
        self.to_moved = false;
        self.selected = rows.list.get(first).map(|row| row.client);
        Some((first + SEEN_OF_MOVED).min(rows.list.len().saturating_sub(1)))
    }

    fn body_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, page: Rect, out: &mut Actions) {
        let scroll_to = self.go_to_moved(rows);
        let selected = self.selected.and_then(|client| rows.position(client));
        let row = selected.and_then(|place| rows.list.get(place)).filter(|row| !row.moved_on || self.show_moved);
        let strip = if row.is_some() { strip::HEIGHT } else { 0.0 };
        let moved = if rows.moved_on > 0 || !rows.held.is_empty() { 38.0 } else { 0.0 };
        let bottom = page.bottom() - size::FOOT - strip;
        let table = Rect::from_min_max(
            pos2(page.left() + size::PAGE_EDGE, page.top() + TABLE_TOP),
            pos2(page.right() - size::PAGE_EDGE, bottom - moved),
        );
        if rows.list.is_empty() && rows.left > 0 {
            ui.scope_builder(UiBuilder::new().max_rect(table), |ui| self.none_ui(ui, cx, rows));
        } else if rows.list.is_empty() {
            ui.scope_builder(UiBuilder::new().max_rect(table), |ui| all_done_ui(ui, cx, rows));
        } else {
            let table_out = ui.scope_builder(UiBuilder::new().max_rect(table), |ui| table_ui(ui, cx, rows, selected, scroll_to)).inner;
            self.table_said(&table_out, rows, cx, out);
        }
        if moved > 0.0 {
            self.moved_ui(ui, cx, rows, Rect::from_min_max(pos2(table.left(), table.bottom()), pos2(table.right(), bottom)), out);
        }
        if let Some(row) = row {
            let entry = self.entry.as_mut().filter(|entry| entry.client == row.client);
            let typing = entry.is_some();
            let place = Rect::from_min_max(pos2(page.left(), bottom), pos2(page.right(), bottom + strip));
            let choice = strip::strip_ui(ui, cx, place, row, entry, out);
            let choice = choice.or_else(|| if typing { None } else { strip::pressed(ui.ctx()) });
            self.choose(choice, row, cx, out);
        }
    }

    /// Nobody goes through the filter.
    fn none_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows) {
        let sentence = cx.tr.with("today-none-filtered", &[("left", rows.left.into())]);
        let clear = cx.tr.text("clients-filter-clear");
        let title = cx.tr.text("clients-none-filtered");
        let clicked = empty_state_ui(ui, Icon::Filter, &title, &sentence, Some(Button::secondary(&clear)));
        if clicked.is_some_and(|response| response.clicked()) {
            self.filter = Filter::default();
        }
    }

    fn table_said(&mut self, said: &(TableOut, Option<usize>), rows: &Rows, cx: &ViewCtx<'_>, out: &mut Actions) {
        let (table, pressed) = said;
        if let Some(row) = table.cursor.and_then(|place| rows.list.get(place)) {
            self.selected = Some(row.client);
        }
        let by_mouse = table.opened.is_some() && !rows.list.is_empty();
        if let Some(row) = pressed.and_then(|place| rows.list.get(place)) {
            self.choose(Some(Choice::Log(OutcomeDraft::Sent)), row, cx, out);
        } else if by_mouse
            && self.entry.is_none()
            && let Some(row) = table.opened.and_then(|place| rows.list.get(place))
        {
            self.choose(Some(Choice::Log(OutcomeDraft::Sent)), row, cx, out);
        }
    }

    /// Does what was chosen for a row; what is wrong with it stays beside its field.
    fn choose(&mut self, choice: Option<Choice>, row: &Row, cx: &ViewCtx<'_>, out: &mut Actions) {
        if !cx.can_edit {
            return;
        }
        match choice {
            None => {}
            Some(Choice::Close) => self.entry = None,
            Some(Choice::Type(kind)) => self.entry = Some(Entry::new(row.client, kind)),
            Some(Choice::Log(outcome)) => {
                let command = Command::LogContact(entry::draft(&row.due, outcome));
                if let (Err(errors), Some(entry)) = (cx.check(command.clone()), &mut self.entry) {
                    entry.errors = errors;
                } else {
                    self.entry = None;
                    out.run(command);
                }
            }
        }
    }

    /// "3 reminders moved to tomorrow: 20 contacts a day is your limit. 2 messages wait: one in 7 days is your limit".
    fn moved_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, rect: Rect, out: &mut Actions) {
        let look = theme(ui);
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(size::LINE, look.line));
        let inside = rect.shrink2(vec2(size::S12, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            let settings = cx.model.settings();
            if rows.moved_on > 0 {
                Icon::ArrowRight.show_ui(ui, size::ICON, look.text2);
                let text = cx.tr.with("today-moved", &[("count", rows.moved_on.into()), ("limit", settings.capacity.into())]);
                line_label_ui(ui, &text, TextKind::Body, look.text2);
                let word = cx.tr.text(if self.show_moved { "today-moved-hide" } else { "today-moved-show" });
                if link_ui(ui, &word).clicked() {
                    self.show_moved = !self.show_moved;
                    self.to_moved = self.show_moved;
                }
                ui.add_space(size::S16);
            }
            if !rows.held.is_empty() {
                Icon::Hourglass.show_ui(ui, size::ICON, look.text2);
                let text = cx.tr.with("today-held", &[("count", rows.held.len().into()), ("days", settings.message_cap_days.into())]);
                // Where both stand and the window is narrow, the second one gives way.
                let word = cx.tr.text("today-held-show");
                let room = ui.available_width() - HELD_LEAST;
                elided_label_ui(ui, &text, TextKind::Body, look.text2, room.max(HELD_LEAST));
                if link_ui(ui, &word).clicked() {
                    out.jump(Jump::ClientList { title: text, clients: rows.held.clone() });
                }
            }
        });
    }
}

/// The list; the second value is the row whose button was pressed.
fn table_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows, selected: Option<usize>, scroll_to: Option<usize>) -> (TableOut, Option<usize>) {
    let names = ["today-client", "today-why", "today-risk", "today-waiting", "today-by"].map(|key| cx.tr.text(key));
    let [client, why, risk, waiting, by] = &names;
    let columns = [
        Column::fixed("", 24.0),
        Column::fixed(client, name_width(ui.available_width())),
        Column::grow(why, 220.0).gap(size::S8),
        Column::fixed(risk, 92.0).gap(size::S8).right(),
        Column::fixed(waiting, 76.0).right(),
        Column::fixed(by, 140.0).gap(20.0),
    ];
    let groups: Vec<Group<'_>> = rows
        .groups
        .iter()
        .map(|group| {
            let mark = match group.mark {
                Ok(step) => GroupMark::Step(step),
                Err(icon) => GroupMark::Icon(icon),
            };
            Group::new(group.first_row, &group.name, &group.count).mark(mark).sum(3, &group.sum)
        })
        .collect();
    let copy = |row: usize, column: usize| rows.list.get(row).map_or_else(String::new, |row| cell_text(row, column).to_owned());
    let mut pressed = None;
    let name = cx.tr.text("menu-today");
    let table = Table::new("today", &name, &columns, rows.list.len()).groups(&groups).cursor(selected).scroll_to(scroll_to);
    let table = table.keys_anywhere().copy(&copy);
    let table_out = table.show_ui(
        ui,
        |row| rows.list.get(row).map_or_else(String::new, |row| row.spoken.clone()),
        |cell| {
            if let Some(row) = rows.list.get(cell.row())
                && cell_ui(cell, row, cx)
            {
                pressed = Some(cell.row());
            }
        },
    );
    (table_out, pressed)
}

/// What the names take of a table this wide: where there is room, long ones are read whole.
fn name_width(table: f32) -> f32 {
    (172.0 + (table - 1000.0) * 0.2).clamp(172.0, 320.0)
}

fn cell_text(row: &Row, column: usize) -> &str {
    match column {
        1 => &row.name,
        2 => &row.reason,
        3 => &row.at_risk,
        4 => &row.waiting,
        5 => &row.channel,
        _ => "",
    }
}

/// Paints a cell; true if its button was pressed.
fn cell_ui(cell: &mut Cell<'_>, row: &Row, cx: &ViewCtx<'_>) -> bool {
    let look = cell.look();
    match cell.column() {
        1 => cell.name(&row.name, &row.icons),
        2 => {
            let mut job = LayoutJob::default();
            job.append(&row.reason, 0.0, TextKind::Body.num_format(look.text));
            if !row.last.is_empty() {
                job.append(" · ", 0.0, TextKind::Body.format(look.text2));
                job.append(&row.last, 0.0, TextKind::Body.num_format(look.text2));
            }
            cell.job(job);
        }
        3 => cell.num(TextKind::Body, look.text, &row.at_risk),
        4 => cell.num(TextKind::Body, look.text2, &row.waiting),
        5 if cell.is_cursor() && cx.can_edit => {
            let done = cx.tr.text("today-done");
            let room = cell.room();
            let width = room.width();
            return cell.button(Button::primary(&done).small().icon(row.channel_icon).key("↵").width(width)).clicked();
        }
        5 => {
            cell.icon(row.channel_icon, size::ICON, look.text3);
            cell.space(size::S8);
            cell.text(TextKind::Body, look.text2, &row.channel);
        }
        _ => {}
    }
    false
}

/// Nothing is left: a quiet word of praise and what tomorrow brings.
fn all_done_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rows: &Rows) {
    let (title, icon) = if rows.done.is_empty() { ("today-nobody", Icon::Sun) } else { ("today-all-done", Icon::CircleCheck) };
    let next = rows.week.iter().find(|day| !day.coming.is_empty());
    let sentence = match next.map(|next| (next.day, next.coming.len())) {
        None => cx.tr.text("today-week-free").into_owned(),
        Some((day, count)) if day == add_days(cx.today, 1) => cx.tr.with("today-tomorrow", &[("count", count.into())]),
        Some((day, count)) => {
            let clients = cx.tr.with("clients-count", &[("count", count.into())]);
            cx.tr.with("today-next", &[("day", cx.tr.weekday_day_inside(day).into()), ("clients", clients.into())])
        }
    };
    empty_state_ui(ui, icon, &cx.tr.text(title), &sentence, None);
}

/// A shop without clients yet.
fn empty_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let import = cx.tr.text("menu-import-file");
    let button = Button::primary(&import).icon(Icon::FileImport).enabled(cx.can_edit);
    let clicked = empty_state_ui(ui, Icon::Sun, &cx.tr.text("today-empty"), &cx.tr.text("today-empty-how"), Some(button));
    if clicked.is_some_and(|response| response.clicked()) {
        out.jump(Jump::Page(Route::Transfer));
        out.pick_file(FilePurpose::Import);
    }
}
