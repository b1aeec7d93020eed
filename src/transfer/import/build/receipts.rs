//! Rows into purchases: those of one receipt become one, and what the shop has already is no new one.

use super::super::goods::Goods;
use super::super::person::{NOTE_LIMIT_CHARS, first_filled, notes};
use super::super::preview::Verdict;
use super::super::reasons::SkipReason;
use super::super::sale::{Not, Sale};
use super::super::table::Row;
use super::super::understood::ReceiptLines;
use super::Builder;
use crate::domain::import_batch::{ClientRef, ImportedPurchase, StaffRef};
use crate::domain::purchase::PurchaseExtra;

/// A purchase to which the next rows may still add lines of the same receipt.
pub(super) struct Open<'a> {
    receipt: &'a str,
    client: Option<ClientRef>,
    staff: Option<StaffRef>,
    sale: Sale,
    goods: Goods,
    note: String,
    /// Rows that it came from.
    rows: u32,
    /// Those of them that are shown.
    shown: std::ops::Range<usize>,
}

impl<'a> Builder<'a> {
    /// A row that only names one more product of the order above it, without a sum.
    pub(super) fn further_line(&mut self, row: Row<'a>, receipt: &'a str) -> Option<SkipReason> {
        let is_same = !receipt.is_empty() && receipt == std::mem::replace(&mut self.last_receipt, receipt);
        if !is_same || self.sales.columns.amounts.is_empty() || !self.sales.amount_cell(row).is_empty() {
            return None;
        }
        // The order above may have been voided; then its products do not matter.
        if let Some(open) = self.open.as_mut().filter(|open| open.receipt == receipt) {
            let goods = self.sales.goods(row);
            open.goods = std::mem::take(&mut open.goods).and(open.sale.sum_minor.unwrap_or(0), goods, 0);
        }
        Some(SkipReason::FurtherLine)
    }

    /// Closes the open purchase if a row is of another receipt.
    pub(super) fn close_unless(&mut self, receipt: &str) {
        if self.open.as_ref().is_some_and(|open| receipt.is_empty() || open.receipt != receipt) {
            self.close();
        }
    }

    /// Adds a row to the open receipt, or opens a new one.
    pub(super) fn add_line(&mut self, row: Row<'a>, sale: Sale, client: Option<ClientRef>, receipt: &'a str) -> Result<(), Not> {
        let goods = self.sales.goods(row);
        if let Some(open) = &mut self.open
            && open.client == client
            && open.sale.at.day == sale.at.day
        {
            // A receipt of one sum on every row, or a refund of a sale: see `ReceiptLines`.
            if self.understood.receipts == ReceiptLines::Whole && open.sale.sum_minor == sale.sum_minor {
                open.goods = std::mem::take(&mut open.goods).and(0, goods, 0);
                return Err(Not::Skip(SkipReason::FurtherLine));
            }
            let (own, other) = (open.sale.sum_minor.unwrap_or(0), sale.sum_minor.unwrap_or(0));
            if (own < 0) == (other < 0) {
                open.goods = std::mem::take(&mut open.goods).and(own, goods, other);
                open.sale.sum_minor = open.sale.sum_minor.map(|sum| sum.saturating_add(other));
                open.sale.refund_minor = open.sale.refund_minor.saturating_add(sale.refund_minor);
                open.rows += 1;
                open.shown.end = self.built.sample.len() + 1;
                return Ok(());
            }
        }
        self.close();
        let note = self.note(row);
        let shown = self.built.sample.len()..self.built.sample.len() + 1;
        let staff = self.sales.staff(row);
        self.open = Some(Open { receipt, client, staff, sale, goods, note, rows: 1, shown });
        if receipt.is_empty() {
            self.close();
        }
        Ok(())
    }

    pub(super) fn note(&mut self, row: Row<'a>) -> String {
        let columns = &self.sales.columns.notes;
        if self.is_own() {
            return first_filled(row, columns).unwrap_or_default().to_owned();
        }
        let note = notes(row, columns);
        if note.len() >= NOTE_LIMIT_CHARS && note.chars().count() >= NOTE_LIMIT_CHARS {
            self.notes_cut += 1;
        }
        note
    }

    /// Puts the open purchase into the batch, unless the shop has it already.
    pub(super) fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let sum_minor = open.sale.sum_minor.unwrap_or(0);
        let (product, quantity_milli, items) = open.goods.into_parts(sum_minor);
        let purchase = ImportedPurchase {
            client: open.client,
            day: open.sale.at.day,
            minute: open.sale.at.minute,
            sum_minor,
            product,
            quantity_milli,
            staff: open.staff,
            items: items.map(Box::new),
            extra: PurchaseExtra::boxed(open.receipt.to_owned(), open.note),
        };
        let refund =
            (open.sale.refund_minor < 0).then(|| ImportedPurchase { sum_minor: open.sale.refund_minor, items: None, ..purchase.clone() });
        let mut is_there = true;
        for purchase in std::iter::once(purchase).chain(refund) {
            if !self.there.take(&purchase) {
                is_there = false;
                self.count(&purchase, open.sale.sum_minor.is_some());
                self.built.batch.purchases.push(purchase);
            }
        }
        let counts = &mut self.built.counts;
        if is_there {
            counts.rows_already_there += open.rows;
            for row in self.built.sample.iter_mut().take(open.shown.end).skip(open.shown.start) {
                row.verdict = Verdict::AlreadyThere;
            }
        } else {
            counts.rows_imported += open.rows;
        }
    }

    pub(super) fn count(&mut self, purchase: &ImportedPurchase, has_sum: bool) {
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
}
