//! What a purchase and a client are worth: the average check, and lifetime value as it was realised by each month's end.

use super::board::{Head, Making, Rate, Unit};
use super::figures::Movement;
use super::words::{joined, money_text, units};
use super::worth::Worth;
use crate::analytics::{MonthFigures, YearForecast, ad_spend_minor, mean_minor};
use crate::domain::model::Model;

/// Mean sum of a purchase by month; refunds and guests are left out.
pub fn check(making: &Making<'_>) -> Rate {
    let tr = making.tr;
    let mean = |month: &MonthFigures| mean_minor(i128::from(month.purchases_minor), month.purchases);
    let all = making.series(|month| mean(month).map(|mean| units(mean, making.currency)));
    let year_ago = making.year_ago_of(&all);
    let movement = Movement::of(all.get(..making.full).unwrap_or_default(), making.full);
    let about = making.spanned("charts-check-about");
    let money = |sum_minor: i64| tr.money_round(sum_minor, making.currency);
    let purchases = |month: &MonthFigures| {
        tr.with("charts-check-parts", &[("sum", money(month.purchases_minor).into()), ("count", tr.number(month.purchases).into())])
    };
    let head = match making.last_full().and_then(|month| Some((month, mean(month)?))) {
        None => making.not_yet("charts-check", "charts-check-none", about),
        Some((month, sum)) => {
            let figure =
                tr.with("charts-check-sentence", &[("sum", money(sum).into()), ("month", making.tr.period_in(month.period).into())]);
            let swing = making.against(movement, |swing| money_text(tr, making.currency, swing));
            Head {
                label: tr.text("charts-check").into_owned(),
                sentence: with_change(making, figure, movement),
                second: joined([Some(purchases(month)), swing]),
                about,
            }
        }
    };
    let tips = making.shown().iter().enumerate().map(|(index, month)| {
        let line = match mean(month) {
            None => tr.text("not-yet").into_owned(),
            Some(sum) => tr.with("charts-check-tip", &[("sum", money(sum).into()), ("parts", purchases(month).into())]),
        };
        tip(making, month, &line, year_ago.get(index).copied().flatten())
    });
    Rate { unit: Unit::Money(making.currency), now: making.shown_of(&all), tips: tips.collect(), head, year_ago }
}

/// Clients who had bought by a month's end, and what they had brought.
#[derive(Debug, Clone, Copy, Default)]
struct Realised {
    clients: u64,
    revenue_minor: i64,
}

/// Net revenue of all clients up to each month's end ÷ clients who had bought by then.
pub fn ltv(making: &Making<'_>, model: &Model, forecast: Option<&YearForecast>) -> (Rate, Worth) {
    let tr = making.tr;
    let mut sum = Realised::default();
    let realised: Vec<Realised> = making
        .figures
        .months
        .iter()
        .map(|month| {
            sum.clients += month.new;
            sum.revenue_minor = sum.revenue_minor.saturating_add(month.revenue_minor - month.guest_revenue_minor);
            sum
        })
        .collect();
    let mean = |of: &Realised| mean_minor(i128::from(of.revenue_minor), of.clients);
    let all: Vec<Option<f64>> = realised.iter().map(|of| mean(of).map(|mean| units(mean, making.currency))).collect();
    let year_ago = making.year_ago_of(&all);
    let movement = Movement::of(&all, making.full);
    let about = making.spanned("charts-ltv-about");
    let money = |sum_minor: i64| tr.money_round(sum_minor, making.currency);
    let head = match realised.last().and_then(mean) {
        None => making.not_yet("charts-ltv", "charts-rpr-none", about),
        Some(sum) => {
            let figure = tr.with("charts-ltv-sentence", &[("sum", money(sum).into())]);
            let swing = making.against(movement, |swing| money_text(tr, making.currency, swing));
            Head {
                label: tr.text("charts-ltv").into_owned(),
                sentence: with_change(making, figure, movement),
                second: swing.unwrap_or_else(|| making.spanned("charts-swing-unknown")),
                about,
            }
        }
    };
    let shown = realised.get(making.from..).unwrap_or_default();
    let tips = making.shown().iter().zip(shown).enumerate().map(|(index, (month, of))| {
        let line = match mean(of) {
            None => tr.text("not-yet").into_owned(),
            Some(sum) => {
                let parts = [("sum", money(sum).into()), ("all", money(of.revenue_minor).into()), ("count", tr.number(of.clients).into())];
                let mut line = tr.with("charts-ltv-tip", &parts);
                if let Some((formula, mean)) = of_period(making, model, month) {
                    let label = tr.with("charts-worth-period", &[("month", tr.period_year(month.period).into())]);
                    line = format!("{line}\n{label}: {formula} = {mean}");
                }
                line
            }
        };
        tip(making, month, &line, year_ago.get(index).copied().flatten())
    });
    let now = realised.last().map_or((0, 0), |of| (of.revenue_minor, of.clients));
    let rate = Rate { unit: Unit::Money(making.currency), now: making.shown_of(&all), tips: tips.collect(), head, year_ago };
    (rate, Worth::new(making, model, now, forecast))
}

/// Formula and value of one period: `(480 000 ₽ − 20 000 ₽ advertising) ÷ 200 clients`, `2 300 ₽` (SPEC §5).
pub fn of_period(making: &Making<'_>, model: &Model, month: &MonthFigures) -> Option<(String, String)> {
    let spent = ad_spend_minor(model, month.period);
    let revenue = month.revenue_minor - month.guest_revenue_minor;
    let mean = mean_minor(i128::from(revenue) - i128::from(spent), month.active)?;
    let money = |sum_minor: i64| making.tr.money_round(sum_minor, making.currency);
    let count = i64::try_from(month.active).unwrap_or(i64::MAX);
    let args = [("revenue", money(revenue).into()), ("spent", money(spent).into()), ("count", count.into())];
    Some((making.tr.with("charts-worth-period-of", &args), money(mean)))
}

fn with_change(making: &Making<'_>, figure: String, movement: Movement) -> String {
    match movement.change {
        None => figure,
        Some(change) => making.tr.with("charts-moved", &[("figure", figure.into()), ("change", making.dearer(change).into())]),
    }
}

fn tip(making: &Making<'_>, month: &MonthFigures, line: &str, year_ago: Option<f64>) -> String {
    let mut tip = format!("{}\n{line}", making.tip_title(month));
    if let Some(before) = year_ago {
        let figure = money_text(making.tr, making.currency, before);
        tip.push('\n');
        tip.push_str(&making.tr.with("charts-tip-year-ago", &[("figure", figure.into())]));
    }
    tip
}
