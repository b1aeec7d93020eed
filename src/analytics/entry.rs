//! An entry of the day's list: a contact that is due, with its reason, its channel and everything else that is shown of it.

use chrono::NaiveDate;

use super::chain::{Candidate, channel_of, waiting_days};
use super::cycle::{CycleRules, ProductLine, product_lines};
use super::due::{BirthdayReason, Due, DueStep, Reason};
use super::figures::{ClientFigures, CycleSource};
use super::history::until;
use crate::domain::campaign::Campaign;
use crate::domain::client::{AgreedKind, Client};
use crate::domain::dates::{add_days, days_between};
use crate::domain::model::Model;

/// A candidate that is due on `day`, with everything the list shows.
pub fn due(model: &Model, rules: &CycleRules, client: &Client, figures: &ClientFigures, candidate: &Candidate, day: NaiveDate) -> Due {
    let lines = lines(model, rules, figures, day);
    Due {
        client: client.id,
        step: candidate.step,
        date: candidate.date,
        waiting_days: waiting_days(candidate, day),
        reason: reason(client, figures, lines.first(), candidate, day),
        also: if matches!(candidate.step, DueStep::Chain { .. }) {
            lines.iter().skip(1).map(|line| line.product).collect()
        } else {
            Vec::new()
        },
        tries_without_answer: candidate.tries_without_answer,
        birthday: candidate.birthday,
        channel: channel_of(model.settings(), campaign_of(model, candidate.step), client, candidate.step),
        money_at_risk_minor: figures.money_at_risk_minor,
        expected: figures.expected,
        last_product: figures.last_product,
        last_sum_minor: figures.last_sum_minor,
    }
}

/// The product line that a client of several is expected for, then the others that fall into its window.
fn lines(model: &Model, rules: &CycleRules, figures: &ClientFigures, day: NaiveDate) -> Vec<ProductLine> {
    let (Some(_), Some(expected), Some(last)) = (figures.expected_for, figures.expected, figures.last) else { return Vec::new() };
    let mut lines = product_lines(model, until(model.purchases().of(figures.client), last), rules, day);
    // They stand in the order of their days, the first of the open ones is the one that is waited for.
    let until = add_days(expected, figures.window_days);
    lines.retain(|line| line.open && expected <= line.expected && line.expected <= until);
    lines
}

fn reason(client: &Client, figures: &ClientFigures, line: Option<&ProductLine>, candidate: &Candidate, day: NaiveDate) -> Reason {
    match (candidate.step, candidate.birthday, &client.agreed) {
        (DueStep::Agreed, _, Some(agreed)) => Reason::Agreed { kind: agreed.kind, on: agreed.day, time: agreed.time },
        (DueStep::Agreed, _, None) => Reason::Agreed { kind: AgreedKind::CallBack, on: candidate.date, time: None },
        (DueStep::Birthday, Some(birthday), _) => Reason::Birthday(birthday),
        (DueStep::Birthday, None, _) => Reason::Birthday(BirthdayReason { on: candidate.date, turns: None }),
        (DueStep::FirstVisit, ..) => Reason::FirstVisit { days_ago: figures.first.map_or(0, |first| days_between(first, day)) },
        (DueStep::Rung { campaign, rung }, ..) => {
            Reason::Rung { campaign, rung, elapsed_days: figures.last.map_or(0, |last| days_between(last, day)) }
        }
        (DueStep::Chain { .. }, ..) => chain_reason(figures, line, day),
    }
}

fn chain_reason(figures: &ClientFigures, line: Option<&ProductLine>, day: NaiveDate) -> Reason {
    match line {
        Some(line) => Reason::Cycle {
            days: line.cycle_days,
            spread_days: None,
            source: CycleSource::Product(line.product),
            elapsed_days: days_between(line.last, day),
        },
        None => Reason::Cycle {
            days: figures.cycle.days,
            spread_days: figures.cycle.spread_days,
            source: figures.cycle.source,
            elapsed_days: figures.last.map_or(0, |last| days_between(last, day)),
        },
    }
}

fn campaign_of(model: &Model, step: DueStep) -> Option<&Campaign> {
    match step {
        DueStep::Rung { campaign, .. } => model.campaigns().get(campaign),
        _ => None,
    }
}
