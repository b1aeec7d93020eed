//! Which clients the list shows, in which order. Found again only when something that decides about it has changed:
//! 100 000 clients are too many to go through in every frame.

use chrono::NaiveDate;

use super::columns::Col;
use super::search::Search;
use super::views::{self, Filter, View};
use crate::domain::ids::ClientId;
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
    counts_key: Option<(u64, NaiveDate)>,
    counts: [usize; 8],
    cursor: Option<(ClientId, usize)>,
}

impl Rows {
    /// Brings the rows up to date, and says whether they were found again: nothing is done when nothing has changed.
    pub fn update(&mut self, cx: &ViewCtx<'_>, wish: &Wish<'_>) -> bool {
        let revision = cx.model.revision();
        if self.counts_key != Some((revision, cx.today)) {
            self.counts = views::counts(cx);
            self.counts_key = Some((revision, cx.today));
        }
        let order_key = (revision, cx.today, wish.sort, wish.descending);
        if self.order_key != Some(order_key) {
            self.order = wish.sort.sorted(cx, wish.descending);
            self.order_key = Some(order_key);
        }
        if self.key.is_for(order_key, wish) {
            return false;
        }
        let search = Search::read(wish.query);
        let in_scope = |id: ClientId| match (&search, wish.given) {
            (Some(search), _) => cx.model.search_key(id).is_some_and(|key| search.finds(key)),
            (None, Some(given)) => given.clients.binary_search(&id).is_ok(),
            (None, None) => true,
        };
        let by_view = search.is_none() && wish.given.is_none();
        self.shown.clear();
        self.revenue_minor = 0;
        for id in self.order.iter().copied().filter(|id| in_scope(*id)) {
            let Some((client, figures)) = cx.model.clients().get(id).zip(cx.analytics.client(id)) else { continue };
            if (!by_view || wish.view.holds(client, figures)) && wish.filter.lets(client, figures, cx.today) {
                self.shown.push(id);
                self.revenue_minor = self.revenue_minor.saturating_add(figures.revenue_minor);
            }
        }
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
        &self.counts
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
