//! Handing a text over to the program that sends it: the link that opens a call, a letter or a messenger at the client.

use super::client::Client;
use super::contact::Channel;

/// A link to another program, and whether the text goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handoff {
    pub channel: Channel,
    pub url: String,
    /// The link carries the text; otherwise it has to be pasted there.
    pub carries_text: bool,
}

/// The link to `client` on `channel` with `text`; `None` where there is no address for it.
#[must_use]
pub fn handoff(client: &Client, channel: Channel, subject: &str, text: &str) -> Option<Handoff> {
    let e164 = client.callable_phone().map(|phone| phone.e164.as_str()).filter(|e164| !e164.is_empty());
    let name = client.handles.iter().find(|handle| handle.channel == channel).map(|handle| handle.name.trim());
    let name = name.filter(|name| !name.is_empty());
    let encoded = || encode(text);
    let (url, carries_text) = match channel {
        Channel::Call => {
            let phone = client.callable_phone()?;
            (format!("tel:{}", if phone.e164.is_empty() { phone.digits() } else { phone.e164.clone() }), false)
        }
        Channel::Sms => (format!("sms:{}?body={}", e164?, encoded()), true),
        Channel::Email => (format!("mailto:{}?subject={}&body={}", address(client.emails.first()?), encode(subject), encoded()), true),
        Channel::WhatsApp => {
            let number = name.map(digits).filter(|digits| digits.len() > 6);
            let number = number.or_else(|| e164.map(digits))?;
            (format!("https://wa.me/{number}?text={}", encoded()), true)
        }
        Channel::Telegram => match (name, e164) {
            (Some(name), _) => (format!("https://t.me/{}?text={}", encode(last_part(name)), encoded()), true),
            (None, Some(e164)) => (format!("https://t.me/{e164}?text={}", encoded()), true),
            (None, None) => return None,
        },
        Channel::Vk => (format!("https://vk.com/{}", encode(last_part(name?))), false),
        Channel::Instagram => (format!("https://ig.me/m/{}", encode(last_part(name?))), false),
        Channel::InPerson => return None,
    };
    Some(Handoff { channel, url, carries_text })
}

/// Whether a contact through this channel is a message that counts for "not too many messages".
#[must_use]
pub const fn is_message(channel: Channel) -> bool {
    !matches!(channel, Channel::Call | Channel::InPerson)
}

/// The name at the end of a link or after an `@`: owners paste whole addresses.
fn last_part(name: &str) -> &str {
    let name = name.trim_end_matches('/');
    name.rsplit('/').next().unwrap_or(name).trim_start_matches('@')
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// An e-mail address in a link: what would end the address is encoded, the `@` stays.
fn address(email: &str) -> String {
    encode(email).replace("%40", "@")
}

/// Percent-encoding of everything that is not plainly safe in a link (RFC 3986, "unreserved").
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
            encoded.push('%');
            for nibble in [byte >> 4, byte & 15] {
                encoded.extend(HEX.get(usize::from(nibble)));
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Handle;
    use crate::domain::ids::{ClientId, Id};
    use crate::domain::phone::Phone;

    fn anna() -> Client {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 1, 1).expect("a date");
        let mut client = Client::new(ClientId::from_number(1).expect("an id"), day);
        client.phones = vec![Phone::read("8 916 204-18-35", "RU")];
        client.emails = vec!["anna+shop@example.com".into()];
        client.handles = vec![Handle { channel: Channel::Telegram, name: "https://t.me/anna_k/".into() }];
        client
    }

    fn url(client: &Client, channel: Channel) -> Option<String> {
        handoff(client, channel, "Hello", "Анна, 50 % & more?").map(|handoff| handoff.url)
    }

    #[test]
    fn every_channel_has_its_link() {
        let client = anna();
        let text = "%D0%90%D0%BD%D0%BD%D0%B0%2C%2050%20%25%20%26%20more%3F";
        for (channel, expected) in [
            (Channel::Call, "tel:+79162041835".to_owned()),
            (Channel::Sms, format!("sms:+79162041835?body={text}")),
            (Channel::Email, format!("mailto:anna%2Bshop@example.com?subject=Hello&body={text}")),
            (Channel::WhatsApp, format!("https://wa.me/79162041835?text={text}")),
            (Channel::Telegram, format!("https://t.me/anna_k?text={text}")),
        ] {
            assert_eq!(url(&client, channel), Some(expected));
        }
    }

    #[test]
    fn without_an_address_there_is_no_link() {
        let mut client = anna();
        for channel in [Channel::Vk, Channel::Instagram, Channel::InPerson] {
            assert_eq!(url(&client, channel), None);
        }
        client.handles.clear();
        assert!(url(&client, Channel::Telegram).expect("by phone").starts_with("https://t.me/+79162041835?"));
        client.phones.iter_mut().for_each(|phone| phone.wrong = true);
        client.emails.clear();
        for channel in Channel::ALL {
            assert_eq!(url(&client, channel), None, "{channel:?}");
        }
    }

    #[test]
    fn a_link_cannot_be_broken_out_of() {
        let mut client = anna();
        client.handles = vec![Handle { channel: Channel::Vk, name: "id1?x=1#y z".into() }];
        assert_eq!(url(&client, Channel::Vk).as_deref(), Some("https://vk.com/id1%3Fx%3D1%23y%20z"));
    }
}
