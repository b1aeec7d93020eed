//! Makes backups by itself while the owner works: a quarter of an hour after a change, and at exit.
//!
//! The copy is made on a thread that holds the store only while pages are copied. Whoever wants to write meanwhile does
//! not wait: the copy is stopped between two pages, and made again a little later.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use chrono::{DateTime, TimeDelta, Utc};

use super::shelf::{self, Backup};
use super::{BackupReason, Made};
use crate::app::error::AppError;
use crate::app::event::Event;
use crate::app::jobs::{Job, JobKind};
use crate::app::workspace::Workspace;
use crate::store::Store;

/// Minutes from a change to its backup, and from one backup to the next.
const EVERY_MINUTES: i64 = 15;
/// Minutes until a copy that was stopped is begun again.
const AGAIN_MINUTES: i64 = 1;

/// When the next backup is due, and the one at work.
#[derive(Default)]
pub(in crate::app) struct Keeper {
    second_place: Option<PathBuf>,
    /// Demo shops need no backups.
    off: bool,
    /// Something was written since the last backup.
    changed: bool,
    /// What the clock said when the next one was put off for some minutes.
    waits: Option<(DateTime<Utc>, i64)>,
    at_work: Option<AtWork>,
    shelf: Option<Vec<Backup>>,
    listing: Option<Job<Vec<Backup>>>,
    /// A failure was told; it is told again only after a backup that went well.
    told: bool,
}

struct AtWork {
    job: Job<Kept>,
    /// Gives the store back as soon as the pages are copied.
    store: Receiver<Box<Store>>,
}

/// How a backup of the thread ended.
enum Kept {
    Made(Box<Made>),
    Stopped,
    Failed(AppError),
}

impl Keeper {
    pub(super) fn second_place(&self) -> Option<&Path> {
        self.second_place.as_deref()
    }

    /// Whether backups are made of this shop by themselves.
    pub(super) const fn is_on(&self) -> bool {
        !self.off
    }

    /// Something was written.
    pub(in crate::app) const fn note_change(&mut self) {
        self.changed = true;
    }

    fn wait(&mut self, now: DateTime<Utc>, minutes: i64) {
        self.waits = Some((now, minutes));
    }

    /// Time until a backup is due; `None` if nothing was changed. A clock that was put back does not put it off.
    fn due_in(&self, now: DateTime<Utc>) -> Option<TimeDelta> {
        if self.off || !self.changed || self.at_work.is_some() {
            return None;
        }
        let (since, minutes) = self.waits?;
        Some((TimeDelta::minutes(minutes) - (now - since).abs()).max(TimeDelta::zero()))
    }
}

impl Workspace {
    /// Puts every backup into this folder as well, on another disk.
    pub fn set_second_place(&mut self, place: Option<PathBuf>) {
        self.keeper.second_place = place;
    }

    /// Makes no backups by itself: a demo shop.
    pub(in crate::app) fn keep_no_backups(&mut self) {
        self.keeper.off = true;
    }

    /// Time until [`Self::tick`] has a backup to make; the window wakes then.
    #[must_use]
    pub fn next_backup_in(&self) -> Option<TimeDelta> {
        self.keeper.due_in(self.clock().now())
    }

    /// The backups of this shop, newest first; `None` until they are read, see [`Self::list_backups`].
    #[must_use]
    pub fn backups(&self) -> Option<&[Backup]> {
        self.keeper.shelf.as_deref()
    }

    /// Reads which backups there are, on a thread.
    pub fn list_backups(&mut self) {
        let file = self.path().to_owned();
        let shop = self.store.as_ref().and_then(|store| store.shop().ok());
        match Job::start(JobKind::BackingUp, Arc::clone(&self.wake), move |_| shelf::list(&file, shop.as_deref()), Vec::new) {
            Ok(job) => self.keeper.listing = Some(job),
            Err(error) => tracing::warn!(%error, "no thread for a list of backups"),
        }
    }

    /// Takes in what the thread has done, and begins a backup that is due. Waits for nothing.
    pub(in crate::app) fn keep(&mut self) {
        if let Some(backups) = self.keeper.listing.as_mut().and_then(Job::poll) {
            self.keeper.listing = None;
            self.keeper.shelf = Some(backups);
        }
        if self.store.is_none()
            && let Some(at_work) = &self.keeper.at_work
        {
            match at_work.store.try_recv() {
                Ok(store) => self.store = Some(*store),
                Err(TryRecvError::Empty) => {}
                // A fault took the store along; the file is whole.
                Err(TryRecvError::Disconnected) => self.reopen(),
            }
        }
        if let Some(kept) = self.keeper.at_work.as_mut().and_then(|at_work| at_work.job.poll()) {
            self.fetch_store();
            self.keeper.at_work = None;
            self.take_in_kept(kept);
        }
        let now = self.clock().now();
        if self.keeper.waits.is_none() {
            self.keeper.wait(now, EVERY_MINUTES);
        }
        if self.keeper.due_in(now) == Some(TimeDelta::zero()) && self.job.is_none() && !self.is_read_only() {
            self.begin_backup(BackupReason::Timed);
        }
    }

    /// Makes a backup on a thread because the owner asks for it.
    pub fn back_up(&mut self) {
        self.fetch_store();
        if self.job.is_some() || self.keeper.at_work.is_some() {
            self.say(Event::Failed(AppError::Busy));
        } else {
            self.begin_backup(BackupReason::Asked);
        }
    }

    fn begin_backup(&mut self, reason: BackupReason) {
        let Some(store) = self.store.take() else { return };
        let order = self.order(reason);
        self.keeper.changed = false;
        self.keeper.wait(order.now, EVERY_MINUTES);
        let (give_back, back) = channel();
        let log = self.log().to_owned();
        let job = Job::start(
            JobKind::BackingUp,
            Arc::clone(&self.wake),
            move |progress| {
                let begun = order.begin(&store, &|| !progress.is_cancelled());
                // Nobody takes it only when the window is closing.
                let given = give_back.send(Box::new(store));
                drop(given);
                let made = begun.and_then(|begun| begun.map(|begun| order.finish(begun)).transpose());
                match made {
                    Ok(Some(made)) => Kept::Made(Box::new(made)),
                    Ok(None) => Kept::Stopped,
                    Err(error) => Kept::Failed(error),
                }
            },
            move || Kept::Failed(AppError::Fault { log }),
        );
        match job {
            Ok(job) => self.keeper.at_work = Some(AtWork { job, store: back }),
            Err(error) => {
                // The thread did not start and took the store with it.
                tracing::warn!(%error, "no thread for a backup");
                self.reopen();
            }
        }
    }

    /// Has the store back at once, if a backup has it: for whoever wants to write.
    pub(in crate::app) fn fetch_store(&mut self) {
        if self.store.is_some() {
            return;
        }
        let Some(at_work) = &self.keeper.at_work else { return };
        at_work.job.progress.cancel();
        match at_work.store.recv() {
            Ok(store) => self.store = Some(*store),
            Err(_) => self.reopen(),
        }
    }

    /// Waits for the backup and the list at work: tests, and whoever closes the shop.
    pub fn finish_backup(&mut self) {
        if let Some(mut at_work) = self.keeper.at_work.take() {
            if self.store.is_none() {
                match at_work.store.recv() {
                    Ok(store) => self.store = Some(*store),
                    Err(_) => self.reopen(),
                }
            }
            if let Some(kept) = at_work.job.wait() {
                self.take_in_kept(kept);
            }
        }
        if let Some(backups) = self.keeper.listing.take().and_then(|mut job| job.wait()) {
            self.keeper.shelf = Some(backups);
        }
    }

    fn take_in_kept(&mut self, kept: Kept) {
        let now = self.clock().now();
        match kept {
            Kept::Made(made) => {
                if made.mark.reason == Some(BackupReason::Asked) {
                    self.say(Event::BackedUp);
                }
                self.take_in_made(*made);
            }
            Kept::Stopped => {
                self.keeper.changed = true;
                self.keeper.wait(now, AGAIN_MINUTES);
            }
            Kept::Failed(error) => {
                self.keeper.changed = true;
                self.keeper.wait(now, EVERY_MINUTES);
                self.tell_failed_backup(error);
            }
        }
    }

    /// Takes note of a backup that was made, whoever made it.
    pub(in crate::app) fn take_in_made(&mut self, made: Made) {
        match made.second_failed {
            Some(error) => self.tell_failed_backup(error),
            None => self.keeper.told = false,
        }
        if let Some(shelf) = &mut self.keeper.shelf {
            shelf.insert(0, Backup { path: made.path, mark: made.mark });
            // Some may have gone for it.
            shelf.retain(|backup| backup.path.exists());
        }
    }

    fn tell_failed_backup(&mut self, error: AppError) {
        if !self.keeper.told {
            self.keeper.told = true;
            self.events.push_back(Event::BackupFailed(error));
        }
    }

    /// Lets go of the file without a last backup: the command line, which has just made one.
    pub fn close_without_backup(mut self) {
        self.keeper.off = true;
        self.close();
    }

    /// Ends the work with this shop: waits for what is being written, makes a last backup if something was changed, and
    /// lets go of the file.
    pub fn close(mut self) {
        self.finish_job();
        self.finish_backup();
        if self.keeper.changed && !self.keeper.off && !self.is_read_only() {
            let order = self.order(BackupReason::Exit);
            let made = self.store.as_ref().map(|store| order.make(store));
            if let Some(Err(error)) = made {
                tracing::warn!(details = %error.details(), "no backup at exit");
            }
        }
        if let Some(Err(error)) = self.store.take().map(Store::close) {
            tracing::warn!(%error, "the file was not closed tidily");
        }
    }
}
