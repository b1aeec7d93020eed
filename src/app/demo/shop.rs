//! The shop of the demo: settings, staff, products, templates, and what the other stages ask of it.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::domain::campaign::{LogEntry, LogKind};
use crate::domain::contact::{Channel, Purpose, Staff, Template};
use crate::domain::dates::{Month, add_days};
use crate::domain::ids::{Id as _, LogEntryId, ProductId, StaffId, TemplateId};
use crate::domain::message::slot_of;
use crate::domain::money::Currency;
use crate::domain::purchase::Product;
use crate::domain::settings::{Settings, StepBonus, StepKind, Trade};

use super::DemoLanguage;
use super::dice::Dice;
use super::plan::Plan;
use super::prices;
use super::words::{ProductLine, Words, fields};

/// Months of history, the unfinished one included.
const MONTHS: i32 = 36;
/// A new member of staff began this many days ago.
const NEW_STAFF_DAYS: i64 = 112;
/// One who left did so this many days ago.
const LEFT_STAFF_DAYS: i64 = 290;
/// Contacts have been kept for this many days.
const CONTACTS_KEPT_DAYS: i64 = 545;

/// A demo shop before anybody came.
pub(super) struct Shop {
    pub language: DemoLanguage,
    pub currency: Currency,
    pub today: NaiveDate,
    pub seed: u64,
    pub plan: Plan,
    pub words: Words,
    pub settings: Settings,
    pub goods: Vec<ProductLine>,
    pub workers: Vec<Worker>,
    pub texts: Vec<Text>,
}

/// A member of staff with what the records do not keep.
pub(super) struct Worker {
    pub staff: Staff,
    /// Calls clients instead of serving them.
    pub at_desk: bool,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// A template with what it is for.
pub(super) struct Text {
    pub template: Template,
    pub purpose: &'static str,
}

impl Shop {
    pub fn new(trade: Trade, language: DemoLanguage, currency: Currency, today: NaiveDate, seed: u64) -> Self {
        // Two shops of one seed should not have the same luck.
        let seed =
            [trade.key(), language.code()].concat().bytes().fold(seed, |mixed, byte| mixed.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let plan = Plan::of(trade);
        let words = Words::of(trade, language);
        let settings = Settings {
            shop_name: words.shop("shop").concat(),
            trade,
            currency,
            phone_region: match language {
                DemoLanguage::En => "US".to_owned(),
                DemoLanguage::Ru => "RU".to_owned(),
            },
            capacity: plan.capacity,
            closed_weekdays: closed_weekdays(plan.closed_weekday, today),
            ..Settings::default()
        };
        let goods = words.products();
        let workers = workers(&words, today);
        let texts = texts(&words, language);
        let mut shop = Self { language, currency, today, seed, plan, words, settings, goods, workers, texts };
        let bonus = |(purpose, percent)| {
            let slot = slot_of(purpose)?;
            Some(StepBonus { slot, what: String::new(), up_to_minor: shop.share_of_price_minor(percent) })
        };
        let bonuses = [(Purpose::Step(1), 10), (Purpose::Step(2), 10), (Purpose::Birthday, 15)];
        shop.settings.bonuses = bonuses.into_iter().filter_map(bonus).collect();
        shop
    }

    /// The first day of the history.
    pub fn opened(&self) -> NaiveDate {
        self.settings.next_open(Month::of(self.today).plus(1 - MONTHS).first_day())
    }

    /// The first day of which contacts are kept.
    pub fn contacts_from(&self) -> NaiveDate {
        add_days(self.today, -CONTACTS_KEPT_DAYS)
    }

    /// The next open day after `day`.
    pub fn open_after(&self, day: NaiveDate) -> NaiveDate {
        self.settings.next_open(add_days(day, 1))
    }

    /// `day`, or the last open day before it.
    pub fn open_before(&self, day: NaiveDate) -> NaiveDate {
        (0..7).map(|back| add_days(day, -back)).find(|candidate| !self.settings.is_closed(*candidate)).unwrap_or(day)
    }

    /// Who served clients on `day`.
    pub fn serving_on(&self, day: NaiveDate) -> Vec<StaffId> {
        let at_work = |worker: &&Worker| !worker.at_desk && worker.from <= day && day <= worker.until;
        self.workers.iter().filter(at_work).map(|worker| worker.staff.id).collect()
    }

    /// Who calls clients.
    pub fn at_desk(&self) -> Option<StaffId> {
        self.workers.iter().find(|worker| worker.at_desk).map(|worker| worker.staff.id)
    }

    /// The usual cycle of a product, days; the trade's where it has none.
    pub fn usual_cycle_days(&self, good: usize) -> i64 {
        i64::from(self.goods.get(good).and_then(|line| line.cycle_days).unwrap_or_else(|| self.settings.preset_cycle()))
    }

    /// A product that clients mainly come for, by weight.
    pub fn main_good(&self, dice: &mut Dice) -> usize {
        dice.weighted(self.goods.iter().map(|line| line.weight)).unwrap_or_default()
    }

    /// The price of one piece today, minor units; 0 for a place without a product.
    pub fn price_minor(&self, good: usize, day: NaiveDate) -> i64 {
        self.goods.get(good).map_or(0, |line| prices::price_minor(line, self.currency, day, self.today))
    }

    /// `percent` of the price of the shop's first product, round: a bonus, a monthly budget.
    pub fn share_of_price_minor(&self, percent: i64) -> i64 {
        if percent == 0 { 0 } else { prices::round(self.price_minor(0, self.today) * percent / 100, self.currency) }
    }

    /// A template for a purpose: one for this channel, else one for any.
    pub fn template(&self, purpose: &str, channel: Channel) -> Option<TemplateId> {
        let for_channel = |wanted| {
            let fits = move |text: &&Text| text.purpose == purpose && text.template.channel == wanted;
            self.texts.iter().find(fits).map(|text| text.template.id)
        };
        for_channel(Some(channel)).or_else(|| for_channel(None))
    }

    /// The moment of a minute of a civil day on the shop's clock.
    pub fn moment(&self, day: NaiveDate, minute: i64) -> DateTime<Utc> {
        (day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute - self.language.hours_from_utc() * 60)).and_utc()
    }

    /// The products as records.
    pub fn products(&self) -> Vec<Product> {
        let record = |(place, line): (usize, &ProductLine)| {
            Some(Product {
                id: product_id(place)?,
                name: line.name.to_owned(),
                category: line.category.to_owned(),
                cycle_days: line.cycle_days,
                margin_bp: Some(line.margin_percent * 100),
                archived: false,
            })
        };
        self.goods.iter().enumerate().filter_map(record).collect()
    }

    /// The change log, oldest first.
    pub fn log(&self) -> Vec<LogEntry> {
        let entry = |(number, line): (u64, &'static str)| {
            let [kind, days_ago, old, new, text] = fields(line);
            let what = match kind {
                "chain" => LogKind::Chain,
                "template" => LogKind::Template,
                "bonus" => LogKind::Bonus,
                "threshold" => LogKind::Threshold,
                _ => LogKind::Own,
            };
            Some(LogEntry {
                id: LogEntryId::from_number(number)?,
                day: self.open_before(add_days(self.today, -days_ago.parse::<i64>().ok()?)),
                what,
                old: old.to_owned(),
                new: new.to_owned(),
                text: text.to_owned(),
                staff: self.at_desk(),
            })
        };
        (1..).zip(self.words.shop("log")).filter_map(entry).collect()
    }
}

/// The id of the product in a place of the shop's goods.
pub(super) fn product_id(place: usize) -> Option<ProductId> {
    ProductId::from_number(u64::try_from(place).ok()? + 1)
}

/// The purpose of templates for a kind of step.
pub(super) const fn purpose_of(kind: StepKind) -> &'static str {
    kind.key()
}

/// One day a week, but never today: a closed shop contacts nobody, and a demo should have something to show. A shop
/// that would be closed today is closed the day before instead.
fn closed_weekdays(usual: Option<usize>, today: NaiveDate) -> [bool; 7] {
    let today = today.weekday().num_days_from_monday() as usize;
    let closed = usual.map(|usual| if usual == today { (today + 6) % 7 } else { usual });
    std::array::from_fn(|weekday| Some(weekday) == closed)
}

fn workers(words: &Words, today: NaiveDate) -> Vec<Worker> {
    let worker = |(number, line): (u64, &'static str)| {
        let [name, job] = fields(line);
        let from = if job == "new" { add_days(today, -NEW_STAFF_DAYS) } else { NaiveDate::MIN };
        let until = if job == "left" { add_days(today, -LEFT_STAFF_DAYS) } else { NaiveDate::MAX };
        let staff = Staff { id: StaffId::from_number(number)?, name: name.to_owned(), archived: job == "left" };
        Some(Worker { staff, at_desk: job == "desk", from, until })
    };
    (1..).zip(words.shop("staff")).filter_map(worker).collect()
}

/// For what a text of the demo is meant; those of campaigns are for no step.
fn step_purpose(purpose: &str) -> Purpose {
    let steps = [StepKind::Remind, StepKind::Offer, StepKind::Call];
    match purpose {
        "birthday" => Purpose::Birthday,
        "first" => Purpose::FirstVisit,
        "agreed" => Purpose::Agreed,
        _ => (0_u8..)
            .zip(steps)
            .find(|(_, kind)| purpose.starts_with(purpose_of(*kind)))
            .map_or(Purpose::Free, |(step, _)| Purpose::Step(step)),
    }
}

fn texts(words: &Words, language: DemoLanguage) -> Vec<Text> {
    let text = |(number, line): (u64, &'static str)| {
        let [purpose, channel, name, text] = fields(line);
        let template = Template {
            id: TemplateId::from_number(number)?,
            name: name.to_owned(),
            step: slot_of(step_purpose(purpose)),
            channel: Channel::ALL.into_iter().find(|known| known.key() == channel),
            language: language.code().to_owned(),
            text: text.to_owned(),
        };
        Some(Text { template, purpose })
    };
    (1..).zip(words.shop("templates")).filter_map(text).collect()
}
