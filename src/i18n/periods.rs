//! Months and quarters in words.

use super::{Tr, capitalized};
use crate::domain::period::{Period, Span};

impl Tr {
    /// `October 2025`, `Q4 2025`; `Октябрь 2025`, `IV квартал 2025`.
    #[must_use]
    pub fn period_year(&self, period: Period) -> String {
        match period.span() {
            Span::Month => self.month_year(period.first_month()),
            Span::Quarter => format!("{} {}", capitalized(&self.listed("quarter-names", place(period))), period.first_month().year()),
        }
    }

    /// `Oct`, `Q4`; `окт`, `IV кв.`.
    #[must_use]
    pub fn period_short(&self, period: Period) -> String {
        match period.span() {
            Span::Month => self.month_short(period.number()).into_owned(),
            Span::Quarter => self.listed("quarter-shorts", place(period)).into_owned(),
        }
    }

    /// `Oct 2025`, `Q4 2025`; `окт 2025`, `IV кв. 2025`.
    #[must_use]
    pub fn period_year_short(&self, period: Period) -> String {
        format!("{} {}", self.period_short(period), period.first_month().year())
    }

    /// As a sentence tells when: `October`, `Q4` after the English "in"; `в октябре`, `во II квартале` with the Russian one, which
    /// depends on the number.
    #[must_use]
    pub fn period_in(&self, period: Period) -> String {
        let key = match period.span() {
            Span::Month => "months-in",
            Span::Quarter => "quarters-in",
        };
        self.listed(key, place(period)).into_owned()
    }

    /// As in `October newcomers`: `October`, `Q4`; `октября`, `IV квартала`.
    #[must_use]
    pub fn period_of(&self, period: Period) -> String {
        let key = match period.span() {
            Span::Month => "month-genitives",
            Span::Quarter => "quarter-genitives",
        };
        self.listed(key, place(period)).into_owned()
    }
}

fn place(period: Period) -> u32 {
    period.number().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn quarters_are_named_as_each_language_does() {
        let quarter = Period::of("2025-11-03".parse().expect("a day"), Span::Quarter);
        let (en, ru) = (Tr::new(Language::English), Tr::new(Language::Russian));
        assert_eq!((en.period_year(quarter), ru.period_year(quarter)), ("Q4 2025".to_owned(), "IV квартал 2025".to_owned()));
        assert_eq!((en.period_short(quarter), ru.period_year_short(quarter)), ("Q4".to_owned(), "IV кв. 2025".to_owned()));
        assert_eq!((en.period_in(quarter), ru.period_in(quarter)), ("Q4".to_owned(), "в IV квартале".to_owned()));
        assert_eq!(ru.period_in(quarter.plus(-2)), "во II квартале");
        assert_eq!(ru.period_of(quarter.plus(-1)), "III квартала");
        let month = Period::of("2025-11-03".parse().expect("a day"), Span::Month);
        assert_eq!((en.period_year(month), ru.period_in(month)), ("November 2025".to_owned(), "в ноябре".to_owned()));
    }
}
