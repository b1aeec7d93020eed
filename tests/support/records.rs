//! Arbitrary records, and arbitrary histories of a shop: batches of changes that fit what the shop holds by then.
//!
//! The strategies give every record the number 1 and, where it must have one, client 1; [`batch`] puts numbers that
//! fit into them.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use regulars::domain::campaign::{AdSpend, Campaign, FrozenStage, Import, LogEntry, LogKind, Member, Rung, Standing};
use regulars::domain::change::{Change, Replaced, Row};
use regulars::domain::client::{Agreed, AgreedKind, Client, Consent, ConsentAnswer, DoNotContact, ExternalId, Handle};
use regulars::domain::contact::{Channel, Contact, Outcome, Purpose, RefusalReason, Staff, Template};
use regulars::domain::dates::{Birthday, Month};
use regulars::domain::erased::Erased;
use regulars::domain::ids::{ClientId, Id, NextIds};
use regulars::domain::model::Model;
use regulars::domain::money::Currency;
use regulars::domain::phone::Phone;
use regulars::domain::purchase::{Item, Items, Product, Purchase, PurchaseExtra};
use regulars::domain::settings::{ChainStep, RfmLimits, Settings, StepKind, StepOffset, Trade};
use regulars::domain::told_apart::ToldApart;

/// The id with this number.
pub fn id<I: Id>(number: u32) -> I {
    I::from_number(u64::from(number)).expect("ids start at 1")
}

/// Texts, most of them short, some nasty.
pub fn text() -> impl Strategy<Value = String> {
    const NASTY: [&str; 12] = [
        "",
        "\0",
        "a\0b",
        "'; DROP TABLE clients; --",
        "\"quoted\", \\ and \u{1}",
        "Ёлкина-Щедрая Анна",
        "\u{feff}\u{200b}\u{202e}кабарга",
        "👩‍👩‍👧‍👦 e\u{301}",
        "1970-01-01",
        "NULL",
        "{\"id\":7}",
        "line\r\nline\u{2028}line",
    ];
    prop_oneof![
        3 => select(NASTY.as_slice()).prop_map(str::to_owned),
        3 => vec(any::<char>(), 0..12).prop_map(String::from_iter),
        1 => vec(select(&['я', 'z', '\u{10ffff}', ' '][..]), 2000..2100).prop_map(String::from_iter),
    ]
}

/// Any day of the calendar, most of them of our time.
pub fn day() -> impl Strategy<Value = NaiveDate> {
    let (first, last) = (NaiveDate::MIN.to_epoch_days(), NaiveDate::MAX.to_epoch_days());
    prop_oneof![
        8 => 10_000..25_000_i32,
        1 => first..=last,
        1 => select(vec![first, last, 0, -1]),
    ]
    .prop_map(|days| NaiveDate::from_epoch_days(days).expect("a day of the calendar"))
}

/// Any whole second.
pub fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    let (first, last) = (DateTime::<Utc>::MIN_UTC.timestamp(), DateTime::<Utc>::MAX_UTC.timestamp());
    prop_oneof![8 => 0..4_000_000_000_i64, 1 => first..=last, 1 => select(vec![first, last])]
        .prop_map(|seconds| DateTime::from_timestamp(seconds, 0).expect("a moment of the calendar"))
}

/// Sums, some at the ends of what an `i64` holds.
pub fn sum_minor() -> impl Strategy<Value = i64> {
    prop_oneof![6 => -1_000_000..10_000_000_i64, 1 => any::<i64>(), 1 => select([0, i64::MIN, i64::MAX].as_slice())]
}

fn channel() -> impl Strategy<Value = Channel> {
    select(Channel::ALL.as_slice())
}

fn number<I: Id + std::fmt::Debug + Clone>() -> impl Strategy<Value = I> {
    prop_oneof![4 => 1..20_u32, 1 => 1..=u32::MAX].prop_map(id)
}

fn birthday() -> impl Strategy<Value = Birthday> {
    (1..=31_u8, 1..=12_u8, option::of(any::<i16>()))
        .prop_filter_map("a day that the year has", |(day, month, year)| Birthday::new(day, month, year))
}

fn phone() -> impl Strategy<Value = Phone> {
    (text(), text(), any::<bool>()).prop_map(|(e164, typed, wrong)| Phone { e164, typed, wrong })
}

fn handle() -> impl Strategy<Value = Handle> {
    (channel(), text()).prop_map(|(channel, name)| Handle { channel, name })
}

fn agreed() -> impl Strategy<Value = Agreed> {
    let time = (0..86_400_u32).prop_map(|seconds| NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).expect("a time of day"));
    let kind = select([AgreedKind::Visit, AgreedKind::CallBack].as_slice());
    (day(), option::of(time), kind, text(), option::of(day())).prop_map(|(day, time, kind, note, made)| Agreed {
        day,
        time,
        kind,
        note,
        made,
    })
}

/// Any client.
pub fn client() -> impl Strategy<Value = Client> {
    let answer = select([ConsentAnswer::Yes, ConsentAnswer::No, ConsentAnswer::Unknown].as_slice());
    let consent = (answer, option::of(day()), text()).prop_map(|(answer, day, how)| Consent { answer, day, how });
    let refusal = (day(), text(), option::of(number())).prop_map(|(day, reason, set_by)| DoNotContact { day, reason, set_by });
    let external = (text(), text()).prop_map(|(source, id)| ExternalId { source, id });
    let reach = (vec(phone(), 0..3), vec(text(), 0..3), vec(handle(), 0..3), option::of(channel()));
    let about = (text(), text(), text(), vec(text(), 0..3), vec(external, 0..3), option::of(birthday()));
    let rules = (consent, option::of(refusal), option::of(day()), option::of(agreed()), option::of(number()), day(), option::of(day()));
    (reach, about, rules).prop_map(
        |(
            (phones, emails, handles, preferred_channel),
            (name, source, note, tags, external_ids, birthday),
            (consent, do_not_contact, paused_until, agreed, staff, created, archived),
        )| Client {
            id: id(1),
            name,
            phones,
            emails,
            handles,
            preferred_channel,
            birthday,
            source,
            note,
            tags,
            consent,
            do_not_contact,
            paused_until,
            agreed,
            staff,
            external_ids,
            created,
            archived,
        },
    )
}

/// Any purchase; a third of them a guest's.
pub fn purchase() -> impl Strategy<Value = Purchase> {
    let item =
        (number(), any::<u32>(), sum_minor()).prop_map(|(product, quantity_milli, sum_minor)| Item { product, quantity_milli, sum_minor });
    let extra = (text(), text()).prop_map(|(external_id, note)| PurchaseExtra::boxed(external_id, note));
    let whole_sum = (number(), any::<u32>());
    let items = prop_oneof![
        Just((None, Vec::new())),
        whole_sum.prop_map(|one| (Some(one), Vec::new())),
        vec(item, 0..4).prop_map(|many| (None, many))
    ];
    let refs = (prop_oneof![2 => Just(Some(id::<ClientId>(1))), 1 => Just(None)], option::of(number()), option::of(number()));
    (day(), option::of(0..1440_u16), refs, sum_minor(), items, extra).prop_map(
        |(day, minute, (client, staff, import), sum_minor, (one, many), extra)| {
            let items = match one {
                Some((product, quantity_milli)) => Items::One { product, quantity_milli },
                None => Items::from_list(many, sum_minor),
            };
            Purchase { id: id(1), client, day, minute, staff, import, sum_minor, items, extra }
        },
    )
}

/// Any product.
pub fn product() -> impl Strategy<Value = Product> {
    (text(), text(), option::of(1..=3650_u16), option::of(0..=10_000_u16), any::<bool>()).prop_map(
        |(name, category, cycle_days, margin_bp, archived)| Product { id: id(1), name, category, cycle_days, margin_bp, archived },
    )
}

/// Any outcome of a contact.
pub fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Outcome::Sent),
        day().prop_map(|on| Outcome::WillCome { on }),
        option::of(number()).prop_map(|purchase| Outcome::Bought { purchase }),
        Just(Outcome::NoAnswer),
        day().prop_map(|until| Outcome::Later { until }),
        (select(RefusalReason::ALL.as_slice()), text()).prop_map(|(reason, text)| Outcome::Refused { reason, text }),
        Just(Outcome::DoNotContact),
        Just(Outcome::WrongNumber),
    ]
}

/// Any contact.
pub fn contact() -> impl Strategy<Value = Contact> {
    let purpose = prop_oneof![
        any::<u8>().prop_map(Purpose::Step),
        (number(), any::<u8>()).prop_map(|(campaign, rung)| Purpose::Rung { campaign, rung }),
        select([Purpose::Agreed, Purpose::Birthday, Purpose::FirstVisit, Purpose::Free].as_slice()),
    ];
    let refs = (option::of(number()), option::of(number()));
    (moment(), day(), purpose, option::of(day()), channel(), refs, outcome(), 0..=i64::MAX, text()).prop_map(
        |(at, day, purpose, expected, channel, (staff, template), outcome, bonus_minor, note)| Contact {
            id: id(1),
            client: id(1),
            at,
            day,
            purpose,
            expected,
            channel,
            staff,
            template,
            outcome,
            bonus_minor,
            note,
        },
    )
}

/// Any member of staff.
pub fn staff() -> impl Strategy<Value = Staff> {
    (text(), any::<bool>()).prop_map(|(name, archived)| Staff { id: id(1), name, archived })
}

/// Any template.
pub fn template() -> impl Strategy<Value = Template> {
    (text(), option::of(any::<u8>()), option::of(channel()), select(["en", "ru"].as_slice()), text())
        .prop_map(|(name, step, channel, language, text)| Template { id: id(1), name, step, channel, language: language.to_owned(), text })
}

/// Any campaign.
pub fn campaign() -> impl Strategy<Value = Campaign> {
    let rung = (text(), any::<u16>(), option::of(channel()), 0..=i64::MAX, 0..=i64::MAX)
        .prop_map(|(name, after_days, channel, bonus_minor, cost_minor)| Rung { name, after_days, channel, bonus_minor, cost_minor });
    let stage = select([FrozenStage::AtRisk, FrozenStage::Sleeping, FrozenStage::Gone].as_slice());
    let standing = option::of((stage.clone(), any::<u16>()).prop_map(|(from, window_days)| Standing { from, window_days }));
    let member = (number(), any::<bool>(), any::<u32>(), sum_minor(), stage, option::of(day())).prop_map(
        |(client, control, inactive_days, value_minor, stage, entered)| Member {
            client,
            control,
            inactive_days,
            value_minor,
            stage,
            entered,
        },
    );
    (text(), (day(), day(), option::of(day())), any::<bool>(), vec(rung, 0..3), vec(member, 0..3), any::<u64>(), 0..=50_u8, standing)
        .prop_map(|(name, (started, ends, ended), archived, rungs, members, seed, control_percent, standing)| Campaign {
            id: id(1),
            name,
            started,
            ends,
            ended,
            archived,
            rungs,
            members,
            seed,
            control_percent,
            standing,
        })
}

/// Any month's ad spend.
pub fn ad_spend() -> impl Strategy<Value = AdSpend> {
    (0..2400_i32, 0..=i64::MAX)
        .prop_map(|(months, spent_minor)| AdSpend { month: Month::of(NaiveDate::default()).plus(months - 1200).first_day(), spent_minor })
}

/// Any entry of the change log.
pub fn log_entry() -> impl Strategy<Value = LogEntry> {
    let what = select([LogKind::Chain, LogKind::Template, LogKind::Threshold, LogKind::Bonus, LogKind::Own].as_slice());
    (day(), what, text(), text(), text(), option::of(number())).prop_map(|(day, what, old, new, text, staff)| LogEntry {
        id: id(1),
        day,
        what,
        old,
        new,
        text,
        staff,
    })
}

/// Any record of an import.
pub fn import() -> impl Strategy<Value = Import> {
    (moment(), text(), any::<u32>(), any::<u32>()).prop_map(|(at, file_name, clients_added, purchases_added)| Import {
        id: id(1),
        at,
        file_name,
        clients_added,
        purchases_added,
    })
}

/// Any limits of scores that are in order.
fn limits() -> impl Strategy<Value = RfmLimits> {
    (any::<[u16; 4]>(), any::<[u16; 4]>(), any::<[i64; 4]>()).prop_map(|(mut recency_days, mut purchase_days, mut money_minor)| {
        recency_days.sort_unstable();
        purchase_days.sort_unstable_by(|a, b| b.cmp(a));
        money_minor.sort_unstable_by(|a, b| b.cmp(a));
        RfmLimits { recency_days, purchase_days, money_minor }
    })
}

/// Any settings.
pub fn settings() -> impl Strategy<Value = Settings> {
    let currency = select(Currency::offered().collect::<Vec<_>>());
    let offset = prop_oneof![
        select([StepOffset::WindowBefore, StepOffset::HalfWindowBefore, StepOffset::OnDay].as_slice()),
        (-365..=365_i16).prop_map(StepOffset::Days),
    ];
    let kind = select([StepKind::Remind, StepKind::Offer, StepKind::Call].as_slice());
    let step = (kind, text(), offset, option::of(channel()), any::<bool>()).prop_map(|(kind, name, offset, channel, off)| ChainStep {
        kind,
        name,
        offset,
        channel,
        off,
    });
    let shop = (text(), select(Trade::ALL.as_slice()), currency, select(["RU", "DE", "US"].as_slice()));
    let chain = (option::of(1..=3650_u16), 1..=365_u16, vec(step, 1..=8), any::<u16>(), 1..=10_u8);
    let days = (1..=60_u16, 0..=30_u16, 0..=30_u16, 1..=1000_u16, any::<[bool; 7]>(), vec(day(), 0..4), any::<u16>(), option::of(limits()));
    (shop, chain, days).prop_map(
        |(
            (shop_name, trade, currency, phone_region),
            (preset_cycle_days, min_cycle_days, steps, response_window_days, no_answer_tries),
            (
                first_visit_after_days,
                birthday_before_days,
                birthday_after_days,
                capacity,
                closed_weekdays,
                holidays,
                message_cap_days,
                rfm_limits,
            ),
        )| Settings {
            shop_name,
            trade,
            currency,
            phone_region: phone_region.to_owned(),
            preset_cycle_days,
            min_cycle_days,
            steps,
            response_window_days,
            no_answer_tries,
            first_visit_after_days,
            birthday_before_days,
            birthday_after_days,
            capacity,
            closed_weekdays,
            holidays,
            message_cap_days,
            import_layouts: Vec::new(),
            bonuses: Vec::new(),
            erased: erased(message_cap_days),
            told_apart: told_apart(message_cap_days),
            rfm_limits,
        },
    )
}

/// Nobody, or a pair that need not be there any more.
fn told_apart(number: u16) -> ToldApart {
    let mut apart = ToldApart::default();
    if number % 3 == 1 {
        apart.insert(id(1), id(u32::from(number) + 1));
    }
    apart
}

/// A list of nobody, or of somebody.
fn erased(number: u16) -> Erased {
    let mut erased = Erased::default();
    if number % 2 == 1 {
        let emails = vec![format!("{number}@example.org")];
        erased.remember(&Client { emails, ..Client::new(id(1), NaiveDate::default()) }, "salt");
    }
    erased
}

/// A record of any kind.
#[derive(Debug, Clone)]
pub enum Record {
    Client(Client),
    Purchase(Purchase),
    Product(Product),
    Contact(Contact),
    Staff(Staff),
    Template(Template),
    Campaign(Campaign),
    AdSpend(AdSpend),
    LogEntry(LogEntry),
    Import(Import),
    Settings(Settings),
}

/// A record of any kind; clients, purchases and contacts more often than others.
pub fn record() -> impl Strategy<Value = Record> {
    prop_oneof![
        4 => client().prop_map(Record::Client),
        6 => purchase().prop_map(Record::Purchase),
        1 => product().prop_map(Record::Product),
        3 => contact().prop_map(Record::Contact),
        1 => staff().prop_map(Record::Staff),
        1 => template().prop_map(Record::Template),
        1 => campaign().prop_map(Record::Campaign),
        1 => ad_spend().prop_map(Record::AdSpend),
        1 => log_entry().prop_map(Record::LogEntry),
        1 => import().prop_map(Record::Import),
        1 => settings().prop_map(Record::Settings),
    ]
}

/// What is to happen, before it is known to which record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Insert,
    Update,
    Delete,
}

/// One step of a shop's history: a deed, a record that says of what kind and with what contents, and two throws
/// of dice that choose the record it happens to and the client it belongs to.
pub type Step = (Deed, Record, Index, Index);

/// Batches of steps.
pub fn history() -> impl Strategy<Value = Vec<Vec<Step>>> {
    let deed = prop_oneof![5 => Just(Deed::Insert), 3 => Just(Deed::Update), 2 => Just(Deed::Delete)];
    vec(vec((deed, record(), any::<Index>(), any::<Index>()), 0..12), 1..8)
}

/// The changes that these steps mean in a shop that holds `model`: a deed without a record to do it to is an
/// insert, a record that needs a client where there is none is left out, and a client who goes takes along all
/// that is theirs.
pub fn batch(model: &Model, steps: &[Step]) -> Vec<Change> {
    let mut scratch = model.clone();
    let mut batch = Vec::new();
    for step in steps {
        let changes = changes(&scratch, step);
        scratch.apply(&changes);
        batch.extend(changes);
    }
    batch
}

fn changes(model: &Model, (deed, record, which, whose): &Step) -> Vec<Change> {
    let mut next = model.next_ids();
    let client = pick(model.clients().iter().map(|client| client.id), *whose);
    match record.clone() {
        Record::Client(new) => client_changes(model, *deed, new, *which, &mut next),
        Record::Purchase(new) => {
            let new = Purchase { client: new.client.and(client), ..new };
            let old = pick(model.purchases().iter().cloned(), *which);
            vec![Change::Purchase(row(*deed, old, new, next.take_purchase(), |record, id| record.id = id, |record| record.id))]
        }
        Record::Contact(new) => {
            let Some(client) = client else { return Vec::new() };
            let old = pick(model.contacts().iter().cloned(), *which);
            let new = Contact { client, ..new };
            vec![Change::Contact(Box::new(row(*deed, old, new, next.take_contact(), |record, id| record.id = id, |record| record.id)))]
        }
        Record::Product(new) => {
            let old = pick(model.products().iter().cloned(), *which);
            vec![Change::Product(Box::new(row(*deed, old, new, next.take_product(), |record, id| record.id = id, |record| record.id)))]
        }
        Record::Staff(new) => {
            let old = pick(model.staff().iter().cloned(), *which);
            vec![Change::Staff(Box::new(row(*deed, old, new, next.take_staff(), |record, id| record.id = id, |record| record.id)))]
        }
        Record::Template(new) => {
            let old = pick(model.templates().iter().cloned(), *which);
            vec![Change::Template(Box::new(row(*deed, old, new, next.take_template(), |record, id| record.id = id, |record| record.id)))]
        }
        Record::Campaign(new) => {
            let old = pick(model.campaigns().iter().cloned(), *which);
            vec![Change::Campaign(Box::new(row(*deed, old, new, next.take_campaign(), |record, id| record.id = id, |record| record.id)))]
        }
        Record::LogEntry(new) => {
            let old = pick(model.log().iter().cloned(), *which);
            vec![Change::LogEntry(Box::new(row(*deed, old, new, next.take_log_entry(), |record, id| record.id = id, |record| record.id)))]
        }
        Record::Import(new) => {
            let old = pick(model.imports().iter().cloned(), *which);
            vec![Change::Import(Box::new(row(*deed, old, new, next.take_import(), |record, id| record.id = id, |record| record.id)))]
        }
        Record::AdSpend(new) => vec![Change::AdSpend(match (model.ad_spend().get(&new.month), pick(model.ad_spend().values(), *which)) {
            (_, Some(old)) if *deed == Deed::Delete => Row::Delete(*old),
            (Some(old), _) => Row::update(*old, new),
            (None, Some(old)) if *deed == Deed::Update => Row::update(*old, new),
            (None, _) => Row::Insert(new),
        })],
        Record::Settings(after) => vec![Change::Settings(Box::new(Replaced { before: model.settings().clone(), after }))],
    }
}

fn client_changes(model: &Model, deed: Deed, new: Client, which: Index, next: &mut NextIds) -> Vec<Change> {
    let old = pick(model.clients().iter().cloned(), which);
    let row = row(deed, old, new, next.take_client(), |record, id| record.id = id, |record| record.id);
    let gone = if let Row::Delete(client) = &row { Some(client.id) } else { None };
    let mut changes = vec![Change::Client(Box::new(row))];
    if let Some(client) = gone {
        changes.extend(model.purchases().of(client).iter().cloned().map(Row::Delete).map(Change::Purchase));
        changes.extend(model.contacts().of(client).iter().cloned().map(Row::Delete).map(Box::new).map(Change::Contact));
    }
    changes
}

fn row<T, I, E: std::fmt::Debug>(
    deed: Deed,
    old: Option<T>,
    mut new: T,
    free: Result<I, E>,
    set_id: impl Fn(&mut T, I),
    id_of: impl Fn(&T) -> I,
) -> Row<T> {
    match (deed, old) {
        (Deed::Delete, Some(old)) => Row::Delete(old),
        (Deed::Update, Some(old)) => {
            set_id(&mut new, id_of(&old));
            Row::update(old, new)
        }
        _ => {
            set_id(&mut new, free.expect("free numbers"));
            Row::Insert(new)
        }
    }
}

fn pick<T>(records: impl Iterator<Item = T>, which: Index) -> Option<T> {
    let mut records: Vec<T> = records.collect();
    if records.is_empty() { None } else { Some(records.swap_remove(which.index(records.len()))) }
}
