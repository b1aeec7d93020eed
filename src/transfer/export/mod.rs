//! Writing tables that the owner's programs open, and that our own import reads back unchanged.
//!
//! [`clients::rows`], [`purchases::rows`], [`contacts::rows`] and [`due::rows`] give the tables row by row, headers first; [`csv::write`]
//! and [`xlsx::write`] put any such rows into a file. [`vcard`] writes clients for address books, [`icalendar`] who is
//! to be contacted for calendars.

pub mod clients;
pub mod contacts;
pub mod csv;
pub mod due;
pub mod guard;
pub mod headers;
pub mod icalendar;
mod lines;
pub mod purchases;
pub mod rejected;
pub mod vcard;
pub mod xlsx;
