//! Taking back one contact of today, wherever it stands among the things that were done since.

use super::event::Event;
use super::workspace::Workspace;
use crate::domain::change::Change;
use crate::domain::command::Command;
use crate::domain::ids::ContactId;

impl Workspace {
    /// Takes a contact back with everything that it brought about. The last thing done is simply undone; an earlier one is
    /// taken back exactly if nothing else has touched its records since, and by the rules of the domain otherwise.
    pub fn take_back_contact(&mut self, contact: ContactId) {
        let exact = match self.undo.step_of_contact(contact) {
            Some((_, true)) => {
                self.undo();
                return;
            }
            Some((step, false)) if step.changes.iter().all(|change| self.is_as_after(change)) => Some(step.inverse()),
            _ => None,
        };
        let done = self.try_take_back(contact, exact);
        self.events.push_back(match done {
            Ok(title) => Event::Done(title),
            Err(error) => Event::Failed(error),
        });
    }

    fn try_take_back(
        &mut self,
        contact: ContactId,
        exact: Option<Vec<Change>>,
    ) -> Result<crate::domain::command::Title, super::error::AppError> {
        let command = Command::TakeBackContact(contact);
        let plan = crate::domain::command::plan(&self.model, command.clone(), &self.given())?;
        match exact {
            None => self.try_execute(command),
            Some(changes) => self.try_changes(plan.title, changes),
        }
    }

    /// Whether the record of a change still is as the change left it.
    fn is_as_after(&self, change: &Change) -> bool {
        let model = &self.model;
        match change {
            Change::Client(row) => row.after().is_some_and(|after| model.clients().get(after.id) == Some(after)),
            Change::Purchase(row) => row.after().is_some_and(|after| model.purchases().get(after.id) == Some(after)),
            Change::Contact(row) => row.after().is_some_and(|after| model.contacts().get(after.id) == Some(after)),
            // A product that was made for a purchase stays: others may have been bought since.
            _ => false,
        }
    }
}
