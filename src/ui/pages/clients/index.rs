//! What the list of clients looks through, in columns by the client's number: one pass over a column reads memory in
//! sequence, where a look at every client's record would wait for memory 100 000 times.

use memchr::memmem;

use super::views::View;
use crate::analytics::Analytics;
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;
use crate::ui::view_ctx::ViewCtx;

/// The columns of a shop.
#[derive(Debug, Default)]
pub struct Index {
    /// A bit for each of [`View::ALL`] that holds the client.
    views: Vec<u8>,
    /// Revenue and money at risk.
    sums_minor: Vec<(i64, i64)>,
    counts: [usize; View::ALL.len()],
    texts_key: Option<u64>,
    words: Column,
    digits: Column,
}

impl Index {
    /// The columns of everybody, with the texts to search through.
    pub fn of(model: &Model, analytics: &Analytics) -> Self {
        let mut index = Self::default();
        index.make_room(model);
        model.clients().iter().for_each(|client| index.take_in(model, analytics, client.id));
        index.texts(model);
        index
    }

    /// Brings views and revenues up to date with those who have changed.
    pub fn update(&mut self, cx: &ViewCtx<'_>, changed: &[ClientId]) {
        self.make_room(cx.model);
        for id in changed {
            self.take_in(cx.model, cx.analytics, *id);
        }
    }

    fn make_room(&mut self, model: &Model) {
        let bound = model.clients().index_bound();
        self.views.resize(bound, 0);
        self.sums_minor.resize(bound, (0, 0));
    }

    /// Takes in which views hold a client, in the place of what was known.
    fn take_in(&mut self, model: &Model, analytics: &Analytics, id: ClientId) {
        let Some((known, sums)) = self.views.get_mut(id.index()).zip(self.sums_minor.get_mut(id.index())) else { return };
        let found = model.clients().get(id).zip(analytics.client(id));
        let before = std::mem::take(known);
        for ((bit, view), count) in View::ALL.into_iter().enumerate().zip(&mut self.counts) {
            let holds = found.is_some_and(|(client, figures)| view.holds(client, figures));
            *known |= u8::from(holds) << bit;
            *count = *count + usize::from(holds) - usize::from(before & (1 << bit) != 0);
        }
        *sums = found.map_or((0, 0), |(_, figures)| (figures.revenue_minor, figures.money_at_risk_minor));
    }

    /// Tells of each client whether a view holds them.
    pub fn of_view(&self, view: View) -> impl Fn(ClientId) -> bool {
        let place = View::ALL.iter().position(|other| *other == view).unwrap_or(0);
        let views = &self.views;
        move |id| views.get(id.index()).is_some_and(|views| views & (1 << place) != 0)
    }

    /// Net revenue of a client and the money at risk, minor units.
    pub fn sums_minor(&self, id: ClientId) -> (i64, i64) {
        self.sums_minor.get(id.index()).copied().unwrap_or_default()
    }

    /// How many clients each view holds, in the order of [`View::ALL`].
    pub const fn counts(&self) -> &[usize; View::ALL.len()] {
        &self.counts
    }

    /// Words and digits of all clients, in one text each.
    pub fn texts(&mut self, model: &Model) -> (&Column, &Column) {
        if self.texts_key != Some(model.search_revision()) {
            let bound = model.clients().index_bound();
            let keys = || (0..bound).map(|index| ClientId::from_number(index as u64).and_then(|id| model.search_key(id)));
            self.words = Column::of(keys().map(|key| key.map_or("", |key| &key.words)));
            self.digits = Column::of(keys().map(|key| key.map_or("", |key| &key.digits)));
            self.texts_key = Some(model.search_revision());
        }
        (&self.words, &self.digits)
    }
}

/// A text for each client, all in one.
#[derive(Debug, Default)]
pub struct Column {
    text: String,
    /// Where each client's text ends.
    ends: Vec<usize>,
}

impl Column {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut column = Self::default();
        for text in texts {
            column.text.push_str(text);
            // Nothing that is looked for holds a line break, so nothing is found across two clients.
            column.text.push('\n');
            column.ends.push(column.text.len());
        }
        column
    }

    /// How many clients it has a text for, gaps included.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Calls `found` with the number of each client whose text contains `needle`, in their order.
    pub fn each_with(&self, needle: &str, mut found: impl FnMut(usize)) {
        let finder = memmem::Finder::new(needle);
        let (mut client, mut from) = (0, 0);
        while let Some(at) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + at;
            client += self.ends.get(client..).unwrap_or_default().iter().take_while(|end| **end <= at).count();
            found(client);
            let Some(end) = self.ends.get(client) else { return };
            from = *end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_client_who_has_a_text_is_found_once() {
        let column = Column::of(["анна\nпостоянная", "", "ханна анна", "ольга"].into_iter());
        let with = |needle: &str| {
            let mut found = Vec::new();
            column.each_with(needle, |client| found.push(client));
            found
        };
        assert_eq!(with("анна"), [0, 2]);
        assert_eq!(with("о"), [0, 3]);
        assert_eq!(with("ольга"), [3]);
        assert_eq!(with("аннах"), [] as [usize; 0]);
    }
}
