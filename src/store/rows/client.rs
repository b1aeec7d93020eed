//! Clients in the file.

use super::{Stored, columns};
use crate::domain::client::Client;
use crate::domain::ids::Id;
use crate::store::cell::{Cell, Unreadable, id, json, json_opt};

columns! {
    id, name, phones, emails, handles, preferred_channel, birthday, source, note, tags, consent, do_not_contact,
    paused_until, agreed, external_ids, created, archived, staff,
}

impl Stored for Client {
    const TABLE: &'static str = "clients";
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
            phones: json(&self.phones)?,
            emails: json(&self.emails)?,
            handles: json(&self.handles)?,
            preferred_channel: json_opt(self.preferred_channel.as_ref())?,
            birthday: json_opt(self.birthday.as_ref())?,
            source: self.source.as_str().into(),
            note: self.note.as_str().into(),
            tags: json(&self.tags)?,
            consent: json(&self.consent)?,
            do_not_contact: json_opt(self.do_not_contact.as_ref())?,
            paused_until: self.paused_until.into(),
            agreed: json_opt(self.agreed.as_ref())?,
            external_ids: json(&self.external_ids)?,
            created: self.created.into(),
            archived: self.archived.into(),
            staff: self.staff.map(Id::number).into(),
        };
        Ok(columns.into_cells())
    }

    fn from_cells(cells: Vec<Cell<'_>>) -> Result<Self, Unreadable> {
        let columns = Columns::from_cells(cells)?;
        Ok(Self {
            id: columns.id.id()?,
            name: columns.name.text()?,
            phones: columns.phones.json()?,
            emails: columns.emails.json()?,
            handles: columns.handles.json()?,
            preferred_channel: columns.preferred_channel.opt(Cell::json)?,
            birthday: columns.birthday.opt(Cell::json)?,
            source: columns.source.text()?,
            note: columns.note.text()?,
            tags: columns.tags.json()?,
            consent: columns.consent.json()?,
            do_not_contact: columns.do_not_contact.opt(Cell::json)?,
            paused_until: columns.paused_until.opt(Cell::day)?,
            agreed: columns.agreed.opt(Cell::json)?,
            external_ids: columns.external_ids.json()?,
            created: columns.created.day()?,
            archived: columns.archived.opt(Cell::day)?,
            staff: columns.staff.opt(Cell::id)?,
        })
    }
}
