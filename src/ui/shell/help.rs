//! The list of keys: what works anywhere, in lists, and with a client on Today and in calls.

use eframe::egui::{Align, Context, Id, Layout, Modal, Ui, vec2};

use super::Shell;
use super::overlays::modal_frame;
use crate::i18n::Tr;
use crate::ui::menu::MenuCommand;
use crate::ui::pages::key_letter;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::{heading_ui, key_cap_ui, line_label_ui};

const COLUMN: f32 = 296.0;

/// Keys of lists: what they do, and their caps.
const LISTS: [(&str, &[&str]); 4] = [("key-move", &["↑", "↓"]), ("key-open", &["↵"]), ("key-find", &["/"]), ("key-copy", &["Ctrl+C"])];
/// Keys of the calendar.
const CALENDAR: [(&str, &[&str]); 2] = [("calendar-month", &["PgUp", "PgDn"]), ("menu-today", &["Home"])];
/// Letters for a client, on Today and in calls.
const OUTCOMES: [(&str, &str); 5] =
    [("today-will-come", "W"), ("today-bought", "B"), ("today-no-answer", "N"), ("today-later", "L"), ("today-refused", "R")];
/// Letters that only calls have.
const CALLS: [(&str, &str); 8] = [
    ("call-wrong-number", "M"),
    ("call-do-not-contact", "D"),
    ("call-skip", "S"),
    ("call-copy-number", "C"),
    ("call-copy-text", "X"),
    ("key-other-text", "T"),
    ("key-other-way", "A"),
    ("call-card", "O"),
];

impl Shell {
    /// Every key there is.
    pub(super) fn help_ui(&mut self, ctx: &Context) {
        if !self.help_open {
            return;
        }
        let tr = &self.tr;
        let modal = Modal::new(Id::unique("help")).frame(modal_frame(ctx, size::S24)).show(ctx, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = size::S48;
                column_ui(ui, |ui| {
                    heading_ui(ui, &tr.text("menu-help"), TextKind::Heading);
                    for command in MenuCommand::ALL {
                        if let Some(keys) = command.keys(ui.ctx()) {
                            line_ui(ui, &tr.text(command.key()), &[&keys]);
                        }
                    }
                });
                column_ui(ui, |ui| {
                    heading_ui(ui, &tr.text("key-group-lists"), TextKind::BodyStrong);
                    for (name, keys) in LISTS {
                        line_ui(ui, &tr.text(name), keys);
                    }
                    line_ui(ui, &tr.text("key-mark"), &[&tr.text("key-space")]);
                    for (name, keys) in CALENDAR {
                        line_ui(ui, &tr.text(name), keys);
                    }
                    letters_ui(ui, tr, "key-group-today", &OUTCOMES);
                    letters_ui(ui, tr, "key-group-calls", &CALLS);
                });
            });
        });
        if modal.should_close() {
            self.help_open = false;
        }
    }
}

fn column_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(COLUMN, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(COLUMN);
        ui.spacing_mut().item_spacing.y = size::S2;
        add(ui);
    });
}

/// A group of letters, each as it stands on the keys of the owner's language.
fn letters_ui(ui: &mut Ui, tr: &Tr, group: &str, letters: &[(&str, &str)]) {
    ui.add_space(size::S12);
    heading_ui(ui, &tr.text(group), TextKind::BodyStrong);
    for (name, letter) in letters {
        line_ui(ui, tr.text(name).trim_end_matches('…'), &[&key_letter(tr.language(), letter)]);
    }
}

fn line_ui(ui: &mut Ui, name: &str, keys: &[&str]) {
    ui.allocate_ui_with_layout(vec2(COLUMN, size::S24), Layout::left_to_right(Align::Center), |ui| {
        line_label_ui(ui, name, TextKind::Body, theme(ui).text);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S4;
            for key in keys.iter().rev() {
                key_cap_ui(ui, key);
            }
        });
    });
}
