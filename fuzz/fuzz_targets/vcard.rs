//! Contact cards.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(init: shared::load_plans(), |bytes: &[u8]| shared::read(&[b"BEGIN:VCARD\r\n", bytes].concat()));
