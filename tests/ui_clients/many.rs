//! Several clients at once: a tag, a pause; and the owner's own views of the list.

use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use regulars::domain::settings::Trade;
use regulars::i18n::Language;
use regulars::ui::pages::clients::ClientsPage;
use regulars::ui::view_ctx::{FilePurpose, Request};

use super::support::page::Page;
use super::support::window::{Window, day};
use super::{click, clients, rows};

fn mark_three(window: &mut Window) {
    window.press(Key::ArrowDown);
    for _ in 0..3 {
        window.press(Key::Space);
        window.press(Key::ArrowDown);
    }
}

#[test]
fn marked_clients_take_a_tag_together() {
    let mut window = clients(Trade::Salon, "en");
    let before = window.workspace().model().clone();
    let tagged = |window: &Window| {
        let clients = window.workspace().model().clients().iter();
        clients.filter(|client| client.tags.iter().any(|tag| tag == "wedding")).count()
    };
    mark_three(&mut window);
    click(&mut window, "Tag");
    window.press(Key::Enter);
    window.harness.get_by_label("Please fill this in");
    window.type_text("wedding");
    window.press(Key::Enter);
    assert_eq!(tagged(&window), 3);
    assert_eq!(window.harness.state().notice_text(), "3 clients: tag “wedding” added");
    window.press_ctrl(Key::Z);
    assert!(window.workspace().model().clients() == before.clients());
    window.assert_saved();
}

#[test]
fn marked_clients_are_paused_together_and_a_wrong_day_stays() {
    let mut window = clients(Trade::Salon, "en");
    mark_three(&mut window);
    click(&mut window, "Pause until…");
    window.type_text("31.02");
    window.press(Key::Enter);
    window.harness.get_by_label_contains("There is no such day");
    assert!(window.harness.query_all_by_value("31.02").count() > 0);
    window.press_ctrl(Key::A);
    window.type_text("1 Nov");
    window.press(Key::Enter);
    let paused = window.workspace().model().clients().iter().filter(|client| client.paused_until == Some(day("2025-11-01"))).count();
    assert_eq!(paused, 3);
    window.assert_saved();
}

#[test]
fn marked_clients_are_asked_to_be_written_to_a_file_and_nobody_else() {
    let mut page: Page<ClientsPage> = Page::demo(Trade::Salon, Language::English, ClientsPage::ui);
    page.press(Key::ArrowDown);
    page.press(Key::Space);
    page.press(Key::ArrowDown);
    page.press(Key::Space);
    for (item, ending) in [("Export to Excel…", "xlsx"), ("Export to CSV…", "csv"), ("Export as contacts…", "vcf")] {
        page.click("More");
        page.click(item);
        let asked = std::mem::take(&mut page.harness.state_mut().asked);
        let Some(Request::PickFile(FilePurpose::ExportClients { clients, name })) = asked.into_iter().next_back() else {
            panic!("no file was asked for")
        };
        assert!(name.ends_with(ending), "{name}");
        let workspace = &mut page.harness.state_mut().workspace;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(&name);
        workspace.export_clients(clients.clone(), path.clone(), "en");
        workspace.finish_job();
        let written = std::fs::read(&path).expect("the file");
        assert_eq!(clients.len(), 2);
        if ending == "csv" {
            let text = String::from_utf8_lossy(&written);
            let model = workspace.model();
            let named = |id| text.contains(&model.clients().get(id).expect("a client").name);
            assert!(clients.iter().all(|id| named(*id)));
            let others = model.clients().iter().filter(|client| !clients.contains(&client.id) && text.contains(&client.name));
            assert_eq!(others.count(), 0, "{text}");
        }
    }
}

#[test]
fn a_filter_is_saved_as_a_view_and_comes_back() {
    let mut window = clients(Trade::Salon, "en");
    click(&mut window, "Filter");
    window.harness.get_by_role_and_label(Role::CheckBox, "Late").click();
    window.settle();
    window.press(Key::Escape);
    let late = rows(&window);
    click(&mut window, "Your own views");
    click(&mut window, "Name of this view");
    window.type_text("The best");
    window.press(Key::Enter);
    window.press(Key::Escape);
    click(&mut window, "Remove");
    assert_ne!(rows(&window), late);
    click(&mut window, "Your own views");
    click(&mut window, "The best");
    assert_eq!(rows(&window), late);
}
