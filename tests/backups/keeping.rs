//! When backups are made, where they go, and that none of them gets in the owner's way.

use std::fs;

use chrono::TimeDelta;
use regulars::app::backups::BackupReason;
use regulars::app::clock::Clock;

use crate::shop::{Shop, at, look, moment, names};

#[test]
fn a_quarter_of_an_hour_after_a_change_there_is_a_backup_of_it() {
    let mut shop = Shop::new(at("09:00"));
    shop.clock(at("09:14"));
    assert!(shop.backups().is_empty());
    shop.clock(at("09:15"));
    let backups = shop.backups();
    assert_eq!(backups.len(), 1);
    assert_eq!((backups[0].mark.number, backups[0].mark.reason, backups[0].mark.clients), (1, Some(BackupReason::Timed), 1));
    assert_eq!(names(&look(&backups[0].path)), ["Anna"]);
    // Nothing was changed since.
    shop.clock(at("10:00"));
    assert_eq!(shop.backups().len(), 1);
    shop.add("Vera");
    shop.clock(at("10:15"));
    assert_eq!(shop.backups().iter().map(|backup| (backup.mark.number, backup.mark.clients)).collect::<Vec<_>>(), [(2, 2), (1, 1)]);
    assert!(shop.failures().is_empty());
}

#[test]
fn a_clock_that_is_put_back_does_not_put_a_backup_off() {
    let mut shop = Shop::new(moment("2035-10-14T09:00:00Z"));
    shop.clock(moment("2025-10-14T09:00:00Z"));
    assert_eq!(shop.backups().len(), 1);
}

#[test]
fn whoever_writes_while_a_backup_is_made_is_neither_refused_nor_kept_waiting() {
    let mut shop = Shop::new(at("09:00"));
    for minute in 0..40 {
        shop.workspace.set_clock(at(&format!("{:02}:{:02}", 10 + minute / 4, 15 * (minute % 4))));
        shop.workspace.tick();
        // The copy is at work now; it is stopped between two pages or is already through.
        shop.add(&format!("Client {minute}"));
        shop.workspace.undo();
        shop.workspace.redo();
        shop.workspace.finish_backup();
    }
    assert!(shop.failures().is_empty());
    assert_eq!(shop.names().len(), 41);
    for backup in shop.backups() {
        look(&backup.path);
    }
    let path = shop.file.clone();
    shop.workspace.close();
    assert_eq!(names(&look(&path)).len(), 41);
}

#[test]
fn closing_the_shop_backs_up_what_was_changed() {
    let shop = Shop::new(at("09:00"));
    let (file, folder) = (shop.file, shop.folder);
    shop.workspace.close();
    let backups = regulars::app::backups::list(&file, None);
    assert_eq!(backups.iter().map(|backup| backup.mark.reason).collect::<Vec<_>>(), [Some(BackupReason::Exit)]);
    // Opened, looked at and closed: there is nothing new to keep.
    let workspace = regulars::app::workspace::Workspace::open(&file, at("11:00"), &folder.path().join("log")).expect("a shop");
    workspace.close();
    assert_eq!(regulars::app::backups::list(&file, None).len(), 1);
    assert!(!folder.path().join("Lilac.regulars-journal").exists());
}

#[test]
fn a_window_that_is_closing_makes_its_backup_on_a_thread_and_is_called_no_more() {
    let shop = Shop::new(at("09:00"));
    let (file, folder) = (shop.file, shop.folder);
    let note = folder.path().join(".Lilac.regulars.open");
    assert!(note.exists());
    let closing = regulars::app::closing::Closing::default();
    closing.begin(Box::new(shop.workspace));
    assert!(!note.exists(), "a second start would wait for an answer that nobody gives");
    closing.wait();
    let backups = regulars::app::backups::list(&file, None);
    assert_eq!(backups.iter().map(|backup| backup.mark.reason).collect::<Vec<_>>(), [Some(BackupReason::Exit)]);
    let workspace = regulars::app::workspace::Workspace::open(&file, at("11:00"), &folder.path().join("log")).expect("let go of");
    workspace.close();
}

#[test]
fn each_backup_lies_in_the_second_place_too_and_a_stick_that_is_gone_is_told_once() {
    let mut shop = Shop::new(at("09:00"));
    let stick = shop.folder.path().join("stick");
    fs::create_dir(&stick).expect("a folder");
    shop.workspace.set_second_place(Some(stick.clone()));
    shop.clock(at("09:15"));
    let copies: Vec<_> = fs::read_dir(stick.join("Lilac backups")).expect("the second place").collect();
    assert_eq!(copies.len(), 1);
    assert_eq!(names(&look(&copies[0].as_ref().expect("a copy").path())), ["Anna"]);
    fs::remove_dir_all(&stick).expect("the stick is pulled");
    for time in ["09:30", "09:45"] {
        shop.add(time);
        shop.clock(at(time));
    }
    assert_eq!(shop.failures(), ["error-write-folder"]);
    assert!(!stick.exists(), "a stick that is not there is not made");
    assert_eq!(shop.backups().len(), 3);
}

#[test]
fn a_folder_that_cannot_be_made_is_told_and_the_shop_works_on() {
    let mut shop = Shop::new(at("09:00"));
    fs::write(shop.folder.path().join("Lilac backups"), "a file of that name").expect("a file");
    shop.clock(at("09:15"));
    assert_eq!(shop.failures().len(), 1);
    shop.add("Vera");
    assert_eq!(shop.names(), ["Anna", "Vera"]);
}

#[test]
fn what_is_no_backup_of_this_shop_is_never_deleted() {
    let mut shop = Shop::new(moment("2020-01-01T09:00:00Z"));
    let folder = shop.folder.path().join("Lilac backups");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("photo.jpg"), "a photo").expect("a file");
    fs::write(folder.join("notes.regulars"), "notes").expect("a file");
    // A backup of another shop that had this name before, and one that was damaged.
    let other = Shop::new(moment("2019-01-01T09:00:00Z"));
    fs::copy(&other.file, folder.join("other.regulars")).expect("a copy");
    let mut now = moment("2020-01-01T09:15:00Z").now();
    for day in 0..120_i64 {
        shop.add(&day.to_string());
        shop.clock(Clock::Fixed { now, today: now.date_naive() });
        if day == 0 {
            let backup = shop.backups()[0].path.clone();
            let mut bytes = fs::read(&backup).expect("a backup");
            bytes.truncate(5000);
            fs::write(folder.join("torn.regulars"), bytes).expect("a torn copy");
        }
        now += TimeDelta::days(1);
    }
    for name in ["photo.jpg", "notes.regulars", "other.regulars", "torn.regulars"] {
        assert!(folder.join(name).exists(), "{name} is gone");
    }
    // 14 days, 12 weeks and 4 months overlap.
    let kept = shop.backups().len();
    assert!((20..=34).contains(&kept), "{kept} backups after four months");
    assert_eq!(shop.backups()[0].mark.number, 120);
}

#[test]
fn an_import_is_preceded_by_a_backup_of_the_state_before_it() {
    let mut shop = Shop::new(at("09:00"));
    let table = shop.folder.path().join("visits.csv");
    fs::write(&table, "Date,Client,Amount\n2025-10-01,Vera,10\n").expect("a table");
    shop.workspace.preview_import(regulars::app::event::ImportRequest::new(table));
    shop.workspace.finish_job();
    shop.workspace.import_preview();
    shop.workspace.finish_job();
    assert_eq!(shop.names(), ["Anna", "Vera"]);
    let backups = shop.backups();
    assert_eq!(backups[0].mark.reason, Some(BackupReason::BeforeImport));
    assert_eq!(names(&look(&backups[0].path)), ["Anna"]);
}
