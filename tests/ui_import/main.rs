//! Bringing in a file as the owner does: type its path, look, answer, import, take it back.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

#[path = "../import/books.rs"]
#[allow(dead_code, reason = "each test crate uses a part of it")]
mod books;
#[path = "../import/expected.rs"]
#[allow(dead_code, reason = "each test crate uses a part of it")]
mod expected;
mod messy;
#[path = "../support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};

use eframe::egui::Key;
use egui_kittest::kittest::Queryable;
use support::window::{self, Window};

fn messy(start: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/messy");
    let mut files = std::fs::read_dir(&folder).expect("the fixtures").map(|entry| entry.expect("an entry").path());
    files
        .find(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            name.starts_with(start) && !name.contains(".expected")
        })
        .expect("the file")
}

/// Types a path on the page and waits until the file is read.
fn look_at(window: &mut Window, file: &Path) {
    look_by(window, file, "Or type its path", "Read it");
}

/// The same in any language: the name of the field, and the word on the button.
fn look_by(window: &mut Window, file: &Path, field: &str, read: &str) {
    window.press_ctrl(Key::Num7);
    window.harness.get_by_role_and_label(eframe::egui::accesskit::Role::TextInput, field).focus();
    window.settle();
    window.type_text(&file.display().to_string());
    window.harness.get_by_label(read).click();
    window.settle();
    wait(window);
}

/// Waits for the job at hand.
fn wait(window: &mut Window) {
    for _ in 0..400 {
        window.harness.step();
        if window.workspace().job().is_none() {
            window.settle();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the job did not end");
}

#[test]
fn a_file_is_looked_at_brought_in_and_taken_back() {
    let mut window = window::empty("en");
    look_at(&mut window, &messy("01_"));
    window.harness.get_by_label("New clients: 8");
    window.harness.get_by_label("Purchases: 24");
    window.harness.get_by_label("Net sum: 80\u{202f}252.98\u{a0}₽");
    assert!(window.workspace().model().is_empty(), "a preview wrote something");
    window.harness.get_by_label("Import 24 rows").click();
    window.settle();
    wait(&mut window);
    assert_eq!(window.workspace().model().clients().len(), 8);
    assert_eq!(window.workspace().model().purchases().len(), 24);
    window.harness.get_by_label("Show who is due now");
    window.press_ctrl(Key::Z);
    assert!(window.workspace().model().is_empty(), "one undo takes the whole import back");
    window.assert_saved();
}

#[test]
fn what_can_be_read_two_ways_is_asked_and_goes_in_after_the_answer() {
    let mut window = window::empty("en");
    look_at(&mut window, &messy("11_"));
    window.harness.get_by_label_contains("can be read two ways");
    window.harness.get_by_label("Import 10 rows").click();
    window.settle();
    assert!(window.workspace().model().is_empty(), "it was imported without an answer");
    window.harness.get_by_label_contains("month first").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("Import 10 rows").click();
    window.settle();
    wait(&mut window);
    let model = window.workspace().model();
    assert_eq!(model.purchases().len(), 10);
    assert!(model.purchases().iter().any(|purchase| purchase.day == window::day("2024-12-10")));
}

#[test]
fn rows_that_cannot_be_read_are_listed_with_their_numbers() {
    let mut window = window::empty("en");
    look_at(&mut window, &messy("12_"));
    window.harness.get_by_label("Row 4: there is no such day 32.01.2024");
    window.harness.get_by_label("8 rows cannot be read");
}

#[test]
fn a_file_that_is_no_table_is_refused_in_words_and_changes_nothing() {
    let mut window = window::demo(regulars::domain::settings::Trade::Coffee, "en");
    let before = window.workspace().model().clone();
    for start in ["17_", "18_", "52_", "51_"] {
        look_at(&mut window, &messy(start));
        assert!(!window.harness.state().notice_text().is_empty(), "{start} was refused without a word");
        window.press(Key::Escape);
    }
    assert!(*window.workspace().model() == before);
}

#[test]
fn another_meaning_of_a_column_reads_the_file_again() {
    let mut window = window::empty("en");
    look_at(&mut window, &messy("22_"));
    window.harness.get_by_label("New clients: 5");
    window.harness.get_by_label("Sum").click();
    window.settle();
    window.harness.get_by_label("left out").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("Visits without a sum: 12");
}

#[test]
fn clients_and_purchases_are_written_where_one_says() {
    let mut window = window::demo(regulars::domain::settings::Trade::Salon, "ru");
    let path = window.folder.path().join("клиенты.csv");
    window.press_ctrl(Key::Num7);
    window.harness.get_by_role_and_label(eframe::egui::accesskit::Role::TextInput, "Или введите, куда: .xlsx, .csv, .vcf, .ics").focus();
    window.settle();
    window.type_text(&path.display().to_string());
    window.harness.get_by_role_and_label(eframe::egui::accesskit::Role::Button, "Клиенты").click();
    window.settle();
    wait(&mut window);
    let text = std::fs::read_to_string(&path).expect("the table");
    assert!(text.starts_with('\u{feff}') && text.contains(';'), "it does not open right in a Russian Excel");
    assert!(text.lines().count() > window.workspace().model().clients().len());
}

/// Writes the table of the page's second field to `name`.
fn export(window: &mut Window, name: &str, button: &str) -> Vec<u8> {
    let path = window.folder.path().join(name);
    window.press_ctrl(Key::Num7);
    window.harness.get_by_role_and_label(eframe::egui::accesskit::Role::TextInput, "Or type where: .xlsx, .csv, .vcf, .ics").focus();
    window.settle();
    window.press_ctrl(Key::A);
    window.type_text(&path.display().to_string());
    window.harness.get_by_role_and_label(eframe::egui::accesskit::Role::Button, button).click();
    window.settle();
    wait(window);
    std::fs::read(&path).unwrap_or_default()
}

#[test]
fn the_name_of_a_file_says_how_it_is_written() {
    let mut window = window::demo(regulars::domain::settings::Trade::Salon, "en");
    assert!(export(&mut window, "clients.xlsx", "Clients").starts_with(b"PK"));
    let cards = String::from_utf8(export(&mut window, "clients.vcf", "Clients")).expect("UTF-8");
    assert_eq!(
        cards.matches("BEGIN:VCARD").count(),
        window.workspace().model().clients().iter().filter(|client| client.archived.is_none()).count()
    );
    let calendar = String::from_utf8(export(&mut window, "due.ics", "Whom to contact")).expect("UTF-8");
    assert!(calendar.matches("BEGIN:VEVENT").count() > 10, "{}", calendar.len());
    assert!(export(&mut window, "purchases.vcf", "Purchases").is_empty(), "purchases are no contacts");
    assert!(window.harness.state().notice_text().contains("cannot hold this"), "{}", window.harness.state().notice_text());
}

#[test]
fn a_table_copied_in_a_spreadsheet_is_pasted() {
    let mut window = window::empty("en");
    window.press_ctrl(Key::Num7);
    window.harness.event(eframe::egui::Event::Paste("Name\tPhone\nAnna\t+7 916 204-18-35\nBob\t+7 916 204-18-36\n".to_owned()));
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("New clients: 2");
    window.harness.get_by_label("pasted table");
    window.harness.get_by_label("Import 2 rows").click();
    window.settle();
    wait(&mut window);
    assert_eq!(window.workspace().model().clients().len(), 2);
}

#[test]
fn two_names_on_one_phone_are_decided_before_they_go_in() {
    let mut window = window::empty("en");
    look_at(&mut window, &messy("55_"));
    window.harness.get_by_label("New clients: 1");
    window.harness.get_by_label_contains("Two clients").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("New clients: 2");
    window.harness.get_by_label_contains("One client").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("New clients: 1");
}

#[test]
fn rows_that_were_left_out_can_be_saved_after_the_import() {
    let mut window = window::empty("en");
    look_at(&mut window, &messy("12_"));
    let rejected = window.workspace().preview().expect("a preview").1.rejected.len();
    window.harness.get_by_label_contains("Import 4 rows").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label_contains(&format!("{rejected} rows could not be read"));
    window.harness.get_by_label("Save rejected rows");
    window.harness.get_by_label("Show who is due now");
}

/// A file of the owner's in the folder of the shop.
fn file(window: &Window, name: &str, text: &str) -> std::path::PathBuf {
    let path = window.folder.path().join(name);
    std::fs::write(&path, text).expect("written");
    path
}

#[test]
fn a_name_written_once_for_a_group_is_asked_about_on_the_page() {
    for (language, said, above, name) in [
        ("en", "Some purchases name no client, for example 05.03.2024; 3000. Whose are they?", "Of the client above", "Purchases: 3"),
        ("ru", "В некоторых покупках клиент не назван, например 05.03.2024; 3000. Чьи они?", "Клиента, который выше", "Покупки: 3"),
    ] {
        let mut window = window::empty(language);
        let table = "Клиент;Дата;Сумма\nАнна;01.02.2024;1000\n;05.03.2024;3000\nОлег;02.02.2024;800\n";
        let path = file(&window, "groups.csv", table);
        if language == "en" {
            look_at(&mut window, &path);
        } else {
            look_by(&mut window, &path, "Или введите путь к файлу", "Прочитать");
        }
        window.harness.get_by_label(said);
        window.harness.query_all_by_label_contains(above).next().expect("the choice").click();
        window.settle();
        wait(&mut window);
        window.harness.get_by_label(name);
        let preview = &window.workspace().preview().expect("a preview").1;
        assert_eq!((preview.counts.guest_purchases, preview.counts.clients_new), (0, 2));
    }
}

#[test]
fn columns_of_months_are_told_of_before_anything_is_brought_in() {
    let mut window = window::empty("en");
    let path = file(&window, "months.csv", "Клиент;Январь 2024;Февраль 2024\nАнна;1000;\nОлег;;700\n");
    look_at(&mut window, &path);
    window.harness.get_by_label_contains("2 columns under months or days are left out: from “Январь 2024” to “Февраль 2024”");
    window.harness.get_by_label("New clients: 2");
}

#[test]
fn clients_and_visits_on_sheets_of_their_own_are_looked_at_and_go_in_together() {
    let place = tempfile::tempdir().expect("a folder");
    let file = place.path().join("Salon.xlsx");
    std::fs::write(&file, books::clients_and_visits()).expect("written");
    let mut window = window::empty("en");
    look_at(&mut window, &file);
    window.harness.get_by_label("New clients: 3");
    window.harness.get_by_label("Purchases: 3");
    window.harness.get_by_label_contains("Визиты: this is not a date");
    // The first sheet is shown; the other is one click away, with meanings of its own.
    assert!(window.harness.query_by_label("Visit date").is_none());
    window.harness.get_by_label("Sheets: Визиты").click();
    window.settle();
    window.harness.get_by_label_contains("Row 2: 15.03.2025");
    // One sheet alone, and back.
    window.harness.get_by_label("All sheets together").click();
    window.settle();
    window.harness.get_by_label("Визиты").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("New clients: 2");
    window.harness.get_by_label("sheet “Визиты”").click();
    window.settle();
    window.harness.get_by_label("All sheets together").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("Import 5 rows").click();
    window.settle();
    wait(&mut window);
    assert_eq!((window.workspace().model().clients().len(), window.workspace().model().purchases().len()), (3, 3));
    window.press_ctrl(Key::Z);
    assert!(window.workspace().model().is_empty(), "one undo takes both sheets back");
}
