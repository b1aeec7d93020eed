//! Our numbers against those that others computed from the same purchases, and against the rules they come from.

mod clients;
mod report;
mod shops;
