//! The backup before a command that is hard to take back: made on a thread, and the command carried out when it is there.

use super::{BackupReason, Made};
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::jobs::JobKind;
use crate::app::work::StoreWork;
use crate::app::workspace::Workspace;
use crate::domain::command::{self, Command};

impl BackupReason {
    /// Why a backup is made before a command; `None` where undo is enough.
    const fn before(command: &Command) -> Option<Self> {
        match command {
            Command::MergeClients { .. } => Some(Self::BeforeMerge),
            Command::StartCampaign(_) => Some(Self::BeforeCampaign),
            _ => None,
        }
    }
}

impl Workspace {
    /// Why a backup is made before this command here; `None` also where nothing is kept of this shop.
    fn backup_before(&self, command: &Command) -> Option<BackupReason> {
        BackupReason::before(command).filter(|_| !self.is_read_only() && self.keeper.is_on())
    }

    /// Carries out a command, after a backup on a thread where it is one that wants one, and says so by an event; says why not
    /// by [`Event::Failed`].
    pub fn execute(&mut self, command: Command) {
        let Some(reason) = self.backup_before(&command) else {
            let done = self.carry_out_command(command);
            return self.say(done.map_or_else(Event::Failed, Event::Done));
        };
        // What is wrong with a command is told at once, and nothing is copied for it.
        if let Err(errors) = command::plan(&self.model, command.clone(), &self.given()) {
            return self.say(Event::Failed(errors.into()));
        }
        let order = self.order(reason);
        self.begin_with_store(JobKind::BackingUpBefore, move |store, _, _| {
            let made = order.make(store)?;
            Ok(StoreWork::BackedUpBefore(Box::new(made), Box::new(command)))
        });
    }

    /// Carries out a command and waits for its backup: whoever has no window.
    ///
    /// # Errors
    /// Refused fields, a job at work, a file for reading only, or the disk. Then nothing has changed.
    pub fn try_execute(&mut self, command: Command) -> Result<command::Title, AppError> {
        if let Some(reason) = self.backup_before(&command) {
            command::plan(&self.model, command.clone(), &self.given())?;
            self.fetch_store();
            let made = self.order(reason).make(self.store.as_ref().ok_or(AppError::Busy)?)?;
            self.take_in_made(made);
        }
        self.carry_out_command(command)
    }

    /// The backup is there: nothing could change the shop meanwhile, so the command is still what it was.
    pub(in crate::app) fn take_in_backed_up_before(&mut self, made: Made, command: Command) -> Result<Event, AppError> {
        self.take_in_made(made);
        self.carry_out_command(command).map(Event::Done)
    }
}
