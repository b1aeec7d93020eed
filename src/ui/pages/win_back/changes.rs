//! The change log: what was changed in how the shop works, by itself and as the owner notes it.

use eframe::egui::{Ui, UiBuilder};

use crate::domain::campaign::{LogEntry, LogKind};
use crate::domain::change_log::newest_first;
use crate::domain::command::{Command, Field};
use crate::domain::ids::LogEntryId;
use crate::i18n::Language;
use crate::ui::pages::records::{PanelChoice, PanelState, entered, panel_ui, places};
use crate::ui::theme::{Icon, TextKind};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, Column, Table, TextField, empty_state_ui, line_label_ui};

/// The list, and the note being typed.
#[derive(Debug, Default)]
pub struct Changes {
    text: String,
    day: String,
    cursor: Option<LogEntryId>,
    rows: Option<((u64, Language), Vec<Row>)>,
}

#[derive(Debug)]
struct Row {
    id: LogEntryId,
    own: bool,
    /// Day, what, who.
    cells: [String; 3],
}

impl Changes {
    /// Shows the view.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let key = (cx.model.revision(), cx.tr.language());
        if self.rows.as_ref().is_none_or(|(known, _)| *known != key) {
            self.rows = Some((key, newest_first(cx.model).into_iter().map(|entry| row(cx, entry)).collect()));
        }
        let places = places(ui);
        let rows = self.rows.as_ref().map_or(&[][..], |(_, rows)| rows);
        let mut bar =
            ui.new_child(UiBuilder::new().max_rect(places.bar).layout(eframe::egui::Layout::left_to_right(eframe::egui::Align::Center)));
        line_label_ui(
            &mut bar,
            &cx.tr.with("changes-count", &[("count", rows.len().into())]),
            TextKind::Body,
            crate::ui::theme::theme(ui).text3,
        );
        let chosen = self.cursor.and_then(|id| rows.iter().position(|row| row.id == id));
        let own = chosen.and_then(|place| rows.get(place)).filter(|row| row.own).map(|row| row.id);
        bar.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            if let Some(id) = own
                && ui.add(Button::quiet(&cx.tr.text("changes-remove")).icon(Icon::X).enabled(cx.can_edit)).clicked()
            {
                out.run(Command::RemoveLogEntry(id));
            }
        });
        if rows.is_empty() {
            let mut list = ui.new_child(UiBuilder::new().max_rect(places.list));
            empty_state_ui(&mut list, Icon::History, &cx.tr.text("changes-none"), &cx.tr.text("changes-none-why"), None);
        } else {
            let moved = ui.scope_builder(UiBuilder::new().max_rect(places.list), |ui| list_ui(cx, ui, rows, chosen)).inner;
            self.cursor = moved.and_then(|place| rows.get(place)).map(|row| row.id).or(self.cursor);
        }
        self.form_ui(cx, ui, places.panel, out);
    }

    /// A note was taken: the form is ready for the next.
    pub fn noted(&mut self) {
        (self.text, self.day) = (String::new(), String::new());
    }

    fn form_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, panel: eframe::egui::Rect, out: &mut Actions) {
        let tr = cx.tr;
        let command = Command::AddLogEntry { text: self.text.clone(), day: self.day.clone() };
        let changed = !self.text.trim().is_empty() || !self.day.trim().is_empty();
        let errors = if changed { cx.check(command.clone()).err().unwrap_or_default() } else { Vec::new() };
        let error = |field: Field| errors.iter().find(|error| error.field == field).map(|error| tr.problem(error.problem).into_owned());
        // An empty note is no mistake before the owner has had a chance to type one.
        let (text_error, day_error) = (error(Field::Note).filter(|_| !self.text.is_empty()), error(Field::Day));
        let choice = panel_ui(cx, ui, panel, (&tr.text("changes-new"), &tr.text("changes-new-why")), |ui| {
            let (what, what_hint) = (tr.text("changes-what"), tr.text("changes-what-hint"));
            let field = TextField::new(&what).hint(&what_hint).error(text_error.as_deref()).enabled(cx.can_edit);
            let response = field.show_ui(ui, &mut self.text);
            let mut enter = entered(ui, &response);
            let (when, when_hint) = (tr.text("changes-when"), tr.text("today"));
            let field = TextField::new(&when).hint(&when_hint).error(day_error.as_deref()).enabled(cx.can_edit);
            let response = field.show_ui(ui, &mut self.day);
            enter |= entered(ui, &response);
            (enter, PanelState { changed, sound: errors.is_empty() })
        });
        match choice {
            Some(PanelChoice::Save) => out.run(command),
            Some(PanelChoice::Discard) => self.noted(),
            None => {}
        }
    }
}

fn row(cx: &ViewCtx<'_>, entry: &LogEntry) -> Row {
    let who = entry.staff.and_then(|id| cx.model.staff().get(id)).map_or_else(String::new, |staff| staff.name.clone());
    Row { id: entry.id, own: entry.what == LogKind::Own, cells: [cx.tr.day_month_year(entry.day), cx.tr.log_entry(entry), who] }
}

/// The list; says which row the owner has moved to.
fn list_ui(cx: &ViewCtx<'_>, ui: &mut Ui, rows: &[Row], chosen: Option<usize>) -> Option<usize> {
    let names = ["changes-day", "changes-change", "changes-who"].map(|key| cx.tr.text(key));
    let [day, change, who] = &names;
    let columns = [Column::fixed(day, 136.0), Column::grow(change, 200.0).gap(16.0), Column::fixed(who, 110.0).gap(16.0)];
    let copy = |row: usize, column: usize| rows.get(row).and_then(|row| row.cells.get(column)).cloned().unwrap_or_default();
    let title = cx.tr.text("win-back-tab-changes");
    let table = Table::new("changes", &title, &columns, rows.len()).cursor(chosen).copy(&copy);
    let told = table.show_ui(
        ui,
        |row| rows.get(row).map_or_else(String::new, |row| row.cells.join(", ")),
        |cell| {
            let Some(row) = rows.get(cell.row()) else { return };
            let look = cell.look();
            let Some(text) = row.cells.get(cell.column()) else { return };
            match cell.column() {
                1 if row.own => cell.text(TextKind::BodyMedium, look.text, text),
                1 => cell.text(TextKind::Body, look.text, text),
                _ => cell.text(TextKind::Body, look.text2, text),
            }
        },
    );
    told.cursor
}
