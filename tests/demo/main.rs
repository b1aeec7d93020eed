//! Proves that the demo shops are whole, believable, the same everywhere, and never leave Today empty.
#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "helpers of tests may stop at the first surprise, as tests may")]

mod due;
mod language;
mod plausible;
mod repeatable;
mod today;
mod whole;

use std::sync::LazyLock;

use chrono::NaiveDate;
use regulars::app::demo::{DemoLanguage, generate};
use regulars::domain::model::Records;
use regulars::domain::settings::Trade;

/// The day on which the shops of most tests end.
const TODAY: &str = "2025-10-14";

/// A shop with its name for messages.
type Named = (String, DemoLanguage, Records);

/// Every shop there is, as of [`TODAY`]; made once for all tests.
static SHOPS: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let make = |trade, language| (format!("{trade:?} {language:?}"), language, generate(trade, language, day(TODAY), 7));
    Trade::ALL.into_iter().flat_map(|trade| [DemoLanguage::En, DemoLanguage::Ru].map(|language| make(trade, language))).collect()
});

fn shops() -> impl Iterator<Item = &'static Named> {
    SHOPS.iter()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date in a test")
}
