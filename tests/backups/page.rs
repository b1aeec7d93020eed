//! The tab of backups, and a window over a damaged file, through accessible names.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use regulars::app::workspace::Workspace;
use regulars::domain::model::Records;
use regulars::ui::route::Route;

use crate::support::window::{self, Window};

/// Lets threads come to their end and the window take it in.
fn wait(window: &mut Window, done: impl Fn(&Window) -> bool) {
    for _ in 0..400 {
        window.settle();
        if done(window) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("nothing came of it");
}

fn clients(window: &Window) -> usize {
    window.workspace().model().clients().len()
}

fn shows(window: &Window, part: &str) -> bool {
    window.harness.query_all_by_label_contains(part).next().is_some()
}

#[test]
fn a_backup_is_made_looked_at_gone_back_to_and_that_is_undone() {
    let mut window = window::shop(Records::default(), "en");
    window.harness.state_mut().go(Route::Settings);
    window.settle();
    window.harness.get_by_role_and_label(Role::Tab, "Backups").click();
    wait(&mut window, |window| shows(window, "No backups yet"));
    window.click_button("Back up now");
    wait(&mut window, |window| window.workspace().backups().is_some_and(|backups| backups.len() == 1));
    assert_eq!(window.harness.state().notice_text(), "The backup is made");
    // A client comes after it.
    window.press_ctrl(eframe::egui::Key::N);
    window.type_text("Anna");
    window.press_ctrl(eframe::egui::Key::Enter);
    if clients(&window) == 0 {
        window.press(eframe::egui::Key::Enter);
    }
    assert_eq!(clients(&window), 1);
    window.harness.state_mut().go(Route::Settings);
    window.settle();
    window.harness.get_by_label("just now: 0 clients, no sale yet, on request").click();
    wait(&mut window, |window| shows(window, "Would go: Anna"));
    window.harness.get_by_label("Clients: −1");
    window.click_button("Go back to this");
    wait(&mut window, |window| clients(window) == 0);
    wait(&mut window, |window| window.harness.state().notice_text() == "Everything is as it was in the backup");
    window.click_button("Undo");
    wait(&mut window, |window| clients(window) == 1);
    window.assert_saved();
}

#[test]
fn the_file_is_examined_and_found_whole() {
    let mut window = window::shop(Records::default(), "en");
    window.harness.state_mut().go(Route::Settings);
    window.settle();
    window.harness.get_by_role_and_label(Role::Tab, "The file").click();
    window.settle();
    window.harness.get_by_role_and_label(Role::Button, "Check the file").click();
    wait(&mut window, |window| shows(window, "The file is whole. Clients: 0"));
}

#[test]
fn a_damaged_file_says_so_and_leads_to_its_backups() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("Lilac.regulars");
    let clock = regulars::app::clock::Clock::fixed(window::today());
    let mut workspace = Workspace::create(&file, clock, &folder.path().join("log")).expect("a shop");
    let draft = regulars::domain::command::ClientDraft { name: "Veronica".into(), ..Default::default() };
    workspace.try_execute(regulars::domain::command::Command::AddClient(draft)).expect("a client");
    workspace.close();
    let mut bytes = std::fs::read(&file).expect("the file");
    let place = bytes.windows(8).position(|window| window == b"Veronica").expect("her name");
    bytes[place] = b'W';
    std::fs::write(&file, bytes).expect("damage");

    let workspace = Workspace::open_or_rescue(&file, clock, &folder.path().join("log")).expect("the sound part");
    let mut window = window::over(folder, workspace, "en");
    window.harness.get_by_label_contains("This file is damaged.");
    window.click_button("Choose a backup");
    wait(&mut window, |window| shows(window, "1 client, no sale yet"));
    window.harness.get_by_label("just now: 1 client, no sale yet, when the window was closed").click();
    let place = |window: &Window| window.harness.get_by_role_and_label(Role::Button, "Go back to this").rect();
    wait(&mut window, |window| shows(window, "Go back to this"));
    let before = place(&window);
    wait(&mut window, |window| shows(window, "Going back would change") || shows(window, "Everything in it is as it is now"));
    assert_eq!(place(&window), before, "what comes a moment later does not move the button from under a click");
    window.click_button("Go back to this");
    wait(&mut window, |window| !window.workspace().is_read_only());
    assert_eq!(clients(&window), 1);
    assert!(window.folder.path().join("Lilac.damaged.regulars").exists());
}

#[test]
fn a_client_is_deleted_for_good_from_the_card_after_being_asked_once_more() {
    let mut window = window::shop(Records::default(), "en");
    window.press_ctrl(eframe::egui::Key::N);
    window.type_text("Anna");
    window.press_ctrl(eframe::egui::Key::Enter);
    assert_eq!(clients(&window), 1);
    window.harness.state_mut().go(Route::Clients);
    window.settle();
    if !shows(&window, "Show who changed what") {
        window.harness.get_by_label_contains("Anna,").click();
        window.settle();
    }
    window.harness.get_by_label("Show who changed what").click_accesskit();
    window.settle();
    assert!(shows(&window, "Anna added"), "the trail is on the card");
    for sure in ["Keep", "Delete for good"] {
        window.click_button("More");
        window.harness.get_by_label("Delete for good").click();
        window.settle();
        window.harness.get_by_label("Delete Anna for good?");
        window.click_button(sure);
        if sure == "Keep" {
            assert_eq!(clients(&window), 1);
        }
    }
    wait(&mut window, |window| clients(window) == 0);
    wait(&mut window, |window| window.harness.state().notice_text().contains(".html"));
    let acts = std::fs::read_dir(window.folder.path().join("Shop backups")).expect("the backups");
    let act =
        acts.map(|entry| entry.expect("an entry").path()).find(|path| path.extension().is_some_and(|end| end == "html")).expect("the act");
    let page = std::fs::read_to_string(act).expect("the act");
    assert!(page.contains("Act of deletion: client No. 1") && !page.contains("Anna"), "{page}");
    window.press_ctrl(eframe::egui::Key::Z);
    assert_eq!(clients(&window), 0, "this one cannot be undone");
    window.assert_saved();
}

#[test]
fn a_file_in_a_synchronised_folder_is_warned_about_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("Dropbox");
    std::fs::create_dir(&place).expect("a folder");
    let clock = regulars::app::clock::Clock::fixed(window::today());
    let workspace = Workspace::create(&place.join("Lilac.regulars"), clock, &folder.path().join("log")).expect("a shop");
    let mut window = window::over(folder, workspace, "en");
    window.harness.get_by_label_contains("This file lies in the folder of Dropbox.");
    window.click_button("OK");
    assert!(!shows(&window, "This file lies in the folder"));
}
