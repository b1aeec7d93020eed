//! The sentences and series of each chart: what the figure is, how it moved, and whether that is unusual.

use super::board::{Head, Making, Rate, Stack, Unit};
use super::figures::{Movement, of_window};
use super::words::{drawn, joined, percent, whole};
use crate::analytics::{MonthFigures, Ratio, money_share};

/// Repeat purchase rate at each month's end; the running month as it stands today.
pub fn rpr(making: &Making<'_>) -> Rate {
    let tr = making.tr;
    let all = making.series(|month| percent(month.rpr));
    let year_ago = making.year_ago_of(&all);
    let ratio = making.figures.months.last().map(|month| month.rpr).unwrap_or_default();
    let about = making.spanned_with("charts-rpr-about", &[("part", ratio.part.into()), ("whole", whole(ratio).into())]);
    let movement = Movement::of(&all, making.full);
    let before = making.figures.months.iter().rev().nth(1).map(|month| month.period);
    let head = match making.rate(ratio) {
        None => making.not_yet("charts-rpr", "charts-rpr-none", about),
        Some(rate) => Head {
            label: tr.text("charts-rpr").into_owned(),
            sentence: match movement.change.zip(before) {
                None => tr.with("charts-rpr-first", &[("rate", rate.into())]),
                Some((change, before)) => {
                    tr.with("charts-moved", &[("figure", rate.into()), ("change", making.moved_since(change, before).into())])
                }
            },
            second: making.swing_or_unknown(movement),
            about,
        },
    };
    let tips = making.rate_tips(|month| month.rpr, &year_ago);
    Rate { head, unit: Unit::Percent, now: making.shown_of(&all), year_ago, tips }
}

/// Customer retention rate by month, from client sets. The running month has none: its end is not there yet.
pub fn crr(making: &Making<'_>) -> Rate {
    let tr = making.tr;
    let ratio = |month: &MonthFigures| match of_window(month, making.window) {
        Some(window) if !month.unfinished => window.crr_strict,
        _ => Ratio::default(),
    };
    let all = making.series(|month| percent(ratio(month)));
    let year_ago = making.year_ago_of(&all);
    let movement = Movement::of(all.get(..making.full).unwrap_or_default(), making.full);
    let days = i64::from(making.window_days());
    let own = i64::from(making.figures.own_window_days);
    let about = making.spanned_with("charts-crr-about", &[("days", days.into()), ("own", own.into())]);
    let last = making.last_full().map(|month| (month.period, ratio(month)));
    let head = match last.and_then(|(month, ratio)| Some((month, ratio, making.rate(ratio)?))) {
        None => making.not_yet("charts-crr", "charts-crr-none", about),
        Some((month, ratio, rate)) => {
            let parts = tr.with("charts-of", &[("part", ratio.part.into()), ("whole", whole(ratio).into())]);
            Head {
                label: tr.text("charts-crr").into_owned(),
                sentence: tr.with("charts-crr-sentence", &[("rate", rate.into()), ("day", tr.day_month(month.first_day()).into())]),
                second: second(making, &parts, movement),
                about,
            }
        }
    };
    let tips = making.rate_tips(ratio, &year_ago);
    Rate { head, unit: Unit::Percent, now: making.shown_of(&all), year_ago, tips }
}

/// `471 of 612, down 0.4 points. Within the usual monthly swing of ±1.2`.
fn second(making: &Making<'_>, parts: &str, movement: Movement) -> String {
    let Some(change) = movement.change else { return parts.to_owned() };
    let moved = making.tr.with("charts-second", &[("parts", parts.into()), ("change", making.moved(change).into())]);
    joined([Some(moved), making.against_swing(movement, 1)])
}

/// Sleeping clients who came back in the month.
pub fn reactivation(making: &Making<'_>) -> Rate {
    let tr = making.tr;
    let ratio = |month: &MonthFigures| of_window(month, making.window).map(|window| window.reactivation).unwrap_or_default();
    let all = making.series(|month| percent(ratio(month)));
    let year_ago = making.year_ago_of(&all);
    let movement = Movement::of(all.get(..making.full).unwrap_or_default(), making.full);
    let about = making.spanned_with("charts-rr-about", &[("days", i64::from(making.window_days()).into())]);
    let last = making.last_full().map(|month| (month.period, ratio(month)));
    let head = match last.and_then(|(month, ratio)| Some((month, ratio, making.rate(ratio)?))) {
        None => making.not_yet("charts-rr", "charts-rr-none", about),
        Some((month, ratio, rate)) => {
            let parts = tr.with("charts-of", &[("part", ratio.part.into()), ("whole", whole(ratio).into())]);
            Head {
                label: tr.text("charts-rr").into_owned(),
                sentence: tr.with("charts-rr-sentence", &[("rate", rate.into()), ("month", making.tr.period_in(month).into())]),
                second: second(making, &parts, movement),
                about,
            }
        }
    };
    let tips = making.rate_tips(ratio, &year_ago);
    Rate { head, unit: Unit::Percent, now: making.shown_of(&all), year_ago, tips }
}

/// Clients who came, by month: returning, new, back after a pause.
pub fn came(making: &Making<'_>) -> Stack {
    let tr = making.tr;
    let all = making.series(|month| Some(drawn(month.active)));
    let year_ago = making.year_ago_of(&all);
    let movement = Movement::of(all.get(..making.full).unwrap_or_default(), making.full);
    let about = making.spanned_with("charts-came-about", &[("days", i64::from(making.window_days()).into())]);
    let figure = |key: &str, month: &MonthFigures| {
        let (new, back) = (tr.number(month.new), tr.number(making.reactivated(month)));
        let mut args = vec![
            ("all", tr.number(month.active).into()),
            ("month", making.tr.period_in(month.period).into()),
            ("new", new.into()),
            ("back", back.into()),
        ];
        if let Some(change) = movement.change {
            args.push(("change", making.more_or_fewer(change).into()));
        }
        tr.with(key, &args)
    };
    let label = tr.text("charts-came").into_owned();
    let head = match (making.last_full(), making.running()) {
        (Some(month), running) => {
            let swing = making.against_swing(movement, 0);
            let so_far = running.map(|month| making.so_far(month, tr.number(month.active)));
            let key = if movement.change.is_some() { "charts-came-moved" } else { "charts-came-sentence" };
            Head { label, sentence: figure(key, month), second: joined([swing, so_far]), about }
        }
        (None, Some(month)) => {
            Head { label, sentence: figure("charts-came-first", month), second: making.swing_or_unknown(movement), about }
        }
        (None, None) => making.not_yet("charts-came", "charts-rpr-none", about),
    };
    let bars = making.shown().iter().map(|month| {
        let back = making.reactivated(month);
        vec![drawn(month.returning.saturating_sub(back)), drawn(month.new), drawn(back)]
    });
    let tips = making.shown().iter().enumerate().map(|(index, month)| {
        let back = making.reactivated(month);
        let (returning, new) = (month.returning.saturating_sub(back), month.new);
        let parts = [
            ("all", tr.number(month.active).into()),
            ("returning", tr.number(returning).into()),
            ("new", tr.number(new).into()),
            ("back", tr.number(back).into()),
        ];
        let tip = format!("{}\n{}", making.tip_title(month), tr.with("charts-came-tip", &parts));
        making.with_year_ago(tip, index, |before| tr.number(before.active))
    });
    Stack { head, bars: bars.collect(), tips: tips.collect(), year_ago, ..Stack::default() }
}

/// Revenue of repeat purchases and their share, by month.
pub fn revenue(making: &Making<'_>) -> Stack {
    let tr = making.tr;
    let share = |month: &MonthFigures| money_share(month.repeat_revenue_minor, month.revenue_minor);
    let all = making.series(|month| share(month).map(|share| share * 100.0));
    let movement = Movement::of(all.get(..making.full).unwrap_or_default(), making.full);
    let about = tr.text("charts-revenue-about").into_owned();
    let money = |sum_minor: i64| tr.money_round(sum_minor, making.currency);
    let share_text = |month: &MonthFigures, decimals: usize| share(month).map(|share| tr.percent(share, decimals));
    let sentence = |month: &MonthFigures| {
        let repeat = money(month.repeat_revenue_minor);
        let month_in = making.tr.period_in(month.period);
        match share_text(month, 0) {
            None => tr.with("charts-revenue-nothing", &[("month", month_in.into())]),
            Some(share) => {
                tr.with("charts-revenue-sentence", &[("sum", repeat.into()), ("month", month_in.into()), ("share", share.into())])
            }
        }
    };
    let label = tr.text("charts-revenue").into_owned();
    let head = match (making.last_full(), making.running()) {
        (Some(month), _) => {
            let total = money(month.revenue_minor);
            let second = match movement.change {
                None => tr.with("charts-revenue-of", &[("sum", total.into())]),
                Some(change) => {
                    let moved = tr.with("charts-revenue-second", &[("sum", total.into()), ("change", making.moved(change).into())]);
                    joined([Some(moved), making.against_swing(movement, 1)])
                }
            };
            Head { label, sentence: sentence(month), second, about }
        }
        (None, Some(month)) => {
            let second = making.so_far(month, money(month.revenue_minor));
            Head { label, sentence: sentence(month), second, about }
        }
        (None, None) => making.not_yet("charts-revenue", "charts-rpr-none", about),
    };
    let units = making.currency.minor_per_unit();
    let wholes = making.series(|month| Some(drawn((month.revenue_minor.max(0) / units).unsigned_abs())));
    let year_ago = making.year_ago_of(&wholes);
    let bars = making.shown().iter().map(|month| {
        let repeat = month.repeat_revenue_minor.max(0);
        let rest = (month.revenue_minor - month.repeat_revenue_minor).max(0);
        [repeat, rest].map(|sum| drawn((sum / units).unsigned_abs())).to_vec()
    });
    let shares = making.shown().iter().map(|month| share_text(month, 0).unwrap_or_default());
    let tips = making.shown().iter().enumerate().map(|(index, month)| {
        let parts = [
            ("all", money(month.revenue_minor).into()),
            ("repeat", money(month.repeat_revenue_minor).into()),
            ("share", share_text(month, 1).unwrap_or_else(|| tr.text("not-yet").into_owned()).into()),
            ("guests", money(month.guest_revenue_minor).into()),
        ];
        let tip = format!("{}\n{}", making.tip_title(month), tr.with("charts-revenue-tip", &parts));
        making.with_year_ago(tip, index, |before| money(before.revenue_minor))
    });
    Stack { head, bars: bars.collect(), tops: shares.collect(), tips: tips.collect(), year_ago, ..Stack::default() }
}
