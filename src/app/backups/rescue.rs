//! A damaged file: opened to look at what can be read; replaced by a backup, or by what could be read. The damaged file
//! itself is only ever moved aside.

use std::path::{Path, PathBuf};

use super::super::clock::Clock;
use crate::app::error::AppError;
use crate::app::workspace::Workspace;
use crate::domain::client::Client;
use crate::domain::command::Command;
use crate::domain::ids::ClientId;
use crate::domain::model::{Model, Records};
use crate::store::{Damage, OpenMode, Store, StoreError, revive};

/// So many damaged files of one name are kept beside each other.
const MOST: u32 = 1000;

impl Workspace {
    /// Opens a shop's file to work with it. If it is damaged, what can be read of it is opened for reading, see
    /// [`Self::damage`].
    ///
    /// # Errors
    /// Those of [`Store::open`]; the file is left as it is.
    pub fn open_or_rescue(path: &Path, clock: Clock, log: &Path) -> Result<Self, AppError> {
        match Self::open(path, clock, log) {
            Err(AppError::Store { error: StoreError::Damaged { records }, .. }) => {
                // What is wrong with its structure may keep even that from going well; then the first words stand.
                let rescued = Self::open_damaged(path, clock, log);
                rescued.map_err(|_| AppError::Store { path: path.to_owned(), error: StoreError::Damaged { records } })
            }
            opened => opened,
        }
    }

    /// Opens what can be read of a file, whole or damaged. Nothing in it is changed.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn open_damaged(path: &Path, clock: Clock, log: &Path) -> Result<Self, AppError> {
        let (store, records, opening) = Store::open(path, OpenMode::Rescue).map_err(AppError::of_opening(path))?;
        let mut workspace = Self::with(Some(store), Model::from_records(whole(records, clock)), opening.read_only, path, clock, log);
        workspace.damage = opening.left_out;
        Ok(workspace)
    }

    /// What cannot be read of the file; empty for a whole one.
    #[must_use]
    pub fn damage(&self) -> &[Damage] {
        &self.damage
    }

    /// Saves what can be read of this damaged file as a file of its own beside it, and opens that.
    ///
    /// # Errors
    /// Those of making a file.
    pub fn save_readable(&self) -> Result<Self, AppError> {
        let path = free_name(self.path(), "rescued")?;
        let records = self.records();
        let mut rescued = Self::create(&path, self.clock(), self.log())?;
        rescued.try_execute(Command::Seed(Box::new(records)))?;
        rescued.forget_undo();
        Ok(rescued)
    }

    fn records(&self) -> Records {
        let model = self.model();
        Records {
            settings: model.settings().clone(),
            next_ids: model.next_ids(),
            clients: model.clients().iter().cloned().collect(),
            purchases: model.purchases().iter().cloned().collect(),
            products: model.products().iter().cloned().collect(),
            contacts: model.contacts().iter().cloned().collect(),
            staff: model.staff().iter().cloned().collect(),
            templates: model.templates().iter().cloned().collect(),
            campaigns: model.campaigns().iter().cloned().collect(),
            ad_spend: model.ad_spend().values().copied().collect(),
            log: model.log().iter().cloned().collect(),
            imports: model.imports().iter().cloned().collect(),
        }
    }
}

/// Puts a backup in the place of a file that cannot be opened, or that is not there any more. The damaged file, with its
/// journal, is moved aside under a name of its own.
///
/// # Errors
/// Those of reading the backup, which comes first, and of moving and writing.
pub fn bring_back(file: &Path, backup: &Path) -> Result<(), AppError> {
    let (read, ..) = Store::open(backup, OpenMode::ReadOnly).map_err(AppError::of_store(backup))?;
    drop(read);
    if file.exists() {
        // Whoever has it open would go on writing into the file that is moved.
        if let Err(StoreError::InUse) = Store::open(file, OpenMode::ReadOnly) {
            return Err(AppError::of_store(file)(StoreError::InUse));
        }
        let aside = free_name(file, "damaged")?;
        rename(file, &aside)?;
        let journal = with_suffix(file, "-journal");
        if journal.exists() {
            rename(&journal, &with_suffix(&aside, "-journal"))?;
        }
    }
    revive(backup, file).map_err(AppError::of_store(file))
}

/// Purchases and contacts whose client cannot be read keep a client without a name, so that none of them is lost.
fn whole(mut records: Records, clock: Clock) -> Records {
    let known: std::collections::BTreeSet<ClientId> = records.clients.iter().map(|client| client.id).collect();
    let owners =
        records.purchases.iter().filter_map(|purchase| purchase.client).chain(records.contacts.iter().map(|contact| contact.client));
    let nameless: std::collections::BTreeSet<ClientId> = owners.filter(|owner| !known.contains(owner)).collect();
    records.clients.extend(nameless.into_iter().map(|id| Client::new(id, clock.today())));
    records
}

/// `Salon.regulars` → `Salon.damaged.regulars`, `Salon.damaged-2.regulars`, …
fn free_name(file: &Path, word: &str) -> Result<PathBuf, AppError> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = |number: u32| if number == 1 { format!("{stem}.{word}.regulars") } else { format!("{stem}.{word}-{number}.regulars") };
    let mut names = (1..=MOST).map(|number| file.with_file_name(name(number)));
    names.find(|path| !path.exists()).ok_or_else(|| AppError::of_store(file)(StoreError::AlreadyExists))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn rename(from: &Path, to: &Path) -> Result<(), AppError> {
    std::fs::rename(from, to).map_err(|source| AppError::Write { path: to.to_owned(), source })
}
