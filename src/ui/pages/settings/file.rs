//! The shop's file: where it lies, where its backups are, what is in it.

use std::path::Path;

use eframe::egui::{ScrollArea, Ui};

use super::line::{CONTROL, column_ui, group_ui, setting_ui};
use crate::app::backups;
use crate::app::event::Action;
use crate::app::prefs::Prefs;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, elided_label_ui, fact_ui, label_ui};

/// Shows the tab; true if the owner wants to see the backups.
pub fn file_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) -> bool {
    let tr = cx.tr;
    let mut to_backups = false;
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
            second_place_ui(cx, ui, out);
            to_backups = check_ui(cx, ui, out);
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
    to_backups
}

/// Where every backup goes as well.
fn second_place_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
    let tr = cx.tr;
    setting_ui(ui, &tr.text("second-place"), &tr.text("second-place-why"), None, |ui| {
        let place = cx.prefs.second_place.as_ref().map(|place| place.display().to_string());
        elided_label_ui(ui, place.as_deref().unwrap_or(&tr.text("second-place-none")), TextKind::BodyMedium, theme(ui).text, CONTROL);
        ui.horizontal(|ui| {
            if ui.add(Button::secondary(&tr.text("second-place-choose")).icon(Icon::FolderOpen).small()).clicked() {
                out.pick_file(FilePurpose::SecondPlace);
            }
            if place.is_some() && ui.add(Button::quiet(&tr.text("second-place-forget")).small()).clicked() {
                out.app(Action::SetPrefs(Box::new(Prefs { second_place: None, ..cx.prefs.clone() })));
            }
        });
    });
}

/// The examination of the file, and what it found; true if the owner wants to see the backups.
fn check_ui(cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) -> bool {
    let tr = cx.tr;
    setting_ui(ui, &tr.text("check-title"), &tr.text("check-why"), None, |ui| {
        if ui.add(Button::secondary(&tr.text("check-now")).enabled(cx.job.is_none())).clicked() {
            out.app(Action::Check);
        }
        let Some(report) = cx.safety.checked else { return false };
        let look = theme(ui);
        for (place, line) in tr.check_report(report).iter().enumerate() {
            label_ui(ui, line, TextKind::Small, if place == 0 && !report.is_sound() { look.danger } else { look.text2 });
        }
        !report.is_sound() && ui.add(Button::primary(&tr.text("damaged-backups")).small()).clicked()
    })
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
