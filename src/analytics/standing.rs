//! Where a client stands: stage by time, segment by rhythm, signs of drift (SPEC §4).

use super::cycle::{gaps, median_doubled};
use super::figures::{Cycle, Drifts, Late, Rhythm, Segment, Shrinking, Slowing, Stage};
use crate::domain::dates::DayNumber;

/// Nobody misses more visits than this.
const MAX_MISSED: i64 = 6;

/// How far a gap may lie from the cycle and still be on time, days: 0.35 × cycle, at least 3.
#[must_use]
pub const fn tolerance_days(cycle_days: i64) -> i64 {
    let share = (7 * cycle_days + 10) / 20;
    if share < 3 { 3 } else { share }
}

/// How a client's stage and segment lapse with the days after the last purchase, until the next one.
///
/// The rules are kept as the last days on which each holds: judging a day is then a few comparisons, and a year of month
/// ends needs no division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lapse {
    purchase_days: usize,
    /// Days after the last purchase after which the client is at risk, sleeping, gone.
    stage_ends: [i64; 3],
    /// The last days on which a client is regular and periodic; of a single purchase, the last on which it is not judged.
    segment_ends: [i64; 2],
}

impl Lapse {
    /// Of a client with so many purchase days and on-time gaps, by a cycle.
    #[must_use]
    pub fn new(purchase_days: usize, on_time: u32, cycle_days: i64) -> Self {
        // 10 × elapsed > 11 × cycle.
        let at_risk = 11 * cycle_days / 10;
        let stage_ends = [at_risk, 3 * cycle_days, (3 * cycle_days + 60).max(240)];
        // On time in at least so many tenths of all gaps: so many visits may be missed, and the next one may not.
        let gaps = i64::try_from(purchase_days).unwrap_or(i64::MAX).saturating_sub(1);
        let until = |tenths: i64| last_day_with_missed(10 * i64::from(on_time) / tenths - gaps, cycle_days);
        let segment_ends = match purchase_days {
            0 | 1 => [last_day_with_missed(0, cycle_days); 2],
            2 => [NEVER, until(4)],
            _ => [until(7), until(4)],
        };
        Self { purchase_days, stage_ends, segment_ends }
    }

    /// The stage so many days after the last purchase.
    #[must_use]
    pub fn stage(&self, elapsed_days: i64) -> Stage {
        match (self.purchase_days, passed(&self.stage_ends, elapsed_days)) {
            (0, _) => Stage::Prospect,
            (1, 0) => Stage::New,
            (_, 0) => Stage::Active,
            (_, 1) => Stage::AtRisk,
            (_, 2) => Stage::Sleeping,
            _ => Stage::Gone,
        }
    }

    /// The working group so many days after the last purchase.
    #[must_use]
    pub fn segment(&self, elapsed_days: i64) -> Segment {
        match (self.purchase_days, passed(&self.segment_ends, elapsed_days)) {
            (0, _) => Segment::Prospect,
            (1, 0) => Segment::NotJudged,
            (1, _) => Segment::OneTimer,
            (_, 0) => Segment::Regular,
            (_, 1) => Segment::Periodic,
            _ => Segment::Stray,
        }
    }
}

/// A last day before every day.
const NEVER: i64 = -1;

/// How many of these days have passed.
fn passed(ends: &[i64], elapsed_days: i64) -> u32 {
    ends.iter().map(|end| u32::from(elapsed_days > *end)).sum()
}

/// The last day after a purchase on which no more than so many visits are missed, as [`missed`] counts them.
const fn last_day_with_missed(visits: i64, cycle_days: i64) -> i64 {
    match visits {
        ..0 => NEVER,
        // The first visit counts as missed when its whole tolerance is over.
        0 => tolerance_days(cycle_days) + cycle_days,
        MAX_MISSED.. => i64::MAX,
        _ => tolerance_days(cycle_days) + (visits + 1) * cycle_days - 1,
    }
}

/// On-time gaps, all gaps and missed visits.
#[must_use]
pub fn rhythm(days: &[DayNumber], elapsed_days: i64, cycle_days: i64) -> Rhythm {
    let missed = if days.is_empty() { 0 } else { missed(elapsed_days, cycle_days) };
    Rhythm { on_time: on_time(days, cycle_days), gaps: u32::try_from(gaps(days).len()).unwrap_or(u32::MAX), missed }
}

/// Gaps that lie within the tolerance of the cycle.
#[must_use]
pub fn on_time(days: &[DayNumber], cycle_days: i64) -> u32 {
    let tolerance = tolerance_days(cycle_days);
    let number = |days: i64| DayNumber::try_from(days).unwrap_or(DayNumber::MAX);
    let (from, to) = (number(cycle_days - tolerance), number(cycle_days + tolerance));
    // In the width of a day number, several gaps are compared at once.
    let later = days.get(1..).unwrap_or_default();
    days.iter().zip(later).map(|(earlier, later)| u32::from((from..=to).contains(&(later - earlier)))).sum()
}

/// Visits missed since the last one, 0..=6.
#[must_use]
pub fn missed(elapsed_days: i64, cycle_days: i64) -> u32 {
    let over_days = elapsed_days - tolerance_days(cycle_days);
    let missed = if over_days <= cycle_days { 0 } else { (over_days / cycle_days).min(MAX_MISSED) };
    u32::try_from(missed).unwrap_or(0)
}

/// Signs of drifting away. `scratch` is reused from client to client.
#[must_use]
pub fn drifts(
    days: &[DayNumber],
    elapsed_days: i64,
    cycle: Cycle,
    window_days: i64,
    shrinking: Option<Shrinking>,
    scratch: &mut Vec<i64>,
) -> Drifts {
    let over_days = elapsed_days - cycle.days - window_days;
    let late = (!days.is_empty() && over_days > 0).then(|| Late { over_days: u32::try_from(over_days).unwrap_or(u32::MAX) });
    Drifts { slowing: slowing(days, scratch), shrinking, late }
}

/// At least five purchase days, and the median of the last two gaps ≥ 1.3 × that of the earlier ones.
fn slowing(days: &[DayNumber], scratch: &mut Vec<i64>) -> Option<Slowing> {
    if days.len() < 5 {
        return None;
    }
    scratch.clear();
    scratch.extend(gaps(days));
    let (earlier, recent) = scratch.split_at_mut_checked(days.len() - 3)?;
    let (recent, earlier) = (median_doubled(recent)?, median_doubled(earlier)?);
    let half_days = |doubled: i64| u32::try_from(doubled).unwrap_or(u32::MAX);
    (10 * recent >= 13 * earlier).then(|| Slowing { recent_half_days: half_days(recent), earlier_half_days: half_days(earlier) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The rules as SPEC §4 words them, day by day.
        #[test]
        fn stages_and_segments_lapse_as_the_rules_say(
            purchase_days in 0_u32..30, on_time in 0_u32..29, cycle in 1_i64..400, elapsed in 0_i64..4000,
        ) {
            let gaps = purchase_days.saturating_sub(1);
            let on_time = on_time.min(gaps);
            let lapse = Lapse::new(purchase_days as usize, on_time, cycle);
            let stage = if purchase_days == 0 {
                Stage::Prospect
            } else if elapsed > (3 * cycle + 60).max(240) {
                Stage::Gone
            } else if elapsed > 3 * cycle {
                Stage::Sleeping
            } else if 10 * elapsed > 11 * cycle {
                Stage::AtRisk
            } else if purchase_days == 1 {
                Stage::New
            } else {
                Stage::Active
            };
            prop_assert_eq!(lapse.stage(elapsed), stage);
            let all = i64::from(gaps + missed(elapsed, cycle));
            let segment = match purchase_days {
                0 => Segment::Prospect,
                1 if elapsed > cycle + tolerance_days(cycle) => Segment::OneTimer,
                1 => Segment::NotJudged,
                3.. if 10 * i64::from(on_time) >= 7 * all => Segment::Regular,
                _ if 10 * i64::from(on_time) >= 4 * all => Segment::Periodic,
                _ => Segment::Stray,
            };
            prop_assert_eq!(lapse.segment(elapsed), segment);
        }
    }
}
