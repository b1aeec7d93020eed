//! Marks that compare a client with the others of the shop (VIP, RFM) and the warmth of their answers (SPEC §4).

use chrono::NaiveDate;

use super::figures::{ClientFigures, Rfm, Vip, Warmth};
use crate::domain::chunks::Chunks;
use crate::domain::contact::Contact;
use crate::domain::dates::{add_days, days_between, number_of};
use crate::domain::purchase::Purchase;
use crate::domain::settings::{RfmLimits, Settings};

/// Warmth looks at contacts of so many days.
const WARMTH_DAYS: i64 = 180;

/// Limits of the RFM scores that the owner has set in place of the shop's fifths, in the order of [`ranked`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OwnLimits(Option<[[i64; 4]; 3]>);

impl OwnLimits {
    /// Those of these settings at a day.
    #[must_use]
    pub fn of(settings: &Settings, as_of: NaiveDate) -> Self {
        Self(settings.rfm_limits.as_ref().map(|limits| {
            // A score is reached by a value over its limit; "within d days" is a last day over `as_of` − d − 1.
            [
                limits.recency_days.map(|days| i64::from(number_of(as_of)) - i64::from(days) - 1),
                limits.purchase_days.map(|days| i64::from(days) - 1),
                limits.money_minor.map(|minor| minor.saturating_sub(1)),
            ]
        }))
    }

    /// Puts them in the place of the fifths. Tenure has no score.
    pub fn put(self, [recency, days, _, revenue]: &mut [Limits; 4]) {
        if let Self(Some(own)) = self {
            for (limits, own) in [recency, days, revenue].into_iter().zip(own) {
                limits.quintiles = own;
            }
        }
    }
}

/// The shop's own fifths as limits that an owner can go on from, money in whole units of `minor_per_unit`; `None` without buyers.
#[must_use]
pub fn fifths<'a>(clients: impl Iterator<Item = &'a ClientFigures>, as_of: NaiveDate, minor_per_unit: i64) -> Option<RfmLimits> {
    let [recency, days, _, revenue] = columns_of(clients).map(|mut column| (!column.is_empty()).then(|| Limits::of(&mut column)));
    let falling = |limits: Limits| {
        let [two, three, four, five] = limits.quintiles;
        [five, four, three, two]
    };
    let small = |value: i64| u16::try_from(value.max(0)).unwrap_or(u16::MAX);
    let unit = minor_per_unit.max(1);
    Some(RfmLimits {
        recency_days: falling(recency?).map(|last| small(i64::from(number_of(as_of)) - last - 1)),
        purchase_days: falling(days?).map(|days| small(days + 1)),
        money_minor: falling(revenue?).map(|minor| minor.div_euclid(unit).saturating_add(1).saturating_mul(unit)),
    })
}

/// Marks every buyer by rank among all buyers of the shop, archived ones included.
pub fn mark_by_rank(clients: &mut Chunks<Option<ClientFigures>>, own: OwnLimits) {
    let mut limits = columns_of(clients.iter().flatten()).map(|mut column| Limits::of(&mut column));
    own.put(&mut limits);
    for figures in clients.iter_mut().flatten() {
        mark(figures, &limits);
    }
}

/// The values of all buyers, in the order of [`ranked`].
fn columns_of<'a>(clients: impl Iterator<Item = &'a ClientFigures>) -> [Vec<i64>; 4] {
    let mut columns: [Vec<i64>; 4] = [(); 4].map(|()| Vec::with_capacity(clients.size_hint().0));
    for values in clients.filter_map(ranked) {
        for (column, value) in columns.iter_mut().zip(values) {
            column.push(value);
        }
    }
    columns
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
