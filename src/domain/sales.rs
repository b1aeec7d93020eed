//! Days and sums of every client's purchases as plain columns: all that the measures of a whole shop look at.
//!
//! A record of a purchase is some five times as wide. A pass over a million purchases is bound by how much memory it
//! reads, so the model keeps the two columns beside its records and alters both together.

use super::dates::{DayNumber, number_of};
use super::ids::{ClientId, Id as _};
use super::purchase::Purchase;

/// Stands at places that hold no sale: a day after all days.
const NO_DAY: DayNumber = DayNumber::MAX;

/// What a purchase is to the measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sale {
    pub day: DayNumber,
    /// Net sum in minor units. Negative is a refund, zero is a visit.
    pub sum_minor: i64,
}

impl Sale {
    /// The part of a record that is kept in the columns.
    #[must_use]
    pub fn of(purchase: &Purchase) -> Self {
        Self { day: number_of(purchase.day), sum_minor: purchase.sum_minor }
    }

    /// A negative sum is a refund: part of net money, never a purchase.
    #[must_use]
    pub const fn is_refund(self) -> bool {
        self.sum_minor < 0
    }
}

/// A client's sales, by day.
#[derive(Debug, Clone)]
pub struct Sales<'a> {
    days: std::slice::Iter<'a, DayNumber>,
    sums_minor: std::slice::Iter<'a, i64>,
    least_minor: i64,
}

impl Sales<'_> {
    /// Those up to a day, that day included.
    #[must_use]
    pub fn until(mut self, last: DayNumber) -> Self {
        let days = self.days.as_slice();
        if days.last().is_some_and(|day| *day > last) {
            self.days = days.get(..days.partition_point(|day| *day <= last)).unwrap_or_default().iter();
        }
        self
    }

    /// Those of at least so much, minor units.
    #[must_use]
    pub const fn of_at_least(mut self, least_minor: i64) -> Self {
        self.least_minor = least_minor;
        self
    }

    /// Writes their days, each once, to the start of `found`, which grows if it must; how many there are, and how many of them
    /// up to a day.
    pub fn days_once(self, up_to: DayNumber, found: &mut Vec<DayNumber>) -> (usize, usize) {
        let (days, sums_minor) = (self.days.as_slice(), self.sums_minor.as_slice());
        if found.len() < days.len() {
            found.resize(days.len(), NO_DAY);
        }
        let (mut count, mut earlier, mut last) = (0, 0, NO_DAY);
        for (day, sum_minor) in days.iter().zip(sums_minor) {
            // Without a branch: what does not count is written over by the next one.
            if let Some(slot) = found.get_mut(count) {
                *slot = *day;
            }
            let counts = usize::from(*sum_minor >= self.least_minor) & usize::from(*day != last);
            count += counts;
            earlier += counts & usize::from(*day <= up_to);
            last = if counts == 1 { *day } else { last };
        }
        (count, earlier)
    }
}

impl Iterator for Sales<'_> {
    type Item = Sale;

    // A loop of its own: adapters one over the other are not put in one place by the compiler, which doubles the time.
    #[inline]
    fn next(&mut self) -> Option<Sale> {
        loop {
            let (day, sum_minor) = (*self.days.next()?, *self.sums_minor.next()?);
            if sum_minor >= self.least_minor {
                return Some(Sale { day, sum_minor });
            }
        }
    }
}

/// Every client's sales by day, refunds among them. Guests' are not here.
#[derive(Debug, Clone, Default)]
pub struct SaleColumns {
    /// Indexed by client id.
    spans: Vec<Span>,
    days: Vec<DayNumber>,
    sums_minor: Vec<i64>,
    /// Places that nobody's span covers any more.
    left: usize,
}

/// Where a client's sales stand in the columns.
#[derive(Debug, Clone, Copy, Default)]
struct Span {
    start: u32,
    count: u32,
    /// Places that are kept for the client, ≥ `count`.
    room: u32,
}

impl Span {
    const fn filled(self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.count) as usize
    }
}

impl SaleColumns {
    /// A client's sales, by day.
    #[must_use]
    pub fn of(&self, client: ClientId) -> Sales<'_> {
        let filled = self.span(client).filled();
        let days = self.days.get(filled.clone()).unwrap_or_default();
        Sales { days: days.iter(), sums_minor: self.sums_minor.get(filled).unwrap_or_default().iter(), least_minor: i64::MIN }
    }

    /// The day of the first sale of at least so much, minor units. One pass over the columns, without a look at clients.
    #[must_use]
    pub fn first_day(&self, least_minor: i64) -> Option<DayNumber> {
        let day = |(day, sum_minor): (&DayNumber, &i64)| if *sum_minor >= least_minor { *day } else { NO_DAY };
        let first = if least_minor == i64::MIN {
            self.days.iter().copied().fold(NO_DAY, DayNumber::min)
        } else {
            self.days.iter().zip(&self.sums_minor).map(day).fold(NO_DAY, DayNumber::min)
        };
        (first < NO_DAY).then_some(first)
    }

    /// The client before whom half of the work of a pass over all clients lies; `None` without clients.
    ///
    /// A client costs about as much time as so many of their sales.
    #[must_use]
    pub fn middle(&self) -> Option<ClientId> {
        const CLIENT: u64 = 8;
        let work = |span: &Span| CLIENT + u64::from(span.count);
        let all: u64 = self.spans.iter().map(work).sum();
        let mut before = 0;
        let place = self.spans.iter().position(|span| {
            before += work(span);
            2 * before > all
        });
        place.and_then(|place| ClientId::from_number(place as u64))
    }

    /// The columns of these clients' sales: `sales_of` gives each client's, by day.
    pub(super) fn of_clients<I: Iterator<Item = Sale>>(index_bound: usize, sales_of: impl Fn(ClientId) -> I) -> Self {
        let mut columns = Self { spans: Vec::with_capacity(index_bound), ..Self::default() };
        for client in (0..index_bound as u64).map(ClientId::from_number) {
            let span = client.map_or_else(Span::default, |client| columns.append(sales_of(client), 0));
            columns.spans.push(span);
        }
        columns
    }

    pub(super) fn insert(&mut self, client: ClientId, sale: Sale) {
        let mut span = self.span(client);
        if span.count == span.room {
            self.left += span.room as usize;
            let moved: Vec<Sale> = self.of(client).collect();
            self.days.get_mut(span.filled()).unwrap_or_default().fill(NO_DAY);
            span = self.append(moved.into_iter(), span.count.max(3));
        }
        let filled = span.filled();
        let place = filled.start + self.days.get(filled.clone()).map_or(0, |days| days.partition_point(|day| *day <= sale.day));
        let with_room = place..=filled.end;
        if let (Some(days), Some(sums)) = (self.days.get_mut(with_room.clone()), self.sums_minor.get_mut(with_room)) {
            days.rotate_right(1);
            sums.rotate_right(1);
            span.count += 1;
        }
        if let (Some(day), Some(sum)) = (self.days.get_mut(place), self.sums_minor.get_mut(place)) {
            (*day, *sum) = (sale.day, sale.sum_minor);
        }
        self.set_span(client, span);
        self.close_gaps();
    }

    pub(super) fn remove(&mut self, client: ClientId, sale: Sale) {
        let mut span = self.span(client);
        let Some(offset) = self.of(client).position(|other| other == sale) else { return };
        let after = span.start as usize + offset..span.filled().end;
        if let (Some(days), Some(sums)) = (self.days.get_mut(after.clone()), self.sums_minor.get_mut(after)) {
            days.rotate_left(1);
            sums.rotate_left(1);
            days.last_mut().into_iter().for_each(|day| *day = NO_DAY);
            span.count -= 1;
        }
        self.set_span(client, span);
    }

    fn span(&self, client: ClientId) -> Span {
        self.spans.get(client.index()).copied().unwrap_or_default()
    }

    fn set_span(&mut self, client: ClientId, span: Span) {
        if self.spans.len() <= client.index() {
            self.spans.resize_with(client.index() + 1, Span::default);
        }
        if let Some(slot) = self.spans.get_mut(client.index()) {
            *slot = span;
        }
    }

    /// Sales at the end of the columns, with room for so many more.
    fn append(&mut self, sales: impl Iterator<Item = Sale>, more: u32) -> Span {
        // More than four thousand million sales fit into no computer's memory beside their records.
        let number = |places: usize| u32::try_from(places).unwrap_or(u32::MAX);
        let start = self.days.len();
        for sale in sales {
            self.days.push(sale.day);
            self.sums_minor.push(sale.sum_minor);
        }
        let count = number(self.days.len() - start);
        let end = self.days.len() + more as usize;
        self.days.resize(end, NO_DAY);
        self.sums_minor.resize(end, 0);
        Span { start: number(start), count, room: count.saturating_add(more) }
    }

    /// Closes the gaps that clients left who needed more room, once they are half of the columns.
    fn close_gaps(&mut self) {
        if self.left > 4096 && 2 * self.left > self.days.len() {
            *self = Self::of_clients(self.spans.len(), |client| self.of(client));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is put in and taken out, the columns hold what a plain list for each client holds.
        #[test]
        fn columns_hold_each_clients_sales_by_day(steps in proptest::collection::vec((1_u64..6, 0_i32..40, -5_i64..50, any::<bool>()), 0..400)) {
            let (mut columns, mut plain) = (SaleColumns::default(), vec![Vec::<Sale>::new(); 6]);
            for (number, day, sum_minor, take) in steps {
                let client = ClientId::from_number(number).expect("not zero");
                let list = &mut plain[client.index()];
                if take && !list.is_empty() {
                    let sale = list.remove(usize::try_from(day).expect("not negative") % list.len());
                    columns.remove(client, sale);
                } else {
                    let sale = Sale { day, sum_minor };
                    list.push(sale);
                    columns.insert(client, sale);
                }
            }
            let mut buffer = Vec::new();
            for client in (1..6).map(|number| ClientId::from_number(number).expect("not zero")) {
                for (least, up_to) in [(i64::MIN, 20), (0, -1), (1, 40)] {
                    let sales = || columns.of(client).of_at_least(least);
                    let mut days: Vec<DayNumber> = sales().map(|sale| sale.day).collect();
                    days.dedup();
                    let (count, earlier) = sales().days_once(up_to, &mut buffer);
                    prop_assert_eq!(&buffer[..count], &days);
                    prop_assert_eq!(earlier, days.iter().filter(|day| **day <= up_to).count());
                }
            }
            for (index, mut expected) in plain.into_iter().enumerate().skip(1) {
                let client = ClientId::from_number(index as u64).expect("not zero");
                let found: Vec<Sale> = columns.of(client).collect();
                prop_assert!(found.is_sorted_by_key(|sale| sale.day));
                let key = |sale: &Sale| (sale.day, sale.sum_minor);
                let mut found = found;
                found.sort_by_key(key);
                expected.sort_by_key(key);
                prop_assert_eq!(found, expected);
            }
            let first = |least| (1..6).filter_map(|client| {
                columns.of(ClientId::from_number(client).expect("not zero")).of_at_least(least).next().map(|sale| sale.day)
            }).min();
            for least in [i64::MIN, 0, 1] {
                prop_assert_eq!(columns.first_day(least), first(least));
            }
        }
    }

    #[test]
    fn clients_who_keep_buying_do_not_make_the_columns_grow_for_ever() {
        let mut columns = SaleColumns::default();
        let client = |number: u64| ClientId::from_number(number).expect("not zero");
        for day in 0..20_000 {
            columns.insert(client(1 + u64::try_from(day).expect("not negative") % 7), Sale { day, sum_minor: 100 });
        }
        assert!(columns.days.len() < 60_000, "{} places for 20 000 sales", columns.days.len());
        assert_eq!((1..=7).map(|number| columns.of(client(number)).count()).sum::<usize>(), 20_000);
    }
}
