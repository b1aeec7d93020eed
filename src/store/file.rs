//! Files as the system sees them: what lies at a path, whose it is, and how a new file comes into being whole.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::error::StoreError;
use super::schema;

/// `path` from the root, so that a name such as `file:a` is never taken for a URI.
pub(super) fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(StoreError::from)
}

/// The path with `suffix` put to the end of its file name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Finds out the version of one of our files without locking, recovering or otherwise touching it.
///
/// It is read through `SQLite` although 100 bytes would tell as much: on Unix, closing a file of our own would drop
/// every lock that this process holds on it, and with it the protection of a shop that is already open.
pub(super) fn version(path: &Path) -> Result<i64, StoreError> {
    let found = fs::metadata(path).map_err(|error| StoreError::from_io(error, path))?;
    if found.is_dir() {
        return Err(StoreError::IsDirectory);
    }
    if !found.is_file() {
        return Err(StoreError::NotOurs);
    }
    if found.len() == 0 {
        return Err(StoreError::Empty);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let read = || -> rusqlite::Result<(i64, i64)> {
        let connection = Connection::open_with_flags(immutable_uri(path), flags)?;
        // After a crash in the middle of a write, page 1 may promise more pages than the file has until the journal is
        // rolled back, which only opening it to work with does. This lets such a file tell whose it is.
        connection.execute_batch("PRAGMA writable_schema = ON")?;
        let number = |name| connection.pragma_query_value(None, name, |row| row.get(0));
        Ok((number("application_id")?, number("user_version")?))
    };
    match read() {
        Ok((schema::APPLICATION_ID, version)) => Ok(version),
        Ok(_) => Err(StoreError::NotOurs),
        Err(error) => Err(why_not(error, path)),
    }
}

/// Which file it is, whatever its name.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);

/// Which file it is: on Windows an open file can be neither renamed nor replaced, so its being there is enough.
#[cfg(not(unix))]
pub(super) type Identity = ();

/// Which file is at `path` now. Opens nothing, see [`version`].
pub(super) fn identity(path: &Path) -> Result<Identity, StoreError> {
    let found = fs::metadata(path).map_err(|error| StoreError::from_io(error, path))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Ok((found.dev(), found.ino()))
    }
    #[cfg(not(unix))]
    {
        drop(found);
        Ok(())
    }
}

/// What an error of opening `path` means: the system knows more than `SQLite` tells.
pub(super) fn why_not(error: rusqlite::Error, path: &Path) -> StoreError {
    if error.sqlite_error_code() == Some(ErrorCode::CannotOpen)
        && let Err(reason) = File::open(path)
    {
        return StoreError::from_io(reason, path);
    }
    error.into()
}

/// A URI under which `SQLite` reads the file as if nothing could ever change it: no lock, no journal.
fn immutable_uri(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut uri = String::from("file://");
    if cfg!(windows) && !bytes.starts_with(b"\\") {
        // A drive stands after a slash of its own; a network path brings its slashes along.
        uri.push('/');
    }
    for byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => uri.push(char::from(*byte)),
            // Writing to a String cannot fail.
            _ => write!(uri, "%{byte:02X}").unwrap_or_default(),
        }
    }
    uri + "?immutable=1"
}

/// Opens a file to read it as if nothing could ever change it: no lock, no journal. Only for files of our own that
/// nobody else writes.
pub(super) fn immutable(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(immutable_uri(path), flags).map_err(|error| why_not(error, path))
}

/// A new file that has a temporary name as long as it is not whole. Dropped before that, it is gone: what is left is a
/// half of our own.
#[derive(Debug)]
pub(super) struct Place {
    temporary: PathBuf,
    path: PathBuf,
    published: bool,
}

impl Place {
    /// A temporary file beside `path`, where there must be none. An empty file at `path` is taken as none.
    pub(super) fn claim(path: &Path) -> Result<Self, StoreError> {
        refuse_what_is_there(path)?;
        Ok(Self { temporary: temporary_beside(path)?, path: path.to_owned(), published: false })
    }

    /// A temporary file beside `path`, whose present file it will replace. That file must have been read.
    pub(super) fn claim_over(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { temporary: temporary_beside(path)?, path: path.to_owned(), published: false })
    }

    /// Where it is until it is whole.
    pub(super) fn temporary(&self) -> &Path {
        &self.temporary
    }

    /// Flushes it to disk and gives it its name.
    pub(super) fn publish(mut self) -> Result<(), StoreError> {
        publish(&self.temporary, &self.path)?;
        self.published = true;
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if !self.published {
            // The failure that is reported is the first one.
            fs::remove_file(&self.temporary).unwrap_or_default();
        }
    }
}

/// Makes a new file at `path`: `fill` writes it under a temporary name, then it is flushed and renamed, so that
/// there is either the whole file or none. An empty file at `path` is taken as none.
pub(super) fn make_whole(path: &Path, fill: impl FnOnce(&Path) -> Result<(), StoreError>) -> Result<(), StoreError> {
    let place = Place::claim(path)?;
    fill(place.temporary())?;
    place.publish()
}

/// A new file must not replace another, nor lie where `SQLite` would take the journal of another for its own.
fn refuse_what_is_there(path: &Path) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(StoreError::IsDirectory),
        Ok(found) if !found.is_file() || found.len() > 0 => return Err(StoreError::AlreadyExists),
        _ => {}
    }
    for suffix in ["-journal", "-wal"] {
        let remains = beside(path, suffix);
        if fs::metadata(&remains).is_ok_and(|found| found.len() > 0) {
            return Err(StoreError::Remains { path: remains });
        }
    }
    Ok(())
}

/// An empty file of our own in the folder of `path`.
fn temporary_beside(path: &Path) -> Result<PathBuf, StoreError> {
    let mut number = 0;
    loop {
        let temporary = beside(path, &format!(".{}-{number}.part", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(_) => return Ok(temporary),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && number < 100 => number += 1,
            Err(error) => return Err(StoreError::from_io(error, path)),
        }
    }
}

/// Takes away the halves of new files that were left by programs that were killed: they may hold clients who are to be
/// deleted for good. `begins` is how the names of the whole files begin. Nobody else may be writing such files.
pub fn sweep(folder: &Path, begins: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.starts_with(begins) && is_half_of_another_process(name)) {
            // What is locked or may not be deleted is tried again the next time.
            fs::remove_file(entry.path()).unwrap_or_default();
        }
    }
}

/// Whether a name is one that [`temporary_beside`] gives, in another process.
fn is_half_of_another_process(name: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = name.strip_suffix(".part").and_then(|name| name.rsplit_once('.')).and_then(|(_, numbers)| numbers.split_once('-'));
    numbers.is_some_and(|(process, number)| is_number(process) && is_number(number) && process != std::process::id().to_string())
}

/// Flushes `temporary` to disk and gives it the name `path`.
fn publish(temporary: &Path, path: &Path) -> Result<(), StoreError> {
    let mut claimed = false;
    let mut step = || {
        OpenOptions::new().write(true).open(temporary)?.sync_all()?;
        if !path.exists() {
            // Claims the name, so that of two programs that make the same file one is told so.
            OpenOptions::new().write(true).create_new(true).open(path)?;
            claimed = true;
        }
        fs::rename(temporary, path)?;
        claimed = false;
        sync_folder(path)
    };
    let published = step();
    if claimed {
        // The name was claimed for nothing; the failure that is reported is the first one.
        fs::remove_file(path).unwrap_or_default();
    }
    published.map_err(|error| StoreError::from_io(error, path))
}

/// Makes a rename last through a power cut. Windows does so by itself.
#[cfg(unix)]
fn sync_folder(path: &Path) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

/// Makes a rename last through a power cut. Windows does so by itself.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "the same signature as on Unix")]
fn sync_folder(_path: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn names_with_signs_of_their_own_in_a_uri_are_written_out() {
        assert_eq!(immutable_uri(Path::new("/a b/100%?#.regulars")), "file:///a%20b/100%25%3F%23%2Eregulars?immutable=1");
    }

    #[test]
    fn halves_of_killed_programs_are_swept_away_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = format!("Lilac.regulars.{}-0.part", std::process::id());
        let kept =
            ["Lilac.regulars", &own, "Lilac.regulars.part", "Lilac.regulars.1-.part", "Rose.regulars.1-0.part", "Lilac.regulars.1-0.parts"];
        for name in kept.into_iter().chain(["Lilac.regulars.1-0.part", "Lilac.regulars.4000000-12.part"]) {
            fs::write(folder.path().join(name), name).expect("a file");
        }
        sweep(folder.path(), "Lilac.regulars.");
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("a file").file_name().into_string().expect("a name"))
            .collect();
        left.sort();
        let mut expected = kept.map(String::from);
        expected.sort();
        assert_eq!(left, expected);
    }

    #[test]
    fn a_file_torn_by_a_crash_still_tells_its_version() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("shop.regulars");
        let (store, _) = crate::store::Store::create(&path).expect("a new file");
        store.close().expect("closing");
        // Page 1 of a finished write over the rest of an unfinished one: more pages promised than there are.
        let mut bytes = fs::read(&path).expect("the file");
        bytes[31] += 5;
        fs::write(&path, &bytes).expect("written");
        assert_eq!(version(&path).expect("a version"), schema::VERSION);
        // Without a journal that mends it, it is damaged all the same, and left as it is.
        let opened = crate::store::Store::open(&path, crate::store::OpenMode::ReadWrite);
        assert!(matches!(opened, Err(StoreError::Damaged { .. })), "{opened:?}");
        assert_eq!(fs::read(&path).expect("the file"), bytes);
    }
}
