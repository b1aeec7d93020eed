//! Writing tables that the owner's programs open, and that our own import reads back unchanged.
//!
//! [`clients::rows`] and [`purchases::rows`] give the tables row by row, headers first; [`csv::write`] puts any such
//! rows into a file.

pub mod clients;
pub mod csv;
pub mod guard;
pub mod headers;
pub mod purchases;
pub mod rejected;
