//! Regulars tells the owner of a small business whom to bring back today, how and why.
//!
//! The rooms, from the ground up; each knows only those that stand before it:
//!
//! - [`domain`]: clients, purchases, contacts and the rules by which they change. Pure.
//! - [`transfer`]: reads and writes foreign files.

pub mod domain;
pub mod transfer;
