//! What contacts brought in the months shown, by step, channel, text and member of staff: how many were made, and after how many a
//! client bought.

#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts become widths of bars")]

use eframe::egui::{Align, Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::board::{Head, Making};
use super::marks::{Mark, marks_ui};
use super::plot::text_at;
use super::stack::LINE_BEFORE;
use super::words::joined;
use crate::analytics::{Alike, ChainResults, Ratio, ResultRow};
use crate::app::charted::ContactResults;
use crate::domain::contact::Purpose;
use crate::domain::ids::{StaffId, TemplateId};
use crate::domain::model::Model;
use crate::domain::period::Period;
use crate::i18n::Tr;
use crate::ui::theme::{TextKind, size, theme};
use crate::ui::widgets::paint;

/// The sides from which contacts are looked at, as their words' keys.
pub const SIDES: [&str; 4] = ["charts-by-step", "charts-by-channel", "charts-by-template", "charts-by-staff"];

/// Contacts that are alike, and what they brought.
#[derive(Debug)]
pub struct Line {
    pub label: String,
    pub alike: Alike,
    pub done: u64,
    pub answered: u64,
    pub won: u64,
    pub revenue_minor: i64,
    /// The share that brought a purchase a year ago, 0 to 1.
    year_ago: Option<f64>,
    /// `63 of 214 · 29.4 %`.
    figure: String,
    tip: String,
}

/// The chart.
#[derive(Debug)]
pub struct Results {
    pub head: Head,
    /// The first period that is looked at.
    pub from: Option<Period>,
    /// One for each of [`SIDES`].
    pub sides: [Vec<Line>; 4],
}

impl Results {
    /// Makes the lines of all sides.
    pub fn new(making: &Making<'_>, model: &Model) -> Self {
        let tr = making.tr;
        let about = making.spanned_with("charts-results-about", &[("days", i64::from(model.settings().response_window_days).into())]);
        let label = tr.text("charts-results").into_owned();
        let first = making.shown().first().map(|month| month.period);
        let known = making.figures.results.as_ref().filter(|known| Some(known.from) == first);
        let Some(ContactResults { from, now: results, year_ago }) = known else {
            let head = Head { label, sentence: tr.text("charts-counting").into_owned(), second: String::new(), about };
            return Self { head, from: None, sides: [const { Vec::new() }; 4] };
        };
        let year_ago = year_ago.as_ref().filter(|_| making.view.compare);
        Self { head: head(making, results, year_ago, label, about), from: Some(*from), sides: sides(making, model, results, year_ago) }
    }

    /// Shows one side; gives back the line that was opened.
    pub fn show_ui(&self, ui: &Ui, tr: &Tr, side: usize, room: Rect) -> Option<Alike> {
        const WIDEST_ROW: f32 = 32.0;
        const LEAST_ROW: f32 = 20.0;
        let look = theme(ui);
        let lines = self.sides.get(side).map_or(&[][..], Vec::as_slice);
        let all = lines.len();
        let row_height = (room.height() / all.max(1) as f32).clamp(LEAST_ROW, WIDEST_ROW);
        let fitting = (room.height() / row_height + 0.01).floor().max(2.0) as usize;
        // The last place tells how many do not fit.
        let shown = if all > fitting { fitting - 1 } else { all };
        let lines = lines.get(..shown).unwrap_or_default();
        let most = lines.iter().map(|line| line.done).max().unwrap_or(0).max(1);
        let galley = |text: &str, kind: TextKind, widest: f32| paint::line(ui, kind.num_job(text, look.text), widest);
        let labels: Vec<_> = lines.iter().map(|line| galley(&line.label, TextKind::Body, room.width() * 0.32)).collect();
        let figures: Vec<_> = lines.iter().map(|line| galley(&line.figure, TextKind::Small, f32::INFINITY)).collect();
        let left = room.left() + labels.iter().map(|label| label.size().x).fold(0.0, f32::max) + size::S16;
        let widest = (room.right() - figures.iter().map(|figure| figure.size().x).fold(0.0, f32::max) - size::S12 - left).max(8.0);
        let place =
            |index: usize| Rect::from_min_size(pos2(room.left(), room.top() + index as f32 * row_height), vec2(room.width(), row_height));
        let marks: Vec<Mark<'_>> =
            lines.iter().enumerate().map(|(index, line)| Mark { rect: place(index), tip: &line.tip, place: (index, 0) }).collect();
        let area = Rect::from_min_size(room.min, vec2(room.width(), row_height * lines.len() as f32));
        let out = marks_ui(ui, "results", area, &self.head.sentence, &marks, true);
        for (index, ((line, label), figure)) in lines.iter().zip(labels).zip(figures).enumerate() {
            let rect = place(index);
            if out.lit == Some(index) {
                ui.painter().rect_filled(rect.expand2(vec2(size::S4, 0.0)), CornerRadius::from(size::RADIUS), look.hover);
            }
            paint::galley_in(ui, rect, label, Align::Min);
            let bar = |count: u64| {
                let width = (count as f32 / most as f32 * widest).max(if count > 0 { 2.0 } else { 0.0 });
                Rect::from_min_size(pos2(left, rect.center().y - row_height * 0.25), vec2(width, row_height * 0.5))
            };
            let radius = CornerRadius::from(size::RADIUS_BAR);
            ui.painter().rect_filled(bar(line.done), radius, look.line2);
            ui.painter().rect_filled(bar(line.won), radius, look.series(0));
            if let Some(before) = line.year_ago {
                // Where the coloured part would end with the share of a year ago.
                let whole = bar(line.done);
                let x = whole.left() + whole.width() * before as f32;
                let range = whole.y_range().expand(2.0);
                ui.painter().vline(x, range, Stroke::new(LINE_BEFORE + 2.0, look.surface));
                ui.painter().vline(x, range, Stroke::new(LINE_BEFORE, look.text));
            }
            paint::galley_at(ui, pos2(bar(line.done).right() + size::S8, rect.center().y), figure, look.text);
        }
        if all > shown {
            let more = tr.with("charts-results-more", &[("count", (all - shown).into())]);
            text_at(ui, place(shown).left_center(), Align2::LEFT_CENTER, TextKind::Small, &more, look.text3);
        }
        out.opened.and_then(|(index, _)| lines.get(index)).map(|line| line.alike)
    }
}

fn head(making: &Making<'_>, results: &ChainResults, year_ago: Option<&ChainResults>, label: String, about: String) -> Head {
    let tr = making.tr;
    let total = results.total;
    let Some(share) = Ratio::new(total.won, total.done).value() else {
        return making.not_yet("charts-results", "charts-results-none", about);
    };
    let args = [
        ("won", tr.number(total.won).into()),
        ("done", tr.number(total.done).into()),
        ("share", tr.percent(share, 1).into()),
        ("sum", tr.money_round(total.revenue_minor, making.currency).into()),
        ("alone", tr.number(results.came_by_themselves).into()),
    ];
    let before = year_ago.map(|before| before.total).and_then(|before| Ratio::new(before.won, before.done).value());
    let before = before.map(|share| tr.with("charts-tip-year-ago", &[("figure", tr.percent(share, 1).into())]));
    let second = joined([Some(tr.with("charts-results-second", &args)), before]);
    Head { label, sentence: tr.with("charts-results-sentence", &args), second, about }
}

fn sides(making: &Making<'_>, model: &Model, results: &ChainResults, year_ago: Option<&ChainResults>) -> [Vec<Line>; 4] {
    let tr = making.tr;
    let none = |key: &str| tr.text(key).into_owned();
    let template = |id: Option<TemplateId>| id.and_then(|id| model.templates().get(id)).map(|of| of.name.clone());
    let staff = |id: Option<StaffId>| id.and_then(|id| model.staff().get(id)).map(|of| of.name.clone());
    let template_words = |key| (template(key).unwrap_or_else(|| none("charts-no-template")), Alike::Template(key));
    let staff_words = |key| (staff(key).unwrap_or_else(|| none("charts-no-staff")), Alike::Staff(key));
    [
        lines(making, &results.by_step, year_ago.map(|of| &*of.by_step), |key| (purpose_words(making, model, key), Alike::Purpose(key))),
        lines(making, &results.by_channel, year_ago.map(|of| &*of.by_channel), |key| (tr.channel(key), Alike::Channel(key))),
        lines(making, &results.by_template, year_ago.map(|of| &*of.by_template), template_words),
        lines(making, &results.by_staff, year_ago.map(|of| &*of.by_staff), staff_words),
    ]
}

fn lines<K: Copy + PartialEq>(
    making: &Making<'_>,
    rows: &[ResultRow<K>],
    year_ago: Option<&[ResultRow<K>]>,
    of: impl Fn(K) -> (String, Alike),
) -> Vec<Line> {
    let tr = making.tr;
    let line = |row: &ResultRow<K>| {
        let (label, alike) = of(row.key);
        let share = Ratio::new(row.won, row.done).value().map_or_else(|| tr.text("not-yet").into_owned(), |share| tr.percent(share, 1));
        let args = [
            ("name", label.as_str().into()),
            ("done", tr.number(row.done).into()),
            ("answered", tr.number(row.answered).into()),
            ("won", tr.number(row.won).into()),
            ("share", share.into()),
            ("sum", tr.money_round(row.revenue_minor, making.currency).into()),
        ];
        let (figure, mut tip) = (tr.with("charts-results-figure", &args), tr.with("charts-results-tip", &args));
        let before = year_ago.and_then(|rows| rows.iter().find(|before| before.key == row.key));
        let year_ago = before.and_then(|before| Ratio::new(before.won, before.done).value());
        if let Some((before, share)) = before.zip(year_ago) {
            let args =
                [("done", tr.number(before.done).into()), ("won", tr.number(before.won).into()), ("share", tr.percent(share, 1).into())];
            tip.push('\n');
            tip.push_str(&tr.with("charts-tip-year-ago", &[("figure", tr.with("charts-results-figure", &args).into())]));
        }
        let (done, answered, won, revenue_minor) = (row.done, row.answered, row.won, row.revenue_minor);
        Line { label, alike, done, answered, won, revenue_minor, year_ago, figure, tip }
    };
    rows.iter().map(line).collect()
}

/// What a contact was for: `Offer`, `Birthday`, `Spring: rung 2`.
fn purpose_words(making: &Making<'_>, model: &Model, purpose: Purpose) -> String {
    let tr = making.tr;
    match purpose {
        Purpose::Step(index) => match model.settings().steps.get(usize::from(index)) {
            Some(step) if !step.name.is_empty() => step.name.clone(),
            Some(step) => tr.step_kind(step.kind),
            None => tr.text("clients-contact").into_owned(),
        },
        Purpose::Agreed => tr.text("step-agreed").into_owned(),
        Purpose::Birthday => tr.text("step-birthday").into_owned(),
        Purpose::FirstVisit => tr.text("step-first_visit").into_owned(),
        Purpose::Rung { campaign, rung } => {
            let name = model.campaigns().get(campaign).map(|campaign| campaign.name.as_str()).unwrap_or_default();
            tr.with("charts-rung", &[("name", name.into()), ("rung", (rung.saturating_add(1)).into())])
        }
        Purpose::Free => tr.text("clients-contact").into_owned(),
    }
}
