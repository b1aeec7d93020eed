//! The ladder of a campaign: each rung with its bonus, how many it reached and brought back, and its cost.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Align2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::results::{Results, Rung};
use crate::ui::theme::{TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{heading_ui, label_ui, paint};

/// Widths of the columns right of the name: bonus, contacts, came back, cost.
const COLUMNS: [f32; 4] = [86.0, 90.0, 88.0, 78.0];
/// A name that would have less room than this gets that of the bonus too, which goes below it.
const LEAST_NAME: f32 = 190.0;
const NUMBER: f32 = 30.0;
const HEADER: f32 = 30.0;
const BADGE: f32 = 10.0;
/// A name and the bonus below it stand so far from the middle of their row.
const BELOW: f32 = 8.0;
/// What stands above the rungs: two sentences under a small heading, and the header.
const ABOVE: f32 = 122.0;

/// How high the panel is with everything in sight.
pub fn height(rungs: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few rungs")]
    let rows = rungs as f32 + 1.0;
    ABOVE + rows * size::ROW_LADDER
}

/// Shows the panel.
pub fn ladder_ui(ui: &mut Ui, cx: &ViewCtx<'_>, results: &Results) {
    let look = theme(ui);
    ui.spacing_mut().item_spacing.y = size::S2;
    label_ui(ui, &cx.tr.text("win-back-ladder"), TextKind::Small, look.text2);
    heading_ui(ui, &results.money, TextKind::Heading);
    label_ui(ui, &results.cost, TextKind::Body, look.text2);
    ui.add_space(size::S8);
    ui.spacing_mut().item_spacing.y = 0.0;
    let names = ["win-back-rung", "win-back-bonus", "win-back-reached", "win-back-back", "win-back-spent"].map(|key| cx.tr.text(key));
    let header: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let header = line_ui(ui, HEADER, &header, TextKind::Small, look.text2, "");
    ui.painter().hline(header.x_range(), header.bottom() - 0.5, Stroke::new(size::LINE, look.line2));
    for (index, rung) in results.rungs.iter().enumerate() {
        rung_ui(ui, cx, index, rung);
    }
    let together = cx.tr.text("win-back-together");
    let [contacted, back, cost] = &results.together;
    line_ui(ui, size::ROW_LADDER, &[&together, "", contacted, back, cost], TextKind::BodyStrong, look.text, "");
}

fn rung_ui(ui: &mut Ui, cx: &ViewCtx<'_>, index: usize, rung: &Rung) {
    let look = theme(ui);
    let colour = if rung.has_begun { look.text } else { look.text2 };
    let cells = [rung.name.as_str(), &rung.bonus, &rung.contacted, &rung.back, &rung.cost];
    let number = cx.tr.number(index + 1);
    let rect = line_ui(ui, size::ROW_LADDER, &cells, TextKind::Body, colour, &number);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, look.line));
    let centre = pos2(rect.left() + BADGE, rect.center().y);
    let edge = if rung.has_begun { look.accent } else { look.line2 };
    ui.painter().circle_stroke(centre, BADGE, Stroke::new(size::LINE_RADIO, edge));
    ui.painter().text(
        centre,
        Align2::CENTER_CENTER,
        number,
        TextKind::SmallMedium.font(),
        if rung.has_begun { look.accent } else { look.text2 },
    );
}

/// A name and four figures.
fn line_ui(ui: &mut Ui, height: f32, cells: &[&str], kind: TextKind, colour: eframe::egui::Color32, number: &str) -> Rect {
    let look = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let said: Vec<&str> = std::iter::once(number).chain(cells.iter().copied()).filter(|cell| !cell.is_empty()).collect();
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said.join(", ")));
    let is_narrow = rect.width() - NUMBER - COLUMNS.iter().sum::<f32>() < LEAST_NAME;
    let mut right = rect.right();
    for (place, (cell, width)) in cells.iter().skip(1).zip(COLUMNS).enumerate().rev() {
        if place == 0 && is_narrow {
            continue;
        }
        let place = Rect::from_min_max(pos2(right - width, rect.top()), pos2(right, rect.bottom()));
        paint::galley_in(ui, place, paint::line(ui, kind.num_job(cell, colour), width - size::S8), Align::Max);
        right -= width;
    }
    let name = cells.first().copied().unwrap_or_default();
    let strong = if kind == TextKind::Body { TextKind::BodyMedium } else { kind };
    let room = (right - rect.left() - NUMBER - size::S4).max(0.0);
    let below = cells.get(1).filter(|bonus| is_narrow && kind == TextKind::Body && !bonus.is_empty());
    let middle = rect.center().y - if below.is_some() { BELOW } else { 0.0 };
    if let Some(bonus) = below {
        let galley = paint::line(ui, TextKind::Small.num_job(bonus, look.text2), room);
        paint::galley_at(ui, pos2(rect.left() + NUMBER, rect.center().y + BELOW), galley, look.text2);
    }
    let galley = paint::line(ui, strong.num_job(name, colour), room);
    let cut = galley.elided;
    paint::galley_at(ui, pos2(rect.left() + NUMBER, middle), galley, colour);
    if cut {
        response.on_hover_text(tip(name));
    }
    rect
}
