//! What a new client costs, month by month, beside what a client won back costs (SPEC §5).

use chrono::NaiveDate;

use super::campaign::campaign_results;
use super::measures::measures;
use super::ratio::mean_minor;
use super::rows::Counting;
use crate::domain::dates::Month;
use crate::domain::model::Model;

/// The owner sees so many months of advertising, the running one among them.
pub const ADVERTISING_MONTHS: u16 = 36;

/// Advertising by month, newest first, and both costs over all of these months.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advertising {
    pub months: Vec<AdMonth>,
    /// Spent in the months for which it is known ÷ new clients of these months, minor units.
    pub cost_of_new_minor: Option<i64>,
    /// Contacts and bonuses of the campaigns begun in these months ÷ clients they won back, minor units.
    pub cost_of_won_minor: Option<i64>,
}

/// One month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdMonth {
    pub month: Month,
    /// `None` is not known.
    pub spent_minor: Option<i64>,
    /// Clients whose first purchase fell into the month.
    pub new_clients: u64,
    /// Spent ÷ new clients, minor units; `None` where nothing is known or nobody came.
    pub cost_of_new_minor: Option<i64>,
}

/// The last `count` months up to that of `as_of`, also those before the first purchase.
#[must_use]
pub fn advertising(model: &Model, as_of: NaiveDate, count: u16) -> Advertising {
    let figures = measures(model, as_of, &[], Counting::AllRows).months;
    let last = Month::of(as_of);
    let months: Vec<AdMonth> = (0..i32::from(count))
        .map(|back| {
            let month = last.plus(-back);
            let new_clients = figures.iter().find(|figures| figures.period == month.into()).map_or(0, |figures| figures.new);
            let spent_minor = model.ad_spend().get(&month.first_day()).map(|spend| spend.spent_minor);
            let cost_of_new_minor = spent_minor.and_then(|spent| mean_minor(i128::from(spent), new_clients));
            AdMonth { month, spent_minor, new_clients, cost_of_new_minor }
        })
        .collect();
    let known = months.iter().filter_map(|month| Some((month.spent_minor?, month.new_clients)));
    let (spent, new_clients) = known.fold((0_i128, 0), |(spent, new), (more, clients)| (spent + i128::from(more), new + clients));
    let from = months.last().map_or(as_of, |month| month.month.first_day());
    let begun = model.campaigns().iter().filter(|campaign| from <= campaign.started && campaign.started <= as_of);
    let (cost, won) = begun.fold((0_i128, 0), |(cost, won), campaign| {
        let results = campaign_results(model, campaign, as_of);
        (cost + i128::from(results.cost_minor()), won + results.comparison.contacted.returned)
    });
    Advertising { months, cost_of_new_minor: mean_minor(spent, new_clients), cost_of_won_minor: mean_minor(cost, won) }
}
