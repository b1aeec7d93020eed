//! Changes of how the shop works, as they are stamped on the time axis of every chart.

use super::board::{Making, Stamp};
use crate::domain::campaign::LogEntry;
use crate::domain::model::Model;

/// At most so many changes are stamped; older ones make room.
const STAMPS: usize = 6;

/// The latest changes of how the shop works in the months shown.
pub fn stamps(making: &Making<'_>, model: &Model) -> Vec<Stamp> {
    let Some(first) = making.shown().first().map(|month| month.period.first_day()) else { return Vec::new() };
    let mut entries: Vec<&LogEntry> = model.log().iter().filter(|entry| first <= entry.day && entry.day <= making.today).collect();
    entries.sort_by_key(|entry| (entry.day, entry.id));
    let late = entries.split_off(entries.len().saturating_sub(STAMPS));
    let stamp = |(letter, entry): (char, &LogEntry)| {
        let day = making.tr.day_short(entry.day, making.today);
        let text = making.tr.with("charts-stamp", &[("day", day.into()), ("what", making.tr.log_entry(entry).into())]);
        Stamp { day: entry.day, letter, text }
    };
    ('A'..='Z').zip(late).map(stamp).collect()
}
