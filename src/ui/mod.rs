//! The window: pages, widgets and their look. The only room that knows egui.
//!
//! - [`window`] opens it; [`shell`] is the window as a whole and the only part that holds the workspace.
//! - [`pages`] are made of [`widgets`] and read a [`view_ctx::ViewCtx`].
//! - [`theme`]: colours, type, icons and sizes; the one place where raw values stand.
//! - [`menu`]: everything that can be asked for from anywhere.

pub mod held_ctx;
pub mod menu;
pub mod pages;
pub mod picture;
pub mod printed;
pub mod route;
pub mod shell;
pub mod theme;
pub mod view_ctx;
pub mod widgets;
pub mod window;
