//! Logging a contact and what its outcome does to the client.

use chrono::NaiveDate;

use super::purchases::{self, PurchaseDraft};
use super::{Field, FieldError, Given, NOTE_MAX, Plan, Problem, Title, check_length};
use crate::domain::change::{Change, Row};
use crate::domain::client::{Agreed, AgreedKind, DoNotContact};
use crate::domain::contact::{Channel, Contact, Outcome, Purpose, RefusalReason};
use crate::domain::ids::{ClientId, ContactId, TemplateId};
use crate::domain::model::Model;
use crate::domain::typed::{self, Leaning};

/// A contact as a page hands it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactDraft {
    pub client: ClientId,
    pub purpose: Purpose,
    /// The expected day of the chain it serves.
    pub expected: Option<NaiveDate>,
    pub channel: Channel,
    pub template: Option<TemplateId>,
    pub outcome: OutcomeDraft,
    pub bonus_minor: i64,
    pub note: String,
}

/// An outcome as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutcomeDraft {
    Sent,
    /// The day as typed ("fri").
    WillCome {
        on: String,
    },
    Bought(PurchaseDraft),
    NoAnswer,
    /// The day as typed.
    Later {
        until: String,
    },
    Refused {
        reason: RefusalReason,
        text: String,
    },
    DoNotContact {
        reason: String,
    },
    WrongNumber,
}

/// A day to come, as typed.
fn coming(typed: &str, given: &Given) -> Result<NaiveDate, Vec<FieldError>> {
    let day =
        typed::day(typed, given.today, Leaning::Future).map_err(|mistyped| FieldError::list(Field::Day, Problem::Mistyped(mistyped)))?;
    if day < given.today { Err(FieldError::list(Field::Day, Problem::InThePast)) } else { Ok(day) }
}

pub(super) fn log(model: &Model, draft: ContactDraft, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let before = model.clients().get(draft.client).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
    let mut errors = Vec::new();
    check_length(&mut errors, Field::Note, &draft.note, NOTE_MAX);
    super::check_range(&mut errors, Field::Bonus, draft.bonus_minor, 0, 100_000_000_000);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut changes = Vec::new();
    let mut after = before.clone();
    // Any contact answers an agreed date that has come; a new one may be set below. Nobody was reached by a wrong number: the
    // date waits for the next one.
    let reached = match draft.outcome {
        OutcomeDraft::NoAnswer => false,
        OutcomeDraft::WrongNumber => before.phones.iter().filter(|phone| !phone.wrong).count() < 2,
        _ => true,
    };
    if reached && after.agreed.as_ref().is_some_and(|agreed| agreed.day <= given.today) {
        after.agreed = None;
    }
    let outcome = match draft.outcome {
        OutcomeDraft::Sent => Outcome::Sent,
        OutcomeDraft::NoAnswer => Outcome::NoAnswer,
        OutcomeDraft::WillCome { on } => {
            let on = coming(&on, given)?;
            after.agreed = Some(agreed(on, AgreedKind::Visit, &draft.note, given));
            Outcome::WillCome { on }
        }
        OutcomeDraft::Later { until } => {
            let until = coming(&until, given)?;
            after.agreed = Some(agreed(until, AgreedKind::CallBack, &draft.note, given));
            Outcome::Later { until }
        }
        OutcomeDraft::Bought(purchase) => {
            let (additions, purchase) = purchases::addition(model, Some(draft.client), &purchase, given)?;
            changes.extend(additions);
            after.agreed = None;
            if purchases::comes_back(&after, purchase.day, purchase.sum_minor) {
                after.archived = None;
            }
            Outcome::Bought { purchase: Some(purchase.id) }
        }
        OutcomeDraft::Refused { reason, text } => {
            after.agreed = None;
            Outcome::Refused { reason, text: text.trim().to_owned() }
        }
        OutcomeDraft::DoNotContact { reason } => {
            after.do_not_contact = Some(DoNotContact { day: given.today, reason: reason.trim().to_owned(), set_by: given.staff });
            Outcome::DoNotContact
        }
        OutcomeDraft::WrongNumber => {
            if let Some(phone) = after.phones.iter_mut().find(|phone| !phone.wrong) {
                phone.wrong = true;
            }
            Outcome::WrongNumber
        }
    };
    let title = Title::ContactLogged { name: before.display_name(), outcome: outcome.clone() };
    let contact = Contact {
        id: model.next_ids().take_contact()?,
        client: draft.client,
        at: given.now,
        day: given.today,
        purpose: draft.purpose,
        expected: draft.expected,
        channel: draft.channel,
        staff: given.staff,
        template: draft.template,
        outcome,
        bonus_minor: draft.bonus_minor,
        note: draft.note.trim().to_owned(),
    };
    changes.push(Change::Contact(Box::new(Row::Insert(contact))));
    if after != *before {
        changes.push(super::clients::update(before, after));
    }
    Ok(Plan { changes, title })
}

fn agreed(day: NaiveDate, kind: AgreedKind, note: &str, given: &Given) -> Agreed {
    Agreed { note: note.trim().to_owned(), made: Some(given.today), ..Agreed::on(day, kind) }
}

/// The date that waits again when the contact that answered it is taken back; none where the client has come or was contacted
/// since. It is known from the contact in which it was agreed, else only that it had come.
fn agreed_before(model: &Model, answer: &Contact) -> Option<Agreed> {
    if answer.purpose != Purpose::Agreed || answer.outcome == Outcome::NoAnswer {
        return None;
    }
    let contacts = model.contacts().of(answer.client);
    let place = contacts.iter().position(|contact| contact.id == answer.id)?;
    let brought = |id| matches!(answer.outcome, Outcome::Bought { purchase } if purchase == Some(id));
    let came = model.purchases().of(answer.client).iter().any(|row| row.day >= answer.day && !row.is_refund() && !brought(row.id));
    if came || contacts.len() > place + 1 {
        return None;
    }
    let said = contacts.iter().take(place).rev().find_map(|contact| {
        let (day, kind) = match contact.outcome {
            Outcome::WillCome { on } => (on, AgreedKind::Visit),
            Outcome::Later { until } => (until, AgreedKind::CallBack),
            _ => return None,
        };
        Some(Agreed { note: contact.note.clone(), made: Some(contact.day), ..Agreed::on(day, kind) })
    });
    let said = said.filter(|agreed| agreed.day <= answer.day);
    Some(said.unwrap_or_else(|| Agreed::on(answer.day, AgreedKind::CallBack)))
}

/// Takes one contact back that need not be the last thing that was done: the contact, the purchase that it brought, and
/// what it set on the client or answered, as far as nothing else has changed that since.
pub(super) fn take_back(model: &Model, id: ContactId) -> Result<Plan, Vec<FieldError>> {
    let gone = || FieldError::list(Field::Whole, Problem::Gone);
    let contact = model.contacts().get(id).ok_or_else(gone)?;
    let before = model.clients().get(contact.client).ok_or_else(gone)?;
    let mut after = before.clone();
    let mut changes = Vec::new();
    match &contact.outcome {
        Outcome::WillCome { on: day } | Outcome::Later { until: day } => {
            if after.agreed.as_ref().is_some_and(|agreed| agreed.day == *day) {
                after.agreed = None;
            }
        }
        Outcome::Bought { purchase: Some(purchase) } => {
            let purchase = model.purchases().get(*purchase);
            changes.extend(purchase.map(|purchase| Change::Purchase(Row::Delete(purchase.clone()))));
        }
        Outcome::DoNotContact => {
            if after.do_not_contact.as_ref().is_some_and(|set| set.day == contact.day) {
                after.do_not_contact = None;
            }
        }
        Outcome::WrongNumber => {
            // It was the first number then, so it is the last one that was found to be wrong.
            if let Some(phone) = after.phones.iter_mut().rfind(|phone| phone.wrong) {
                phone.wrong = false;
            }
        }
        Outcome::Sent | Outcome::Bought { purchase: None } | Outcome::NoAnswer | Outcome::Refused { .. } => {}
    }
    if after.agreed.is_none() {
        after.agreed = agreed_before(model, contact);
    }
    changes.push(Change::Contact(Box::new(Row::Delete(contact.clone()))));
    if after != *before {
        changes.push(super::clients::update(before, after));
    }
    Ok(Plan { changes, title: Title::ContactTakenBack { name: before.display_name() } })
}

#[cfg(test)]
mod tests {
    use super::super::{Command, plan};
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::ids::Id as _;
    use crate::domain::model::Records;
    use crate::domain::phone::Phone;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    /// A shop of one client with whom a date was agreed for the 10th.
    fn shop(phones: usize) -> Model {
        let mut client = Client::new(ClientId::from_number(1).expect("an id"), day("2025-10-01"));
        client.agreed = Some(Agreed { made: Some(day("2025-10-01")), ..Agreed::on(day("2025-10-10"), AgreedKind::Visit) });
        client.phones = vec![Phone { e164: "+79161234567".into(), typed: String::new(), wrong: false }; phones];
        Model::from_records(Records { clients: vec![client], ..Records::default() })
    }

    fn carry_out(model: &mut Model, on: &str, command: Command) {
        let given = Given { now: day(on).and_hms_opt(9, 0, 0).expect("nine").and_utc(), today: day(on), staff: None };
        let plan = plan(model, command, &given).expect("it may be done");
        model.apply(&plan.changes);
    }

    fn contact(outcome: OutcomeDraft, purpose: Purpose) -> Command {
        Command::LogContact(ContactDraft {
            client: ClientId::from_number(1).expect("an id"),
            purpose,
            expected: None,
            channel: Channel::Call,
            template: None,
            outcome,
            bonus_minor: 0,
            note: "after her holiday".into(),
        })
    }

    fn agreed_now(model: &Model) -> Option<(String, AgreedKind)> {
        let client = model.clients().iter().next()?;
        client.agreed.as_ref().map(|agreed| (agreed.day.to_string(), agreed.kind))
    }

    #[test]
    fn a_contact_answers_the_agreed_date_unless_nobody_was_reached() {
        let kept = Some(("2025-10-10".to_owned(), AgreedKind::Visit));
        for (phones, outcome, expected) in [
            (1, OutcomeDraft::Sent, None),
            (1, OutcomeDraft::NoAnswer, kept.clone()),
            (1, OutcomeDraft::WrongNumber, None),
            (2, OutcomeDraft::WrongNumber, kept),
        ] {
            let mut model = shop(phones);
            carry_out(&mut model, "2025-10-10", contact(outcome.clone(), Purpose::Agreed));
            assert_eq!(agreed_now(&model), expected, "{phones} {outcome:?}");
        }
    }

    #[test]
    fn an_answer_that_is_taken_back_leaves_the_agreed_date_to_be_asked_for() {
        let answer = |model: &Model| model.contacts().of(ClientId::from_number(1).expect("an id")).last().expect("a contact").id;
        let later = |until: &str| OutcomeDraft::Later { until: until.into() };
        for outcome in [OutcomeDraft::Sent, OutcomeDraft::Bought(PurchaseDraft::default()), later("2025-11-01")] {
            let mut model = shop(1);
            carry_out(&mut model, "2025-10-10", contact(later("2025-10-12"), Purpose::Agreed));
            carry_out(&mut model, "2025-10-12", contact(outcome.clone(), Purpose::Agreed));
            let command = Command::TakeBackContact(answer(&model));
            carry_out(&mut model, "2025-10-12", command);
            assert_eq!(agreed_now(&model), Some(("2025-10-12".to_owned(), AgreedKind::CallBack)), "{outcome:?}");
        }
        // Who came since, or was spoken to since, is not asked again; nor does another contact bring a date about.
        let mut model = shop(1);
        carry_out(&mut model, "2025-10-10", contact(OutcomeDraft::Sent, Purpose::Agreed));
        let first = answer(&model);
        carry_out(&mut model, "2025-10-10", contact(OutcomeDraft::Sent, Purpose::Free));
        let second = answer(&model);
        for contact in [first, second] {
            carry_out(&mut model, "2025-10-10", Command::TakeBackContact(contact));
            assert_eq!(agreed_now(&model), None);
        }
    }
}
