//! The three lifetime values, each under its own name: brought so far, brought in the last full period after advertising,
//! predicted for the next twelve months. Each opens the clients it speaks of.

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, CornerRadius, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::board::Making;
use crate::analytics::prediction::MIN_REPEAT_BUYERS;
use crate::analytics::{Behind, MonthFigures, PointKind, YearForecast, mean_minor};
use crate::domain::model::Model;
use crate::domain::period::{Period, Span};
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::paint;

/// Height of a row, points.
pub const ROW: f32 = 27.0;

/// One value.
#[derive(Debug)]
struct Row {
    label: String,
    /// What it is made of, or why it is not there yet.
    formula: String,
    figure: String,
    opens: (Period, Behind),
}

/// The three of them.
#[derive(Debug, Default)]
pub struct Worth {
    rows: Vec<Row>,
}

impl Worth {
    /// Makes the rows; none for a shop in which nobody but guests has bought.
    pub fn new(making: &Making<'_>, model: &Model, realised: (i64, u64), forecast: Option<&YearForecast>) -> Self {
        let Some(now) = making.figures.months.last().map(|month| month.period) else { return Self::default() };
        let (tr, (all_minor, clients)) = (making.tr, realised);
        let money = |sum_minor: i64| tr.money_round(sum_minor, making.currency);
        let Some(mean) = mean_minor(i128::from(all_minor), clients) else { return Self::default() };
        let args = [("all", money(all_minor).into()), ("count", count(clients).into())];
        let so_far = Row {
            label: tr.text("charts-worth-so-far").into_owned(),
            formula: tr.with("charts-worth-so-far-of", &args),
            figure: money(mean),
            opens: (now, Behind::Point(PointKind::Known)),
        };
        let alone = making.last_full().map(|month| of_period(making, model, month));
        let (formula, figure) = year(making, forecast);
        let year = Row { label: tr.text("charts-worth-year").into_owned(), formula, figure, opens: (now, Behind::Expected) };
        Self { rows: [Some(so_far), alone, Some(year)].into_iter().flatten().collect() }
    }

    /// Points that the rows take.
    pub fn height(&self) -> f32 {
        self.rows.iter().map(|_| ROW).sum()
    }

    /// Shows the rows from the top of `room` on; gives back the number that was opened.
    pub fn show_ui(&self, ui: &Ui, room: Rect) -> Option<(Period, Behind)> {
        let look = theme(ui);
        let galley = |text: &str, kind: TextKind, colour, widest| paint::line(ui, kind.num_job(text, colour), widest);
        let labels: Vec<_> = self.rows.iter().map(|row| galley(&row.label, TextKind::Body, look.text, room.width() * 0.4)).collect();
        let figures: Vec<_> =
            self.rows.iter().map(|row| galley(&row.figure, TextKind::BodyMedium, look.text, room.width() * 0.3)).collect();
        let left = room.left() + labels.iter().map(|label| label.size().x).fold(0.0, f32::max) + size::S16;
        let mut opened = None;
        let mut top = room.top();
        for (index, ((row, label), figure)) in self.rows.iter().zip(labels).zip(figures).enumerate() {
            let line = Rect::from_min_size(pos2(room.left(), top), vec2(room.width(), ROW));
            top += ROW;
            let response = ui.interact(line, ui.scope_id().with(("worth", index)), Sense::click());
            let name = format!("{}: {}, {}", row.label, row.figure, row.formula);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
            ui.painter().hline(line.x_range(), line.top() + 0.5, Stroke::new(size::LINE, look.line));
            if response.hovered() {
                ui.painter().rect_filled(line.expand2(vec2(size::S4, 0.0)), CornerRadius::from(size::RADIUS), look.hover);
            }
            let formula = galley(&row.formula, TextKind::Small, look.text2, line.right() - figure.size().x - size::S12 - left);
            let is_cut = formula.elided || label.elided;
            paint::galley_in(ui, line, label, Align::Min);
            paint::galley_at(ui, pos2(left, line.center().y), formula, look.text2);
            paint::galley_in(ui, line, figure, Align::Max);
            paint::focus_ring(ui, &response, size::RADIUS);
            if response.clicked() {
                opened = Some(row.opens);
            }
            if is_cut {
                response.on_hover_text(name);
            }
        }
        opened
    }
}

/// `(480 000 ₽ − 20 000 ₽ of advertising) ÷ 200 clients`: the value of a period (SPEC §5).
fn of_period(making: &Making<'_>, model: &Model, month: &MonthFigures) -> Row {
    let tr = making.tr;
    let (formula, figure) =
        super::money::of_period(making, model, month).unwrap_or_else(|| (String::new(), tr.text("not-yet").into_owned()));
    let name = match month.period.span() {
        Span::Month => tr.period_year(month.period),
        Span::Quarter => tr.period_year_short(month.period),
    };
    let label = tr.with("charts-worth-period", &[("month", name.into())]);
    Row { label, formula, figure, opens: (month.period, Behind::Point(PointKind::Active)) }
}

/// Formula and figure of the forecast; an estimate keeps two digits, since more would promise what no model knows.
fn year(making: &Making<'_>, forecast: Option<&YearForecast>) -> (String, String) {
    let tr = making.tr;
    let not_yet = || tr.text("not-yet").into_owned();
    match forecast {
        None => (tr.text("charts-counting").into_owned(), String::new()),
        Some(YearForecast::TooFewRepeatBuyers { have }) => {
            (tr.with("charts-worth-few", &[("have", (*have).into()), ("need", MIN_REPEAT_BUYERS.into())]), not_yet())
        }
        Some(YearForecast::NoFit) => (tr.text("charts-worth-no-fit").into_owned(), not_yet()),
        Some(YearForecast::Expected(value)) => {
            let about = |sum_minor: i64| tr.money_about(sum_minor, making.currency);
            let args = [("all", about(value.sum_minor).into()), ("count", count(value.clients).into())];
            (tr.with("charts-worth-so-far-of", &args), value.per_client_minor().map_or_else(not_yet, about))
        }
    }
}

fn count(clients: u64) -> i64 {
    i64::try_from(clients).unwrap_or(i64::MAX)
}
