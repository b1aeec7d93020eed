//! What a page says for the moment in which a large shop is gone through.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder};

use crate::ui::theme::{TextKind, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::line_label_ui;

/// One quiet line at the top of `rect`, where what is counted is going to stand.
pub fn counting_ui(ui: &mut Ui, cx: &ViewCtx<'_>, rect: Rect) {
    let mut child = ui.new_child(UiBuilder::new().id_salt("counting").max_rect(rect).layout(Layout::top_down(Align::Min)));
    let colour = theme(ui).text3;
    line_label_ui(&mut child, &cx.tr.text("counting"), TextKind::Body, colour);
}
