//! Exports of programs that have no layout of their own here: their headers are read like anybody's.

use std::ops::ControlFlow;

use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::transfer::import::fields::Field;
use regulars::transfer::import::preview::{Options, Preview};
use regulars::transfer::import::preview_bytes;

fn look(text: &str) -> Preview {
    let options = Options::new("GB", Currency::RUB, "2025-06-30".parse().expect("a day"));
    preview_bytes("a.csv", text.as_bytes().to_vec(), &Model::default(), &options, &|_| ControlFlow::Continue(())).expect("a readable table")
}

/// What the headers were taken for, and purchases, refunds, their net sum, new clients.
fn check(text: &str, fields: &[(&str, Option<Field>)], expected: (u32, u32, i64, u32)) {
    let preview = look(text);
    for (header, field) in fields {
        let found = preview.columns.iter().find(|column| column.header == *header).expect("the header").field;
        assert_eq!(found, *field, "{header} in {text}");
    }
    let counts = preview.counts;
    let purchases = counts.purchases + counts.visits_without_amount;
    assert_eq!((purchases, counts.refunds, preview.sums_minor.net(), counts.clients_new), expected, "{text}");
}

#[test]
fn a_booking_is_of_the_day_on_which_it_begins() {
    check(
        "Start Time,End Time,First Name,Last Name,Phone,Type,Calendar,Appointment Price,Paid?,Amount Paid Online,Date Scheduled,Appointment ID\n\
         \"January 5, 2025 2:30 pm\",\"January 5, 2025 3:30 pm\",Anna,Smith,+442079460958,Haircut,Olga,50.00,yes,0.00,2024-12-20,1\n",
        &[
            ("Start Time", Some(Field::Date)),
            ("Calendar", Some(Field::Staff)),
            ("Appointment Price", Some(Field::Amount)),
            ("Date Scheduled", None),
        ],
        (1, 0, 5_000, 1),
    );
    check(
        "Клиент,Телефон,Абонемент,Начало,Окончание,Стоимость\nАнна,+79160000001,8 занятий,05.01.2025,05.02.2025,4000\n",
        &[("Начало", Some(Field::Date)), ("Окончание", None)],
        (1, 0, 400_000, 1),
    );
}

#[test]
fn payments_that_failed_or_were_given_back_are_no_purchases() {
    check(
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Customer Description,Customer Email,Status\n\
         ch_1,2025-01-05 10:00:00,50.00,0.00,rub,Anna,anna@example.com,Paid\n\
         ch_2,2025-01-06 10:00:00,90.00,90.00,rub,Bob,bob@example.com,Refunded\n\
         ch_3,2025-01-07 10:00:00,40.00,0.00,rub,Bob,bob@example.com,Failed\n",
        &[("Created date (UTC)", Some(Field::Date)), ("Amount Refunded", Some(Field::Refund))],
        (2, 1, 5_000, 2),
    );
    check(
        "Payment Date,Order ID,Amount,Refund Amount,Result,Customer Name\n2025-01-05,1,50.00,0,SUCCESS,Anna\n2025-01-06,2,90.00,0,FAIL,Bob\n",
        &[("Result", Some(Field::Status))],
        (1, 0, 5_000, 1),
    );
}

#[test]
fn a_sale_that_was_called_off_is_none() {
    check(
        "Order #,Order Date,Customer,Customer Phone,Server,Menu Item,Gross Price,Net Price,Void?\n\
         10,1/15/2025 10:00 AM,Anna,+442079460958,Olga,Latte,5.50,5.00,False\n11,1/15/2025 10:05 AM,Bob,+442079460959,Olga,Latte,5.50,5.00,True\n",
        &[("Void?", Some(Field::Status)), ("Net Price", Some(Field::Amount)), ("Server", Some(Field::Staff))],
        (1, 0, 500, 1),
    );
    check(
        "ID,Название сделки,Бюджет,Этап сделки,Дата закрытия,Основной контакт,Рабочий телефон\n\
         1,Сделка 1,5000,Успешно реализовано,05.01.2025,Анна,+79160000001\n2,Сделка 2,7000,Закрыто и не реализовано,06.01.2025,Пётр,+79160000002\n",
        &[("Основной контакт", Some(Field::Name)), ("Название сделки", None), ("ID", Some(Field::Receipt))],
        (1, 0, 500_000, 1),
    );
}

#[test]
fn movements_of_money_are_told_from_sales() {
    check(
        "Дата и время;Номер документа;Тип документа;Кассир;Товар;Сумма;Покупатель\n\
         05.01.2025 10:00:00;1;Продажа;Оля;Латте;250,00;+79160000001\n\
         05.01.2025 10:05:00;2;Возврат;Оля;Латте;250,00;+79160000001\n\
         05.01.2025 20:00:00;3;Инкассация;Оля;;9000,00;\n\
         05.01.2025 21:00:00;4;Закрытие смены;Оля;;;\n",
        &[("Тип документа", Some(Field::Kind))],
        (1, 1, 0, 1),
    );
    check(
        "Date,Name,Type,Status,Gross,Fee,Net,From Email Address,To Email Address\n\
         2025-01-05,Anna,Website Payment,Completed,50.00,-1.20,48.80,anna@example.com,shop@example.com\n\
         2025-01-16,,General Withdrawal,Completed,-500.00,0,-500.00,shop@example.com,\n\
         2025-01-17,Anna,Payment Refund,Completed,-50.00,0,-50.00,anna@example.com,\n",
        &[("Type", Some(Field::Kind)), ("Gross", Some(Field::Amount)), ("To Email Address", None)],
        (1, 1, 0, 1),
    );
}

#[test]
fn lists_of_clients_hold_no_purchases() {
    check(
        "Record ID,First Name,Last Name,Email,Create Date,Last Activity Date\n101,Anna,Smith,anna@example.com,2024-01-05 10:00,2025-01-05 10:00\n",
        &[("Record ID", None), ("Create Date", Some(Field::Registered)), ("Last Activity Date", None)],
        (0, 0, 0, 1),
    );
    check(
        "Наименование;Код;Внешний код;Телефон;Дата последней продажи;Количество продаж;Сумма продаж\nПетрова Анна;12;abc;+79160000001;05.01.2025;7;12600\n",
        &[("Наименование", Some(Field::Name)), ("Внешний код", None), ("Дата последней продажи", None)],
        (0, 0, 0, 1),
    );
}

#[test]
fn who_served_is_told_from_what_was_sold() {
    check(
        "Date,Checkout Time,Transaction ID,Customer,Service Provider,Item Sold,Qty,Price,Amount Paid\n\
         2025-01-15,10:30 AM,55,Anna Smith,Olga,Haircut,1,50.00,55.00\n2025-01-15,10:30 AM,55,Anna Smith,Olga,Shampoo,2,10.00,21.00\n",
        &[("Service Provider", Some(Field::Staff)), ("Item Sold", Some(Field::Product)), ("Amount Paid", Some(Field::Amount))],
        (1, 0, 7_600, 1),
    );
}
