//! A client's own data: everything about one client in a file, and who changed it when.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::error::AppError;
use super::event::Event;
use super::export::replace_file;
use super::workspace::Workspace;
use crate::domain::client::Client;
use crate::domain::contact::Contact;
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::model::Model;
use crate::domain::purchase::Purchase;
use crate::domain::trail::{TrailEntry, Way};

/// Entries of the trail that are shown.
const TRAIL_SHOWN: u32 = 500;

/// Everything about one client, as it stands in the file.
#[derive(Debug, Serialize)]
struct EverythingJson<'a> {
    client: &'a Client,
    purchases: &'a [Purchase],
    contacts: &'a [Contact],
    campaigns: Vec<&'a str>,
    trail: Vec<TrailJson<'a>>,
}

#[derive(Debug, Serialize)]
struct TrailJson<'a> {
    at: DateTime<Utc>,
    staff: Option<StaffId>,
    way: Way,
    title: serde_json::Value,
    fields: &'a [crate::domain::trail::FieldChange],
}

impl<'a> TrailJson<'a> {
    fn of(entry: &'a TrailEntry) -> Self {
        let title = serde_json::from_str(&entry.title).unwrap_or_default();
        Self { at: entry.at, staff: entry.staff, way: entry.way, title, fields: &entry.fields }
    }
}

impl Workspace {
    /// The trail of a client, or of the shop, newest first. Reads the file.
    ///
    /// # Errors
    /// A job at work, or the disk.
    pub fn trail(&mut self, client: Option<ClientId>) -> Result<Vec<TrailEntry>, AppError> {
        self.read_trail(client, TRAIL_SHOWN)
    }

    fn read_trail(&mut self, client: Option<ClientId>, limit: u32) -> Result<Vec<TrailEntry>, AppError> {
        self.fetch_store();
        let path = self.path().to_owned();
        self.store.as_ref().ok_or(AppError::Busy)?.trail(client, limit).map_err(AppError::of_store(&path))
    }

    /// Reads the trail for the page that shows it, see [`Self::shown_trail`].
    pub fn show_trail(&mut self, client: Option<ClientId>) {
        match self.trail(client) {
            Ok(entries) => self.shown_trail = Some((client, self.model.revision(), entries)),
            // A job has the store; the page asks again when it is through.
            Err(AppError::Busy) => {}
            Err(error) => self.say(Event::Failed(error)),
        }
    }

    /// The trail that was read last, unless something has changed since.
    #[must_use]
    pub fn shown_trail(&self) -> Option<(Option<ClientId>, &[TrailEntry])> {
        let (client, revision, entries) = self.shown_trail.as_ref()?;
        (*revision == self.model.revision()).then_some((*client, entries.as_slice()))
    }

    /// Writes the whole trail to a file, as the caller words it.
    pub fn export_trail(&mut self, path: &Path, words: impl FnOnce(&Model, &[TrailEntry]) -> String) {
        let written = self.read_trail(None, u32::MAX).and_then(|entries| {
            let text = words(&self.model, &entries);
            replace_file(path, |file| std::io::Write::write_all(file, text.as_bytes()))
        });
        self.say(written.map_or_else(Event::Failed, |()| Event::Written(path.to_owned())));
    }

    /// Writes everything about a client to two files: a page to read, in the caller's words, at `path`, and beside it the
    /// same for machines.
    pub fn export_client(&mut self, id: ClientId, path: &Path, page: impl FnOnce(&Model, &[TrailEntry]) -> String) {
        let written = self.read_trail(Some(id), u32::MAX).and_then(|entries| {
            let model = Arc::clone(&self.model);
            let Some(client) = model.clients().get(id) else { return Ok(()) };
            let campaigns = model.campaigns().iter().filter(|campaign| campaign.members.iter().any(|member| member.client == id));
            let everything = EverythingJson {
                client,
                purchases: model.purchases().of(id),
                contacts: model.contacts().of(id),
                campaigns: campaigns.map(|campaign| campaign.name.as_str()).collect(),
                trail: entries.iter().map(TrailJson::of).collect(),
            };
            let page = page(&model, &entries);
            replace_file(path, |file| std::io::Write::write_all(file, page.as_bytes()))?;
            replace_file(&path.with_extension("json"), |file| Ok(serde_json::to_writer_pretty(file, &everything)?))
        });
        self.say(written.map_or_else(Event::Failed, |()| Event::Written(path.to_owned())));
    }
}
