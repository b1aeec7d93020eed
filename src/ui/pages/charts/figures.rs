//! What the charts are drawn from, computed once for each revision of the shop and day; how far figures usually swing.

use chrono::NaiveDate;

use super::view::View;
use crate::analytics::{
    ChainResults, Cohort, Counting, Measures, MonthFigures, SegmentsReport, ShareMonth, WindowFigures, chain_results, measures_by,
    segments, shares_of_last,
};
use crate::domain::period::{Period, Span};
use crate::ui::view_ctx::ViewCtx;

/// Windows that every shop is offered, days.
const WINDOWS_DAYS: [u32; 3] = [30, 90, 180];

/// The figures of the whole shop.
#[derive(Debug)]
pub struct Figures {
    pub key: FiguresKey,
    /// Windows that can be chosen, days, growing.
    pub windows_days: Vec<u32>,
    /// Three usual cycles of the shop, days: the window to begin with (SPEC §5).
    pub own_window_days: u32,
    /// Every month or quarter from the first purchase to today's.
    pub months: Vec<MonthFigures>,
    pub cohorts: Vec<Cohort>,
    /// The last periods divided into segments and stages; empty until [`Self::step`] has come so far.
    pub shares: Vec<ShareMonth>,
    /// What contacts brought since the first day of a period.
    pub results: Option<(Period, ChainResults)>,
    /// The grid of recency and value.
    pub grid: Option<SegmentsReport>,
}

/// What the figures depend on: revision of the shop, day, months or quarters.
pub type FiguresKey = (u64, NaiveDate, Span);

/// How much of the figures is there: periods divided, the first period of the results, whether the grid is.
pub type Done = (usize, Option<Period>, bool);

impl Figures {
    /// Computes the periods and cohorts: one pass over all purchases.
    pub fn compute(cx: &ViewCtx<'_>, span: Span) -> Self {
        let cycle_days = cx.analytics.shop_cycle_days().unwrap_or_else(|| i64::from(cx.model.settings().preset_cycle()));
        let own_window_days = u32::try_from(3 * cycle_days).unwrap_or(u32::MAX);
        let mut windows_days = vec![own_window_days];
        windows_days.extend(WINDOWS_DAYS);
        windows_days.sort_unstable();
        windows_days.dedup();
        let Measures { months, cohorts, .. } = measures_by(span, cx.model, cx.today, &windows_days, Counting::AllRows);
        Self { key: Self::key(cx, span), windows_days, own_window_days, months, cohorts, shares: Vec::new(), results: None, grid: None }
    }

    /// Computes the next of what takes longer: the shares, what contacts brought, the grid. One a frame, so that the window never
    /// waits for all of them. True until nothing is left.
    pub fn step(&mut self, cx: &ViewCtx<'_>, view: View) -> bool {
        let Some(from) = self.first_shown(view) else { return false };
        let wanted = self.wanted_shares(view);
        if self.shares.len() < wanted {
            self.shares = shares_of_last(view.span, cx.model, cx.today, wanted);
        } else if self.results.as_ref().is_none_or(|(known, _)| *known != from) {
            self.results = Some((from, chain_results(cx.model, from.first_day(), cx.today, cx.today)));
        } else if self.grid.is_none() {
            self.grid = Some(segments(cx.model, cx.analytics, None));
        } else {
            return false;
        }
        true
    }

    /// What is there.
    pub fn done(&self) -> Done {
        (self.shares.len(), self.results.as_ref().map(|(from, _)| *from), self.grid.is_some())
    }

    fn first_shown(&self, view: View) -> Option<Period> {
        self.months.get(self.months.len().saturating_sub(view.most_periods())).map(|month| month.period)
    }

    /// One more than is shown, for the change of the first one.
    fn wanted_shares(&self, view: View) -> usize {
        view.most_periods().saturating_add(1).min(self.months.len())
    }

    /// What the figures depend on.
    pub fn key(cx: &ViewCtx<'_>, span: Span) -> FiguresKey {
        (cx.model.revision(), cx.today, span)
    }

    /// The index of a window in [`Self::windows_days`]; that of the shop's own window if it is not offered.
    pub fn window_index(&self, days: Option<u32>) -> usize {
        let of = |days: u32| self.windows_days.iter().position(|known| *known == days);
        days.and_then(of).or_else(|| of(self.own_window_days)).unwrap_or(0)
    }
}

/// A month's figures over the window with this index.
pub fn of_window(month: &MonthFigures, window: usize) -> Option<&WindowFigures> {
    month.windows.get(window)
}

/// How a figure moved and how far it usually does.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Movement {
    /// From the figure before to the last one.
    pub change: Option<f64>,
    /// Median absolute change from month to month over the last 12 full months; `None` below three changes.
    pub swing: Option<f64>,
}

impl Movement {
    /// How the last of `figures` moved; `full` tells how many of them, from the first on, belong to finished months.
    pub fn of(figures: &[Option<f64>], full: usize) -> Self {
        let known: Vec<f64> = figures.iter().rev().map_while(|figure| *figure).take(2).collect();
        let change = match known.as_slice() {
            [last, before] => Some(last - before),
            _ => None,
        };
        Self { change, swing: swing(figures.get(..full).unwrap_or_default()) }
    }
}

/// Median absolute month-to-month change of the last 12 months.
fn swing(figures: &[Option<f64>]) -> Option<f64> {
    let pairs = figures.iter().zip(figures.iter().skip(1)).rev().take(12);
    let mut changes: Vec<f64> = pairs.filter_map(|(before, after)| Some(((*after)? - (*before)?).abs())).collect();
    if changes.len() < 3 {
        return None;
    }
    changes.sort_by(f64::total_cmp);
    let upper = changes.get(changes.len() / 2).copied()?;
    let lower = changes.get((changes.len() - 1) / 2).copied()?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(figures: &[f64]) -> Vec<Option<f64>> {
        figures.iter().copied().map(Some).collect()
    }

    #[test]
    fn the_usual_swing_is_the_median_change_of_full_months() {
        assert_eq!(swing(&some(&[1.0, 2.0])), None);
        assert_eq!(swing(&some(&[1.0, 2.0, 4.0, 7.0])), Some(2.0));
        assert_eq!(swing(&some(&[1.0, 2.0, 0.0, 3.0, 7.0])), Some(2.5));
        let mut long = some(&[500.0]);
        long.extend(some(&[0.0; 13]));
        assert_eq!(swing(&long), Some(0.0), "only the last twelve changes count");
    }

    #[test]
    fn months_without_a_ratio_are_passed_over() {
        let figures = [Some(1.0), None, Some(2.0), Some(3.0), Some(5.0), Some(8.0)];
        assert_eq!(swing(&figures), Some(2.0));
        assert_eq!(Movement::of(&figures, 5).change, Some(3.0));
        assert_eq!(Movement::of(&[Some(1.0), None], 1).change, None);
        assert_eq!(Movement::of(&[None, Some(1.0)], 2).change, None);
        assert_eq!(Movement::of(&[], 0), Movement::default());
    }
}
