//! Clients: find, sort, filter, and the card of one with everything about them.

use eframe::egui::Ui;

use crate::analytics::Stage;
use crate::app::event::Event;
use crate::domain::ids::ClientId;
use crate::ui::view_ctx::{Actions, ViewCtx};

/// See the module.
#[derive(Debug, Default)]
pub struct ClientsPage {
    query: String,
}

impl ClientsPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let _unused = (cx, ui, out);
    }

    /// What is searched for; the field stands in the rail and on the page.
    pub fn query_mut(&mut self) -> &mut String {
        &mut self.query
    }
    /// Shows a client's card.
    pub fn open_client(&mut self, id: ClientId) {
        let _unused = id;
    }
    /// Shows these clients only, under a title.
    pub fn show_list(&mut self, title: String, clients: Vec<ClientId>) {
        let _unused = (title, clients);
    }
    /// Shows the clients of a stage.
    pub fn show_stage(&mut self, stage: Stage) {
        let _unused = stage;
    }
    /// Opens the form of a new client.
    pub fn new_client(&mut self) {}
    /// Takes in what happened.
    pub fn heard(&mut self, event: &Event) {
        let _unused = event;
    }
}
