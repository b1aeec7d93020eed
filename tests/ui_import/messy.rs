//! Every messy file on the page, as an owner brings it in: refused in words, or looked at, answered, imported, taken
//! back; in both languages.

use std::path::Path;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{By, Queryable};
use regulars::app::clock::Clock;
use regulars::app::workspace::Workspace;
use regulars::domain::money::Currency;
use regulars::domain::settings::Settings;
use regulars::i18n::{Arg, Language, Tr};

use super::expected::{Expected, answers, expected, files, folder};
use super::support::window::{self, Window};
use super::{look_at, look_by, wait};

/// A window over an empty shop of the country and currency that a file supposes, at its day.
fn shop(expected: &Expected, language: &str) -> Window {
    let place = tempfile::tempdir().expect("a folder");
    let settings = Settings { currency: currency(expected), phone_region: expected.assume.region.clone(), ..Settings::default() };
    let clock = Clock::fixed(expected.assume.as_of);
    let path = place.path().join("Shop.regulars");
    let workspace = Workspace::create_with(&path, settings, clock, &place.path().join("log")).expect("a shop");
    window::over_any_script(place, workspace, language)
}

fn currency(expected: &Expected) -> Currency {
    Currency::try_from(expected.assume.currency.as_str()).expect("a currency")
}

struct Page<'a> {
    window: Window,
    tr: Tr,
    file: &'a str,
    wrong: Vec<String>,
}

impl Page<'_> {
    fn shows(&self, label: &str) -> bool {
        self.window.harness.query_all_by_label(label).next().is_some()
    }

    fn shows_part(&self, label: &str) -> bool {
        self.window.harness.query_all_by_label_contains(label).next().is_some()
    }

    fn expect(&mut self, label: &str) {
        if !self.shows(label) {
            self.wrong.push(format!("{}: the page does not say {label:?}", self.file));
        }
    }

    /// A number of the panel "What will change"; nothing where the file is not expected to have any.
    fn expect_count(&mut self, key: &str, count: u32) {
        let name = self.tr.text(key).into_owned();
        if count > 0 {
            let label = format!("{name}: {}", self.tr.number(count));
            self.expect(&label);
        }
    }

    fn button(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.tr.with(key, args)
    }

    fn click(&mut self, label: &str) {
        self.window.harness.get_by_label(label).click();
        self.window.settle();
        wait(&mut self.window);
    }
}

/// What the page does with a file, and where that is not what is expected.
fn differences(file: &str, language: Language) -> Vec<String> {
    let expected = expected(file);
    let mut page = Page { window: shop(&expected, language.code()), tr: Tr::new(language), file, wrong: Vec::new() };
    let field = page.tr.text("import-path").into_owned();
    let read = page.tr.text("import-read").into_owned();
    look_by(&mut page.window, &folder().join(file), &field, &read);
    if expected.outcome == "reject_file" {
        let said = page.window.harness.state().notice_text().to_owned();
        let is_in_language = said.chars().any(|c| matches!(c, 'а'..='я')) == (language == Language::Russian);
        if said.is_empty() || !is_in_language {
            page.wrong.push(format!("{file}: refused with {said:?}"));
        }
        if !page.window.workspace().model().is_empty() {
            page.wrong.push(format!("{file}: a refused file changed something"));
        }
        return page.wrong;
    }
    if expected.outcome == "ask" {
        let first = page.tr.text("import-answer-first").into_owned();
        page.expect(&first);
        answer(&mut page);
    }
    panel(&mut page, &expected);
    for row in &expected.rejected {
        let number = format!("{} {}: ", page.tr.text("import-row"), page.tr.number(row.row));
        if !page.shows_part(&number) {
            page.wrong.push(format!("{file}: the page does not tell why row {} is left out", row.row));
        }
    }
    bring_in(&mut page, &expected);
    page.wrong
}

/// Chooses the reading that the file says is right.
fn answer(page: &mut Page<'_>) {
    for (question, choice) in answers(page.file) {
        let before = page.window.workspace().preview().expect("a preview").1.questions.clone();
        let open = before.iter().find(|open| open.kind.id() == *question).expect("the question");
        let place = open.choices.iter().position(|known| known.id == *choice).expect("the choice");
        let (title, note) = regulars::ui::pages::transfer::words::choice(&page.tr, open.kind, &open.choices[place]);
        let label = if page.shows_part(&note) && !note.is_empty() { note } else { title };
        page.window.harness.query_all(By::new().role(Role::RadioButton).label_contains(&label)).next().expect("the choice").click();
        page.window.settle();
        wait(&mut page.window);
    }
    let promise = page.tr.text("import-promise").into_owned();
    page.expect(&promise);
}

/// The numbers of "What will change".
fn panel(page: &mut Page<'_>, expected: &Expected) {
    let count = |key: &str| expected.counts.get(key).copied().unwrap_or(0);
    page.expect_count("import-new-clients", count("clients"));
    if count("visits_without_amount") == 0 {
        page.expect_count("import-purchases", count("purchases"));
    }
    page.expect_count("import-visits", count("visits_without_amount"));
    page.expect_count("import-guests", count("guest_purchases"));
    page.expect_count("import-refunds", count("refunds"));
    page.expect_count("import-skipped", count("rows_skipped"));
    page.expect_count("import-rejected", count("rows_rejected"));
    if let Some(net_minor) = expected.sums_minor.get("net").filter(|_| count("purchases") > 0 && count("guest_purchases") == 0) {
        let label = format!("{}: {}", page.tr.text("import-net"), page.tr.money(*net_minor, currency(expected)));
        page.expect(&label);
    }
}

/// Imports and takes it back.
fn bring_in(page: &mut Page<'_>, expected: &Expected) {
    let preview = page.window.workspace().preview().expect("a preview").1.clone();
    let import = page.button("import-rows", &[("count", preview.counts.rows_imported.into())]);
    page.click(&import);
    let model = page.window.workspace().model();
    let found = (model.clients().len(), model.purchases().len());
    let wanted = (expected.counts.get("clients").copied().unwrap_or(0) as usize, preview.batch.purchases.len());
    if found != wanted {
        page.wrong.push(format!("{}: {found:?} clients and purchases went in, {wanted:?} were to", page.file));
    }
    let due = page.tr.text("import-show-due").into_owned();
    page.expect(&due);
    if preview.counts.rows_rejected > 0 {
        let save = page.tr.text("import-save-rejected").into_owned();
        page.expect(&save);
    }
    let undo = page.tr.text("undo").into_owned();
    page.window.harness.query_all_by_label(&undo).next().expect("a way back").click();
    page.window.settle();
    if !page.window.workspace().model().is_empty() {
        page.wrong.push(format!("{}: one undo does not take it all back", page.file));
    }
}

fn check(language: Language) {
    let wrong: Vec<String> = files().iter().flat_map(|file| differences(file, language)).collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_messy_file_goes_through_the_page_in_english() {
    check(Language::English);
}

#[test]
fn every_messy_file_goes_through_the_page_in_russian() {
    check(Language::Russian);
}

#[test]
fn any_of_five_hundred_columns_can_be_found_and_means_what_one_says() {
    let mut window = window::empty("en");
    look_at(&mut window, &folder().join("57_wide_500_columns.csv"));
    window.harness.get_by_label("500 columns, in use: 4");
    // What is used stands first, wherever it is in the file.
    for meaning in ["Name", "Phone", "Date", "Sum"] {
        window.harness.get_by_role_and_label(Role::Button, meaning);
    }
    assert!(window.harness.query_all_by_label("left out").count() < 30, "columns out of sight are drawn too");
    let find = window.harness.get_by_role_and_label(Role::SearchInput, "Find a column");
    find.focus();
    window.settle();
    window.type_text("поле 498");
    window.harness.get_by_label("left out").click();
    window.settle();
    window.harness.get_by_label("E-mail").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("500 columns, in use: 5");
    let mapping = &window.workspace().preview().expect("a preview").0.mapping;
    assert_eq!(mapping.iter().next(), Some((&498, &Some(regulars::app::import::Field::Email))));
}

#[test]
fn the_meaning_goes_from_one_column_to_the_other() {
    let mut window = window::empty("en");
    let table = "Name,Date,Total,Paid,Tip\nAnna,2025-03-01,100,90,5\n";
    let path = window.folder.path().join("table.csv");
    std::fs::write(&path, table).expect("a table");
    look_at(&mut window, &path);
    for (column, net) in [(4, 500), (3, 9_000)] {
        let left_out = window.harness.query_all_by_label("left out").count();
        let place = window.workspace().preview().expect("a preview").1.columns.iter().filter(|column| column.field.is_none());
        let place = place.take_while(|other| other.index < column).count();
        assert!(place < left_out);
        window.harness.query_all_by_label("left out").nth(place).expect("a column").click();
        window.settle();
        window.harness.get_by_role_and_label(Role::MenuItem, "Sum").click();
        window.settle();
        wait(&mut window);
        let preview = window.workspace().preview().expect("a preview").1;
        assert_eq!(preview.sums_minor.net(), net);
        let sums = preview.columns.iter().filter(|column| column.field == Some(regulars::app::import::Field::Amount)).count();
        assert_eq!(sums, 1, "two columns are the sum");
    }
}

#[test]
fn all_doubtful_pairs_are_decided_at_once() {
    let mut window = window::empty("en");
    let path = window.folder.path().join("families.csv");
    let rows = (0..30).map(|number| format!("Anna,+7916100{number:04}\nBoris,+7916100{number:04}\n"));
    std::fs::write(&path, "Name,Phone\n".to_owned() + &rows.collect::<String>()).expect("a table");
    look_at(&mut window, Path::new(&path));
    window.harness.get_by_label("New clients: 30");
    window.harness.get_by_label("All are two clients").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("New clients: 60");
    window.harness.get_by_label("All are one client").click();
    window.settle();
    wait(&mut window);
    window.harness.get_by_label("New clients: 30");
}
