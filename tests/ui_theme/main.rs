//! Proves that the look can be read: contrasts, colour-blind eyes, glyphs for everything the program says.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod colour;
mod contrast;
mod fonts;
mod sources;
mod wrapping;
