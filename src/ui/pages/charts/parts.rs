//! The parts of retention in the last full period: active at its start, lost, new, back, active at its end; and the
//! textbook formula made of them.

#![allow(clippy::cast_precision_loss, reason = "counts of clients become widths of bars")]

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Color32, CornerRadius, Layout, Rect, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::board::Making;
use super::figures::of_window;
use crate::analytics::{Behind, PointKind, WindowFigures};
use crate::domain::period::Period;
use crate::ui::theme::{TextKind, Theme, size, theme};
use crate::ui::widgets::{link_ui, paint};

/// A bar of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    Lost,
    New,
    Back,
    /// New and back together, where the window is too short to tell them apart.
    Joined,
    End,
}

#[derive(Debug)]
struct Row {
    kind: Kind,
    label: String,
    figure: String,
    /// From and to, in clients.
    from: u64,
    to: u64,
}

/// The bars and the formula.
#[derive(Debug)]
pub struct Parts {
    pub period: Period,
    window_days: u32,
    rows: Vec<Row>,
    /// `Textbook formula: (589 − 118) ÷ 612 =`.
    formula: String,
    result: String,
    /// `141 lost clients`; empty if nobody was lost.
    lost: String,
}

impl Parts {
    /// The parts of the last full period; `None` without one that began with active clients.
    pub fn new(making: &Making<'_>) -> Option<Self> {
        let tr = making.tr;
        let month = making.last_full()?;
        let window = of_window(month, making.window)?;
        let textbook = window.crr_window.value()?;
        let kept = window.crr_strict.part.unsigned_abs();
        let lost = window.base_start.saturating_sub(kept);
        let on = |key: &str, day| tr.with(key, &[("day", tr.day_short(day, making.today).into())]);
        let signed = |sign: char, count: u64| if count == 0 { tr.number(0) } else { format!("{sign}{}", tr.number(count)) };
        let row = |kind, label: String, figure: String, from, to| Row { kind, label, figure, from, to };
        let (start, end) = (month.period.first_day(), month.period.plus(1).first_day());
        let mut rows = vec![
            row(Kind::Start, on("charts-active-on", start), tr.number(window.base_start), 0, window.base_start),
            row(Kind::Lost, tr.text("charts-lost").into_owned(), signed('−', lost), kept, window.base_start),
        ];
        let (joined, new) = (window.base_end.saturating_sub(kept), month.new);
        if tells_new_apart(window, month.period, new) {
            rows.push(row(Kind::New, tr.text("charts-new").into_owned(), signed('+', new), kept, kept + new));
            rows.push(row(Kind::Back, tr.text("charts-back").into_owned(), signed('+', joined - new), kept + new, window.base_end));
        } else {
            rows.push(row(Kind::Joined, tr.text("charts-joined").into_owned(), signed('+', joined), kept, window.base_end));
        }
        rows.push(row(Kind::End, on("charts-active-on", end), tr.number(window.base_end), 0, window.base_end));
        let numbers =
            [("end", tr.number(window.base_end).into()), ("new", tr.number(new).into()), ("start", tr.number(window.base_start).into())];
        Some(Self {
            period: month.period,
            window_days: window.window_days,
            rows,
            formula: tr.with("charts-textbook", &numbers),
            result: tr.percent(textbook, 1),
            lost: match i64::try_from(lost).unwrap_or(i64::MAX) {
                0 => String::new(),
                count => tr.with("charts-lost-clients", &[("count", count.into())]),
            },
        })
    }

    /// Shows bars and formula in `room`; gives back the number that was opened.
    pub fn show_ui(&self, ui: &mut Ui, room: Rect) -> Option<Behind> {
        const FOOT: f32 = 30.0;
        const WIDEST_ROW: f32 = 34.0;
        let look = theme(ui);
        let bars = Rect::from_min_max(room.min, pos2(room.right(), room.bottom() - FOOT));
        let height = (bars.height() / self.rows.len().max(1) as f32).min(WIDEST_ROW);
        let scale = Scale::new(ui, self, bars);
        let mut opened = None;
        for (index, row) in self.rows.iter().enumerate() {
            let line = Rect::from_min_size(bars.min + vec2(0.0, index as f32 * height), vec2(bars.width(), height));
            let response = ui.interact(line, ui.scope_id().with(("part", index)), Sense::click());
            response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{}: {}", row.label, row.figure)));
            if response.hovered() {
                ui.painter().rect_filled(line.expand2(vec2(size::S4, 0.0)), CornerRadius::from(size::RADIUS), look.hover);
            }
            scale.row(ui, line, row);
            if let Some(next) = self.rows.get(index + 1) {
                scale.thread(ui, line, row, next);
            }
            paint::focus_ring(ui, &response, size::RADIUS);
            if response.clicked() {
                opened = Some(self.opens(row.kind));
            }
        }
        let foot = Rect::from_min_max(pos2(room.left(), room.bottom() - FOOT), room.max);
        if self.foot_ui(ui, foot) { Some(self.opens(Kind::Lost)) } else { opened }
    }

    fn opens(&self, kind: Kind) -> Behind {
        let window_days = self.window_days;
        match kind {
            Kind::Start => Behind::Point(PointKind::BaseStart { window_days }),
            Kind::Lost => Behind::Lost { window_days },
            Kind::New => Behind::Point(PointKind::New),
            Kind::Back => Behind::Joined { window_days, with_new: false },
            Kind::Joined => Behind::Joined { window_days, with_new: true },
            Kind::End => Behind::Point(PointKind::BaseEnd { window_days }),
        }
    }

    /// The textbook formula, and a link to the lost clients; true if it was clicked.
    fn foot_ui(&self, ui: &mut Ui, foot: Rect) -> bool {
        let look = theme(ui);
        ui.painter().hline(foot.x_range(), foot.top() + 2.5, Stroke::new(size::LINE, look.line));
        let line = Rect::from_min_max(pos2(foot.left(), foot.top() + 6.0), foot.max);
        let mut child = ui.new_child(UiBuilder::new().max_rect(line).layout(Layout::right_to_left(Align::Center)));
        let lost = (!self.lost.is_empty()).then(|| link_ui(&mut child, &self.lost));
        let end = lost.as_ref().map_or(line.right(), |link| link.rect.left() - size::S16);
        let mut job = TextKind::Body.num_job(&self.formula, look.text2);
        job.append(" ", 0.0, TextKind::Body.format(look.text2));
        job.append(&self.result, 0.0, TextKind::BodyStrong.num_format(look.text));
        let name = job.text.clone();
        let galley = paint::line(ui, job, end - line.left());
        let elided = galley.elided;
        let rect = Rect::from_min_size(line.min, vec2(galley.size().x, line.height()));
        let response = ui.interact(rect, ui.scope_id().with("formula"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        paint::galley_in(ui, rect, galley, Align::Min);
        if elided {
            response.on_hover_text(name);
        }
        lost.is_some_and(|link| link.clicked())
    }
}

/// Whether every client new in the period is still within the window at its end, so that the bars add up.
fn tells_new_apart(window: &WindowFigures, period: Period, new: u64) -> bool {
    let days = crate::domain::dates::days_between(period.first_day(), period.plus(1).first_day());
    let joined = window.base_end.saturating_sub(window.crr_strict.part.unsigned_abs());
    i64::from(window.window_days) >= days && new <= joined
}

/// How clients become points.
struct Scale {
    left: f32,
    per_client: f32,
}

impl Scale {
    fn new(ui: &Ui, parts: &Parts, room: Rect) -> Self {
        let wide = |text: &str, kind: TextKind| paint::line(ui, kind.num_job(text, Color32::PLACEHOLDER), f32::INFINITY).size().x;
        let labels = parts.rows.iter().map(|row| wide(&row.label, TextKind::Body)).fold(0.0, f32::max);
        let figures = parts.rows.iter().map(|row| wide(&row.figure, TextKind::BodyMedium)).fold(0.0, f32::max);
        let left = room.left() + labels + size::S16;
        let most = parts.rows.iter().map(|row| row.to).max().unwrap_or(1).max(1);
        Self { left, per_client: (room.right() - figures - size::S8 - left).max(1.0) / most as f32 }
    }

    fn x(&self, clients: u64) -> f32 {
        self.left + clients as f32 * self.per_client
    }

    fn bar(&self, line: Rect, row: &Row) -> Rect {
        let half = (line.height() * 0.29).max(6.0);
        let right = self.x(row.to).max(self.x(row.from) + 1.0);
        Rect::from_min_max(pos2(self.x(row.from), line.center().y - half), pos2(right, line.center().y + half))
    }

    fn row(&self, ui: &Ui, line: Rect, row: &Row) {
        let look = theme(ui);
        let label = paint::line(ui, TextKind::Body.num_job(&row.label, look.text2), f32::INFINITY);
        paint::galley_in(ui, line, label, Align::Min);
        let bar = self.bar(line, row);
        ui.painter().rect_filled(bar, CornerRadius::from(size::RADIUS_BAR), colour(look, row.kind));
        let figure = paint::line(ui, TextKind::BodyMedium.num_job(&row.figure, look.text), f32::INFINITY);
        paint::galley_at(ui, pos2(bar.right() + size::S8, line.center().y), figure, look.text);
    }

    /// The dotted thread from where one bar ends to where the next begins.
    fn thread(&self, ui: &Ui, line: Rect, row: &Row, next: &Row) {
        let clients = if next.kind == Kind::Lost || next.kind == Kind::End { next.to } else { next.from };
        let x = self.x(clients) - 0.5;
        let below = line.translate(vec2(0.0, line.height()));
        let dots = [pos2(x, self.bar(line, row).bottom()), pos2(x, self.bar(below, next).top())];
        ui.painter().extend(Shape::dashed_line(&dots, Stroke::new(size::LINE, theme(ui).field), 2.0, 2.0));
    }
}

fn colour(look: &Theme, kind: Kind) -> Color32 {
    match kind {
        Kind::Start | Kind::End => look.line2,
        Kind::Lost => look.series(1),
        Kind::New => look.series(2),
        Kind::Back | Kind::Joined => look.series(0),
    }
}
