//! Staff in the file.

use super::{Stored, columns};
use crate::domain::contact::Staff;
use crate::domain::ids::Id as _;
use crate::store::cell::{Cell, Unreadable, id};

columns! { id, name, archived }

impl Stored for Staff {
    const TABLE: &'static str = "staff";
    const COLUMNS: &'static [&'static str] = COLUMNS;

    fn key(&self) -> i64 {
        i64::from(self.id.number())
    }

    fn id_number(&self) -> Option<u32> {
        Some(self.id.number())
    }

    fn to_cells(&self) -> Result<Vec<Cell<'_>>, serde_json::Error> {
        let columns = Columns { id: id(self.id), name: self.name.as_str().into(), archived: self.archived.into() };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self { id: columns.id.id()?, name: columns.name.text()?, archived: columns.archived.truth()? })
    }
}
