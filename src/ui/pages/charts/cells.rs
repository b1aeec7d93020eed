//! The places of the charts beside and below each other; what stands in them while their figures are still computed.

use eframe::egui::{Align, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::view::View;
use super::{CHARTS, Chart, INSET_LEFT, INSET_RIGHT};
use crate::i18n::Tr;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::elided_label_ui;

/// Least height of a chart with its sentences.
const LEAST_CELL: f32 = 352.0;
/// On a very high screen more charts are better than higher ones.
const HIGHEST_CELL: f32 = 460.0;

/// Shows each chart that is in sight in its place, scrolling.
pub fn cells_ui(ui: &mut Ui, narrow: bool, mut add: impl FnMut(&mut Ui, Rect, Chart)) {
    let look = theme(ui);
    let columns = if narrow { 1 } else { 2 };
    let view = ui.available_height();
    // Three rows fill a tall window; in a lower one the third looks out from below.
    let height = (view / 3.0).clamp(LEAST_CELL, HIGHEST_CELL);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for charts in CHARTS.chunks(columns) {
            let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
            let width = if columns == 1 { row.width() } else { (row.width() / 2.0).floor() };
            for (index, chart) in charts.iter().enumerate() {
                let left = row.left() + if index == 0 { 0.0 } else { width };
                let cell =
                    Rect::from_min_max(pos2(left, row.top()), pos2(if index == 0 { left + width } else { row.right() }, row.bottom()));
                if index > 0 {
                    ui.painter().vline(left - 0.5, row.y_range(), Stroke::new(size::LINE, look.line));
                }
                let inside = Rect::from_min_max(
                    pos2(cell.left() + INSET_LEFT, cell.top()),
                    pos2(cell.right() - INSET_RIGHT, cell.bottom() - size::S12),
                );
                add(ui, inside, *chart);
            }
            ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(size::LINE, look.line));
        }
    });
}

/// The charts before the first of their figures are there. A small shop's come with the next frame: until then nothing is said of
/// counting, for it would only flicker.
pub fn waiting_ui(ui: &mut Ui, tr: &Tr, narrow: bool, view: View, says_so: bool) {
    let look = theme(ui);
    cells_ui(ui, narrow, |ui, inside, chart| {
        let mut head = ui.new_child(UiBuilder::new().max_rect(inside).layout(Layout::top_down(Align::Min)));
        head.spacing_mut().item_spacing.y = 2.0;
        head.add_space(17.0);
        elided_label_ui(
            &mut head,
            &tr.with(chart.label(), &[("span", view.span.key().into())]),
            TextKind::Small,
            look.text2,
            inside.width(),
        );
        if says_so {
            head.add_space(2.0);
            elided_label_ui(&mut head, &tr.text("charts-counting"), TextKind::Heading, look.text3, inside.width());
        }
    });
}
