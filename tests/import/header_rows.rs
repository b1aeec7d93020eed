//! Header rows as programs write them today, and columns beside the one that is meant.

use std::ops::ControlFlow;

use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import::fields::Field;
use regulars::transfer::import::preview::{Options, Outcome, Preview};
use regulars::transfer::import::preview_bytes;

use crate::shapes::clients;

fn look(text: &str) -> Preview {
    let options = Options::new("US", Currency::USD, "2025-06-30".parse().expect("a day"));
    preview_bytes("a.csv", text.as_bytes().to_vec(), &Model::default(), &options, &|_| ControlFlow::Continue(())).expect("a table")
}

/// New clients, purchases and what they came to in minor units, visits without a sum, skipped and rejected rows.
#[track_caller]
fn check(text: &str, expected: (u32, u32, i64, u32, u32, u32)) {
    let preview = look(text);
    let counts = preview.counts;
    let found = (
        counts.clients_new,
        counts.purchases,
        preview.sums_minor.net(),
        counts.visits_without_amount,
        counts.rows_skipped,
        counts.rows_rejected,
    );
    assert_eq!(found, expected, "{text}");
    assert_ne!(preview.outcome(), Outcome::Ask, "{text}");
}

#[test]
fn a_list_of_clients_with_their_first_and_last_day_brings_no_visits() {
    let text = "Client,Gender,Age,Mobile number,Email,Added on,First appt.,Last appt.,Loyalty points balance,Client source\n\
        Nora Price,Female,34,1 2125550131,nora@example.com,5 Jan 2024,12 Jan 2024,3 Mar 2025,0,Walk-in\n";
    check(text, (1, 0, 0, 0, 0, 0));
}

#[test]
fn the_sum_of_a_receipt_by_items_is_that_of_its_lines() {
    let text = "Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Modifiers applied,Quantity,Gross sales,Discounts,Net sales,\
        Cost of goods,Gross profit,Taxes,Dining option,POS,Store,Cashier name,Customer name,Customer contacts,Comment,Status\n\
        2024-03-05 08:00:00,1-7,Sale,Food,10,Bun,,,1.000,5.00,0.00,5.00,1.00,4.00,0.00,Dine in,POS,Main,Owner,Ivy,ivy@example.com,,Closed\n\
        2024-03-05 08:00:00,1-7,Sale,Food,11,Tea,,,2.000,7.00,1.00,6.00,1.00,5.00,0.00,Dine in,POS,Main,Owner,Ivy,ivy@example.com,,Closed\n";
    check(text, (1, 1, 1100, 0, 0, 0));
}

#[test]
fn bookings_that_are_only_new_or_confirmed_are_no_visits() {
    let text = "Appt. ref.,Client,Team member,Status,Created date,Scheduled date,Service,Net sales\n\
        #1,Ivy,Sam,Completed,2024-01-02,2024-02-05 10:30,Massage,40.00\n\
        #2,Ivy,Sam,New,2024-01-02,2024-03-05 10:30,Massage,40.00\n\
        #3,Ivy,Sam,Confirmed,2024-01-02,2024-04-05 10:30,Massage,40.00\n";
    check(text, (1, 1, 4000, 0, 2, 0));
    let text = "Дата;Клиент;Статус визита;Оплачено\n05.03.2025;Анна;Клиент пришел;10\n06.03.2025;Анна;Клиент подтвердил;10\n";
    check(text, (1, 1, 1000, 0, 1, 0));
}

#[test]
fn ticks_under_paid_are_no_sums_where_sums_stand_beside_them() {
    check("Дата;Клиент;Оплачено;Сумма\n15.03.2025;Анна;TRUE;1200\n16.03.2025;Пётр;TRUE;800\n", (2, 2, 200_000, 0, 0, 0));
}

#[test]
fn what_was_to_pay_is_taken_before_the_sum_of_the_order() {
    let preview = look("Дата;Гость;Сумма заказа;Скидка;Итого к оплате\n15.03.2025;Анна;1200;200;1000\n");
    assert_eq!(preview.sums_minor.net(), 100_000);
    // A header that nobody knows, of the only money in the file.
    check("Client,Visit date,Session total\nIvy,3/15/2025,$40.00\n", (1, 1, 4000, 0, 0, 0));
    check("Client,Visit date,Total visits\nIvy,3/15/2025,40\n", (1, 0, 0, 1, 0, 0));
}

#[test]
fn e_mails_of_a_list_of_clients_are_kept_whatever_their_column_is_called() {
    for header in ["Email", "E-mail", "Электронная почта"] {
        let text = format!("Имя;Телефон;{header};Продано;Количество посещений\nАнна;+79031110011;a@example.com;1500;3\n");
        let preview = look(&text);
        assert_eq!(clients(&preview)[0].emails, ["a@example.com"], "{header}");
        assert!(preview.columns.iter().any(|column| column.field == Some(Field::Phone)));
    }
}

#[test]
fn figures_and_signatures_below_a_table_are_neither_clients_nor_faults() {
    let table = "Клиент;Телефон;Дата;Сумма\nАнна;+79031110011;15.03.2025;900,00\n";
    check(&format!("{table}Средний чек;;;900,00\nКоличество чеков;;;1\nДиректор;________;Иванова И. И.;\n"), (1, 1, 90_000, 0, 3, 0));
}

#[test]
fn two_phones_may_be_joined_by_a_sign() {
    let preview = look("Name,Mobile\nIvy,(212) 555-0131 & (212) 555-0132\n");
    let phones: Vec<&str> = clients(&preview)[0].phones.iter().map(|phone| phone.e164.as_str()).collect();
    assert_eq!(phones, ["+12125550131", "+12125550132"]);
}

#[test]
fn the_name_on_the_bill_is_the_clients_and_neither_the_currency_nor_the_street_is() {
    let rows = |first: &str, last: &str| {
        format!(
            "Order Number,Order Status,Order Date,Order Total,Currency,{first},{last},Billing Email,Billing Address 1,Shipping First Name\n\
             1,Completed,2025-03-05,10.00,USD,Nora,Price,nora@example.com,1 Main St,Bob\n\
             2,Completed,2025-03-06,20.00,USD,Liam,Ortiz,liam@example.com,2 Main St,Bob\n\
             3,Completed,2025-03-07,20.00,USD,Ivy,Stone,ivy@example.com,2 Main St,Bob\n"
        )
    };
    let named = look(&rows("Billing First Name", "billing_last_name"));
    assert_eq!(clients(&named).iter().map(|client| client.name.as_str()).collect::<Vec<_>>(), ["Nora Price", "Liam Ortiz", "Ivy Stone"]);
    let nameless =
        look(&rows("Field A1", "Field A2").replace("Nora,Price", "1,2").replace("Liam,Ortiz", "3,4").replace("Ivy,Stone", "5,6"));
    assert!(clients(&nameless).iter().all(|client| client.name.is_empty()), "{:?}", nameless.columns);
}

#[test]
fn a_russian_table_that_was_taken_for_a_western_one_is_asked_about() {
    let options = Options::new("RU", Currency::RUB, "2025-06-30".parse().expect("a day"));
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Клиент;Телефон;Дата;Сумма\nОрлова Вера;+79031110011;05.03.2025;1 200,50\n");
    let western: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let read = |options: &Options| {
        preview_bytes("a.csv", western.clone().into_bytes(), &Model::default(), options, &|_| ControlFlow::Continue(())).expect("a table")
    };
    let open = read(&options);
    assert_eq!((open.outcome(), open.questions[0].kind.id()), (Outcome::Ask, "double_encoding"));
    let mut options = options;
    options.answers.insert("double_encoding".to_owned(), "repair".to_owned());
    let mended = read(&options);
    assert_eq!((clients(&mended)[0].name.as_str(), mended.sums_minor.net()), ("Орлова Вера", 120_050));
}
