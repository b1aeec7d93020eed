//! Who and when a row is about, where the row itself may not say it again.

use super::super::dates::{DateFault, DayTime};
use super::super::layouts::Layout;
use super::super::matching::Person;
use super::super::own;
use super::super::person::PersonContext;
use super::super::reasons::{SkipReason, Warning};
use super::super::rows;
use super::super::sale::Not;
use super::super::table::Row;
use super::super::undated::may_be_purchase;
use super::super::understood::{UndatedRows, UnnamedRows};
use super::super::unnamed::name_of;
use super::Builder;
use crate::domain::import_batch::ClientRef;

/// Letters of a cell that are shown.
const EXAMPLE_CHARS: usize = 60;

fn example_of(cell: &str) -> String {
    cell.chars().take(EXAMPLE_CHARS).collect()
}

impl<'a> Builder<'a> {
    /// The day of a row: its own, or that above if days are written once for a group.
    pub(super) fn day_of(&mut self, row: Row<'a>, date: usize) -> Result<DayTime, DateFault> {
        let day = self.sales.day(row, date);
        if let Ok(at) = day {
            self.last_day = Some(at.day);
        }
        let amount = self.sales.columns.amounts.first().copied();
        let is_of_day_above = self.understood.undated == UndatedRows::Above
            && day == Err(DateFault::Missing)
            && rows::total_or_footer(row).is_none()
            && may_be_purchase(row, &self.naming, amount);
        match self.last_day.filter(|_| is_of_day_above) {
            Some(day) => Ok(DayTime { day, minute: None }),
            None => day,
        }
    }

    /// The receipt of a row: its own; that above if neither it nor the day nor the client are written again.
    pub(super) fn receipt_of(&mut self, row: Row<'a>, is_of_day_above: bool) -> &'a str {
        let receipt = self.sales.receipt(row);
        if receipt.is_empty() && is_of_day_above && name_of(row, &self.naming).is_none() {
            return self.receipt_above;
        }
        self.receipt_above = receipt;
        receipt
    }

    /// The row that says who bought: this one; or the last that named anybody, if this one is a further line of its
    /// receipt or names are written once for a group.
    pub(super) fn naming_row(&mut self, row: Row<'a>, receipt: &'a str) -> Row<'a> {
        if name_of(row, &self.naming).is_some() {
            self.named = Some((row, receipt));
            return row;
        }
        let is_above = |(_, its): &(Row<'a>, &str)| {
            self.understood.layout.is_none() && (self.understood.unnamed == UnnamedRows::Above || (!receipt.is_empty() && receipt == *its))
        };
        self.named.filter(is_above).map_or(row, |(above, _)| above)
    }

    /// The client who stands alone above their purchases.
    pub(super) fn heading(&self, row: Row<'a>, index: usize, date: usize) -> Option<&'a str> {
        if self.understood.unnamed != UnnamedRows::Above || !row.cell(date).is_empty() {
            return None;
        }
        let next = self.understood.table.row(index + 1);
        let is_above_purchases = !next.cell(date).is_empty() && name_of(next, &self.naming).is_none();
        name_of(row, &self.naming).filter(|_| is_above_purchases)
    }

    /// The client of a row; `None` for a guest.
    pub(super) fn client_of(&mut self, row: Row<'a>, number: u32) -> Result<Option<ClientRef>, Not> {
        self.people.write_key(row, &mut self.key);
        if let Some(known) = self.seen.get(self.key.as_str()) {
            return Ok(*known);
        }
        let person = self.person(row);
        if let Some(person) = &person {
            self.note_unread(row, person, number);
        }
        let found = match person.filter(Person::is_anybody) {
            None => None,
            Some(person) => Some(self.matcher.resolve(person, number).ok_or(Not::Skip(SkipReason::Erased))?),
        };
        self.seen.insert(self.key.as_str().into(), found);
        Ok(found)
    }

    /// Counts the cells about a client that could not be understood.
    pub(super) fn note_unread(&mut self, row: Row<'_>, person: &Person, number: u32) {
        for (column, _) in &person.unread {
            let unread = self.unread.entry(*column).or_insert_with(|| Warning::UnreadCells {
                header: self.understood.columns.guesses.get(*column).map(|guess| guess.header.clone()).unwrap_or_default(),
                count: 0,
                first_row: number.into(),
                example: example_of(row.cell(*column)),
            });
            if let Warning::UnreadCells { count, .. } = unread {
                *count += 1;
            }
        }
        let Some(cell) = self.people.unreadable_phone(row, person) else { return };
        match &mut self.unreadable_phones {
            Some(Warning::UnreadablePhones { count, .. }) => *count += 1,
            other => *other = Some(Warning::UnreadablePhones { count: 1, first_row: number.into(), example: example_of(cell) }),
        }
    }

    pub(super) fn person(&self, row: Row<'_>) -> Option<Person> {
        let context = self.person_context();
        if self.is_own() { own::read(row, self.understood.columns, context) } else { self.people.read(row, context) }
    }

    pub(super) fn is_own(&self) -> bool {
        self.understood.layout == Some(Layout::Own)
    }

    pub(super) fn person_context(&self) -> PersonContext<'a> {
        PersonContext { region: &self.options.region, today: self.options.today, dates: self.understood.dates }
    }
}
