//! What a shop knows: its clients, their purchases, the contacts made with them, and the rules by which any
//! of it may change. Pure: no clock, no file, no window. Depends on nothing else of ours.
//!
//! The way in is [`command::plan`]: it checks a [`command::Command`] against the [`model::Model`] and returns
//! the [`change::Change`]s that carry it out. The same changes are then written to disk, applied to the model
//! and kept for undo, so none of these can drift from another.

pub mod campaign;
pub mod change;
pub mod change_log;
pub mod chunks;
pub mod client;
pub mod command;
pub mod contact;
pub mod dates;
pub mod duplicates;
pub mod erased;
pub mod handoff;
pub mod ids;
pub mod import_batch;
pub mod merge;
pub mod message;
pub mod model;
pub mod money;
pub mod page;
pub mod period;
pub mod phone;
pub mod purchase;
pub mod sales;
pub mod settings;
pub mod soundness;
pub mod tables;
pub mod text;
pub mod told_apart;
pub mod trail;
pub mod typed;
