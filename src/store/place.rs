//! Where a file lies: on a disk of this computer, on another one, or in a folder that a program keeps the same elsewhere.

use std::path::Path;

/// File systems of other computers. What they promise about locks and about what is on disk cannot be relied on.
const NETWORK: [&str; 20] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "ncp",
    "afs",
    "davfs",
    "coda",
    "ceph",
    "glusterfs",
    "lustre",
    "fuse.sshfs",
    "fuse.gvfsd-fuse",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.smbnetfs",
];

/// Folders of programs that copy files to a server and back whenever they like, as they are called (folded).
const SYNCHRONISED: [(&str, &str); 14] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("мой диск", "Google Drive"),
    ("yandex.disk", "Яндекс Диск"),
    ("yandexdisk", "Яндекс Диск"),
    ("yandex disk", "Яндекс Диск"),
    ("яндекс.диск", "Яндекс Диск"),
    ("яндекс диск", "Яндекс Диск"),
    ("iclouddrive", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("облако mail.ru", "Облако Mail.ru"),
];

/// Whether a path lies on another computer.
#[must_use]
pub fn is_network(path: &Path) -> bool {
    // The file itself need not be there yet.
    let known = path.canonicalize().or_else(|_| path.parent().unwrap_or(path).canonicalize());
    let Ok(known) = known else { return false };
    if cfg!(windows) {
        // A drive letter of another computer turns out to be one here.
        let text = known.to_string_lossy().into_owned();
        return text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\"));
    }
    std::fs::read_to_string("/proc/self/mountinfo").is_ok_and(|mounts| is_on_network(&mounts, &known))
}

/// The same, by the table of mounts as Linux writes it.
fn is_on_network(mounts: &str, path: &Path) -> bool {
    let kinds = mounts.lines().filter_map(|line| {
        let (mount, source) = line.split_once(" - ")?;
        let point = mount.split(' ').nth(4)?.replace(r"\040", " ");
        let kind = source.split(' ').next()?.to_owned();
        path.starts_with(&point).then_some((point.len(), kind))
    });
    // Of two mounts at one place the later one counts.
    let nearest = kinds.max_by_key(|(length, _)| *length);
    nearest.is_some_and(|(_, kind)| NETWORK.contains(&kind.as_str()))
}

/// The program that keeps the folder of `path` the same elsewhere, if one is known by the folder's name.
#[must_use]
pub fn synchroniser(path: &Path) -> Option<&'static str> {
    path.parent()?.components().find_map(|part| {
        let folder = part.as_os_str().to_string_lossy().to_lowercase();
        // `OneDrive - Lilac`, `Dropbox (Personal)`.
        SYNCHRONISED.iter().find(|(name, _)| folder == *name || folder.starts_with(&format!("{name} "))).map(|(_, program)| *program)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 252:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /proc rw - proc proc rw
41 22 0:50 / /home/anna/Shared\\040files rw,relatime - cifs //server/share rw,vers=3.0
42 41 252:1 / /home/anna/Shared\\040files/local rw - ext4 /dev/vdb rw
50 22 0:60 / /mnt/office rw - nfs4 10.0.0.2:/office rw
51 22 0:61 / /mnt/phone rw - fuse.sshfs anna@host: rw
";

    #[test]
    fn files_of_other_computers_are_known_by_their_mount() {
        for (path, expected) in [
            ("/home/anna/Salon.regulars", false),
            ("/home/anna/Shared files/Salon.regulars", true),
            ("/home/anna/Shared files/local/Salon.regulars", false),
            ("/home/anna/Shared files of mine/Salon.regulars", false),
            ("/mnt/office/Salon.regulars", true),
            ("/mnt/phone/Salon.regulars", true),
            ("/mnt/Salon.regulars", false),
        ] {
            assert_eq!(is_on_network(MOUNTS, Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn synchronised_folders_are_known_by_their_names() {
        for (path, expected) in [
            ("/home/anna/Dropbox/Salon.regulars", Some("Dropbox")),
            ("/home/anna/OneDrive - Lilac/Shop/Salon.regulars", Some("OneDrive")),
            ("/home/anna/Яндекс.Диск/Salon.regulars", Some("Яндекс Диск")),
            ("/home/anna/Google Drive/Salon.regulars", Some("Google Drive")),
            ("/home/anna/Documents/Dropbox.regulars", None),
            ("/home/anna/Dropboxes/Salon.regulars", None),
        ] {
            assert_eq!(synchroniser(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn a_temporary_folder_is_of_this_computer() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!is_network(&folder.path().join("Salon.regulars")));
    }
}
