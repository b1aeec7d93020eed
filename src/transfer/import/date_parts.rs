//! The numbers and words of a written date, and which of them is what.

use chrono::{Datelike as _, NaiveDate};

use super::date_words::{is_filler, roman_month};
use super::dates::{DateFault, DateOrder, day_of};
use super::words::month_of;

/// A number as written: how many digits tells a year from a day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Number {
    pub(super) value: u32,
    digits: u8,
}

/// The numbers and the month's name of a written date.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    pub(super) numbers: [Number; 3],
    pub(super) count: u8,
    pub(super) month: Option<u32>,
    /// The month's name stands before the first number.
    month_leads: bool,
    /// Parted by dots, as only countries do that put the day first.
    pub(super) dots: bool,
}

impl Parts {
    /// `None` where there are other words, or more or other signs than a date has.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut parts = Self::default();
        let mut rest = text.trim();
        while let Some(c) = rest.chars().next() {
            let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
            let taken = if c.is_ascii_digit() {
                let length = run(|c| c.is_ascii_digit());
                let slot = parts.numbers.get_mut(usize::from(parts.count))?;
                *slot = Number { value: rest.get(..length)?.parse().ok()?, digits: u8::try_from(length).ok()? };
                parts.count += 1;
                length
            } else if c.is_alphabetic() {
                let length = run(char::is_alphabetic);
                let word = rest.get(..length)?.to_lowercase();
                if let Some(month) = month_of(&word).or_else(|| roman_month(&word).filter(|_| parts.count == 1)) {
                    parts.month_leads = parts.count == 0;
                    if parts.month.replace(month).is_some() {
                        return None;
                    }
                } else if !is_filler(&word) {
                    return None;
                }
                length
            } else if matches!(c, '.' | '/' | '-' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '‑' | '–' | '\\' | '(' | ')' | '\'' | '’') {
                parts.dots |= c == '.' && parts.count == 1;
                c.len_utf8()
            } else {
                return None;
            };
            rest = rest.get(taken..)?;
        }
        (parts.count > 0).then_some(parts)
    }

    /// Day and month in doubt, if this is a date of numbers with the year at its end.
    pub(super) fn pair(&self) -> Option<(u32, u32)> {
        let [first, second, year] = self.numbers;
        let is_pair = self.count == 3 && self.month.is_none() && first.digits <= 2 && second.digits <= 2 && year.digits != 3;
        is_pair.then_some((first.value, second.value))
    }

    /// Whether a month is written out.
    pub(super) const fn has_month(&self) -> bool {
        self.month.is_some() && self.count > 1
    }

    /// The day, if numbers and words make one.
    pub(super) fn day(&self, order: DateOrder, today: NaiveDate) -> Result<NaiveDate, DateFault> {
        let [a, b, c] = self.numbers;
        match (self.month, self.count) {
            (Some(month), 2) if a.digits == 4 => day_of(year_of(a, today)?, month, b.value),
            (Some(month), 2) => day_of(year_of(b, today)?, month, a.value),
            (None, 3) if a.digits == 4 => day_of(year_of(a, today)?, b.value, c.value),
            (None, 3) if self.pair().is_some() => match order {
                DateOrder::DayFirst => day_of(year_of(c, today)?, b.value, a.value),
                DateOrder::MonthFirst => day_of(year_of(c, today)?, a.value, b.value),
            },
            (None, 1) if a.digits == 8 => {
                day_of(i32::try_from(a.value / 10_000).map_err(|_| DateFault::NotADate)?, a.value / 100 % 100, a.value % 100)
                    .map_err(|_| DateFault::NotADate)
            }
            _ => Err(DateFault::NotADate),
        }
    }
}

/// A year of four digits, or of two in the century that makes it no later than next year.
fn year_of(number: Number, today: NaiveDate) -> Result<i32, DateFault> {
    let year = i32::try_from(number.value).map_err(|_| DateFault::NotADate)?;
    match number.digits {
        4 => Ok(year),
        1 | 2 if 2000 + year <= today.year() + 1 => Ok(2000 + year),
        1 | 2 => Ok(1900 + year),
        _ => Err(DateFault::NotADate),
    }
}
