//! Not too many messages: whether a client got one so lately that another would be a burden.
//!
//! The cap speaks of messages only: a call is made because the client is due, and the chain has its own patience. What the
//! cap does to the list of the day stands with the chain.

use chrono::NaiveDate;

use super::due::DueStep;
use crate::domain::contact::{Contact, Outcome, Purpose};
use crate::domain::dates::days_between;
use crate::domain::handoff::is_message;

/// Days since the last message to a client, if another on `day` would be more than one in `cap_days`; 0 is no cap.
#[must_use]
pub fn message_too_soon(contacts: &[Contact], day: NaiveDate, cap_days: u16) -> Option<i64> {
    let known = contacts.get(..contacts.partition_point(|contact| contact.day <= day)).unwrap_or_default();
    let last = last_message(known)?;
    let ago = days_between(last.day, day);
    (ago < i64::from(cap_days)).then_some(ago)
}

/// Days since the last message to a client, if a message for this step on `day` would be one too many.
#[must_use]
pub fn step_too_soon(contacts: &[Contact], day: NaiveDate, cap_days: u16, step: DueStep) -> Option<i64> {
    let is_next = last_message(contacts).is_some_and(|last| goes_by_its_own_times(step, last));
    message_too_soon(contacts, day, cap_days).filter(|_| !is_next)
}

/// Whether a step comes after a contact by its own times and not by the cap: the chain goes by its patience, a ladder by its
/// days, a try that nobody answered comes again on the next day.
#[must_use]
pub fn goes_by_its_own_times(step: DueStep, last: &Contact) -> bool {
    match (step, last.purpose) {
        (DueStep::Chain { .. }, Purpose::Step(_)) => true,
        (DueStep::Rung { campaign, .. }, Purpose::Rung { campaign: of, .. }) => campaign == of,
        (DueStep::Birthday, Purpose::Birthday) | (DueStep::FirstVisit, Purpose::FirstVisit) => last.outcome == Outcome::NoAnswer,
        _ => false,
    }
}

/// The last message that a client got.
#[must_use]
pub fn last_message(contacts: &[Contact]) -> Option<&Contact> {
    contacts.iter().rev().find(|contact| is_message(contact.channel) && contact.outcome != Outcome::WrongNumber)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::Channel;
    use crate::domain::ids::{ClientId, ContactId, Id};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn contact(on: &str, channel: Channel) -> Contact {
        Contact {
            id: ContactId::from_number(1).expect("an id"),
            client: ClientId::from_number(1).expect("an id"),
            at: day(on).and_hms_opt(9, 0, 0).expect("a time").and_utc(),
            day: day(on),
            purpose: Purpose::Free,
            expected: None,
            channel,
            staff: None,
            template: None,
            outcome: Outcome::Sent,
            bonus_minor: 0,
            note: String::new(),
        }
    }

    #[test]
    fn one_message_in_seven_days() {
        let contacts = [contact("2025-10-07", Channel::WhatsApp), contact("2025-10-12", Channel::Call)];
        for (on, cap, expected) in [
            ("2025-10-07", 7, Some(0)),
            ("2025-10-13", 7, Some(6)),
            ("2025-10-14", 7, None),
            ("2025-10-08", 0, None),
            ("2025-10-06", 7, None),
            ("2025-10-14", 30, Some(7)),
        ] {
            assert_eq!(message_too_soon(&contacts, day(on), cap), expected, "{on}, {cap}");
        }
        assert_eq!(message_too_soon(&[], day("2025-10-08"), 7), None);
    }

    #[test]
    fn the_next_step_of_the_chain_is_not_too_soon() {
        let chain = DueStep::Chain { index: 1, kind: crate::domain::settings::StepKind::Offer };
        let mut contacts = [contact("2025-10-07", Channel::WhatsApp)];
        for (purpose, expected) in [(Purpose::Free, Some(2)), (Purpose::Step(0), None), (Purpose::Birthday, Some(2))] {
            contacts[0].purpose = purpose;
            assert_eq!(step_too_soon(&contacts, day("2025-10-09"), 7, chain), expected, "{purpose:?}");
        }
    }
}
