//! Regulars tells the owner of a small business whom to bring back today, how and why.
//!
//! The rooms, from the ground up; each knows only those that stand before it:
//!
//! - [`domain`]: clients, purchases, contacts and the rules by which they change. Pure.
//! - [`store`]: the file in which all of it is kept.

pub mod domain;
pub mod store;
