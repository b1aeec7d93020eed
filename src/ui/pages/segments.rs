//! The segments with their numbers, their clients and the grid of recency and value.

use eframe::egui::Ui;

use crate::analytics::Segment;
use crate::ui::view_ctx::{Actions, ViewCtx};

/// See the module.
#[derive(Debug, Default)]
pub struct SegmentsPage {}

impl SegmentsPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let _unused = (cx, ui, out);
    }

    /// Shows a segment.
    pub fn select(&mut self, segment: Segment) {
        let _unused = segment;
    }
}
