//! Text tables in any encoding and of any form.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shared::read(bytes));
