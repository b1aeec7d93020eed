//! Win-back campaigns in the file.

use super::{Stored, columns};
use crate::domain::campaign::Campaign;
use crate::domain::ids::Id as _;
use crate::store::cell::{Cell, Unreadable, id, json};

columns! { id, name, started, ends, ended, archived, rungs, members, seed, control_percent, standing }

impl Stored for Campaign {
    const TABLE: &'static str = "campaigns";
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
            started: self.started.into(),
            ends: self.ends.into(),
            ended: self.ended.into(),
            archived: self.archived.into(),
            rungs: json(&self.rungs)?,
            members: json(&self.members)?,
            seed: self.seed.cast_signed().into(),
            control_percent: self.control_percent.into(),
            standing: self.standing.as_ref().map(json).transpose()?.unwrap_or(Cell::Null),
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self {
            id: columns.id.id()?,
            name: columns.name.text()?,
            started: columns.started.day()?,
            ends: columns.ends.day()?,
            ended: columns.ended.opt(Cell::day)?,
            archived: columns.archived.truth()?,
            rungs: columns.rungs.json()?,
            members: columns.members.json()?,
            seed: columns.seed.number::<i64>()?.cast_unsigned(),
            control_percent: columns.control_percent.number()?,
            standing: columns.standing.opt(Cell::json)?,
        })
    }
}
