//! Pages to print: which there are, and of what day they tell.

use chrono::NaiveDate;

use crate::domain::dates::Month;
use crate::domain::period::Span;

/// A page to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Are clients coming back: key figures, charts, campaigns, by months or by quarters.
    Report(Span),
    /// Whom to contact on the day.
    CallList,
}

/// The day as which a report of `month` looks at the shop: its last day, or today if it still runs. `None` of a month that has
/// not begun.
#[must_use]
pub fn day_of_report(month: Month, today: NaiveDate) -> Option<NaiveDate> {
    (month.first_day() <= today).then(|| month.last_day().min(today))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_looks_at_the_shop_as_its_month_ended() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let of = |month: &str| day_of_report(Month::of(day(month)), day("2025-10-14"));
        assert_eq!(of("2025-09-01"), Some(day("2025-09-30")));
        assert_eq!(of("2025-10-01"), Some(day("2025-10-14")));
        assert_eq!(of("2025-11-01"), None);
    }
}
