//! Backups of a shop's file: made before what is hard to take back, every quarter of an hour, at exit, and when they are
//! asked for; the older ones thinned out; gone back to when something went wrong.

mod before;
mod comparison;
mod difference;
mod keeper;
mod rescue;
mod restore;
pub mod retention;
mod shelf;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

pub(super) use self::comparison::Comparison;
pub use self::difference::{Delta, Difference};
pub(super) use self::keeper::Keeper;
pub use self::rescue::bring_back;
pub(super) use self::restore::Restored;
pub use self::shelf::{Backup, folder, is_good, list};
pub(super) use self::shelf::{files_of, strays_of};
use super::error::AppError;
use super::jobs::JobKind;
use super::work::StoreWork;
use super::workspace::Workspace;
pub use crate::store::{BackupMark, BackupReason, CheckReport, Damage};
use crate::store::{Copy, NewMark, Store, StoreError, copy_backup};

/// Backups made within one second get numbers up to this.
const SAME_SECOND: u32 = 1000;

/// What is wanted of a backup.
#[derive(Debug, Clone)]
pub(super) struct Order {
    /// The shop's file.
    pub file: PathBuf,
    /// A folder on another disk, where each backup goes too.
    pub second_place: Option<PathBuf>,
    pub reason: BackupReason,
    pub now: DateTime<Utc>,
}

/// A backup that was made.
#[derive(Debug)]
pub(super) struct Made {
    pub path: PathBuf,
    pub mark: BackupMark,
    /// Why it is not in the second place as well.
    pub second_failed: Option<AppError>,
}

/// A backup that is copied but not yet examined.
pub(super) struct Begun {
    copy: Copy,
    path: PathBuf,
}

impl Order {
    /// Copies the file, as long as `go_on` says so. The store is needed no more after this.
    pub fn begin(&self, store: &Store, go_on: &dyn Fn() -> bool) -> Result<Option<Begun>, AppError> {
        let folder = folder(&self.file);
        std::fs::create_dir_all(&folder).map_err(|source| AppError::Write { path: folder.clone(), source })?;
        let copied = named(&folder, self.now, |path| store.begin_backup(path, go_on).map(|copy| (copy, path.to_owned())))?;
        Ok(match copied {
            (Some(copy), path) => Some(Begun { copy, path }),
            (None, _) => None,
        })
    }

    /// Reads the copy back, gives it its name, puts it into the second place, and lets older ones go.
    pub fn finish(&self, begun: Begun) -> Result<Made, AppError> {
        let folder = folder(&self.file);
        let known: Vec<(PathBuf, BackupMark)> = self.folders().iter().flat_map(|folder| shelf::marks(folder)).collect();
        let number = known.iter().map(|(_, mark)| mark.number).max().unwrap_or(0) + 1;
        let new = NewMark { number, at: self.now, reason: self.reason };
        let mark = begun.copy.finish(&new).map_err(AppError::of_store(&begun.path))?;
        shelf::thin_out(&folder, &mark, self.now);
        let second_failed = self.second_folder().and_then(|second| self.second(&second, &begun.path, &mark).err());
        Ok(Made { path: begun.path, mark, second_failed })
    }

    /// All at once.
    pub fn make(&self, store: &Store) -> Result<Made, AppError> {
        match self.begin(store, &|| true)? {
            Some(begun) => self.finish(begun),
            None => Err(AppError::Cancelled),
        }
    }

    /// Where this shop's backups are.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        std::iter::once(folder(&self.file)).chain(self.second_folder()).collect()
    }

    fn second_folder(&self) -> Option<PathBuf> {
        let place = self.second_place.as_ref()?;
        folder(&self.file).file_name().map(|name| place.join(name))
    }

    fn second(&self, folder: &Path, backup: &Path, mark: &BackupMark) -> Result<(), AppError> {
        // The place itself is not made: a stick that is not there must not become a folder of the same name.
        let place = folder.parent().unwrap_or(folder);
        if !place.is_dir() {
            let source = std::io::Error::from(std::io::ErrorKind::NotFound);
            return Err(AppError::Write { path: place.to_owned(), source });
        }
        std::fs::create_dir_all(folder).map_err(|source| AppError::Write { path: folder.to_owned(), source })?;
        named(folder, self.now, |path| copy_backup(backup, path))?;
        shelf::thin_out(folder, mark, self.now);
        Ok(())
    }
}

/// Does `make` at the first free name of a moment.
fn named<R>(folder: &Path, now: DateTime<Utc>, make: impl Fn(&Path) -> Result<R, StoreError>) -> Result<R, AppError> {
    let moment = now.format("%Y-%m-%d %H-%M-%S");
    for number in 1..=SAME_SECOND {
        let suffix = if number == 1 { String::new() } else { format!(" ({number})") };
        let path = folder.join(format!("{moment}{suffix}.regulars"));
        match make(&path) {
            Err(StoreError::AlreadyExists) => {}
            done => return done.map_err(AppError::of_store(&path)),
        }
    }
    Err(AppError::Store { path: folder.to_owned(), error: StoreError::AlreadyExists })
}

impl Workspace {
    /// Copies the shop's file to `to`, or into its folder of backups, and says where the copy is.
    ///
    /// # Errors
    /// A job at work, a file that is there already, or the disk.
    pub fn backup(&mut self, to: Option<&Path>) -> Result<PathBuf, AppError> {
        self.fetch_store();
        let order = self.order(BackupReason::Asked);
        let store = self.store.as_ref().ok_or(AppError::Busy)?;
        match to {
            None => order.make(store).map(|made| made.path),
            Some(to) => store.backup_to(to).map(|()| to.to_owned()).map_err(AppError::of_store(to)),
        }
    }

    /// Examines the whole file on a thread: structure, every checksum, every rule; see [`Self::checked`].
    pub fn check(&mut self) {
        let path = self.path().to_owned();
        self.begin_with_store(JobKind::Checking, move |store, _, _| {
            store.check().map(StoreWork::Checked).map_err(AppError::of_store(&path))
        });
    }

    /// What a backup of this shop is made by.
    pub(super) fn order(&self, reason: BackupReason) -> Order {
        let second_place = self.keeper.second_place().map(Path::to_owned);
        Order { file: self.path().to_owned(), second_place, reason, now: self.given().now }
    }
}
