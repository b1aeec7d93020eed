//! Reading back the tables that we wrote: nothing is guessed or tidied, so that export and import are inverse.

use chrono::{NaiveDate, NaiveDateTime};

use super::columns::Columns;
use super::dates;
use super::fields::Field;
use super::matching::{Person, nobody};
use super::people;
use super::person::PersonContext;
use super::table::Row;
use super::words::yes_or_no;
use crate::domain::client::{Agreed, AgreedKind, Client, Consent, ConsentAnswer, DoNotContact, ExternalId, Handle};
use crate::domain::contact::Channel;
use crate::domain::phone::Phone;
use crate::domain::text::fold;

/// The source under which clients keep the number that another file of ours gave them.
pub const SOURCE: &str = "regulars";
/// Parts several values in a cell.
pub const LINE: &str = "\n";
/// A visit was agreed.
pub const VISIT: &str = "visit";
/// A call was agreed.
pub const CALL_BACK: &str = "call back";

/// A phone on a line: as typed where that reads back the same, else `+7916… = as typed`.
#[must_use]
pub fn phone_line(phone: &Phone, region: &str) -> String {
    let plain = read_phone_line(&phone.typed, region);
    if plain.e164 == phone.e164 && plain.typed == phone.typed { phone.typed.clone() } else { format!("{} = {}", phone.e164, phone.typed) }
}

fn read_phone_line(line: &str, region: &str) -> Phone {
    let parted = line.split_once('=').map(|(e164, typed)| (e164.trim(), typed.trim()));
    if let Some((e164, typed)) = parted
        && (e164.is_empty() || (e164.starts_with('+') && e164.bytes().skip(1).all(|byte| byte.is_ascii_digit())))
    {
        return Phone { e164: e164.to_owned(), typed: typed.to_owned(), wrong: false };
    }
    let mut found = people::phones(line, region);
    let e164 = if found.len() == 1 { found.pop().map(|phone| phone.e164).unwrap_or_default() } else { String::new() };
    Phone { e164, typed: line.to_owned(), wrong: false }
}

/// `source: id` on each line.
#[must_use]
pub fn other_ids_cell(ids: &[ExternalId]) -> String {
    ids.iter().map(|external| format!("{}: {}", external.source, external.id)).collect::<Vec<String>>().join(LINE)
}

fn other_ids(cell: &str) -> Vec<ExternalId> {
    let parted = cell.lines().filter_map(|line| line.split_once(':'));
    parted.map(|(source, id)| ExternalId { source: source.to_owned(), id: id.trim_start().to_owned() }).collect()
}

/// A receipt's line: `Shampoo × 2 = 300`.
#[must_use]
pub fn item_line(name: &str, quantity: &str, sum: &str) -> String {
    format!("{name} × {quantity} = {sum}")
}

/// Whether a text would be taken for a receipt's line, or for several.
#[must_use]
pub fn is_item_line(text: &str) -> bool {
    text.contains('\n') || split_item_line(text).is_some()
}

/// Name, quantity and sum of a receipt's line.
#[must_use]
pub fn split_item_line(line: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = line.rsplit_once(" × ").or_else(|| line.strip_prefix("× ").map(|rest| ("", rest)))?;
    let (quantity, sum) = rest.split_once(" = ")?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-'));
    (is_number(quantity) && is_number(sum)).then_some((name, quantity, sum))
}

/// The client of a row of ours.
#[must_use]
pub fn read(row: Row<'_>, columns: &Columns, context: PersonContext<'_>) -> Option<Person> {
    let cell = |field: Field| columns.first(field).map_or("", |index| row.cell(index));
    let lines = |field: Field| cell(field).lines().map(str::trim).filter(|line| !line.is_empty()).take(people::PER_CLIENT);
    let day = |field: Field| cell(field).parse::<NaiveDate>().ok();
    let wrong: Vec<Phone> = lines(Field::WrongPhones).map(|line| read_phone_line(line, context.region)).collect();
    let phones = lines(Field::Phone).map(|line| read_phone_line(line, context.region));
    let channels = [
        (Channel::Telegram, Field::Telegram),
        (Channel::WhatsApp, Field::WhatsApp),
        (Channel::Vk, Field::Vk),
        (Channel::Instagram, Field::Instagram),
    ];
    let consent = match yes_or_no(&fold(cell(Field::Consent))) {
        Some(true) => ConsentAnswer::Yes,
        Some(false) => ConsentAnswer::No,
        None => ConsentAnswer::Unknown,
    };
    let reason = cell(Field::DoNotContactReason).to_owned();
    let client = Client {
        name: cell(Field::Name).to_owned(),
        phones: phones.map(|phone| Phone { wrong: wrong.contains(&phone), ..phone }).collect(),
        emails: lines(Field::Email).map(str::to_owned).collect(),
        handles: channels
            .into_iter()
            .flat_map(|(channel, field)| lines(field).map(move |name| Handle { channel, name: name.to_owned() }))
            .collect(),
        preferred_channel: Channel::ALL.into_iter().find(|channel| channel.key() == cell(Field::PreferredChannel)),
        birthday: dates::parse_birthday(cell(Field::Birthday), context.dates, context.today),
        source: cell(Field::Source).to_owned(),
        note: if columns.has(Field::Date) { String::new() } else { cell(Field::Note).to_owned() },
        tags: lines(Field::Tags).map(str::to_owned).collect(),
        consent: Consent { answer: consent, day: day(Field::ConsentDay), how: cell(Field::ConsentHow).to_owned() },
        do_not_contact: day(Field::DoNotContactSince).map(|day| DoNotContact { day, reason, set_by: None }),
        paused_until: day(Field::PausedUntil),
        agreed: agreed(cell(Field::AgreedFor), cell(Field::AgreedKind), cell(Field::AgreedNote), day(Field::AgreedMade)),
        external_ids: other_ids(cell(Field::OtherIds)),
        archived: day(Field::Archived),
        ..nobody(day(Field::Registered).unwrap_or(context.today))?
    };
    Some(Person { client, external_id: cell(Field::ClientId).to_owned(), unread: Vec::new() })
}

fn agreed(when: &str, kind: &str, note: &str, made: Option<NaiveDate>) -> Option<Agreed> {
    let moment = NaiveDateTime::parse_from_str(when, "%Y-%m-%d %H:%M:%S").ok();
    let day = moment.map(|moment| moment.date()).or_else(|| when.parse().ok())?;
    let kind = if kind == CALL_BACK { AgreedKind::CallBack } else { AgreedKind::Visit };
    Some(Agreed { time: moment.map(|moment| moment.time()), note: note.to_owned(), made, ..Agreed::on(day, kind) })
}
