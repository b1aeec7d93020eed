//! The trail in the file.

use super::{Stored, columns};
use crate::domain::trail::TrailEntry;
use crate::store::cell::{Cell, Unreadable, id, json};

columns! { id, moment, staff, client, way, title, fields }

impl Stored for TrailEntry {
    const TABLE: &'static str = "trail";
    const COLUMNS: &'static [&'static str] = COLUMNS;

    fn key(&self) -> i64 {
        i64::from(self.number)
    }

    fn id_number(&self) -> Option<u32> {
        Some(self.number)
    }

    fn to_cells(&self) -> Result<Vec<Cell<'_>>, serde_json::Error> {
        let columns = Columns {
            id: self.number.into(),
            moment: self.at.into(),
            staff: self.staff.map(id).into(),
            client: self.client.map(id).into(),
            way: json(&self.way)?,
            title: self.title.as_str().into(),
            fields: json(&self.fields)?,
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self {
            number: columns.id.number()?,
            at: columns.moment.moment()?,
            staff: columns.staff.opt(Cell::id)?,
            client: columns.client.opt(Cell::id)?,
            way: columns.way.json()?,
            title: columns.title.text()?,
            fields: columns.fields.json()?,
        })
    }
}
