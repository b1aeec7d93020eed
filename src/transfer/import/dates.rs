//! Dates as people and programs write them. What a whole column means (day or month first, Excel's day numbers) is
//! decided once from all its cells; nothing rolls over, and what cannot be a day is a fault.

use chrono::{Datelike, NaiveDate};

use super::date_parts::Parts;
use super::words::is_spreadsheet_error;
use crate::domain::dates::Birthday;

/// Which part of 12/10/2024 is the day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

/// How the dates of a column are to be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateStyle {
    pub order: DateOrder,
    /// Bare numbers are Excel's day numbers (1900 system) or, by their length, seconds or milliseconds since 1970.
    pub serial: bool,
}

/// A day with the minute of the day, where a time was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTime {
    pub day: NaiveDate,
    pub minute: Option<u16>,
}

/// Why a cell is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    Missing,
    NotADate,
    NoSuchDay,
    ImpossibleYear,
    ExcelError,
}

/// Years of purchases before this are slips of the pen.
const FIRST_YEAR: i32 = 1950;
/// Years of birth before this, too.
const FIRST_BIRTH_YEAR: i16 = 1900;

/// Reads a date with or without a time. `today` decides the century of years of two digits.
///
/// # Errors
/// [`DateFault`] says why the text is no day.
pub fn parse(text: &str, style: DateStyle, today: NaiveDate) -> Result<DayTime, DateFault> {
    let found = read(text, style, today)?;
    if found.day.year() < FIRST_YEAR { Err(DateFault::ImpossibleYear) } else { Ok(found) }
}

/// As [`parse`], for any year.
fn read(text: &str, style: DateStyle, today: NaiveDate) -> Result<DayTime, DateFault> {
    if let Some(day) = iso_day(text.as_bytes()) {
        let minute = if text.len() > 10 { split_time(text).1 } else { None };
        return Ok(DayTime { day: day?, minute });
    }
    if let Some((a, b, year, _)) = two_two_four(text.as_bytes()) {
        let (day, month) = if style.order == DateOrder::MonthFirst { (b, a) } else { (a, b) };
        return Ok(DayTime { day: day_of(i32::try_from(year).unwrap_or(0), month, day)?, minute: None });
    }
    if text.is_empty() {
        return Err(DateFault::Missing);
    }
    // Spreadsheets keep a cell as text by an apostrophe.
    if let Some(rest) = text.strip_prefix('\'').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return read(rest, style, today);
    }
    if is_spreadsheet_error(text) {
        return Err(DateFault::ExcelError);
    }
    if let Some((days, minute)) = serial_number(text) {
        return if style.serial { serial_day(days).map(|day| DayTime { day, minute }) } else { Err(DateFault::NotADate) };
    }
    if let Some(found) = unix_time(text) {
        return if style.serial { Ok(found) } else { Err(DateFault::NotADate) };
    }
    let (date, minute) = split_time(text);
    let parts = Parts::of(date).ok_or(DateFault::NotADate)?;
    Ok(DayTime { day: parts.day(style.order, today)?, minute })
}

/// Reads a birthday, whose year may be missing: `1990-05-01`, `05.03.1990`, `--03-08`, `8 марта`, `03.08`.
#[must_use]
pub fn parse_birthday(text: &str, style: DateStyle, today: NaiveDate) -> Option<Birthday> {
    let yearless = text.strip_prefix("--").map(|rest| rest.replace('-', ""));
    if let Some(digits) = yearless.filter(|digits| digits.len() == 4) {
        return Birthday::new(digits.get(2..)?.parse().ok()?, digits.get(..2)?.parse().ok()?, None);
    }
    let (date, _) = split_time(text);
    if let Some(Parts { numbers, count, month, .. }) = Parts::of(date)
        && count + u8::from(month.is_some()) == 2
    {
        let [first, second, _] = numbers;
        let (day, month) = match (month, style.order) {
            (Some(month), _) => (first.value, month),
            (None, DateOrder::DayFirst) => (first.value, second.value),
            (None, DateOrder::MonthFirst) => (second.value, first.value),
        };
        return Birthday::new(u8::try_from(day).ok()?, u8::try_from(month).ok()?, None);
    }
    let day = read(text, style, today).ok()?.day;
    // Of two digits the later century is taken, but nobody is born tomorrow.
    let year = if day > today { day.year() - 100 } else { day.year() };
    let year = i16::try_from(year).ok().filter(|year| *year >= FIRST_BIRTH_YEAR)?;
    Birthday::new(u8::try_from(day.day()).ok()?, u8::try_from(day.month()).ok()?, Some(year))
}

/// Reads a time alone: `14:30`, `9:05:00`, `1:33 PM`; the minute of the day.
#[must_use]
pub fn parse_time(text: &str) -> Option<u16> {
    split_time(text).1.or_else(|| {
        // "14.30", as hours are written in notebooks.
        let (hour, minute) = text.split_once(['.', '-'])?;
        let is_time = matches!(hour.len(), 1 | 2) && minute.len() == 2;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
        (is_time && hour < 24 && minute < 60).then(|| hour * 60 + minute)
    })
}

/// The fast way for `2024-03-05…`, which is what programs write; `None` if the text is not of this form.
pub(super) fn iso_day(bytes: &[u8]) -> Option<Result<NaiveDate, DateFault>> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, ref rest @ ..] = bytes else { return None };
    if ![y1, y2, y3, y4, m1, m2, d1, d2].iter().all(u8::is_ascii_digit) || rest.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let number = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    Some(day_of(i32::try_from(number(&[y1, y2, y3, y4])).unwrap_or(0), number(&[m1, m2]), number(&[d1, d2])))
}

pub(super) fn day_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, DateFault> {
    if day == 0 || month == 0 {
        return Err(DateFault::NotADate);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay)
}

/// The fast way for `05.03.2024` and its kin, which is what people write: the numbers and the sign between them.
pub(super) fn two_two_four(bytes: &[u8]) -> Option<(u32, u32, u32, u8)> {
    let &[a1, a2, first @ (b'.' | b'/' | b'-'), b1, b2, second, y1, y2, y3, y4] = bytes else { return None };
    let digits = [a1, a2, b1, b2, y1, y2, y3, y4];
    if first != second || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    Some((number(&[a1, a2]), number(&[b1, b2]), number(&[y1, y2, y3, y4]), first))
}

/// Excel's day numbers that can be meant: 1950 to 2100.
const SERIAL_DAYS: std::ops::Range<u32> = 18_264..73_415;

/// The whole days and the minute of a bare number in the range of Excel's days.
pub(super) fn serial_number(text: &str) -> Option<(u32, Option<u16>)> {
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, ""));
    if whole.len() != 5 || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days: u32 = whole.parse().ok().filter(|days| SERIAL_DAYS.contains(days))?;
    let digits = fraction.get(..fraction.len().min(9)).unwrap_or_default();
    if digits.bytes().all(|byte| byte == b'0') {
        return Some((days, None));
    }
    let scale = 10_u64.pow(u32::try_from(digits.len()).unwrap_or(9));
    let minute = (digits.parse::<u64>().ok()? * 1440 + scale / 2) / scale;
    Some((days, u16::try_from(minute.min(1439)).ok()))
}

fn serial_day(days: u32) -> Result<NaiveDate, DateFault> {
    // Excel counts a 29 February 1900 that never was, so from March 1900 on its day 0 is 30 December 1899.
    NaiveDate::from_ymd_opt(1899, 12, 30)
        .and_then(|zero| zero.checked_add_days(chrono::Days::new(u64::from(days))))
        .ok_or(DateFault::NotADate)
}

/// Seconds or milliseconds since 1970 in UTC, from 2001 to 2033: no phone of ten digits begins with a 1.
pub(super) fn unix_time(text: &str) -> Option<DayTime> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_stamp = matches!(whole.len(), 10 | 13) && whole.starts_with('1');
    if !is_stamp || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let seconds: i64 = whole.get(..10)?.parse().ok()?;
    let at = chrono::DateTime::from_timestamp(seconds, 0)?.naive_utc();
    Some(DayTime { day: at.date(), minute: u16::try_from(seconds.rem_euclid(86_400) / 60).ok() })
}

/// Parts a text into the date and the minute of the day, wherever the time stands.
pub(super) fn split_time(text: &str) -> (&str, Option<u16>) {
    let Some(colon) = text.find(':') else { return (text, None) };
    let (before, after) = (text.get(..colon).unwrap_or_default(), text.get(colon + 1..).unwrap_or_default());
    let hour_start = before
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let hour: Option<u16> = before.get(hour_start..).and_then(|digits| digits.parse().ok());
    let minute: Option<u16> = after.get(..2).and_then(|digits| digits.parse().ok());
    let lower = after.to_lowercase();
    let hour = hour.map(|hour| match hour {
        12 if lower.contains("am") || lower.contains("a.m") => 0,
        1..=11 if lower.contains("pm") || lower.contains("p.m") => hour + 12,
        hour => hour,
    });
    let minute_of_day = hour.zip(minute).filter(|(hour, minute)| *hour < 24 && *minute < 60).map(|(hour, minute)| hour * 60 + minute);
    let mut date = before.get(..hour_start).unwrap_or_default().trim_end_matches([' ', ',', '\u{a0}', '\u{202f}']);
    // The T of 2024-03-05T10:00, and not that of "at".
    if let Some(day) = date.strip_suffix(['T', 't'])
        && day.ends_with(|c: char| c.is_ascii_digit())
    {
        date = day;
    }
    if date.is_empty() {
        // The time stands first: 10:30 05.03.2024.
        let end = after.find([' ', ',']).unwrap_or(after.len());
        date = after.get(end..).unwrap_or_default().trim_matches([' ', ',']);
    }
    (date, minute_of_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day")
    }

    fn read(text: &str, order: DateOrder) -> Result<String, DateFault> {
        parse(text, DateStyle { order, serial: true }, today()).map(|found| match found.minute {
            Some(minute) => format!("{} {}:{:02}", found.day, minute / 60, minute % 60),
            None => found.day.to_string(),
        })
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(read(text, DateOrder::DayFirst).as_deref(), Ok(expected), "{text}");
    }

    #[test]
    fn dates_are_read_as_people_and_programs_write_them() {
        for (text, expected) in [
            ("2024-03-05", "2024-03-05"),
            ("2024-03-05 14:30", "2024-03-05 14:30"),
            ("2024-12-17T23:30:00+03:00", "2024-12-17 23:30"),
            ("2024-05-01 10:00:00.000", "2024-05-01 10:00"),
            ("2024-08-07 11:20:45 +0000", "2024-08-07 11:20"),
            ("2024-08-07T11:20:45Z", "2024-08-07 11:20"),
            ("2024/03/05", "2024-03-05"),
            ("20240305", "2024-03-05"),
            ("05.03.2024", "2024-03-05"),
            ("5.3.24", "2024-03-05"),
            ("05.03.99", "1999-03-05"),
            ("05/03/2024", "2024-03-05"),
            ("05-03-2024 9:05", "2024-03-05 9:05"),
            ("21.12.2024 12:40", "2024-12-21 12:40"),
            ("10:30 05.03.2024", "2024-03-05 10:30"),
            ("5 марта 2024 г.", "2024-03-05"),
            ("27 июля 2024", "2024-07-27"),
            ("Mar 5, 2024", "2024-03-05"),
            ("March 5th, 2024 at 9:05 AM", "2024-03-05 9:05"),
            ("Tue, 5 Mar 2024 10:00:00", "2024-03-05 10:00"),
            ("5-Mar-24", "2024-03-05"),
            ("5 марта 2024 в 9:05", "2024-03-05 9:05"),
            ("5-го марта 2024", "2024-03-05"),
            ("05.03.2024 (вт)", "2024-03-05"),
            ("5/III/2024", "2024-03-05"),
            ("'05.03.2024", "2024-03-05"),
            ("Mar 5 '24", "2024-03-05"),
            ("12 XI 24", "2024-11-12"),
            ("1709629200", "2024-03-05 9:00"),
            ("1709629200123", "2024-03-05 9:00"),
            ("1709629200.5", "2024-03-05 9:00"),
            ("45356", "2024-03-05"),
            ("45537,86546", "2024-09-02 20:46"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn times_are_read_alone() {
        for (text, minute) in [
            ("14:30", Some(870)),
            ("14.30", Some(870)),
            ("9-05", Some(545)),
            ("10:00–11:00", Some(600)),
            ("1.5", None),
            ("25.30", None),
            ("2059.8245", None),
        ] {
            assert_eq!(parse_time(text), minute, "{text}");
        }
    }

    #[test]
    fn month_first_dates_are_read_so() {
        for (text, expected) in [
            ("10/17/24 1:33 PM", "2024-10-17 13:33"),
            ("12/24/24", "2024-12-24"),
            ("1/11/2025", "2025-01-11"),
            ("9/1/24 12:05 AM", "2024-09-01 0:05"),
        ] {
            assert_eq!(read(text, DateOrder::MonthFirst).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_a_fault_and_nothing_rolls_over() {
        for (text, fault) in [
            ("", DateFault::Missing),
            ("вчера", DateFault::NotADate),
            ("00.00.0000", DateFault::NotADate),
            ("32.01.2024", DateFault::NoSuchDay),
            ("31.04.2024", DateFault::NoSuchDay),
            ("29.02.2023", DateFault::NoSuchDay),
            ("12.03.0202", DateFault::ImpossibleYear),
            ("#######", DateFault::ExcelError),
            ("#N/A", DateFault::ExcelError),
            ("+79161000028", DateFault::NotADate),
            ("8 916 200-00-01", DateFault::NotADate),
            ("12", DateFault::NotADate),
            ("2025550123", DateFault::NotADate),
            ("9161000028", DateFault::NotADate),
            ("1 2 3 4", DateFault::NotADate),
            ("Anna", DateFault::NotADate),
        ] {
            assert_eq!(read(text, DateOrder::DayFirst), Err(fault), "{text}");
        }
    }

    #[test]
    fn birthdays_may_lack_a_year() {
        for (text, expected) in [
            ("1990-05-01", Some((1, 5, Some(1990)))),
            ("--03-08", Some((8, 3, None))),
            ("--0229", Some((29, 2, None))),
            ("8 марта", Some((8, 3, None))),
            ("08.03", Some((8, 3, None))),
            ("12.04.85", Some((12, 4, Some(1985)))),
            ("19850412", Some((12, 4, Some(1985)))),
            ("1931-05-01", Some((1, 5, Some(1931)))),
            ("01.05.1031", None),
            ("31.02.1990", None),
            ("", None),
        ] {
            let found = parse_birthday(text, DateStyle::default(), today()).map(|birthday| (birthday.day, birthday.month, birthday.year));
            assert_eq!(found, expected, "{text}");
        }
    }
}
