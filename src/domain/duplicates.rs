//! Clients who may be one person: the same phone, the same e-mail, or nearly the same name. Only suggestions: the owner
//! looks at both and decides.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::client::Client;
use super::ids::ClientId;
use super::model::Model;
use super::text::fold;

/// Two clients who may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The record that was made first.
    pub one: ClientId,
    pub other: ClientId,
    pub why: Why,
}

/// What two clients share; at least one of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Why {
    pub phone: bool,
    pub email: bool,
    /// The same words in any order, or one letter beside.
    pub name: bool,
}

impl Why {
    /// The surer the sooner.
    const fn rank(self) -> u8 {
        match (self.name, self.phone || self.email) {
            (true, true) => 0,
            (false, true) => 1,
            _ => 2,
        }
    }
}

/// More clients than this on one phone share a phone of the house, not a person.
const GROUP_MAX: usize = 5;
/// In a list of more names than this, nothing but names, letters are not compared: it would take too long to wait for.
const NEAR_MOST: usize = 20_000;
/// Shorter names are too alike by chance for a letter to be a slip.
const NEAR_LEAST_CHARS: usize = 8;

/// All pairs, the surest first. Archived clients are not paired with one another.
#[must_use]
pub fn find(model: &Model) -> Vec<Pair> {
    let mut pairs: BTreeMap<(ClientId, ClientId), Why> = BTreeMap::new();
    let clients: Vec<&Client> = model.clients().iter().collect();
    let by_phone = group(&clients, |client, keys| {
        keys.extend(client.phones.iter().filter(|phone| !phone.e164.is_empty() && !phone.wrong).map(|phone| phone.e164.clone()));
    });
    let by_email = group(&clients, |client, keys| keys.extend(client.emails.iter().cloned()));
    // A first name alone tells nobody apart.
    let by_name = group(&clients, |client, keys| keys.extend(Some(name_key(&client.name)).filter(|key| key.contains(' '))));
    for (one, other) in pairs_of(&by_phone) {
        pairs.entry((one, other)).or_default().phone = true;
    }
    for (one, other) in pairs_of(&by_email) {
        pairs.entry((one, other)).or_default().email = true;
    }
    for (one, other) in pairs_of(&by_name).chain(near_names(&clients)) {
        pairs.entry((one, other)).or_default().name = true;
    }
    // Two people of one name are nothing rare: each with a phone of their own, they are two.
    pairs.retain(|(one, other), why| {
        let both = model.clients().get(*one).zip(model.clients().get(*other));
        why.phone || why.email || both.is_some_and(|(one, other)| !are_told_apart(one, other))
    });
    let is_archived = |id: ClientId| model.clients().get(id).is_none_or(|client| client.archived.is_some());
    let mut found: Vec<Pair> = pairs
        .into_iter()
        .filter(|((one, other), _)| !(is_archived(*one) && is_archived(*other)))
        .map(|((one, other), why)| Pair { one, other, why })
        .collect();
    found.sort_by_key(|pair| pair.why.rank());
    found
}

/// Whether both have a phone or both an e-mail, which are known to differ, and no birthday says otherwise.
fn are_told_apart(one: &Client, other: &Client) -> bool {
    let has_phone = |client: &Client| client.phones.iter().any(|phone| !phone.e164.is_empty() && !phone.wrong);
    let both_have = (has_phone(one) && has_phone(other)) || (!one.emails.is_empty() && !other.emails.is_empty());
    both_have && (one.birthday.is_none() || one.birthday != other.birthday)
}

/// Clients by what they share, each group in the order of ids.
fn group(clients: &[&Client], keys_of: impl Fn(&Client, &mut Vec<String>)) -> FxHashMap<String, Vec<ClientId>> {
    let mut groups: FxHashMap<String, Vec<ClientId>> = FxHashMap::default();
    let mut keys = Vec::new();
    for client in clients {
        keys_of(client, &mut keys);
        for key in keys.drain(..) {
            let group = groups.entry(key).or_default();
            if group.last() != Some(&client.id) {
                group.push(client.id);
            }
        }
    }
    groups
}

/// The first of each group with every other.
fn pairs_of(groups: &FxHashMap<String, Vec<ClientId>>) -> impl Iterator<Item = (ClientId, ClientId)> + '_ {
    groups
        .values()
        .filter(|group| group.len() <= GROUP_MAX)
        .filter_map(|group| group.split_first())
        .flat_map(|(first, others)| others.iter().map(move |other| (*first, *other)))
}

/// The words of a name in alphabetical order, so that their order does not matter.
fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// Whether nothing but the name tells who a client is; only then is a slip of a letter likelier than another person.
fn is_known_by_name_alone(client: &Client) -> bool {
    client.emails.is_empty() && client.phones.iter().all(|phone| phone.e164.is_empty())
}

/// Pairs whose names differ by a letter, of which one is known by the name alone. Names that differ by a letter have a
/// text in common once a letter of each is left out; so a table of those finds them without comparing all with all.
fn near_names(clients: &[&Client]) -> Vec<(ClientId, ClientId)> {
    if clients.iter().filter(|client| is_known_by_name_alone(client)).count() > NEAR_MOST {
        return Vec::new();
    }
    let keys: Vec<String> = clients.iter().map(|client| name_key(&client.name)).collect();
    let long_enough = |key: &str| key.contains(' ') && key.chars().count() >= NEAR_LEAST_CHARS;
    let mut by_variant: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (place, (client, key)) in clients.iter().zip(&keys).enumerate() {
        if is_known_by_name_alone(client) && long_enough(key) {
            for variant in variants(key) {
                by_variant.entry(variant).or_default().push(place);
            }
        }
    }
    let mut found = Vec::new();
    if by_variant.is_empty() {
        return found;
    }
    for (client, key) in clients.iter().zip(&keys).filter(|(_, key)| long_enough(key)) {
        for variant in variants(key) {
            for place in by_variant.get(&variant).into_iter().flatten() {
                let Some((near, near_key)) = clients.get(*place).zip(keys.get(*place)) else { continue };
                if near.id != client.id && near_key != key && is_one_slip(near_key, key) {
                    found.push((near.id.min(client.id), near.id.max(client.id)));
                }
            }
        }
    }
    found
}

/// A name and all that is left of it without one letter.
fn variants(key: &str) -> impl Iterator<Item = String> + '_ {
    let shorter = key.char_indices().map(|(at, c)| {
        let (head, tail) = (key.get(..at).unwrap_or_default(), key.get(at + c.len_utf8()..).unwrap_or_default());
        format!("{head}{tail}")
    });
    std::iter::once(key.to_owned()).chain(shorter)
}

/// One letter more, less or another, or two neighbours the wrong way round.
fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(head..).unwrap_or_default(), other.get(head..).unwrap_or_default());
    match (one, other) {
        ([_, rest @ ..], whole) if rest == whole => true,
        (whole, [_, rest @ ..]) if rest == whole => true,
        ([_, one @ ..], [_, other @ ..]) if one == other => true,
        ([a, b, one @ ..], [c, d, other @ ..]) => a == d && b == c && one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id as _;
    use crate::domain::model::Records;
    use crate::domain::phone::Phone;

    fn model(rows: &[(&str, &str, &str)]) -> Model {
        let client = |(number, (name, phone, email)): (u64, &(&str, &str, &str))| {
            let mut client = Client::new(ClientId::from_number(number).expect("an id"), chrono::NaiveDate::default());
            client.name = (*name).to_owned();
            client.phones = Some(Phone::read(phone, "RU")).into_iter().filter(|phone| !phone.e164.is_empty()).collect();
            client.emails = Some((*email).to_owned()).into_iter().filter(|email| !email.is_empty()).collect();
            client
        };
        let clients = (1..).zip(rows).map(client).collect();
        Model::from_records(Records { clients, ..Records::default() })
    }

    fn check(rows: &[(&str, &str, &str)], expected: &[(u32, u32, &str)]) {
        let words = |why: Why| {
            let words = [(why.phone, "phone"), (why.email, "email"), (why.name, "name")];
            words.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect::<Vec<_>>().join(" ")
        };
        let found: Vec<(u32, u32, String)> =
            find(&model(rows)).into_iter().map(|pair| (pair.one.number(), pair.other.number(), words(pair.why))).collect();
        let expected: Vec<(u32, u32, String)> = expected.iter().map(|(one, other, why)| (*one, *other, (*why).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn who_shares_a_phone_an_email_or_a_name_may_be_one_person() {
        check(&[("Анна", "89161000000", ""), ("Аня", "+7 916 100-00-00", ""), ("Анна", "89161000001", "")], &[(1, 2, "phone")]);
        check(&[("Anna", "", "a@b.ru"), ("Bob", "", ""), ("Anna Smith", "", "a@b.ru")], &[(1, 3, "email")]);
        check(&[("Иванова Анна", "89161000000", ""), ("анна  ИВАНОВА", "", "")], &[(1, 2, "name")]);
        check(&[("Фёдорова Анна", "89161000000", ""), ("Федорова Анна", "89161000000", "")], &[(1, 2, "phone name")]);
    }

    #[test]
    fn a_slip_of_a_letter_counts_where_nothing_tells_two_people_apart() {
        check(&[("Смирнова Ольга", "89161000000", ""), ("Смирново Ольга", "", "")], &[(1, 2, "name")]);
        check(&[("Смирнова Ольга", "89161000000", ""), ("Смринова Ольга", "", "")], &[(1, 2, "name")]);
        check(&[("Смирнова Ольга", "89161000000", ""), ("Смирнов Ольга", "89161000007", "")], &[]);
        check(&[("Смирнова Ольга", "", ""), ("Смирнова Оксана", "", "")], &[]);
        check(&[("Смирнова Ольга", "89161000000", ""), ("Смирнова Ольга", "89161000007", "")], &[]);
        check(&[("Ли Ян", "", ""), ("Ли Ин", "", "")], &[]);
    }

    #[test]
    fn the_surest_come_first_and_a_phone_of_the_house_pairs_nobody() {
        check(
            &[("Иванова Анна", "", ""), ("Иванова Анна", "", ""), ("Петров Пётр", "89161000000", ""), ("Петров Петр", "89161000000", "")],
            &[(3, 4, "phone name"), (1, 2, "name")],
        );
        let house: Vec<(&str, &str, &str)> = ["А", "Б", "В", "Г", "Д", "Е"].into_iter().map(|name| (name, "89161000000", "")).collect();
        check(&house, &[]);
    }
}
