//! Foreign files: reads the tables that owners have, writes tables that their programs open.
//!
//! [`import::preview()`] reads a file and says what it would bring, without writing anything: the way of a file is
//! bytes → text → [`import::table::Table`] → columns → dates, sums and people → matched clients and purchases.
//! *Invariant:* nothing here changes the model, and every row of a file is imported, skipped or rejected.

pub mod export;
pub mod import;
pub mod json;
