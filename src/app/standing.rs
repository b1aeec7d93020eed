//! Clients enter standing campaigns by themselves, once a day while the shop is open.

use super::event::Event;
use super::workspace::Workspace;
use crate::analytics::standing_entries;
use crate::domain::change::Change;
use crate::domain::command::{self, Command};
use crate::domain::trail::{TrailEntry, Way};

impl Workspace {
    /// Takes into each standing campaign who has come to its stage. It is no step of the owner's: it stands in the trail, and
    /// undo passes it over.
    pub(super) fn enter_standing(&mut self) {
        let today = self.today();
        if self.entered_on == Some(today) || self.is_read_only() || self.job.is_some() {
            return;
        }
        self.entered_on = Some(today);
        let standing: Vec<_> = self.model.campaigns().iter().filter(|campaign| campaign.standing.is_some()).map(|found| found.id).collect();
        for id in standing {
            let Some(campaign) = self.model.campaigns().get(id) else { continue };
            let members = standing_entries(&self.model, &self.analytics, campaign);
            if members.is_empty() {
                continue;
            }
            let given = self.given();
            let Ok(plan) = command::plan(&self.model, Command::EnterCampaign { campaign: id, members }, &given) else { continue };
            let trail = TrailEntry::of(&plan.title, &plan.changes, Way::Done, &given);
            match self.write(&plan.changes, &trail) {
                // A step back to a campaign as it was before would put these clients out again.
                Ok(()) => self.undo.forget_if(
                    |change| matches!(change, Change::Campaign(row) if row.after().or(row.before()).is_some_and(|of| of.id == id)),
                ),
                Err(error) => self.say(Event::Failed(error)),
            }
        }
    }
}
