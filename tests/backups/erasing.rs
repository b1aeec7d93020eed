//! Deleted for good: nothing of the client is left in any byte of the file or its backups, and no import brings them back.

use std::fs;
use std::path::Path;

use regulars::app::backups::BackupReason;
use regulars::app::erase::Act;
use regulars::app::event::{Event, ImportRequest};
use regulars::domain::command::{ClientDraft, Command, ContactDraft, OutcomeDraft, PurchaseDraft};
use regulars::domain::contact::{Channel, Purpose};
use regulars::domain::ids::ClientId;

use crate::shop::{Shop, at, look, names};

const NAME: &str = "Любовь Щедрая-Кабарга";
const PHONE: &str = "+79162041835";
const EMAIL: &str = "kabarga@example.org";
const NOTE: &str = "prefers-the-window-seat";

/// A shop with backups in which the client has a history.
fn shop() -> (Shop, ClientId) {
    let mut shop = Shop::new(at("09:00"));
    let stick = shop.folder.path().join("stick");
    fs::create_dir(&stick).expect("a second place");
    shop.workspace.set_second_place(Some(stick));
    shop.add("Love before her marriage");
    let id = shop.workspace.model().clients().iter().last().expect("her").id;
    shop.clock(at("09:20"));
    let draft = ClientDraft {
        name: NAME.into(),
        phones: vec!["8 (916) 204-18-35".into()],
        emails: vec![EMAIL.into()],
        note: NOTE.into(),
        ..ClientDraft::default()
    };
    shop.workspace.try_execute(Command::EditClient(id, draft)).expect("an edit");
    for (sum, note) in [("1000", NOTE), ("2000", "")] {
        let draft = PurchaseDraft { day: "2025-10-01".into(), sum: sum.into(), note: note.into(), ..PurchaseDraft::default() };
        shop.workspace.try_execute(Command::AddPurchase(Some(id), draft)).expect("a purchase");
    }
    let contact = ContactDraft {
        client: id,
        purpose: Purpose::Free,
        expected: None,
        channel: Channel::Call,
        template: None,
        outcome: OutcomeDraft::NoAnswer,
        bonus_minor: 0,
        note: NOTE.into(),
    };
    shop.workspace.try_execute(Command::LogContact(contact)).expect("a contact");
    shop.clock(at("09:40"));
    (shop, id)
}

fn erase(shop: &mut Shop, id: ClientId) -> Act {
    shop.workspace.erase_client(id);
    shop.workspace.finish_job();
    shop.workspace.finish_backup();
    let mut act = None;
    for event in shop.workspace.take_events() {
        match event {
            Event::Erased(erased) => act = Some(*erased),
            Event::Failed(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    act.expect("an act")
}

/// Files under a folder that hold a text, in UTF-8 or UTF-16.
fn holders(folder: &Path, text: &str) -> Vec<std::path::PathBuf> {
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(holders(&path, text));
            continue;
        }
        let bytes = fs::read(&path).expect("a file");
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        if holds(text.as_bytes()) || holds(&little) || holds(&big) {
            found.push(path);
        }
    }
    found
}

#[test]
fn nothing_of_the_client_is_left_in_any_byte_of_any_file() {
    let (mut shop, id) = shop();
    let folder = shop.folder.path().to_owned();
    for text in [NAME, PHONE, EMAIL, NOTE, "Love before her marriage"] {
        assert!(holders(&folder, text).len() >= 2, "{text} should be in file and backups before");
    }
    let act = erase(&mut shop, id);
    assert_eq!((act.number, act.purchases, act.contacts), (id, 2, 1));
    assert!(act.remaining.is_empty(), "{act:?}");
    assert!(act.backups >= 6, "{act:?}: two backups and the one before deleting, in both places");
    for text in [NAME, PHONE, "9162041835", "204-18-35", EMAIL, NOTE, "Love before her marriage", "Щедрая"] {
        assert_eq!(holders(&folder, text), Vec::<std::path::PathBuf>::new(), "{text}");
    }
    // Every backup is a whole backup still, with its number and moment.
    let backups = shop.backups();
    assert_eq!(backups.iter().map(|backup| backup.mark.number).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!(backups[0].mark.reason, Some(BackupReason::BeforeErase));
    for backup in &backups {
        assert_eq!(names(&look(&backup.path)), ["Anna"]);
        assert_eq!(backup.mark.clients, 1);
    }
    let path = shop.file.clone();
    shop.workspace.close();
    assert_eq!(names(&look(&path)), ["Anna"]);
}

#[test]
fn revenue_stays_and_nothing_before_can_be_undone() {
    let (mut shop, id) = shop();
    erase(&mut shop, id);
    let model = shop.workspace.model();
    assert_eq!(model.purchases().guests().iter().map(|purchase| purchase.sum_minor).sum::<i64>(), 300_000);
    assert!(model.purchases().guests().iter().all(|purchase| purchase.extra.is_none()));
    assert!(model.contacts().is_empty());
    assert_eq!(shop.workspace.next_undo(), None);
    let path = shop.file.clone();
    let model = model.clone();
    shop.workspace.close();
    assert!(*look(&path).model() == model, "the file holds what the window shows");
}

#[test]
fn the_next_import_does_not_bring_the_client_back_but_the_owner_may() {
    let (mut shop, id) = shop();
    erase(&mut shop, id);
    let table = shop.folder.path().join("visits.csv");
    fs::write(&table, "Date,Client,Phone,E-mail,Amount\n2025-10-01,Somebody,8 916 204 18 35,,10\n2025-10-02,Somebody,,kabarga@example.org,20\n2025-10-02,Vera,8 916 204 18 36,,10\n").expect("a table");
    let import = |shop: &mut Shop| {
        shop.workspace.preview_import(ImportRequest::new(table.clone()));
        shop.workspace.finish_job();
        let (_, preview) = shop.workspace.preview().expect("a preview");
        let skipped = preview.skipped.len();
        shop.workspace.import_preview();
        shop.workspace.finish_job();
        skipped
    };
    assert_eq!(import(&mut shop), 2);
    assert_eq!(shop.names(), ["Anna", "Vera"]);
    // She came back herself, and the owner wrote her down: now she is a client like any other.
    let draft = ClientDraft { name: "She herself".into(), phones: vec![PHONE.into()], ..ClientDraft::default() };
    shop.workspace.try_execute(Command::AddClient(draft)).expect("a client");
    assert_eq!(import(&mut shop), 1, "her e-mail alone is on the list still");
    let she = shop.workspace.model().clients().iter().last().expect("she").id;
    assert_eq!(shop.workspace.model().purchases().of(she).len(), 1);
}

#[test]
fn a_backup_that_cannot_be_written_anew_is_named() {
    let (mut shop, id) = shop();
    let backup = shop.backups()[1].path.clone();
    let mut bytes = fs::read(&backup).expect("a backup");
    let place = bytes.windows(4).position(|window| window == b"Anna").expect("her name");
    bytes[place] = b'H';
    fs::write(&backup, &bytes).expect("a damaged backup");
    let aside = shop.folder.path().join("Lilac.damaged.regulars");
    fs::copy(&backup, &aside).expect("a file moved aside before");
    let act = erase(&mut shop, id);
    assert!(act.remaining.contains(&backup) && act.remaining.contains(&aside), "{act:?}");
    assert_eq!(fs::read(&backup).expect("the backup"), bytes, "what cannot be read is left alone");
}

#[test]
fn going_back_to_a_backup_from_before_does_not_bring_the_client_back() {
    let (mut shop, id) = shop();
    erase(&mut shop, id);
    let oldest = shop.backups().last().expect("a backup").path.clone();
    shop.workspace.restore(oldest);
    shop.workspace.finish_job();
    assert_eq!(shop.names(), ["Anna"]);
    assert!(!shop.workspace.model().settings().erased.is_empty() || shop.workspace.model().clients().get(id).is_none());
}

#[test]
fn whoever_was_made_one_with_another_is_deleted_under_both_numbers() {
    let mut shop = Shop::new(at("09:00"));
    shop.add("Olga Perelyotnaya");
    shop.add("Olga P.");
    let ids: Vec<ClientId> = shop.workspace.model().clients().iter().map(|client| client.id).collect();
    shop.clock(at("09:20"));
    shop.workspace.try_execute(Command::MergeClients { keep: ids[2], other: ids[1] }).expect("made one");
    assert_eq!(shop.backups()[0].mark.reason, Some(BackupReason::BeforeMerge));
    let folder = shop.folder.path().to_owned();
    assert!(holders(&folder, "Perelyotnaya").len() >= 3);
    let act = erase(&mut shop, ids[2]);
    assert!(act.backups >= 3, "{act:?}");
    for text in ["Perelyotnaya", "Olga P."] {
        assert_eq!(holders(&folder, text), Vec::<std::path::PathBuf>::new(), "{text}");
    }
    assert_eq!(shop.names(), ["Anna"]);
}

#[test]
fn a_stick_that_was_away_is_rid_of_the_client_when_it_is_back() {
    let (mut shop, id) = shop();
    shop.workspace.backup(None).expect("a backup on the stick too");
    let (stick, away) = (shop.folder.path().join("stick"), shop.folder.path().join("pocket"));
    assert!(!holders(&stick, PHONE).is_empty());
    fs::rename(&stick, &away).expect("it is pulled out");
    let act = erase(&mut shop, id);
    assert_eq!(act.remaining, std::slice::from_ref(&stick));
    assert_eq!(shop.workspace.model().settings().erased.unfinished, [id]);
    fs::rename(&away, &stick).expect("it is put in again");
    assert!(!holders(&stick, PHONE).is_empty());
    let mut shop = shop.reopened();
    shop.workspace.set_second_place(Some(stick.clone()));
    shop.workspace.tick();
    shop.workspace.finish_job();
    for text in [NAME, PHONE, EMAIL] {
        assert_eq!(holders(shop.folder.path(), text), Vec::<std::path::PathBuf>::new(), "{text}");
    }
    assert!(shop.workspace.model().settings().erased.unfinished.is_empty());
}
