//! Prices as shops write them: round, a little lower in earlier years, in any currency that can be chosen.

use chrono::NaiveDate;

use crate::domain::dates::days_between;
use crate::domain::money::Currency;

use super::words::ProductLine;

/// How much lower prices were a year earlier, percent.
const YEARLY_RISE_PERCENT: i64 = 7;

/// The price of one piece on `day`, minor units; the list holds as of `today` and was lower in whole years before.
pub(super) fn price_minor(line: &ProductLine, currency: Currency, day: NaiveDate, today: NaiveDate) -> i64 {
    let list_minor = list_price_minor(line, currency);
    let years_ago = days_between(day, today) / 365;
    if years_ago == 0 { list_minor } else { round(list_minor * (100 - YEARLY_RISE_PERCENT * years_ago) / 100, currency) }
}

fn list_price_minor(line: &ProductLine, currency: Currency) -> i64 {
    usual_minor(line.roubles, line.us_cents, currency)
}

/// What costs so many roubles in Russia and cents in the United States, in minor units of another currency.
#[must_use]
pub fn usual_minor(roubles: i64, us_cents: i64, currency: Currency) -> i64 {
    if currency == Currency::RUB {
        return roubles * 100;
    }
    // What a service costs goes by the wealth of a place, not by the rate of exchange, so this is a rough level.
    let units_per_hundred_dollars = match currency.code() {
        "USD" | "EUR" | "CHF" => return us_cents,
        "GBP" => 85,
        "CAD" | "AUD" => 130,
        "BYN" | "AZN" | "GEL" | "PLN" | "ILS" | "AED" => 250,
        "UAH" | "TRY" | "CZK" | "INR" => 1_500,
        "RSD" | "AMD" | "KGS" | "JPY" => 6_000,
        "KZT" => 18_000,
        "KRW" => 90_000,
        "UZS" => 400_000,
        _ => 600,
    };
    round(us_cents * units_per_hundred_dollars * currency.minor_per_unit() / 10_000, currency)
}

/// To two digits, and no finer than a quarter of a unit.
pub(super) fn round(amount_minor: i64, currency: Currency) -> i64 {
    let mut step_minor = 1;
    while step_minor * 100 <= amount_minor {
        step_minor *= 10;
    }
    let step_minor = step_minor.max(currency.minor_per_unit() / 4).max(1);
    ((amount_minor + step_minor / 2) / step_minor * step_minor).max(step_minor)
}
