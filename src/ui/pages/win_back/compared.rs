//! Did it work: both groups with their intervals on one axis, and what may be concluded.

#![allow(clippy::cast_possible_truncation, reason = "shares become places on the screen")]

use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Color32, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::results::Results;
use crate::analytics::experiment::Group;
use crate::ui::theme::{Icon, TextKind, size, theme, tip};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{BannerKind, banner_ui, heading_ui, label_ui, paint};

/// Height of a group, and of the axis below both.
const GROUP: f32 = 44.0;
const AXIS: f32 = 22.0;
/// Width of the names of the groups.
const NAMES: f32 = 150.0;
/// Half the height of the end of an interval, and of its mark.
const END: f32 = 5.0;
const MARK: f32 = 5.5;

/// Shows the panel.
pub fn compared_ui(ui: &mut Ui, cx: &ViewCtx<'_>, results: &Results) {
    let look = theme(ui);
    ui.spacing_mut().item_spacing.y = size::S2;
    label_ui(ui, &cx.tr.text("win-back-did-it-work"), TextKind::Small, look.text2);
    heading_ui(ui, &results.sentence, TextKind::Heading);
    label_ui(ui, &results.second, TextKind::Body, look.text2);
    ui.add_space(size::S12);
    plot_ui(ui, cx, results);
    ui.add_space(size::S12);
    let verdict = &results.verdict;
    let (kind, icon) = if verdict.is_sure { (BannerKind::Info, Icon::CircleCheck) } else { (BannerKind::Warn, Icon::Clock) };
    banner_ui(ui, kind, icon, &verdict.strong, &verdict.sentence, &verdict.second, |_| ());
    if !results.balance.is_empty() {
        ui.add_space(size::S8);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::S8;
            Icon::Dice5.show_ui(ui, size::ICON, look.text2);
            ui.vertical(|ui| label_ui(ui, &results.balance, TextKind::Small, look.text2));
        });
    }
}

/// The end of the axis: a round share that holds both intervals.
fn axis_end(groups: &[Group]) -> f64 {
    let high = groups.iter().filter_map(|group| group.wilson()).map(|interval| interval.high).fold(0.1_f64, f64::max);
    [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].into_iter().find(|end| high <= *end).unwrap_or(1.0)
}

fn plot_ui(ui: &mut Ui, cx: &ViewCtx<'_>, results: &Results) {
    let look = theme(ui);
    let compared = results.numbers.comparison;
    let groups: Vec<(Group, &str, Color32)> =
        [(compared.contacted, "win-back-contacted", look.accent), (compared.control, "win-back-control", look.text2)]
            .into_iter()
            .filter(|(group, ..)| group.of > 0)
            .collect();
    if groups.is_empty() {
        return;
    }
    #[allow(clippy::cast_precision_loss, reason = "at most two groups")]
    let height = GROUP * groups.len() as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height + AXIS), Sense::hover());
    let plot = Rect::from_min_max(pos2(rect.left() + NAMES, rect.top()), pos2(rect.right() - size::S24, rect.top() + height));
    let end = axis_end(&[compared.contacted, compared.control]);
    let x = |share: f64| plot.left() + plot.width() * (share / end) as f32;
    let steps = if end > 0.5 { 4 } else { (end * 10.0).round() as i32 };
    for step in 0..=steps {
        let share = end * f64::from(step) / f64::from(steps);
        let line = if step == 0 { look.line2 } else { look.line };
        ui.painter().vline(x(share), plot.y_range(), Stroke::new(size::LINE, line));
        let text = cx.tr.percent(share, 0);
        ui.painter().text(pos2(x(share), plot.bottom() + size::S4), Align2::CENTER_TOP, text, TextKind::Tick.font(), look.text2);
    }
    for (index, (group, name, colour)) in groups.into_iter().enumerate() {
        #[allow(clippy::cast_precision_loss, reason = "at most two groups")]
        let top = plot.top() + GROUP * index as f32;
        let row = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + GROUP));
        group_ui(ui, cx, row, group, (name, colour, index == 0), &x);
    }
}

fn group_ui(ui: &Ui, cx: &ViewCtx<'_>, row: Rect, group: Group, (name, colour, filled): (&str, Color32, bool), x: &impl Fn(f64) -> f32) {
    let look = theme(ui);
    let name = cx.tr.text(name);
    let of = cx.tr.with(
        "charts-of",
        &[("part", cx.tr.number(group.returned.cast_signed()).into()), ("whole", cx.tr.number(group.of.cast_signed()).into())],
    );
    let line = |text: &str, kind: TextKind, colour| paint::line(ui, kind.num_job(text, colour), NAMES - size::S8);
    paint::galley_at(ui, pos2(row.left(), row.top() + 15.0), line(&name, TextKind::Body, look.text), look.text);
    paint::galley_at(ui, pos2(row.left(), row.top() + 32.0), line(&of, TextKind::Small, look.text2), look.text2);
    let Some((rate, interval)) = group.rate().zip(group.wilson()) else { return };
    let y = row.top() + 28.0;
    let (low, high, at) = (x(interval.low), x(interval.high), x(rate));
    let stroke = Stroke::new(size::LINE_SELECTED, colour);
    ui.painter().hline(low..=high, y, stroke);
    for end in [low, high] {
        ui.painter().vline(end, y - END..=y + END, stroke);
    }
    if filled {
        ui.painter().circle_filled(pos2(at, y), MARK, colour);
    } else {
        // Another shape, so that the groups differ without colour too.
        let mark = Rect::from_center_size(pos2(at, y), vec2(2.0 * MARK - 1.0, 2.0 * MARK - 1.0));
        paint::boxed(ui, mark, 1, look.surface, stroke);
    }
    let rate = cx.tr.percent(rate, 1);
    ui.painter().text(pos2(at, y - MARK - 4.0), Align2::CENTER_BOTTOM, &rate, TextKind::SmallMedium.font(), look.text);
    let spoken = format!("{name}: {rate}, {of}");
    let response = ui.interact(row, ui.scope_id().with(filled), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let interval = [("low", cx.tr.percent(interval.low, 1).into()), ("high", cx.tr.percent(interval.high, 1).into())];
    response.on_hover_text(tip(cx.tr.with("win-back-interval", &interval)));
}
