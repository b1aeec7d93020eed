//! Texts in the flow of a page: a label, a figure, a label that tells the rest in a tooltip, key and value.

use eframe::egui::accesskit::Role;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Color32, Label, Response, Sense, Ui, WidgetInfo, vec2};

use super::paint;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};

/// A text that wraps at the width of `ui`.
pub fn label_ui(ui: &mut Ui, text: &str, kind: TextKind, colour: Color32) -> Response {
    let response = ui.add(Label::new(kind.wrapped_job(text, colour, ui.available_width())).wrap());
    // Said as it was given, whatever spaces it is laid out with.
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(text));
    response
}

/// A text on one line, as wide as it is.
pub fn line_label_ui(ui: &mut Ui, text: &str, kind: TextKind, colour: Color32) -> Response {
    ui.add(Label::new(kind.job(text, colour)).extend())
}

/// Counts, dates, sums and phones: figures of equal width.
pub fn num_label_ui(ui: &mut Ui, text: &str, kind: TextKind, colour: Color32) -> Response {
    ui.add(Label::new(kind.num_job(text, colour)).extend())
}

/// One line at most `max_width` points wide; when it ends in "…", the tooltip has the whole text.
pub fn elided_label_ui(ui: &mut Ui, text: &str, kind: TextKind, colour: Color32, max_width: f32) -> Response {
    elided_job_ui(ui, kind.job(text, colour), max_width)
}

/// The same for a text of several colours.
pub fn elided_job_ui(ui: &mut Ui, job: LayoutJob, max_width: f32) -> Response {
    let text = job.text.clone();
    let galley = paint::line(ui, job, max_width);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let elided = galley.elided;
    paint::galley_in(ui, rect, galley, Align::Min);
    if elided { response.on_hover_text(tip(text)) } else { response }
}

/// A figure at the right end of a place `width` points wide.
pub fn right_label_ui(ui: &mut Ui, text: &str, kind: TextKind, colour: Color32, width: f32) -> Response {
    let galley = paint::line(ui, kind.num_job(text, colour), width);
    let (rect, response) = ui.allocate_exact_size(vec2(width, kind.line_height()), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let elided = galley.elided;
    paint::galley_in(ui, rect, galley, Align::Max);
    if elided { response.on_hover_text(tip(text)) } else { response }
}

/// The name of a part of a page; screen readers can jump from one to the next.
pub fn heading_ui(ui: &mut Ui, text: &str, kind: TextKind) -> Response {
    let colour = theme(ui).text;
    let response = label_ui(ui, text, kind, colour);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
    });
    response
}

/// A fact: its name on the left in text2, its value on the right, and a line below, over the whole width of `ui`.
pub fn fact_ui(ui: &mut Ui, name: &str, value: &str) -> Response {
    let look = theme(ui);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::ROW_FACT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}: {value}")));
    let figure = paint::line(ui, TextKind::Body.num_job(value, look.text), width);
    let word = paint::line(ui, TextKind::Body.job(name, look.text2), width - figure.size().x - size::S8);
    let cut = word.elided || figure.elided;
    paint::galley_in(ui, rect, word, Align::Min);
    paint::galley_in(ui, rect, figure, Align::Max);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (size::LINE, look.line));
    if cut { response.on_hover_text(tip(format!("{name}: {value}"))) } else { response }
}

/// An icon and a sentence beside it, both in `colour`.
pub fn icon_label_ui(ui: &mut Ui, icon: Icon, text: &str, kind: TextKind, colour: Color32) -> Response {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        icon.show_ui(ui, size::ICON, colour);
        line_label_ui(ui, text, kind, colour)
    })
    .inner
}
