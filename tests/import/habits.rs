//! What owners and their programs do that the messy files do not show: days written once, names beside phones, words
//! beside sums, columns and headers of other programs.

use std::ops::ControlFlow;

use regulars::domain::contact::Channel;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import::fields::Field;
use regulars::transfer::import::preview::{Options, Outcome, Preview};
use regulars::transfer::import::preview_bytes;
use regulars::transfer::import::reasons::{RefusalReason, SkipReason, Warning};

use crate::shapes::clients;

fn options() -> Options {
    Options::new("RU", Currency::RUB, "2025-06-30".parse().expect("a day"))
}

fn read(bytes: impl Into<Vec<u8>>, options: &Options) -> Preview {
    preview_bytes("a.csv", bytes.into(), &Model::default(), options, &|_| ControlFlow::Continue(())).expect("a readable table")
}

fn look(bytes: impl Into<Vec<u8>>) -> Preview {
    read(bytes, &options())
}

/// Names and phones of the new clients.
fn people(preview: &Preview) -> Vec<(&str, Vec<&str>)> {
    clients(preview).iter().map(|client| (client.name.as_str(), client.phones.iter().map(|phone| phone.e164.as_str()).collect())).collect()
}

/// Day and sum of each purchase.
fn purchases(preview: &Preview) -> Vec<(String, i64)> {
    preview.batch.purchases.iter().map(|purchase| (purchase.day.to_string(), purchase.sum_minor)).collect()
}

fn days(days: &[(&str, i64)]) -> Vec<(String, i64)> {
    days.iter().map(|(day, sum)| ((*day).to_owned(), *sum)).collect()
}

fn field_of(preview: &Preview, header: &str) -> Option<Field> {
    preview.columns.iter().find(|column| column.header == header).and_then(|column| column.field)
}

#[test]
fn a_day_written_once_for_several_rows_is_asked_about() {
    let text =
        "Дата;Клиент;Сумма\n05.03.2025;Анна;1200\n;Мария;3500\n05.03.2025 всего;;4700\n06.03.2025;Анна;800\n;Инна;1200\nИтого;;6700\n";
    let open = look(text);
    assert_eq!(open.outcome(), Outcome::Ask);
    assert_eq!(open.questions.iter().map(|question| question.kind.id()).collect::<Vec<_>>(), ["undated_rows"]);
    let read_by = |answer: &str| {
        let mut options = options();
        options.answers.insert("undated_rows".to_owned(), answer.to_owned());
        read(text, &options)
    };
    let all = days(&[("2025-03-05", 120_000), ("2025-03-05", 350_000), ("2025-03-06", 80_000), ("2025-03-06", 120_000)]);
    assert_eq!(purchases(&read_by("day_above")), all);
    let rejected = read_by("no_date");
    assert_eq!((purchases(&rejected).len(), rejected.counts.rows_rejected, rejected.counts.rows_skipped), (2, 2, 2));
    // Who writes the day every time has forgotten it here.
    let forgotten = look("Дата;Клиент;Сумма\n05.03.2025;Анна;1\n05.03.2025;Мария;2\n;Инна;3\n06.03.2025;Инна;4\n");
    assert_eq!((forgotten.questions.len(), forgotten.counts.rows_rejected), (0, 1));
}

#[test]
fn lines_of_a_receipt_whose_head_is_written_once_are_one_purchase() {
    let text = "№ чека;Дата;Клиент;Товар;Сумма\n15;05.03.2025 10:00;Анна;Кофе;300\n;;;Торт;250\n16;05.03.2025 11:00;Пётр;Кофе;150\n";
    let mut options = options();
    options.answers.insert("undated_rows".to_owned(), "day_above".to_owned());
    let preview = read(text, &options);
    assert_eq!(purchases(&preview), days(&[("2025-03-05", 55_000), ("2025-03-05", 15_000)]));
    assert_eq!((preview.counts.guest_purchases, preview.counts.clients_new, preview.counts.rows_imported), (0, 2, 3));
}

#[test]
fn tables_side_by_side_lose_nothing() {
    let preview = look("Клиент;Дата;Сумма;;Клиент;Дата;Сумма\nАнна;05.03.2025;1200;;Пётр;05.03.2025;900\nМария;06.03.2025;3500;;;;\n");
    assert_eq!((preview.counts.clients_new, preview.sums_minor.net()), (3, 560_000));
    assert!(preview.warnings.contains(&Warning::TablesBeside { rows: vec![4] }));
}

#[test]
fn sums_of_several_currencies_are_told_of() {
    let preview = look("Клиент;Дата;Сумма\nАнна;05.03.2025;1 200 ₽\nПётр;06.03.2025;$20\n");
    assert!(preview.warnings.contains(&Warning::SeveralCurrencies { currencies: "RUB, USD".to_owned() }));
    assert_eq!(preview.outcome(), Outcome::ImportWithWarning);
}

#[test]
fn the_day_on_which_a_card_was_made_is_no_purchase() {
    let preview = look(
        "id,fio,phone,last_visit_date,visits_count,sold_amount,created_at\n1,Анна,89161000001,2025-03-05,7,8400,2024-01-05 10:00:00\n",
    );
    assert_eq!((preview.batch.purchases.len(), field_of(&preview, "created_at")), (0, Some(Field::Registered)));
    // An empty column of money says nothing beside a filled one.
    let formulas = look("Клиент;Дата;Сумма;К оплате\nАнна;05.03.2025;1200;\n");
    assert_eq!(purchases(&formulas), days(&[("2025-03-05", 120_000)]));
}

#[test]
fn a_day_alone_above_its_rows_is_theirs() {
    let preview = look(
        "Журнал\nВремя;Клиент;Сумма\n05.03.2025, среда\n10:00;Анна;1200\n11:30;Мария;3500\n06.03.2025, четверг\n10:00;Анна;800\nИтого;;5500\n",
    );
    assert_eq!(purchases(&preview), days(&[("2025-03-05", 120_000), ("2025-03-05", 350_000), ("2025-03-06", 80_000)]));
    assert_eq!((preview.questions.len(), preview.counts.rows_rejected, preview.counts.rows_skipped), (0, 0, 4));
    assert_eq!(preview.batch.purchases[1].minute, Some(11 * 60 + 30));
}

#[test]
fn names_and_phones_in_one_cell_are_told_apart_under_any_header() {
    for text in [
        "1. Анна Иванова 89161000001\n2. Пётр — 8-916-100-00-02, 8-926-100-00-03\n",
        "Имя / телефон;Город\nАнна Иванова, 89161000001;Тула\nтел. 8-916-100-00-02, 8-926-100-00-03 (Пётр);Тула\n",
        "Телефон\nАнна Иванова +7 916 100 00 01\nПётр: 8-916-100-00-02; 8-926-100-00-03\n",
    ] {
        let preview = look(text);
        let found = people(&preview);
        assert_eq!(found[0], ("Анна Иванова", vec!["+79161000001"]), "{text}");
        assert_eq!(found[1].1, ["+79161000002", "+79261000003"], "{text}");
        assert_eq!(preview.counts.rows_rejected, 0, "{text}");
    }
    let contacts = look("Имя;Телефон / почта\nАнна;89161000001, a@mail.ru\nПётр;p79161000002@mail.ru\n");
    assert_eq!(people(&contacts), [("Анна", vec!["+79161000001"]), ("Пётр", vec![])]);
    assert_eq!(clients(&contacts)[0].emails, ["a@mail.ru"]);
    let addresses = look("\"Anna Smith\" <anna@example.com>\neve@example.com\n");
    assert_eq!(clients(&addresses)[0].name, "Anna Smith");
}

#[test]
fn a_sum_may_say_how_it_was_paid() {
    let preview = look(
        "Клиент;Дата;Сумма\nА;05.03.2025;1200 нал\nБ;06.03.2025;1 500,50 (карта)\nВ;07.03.2025;б/н 2000\nГ;08.03.2025;500 нал 300 карта\nД;09.03.2025;подарок\n",
    );
    assert_eq!(purchases(&preview), days(&[("2025-03-05", 120_000), ("2025-03-06", 150_050), ("2025-03-07", 200_000)]));
    assert_eq!(preview.rejected.iter().map(|row| row.row).collect::<Vec<_>>(), [5, 6]);
}

#[test]
fn a_header_of_two_things_is_both() {
    let preview = look("Дата;Мастер / Клиент;Сумма\n05.03.2025;Ольга / Анна;1200\n06.03.2025;Ольга / Пётр;900\n");
    assert_eq!(people(&preview).iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["Анна", "Пётр"]);
    assert_eq!(preview.batch.staff, ["Ольга"]);
    // One name under such a header is the client's: a purchase without one is worth nothing.
    let single = look("Дата;Мастер / Клиент;Сумма\n05.03.2025;Анна;1200\n06.03.2025;Пётр;900\n");
    assert_eq!(field_of(&single, "Мастер / Клиент"), Some(Field::Name));
}

#[test]
fn rows_that_stand_whole_in_one_cell_are_a_table() {
    let preview = look("\"Клиент;Дата;Сумма\"\n\"Анна;05.03.2025;1 200,50\"\n");
    assert_eq!(purchases(&preview), days(&[("2025-03-05", 120_050)]));
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(["Клиент,Дата,Сумма", "Анна,05.03.2025,\"1 200,50\""]) {
        sheet.write_string(row, 0, line).expect("a cell");
    }
    let preview = look(book.save_to_buffer().expect("a workbook"));
    assert_eq!(purchases(&preview), days(&[("2025-03-05", 120_050)]));
}

#[test]
fn quoted_cells_behind_spaces_are_read_without_their_marks() {
    let preview = look("\"Клиент\", \"Дата\", \"Сумма\"\n\"Анна\", \"05.03.2025\", \"1 200,50\"\n");
    assert_eq!((people(&preview)[0].0, purchases(&preview)), ("Анна", days(&[("2025-03-05", 120_050)])));
}

#[test]
fn other_programs_call_things_otherwise() {
    // A day under "time", and the firm that sells on every row.
    let shipments = look(
        "№;Время;Контрагент;Организация;Сумма;Статус\n1;05.03.2025 12:33:00;Анна;ИП С;1200,50;Отгружен\n2;06.03.2025 12:33:00;Пётр;ИП С;900;Отгружен\n\
         3;07.03.2025 10:00:00;Розничный покупатель;ИП С;300;Отгружен\n",
    );
    assert_eq!((shipments.counts.purchases, shipments.counts.guest_purchases, shipments.counts.clients_new), (2, 1, 2));
    assert!(clients(&shipments).iter().all(|client| client.note.is_empty()));
    // A title beside phones is a name.
    let agents = look("UUID;Код;Наименование;Телефон\na-1;00001;Анна;89161000001\na-2;00002;Пётр;89161000002\n");
    assert_eq!(people(&agents)[0], ("Анна", vec!["+79161000001"]));
    // Deals that were lost or are going on.
    let deals = look(
        "ID;Стадия сделки;Сумма;Контакт;Дата закрытия\n1;Сделка успешна;100;Анна;05.03.2025\n2;Сделка провалена;200;Пётр;05.03.2025\n3;В работе;300;Пётр;05.03.2025\n",
    );
    assert_eq!((purchases(&deals), deals.counts.rows_skipped), (days(&[("2025-03-05", 10_000)]), 2));
    // Refunds in a column of their own, whatever it is called, with the order's status.
    let orders = look(
        "Order ID,Order Date,Order Status,Customer Name,Order Total,Order Refund Amount\n1,2025-03-07,wc-refunded,Bob,20.00,20.00\n2,2025-03-09,wc-completed,Bob,30.00,5.00\n",
    );
    assert_eq!((orders.counts.purchases, orders.counts.refunds, orders.sums_minor.net()), (2, 2, 2_500));
    let items = look("Sale Date,Client,Item Price,Discount Amount,Item Total\n2025-03-05,Anna,$150.00,$0.00,($20.00)\n");
    assert_eq!(field_of(&items, "Item Total"), Some(Field::Amount));
}

#[test]
fn what_a_table_says_of_refunds_masters_and_contacts_is_understood() {
    let refunds = look("Дата;Клиент;Операция;Сумма\n05.03.2025;Анна;Приход;1200\n06.03.2025;Анна;Возврат товара;200\n");
    assert_eq!((refunds.counts.refunds, refunds.sums_minor.net()), (1, 100_000));
    let masters = look("Дата;Клиент;Сумма\n05.03.2025;Анна;1200\nМАСТЕР: Инна;;\nДата;Клиент;Сумма\n06.03.2025;Пётр;900\n");
    assert_eq!((masters.counts.purchases, masters.counts.rows_rejected, masters.counts.rows_skipped), (2, 0, 2));
    let booked = look("Дата записи;Дата визита;Клиент;Сумма\n01.03.2025;05.03.2025;Анна;'1200\n");
    assert_eq!(purchases(&booked), days(&[("2025-03-05", 120_000)]));
    let contacts = look("ФИО;Контакты\nАнна;89161000001, anna@mail.ru\nПётр;нет\n");
    assert_eq!((people(&contacts)[0].1.clone(), clients(&contacts)[0].emails.len()), (vec!["+79161000001"], 1));
    let states = look(
        "client_name,visit_start,total_cost,state\nAnna,2025-03-05T10:00:00+0300,1200.00,done\nBob,2025-03-06T10:00:00+0300,900.00,no_show\n",
    );
    assert_eq!((purchases(&states), states.counts.rows_skipped), (days(&[("2025-03-05", 120_000)]), 1));
    let accounts = look("@anna;Анна;05.03.2025;1200\n@petr;Пётр;06.03.2025;900\n");
    assert_eq!(people(&accounts).iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["Анна", "Пётр"]);
}

#[test]
fn days_of_a_month_as_columns_are_read_where_the_month_is_named_and_told_of_elsewhere() {
    let named = look("Март 2025\nКлиент;Телефон;1;2;3;4;5;6\nАнна;89161000001;1200;;;;;1300\n");
    assert_eq!(purchases(&named), days(&[("2025-03-01", 120_000), ("2025-03-06", 130_000)]));
    let preview = look("Март\nКлиент;Телефон;1;2;3;4;5;6\nАнна;89161000001;1200;;;;;1300\n");
    let told = preview.warnings.iter().any(|warning| matches!(warning, Warning::PeriodColumns { count: 6, .. }));
    assert!(told && preview.outcome() == Outcome::ImportWithWarning, "{:?}", preview.warnings);
    let numbered = look("Клиент;1;2\nАнна;1200;1\n");
    assert!(!numbered.warnings.iter().any(|warning| matches!(warning, Warning::PeriodColumns { .. })));
}

#[test]
fn a_day_number_among_written_days_is_a_day() {
    let preview = look("Клиент;Дата;Сумма\nАнна;05.03.2025;1\nПётр;45722;2\nЯна;07/03/2025;3\n");
    assert_eq!(purchases(&preview), days(&[("2025-03-05", 100), ("2025-03-06", 200), ("2025-03-07", 300)]));
    assert!(preview.questions.is_empty());
    assert!(preview.warnings.iter().any(|warning| matches!(warning, Warning::SerialDates { .. })));
}

#[test]
fn tables_of_web_pages_and_workbooks_of_xml_keep_their_columns() {
    let page = "<table><tr><td rowspan=2>Клиент</td><td colspan=2>Покупка</td></tr><tr><td>Дата</td><td>Сумма</td></tr>\
                <tr><td rowspan=2>Анна</td><td>05.03.2025</td><td rowspan=2>1200</td></tr><tr><td>06.03.2025</td></tr></table>";
    let preview = look(page);
    assert_eq!((purchases(&preview), preview.counts.rows_rejected), (days(&[("2025-03-05", 120_000)]), 1));
    let workbook = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"A\"><Table>\
                    <Row ss:Index=\"2\"><Cell><Data>Клиент</Data></Cell><Cell><Data>Телефон</Data></Cell><Cell><Data>Дата</Data></Cell><Cell><Data>Сумма</Data>\
                    </Cell></Row><Row><Cell><Data>Анна</Data></Cell><Cell ss:Index=\"3\"><Data>2025-03-05T00:00:00.000</Data></Cell><Cell><Data>1200.5</Data>\
                    </Cell></Row></Table></Worksheet><Worksheet ss:Name=\"B\"><Table><Row><Cell><Data>x</Data></Cell></Row></Table></Worksheet></Workbook>";
    let preview = look(workbook);
    assert_eq!((purchases(&preview), preview.detect.sheet.as_deref()), (days(&[("2025-03-05", 120_050)]), Some("A")));
    assert_eq!(preview.batch.purchases[0].minute, None);
    assert_eq!(preview.detect.other_sheets, ["B"]);
}

#[test]
fn lines_of_two_encodings_are_all_read() {
    let mut file = "Клиент;Дата;Сумма\nЁлкина Юлия;05.03.2025;1200\n".as_bytes().to_vec();
    file.extend_from_slice(&encoding_rs::WINDOWS_1251.encode("Жданов Илья;06.03.2025;900\n").0);
    let preview = look(file);
    assert_eq!(people(&preview).iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["Ёлкина Юлия", "Жданов Илья"]);
    assert!(preview.warnings.iter().any(|warning| matches!(warning, Warning::MixedEncodings { count: 1, .. })));
}

#[test]
fn items_of_a_document_are_no_clients() {
    let report = "Покупатель;Количество;Выручка\nРегистратор\nНоменклатура\nАнна;3;2500\nРеализация 1 от 05.03.2025 12:00:00;2;2500\nШампунь;1;1500\nМаска;1;1000\n\
                  Итого;3;2500\n";
    let preview = look(report);
    assert_eq!((people(&preview).len(), purchases(&preview)), (1, days(&[("2025-03-05", 250_000)])));
    let further = preview.skipped.iter().filter(|row| row.reason == SkipReason::FurtherLine).count();
    assert_eq!((further, preview.counts.rows_rejected), (2, 0));
}

#[test]
fn documents_of_other_programs_are_refused_by_name() {
    for (bytes, word) in [
        (b"PK\x03\x04....[Content_Types].xml....word/document.xml".as_slice(), "Word"),
        (b"PK\x03\x04....Index/Document.iwa", "Numbers"),
        (b"[{\"name\": \"Anna\", \"phone\": \"1\"}]", "JSON"),
        (b"<?xml version=\"1.0\"?><clients><client/></clients>", "XML"),
    ] {
        let refused = preview_bytes("a.xlsx", bytes.to_vec(), &Model::default(), &options(), &|_| ControlFlow::Continue(()));
        let Err(reason) = refused.map(|_| ()).map_err(|refused| refused.reason) else { panic!("{word} was read") };
        assert!(matches!(reason, RefusalReason::Binary { what: Some(what) } if what.contains(word)), "{reason:?}");
    }
}

#[test]
fn a_notebook_of_a_month_has_its_days() {
    let preview = look("Март 2025;;;\nЧисло;Клиент;Услуга;Сумма\n5;Анна;стрижка;1200\n6;Мария;окраска;3500\n31;Анна;стрижка;900\n");
    assert_eq!(purchases(&preview), days(&[("2025-03-05", 120_000), ("2025-03-06", 350_000), ("2025-03-31", 90_000)]));
    assert_eq!((preview.counts.rows_rejected, field_of(&preview, "Дата")), (0, Some(Field::Date)));
    let short = look("Февраль 2025;;\nЧисло;Клиент;Сумма\n5;Анна;1200\n30;Мария;3500\n");
    assert_eq!((purchases(&short), short.counts.rows_rejected), (days(&[("2025-02-05", 120_000)]), 1), "no date rolls over");
}

#[test]
fn sheets_of_a_notebook_have_each_its_own_month() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (month, day) in [("Январь 2025", 31.0), ("Февраль 2025", 5.0)] {
        let sheet = book.add_worksheet();
        sheet.set_name(month).expect("a name");
        for (column, title) in (0..).zip(["Число", "Клиент", "Сумма"]) {
            sheet.write_string(0, column, title).expect("a header");
        }
        sheet.write_number(1, 0, day).expect("a day");
        sheet.write_string(1, 1, "Анна").expect("a client");
        sheet.write_number(1, 2, day * 100.0).expect("a sum");
    }
    let preview = look(book.save_to_buffer().expect("a workbook"));
    assert_eq!(purchases(&preview), days(&[("2025-01-31", 310_000), ("2025-02-05", 50_000)]));
}

#[test]
fn purchases_without_days_are_missed_aloud() {
    let preview = look("Клиент;Услуга;Сумма\nАнна;стрижка;1200\nМария;окраска;3500\n");
    assert_eq!((preview.counts.clients_new, preview.batch.purchases.len()), (2, 0));
    assert!(preview.warnings.iter().any(|warning| matches!(warning, Warning::NoDays { .. }) && warning.is_serious()));
}

#[test]
fn a_journal_with_days_above_its_columns_is_read_and_its_year_asked_for() {
    let text = "Клиент;Телефон;01.06;02.06;Итого\nАнна;89031110011;500;1 200,50;1700,50\nПётр;89031110022;;;\nЯна;89031110033;+;перенос;0\nИтого;;500;1200,50;1700,50\n";
    let open = look(text);
    assert_eq!(open.outcome(), Outcome::Ask);
    let question = &open.questions[0];
    assert_eq!((question.kind.id(), question.assumed.as_str()), ("year_of_days", "this_year"));
    assert_eq!((question.choices[1].readings[0].typed.as_str(), question.choices[1].readings[0].read.as_str()), ("01.06", "2024-06-01"));
    let mut options = options();
    options.answers.insert("year_of_days".to_owned(), "last_year".to_owned());
    let read = read(text, &options);
    assert_eq!(purchases(&read), days(&[("2024-06-01", 50_000), ("2024-06-02", 120_050), ("2024-06-01", 0)]));
    // Who was there on no day is a client all the same, and what says neither sum nor mark is told of under its row.
    assert_eq!(clients(&read).len(), 3);
    assert_eq!(read.rejected.iter().map(|row| (row.row, &*row.cell)).collect::<Vec<_>>(), [(4, "перенос")]);
    assert_eq!(
        read.counts.rows,
        read.counts.header_rows + read.counts.rows_imported + read.counts.rows_skipped + read.counts.rows_rejected
    );
    // A title speaks of the year: nothing is asked. Marks alone bring no money.
    let titled = look("Посещения, 2025 год\nКлиент;01.06;02.06\nАнна;+;\nПётр;v;х\n");
    assert_eq!((titled.outcome(), titled.counts.visits_without_amount), (Outcome::Import, 3));
    assert!(titled.warnings.iter().any(|warning| matches!(warning, Warning::DayColumns { count: 2, .. })));
}

#[test]
fn lists_one_below_another_are_one_import_and_every_row_is_accounted_for() {
    let text = "Клиенты;;\nИмя;Телефон;Почта\nАнна;89160000001;a@example.ru\nПётр;89160000002;\n\nУслуга;Цена\nСтрижка;1500\n\n\
                Визиты\nДата;Телефон;Сумма\n05.01.2025;89160000001;1500\n06.01.2025;89160000009;1700\n31.02.2025;89160000002;900\nИтого;;4100\n";
    let preview = look(text);
    assert_eq!(purchases(&preview), days(&[("2025-01-05", 150_000), ("2025-01-06", 170_000)]));
    assert_eq!(preview.counts.clients_new, 3);
    let rejected: Vec<(u32, &str)> = preview.rejected.iter().map(|row| (row.row, &*row.cell)).collect();
    assert_eq!(rejected, [(13, "31.02.2025")]);
    let skipped: Vec<u32> = preview.skipped.iter().map(|row| row.row).collect();
    assert_eq!(skipped, [1, 5, 6, 7, 8, 9, 14]);
    let counts = preview.counts;
    assert_eq!(counts.rows, counts.header_rows + counts.rows_imported + counts.rows_skipped + counts.rows_rejected);
    assert_eq!(counts.rows, 14);
    assert!(preview.warnings.contains(&Warning::ListsBelow { lists: vec![("Клиенты".to_owned(), 2), ("Визиты".to_owned(), 10)] }));
    assert_eq!(preview.sheets().collect::<Vec<&str>>(), ["Клиенты", "Визиты"]);
}

#[test]
fn what_could_not_be_understood_of_a_client_is_told_of_and_kept() {
    let text = "Имя;Телефон;ДР;Канал связи;Не беспокоить\nАнна;89160000001;1990;WhatsApp;\nПётр;89160000002;05.03.1990;по настроению;просил не звонить\n";
    let preview = look(text);
    let told: Vec<String> = preview.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "cells under \"ДР\" that could not be read and are kept in the note: 1, the first in row 2: 1990",
            "cells under \"Канал связи\" that could not be read and are kept in the note: 1, the first in row 3: по настроению",
        ]
    );
    let clients = clients(&preview);
    let notes: Vec<&str> = clients.iter().map(|client| client.note.as_str()).collect();
    assert_eq!(notes, ["ДР: 1990", "Канал связи: по настроению"]);
    assert_eq!(clients.first().and_then(|client| client.preferred_channel), Some(Channel::WhatsApp));
    assert_eq!(
        clients.get(1).and_then(|client| client.do_not_contact.as_ref()).map(|left| left.reason.as_str()),
        Some("просил не звонить")
    );
}

#[test]
fn a_column_that_tells_sales_from_refunds_is_known_by_what_stands_in_it() {
    let preview = look("Дата;Клиент;Тип;Сумма\n05.01.2025;Анна;Продажа;500\n06.01.2025;Анна;Возврат;500\n07.01.2025;Анна;Продажа;300\n");
    assert_eq!((preview.counts.purchases, preview.counts.refunds, preview.sums_minor.net()), (2, 1, 30_000));
    let service = look("Дата;Клиент;Тип;Сумма\n05.01.2025;Анна;Стрижка;500\n06.01.2025;Анна;Возврат;500\n");
    assert_eq!(service.counts.refunds, 0);
}

#[test]
fn a_line_drawn_below_the_headers_is_no_client() {
    let preview = look("| Имя | Телефон |\n|-----|:-------:|\n| Анна | +79160000001 |\n");
    assert_eq!((preview.counts.clients_new, preview.counts.rows_skipped, preview.counts.rows_rejected), (1, 1, 0));
    // Who is known by a phone alone stays, though nobody wrote the name.
    assert_eq!(look("Имя;Телефон\n---;89160000001\n").counts.clients_new, 1);
}

#[test]
fn a_list_that_tells_the_same_visits_again_is_left_out_row_by_row() {
    let text = "Дата;Клиент;Сумма\n05.01.2025;Анна;1500\n06.01.2025;Пётр;1700\n\n\
                Записи\nКлиент;Дата;Услуга\nАнна;05.01.2025;Стрижка\nПётр;06.01.2025;Борода\n";
    let preview = look(text);
    assert_eq!(purchases(&preview), days(&[("2025-01-05", 150_000), ("2025-01-06", 170_000)]));
    assert_eq!(preview.questions.iter().map(|question| question.kind.id()).collect::<Vec<_>>(), ["same_visits"]);
    let left_out: Vec<u32> = preview.skipped.iter().filter(|row| row.reason == SkipReason::SameVisits).map(|row| row.row).collect();
    assert_eq!(left_out, [5, 6, 7, 8]);
    let counts = preview.counts;
    assert_eq!((counts.rows, counts.rows), (8, counts.header_rows + counts.rows_imported + counts.rows_skipped + counts.rows_rejected));
}
