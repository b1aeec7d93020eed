//! From understood columns to what the file brings: every row is imported, skipped or rejected.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::columns::Columns;
use super::dates::{self, DateFault, DateStyle, DayTime};
use super::dedupe::AlreadyThere;
use super::fields::Field;
use super::layouts::Layout;
use super::matching::Matcher;
use super::names::Names;
use super::person::{NOTE_LIMIT_CHARS, PersonColumns, PersonContext, first_filled, notes};
use super::preview::{CELL_END, Counts, Options, RejectedRow, SampleRow, SkippedRow, Sums, Verdict};
use super::reasons::{RejectReason, SkipReason, Warning};
use super::rows::{self, StatusVerdict};
use super::sums::{self, SumFault, SumStyle};
use super::table::{Row, Table};
use crate::domain::import_batch::{ClientRef, ImportBatch, ImportedPurchase, ProductRef, StaffRef};
use crate::domain::model::Model;
use crate::domain::purchase::PurchaseExtra;

/// How the file was understood.
pub struct Understood<'a> {
    pub table: &'a Table,
    /// Index of the row of headers.
    pub header: Option<usize>,
    pub columns: &'a Columns,
    pub layout: Option<Layout>,
    /// Headings of groups in a report: the client by the row's index.
    pub headings: FxHashMap<usize, Box<str>>,
    pub dates: DateStyle,
    pub sums: SumStyle,
}

/// What the rows came to.
#[derive(Debug, Default)]
pub struct Built {
    pub counts: Counts,
    pub sums_minor: Sums,
    pub rejected: Vec<RejectedRow>,
    pub skipped: Vec<SkippedRow>,
    pub warnings: Vec<Warning>,
    pub sample: Vec<SampleRow>,
    pub batch: ImportBatch,
}

/// Rows below the header that are shown.
const SAMPLE_ROWS: usize = 50;
/// Statuses that are named to the owner.
const STATUSES: usize = 10;

/// Goes through all rows. `None` if `tick` said to stop.
pub fn build(understood: &Understood<'_>, model: &Model, options: &Options, tick: &dyn Fn(usize) -> ControlFlow<()>) -> Option<Built> {
    let mut builder = Builder::new(understood, model, options);
    for index in 0..understood.table.len() {
        builder.row(index);
        if index % 65_536 == 65_535 && tick(index).is_break() {
            return None;
        }
    }
    Some(builder.finish())
}

/// Why a row does not become a purchase or a client.
enum Not {
    Skip(SkipReason),
    /// With the cell at fault.
    Reject(RejectReason, String),
}

/// A purchase before it has its client.
#[derive(Debug, Clone, Copy)]
struct Sale {
    at: DayTime,
    /// `None` where the file has no sums.
    sum_minor: Option<i64>,
    /// ≤ 0, a purchase of its own.
    refund_minor: i64,
}

struct Builder<'a> {
    understood: &'a Understood<'a>,
    options: &'a Options,
    people: PersonColumns,
    slots: Slots,
    width: usize,
    header_cells: Vec<&'a str>,
    matcher: Matcher<'a>,
    /// Clients of rows that say the same of them.
    seen: FxHashMap<Box<str>, Option<ClientRef>>,
    key: String,
    products: Names<'a, ProductRef>,
    staff: Names<'a, StaffRef>,
    there: AlreadyThere,
    last_receipt: &'a str,
    statuses: FxHashMap<&'a str, StatusVerdict>,
    unreadable_phones: Option<Warning>,
    notes_cut: u32,
    built: Built,
}

/// Columns of purchases.
#[derive(Debug, Default)]
struct Slots {
    date: Option<usize>,
    time: Option<usize>,
    amounts: Vec<usize>,
    refund: Option<usize>,
    receipt: Option<usize>,
    status: Option<usize>,
    kind: Option<usize>,
    product: Option<usize>,
    quantity: Option<usize>,
    staff: Option<usize>,
    notes: Vec<usize>,
}

impl Slots {
    fn of(columns: &Columns) -> Self {
        Self {
            date: columns.first(Field::Date),
            time: columns.first(Field::Time),
            amounts: columns.of(Field::Amount).collect(),
            refund: columns.first(Field::Refund),
            receipt: columns.first(Field::Receipt),
            status: columns.first(Field::Status),
            kind: columns.first(Field::Kind),
            product: columns.first(Field::Product),
            quantity: columns.first(Field::Quantity),
            staff: columns.first(Field::Staff),
            notes: columns.of(Field::Note).collect(),
        }
    }
}

impl<'a> Builder<'a> {
    fn new(understood: &'a Understood<'a>, model: &'a Model, options: &'a Options) -> Self {
        let slots = Slots::of(understood.columns);
        let header_cells = understood.header.map(|index| understood.table.row(index).cells().collect()).unwrap_or_default();
        let products = model.products().iter().map(|product| (product.name.as_str(), ProductRef::Existing(product.id)));
        let staff = model.staff().iter().map(|staff| (staff.name.as_str(), StaffRef::Existing(staff.id)));
        Self {
            understood,
            options,
            people: PersonColumns::of(understood.columns, slots.date.is_none()),
            width: understood.columns.guesses.len(),
            header_cells,
            matcher: Matcher::new(model, understood.layout.map_or("", Layout::source)),
            seen: FxHashMap::default(),
            key: String::new(),
            products: Names::new(products, ProductRef::New),
            staff: Names::new(staff, StaffRef::New),
            there: if slots.date.is_some() { AlreadyThere::of(model) } else { AlreadyThere::default() },
            last_receipt: "",
            statuses: FxHashMap::default(),
            unreadable_phones: None,
            notes_cut: 0,
            built: Built::default(),
            slots,
        }
    }

    fn row(&mut self, index: usize) {
        let table: &'a Table = self.understood.table;
        let row = table.row(index);
        if self.understood.header == Some(index) {
            self.built.counts.header_rows = 1;
            return;
        }
        let number = row_number(index);
        let outcome = self.outcome(row, index, number);
        let (verdict, sale) = match outcome {
            Ok((verdict, sale)) => (verdict, sale),
            Err(Not::Skip(reason)) => {
                self.built.skipped.push(SkippedRow { row: number, reason: reason.clone() });
                (Verdict::Skipped(reason), None)
            }
            Err(Not::Reject(reason, cell)) => {
                self.built.rejected.push(RejectedRow { row: number, reason, cell: cell.into(), cells: joined(row) });
                (Verdict::Rejected(reason), None)
            }
        };
        match verdict {
            Verdict::Imported => self.built.counts.rows_imported += 1,
            Verdict::AlreadyThere => self.built.counts.rows_already_there += 1,
            Verdict::Skipped(_) | Verdict::Rejected(_) => {}
        }
        let is_below_header = self.understood.header.is_none_or(|header| index > header);
        if is_below_header && self.built.sample.len() < SAMPLE_ROWS {
            self.sample(row, number, verdict, sale);
        }
    }

    fn outcome(&mut self, row: Row<'a>, index: usize, number: u32) -> Result<(Verdict, Option<Sale>), Not> {
        if row.is_blank() {
            return Err(Not::Skip(SkipReason::Blank));
        }
        if let Some(header) = self.understood.header
            && index < header
        {
            let is_sep = index == 0 && row.len() <= 2 && row.cell(0).to_ascii_lowercase().starts_with("sep=");
            return Err(Not::Skip(if is_sep { SkipReason::SepHint } else { SkipReason::Title }));
        }
        if !self.header_cells.is_empty()
            && row.cell(0) == self.header_cells.first().copied().unwrap_or_default()
            && row.cells().eq(self.header_cells.iter().copied())
        {
            return Err(Not::Skip(SkipReason::RepeatedHeader));
        }
        if let Some(client) = self.understood.headings.get(&index) {
            return Err(Not::Skip(SkipReason::GroupSubtotal(client.clone())));
        }
        match self.slots.date {
            Some(date) => self.purchase_row(row, number, date),
            None => self.client_row(row, number).map(|()| (Verdict::Imported, None)),
        }
    }

    fn client_row(&mut self, row: Row<'a>, number: u32) -> Result<(), Not> {
        self.check_width(row)?;
        let person = self.people.read(row, self.person_context());
        match person.filter(super::matching::Person::is_anybody) {
            Some(person) => {
                if let Some(total) =
                    rows::total_or_footer(row).filter(|_| person.client.phones.is_empty() && person.client.emails.is_empty())
                {
                    return Err(Not::Skip(total));
                }
                self.note_unreadable_phone(row, &person, number);
                self.notes_cut += u32::from(person.client.note.chars().count() >= NOTE_LIMIT_CHARS);
                self.matcher.resolve(person, number);
                Ok(())
            }
            None => Err(Not::Reject(RejectReason::NoClient, String::new())),
        }
    }

    fn purchase_row(&mut self, row: Row<'a>, number: u32, date: usize) -> Result<(Verdict, Option<Sale>), Not> {
        let parsed_day = dates::parse(row.cell(date), self.understood.dates, self.options.today);
        if parsed_day.is_err()
            && let Some(reason) = rows::total_or_footer(row)
        {
            return Err(Not::Skip(reason));
        }
        self.check_width(row)?;
        let receipt = self.slots.receipt.map_or("", |index| row.cell(index).trim_start_matches('\''));
        let amount_cell = first_filled(row, &self.slots.amounts).unwrap_or_default();
        if !receipt.is_empty() && receipt == self.last_receipt && amount_cell.is_empty() && !self.slots.amounts.is_empty() {
            return Err(Not::Skip(SkipReason::FurtherLine));
        }
        self.last_receipt = receipt;
        self.check_status(row)?;
        let sale = self.sale(row, parsed_day, date, amount_cell)?;
        let client = self.client_of(row, number);
        let verdict = self.push_purchases(row, sale, client, receipt);
        Ok((verdict, Some(sale)))
    }

    /// Filled cells beyond the last column: a separator stood unquoted in a cell and shifted the rest.
    fn check_width(&self, row: Row<'_>) -> Result<(), Not> {
        if row.len() <= self.width {
            return Ok(());
        }
        match row.filled_len().checked_sub(self.width) {
            Some(extra) if extra > 0 => Err(Not::Reject(
                RejectReason::ColumnsShifted { extra: u16::try_from(extra).unwrap_or(u16::MAX) },
                row.cell(self.width).to_owned(),
            )),
            _ => Ok(()),
        }
    }

    fn check_status(&mut self, row: Row<'a>) -> Result<(), Not> {
        let Some(status) = self.slots.status.map(|index| row.cell(index)) else { return Ok(()) };
        let layout = self.understood.layout;
        let verdict = self.statuses.entry(status).or_insert_with(|| rows::status_verdict(status, layout));
        match verdict {
            StatusVerdict::Skip(reason) => Err(Not::Skip(reason.clone())),
            StatusVerdict::Refunded if self.slots.refund.is_none() && self.slots.kind.is_none() => Err(Not::Skip(SkipReason::Refunded)),
            _ => Ok(()),
        }
    }

    fn sale(&self, row: Row<'_>, parsed_day: Result<DayTime, DateFault>, date: usize, amount_cell: &str) -> Result<Sale, Not> {
        let amount_index = self.slots.amounts.first().copied();
        let lacks_amount = amount_index.is_some_and(|index| row.len() <= index);
        if row.len() <= date {
            let reason = if lacks_amount { RejectReason::DateAndAmountMissing } else { RejectReason::DateMissing };
            return Err(Not::Reject(reason, String::new()));
        }
        let mut at = parsed_day.map_err(|fault| Not::Reject(date_reason(fault), row.cell(date).to_owned()))?;
        if lacks_amount {
            return Err(Not::Reject(RejectReason::AmountMissing, String::new()));
        }
        let parse = |cell: &str| sums::parse(cell, self.understood.sums).map_err(|fault| Not::Reject(sum_reason(fault), cell.to_owned()));
        let mut sum_minor = amount_index.map(|_| parse(amount_cell)).transpose()?;
        if at.day > self.options.today {
            return Err(Not::Reject(RejectReason::FutureDate, row.cell(date).to_owned()));
        }
        if let Some(sum) = &mut sum_minor
            && *sum > 0
            && self.slots.kind.is_some_and(|index| rows::is_refund_kind(row.cell(index)))
        {
            *sum = -*sum;
        }
        let refund = self.slots.refund.map(|index| row.cell(index)).filter(|cell| !cell.is_empty());
        let refund_minor = -refund.map(parse).transpose()?.unwrap_or(0).abs();
        if at.minute.is_none() {
            at.minute = self.slots.time.and_then(|index| dates::parse_time(row.cell(index)));
        }
        Ok(Sale { at, sum_minor, refund_minor })
    }

    /// The client of a row; `None` for a guest.
    fn client_of(&mut self, row: Row<'a>, number: u32) -> Option<ClientRef> {
        self.people.write_key(row, &mut self.key);
        if let Some(known) = self.seen.get(self.key.as_str()) {
            return *known;
        }
        let person = self.people.read(row, self.person_context()).filter(super::matching::Person::is_anybody);
        if let Some(person) = &person {
            self.note_unreadable_phone(row, person, number);
        }
        let found = person.map(|person| self.matcher.resolve(person, number));
        self.seen.insert(self.key.as_str().into(), found);
        found
    }

    fn push_purchases(&mut self, row: Row<'a>, sale: Sale, client: Option<ClientRef>, receipt: &str) -> Verdict {
        let note = notes(row, &self.slots.notes);
        if note.len() >= NOTE_LIMIT_CHARS && note.chars().count() >= NOTE_LIMIT_CHARS {
            self.notes_cut += 1;
        }
        let product = self.slots.product.and_then(|index| self.products.resolve(row.cell(index)));
        let quantity = SumStyle { minor_digits: 3, ..self.understood.sums };
        let quantity_milli =
            self.slots.quantity.and_then(|index| sums::parse(row.cell(index), quantity).ok()).and_then(|milli| u32::try_from(milli).ok());
        let purchase = ImportedPurchase {
            client,
            day: sale.at.day,
            minute: sale.at.minute,
            sum_minor: sale.sum_minor.unwrap_or(0),
            product,
            quantity_milli: quantity_milli.unwrap_or(1000),
            staff: self.slots.staff.and_then(|index| self.staff.resolve(row.cell(index))),
            items: None,
            extra: PurchaseExtra::boxed(receipt.to_owned(), note),
        };
        let refund = (sale.refund_minor < 0).then(|| ImportedPurchase { sum_minor: sale.refund_minor, ..purchase.clone() });
        let mut verdict = Verdict::AlreadyThere;
        for purchase in std::iter::once(purchase).chain(refund) {
            if !self.there.take(&purchase) {
                verdict = Verdict::Imported;
                self.count(&purchase, sale.sum_minor.is_some());
                self.built.batch.purchases.push(purchase);
            }
        }
        verdict
    }

    fn count(&mut self, purchase: &ImportedPurchase, has_sum: bool) {
        let (counts, sums) = (&mut self.built.counts, &mut self.built.sums_minor);
        let sum = purchase.sum_minor;
        match (purchase.client, has_sum) {
            (None, _) => {
                sums.guests += sum;
                if sum < 0 { counts.refunds += 1 } else { counts.guest_purchases += 1 }
            }
            (Some(_), _) if sum < 0 => {
                counts.refunds += 1;
                sums.refunds += sum;
            }
            (Some(_), true) => {
                counts.purchases += 1;
                sums.purchases += sum;
            }
            (Some(_), false) => counts.visits_without_amount += 1,
        }
    }

    fn note_unreadable_phone(&mut self, row: Row<'_>, person: &super::matching::Person, number: u32) {
        let Some(cell) = self.people.unreadable_phone(row, person) else { return };
        match &mut self.unreadable_phones {
            Some(Warning::UnreadablePhones { count, .. }) => *count += 1,
            other => *other = Some(Warning::UnreadablePhones { count: 1, first_row: number, example: cell.chars().take(60).collect() }),
        }
    }

    fn sample(&mut self, row: Row<'_>, number: u32, verdict: Verdict, sale: Option<Sale>) {
        let person = self.people.read(row, self.person_context());
        let client = person.as_ref().map(|person| &person.client);
        let contact = client
            .and_then(|client| client.phones.first().map(crate::domain::phone::Phone::display).or_else(|| client.emails.first().cloned()));
        let id = person.as_ref().map(|person| person.external_id.clone());
        self.built.sample.push(SampleRow {
            row: number,
            verdict,
            name: client.map(|client| client.name.clone()).unwrap_or_default(),
            contact: contact.or(id).unwrap_or_default(),
            day: sale.map(|sale| sale.at.day),
            minute: sale.and_then(|sale| sale.at.minute),
            sum_minor: sale.and_then(|sale| sale.sum_minor),
            product: self.slots.product.map(|index| row.cell(index).to_owned()).unwrap_or_default(),
        });
    }

    fn person_context(&self) -> PersonContext<'a> {
        PersonContext { region: &self.options.region, today: self.options.today, dates: self.understood.dates }
    }

    fn finish(mut self) -> Built {
        let has_only_names = self.people.has_only_names();
        let matched = self.matcher.finish();
        let built = &mut self.built;
        let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        built.warnings.extend(matched.warnings);
        built.warnings.extend(self.unreadable_phones);
        if has_only_names && !matched.clients.is_empty() {
            built.warnings.push(Warning::NamesAreTheKey);
        }
        if built.counts.rows_already_there > 0 {
            built.warnings.push(Warning::AlreadyThere { count: built.counts.rows_already_there });
        }
        if self.notes_cut > 0 {
            built.warnings.push(Warning::NotesCut { count: self.notes_cut, limit_chars: size(NOTE_LIMIT_CHARS) });
        }
        let mut unknown: Vec<String> = self
            .statuses
            .iter()
            .filter(|(_, verdict)| **verdict == StatusVerdict::Unknown)
            .map(|(status, _)| (*status).to_owned())
            .collect();
        if !unknown.is_empty() {
            unknown.sort_unstable();
            unknown.truncate(STATUSES);
            built.warnings.push(Warning::UnknownStatuses(unknown));
        }
        built.counts.rows = size(self.understood.table.len());
        built.counts.rows_rejected = size(built.rejected.len());
        built.counts.rows_skipped = size(built.skipped.len()) + built.counts.rows_already_there;
        built.counts.clients_new = size(matched.new);
        built.counts.clients_updated = size(matched.updated);
        built.counts.clients_matched = size(matched.unchanged);
        built.batch.clients = matched.clients;
        built.batch.products = self.products.into_new();
        built.batch.staff = self.staff.into_new();
        self.built
    }
}

/// Rows are counted from 1.
fn row_number(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

fn joined(row: Row<'_>) -> Box<str> {
    let mut cells = String::new();
    for (index, cell) in row.cells().enumerate() {
        if index > 0 {
            cells.push(CELL_END);
        }
        cells.push_str(cell);
    }
    cells.into()
}

const fn date_reason(fault: DateFault) -> RejectReason {
    match fault {
        DateFault::Missing => RejectReason::NoDate,
        DateFault::NotADate => RejectReason::NotADate,
        DateFault::NoSuchDay => RejectReason::NoSuchDay,
        DateFault::ImpossibleYear => RejectReason::ImpossibleYear,
        DateFault::ExcelError => RejectReason::ExcelError,
    }
}

const fn sum_reason(fault: SumFault) -> RejectReason {
    match fault {
        SumFault::Missing => RejectReason::NoAmount,
        SumFault::NotANumber => RejectReason::NotANumber,
        SumFault::TooLarge => RejectReason::TooLarge,
        SumFault::ExcelError => RejectReason::ExcelError,
    }
}
