//! Templates in the file.

use super::{Stored, columns};
use crate::domain::contact::Template;
use crate::domain::ids::Id as _;
use crate::store::cell::{Cell, Unreadable, id, json_opt};

columns! { id, name, step, channel, language, body }

impl Stored for Template {
    const TABLE: &'static str = "templates";
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
            step: self.step.into(),
            channel: json_opt(self.channel.as_ref())?,
            language: self.language.as_str().into(),
            body: self.text.as_str().into(),
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self {
            id: columns.id.id()?,
            name: columns.name.text()?,
            step: columns.step.opt(Cell::number)?,
            channel: columns.channel.opt(Cell::json)?,
            language: columns.language.text()?,
            text: columns.body.text()?,
        })
    }
}
