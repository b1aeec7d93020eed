//! From understood columns to what the file brings: every row is imported, skipped or rejected.

mod about;
mod receipts;

use std::collections::BTreeMap;

use std::ops::ControlFlow;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::dedupe::AlreadyThere;
use super::layouts::Layout;
use super::matching::{Matcher, Person, is_known_by_name_alone};
use super::periods::is_period;
use super::person::{NOTE_LIMIT_CHARS, PersonColumns};
use super::preview::{Counts, Options, RejectedRow, SampleRow, SkippedRow, Sums, Verdict};
use super::reasons::{RefusalReason, RejectReason, SkipReason, Warning};
use super::rows;
use super::sale::{Not, Sale, SaleReader};
use super::shown;
use super::table::{Row, Table};
use super::understood::Understood;
use super::unnamed::naming_columns;
use super::words::is_spreadsheet_error;
use crate::domain::client::Client;
use crate::domain::ids::ClientId;
use crate::domain::import_batch::{ClientRef, ImportBatch, ImportedClient};
use crate::domain::model::Model;

/// What the rows came to.
#[derive(Debug, Default)]
pub struct Built {
    pub counts: Counts,
    pub sums_minor: Sums,
    pub rejected: Vec<RejectedRow>,
    pub skipped: Vec<SkippedRow>,
    pub warnings: Vec<Warning>,
    pub sample: Vec<SampleRow>,
    pub met: Vec<ClientId>,
    pub batch: ImportBatch,
}

/// Rows below the header that are shown.
const SAMPLE_ROWS: usize = 50;
/// A file brings so many new clients at most: each takes a kilobyte of memory until it is written.
const CLIENTS_MAX: usize = 1_000_000;

/// Goes through all rows.
///
/// # Errors
/// [`RefusalReason`] if `tick` said to stop, or the file brings more clients than memory should hold.
pub fn build(
    understood: &Understood<'_>,
    model: &Model,
    options: &Options,
    tick: &dyn Fn(usize) -> ControlFlow<()>,
) -> Result<Built, RefusalReason> {
    let mut builder = Builder::new(understood, model, options);
    for index in 0..understood.table.len() {
        builder.row(index);
        if index % 65_536 == 65_535 {
            if tick(index).is_break() {
                return Err(RefusalReason::Cancelled);
            }
            if builder.matcher.new_clients() > CLIENTS_MAX {
                return Err(RefusalReason::TooMuch);
            }
        }
    }
    Ok(builder.finish())
}

struct Builder<'a> {
    understood: &'a Understood<'a>,
    options: &'a Options,
    people: PersonColumns,
    sales: SaleReader<'a>,
    width: usize,
    header_cells: Vec<&'a str>,
    matcher: Matcher<'a>,
    /// Clients of rows that say the same of them.
    seen: FxHashMap<Box<str>, Option<ClientRef>>,
    key: String,
    there: AlreadyThere,
    open: Option<receipts::Open<'a>>,
    last_receipt: &'a str,
    /// The receipt of the row above.
    receipt_above: &'a str,
    /// Columns that say who a row is about.
    naming: Vec<usize>,
    /// The last day that a row had.
    last_day: Option<NaiveDate>,
    /// The last row that named a client, and its receipt.
    named: Option<(Row<'a>, &'a str)>,
    /// The row that says who the row in hand is about.
    named_by: Row<'a>,
    unreadable_phones: Option<Warning>,
    /// Cells that could not be understood, by their column.
    unread: BTreeMap<usize, Warning>,
    notes_cut: u32,
    built: Built,
}

impl<'a> Builder<'a> {
    fn new(understood: &'a Understood<'a>, model: &'a Model, options: &'a Options) -> Self {
        let sales = SaleReader::new(understood, model, options);
        let is_own = understood.layout == Some(Layout::Own);
        Self {
            understood,
            options,
            people: PersonColumns::of(understood.columns, sales.columns.date.is_none()),
            width: understood.columns.guesses.len(),
            header_cells: understood.header.map(|index| understood.table.row(index).cells().collect()).unwrap_or_default(),
            matcher: Matcher::new(model, understood.layout.map_or("", Layout::source), &options.answers),
            seen: FxHashMap::default(),
            key: String::new(),
            there: if sales.columns.date.is_some() { AlreadyThere::of(model, is_own) } else { AlreadyThere::default() },
            open: None,
            last_receipt: "",
            receipt_above: "",
            naming: naming_columns(understood.columns),
            last_day: None,
            named: None,
            named_by: understood.table.row(0),
            unreadable_phones: None,
            unread: BTreeMap::new(),
            notes_cut: 0,
            built: Built::default(),
            sales,
        }
    }

    fn row(&mut self, index: usize) {
        let table: &'a Table = self.understood.table;
        let row = table.row(index);
        if self.understood.header == Some(index) {
            self.built.counts.header_rows = 1;
            return;
        }
        let number = self.understood.row_number(index);
        self.named_by = row;
        let outcome = self.outcome(row, index, number);
        let (verdict, sale) = match outcome {
            Ok(sale) => (Verdict::Imported, sale),
            Err(Not::Skip(reason)) => {
                self.built.skipped.push(SkippedRow { sheet: Box::default(), row: number, reason: reason.clone() });
                (Verdict::Skipped(reason), None)
            }
            Err(Not::Reject(reason, cell)) => {
                self.built.rejected.push(RejectedRow {
                    sheet: Box::default(),
                    row: number,
                    reason,
                    cell: cell.into(),
                    cells: shown::joined(row),
                });
                (Verdict::Rejected(reason), None)
            }
        };
        let is_below_header = self.understood.header.is_none_or(|header| index > header);
        if is_below_header && self.built.sample.len() < SAMPLE_ROWS {
            self.sample(row, number, verdict, sale);
        }
    }

    fn outcome(&mut self, row: Row<'a>, index: usize, number: u32) -> Result<Option<Sale>, Not> {
        if row.is_blank() || rows::is_rule(row) {
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
        if let Some(reason) = self.understood.headings.get(&index) {
            return Err(Not::Skip(reason.clone()));
        }
        match self.sales.columns.date.filter(|_| !self.understood.without_visits.contains(&index)) {
            Some(date) => self.purchase_row(row, index, date).map(Some),
            None => self.client_row(row, number).map(|()| None),
        }
    }

    fn client_row(&mut self, row: Row<'a>, number: u32) -> Result<(), Not> {
        self.check_width(row)?;
        let person = self.person(row);
        match person.filter(Person::is_anybody) {
            Some(person) => {
                if let Some(total) = rows::total_or_footer(row).filter(|_| is_name_alone(&person)) {
                    return Err(Not::Skip(total));
                }
                self.note_unread(row, &person, number);
                self.notes_cut += u32::from(person.client.note.chars().count() >= NOTE_LIMIT_CHARS);
                let client = self.matcher.resolve(person, number).ok_or(Not::Skip(SkipReason::Erased))?;
                if let Some(staff) = self.sales.staff(row).filter(|_| !self.matcher.is_looked_after(client)) {
                    self.built.batch.looked_after.push((client, staff));
                }
                self.built.counts.rows_imported += 1;
                Ok(())
            }
            None => Err(Not::Reject(RejectReason::NoClient, String::new())),
        }
    }

    fn purchase_row(&mut self, row: Row<'a>, index: usize, date: usize) -> Result<Sale, Not> {
        let day = self.day_of(row, date);
        if day.is_err()
            && let Some(reason) = rows::total_or_footer(row)
        {
            return Err(Not::Skip(reason));
        }
        if day.is_err() && (self.understood.is_heading(row) || is_heading_of_days(row, date)) {
            return Err(Not::Skip(SkipReason::Title));
        }
        let receipt = self.receipt_of(row, day.is_ok() && row.cell(date).is_empty());
        self.named_by = self.naming_row(row, receipt);
        if let Some(client) = self.heading(row, index, date) {
            return Err(Not::Skip(SkipReason::GroupSubtotal(client.into())));
        }
        self.check_width(row)?;
        if let Some(reason) = self.further_line(row, receipt) {
            return Err(Not::Skip(reason));
        }
        self.close_unless(receipt);
        self.sales.check_status(row)?;
        let sale = self.sales.sale(row, day, date)?;
        let client = self.client_of(self.named_by, self.understood.row_number(index))?;
        self.add_line(row, sale, client, receipt)?;
        Ok(sale)
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

    fn sample(&mut self, row: Row<'_>, number: u32, verdict: Verdict, sale: Option<Sale>) {
        let person = self.person(self.named_by);
        let product = self.sales.columns.product.map_or("", |index| row.cell(index));
        self.built.sample.push(shown::sample_row(row, number, verdict, sale, person.as_ref(), product));
    }

    fn finish(mut self) -> Built {
        self.close();
        let has_only_names = self.people.has_only_names();
        let matched = self.matcher.finish();
        let built = &mut self.built;
        let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        built.warnings.extend(matched.warnings);
        built.warnings.extend(self.unreadable_phones);
        built.warnings.extend(self.unread.into_values());
        if built.counts.guest_purchases > 0 && self.people.is_empty() {
            built.warnings.push(Warning::NoClients);
        } else if has_only_names && matched.clients.iter().filter_map(new_client).any(is_known_by_name_alone) {
            built.warnings.push(Warning::NamesAreTheKey);
        }
        let nameless = |client: &&Client| client.name.is_empty() && client.phones.is_empty() && client.emails.is_empty();
        let only_ids = || matched.clients.iter().filter_map(new_client).filter(nameless);
        if let Some(example) = only_ids().next().and_then(|client| client.external_ids.first()) {
            built.warnings.push(Warning::OnlyIds { count: size(only_ids().count()), example: example.id.clone() });
        }
        if built.counts.rows_already_there > 0 {
            built.warnings.push(Warning::AlreadyThere { count: built.counts.rows_already_there });
        }
        if self.notes_cut > 0 {
            built.warnings.push(Warning::NotesCut { count: self.notes_cut, limit_chars: size(NOTE_LIMIT_CHARS) });
        }
        let (products, staff, statuses) = self.sales.finish();
        built.warnings.extend(statuses);
        built.counts.rows = size(self.understood.table.len());
        built.counts.rows_rejected = size(built.rejected.len());
        built.counts.rows_skipped = size(built.skipped.len()) + built.counts.rows_already_there;
        built.counts.clients_new = size(matched.new);
        built.counts.clients_updated = size(matched.updated);
        built.counts.clients_matched = size(matched.unchanged.len());
        built.met = matched.unchanged;
        built.batch.clients = matched.clients;
        built.batch.products = products;
        built.batch.staff = staff;
        self.built
    }
}

fn new_client(imported: &ImportedClient) -> Option<&Client> {
    match imported {
        ImportedClient::New(client) => Some(client),
        ImportedClient::Update(_) => None,
    }
}

/// A total has nothing in it that tells a client apart but its first words.
const fn is_name_alone(person: &Person) -> bool {
    person.client.phones.is_empty() && person.client.emails.is_empty() && person.external_id.is_empty()
}

/// `Февраль 2025` or `Мастер: Ольга` above the rows of theirs, in the column of days or any other.
fn is_heading_of_days(row: Row<'_>, date: usize) -> bool {
    let mut filled = row.cells().filter(|cell| !cell.is_empty());
    let is_word =
        |cell: &str| cell == row.cell(date) && cell.chars().any(char::is_alphabetic) && !cell.bytes().any(|byte| byte.is_ascii_digit());
    filled.next().is_some_and(|cell| (is_period(cell) || is_word(cell)) && !is_spreadsheet_error(cell)) && filled.next().is_none()
}
