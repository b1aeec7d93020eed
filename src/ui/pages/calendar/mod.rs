//! The calendar: what falls on which day of the month.

use eframe::egui::Ui;

use crate::ui::view_ctx::{Actions, ViewCtx};

/// See the module.
#[derive(Debug, Default)]
pub struct CalendarPage {}

impl CalendarPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let _unused = (cx, ui, out);
    }
}
