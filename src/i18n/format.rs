//! Numbers, money, shares and dates as the owner reads them.

use std::borrow::Cow;
use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use super::{Language, Tr};
use crate::domain::dates::Month;
use crate::domain::money::Currency;

/// Parts thousands: a narrow space that does not break.
const THIN: char = '\u{202f}';
/// Between a number and its sign.
const NBSP: char = '\u{a0}';

/// `1 248`, `−141`. Four digits are grouped too, so that columns line up.
#[must_use]
pub(super) fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    if number < 0 {
        text.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(THIN);
        }
        text.push(digit);
    }
    text
}

impl Tr {
    /// A whole number, grouped: `1 248`.
    #[must_use]
    pub fn number(&self, number: impl TryInto<i64>) -> String {
        grouped(number.try_into().unwrap_or(i64::MAX))
    }

    const fn decimal_sign(&self) -> char {
        match self.language() {
            Language::English => '.',
            Language::Russian => ',',
        }
    }

    /// Money: `4 200 ₽`, `$48`, `9,90 ₽`. Minor units show only where there are any.
    #[must_use]
    pub fn money(&self, sum_minor: i64, currency: Currency) -> String {
        let per_unit = currency.minor_per_unit();
        let minor = (sum_minor % per_unit).unsigned_abs();
        let mut number = grouped(sum_minor.abs() / per_unit);
        if minor != 0 {
            number.push(self.decimal_sign());
            let width = currency.minor_digits() as usize;
            // Writing to a String cannot fail.
            write!(number, "{minor:0width$}").unwrap_or_default();
        }
        self.signed(sum_minor < 0, &number, currency)
    }

    /// Money to the unit, for columns and headlines of large sums: `17 100 ₽`. Rounded half away from zero.
    #[must_use]
    pub fn money_round(&self, sum_minor: i64, currency: Currency) -> String {
        let per_unit = i128::from(currency.minor_per_unit());
        let units = crate::domain::money::divide_round(i128::from(sum_minor), per_unit).unwrap_or(0);
        let units = i64::try_from(units).unwrap_or(i64::MAX);
        self.signed(units < 0, &grouped(units.saturating_abs()), currency)
    }

    /// An estimate of money to two digits, `≈ 4 300 ₽`: more would promise what no prediction knows.
    #[must_use]
    pub fn money_about(&self, sum_minor: i64, currency: Currency) -> String {
        self.with("money-about", &[("sum", self.money_round(two_digits(sum_minor), currency).into())])
    }

    fn signed(&self, negative: bool, number: &str, currency: Currency) -> String {
        let minus = if negative { "−" } else { "" };
        let sign = currency.sign();
        let before = self.language() == Language::English && matches!(sign, "$" | "€" | "£" | "¥" | "₹" | "₪" | "₩" | "CA$" | "A$" | "CN¥");
        if before { format!("{minus}{sign}{number}") } else { format!("{minus}{number}{NBSP}{sign}") }
    }

    /// A share of 0..=1 in percent with `decimals` digits: `41.2 %`. For showing only.
    #[must_use]
    pub fn percent(&self, share: f64, decimals: usize) -> String {
        format!("{}{NBSP}%", self.decimal(share * 100.0, decimals))
    }

    /// A number with a fixed count of decimals: `1.3`, `−0,4`.
    #[must_use]
    pub fn decimal(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let text = if text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.')) {
            text.trim_start_matches('-').to_owned()
        } else {
            text
        };
        text.replace('-', "−").replace('.', &self.decimal_sign().to_string())
    }

    /// Name of a month standing alone: `October`, `октябрь`.
    #[must_use]
    pub fn month_name(&self, month: u32) -> Cow<'_, str> {
        self.listed("month-names", month.saturating_sub(1))
    }

    /// Short name of a month: `Oct`, `окт`.
    #[must_use]
    pub fn month_short(&self, month: u32) -> Cow<'_, str> {
        self.listed("month-shorts", month.saturating_sub(1))
    }

    /// `October 2025`, `Октябрь 2025`.
    #[must_use]
    pub fn month_year(&self, month: Month) -> String {
        format!("{} {}", capitalized(&self.month_name(month.month())), month.year())
    }

    /// `Oct 2025`, `окт 2025`.
    #[must_use]
    pub fn month_year_short(&self, month: Month) -> String {
        format!("{} {}", self.month_short(month.month()), month.year())
    }

    /// `14 October`, `14 октября`.
    #[must_use]
    pub fn day_month(&self, day: NaiveDate) -> String {
        format!("{}{NBSP}{}", day.day(), self.listed("month-genitives", day.month0()))
    }

    /// `14 October 2025`.
    #[must_use]
    pub fn day_month_year(&self, day: NaiveDate) -> String {
        format!("{}{NBSP}{}", self.day_month(day), day.year())
    }

    /// `14 Oct`; with the year where it is not this year's: `14 Oct 2024`.
    #[must_use]
    pub fn day_short(&self, day: NaiveDate, today: NaiveDate) -> String {
        let short = format!("{}{NBSP}{}", day.day(), self.month_short(day.month()));
        if day.year() == today.year() { short } else { format!("{short}{NBSP}{}", day.year()) }
    }

    /// `14 October`; with the year where it is not this year's: `14 October 2026`. A day and month that were typed for a day
    /// gone by are of the next year, which has to be seen.
    #[must_use]
    pub fn day_long(&self, day: NaiveDate, today: NaiveDate) -> String {
        if day.year() == today.year() { self.day_month(day) } else { self.day_month_year(day) }
    }

    /// `Tuesday, 14 October`, `Вторник, 14 октября`; with the year as in [`Self::day_long`].
    #[must_use]
    pub fn weekday_day(&self, day: NaiveDate, today: NaiveDate) -> String {
        capitalized(&self.weekday_day_inside(day, today))
    }

    /// The same inside a sentence: `Tuesday, 14 October`, `вторник, 14 октября`.
    #[must_use]
    pub fn weekday_day_inside(&self, day: NaiveDate, today: NaiveDate) -> String {
        format!("{}, {}", self.weekday(day), self.day_long(day, today))
    }

    /// `Tuesday`, `вторник`.
    #[must_use]
    pub fn weekday(&self, day: NaiveDate) -> Cow<'_, str> {
        self.listed("weekday-names", day.weekday().num_days_from_monday())
    }

    /// Short weekday by its place in the week, Monday 0: `Tue`, `Вт`.
    #[must_use]
    pub fn weekday_short(&self, from_monday: u32) -> Cow<'_, str> {
        self.listed("weekday-shorts", from_monday)
    }

    /// One letter of a weekday, Monday 0: `T`, `В`.
    #[must_use]
    pub fn weekday_letter(&self, from_monday: u32) -> String {
        self.weekday_short(from_monday).chars().take(1).collect()
    }

    /// A time of day: `09:30`.
    #[must_use]
    pub fn time(&self, time: chrono::NaiveTime) -> String {
        time.format("%H:%M").to_string()
    }

    /// Entry `place` of a list that stands under one key, parted by commas.
    pub(super) fn listed(&self, key: &'static str, place: u32) -> Cow<'_, str> {
        match self.text(key) {
            Cow::Borrowed(list) => Cow::Borrowed(list.split(", ").nth(place as usize).unwrap_or("")),
            Cow::Owned(list) => Cow::Owned(list.split(", ").nth(place as usize).unwrap_or("").to_owned()),
        }
    }
}

/// A number to two digits, rounded half up.
fn two_digits(estimate: i64) -> i64 {
    let mut step = 1;
    while (estimate / step).abs() >= 100 {
        step *= 10;
    }
    estimate.saturating_add(step / 2).div_euclid(step) * step
}

/// The text with its first letter large.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn money_is_written_as_each_language_does() {
        let (en, ru) = (Tr::new(Language::English), Tr::new(Language::Russian));
        assert_eq!(ru.money(420_000, Currency::RUB), "4\u{202f}200\u{a0}₽");
        assert_eq!(ru.money(990, Currency::RUB), "9,90\u{a0}₽");
        assert_eq!(en.money(-990, Currency::USD), "−$9.90");
        assert_eq!(ru.money(4_805, Currency::USD), "48,05\u{a0}$");
        assert_eq!(en.money_round(123_456_789, Currency::USD), "$1\u{202f}234\u{202f}568");
        assert_eq!(en.money(0, Currency::RUB), "0\u{a0}₽");
        assert_eq!(en.money(i64::MIN + 1, Currency::RUB), "−92\u{202f}233\u{202f}720\u{202f}368\u{202f}547\u{202f}758.07\u{a0}₽");
    }

    #[test]
    fn estimates_keep_two_digits() {
        for (estimate, expected) in [(0, 0), (7, 7), (99, 99), (123, 120), (4_712_249, 4_700_000), (99_600, 100_000), (-1_550, -1_500)] {
            assert_eq!(two_digits(estimate), expected);
        }
        assert_eq!(two_digits(i64::MAX / 2) / 100_000_000_000_000_000, 46);
    }

    #[test]
    fn shares_and_decimals_have_the_right_sign() {
        let (en, ru) = (Tr::new(Language::English), Tr::new(Language::Russian));
        assert_eq!(en.percent(0.412, 1), "41.2\u{a0}%");
        assert_eq!(ru.percent(0.412, 1), "41,2\u{a0}%");
        assert_eq!(ru.decimal(-0.4, 1), "−0,4");
        assert_eq!(en.decimal(-0.04, 1), "0.0");
    }

    #[test]
    fn dates_are_written_as_each_language_does() {
        let (en, ru) = (Tr::new(Language::English), Tr::new(Language::Russian));
        assert_eq!(en.weekday_day(day("2025-10-14"), day("2025-10-01")), "Tuesday, 14\u{a0}October");
        assert_eq!(ru.weekday_day(day("2025-10-14"), day("2025-10-01")), "Вторник, 14\u{a0}октября");
        assert_eq!(ru.month_year(Month::of(day("2025-05-01"))), "Май 2025");
        assert_eq!(en.day_short(day("2024-03-09"), day("2025-10-14")), "9\u{a0}Mar\u{a0}2024");
        assert_eq!(ru.weekday_day(day("2026-10-01"), day("2025-10-14")), "Четверг, 1\u{a0}октября\u{a0}2026");
        assert_eq!(ru.day_short(day("2025-03-09"), day("2025-10-14")), "9\u{a0}мар");
        assert_eq!(ru.weekday_letter(3), "Ч");
    }

    #[test]
    fn plurals_follow_the_language() {
        let (en, ru) = (Tr::new(Language::English), Tr::new(Language::Russian));
        for (count, english, russian) in
            [(1, "1 day", "1 день"), (3, "3 days", "3 дня"), (5, "5 days", "5 дней"), (21, "21 days", "21 день")]
        {
            assert_eq!(en.with("days", &[("count", count.into())]), english);
            assert_eq!(ru.with("days", &[("count", count.into())]), russian);
        }
    }
}
