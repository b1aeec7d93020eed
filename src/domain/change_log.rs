//! The change log: what was changed in how the shop works, and when a change comes too soon after another to tell which of
//! the two worked (SPEC §6).

use chrono::NaiveDate;

use super::campaign::{LogEntry, LogKind};
use super::change::{Change, Row};
use super::dates::days_between;
use super::model::Model;

/// A second change within so many days of the first is warned about.
pub const ONE_CHANGE_DAYS: i64 = 30;

/// The entries, newest first.
#[must_use]
pub fn newest_first(model: &Model) -> Vec<&LogEntry> {
    let mut entries: Vec<&LogEntry> = model.log().iter().collect();
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.day, entry.id)));
    entries
}

/// The last change of a rule after which these changes would come too soon; `None` if they change no rule.
///
/// The owner's own entries are no changes of rules: a new master is not put off for a month.
#[must_use]
pub fn too_soon_after<'a>(model: &'a Model, changes: &[Change], today: NaiveDate) -> Option<&'a LogEntry> {
    let is_rule = |entry: &LogEntry| entry.what != LogKind::Own;
    let changes_rule = changes.iter().any(|change| match change {
        Change::LogEntry(row) => matches!(row.as_ref(), Row::Insert(entry) if is_rule(entry)),
        _ => false,
    });
    let recent = |entry: &&LogEntry| is_rule(entry) && (0..=ONE_CHANGE_DAYS).contains(&days_between(entry.day, today));
    let last = model.log().iter().filter(recent).max_by_key(|entry| (entry.day, entry.id));
    last.filter(|_| changes_rule)
}
