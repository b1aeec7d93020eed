//! Where a client stands: stage by time, segment by rhythm, signs of drift (SPEC §4).

use super::cycle::{gaps, median_doubled};
use super::figures::{Cycle, Drifts, Late, Rhythm, Segment, Shrinking, Slowing, Stage};
use super::history::DayNumber;

/// Nobody misses more visits than this.
const MAX_MISSED: i64 = 6;

/// How far a gap may lie from the cycle and still be on time, days: 0.35 × cycle, at least 3.
#[must_use]
pub const fn tolerance_days(cycle_days: i64) -> i64 {
    let share = (7 * cycle_days + 10) / 20;
    if share < 3 { 3 } else { share }
}

/// The stage of a client `elapsed_days` after the last of `purchase_days` purchase days.
#[must_use]
pub fn stage(purchase_days: usize, elapsed_days: i64, cycle_days: i64) -> Stage {
    match purchase_days {
        0 => Stage::Prospect,
        _ if elapsed_days > (3 * cycle_days + 60).max(240) => Stage::Gone,
        _ if elapsed_days > 3 * cycle_days => Stage::Sleeping,
        _ if 10 * elapsed_days > 11 * cycle_days => Stage::AtRisk,
        1 => Stage::New,
        _ => Stage::Active,
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
    gaps(days).map(|gap| u32::from((gap - cycle_days).abs() <= tolerance)).sum()
}

/// Visits missed since the last one, 0..=6.
#[must_use]
pub fn missed(elapsed_days: i64, cycle_days: i64) -> u32 {
    let tolerance = tolerance_days(cycle_days);
    let over_days = elapsed_days - tolerance;
    let missed = match over_days {
        _ if over_days <= cycle_days => 0,
        // Most sleepers end here, without the division, which costs more than the rest of the judgement.
        _ if over_days >= MAX_MISSED * cycle_days => MAX_MISSED,
        _ => over_days / cycle_days,
    };
    u32::try_from(missed).unwrap_or(0)
}

/// The working group of a client with this rhythm.
#[must_use]
pub fn segment(purchase_days: usize, rhythm: Rhythm, elapsed_days: i64, cycle_days: i64) -> Segment {
    let at_least = |tenths: u64| 10 * u64::from(rhythm.on_time) >= tenths * (u64::from(rhythm.gaps) + u64::from(rhythm.missed));
    match purchase_days {
        0 => Segment::Prospect,
        1 if elapsed_days > cycle_days + tolerance_days(cycle_days) => Segment::OneTimer,
        1 => Segment::NotJudged,
        _ if purchase_days >= 3 && at_least(7) => Segment::Regular,
        _ if at_least(4) => Segment::Periodic,
        _ => Segment::Stray,
    }
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
