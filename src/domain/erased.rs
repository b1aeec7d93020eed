//! Whom an import must not bring back: salted hashes of the phones and e-mails of clients who were deleted for good.
//!
//! A hash says nothing to who looks at the file, and cannot be looked up in a table made for other shops. It is no
//! secret to who has the file and tries out all phones there are; a list that recognises a phone cannot do better.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::client::Client;
use super::ids::ClientId;

/// The list. Empty until a client is deleted for good.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Erased {
    /// Random, made with the first entry.
    salt: String,
    /// Hexadecimal, sorted.
    hashes: Vec<String>,
    /// Who is gone from the records but may still be in backups and in freed room of the file: a deletion that was cut short
    /// by a kill, or a backup that could not be reached. Numbers alone, which say nothing about anybody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unfinished: Vec<ClientId>,
}

impl Erased {
    /// Puts a client on the list. `fresh_salt` is taken if there is none yet.
    pub fn remember(&mut self, client: &Client, fresh_salt: &str) {
        if self.salt.is_empty() {
            fresh_salt.clone_into(&mut self.salt);
        }
        self.hashes.extend(keys(client).map(|key| hash(&self.salt, &key)));
        self.hashes.sort_unstable();
        self.hashes.dedup();
    }

    /// Whether this is somebody on the list.
    #[must_use]
    pub fn knows(&self, client: &Client) -> bool {
        !self.hashes.is_empty() && keys(client).any(|key| self.hashes.binary_search(&hash(&self.salt, &key)).is_ok())
    }

    /// How many phones and e-mails are on the list.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether nobody is on the list.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }
}

/// What tells a client apart, without what can be written in several ways.
fn keys(client: &Client) -> impl Iterator<Item = String> {
    let phones = client.phones.iter().map(super::phone::Phone::digits).filter(|digits| digits.len() > 4);
    phones.chain(client.emails.iter().cloned())
}

fn hash(salt: &str, key: &str) -> String {
    let digest = Sha256::new().chain_update(salt).chain_update([0]).chain_update(key).finalize();
    digest.iter().fold(String::with_capacity(64), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ClientId, Id as _};
    use crate::domain::phone::Phone;

    fn client(phone: &str) -> Client {
        let id = ClientId::from_number(1).expect("a number from 1");
        Client { phones: vec![Phone::read(phone, "RU")], ..Client::new(id, chrono::NaiveDate::default()) }
    }

    #[test]
    fn a_phone_is_recognised_however_it_is_written_and_is_not_in_the_list() {
        let mut erased = Erased::default();
        assert!(!erased.knows(&client("+7 916 204-18-35")));
        erased.remember(&client("8 (916) 204-18-35"), "salt");
        assert!(erased.knows(&client("+79162041835")));
        assert!(!erased.knows(&client("+79162041836")));
        let kept = serde_json::to_string(&erased).expect("JSON");
        assert!(!kept.contains("2041835") && !kept.contains("916"), "{kept}");
    }

    #[test]
    fn two_shops_have_different_hashes_of_one_phone() {
        let (mut one, mut other) = (Erased::default(), Erased::default());
        one.remember(&client("+79162041835"), "a");
        other.remember(&client("+79162041835"), "b");
        assert_ne!(one.hashes, other.hashes);
    }
}
