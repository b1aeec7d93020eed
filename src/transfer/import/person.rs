//! The client as one row gives them.

use chrono::NaiveDate;

use super::columns::Columns;
use super::dates::{self, DateStyle};
use super::fields::Field;
use super::matching::{Person, nobody};
use super::people;
use super::table::Row;
use super::wishes::{WishColumns, says_nothing};
use super::words::{is_guest_name, is_placeholder};
use crate::domain::client::Handle;
use crate::domain::contact::Channel;
use crate::domain::text::fold;

/// Notes longer than this are cut; nobody reads more, and a lost quotation mark can make a note of a whole file.
pub const NOTE_LIMIT_CHARS: usize = 10_000;

/// Where the fields of a client stand.
#[derive(Debug, Clone, Default)]
pub struct PersonColumns {
    name: Vec<usize>,
    first: Vec<usize>,
    middle: Vec<usize>,
    last: Vec<usize>,
    organization: Vec<usize>,
    phones: Vec<usize>,
    emails: Vec<usize>,
    id: Vec<usize>,
    birthday: Vec<usize>,
    registered: Vec<usize>,
    tags: Vec<usize>,
    source: Vec<usize>,
    wishes: WishColumns,
    handles: Vec<(Channel, usize)>,
    /// Only in a list of clients; in a list of purchases the note is the purchase's.
    notes: Vec<usize>,
    /// Of all columns.
    headers: Vec<String>,
    /// All of the above, for telling whether two rows say the same.
    all: Vec<usize>,
}

/// What is needed to read a client's cells.
#[derive(Debug, Clone, Copy)]
pub struct PersonContext<'a> {
    pub region: &'a str,
    pub today: NaiveDate,
    pub dates: DateStyle,
}

impl PersonColumns {
    /// Picks the columns of clients.
    #[must_use]
    pub fn of(columns: &Columns, is_client_list: bool) -> Self {
        let of = |field| columns.of(field).collect::<Vec<usize>>();
        let handles = [
            (Channel::Telegram, Field::Telegram),
            (Channel::WhatsApp, Field::WhatsApp),
            (Channel::Vk, Field::Vk),
            (Channel::Instagram, Field::Instagram),
        ];
        let is_ours = |field: Field| field.is_of_client() || (is_client_list && field == Field::Note);
        Self {
            name: of(Field::Name),
            first: of(Field::FirstName),
            middle: of(Field::MiddleName),
            last: of(Field::LastName),
            organization: of(Field::Organization),
            phones: of(Field::Phone),
            emails: of(Field::Email),
            id: of(Field::ClientId),
            birthday: of(Field::Birthday),
            registered: of(Field::Registered),
            tags: of(Field::Tags),
            source: of(Field::Source),
            wishes: WishColumns::of(columns),
            handles: handles.into_iter().flat_map(|(channel, field)| columns.of(field).map(move |index| (channel, index))).collect(),
            notes: if is_client_list { of(Field::Note) } else { Vec::new() },
            headers: columns.guesses.iter().map(|guess| guess.header.clone()).collect(),
            all: columns.guesses.iter().filter(|guess| guess.field.is_some_and(is_ours)).map(|guess| guess.index).collect(),
        }
    }

    /// Everything the row says of its client, as a key: rows of one key are about one client.
    pub fn write_key(&self, row: Row<'_>, key: &mut String) {
        key.clear();
        for index in &self.all {
            key.push_str(row.cell(*index));
            key.push('\u{1f}');
        }
    }

    /// Whether no column tells of clients.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Columns that tell clients apart better than names do.
    #[must_use]
    pub fn has_only_names(&self) -> bool {
        self.phones.is_empty() && self.emails.is_empty() && self.id.is_empty()
    }

    /// Phones cells of the row that hold no phone: the first of them.
    #[must_use]
    pub fn unreadable_phone<'t>(&self, row: Row<'t>, person: &Person) -> Option<&'t str> {
        let written = self.phones.iter().map(|index| row.cell(*index)).find(|cell| cell.chars().any(char::is_alphanumeric))?;
        person.client.phones.iter().all(|phone| phone.e164.is_empty()).then_some(written)
    }

    /// The client of a row; nobody in it for a guest.
    #[must_use]
    pub fn read(&self, row: Row<'_>, context: PersonContext<'_>) -> Option<Person> {
        let mut client = nobody(context.today)?;
        client.name = self.name_of(row);
        for index in &self.phones {
            for phone in people::phones(row.cell(*index), context.region) {
                if !client.phones.iter().any(|other| other.typed == phone.typed || (!phone.e164.is_empty() && other.e164 == phone.e164)) {
                    client.phones.push(phone);
                }
            }
        }
        // Tills write the number where the name should be.
        if client.phones.is_empty()
            && !client.name.chars().any(char::is_alphabetic)
            && let [phone] = people::phones(&client.name, context.region).as_slice()
            && !phone.e164.is_empty()
        {
            client.phones.push(phone.clone());
            client.name.clear();
        }
        // A notebook has both in one cell.
        if let Some((name, mut phones)) = people::name_and_phones(&client.name, context.region) {
            client.name = name;
            phones.retain(|phone| client.phones.iter().all(|other| other.e164 != phone.e164));
            client.phones.splice(0..0, phones);
        }
        // A place for "contacts" may hold either.
        for index in &self.emails {
            let cell = row.cell(*index);
            let emails = people::emails(cell);
            for phone in people::phones_beside_emails(cell, context.region) {
                if client.phones.len() < people::PER_CLIENT && client.phones.iter().all(|other| other.e164 != phone.e164) {
                    client.phones.push(phone);
                }
            }
            for email in emails {
                if !client.emails.contains(&email) {
                    client.emails.push(email);
                }
            }
        }
        if client.name.is_empty() {
            client.name = self.emails.iter().find_map(|index| people::name_before_email(row.cell(*index))).unwrap_or_default();
        }
        client.handles = self.handles(row);
        client.birthday = first_filled(row, &self.birthday).and_then(|cell| dates::parse_birthday(cell, context.dates, context.today));
        if let Some(registered) = first_filled(row, &self.registered).and_then(|cell| dates::parse(cell, context.dates, context.today).ok())
            && registered.day <= context.today
        {
            client.created = registered.day;
        }
        client.tags = self.tags.iter().flat_map(|index| tags(row.cell(*index))).take(people::PER_CLIENT).collect();
        client.source = first_filled(row, &self.source).map(people::clean_name).unwrap_or_default();
        client.note = notes(row, &self.notes);
        let organization = first_filled(row, &self.organization).map(people::clean_name).unwrap_or_default();
        if client.name.is_empty() {
            client.name = organization;
        } else if !organization.is_empty() && client.note.is_empty() {
            client.note = organization;
        }
        let mut unread = Vec::new();
        let is_unread = |index: &usize| !says_nothing(row.cell(*index));
        if client.birthday.is_none() {
            unread.extend(self.birthday.iter().copied().find(is_unread));
        }
        if client.emails.is_empty() {
            let has_phone = |index: &usize| !people::phones_beside_emails(row.cell(*index), context.region).is_empty();
            unread.extend(self.emails.iter().copied().find(|index| is_unread(index) && !has_phone(index)));
        }
        self.wishes.read(row, context, &mut client, &mut unread);
        // What could not be understood stays with the client all the same; a cell may have several lines.
        let line = |index: usize| {
            format!("{}: {}", self.headers.get(index).map_or("", String::as_str), row.cell(index)).replace(['\n', '\r'], " ")
        };
        let unread = unread.into_iter().map(|index| (index, line(index))).collect();
        let external_id = first_filled(row, &self.id)
            .map(|cell| cell.trim_start_matches('\'').to_owned())
            .filter(|id| !is_placeholder(&fold(id)))
            .unwrap_or_default();
        Some(Person { client, external_id, unread })
    }

    fn name_of(&self, row: Row<'_>) -> String {
        let name = first_filled(row, &self.name).map(people::clean_name).unwrap_or_default();
        if !name.is_empty() {
            return if is_guest_name(&fold(&name)) { String::new() } else { name };
        }
        let part = |columns: &[usize]| first_filled(row, columns).unwrap_or_default();
        people::join_name(part(&self.first), part(&self.middle), part(&self.last))
    }

    fn handles(&self, row: Row<'_>) -> Vec<Handle> {
        let written = self.handles.iter().map(|(channel, index)| (*channel, people::clean_name(row.cell(*index).trim_start_matches('@'))));
        written.filter(|(_, name)| !name.is_empty()).map(|(channel, name)| Handle { channel, name }).collect()
    }
}

/// The first of these cells with something in it.
#[must_use]
pub fn first_filled<'t>(row: Row<'t>, columns: &[usize]) -> Option<&'t str> {
    columns.iter().map(|index| row.cell(*index)).find(|cell| !cell.is_empty())
}

/// All notes of a row, one below the other, with plain line ends, cut to the limit.
#[must_use]
pub fn notes(row: Row<'_>, columns: &[usize]) -> String {
    let mut note = String::new();
    for cell in columns.iter().map(|index| row.cell(*index)).filter(|cell| !cell.is_empty()) {
        if !note.is_empty() {
            note.push('\n');
        }
        if cell.contains('\r') {
            note.push_str(&cell.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            note.push_str(cell);
        }
    }
    if let Some((cut, _)) = note.char_indices().nth(NOTE_LIMIT_CHARS) {
        note.truncate(cut);
    }
    note
}

/// Tags of a cell; those that address books give by themselves (`* myContacts`) say nothing.
fn tags(cell: &str) -> impl Iterator<Item = String> + '_ {
    let is_google = cell.contains(":::") || cell.starts_with("* ");
    cell.split(move |c| !is_google && matches!(c, ',' | ';' | '\n'))
        .flat_map(|piece| piece.split(":::"))
        .map(str::trim)
        .filter(|tag| !tag.is_empty() && !tag.starts_with("* "))
        .map(people::clean_name)
        .filter(|tag| !tag.is_empty())
}
