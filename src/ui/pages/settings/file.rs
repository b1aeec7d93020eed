//! The shop's file: where it lies, where its backups are, what is in it.

use std::path::Path;

use eframe::egui::{ScrollArea, Ui};

use super::line::{CONTROL, column_ui, group_ui, setting_ui};
use crate::app::backups;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, elided_label_ui, fact_ui};

/// Shows the tab.
pub fn file_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let tr = cx.tr;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        column_ui(ui, |ui| {
            ui.add_space(size::S8);
            path_ui(cx, ui, ("settings-file-path", "settings-file-path-why"), cx.file, out);
            path_ui(cx, ui, ("settings-file-backups", "settings-file-backups-why"), &backups::folder(cx.file), out);
            setting_ui(ui, &tr.text("settings-file-other"), &tr.text("settings-file-other-why"), None, |ui| {
                if ui.add(Button::secondary(&tr.text("menu-open-shop")).icon(Icon::FolderOpen)).clicked() {
                    out.pick_file(FilePurpose::Open);
                }
            });
            group_ui(ui, &tr.text("settings-file-holds"));
            let model = cx.model;
            for (name, count) in [
                ("settings-count-clients", model.clients().len()),
                ("settings-count-purchases", model.purchases().len()),
                ("settings-count-contacts", model.contacts().len()),
                ("settings-count-products", model.products().len()),
                ("settings-count-staff", model.staff().len()),
                ("settings-count-imports", model.imports().len()),
            ] {
                fact_ui(ui, &tr.text(name), &tr.number(count));
            }
            ui.add_space(size::S32);
        });
    });
}

/// A path and the button that copies it.
fn path_ui(cx: &ViewCtx<'_>, ui: &mut Ui, (name, why): (&str, &str), path: &Path, out: &mut Actions) {
    let tr = cx.tr;
    let name = tr.text(name);
    setting_ui(ui, &name, &tr.text(why), None, |ui| {
        let text = path.display().to_string();
        let file = path.file_name().map_or_else(|| text.clone(), |name| name.to_string_lossy().into_owned());
        elided_label_ui(ui, &file, TextKind::BodyMedium, theme(ui).text, CONTROL);
        if let Some(folder) = path.parent() {
            elided_label_ui(ui, &folder.display().to_string(), TextKind::Small, theme(ui).text2, CONTROL);
        }
        let copy = tr.text("settings-copy-path");
        let response = ui.add(Button::secondary(&copy).icon(Icon::Copy).small());
        response.widget_info(|| {
            eframe::egui::WidgetInfo::labeled(eframe::egui::accesskit::Role::Button, true, [copy.as_ref(), name.as_ref()].join(": "))
        });
        if response.clicked() {
            out.copy(text);
        }
    });
}
