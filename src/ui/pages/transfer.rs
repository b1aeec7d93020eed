//! Import and export: a file, what it would bring, and bringing it in; tables written out.

use eframe::egui::Ui;

use crate::app::event::Event;
use crate::ui::view_ctx::{Actions, ViewCtx};

/// See the module.
#[derive(Debug, Default)]
pub struct TransferPage {}

impl TransferPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let _unused = (cx, ui, out);
    }

    /// Takes in what happened.
    pub fn heard(&mut self, event: &Event) {
        let _unused = event;
    }
}
