//! What the store promises: the file holds what the model holds, whatever happens to the program.

#[path = "../support/mod.rs"]
mod support;

mod same;
