//! Today: whom to contact, how and why; one key ends a row.

use eframe::egui::Ui;

use crate::ui::view_ctx::{Actions, ViewCtx};

/// See the module.
#[derive(Debug, Default)]
pub struct TodayPage {}

impl TodayPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let _unused = (cx, ui, out);
    }
}
