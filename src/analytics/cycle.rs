//! How often a client buys: medians of gaps, the "±", the expected day and the contact window (SPEC §2).

use chrono::NaiveDate;

use super::figures::{Cycle, CycleSource};
use crate::domain::dates::{DayNumber, add_days, days_between, number_of};
use crate::domain::ids::ProductId;
use crate::domain::model::Model;
use crate::domain::purchase::Purchase;

/// A cycle looks at no more than this many of the last gaps.
pub const CYCLE_GAPS: usize = 8;

/// Twice the median, which may lie halfway between two whole numbers; `None` of nothing. Reorders `values`.
pub fn median_doubled(values: &mut [i64]) -> Option<i64> {
    if values.is_empty() {
        return None;
    }
    let is_even = values.len().is_multiple_of(2);
    let middle = values.len() / 2;
    let (below, upper, _) = values.select_nth_unstable(middle);
    let upper = *upper;
    let lower = if is_even { below.iter().max().copied()? } else { upper };
    Some(lower + upper)
}

/// Half a number, rounded half up.
pub const fn halve_up(doubled: i64) -> i64 {
    (doubled + 1).div_euclid(2)
}

/// The gaps between neighbouring days, in order.
pub fn gaps(days: &[DayNumber]) -> impl DoubleEndedIterator<Item = i64> + ExactSizeIterator + '_ {
    days.windows(2).map(|pair| match pair {
        [earlier, later] => i64::from(later - earlier),
        _ => 0,
    })
}

/// The last eight gaps at the start of `buffer`, if there are two.
fn last_gaps<'a>(days: &[DayNumber], buffer: &'a mut [i64; CYCLE_GAPS]) -> Option<&'a mut [i64]> {
    if days.len() < 3 {
        return None;
    }
    let mut count = 0;
    for (slot, gap) in buffer.iter_mut().zip(gaps(days).rev()) {
        *slot = gap;
        count += 1;
    }
    buffer.get_mut(..count)
}

fn cycle_of(gaps: &mut [i64]) -> Option<i64> {
    Some(halve_up(median_doubled(gaps)?).max(1))
}

/// The client's own cycle: the rounded median of the last eight gaps, if there are two; with its "±".
#[must_use]
pub fn own_cycle(days: &[DayNumber]) -> Option<Cycle> {
    let mut buffer = [0; CYCLE_GAPS];
    let gaps = last_gaps(days, &mut buffer)?;
    let cycle_days = cycle_of(gaps)?;
    let visits = u32::try_from(gaps.len() + 1).unwrap_or(u32::MAX);
    for gap in gaps.iter_mut() {
        *gap = (*gap - cycle_days).abs();
    }
    // 1.4826 makes the median absolute deviation of a normal spread equal to its standard deviation.
    let spread_days = (median_doubled(gaps)? * 14_826 + 10_000).div_euclid(20_000).max(1);
    Some(Cycle { days: cycle_days, source: CycleSource::Own { visits }, spread_days: Some(spread_days) })
}

/// The shop's median of its clients' own cycles, whole days; `None` if nobody has one.
#[must_use]
pub fn shop_cycle_days(mut own_cycles: Vec<i64>) -> Option<i64> {
    median_doubled(&mut own_cycles).map(halve_up)
}

/// What a client's cycle falls back on, and the least distance between a purchase and the next expected one.
#[derive(Debug, Clone, Copy)]
pub struct CycleRules {
    pub shop_cycle_days: Option<i64>,
    pub preset_cycle_days: i64,
    pub min_cycle_days: i64,
    /// Whether the shop sells anything with a repurchase cycle.
    pub has_recurring: bool,
}

impl CycleRules {
    /// The rules of a shop whose clients' own cycles have this median.
    #[must_use]
    pub fn new(model: &Model, shop_cycle_days: Option<i64>) -> Self {
        let settings = model.settings();
        Self {
            has_recurring: model.products().iter().any(|product| product.cycle_days.is_some()),
            shop_cycle_days,
            preset_cycle_days: i64::from(settings.preset_cycle()).max(1),
            min_cycle_days: i64::from(settings.min_cycle_days).max(1),
        }
    }

    /// The client's own cycle, else the product's, else the shop's, else the preset.
    #[must_use]
    pub fn cycle(&self, own: Option<Cycle>, product: Option<(ProductId, i64)>) -> Cycle {
        own.unwrap_or_else(|| {
            let (days, source) = match (product, self.shop_cycle_days) {
                (Some((product, days)), _) => (days, CycleSource::Product(product)),
                (None, Some(days)) => (days, CycleSource::Shop),
                (None, None) => (self.preset_cycle_days, CycleSource::Preset),
            };
            Cycle { days, source, spread_days: None }
        })
    }

    /// Days from a purchase to the next expected one: the cycle, but nobody is bothered more often than weekly.
    #[must_use]
    pub fn expected_after_days(&self, cycle_days: i64) -> i64 {
        cycle_days.max(self.min_cycle_days)
    }

    /// Contact window w: 2/13 of the expected distance, rounded half up, 1..=21 (a 3-month cycle gives 14).
    #[must_use]
    pub fn window_days(&self, cycle_days: i64) -> i64 {
        ((4 * self.expected_after_days(cycle_days) + 13) / 26).clamp(1, 21)
    }
}

/// The recurring product bought last with its usual cycle; of several on one day the one due first.
#[must_use]
pub fn last_recurring(model: &Model, purchases: &[Purchase]) -> Option<(ProductId, i64)> {
    let mut found: Option<(NaiveDate, i64, ProductId)> = None;
    for purchase in purchases.iter().rev().filter(|purchase| !purchase.is_refund()) {
        if found.is_some_and(|(day, ..)| purchase.day < day) {
            break;
        }
        for product in purchase.products() {
            if let Some(cycle_days) = recurring_days(model, product) {
                let candidate = (purchase.day, cycle_days, product);
                found = Some(found.map_or(candidate, |best| best.min(candidate)));
            }
        }
    }
    found.map(|(_, cycle_days, product)| (product, cycle_days))
}

fn recurring_days(model: &Model, product: ProductId) -> Option<i64> {
    model.products().get(product)?.cycle_days.map(|days| i64::from(days).max(1))
}

/// The cycle of one recurring product of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProductLine {
    pub product: ProductId,
    /// Whole days, ≥ 1.
    pub cycle_days: i64,
    /// From the client's own gaps between purchases of this product, else the product's usual cycle.
    pub own: bool,
    pub last: NaiveDate,
    pub expected: NaiveDate,
    pub window_days: i64,
    /// Whether the client is still waited for: not answered by a later purchase within its window, not sleeping.
    pub open: bool,
}

/// The recurring products of a client with the cycle of each, the first expected first.
///
/// A line is open until a purchase of anything comes after its contact window began (that purchase ended its chain), or
/// until it sleeps like a client: 3 × its cycle after it was last bought.
#[must_use]
pub fn product_lines(model: &Model, purchases: &[Purchase], rules: &CycleRules, as_of: NaiveDate) -> Vec<ProductLine> {
    let mut bought = purchases.iter().filter(|purchase| !purchase.is_refund());
    let mut pairs: Vec<(ProductId, NaiveDate)> = bought
        .clone()
        .flat_map(|purchase| purchase.products().map(|product| (product, purchase.day)))
        .filter(|(product, _)| recurring_days(model, *product).is_some())
        .collect();
    let Some(last_day) = bought.next_back().map(|purchase| purchase.day) else { return Vec::new() };
    pairs.sort_unstable();
    pairs.dedup();
    let mut lines: Vec<ProductLine> = pairs
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|line| {
            let &(product, last) = line.last()?;
            let days: Vec<DayNumber> = line.iter().map(|(_, day)| number_of(*day)).collect();
            let own = own_cycle(&days);
            let cycle_days = own.map_or(recurring_days(model, product)?, |cycle| cycle.days);
            let expected = add_days(last, rules.expected_after_days(cycle_days));
            let window_days = rules.window_days(cycle_days);
            let answered = last < last_day && add_days(expected, -window_days) <= last_day;
            let asleep = days_between(last, as_of) > 3 * cycle_days;
            let open = !answered && !asleep;
            Some(ProductLine { product, cycle_days, own: own.is_some(), last, expected, window_days, open })
        })
        .collect();
    lines.sort_by_key(|line| (line.expected, line.product));
    lines
}

/// The line that a client of at least two open recurring products is waited for: the one expected first, until its chain is
/// over. Whoever did not come for the haircut may still come for the colouring: then the next line has its own chain, unless
/// the contacts of the one before spoke for it. `span` gives the first and the last day of a line's chain.
#[must_use]
pub fn first_line(lines: &[ProductLine], as_of: NaiveDate, span: impl Fn(&ProductLine) -> (NaiveDate, NaiveDate)) -> Option<ProductLine> {
    let mut open = lines.iter().filter(|line| line.open).peekable();
    let mut line = open.next()?;
    open.peek()?;
    while span(line).1 < as_of {
        let spoken_for = add_days(line.expected, line.window_days);
        let Some(next) = open.find(|next| next.expected > spoken_for).filter(|next| span(next).0 <= as_of) else { break };
        line = next;
    }
    Some(*line)
}
