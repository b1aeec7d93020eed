//! What several test crates share.

#![allow(dead_code, reason = "each test crate uses a part of it")]

pub mod campaigns;
pub mod page;
pub mod records;
pub mod shop;
pub mod window;
