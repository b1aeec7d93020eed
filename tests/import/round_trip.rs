//! What goes out comes in again: clients and purchases of nasty text, through our own CSV, in both languages.

use std::ops::ControlFlow;

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use regulars::domain::client::{Agreed, AgreedKind, Client, Consent, ConsentAnswer, DoNotContact, ExternalId, Handle};
use regulars::domain::contact::{Channel, Staff};
use regulars::domain::dates::Birthday;
use regulars::domain::ids::{ClientId, Id, ProductId, PurchaseId, StaffId};
use regulars::domain::import_batch::ImportBatch;
use regulars::domain::model::{Model, Records};
use regulars::domain::phone::Phone;
use regulars::domain::purchase::{Item, Items, Product, Purchase, PurchaseExtra};
use regulars::transfer::export::csv::{CsvStyle, DecimalMark, write};
use regulars::transfer::export::headers::Language;
use regulars::transfer::export::headers::{CLIENTS, PURCHASES};
use regulars::transfer::export::{clients, purchases, vcard, xlsx};
use regulars::transfer::import::preview::Options;
use regulars::transfer::import::{self, own};

use crate::apply::apply;

fn day(number: u16) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day") + chrono::Days::new(u64::from(number % 2000))
}

fn id<I: Id>(index: usize) -> I {
    I::from_number(index as u64 + 1).expect("an id")
}

/// One line as the domain keeps it: trimmed, no control characters.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@'-]{0,2}[а-яА-Яa-z \";,|=×0-9.]{0,10}",
        "(Итого|Гость|нет|Ёлка 🌲|1 x Латте|sep=;|#N/A|имя|\\+7 916 100-00-00)",
        "\\PC{0,8}",
    ]
    .prop_map(|text| text.trim_matches(is_trimmed).to_owned())
}

fn is_trimmed(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

/// A note of several lines.
fn note() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..3).prop_map(|lines| lines.join("\n").trim_matches(is_trimmed).to_owned())
}

fn client() -> impl Strategy<Value = Client> {
    let phone = prop_oneof![
        "8 9[0-9]{9}",
        "\\+79[0-9]{9}",
        "т\\. 8 9[0-9]{9} \\(мама\\)",
        line().prop_filter("a phone is written", |text| !text.is_empty()),
    ];
    let contacts = (
        prop::collection::vec((phone, any::<bool>()), 0..3),
        prop::collection::vec("[a-z]{1,6}@[a-z]{1,6}\\.ru", 0..2),
        prop::collection::vec((0..4_usize, line()), 0..3),
    );
    let facts = (
        prop::option::of((1..=12_u8, 1..=28_u8, prop::option::of(1930..2010_i16))),
        prop::option::of(0..8_usize),
        prop::collection::vec(line(), 0..3),
        (line(), line(), note(), line()),
        0..3_u8,
    );
    let dates = (
        prop::option::of((any::<u16>(), line())),
        prop::option::of(any::<u16>()),
        prop::option::of((any::<u16>(), prop::option::of(0..86_400_u32), any::<bool>(), line(), prop::option::of(any::<u16>()))),
        prop::option::of(any::<u16>()),
        any::<u16>(),
    );
    let external = prop::collection::vec(("[a-z]{0,5}", "[a-zA-Z0-9:#-]{1,6}"), 0..2);
    let staff = prop::option::of(0..2_usize);
    (line(), contacts, facts, dates, external, staff).prop_map(|(name, (phones, emails, handles), facts, dates, external, staff)| {
        let (birthday, channel, tags, (source, how, note, reason), consent) = facts;
        let (blocked, paused, agreed, archived, created) = dates;
        let channels = [Channel::Telegram, Channel::WhatsApp, Channel::Vk, Channel::Instagram];
        let mut client = Client::new(id(0), day(created));
        client.name = name;
        client.phones = phones.into_iter().map(|(typed, wrong)| Phone { wrong, ..Phone::read(&typed, "RU") }).collect();
        client.phones.dedup_by(|a, b| a.typed == b.typed);
        client.emails = emails;
        let mut handles: Vec<(usize, String)> = handles.into_iter().filter(|(_, name)| !name.is_empty()).collect();
        handles.sort_by_key(|(channel, _)| *channel);
        client.handles = handles.into_iter().map(|(channel, name)| Handle { channel: channels[channel], name }).collect();
        client.birthday = birthday.and_then(|(month, day, year)| Birthday::new(day, month, year));
        client.preferred_channel = channel.map(|channel| Channel::ALL[channel]);
        client.tags = tags.into_iter().filter(|tag| !tag.is_empty()).collect();
        client.source = source;
        client.note = note;
        let answer = [ConsentAnswer::Unknown, ConsentAnswer::Yes, ConsentAnswer::No][usize::from(consent)];
        client.consent = Consent { answer, day: paused.map(day), how };
        client.do_not_contact = blocked.map(|(at, _)| DoNotContact { day: day(at), reason, set_by: None });
        client.paused_until = paused.map(day);
        client.agreed = agreed.map(|(at, time, visit, note, made)| Agreed {
            day: day(at),
            time: time.and_then(|second| NaiveTime::from_num_seconds_from_midnight_opt(second, 0)),
            kind: if visit { AgreedKind::Visit } else { AgreedKind::CallBack },
            note,
            made: made.map(day),
        });
        client.archived = archived.map(day);
        client.staff = staff.map(id::<StaffId>);
        client.external_ids = external.into_iter().map(|(source, id)| ExternalId { source, id }).collect();
        client
    })
}

type RawPurchase = (Option<usize>, u16, Option<u16>, i64, Vec<(usize, u32, i64)>, Option<usize>, (String, String));

fn purchase() -> impl Strategy<Value = RawPurchase> {
    (
        prop::option::of(0..100_usize),
        any::<u16>(),
        prop::option::of(0..1440_u16),
        prop_oneof![Just(0), -10_000_000..10_000_000_i64, Just(99_999_999_999)],
        prop::collection::vec((0..4_usize, 1..100_000_u32, -1000..1000_i64), 0..3),
        prop::option::of(0..2_usize),
        (line(), note()),
    )
}

fn shop() -> impl Strategy<Value = Model> {
    let names = prop::collection::vec(line(), 6);
    (prop::collection::vec(client(), 0..5), prop::collection::vec(purchase(), 0..6), names).prop_map(|(clients, purchases, names)| {
        let clients: Vec<Client> = clients.into_iter().enumerate().map(|(index, client)| Client { id: id(index), ..client }).collect();
        let name = |index: usize| format!("{}{index}", names[index]);
        let products = (0..4).map(|index| Product {
            id: id(index),
            name: name(index),
            category: String::new(),
            cycle_days: None,
            margin_bp: None,
            archived: false,
        });
        let staff = (0..2).map(|index| Staff { id: id(index), name: name(index + 4), archived: false });
        let to_purchase = |(index, raw): (usize, RawPurchase)| {
            let (client, at, minute, sum_minor, items, staff, (receipt, note)) = raw;
            let mut items: Vec<Item> = items
                .into_iter()
                .map(|(product, quantity_milli, sum_minor)| Item { product: id(product), quantity_milli, sum_minor })
                .collect();
            if let [only] = items.as_mut_slice() {
                only.sum_minor = sum_minor;
            }
            Purchase {
                id: id::<PurchaseId>(index),
                client: client.filter(|_| !clients.is_empty()).map(|client| id::<ClientId>(client % clients.len())),
                day: day(at),
                minute,
                staff: staff.map(id::<StaffId>),
                import: None,
                sum_minor,
                items: Items::from_list(items, sum_minor),
                extra: PurchaseExtra::boxed(receipt, note),
            }
        };
        let purchases: Vec<Purchase> = purchases.into_iter().enumerate().map(to_purchase).collect();
        let (products, staff) = (products.collect(), staff.collect());
        // Who buys comes back from the archive, so nobody lies there who bought since.
        let archived = |client: &Client| {
            let last = purchases.iter().filter(|purchase| purchase.client == Some(client.id)).map(|purchase| purchase.day).max();
            client.archived.map(|since| last.and_then(|last| last.succ_opt()).map_or(since, |after| since.max(after)))
        };
        let clients = clients.iter().map(|client| Client { archived: archived(client), ..client.clone() }).collect();
        Model::from_records(Records { clients, purchases, products, staff, ..Records::default() })
    })
}

/// What must be the same, with names in place of ids that another file gives anew.
fn facts(model: &Model) -> (Vec<Client>, Vec<String>) {
    let known = |client: &Client| Client {
        id: id(0),
        staff: None,
        external_ids: client.external_ids.iter().filter(|external| external.source != own::SOURCE).cloned().collect(),
        ..client.clone()
    };
    let mut clients: Vec<Client> = model.clients().iter().map(known).collect();
    clients.sort_by_key(|client| format!("{client:?}"));
    let staff = |id: Option<StaffId>| id.and_then(|id| model.staff().get(id)).map(|staff| staff.name.clone());
    let product = |id: ProductId| model.products().get(id).map(|product| product.name.clone());
    let describe = |purchase: &Purchase| {
        let client = purchase.client.and_then(|id| model.clients().get(id)).map(known);
        let staff = staff(purchase.staff);
        let items: Vec<_> =
            purchase.item_list().into_iter().map(|item| (product(item.product), item.quantity_milli, item.sum_minor)).collect();
        let Purchase { day, minute, sum_minor, .. } = purchase;
        format!("{client:?} {day} {minute:?} {sum_minor} {items:?} {staff:?} {:?} {:?}", purchase.external_id(), purchase.note())
    };
    let looked_after = model.clients().iter().map(|client| format!("{:?} {:?}", known(client), staff(client.staff)));
    let mut lines: Vec<String> = model.purchases().iter().map(describe).chain(looked_after).collect();
    lines.sort();
    (clients, lines)
}

fn read_back(file: Vec<u8>, model: &Model) -> ImportBatch {
    let mut options = Options::new("RU", model.settings().currency, NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day"));
    // Names may look as if they were encoded twice; the owner would say that they are not.
    options.answers.insert("double_encoding".to_owned(), "keep".to_owned());
    match import::preview_bytes("own.csv", file, model, &options, &|_| ControlFlow::Continue(())) {
        Ok(preview) => {
            assert!(preview.rejected.is_empty(), "{:?}", preview.rejected);
            assert!(preview.questions.iter().all(|question| question.answered), "{:?}", preview.questions);
            preview.batch
        }
        Err(refused) => {
            assert_eq!(refused.reason, import::reasons::RefusalReason::NoRows);
            ImportBatch::default()
        }
    }
}

fn workbooks(model: &Model, language: Language) -> [Vec<u8>; 2] {
    let mut files = [Vec::new(), Vec::new()];
    xlsx::write(clients::rows(model, language), &xlsx::kinds(&CLIENTS), "Data", &mut files[0]).expect("clients written");
    let rows = purchases::rows(model, language, DecimalMark::Point);
    xlsx::write(rows, &xlsx::kinds(&PURCHASES), "Data", &mut files[1]).expect("purchases written");
    files
}

/// What a contact card carries of a client, in the form in which it comes back.
fn on_card(client: &Client) -> String {
    let numbers: Vec<&str> = client.phones.iter().filter(|phone| !phone.wrong).map(|phone| phone.e164.as_str()).collect();
    let Client { name, emails, birthday, tags, note, handles, .. } = client;
    format!("{name:?} {numbers:?} {emails:?} {birthday:?} {tags:?} {note:?} {handles:?}")
}

/// Clients as address books can hold them: each can be told apart, and phones are numbers.
fn card_client(index: usize, client: Client) -> Client {
    let tidy = |text: &str| regulars::transfer::import::people::clean_name(&text.replace('@', ""));
    let mut client = Client { name: format!("Client {index}"), ..client };
    client.phones = vec![Phone::read(&format!("8 916 {:07}", 1_000_000 + index), "RU")];
    client.tags = client.tags.iter().map(|tag| tidy(tag)).filter(|tag| !tag.is_empty() && !tag.starts_with("* ")).collect();
    client.handles.dedup_by_key(|handle| handle.channel);
    for handle in &mut client.handles {
        handle.name = tidy(&handle.name);
    }
    client.handles.retain(|handle| !handle.name.is_empty());
    client.archived = None;
    client
}

fn files(model: &Model, language: Language) -> [Vec<u8>; 2] {
    let style = CsvStyle::of(language);
    let mut files = [Vec::new(), Vec::new()];
    write(clients::rows(model, language), style, &mut files[0]).expect("clients written");
    write(purchases::rows(model, language, style.decimal), style, &mut files[1]).expect("purchases written");
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn exported_clients_and_purchases_come_back_the_same(model in shop(), russian in any::<bool>()) {
        let language = if russian { Language::Russian } else { Language::English };
        comes_back(&model, files(&model, language))?;
    }
}

proptest! {
    // A workbook is packed, which is slow without optimising.
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn workbooks_come_back_the_same(model in shop(), russian in any::<bool>()) {
        let language = if russian { Language::Russian } else { Language::English };
        comes_back(&model, workbooks(&model, language))?;
    }

    #[test]
    fn contact_cards_come_back_the_same(clients in prop::collection::vec(client(), 0..5), is_new in any::<bool>()) {
        let clients = clients.into_iter().enumerate().map(|(index, client)| Client { id: id(index), ..card_client(index, client) });
        let clients: Vec<Client> = clients.collect();
        let version = if is_new { vcard::Version::V4 } else { vcard::Version::V3 };
        let mut file = Vec::new();
        vcard::write(&clients, version, &mut file).expect("written");
        let mut empty = Model::default();
        if !clients.is_empty() {
            let batch = read_back(file, &empty);
            apply(&mut empty, batch);
        }
        let mut found: Vec<String> = empty.clients().iter().map(on_card).collect();
        let mut wanted: Vec<String> = clients.iter().map(on_card).collect();
        found.sort();
        wanted.sort();
        prop_assert_eq!(found, wanted);
    }
}

fn comes_back(model: &Model, files: [Vec<u8>; 2]) -> Result<(), TestCaseError> {
    let mut empty = Model::default();
    for file in files.clone() {
        let batch = read_back(file, &empty);
        apply(&mut empty, batch);
    }
    prop_assert_eq!(facts(&empty), facts(model));
    // Into the shop that it came from it brings nothing.
    for file in files {
        let batch = read_back(file, model);
        prop_assert_eq!((batch.clients, batch.purchases, batch.looked_after), (Vec::new(), Vec::new(), Vec::new()));
    }
    Ok(())
}
