//! Ad spend in the file; its key is the first day of the month.

use super::{Stored, columns};
use crate::domain::campaign::AdSpend;
use crate::store::cell::{Cell, Unreadable};

columns! { month, spent_minor }

impl Stored for AdSpend {
    const TABLE: &'static str = "ad_spend";
    const COLUMNS: &'static [&'static str] = COLUMNS;

    fn key(&self) -> i64 {
        i64::from(self.month.to_epoch_days())
    }

    fn id_number(&self) -> Option<u32> {
        None
    }

    fn to_cells(&self) -> Result<Vec<Cell<'_>>, serde_json::Error> {
        let columns = Columns { month: self.month.into(), spent_minor: self.spent_minor.into() };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self { month: columns.month.day()?, spent_minor: columns.spent_minor.number()? })
    }
}
