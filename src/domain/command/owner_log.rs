//! What the owner notes by hand: entries in the change log, and what was spent on advertising.

use super::{Field, FieldError, Given, LINE_MAX, Plan, Problem, Title, check_length, check_range};
use crate::domain::campaign::{AdSpend, LogEntry, LogKind};
use crate::domain::change::{Change, Row};
use crate::domain::dates::Month;
use crate::domain::ids::LogEntryId;
use crate::domain::model::Model;
use crate::domain::typed::{self, Leaning};

/// An entry of the owner's own: "a new master started".
pub(super) fn add(model: &Model, text: &str, day: &str, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let text = text.trim();
    let mut errors = Vec::new();
    if text.is_empty() {
        errors.push(FieldError { field: Field::Note, problem: Problem::Empty });
    }
    check_length(&mut errors, Field::Note, text, LINE_MAX);
    let day = match day.trim() {
        "" => Ok(given.today),
        typed => typed::day(typed, given.today, Leaning::Past).map_err(Problem::Mistyped),
    };
    let day = day.and_then(|day| if day > given.today { Err(Problem::InTheFuture) } else { Ok(day) });
    match day {
        Ok(day) if errors.is_empty() => {
            let (id, text, staff) = (model.next_ids().take_log_entry()?, text.to_owned(), given.staff);
            let entry = LogEntry { id, day, what: LogKind::Own, old: String::new(), new: String::new(), text: text.clone(), staff };
            Ok(Plan { changes: vec![Change::LogEntry(Box::new(Row::Insert(entry)))], title: Title::LogEntryAdded { text } })
        }
        Ok(_) => Err(errors),
        Err(problem) => {
            errors.push(FieldError { field: Field::Day, problem });
            Err(errors)
        }
    }
}

pub(super) fn remove(model: &Model, id: LogEntryId) -> Result<Plan, Vec<FieldError>> {
    let own = model.log().get(id).filter(|entry| entry.what == LogKind::Own);
    let entry = own.ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?.clone();
    let text = entry.text.clone();
    Ok(Plan { changes: vec![Change::LogEntry(Box::new(Row::Delete(entry)))], title: Title::LogEntryRemoved { text } })
}

/// What was spent on advertising in some months, as typed; blank takes a month out again.
pub(super) fn ad_spend(model: &Model, first: Month, typed: &[String], given: &Given) -> Result<Plan, Vec<FieldError>> {
    let last = Month::of(given.today);
    let mut changes = Vec::new();
    for (later, typed) in (0..).zip(typed) {
        // A month to come is on no list and no chart: what was put there would be seen by nobody.
        if first.plus(later) > last {
            return Err(FieldError::list(Field::Day, Problem::InTheFuture));
        }
        let month = first.plus(later).first_day();
        let before = model.ad_spend().get(&month).copied();
        let after = match typed.trim() {
            "" => None,
            typed => Some(AdSpend { month, spent_minor: sum(model, typed)? }),
        };
        changes.extend(match (before, after) {
            (Some(before), Some(after)) if before == after => None,
            (None, Some(after)) => Some(Change::AdSpend(Row::Insert(after))),
            (Some(before), Some(after)) => Some(Change::AdSpend(Row::update(before, after))),
            (Some(before), None) => Some(Change::AdSpend(Row::Delete(before))),
            (None, None) => None,
        });
    }
    Ok(Plan { changes, title: Title::AdSpendSaved { month: first } })
}

fn sum(model: &Model, typed: &str) -> Result<i64, Vec<FieldError>> {
    let sum = typed::sum(typed, model.settings().currency);
    let sum = sum.map_err(|mistyped| FieldError::list(Field::Sum, Problem::Mistyped(mistyped)))?;
    let mut errors = Vec::new();
    check_range(&mut errors, Field::Sum, sum, 0, 1_000_000_000_000);
    if errors.is_empty() { Ok(sum) } else { Err(errors) }
}
