//! The change log in the file.

use super::{Stored, columns};
use crate::domain::campaign::LogEntry;
use crate::domain::ids::Id as _;
use crate::store::cell::{Cell, Unreadable, id, json};

columns! { id, day, what, old, new, body, staff }

impl Stored for LogEntry {
    const TABLE: &'static str = "change_log";
    const COLUMNS: &'static [&'static str] = COLUMNS;

    fn key(&self) -> i64 {
        i64::from(self.id.number())
    }

    fn id_number(&self) -> Option<u32> {
        Some(self.id.number())
    }

    fn to_cells(&self) -> Result<Vec<Cell<'_>>, serde_json::Error> {
        let columns = Columns {
            id: id(self.id),
            day: self.day.into(),
            what: json(&self.what)?,
            old: self.old.as_str().into(),
            new: self.new.as_str().into(),
            body: self.text.as_str().into(),
            staff: self.staff.map(id).into(),
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self {
            id: columns.id.id()?,
            day: columns.day.day()?,
            what: columns.what.json()?,
            old: columns.old.text()?,
            new: columns.new.text()?,
            text: columns.body.text()?,
            staff: columns.staff.opt(Cell::id)?,
        })
    }
}
