//! Tables in which a client is named once for a group of rows, and tables with a column for each month.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import;
use regulars::transfer::import::preview::{Options, Outcome, Preview, Verdict};
use regulars::transfer::import::reasons::{SkipReason, Warning};

fn look(text: &str, answer: Option<&str>) -> Preview {
    let mut options = Options::new("RU", Currency::RUB, NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day"));
    options.answers = answer.map(|answer| ("unnamed_rows".to_owned(), answer.to_owned())).into_iter().collect::<BTreeMap<_, _>>();
    import::preview_bytes("a.csv", text.as_bytes().to_vec(), &Model::default(), &options, &|_| ControlFlow::Continue(()))
        .expect("a readable table")
}

fn questions(preview: &Preview) -> Vec<&str> {
    preview.questions.iter().filter(|question| !question.answered).map(|question| question.kind.id()).collect()
}

/// Sums in units by client, guests last under no name.
fn sums(preview: &Preview) -> Vec<(String, i64)> {
    let mut sums: BTreeMap<(bool, String), i64> = BTreeMap::new();
    let names: Vec<String> = preview.batch.clients.iter().map(name).collect();
    for purchase in &preview.batch.purchases {
        let client = match purchase.client {
            Some(regulars::domain::import_batch::ClientRef::New(place)) => (false, names[place as usize].clone()),
            _ => (true, String::new()),
        };
        *sums.entry(client).or_default() += purchase.sum_minor / 100;
    }
    sums.into_iter().map(|((_, name), sum)| (name, sum)).collect()
}

fn name(client: &regulars::domain::import_batch::ImportedClient) -> String {
    match client {
        regulars::domain::import_batch::ImportedClient::New(client) | regulars::domain::import_batch::ImportedClient::Update(client) => {
            client.name.clone()
        }
    }
}

const GROUPS: &str = "Клиент;Телефон;Дата;Услуга;Сумма\n\
    Иванова Анна;89161000000;01.02.2024;Стрижка;1000\n;;05.03.2024;Окраска;3000\n;;07.04.2024;Стрижка;1200\n\
    Петров Олег;89161000001;02.02.2024;Стрижка;800\n;;03.03.2024;Стрижка;900\n";

#[test]
fn a_name_written_once_for_a_group_is_asked_about_on_the_files_own_rows() {
    let open = look(GROUPS, None);
    assert_eq!((questions(&open), open.outcome()), (vec!["unnamed_rows"], Outcome::Ask));
    let shown: Vec<(&str, &str)> =
        open.questions[0].choices[0].readings.iter().map(|reading| (reading.typed.as_str(), reading.read.as_str())).collect();
    assert_eq!(shown[0], ("05.03.2024; 3000", "Иванова Анна"));
    assert_eq!(open.questions[0].assumed, "above", "days begin anew below each client");
    let above = look(GROUPS, Some("above"));
    assert_eq!(sums(&above), [("Иванова Анна".to_owned(), 5200), ("Петров Олег".to_owned(), 1700)]);
    assert_eq!((questions(&above), above.sample[1].name.as_str()), (vec![], "Иванова Анна"));
    let guests = look(GROUPS, Some("guests"));
    assert_eq!(sums(&guests), [("Иванова Анна".to_owned(), 1000), ("Петров Олег".to_owned(), 800), (String::new(), 5100)]);
}

#[test]
fn a_client_alone_above_their_purchases_is_a_heading() {
    let text =
        "ФИО,Дата,Сумма\nАнна,,\n,01.02.2024,1000\n,05.03.2024,3000\nИтого по Анна,,4000\n\nОлег,,700\n,02.01.2024,700\nИтого,,4700\n";
    let preview = look(text, Some("above"));
    assert_eq!(sums(&preview), [("Анна".to_owned(), 4000), ("Олег".to_owned(), 700)]);
    assert_eq!((preview.counts.rows_rejected, preview.counts.rows_skipped, preview.counts.rows_imported), (0, 5, 3));
    assert_eq!(preview.sample[0].verdict, Verdict::Skipped(SkipReason::GroupSubtotal("Анна".into())));
}

#[test]
fn guests_in_the_log_of_a_till_are_nobodys_question() {
    // Days in order, and clients who come again: a till's log.
    let log = "Клиент;Дата;Сумма\nАнна;01.02.2024;100\n;01.02.2024;50\nОлег;02.02.2024;100\n;03.02.2024;60\nАнна;04.02.2024;100\n";
    let preview = look(log, None);
    assert_eq!((questions(&preview), preview.counts.guest_purchases), (vec![], 2));
    // The first purchase has nobody above it.
    let led = "Клиент;Дата;Сумма\n;05.02.2024;50\nАнна;01.02.2024;100\n;03.02.2024;60\n";
    assert_eq!((questions(&look(led, None)), look(led, None).counts.guest_purchases), (vec![], 2));
    // Without either it is asked.
    let open = "Клиент;Дата;Сумма\nАнна;01.02.2024;100\n;03.02.2024;60\n";
    assert_eq!(questions(&look(open, None)), ["unnamed_rows"]);
}

#[test]
fn further_lines_of_a_receipt_belong_to_its_client() {
    let text = "Номер чека;Дата;Клиент;Товар;Сумма\n1;05.01.2024;Анна;Шампунь;800\n1;05.01.2024;;Маска;300\n2;06.01.2024;Олег;Гель;200\n";
    let preview = look(text, None);
    assert_eq!(questions(&preview), Vec::<&str>::new());
    assert_eq!(sums(&preview), [("Анна".to_owned(), 1100), ("Олег".to_owned(), 200)]);
    assert_eq!(preview.counts.purchases, 2);
}

#[test]
fn columns_of_months_are_left_out_with_a_word() {
    for (text, count, first, last) in [
        (
            "Клиент;Телефон;Январь 2024;Февраль 2024;Март 2024\nАнна;89161000000;1000;;500\nОлег;89161000001;;700;\n",
            3,
            "Январь 2024",
            "Март 2024",
        ),
        ("Клиент,янв.24,фев.24,мар.24,Итого\nАнна,1000,,500,1500\nОлег,,700,,700\n", 3, "янв.24", "мар.24"),
        ("Name,01.2024,02.2024\nAnna,x,\nBob,,x\n", 2, "01.2024", "02.2024"),
        (";Jan 2024;Feb 2024\nAnna;1;\nBob;;1\n", 2, "Jan 2024", "Feb 2024"),
        // Days of which nobody can say whether the month comes first.
        ("ФИО\t05/03/2024\t12/03/2024\nАнна\t+\t\nОлег\t\t+\n", 2, "05/03/2024", "12/03/2024"),
        ("Клиент;2022;2023\nАнна;10000;20000\nОлег;500;0\n", 2, "2022", "2023"),
    ] {
        let preview = look(text, None);
        let expected = Warning::PeriodColumns { count, first: first.to_owned(), last: last.to_owned() };
        assert!(preview.warnings.contains(&expected), "{text}{:?}", preview.warnings);
        assert_eq!(preview.outcome(), Outcome::ImportWithWarning, "{text}");
        assert_eq!((preview.counts.clients_new, preview.batch.purchases.len(), preview.counts.header_rows), (2, 0, 1), "{text}");
    }
    // One month in a header is no table of months.
    let one = look("Клиент;Телефон;Март\nАнна;89161000000;500\n", None);
    assert!(!one.warnings.iter().any(|warning| matches!(warning, Warning::PeriodColumns { .. })), "{:?}", one.warnings);
}
