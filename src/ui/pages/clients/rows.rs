//! Which clients the list shows, in which order. Found again only when something that decides about it has changed:
//! 100 000 clients are too many to go through in every frame.

use chrono::NaiveDate;

use super::columns::Col;
use super::index::Index;
use super::search::Search;
use super::views::{Filter, View};
use crate::analytics::Analytics;
use crate::app::look::Look;
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;
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

/// Revision, day, column, and whether the most come first.
type OrderKey = (u64, NaiveDate, Col, bool);

/// Everybody in order, with what the list looks through.
#[derive(Debug)]
struct Everybody {
    order: Vec<ClientId>,
    index: Index,
}

impl Everybody {
    fn of(model: &Model, analytics: &Analytics, sort: Col, descending: bool) -> Self {
        Self { order: sort.sorted(model, analytics, descending), index: Index::of(model, analytics) }
    }

    /// Brings it up to date with those who have changed since a revision; `false` where that may be anybody.
    fn follow(&mut self, cx: &ViewCtx<'_>, (revision, day, sort, descending): OrderKey) -> bool {
        let Some(changed) = cx.analytics.changed_since(revision).filter(|_| day == cx.today) else { return false };
        sort.reorder(cx.model, cx.analytics, descending, &mut self.order, &changed);
        self.index.update(cx, &changed);
        true
    }
}

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
    everybody: Look<OrderKey, Everybody>,
    key: RowsKey,
    shown: Vec<ClientId>,
    revenue_minor: i64,
    most_minor: (i64, i64),
    cursor: Option<(ClientId, usize)>,
}

impl Rows {
    /// Brings the rows up to date, and says whether they were found again: nothing is done when nothing has changed.
    ///
    /// In a large shop everybody is put into order on a thread; until then the order of before holds.
    pub fn update(&mut self, cx: &ViewCtx<'_>, wish: &Wish<'_>) -> bool {
        let (sort, descending) = (wish.sort, wish.descending);
        let wanted = (cx.model.revision(), cx.today, sort, descending);
        self.everybody.poll();
        if let Some((key, everybody)) = self.everybody.known_mut()
            && (key.1, key.2, key.3) == (wanted.1, wanted.2, wanted.3)
            && key.0 != wanted.0
            && everybody.follow(cx, *key)
        {
            *key = wanted;
        }
        self.everybody.ask(cx.looker, &wanted, move |model, analytics| Everybody::of(model, analytics, sort, descending));
        let Some((order_key, everybody)) = self.everybody.known_mut() else { return false };
        if self.key.is_for(*order_key, wish) {
            return false;
        }
        let Everybody { order, index } = everybody;
        let found = Search::read(wish.query).map(|search| {
            let (words, digits) = index.texts(cx.model);
            search.find_all(words, digits)
        });
        let in_view = index.of_view(wish.view);
        let in_scope = |id: ClientId| match (&found, wish.given) {
            (Some(found), _) => found.get(id.index()).copied().unwrap_or(false),
            (None, Some(given)) => given.clients.binary_search(&id).is_ok(),
            (None, None) => in_view(id),
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
        self.shown.extend(order.iter().copied().filter(|id| in_scope(*id) && lets(*id)));
        (self.revenue_minor, self.most_minor) = (0, (0, 0));
        for (revenue, at_risk) in self.shown.iter().map(|id| index.sums_minor(*id)) {
            self.revenue_minor = self.revenue_minor.saturating_add(revenue);
            self.most_minor = (self.most_minor.0.max(revenue), self.most_minor.1.max(at_risk));
        }
        self.cursor = None;
        self.key = RowsKey {
            order: Some(*order_key),
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

    /// The largest revenue and the most money at risk of anybody shown, minor units.
    pub const fn most_minor(&self) -> (i64, i64) {
        self.most_minor
    }

    /// How many clients each view holds, in the order of [`View::ALL`].
    ///
    /// `None` while a large shop is gone through for the first time.
    pub fn counts(&self) -> Option<&[usize; 8]> {
        self.everybody.known().map(|(_, everybody)| everybody.index.counts())
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
