//! Demo shops: three years of an invented salon, water delivery, coffee shop or garage, ending on a given day.
//!
//! Pure and seeded: the same arguments give the same records on every computer, since chance comes in whole
//! numbers of fixed width and nothing depends on a clock, on floats or on the order of a hash table. The texts
//! live in `assets/demo`. Nobody in a demo exists: phones are in ranges kept for fiction where a country has
//! one, mail goes to example domains, handles end in `_example`.
//!
//! The work goes in stages, each in a file of its own: the shop (`shop`), its people (`people`), their visits
//! (`visits`), the clients placed on purpose so that today is never empty (`placed`), the finished win-back
//! (`campaign`), what is true today (`present`), contacts (`contacts`), receipts (`receipts`), and last the
//! numbering of it all (`assemble`).

mod assemble;
mod campaign;
mod chain;
mod contacts;
mod dice;
mod people;
mod placed;
mod plan;
mod present;
mod prices;
mod receipts;
mod shop;
mod visits;
mod words;

use chrono::NaiveDate;

use crate::domain::client::Client;
use crate::domain::contact::Contact;
use crate::domain::ids::{ClientId, Id as _, StaffId};
use crate::domain::model::Records;
use crate::domain::money::Currency;
use crate::domain::settings::Trade;

pub use prices::usual_minor;
use shop::Shop;

/// The language of a demo shop: of its names, products, notes and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoLanguage {
    /// English; phones of the United States, dollars.
    En,
    /// Russian; phones of Russia, roubles.
    Ru,
}

impl DemoLanguage {
    /// The currency of a demo in this language, unless the owner chose another.
    #[must_use]
    pub const fn usual_currency(self) -> Currency {
        match self {
            Self::En => Currency::USD,
            Self::Ru => Currency::RUB,
        }
    }

    /// Hours of the shop's clock before UTC: New York in winter, Moscow.
    const fn hours_from_utc(self) -> i64 {
        match self {
            Self::En => -5,
            Self::Ru => 3,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }
}

/// A demo shop whose three years end on `today`, with prices in the language's usual currency.
#[must_use]
pub fn generate(trade: Trade, language: DemoLanguage, today: NaiveDate, seed: u64) -> Records {
    generate_priced(trade, language, language.usual_currency(), today, seed)
}

/// The same, with prices in a currency of the owner's choice.
#[must_use]
pub fn generate_priced(trade: Trade, language: DemoLanguage, currency: Currency, today: NaiveDate, seed: u64) -> Records {
    let shop = Shop::new(trade, language, currency, today, seed);
    let mut people = people::make(&shop);
    visits::make(&shop, &mut people);
    placed::make(&shop, &mut people);
    people.sort_by_key(|person| person.client.created);
    number(&mut people);
    let campaigns = campaign::make(&shop, &mut people);
    present::make(&shop, &mut people);
    contacts::make(&shop, &mut people);
    let purchases = receipts::make(&shop, &people);
    assemble::records(shop, people, purchases, campaigns)
}

/// A client in the making.
struct Person {
    client: Client,
    role: Role,
    /// Place of what they mainly come for, in the shop's goods.
    main: usize,
    /// Never comes for anything else.
    keeps_to_main: bool,
    /// The days between visits that they tend to.
    own_cycle_days: i64,
    favourite: Option<StaffId>,
    /// Chance of something bought along, percent.
    extra_percent: u32,
    /// Visit days, oldest first, all different.
    days: Vec<NaiveDate>,
    /// Not yet numbered.
    contacts: Vec<Contact>,
}

impl Person {
    fn last_day(&self) -> Option<NaiveDate> {
        self.days.last().copied()
    }
}

/// Why a client is in the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Lives as they like.
    Natural,
    /// No purchase yet.
    Prospect,
    /// A step of the chain is due today (its place in the list of steps).
    Due(usize),
    /// The last step is due today again after no answer yesterday.
    CalledInVain,
    /// Agreed on a day that has come.
    Agreed,
    /// Agreed on one of the next days.
    AgreedSoon,
    /// The first visit was some days ago and nobody has asked how it was.
    FirstVisit,
    /// Has a birthday about today.
    Birthday,
    /// A step was due today and is done (its place in the list of steps).
    Done(usize),
}

impl Role {
    /// Whether the client lives by the dice alone.
    const fn is_natural(self) -> bool {
        matches!(self, Self::Natural)
    }
}

/// Numbers the clients from 1 in their order.
fn number(people: &mut [Person]) {
    for (number, person) in (1_u64..).zip(people) {
        if let Some(id) = ClientId::from_number(number) {
            person.client.id = id;
        }
    }
}
