//! Everything the page shows, ready to paint: series of numbers and finished sentences. Made anew only when the shop,
//! the day, the language, the range or the window changes.

use chrono::{Datelike as _, NaiveDate};

use super::cohorts::{self, CohortMap};
use super::figures::{Done, Figures, Range, of_window};
use super::parts::Parts;
use super::results::Results;
use super::{money, shares, stamps, story};
use crate::analytics::MonthFigures;
use crate::domain::dates::{Month, days_between};
use crate::domain::money::Currency;
use crate::i18n::{Language, Tr};
use crate::ui::view_ctx::ViewCtx;

/// What the board was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    pub figures: (u64, NaiveDate),
    /// What is computed so far.
    pub done: Done,
    pub language: Language,
    pub range: Range,
    pub window: usize,
}

/// A month's place on the horizontal axis.
#[derive(Debug)]
pub struct Slot {
    pub month: Month,
    pub unfinished: bool,
    /// `Oct`.
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
    /// The whole a year before; empty where the chart shows it itself.
    pub year_ago: Vec<Option<f64>>,
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
    pub figures: &'a Figures,
    pub range: Range,
    pub window: usize,
    /// Index of the first month shown.
    pub from: usize,
    /// Number of finished months; they stand before the running one.
    pub full: usize,
}

impl Board {
    /// Makes the page's contents.
    pub fn new(cx: &ViewCtx<'_>, figures: &Figures, range: Range, window: usize) -> Self {
        let making = Making {
            tr: cx.tr,
            currency: cx.currency(),
            today: cx.today,
            figures,
            range,
            window,
            from: figures.months.len().saturating_sub(range.most_months()),
            full: figures.months.iter().filter(|month| !month.unfinished).count(),
        };
        Self {
            key: Key { figures: figures.key, done: figures.done(), language: cx.tr.language(), range, window },
            slots: making.slots(),
            span: making.span(),
            rpr: story::rpr(&making),
            crr: story::crr(&making),
            parts: Parts::new(&making),
            came: story::came(&making),
            reactivation: story::reactivation(&making),
            revenue: story::revenue(&making),
            check: money::check(&making),
            ltv: money::ltv(&making, cx.model),
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

    /// The same months a year before; empty if there are none, or the chart goes back that far itself.
    pub fn year_ago_of(&self, series: &[Option<f64>]) -> Vec<Option<f64>> {
        if self.range != Range::Year || self.from == 0 {
            return Vec::new();
        }
        (self.from..series.len()).map(|index| index.checked_sub(12).and_then(|before| series.get(before).copied().flatten())).collect()
    }

    /// `in September` as the sentences need it: `September`, `в сентябре`.
    pub fn month_in(&self, month: Month) -> String {
        let names = self.tr.text("charts-months-in");
        let place = usize::try_from(month.month().saturating_sub(1)).unwrap_or(0);
        names.split(", ").nth(place).unwrap_or_default().to_owned()
    }

    /// `August` as in `August newcomers`: `August`, `августа`.
    pub fn month_of(&self, month: Month) -> String {
        let names = self.tr.text("month-genitives");
        let place = usize::try_from(month.month().saturating_sub(1)).unwrap_or(0);
        names.split(", ").nth(place).unwrap_or_default().to_owned()
    }

    /// Days of the chosen window.
    pub fn window_days(&self) -> u32 {
        self.figures.windows_days.get(self.window).copied().unwrap_or(self.figures.own_window_days)
    }

    /// Days of a month that are still to come.
    pub fn days_left(&self, month: Month) -> i64 {
        days_between(self.today, month.last_day()).max(0)
    }

    /// Clients of a month who came back after a pause, by the chosen window.
    pub fn reactivated(&self, month: &MonthFigures) -> u64 {
        of_window(month, self.window).map_or(0, |window| window.reactivated)
    }

    fn slots(&self) -> Vec<Slot> {
        let slot = |month: &MonthFigures| Slot {
            month: month.month,
            unfinished: month.unfinished,
            short: self.tr.month_short(month.month.month()).into_owned(),
            year: month.month.year().to_string(),
        };
        self.shown().iter().map(slot).collect()
    }

    fn span(&self) -> String {
        match self.shown() {
            [] => String::new(),
            [only] => self.tr.month_year_short(only.month),
            [first, .., last] => {
                let (first, last) = (self.tr.month_year_short(first.month), self.tr.month_year_short(last.month));
                self.tr.with("charts-span", &[("from", first.into()), ("to", last.into())])
            }
        }
    }
}

/// Where a day lies in the slots: the index of its month and how much of the month has passed, 0 to 1.
pub fn place_of(slots: &[Slot], day: NaiveDate) -> Option<(usize, f32)> {
    let month = Month::of(day);
    let index = slots.iter().position(|slot| slot.month == month)?;
    let days = f32::from(u8::try_from(month.last_day().day()).unwrap_or(31));
    let passed = f32::from(u8::try_from(day.day0()).unwrap_or(0)) + 0.5;
    Some((index, passed / days))
}
