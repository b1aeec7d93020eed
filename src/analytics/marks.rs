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
    for figures in clients.iter().flatten().filter(|figures| figures.purchase_days > 0) {
        for (column, value) in columns.iter_mut().zip([recency(figures), days(figures), tenure(figures), revenue(figures)]) {
            column.push(value);
        }
    }
    let [recency, days, tenure, revenue] = columns.map(|mut column| Limits::of(&mut column));
    for figures in clients.iter_mut().flatten() {
        let buyer = figures.purchase_days > 0;
        figures.rfm = buyer.then(|| Rfm {
            r: recency.score(self::recency(figures)),
            f: days.score(self::days(figures)),
            m: revenue.score(self::revenue(figures)),
        });
        figures.vip = Vip {
            by_days: buyer && self::days(figures) >= days.top_tenth,
            by_tenure: buyer && self::tenure(figures) >= tenure.top_tenth,
            by_revenue: buyer && self::revenue(figures) >= revenue.top_tenth,
            enough_days: figures.purchase_days >= 3,
        };
    }
}

fn recency(figures: &ClientFigures) -> i64 {
    figures.last.map_or(0, |last| i64::from(number_of(last)))
}

fn days(figures: &ClientFigures) -> i64 {
    i64::from(figures.purchase_days)
}

fn tenure(figures: &ClientFigures) -> i64 {
    figures.tenure_days()
}

fn revenue(figures: &ClientFigures) -> i64 {
    figures.revenue_minor
}

/// The values of a column that part its quintiles and its top tenth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Limits {
    quintiles: [i64; 4],
    top_tenth: i64,
}

impl Limits {
    /// Found by selection, not by sorting: that keeps 100 000 clients within a few milliseconds.
    fn of(column: &mut [i64]) -> Self {
        let count = column.len();
        let mut at = |rank: usize| if rank < count { *column.select_nth_unstable(rank).1 } else { i64::MAX };
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
