//! Adding, editing and deleting purchases.

use chrono::NaiveDate;

use super::{Field, FieldError, Given, LINE_MAX, NOTE_MAX, Plan, Problem, Title, check_length};
use crate::domain::change::{Change, Row};
use crate::domain::client::{Agreed, Client};
use crate::domain::ids::{ClientId, ProductId, PurchaseId, StaffId};
use crate::domain::model::Model;
use crate::domain::purchase::{Items, Product, Purchase, PurchaseExtra};
use crate::domain::text::fold;
use crate::domain::typed::{self, Leaning};

/// A purchase as a form holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PurchaseDraft {
    /// As typed; blank is today.
    pub day: String,
    /// As typed; blank is a visit without a sum.
    pub sum: String,
    /// Name of the product; a name that is not known yet becomes a product. Blank for none.
    pub product: String,
    pub staff: Option<StaffId>,
    pub note: String,
}

/// No purchase is older than this.
fn earliest() -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or(NaiveDate::MIN)
}

/// The draft's day and sum, or what is wrong with them.
fn read(model: &Model, draft: &PurchaseDraft, given: &Given) -> Result<(NaiveDate, i64), Vec<FieldError>> {
    let mut errors = Vec::new();
    let day = match draft.day.trim() {
        "" => Ok(given.today),
        typed => typed::day(typed, given.today, Leaning::Past).map_err(Problem::Mistyped),
    };
    let day = day.and_then(|day| match day {
        day if day > given.today => Err(Problem::InTheFuture),
        day if day < earliest() => Err(Problem::TooLongAgo),
        day => Ok(day),
    });
    let sum = match draft.sum.trim() {
        "" => Ok(0),
        typed => typed::sum(typed, model.settings().currency).map_err(Problem::Mistyped),
    };
    check_length(&mut errors, Field::Product, &draft.product, LINE_MAX);
    check_length(&mut errors, Field::Note, &draft.note, NOTE_MAX);
    match (day, sum) {
        (Ok(day), Ok(sum)) if errors.is_empty() => Ok((day, sum)),
        (day, sum) => {
            errors.extend(day.err().map(|problem| FieldError { field: Field::Day, problem }));
            errors.extend(sum.err().map(|problem| FieldError { field: Field::Sum, problem }));
            Err(errors)
        }
    }
}

/// The product of this name, made if there is none yet.
fn product(model: &Model, name: &str, changes: &mut Vec<Change>) -> Result<Option<ProductId>, Vec<FieldError>> {
    let folded = fold(name);
    if folded.is_empty() {
        return Ok(None);
    }
    if let Some(known) = model.products().iter().find(|product| fold(&product.name) == folded) {
        return Ok(Some(known.id));
    }
    let id = model.next_ids().take_product()?;
    let product = Product { id, name: name.trim().to_owned(), category: String::new(), cycle_days: None, margin_bp: None, archived: false };
    changes.push(Change::Product(Box::new(Row::Insert(product))));
    Ok(Some(id))
}

fn name_of(model: &Model, client: Option<ClientId>) -> String {
    client.and_then(|id| model.clients().get(id)).map_or_else(String::new, Client::display_name)
}

/// The changes that add a purchase, in order, and its id. Also used by a contact that ended in one.
pub(super) fn addition(
    model: &Model,
    client: Option<ClientId>,
    draft: &PurchaseDraft,
    given: &Given,
) -> Result<(Vec<Change>, Purchase), Vec<FieldError>> {
    if client.is_some_and(|id| model.clients().get(id).is_none()) {
        return Err(FieldError::list(Field::Whole, Problem::Gone));
    }
    let (day, sum_minor) = read(model, draft, given)?;
    let mut changes = Vec::new();
    let items = product(model, &draft.product, &mut changes)?.map_or(Items::None, |product| Items::One { product, quantity_milli: 1000 });
    let purchase = Purchase {
        id: model.next_ids().take_purchase()?,
        client,
        day,
        minute: None,
        staff: draft.staff.or(given.staff),
        import: None,
        sum_minor,
        items,
        extra: PurchaseExtra::boxed(String::new(), draft.note.trim().to_owned()),
    };
    changes.push(Change::Purchase(Row::Insert(purchase.clone())));
    Ok((changes, purchase))
}

pub(super) fn add(model: &Model, client: Option<ClientId>, draft: &PurchaseDraft, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let (mut changes, purchase) = addition(model, client, draft, given)?;
    changes.extend(effect_on_client(model, &purchase));
    let title = Title::PurchaseAdded { name: name_of(model, client), sum_minor: purchase.sum_minor };
    Ok(Plan { changes, title })
}

/// What a purchase changes about its client. Who came has settled what was agreed ([`Agreed::is_settled_by`]). Who buys
/// again has come back from the archive. An older purchase that is entered late leaves both.
fn effect_on_client(model: &Model, purchase: &Purchase) -> Option<Change> {
    let before = model.clients().get(purchase.client?)?;
    let mut after = before.clone();
    let settles = |agreed: &Agreed| !purchase.is_refund() && agreed.is_settled_by(purchase.day);
    if after.agreed.as_ref().is_some_and(settles) {
        after.agreed = None;
    }
    if comes_back(before, purchase.day, purchase.sum_minor) {
        after.archived = None;
    }
    (*before != after).then(|| super::clients::update(before, after))
}

/// Whether a purchase brings its client back from the archive.
pub(super) fn comes_back(client: &Client, day: NaiveDate, sum_minor: i64) -> bool {
    sum_minor >= 0 && client.archived.is_some_and(|since| day >= since)
}

pub(super) fn edit(model: &Model, id: PurchaseId, draft: &PurchaseDraft, given: &Given) -> Result<Plan, Vec<FieldError>> {
    let before = model.purchases().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
    let (day, sum_minor) = read(model, draft, given)?;
    let mut changes = Vec::new();
    let product = product(model, &draft.product, &mut changes)?;
    let mut after = before.clone();
    after.day = day;
    after.sum_minor = sum_minor;
    after.staff = draft.staff;
    after.extra = PurchaseExtra::boxed(before.external_id().to_owned(), draft.note.trim().to_owned());
    // A receipt of several lines keeps them: the form shows one product and the sum only.
    after.items = match (&before.items, product) {
        (Items::Many(_), _) if before.sum_minor == sum_minor => before.items.clone(),
        (Items::One { quantity_milli, .. }, Some(product)) => Items::One { product, quantity_milli: *quantity_milli },
        (_, Some(product)) => Items::One { product, quantity_milli: 1000 },
        (_, None) => Items::None,
    };
    changes.push(Change::Purchase(Row::update(before.clone(), after)));
    let title = Title::PurchaseEdited { name: name_of(model, before.client), sum_minor };
    Ok(Plan { changes, title })
}

pub(super) fn delete(model: &Model, id: PurchaseId) -> Result<Plan, Vec<FieldError>> {
    let before = model.purchases().get(id).ok_or_else(|| FieldError::list(Field::Whole, Problem::Gone))?;
    let title = Title::PurchaseDeleted { name: name_of(model, before.client), sum_minor: before.sum_minor };
    Ok(Plan { changes: vec![Change::Purchase(Row::Delete(before.clone()))], title })
}
