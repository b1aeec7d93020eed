//! Writing tables that the owner's programs open, and that our own import reads back unchanged.

pub mod guard;
