//! Products in the file.

use super::{Stored, columns};
use crate::domain::ids::Id as _;
use crate::domain::purchase::Product;
use crate::store::cell::{Cell, Unreadable, id};

columns! { id, name, category, cycle_days, margin_bp, archived }

impl Stored for Product {
    const TABLE: &'static str = "products";
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
            name: self.name.as_str().into(),
            category: self.category.as_str().into(),
            cycle_days: self.cycle_days.into(),
            margin_bp: self.margin_bp.into(),
            archived: self.archived.into(),
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self {
            id: columns.id.id()?,
            name: columns.name.text()?,
            category: columns.category.text()?,
            cycle_days: columns.cycle_days.opt(Cell::number)?,
            margin_bp: columns.margin_bp.opt(Cell::number)?,
            archived: columns.archived.truth()?,
        })
    }
}
