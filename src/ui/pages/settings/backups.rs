//! Backups: which there are, what going back to one would change, and going back.

use std::path::PathBuf;

use chrono::{DateTime, Local, Utc};
use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder};

use crate::app::backups::{Backup, BackupMark, Delta, Difference};
use crate::app::event::Action;
use crate::i18n::Tr;
use crate::ui::pages::records::places;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, Column, Table, empty_state_ui, fact_ui, heading_ui, label_ui, line_label_ui};

/// The tab of backups.
#[derive(Debug, Default)]
pub struct BackupsTab {
    /// The list was asked for since the tab was shown.
    asked: bool,
    chosen: Option<PathBuf>,
    /// For which backup the difference was asked, and at which revision of the shop.
    asked_difference: Option<(PathBuf, u64)>,
}

impl BackupsTab {
    /// Shows the tab.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        if !self.asked {
            self.asked = true;
            out.app(Action::ListBackups);
        }
        let places = places(ui);
        let backups = cx.safety.backups.unwrap_or_default();
        Self::bar_ui(cx, ui, places.bar, backups.len(), out);
        if backups.is_empty() {
            let mut list = ui.new_child(UiBuilder::new().max_rect(places.list));
            let (title, why) =
                if cx.safety.backups.is_some() { ("backups-none", "backups-none-why") } else { ("backups-reading", "backups-none-why") };
            empty_state_ui(&mut list, Icon::Database, &cx.tr.text(title), &cx.tr.text(why), None);
        } else {
            ui.scope_builder(UiBuilder::new().max_rect(places.list), |ui| self.list_ui(cx, ui, backups));
        }
        let chosen = self.chosen.as_ref().and_then(|chosen| backups.iter().find(|backup| backup.path == *chosen));
        let mut panel = ui.new_child(UiBuilder::new().max_rect(places.panel).layout(Layout::top_down(Align::Min)));
        panel.spacing_mut().item_spacing.y = size::S8;
        match chosen {
            None => {
                heading_ui(&mut panel, &cx.tr.text("backups-how"), TextKind::Heading);
                label_ui(&mut panel, &cx.tr.text("backups-how-why"), TextKind::Small, theme(ui).text2);
            }
            Some(backup) => {
                self.ask_difference(cx, backup, out);
                panel_ui(cx, &mut panel, backup, out);
            }
        }
    }

    fn bar_ui(cx: &ViewCtx<'_>, ui: &mut Ui, bar: Rect, count: usize, out: &mut Actions) {
        let tr = cx.tr;
        let mut line = ui.new_child(UiBuilder::new().max_rect(bar).layout(Layout::left_to_right(Align::Center)));
        line_label_ui(&mut line, &tr.with("backups-count", &[("count", count.into())]), TextKind::Body, theme(ui).text3);
        line.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let enabled = cx.can_edit && cx.safety.damage.is_empty();
            if ui.add(Button::secondary(&tr.text("backups-now")).icon(Icon::Plus).enabled(enabled)).clicked() {
                out.app(Action::BackUp);
            }
        });
    }

    fn list_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, backups: &[Backup]) {
        let tr = cx.tr;
        let names = ["backups-when", "backups-made", "backups-clients", "backups-last-sale"].map(|key| tr.text(key));
        let [when, made, clients, last] = &names;
        let columns = [
            Column::fixed(when, 150.0),
            Column::grow(made, 140.0).gap(16.0),
            Column::fixed(clients, 90.0).right().gap(16.0),
            Column::fixed(last, 130.0).gap(24.0),
        ];
        let cursor = self.chosen.as_ref().and_then(|chosen| backups.iter().position(|backup| backup.path == *chosen));
        let title = tr.text("settings-tab-backups");
        let told = Table::new("backups", &title, &columns, backups.len()).cursor(cursor).show_ui(
            ui,
            |row| backups.get(row).map_or_else(String::new, |backup| backup_words(tr, &backup.mark, cx.given.now)),
            |cell| {
                let Some(Backup { mark, .. }) = backups.get(cell.row()) else { return };
                let look = cell.look();
                match cell.column() {
                    0 => cell.text(TextKind::BodyMedium, look.text, &ago(tr, mark.at, cx.given.now)),
                    1 => cell.text(TextKind::Body, look.text2, &reason(tr, mark)),
                    2 => cell.num(TextKind::Body, look.text, &tr.number(mark.clients)),
                    _ => cell.text(
                        TextKind::Body,
                        look.text2,
                        &mark.last_purchase.map_or_else(String::new, |day| tr.day_short(day, cx.today)),
                    ),
                }
            },
        );
        if let Some(backup) = told.cursor.and_then(|row| backups.get(row)) {
            self.chosen = Some(backup.path.clone());
        }
    }

    /// Asks what going back would change, once for each backup that is chosen and each change of the shop.
    fn ask_difference(&mut self, cx: &ViewCtx<'_>, backup: &Backup, out: &mut Actions) {
        let wanted = (&backup.path, cx.model.revision());
        if self.asked_difference.as_ref().is_none_or(|(path, revision)| (path, *revision) != wanted) {
            self.asked_difference = Some((backup.path.clone(), wanted.1));
            out.app(Action::CompareBackup(backup.path.clone()));
        }
    }
}

/// The chosen backup: what is in it, what going back would change, and the button.
fn panel_ui(cx: &ViewCtx<'_>, ui: &mut Ui, backup: &Backup, out: &mut Actions) {
    let (tr, look) = (cx.tr, theme(ui));
    let mark = &backup.mark;
    heading_ui(ui, &moment(tr, mark.at), TextKind::Heading);
    label_ui(ui, &reason(tr, mark), TextKind::Small, look.text2);
    for (name, count) in
        [("settings-count-clients", mark.clients), ("settings-count-purchases", mark.purchases), ("settings-count-contacts", mark.contacts)]
    {
        fact_ui(ui, &tr.text(name), &tr.number(count));
    }
    ui.add_space(size::S4);
    let is_damaged = !cx.safety.damage.is_empty();
    let difference = cx.safety.compared.filter(|(path, _)| *path == backup.path).map(|(_, difference)| difference);
    // Above what is compared: that comes a moment later and in any length, and must not move the button from under a click.
    let enabled = is_damaged || (cx.can_edit && difference.is_some_and(|difference| !difference.is_none()));
    if ui.add(Button::primary(&tr.text("backups-go-back")).icon(Icon::ArrowBackUp).enabled(enabled)).clicked() {
        out.app(if is_damaged {
            Action::BringBack { file: cx.file.to_owned(), backup: backup.path.clone() }
        } else {
            Action::Restore(backup.path.clone())
        });
    }
    let safe = tr.text(if is_damaged { "backups-go-back-damaged" } else { "backups-go-back-safe" });
    label_ui(ui, &safe, TextKind::Small, look.text2);
    ui.add_space(size::S4);
    match difference {
        None => drop(label_ui(ui, &tr.text("backups-comparing"), TextKind::Small, look.text2)),
        Some(difference) if difference.is_none() && !is_damaged => {
            label_ui(ui, &tr.text("backups-same"), TextKind::Small, look.text2);
        }
        Some(difference) => difference_ui(tr, ui, difference),
    }
}

fn difference_ui(tr: &Tr, ui: &mut Ui, difference: &Difference) {
    let look = theme(ui);
    heading_ui(ui, &tr.text("backups-would"), TextKind::BodyStrong);
    for (name, delta) in [
        ("settings-count-clients", difference.clients),
        ("settings-count-purchases", difference.purchases),
        ("settings-count-contacts", difference.contacts),
    ] {
        if !delta.is_none() {
            fact_ui(ui, &tr.text(name), &delta_words(tr, delta));
        }
    }
    if difference.settings {
        fact_ui(ui, &tr.text("menu-settings"), &tr.text("backups-other-settings"));
    }
    for (key, names) in [("backups-going", &difference.going), ("backups-returning", &difference.returning)] {
        if !names.is_empty() {
            label_ui(ui, &tr.with(key, &[("names", names.join(", ").into())]), TextKind::Small, look.text2);
        }
    }
}

/// `−3, +1, 5 change`.
fn delta_words(tr: &Tr, delta: Delta) -> String {
    let mut parts = Vec::new();
    if delta.would_go > 0 {
        parts.push(format!("−{}", tr.number(delta.would_go)));
    }
    if delta.would_return > 0 {
        parts.push(format!("+{}", tr.number(delta.would_return)));
    }
    if delta.would_change > 0 {
        parts.push(tr.with("backups-change", &[("count", delta.would_change.into())]));
    }
    parts.join(", ")
}

/// `2 hours ago: 412 clients, last sale 3 May, before an import`.
pub fn backup_words(tr: &Tr, mark: &BackupMark, now: DateTime<Utc>) -> String {
    let last = mark.last_purchase.map_or_else(
        || tr.text("backups-no-sale").into_owned(),
        |day| tr.with("backups-last-sale-on", &[("day", tr.day_month_year(day).into())]),
    );
    let clients = tr.with("backups-of-clients", &[("count", mark.clients.cast_signed().into())]);
    format!("{}: {clients}, {last}, {}", ago(tr, mark.at, now), reason(tr, mark).to_lowercase())
}

fn reason(tr: &Tr, mark: &BackupMark) -> String {
    tr.kind("backup-reason", mark.reason.map_or("other", crate::app::backups::BackupReason::key))
}

/// `2 hours ago`; the moment itself where the clock says it is still to come.
fn ago(tr: &Tr, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let minutes = (now - at).num_minutes();
    let (key, count) = match minutes {
        ..0 => return moment(tr, at),
        0 => return tr.text("ago-now").into_owned(),
        1..60 => ("ago-minutes", minutes),
        60..1440 => ("ago-hours", minutes / 60),
        _ => ("ago-days", minutes / 1440),
    };
    tr.with(key, &[("count", count.into())])
}

/// `14 October 2025, 09:30` by the clock on the wall.
pub fn moment(tr: &Tr, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&Local);
    [tr.day_month_year(local.date_naive()), tr.time(local.time())].join(", ")
}
