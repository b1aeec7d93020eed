//! The spans of time that figures are made for: a calendar month or a calendar quarter.

use chrono::NaiveDate;

use super::dates::Month;

/// How long a period is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    #[default]
    Month,
    Quarter,
}

impl Span {
    /// Both, the shorter first.
    pub const ALL: [Self; 2] = [Self::Month, Self::Quarter];

    /// Its length in months.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
        }
    }

    /// How many make a year: a year ago is so many periods back.
    #[must_use]
    pub const fn in_a_year(self) -> usize {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
        }
    }

    /// The name in texts.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }
}

/// A calendar month or quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// January, April, July or October of a quarter.
    first: Month,
    span: Span,
}

impl Period {
    /// The period in which `month` lies.
    #[must_use]
    pub fn holding(month: Month, span: Span) -> Self {
        let into = i32::try_from(month.month().saturating_sub(1)).unwrap_or(0) % span.months();
        Self { first: month.plus(-into), span }
    }

    /// The period in which `day` lies.
    #[must_use]
    pub fn of(day: NaiveDate, span: Span) -> Self {
        Self::holding(Month::of(day), span)
    }

    /// How long it is.
    #[must_use]
    pub const fn span(self) -> Span {
        self.span
    }

    /// Its first month.
    #[must_use]
    pub const fn first_month(self) -> Month {
        self.first
    }

    /// Its place in the year: 1..=12 of months, 1..=4 of quarters.
    #[must_use]
    pub const fn number(self) -> u32 {
        (self.first.month() - 1) / self.span.months().cast_unsigned() + 1
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        self.first.first_day()
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.first.plus(self.span.months() - 1).last_day()
    }

    /// Whether `day` lies in it.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        Self::of(day, self.span) == self
    }

    /// The period of the same length so many periods later (earlier if negative).
    #[must_use]
    pub const fn plus(self, periods: i32) -> Self {
        Self { first: self.first.plus(periods.saturating_mul(self.span.months())), span: self.span }
    }

    /// Periods of this length from `earlier` to this one; both are of one length.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i32 {
        self.first.since(earlier.first) / self.span.months()
    }
}

impl From<Month> for Period {
    fn from(month: Month) -> Self {
        Self { first: month, span: Span::Month }
    }
}

impl std::fmt::Display for Period {
    /// `2025-10` of a month, `2025-Q4` of a quarter.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.span {
            Span::Month => self.first.fmt(f),
            Span::Quarter => write!(f, "{:04}-Q{}", self.first.year(), self.number()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_quarter_is_three_calendar_months() {
        let quarter = Period::of(day("2025-11-15"), Span::Quarter);
        assert_eq!((quarter.to_string().as_str(), quarter.number()), ("2025-Q4", 4));
        assert_eq!((quarter.first_day(), quarter.last_day()), (day("2025-10-01"), day("2025-12-31")));
        assert!(quarter.holds(day("2025-10-01")) && quarter.holds(day("2025-12-31")) && !quarter.holds(day("2026-01-01")));
        assert_eq!(quarter.plus(2).to_string(), "2026-Q2");
        assert_eq!(quarter.plus(-9).since(quarter), -9);
        assert_eq!(Period::of(day("2024-02-29"), Span::Quarter).last_day(), day("2024-03-31"));
    }

    #[test]
    fn a_month_is_a_period_too() {
        let month = Period::of(day("2024-02-10"), Span::Month);
        assert_eq!(month, Period::from(Month::of(day("2024-02-10"))));
        assert_eq!((month.to_string().as_str(), month.number(), month.last_day()), ("2024-02", 2, day("2024-02-29")));
        assert_eq!(month.plus(12).to_string(), "2025-02");
    }
}
