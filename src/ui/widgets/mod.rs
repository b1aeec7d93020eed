//! The pieces every page is made of: a catalogue.
//!
//! Everything here takes its colours from the theme, has a name and a role for screen readers, shows a focus ring,
//! and never cuts a text without a tooltip. Builders are added with `ui.add(…)` or, where they give back more than a
//! response, with their `show_ui`. Texts come in already translated and formatted.
//!
//! | piece | for |
//! |---|---|
//! | [`Button`] | one action: `primary` (one on a screen), `secondary`, `quiet`, `danger`, `icon_only` |
//! | [`menu_button_ui`], [`MenuItem`], [`menu_line_ui`], [`menu_text_ui`], [`menu_ui`] | a button that opens a menu, and the lines of any menu |
//! | [`OutcomeKey`] | the large keys of call mode |
//! | [`key_cap_ui`] | the key that does the same |
//! | [`Chip`] | filter chips and tabs, with a count, a step or an icon |
//! | [`FilterChip`] | a filter that is on, with a cross |
//! | [`segmented_ui`] | one of two to four short words |
//! | [`Select`] | one of many |
//! | [`OptionCard`], [`radio_ui`] | one of a few that need explaining |
//! | [`checkbox_ui`], [`switch_ui`] | yes or no; a switch takes effect at once |
//! | [`TextField`] | typing, with label, hint and error; `TextField::search` looks for something |
//! | [`Table`], [`Column`], [`Group`], [`Cell`] | every list |
//! | [`label_ui`], [`line_label_ui`], [`num_label_ui`], [`elided_label_ui`], [`elided_job_ui`], [`right_label_ui`], [`icon_label_ui`] | texts |
//! | [`heading_ui`], [`fact_ui`] | the name of a part of a page; name and value |
//! | [`link_ui`] | a word that leads somewhere |
//! | [`tag_ui`], [`avatar_ui`], [`StageDot`], [`step_mark_ui`], [`logo_ui`] | small marks |
//! | [`bar_ui`], [`paint_bar`], [`progress_line_ui`] | shares and progress |
//! | [`UndoBar`], [`banner_ui`], [`empty_state_ui`] | what the program tells the owner |
//! | [`card_frame`], [`card_frame_selected`], [`panel_frame`] | frames |
//! | [`RailItem`] | an item of the rail |
//! | [`paint`] | single lines of text and boxes for a page that paints something of its own |

#![allow(clippy::disallowed_methods, reason = "widgets translate roles and sizes into egui's own types")]

mod button;
mod chip;
mod choice;
mod field;
mod key_cap;
mod label;
mod menu;
mod message;
mod outcome_key;
pub mod paint;
mod rail;
mod table;
mod tag;

pub use button::Button;
pub use chip::{Chip, FilterChip, FilterChoice, segmented_ui};
pub use choice::{OptionCard, checkbox_ui, radio_ui, switch_ui};
pub use field::{TextField, error_line_ui, error_ui};
pub use key_cap::{key_cap_ui, key_cap_width, paint_key_cap};
pub use label::{
    elided_job_ui, elided_label_ui, fact_ui, heading_ui, icon_label_ui, label_ui, line_label_ui, num_label_ui, right_label_ui,
};
pub use menu::{MenuItem, Select, menu_button_ui, menu_line_ui, menu_text_ui, menu_ui};
pub use message::{
    BannerKind, UNDO_BAR_HEIGHT, UndoBar, UndoChoice, banner_ui, card_frame, card_frame_selected, empty_state_ui, panel_frame,
};
pub use outcome_key::OutcomeKey;
pub use rail::RailItem;
pub use table::{Cell, Column, Group, GroupMark, Mark, Sort, Table, TableOut, Width};
pub use tag::{StageDot, TagKind, avatar_ui, bar_ui, link_ui, logo_ui, paint_bar, progress_line_ui, step_mark_ui, tag_ui};
