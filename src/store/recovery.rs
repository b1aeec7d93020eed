//! What a crash leaves beside a file: a journal, which `SQLite` writes back into the file before anybody reads it.
//!
//! Nothing in a journal says whose it is. One that was left by another file, or came along with a folder that was copied,
//! would be written over the records of this one. So the file is copied before a journal is taken back; if what comes out
//! is damaged and the copy is sound, the copy takes its place and the journal is kept under another name.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::{backup, file};

/// The first bytes of a journal that is not finished with.
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];

/// A file and its journal as they lay there. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub(super) struct Before {
    copy: file::Place,
    journal: file::Place,
    /// Where the journal goes if it is another file's.
    aside: PathBuf,
}

impl Before {
    /// Copies the file at `path` if there is a journal beside it that will be taken back; `None` without one.
    ///
    /// `None` too if the two cannot be copied, as on a full disk: taking the journal back needs no room, and after a crash
    /// it is nearly always the file's own.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let journal_path = file::beside(path, "-journal");
        if !is_hot(&journal_path) {
            return None;
        }
        let copied = || -> Result<Self, StoreError> {
            let copy = file::Place::claim_over(path)?;
            let aside = free_name(&journal_path);
            let journal = file::Place::claim_over(&aside)?;
            // Through SQLite: on Unix, closing the file by hand would drop the locks of a shop that is open.
            backup::copy(&file::immutable(path)?, copy.temporary(), &|| true)?;
            fs::copy(&journal_path, journal.temporary()).map_err(|error| StoreError::from_io(error, path))?;
            Ok(Self { copy, journal, aside })
        };
        match copied() {
            Ok(before) => Some(before),
            Err(error) => {
                tracing::warn!(%error, "no copy before a journal is taken back");
                None
            }
        }
    }

    /// After the file could not be read with its journal taken back: puts the file back as it was, if it is sound without
    /// the journal. Returns where the journal is now; `None` if the file is left as the journal made it, and the damage is
    /// what the owner is to be told of. Nobody may have the file open.
    pub(super) fn put_back(self) -> Option<PathBuf> {
        backup::verify(self.copy.temporary()).ok()?;
        match self.journal.publish().and_then(|()| self.copy.publish()) {
            Ok(()) => Some(self.aside),
            Err(error) => {
                tracing::warn!(%error, "a file could not be put back");
                None
            }
        }
    }
}

/// Whether a journal has something to take back.
fn is_hot(journal: &Path) -> bool {
    use std::io::Read as _;
    let mut start = [0; MAGIC.len()];
    fs::File::open(journal).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == MAGIC
}

/// A name beside the journal that nothing has yet.
fn free_name(journal: &Path) -> PathBuf {
    let name = |number: u32| file::beside(journal, &format!("-of-another-file-{number}"));
    (1..1000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1000))
}
