//! The foot of a form of settings: save, discard, and what stands in the way.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Galley, Key, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2};

use crate::domain::change_log::{ONE_CHANGE_DAYS, too_soon_after};
use crate::domain::command::Plan;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, icon_label_ui, line_label_ui};

/// What the owner did with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FootChoice {
    Save,
    Discard,
}

/// The form and its foot in `full`. A warning stands whole in a line of its own, above the line in which notices come.
pub fn parts(ui: &Ui, full: Rect, warning: Option<&str>) -> (Rect, Rect) {
    let height = warning.map_or(0.0, |warning| warning_words(ui, full, warning).size().y + 2.0 * size::S8);
    full.split_top_bottom_at_y(full.bottom() - size::FOOT - height)
}

fn warning_words(ui: &Ui, full: Rect, warning: &str) -> Arc<Galley> {
    let width = full.width() - 2.0 * size::S32 - size::ICON - size::S8;
    ui.painter().layout_job(TextKind::Body.wrapped_job(warning, theme(ui).warn, width))
}

/// Save and discard, whether there is anything to save, and a `warning` about saving it; in the foot of [`parts`].
pub fn foot_ui(cx: &ViewCtx<'_>, ui: &mut Ui, dirty: bool, sound: bool, warning: Option<&str>) -> Option<FootChoice> {
    let (look, tr) = (theme(ui), cx.tr);
    let full = ui.max_rect();
    let (above, foot) = full.split_top_bottom_at_y(full.bottom() - size::FOOT);
    ui.painter().rect_filled(full, 0.0, look.sunken);
    ui.painter().hline(full.x_range(), full.top() + 0.5, Stroke::new(size::LINE, look.line));
    if let Some(warning) = warning {
        let middle = above.center().y;
        let left = above.left() + size::S32;
        Icon::AlertCircle.paint(ui, pos2(left + size::ICON / 2.0, middle), size::ICON, look.warn);
        let words = warning_words(ui, full, warning);
        let place = Rect::from_center_size(pos2(left + size::ICON + size::S8 + words.size().x / 2.0, middle), words.size());
        let response = ui.interact(place, ui.scope_id().with("warning"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, warning));
        ui.painter().galley(place.min, words, look.warn);
    }
    let mut ui = ui.new_child(UiBuilder::new().max_rect(foot));
    let can_save = dirty && sound && cx.can_edit;
    let mut choice = None;
    ui.horizontal_centered(|ui| {
        ui.add_space(size::S32);
        let (save, discard) = (tr.text("settings-save"), tr.text("settings-discard"));
        let shortcut = eframe::egui::KeyboardShortcut::new(Modifiers::COMMAND, Key::S);
        let keys = ui.ctx().format_shortcut(&shortcut);
        let pressed = can_save && ui.input_mut(|input| input.consume_shortcut(&shortcut));
        if ui.add(Button::primary(&save).key(&keys).enabled(can_save)).clicked() || pressed {
            choice = Some(FootChoice::Save);
        }
        if dirty && ui.add(Button::quiet(&discard)).clicked() {
            choice = Some(FootChoice::Discard);
        }
        match (dirty, sound) {
            (_, false) => {
                icon_label_ui(ui, Icon::AlertCircle, &tr.text("settings-mend"), TextKind::Body, look.danger);
            }
            (false, true) => {
                line_label_ui(ui, &tr.text("settings-all-saved"), TextKind::Body, look.text3);
            }
            (true, true) => {}
        }
    });
    choice
}

/// The warning about a second change of the rules within a month of the first.
pub fn too_soon(cx: &ViewCtx<'_>, plan: &Plan) -> Option<String> {
    let last = too_soon_after(cx.model, &plan.changes, cx.today)?;
    let what = cx.tr.log_entry(last);
    let args = [("day", cx.tr.day_short(last.day, cx.today).into()), ("what", what.into()), ("days", ONE_CHANGE_DAYS.into())];
    Some(cx.tr.with("settings-too-soon", &args))
}
