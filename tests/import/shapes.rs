//! The troubles of the messy files in other shapes: encodings, two rows of headers, merged cells, dates and sums in words,
//! extensions of phones, receipts by item, refunds.

use std::ops::ControlFlow;

use chrono::Datelike as _;
use regulars::domain::client::Client;
use regulars::domain::import_batch::ImportedClient;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import::fields::Field;
use regulars::transfer::import::preview::{Options, Preview};
use regulars::transfer::import::preview_bytes;

fn look(name: &str, bytes: impl Into<Vec<u8>>) -> Preview {
    let options = Options::new("RU", Currency::RUB, "2025-06-30".parse().expect("a day"));
    preview_bytes(name, bytes.into(), &Model::default(), &options, &|_| ControlFlow::Continue(())).expect("a readable table")
}

pub fn clients(preview: &Preview) -> Vec<&Client> {
    let mut new = Vec::new();
    for client in &preview.batch.clients {
        if let ImportedClient::New(client) = client {
            new.push(client.as_ref());
        }
    }
    new
}

fn sums(preview: &Preview) -> Vec<i64> {
    preview.batch.purchases.iter().map(|purchase| purchase.sum_minor).collect()
}

/// The column that means `field`.
fn header_of(preview: &Preview, field: Field) -> &str {
    preview.columns.iter().find(|column| column.field == Some(field)).map_or("", |column| &column.header)
}

const TABLE: &str = "Фамилия;Имя;Телефон;Дата;Сумма;Комментарий\r\n\
    Иванова;Анна;8-916-100-00-00;15.03.2025;1 200,50 руб.;\"Любит чай; \"\"зелёный\"\"\nи печенье\"\r\n\
    Петров;Сергей;8-916-100-00-07;16.03.2025;800;Щёлково, съезд\r\n";

#[test]
fn a_table_reads_the_same_in_any_encoding_of_its_owner() {
    let mut files: Vec<(&str, Vec<u8>)> = ["windows-1251", "IBM866", "KOI8-R", "x-mac-cyrillic"]
        .into_iter()
        .map(|label| (label, encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding").encode(TABLE).0.into_owned()))
        .collect();
    let wide = |order: fn(u16) -> [u8; 2]| TABLE.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    files.push(("UTF-8 with a mark and sep=", [b"\xef\xbb\xbfsep=;\r\n".as_slice(), TABLE.as_bytes()].concat()));
    files.push(("UTF-16 LE", [b"\xff\xfe".as_slice(), &wide(u16::to_le_bytes)].concat()));
    files.push(("UTF-16 BE", [b"\xfe\xff".as_slice(), &wide(u16::to_be_bytes)].concat()));
    files.push(("UTF-16 LE without a mark", wide(u16::to_le_bytes)));
    for (label, bytes) in files {
        let preview = look("a.csv", bytes);
        let names: Vec<&str> = clients(&preview).iter().map(|client| client.name.as_str()).collect();
        assert_eq!(names, ["Иванова Анна", "Петров Сергей"], "{label}");
        assert_eq!(sums(&preview), [120_050, 80_000], "{label}");
        let note = preview.batch.purchases[0].extra.as_ref().map(|extra| extra.note.as_str());
        assert_eq!(note, Some("Любит чай; \"зелёный\"\nи печенье"), "{label}");
    }
}

#[test]
fn of_two_rows_of_headers_the_lower_one_counts() {
    let preview =
        look("a.csv", "Клиент;;Продажа;;\nФИО;Телефон;Дата;Сумма;Услуга\nИванова Анна;8 916 100-00-00;15.03.2025;1 200,50 руб.;Стрижка\n");
    assert_eq!((preview.detect.header_row, preview.counts.clients_new, sums(&preview)), (Some(2), 1, vec![120_050]));
}

/// A workbook of these rows, in which each region (first row, last row, column) is merged.
fn workbook(rows: &[[&str; 5]], merged: &[(u32, u32, u16)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    for (first, last, column) in merged {
        let text = rows[*first as usize][usize::from(*column)];
        sheet.merge_range(*first, *column, *last, *column, text, &plain).expect("merged cells");
        if let Ok(number) = text.parse::<f64>() {
            sheet.write_number_with_format(*first, *column, number, &plain).expect("a number");
        }
    }
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number_with_format(row, column, number, &plain).expect("a number"),
                Err(_) => sheet.write_string_with_format(row, column, *text, &plain).expect("a cell"),
            };
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn merged_cells_of_a_client_hold_for_all_their_rows_and_merged_sums_for_one() {
    let rows = [
        ["ФИО", "Телефон", "Покупка", "", ""],
        ["", "", "Дата", "Сумма", "Услуга"],
        ["Иванова Анна", "89161000000", "15.03.2025", "100", "Стрижка"],
        ["", "", "20.03.2025", "150", "Укладка"],
        ["Петров Сергей", "89161000007", "16.03.2025", "300", "Бритьё"],
        ["", "", "", "", "Стрижка"],
    ];
    let file = workbook(&rows, &[(0, 1, 0), (0, 1, 1), (2, 3, 0), (2, 3, 1), (4, 5, 0), (4, 5, 1), (4, 5, 2), (4, 5, 3)]);
    let preview = look("a.xlsx", file);
    assert_eq!((preview.detect.header_row, header_of(&preview, Field::Name)), (Some(2), "ФИО"));
    assert_eq!((preview.counts.clients_new, preview.counts.purchases, preview.counts.guest_purchases), (2, 3, 0));
    // The sum that spans two rows came in once.
    assert_eq!(preview.sums_minor.net(), 55_000);
}

#[test]
fn a_receipt_is_no_sum_where_another_column_is() {
    let preview = look(
        "a.csv",
        "Чек;Дата;Клиент;Товар;Кол-во;Цена;Сумма\n101;15.03.2025;Анна;Кофе;2;150;300\n101;15.03.2025;Анна;Торт;1;250;250\n\
         102;15.03.2025;Пётр;Кофе;1;150;150\n",
    );
    assert_eq!((header_of(&preview, Field::Amount), header_of(&preview, Field::Receipt)), ("Сумма", "Чек"));
    assert_eq!(sums(&preview), [55_000, 15_000]);
    let alone = look("a.csv", "Дата;Клиент;Чек\n15.03.2025;Анна;300\n");
    assert_eq!(sums(&alone), [30_000]);
}

#[test]
fn sums_are_read_as_people_write_them() {
    let cells = [
        ("1200 руб. 50 коп.", Some(120_050)),
        ("1 200 рублей 5 коп", Some(120_005)),
        ("1200=50", Some(120_050)),
        ("1 200-50", Some(120_050)),
        ("-1 200-50", None),
        ("12-34-56", None),
        ("€ 30,-", Some(3_000)),
        ("30.- CHF", Some(3_000)),
        ("300-", Some(-30_000)),
        ("(1 000,00)", Some(-100_000)),
        ("50 коп.", None),
        ("3 000=", Some(300_000)),
        ("1200=5", None),
        ("=", None),
        ("1=200=50", None),
        ("1,2 тыс.", None),
    ];
    for (cell, expected) in cells {
        let preview = look("a.csv", format!("Клиент;Дата;Сумма\nАнна;15.03.2025;\"{cell}\"\nПётр;16.03.2025;1,50\n"));
        let found = (preview.batch.purchases.len() == 2).then(|| sums(&preview)[0]);
        assert_eq!(found, expected, "{cell}");
        assert_eq!(preview.counts.rows_rejected, u32::from(expected.is_none()), "{cell}");
    }
}

#[test]
fn days_are_read_as_people_write_them() {
    for cell in
        ["15 марта 2025 г.", "15 мар. 2025", "Сб, 15 мар 2025, 14:30", "2025/03/15", "2025.03.15", "20250315", "15-Mar-2025", "15.3.25"]
    {
        let preview = look("a.csv", format!("Клиент;Дата;Сумма\nАнна;\"{cell}\";100\n"));
        let days: Vec<String> = preview.batch.purchases.iter().map(|purchase| purchase.day.to_string()).collect();
        assert_eq!(days, ["2025-03-15"], "{cell}");
    }
}

#[test]
fn the_months_of_every_language_are_known_by_their_beginnings() {
    for (cell, month) in [
        ("15 янв. 2025", 1),
        ("15 февр. 2025", 2),
        ("15 марта 2025", 3),
        ("15 апр 2025", 4),
        ("15 сент. 2024", 9),
        ("15 нояб. 2024", 11),
        ("Sept 15, 2024", 9),
        ("15 Aug 2024", 8),
    ] {
        let preview = look("a.csv", format!("Клиент;Дата;Сумма\nАнна;\"{cell}\";100\n"));
        let months: Vec<u32> = preview.batch.purchases.iter().map(|purchase| purchase.day.month()).collect();
        assert_eq!(months, [month], "{cell}");
    }
}

#[test]
fn days_under_the_name_of_a_client_are_theirs_and_their_sum_is_no_purchase() {
    let report = "Покупатель / Дата;Количество;Сумма\nИванова Анна;3;4500\n01.02.2025;1;1500\n01.03.2025;1;1500\n29.03.2025;1;1500\n\
                  Петрова Инна;1;700\n11.03.2025 12:30:00;1;700\nИтого;4;5200\n";
    let preview = look("a.csv", report);
    assert_eq!(preview.questions.iter().map(|question| question.kind.id()).collect::<Vec<_>>(), ["grouped_report"]);
    assert_eq!(clients(&preview).iter().map(|client| client.name.as_str()).collect::<Vec<_>>(), ["Иванова Анна", "Петрова Инна"]);
    assert_eq!((sums(&preview).len(), preview.sums_minor.net(), preview.counts.guest_purchases), (4, 520_000, 0));
    // Beside a column of clients a heading is a heading.
    let journal = look("a.csv", "Дата;Клиент;Сумма\nМай 2025;;600\n01.05.2025;Анна;200\n02.05.2025;Пётр;400\n");
    assert_eq!((journal.questions.len(), journal.sums_minor.net()), (0, 60_000));
    // A phone in groups of digits is no day.
    let phones = look("a.csv", "Телефон;Сумма;Дата\n8-916-123-45-67;100;01.02.2025\n");
    assert_eq!((phones.questions.len(), sums(&phones)), (0, vec![10_000]));
}

#[test]
fn totals_of_a_card_are_no_purchase_on_the_last_day() {
    let preview = look(
        "a.csv",
        "Номер карты;ФИО клиента;Тел.;Дата посл. покупки;Кол-во покупок;Сумма;Ср. чек\n100001;Иванова А.;89161234567;01.05.2025;5;5000;1000\n",
    );
    assert_eq!((clients(&preview).len(), preview.batch.purchases.len()), (1, 0));
}

#[test]
fn deals_of_a_sales_pipeline_are_purchases_once_they_are_won() {
    let preview = look(
        "a.csv",
        "Основной контакт,Бюджет,Дата создания,Этап сделки\nАнна Л,1500,10.03.2025 12:00:03,Успешно реализовано\n\
         Анна Л,2500,11.04.2025 12:00:03,Закрыто и не реализовано\n",
    );
    assert_eq!((sums(&preview), preview.counts.rows_skipped), (vec![150_000], 1));
}

#[test]
fn an_extension_is_no_part_of_the_phone() {
    let cells = [
        ("8(916)100-00-00 доб. 12", "+79161000000"),
        ("+7 916 100 00 00 (вн. 3)", "+79161000000"),
        ("+44 20 7946 0002 ext. 5", "+442079460002"),
        ("+7 916 100-00-00 #12", "+79161000000"),
    ];
    for (cell, expected) in cells {
        let preview = look("a.csv", format!("Имя;Телефон\nАнна;\"{cell}\"\n"));
        let found: Vec<&str> = clients(&preview).iter().flat_map(|client| &client.phones).map(|phone| phone.e164.as_str()).collect();
        assert_eq!(found, [expected], "{cell}");
    }
}

#[test]
fn headings_and_totals_of_months_are_no_rows_that_cannot_be_read() {
    let preview = look(
        "a.csv",
        "Месяц;Клиент;Дата;Сумма\nМарт 2025;;;\n;Анна;15.03.2025;100\n;Пётр;16.03.2025;200\nИтого за март;;;300\nАпрель 2025;;;\n\
         ;Анна;15.04.2025;100\nИтого за апрель;;;100\nВСЕГО;;;400\n",
    );
    assert_eq!((preview.counts.purchases, preview.counts.rows_skipped, preview.counts.rows_rejected), (3, 5, 0));
    assert_eq!(preview.sums_minor.net(), 40_000);
}

#[test]
fn empty_rows_and_columns_before_the_table_do_no_harm() {
    let preview = look(
        "a.csv",
        ";;;;;\n;;;;;\n;;Имя;Телефон;Дата;Сумма\n;;Анна;89161000000;15.03.2025;100\n;;;;;\n;;Пётр;89161000007;16.03.2025;200\n",
    );
    assert_eq!((preview.detect.header_row, preview.counts.clients_new, sums(&preview)), (Some(3), 2, vec![10_000, 20_000]));
}

#[test]
fn refunds_lower_the_money_and_are_no_visits() {
    let preview = look(
        "a.csv",
        "Дата;Клиент;Тип операции;Сумма\n15.03.2025;Анна;Продажа;1000\n16.03.2025;Анна;Возврат;400\n17.03.2025;Пётр;Продажа;500\n\
         18.03.2025;Пётр;Возврат;-500\n",
    );
    assert_eq!((preview.counts.purchases, preview.counts.refunds, preview.sums_minor.net()), (2, 2, 60_000));
}

#[test]
fn old_contact_cards_fold_their_lines_in_the_middle_of_a_letter() {
    let card = "BEGIN:VCARD\r\nVERSION:2.1\r\n\
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=98=D0=B2=D0=B0=D0=BD=D0=BE=D0=B2=D0=B0;=D0=90=D0=\r\n=BD=D0=BD=D0=B0;;;\r\n\
        TEL;CELL:8 916 100 00 00\r\nTEL;HOME;VOICE:+7 (495) 123-45-67\r\nBDAY:1990-03-05\r\n\
        NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=D0=9B=D1=8E=D0=B1=D0=B8=D1=82=0D=0A=D1=87=D0=B0=D0=B9\r\nEND:VCARD\r\n";
    let preview = look("a.vcf", card);
    let client = clients(&preview)[0];
    assert_eq!((client.phones.len(), client.birthday.is_some(), client.note.as_str()), (2, true, "Любит\nчай"));
    assert!(client.name.contains("Иванова") && client.name.contains("Анна"), "{}", client.name);
}

#[test]
fn a_web_page_saved_as_a_workbook_keeps_its_encoding_and_its_spanned_cells() {
    let page = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\"></head><body><h3>Отчёт</h3>\
        <table border=1><tr><th colspan=4>Продажи за март</th></tr><tr><td>Клиент</td><td>Телефон</td><td>Дата</td><td>Сумма</td></tr>\
        <tr><td>Иванова&nbsp;Анна</td><td>8 916 100-00-00</td><td>15.03.2025</td><td>1&nbsp;200,50</td></tr>\
        <tr><td>Петров<br>Сергей</td><td>89161000007</td><td>16.03.2025</td><td>800</td></tr>\
        <tr><td colspan=3>Итого:</td><td>2 000,50</td></tr></table></body></html>";
    let preview = look("a.xls", encoding_rs::WINDOWS_1251.encode(page).0.into_owned());
    let names: Vec<&str> = clients(&preview).iter().map(|client| client.name.as_str()).collect();
    assert_eq!((names, sums(&preview)), (vec!["Иванова Анна", "Петров Сергей"], vec![120_050, 80_000]));
    assert_eq!((preview.counts.rows_skipped, preview.counts.rows_rejected), (2, 0));
}
