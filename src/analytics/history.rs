//! One client's purchases boiled down to what the rules look at. One pass over the slice.

use chrono::NaiveDate;

use super::figures::Shrinking;
use super::ratio::mean_minor;
use crate::domain::dates::{DayNumber, number_of};
use crate::domain::ids::ProductId;
use crate::domain::model::Model;
use crate::domain::purchase::Purchase;

/// Sums of a client's purchases; the days stand in a column of their own.
#[derive(Debug, Clone, Default)]
pub struct History {
    pub purchases: u32,
    pub revenue_minor: i64,
    pub purchases_minor: i64,
    /// Net revenue after the first purchase day.
    pub repeat_revenue_minor: i64,
    /// Sum of the purchases after the first purchase day, without refunds.
    pub repeat_purchases_minor: i64,
    pub last_sum_minor: Option<i64>,
    pub last_product: Option<ProductId>,
    pub shrinking: Option<Shrinking>,
    /// Mean of the last five checks, minor units.
    pub recent_check_minor: i64,
}

/// The part of a client's records that exists at the end of `as_of`.
#[must_use]
pub fn until<T: crate::domain::tables::Dated>(records: &[T], as_of: NaiveDate) -> &[T] {
    if records.last().is_none_or(|last| last.day() <= as_of) {
        return records;
    }
    let end = records.partition_point(|record| record.day() <= as_of);
    records.get(..end).unwrap_or_default()
}

/// How many purchases are dated later than `day`.
#[must_use]
pub fn purchases_after(model: &Model, day: NaiveDate) -> usize {
    let after = |rows: &[Purchase]| rows.len() - until(rows, day).len();
    let of_clients = model.clients().iter().map(|client| after(model.purchases().of(client.id)));
    of_clients.sum::<usize>() + after(model.purchases().guests())
}

impl History {
    /// Reads purchases (sorted by day, none after `as_of`) and appends their distinct days to `days`.
    /// `scratch` is reused from client to client.
    #[must_use]
    pub fn read<'a>(purchases: &'a [Purchase], days: &mut Vec<DayNumber>, scratch: &mut Vec<&'a Purchase>) -> Self {
        let mut history = Self::default();
        let (mut first_day, mut last_day) = (None, None);
        for purchase in purchases {
            history.revenue_minor = history.revenue_minor.saturating_add(purchase.sum_minor);
            let is_repeat = first_day.is_some_and(|first| purchase.day > first);
            if is_repeat {
                history.repeat_revenue_minor = history.repeat_revenue_minor.saturating_add(purchase.sum_minor);
            }
            if purchase.is_refund() {
                continue;
            }
            if is_repeat {
                history.repeat_purchases_minor = history.repeat_purchases_minor.saturating_add(purchase.sum_minor);
            }
            history.purchases += 1;
            history.purchases_minor = history.purchases_minor.saturating_add(purchase.sum_minor);
            first_day = first_day.or(Some(purchase.day));
            if last_day != Some(purchase.day) {
                last_day = Some(purchase.day);
                days.push(number_of(purchase.day));
            }
        }
        history.read_last(purchases, scratch);
        history
    }

    fn read_last<'a>(&mut self, purchases: &'a [Purchase], scratch: &mut Vec<&'a Purchase>) {
        last_purchases(purchases, 5, scratch);
        let sum_of_last = |count| scratch.iter().rev().take(count).map(|purchase| i128::from(purchase.sum_minor)).sum();
        let Some(last) = scratch.last() else { return };
        self.last_sum_minor = Some(last.sum_minor);
        self.last_product = last.products().next();
        self.recent_check_minor = mean_minor(sum_of_last(5), scratch.len() as u64).unwrap_or(0);
        if self.purchases >= 6 {
            let recent = sum_of_last(3);
            self.shrinking = shrinking(recent, i128::from(self.purchases_minor) - recent, u64::from(self.purchases) - 3);
        }
    }
}

/// Mean of the last three ≤ 0.8 × mean of the earlier ones, compared without rounding.
fn shrinking(recent_minor: i128, earlier_minor: i128, earlier_count: u64) -> Option<Shrinking> {
    let shrinks = earlier_minor > 0 && recent_minor * i128::from(earlier_count) * 10 <= earlier_minor * 3 * 8;
    let means = mean_minor(recent_minor, 3).zip(mean_minor(earlier_minor, earlier_count));
    means.filter(|_| shrinks).map(|(recent_minor, earlier_minor)| Shrinking { recent_minor, earlier_minor })
}

/// The last `count` purchases into `into`, oldest first. The slice is sorted by day and has no purchase after the day looked at.
///
/// Within a day they stand by time where it is known, then by sum, so that the order of rows in a file does not matter.
pub fn last_purchases<'a>(purchases: &'a [Purchase], count: usize, into: &mut Vec<&'a Purchase>) {
    into.clear();
    for purchase in purchases.iter().rev().filter(|purchase| !purchase.is_refund()) {
        // The day of the last one wanted is read to its end, because its order is not that of the slice.
        if into.len() >= count && into.last().is_some_and(|oldest| purchase.day < oldest.day) {
            break;
        }
        into.push(purchase);
    }
    into.sort_by_key(|purchase| (purchase.day, purchase.minute, purchase.sum_minor));
    into.drain(..into.len().saturating_sub(count));
}
