//! Which backups may go. A pure function, since a mistake here costs the owner what cannot be brought back.
//!
//! Kept are all of the last 48 hours, then the last of each of 14 days, 12 weeks and 24 months. Days, weeks and months
//! are those in which there are backups, counted back from the newest by number: a clock that was wrong for a while can
//! neither push the past out nor make it look like one day. As a last stay, only a few go at a time.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};

/// All younger than this stay.
pub const ALL_HOURS: i64 = 48;
/// Days, weeks and months of which the last backup stays.
pub const DAYS: usize = 14;
pub const WEEKS: usize = 12;
pub const MONTHS: usize = 24;
/// At most so many go when one comes.
pub const MOST_AT_ONCE: usize = 3;

/// A backup that was made and read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// They are ordered by this alone.
    pub number: u64,
    /// What the clock said.
    pub at: DateTime<Utc>,
}

/// Those that may go, lowest number first. The newest is never among them.
#[must_use]
pub fn spare(stamps: &[Stamp], now: DateTime<Utc>) -> Vec<Stamp> {
    let mut newest_first = stamps.to_vec();
    newest_first.sort_by_key(|stamp| std::cmp::Reverse(stamp.number));
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut spare: Vec<Stamp> = Vec::new();
    for (place, stamp) in newest_first.iter().enumerate() {
        // Every period is looked at, also for those that stay for another reason.
        let of_day = is_last_of(&mut days, DAYS, stamp.at.num_days_from_ce());
        let week = stamp.at.iso_week();
        let of_week = is_last_of(&mut weeks, WEEKS, (week.year(), week.week()));
        let of_month = is_last_of(&mut months, MONTHS, (stamp.at.year(), stamp.at.month()));
        let young = (now - stamp.at).abs() <= TimeDelta::hours(ALL_HOURS);
        if place > 0 && !(young || of_day || of_week || of_month) {
            spare.push(*stamp);
        }
    }
    spare.reverse();
    spare.truncate(MOST_AT_ONCE);
    spare
}

/// Whether this is the first that was met of its period, among the first `most` periods.
fn is_last_of<P: Ord>(met: &mut BTreeSet<P>, most: usize, period: P) -> bool {
    met.len() < most && met.insert(period)
}

#[cfg(test)]
mod tests;
