//! Civil days and months. Purchases happen on civil days without a zone; only contacts have a moment.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Whole days from `earlier` to `later`; negative if they are the other way round.
#[must_use]
pub fn days_between(earlier: NaiveDate, later: NaiveDate) -> i64 {
    (later - earlier).num_days()
}

/// `day` moved by a number of days, kept inside the calendar that can be represented.
#[must_use]
pub fn add_days(day: NaiveDate, days: i64) -> NaiveDate {
    let count = Days::new(days.unsigned_abs());
    let moved = if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) };
    moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

/// Days counted from the common era: gaps are plain subtractions.
pub type DayNumber = i32;

/// The number of a day.
#[must_use]
pub fn number_of(day: NaiveDate) -> DayNumber {
    day.num_days_from_ce()
}

/// The day of a number, kept inside the calendar that can be represented.
#[must_use]
pub fn day_of(number: DayNumber) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(number).unwrap_or(NaiveDate::MAX)
}

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month(i32);

impl Month {
    /// The month in which `day` lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + day.month0().cast_signed())
    }

    /// Calendar year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// Number of the month, 1..=12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.0.rem_euclid(12).cast_unsigned() + 1
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), 1).unwrap_or(NaiveDate::MAX)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        add_days(self.plus(1).first_day(), -1)
    }

    /// The month `months` later (earlier if negative).
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// Months from `earlier` to this one.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

impl std::fmt::Display for Month {
    /// `2025-10`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

/// A birthday: day and month, the year if it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Birthday {
    /// 1..=12.
    pub month: u8,
    /// 1..=31, a day that the month can have (29 February is allowed).
    pub day: u8,
    pub year: Option<i16>,
}

impl Birthday {
    /// `None` for a day that no year has (31 February), or that the given year does not have.
    #[must_use]
    pub fn new(day: u8, month: u8, year: Option<i16>) -> Option<Self> {
        let probe_year = year.map_or(2000, i32::from);
        NaiveDate::from_ymd_opt(probe_year, u32::from(month), u32::from(day))?;
        Some(Self { month, day, year })
    }

    /// The day on which it is kept in a year: 29 February on the 28th where the year has none.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::from(self.day))
            .or_else(|| NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::from(self.day) - 1))
    }

    /// The kept day nearest to `day`, which may lie in the year before or after.
    #[must_use]
    pub fn nearest(self, day: NaiveDate) -> Option<NaiveDate> {
        (-1..=1).filter_map(|offset| self.in_year(day.year() + offset)).min_by_key(|kept| days_between(*kept, day).abs())
    }

    /// The age reached on the kept day `on`, if the year of birth is known.
    #[must_use]
    pub fn age_on(self, on: NaiveDate) -> Option<i32> {
        self.year.map(|year| on.year() - i32::from(year)).filter(|age| *age >= 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date in a test")
    }

    #[test]
    fn month_arithmetic_crosses_years() {
        let month = Month::of(day("2024-12-31"));
        assert_eq!(month.plus(1).first_day(), day("2025-01-01"));
        assert_eq!(month.last_day(), day("2024-12-31"));
        assert_eq!(month.plus(2).last_day(), day("2025-02-28"));
        assert_eq!(month.plus(14).since(month), 14);
        assert_eq!(month.to_string(), "2024-12");
    }

    #[test]
    fn leap_birthday_is_kept_on_the_28th_in_other_years() {
        let birthday = Birthday::new(29, 2, Some(1992)).expect("a leap day");
        assert_eq!(birthday.in_year(2025), Some(day("2025-02-28")));
        assert_eq!(birthday.in_year(2024), Some(day("2024-02-29")));
        assert_eq!(birthday.age_on(day("2025-02-28")), Some(33));
    }

    #[test]
    fn impossible_birthdays_are_refused() {
        assert_eq!(Birthday::new(31, 2, None), None);
        assert_eq!(Birthday::new(29, 2, Some(1991)), None);
        assert_eq!(Birthday::new(0, 5, None), None);
    }

    #[test]
    fn nearest_birthday_may_lie_in_another_year() {
        let birthday = Birthday::new(1, 1, None).expect("new year");
        assert_eq!(birthday.nearest(day("2025-12-30")), Some(day("2026-01-01")));
        let birthday = Birthday::new(31, 12, None).expect("the last day");
        assert_eq!(birthday.nearest(day("2026-01-02")), Some(day("2025-12-31")));
    }
}
