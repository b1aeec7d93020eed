//! What stands between the window or the command line and the records.

pub mod demo;
