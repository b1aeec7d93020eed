//! The words that the sentences of all charts are made of: how a figure moved, against what swing, how far a month is.

use std::cmp::Ordering;

use super::board::{Head, Making};
use super::figures::Movement;
use crate::analytics::{MonthFigures, Ratio};
use crate::domain::money::Currency;
use crate::domain::period::Period;
use crate::i18n::Tr;

/// A ratio in percent; `None` is "not yet".
pub fn percent(ratio: Ratio) -> Option<f64> {
    ratio.value().map(|share| share * 100.0)
}

/// Which way a figure moved, as it is shown with one decimal: what rounds to nothing did not move.
pub fn direction(change: f64) -> Ordering {
    (change * 10.0).round().partial_cmp(&0.0).unwrap_or(Ordering::Equal)
}

impl Making<'_> {
    pub(super) fn rate(&self, ratio: Ratio) -> Option<String> {
        ratio.value().map(|share| self.tr.percent(share, 1))
    }

    pub(super) fn points(&self, change: f64) -> String {
        self.tr.decimal(change.abs(), 1)
    }

    /// `up 1.3 points`, `down 0.4 points`, `unchanged`.
    pub(super) fn moved(&self, change: f64) -> String {
        let points = self.points(change);
        match direction(change) {
            Ordering::Greater => self.tr.with("charts-up", &[("points", points.into())]),
            Ordering::Less => self.tr.with("charts-down", &[("points", points.into())]),
            Ordering::Equal => self.tr.text("charts-unchanged").into_owned(),
        }
    }

    /// `up 24`, `down 3`, `unchanged`: of clients.
    pub(super) fn more_or_fewer(&self, change: f64) -> String {
        let count = self.tr.decimal(change.abs(), 0);
        match direction(change) {
            Ordering::Greater => self.tr.with("charts-more", &[("count", count.into())]),
            Ordering::Less => self.tr.with("charts-fewer", &[("count", count.into())]),
            Ordering::Equal => self.tr.text("charts-unchanged").into_owned(),
        }
    }

    /// `up 120 ₽`, `down 30 ₽`, `unchanged`: of a mean sum in whole units.
    pub(super) fn dearer(&self, change: f64) -> String {
        let sum = money_text(self.tr, self.currency, change.abs());
        match rounded(change).cmp(&0) {
            Ordering::Greater => self.tr.with("charts-more", &[("count", sum.into())]),
            Ordering::Less => self.tr.with("charts-fewer", &[("count", sum.into())]),
            Ordering::Equal => self.tr.text("charts-unchanged").into_owned(),
        }
    }

    /// `up 1.3 points on September`.
    pub(super) fn moved_since(&self, change: f64, before: Period) -> String {
        let points = self.points(change);
        let month = self.tr.period_in(before);
        match direction(change) {
            Ordering::Greater => self.tr.with("charts-up-on", &[("points", points.into()), ("month", month.into())]),
            Ordering::Less => self.tr.with("charts-down-on", &[("points", points.into()), ("month", month.into())]),
            Ordering::Equal => self.tr.with("charts-unchanged-since", &[("month", month.into())]),
        }
    }

    /// `Within the usual monthly swing of ±1.2`; `None` where too little is known.
    pub(super) fn against_swing(&self, movement: Movement, decimals: usize) -> Option<String> {
        self.against(movement, |swing| self.tr.decimal(swing, decimals))
    }

    /// The same with the swing in words of its own.
    pub(super) fn against(&self, movement: Movement, words: impl Fn(f64) -> String) -> Option<String> {
        let (change, swing) = (movement.change?, movement.swing?);
        let key = if change.abs() > swing { "charts-swing-more" } else { "charts-swing-within" };
        Some(self.spanned_with(key, &[("swing", words(swing).into())]))
    }

    pub(super) fn swing_or_unknown(&self, movement: Movement) -> String {
        self.against_swing(movement, 1).unwrap_or_else(|| self.spanned("charts-swing-unknown"))
    }

    /// `So far in October: 247, 17 days to go`.
    pub(super) fn so_far(&self, running: &MonthFigures, figure: String) -> String {
        let month = self.tr.period_in(running.period);
        self.tr
            .with("charts-so-far", &[("month", month.into()), ("figure", figure.into()), ("days", self.days_left(running.period).into())])
    }

    pub(super) fn not_yet(&self, label: &str, why: &str, about: String) -> Head {
        Head { label: self.spanned(label), sentence: self.tr.with("charts-not-yet", &[]), second: self.spanned(why), about }
    }

    /// What is told of a month of a rate.
    pub(super) fn rate_tip(&self, month: &MonthFigures, ratio: Ratio, year_ago: Option<f64>) -> String {
        let mut tip = self.tip_title(month);
        let line = match self.rate(ratio) {
            None => self.tr.text("not-yet").into_owned(),
            Some(rate) => {
                self.tr.with("charts-tip-rate", &[("rate", rate.into()), ("part", ratio.part.into()), ("whole", whole(ratio).into())])
            }
        };
        tip.push('\n');
        tip.push_str(&line);
        if let Some(before) = year_ago {
            tip.push('\n');
            tip.push_str(&self.tr.with("charts-tip-year-ago", &[("figure", self.tr.percent(before / 100.0, 1).into())]));
        }
        tip
    }

    /// `September 2025`; an unfinished month says how many days it still has.
    pub(super) fn tip_title(&self, month: &MonthFigures) -> String {
        let first = self.shown().first().map(|first| first.period);
        let place = first.and_then(|first| usize::try_from(month.period.since(first)).ok());
        // Every chart tells of the same months; putting their names into words once is half of the work of a long range.
        place.and_then(|place| self.titles.get(place)).cloned().unwrap_or_else(|| self.new_tip_title(month))
    }

    pub(super) fn new_tip_title(&self, month: &MonthFigures) -> String {
        let name = self.tr.period_year(month.period);
        if !month.unfinished {
            return name;
        }
        self.tr.with("charts-tip-running", &[("month", name.into()), ("days", self.days_left(month.period).into())])
    }

    /// A tip of the slot `index` with the figure of the same period a year before, where that is wanted and there is one.
    pub(super) fn with_year_ago(&self, tip: String, index: usize, figure: impl Fn(&MonthFigures) -> String) -> String {
        let before = self.year_before(index + self.from).filter(|_| self.view.compare).and_then(|before| self.figures.months.get(before));
        match before {
            None => tip,
            Some(before) => format!("{tip}\n{}", self.tr.with("charts-tip-year-ago", &[("figure", figure(before).into())])),
        }
    }

    pub(super) fn rate_tips(&self, ratio: impl Fn(&MonthFigures) -> Ratio, year_ago: &[Option<f64>]) -> Vec<String> {
        let before = |index: usize| year_ago.get(index).copied().flatten();
        self.shown().iter().enumerate().map(|(index, month)| self.rate_tip(month, ratio(month), before(index))).collect()
    }
}

/// Those sentences that are there, one after the other.
pub fn joined(sentences: [Option<String>; 2]) -> String {
    sentences.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

/// The whole of a ratio, to be put into words.
pub fn whole(ratio: Ratio) -> i64 {
    i64::try_from(ratio.whole).unwrap_or(i64::MAX)
}

/// Counts of clients stay far below 2^52.
#[allow(clippy::cast_precision_loss, reason = "counts of clients and sums to draw")]
pub const fn drawn(count: u64) -> f64 {
    count as f64
}

/// A figure of an axis or a sum in whole units.
#[allow(clippy::cast_possible_truncation, reason = "figures of an axis and mean sums are far below 2^52")]
pub const fn rounded(value: f64) -> i64 {
    value.round() as i64
}

/// A sum in whole units of a currency.
pub fn money_text(tr: &Tr, currency: Currency, units: f64) -> String {
    tr.money_round(rounded(units).saturating_mul(currency.minor_per_unit()), currency)
}

/// A sum in whole units of a currency, to draw.
#[allow(clippy::cast_precision_loss, reason = "sums to draw; a unit more or less is no point on the screen")]
pub fn units(sum_minor: i64, currency: Currency) -> f64 {
    sum_minor as f64 / currency.minor_per_unit() as f64
}
