//! Sums, as files and people write them.
#![no_main]

use regulars::domain::money::Currency;
use regulars::domain::typed;
use regulars::transfer::import::sum_evidence::SumEvidence;
use regulars::transfer::import::sums::{self, Mark, SumStyle};

libfuzzer_sys::fuzz_target!(|text: &str| {
    for (mark, minor_digits) in [(Mark::Thousands, 2), (Mark::Decimal, 0), (Mark::Decimal, 3)] {
        if let Ok(sum) = sums::parse(text, SumStyle { dot: mark, comma: mark, minor_digits }) {
            assert!(sum.abs() <= sums::LIMIT_MINOR, "{sum}");
        }
    }
    SumEvidence::default().add(text);
    let _typed = typed::sum(text, Currency::RUB);
});
