//! The window: pages, widgets and their look. The only room that knows egui.
//!
//! - [`theme`]: colours, type, icons and sizes; the one place where raw values stand.
//! - [`widgets`]: the pieces every page is made of.

pub mod theme;
pub mod widgets;
