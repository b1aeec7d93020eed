//! The right half of the first start: what tomorrow's page will say, and what the four shapes mean.

use eframe::egui::{Align, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::app::demo::usual_minor;
use crate::domain::money::Currency;
use crate::domain::settings::Trade;
use crate::i18n::Tr;
use crate::ui::theme::{Step, TextKind, size, theme};
use crate::ui::widgets::{line_label_ui, paint};

/// The rows of the sample: the step, what is said, its detail.
const ROWS: [(Step, &str, &str); 4] = [
    (Step::Agreed, "start-say-agreed", "start-more-agreed"),
    (Step::Call, "start-say-call", "start-more-call"),
    (Step::Offer, "start-say-offer", "start-more-offer"),
    (Step::Remind, "start-say-remind", "start-more-remind"),
];
/// What each shape means, from afar to the point.
const SHAPES: [(Step, &str); 4] = [
    (Step::Remind, "start-shape-remind"),
    (Step::Offer, "start-shape-offer"),
    (Step::Call, "start-shape-call"),
    (Step::Agreed, "start-shape-agreed"),
];
const ROW: f32 = 58.0;
const SHAPE_ROW: f32 = 32.0;
/// From the card's edge to its text.
const INSET: f32 = 18.0;
/// From the middle of a shape to the text.
const SHAPE: f32 = 18.0;

/// A row at least so wide has its sum.
const WITH_SUMS: f32 = 340.0;

/// Height of the whole, for centring it.
pub const HEIGHT: f32 = 24.0 + 4.0 * ROW + 12.0 + 18.0 + 4.0 * SHAPE_ROW;

/// Roubles and US cents at which the sample's clients are worth, by trade and row.
const fn worth(trade: Trade) -> [(i64, i64); 4] {
    match trade {
        Trade::Salon => [(2_100, 3_900), (5_200, 11_500), (1_800, 3_200), (7_200, 15_000)],
        Trade::Water => [(780, 1_900), (1_170, 2_850), (480, 1_200), (1_560, 3_800)],
        Trade::Coffee => [(2_300, 2_900), (520, 950), (690, 1_150), (960, 1_600)],
        Trade::Other => [(6_500, 14_000), (4_200, 8_900), (3_100, 7_500), (9_800, 21_000)],
    }
}

/// Shows the sample from the top of `room` down.
pub fn sample_ui(ui: &mut Ui, room: Rect, tr: &Tr, trade: Trade, currency: Currency) {
    let look = theme(ui);
    let mut child = ui.new_child(eframe::egui::UiBuilder::new().max_rect(room));
    line_label_ui(&mut child, &tr.text("start-tomorrow"), TextKind::SmallMedium, look.text2);
    let card = Rect::from_min_size(pos2(room.left(), room.top() + 24.0), vec2(room.width(), 4.0 * ROW + 12.0));
    let radius = CornerRadius::from(size::RADIUS_CARD);
    ui.painter().add(look.shadow.as_shape(card, radius));
    ui.painter().rect(card, radius, look.surface, Stroke::new(size::LINE, look.line), StrokeKind::Inside);
    for (index, ((step, say, more), (roubles, us_cents))) in (0_u8..).zip(ROWS.into_iter().zip(worth(trade))) {
        let top = card.top() + 6.0 + f32::from(index) * ROW;
        let row = Rect::from_min_max(pos2(card.left() + INSET, top), pos2(card.right() - INSET, top + ROW));
        let args = [("trade", trade.key().into())];
        let sum = tr.money_round(usual_minor(roubles, us_cents, currency), currency);
        row_ui(ui, row, step, &tr.with(say, &args), &tr.with(more, &args), &sum);
        if index > 0 {
            ui.painter().hline(row.left() + SHAPE + 4.0..=row.right(), top, Stroke::new(size::LINE, look.line));
        }
    }
    for (index, (step, meaning)) in (0_u8..).zip(SHAPES) {
        let top = card.bottom() + 18.0 + f32::from(index) * SHAPE_ROW;
        let row = Rect::from_min_max(pos2(card.left() + INSET, top), pos2(card.right(), top + SHAPE_ROW));
        step.paint(ui, pos2(row.left() + size::STEP / 2.0 - 1.0, row.center().y), size::STEP);
        let meaning = tr.text(meaning);
        let words = paint::line(ui, TextKind::Body.job(&meaning, look.text2), row.width() - SHAPE - 4.0);
        named(ui, row, &meaning);
        paint::galley_at(ui, pos2(row.left() + SHAPE + 4.0, row.center().y), words, look.text2);
    }
}

fn row_ui(ui: &Ui, row: Rect, step: Step, say: &str, more: &str, sum: &str) {
    let look = theme(ui);
    step.paint(ui, pos2(row.left() + size::STEP / 2.0 - 1.0, row.center().y), size::STEP);
    // In a narrow window the words need the place of the sums.
    let sum = if row.width() < WITH_SUMS { "" } else { sum };
    let sum = paint::line(ui, TextKind::Body.num_job(sum, look.text), f32::INFINITY);
    let left = row.left() + SHAPE + 4.0;
    let room = row.right() - sum.size().x - if sum.size().x > 0.0 { size::S12 } else { 0.0 } - left;
    let (first, second) =
        (paint::line(ui, TextKind::BodyMedium.job(say, look.text), room), paint::line(ui, TextKind::Small.job(more, look.text2), room));
    named(ui, row, &[say, more].join(", "));
    paint::galley_at(ui, pos2(left, row.center().y - 9.5), first, look.text);
    paint::galley_at(ui, pos2(left, row.center().y + 10.0), second, look.text2);
    paint::galley_in(ui, row, sum, Align::Max);
}

/// A painted row as a label for screen readers.
fn named(ui: &Ui, row: Rect, name: &str) {
    let response = ui.interact(row, ui.scope_id().with(("sample", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
}
