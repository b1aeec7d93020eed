//! Regulars tells the owner of a small business whom to bring back today, how and why.
//!
//! The rooms, from the ground up; each knows only those that stand before it:
//!
//! - [`domain`]: clients, purchases, contacts and the rules by which they change. Pure.
//! - [`analytics`]: rhythms, stages, segments, who is due, measures by month. Pure.
//! - [`store`]: the shop's file. The only user of `SQLite`.
//! - [`transfer`]: reading and writing foreign files.
//! - [`i18n`]: words in English and Russian, numbers and dates as each writes them.
//! - [`app`]: a shop at work: commands, undo, jobs, clock, preferences.
//! - [`cli`]: subcommands without a window.
//! - [`ui`]: the window. [`window`] opens it.

pub mod analytics;
pub mod app;
pub mod cli;
pub mod domain;
pub mod i18n;
pub mod store;
pub mod transfer;
pub mod ui;

pub use ui::window;
