//! Everything the page shows, ready to paint: series of numbers and finished sentences. Made anew only when the shop,
//! the day, the language, the range or the window changes.

use chrono::NaiveDate;

use super::cohorts::{self, CohortMap};
use super::figures::of_window;
use super::parts::Parts;
use super::results::Results;
use super::view::View;
use super::worth::Worth;
use super::{money, shares, stamps, story};
use crate::analytics::MonthFigures;
use crate::app::charted::{ChartFigures, ChartsKey, Done};
use crate::domain::dates::days_between;
use crate::domain::money::Currency;
use crate::domain::period::Period;
use crate::i18n::{Arg, Language, Tr};
use crate::ui::view_ctx::ViewCtx;

/// What the board was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    pub figures: ChartsKey,
    /// What is computed so far.
    pub done: Done,
    pub forecast: bool,
    pub language: Language,
    pub view: View,
    pub window: usize,
}

/// A period's place on the horizontal axis.
#[derive(Debug)]
pub struct Slot {
    pub period: Period,
    pub unfinished: bool,
    /// `Oct`, `Q4`.
    pub short: String,
    /// `2025`.
    pub year: String,
}

/// What stands above a chart.
#[derive(Debug, Default)]
pub struct Head {
    pub label: String,
    /// The figure and how it moved.
    pub sentence: String,
    /// Its parts, and the movement against the usual swing.
    pub second: String,
    /// How it is computed.
    pub about: String,
}

/// What the values of a line are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Unit {
    /// Shares of a whole, 0 to 100.
    #[default]
    Percent,
    /// Whole units of a currency.
    Money(Currency),
}

/// A share or a mean sum by month, as a line.
#[derive(Debug, Default)]
pub struct Rate {
    pub head: Head,
    pub unit: Unit,
    /// One for each slot; `None` is "not yet".
    pub now: Vec<Option<f64>>,
    /// The same months a year before; empty where the chart shows them itself.
    pub year_ago: Vec<Option<f64>>,
    /// What is told of each slot.
    pub tips: Vec<String>,
}

/// Parts of a whole by month, as bars.
#[derive(Debug, Default)]
pub struct Stack {
    pub head: Head,
    /// For each slot its parts, from the bottom up.
    pub bars: Vec<Vec<f64>>,
    /// The whole a year before, of shares of a whole the lowest parts that the sentence tells of; empty where there is none.
    pub year_ago: Vec<Option<f64>>,
    /// Of shares of a whole: how many parts, from the bottom up, the sentence tells of.
    pub told: usize,
    /// A short text over each bar; empty for none.
    pub tops: Vec<String>,
    /// The parts are percent of a whole and end at 100.
    pub share: bool,
    pub tips: Vec<String>,
}

/// A change of how the shop works, stamped on a chart.
#[derive(Debug)]
pub struct Stamp {
    pub day: NaiveDate,
    pub letter: char,
    /// `12 May: an offer three days earlier`.
    pub text: String,
}

/// The whole page.
#[derive(Debug)]
pub struct Board {
    pub key: Key,
    pub slots: Vec<Slot>,
    /// `Nov 2024 – Oct 2025`.
    pub span: String,
    pub rpr: Rate,
    pub crr: Rate,
    pub parts: Option<Parts>,
    pub came: Stack,
    pub reactivation: Rate,
    pub revenue: Stack,
    pub check: Rate,
    pub ltv: Rate,
    pub worth: Worth,
    pub segments: Stack,
    pub stages: Stack,
    pub results: Results,
    pub cohorts: CohortMap,
    pub stamps: Vec<Stamp>,
}

/// What the board is made from.
pub struct Making<'a> {
    pub tr: &'a Tr,
    pub currency: Currency,
    pub today: NaiveDate,
    pub figures: &'a ChartFigures,
    pub view: View,
    pub window: usize,
    /// Index of the first month shown.
    pub from: usize,
    /// Number of finished months; they stand before the running one.
    pub full: usize,
    /// The first line of every tip, one for each month shown.
    pub titles: Vec<String>,
}

impl Board {
    /// Makes the page's contents.
    pub fn new(cx: &ViewCtx<'_>, figures: &ChartFigures, view: View, window: usize) -> Self {
        let mut making = Making {
            tr: cx.tr,
            currency: cx.currency(),
            today: cx.today,
            figures,
            view,
            window,
            from: figures.months.len().saturating_sub(view.most_periods()),
            full: figures.months.iter().filter(|month| !month.unfinished).count(),
            titles: Vec::new(),
        };
        making.titles = making.shown().iter().map(|month| making.new_tip_title(month)).collect();
        let (ltv, worth) = money::ltv(&making, cx.model, cx.year_forecast);
        Self {
            key: Key {
                figures: figures.key,
                done: figures.done(),
                forecast: cx.year_forecast.is_some(),
                language: cx.tr.language(),
                view,
                window,
            },
            slots: making.slots(),
            span: making.span(),
            rpr: story::rpr(&making),
            crr: story::crr(&making),
            parts: Parts::new(&making),
            came: story::came(&making),
            reactivation: story::reactivation(&making),
            revenue: story::revenue(&making),
            check: money::check(&making),
            ltv,
            worth,
            segments: shares::segments(&making),
            stages: shares::stages(&making),
            results: Results::new(&making, cx.model),
            cohorts: cohorts::new(&making),
            stamps: stamps::stamps(&making, cx.model),
        }
    }
}

impl Making<'_> {
    /// Months that are shown.
    pub fn shown(&self) -> &[MonthFigures] {
        self.figures.months.get(self.from..).unwrap_or_default()
    }

    /// The last finished month.
    pub fn last_full(&self) -> Option<&MonthFigures> {
        self.full.checked_sub(1).and_then(|index| self.figures.months.get(index))
    }

    /// The running month.
    pub fn running(&self) -> Option<&MonthFigures> {
        self.figures.months.last().filter(|month| month.unfinished)
    }

    /// A figure of every month there is.
    pub fn series(&self, figure: impl Fn(&MonthFigures) -> Option<f64>) -> Vec<Option<f64>> {
        self.figures.months.iter().map(figure).collect()
    }

    /// The part of a series that is shown.
    pub fn shown_of(&self, series: &[Option<f64>]) -> Vec<Option<f64>> {
        series.get(self.from..).unwrap_or_default().to_vec()
    }

    /// The same periods a year before; empty if nothing shown has one, or they are not wanted.
    pub fn year_ago_of(&self, series: &[Option<f64>]) -> Vec<Option<f64>> {
        let last_before = series.len().checked_sub(1).and_then(|last| self.year_before(last));
        if !self.view.compare || last_before.is_none() {
            return Vec::new();
        }
        (self.from..series.len()).map(|index| self.year_before(index).and_then(|before| series.get(before).copied().flatten())).collect()
    }

    /// The index of the same period a year before.
    pub fn year_before(&self, index: usize) -> Option<usize> {
        index.checked_sub(self.view.span.in_a_year())
    }

    /// A text that speaks of months or of quarters.
    pub fn spanned(&self, key: &str) -> String {
        self.spanned_with(key, &[])
    }

    /// The same with values in it.
    pub fn spanned_with(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        let mut args = vec![("span", self.view.span.key().into())];
        args.extend(values.iter().cloned());
        self.tr.with(key, &args)
    }

    /// Days of the chosen window.
    pub fn window_days(&self) -> u32 {
        self.figures.windows_days.get(self.window).copied().unwrap_or(self.figures.own_window_days)
    }

    /// Days of a period that are still to come.
    pub fn days_left(&self, period: Period) -> i64 {
        days_between(self.today, period.last_day()).max(0)
    }

    /// Clients of a month who came back after a pause, by the chosen window.
    pub fn reactivated(&self, month: &MonthFigures) -> u64 {
        of_window(month, self.window).map_or(0, |window| window.reactivated)
    }

    fn slots(&self) -> Vec<Slot> {
        let slot = |month: &MonthFigures| Slot {
            period: month.period,
            unfinished: month.unfinished,
            short: self.tr.period_short(month.period),
            year: month.period.first_month().year().to_string(),
        };
        self.shown().iter().map(slot).collect()
    }

    fn span(&self) -> String {
        match self.shown() {
            [] => String::new(),
            [only] => self.tr.period_year_short(only.period),
            [first, .., last] => {
                let (first, last) = (self.tr.period_year_short(first.period), self.tr.period_year_short(last.period));
                self.tr.with("charts-span", &[("from", first.into()), ("to", last.into())])
            }
        }
    }
}

/// Where a day lies in the slots: the index of its period and how much of the period has passed, 0 to 1.
pub fn place_of(slots: &[Slot], day: NaiveDate) -> Option<(usize, f32)> {
    let (index, slot) = slots.iter().enumerate().find(|(_, slot)| slot.period.holds(day))?;
    let days = |to: NaiveDate| f32::from(u8::try_from(days_between(slot.period.first_day(), to)).unwrap_or(0));
    Some((index, (days(day) + 0.5) / (days(slot.period.last_day()) + 1.0)))
}
