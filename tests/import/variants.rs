//! Tables that owners have beside those in the messy files: other headers, other separators, other mistakes.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import::fields::Field;
use regulars::transfer::import::preview::{FileRefused, Options, Preview};
use regulars::transfer::import::reasons::Warning;
use regulars::transfer::import::{self, reasons::RefusalReason};

fn look(text: &str, answers: &[(&str, &str)]) -> Result<Preview, FileRefused> {
    let mut options = Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"));
    options.answers = answers.iter().map(|(question, choice)| ((*question).to_owned(), (*choice).to_owned())).collect();
    import::preview_bytes("a.csv", text.as_bytes().to_vec(), &Model::default(), &options, &|_| ControlFlow::Continue(()))
}

/// New clients, purchases with those of guests, net revenue with guests' in minor units.
#[track_caller]
fn check(text: &str, clients: u32, purchases: u32, net_minor: i64) {
    let preview = look(text, &[]).expect("a readable table");
    let counts = preview.counts;
    let found = (counts.clients_new, counts.purchases + counts.guest_purchases + counts.visits_without_amount);
    assert_eq!(
        (found.0, found.1, preview.sums_minor.net() + preview.sums_minor.guests),
        (clients, purchases, net_minor),
        "{text}\n{counts:?}"
    );
}

#[test]
fn tables_are_understood_by_headers_words_and_content() {
    check("customer_name,customer_phone,order_date,order_total\nAnna,+14155550110,2024-05-01,10.00\nBob,,2024-05-02,20.00\n", 2, 2, 3000);
    check("Клиент|Дата|Сумма\nАнна|01.02.2024|100\nПётр|02.02.2024|200\n", 2, 2, 30_000);
    check("Kunde;Telefon;Datum;Betrag\nAnna;+49 30 1234567;05.03.2024;1.234,50\nBernd;;06.03.2024;20,00\n", 2, 2, 125_450);
    check("Клиент;Дата визита;Услуга;Мастер;Цена;Скидка;Итого\nАнна;01.02.2024;Стрижка;Оля;1000;100;900\n", 1, 1, 90_000);
    check("+79161000000\n89161000000\n89161000014\n", 2, 0, 0);
    check("Иванова Анна\nПетров Сергей\n", 2, 0, 0);
    check("Фамилия;Имя;Телефон;Сумма покупок;Последний визит\nИванова;Анна;89161000000;12 000;05.03.2024\n", 1, 0, 0);
}

#[test]
fn tables_of_other_languages_and_habits_are_understood() {
    check(
        "Kundennummer\tNachname\tVorname\tHandy\tUmsatz\tDatum\n1001\tMüller\tAnna\t+49 151 23456789\t1.234,50 €\t25.03.2025\n\
         1002\tSchmidt\tJörg\t+49 151 23456780\t20,00 €\t31.03.2025\n1001\tMüller\tAnna\t+49 151 23456789\t15,00 €\t01.04.2025\n",
        2,
        3,
        126_950,
    );
    // The state of an order is told by what stands in it, and a state of America is none.
    check(
        "purchase_id,created_at,phone_number,full_name,amount_rub,state\n1,2025-03-01T10:00:00+03:00,9163000010,Анна,1500.00,paid\n\
         2,2025-03-01T11:00:00+03:00,9163000011,Олег,700.5,refunded\n3,2025-03-02T10:00:00+03:00,9163000010,Анна,300,cancelled\n",
        1,
        1,
        150_000,
    );
    check("Name,Date,Amount,State\nAnn,2025-03-01,10.00,CA\nBob,2025-03-02,20.00,NY\n", 2, 2, 3000);
}

#[test]
fn a_notebook_with_names_and_phones_in_one_cell_is_read() {
    let text = "Клиент,Когда,Что делали,Сколько\n\"Маша, 8-916-300-00-01\",5 марта 2025,стрижка,1200р\n\
                Катя 8 (916) 300-00-02,7 марта 2025,окраска,3500 руб.\n\"Маша, +79163000001\",2 апреля 2025,стрижка,1200\n";
    check(text, 2, 3, 590_000);
    let preview = look(text, &[]).expect("a readable table");
    assert_eq!((preview.sample[0].name.as_str(), preview.sample[0].contact.as_str()), ("Маша", "+7 916 300-00-01"));
}

#[test]
fn rows_that_are_no_purchases_are_passed_over() {
    check("Отчёт о продажах\n\nДата;Контрагент;Сумма\n05.01.2024;Анна;100\n06.01.2024;Розничный покупатель;30\n;Итого;130\n", 1, 2, 13_000);
    check(
        "Клиент;Дата;Сумма\nАнна;01.02.2024;100\nАнна;01.02.2024;100\nИтого по Анна;;200\nКлиент;Дата;Сумма\nВсего:;;200\n",
        1,
        2,
        20_000,
    );
}

const RECEIPTS: &str = "Номер чека;Дата;Клиент;Товар;Сумма\n1;05.01.2024;Анна;Шампунь;800\n1;05.01.2024;Анна;Маска;SECOND\n";

#[test]
fn rows_of_one_receipt_are_one_purchase() {
    check(&RECEIPTS.replace("SECOND", "300"), 1, 1, 110_000);
    // The sum stands on both rows: it may be each row's or the receipt's, and only the owner knows.
    let same = RECEIPTS.replace("SECOND", "800");
    for (answer, net_minor, rows_skipped) in [("parts", 160_000, 0), ("whole", 80_000, 1)] {
        let preview = look(&same, &[("receipt_lines", answer)]).expect("a readable table");
        assert_eq!(
            (preview.sums_minor.net(), preview.counts.purchases, preview.counts.rows_skipped),
            (net_minor, 1, rows_skipped),
            "{answer}"
        );
    }
    let open = look(&same, &[]).expect("a readable table");
    assert_eq!(open.questions.iter().map(|question| question.kind.id()).collect::<Vec<_>>(), ["receipt_lines"]);
}

#[test]
fn sums_with_a_lone_mark_are_asked_about() {
    let text = "name,date,amount\nAnna,2024-03-05,\"1,500\"\nBob,2024-03-06,\"2,000\"\n";
    for (answer, net_minor) in [("thousands", 350_000), ("decimal", 350)] {
        assert_eq!(look(text, &[("amount_mark", answer)]).expect("a readable table").sums_minor.net(), net_minor, "{answer}");
    }
    assert!(look(text, &[("amount_mark", "nonsense")]).expect("a readable table").questions.iter().any(|question| !question.answered));
}

#[test]
fn a_letter_is_no_table() {
    let refused = look("Это просто письмо.\nЗдравствуйте! Прошу прислать счёт на 100 рублей.\nС уважением, Анна\n", &[]);
    assert_eq!(refused.map(|_| ()).map_err(|refused| refused.reason), Err(RefusalReason::NotATable));
}

#[test]
fn ids_of_one_source_tell_clients_apart_before_phones_do() {
    // One phone, two ids: two people. One id, two phones: one person.
    check("client_id;Имя;Телефон;Дата;Сумма\n1;Анна;89161000000;01.02.2024;100\n2;Олег;89161000000;01.02.2024;100\n", 2, 2, 20_000);
    check("client_id;Имя;Телефон;Дата;Сумма\n1;Анна;89161000000;01.02.2024;100\n1;Анна;89161000007;01.02.2024;100\n", 1, 2, 20_000);
    // A name alone finds the client of that name; a name with another phone is somebody else.
    check("Имя;Телефон;Дата;Сумма\nАнна;89161000000;01.02.2024;100\nанна ;;02.02.2024;100\nАнна;89161000007;03.02.2024;1\n", 2, 3, 20_100);
}

#[test]
fn the_owner_may_say_what_a_column_means() {
    let text = "Клиент;Дата;Сумма;Оплачено;Прочее\nАнна;01.02.2024;100;90;89161000000\n";
    let mut options = Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"));
    options.mapping = BTreeMap::from([(2, Some(Field::Amount)), (4, Some(Field::Phone)), (0, None)]);
    let look = import::preview_bytes("a.csv", text.as_bytes().to_vec(), &Model::default(), &options, &|_| ControlFlow::Continue(()));
    let look = look.expect("a readable table");
    let fields: Vec<Option<Field>> = look.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [None, Some(Field::Date), Some(Field::Amount), None, Some(Field::Phone)]);
    assert_eq!((look.sums_minor.net(), look.sample[0].name.as_str(), look.sample[0].contact.as_str()), (10_000, "", "+7 916 100-00-00"));
}

const FAMILY: &str = "Имя;Телефон;Дата;Сумма\nОльга;89161000000;01.02.2024;100\nДмитрий;89161000000;02.02.2024;200\n\
                      Ольга;89161000000;03.02.2024;300\nДмитрий;8 916 100-00-00;04.02.2024;400\n";

#[test]
fn two_names_on_one_phone_are_two_clients_once_the_owner_says_so() {
    let question = "shared_phone:+79161000000";
    for (answer, clients) in [("together", 1), ("apart", 2)] {
        let preview = look(FAMILY, &[(question, answer)]).expect("a readable table");
        assert_eq!((preview.counts.clients_new, preview.counts.purchases), (clients, 4), "{answer}");
    }
    // They stay apart when the file comes again, without being asked about.
    let mut model = Model::default();
    crate::apply::apply(&mut model, look(FAMILY, &[(question, "apart")]).expect("a readable table").batch);
    let options = Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"));
    let longer = FAMILY.to_owned() + "Дмитрий;89161000000;05.02.2024;500\n";
    let again = import::preview_bytes("a.csv", longer.into_bytes(), &model, &options, &|_| ControlFlow::Continue(())).expect("readable");
    assert_eq!((again.batch.purchases.len(), again.counts.clients_new, again.counts.rows_already_there), (1, 0, 4));
    assert!(again.warnings.iter().all(|warning| !warning.is_serious()), "{:?}", again.warnings);
    crate::apply::apply(&mut model, again.batch);
    let sums: Vec<i64> = model.clients().iter().map(|client| model.purchases().of(client.id).iter().map(|p| p.sum_minor).sum()).collect();
    assert_eq!(sums, [40_000, 110_000]);
}

#[test]
fn what_columns_mean_is_remembered_for_the_next_file_of_the_kind() {
    let text = "Кто;Когда;Сколько;Потом\nАнна;01.02.2024;100;90\n";
    let today = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day");
    let mut options = Options::new("RU", Currency::RUB, today);
    options.mapping = BTreeMap::from([(0, Some(Field::Name)), (1, Some(Field::Date)), (2, None), (3, Some(Field::Amount))]);
    let read = |text: &str, model: &Model, options: &Options| {
        import::preview_bytes("a.csv", text.as_bytes().to_vec(), model, options, &|_| ControlFlow::Continue(())).expect("a readable table")
    };
    let mut model = Model::default();
    let batch = read(text, &model, &options).batch;
    crate::apply::apply(&mut model, batch);
    // The next file has the same headers and other rows; nothing is said of it.
    let next = read("КТО;Когда;Сколько;Потом\nПётр;05.02.2024;500;450\n", &model, &Options::new("RU", Currency::RUB, today));
    assert_eq!((next.sums_minor.net(), next.counts.clients_new, next.batch.layouts.len()), (45_000, 1, 0));
    assert!(next.warnings.iter().any(|warning| matches!(warning, import::reasons::Warning::KeptColumns)));
    // A file of another kind is read by its own headers.
    let other = read("Клиент;Дата;Сумма\nПётр;05.02.2024;500\n", &model, &Options::new("RU", Currency::RUB, today));
    assert!(other.warnings.iter().all(|warning| !matches!(warning, import::reasons::Warning::KeptColumns)));
}

#[test]
fn sheets_of_the_same_columns_are_read_together_and_one_of_them_can_be_chosen() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        ("Визиты", [["Клиент", "Дата", "Сумма"], ["Анна", "01.02.2024", "100"]]),
        ("Старое", [["Клиент", "Дата", "Сумма"], ["Пётр", "01.02.2020", "7"]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).expect("a cell");
            }
        }
    }
    let file = book.save_to_buffer().expect("a workbook");
    let mut options = Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"));
    for (chosen, sheet, other, net_minor) in
        [(None, "Визиты", "Старое", 10_700), (Some("Старое"), "Старое", "Визиты", 700), (Some("нет"), "Визиты", "Старое", 10_700)]
    {
        options.sheet = chosen.map(str::to_owned);
        let look =
            import::preview_bytes("a.xlsx", file.clone(), &Model::default(), &options, &|_| ControlFlow::Continue(())).expect("readable");
        assert_eq!(
            (look.detect.sheet.as_deref(), look.detect.other_sheets, look.sums_minor.net()),
            (Some(sheet), vec![other.to_owned()], net_minor)
        );
        let together = look.warnings.iter().any(|warning| matches!(warning, Warning::SheetsTogether { .. }));
        assert_eq!(together, net_minor == 10_700);
    }
}

#[test]
fn a_price_of_a_piece_is_multiplied_by_its_quantity() {
    let table = "Дата;Клиент;Товар;Цена;Количество\n15.03.2025;Анна;Вода 19 л;300;2\n16.03.2025;Пётр;Вода 19 л;99,99;1,5\n17.03.2025;Анна;Помпа;500;\n";
    // 99.99 × 1.5 = 149.985, half away from zero.
    check(table, 2, 3, 60_000 + 14_999 + 50_000);
    let warnings = look(table, &[]).expect("a readable table").warnings;
    assert!(warnings.iter().any(|warning| matches!(warning, Warning::PriceTimesQuantity { .. })), "{warnings:?}");
    check("Дата;Клиент;Товар;Цена;Количество;Сумма\n15.03.2025;Анна;Вода;300;2;550\n", 1, 1, 55_000);
    let unreadable = look("Дата;Клиент;Цена;Количество\n15.03.2025;Анна;300;две\n", &[]).expect("a readable table");
    assert_eq!((unreadable.counts.rows_rejected, unreadable.counts.purchases), (1, 0));
}

#[test]
fn numbers_of_time_are_read_under_the_header_of_a_date_alone() {
    check("created_at,customer,total\n1710403200,Anna,10.00\n1741939200000,Bob,5.50\n", 2, 2, 1550);
    check("Name,Code,Phone\nAnna,1710403200,+14155550110\nBob,1710489600,+14155550111\n", 2, 0, 0);
}

#[test]
fn who_and_when_may_be_called_so() {
    check("Когда;Кто;Сколько\n15 марта 2025 в 9:05;Анна;100\n16 марта 2025;Пётр;200\n", 2, 2, 30_000);
    check("Период;Контрагент;Количество;Сумма\n15.03.2025 12:00:00;Анна;2,000;1 200,00\nИтого;;2,000;1 200,00\n", 1, 1, 120_000);
}
