//! Phones, names and e-mails in a cell.
#![no_main]

mod shared;

use regulars::domain::phone::{display_e164, to_e164};
use regulars::transfer::import::people;

libfuzzer_sys::fuzz_target!(init: shared::load_plans(), |text: &str| {
    for region in ["RU", "US", "GB", "DE", "XX"] {
        if let Some(e164) = to_e164(text, region) {
            assert!(e164.starts_with('+') && e164.bytes().skip(1).all(|byte| byte.is_ascii_digit()), "{e164}");
            assert_eq!(to_e164(&e164, region).as_deref(), Some(e164.as_str()), "a number reads back as itself");
            let _shown = display_e164(&e164);
        }
        let _phones = people::phones(text, region);
    }
    let _others = (people::emails(text), people::clean_name(text));
});
