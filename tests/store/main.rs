//! What the store promises: the file holds what the model holds, whatever happens to the program.

#[path = "../support/mod.rs"]
mod support;

mod backup;
mod child;
mod crash;
mod damage;
mod opening;
mod same;
mod shop;
