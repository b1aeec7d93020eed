//! Our numbers against those that others computed from the same purchases, and against the rules they come from.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may stop at the first surprise")]

mod agenda;
mod agreed;
mod campaigns;
mod chain;
mod clients;
mod degenerate;
mod examples;
mod experiments;
mod lists;
mod message_cap;
mod missed;
mod prediction;
mod quarters;
mod random;
mod report;
mod rules;
mod shops;
mod standing;
mod win_back;
