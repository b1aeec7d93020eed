//! Shares of segments and of stages at each month's end.

use super::board::{Head, Making, Stack};
use super::figures::Movement;
use super::words::{drawn, percent};
use crate::analytics::{Ratio, Segment, ShareMonth, Stage};

/// Segments from the bottom of a bar up: from those who feed the shop to those who came once. Prospects are no buyers.
pub const SEGMENTS: [Segment; 5] = [Segment::Regular, Segment::Periodic, Segment::NotJudged, Segment::Stray, Segment::OneTimer];
/// Stages from the bottom of a bar up.
pub const STAGES: [Stage; 5] = [Stage::Active, Stage::New, Stage::AtRisk, Stage::Sleeping, Stage::Gone];

/// Segments by month; the sentence tells of the regulars.
pub fn segments(making: &Making<'_>) -> Stack {
    let parts = SEGMENTS.map(|segment| (making.tr.segment(segment), segment as usize));
    let keys = ["charts-segments", "charts-segments-about", "charts-segments-sentence"];
    stack(making, keys, &parts, 1, |month| month.segments)
}

/// Stages by month; the sentence tells of those who are active, new ones among them.
pub fn stages(making: &Making<'_>) -> Stack {
    let parts = STAGES.map(|stage| (making.tr.stage(stage), stage as usize));
    let keys = ["charts-stages", "charts-stages-about", "charts-stages-sentence"];
    stack(making, keys, &parts, 2, |month| month.stages)
}

/// `told` of the parts, from the first on, make the figure of the sentence.
fn stack(
    making: &Making<'_>,
    [key, about, sentence]: [&str; 3],
    parts: &[(String, usize); 5],
    told: usize,
    counts: impl Fn(&ShareMonth) -> [u64; 6],
) -> Stack {
    let tr = making.tr;
    let all = &making.figures.shares;
    let label = making.spanned(key);
    let about = making.spanned(about);
    let wanted = making.shown().len();
    if all.len() < wanted {
        let head = Head { label, sentence: tr.text("charts-counting").into_owned(), second: String::new(), about };
        return Stack { head, ..Stack::default() };
    }
    let of = |month: &ShareMonth, place: usize| counts(month).get(place).copied().unwrap_or(0);
    let base = |month: &ShareMonth| counts(month).iter().sum::<u64>();
    let ratio = |month: &ShareMonth| Ratio::new(parts.iter().take(told).map(|(_, place)| of(month, *place)).sum(), base(month));
    let series: Vec<Option<f64>> = all.iter().map(|month| percent(ratio(month))).collect();
    let full = all.iter().filter(|month| !month.unfinished).count();
    let movement = Movement::of(&series, full);
    let now = all.last().map(&ratio).unwrap_or_default();
    let before = all.iter().rev().nth(1).map(|month| month.period);
    let head = match making.rate(now) {
        None => making.not_yet(key, "charts-rpr-none", about),
        Some(rate) => {
            let figure = tr.with(sentence, &[("rate", rate.into())]);
            let sentence = match movement.change.zip(before) {
                None => figure,
                Some((change, before)) => {
                    tr.with("charts-moved", &[("figure", figure.into()), ("change", making.moved_since(change, before).into())])
                }
            };
            Head { label, sentence, second: making.swing_or_unknown(movement), about }
        }
    };
    let first = all.len() - wanted;
    let shown = all.get(first..).unwrap_or_default();
    let bars = shown.iter().map(|month| {
        let whole = base(month);
        parts.iter().map(|(_, place)| if whole == 0 { 0.0 } else { drawn(of(month, *place)) / drawn(whole) * 100.0 }).collect()
    });
    let before =
        |index: usize| (first + index).checked_sub(making.view.span.in_a_year()).filter(|_| making.view.compare).and_then(|at| all.get(at));
    let share = |month: &ShareMonth, place: usize| Ratio::new(of(month, place), base(month)).value().map(|share| tr.percent(share, 1));
    let tips = shown.iter().zip(making.shown()).enumerate().map(|(index, (month, figures))| {
        let mut tip = making.tip_title(figures);
        // The uppermost part stands first, as in the bar.
        for (name, place) in parts.iter().rev() {
            let mut args = vec![
                ("name", name.as_str().into()),
                ("share", share(month, *place).unwrap_or_else(|| tr.text("not-yet").into_owned()).into()),
                ("count", tr.number(of(month, *place)).into()),
            ];
            let past = before(index).and_then(|before| share(before, *place));
            let key = if past.is_some() { "charts-share-tip-year-ago" } else { "charts-share-tip" };
            args.extend(past.map(|past| ("before", past.into())));
            tip.push('\n');
            tip.push_str(&tr.with(key, &args));
        }
        tip
    });
    let year_ago: Vec<Option<f64>> = (0..wanted).map(|index| before(index).and_then(|before| percent(ratio(before)))).collect();
    let year_ago = if year_ago.iter().all(Option::is_none) { Vec::new() } else { year_ago };
    Stack { head, bars: bars.collect(), tips: tips.collect(), share: true, year_ago, told, ..Stack::default() }
}
