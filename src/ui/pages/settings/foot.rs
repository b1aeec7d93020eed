//! The foot of a form of settings: save, discard, and what stands in the way.

use eframe::egui::{Key, Modifiers, Stroke, Ui};

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

/// Save and discard, whether there is anything to save, and a `warning` about saving it.
pub fn foot_ui(cx: &ViewCtx<'_>, ui: &mut Ui, dirty: bool, sound: bool, warning: Option<&str>) -> Option<FootChoice> {
    let (look, tr) = (theme(ui), cx.tr);
    let foot = ui.max_rect();
    ui.painter().rect_filled(foot, 0.0, look.sunken);
    ui.painter().hline(foot.x_range(), foot.top() + 0.5, Stroke::new(size::LINE, look.line));
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
            (true, true) => {
                if let Some(warning) = warning {
                    icon_label_ui(ui, Icon::AlertCircle, warning, TextKind::Small, look.warn);
                }
            }
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
