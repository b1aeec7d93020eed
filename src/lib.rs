//! Regulars tells the owner of a small business whom to bring back today, how and why.
//!
//! The rooms, from the ground up; each knows only those that stand before it:
//!
//! - [`domain`]: clients, purchases, contacts and the rules by which they change. Pure.
//! - [`analytics`]: rhythms, stages, segments, who is due, measures by month. Pure.
//! - [`i18n`]: words in English and Russian, numbers and dates as each writes them.
//! - [`ui`]: the window.

pub mod analytics;
pub mod domain;
pub mod i18n;
pub mod ui;
