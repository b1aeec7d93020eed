//! Clients as contact cards (vCard 3.0, RFC 2426, and 4.0, RFC 6350) for the address book of a phone, where a number
//! that calls then shows its name.

use std::io::Write;

use super::csv::ExportError;
use super::lines::{CardLines, escape};
use crate::domain::client::Client;
use crate::domain::contact::Channel;
use crate::domain::dates::Birthday;

/// Which of the two forms is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Read by every phone and mail program.
    V3,
    V4,
}

impl Version {
    const fn number(self) -> &'static str {
        match self {
            Self::V3 => "3.0",
            Self::V4 => "4.0",
        }
    }
}

/// Writes a card for each client and says how many. Archived clients and phones found to be wrong are left out: an
/// address book is for reaching people.
///
/// # Errors
/// Those of `out`.
pub fn write<'m>(clients: impl IntoIterator<Item = &'m Client>, version: Version, out: impl Write) -> Result<usize, ExportError> {
    let mut lines = CardLines::new(out);
    let mut count = 0;
    for client in clients.into_iter().filter(|client| client.archived.is_none()) {
        card(&mut lines, client, version)?;
        count += 1;
    }
    lines.finish()?;
    Ok(count)
}

fn card<W: Write>(lines: &mut CardLines<W>, client: &Client, version: Version) -> std::io::Result<()> {
    lines.line("BEGIN:VCARD")?;
    lines.line(&format!("VERSION:{}", version.number()))?;
    lines.line(&format!("FN:{}", escape(&client.display_name())))?;
    // Which word of a name is the family's nobody can tell, so all of it stands as the given name.
    lines.line(&format!("N:;{};;;", escape(&client.name)))?;
    for phone in client.phones.iter().filter(|phone| !phone.wrong) {
        let number = if phone.e164.is_empty() { &phone.typed } else { &phone.e164 };
        lines.line(&format!("TEL;TYPE=cell:{}", escape(number)))?;
    }
    for email in &client.emails {
        lines.line(&format!("EMAIL:{}", escape(email)))?;
    }
    if let Some(birthday) = client.birthday {
        lines.line(&birthday_line(birthday, version))?;
    }
    if !client.tags.is_empty() {
        let tags: Vec<String> = client.tags.iter().map(|tag| escape(tag)).collect();
        lines.line(&format!("CATEGORIES:{}", tags.join(",")))?;
    }
    for handle in &client.handles {
        lines.line(&format!("{}:{}", handle_property(handle.channel), escape(&handle.name)))?;
    }
    if !client.note.is_empty() {
        lines.line(&format!("NOTE:{}", escape(&client.note)))?;
    }
    lines.line("END:VCARD")
}

/// A birthday without a year: 4.0 has a way to write it, for 3.0 Apple's is the one that is understood.
fn birthday_line(birthday: Birthday, version: Version) -> String {
    let (month, day) = (birthday.month, birthday.day);
    match (birthday.year, version) {
        (Some(year), Version::V3) => format!("BDAY:{year:04}-{month:02}-{day:02}"),
        (Some(year), Version::V4) => format!("BDAY:{year:04}{month:02}{day:02}"),
        (None, Version::V3) => format!("BDAY;X-APPLE-OMIT-YEAR=1604:1604-{month:02}-{day:02}"),
        (None, Version::V4) => format!("BDAY:--{month:02}{day:02}"),
    }
}

/// The property that address books know for a messenger.
#[must_use]
pub const fn handle_property(channel: Channel) -> &'static str {
    match channel {
        Channel::Telegram => "X-TELEGRAM",
        Channel::WhatsApp => "X-WHATSAPP",
        Channel::Vk => "X-VK",
        Channel::Instagram => "X-INSTAGRAM",
        Channel::Call | Channel::Sms | Channel::Email | Channel::InPerson => "X-CONTACT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ClientId, Id as _};
    use crate::domain::phone::Phone;

    #[test]
    fn a_client_becomes_a_card() {
        let mut client = Client::new(ClientId::from_number(1).expect("an id"), chrono::NaiveDate::default());
        client.name = "Иванова, Анна".to_owned();
        client.phones = vec![Phone::read("8 916 204-18-35", "RU")];
        client.birthday = Birthday::new(8, 3, None);
        client.note = "likes; tea\nnot coffee".to_owned();
        let mut out = Vec::new();
        assert_eq!(write([&client], Version::V4, &mut out).expect("written"), 1);
        let text = String::from_utf8(out).expect("UTF-8");
        let expected = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Иванова\\, Анна\r\nN:;Иванова\\, Анна;;;\r\nTEL;TYPE=cell:+79162041835\r\n\
                        BDAY:--0308\r\nNOTE:likes\\; tea\\nnot coffee\r\nEND:VCARD\r\n";
        assert_eq!(text, expected);
    }
}
