//! Texts to say or send at each step: the shop's own and the usual ones, how they read for a client, and the bonus that
//! may be given. What was typed stays until it is saved or given up.

use std::collections::BTreeMap;

use eframe::egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::message_form::{Draft, FormChoice, buttons_ui, form_ui};
use crate::domain::command::Command;
use crate::domain::contact::Purpose;
use crate::domain::ids::TemplateId;
use crate::domain::message::{purpose_of, slot_of};
use crate::domain::text::fold;
use crate::i18n::Tr;
use crate::ui::pages::records::{bar_ui, places_beside};
use crate::ui::theme::{TextKind, size};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Column, Table};

/// Width of the form.
const PANEL: f32 = 400.0;

/// The tab of texts.
#[derive(Debug, Default)]
pub struct MessagesTab {
    query: String,
    chosen: Option<Chosen>,
    /// Forms that were changed and not saved.
    drafts: BTreeMap<Chosen, Draft>,
    /// The text takes the cursor: one is about to be added.
    focus_text: bool,
}

/// What is in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chosen {
    New,
    Own(TemplateId),
    /// The usual text of a slot, to be made the shop's own.
    Usual(Option<u8>),
}

/// A row of the list.
struct Row {
    chosen: Chosen,
    step: String,
    channel: String,
    name: String,
    text: String,
}

/// Every slot for which a text can be meant: the steps, then what is no step, then any.
pub fn slots(cx: &ViewCtx<'_>) -> Vec<Option<u8>> {
    let steps = cx.model.settings().chain().map(|(index, _)| Some(index));
    let others = [Purpose::Agreed, Purpose::Birthday, Purpose::FirstVisit, Purpose::Free].map(slot_of);
    steps.chain(others).collect()
}

/// The name of a slot: `Offer`, `Birthday`, `any`.
pub fn slot_name(cx: &ViewCtx<'_>, slot: Option<u8>) -> String {
    let key = match purpose_of(slot) {
        Purpose::Step(index) => {
            let step = cx.model.settings().steps.get(usize::from(index));
            return step.map_or_else(String::new, |step| if step.name.is_empty() { cx.tr.step_kind(step.kind) } else { step.name.clone() });
        }
        Purpose::Agreed => "step-agreed",
        Purpose::Birthday => "step-birthday",
        Purpose::FirstVisit => "step-first_visit",
        Purpose::Rung { .. } | Purpose::Free => "settings-text-any",
    };
    cx.tr.text(key).into_owned()
}

impl MessagesTab {
    /// Shows the tab.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let places = places_beside(ui, PANEL);
        let query = fold(&self.query);
        let mut rows = rows(cx);
        rows.retain(|row| [&row.name, &row.text, &row.step].iter().any(|text| fold(text).contains(&query)));
        let own = rows.iter().filter(|row| matches!(row.chosen, Chosen::Own(_))).count();
        let count = cx.tr.with("settings-texts-count", &[("count", own.into())]);
        if bar_ui(cx, ui, places.bar, &mut self.query, &count, &cx.tr.text("settings-text-add")) {
            self.chosen = Some(Chosen::New);
            self.focus_text = true;
        }
        ui.scope_builder(UiBuilder::new().max_rect(places.list), |ui| self.list_ui(cx, ui, &rows));
        // A text may be gone after an undo.
        let gone = |chosen: &Chosen| matches!(chosen, Chosen::Own(id) if cx.model.templates().get(*id).is_none());
        let first = || rows.first().map_or(Chosen::New, |row| row.chosen);
        let chosen = self.chosen.filter(|chosen| !gone(chosen)).unwrap_or_else(first);
        self.chosen = Some(chosen);
        self.panel_ui(cx, ui, places.panel, chosen, out);
    }

    /// A text was saved: what was typed for a new one is in the list now.
    pub fn saved(&mut self) {
        self.drafts.retain(|chosen, _| matches!(chosen, Chosen::Own(_)));
        if matches!(self.chosen, Some(Chosen::New)) {
            self.chosen = None;
        }
    }

    fn list_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, rows: &[Row]) {
        let tr: &Tr = cx.tr;
        let names = ["settings-text-step", "settings-text-name", "settings-text-channel"].map(|key| tr.text(key));
        let [step, name, channel] = &names;
        let columns = [Column::fixed(step, 120.0), Column::grow(name, 180.0), Column::fixed(channel, 100.0).gap(12.0)];
        let cursor = self.chosen.and_then(|chosen| rows.iter().position(|row| row.chosen == chosen));
        let title = tr.text("settings-tab-messages");
        let told = Table::new("texts", &title, &columns, rows.len()).cursor(cursor).show_ui(
            ui,
            |row| rows.get(row).map_or_else(String::new, |row| [&row.step, &row.name, &row.channel].map(String::as_str).join(", ")),
            |cell| {
                let Some(row) = rows.get(cell.row()) else { return };
                let look = cell.look();
                let own = matches!(row.chosen, Chosen::Own(_));
                match cell.column() {
                    0 => cell.text(TextKind::Body, look.text2, &row.step),
                    1 if own => cell.text(TextKind::BodyMedium, look.text, &row.name),
                    1 => cell.text(TextKind::Body, look.text3, &row.name),
                    _ => cell.text(TextKind::Body, look.text2, &row.channel),
                }
            },
        );
        if let Some(row) = told.cursor.and_then(|row| rows.get(row)) {
            self.chosen = Some(row.chosen);
        }
    }

    fn panel_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, panel: Rect, chosen: Chosen, out: &mut Actions) {
        let kept = Draft::of(cx, chosen);
        let mut draft = self.drafts.remove(&chosen).unwrap_or_else(|| kept.clone());
        let focus = std::mem::take(&mut self.focus_text);
        let foot = panel.with_min_y(panel.bottom() - size::CONTROL);
        let body = panel.with_max_y(foot.top() - size::S12);
        let mut child = ui.new_child(UiBuilder::new().max_rect(body).layout(Layout::top_down(Align::Min)));
        child.shrink_clip_rect(body.expand2(vec2(size::S4, 0.0)));
        ScrollArea::vertical().id_salt("text form").auto_shrink(false).show(&mut child, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::S8, size::S8);
            // The scroll bar covers no field.
            ui.set_max_width(ui.available_width() - size::S8);
            form_ui(cx, ui, chosen, &mut draft, &kept, focus);
        });
        let mut child = ui.new_child(UiBuilder::new().max_rect(foot).layout(Layout::left_to_right(Align::Center)));
        let choice = buttons_ui(cx, &mut child, chosen, &draft, &kept);
        match choice {
            Some(FormChoice::Save) => {
                if draft.text_changed(&kept, chosen) {
                    let id = if let Chosen::Own(id) = chosen { Some(id) } else { None };
                    out.run(Command::SaveTemplate(id, draft.template.clone()));
                }
                if let Some(settings) = draft.settings(cx) {
                    out.run(Command::SaveSettings(Box::new(settings)));
                }
                self.drafts.insert(chosen, draft);
            }
            Some(FormChoice::Delete) => {
                if let Chosen::Own(id) = chosen {
                    out.run(Command::DeleteTemplate(id));
                }
            }
            None if draft != kept => {
                self.drafts.insert(chosen, draft);
            }
            Some(FormChoice::Discard) | None => {}
        }
    }
}

/// The shop's own texts by step, each step closed by the usual text.
fn rows(cx: &ViewCtx<'_>) -> Vec<Row> {
    let any = cx.tr.text("settings-text-any");
    let language = cx.tr.language().code();
    let mut rows = Vec::new();
    for slot in slots(cx) {
        let step = slot_name(cx, slot);
        let own = cx.model.templates().iter().filter(|one| one.step == slot);
        rows.extend(own.map(|one| Row {
            chosen: Chosen::Own(one.id),
            step: step.clone(),
            channel: one.channel.map_or_else(|| any.clone().into_owned(), |channel| cx.tr.channel(channel)),
            name: if one.language == language { one.name.clone() } else { [one.name.as_str(), " (", &one.language, ")"].concat() },
            text: one.text.clone(),
        }));
        rows.push(Row {
            chosen: Chosen::Usual(slot),
            step,
            channel: any.clone().into_owned(),
            name: cx.tr.text("message-of-program").into_owned(),
            text: cx.tr.usual_text(purpose_of(slot), cx.model).into_owned(),
        });
    }
    rows
}
