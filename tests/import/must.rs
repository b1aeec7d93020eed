//! What the messy files must not do to an owner: silent guesses, lost text, merged strangers, messages to the unwilling.

use std::time::{Duration, Instant};

use regulars::domain::client::{Client, ConsentAnswer};
use regulars::domain::import_batch::ImportedClient;
use regulars::domain::model::Model;
use regulars::transfer::import::preview::Preview;
use regulars::transfer::import::question::QuestionKind;
use regulars::transfer::import::reasons::Warning;

use crate::messy::{expected, options, preview};

fn first_look(file: &str) -> Preview {
    preview(file, &Model::default(), &options(&expected(file))).expect("a readable file")
}

fn new_clients(preview: &Preview) -> Vec<&Client> {
    let mut clients = Vec::new();
    for client in &preview.batch.clients {
        if let ImportedClient::New(client) = client {
            clients.push(client.as_ref());
        }
    }
    clients
}

#[test]
fn both_readings_of_a_date_are_shown() {
    let look = first_look("11_ambiguous_dates.csv");
    let [question] = look.questions.as_slice() else { panic!("one question: {:?}", look.questions) };
    assert_eq!((question.kind, question.answered, question.assumed.as_str()), (QuestionKind::DateOrder, false, "month_first"));
    let readings: Vec<(&str, &str, &str)> = question
        .choices
        .iter()
        .flat_map(|choice| choice.readings.iter().map(|reading| (choice.id, reading.typed.as_str(), reading.read.as_str())))
        .collect();
    for reading in
        [("month_first", "12/10/2024", "2024-12-10"), ("day_first", "12/10/2024", "2024-10-12"), ("day_first", "01/06/2024", "2024-06-01")]
    {
        assert!(readings.contains(&reading), "{reading:?} among {readings:?}");
    }
    assert_eq!(
        question.to_string(),
        "Which comes first in these dates, the day or the month? day_first: 12/10/2024 is 2024-10-12. month_first: 12/10/2024 is 2024-12-10."
    );
}

#[test]
fn garbled_text_is_shown_as_it_is_and_as_it_would_be() {
    let look = first_look("58_double_encoded.csv");
    let question = &look.questions[0];
    assert_eq!((question.kind, question.choices[0].id, question.choices[1].id), (QuestionKind::DoubleEncoding, "repair", "keep"));
    let reading = &question.choices[0].readings[0];
    assert!(reading.typed.starts_with('Ð') && reading.read == "Клиент;Телефон;Дата;Сумма", "{reading:?}");
    let mut options = options(&expected("58_double_encoded.csv"));
    options.answers.insert("double_encoding".to_owned(), "keep".to_owned());
    // Kept as it is there are no headers that anybody knows, yet the columns are known by what stands in them.
    let kept = preview("58_double_encoded.csv", &Model::default(), &options).expect("readable");
    assert_eq!(kept.counts.purchases, 8);
}

#[test]
fn line_breaks_in_notes_are_kept_and_nothing_else_breaks_them() {
    let look = first_look("13_quoted_newlines.csv");
    let notes: Vec<&str> =
        look.batch.purchases.iter().filter_map(|purchase| purchase.extra.as_ref()).map(|extra| extra.note.as_str()).collect();
    assert_eq!(notes[0], "Любит \"американо\";\nприходит с собакой");
    assert_eq!(notes[2], "строка 1\nстрока 2\n\nстрока 4");
    let look = first_look("32_contacts_v3.vcf");
    let notes: Vec<&str> = new_clients(&look).iter().map(|client| client.note.as_str()).filter(|note| !note.is_empty()).collect();
    assert!(
        notes.len() == 1 && notes[0].starts_with("Очень длинная заметка, с запятой; точкой с запятой и переносом\nстроки."),
        "{notes:?}"
    );
    assert!(!notes[0].contains("PHOTO") && !notes[0].contains("/9j/"));
}

#[test]
fn phones_that_are_none_are_reported_and_the_client_is_kept() {
    let look = first_look("19_phones_zoo.csv");
    let expected = Warning::UnreadablePhones { count: 3, first_row: 10.into(), example: "нет".to_owned() };
    assert!(look.warnings.contains(&expected), "{:?}", look.warnings);
    assert_eq!(look.counts.clients_new, 16);
}

#[test]
fn formulas_stay_text_and_nul_leaves_no_trace() {
    let look = first_look("23_formula_injection.csv");
    let names: Vec<&str> = new_clients(&look).iter().map(|client| client.name.as_str()).collect();
    assert!(names.contains(&"=cmd|'/C calc'!A0") && names.contains(&"=HYPERLINK(\"http://example.com\",\"x\")"), "{names:?}");
    let look = first_look("24_nul_bytes.csv");
    assert!(new_clients(&look).iter().all(|client| !client.name.contains('\0')));
}

#[test]
fn clients_who_refused_are_marked_so() {
    let look = first_look("39_fresha_clients.csv");
    let clients = new_clients(&look);
    let by_name = |name: &str| *clients.iter().find(|client| client.name == name).expect("a client");
    assert_eq!(by_name("Anna Smith").consent.answer, ConsentAnswer::No);
    assert_eq!(by_name("Brian O'Neil").consent.answer, ConsentAnswer::Yes);
    let blocked = by_name("Daniel Kim").do_not_contact.as_ref().expect("blocked");
    assert_eq!(blocked.reason, "Too many no-shows");
    assert_eq!(clients.iter().filter(|client| client.do_not_contact.is_some()).count(), 1);
}

#[test]
fn what_was_decided_for_the_owner_is_said() {
    let says = |file: &str, what: fn(&Warning) -> bool| {
        let look = first_look(file);
        assert!(look.warnings.iter().any(what), "{file}: {:?}", look.warnings);
    };
    says("44_woocommerce_orders.csv", |warning| *warning == Warning::NamesAreTheKey);
    says(
        "47_poster_receipts.csv",
        |warning| matches!(warning, Warning::AmountColumn { taken, others } if taken == "Оплачено" && others == &["Сумма"]),
    );
    says("27b_purchases.csv", |warning| matches!(warning, Warning::OnlyIds { count: 8, .. }));
    says("14_visits_without_amount.csv", |warning| *warning == Warning::NoAmounts);
    says("10_excel_serial_dates.csv", |warning| matches!(warning, Warning::SerialDates { column } if column == "Дата"));
    says("29_typed_xlsx.xlsx", |warning| matches!(warning, Warning::OtherSheets(others) if others == &["Справочник"]));
    says(
        "55_family_phone.csv",
        |warning| matches!(warning, Warning::SharedPhone { names: [one, other], row, .. } if row.number == 3 && one == "Смирнова Ольга" && other == "Кузнецов Дмитрий"),
    );
}

#[test]
fn products_of_an_order_are_its_items() {
    let look = first_look("42_shopify_orders.csv");
    let items: Vec<usize> = look.batch.purchases.iter().map(|purchase| purchase.items.as_ref().map_or(0, |items| items.len())).collect();
    assert_eq!(items[1], 2, "the second order has two lines: {items:?}");
    let look = first_look("46_loyverse_receipts.csv");
    assert_eq!(look.batch.products, ["Latte", "Cake"]);
    assert_eq!(look.batch.purchases[0].items.as_ref().expect("items")[1].quantity_milli, 2000);
}

#[test]
fn large_cells_and_empty_grids_stay_far_below_a_minute() {
    for file in ["25_one_mb_cell.csv", "31_libreoffice_ods.ods", "57_wide_500_columns.csv"] {
        let start = Instant::now();
        first_look(file);
        assert!(start.elapsed() < Duration::from_secs(20), "{file} took {:?}", start.elapsed());
    }
}
