//! What the records mean: cycles, stages, who is due and why, retention, cohorts, what worked. Pure functions of
//! a [`Model`](crate::domain::model::Model) and a day; nothing here reads a clock. Depends on [`crate::domain`] alone.
//!
//! The way in is [`Analytics`], which holds the figures of every client at one day and is brought up to date after
//! a change by [`Analytics::update`]; [`DayList`] is the owner's list made of it. What is looked at less often is a function
//! of its own: [`months`], [`totals`], [`cohorts`], [`rfm_table`] [`clients_behind`] and [`list_behind`] for retention, [`segments`] and
//! [`shares_over_time`] for the groups, [`measures`] for all of these numbers of months and clients at once, [`chain_results`], [`came_back`] and [`campaign_results`] for what worked,
//! [`forecast`] and [`past`] for the calendar, [`period_value`], [`year_forecast`] and [`prediction`] for what clients are worth.
//!
//! # How the rules are read
//! Where two readings of a rule are possible, these are the ones that give the reference results for every client:
//! - A cycle is rounded to whole days (half up) *before* it is used anywhere; the shop's median is the median of these
//!   rounded cycles, rounded again. The expected day, window, tolerance, stage and "±" all come from the rounded cycle.
//! - Rhythm and slowing look at all gaps, the cycle and its "±" at the last eight.
//! - For a shrinking check, purchases of one day stand in the order of their sums, so that the order of rows in a file
//!   does not matter; a client whose earlier purchases sum to nothing is not shrinking.
//! - What lies after the day (purchases and contacts alike) does not exist yet.
//! - A client of several recurring products is expected when the first of their open lines is, see [`ProductLine::open`], and
//!   when its chain is over without a purchase, when the next one is, as soon as its own chain begins; stage, segment and
//!   rhythm stay those of the client's own cycle.
//! - How the chain is read stands with its code, in `chain.rs` and `climb.rs`.

mod advertising;
mod agenda;
mod behind;
mod calendar;
mod campaign;
mod chain;
mod client;
mod climb;
mod cycle;
mod day_list;
mod due;
mod engine;
mod entry;
pub mod experiment;
mod figures;
mod gaps;
pub mod halves;
mod history;
mod journal;
pub mod json;
mod lifetime;
mod marks;
mod measures;
mod message_cap;
mod past_standing;
pub mod prediction;
mod ranks;
mod ratio;
mod reasons;
mod results;
mod retention;
mod risk;
mod rows;
mod segments;
mod shares;
mod standing;
mod summary;
mod timeline;
mod touched;
mod value;
mod win_back;

pub use advertising::{ADVERTISING_MONTHS, AdMonth, Advertising, advertising};
pub use behind::{Behind, list_behind};
pub use calendar::{ForecastDay, PastContact, PastDay, forecast, kept_forecast, past};
pub use campaign::{CampaignResults, RungResults, campaign_results, draw_control, draw_one};
pub use client::{ClientOutlook, FavouriteProduct, favourite_products, last_sums_minor, looked_after_by, missed, outlook, product_lines};
pub use climb::MissedStep;
pub use cycle::{CycleRules, ProductLine};
pub use day_list::{DayList, TodayList};
pub use due::{BirthdayReason, Due, DueStep, Reason};
pub use engine::Analytics;
pub use figures::{
    ClientFigures, Cycle, CycleSource, Drifts, Late, Rfm, Rhythm, Segment, Shrinking, Slowing, Stage, Upcoming, Vip, Warmth,
};
pub use history::purchases_after;
pub use lifetime::{YearForecast, YearValue, year_forecast};
pub use measures::{Measures, measures, measures_by};
pub use message_cap::{message_too_soon, step_too_soon};
pub use past_standing::PastStanding;
pub use ratio::{Ratio, mean_minor, money_share};
pub use reasons::{ReasonRow, Reasons, ReasonsSpan, Words, reasons};
pub use results::{Alike, CameBack, ChainResults, ResultRow, came_back, chain_results, chain_results_year_before, clients_contacted};
pub use retention::{Cohort, MonthFigures, PointKind, Totals, WindowFigures, clients_behind, cohorts, totals};
pub use risk::{RiskBasis, basis as risk_basis};
pub use rows::Counting;
pub use segments::{Move, RfmCell, SegmentFigures, SegmentsReport, StageCount, segments, segments_since};
pub use shares::{ShareMonth, shares_of_last, shares_of_last_months, shares_over_time};
pub use summary::{RfmRow, RfmSummary, rfm_summary, rfm_table};
pub use timeline::months;
pub use touched::Touched;
pub use value::{PeriodValue, ad_spend_minor, period_value};
pub use win_back::{Membership, Prospect, WinBackFilter, WinBackList, standing_entries, win_back_list};
