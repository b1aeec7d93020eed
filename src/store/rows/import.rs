//! Imports in the file.

use super::{Stored, columns};
use crate::domain::campaign::Import;
use crate::domain::ids::Id as _;
use crate::store::cell::{Cell, Unreadable, id};

columns! { id, moment, file_name, clients_added, purchases_added }

impl Stored for Import {
    const TABLE: &'static str = "imports";
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
            moment: self.at.into(),
            file_name: self.file_name.as_str().into(),
            clients_added: self.clients_added.into(),
            purchases_added: self.purchases_added.into(),
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self {
            id: columns.id.id()?,
            at: columns.moment.moment()?,
            file_name: columns.file_name.text()?,
            clients_added: columns.clients_added.number()?,
            purchases_added: columns.purchases_added.number()?,
        })
    }
}
