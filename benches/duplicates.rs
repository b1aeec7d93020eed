//! How long it takes to say who may be one person among 100 000 clients, beside computing everybody's figures with
//! 1 000 000 purchases; and how long a list of 100 000 clients is looked at, of whom every twentieth has the phone of
//! another name.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a measurement may stop at the first surprise"
)]

mod big;

use std::fmt::Write as _;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use big::median;
use chrono::NaiveDate;
use regulars::analytics::Analytics;
use regulars::domain::client::Client;
use regulars::domain::dates::add_days;
use regulars::domain::duplicates::Candidates;
use regulars::domain::ids::{ClientId, Id as _, PurchaseId};
use regulars::domain::model::{Model, Records};
use regulars::domain::money::Currency;
use regulars::domain::phone::Phone;
use regulars::domain::purchase::{Items, Purchase};
use regulars::transfer::import::preview::Options;
use regulars::transfer::import::preview_bytes;

const CLIENTS: u64 = 100_000;
const PURCHASES: u64 = 10;
const ROUNDS: usize = 9;
/// One in so many is there a second time, and one in so many of a file has the phone of another name.
const TWICE: u64 = 20;

/// `SplitMix64`: a few lines of arithmetic, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len() as u64) as usize]
    }

    fn name(&mut self) -> String {
        const HEADS: [&str; 20] = [
            "Иван",
            "Петр",
            "Сидор",
            "Кузнец",
            "Смирн",
            "Вас",
            "Орл",
            "Волк",
            "Зай",
            "Соловь",
            "Мороз",
            "Никит",
            "Федор",
            "Григорь",
            "Белоус",
            "Черныш",
            "Город",
            "Полян",
            "Берез",
            "Калин",
        ];
        const MIDDLES: [&str; 12] = ["ен", "ок", "ач", "ищ", "ар", "ул", "ев", "ин", "ян", "ош", "ук", "ел"];
        const ENDS: [&str; 8] = ["ов", "ова", "ин", "ина", "ский", "ская", "енко", "ич"];
        const FIRST: [&str; 16] = [
            "Анна",
            "Ольга",
            "Мария",
            "Елена",
            "Ирина",
            "Софья",
            "Дарья",
            "Юлия",
            "Иван",
            "Пётр",
            "Олег",
            "Игорь",
            "Денис",
            "Антон",
            "Павел",
            "Роман",
        ];
        format!("{}{}{}{} {}", self.one_of(&HEADS), self.one_of(&MIDDLES), self.one_of(&MIDDLES), self.one_of(&ENDS), self.one_of(&FIRST))
    }
}

fn phone(number: u64) -> String {
    format!("+79{:09}", 160_000_000 + number)
}

/// Every third client is known by the name alone, every twentieth is there twice: by phone, or by a slip of the name.
fn shop() -> (Model, NaiveDate) {
    let start = NaiveDate::from_ymd_opt(2021, 1, 1).unwrap_or_default();
    let mut dice = Dice(20_240_601);
    let mut records = Records::default();
    for number in 1..=CLIENTS {
        let mut client = Client::new(ClientId::from_number(number).expect("an id"), start);
        let is_again = number > 1000 && number % TWICE == 0;
        let other = 1 + dice.below(number.max(2) - 1) as usize;
        client.name = if is_again && number % 3 == 0 {
            let name = &records.clients[other - 1].name;
            let left_out = dice.below(6) as usize + 1;
            name.chars().enumerate().filter(|(place, _)| *place != left_out).map(|(_, c)| c).collect()
        } else {
            dice.name()
        };
        if number % 3 != 0 {
            let of = if is_again { other as u64 } else { number };
            client.phones.push(Phone::read(&phone(of), "RU"));
        }
        for visit in 0..PURCHASES {
            let id = PurchaseId::from_number((number - 1) * PURCHASES + visit + 1).expect("an id");
            let day = add_days(start, dice.below(1461).cast_signed());
            let (minute, staff, import, extra) = (None, None, None, None);
            let sum_minor = dice.below(500_000).cast_signed();
            records.purchases.push(Purchase {
                id,
                client: Some(client.id),
                day,
                minute,
                staff,
                import,
                sum_minor,
                items: Items::None,
                extra,
            });
        }
        records.clients.push(client);
    }
    (Model::from_records(records), add_days(start, 1461))
}

/// A list of clients whom the shop knows; every twentieth under another name.
fn list() -> String {
    let mut dice = Dice(7);
    let mut text = "Имя;Телефон\n".to_owned();
    for number in 1..=CLIENTS {
        let of = if number % TWICE == 0 { number - 1 } else { number };
        writeln!(text, "{};{}", dice.name(), phone(1_000_000 + of)).expect("a line");
    }
    text
}

fn middle<T>(rounds: usize, mut work: impl FnMut() -> T) -> Duration {
    let round = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    median((0..rounds).map(round).collect())
}

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let (model, as_of) = shop();
    let figures = middle(ROUNDS, || Analytics::compute(&model, as_of));
    let copying = middle(ROUNDS, || Candidates::of(&model));
    let candidates = Candidates::of(&model);
    let pairing = middle(ROUNDS, || candidates.pairs());
    println!("figures of {CLIENTS} clients with {PURCHASES} purchases each: {figures:.1?}");
    println!("who may be one person, {} pairs: {copying:.1?} with the shop, {pairing:.1?} beside it", candidates.pairs().len());
    println!("ratio: {:.2}", (copying + pairing).as_secs_f64() / figures.as_secs_f64());
    let options = Options::new("RU", Currency::RUB, as_of);
    let bytes = list().into_bytes();
    let look = || preview_bytes("list.csv", bytes.clone(), &model, &options, &|_| ControlFlow::Continue(())).expect("a list");
    let looking = middle(3, look);
    println!("a list of {CLIENTS} clients with {} doubtful pairs beside them: {looking:.1?}", look().warnings.len());
}
