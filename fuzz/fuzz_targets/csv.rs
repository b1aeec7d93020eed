//! Text tables in any encoding and of any form.
#![no_main]

mod shared;

libfuzzer_sys::fuzz_target!(init: shared::load_plans(), |bytes: &[u8]| shared::read(bytes));
