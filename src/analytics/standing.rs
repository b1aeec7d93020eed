//! Where a client stands: stage by time, segment by rhythm, signs of drift (SPEC §4).

use super::cycle::{gaps, median_doubled};
use super::figures::{Cycle, Drifts, Late, Rhythm, Segment, Shrinking, Slowing, Stage};
use crate::domain::dates::DayNumber;

/// Nobody misses more visits than this.
const MAX_MISSED: DayNumber = 6;

/// How far a gap may lie from the cycle and still be on time, days: 0.35 × cycle, at least 3.
#[must_use]
pub const fn tolerance_days(cycle_days: i64) -> i64 {
    let share = (7 * cycle_days + 10) / 20;
    if share < 3 { 3 } else { share }
}

/// A cycle and its tolerance, in the width in which several days are compared at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tempo {
    cycle_days: DayNumber,
    tolerance_days: DayNumber,
}

impl Tempo {
    /// Of a cycle; one of more than 27 000 years is as good as that.
    #[must_use]
    pub fn of(cycle_days: i64) -> Self {
        Self { cycle_days: narrow(cycle_days), tolerance_days: narrow(tolerance_days(cycle_days)) }
    }

    /// Whether a gap of so many days lies within the tolerance of the cycle.
    #[must_use]
    pub const fn is_on_time(self, gap_days: DayNumber) -> bool {
        // One comparison: what is below wraps around.
        gap_days.wrapping_sub(self.cycle_days - self.tolerance_days).cast_unsigned() <= (2 * self.tolerance_days).unsigned_abs()
    }
}

/// How a client's stage and segment lapse with the days after the last purchase, until the next one.
///
/// The rules are kept as the last days on which each holds: judging a day is then a few comparisons, and a year of month
/// ends needs no division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lapse {
    places: &'static Places,
    /// Days after the last purchase after which the client is at risk, sleeping, gone.
    stage_ends: [DayNumber; 3],
    /// The last days on which a client is regular and periodic; of a single purchase, the last on which it is not judged.
    segment_ends: [DayNumber; 2],
}

impl Lapse {
    /// Of a client with so many purchase days and on-time gaps, by a cycle.
    #[must_use]
    pub fn new(purchase_days: usize, on_time: u32, tempo: Tempo) -> Self {
        let Tempo { cycle_days: cycle, tolerance_days: tolerance } = tempo;
        // 10 × elapsed > 11 × cycle.
        let stage_ends = [11 * cycle / 10, 3 * cycle, (3 * cycle + 60).max(240)];
        // On time in at least so many tenths of all gaps: so many visits may be missed, and the next one may not.
        let (gaps, on_time) = (narrow_count(purchase_days) - 1, narrow_count(on_time as usize));
        let until = |most_gaps: DayNumber| last_day_with_missed(most_gaps - gaps, cycle, tolerance);
        let (places, segment_ends) = match purchase_days {
            0 => (&NOWHERE, [NEVER; 2]),
            1 => (&AFTER_ONE_PURCHASE, [cycle + tolerance; 2]),
            2 => (&AFTER_MORE, [NEVER, until(10 * on_time / 4)]),
            _ => (&AFTER_MORE, [until(10 * on_time / 7), until(10 * on_time / 4)]),
        };
        Self { places, stage_ends, segment_ends }
    }

    /// The stage so many days after the last purchase.
    #[must_use]
    pub fn stage(&self, elapsed_days: DayNumber) -> Stage {
        let stages = &self.places.stages;
        stages.get(passed(&self.stage_ends, elapsed_days)).copied().unwrap_or(stages[0])
    }

    /// The working group so many days after the last purchase.
    #[must_use]
    pub fn segment(&self, elapsed_days: DayNumber) -> Segment {
        let segments = &self.places.segments;
        segments.get(passed(&self.segment_ends, elapsed_days)).copied().unwrap_or(segments[0])
    }

    /// For how many days more stage and segment stay as they are on this one; half of all numbers and more if for good.
    #[must_use]
    pub fn holds_for(&self, elapsed_days: DayNumber) -> u32 {
        // Without a branch: days that have passed wrap around and lie behind all others.
        let ahead = |end: &DayNumber| (end - elapsed_days).cast_unsigned();
        self.stage_ends.iter().chain(&self.segment_ends).map(ahead).fold(u32::MAX, u32::min)
    }
}

/// Stages and segments that follow one another while a client does not buy.
#[derive(Debug, PartialEq, Eq)]
struct Places {
    stages: [Stage; 4],
    segments: [Segment; 3],
}

const NOWHERE: Places = Places { stages: [Stage::Prospect; 4], segments: [Segment::Prospect; 3] };
const AFTER_ONE_PURCHASE: Places = Places {
    stages: [Stage::New, Stage::AtRisk, Stage::Sleeping, Stage::Gone],
    segments: [Segment::NotJudged, Segment::OneTimer, Segment::OneTimer],
};
const AFTER_MORE: Places = Places {
    stages: [Stage::Active, Stage::AtRisk, Stage::Sleeping, Stage::Gone],
    segments: [Segment::Regular, Segment::Periodic, Segment::Stray],
};

/// A last day before every day.
const NEVER: DayNumber = -1;

/// A last day that does not come.
const FOREVER: DayNumber = DayNumber::MAX;

/// A number of days in the width in which several are compared at once. What is longer than 27 000 years is as good as that.
pub fn narrow(days: i64) -> DayNumber {
    const LONGEST: DayNumber = 10_000_000;
    DayNumber::try_from(days).unwrap_or(LONGEST).min(LONGEST)
}

/// A number of visits in the same width.
fn narrow_count(visits: usize) -> DayNumber {
    narrow(i64::try_from(visits).unwrap_or(i64::MAX))
}

/// How many of these days have passed.
fn passed(ends: &[DayNumber], elapsed_days: DayNumber) -> usize {
    ends.iter().map(|end| usize::from(elapsed_days > *end)).sum()
}

/// The last day after a purchase on which no more than so many visits are missed, as [`missed`] counts them.
const fn last_day_with_missed(visits: DayNumber, cycle_days: DayNumber, tolerance_days: DayNumber) -> DayNumber {
    // The first visit counts as missed when its whole tolerance is over.
    let is_first = (visits == 0) as DayNumber;
    match visits {
        ..0 => NEVER,
        MAX_MISSED.. => FOREVER,
        _ => tolerance_days + (visits + 1) * cycle_days - 1 + is_first,
    }
}

/// On-time gaps, all gaps and missed visits.
#[must_use]
pub fn rhythm(days: &[DayNumber], elapsed_days: i64, cycle_days: i64) -> Rhythm {
    let missed = if days.is_empty() { 0 } else { missed(elapsed_days, cycle_days) };
    Rhythm { on_time: on_time(days, Tempo::of(cycle_days)), gaps: u32::try_from(gaps(days).len()).unwrap_or(u32::MAX), missed }
}

/// Gaps that lie within the tolerance of the cycle.
#[must_use]
pub fn on_time(days: &[DayNumber], tempo: Tempo) -> u32 {
    days.iter().zip(days.get(1..).unwrap_or_default()).map(|(earlier, later)| u32::from(tempo.is_on_time(later - earlier))).sum()
}

/// Visits missed since the last one, 0..=6.
#[must_use]
pub fn missed(elapsed_days: i64, cycle_days: i64) -> u32 {
    let over_days = elapsed_days - tolerance_days(cycle_days);
    let missed = if over_days <= cycle_days { 0 } else { (over_days / cycle_days).min(i64::from(MAX_MISSED)) };
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
            let lapse = Lapse::new(purchase_days as usize, on_time, Tempo::of(cycle));
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
            prop_assert_eq!(lapse.stage(narrow(elapsed)), stage);
            let all = i64::from(gaps + missed(elapsed, cycle));
            let segment = match purchase_days {
                0 => Segment::Prospect,
                1 if elapsed > cycle + tolerance_days(cycle) => Segment::OneTimer,
                1 => Segment::NotJudged,
                3.. if 10 * i64::from(on_time) >= 7 * all => Segment::Regular,
                _ if 10 * i64::from(on_time) >= 4 * all => Segment::Periodic,
                _ => Segment::Stray,
            };
            prop_assert_eq!(lapse.segment(narrow(elapsed)), segment);
            let place = |day: i64| (lapse.stage(narrow(day)), lapse.segment(narrow(day)));
            let until = elapsed + i64::from(lapse.holds_for(narrow(elapsed)));
            prop_assert!((elapsed..=until.min(elapsed + 4000)).all(|day| place(day) == place(elapsed)));
        }
    }
}
