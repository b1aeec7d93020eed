//! The look of Regulars: colours by role, type, icons, sizes, and how egui's own parts are dressed.
//!
//! A page takes a colour by its role (`theme(ui).text2`), a text by its kind ([`TextKind`]) and a length by its name
//! ([`size`]); it never writes a raw colour, font or radius of its own.

#![allow(clippy::disallowed_methods, reason = "the theme is the one place where raw colours and fonts are made")]

mod apply;
pub mod fonts;
mod icons;
pub mod size;
mod step;
mod text;
mod tokens;

pub use apply::{ThemeMode, apply, install};
pub use icons::Icon;
pub use step::Step;
pub use text::{TextKind, append_unbroken, tip};
pub use tokens::{DARK, LIGHT, StepColours, Theme, theme};
