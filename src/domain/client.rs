//! A client: who they are, how to reach them, and what they allow.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::contact::Channel;
use super::dates::Birthday;
use super::ids::{ClientId, StaffId};
use super::phone::Phone;

/// A person or a company that buys, or may buy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    pub id: ClientId,
    /// As the owner wrote it, trimmed. May be empty where a file gave only a phone or an id.
    pub name: String,
    pub phones: Vec<Phone>,
    /// Trimmed, in lower case.
    pub emails: Vec<String>,
    pub handles: Vec<Handle>,
    pub preferred_channel: Option<Channel>,
    pub birthday: Option<Birthday>,
    /// Where the client came from ("Instagram", "a friend").
    pub source: String,
    /// What they like, why they buy, special needs.
    pub note: String,
    pub tags: Vec<String>,
    pub consent: Consent,
    pub do_not_contact: Option<DoNotContact>,
    /// Nobody contacts this client before this day (holiday, moved for the summer).
    pub paused_until: Option<NaiveDate>,
    pub agreed: Option<Agreed>,
    /// Who looks after this client.
    #[serde(default)]
    pub staff: Option<StaffId>,
    /// What other programs call this client.
    pub external_ids: Vec<ExternalId>,
    /// The civil day on which the record was made.
    pub created: NaiveDate,
    /// Archived clients count in the figures of the past and are never due.
    pub archived: Option<NaiveDate>,
}

impl Client {
    /// A client of whom nothing is known yet but an id and the day the record is made.
    #[must_use]
    pub fn new(id: ClientId, created: NaiveDate) -> Self {
        Self {
            id,
            name: String::new(),
            phones: Vec::new(),
            emails: Vec::new(),
            handles: Vec::new(),
            preferred_channel: None,
            birthday: None,
            source: String::new(),
            note: String::new(),
            tags: Vec::new(),
            consent: Consent::default(),
            do_not_contact: None,
            paused_until: None,
            agreed: None,
            staff: None,
            external_ids: Vec::new(),
            created,
            archived: None,
        }
    }

    /// What to call this client on screen: the name, else the first phone, e-mail or external id, else `#id`.
    #[must_use]
    pub fn display_name(&self) -> String {
        if !self.name.is_empty() {
            return self.name.clone();
        }
        if let Some(phone) = self.phones.first() {
            return phone.display();
        }
        if let Some(email) = self.emails.first() {
            return email.clone();
        }
        match self.external_ids.first() {
            Some(external) => external.id.clone(),
            None => format!("#{}", self.id),
        }
    }

    /// The phone to dial: the first that was not found to be wrong.
    #[must_use]
    pub fn callable_phone(&self) -> Option<&Phone> {
        self.phones.iter().find(|phone| !phone.wrong)
    }

    /// Whether there is a number, an address or a name by which the client can be reached so. Messengers take a phone, too.
    #[must_use]
    pub fn has_address(&self, channel: Channel) -> bool {
        let has_number = || self.callable_phone().is_some_and(|phone| !phone.e164.is_empty());
        let has_handle = || self.handles.iter().any(|handle| handle.channel == channel && !handle.name.trim().is_empty());
        match channel {
            Channel::Call => self.callable_phone().is_some(),
            Channel::Sms => has_number(),
            Channel::WhatsApp | Channel::Telegram => has_handle() || has_number(),
            Channel::Vk | Channel::Instagram => has_handle(),
            Channel::Email => !self.emails.is_empty(),
            Channel::InPerson => true,
        }
    }

    /// The channel for a contact that has none of its own: the preferred one, else what there is an address for. Where there is
    /// none at all, the owner knows how: the preferred one, or a call.
    #[must_use]
    pub fn usual_channel(&self) -> Channel {
        let by_handle = self.handles.iter().map(|handle| handle.channel);
        let wished = self.preferred_channel.into_iter().chain([Channel::Call]).chain(by_handle).chain([Channel::Email]);
        wished.into_iter().find(|channel| self.has_address(*channel)).or(self.preferred_channel).unwrap_or(Channel::Call)
    }
}

/// A name in a messenger or social network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handle {
    /// One of [`Channel::Telegram`], [`Channel::WhatsApp`], [`Channel::Vk`], [`Channel::Instagram`].
    pub channel: Channel,
    /// As typed, without a leading `@`.
    pub name: String,
}

/// What another program calls this client, with the name of that source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ExternalId {
    /// The source, for example `yclients` or the name of a kept layout; empty for "the owner's own table".
    pub source: String,
    pub id: String,
}

/// Whether the client allows marketing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    pub answer: ConsentAnswer,
    /// The day on which it was given or refused.
    pub day: Option<NaiveDate>,
    /// How it was given: a form, by word of mouth.
    pub how: String,
}

/// The client's answer about marketing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentAnswer {
    Yes,
    No,
    #[default]
    Unknown,
}

/// The client asked to be left alone. Stands until the owner lifts it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoNotContact {
    pub day: NaiveDate,
    pub reason: String,
    pub set_by: Option<StaffId>,
}

/// A date that was agreed with the client; it takes the place of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    pub day: NaiveDate,
    pub time: Option<NaiveTime>,
    pub kind: AgreedKind,
    /// What was said ("after her holiday").
    pub note: String,
    /// The day on which it was agreed, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<NaiveDate>,
}

impl Agreed {
    /// Something agreed for a day, with nothing more said about it.
    #[must_use]
    pub const fn on(day: NaiveDate, kind: AgreedKind) -> Self {
        Self { day, time: None, kind, note: String::new(), made: None }
    }

    /// Whether a purchase on this day settles it: one of that day or later, or one since it was agreed. A visit at the end of
    /// which the next one is booked does not settle that booking.
    #[must_use]
    pub fn is_settled_by(&self, purchase: NaiveDate) -> bool {
        purchase >= self.day || self.made.is_some_and(|made| purchase > made)
    }
}

/// What was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreedKind {
    /// The client comes on that day: a promise or a booking.
    Visit,
    /// We ask again on that day.
    CallBack,
}
