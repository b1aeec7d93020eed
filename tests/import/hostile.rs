//! Files made to take long: work that grows with the square of a cell or a file would keep these tests busy for hours.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use regulars::domain::import_batch::ImportedClient;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import;
use regulars::transfer::import::people::PER_CLIENT;
use regulars::transfer::import::preview::{Options, Preview, Progress, Stage};
use regulars::transfer::import::reasons::RefusalReason;

fn look(name: &str, text: String) -> Preview {
    let options = Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"));
    import::preview_bytes(name, text.into_bytes(), &Model::default(), &options, &|_| ControlFlow::Continue(())).expect("a readable table")
}

fn first_client(preview: &Preview) -> &regulars::domain::client::Client {
    let (ImportedClient::New(client) | ImportedClient::Update(client)) = &preview.batch.clients[0];
    client
}

#[test]
fn a_cell_of_a_hundred_thousand_phones_e_mails_or_tags_is_read_in_part() {
    let list = |one: &dyn Fn(u32) -> String| (0..100_000).map(one).collect::<Vec<_>>().join(", ");
    let phones = list(&|number| format!("+7916{:07}", number * 7));
    let emails = list(&|number| format!("a{number}@example.com"));
    let tags = list(&|number| format!("тег {number}"));
    let preview = look("a.csv", format!("Имя;Телефон;E-mail;Теги\nАнна;{phones};{emails};{tags}\n"));
    let client = first_client(&preview);
    assert_eq!((client.phones.len(), client.emails.len(), client.tags.len()), (PER_CLIENT, PER_CLIENT, PER_CLIENT));
    assert_eq!((client.phones[1].e164.as_str(), client.emails[1].as_str()), ("+79160000007", "a1@example.com"));
}

#[test]
fn rows_of_one_id_with_ever_new_phones_are_read_without_end_of_growth() {
    let mut text = "client_id;Телефон;Дата;Сумма\n1;;01.02.2024;1\n1;;01.02.2024;1\n".to_owned();
    for row in 0..30_000 {
        writeln!(text, "{};+7916{row:07};01.02.2024;1", row % 2 + 1).expect("written");
    }
    let preview = look("a.csv", text);
    assert_eq!((preview.counts.clients_new, preview.counts.purchases), (2, 30_002));
    assert_eq!(first_client(&preview).phones.len(), PER_CLIENT);
}

#[test]
fn an_id_that_never_changes_is_of_the_shop_and_not_of_the_client() {
    let text = "id;Имя;Телефон\n7;Анна;89161000000\n7;Олег;89161000001\n7;Вера;89161000002\n";
    let preview = look("a.csv", text.to_owned());
    assert_eq!(preview.counts.clients_new, 3);
    // One client, and nobody else: then it is theirs.
    let one = look("a.csv", "id;Имя;Телефон\n7;Анна;89161000000\n7;Анна;89161000001\n7;Анна;89161000002\n".to_owned());
    assert_eq!(one.counts.clients_new, 1);
}

#[test]
fn a_page_of_scripts_is_read() {
    let page = format!("<html><table>{}<tr><td>Имя<td>Телефон<tr><td>Анна<td>89161000000</table>", "<script>1</SCRIPT>".repeat(200_000));
    assert_eq!(first_client(&look("a.xls", page)).name, "Анна");
}

#[test]
fn a_card_with_a_note_of_many_lines_is_read() {
    let note = "=D0=90=\r\n".repeat(300_000);
    let cards = format!("BEGIN:VCARD\r\nVERSION:2.1\r\nN:;Anna\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:{note}\r\nEND:VCARD\r\n");
    let preview = look("a.vcf", cards);
    let client = first_client(&preview);
    assert_eq!((client.name.as_str(), client.note.chars().count()), ("Anna", 10_000));
    assert!(client.note.chars().all(|c| c == 'А'));
}

#[test]
fn sixteen_thousand_columns_are_understood() {
    let wide = |cell: &str| vec![cell; 16_000].join(";");
    let text = format!("Имя;Телефон;{}\n", wide("x")) + &format!("Анна;89161000000;{}\n", wide("05.03.2024")).repeat(200);
    let preview = look("a.csv", text);
    assert_eq!((preview.columns.len(), preview.counts.clients_new), (16_002, 1));
}

/// A workbook with this many rows of one cell.
fn long_workbook(rows: u32) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Имя").expect("a header");
    sheet.write_string(0, 1, "Телефон").expect("a header");
    for row in 1..=rows {
        sheet.write_number(row, 1, f64::from(row) + 79_160_000_000.0).expect("a phone");
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_workbook_that_takes_long_can_be_stopped_while_it_is_read() {
    let options = Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"));
    let file = long_workbook(70_000);
    let stop = |progress: Progress| if progress.stage == Stage::Reading { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    let stopped =
        import::preview_bytes("a.xlsx", file.clone(), &Model::default(), &options, &stop).map(|_| ()).map_err(|refused| refused.reason);
    assert_eq!(stopped, Err(RefusalReason::Cancelled));
    let read =
        import::preview_bytes("a.xlsx", file, &Model::default(), &options, &|_| ControlFlow::Continue(())).expect("a readable workbook");
    assert_eq!((read.counts.clients_new, read.counts.rows), (70_000, 70_001));
}
