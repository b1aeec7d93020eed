//! One value in the file, its forms, and the checksum of a row of them.
//!
//! A number is an INTEGER, a text is TEXT, a day is the number of days since 1970-01-01, a moment the number of
//! seconds since then (UTC), a truth 0 or 1. Lists and groups that are only read together with their record are
//! JSON in one TEXT column: a child table for each would cost a million more rows and a join, and buy nothing,
//! since all searching is done in memory. Their form is that of the record's `serde` names.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::ids::Id;

/// A value that cannot be what its column should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell<'a> {
    Null,
    Int(i64),
    Text(Cow<'a, str>),
}

/// The cell of a record's id.
pub(super) fn id<'a>(id: impl Id) -> Cell<'a> {
    Cell::Int(i64::from(id.number()))
}

/// The cell of a list or group.
pub(super) fn json<'a>(value: &impl Serialize) -> Result<Cell<'a>, serde_json::Error> {
    serde_json::to_string(value).map(|text| Cell::Text(Cow::Owned(text)))
}

/// The cell of a list or group that may be absent.
pub(super) fn json_opt<'a>(value: Option<&impl Serialize>) -> Result<Cell<'a>, serde_json::Error> {
    value.map_or(Ok(Cell::Null), json)
}

macro_rules! from_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Cell<'_> {
            fn from(number: $number) -> Self {
                Self::Int(i64::from(number))
            }
        }
    )*};
}

from_numbers!(i64, u32, u16, u8, bool);

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<NaiveDate> for Cell<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Int(i64::from(day.to_epoch_days()))
    }
}

impl From<DateTime<Utc>> for Cell<'_> {
    fn from(moment: DateTime<Utc>) -> Self {
        Self::Int(moment.timestamp())
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> TryFrom<ValueRef<'a>> for Cell<'a> {
    type Error = Unreadable;

    fn try_from(value: ValueRef<'a>) -> Result<Self, Unreadable> {
        match value {
            ValueRef::Null => Ok(Self::Null),
            ValueRef::Integer(number) => Ok(Self::Int(number)),
            ValueRef::Text(bytes) => std::str::from_utf8(bytes).map(Self::from).map_err(|_| Unreadable),
            ValueRef::Real(_) | ValueRef::Blob(_) => Err(Unreadable),
        }
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl Cell<'_> {
    /// What `read` makes of the value, or `None` for NULL.
    pub(super) fn opt<T>(self, read: impl FnOnce(Self) -> Result<T, Unreadable>) -> Result<Option<T>, Unreadable> {
        if self == Self::Null { Ok(None) } else { read(self).map(Some) }
    }

    /// A whole number of any size.
    pub(super) fn number<N: TryFrom<i64>>(self) -> Result<N, Unreadable> {
        let Self::Int(number) = self else { return Err(Unreadable) };
        N::try_from(number).map_err(|_| Unreadable)
    }

    /// A record's id.
    pub(super) fn id<I: Id>(self) -> Result<I, Unreadable> {
        self.number().and_then(|number| I::from_number(number).ok_or(Unreadable))
    }

    /// A truth.
    pub(super) fn truth(self) -> Result<bool, Unreadable> {
        match self {
            Self::Int(0) => Ok(false),
            Self::Int(1) => Ok(true),
            _ => Err(Unreadable),
        }
    }

    /// A day.
    pub(super) fn day(self) -> Result<NaiveDate, Unreadable> {
        self.number().and_then(|days| NaiveDate::from_epoch_days(days).ok_or(Unreadable))
    }

    /// A moment.
    pub(super) fn moment(self) -> Result<DateTime<Utc>, Unreadable> {
        self.number().and_then(|seconds| DateTime::from_timestamp(seconds, 0).ok_or(Unreadable))
    }

    /// A text.
    pub(super) fn text(self) -> Result<String, Unreadable> {
        let Self::Text(text) = self else { return Err(Unreadable) };
        Ok(text.into_owned())
    }

    /// A list or group.
    pub(super) fn json<T: DeserializeOwned>(self) -> Result<T, Unreadable> {
        let Self::Text(text) = self else { return Err(Unreadable) };
        serde_json::from_str(&text).map_err(|_| Unreadable)
    }
}

/// Computes the checksums of rows.
///
/// The checksum is the CRC-32 (IEEE) of the table's name and, of every value that is not NULL, the column's name,
/// a zero byte, and either `i` and the number as 8 bytes, little end first, or `t`, the length of the text as 8
/// such bytes and the text. Since NULL leaves no trace, a column that is added later changes no checksum.
#[derive(Debug, Default)]
pub(super) struct Checksums {
    /// Kept from row to row so that a million rows need no million allocations.
    bytes: Vec<u8>,
}

impl Checksums {
    /// The checksum of one row.
    pub(super) fn of(&mut self, table: &str, columns: &[&str], cells: &[Cell<'_>]) -> i64 {
        self.bytes.clear();
        self.bytes.extend_from_slice(table.as_bytes());
        for (column, cell) in columns.iter().zip(cells) {
            if *cell == Cell::Null {
                continue;
            }
            self.bytes.extend_from_slice(column.as_bytes());
            match cell {
                Cell::Null => {}
                Cell::Int(number) => {
                    self.bytes.extend_from_slice(b"\0i");
                    self.bytes.extend_from_slice(&number.to_le_bytes());
                }
                Cell::Text(text) => {
                    self.bytes.extend_from_slice(b"\0t");
                    self.bytes.extend_from_slice(&(text.len() as u64).to_le_bytes());
                    self.bytes.extend_from_slice(text.as_bytes());
                }
            }
        }
        i64::from(crc32fast::hash(&self.bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_the_crc_32_of_the_written_out_row() {
        let row = [Cell::Int(7), Cell::Null, Cell::from("Анна")];
        // zlib.crc32(b"staffid\0i" + (7).to_bytes(8, "little") + b"name\0t" + (8).to_bytes(8, "little") + "Анна".encode())
        assert_eq!(Checksums::default().of("staff", &["id", "archived", "name"], &row), 2_697_078_949);
    }

    #[test]
    fn values_of_a_wrong_kind_are_unreadable() {
        assert_eq!(Cell::from("7").number::<u8>(), Err(Unreadable));
        assert_eq!(Cell::Int(256).number::<u8>(), Err(Unreadable));
        assert_eq!(Cell::Int(0).id::<crate::domain::ids::ClientId>(), Err(Unreadable));
        assert_eq!(Cell::Int(2).truth(), Err(Unreadable));
        assert_eq!(Cell::Int(i64::MAX).day(), Err(Unreadable));
        assert_eq!(Cell::try_from(ValueRef::Real(1.0)), Err(Unreadable));
    }

    #[test]
    fn days_at_both_ends_of_the_calendar_come_back() {
        for day in [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::default()] {
            assert_eq!(Cell::from(day).day(), Ok(day));
        }
    }
}
