//! A workbook with a sheet of clients and a sheet of their visits is one import.

use std::ops::ControlFlow;

use regulars::app::clock::Clock;
use regulars::app::event::ImportRequest;
use regulars::app::import::json::FileJson;
use regulars::app::workspace::Workspace;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::domain::settings::Settings;
use regulars::transfer::export::rejected::Rejected;
use regulars::transfer::import::fields::Field;
use regulars::transfer::import::preview::{Options, Outcome, Preview};
use regulars::transfer::import::preview_bytes;
use regulars::transfer::import::reasons::Warning;

use crate::books::{book, clients_and_visits};

fn options() -> Options {
    Options::new("RU", Currency::RUB, "2025-06-30".parse().expect("a day"))
}

fn read(bytes: Vec<u8>, options: &Options) -> Preview {
    preview_bytes("a.xlsx", bytes, &Model::default(), options, &|_| ControlFlow::Continue(())).expect("a readable book")
}

fn look(bytes: Vec<u8>) -> Preview {
    read(bytes, &options())
}

#[test]
fn all_lists_are_read_and_every_row_is_accounted_for() {
    let preview = look(clients_and_visits());
    assert_eq!(preview.sheets().collect::<Vec<_>>(), ["Клиенты", "Визиты"]);
    let counts = preview.counts;
    assert_eq!((counts.clients_new, counts.clients_updated, counts.clients_matched), (3, 0, 0));
    assert_eq!((counts.purchases, preview.sums_minor.net()), (3, 270_050));
    assert_eq!(counts.rows, counts.header_rows + counts.rows_imported + counts.rows_skipped + counts.rows_rejected);
    assert_eq!(preview.outcome(), Outcome::Import);
    let told = |warning: &Warning| matches!(warning, Warning::OtherSheets(sheets) if sheets == &["Прайс", "Мастера"]);
    assert!(preview.warnings.iter().any(told), "{:?}", preview.warnings);
    let json = FileJson::of_preview(&preview);
    let rejected: Vec<(u32, &str)> = json.rejected.iter().map(|row| (row.row, row.reason.as_str())).collect();
    assert_eq!(rejected, [(3, "Визиты: not a date")]);
    assert_eq!((json.columns["Дата"].as_str(), json.columns["Почта"].as_str()), ("date", "email"));
}

#[test]
fn the_import_is_one_step_and_its_repetition_adds_nothing() {
    let place = tempfile::tempdir().expect("a folder");
    let file = place.path().join("Salon.xlsx");
    std::fs::write(&file, clients_and_visits()).expect("written");
    let clock = Clock::fixed("2025-06-30".parse().expect("a day"));
    let mut shop =
        Workspace::create_with(&place.path().join("Shop.regulars"), Settings::default(), clock, &place.path().join("log")).expect("a shop");
    let empty = shop.model().clone();
    let import = |shop: &mut Workspace| {
        shop.preview_import(ImportRequest::new(file.clone()));
        shop.finish_job();
        shop.import_preview();
        shop.finish_job();
    };
    import(&mut shop);
    let model = shop.model();
    let of = |name: &str| model.clients().iter().find(|client| client.name == name).expect("a client");
    let visits =
        |name: &str| model.purchases().of(of(name).id).iter().map(|visit| (visit.day.to_string(), visit.sum_minor)).collect::<Vec<_>>();
    assert_eq!(visits("Анна"), [("2025-03-15".to_owned(), 120_050), ("2025-04-16".to_owned(), 80_000)]);
    assert!(visits("Пётр").is_empty());
    // One record each of what both sheets name.
    assert_eq!((model.clients().len(), model.staff().len(), model.products().len()), (3, 2, 2));
    assert_eq!(of("Анна").staff, model.staff().iter().find(|staff| staff.name == "Оля").map(|staff| staff.id));
    assert!(model.purchases().of(of("Анна").id).iter().all(|visit| visit.staff.is_some()));
    let once = model.clone();
    import(&mut shop);
    assert_eq!((shop.model().clients().len(), shop.model().purchases().len()), (once.clients().len(), once.purchases().len()));
    shop.undo();
    shop.undo();
    assert_eq!(shop.model().clients().len() + shop.model().staff().len(), empty.clients().len() + empty.staff().len());
}

#[test]
fn each_sheet_has_columns_of_its_own() {
    let mut options = options();
    let sheet = |visits: &str| book(&[("Клиенты", "Имя;Телефон\nАнна;89031110011"), ("Визиты", visits)]);
    let visits = "Дата;Телефон;Сумма;Доход\n15.03.2025;89031110011;100;90";
    assert_eq!(read(sheet(visits), &options).sums_minor.net(), 10_000);
    options.beside.entry("Визиты".to_owned()).or_default().extend([(2, None), (3, Some(Field::Amount))]);
    let chosen = read(sheet(visits), &options);
    assert_eq!(chosen.sums_minor.net(), 9_000);
    assert_eq!(chosen.batch.layouts.len(), 1, "what was said of the sheet is remembered");
    assert_eq!(chosen.columns[1].field, Some(Field::Phone));
}

#[test]
fn the_same_visit_on_two_sheets_is_one() {
    let preview = look(book(&[
        ("Все", "Дата;Клиент;Сумма\n15.03.2025;Анна;100\n16.03.2025;Пётр;200"),
        ("VIP", "Клиент;Дата;Сумма;Метка\nАнна;15.03.2025;100;vip"),
    ]));
    assert_eq!((preview.counts.purchases, preview.counts.rows_already_there), (2, 1));
}

#[test]
fn visits_and_payments_of_the_same_days_are_asked_about_and_counted_once_unless_they_are_others() {
    let book = || {
        book(&[
            ("Записи", "Дата;Клиент;Услуга\n15.03.2025;Анна;Стрижка\n16.03.2025;Пётр;Брови\n18.03.2025;Ольга;Стрижка"),
            ("Оплаты", "Клиент;Дата;Сумма\nАнна;15.03.2025;1200\nПётр;16.03.2025;800"),
        ])
    };
    let asked = look(book());
    assert_eq!(asked.outcome(), Outcome::Ask);
    assert_eq!(asked.questions[0].kind.id(), "same_visits");
    let answered = |choice: &str| {
        let mut options = options();
        options.answers.insert("same_visits".to_owned(), choice.to_owned());
        read(book(), &options)
    };
    // The sheet with the sums is the one that stays.
    let once = answered("same_visits");
    assert_eq!((once.outcome(), once.counts.purchases, once.counts.visits_without_amount), (Outcome::Import, 2, 0));
    assert!(once.warnings.iter().any(|warning| matches!(warning, Warning::OtherSheets(sheets) if sheets == &["Записи"])));
    let both = answered("other_visits");
    assert_eq!((both.counts.purchases, both.counts.visits_without_amount, both.sums_minor.net()), (2, 3, 200_000));
    // Another month's visits of the same clients are others for sure.
    let later = look(crate::books::book(&[
        ("Март", "Дата;Клиент;Сумма\n15.03.2025;Анна;100\n16.03.2025;Пётр;200"),
        ("Апрель", "Клиент;Дата;Сумма;Мастер\nАнна;15.04.2025;100;Оля\nПётр;16.03.2025;250;Оля\nАнна;20.04.2025;100;Оля"),
    ]));
    assert_eq!((later.questions.len(), later.counts.purchases), (0, 5));
}

#[test]
fn a_list_with_headers_alone_takes_nothing_from_the_others() {
    let visits = ("Визиты", "Дата;Клиент;Сумма\n15.03.2025;Анна;100");
    for sheets in [[("Клиенты", "Имя;Телефон"), visits], [visits, ("Клиенты", "Имя;Телефон")]] {
        let preview = look(book(&sheets));
        assert_eq!((preview.counts.purchases, preview.sheets().count()), (1, 1));
        assert!(preview.warnings.iter().any(|warning| matches!(warning, Warning::OtherSheets(names) if names == &["Клиенты"])));
    }
}

#[test]
fn other_peoples_phones_and_money_stay_out() {
    for (name, rows) in [("Сотрудники", "ФИО;Телефон\nОля;89990000000"), ("Расходы", "Дата;Контрагент;Сумма\n15.03.2025;Аренда;50000")]
    {
        let preview = look(book(&[("Клиенты", "Имя;Телефон\nАнна;89031110011"), (name, rows)]));
        assert_eq!((preview.counts.clients_new, preview.counts.purchases), (1, 0), "{name}");
        assert!(preview.warnings.iter().any(|warning| matches!(warning, Warning::OtherSheets(_))));
    }
}

#[test]
fn rows_to_be_mended_stand_under_the_headers_of_all_sheets() {
    let rejected = Rejected::of(&look(clients_and_visits()));
    assert_eq!(rejected.headers, ["Имя", "Телефон", "Почта", "Мастер", "Дата", "Телефон клиента", "Услуга", "Сумма"]);
    let row = &rejected.table("row", "why", &|reason| reason.to_string())[1];
    assert_eq!(row[2..], ["", "", "", "Оля", "вчера", "89031110022", "Стрижка", "900"]);
}
