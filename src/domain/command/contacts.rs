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
    // Any contact answers an agreed date that has come; a new one may be set below.
    if after.agreed.as_ref().is_some_and(|agreed| agreed.day <= given.today) && !matches!(draft.outcome, OutcomeDraft::NoAnswer) {
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

/// Takes one contact back that need not be the last thing that was done: the contact, the purchase that it brought, and
/// what it set on the client, as far as nothing else has changed that since.
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
    changes.push(Change::Contact(Box::new(Row::Delete(contact.clone()))));
    if after != *before {
        changes.push(super::clients::update(before, after));
    }
    Ok(Plan { changes, title: Title::ContactTakenBack { name: before.display_name() } })
}
