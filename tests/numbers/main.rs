//! Our numbers against those that others computed from the same purchases, and against the rules they come from.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod campaigns;
mod chain;
mod clients;
mod degenerate;
mod examples;
mod experiments;
mod prediction;
mod random;
mod report;
mod rules;
mod shops;
mod standing;
mod win_back;
