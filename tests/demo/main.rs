//! Proves that the demo shops are whole, believable, the same everywhere, and never leave Today empty.

mod due;
mod language;
mod plausible;
mod repeatable;
mod today;
mod whole;

use chrono::NaiveDate;
use regulars::app::demo::DemoLanguage;
use regulars::domain::settings::Trade;

/// Every shop there is.
fn shops() -> impl Iterator<Item = (Trade, DemoLanguage)> {
    Trade::ALL.into_iter().flat_map(|trade| [(trade, DemoLanguage::En), (trade, DemoLanguage::Ru)])
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date in a test")
}
