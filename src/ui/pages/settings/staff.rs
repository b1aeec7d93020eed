//! Staff: who makes contacts and sales. Who leaves is archived, so that what they did keeps their name.

use std::collections::BTreeMap;

use eframe::egui::{Rect, Ui, UiBuilder};

use crate::domain::command::{Command, Field, FieldError, StaffDraft};
use crate::domain::contact::Staff;
use crate::domain::ids::StaffId;
use crate::domain::model::Model;
use crate::domain::text::fold;
use crate::ui::pages::records::{PanelChoice, PanelState, bar_ui, entered, panel_ui, places};
use crate::ui::theme::{Icon, TextKind};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Column, Table, TextField, checkbox_ui, empty_state_ui};

/// The tab of staff.
#[derive(Debug, Default)]
pub struct StaffTab {
    query: String,
    /// Who is in the form; `None` is somebody new.
    chosen: Option<StaffId>,
    /// Forms that were changed and not saved.
    drafts: BTreeMap<Option<StaffId>, StaffDraft>,
    /// The name takes the cursor: somebody is about to be added.
    focus_name: bool,
}

impl StaffTab {
    /// Shows the tab.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let tr = cx.tr;
        let places = places(ui);
        let query = fold(&self.query);
        // A shop has few people, so the rows need no cache.
        let mut people: Vec<&Staff> = cx.model.staff().iter().filter(|staff| fold(&staff.name).contains(&query)).collect();
        people.sort_by_cached_key(|staff| (staff.archived, fold(&staff.name)));
        let count = tr.with("settings-staff-count", &[("count", people.len().into())]);
        if bar_ui(cx, ui, places.bar, &mut self.query, &count, &tr.text("settings-staff-add")) {
            self.chosen = None;
            self.focus_name = true;
        }
        if cx.model.staff().is_empty() {
            let mut list = ui.new_child(UiBuilder::new().max_rect(places.list));
            empty_state_ui(&mut list, Icon::Users, &tr.text("settings-staff-none"), &tr.text("settings-staff-none-why"), None);
        } else {
            ui.scope_builder(UiBuilder::new().max_rect(places.list), |ui| self.list_ui(cx, ui, &people));
        }
        self.form_ui(cx, ui, places.panel, out);
    }

    /// Somebody was saved: a new one leaves the form empty for the next.
    pub fn saved(&mut self) {
        self.drafts.remove(&None);
    }

    fn list_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, people: &[&Staff]) {
        let tr = cx.tr;
        let (name, state) = (tr.text("settings-staff-name"), tr.text("settings-staff-state"));
        let columns = [Column::grow(&name, 160.0), Column::fixed(&state, 160.0).gap(16.0)];
        let cursor = self.chosen.and_then(|chosen| people.iter().position(|staff| staff.id == chosen));
        let words = |staff: &Staff| tr.text(if staff.archived { "settings-staff-archived" } else { "settings-staff-works" });
        let title = tr.text("settings-tab-staff");
        let told = Table::new("staff", &title, &columns, people.len()).cursor(cursor).show_ui(
            ui,
            |row| people.get(row).map_or_else(String::new, |staff| format!("{}, {}", staff.name, words(staff))),
            |cell| {
                let Some(staff) = people.get(cell.row()) else { return };
                let look = cell.look();
                match (cell.column(), staff.archived) {
                    (0, false) => cell.text(TextKind::BodyMedium, look.text, &staff.name),
                    (0, true) => cell.text(TextKind::Body, look.text3, &staff.name),
                    (_, archived) => cell.text(TextKind::Body, if archived { look.text3 } else { look.text2 }, &words(staff)),
                }
            },
        );
        if let Some(staff) = told.cursor.and_then(|row| people.get(row)) {
            self.chosen = Some(staff.id);
        }
    }

    fn form_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, panel: Rect, out: &mut Actions) {
        let tr = cx.tr;
        // Somebody may be gone after an undo.
        self.chosen = self.chosen.filter(|id| cx.model.staff().get(*id).is_some());
        let chosen = self.chosen;
        let focus = std::mem::take(&mut self.focus_name);
        let kept = draft_of(cx.model, chosen);
        let mut draft = self.drafts.remove(&chosen).unwrap_or_else(|| kept.clone());
        let title = tr.text(if chosen.is_some() { "settings-staff-edit" } else { "settings-staff-new" });
        let choice = panel_ui(cx, ui, panel, (&title, &tr.text("settings-staff-why")), |ui| {
            let errors = if draft == kept { Vec::new() } else { check(cx, chosen, &draft) };
            let name = tr.text("settings-staff-name");
            let error = errors.iter().find(|error| error.field == Field::Name).map(|error| tr.problem(error.problem));
            let response = TextField::new(&name).error(error.as_deref()).enabled(cx.can_edit).show_ui(ui, &mut draft.name);
            if focus {
                response.request_focus();
            }
            if chosen.is_some() {
                checkbox_ui(ui, &mut draft.archived, &tr.text("settings-staff-archived"));
            }
            (entered(ui, &response), PanelState { changed: draft != kept, sound: check(cx, chosen, &draft).is_empty() })
        });
        match choice {
            Some(PanelChoice::Save) => {
                out.run(Command::SaveStaff(chosen, draft.clone()));
                self.drafts.insert(chosen, draft);
            }
            None if draft != kept => {
                self.drafts.insert(chosen, draft);
            }
            Some(PanelChoice::Discard) | None => {}
        }
    }
}

/// A member of staff as a form holds them; empty for a new one.
fn draft_of(model: &Model, id: Option<StaffId>) -> StaffDraft {
    let staff = id.and_then(|id| model.staff().get(id));
    staff.map_or_else(StaffDraft::default, |staff| StaffDraft { name: staff.name.clone(), archived: staff.archived })
}

fn check(cx: &ViewCtx<'_>, id: Option<StaffId>, draft: &StaffDraft) -> Vec<FieldError> {
    cx.check(Command::SaveStaff(id, draft.clone())).err().unwrap_or_default()
}
