//! Adding and editing clients, archiving, pausing, do-not-contact.

use chrono::NaiveDate;

use super::{Field, FieldError, Given, LINE_MAX, NOTE_MAX, Plan, Problem, Title, check_length};
use crate::domain::change::{Change, Row};
use crate::domain::client::{Agreed, AgreedKind, Client, Consent, ConsentAnswer, DoNotContact, Handle};
use crate::domain::contact::Channel;
use crate::domain::ids::{ClientId, StaffId};
use crate::domain::model::Model;
use crate::domain::phone::Phone;
use crate::domain::text::fold;
use crate::domain::typed;

/// A client as a form holds it: texts as typed, so that what was typed stays when something is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientDraft {
    pub name: String,
    /// Blank ones are left out.
    pub phones: Vec<String>,
    /// Blank ones are left out.
    pub emails: Vec<String>,
    pub handles: Vec<Handle>,
    pub preferred_channel: Option<Channel>,
    /// Blank for unknown.
    pub birthday: String,
    pub source: String,
    pub note: String,
    /// Parted by commas.
    pub tags: String,
    pub consent: ConsentAnswer,
    /// How it was given or refused.
    pub consent_how: String,
    pub agreed: Option<Agreed>,
    /// Who looks after the client.
    pub staff: Option<StaffId>,
}

impl ClientDraft {
    /// The form filled from a client. `birthday` is written as ISO; pages may write it in the owner's way.
    #[must_use]
    pub fn of(client: &Client) -> Self {
        Self {
            name: client.name.clone(),
            phones: client.phones.iter().map(Phone::display).collect(),
            emails: client.emails.clone(),
            handles: client.handles.clone(),
            preferred_channel: client.preferred_channel,
            birthday: client.birthday.map_or_else(String::new, |birthday| match birthday.year {
                Some(year) => format!("{:02}.{:02}.{year:04}", birthday.day, birthday.month),
                None => format!("{:02}.{:02}", birthday.day, birthday.month),
            }),
            source: client.source.clone(),
            note: client.note.clone(),
            tags: client.tags.join(", "),
            consent: client.consent.answer,
            consent_how: client.consent.how.clone(),
            agreed: client.agreed.clone(),
            staff: client.staff,
        }
    }
}

/// Writes the draft over `client`, or says what is wrong with it.
fn fill(client: &mut Client, draft: ClientDraft, region: &str, given: &Given) -> Result<(), Vec<FieldError>> {
    let mut errors = Vec::new();
    let name = draft.name.trim().to_owned();
    check_length(&mut errors, Field::Name, &name, LINE_MAX);
    check_length(&mut errors, Field::Note, &draft.note, NOTE_MAX);
    check_length(&mut errors, Field::Consent, &draft.consent_how, LINE_MAX);

    let mut phones: Vec<Phone> = Vec::new();
    for (place, typed) in draft.phones.iter().enumerate().filter(|(_, typed)| !typed.trim().is_empty()) {
        // A number that is already the client's stays as it was, even one that we cannot read.
        let known = client.phones.iter().find(|phone| phone.display() == typed.trim() || phone.typed == typed.trim());
        let phone = known.cloned().unwrap_or_else(|| Phone::read(typed, region));
        if phone.e164.is_empty() && known.is_none() {
            errors.push(FieldError { field: Field::Phone(place), problem: Problem::NotAPhone });
        }
        if !phones.iter().any(|other| other.digits() == phone.digits()) {
            phones.push(phone);
        }
    }
    let mut emails: Vec<String> = Vec::new();
    for (place, typed) in draft.emails.iter().enumerate() {
        let email = typed.trim().to_lowercase();
        if email.is_empty() || emails.contains(&email) {
            continue;
        }
        if !looks_like_email(&email) && !client.emails.contains(&email) {
            errors.push(FieldError { field: Field::Email(place), problem: Problem::NotAnEmail });
        }
        emails.push(email);
    }
    if name.is_empty() && phones.is_empty() && emails.is_empty() && client.external_ids.is_empty() {
        errors.push(FieldError { field: Field::Name, problem: Problem::Empty });
    }
    let birthday = match draft.birthday.trim() {
        "" => None,
        typed => typed::birthday(typed)
            .map_err(|mistyped| errors.push(FieldError { field: Field::Birthday, problem: Problem::Mistyped(mistyped) }))
            .ok(),
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    client.name = name;
    client.phones = phones;
    client.emails = emails;
    client.handles = draft.handles.into_iter().filter(|handle| !handle.name.trim().is_empty()).collect();
    client.preferred_channel = draft.preferred_channel;
    client.birthday = birthday;
    draft.source.trim().clone_into(&mut client.source);
    draft.note.trim_end().clone_into(&mut client.note);
    client.tags = split_tags(&draft.tags);
    if client.consent.answer != draft.consent {
        client.consent = Consent { answer: draft.consent, day: Some(given.today), how: String::new() };
    }
    draft.consent_how.trim().clone_into(&mut client.consent.how);
    client.agreed = draft.agreed;
    client.staff = draft.staff;
    Ok(())
}

fn split_tags(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|other| other == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// One `@` with something on both sides and a point after it: enough to catch slips, open to all real addresses.
fn looks_like_email(email: &str) -> bool {
    email.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty()
            && !host.contains('@')
            && !email.contains(char::is_whitespace)
            && host.split('.').count() > 1
            && host.split('.').all(|part| !part.is_empty())
    })
}

pub(super) fn add(model: &Model, draft: ClientDraft, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let mut client = Client::new(model.next_ids().take_client()?, given.today);
    fill(&mut client, draft, &model.settings().phone_region, given)?;
    let title = Title::ClientAdded { name: client.display_name() };
    Ok(Plan { changes: vec![Change::Client(Box::new(Row::Insert(client)))], title })
}

pub(super) fn edit(model: &Model, id: ClientId, draft: ClientDraft, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let region = &model.settings().phone_region;
    let mut filled = Ok(());
    let plan = alter(model, id, |client| filled = fill(client, draft, region, given), |name| Title::ClientEdited { name })?;
    filled.map(|()| plan)
}

pub(super) fn archive(model: &Model, ids: &[ClientId], archive: bool, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let mut changes = Vec::new();
    let mut name = String::new();
    for before in ids.iter().filter_map(|id| model.clients().get(*id)).filter(|client| client.archived.is_some() != archive) {
        let mut after = before.clone();
        after.archived = archive.then_some(given.today);
        if changes.is_empty() {
            name = before.display_name();
        }
        changes.push(update(before, after));
    }
    let count = changes.len();
    if count == 0 {
        return Err(FieldError::list(Field::Whole, Problem::Gone));
    }
    let title = if archive { Title::ClientsArchived { name, count } } else { Title::ClientsRestored { name, count } };
    Ok(Plan { changes, title })
}

pub(super) fn pause(model: &Model, id: ClientId, until: Option<NaiveDate>, given: &Given) -> Result<Plan, Vec<FieldError>> {
    if until.is_some_and(|until| until <= given.today) {
        return Err(FieldError::list(Field::Day, Problem::InThePast));
    }
    alter(
        model,
        id,
        |client| client.paused_until = until,
        |name| match until {
            Some(until) => Title::ClientPaused { name, until },
            None => Title::PauseLifted { name },
        },
    )
}

pub(super) fn pause_many(model: &Model, ids: &[ClientId], until: NaiveDate, given: &Given) -> Result<Plan, Vec<FieldError>> {
    if until <= given.today {
        return Err(FieldError::list(Field::Day, Problem::InThePast));
    }
    let pause = |client: &mut Client| client.paused_until = Some(until);
    alter_many(model, ids, pause, |name, count| Title::ClientsPaused { name, count, until })
}

pub(super) fn tag(model: &Model, ids: &[ClientId], typed: &str, add: bool) -> Result<Plan, Vec<FieldError>> {
    let tag = split_tags(typed).join(" ");
    if tag.is_empty() {
        return Err(FieldError::list(Field::Tag, Problem::Empty));
    }
    let mut errors = Vec::new();
    check_length(&mut errors, Field::Tag, &tag, LINE_MAX);
    if !errors.is_empty() {
        return Err(errors);
    }
    let folded = fold(&tag);
    let change = |client: &mut Client| {
        client.tags.retain(|other| add || fold(other) != folded);
        if add && !client.tags.iter().any(|other| fold(other) == folded) {
            client.tags.push(tag.clone());
        }
    };
    alter_many(model, ids, change, |name, count| {
        let tag = tag.clone();
        if add { Title::ClientsTagged { name, count, tag } } else { Title::ClientsUntagged { name, count, tag } }
    })
}

/// A plan that alters those of several clients in whom it changes anything.
fn alter_many(
    model: &Model,
    ids: &[ClientId],
    change: impl Fn(&mut Client),
    title: impl FnOnce(String, usize) -> Title,
) -> Result<Plan, Vec<FieldError>> {
    let mut changes = Vec::new();
    let mut name = String::new();
    for before in ids.iter().filter_map(|id| model.clients().get(*id)) {
        let mut after = before.clone();
        change(&mut after);
        if after != *before {
            if changes.is_empty() {
                name = before.display_name();
            }
            changes.push(update(before, after));
        }
    }
    if changes.is_empty() {
        return Err(FieldError::list(Field::Whole, Problem::NothingToDo));
    }
    let title = title(name, changes.len());
    Ok(Plan { changes, title })
}

pub(super) fn postpone(model: &Model, id: ClientId, to: NaiveDate, given: &Given) -> Result<Plan, Vec<FieldError>> {
    if to < given.today {
        return Err(FieldError::list(Field::Day, Problem::InThePast));
    }
    let moved = |client: &mut Client| {
        // An agreement to come keeps its hour and words; anything else becomes "ask again on that day".
        let kept = client.agreed.take().filter(|agreed| agreed.day >= given.today);
        let agreed = kept.unwrap_or_else(|| Agreed::on(to, AgreedKind::CallBack));
        client.agreed = Some(Agreed { day: to, made: Some(given.today), ..agreed });
    };
    alter(model, id, moved, |name| Title::Postponed { name, to })
}

pub(super) fn do_not_contact(model: &Model, id: ClientId, reason: Option<String>, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let set = reason.is_some();
    alter(
        model,
        id,
        |client| client.do_not_contact = reason.map(|reason| DoNotContact { day: given.today, reason, set_by: given.staff }),
        |name| if set { Title::DoNotContactSet { name } } else { Title::DoNotContactLifted { name } },
    )
}

/// A plan that alters one client.
fn alter(
    model: &Model,
    id: ClientId,
    change: impl FnOnce(&mut Client),
    title: impl FnOnce(String) -> Title,
) -> Result<Plan, Vec<FieldError>> {
    let before = model.clients().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
    let mut after = before.clone();
    change(&mut after);
    let title = title(after.display_name());
    Ok(Plan { changes: vec![update(before, after)], title })
}

pub(super) fn update(before: &Client, after: Client) -> Change {
    Change::Client(Box::new(Row::update(before.clone(), after)))
}
