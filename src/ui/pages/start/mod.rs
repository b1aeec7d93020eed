//! The first start: what do you run, in which language and currency; then import, demo or the first client.

use eframe::egui::Ui;

use crate::app::prefs::{Places, Prefs};
use crate::i18n::Tr;
use crate::ui::view_ctx::Actions;

/// See the module.
#[derive(Debug, Default)]
pub struct StartPage {}

impl StartPage {
    /// Paints the page.
    pub fn ui(&mut self, ui: &mut Ui, tr: &Tr, prefs: &Prefs, places: &Places, out: &mut Actions) {
        let _unused = (ui, tr, prefs, places, out);
    }
}
