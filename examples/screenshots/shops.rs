//! Shops that no demo has: what is long, large, old, crowded or missing in them is what a picture is to show.

use chrono::{NaiveDate, TimeDelta};
use egui_kittest::Harness;
use regulars::app::clock::Clock;
use regulars::app::demo::{DemoLanguage, generate};
use regulars::app::prefs::{Places, Prefs};
use regulars::app::workspace::Workspace;
use regulars::domain::client::{Agreed, AgreedKind, DoNotContact};
use regulars::domain::command::Command;
use regulars::domain::model::Records;
use regulars::domain::phone::Phone;
use regulars::domain::settings::Trade;
use regulars::ui::shell::{Shell, Start};
use regulars::ui::window::Launch;

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
        let launch = Launch { file: Some(file.replace("LANG", &args.lang).into()), ..Launch::default() };
        let mut start = regulars::ui::shell::start(&launch, &Prefs::default(), clock, places).expect("a start");
        if let Start::Shop(workspace) = &mut start {
            workspace.finish_prediction();
        }
        return build(args, size, places, start, None, clock);
    }
    let kind = said("shop").unwrap_or("salon");
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

/// A salon that was altered for what is to be seen.
fn records(kind: &str, args: &Args, today: NaiveDate) -> Records {
    let language = if args.lang == "ru" { DemoLanguage::Ru } else { DemoLanguage::En };
    let mut records = generate(Trade::Salon, language, today, SEED);
    match kind {
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
