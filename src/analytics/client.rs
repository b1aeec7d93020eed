//! Figures that are looked at for one client at a time, computed when they are asked for.

use chrono::NaiveDate;

use super::climb::{MissedStep, missed_steps};
use super::cycle::{self, CycleRules, ProductLine};
use super::engine::{Analytics, situation};
use super::figures::ClientFigures;
use super::history::{last_purchases, until};
use super::ratio::mean_minor;
use super::summary::RfmRow;
use crate::domain::client::Client;
use crate::domain::dates::days_between;
use crate::domain::ids::{ClientId, ProductId, StaffId};
use crate::domain::model::Model;

/// The steps of a client's chain that went by without a contact, in the order of time: a later one took their place, or the
/// chain is over. None before the first contact of the shop, when nobody worked with the chain yet, and none of a client who
/// may not be contacted now, has agreed on a date, or refused.
#[must_use]
pub fn missed(model: &Model, analytics: &Analytics, client: &Client) -> Vec<MissedStep> {
    let began = model.contacts_between(NaiveDate::MIN, analytics.as_of()).next().map(|contact| contact.day);
    let Some((began, figures)) = began.zip(analytics.client(client.id)) else { return Vec::new() };
    missed_steps(&situation(model, client, figures, analytics.as_of(), analytics.membership(client.id)), began)
}

/// A product that a client buys often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FavouriteProduct {
    pub product: ProductId,
    /// On how many purchases it stands.
    pub times: u32,
    pub last: NaiveDate,
}

/// The `count` products on most of a client's purchases up to `as_of`; of equal ones the later bought first.
#[must_use]
pub fn favourite_products(model: &Model, client: ClientId, as_of: NaiveDate, count: usize) -> Vec<FavouriteProduct> {
    let purchases = until(model.purchases().of(client), as_of).iter().filter(|purchase| !purchase.is_refund());
    let mut found: Vec<FavouriteProduct> = Vec::new();
    for purchase in purchases {
        let mut products: Vec<ProductId> = purchase.products().collect();
        products.sort_unstable();
        products.dedup();
        for product in products {
            match found.iter_mut().find(|favourite| favourite.product == product) {
                Some(favourite) => {
                    favourite.times += 1;
                    favourite.last = purchase.day;
                }
                None => found.push(FavouriteProduct { product, times: 1, last: purchase.day }),
            }
        }
    }
    found.sort_by_key(|favourite| (std::cmp::Reverse((favourite.times, favourite.last)), favourite.product));
    found.truncate(count);
    found
}

/// Sums of the last `count` purchases up to `as_of`, oldest first, minor units.
#[must_use]
pub fn last_sums_minor(model: &Model, client: ClientId, as_of: NaiveDate, count: usize) -> Vec<i64> {
    let mut last = Vec::new();
    last_purchases(until(model.purchases().of(client), as_of), count, &mut last);
    last.iter().map(|purchase| purchase.sum_minor).collect()
}

/// Whose client this is: of the one who looks after them, else of the one who served them last.
#[must_use]
pub fn looked_after_by(model: &Model, client: ClientId) -> Option<StaffId> {
    let chosen = model.clients().get(client).and_then(|client| client.staff);
    chosen.or_else(|| model.purchases().of(client).iter().rev().find_map(|purchase| purchase.staff))
}

/// What the fitted models say of one client.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClientOutlook {
    /// Probability of still being a client, 0..=1.
    pub p_alive: f64,
    /// Predicted lifetime value: revenue of the next 365 days, minor units; `None` without a money model.
    pub year_minor: Option<i64>,
}

/// The outlook of a client; `None` without a fitted prediction or before the first purchase.
#[must_use]
pub fn outlook(model: &Model, analytics: &Analytics, client: ClientId) -> Option<ClientOutlook> {
    const YEAR_DAYS: f64 = 365.0;
    let (prediction, figures) = (analytics.prediction()?, analytics.client(client)?);
    let (first, last) = (figures.first?, figures.last?);
    let repeat = until(model.purchases().of(client), analytics.as_of()).iter().filter(|row| !row.is_refund() && row.day > first);
    let row = RfmRow {
        client,
        frequency: figures.purchase_days.saturating_sub(1),
        recency_days: u32::try_from(days_between(first, last)).unwrap_or(0),
        age_days: u32::try_from(days_between(first, analytics.as_of())).unwrap_or(0),
        repeat_minor: repeat.fold(0, |sum: i64, row| sum.saturating_add(row.sum_minor)),
    };
    let p_alive = prediction.outlook(&row, YEAR_DAYS).p_alive;
    Some(ClientOutlook { p_alive, year_minor: prediction.value_minor(&row, YEAR_DAYS) })
}

/// The sum that a purchase of this client is expected to have, minor units: the mean of the last five.
#[must_use]
pub fn expected_check(model: &Model, analytics: &Analytics, figures: &ClientFigures) -> i64 {
    const LAST: usize = 5;
    let last = last_sums_minor(model, figures.client, analytics.as_of(), LAST);
    mean_minor(last.iter().map(|sum| i128::from(*sum)).sum(), last.len() as u64).unwrap_or(0).max(0)
}

/// The recurring products of a client with the cycle of each, the first expected first.
#[must_use]
pub fn product_lines(model: &Model, analytics: &Analytics, client: ClientId) -> Vec<ProductLine> {
    let rules = CycleRules::new(model, analytics.shop_cycle_days());
    cycle::product_lines(model, until(model.purchases().of(client), analytics.as_of()), &rules, analytics.as_of())
}
