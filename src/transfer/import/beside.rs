//! Lists on several sheets of a workbook as one import: each is matched against the shop as it would be with the lists
//! before it, and what they bring becomes one batch, one transaction, one step to undo.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use rustc_hash::{FxHashMap, FxHashSet};

use super::ListOf;
use super::below::leave_out;
use super::preview::{Counts, Options, Preview, SheetBeside};
use super::question::{Choice, Question, QuestionKind, Reading};
use super::questions;
use super::reasons::{SkipReason, Warning};
use crate::domain::change::Change;
use crate::domain::client::Client;
use crate::domain::command::{self, Command, Given};
use crate::domain::ids::{ClientId, ProductId, StaffId};
use crate::domain::import_batch::{ClientRef, ImportBatch, ImportedClient, ImportedPurchase, ProductRef, StaffRef};
use crate::domain::model::Model;

/// The later list tells of the same visits once more and is left out.
pub const SAME: &str = "same_visits";
/// Each list tells of visits of its own.
const BOTH: &str = "other_visits";
/// Visits shown with the question.
const EXAMPLES: usize = 5;

/// The lists so far.
pub struct Joined {
    preview: Preview,
    /// The shop as it would be with them.
    shop: Model,
    given: Given,
    /// Which of the batch's own records those are that only this shop has, by the ids that they have in it.
    clients: FxHashMap<ClientId, u32>,
    products: FxHashMap<ProductId, u32>,
    staff: FxHashMap<StaffId, u32>,
    /// Where in the batch each client stands.
    new_places: Vec<usize>,
    updated_places: FxHashMap<ClientId, usize>,
    /// Who came on which day by the lists so far.
    visits: FxHashSet<(ClientId, NaiveDate)>,
    /// On which sheets the lists stand, in their order.
    sheets: Vec<String>,
}

impl Joined {
    /// Begins with a list that was matched against `model`.
    pub fn new(mut first: Preview, model: &Model, options: &Options) -> Self {
        let sheet = first.detect.sheet.clone().unwrap_or_default();
        name_rows(&mut first, &sheet);
        let sheets = first.detect.sheet.iter().cloned().collect();
        // Nothing of it is written: the moment tells nobody anything.
        let given = Given { now: DateTime::<Utc>::UNIX_EPOCH, today: options.today, staff: None };
        let batch = std::mem::take(&mut first.batch);
        let mut joined = Self {
            preview: first,
            shop: model.clone(),
            given,
            clients: FxHashMap::default(),
            products: FxHashMap::default(),
            staff: FxHashMap::default(),
            new_places: Vec::new(),
            updated_places: FxHashMap::default(),
            visits: FxHashSet::default(),
            sheets,
        };
        joined.preview.batch.file_name.clone_from(&batch.file_name);
        joined.preview.batch.is_own = batch.is_own;
        joined.take_in(batch);
        joined
    }

    /// The shop against which the next list is to be matched.
    pub const fn shop(&self) -> &Model {
        &self.shop
    }

    /// The question whether a list that was matched against [`Self::shop`] tells of the visits that are there once more, as a
    /// sheet of payments does beside one of visits; `None` where most of its clients came on other days. Rows with the same
    /// sum are known to be the same and are not asked about.
    pub fn same_visits(&self, name: &str, later: &Preview, answers: &BTreeMap<String, String>) -> Option<Question> {
        let purchases = &later.batch.purchases;
        let client_of = |purchase: &ImportedPurchase| match purchase.client {
            Some(ClientRef::Existing(id)) if self.visits.contains(&(id, purchase.day)) => self.shop.clients().get(id),
            _ => None,
        };
        let met = || purchases.iter().filter_map(|purchase| Some((client_of(purchase)?, purchase.day)));
        if purchases.is_empty() || met().count() * 2 < purchases.len() {
            return None;
        }
        let reading = |(client, day): (&Client, NaiveDate)| {
            let typed = format!("{name}: {}, {day}", client.display_name());
            Reading { read: typed.clone(), typed }
        };
        let readings: Vec<Reading> = met().take(EXAMPLES).map(reading).collect();
        let choices = [SAME, BOTH].map(|id| Choice { id, readings: readings.clone() });
        Some(questions::ask(QuestionKind::SameVisits, choices.into(), SAME, answers))
    }

    /// Asks about a list that is left out.
    pub fn ask(&mut self, question: Question) {
        ask(&mut self.preview.questions, question);
    }

    /// Adds a list that was matched against [`Self::shop`].
    pub fn add(&mut self, list: ListOf, mut later: Preview) {
        let ListOf { name, sheet, .. } = list;
        name_rows(&mut later, sheet.as_deref().unwrap_or_default());
        self.sheets.extend(sheet.filter(|sheet| !self.sheets.contains(sheet)));
        let preview = &mut self.preview;
        preview.counts = summed(preview.counts, later.counts);
        preview.sums_minor.purchases += later.sums_minor.purchases;
        preview.sums_minor.refunds += later.sums_minor.refunds;
        preview.sums_minor.guests += later.sums_minor.guests;
        preview.rejected.append(&mut later.rejected);
        preview.skipped.append(&mut later.skipped);
        preview.met.append(&mut later.met);
        for mut warning in later.warnings {
            if let Warning::AlreadyThere { count } = warning {
                warning = Warning::AlreadyThereOrInOtherList { count };
            }
            if !preview.warnings.contains(&warning) {
                preview.warnings.push(warning);
            }
        }
        for question in later.questions {
            ask(&mut preview.questions, question);
        }
        preview.batch.is_own &= later.batch.is_own;
        preview.beside.push(SheetBeside { name, columns: later.columns, sample: later.sample });
        self.take_in(later.batch);
    }

    /// All lists as one. Those `left_out` turned out to be no lists, or tell the same once more.
    pub fn finish(self, left_out: Vec<(ListOf, SkipReason)>) -> Preview {
        let mut preview = self.preview;
        preview.warnings.retain(|warning| !matches!(warning, Warning::SheetsBeside(_)));
        if self.sheets.len() > 1 {
            preview.warnings.insert(0, Warning::SheetsBeside(self.sheets));
        }
        let mut unread = Vec::new();
        for (list, reason) in left_out {
            match list.rows {
                // Rows of a sheet that was read are accounted for one by one.
                Some(rows) => {
                    let sheet = list.sheet.as_deref().unwrap_or_default();
                    leave_out(&mut preview, sheet, rows, &reason);
                    leave_out(&mut preview, sheet, list.other_rows.into_iter(), &SkipReason::OtherTable);
                }
                None => unread.push(list.name),
            }
        }
        if !unread.is_empty() {
            let told = preview.warnings.iter_mut().find_map(|warning| match warning {
                Warning::OtherSheets(sheets) => Some(sheets),
                _ => None,
            });
            match told {
                Some(sheets) => sheets.extend(unread),
                None => preview.warnings.push(Warning::OtherSheets(unread)),
            }
        }
        preview.warnings.sort_by_key(Warning::is_pair);
        let updated: FxHashSet<ClientId> = self.updated_places.keys().copied().collect();
        preview.met.retain(|id| !self.clients.contains_key(id) && !updated.contains(id));
        preview.met.sort_unstable();
        preview.met.dedup();
        let size = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        preview.counts.clients_new = size(self.new_places.len());
        preview.counts.clients_updated = size(updated.len());
        preview.counts.clients_matched = size(preview.met.len());
        preview
    }

    /// Puts a batch below what is there, and its records into the shop.
    fn take_in(&mut self, batch: ImportBatch) {
        // The same plan that will write it says which ids its records have here.
        let changes = command::plan(&self.shop, Command::Import(Box::new(batch.clone())), &self.given).map(|plan| plan.changes);
        let changes = changes.unwrap_or_default();
        let next = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let (first_client, first_product, first_staff) =
            (next(self.new_places.len()), next(self.preview.batch.products.len()), next(self.preview.batch.staff.len()));
        let client = |client: ClientRef, known: &FxHashMap<ClientId, u32>| match client {
            ClientRef::Existing(id) => known.get(&id).map_or(client, |place| ClientRef::New(*place)),
            ClientRef::New(place) => ClientRef::New(place + first_client),
        };
        let product = |product: ProductRef, known: &FxHashMap<ProductId, u32>| match product {
            ProductRef::Existing(id) => known.get(&id).map_or(product, |place| ProductRef::New(*place)),
            ProductRef::New(place) => ProductRef::New(place + first_product),
        };
        let staff = |staff: StaffRef, known: &FxHashMap<StaffId, u32>| match staff {
            StaffRef::Existing(id) => known.get(&id).map_or(staff, |place| StaffRef::New(*place)),
            StaffRef::New(place) => StaffRef::New(place + first_staff),
        };
        let looked_after = batch.looked_after.into_iter().map(|(whose, who)| (client(whose, &self.clients), staff(who, &self.staff)));
        self.preview.batch.looked_after.extend(looked_after);
        let renamed = |mut purchase: ImportedPurchase| {
            purchase.client = purchase.client.map(|whose| client(whose, &self.clients));
            purchase.product = purchase.product.map(|what| product(what, &self.products));
            purchase.staff = purchase.staff.map(|who| staff(who, &self.staff));
            for line in purchase.items.iter_mut().flat_map(|lines| lines.iter_mut()) {
                line.product = product(line.product, &self.products);
            }
            purchase
        };
        self.preview.batch.purchases.extend(batch.purchases.into_iter().map(renamed));
        for imported in batch.clients {
            self.put_client(imported);
        }
        self.preview.batch.products.extend(batch.products);
        self.preview.batch.staff.extend(batch.staff);
        self.preview.batch.layouts.extend(batch.layouts);
        let (mut client, mut product, mut staff) = (first_client, first_product, first_staff);
        for change in &changes {
            match change {
                Change::Purchase(row) => {
                    let visit = row.after().and_then(|purchase| Some((purchase.client?, purchase.day)));
                    self.visits.extend(visit);
                }
                Change::Client(row) if row.before().is_none() => note(row.after().map(|after| after.id), &mut self.clients, &mut client),
                Change::Product(row) if row.before().is_none() => note(row.after().map(|after| after.id), &mut self.products, &mut product),
                Change::Staff(row) if row.before().is_none() => note(row.after().map(|after| after.id), &mut self.staff, &mut staff),
                _ => {}
            }
        }
        self.shop.apply(&changes);
    }

    /// A client of an earlier list who comes again is that client with what was learned since.
    fn put_client(&mut self, imported: ImportedClient) {
        let clients = &mut self.preview.batch.clients;
        match imported {
            ImportedClient::New(_) => {
                self.new_places.push(clients.len());
                clients.push(imported);
            }
            ImportedClient::Update(mut client) => {
                // Who looks after them is known of the batch, and has no id yet.
                client.staff = client.staff.filter(|staff| !self.staff.contains_key(staff));
                if let Some(slot) = self.clients.get(&client.id).and_then(|place| self.new_places.get(*place as usize)) {
                    put(clients, *slot, ImportedClient::New(client));
                } else if let Some(slot) = self.updated_places.get(&client.id) {
                    put(clients, *slot, ImportedClient::Update(client));
                } else {
                    self.updated_places.insert(client.id, clients.len());
                    clients.push(ImportedClient::Update(client));
                }
            }
        }
    }
}

fn put(clients: &mut [ImportedClient], place: usize, imported: ImportedClient) {
    if let Some(slot) = clients.get_mut(place) {
        *slot = imported;
    }
}

/// Records of a batch get their ids in its order.
fn note<I: std::hash::Hash + Eq>(id: Option<I>, known: &mut FxHashMap<I, u32>, place: &mut u32) {
    if let Some(id) = id {
        known.insert(id, *place);
        *place += 1;
    }
}

/// Rows are told apart by their sheet.
fn name_rows(preview: &mut Preview, sheet: &str) {
    preview.rejected.iter_mut().for_each(|row| row.sheet = sheet.into());
    preview.skipped.iter_mut().for_each(|row| row.sheet = sheet.into());
    preview.warnings.iter_mut().for_each(|warning| warning.name_rows(sheet));
}

/// Of one kind only one question is asked, and its answer holds for all sheets.
fn ask(questions: &mut Vec<Question>, question: Question) {
    let Some(known) = questions.iter_mut().find(|known| known.kind == question.kind) else {
        questions.push(question);
        return;
    };
    known.answered &= question.answered;
    for Choice { id, readings } in question.choices {
        if let Some(choice) = known.choices.iter_mut().find(|choice| choice.id == id) {
            choice.readings.extend(readings);
        }
    }
}

/// Rows and records of two lists; those of clients are counted anew at the end.
const fn summed(one: Counts, other: Counts) -> Counts {
    Counts {
        rows: one.rows + other.rows,
        header_rows: one.header_rows + other.header_rows,
        rows_imported: one.rows_imported + other.rows_imported,
        rows_skipped: one.rows_skipped + other.rows_skipped,
        rows_rejected: one.rows_rejected + other.rows_rejected,
        rows_already_there: one.rows_already_there + other.rows_already_there,
        purchases: one.purchases + other.purchases,
        refunds: one.refunds + other.refunds,
        visits_without_amount: one.visits_without_amount + other.visits_without_amount,
        guest_purchases: one.guest_purchases + other.guest_purchases,
        ..one
    }
}
