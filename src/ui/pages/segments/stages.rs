//! One line with the stages: how many clients stand where by the time since their last visit.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::analytics::{Stage, StageCount};
use crate::ui::route::Jump;
use crate::ui::theme::{TextKind, size, theme, tip};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{StageDot, line_label_ui, paint};

/// Height of the line.
pub const HEIGHT: f32 = 32.0;
/// From the edge of a stage's ground to its dot.
const PADDING: f32 = 10.0;
/// From the left edge of the dot to the word.
const DOT: f32 = 14.0;

/// Shows the stages over the width of `rect`; a click opens the clients of a stage.
pub fn stages_ui(ui: &mut Ui, cx: &ViewCtx<'_>, stages: &[StageCount], rect: Rect, out: &mut Actions) {
    let inside = rect.with_min_x(rect.left() + size::S12);
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(size::S2);
        let colour = theme(ui).text3;
        line_label_ui(ui, &cx.tr.text("segments-stages"), TextKind::Small, colour);
        ui.add_space(size::S4);
        for of in stages {
            if stage_ui(ui, cx, of) {
                out.jump(Jump::Stage(of.stage));
            }
        }
    });
}

/// A stage; true if it was clicked. A stage without clients opens nothing.
fn stage_ui(ui: &mut Ui, cx: &ViewCtx<'_>, of: &StageCount) -> bool {
    let look = theme(ui);
    let (name, count) = (cx.tr.stage(of.stage), cx.tr.number(of.clients.len()));
    let share = of.share.value().map_or_else(String::new, |share| cx.tr.percent(share, 0));
    let empty = of.clients.is_empty();
    let word = paint::line(ui, TextKind::Body.job(&name, if empty { look.text3 } else { look.text2 }), f32::INFINITY);
    let number = paint::line(ui, TextKind::BodyMedium.num_job(&count, if empty { look.text3 } else { look.text }), f32::INFINITY);
    let dot = dot(of.stage);
    let before = if dot.is_some() { DOT } else { 0.0 };
    let width = 2.0 * PADDING + before + word.size().x + 6.0 + number.size().x;
    let sense = if empty { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(width.round(), size::CONTROL_SMALL), sense);
    response.widget_info(|| {
        WidgetInfo::labeled(if empty { Role::Label } else { Role::Link }, ui.is_enabled(), [name.as_str(), &count].join(" "))
    });
    if response.hovered() && !empty {
        paint::boxed(ui, rect, size::RADIUS, look.hover, Stroke::NONE);
    }
    let middle = rect.center().y;
    if let Some(dot) = dot {
        dot.paint(ui, pos2(rect.left() + PADDING + 3.5, middle));
    }
    paint::galley_at(ui, pos2(rect.left() + PADDING + before, middle), word, look.text2);
    paint::galley_in(ui, rect.shrink2(vec2(PADDING, 0.0)), number, Align::Max);
    paint::focus_ring(ui, &response, size::RADIUS);
    let clicked = response.clicked();
    response.on_hover_text(tip(share));
    clicked
}

const fn dot(stage: Stage) -> Option<StageDot> {
    match stage {
        Stage::Prospect => None,
        Stage::New | Stage::Active => Some(StageDot::Active),
        Stage::AtRisk => Some(StageDot::AtRisk),
        Stage::Sleeping | Stage::Gone => Some(StageDot::Sleeping),
    }
}
