//! Contacts in the file.

use super::{Stored, columns};
use crate::domain::contact::Contact;
use crate::domain::ids::Id as _;
use crate::store::cell::{Cell, Unreadable, id, json};

columns! {
    id, client, moment, day, purpose, expected, channel, staff, template, outcome, bonus_minor, note,
}

impl Stored for Contact {
    const TABLE: &'static str = "contacts";
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
            client: id(self.client),
            moment: self.at.into(),
            day: self.day.into(),
            purpose: json(&self.purpose)?,
            expected: self.expected.into(),
            channel: json(&self.channel)?,
            staff: self.staff.map(id).into(),
            template: self.template.map(id).into(),
            outcome: json(&self.outcome)?,
            bonus_minor: self.bonus_minor.into(),
            note: self.note.as_str().into(),
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self {
            id: columns.id.id()?,
            client: columns.client.id()?,
            at: columns.moment.moment()?,
            day: columns.day.day()?,
            purpose: columns.purpose.json()?,
            expected: columns.expected.opt(Cell::day)?,
            channel: columns.channel.json()?,
            staff: columns.staff.opt(Cell::id)?,
            template: columns.template.opt(Cell::id)?,
            outcome: columns.outcome.json()?,
            bonus_minor: columns.bonus_minor.number()?,
            note: columns.note.text()?,
        })
    }
}
