//! The trail: who changed what and when, in the whole shop.

use eframe::egui::{ScrollArea, Ui};

use super::backups::moment;
use super::line::column_ui;
use crate::app::event::Action;
use crate::domain::trail::TrailEntry;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, label_ui, link_ui};

/// Shows the tab.
pub fn trail_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let tr = cx.tr;
    let entries = cx.safety.trail.filter(|(of, _)| of.is_none()).map(|(_, entries)| entries);
    if entries.is_none() && cx.job.is_none() {
        out.app(Action::ShowTrail(None));
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        column_ui(ui, |ui| {
            ui.add_space(size::S16);
            label_ui(ui, &tr.text("trail-why"), TextKind::Body, theme(ui).text2);
            ui.add_space(size::S8);
            if ui.add(Button::secondary(&tr.text("trail-save")).icon(Icon::Download).enabled(cx.job.is_none())).clicked() {
                out.pick_file(FilePurpose::Trail { name: format!("{}.csv", tr.text("trail-file")) });
            }
            ui.add_space(size::S12);
            for entry in entries.unwrap_or_default() {
                trail_line_ui(cx, ui, entry);
                if let Some(client) = entry.client.filter(|id| cx.model.clients().get(*id).is_some())
                    && link_ui(ui, &tr.text("trail-card")).clicked()
                {
                    out.jump(Jump::Client(client));
                }
                ui.add_space(size::S8);
            }
            if entries.is_some_and(<[TrailEntry]>::is_empty) {
                label_ui(ui, &tr.text("trail-none"), TextKind::Body, theme(ui).text2);
            }
            ui.add_space(size::S32);
        });
    });
}

/// One entry: what was done; when and by whom; each field before and after.
pub fn trail_line_ui(cx: &ViewCtx<'_>, ui: &mut Ui, entry: &TrailEntry) {
    let (tr, look) = (cx.tr, theme(ui));
    label_ui(ui, &tr.trail_title(entry, cx.currency()), TextKind::Body, look.text);
    let who = entry.staff.and_then(|id| cx.model.staff().get(id)).map(|staff| staff.name.clone());
    let when = [Some(moment(tr, entry.at)), who].into_iter().flatten().collect::<Vec<_>>().join(", ");
    label_ui(ui, &when, TextKind::Small, look.text3);
    let fields = tr.trail_fields(&entry.fields, cx.model);
    if !fields.is_empty() {
        label_ui(ui, &fields, TextKind::Small, look.text2);
    }
}
