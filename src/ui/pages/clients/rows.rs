//! Which clients the list shows, in which order. Found again only when something that decides about it has changed:
//! 100 000 clients are too many to go through in every frame.

use chrono::NaiveDate;

use super::columns::Col;
use super::index::{Index, changed_since};
use super::search::Search;
use super::views::{Filter, View};
use crate::domain::ids::{ClientId, Id as _};
use crate::ui::view_ctx::ViewCtx;

/// Clients given by another page, under the title that it gave them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenList {
    pub title: String,
    /// Sorted, so that a client is found fast.
    pub clients: Vec<ClientId>,
}

impl GivenList {
    /// A list of these clients.
    pub fn new(title: String, mut clients: Vec<ClientId>) -> Self {
        clients.sort_unstable();
        clients.dedup();
        Self { title, clients }
    }
}

/// Everything that decides which rows there are.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    pub sort: Col,
    pub descending: bool,
    pub view: View,
    /// Takes the place of the view.
    pub given: Option<&'a GivenList>,
    /// A search goes through everybody, so that nobody has to know in which view somebody is.
    pub query: &'a str,
    pub filter: &'a Filter,
}

type OrderKey = (u64, NaiveDate, Col, bool);

#[derive(Debug, Default, PartialEq, Eq)]
struct RowsKey {
    order: Option<OrderKey>,
    view: View,
    given: Option<GivenList>,
    query: String,
    filter: Filter,
}

impl RowsKey {
    fn is_for(&self, order: OrderKey, wish: &Wish<'_>) -> bool {
        self.order == Some(order)
            && self.view == wish.view
            && self.given.as_ref() == wish.given
            && self.query == wish.query
            && self.filter == *wish.filter
    }
}

/// The rows of the list and what is said of them.
#[derive(Debug, Default)]
pub struct Rows {
    order_key: Option<OrderKey>,
    order: Vec<ClientId>,
    key: RowsKey,
    shown: Vec<ClientId>,
    revenue_minor: i64,
    index: Index,
    cursor: Option<(ClientId, usize)>,
}

impl Rows {
    /// Brings the rows up to date, and says whether they were found again: nothing is done when nothing has changed.
    pub fn update(&mut self, cx: &ViewCtx<'_>, wish: &Wish<'_>) -> bool {
        let revision = cx.model.revision();
        self.index.update(cx);
        let order_key = (revision, cx.today, wish.sort, wish.descending);
        if self.order_key != Some(order_key) {
            let same = self.order_key.filter(|(.., sort, descending)| (*sort, *descending) == (wish.sort, wish.descending));
            match changed_since(cx, same.map(|(revision, day, ..)| (revision, day))) {
                Some(changed) => wish.sort.reorder(cx, wish.descending, &mut self.order, &changed),
                None => self.order = wish.sort.sorted(cx, wish.descending),
            }
            self.order_key = Some(order_key);
        }
        if self.key.is_for(order_key, wish) {
            return false;
        }
        let found = Search::read(wish.query).map(|search| {
            let (words, digits) = self.index.texts(cx.model);
            search.find_all(words, digits)
        });
        let in_scope = |id: ClientId| match (&found, wish.given) {
            (Some(found), _) => found.get(id.index()).copied().unwrap_or(false),
            (None, Some(given)) => given.clients.binary_search(&id).is_ok(),
            (None, None) => self.index.holds(wish.view, id),
        };
        let lets = |id: ClientId| {
            wish.filter.is_empty()
                || cx
                    .model
                    .clients()
                    .get(id)
                    .zip(cx.analytics.client(id))
                    .is_some_and(|(client, of)| wish.filter.lets(client, of, cx.today))
        };
        self.shown.clear();
        self.shown.extend(self.order.iter().copied().filter(|id| in_scope(*id) && lets(*id)));
        self.revenue_minor = self.shown.iter().fold(0, |sum, id| sum.saturating_add(self.index.revenue_minor(*id)));
        self.cursor = None;
        self.key = RowsKey {
            order: Some(order_key),
            view: wish.view,
            given: wish.given.cloned(),
            query: wish.query.to_owned(),
            filter: wish.filter.clone(),
        };
        true
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.shown.len()
    }

    /// The client of a row.
    pub fn get(&self, row: usize) -> Option<ClientId> {
        self.shown.get(row).copied()
    }

    /// The clients of all rows, in order.
    pub fn all(&self) -> &[ClientId] {
        &self.shown
    }

    /// Net revenue of everybody shown, minor units.
    pub const fn revenue_minor(&self) -> i64 {
        self.revenue_minor
    }

    /// How many clients each view holds, in the order of [`View::ALL`].
    pub const fn counts(&self) -> &[usize; 8] {
        self.index.counts()
    }

    /// The row of a client; remembered, so that it is looked for once.
    pub fn row_of(&mut self, id: ClientId) -> Option<usize> {
        if let Some((known, row)) = self.cursor
            && known == id
            && self.get(row) == Some(id)
        {
            return Some(row);
        }
        let row = self.shown.iter().position(|other| *other == id)?;
        self.cursor = Some((id, row));
        Some(row)
    }
}
