//! Filling up what is known of a client with what a file or another record says. What is there is never overwritten.

use super::client::{Client, ConsentAnswer};
use super::text::fold;

/// Adds what `from` knows and `into` does not. `is_taken` says whether a phone tells another client apart already.
pub fn merge(into: &mut Client, from: Client, is_taken: impl Fn(&str) -> bool) {
    if into.name.is_empty() || is_tidier(&from.name, &into.name) {
        into.name = from.name;
    }
    for phone in from.phones {
        let is_known =
            into.phones.iter().any(|other| if phone.e164.is_empty() { other.typed == phone.typed } else { other.e164 == phone.e164 });
        if !is_known && !is_taken(&phone.e164) {
            into.phones.push(phone);
        }
    }
    add_missing(&mut into.emails, from.emails);
    add_missing(&mut into.tags, from.tags);
    for handle in from.handles {
        if !into.handles.contains(&handle) {
            into.handles.push(handle);
        }
    }
    into.preferred_channel = into.preferred_channel.or(from.preferred_channel);
    into.birthday = into.birthday.or(from.birthday);
    fill(&mut into.source, from.source);
    fill(&mut into.note, from.note);
    // A refusal counts whenever it comes; a yes never lifts one.
    let is_news = match from.consent.answer {
        ConsentAnswer::Unknown => false,
        ConsentAnswer::Yes => into.consent.answer == ConsentAnswer::Unknown,
        ConsentAnswer::No => into.consent.answer != ConsentAnswer::No,
    };
    if is_news {
        into.consent = from.consent;
    }
    into.do_not_contact = into.do_not_contact.take().or(from.do_not_contact);
    into.paused_until = into.paused_until.or(from.paused_until);
    into.agreed = into.agreed.take().or(from.agreed);
    into.staff = into.staff.or(from.staff);
    into.archived = into.archived.or(from.archived);
}

fn fill(into: &mut String, from: String) {
    if into.is_empty() {
        *into = from;
    }
}

fn add_missing(into: &mut Vec<String>, from: Vec<String>) {
    for text in from {
        if !into.contains(&text) {
            into.push(text);
        }
    }
}

/// The same name, in capitals and small letters where the other has only one kind.
fn is_tidier(new: &str, old: &str) -> bool {
    let has_both = |name: &str| name.chars().any(char::is_uppercase) && name.chars().any(char::is_lowercase);
    new != old && has_both(new) && !has_both(old) && fold(new) == fold(old)
}
