//! Clients who may be one person: the same phone, the same e-mail, or nearly the same name. Only suggestions: the owner
//! looks at both and decides.

mod near;

use rustc_hash::FxHashMap;

use super::client::Client;
use super::dates::Birthday;
use super::ids::ClientId;
use super::model::Model;
use super::told_apart::ToldApart;

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
    const PHONE: Self = Self { phone: true, email: false, name: false };
    const EMAIL: Self = Self { phone: false, email: true, name: false };
    const NAME: Self = Self { phone: false, email: false, name: true };

    /// The surer the sooner.
    const fn rank(self) -> u8 {
        match (self.name, self.phone || self.email) {
            (true, true) => 0,
            (false, true) => 1,
            _ => 2,
        }
    }

    const fn or(self, other: Self) -> Self {
        Self { phone: self.phone || other.phone, email: self.email || other.email, name: self.name || other.name }
    }
}

/// More clients than this on one phone share a phone of the house, not a person.
const GROUP_MAX: usize = 5;

/// What clients are compared by: a copy, so that the search can go on beside a shop that is worked with.
#[derive(Debug, Clone)]
pub struct Candidates {
    /// In the order of ids.
    list: Vec<Candidate>,
    apart: ToldApart,
}

#[derive(Debug, Clone)]
struct Candidate {
    id: ClientId,
    is_archived: bool,
    /// Nothing but the name tells who it is; only then is a slip of a letter likelier than another person.
    is_known_by_name_alone: bool,
    /// E.164; those that are theirs.
    phones: Vec<Box<str>>,
    emails: Vec<Box<str>>,
    /// See [`name_key`].
    name: Box<str>,
    birthday: Option<Birthday>,
}

impl Candidate {
    /// `folded` is the client's folded name.
    fn of(client: &Client, folded: &str) -> Self {
        let known = || client.phones.iter().filter(|phone| !phone.e164.is_empty());
        Self {
            id: client.id,
            is_archived: client.archived.is_some(),
            is_known_by_name_alone: client.emails.is_empty() && known().next().is_none(),
            phones: known().filter(|phone| !phone.wrong).map(|phone| phone.e164.as_str().into()).collect(),
            emails: client.emails.iter().map(|email| email.as_str().into()).collect(),
            name: name_key(folded).into(),
            birthday: client.birthday,
        }
    }

    /// Whether both have a phone or both an e-mail, which are known to differ, and no birthday says otherwise. Two people
    /// of one name are nothing rare: each with a phone of their own, they are two.
    fn differs_from(&self, other: &Self) -> bool {
        let both_have = (!self.phones.is_empty() && !other.phones.is_empty()) || (!self.emails.is_empty() && !other.emails.is_empty());
        let shares = |ours: &[Box<str>], theirs: &[Box<str>]| ours.iter().any(|key| theirs.contains(key));
        let is_shared = shares(&self.phones, &other.phones) || shares(&self.emails, &other.emails);
        both_have && !is_shared && (self.birthday.is_none() || self.birthday != other.birthday)
    }
}

/// A place in [`Candidates::list`].
type Place = u32;

impl Candidates {
    /// The clients of a shop, and what the owner said of them.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let mut list = Vec::with_capacity(model.clients().len());
        list.extend(model.clients().iter().map(|client| {
            // The search key begins with it.
            let folded = model.search_key(client.id).and_then(|key| key.words.split('\n').next());
            Candidate::of(client, folded.unwrap_or_default())
        }));
        Self { list, apart: model.settings().told_apart.clone() }
    }

    /// All pairs, the surest first. Archived clients are not paired with one another, nor those whom the owner told apart.
    #[must_use]
    pub fn pairs(&self) -> Vec<Pair> {
        let mut found: Vec<(Place, Place, Why)> = Vec::new();
        let by_phone = self.groups(|candidate| candidate.phones.iter().map(AsRef::as_ref));
        let by_email = self.groups(|candidate| candidate.emails.iter().map(AsRef::as_ref));
        // A first name alone tells nobody apart.
        let by_name = self.groups(|candidate| Some(candidate.name.as_ref()).into_iter().filter(|name| name.contains(' ')));
        for (groups, why) in [(&by_phone, Why::PHONE), (&by_email, Why::EMAIL), (&by_name, Why::NAME)] {
            for group in groups.values().filter(|group| group.len() > 1) {
                self.pair_up(group, why, &mut found);
            }
        }
        for (one, other) in near::names(&by_name, |place| self.get(place).is_some_and(|candidate| candidate.is_known_by_name_alone)) {
            if self.may_be_one(one, other, Why::NAME) {
                found.push((one, other, Why::NAME));
            }
        }
        found.sort_unstable_by_key(|(one, other, _)| (*one, *other));
        let mut pairs: Vec<Pair> = Vec::with_capacity(found.len());
        for (one, other, why) in found {
            let Some((one, other)) = self.get(one).zip(self.get(other)) else { continue };
            match pairs.last_mut() {
                Some(last) if (last.one, last.other) == (one.id, other.id) => last.why = last.why.or(why),
                _ => pairs.push(Pair { one: one.id, other: other.id, why }),
            }
        }
        pairs.sort_by_key(|pair| pair.why.rank());
        pairs
    }

    fn get(&self, place: Place) -> Option<&Candidate> {
        self.list.get(place as usize)
    }

    /// Places of the candidates that share something, each group in the order of ids.
    fn groups<'a, K: Iterator<Item = &'a str>>(&'a self, keys_of: impl Fn(&'a Candidate) -> K) -> FxHashMap<&'a str, Group> {
        let mut groups: FxHashMap<&str, Group> = FxHashMap::default();
        groups.reserve(self.list.len());
        for (place, candidate) in (0..).zip(&self.list) {
            for key in keys_of(candidate) {
                groups.entry(key).or_default().push(place);
            }
        }
        groups.retain(|_, group| !group.is_crowd());
        groups
    }

    /// Pairs each of a group with the first before it who may be the same person: of three records of one person, merging
    /// the first two brings up the first and the third.
    fn pair_up(&self, group: &Group, why: Why, found: &mut Vec<(Place, Place, Why)>) {
        let places = group.places();
        for (at, other) in places.iter().enumerate() {
            let before = places.get(..at).unwrap_or_default();
            found.extend(before.iter().find(|one| self.may_be_one(**one, *other, why)).map(|one| (*one, *other, why)));
        }
    }

    fn may_be_one(&self, one: Place, other: Place, why: Why) -> bool {
        let Some((one, other)) = self.get(one).zip(self.get(other)) else { return false };
        let are_archived = one.is_archived && other.is_archived;
        let is_name_alone = why == Why::NAME;
        !(are_archived || self.apart.contains(one.id, other.id) || (is_name_alone && one.differs_from(other)))
    }
}

/// The first few who share something; no more of them are kept than can be paired.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    places: [Place; GROUP_MAX],
    /// `GROUP_MAX + 1` stands for any number above.
    count: usize,
}

impl Group {
    fn push(&mut self, place: Place) {
        if self.places().last() == Some(&place) {
            return;
        }
        if let Some(slot) = self.places.get_mut(self.count) {
            *slot = place;
        }
        self.count = (self.count + 1).min(GROUP_MAX + 1);
    }

    fn places(&self) -> &[Place] {
        self.places.get(..self.count).unwrap_or(&self.places)
    }

    const fn len(&self) -> usize {
        self.count
    }

    const fn is_crowd(&self) -> bool {
        self.count > GROUP_MAX
    }
}

/// The words of a folded name in alphabetical order, so that their order does not matter.
fn name_key(folded: &str) -> String {
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests;
