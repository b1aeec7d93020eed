//! A shop at work: the workspace, its jobs, what can be asked of it and what it tells; the clock and the preferences.
//!
//! Sits between the window or the command line and the rooms that know the rules ([`crate::domain`]), the figures
//! ([`crate::analytics`]), the file ([`crate::store`]) and foreign files ([`crate::transfer`]).

pub mod backups;
pub mod charted;
pub mod clock;
pub mod closing;
pub mod content;
pub mod demo;
pub mod demo_shop;
pub mod duplicates;
pub mod erase;
pub mod error;
pub mod event;
pub mod export;
pub mod import;
pub mod jobs;
pub mod logging;
pub mod look;
pub mod looks;
mod new_day;
pub mod occupant;
pub mod paper;
pub mod personal;
mod prediction;
pub mod prefs;
pub mod show;
mod standing;
mod take_back;
mod undo;
mod work;
pub mod workspace;
