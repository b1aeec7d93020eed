//! Texts to say or send: adding, editing, deleting.

use super::{Field, FieldError, Given, LINE_MAX, Plan, Problem, Title, check_length};
use crate::domain::campaign::{LogEntry, LogKind};
use crate::domain::change::{Change, Row};
use crate::domain::contact::{Channel, Template};
use crate::domain::ids::TemplateId;
use crate::domain::model::Model;
use crate::domain::settings::StepBonus;

/// Longest text, in characters: what a messenger takes in one piece.
const TEXT_MAX: usize = 2_000;

/// A text as a form holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TemplateDraft {
    /// Blank for the beginning of the text.
    pub name: String,
    /// As [`crate::domain::message::slot_of`] numbers the steps; `None` for any.
    pub slot: Option<u8>,
    /// `None` for any.
    pub channel: Option<Channel>,
    /// Language code: `en` or `ru`.
    pub language: String,
    pub text: String,
}

impl TemplateDraft {
    /// The form filled from a template.
    #[must_use]
    pub fn of(template: &Template) -> Self {
        Self {
            name: template.name.clone(),
            slot: template.step,
            channel: template.channel,
            language: template.language.clone(),
            text: template.text.clone(),
        }
    }
}

pub(super) fn save(
    model: &Model,
    id: Option<TemplateId>,
    draft: TemplateDraft,
    bonus: Option<StepBonus>,
    given: &Given,
) -> Result<Plan, Vec<FieldError>> {
    let text = draft.text.trim().to_owned();
    let mut errors = Vec::new();
    if text.is_empty() {
        errors.push(FieldError { field: Field::Text, problem: Problem::Empty });
    }
    check_length(&mut errors, Field::Text, &text, TEXT_MAX);
    check_length(&mut errors, Field::Name, draft.name.trim(), LINE_MAX);
    if !errors.is_empty() {
        return Err(errors);
    }
    let name = match draft.name.trim() {
        "" => text.split_whitespace().take(4).collect::<Vec<_>>().join(" "),
        name => name.to_owned(),
    };
    let mut next = model.next_ids();
    let row = match id {
        None => {
            let id = next.take_template()?;
            Row::Insert(Template { id, name: name.clone(), step: draft.slot, channel: draft.channel, language: draft.language, text })
        }
        Some(id) => {
            let before = model.templates().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
            let after = Template { id, name: name.clone(), step: draft.slot, channel: draft.channel, language: draft.language, text };
            Row::update(before.clone(), after)
        }
    };
    let mut changes = Vec::new();
    // What is said to clients is stamped on the charts when it changes, so that its effect can be seen.
    let text_of = |template: Option<&Template>| template.map_or_else(String::new, |template| template.text.clone());
    let (old, new) = (text_of(row.before()), text_of(row.after()));
    if old != new {
        let id = next.take_log_entry()?;
        let entry = LogEntry { id, day: given.today, what: LogKind::Template, old, new, text: String::new(), staff: given.staff };
        changes.push(Change::LogEntry(Box::new(Row::Insert(entry))));
    }
    changes.push(Change::Template(Box::new(row)));
    if let Some(bonus) = bonus {
        changes.extend(super::shop::settings_changes(model, model.settings().with_bonus(bonus), &mut next, given)?);
    }
    Ok(Plan { changes, title: Title::TemplateSaved { name } })
}

pub(super) fn delete(model: &Model, id: TemplateId) -> Result<Plan, Vec<FieldError>> {
    let before = model.templates().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
    let title = Title::TemplateDeleted { name: before.name.clone() };
    Ok(Plan { changes: vec![Change::Template(Box::new(Row::Delete(before.clone())))], title })
}
