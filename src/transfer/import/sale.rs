//! The purchase as one row gives it: day, sum, whether it took place, what was bought.

use rustc_hash::FxHashMap;

use super::columns::Columns;
use super::dates::{self, DateFault, DayTime};
use super::fields::Field;
use super::goods::{Goods, quantity_milli};
use super::layouts::Layout;
use super::names::Names;
use super::own;
use super::person::first_filled;
use super::preview::Options;
use super::reasons::{RejectReason, SkipReason, Warning};
use super::rows::{self, StatusVerdict};
use super::sums::{self, SumFault};
use super::table::Row;
use super::understood::Understood;
use super::words::yes_or_no;
use crate::domain::import_batch::{ProductRef, StaffRef};
use crate::domain::model::Model;
use crate::domain::text::fold;

/// Why a row does not become a purchase or a client.
pub enum Not {
    Skip(SkipReason),
    /// With the cell at fault.
    Reject(RejectReason, String),
}

/// A purchase before it has its client.
#[derive(Debug, Clone, Copy)]
pub struct Sale {
    pub at: DayTime,
    /// `None` where the file has no sums.
    pub sum_minor: Option<i64>,
    /// ≤ 0, a purchase of its own.
    pub refund_minor: i64,
}

/// Columns of purchases.
#[derive(Debug, Default)]
pub struct SaleColumns {
    pub date: Option<usize>,
    time: Option<usize>,
    pub amounts: Vec<usize>,
    refund: Option<usize>,
    pub receipt: Option<usize>,
    status: Option<usize>,
    /// The status says by yes and no whether the sale was called off: `Void?`.
    is_void: bool,
    kind: Option<usize>,
    pub product: Option<usize>,
    quantity: Option<usize>,
    item_price: Option<usize>,
    /// The one column of money has the price of a piece.
    pub is_unit_price: bool,
    staff: Option<usize>,
    pub notes: Vec<usize>,
}

impl SaleColumns {
    fn of(columns: &Columns) -> Self {
        Self {
            date: columns.first(Field::Date),
            time: columns.first(Field::Time),
            amounts: columns.of(Field::Amount).collect(),
            refund: columns.first(Field::Refund),
            receipt: columns.first(Field::Receipt),
            status: columns.first(Field::Status),
            is_void: columns.guesses.iter().any(|guess| guess.field == Some(Field::Status) && rows::is_void_header(&guess.header)),
            kind: columns.first(Field::Kind),
            product: columns.first(Field::Product),
            quantity: columns.first(Field::Quantity),
            item_price: columns.first(Field::ItemPrice),
            is_unit_price: columns.unit_price().is_some(),
            staff: columns.first(Field::Staff),
            notes: columns.of(Field::Note).collect(),
        }
    }
}

/// Reads purchases out of rows, and remembers the names of products and staff on the way.
pub struct SaleReader<'a> {
    understood: &'a Understood<'a>,
    options: &'a Options,
    pub columns: SaleColumns,
    products: Names<'a, ProductRef>,
    staff: Names<'a, StaffRef>,
    statuses: FxHashMap<&'a str, StatusVerdict>,
}

/// Statuses that are named to the owner.
const STATUSES: usize = 10;

impl<'a> SaleReader<'a> {
    /// A reader that knows the shop's products and staff.
    pub fn new(understood: &'a Understood<'a>, model: &'a Model, options: &'a Options) -> Self {
        let is_own = understood.layout == Some(Layout::Own);
        let products = model.products().iter().map(|product| (product.name.as_str(), ProductRef::Existing(product.id)));
        let staff = model.staff().iter().map(|staff| (staff.name.as_str(), StaffRef::Existing(staff.id)));
        Self {
            understood,
            options,
            columns: SaleColumns::of(understood.columns),
            products: Names::new(products, ProductRef::New, is_own),
            staff: Names::new(staff, StaffRef::New, is_own),
            statuses: FxHashMap::default(),
        }
    }

    /// The number of the receipt; empty if there is none.
    pub fn receipt(&self, row: Row<'a>) -> &'a str {
        let cell = self.columns.receipt.map_or("", |index| row.cell(index));
        // Some programs keep numbers from becoming numbers by an apostrophe.
        if self.understood.layout == Some(Layout::Own) { cell } else { cell.trim_start_matches('\'') }
    }

    /// The cell of the sum.
    pub fn amount_cell(&self, row: Row<'a>) -> &'a str {
        first_filled(row, &self.columns.amounts).unwrap_or_default()
    }

    /// The day as the row gives it.
    pub fn day(&self, row: Row<'_>, date: usize) -> Result<DayTime, DateFault> {
        dates::parse(row.cell(date), self.understood.dates, self.options.today)
    }

    /// Whether the purchase took place.
    pub fn check_status(&mut self, row: Row<'a>) -> Result<(), Not> {
        if let Some(kind) = self.columns.kind.map(|index| row.cell(index)).filter(|kind| rows::is_no_sale_kind(kind)) {
            return Err(Not::Skip(SkipReason::NoSale(kind.into())));
        }
        let Some(status) = self.columns.status.map(|index| row.cell(index)) else { return Ok(()) };
        let layout = self.understood.layout;
        let is_void_column = self.columns.is_void;
        let read = || match yes_or_no(&fold(status)).filter(|_| is_void_column) {
            Some(true) => StatusVerdict::Skip(SkipReason::Voided),
            Some(false) => StatusVerdict::Counts,
            None => rows::status_verdict(status, layout),
        };
        let verdict = self.statuses.entry(status).or_insert_with(read);
        match verdict {
            StatusVerdict::Skip(reason) => Err(Not::Skip(reason.clone())),
            StatusVerdict::Refunded if self.columns.refund.is_none() && self.columns.kind.is_none() => Err(Not::Skip(SkipReason::Refunded)),
            _ => Ok(()),
        }
    }

    /// Day and sums of a row whose day was read as `day` from the column `date`.
    pub fn sale(&self, row: Row<'a>, day: Result<DayTime, DateFault>, date: usize) -> Result<Sale, Not> {
        let amount_index = self.columns.amounts.first().copied();
        let lacks_amount = amount_index.is_some_and(|index| row.len() <= index);
        if row.len() <= date {
            let reason = if lacks_amount { RejectReason::DateAndAmountMissing } else { RejectReason::DateMissing };
            return Err(Not::Reject(reason, String::new()));
        }
        let mut at = day.map_err(|fault| Not::Reject(date_reason(fault), row.cell(date).to_owned()))?;
        if lacks_amount {
            return Err(Not::Reject(RejectReason::AmountMissing, String::new()));
        }
        let parse = |cell: &str| sums::parse(cell, self.understood.sums).map_err(|fault| Not::Reject(sum_reason(fault), cell.to_owned()));
        let mut sum_minor = amount_index.map(|_| parse(self.amount_cell(row))).transpose()?;
        if self.columns.is_unit_price
            && let Some(sum) = &mut sum_minor
        {
            *sum = self.times_quantity(*sum, row)?;
        }
        if at.day > self.options.today {
            return Err(Not::Reject(RejectReason::FutureDate, row.cell(date).to_owned()));
        }
        if let Some(sum) = &mut sum_minor
            && *sum > 0
            && self.columns.kind.is_some_and(|index| rows::is_refund_kind(row.cell(index)))
        {
            *sum = -*sum;
        }
        let refund = self.columns.refund.map(|index| row.cell(index)).filter(|cell| !cell.is_empty());
        let refund_minor = -refund.map(parse).transpose()?.unwrap_or(0).abs();
        if at.minute.is_none() {
            at.minute = self.columns.time.and_then(|index| dates::parse_time(row.cell(index)));
        }
        Ok(Sale { at, sum_minor, refund_minor })
    }

    /// A price times the quantity of its row (one where the cell is blank), rounded half away from zero.
    fn times_quantity(&self, price_minor: i64, row: Row<'a>) -> Result<i64, Not> {
        let cell = self.columns.quantity.map_or("", |index| row.cell(index));
        if cell.is_empty() {
            return Ok(price_minor);
        }
        let fault = |fault| Not::Reject(sum_reason(fault), cell.to_owned());
        let milli = quantity_milli(cell, self.understood.sums).map_err(fault)?;
        let exact = i128::from(price_minor) * i128::from(milli);
        let sum = crate::domain::money::divide_round(exact, 1000).and_then(|sum| i64::try_from(sum).ok());
        sum.filter(|sum| sum.abs() < sums::LIMIT_MINOR).ok_or_else(|| fault(SumFault::TooLarge))
    }

    /// Who served.
    pub fn staff(&mut self, row: Row<'a>) -> Option<StaffRef> {
        self.columns.staff.and_then(|index| self.staff.resolve(row.cell(index)))
    }

    /// What was bought.
    pub fn goods(&mut self, row: Row<'a>) -> Goods {
        let Some(cell) = self.columns.product.map(|index| row.cell(index)) else { return Goods::default() };
        if self.understood.layout == Some(Layout::Own) && own::is_item_line(cell) {
            return Goods::of_own_lines(cell, self.understood.sums, &mut self.products);
        }
        if let Some(goods) = Goods::of_counted_list(cell, &mut self.products) {
            return goods;
        }
        let Some(product) = self.products.resolve(cell) else { return Goods::default() };
        let quantity = self.columns.quantity.and_then(|index| quantity_milli(row.cell(index), self.understood.sums).ok());
        let quantity_milli = quantity.and_then(|milli| u32::try_from(milli).ok()).unwrap_or(1000);
        let price = self.columns.item_price.and_then(|index| sums::parse(row.cell(index), self.understood.sums).ok());
        Goods::one(product, quantity_milli, price.map(|price| price.saturating_mul(i64::from(quantity_milli)) / 1000))
    }

    /// New products, new staff, and what is to be said of statuses.
    pub fn finish(self) -> (Vec<String>, Vec<String>, Option<Warning>) {
        let unknown = self.statuses.iter().filter(|(_, verdict)| **verdict == StatusVerdict::Unknown);
        let mut unknown: Vec<String> = unknown.map(|(status, _)| (*status).to_owned()).collect();
        unknown.sort_unstable();
        unknown.truncate(STATUSES);
        let warning = (!unknown.is_empty()).then_some(Warning::UnknownStatuses(unknown));
        (self.products.into_new(), self.staff.into_new(), warning)
    }
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
