//! Settings, products, staff, and filling an empty file with a demo shop.

use super::{Field, FieldError, Given, LINE_MAX, Plan, Problem, Title, check_length, check_range};
use crate::domain::campaign::{LogEntry, LogKind};
use crate::domain::change::{Change, Replaced, Row};
use crate::domain::contact::{Channel, Staff};
use crate::domain::ids::{Id, NextIds, ProductId, StaffId};
use crate::domain::model::{Model, Records};
use crate::domain::money::Currency;
use crate::domain::phone::is_region;
use crate::domain::purchase::Product;
use crate::domain::settings::{ChainStep, RfmLimits, STEP_DAYS_MAX, STEPS_MAX, Settings, StepKind, StepOffset};
use crate::domain::text::fold;

/// A product as a form holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProductDraft {
    pub name: String,
    pub category: String,
    /// As typed, days; blank for a product that is not bought again and again.
    pub cycle_days: String,
    pub archived: bool,
}

/// A member of staff as a form holds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StaffDraft {
    pub name: String,
    pub archived: bool,
}

pub(super) fn save_settings(model: &Model, settings: Settings, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let changes = settings_changes(model, settings, &mut model.next_ids(), given)?;
    Ok(Plan { changes, title: Title::SettingsSaved })
}

/// The settings and what of them the charts are stamped with.
pub(super) fn settings_changes(
    model: &Model,
    mut settings: Settings,
    next: &mut NextIds,
    given: &Given,
) -> Result<Vec<Change>, Vec<FieldError>> {
    let mut errors = Vec::new();
    settings.shop_name = settings.shop_name.trim().into();
    check_length(&mut errors, Field::Name, &settings.shop_name, LINE_MAX);
    let region = settings.phone_region.trim().to_uppercase();
    if !is_region(&region) {
        let problem = if region.is_empty() { Problem::Empty } else { Problem::NotACountry };
        errors.push(FieldError { field: Field::PhoneRegion, problem });
    }
    settings.phone_region = region;
    // A thousand roubles of 100 000 kopecks must not become 100 000 yen.
    if settings.currency.minor_digits() != model.settings().currency.minor_digits() && !model.purchases().is_empty() {
        errors.push(FieldError { field: Field::Currency, problem: Problem::OtherMinorUnits });
    }
    if let Some(days) = settings.preset_cycle_days {
        check_range(&mut errors, Field::CycleDays, i64::from(days), 1, 3650);
    }
    check_range(&mut errors, Field::MinCycle, i64::from(settings.min_cycle_days), 1, 365);
    check_range(&mut errors, Field::Capacity, i64::from(settings.capacity), 1, 1000);
    check_range(&mut errors, Field::Tries, i64::from(settings.no_answer_tries), 1, 10);
    check_range(&mut errors, Field::FirstVisit, i64::from(settings.first_visit_after_days), 1, 60);
    check_range(&mut errors, Field::ResponseWindow, i64::from(settings.response_window_days), 1, 90);
    check_range(&mut errors, Field::MessageCap, i64::from(settings.message_cap_days), 0, 90);
    let birthday = settings.birthday_before_days.max(settings.birthday_after_days);
    check_range(&mut errors, Field::BirthdayWindow, i64::from(birthday), 0, 30);
    check_steps(&mut errors, &mut settings.steps);
    settings.bonuses.retain(|bonus| !bonus.is_empty());
    for bonus in &settings.bonuses {
        check_length(&mut errors, Field::Bonus, &bonus.what, LINE_MAX);
        check_range(&mut errors, Field::Bonus, bonus.up_to_minor, 0, 100_000_000_000);
    }
    if let Some(limits) = &settings.rfm_limits {
        let fields = [Field::RfmRecency, Field::RfmFrequency, Field::RfmMoney];
        let out_of_order = fields.into_iter().zip(limits.are_in_order()).filter(|(_, in_order)| !in_order);
        errors.extend(out_of_order.map(|(field, _)| FieldError { field, problem: Problem::OutOfOrder }));
    }
    settings.holidays.sort_unstable();
    settings.holidays.dedup();
    if !errors.is_empty() {
        return Err(errors);
    }
    let before = model.settings().clone();
    let mut changes = Vec::new();
    for (what, old, new) in rule_changes(&before, &settings) {
        let entry = LogEntry { id: next.take_log_entry()?, day: given.today, what, old, new, text: String::new(), staff: given.staff };
        changes.push(Change::LogEntry(Box::new(Row::Insert(entry))));
    }
    changes.push(Change::Settings(Box::new(Replaced { before, after: settings })));
    Ok(changes)
}

/// One to eight steps, one of them in use at least, each within a year of the day on which the client is expected.
fn check_steps(errors: &mut Vec<FieldError>, steps: &mut [ChainStep]) {
    if steps.iter().all(|step| step.off) {
        errors.push(FieldError { field: Field::Steps, problem: Problem::NoStepInUse });
    } else if steps.len() > STEPS_MAX {
        let max = i64::try_from(STEPS_MAX).unwrap_or(i64::MAX);
        errors.push(FieldError { field: Field::Steps, problem: Problem::OutOfRange { min: 1, max } });
    }
    for (place, step) in steps.iter_mut().enumerate() {
        step.name = step.name.trim().into();
        check_length(errors, Field::StepName(place), &step.name, LINE_MAX);
        if let StepOffset::Days(days) = step.offset {
            check_range(errors, Field::StepDays(place), i64::from(days), -STEP_DAYS_MAX, STEP_DAYS_MAX);
        }
    }
}

/// Changes of rules that the charts are to be stamped with: what, old value, new value.
fn rule_changes(before: &Settings, after: &Settings) -> Vec<(LogKind, String, String)> {
    let mut changes = Vec::new();
    if before.steps != after.steps {
        changes.push((LogKind::Chain, chain_words(before), chain_words(after)));
    }
    if before.bonuses != after.bonuses {
        let words = |settings: &Settings| {
            let units = settings.currency.minor_per_unit();
            let bonuses = settings.bonuses.iter().map(|bonus| format!("{} {}", bonus.what, bonus.up_to_minor / units).trim().to_owned());
            bonuses.collect::<Vec<_>>().join(", ")
        };
        changes.push((LogKind::Bonus, words(before), words(after)));
    }
    if before.preset_cycle() != after.preset_cycle() {
        changes.push((LogKind::Threshold, before.preset_cycle().to_string(), after.preset_cycle().to_string()));
    }
    if before.min_cycle_days != after.min_cycle_days {
        changes.push((LogKind::Threshold, before.min_cycle_days.to_string(), after.min_cycle_days.to_string()));
    }
    if before.rfm_limits != after.rfm_limits {
        let words = |settings: &Settings| settings.rfm_limits.map_or_else(String::new, |limits| rfm_words(&limits, settings.currency));
        changes.push((LogKind::Threshold, words(before), words(after)));
    }
    changes
}

/// The steps in use by their keys, for whoever reads them in any language: `remind −w, offer −w/2 sms, call 0`.
fn chain_words(settings: &Settings) -> String {
    let steps = settings.chain().map(|(_, step)| {
        let when = match step.offset {
            StepOffset::WindowBefore => "−w".to_owned(),
            StepOffset::HalfWindowBefore => "−w/2".to_owned(),
            StepOffset::OnDay => "0".to_owned(),
            StepOffset::Days(days) => format!("{days:+}"),
        };
        let name = if step.name.is_empty() { step.kind.key() } else { &step.name };
        let channel = step.channel.filter(|channel| *channel != Channel::Call || step.kind != StepKind::Call);
        [Some(name), Some(&when), channel.map(Channel::key)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    steps.collect::<Vec<_>>().join(", ")
}

/// Limits in figures alone, money in whole units: `R 14 30 60 90, F 12 6 3 2, M 20000 10000 5000 1000`.
fn rfm_words(limits: &RfmLimits, currency: Currency) -> String {
    let words = |numbers: [i64; 4]| numbers.map(|number| number.to_string()).join(" ");
    let money = limits.money_minor.map(|minor| minor / currency.minor_per_unit());
    format!("R {}, F {}, M {}", words(limits.recency_days.map(i64::from)), words(limits.purchase_days.map(i64::from)), words(money))
}

pub(super) fn save_product(model: &Model, id: Option<ProductId>, draft: &ProductDraft) -> Result<Plan, Vec<FieldError>> {
    let name = draft.name.trim().to_owned();
    let mut errors = Vec::new();
    if name.is_empty() {
        errors.push(FieldError { field: Field::Name, problem: Problem::Empty });
    }
    check_length(&mut errors, Field::Name, &name, LINE_MAX);
    if model.products().iter().any(|other| Some(other.id) != id && fold(&other.name) == fold(&name)) {
        errors.push(FieldError { field: Field::Name, problem: Problem::Taken });
    }
    let range = Problem::OutOfRange { min: 1, max: 3650 };
    let cycle_days = match draft.cycle_days.trim() {
        "" => None,
        typed => match typed.parse::<u16>() {
            Ok(days) if (1..=3650).contains(&days) => Some(days),
            _ => {
                errors.push(FieldError { field: Field::CycleDays, problem: range });
                None
            }
        },
    };
    if !errors.is_empty() {
        return Err(errors);
    }
    let title = Title::ProductSaved { name: name.clone() };
    let category = draft.category.trim().to_owned();
    let row = match id {
        None => {
            let id = model.next_ids().take_product()?;
            Row::Insert(Product { id, name, category, cycle_days, margin_bp: None, archived: draft.archived })
        }
        Some(id) => {
            let before = model.products().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
            let after = Product { id, name, category, cycle_days, margin_bp: before.margin_bp, archived: draft.archived };
            Row::update(before.clone(), after)
        }
    };
    Ok(Plan { changes: vec![Change::Product(Box::new(row))], title })
}

pub(super) fn save_staff(model: &Model, id: Option<StaffId>, draft: &StaffDraft) -> Result<Plan, Vec<FieldError>> {
    let name = draft.name.trim().to_owned();
    let mut errors = Vec::new();
    if name.is_empty() {
        errors.push(FieldError { field: Field::Name, problem: Problem::Empty });
    }
    check_length(&mut errors, Field::Name, &name, LINE_MAX);
    if model.staff().iter().any(|other| Some(other.id) != id && fold(&other.name) == fold(&name)) {
        errors.push(FieldError { field: Field::Name, problem: Problem::Taken });
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let title = Title::StaffSaved { name: name.clone() };
    let row = match id {
        None => Row::Insert(Staff { id: model.next_ids().take_staff()?, name, archived: draft.archived }),
        Some(id) => {
            let before = model.staff().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
            Row::update(before.clone(), Staff { id, name, archived: draft.archived })
        }
    };
    Ok(Plan { changes: vec![Change::Staff(Box::new(row))], title })
}

/// A demo goes into an empty file only, so it can never mix with real clients.
pub(super) fn seed(model: &Model, records: Records) -> Result<Plan, Vec<FieldError>> {
    fn all<T>(records: Vec<T>, change: impl Fn(Box<Row<T>>) -> Change) -> impl Iterator<Item = Change> {
        records.into_iter().map(move |record| change(Box::new(Row::Insert(record))))
    }
    if !model.is_empty() || model.next_ids() != NextIds::default() {
        return Err(FieldError::list(Field::Whole, Problem::NotEmpty));
    }
    let mut changes = vec![Change::Settings(Box::new(Replaced { before: model.settings().clone(), after: records.settings }))];
    changes.extend(all(records.staff, Change::Staff));
    changes.extend(all(records.products, Change::Product));
    changes.extend(all(records.templates, Change::Template));
    changes.extend(all(records.clients, Change::Client));
    let mut purchases = records.purchases;
    purchases.sort_by_key(|purchase| (purchase.client.map(Id::number), purchase.day, purchase.id));
    changes.extend(purchases.into_iter().map(|purchase| Change::Purchase(Row::Insert(purchase))));
    changes.extend(all(records.campaigns, Change::Campaign));
    changes.extend(all(records.contacts, Change::Contact));
    changes.extend(all(records.log, Change::LogEntry));
    changes.extend(all(records.imports, Change::Import));
    changes.extend(records.ad_spend.into_iter().map(|spend| Change::AdSpend(Row::Insert(spend))));
    Ok(Plan { changes, title: Title::Seeded })
}
