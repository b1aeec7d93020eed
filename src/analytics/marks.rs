//! Marks that compare a client with the others of the shop (VIP, RFM) and the warmth of their answers (SPEC §4).

use chrono::NaiveDate;

use super::figures::{ClientFigures, Rfm, Vip, Warmth};
use super::history::number_of;
use crate::domain::contact::Contact;
use crate::domain::dates::{add_days, days_between};
use crate::domain::purchase::Purchase;

/// Warmth looks at contacts of so many days.
const WARMTH_DAYS: i64 = 180;

/// Marks every buyer by rank among all buyers of the shop, archived ones included.
pub fn mark_by_rank(clients: &mut [Option<ClientFigures>]) {
    let mut columns: [Vec<i64>; 4] = [(); 4].map(|()| Vec::with_capacity(clients.len()));
    for values in clients.iter().flatten().filter_map(ranked) {
        for (column, value) in columns.iter_mut().zip(values) {
            column.push(value);
        }
    }
    let limits = columns.map(|mut column| Limits::of(&mut column));
    for figures in clients.iter_mut().flatten() {
        mark(figures, &limits);
    }
}

/// What buyers are ranked by: last purchase day, purchase days, tenure in days, net revenue in minor units. `None` for others.
#[must_use]
pub fn ranked(figures: &ClientFigures) -> Option<[i64; 4]> {
    let last = figures.last?;
    Some([i64::from(number_of(last)), i64::from(figures.purchase_days), figures.tenure_days(), figures.revenue_minor])
}

/// Marks one client by the limits of the shop, in the order of [`ranked`].
pub fn mark(figures: &mut ClientFigures, [recency, days, tenure, revenue]: &[Limits; 4]) {
    let enough_days = figures.purchase_days >= 3;
    let Some([by_recency, by_days, by_tenure, by_revenue]) = ranked(figures) else {
        (figures.rfm, figures.vip) = (None, Vip { enough_days, ..Vip::default() });
        return;
    };
    figures.rfm = Some(Rfm { r: recency.score(by_recency), f: days.score(by_days), m: revenue.score(by_revenue) });
    figures.vip = Vip {
        by_days: by_days >= days.top_tenth,
        by_tenure: by_tenure >= tenure.top_tenth,
        by_revenue: by_revenue >= revenue.top_tenth,
        enough_days,
    };
}

/// The values of a column that part its quintiles and its top tenth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub quintiles: [i64; 4],
    pub top_tenth: i64,
}

impl Limits {
    /// Found by selection, not by sorting: that keeps 100 000 clients within a few milliseconds.
    fn of(column: &mut [i64]) -> Self {
        let count = column.len();
        Self::by(count, |rank| if rank < count { *column.select_nth_unstable(rank).1 } else { i64::MAX })
    }

    /// From the value at each rank (0 the lowest) of `count` values; beyond the last one that is `i64::MAX`.
    pub fn by(count: usize, mut at: impl FnMut(usize) -> i64) -> Self {
        Self {
            // 5 × lower ÷ N reaches k exactly when at least ceil(k·N/5) values are lower.
            quintiles: [1, 2, 3, 4].map(|k| at((k * count).div_ceil(5).wrapping_sub(1))),
            top_tenth: at(count.wrapping_sub(count.div_ceil(10))),
        }
    }

    /// 1 + floor(5 × number of strictly lower values ÷ N).
    fn score(&self, value: i64) -> u8 {
        self.quintiles.iter().fold(1, |score, limit| score + u8::from(value > *limit))
    }
}

/// Whether purchases follow contacts, over the last 180 days. Both slices are sorted by day and end at `as_of`.
#[must_use]
pub fn warmth(contacts: &[Contact], purchases: &[Purchase], response_days: i64, as_of: NaiveDate) -> Warmth {
    let since = add_days(as_of, -WARMTH_DAYS);
    let recent = contacts.get(contacts.partition_point(|contact| contact.day <= since)..).unwrap_or_default();
    if recent.len() < 2 {
        return Warmth::Unknown;
    }
    let answered = |contact: &Contact| {
        let from = purchases.partition_point(|purchase| purchase.day < contact.day);
        let after = purchases.get(from..).unwrap_or_default().iter().find(|purchase| !purchase.is_refund());
        after.is_some_and(|purchase| days_between(contact.day, purchase.day) <= response_days)
    };
    if recent.iter().any(answered) { Warmth::Warm } else { Warmth::Cold }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn scores_and_the_top_tenth_equal_their_definitions(values in prop::collection::vec(-20_i64..20, 1..60)) {
            let limits = Limits::of(&mut values.clone());
            let count = values.len();
            let mut falling = values.clone();
            falling.sort_unstable_by(|a, b| b.cmp(a));
            prop_assert_eq!(limits.top_tenth, falling[count.div_ceil(10) - 1]);
            for value in &values {
                let lower = values.iter().filter(|other| *other < value).count();
                prop_assert_eq!(usize::from(limits.score(*value)), 1 + 5 * lower / count);
            }
        }
    }
}
