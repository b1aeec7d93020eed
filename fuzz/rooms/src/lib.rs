//! The rooms `domain` and `transfer` of the program, from their own sources.

#[path = "../../../src/domain/mod.rs"]
pub mod domain;
#[path = "../../../src/transfer/mod.rs"]
pub mod transfer;
