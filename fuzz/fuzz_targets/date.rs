//! Days, birthdays and times, as files and people write them.
#![no_main]

mod shared;

use regulars::domain::typed::{self, Leaning};
use regulars::transfer::import::date_column::DateEvidence;
use regulars::transfer::import::dates::{self, DateOrder, DateStyle};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let today = shared::today();
    for (order, serial) in [(DateOrder::DayFirst, true), (DateOrder::MonthFirst, false)] {
        let style = DateStyle { order, serial };
        if let Ok(read) = dates::parse(text, style, today) {
            assert!(read.minute.is_none_or(|minute| minute < 1440));
        }
        let _birthday = dates::parse_birthday(text, style, today);
    }
    let _time = dates::parse_time(text);
    DateEvidence::default().add(text);
    for leaning in [Leaning::Past, Leaning::Future] {
        let _day = typed::day(text, today, leaning);
    }
    let _typed = (typed::birthday(text).is_ok(), typed::time(text).is_ok());
});
