//! Shops that no demo has: what is long, large, old, crowded or missing in them is what a picture is to show.

use std::path::PathBuf;

use chrono::{NaiveDate, TimeDelta};
use egui_kittest::Harness;
use regulars::app::clock::Clock;
use regulars::app::demo::{DemoLanguage, generate};
use regulars::app::prefs::{Places, Prefs};
use regulars::app::workspace::Workspace;
use regulars::domain::client::{Agreed, AgreedKind, DoNotContact};
use regulars::domain::command::Command;
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose};
use regulars::domain::ids::{ContactId, Id as _, PurchaseId};
use regulars::domain::model::Records;
use regulars::domain::phone::Phone;
use regulars::domain::settings::Trade;
use regulars::ui::shell::{Shell, Start};
use regulars::ui::window::Launch;

use super::campaigns::State;
use super::{Args, build, demo};

/// The same seed as the demo's.
const SEED: u64 = 20_251_014;

/// A window over the shop that the line of a script asks for.
pub fn harness(args: &Args, said: &[(&str, &str)], size: (f32, f32), places: &Places) -> Harness<'static, Shell> {
    let said = |wanted: &str| said.iter().find(|(key, _)| *key == wanted).map(|(_, value)| *value);
    let today = said("today").map_or(args.today, |today| today.parse().expect("a date"));
    let clock = Clock::fixed(today);
    if let Some(file) = said("file") {
        // The file of this language where there is one for each.
        return started(args, file.replace("LANG", &args.lang).into(), size, places, clock);
    }
    let kind = said("shop").unwrap_or("salon");
    if let Some(trouble) = kind.strip_prefix("file-") {
        return started(args, troubled(trouble, args, places, clock), size, places, clock);
    }
    if kind == "first" {
        return build(args, size, places, Start::First, None, clock);
    }
    let mut workspace = if let Some(trade) = Trade::ALL.into_iter().find(|trade| trade.key() == kind) {
        demo(args, trade, clock, places)
    } else {
        let path = places.demo.join("Shop.regulars");
        std::fs::create_dir_all(&places.demo).expect("a folder for the shop");
        let mut made = Workspace::create(&path, clock, &places.log).expect("a shop");
        if kind != "empty" {
            made.try_execute(Command::Seed(Box::new(records(kind, args, today)))).expect("records that fit");
        }
        if kind == "read" {
            drop(made);
            made = Workspace::open_to_read(&path, clock, &places.log).expect("a shop to read");
        }
        made
    };
    let staff = workspace.model().staff().iter().next().map(|staff| staff.id);
    workspace.set_staff(staff);
    workspace.finish_prediction();
    build(args, size, places, Start::Shop(Box::new(workspace)), staff, clock)
}

/// A window that was asked to open this file.
fn started(args: &Args, file: PathBuf, size: (f32, f32), places: &Places, clock: Clock) -> Harness<'static, Shell> {
    let launch = Launch { file: Some(file), ..Launch::default() };
    let mut start = regulars::ui::shell::start(&launch, &Prefs::default(), clock, places).expect("a start");
    if let Start::Shop(workspace) = &mut start {
        workspace.finish_prediction();
    }
    build(args, size, places, start, None, clock)
}

/// A file with which something is wrong, in a folder with its backups.
fn troubled(trouble: &str, args: &Args, places: &Places, clock: Clock) -> PathBuf {
    let path = places.demo.join("Lilac.regulars");
    std::fs::create_dir_all(&places.demo).expect("a folder for the shop");
    let mut made = Workspace::create(&path, clock, &places.log).expect("a shop");
    made.try_execute(Command::Seed(Box::new(records("salon", args, clock.today())))).expect("records that fit");
    made.backup(None).expect("a backup");
    if trouble == "occupied" {
        // Another window that does not answer, as on another computer.
        std::mem::forget(made);
        return path;
    }
    drop(made);
    let mut bytes = std::fs::read(&path).expect("the file");
    match trouble {
        // The number of the format, in the header of every SQLite file.
        "newer" => bytes[60..64].copy_from_slice(&999_u32.to_be_bytes()),
        "damaged" => {
            let middle = bytes.len() / 2;
            bytes[middle..middle + 9000].fill(7);
        }
        "none" => bytes = b"This was a shop once.".repeat(400),
        _ => {}
    }
    std::fs::write(&path, bytes).expect("the file");
    path
}

/// A salon that was altered for what is to be seen.
fn records(kind: &str, args: &Args, today: NaiveDate) -> Records {
    let language = if args.lang == "ru" { DemoLanguage::Ru } else { DemoLanguage::En };
    if let Some(state) = State::named(kind) {
        return state.shop(language, today);
    }
    // By this computer's clock, the last days of this one are still to come.
    let made_on = if kind == "ahead" { today + TimeDelta::days(12) } else { today };
    let mut records = generate(Trade::Salon, language, made_on, SEED);
    match kind {
        "held" => held(&mut records, today),
        "phoneless" => {
            for (number, client) in records.clients.iter_mut().enumerate() {
                client.phones.clear();
                if number % 2 == 0 {
                    client.handles.clear();
                    client.emails.clear();
                }
            }
        }
        "busy" => busy(&mut records, today),
        "month" => records.purchases.retain(|purchase| today - purchase.day < TimeDelta::days(13)),
        "gap" => records.purchases.retain(|purchase| !(30..75).contains(&(today - purchase.day).num_days())),
        "unsold" => {
            records.purchases.clear();
            records.contacts.clear();
            records.campaigns.clear();
        }
        "long" => long(&mut records, args),
        "large" => records.purchases.iter_mut().for_each(|purchase| purchase.sum_minor *= 40_000),
        "over" => records.settings.capacity = 1,
        "yearly" => yearly(&mut records, today),
        "crowd" => {
            records.settings.capacity = 20;
            let day = today + TimeDelta::days(3);
            for client in records.clients.iter_mut().filter(|client| client.do_not_contact.is_none()).take(200) {
                client.agreed = Some(Agreed::on(day, AgreedKind::CallBack));
                client.archived = None;
            }
        }
        "tight" => records.settings.capacity = 8,
        "closed" => {
            records.settings.closed_weekdays = [true, false, false, false, false, true, true];
            records.settings.holidays = (0..3).map(|days| today + TimeDelta::days(8 + days)).collect();
        }
        "plain" => {
            records.templates.clear();
            records.staff.clear();
            records.clients.iter_mut().for_each(|client| client.staff = None);
            records.purchases.iter_mut().for_each(|purchase| purchase.staff = None);
            records.contacts.iter_mut().for_each(|contact| contact.staff = None);
        }
        "few" => keep(&mut records, 40),
        "one" => keep(&mut records, 1),
        "quiet" => {
            for client in &mut records.clients {
                client.paused_until = Some(today + TimeDelta::days(40));
                client.agreed = None;
            }
        }
        "silent" => {
            for client in &mut records.clients {
                client.do_not_contact = Some(DoNotContact { day: today, reason: String::new(), set_by: None });
            }
        }
        _ => {}
    }
    records
}

/// Everybody got a message two days ago that was no step of anything.
fn held(records: &mut Records, today: NaiveDate) {
    let day = today - TimeDelta::days(2);
    let first = records.contacts.iter().map(|contact| contact.id.number()).max().unwrap_or(0) + 1;
    for (number, client) in (u64::from(first)..).zip(&records.clients) {
        records.contacts.push(Contact {
            id: ContactId::from_number(number).expect("an id"),
            client: client.id,
            at: day.and_hms_opt(9, 0, 0).expect("a time").and_utc(),
            day,
            purpose: Purpose::Free,
            expected: None,
            channel: Channel::WhatsApp,
            staff: None,
            template: None,
            outcome: Outcome::Sent,
            bonus_minor: 0,
            note: String::new(),
        });
    }
}

/// Who is first among the clients has bought three hundred times.
fn busy(records: &mut Records, today: NaiveDate) {
    let there = records.clients.iter().filter(|client| client.archived.is_none() && client.do_not_contact.is_none());
    let Some(client) = there.min_by_key(|client| &client.name).map(|client| client.id) else { return };
    let Some(usual) = records.purchases.iter().find(|purchase| purchase.client.is_some()).cloned() else { return };
    let first = records.purchases.iter().map(|purchase| purchase.id.number()).max().unwrap_or(0) + 1;
    for (number, turn) in (u64::from(first)..).zip(0..300) {
        records.purchases.push(regulars::domain::purchase::Purchase {
            id: PurchaseId::from_number(number).expect("an id"),
            client: Some(client),
            day: today - TimeDelta::days(3 * turn + turn % 3),
            sum_minor: usual.sum_minor + 1_000 * (turn % 17),
            ..usual.clone()
        });
    }
    records.purchases.sort_by_key(|purchase| purchase.day);
}

/// Names, notes, products and phones as long as anybody has them.
fn long(records: &mut Records, args: &Args) {
    let (name, word, product) = if args.lang == "ru" {
        ("Константинопольская-Верещагина Александра Константиновна", "давняя клиентка", "Сложное окрашивание с тонированием и уходом")
    } else {
        ("Wilhelmina-Alexandra Featherstonehaugh-Cholmondeley", "an old friend of the house", "Complex colouring with toning and treatment")
    };
    for (number, client) in records.clients.iter_mut().enumerate() {
        client.name = format!("{name} {number}");
        for extra in 0..5 {
            client.phones.push(Phone::read(&format!("+7 916 {:03} 00 {:02}", number % 1000, extra), "RU"));
        }
        client.emails = vec![format!("{}@a-very-long-domain-of-mail.example.com", "wilhelmina.alexandra.featherstone")];
        client.tags = (0..6).map(|tag| format!("{word} {tag}")).collect();
        client.note = format!("{word}, ").repeat(60);
        client.source = word.repeat(4);
    }
    for (number, kind) in records.products.iter_mut().enumerate() {
        kind.name = format!("{product} {number}");
    }
    for (number, staff) in records.staff.iter_mut().enumerate() {
        staff.name = format!("{name} {number}");
    }
    name.clone_into(&mut records.settings.shop_name);
}

/// Everything happened twelve times as slowly.
fn yearly(records: &mut Records, today: NaiveDate) {
    for purchase in &mut records.purchases {
        purchase.day = today - (today - purchase.day) * 12;
    }
    for contact in &mut records.contacts {
        contact.day = today - (today - contact.day) * 12;
        contact.expected = None;
    }
    records.contacts.clear();
    records.campaigns.clear();
    records.purchases.sort_by_key(|purchase| purchase.day);
}

/// Only the first clients.
fn keep(records: &mut Records, count: usize) {
    records.clients.truncate(count);
    let kept: std::collections::HashSet<_> = records.clients.iter().map(|client| client.id).collect();
    records.purchases.retain(|purchase| purchase.client.is_some_and(|client| kept.contains(&client)));
    records.contacts.retain(|contact| kept.contains(&contact.client));
    records.campaigns.clear();
}
