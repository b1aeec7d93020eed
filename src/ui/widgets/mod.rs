//! The pieces every page is made of.

#![allow(clippy::disallowed_methods, reason = "widgets translate roles and sizes into egui's own types")]
