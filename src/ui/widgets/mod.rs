//! The pieces every page is made of.

#![allow(clippy::disallowed_methods, reason = "widgets translate roles and sizes into egui's own types")]

mod button;
mod chip;
mod key_cap;
mod label;
mod paint;
mod table;

pub use button::Button;
pub use chip::{Chip, segmented_ui};
pub use key_cap::key_cap_ui;
pub use label::{
    elided_job_ui, elided_label_ui, fact_ui, heading_ui, icon_label_ui, label_ui, line_label_ui, num_label_ui, right_label_ui,
};
pub use table::{Cell, Column, Group, GroupMark, Mark, Sort, Table, TableOut, Width};
