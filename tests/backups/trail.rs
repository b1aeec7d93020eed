//! The trail: every change with who, what and when, in the same transaction; and everything about one client in a file.

use std::fs;

use regulars::domain::command::{ClientDraft, Command, Title};
use regulars::domain::trail::{TrailEntry, Way};
use regulars::i18n::{Language, Tr};

use crate::shop::{Shop, at};

fn told(entries: &[TrailEntry]) -> Vec<(u32, Way, Title)> {
    entries.iter().map(|entry| (entry.number, entry.way, serde_json::from_str(&entry.title).expect("a title"))).collect()
}

#[test]
fn every_change_undo_and_redo_is_told_and_none_is_taken_out() {
    let mut shop = Shop::new(at("09:00"));
    let anna = shop.workspace.model().clients().iter().next().expect("Anna").clone();
    let draft = ClientDraft { note: "likes tea".into(), ..ClientDraft::of(&anna) };
    shop.workspace.set_clock(at("10:00"));
    shop.workspace.try_execute(Command::EditClient(anna.id, draft)).expect("an edit");
    shop.workspace.undo();
    shop.workspace.redo();
    let edited = Title::ClientEdited { name: "Anna".into() };
    let expected = [
        (4, Way::Redone, edited.clone()),
        (3, Way::Undone, edited.clone()),
        (2, Way::Done, edited),
        (1, Way::Done, Title::ClientAdded { name: "Anna".into() }),
    ];
    assert_eq!(told(&shop.workspace.trail(Some(anna.id)).expect("the trail")), expected);
    assert_eq!(told(&shop.workspace.trail(None).expect("the trail")), expected);
    let entries = shop.workspace.trail(None).expect("the trail");
    assert_eq!(entries[2].at.to_rfc3339(), "2025-10-14T10:00:00+00:00");
    assert_eq!((entries[2].fields[0].field.as_str(), entries[2].fields[0].new.as_str()), ("client.note", "likes tea"));
    assert_eq!((entries[1].fields[0].old.as_str(), entries[1].fields[0].new.as_str()), ("likes tea", ""));
}

#[test]
fn the_trail_goes_into_backups_and_is_checked_like_everything_else() {
    let mut shop = Shop::new(at("09:00"));
    shop.clock(at("09:20"));
    let backup = shop.backups()[0].path.clone();
    let mut bytes = fs::read(&backup).expect("a backup");
    let place = bytes.windows(11).position(|window| window == b"ClientAdded").expect("the trail");
    bytes[place] = b'K';
    fs::write(&backup, bytes).expect("a damaged backup");
    shop.workspace.restore(backup);
    shop.workspace.finish_job();
    assert_eq!(shop.failures(), ["store-damaged"]);
}

#[test]
fn everything_about_a_client_is_written_for_people_and_for_machines() {
    let mut shop = Shop::new(at("09:00"));
    let anna = shop.workspace.model().clients().iter().next().expect("Anna").clone();
    let draft = ClientDraft { name: "Anna <b>\"& Co\"</b>".into(), phones: vec!["+7 916 204-18-35".into()], ..ClientDraft::of(&anna) };
    shop.workspace.try_execute(Command::EditClient(anna.id, draft)).expect("an edit");
    for (language, heading) in [(Language::English, "Purchases"), (Language::Russian, "Покупки")] {
        let tr = Tr::new(language);
        let path = shop.folder.path().join("anna.html");
        shop.workspace.export_client(anna.id, &path, |model, entries| {
            tr.client_page(model, model.clients().get(anna.id).expect("Anna"), entries, &|at| at.to_rfc3339())
        });
        assert!(shop.failures().is_empty());
        let page = fs::read_to_string(&path).expect("a page");
        assert!(page.contains(heading) && page.contains("+7 916 204-18-35") && page.contains("2025-10-14T09:00:00+00:00"), "{page}");
        assert!(page.contains("Anna &lt;b&gt;&quot;&amp; Co&quot;") && !page.contains("<b>"), "{page}");
        assert!(!page.contains("http"), "the page needs nothing from outside");
    }
    let json: serde_json::Value = serde_json::from_slice(&fs::read(shop.folder.path().join("anna.json")).expect("JSON")).expect("JSON");
    assert_eq!(json["client"]["phones"][0]["e164"], "+79162041835");
    assert_eq!(json["trail"].as_array().expect("the trail").len(), 2);
}
