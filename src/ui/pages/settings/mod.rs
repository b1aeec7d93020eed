//! Settings of the shop and of this computer.

use eframe::egui::Ui;

use crate::app::event::Event;
use crate::ui::view_ctx::{Actions, ViewCtx};

/// See the module.
#[derive(Debug, Default)]
pub struct SettingsPage {}

impl SettingsPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let _unused = (cx, ui, out);
    }

    /// Takes in what happened.
    pub fn heard(&mut self, event: &Event) {
        let _unused = event;
    }
}
