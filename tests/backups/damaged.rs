//! A damaged file is shown as far as it can be read, and replaced only by moving it aside.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use regulars::app::backups::bring_back;
use regulars::app::workspace::Workspace;

use crate::shop::{Shop, at, look, names};

/// A shop with a backup of Anna and Vera, whose file has lost Vera's name since.
fn damaged() -> (PathBuf, tempfile::TempDir) {
    let mut shop = Shop::new(at("09:00"));
    shop.add("Veronica");
    let (file, folder) = (shop.file, shop.folder);
    shop.workspace.close();
    spoil(&file, b"Veronica", b"Veronika");
    (file, folder)
}

fn spoil(file: &Path, old: &[u8], new: &[u8]) {
    let mut bytes = fs::read(file).expect("the file");
    let place = bytes.windows(old.len()).position(|window| window == old).expect("the words");
    bytes[place..place + new.len()].copy_from_slice(new);
    fs::write(file, bytes).expect("a damaged file");
}

#[test]
fn what_can_be_read_is_shown_for_reading_only() {
    let (file, folder) = damaged();
    let before = fs::read(&file).expect("the file");
    let workspace = Workspace::open_or_rescue(&file, at("12:00"), &folder.path().join("log")).expect("the sound part");
    assert!(workspace.is_read_only());
    assert_eq!(workspace.damage().len(), 1);
    assert_eq!((workspace.damage()[0].table, workspace.damage()[0].record.as_deref()), ("clients", Some("2")));
    assert_eq!(names(&workspace), ["Anna"]);
    workspace.close();
    assert_eq!(fs::read(&file).expect("the file"), before);
}

#[test]
fn what_can_be_read_is_saved_in_a_file_of_its_own() {
    let (file, folder) = damaged();
    let before = fs::read(&file).expect("the file");
    let workspace = Workspace::open_or_rescue(&file, at("12:00"), &folder.path().join("log")).expect("the sound part");
    let rescued = workspace.save_readable().expect("a new file");
    assert_eq!(rescued.path(), folder.path().join("Lilac.rescued.regulars"));
    assert!(!rescued.is_read_only());
    assert_eq!(names(&rescued), ["Anna"]);
    assert_eq!(fs::read(&file).expect("the file"), before);
    assert!(workspace.save_readable().expect("another").path().ends_with("Lilac.rescued-2.regulars"), "no rescue replaces another");
}

#[test]
fn a_backup_takes_the_place_and_the_damaged_file_stays_beside_it() {
    let (file, folder) = damaged();
    let before = fs::read(&file).expect("the file");
    let backup = regulars::app::backups::list(&file, None).remove(0).path;
    bring_back(&file, &backup).expect("the backup in its place");
    assert_eq!(names(&look(&file)), ["Anna", "Veronica"]);
    assert_eq!(fs::read(folder.path().join("Lilac.damaged.regulars")).expect("the damaged file"), before);
    assert!(regulars::store::read_mark(&file).expect("readable").is_none(), "it is a shop again, no backup");
}

#[test]
fn a_file_that_somebody_works_with_is_not_moved_aside() {
    let mut shop = Shop::new(at("09:00"));
    shop.clock(at("09:15"));
    let backup = shop.backups()[0].path.clone();
    let refused = bring_back(&shop.file, &backup).expect_err("in use");
    assert_eq!(refused.words().key, "store-in-use");
    shop.add("Vera");
    assert_eq!(
        fs::read_dir(shop.folder.path())
            .expect("the folder")
            .filter(|entry| entry.as_ref().is_ok_and(|entry| entry.path().to_string_lossy().contains("damaged")))
            .count(),
        0
    );
}

fn regulars(words: &[&str], file: &Path) -> (i32, String) {
    let output =
        Process::new(env!("CARGO_BIN_EXE_regulars")).args(words).args(["--lang", "en", "--db"]).arg(file).output().expect("the program");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().expect("an exit code"), String::from_utf8(said).expect("words"))
}

#[test]
fn the_command_line_names_the_damage_and_the_backup_and_goes_back_to_it() {
    let (file, _folder) = damaged();
    let backup = regulars::app::backups::list(&file, None).remove(0).path;
    let (code, said) = regulars(&["check"], &file);
    assert_eq!(code, 5);
    assert!(said.contains("clients 2") && said.contains(&backup.display().to_string()), "{said}");
    let (code, said) = regulars(&["check", "--json"], &file);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((code, json["whole"].as_bool(), json["damage"][0]["record"].as_str()), (5, Some(false), Some("2")));
    let (code, said) = regulars(&["restore", "--list"], &file);
    assert!(code == 0 && said.contains("2 clients"), "{said}");
    let (code, said) = regulars(&["restore"], &file);
    assert_eq!(code, 0, "{said}");
    let (code, said) = regulars(&["check"], &file);
    assert!(code == 0 && said.contains("The file is whole. Clients: 2"), "{said}");
}

#[test]
fn a_second_start_says_who_has_the_file_open() {
    let shop = Shop::new(at("09:00"));
    let (code, said) = regulars(&["import", "nothing.csv"], &shop.file);
    assert_eq!(code, 5);
    assert!(said.contains("is open already") && said.contains(" on the computer "), "{said}");
    let note = shop.folder.path().join(".Lilac.regulars.open");
    assert!(note.exists());
    let folder = shop.folder;
    shop.workspace.close();
    assert!(!note.exists());
    drop(folder);
}
