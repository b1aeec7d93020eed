//! What clients wish of us, as the cells of a foreign file say it: how they like to be reached, whether they may be, from
//! when on, and what was agreed.

use chrono::NaiveDate;

use super::columns::Columns;
use super::dates;
use super::fields::Field;
use super::own;
use super::people;
use super::person::PersonContext;
use super::table::Row;
use super::words::{is_placeholder, yes_or_no};
use crate::domain::client::{Agreed, AgreedKind, Client, Consent, ConsentAnswer, DoNotContact};
use crate::domain::contact::Channel;
use crate::domain::text::fold;

/// The fields read here. What qualifies another one comes after it.
const FIELDS: [Field; 13] = [
    Field::PreferredChannel,
    Field::Consent,
    Field::ConsentDay,
    Field::ConsentHow,
    Field::DoNotContact,
    Field::DoNotContactReason,
    Field::DoNotContactSince,
    Field::PausedUntil,
    Field::Archived,
    Field::AgreedFor,
    Field::AgreedKind,
    Field::AgreedNote,
    Field::AgreedMade,
];

/// Parts of words by which somebody asks to be left alone, folded.
const REFUSALS: [&str; 16] = [
    "не звон",
    "не бесп",
    "не пис",
    "не надо",
    "не хоч",
    "не присыл",
    "просил",
    "отказ",
    "жалоб",
    "спам",
    "черн",
    "do not",
    "don't",
    "stop",
    "spam",
    "block",
];

/// Words of the ways to reach somebody, folded, as they begin.
const CHANNELS: [(Channel, &[&str]); 7] = [
    (Channel::WhatsApp, &["whats", "ватс", "вотс", "вацап"]),
    (Channel::Telegram, &["telegram", "телег", "тг", "tg"]),
    (Channel::Vk, &["vk", "вк"]),
    (Channel::Instagram, &["insta", "инст"]),
    (Channel::Sms, &["sms", "смс", "text"]),
    (Channel::Email, &["email", "e-mail", "mail", "почт", "имейл"]),
    (Channel::Call, &["call", "phone", "звон", "тел"]),
];

/// Where such cells stand.
#[derive(Debug, Clone, Default)]
pub struct WishColumns(Vec<(Field, usize)>);

impl WishColumns {
    /// Picks the columns.
    #[must_use]
    pub fn of(columns: &Columns) -> Self {
        Self(FIELDS.into_iter().filter_map(|field| Some((field, columns.first(field)?))).collect())
    }

    /// Writes what a row says into the client; the columns whose cells could not be understood go into `unread`.
    pub fn read(&self, row: Row<'_>, context: PersonContext<'_>, client: &mut Client, unread: &mut Vec<usize>) {
        for (field, column) in &self.0 {
            let cell = row.cell(*column);
            let says_something = !says_nothing(cell) || yes_or_no(&fold(cell)).is_some();
            if says_something && read_cell(*field, cell, context, client).is_none() {
                unread.push(*column);
            }
        }
    }
}

/// Whether a cell has no words, or some that say "nothing".
#[must_use]
pub fn says_nothing(cell: &str) -> bool {
    !cell.contains(char::is_alphanumeric) || is_placeholder(&fold(cell))
}

/// `None` if the cell could not be understood.
fn read_cell(field: Field, cell: &str, context: PersonContext<'_>, client: &mut Client) -> Option<()> {
    let today = context.today;
    let day = || dates::parse(cell, context.dates, today).ok().map(|found| found.day);
    let folded = fold(cell);
    match field {
        Field::PreferredChannel => client.preferred_channel = Some(channel(&folded)?),
        Field::Consent => {
            let given = day().filter(|day| *day <= today);
            let answer = if yes_or_no(&folded).or(given.map(|_| true))? { ConsentAnswer::Yes } else { ConsentAnswer::No };
            client.consent = Consent { answer, day: given.or(Some(today)), how: String::new() };
        }
        Field::ConsentDay => {
            let day = day()?.min(today);
            if client.consent.answer != ConsentAnswer::Unknown {
                client.consent.day = Some(day);
            }
        }
        Field::ConsentHow => client.consent.how = people::clean_name(cell),
        Field::DoNotContact => client.do_not_contact = do_not_contact(cell, &folded, day(), today)?,
        Field::DoNotContactReason => match &mut client.do_not_contact {
            Some(since) => since.reason = people::clean_name(cell),
            None => return (yes_or_no(&folded) == Some(false)).then_some(()),
        },
        Field::DoNotContactSince => {
            let day = day()?.min(today);
            client.do_not_contact.get_or_insert_with(|| DoNotContact { day, reason: String::new(), set_by: None }).day = day;
        }
        // A pause that is over says nothing any more.
        Field::PausedUntil => client.paused_until = Some(day()?).filter(|day| *day >= today),
        Field::Archived => {
            client.archived = match yes_or_no(&folded) {
                Some(yes) => yes.then_some(today),
                None => Some(day()?.min(today)),
            }
        }
        Field::AgreedFor => {
            let at = dates::parse(cell, context.dates, today).ok()?;
            let time = at.minute.and_then(|minute| chrono::NaiveTime::from_hms_opt(u32::from(minute / 60), u32::from(minute % 60), 0));
            client.agreed = Some(Agreed { time, ..Agreed::on(at.day, AgreedKind::Visit) }).filter(|agreed| agreed.day >= today);
        }
        Field::AgreedKind => {
            if let Some(agreed) = &mut client.agreed {
                let is_call = folded == own::CALL_BACK || channel(&folded) == Some(Channel::Call);
                agreed.kind = if is_call { AgreedKind::CallBack } else { AgreedKind::Visit };
            }
        }
        Field::AgreedNote => {
            if let Some(agreed) = &mut client.agreed {
                cell.clone_into(&mut agreed.note);
            }
        }
        Field::AgreedMade => {
            let day = day()?;
            if let Some(agreed) = &mut client.agreed {
                agreed.made = Some(day);
            }
        }
        _ => {}
    }
    Some(())
}

/// The way to reach somebody that a word means, folded; `None` for several or none.
fn channel(folded: &str) -> Option<Channel> {
    // "Тел" begins the word of another way, too: of each word the first counts.
    let of_word =
        |word: &str| CHANNELS.iter().find(|(_, starts)| starts.iter().any(|start| word.starts_with(start))).map(|(channel, _)| *channel);
    let mut meant: Vec<Channel> = folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter_map(of_word).collect();
    meant.dedup();
    meant.first().copied().filter(|_| meant.len() == 1)
}

/// Outer `None`: not understood. Whoever is said to have refused in whatever words is left alone.
#[expect(clippy::option_option, reason = "three answers: not understood, free, to be left alone")]
fn do_not_contact(cell: &str, folded: &str, since: Option<NaiveDate>, today: NaiveDate) -> Option<Option<DoNotContact>> {
    let left_alone = |day: NaiveDate, reason: String| Some(Some(DoNotContact { day, reason, set_by: None }));
    match (yes_or_no(folded), since) {
        (Some(true), _) => left_alone(today, String::new()),
        (Some(false), _) => Some(None),
        (None, Some(day)) => left_alone(day.min(today), String::new()),
        (None, None)
            if REFUSALS.iter().any(|part| folded.contains(part)) && !folded.contains("не заблок") && !folded.contains("not block") =>
        {
            left_alone(today, people::clean_name(cell))
        }
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::dates::DateStyle;
    use super::super::matching::nobody;
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2025, 6, 30).expect("a day")
    }

    fn read(field: Field, cell: &str) -> Option<Client> {
        let mut client = nobody(today())?;
        let context = PersonContext { region: "RU", today: today(), dates: DateStyle::default() };
        read_cell(field, cell, context, &mut client).map(|()| client)
    }

    #[test]
    fn whoever_asked_to_be_left_alone_is() {
        for (cell, expected) in [
            ("да", Some(Some("2025-06-30 "))),
            ("+", Some(Some("2025-06-30 "))),
            ("Просила не звонить", Some(Some("2025-06-30 Просила не звонить"))),
            ("Do not call", Some(Some("2025-06-30 Do not call"))),
            ("18.05.2024", Some(Some("2024-05-18 "))),
            ("нет", Some(None)),
            ("Обычный", None),
            ("не заблокирован", None),
        ] {
            let told = |client: Client| client.do_not_contact.map(|since| format!("{} {}", since.day, since.reason));
            assert_eq!(read(Field::DoNotContact, cell).map(told), expected.map(|told| told.map(str::to_owned)), "{cell}");
        }
    }

    #[test]
    fn the_way_to_reach_somebody_is_read_from_its_words() {
        for (cell, expected) in [
            ("WhatsApp", Some(Channel::WhatsApp)),
            ("Телеграм", Some(Channel::Telegram)),
            ("СМС", Some(Channel::Sms)),
            ("телефон", Some(Channel::Call)),
            ("Звонок", Some(Channel::Call)),
            ("E-mail", Some(Channel::Email)),
            ("WhatsApp / Telegram", None),
            ("вечером", None),
        ] {
            assert_eq!(read(Field::PreferredChannel, cell).and_then(|client| client.preferred_channel), expected, "{cell}");
        }
    }

    #[test]
    fn consents_pauses_and_agreements_have_their_days() {
        let consent = |cell: &str| read(Field::Consent, cell).map(|client| (client.consent.answer, client.consent.day));
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        assert_eq!(consent("Да"), Some((ConsentAnswer::Yes, Some(today()))));
        assert_eq!(consent("18.05.2023"), Some((ConsentAnswer::Yes, day("2023-05-18"))));
        assert_eq!(consent("отказ"), Some((ConsentAnswer::No, Some(today()))));
        assert_eq!(consent("при случае"), None);
        assert_eq!(read(Field::PausedUntil, "01.09.2025").and_then(|client| client.paused_until), day("2025-09-01"));
        assert_eq!(read(Field::PausedUntil, "01.05.2025").map(|client| client.paused_until), Some(None));
        assert_eq!(read(Field::Archived, "12.03.2024").and_then(|client| client.archived), day("2024-03-12"));
        assert_eq!(read(Field::Archived, "нет").map(|client| client.archived), Some(None));
        let agreed = read(Field::AgreedFor, "05.07.2025 14:30").and_then(|client| client.agreed).expect("agreed");
        assert_eq!((Some(agreed.day), agreed.time.map(|time| time.to_string())), (day("2025-07-05"), Some("14:30:00".to_owned())));
    }
}
