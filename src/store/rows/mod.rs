//! How each record lies in its table: one module per kind of record, its columns named in one place.

mod ad_spend;
mod campaign;
mod client;
mod contact;
mod import;
mod log_entry;
mod product;
mod purchase;
mod staff;
mod template;
mod trail;

use super::cell::{Cell, Unreadable};

/// A record with a table of its own.
pub(super) trait Stored: Sized {
    /// The table's name.
    const TABLE: &'static str;
    /// The columns, the key first, without the checksum.
    const COLUMNS: &'static [&'static str];

    /// The key: the id, or the day of a record without one.
    fn key(&self) -> i64;
    /// The id's number, where the record has an id that must never be used again.
    fn id_number(&self) -> Option<u32>;
    /// The values, in the order of the columns.
    fn to_cells(&self) -> Result<Vec<Cell<'_>>, serde_json::Error>;
    /// The record of these values.
    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable>;
}

/// Names the columns of a table once. Writing and reading both go through a struct with a field per column, so the
/// compiler sees to it that none is forgotten or mixed up.
macro_rules! columns {
    ($($column:ident),+ $(,)?) => {
        struct Columns<'a> { $($column: crate::store::cell::Cell<'a>),+ }

        const COLUMNS: &[&str] = &[$(stringify!($column)),+];

        impl<'a> Columns<'a> {
            fn into_cells(self) -> Vec<crate::store::cell::Cell<'a>> {
                vec![$(self.$column),+]
            }

            fn from_cells(cells: Vec<crate::store::cell::Cell<'a>>) -> Result<Self, crate::store::cell::Unreadable> {
                let mut cells = cells.into_iter();
                Ok(Self { $($column: cells.next().ok_or(crate::store::cell::Unreadable)?),+ })
            }
        }
    };
}
use columns;
