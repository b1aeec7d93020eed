//! How a setting stands on the page: its name and what it is for at the left, its control at the right, a line below.

use eframe::egui::{Align, Layout, Stroke, Ui, vec2};

use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::{error_ui, heading_ui, label_ui};

/// Widest a page of settings gets.
const WIDEST: f32 = 780.0;
/// Width of the controls.
pub const CONTROL: f32 = 324.0;

/// A column of settings, as wide as reads well.
pub fn column_ui<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let width = (ui.available_width() - size::S32 - size::PAGE_EDGE).min(WIDEST);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(size::S32);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            add(ui)
        })
        .inner
    })
    .inner
}

/// The name of a group of settings.
pub fn group_ui(ui: &mut Ui, name: &str) {
    ui.add_space(size::S24);
    heading_ui(ui, name, TextKind::Heading);
    ui.add_space(size::S4);
}

/// One setting; `error` stands below its control.
pub fn setting_ui<R>(ui: &mut Ui, name: &str, why: &str, error: Option<&str>, add: impl FnOnce(&mut Ui) -> R) -> R {
    let look = theme(ui);
    let width = ui.available_width();
    ui.add_space(size::S12);
    let inner = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.allocate_ui_with_layout(vec2(width - CONTROL - size::S32, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width - CONTROL - size::S32);
                ui.spacing_mut().item_spacing.y = size::S2;
                label_ui(ui, name, TextKind::BodyMedium, look.text);
                if !why.is_empty() {
                    label_ui(ui, why, TextKind::Small, look.text2);
                }
            });
            ui.add_space(size::S32);
            ui.allocate_ui_with_layout(vec2(CONTROL, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(CONTROL);
                ui.spacing_mut().item_spacing = vec2(size::S8, size::S4);
                let inner = add(ui);
                if let Some(error) = error {
                    error_ui(ui, error);
                }
                inner
            })
            .inner
        })
        .inner;
    ui.add_space(size::S12);
    let bottom = ui.cursor().top();
    ui.painter().hline(ui.min_rect().x_range(), bottom, Stroke::new(size::LINE, look.line));
    inner
}
