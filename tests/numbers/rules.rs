//! Rules that hold for every shop, tried on random ones.

use std::collections::BTreeSet;

use proptest::prelude::*;
use regulars::analytics::{
    Analytics, ClientFigures, Cohort, Counting, DayList, DueStep, PointKind, Segment, Stage, Touched, clients_behind, cohorts, forecast,
    months, rfm_table, segments, shares_of_last_months, shares_over_time, totals,
};
use regulars::domain::change::{Change, Row};
use regulars::domain::contact::Outcome;
use regulars::domain::dates::{Month, add_days, days_between};
use regulars::domain::model::Model;
use regulars::domain::settings::RfmLimits;

use crate::random::{CLIENTS, Line, full_shop, grant, lines, of_line, of_touch, origin, shop, touches, wishes};
use crate::shops::client_id;

/// Applies changes to a model and brings its figures up to date.
fn carry_out(model: &mut Model, analytics: &mut Analytics, changes: &[Change]) {
    model.apply(changes);
    analytics.update(model, &Touched::by(changes));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn figures_kept_up_to_date_equal_figures_computed_from_scratch(
        lines in lines(), more in lines(), touches in touches(), wishes in wishes(), offset in 0_i64..600,
        gone in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let as_of = add_days(origin(), offset);
        let mut model = Model::from_records(shop(&lines));
        let mut analytics = Analytics::compute(&model, as_of);
        for (index, line) in more.iter().enumerate() {
            carry_out(&mut model, &mut analytics, &[Change::Purchase(Row::Insert(of_line(1000 + index, *line)))]);
        }
        prop_assert_eq!(&analytics, &Analytics::compute(&model, as_of));
        for (index, touch) in touches.iter().enumerate() {
            carry_out(&mut model, &mut analytics, &[Change::Contact(Box::new(Row::Insert(of_touch(index + 1, *touch))))]);
        }
        for (number, wish) in (1..).zip(&wishes) {
            let before = model.clients().get(client_id(number)).expect("a client").clone();
            let mut after = before.clone();
            grant(&mut after, *wish);
            carry_out(&mut model, &mut analytics, &[Change::Client(Box::new(Row::update(before, after)))]);
        }
        prop_assert_eq!(&analytics, &Analytics::compute(&model, as_of));
        for index in gone {
            let Some(line) = (!lines.is_empty()).then(|| index.index(lines.len())) else { continue };
            let before = of_line(line + 1, lines[line]);
            if model.purchases().get(before.id).is_some() {
                carry_out(&mut model, &mut analytics, &[Change::Purchase(Row::Delete(before))]);
            }
        }
        let mut after = model.settings().clone();
        (after.min_cycle_days, after.capacity) = (10, 2);
        after.rfm_limits = Some(RfmLimits { recency_days: [7, 30, 90, 200], purchase_days: [6, 4, 3, 2], money_minor: [900, 500, 200, 0] });
        let before = model.settings().clone();
        carry_out(&mut model, &mut analytics, &[Change::Settings(Box::new(regulars::domain::change::Replaced { before, after }))]);
        prop_assert_eq!(&analytics, &Analytics::compute(&model, as_of));
        for (index, line) in more.iter().enumerate() {
            carry_out(&mut model, &mut analytics, &[Change::Purchase(Row::Insert(of_line(2000 + index, *line)))]);
        }
        prop_assert_eq!(&analytics, &Analytics::compute(&model, as_of));
    }

    #[test]
    fn nobody_is_due_against_a_wish_a_pause_or_patience(
        lines in lines(), touches in touches(), wishes in wishes(), offset in 0_i64..600,
    ) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(full_shop(&lines, &touches, &wishes));
        let analytics = Analytics::compute(&model, as_of);
        for figures in analytics.clients() {
            let Some(due) = &figures.due else { continue };
            let client = model.clients().get(figures.client).expect("a client");
            let wish = wishes[usize::try_from(client.id.to_string().parse::<u32>().expect("a number")).expect("small") - 1];
            prop_assert!(!wish.do_not_contact && !wish.archived);
            prop_assert!(client.paused_until.is_none_or(|until| until <= as_of));
            prop_assert!(due.date <= as_of && due.waiting_days == days_between(due.date, as_of));
            if due.step == DueStep::Agreed {
                continue;
            }
            prop_assert!(!wish.refuses_marketing && figures.purchase_days > 0);
            prop_assert!(!matches!(figures.stage, Stage::Sleeping | Stage::Gone | Stage::Prospect));
            let mut known = model.contacts().of(client.id).iter().filter(|contact| contact.day <= as_of);
            if let (DueStep::Chain { .. }, Some(last)) = (due.step, known.next_back()) {
                let patience = if last.outcome == Outcome::NoAnswer { 1 } else { (figures.window_days / 4).max(1) };
                prop_assert!(days_between(last.day, as_of) >= patience);
                let expected = figures.expected.expect("an expected day");
                prop_assert!(as_of <= add_days(expected, figures.window_days));
            }
        }
        let list = DayList::plan(&model, &analytics, as_of);
        let capacity = usize::from(model.settings().capacity);
        prop_assert!(list.due.len() + list.done.len() <= capacity.max(list.done.len()));
        let clients: BTreeSet<_> = list.due.iter().chain(&list.moved_on).map(|due| due.client).collect();
        prop_assert_eq!(clients.len(), list.due.len() + list.moved_on.len());
    }

    #[test]
    fn the_order_of_rows_in_a_file_does_not_matter(lines in lines(), offset in 0_i64..600) {
        let as_of = add_days(origin(), offset);
        let mut turned = lines.clone();
        turned.reverse();
        let (model, turned) = (Model::from_records(shop(&lines)), Model::from_records(shop(&turned)));
        let strip = |model: &Model| {
            let mut all: Vec<_> = Analytics::compute(model, as_of).clients().cloned().collect();
            // Of two receipts equal in day and sum either may be called the last.
            for figures in &mut all {
                figures.last_product = None;
                figures.due = figures.due.take().map(|mut due| { due.last_product = None; due });
            }
            all
        };
        prop_assert_eq!(strip(&model), strip(&turned));
        for counting in [Counting::AllRows, Counting::PositiveOnly] {
            prop_assert_eq!(months(&model, as_of, &[30, 90], counting), months(&turned, as_of, &[30, 90], counting));
            prop_assert_eq!(cohorts(&model, as_of, counting), cohorts(&turned, as_of, counting));
            prop_assert_eq!(rfm_table(&model, as_of, counting), rfm_table(&turned, as_of, counting));
        }
    }

    #[test]
    fn what_lies_after_the_day_does_not_exist_yet(lines in lines(), offset in 0_i64..500) {
        let as_of = add_days(origin(), offset);
        let known: Vec<Line> = lines.iter().copied().filter(|line| line.offset <= offset).collect();
        let (all, known) = (Model::from_records(shop(&lines)), Model::from_records(shop(&known)));
        prop_assert_eq!(Analytics::compute(&all, as_of), Analytics::compute(&known, as_of));
        prop_assert_eq!(totals(&all, as_of, Counting::AllRows), totals(&known, as_of, Counting::AllRows));
        prop_assert_eq!(months(&all, as_of, &[90], Counting::AllRows), months(&known, as_of, &[90], Counting::AllRows));
        prop_assert_eq!(shares_over_time(&all, as_of), shares_over_time(&known, as_of));
    }

    #[test]
    fn every_number_of_a_month_is_the_number_of_clients_behind_it(lines in lines(), offset in 0_i64..600, window in 1_u32..200) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        for counting in [Counting::AllRows, Counting::PositiveOnly] {
            for month in months(&model, as_of, &[window], counting) {
                let behind = |kind| clients_behind(&model, as_of, counting, month.period, kind).len() as u64;
                let figures = month.windows[0];
                prop_assert_eq!(month.active, behind(PointKind::Active));
                prop_assert_eq!(month.new, behind(PointKind::New));
                prop_assert_eq!(month.rpr.part.unsigned_abs(), behind(PointKind::Repeat));
                prop_assert_eq!(month.returning, behind(PointKind::Returning));
                prop_assert_eq!(month.retained_prev.unwrap_or(0), behind(PointKind::RetainedPrev));
                prop_assert_eq!(figures.base_start, behind(PointKind::BaseStart { window_days: window }));
                prop_assert_eq!(figures.base_end, behind(PointKind::BaseEnd { window_days: window }));
                prop_assert_eq!(figures.crr_strict.part.unsigned_abs(), behind(PointKind::Kept { window_days: window }));
                prop_assert_eq!(figures.dormant_start, behind(PointKind::Dormant { window_days: window }));
                prop_assert_eq!(figures.reactivated, behind(PointKind::Reactivated { window_days: window }));
                prop_assert!(figures.crr_strict.value().is_none_or(|kept| kept <= 1.0), "more kept than there were");
            }
            for cohort in cohorts(&model, as_of, counting) {
                for (later, buyers) in (0..).zip(&cohort.buyers) {
                    let behind = clients_behind(&model, as_of, counting, cohort.period, PointKind::CohortCell { months_later: later });
                    prop_assert_eq!(buyers.unwrap_or(0), behind.len() as u64);
                    prop_assert_eq!(buyers.is_some(), cohort.period.plus(i32::try_from(later).expect("small")) <= Month::of(as_of).into());
                }
            }
        }
    }

    #[test]
    fn months_and_cohorts_add_up_to_the_totals(lines in lines(), offset in 0_i64..600) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        for counting in [Counting::AllRows, Counting::PositiveOnly] {
            let (totals, months, cohorts) = (totals(&model, as_of, counting), months(&model, as_of, &[], counting), cohorts(&model, as_of, counting));
            prop_assert_eq!(months.iter().map(|month| month.purchases).sum::<u64>(), totals.purchases);
            prop_assert_eq!(months.iter().map(|month| month.revenue_minor).sum::<i64>(), totals.revenue_minor);
            prop_assert_eq!(months.iter().map(|month| month.guest_revenue_minor).sum::<i64>(), totals.guest_revenue_minor);
            prop_assert_eq!(months.iter().map(|month| month.repeat_revenue_minor).sum::<i64>(), totals.repeat_revenue_minor);
            prop_assert_eq!(months.iter().map(|month| month.new).sum::<u64>(), totals.clients);
            prop_assert_eq!(cohorts.iter().map(Cohort::size).sum::<u64>(), totals.clients);
            prop_assert_eq!(months.last().map(|month| month.rpr).unwrap_or_default(), totals.rpr_days());
            // Every client active in a month stands in exactly one cohort's cell of that month.
            for month in &months {
                let in_cells = cohorts.iter().filter_map(|cohort| {
                    let later = usize::try_from(month.period.since(cohort.period)).ok()?;
                    cohort.buyers.get(later).copied().flatten()
                });
                prop_assert_eq!(in_cells.sum::<u64>(), month.active);
            }
            let rows = rfm_table(&model, as_of, counting);
            prop_assert_eq!(rows.len() as u64, totals.clients);
            prop_assert_eq!(rows.iter().map(|row| u64::from(row.frequency) + 1).sum::<u64>(), totals.purchase_days);
        }
    }

    #[test]
    fn segments_and_stages_divide_the_shop_without_rest(lines in lines(), offset in 31_i64..600) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        let now = Analytics::compute(&model, as_of);
        let report = segments(&model, &now, Some(&Analytics::compute(&model, add_days(as_of, -30))));
        let shares = report.segments.iter().filter_map(|segment| segment.share.value());
        prop_assert!((shares.sum::<f64>() - 1.0).abs() < 1e-12);
        let stages = report.stages.iter().filter_map(|stage| stage.share.value());
        prop_assert!((stages.sum::<f64>() - 1.0).abs() < 1e-12);
        let totals = totals(&model, as_of, Counting::AllRows);
        prop_assert_eq!(report.buyers, totals.clients);
        prop_assert_eq!(report.grid.len(), 25);
        prop_assert_eq!(report.segments.iter().map(|segment| segment.revenue_minor).sum::<i64>(), totals.revenue_minor - totals.guest_revenue_minor);
        prop_assert_eq!(report.segments.iter().map(|segment| segment.repeat_revenue_minor).sum::<i64>(), totals.repeat_revenue_minor);
        // Who moves out of one segment moves into another.
        let moved_in: usize = report.segments.iter().map(|segment| segment.moved_in.len()).sum();
        let moved_out: usize = report.segments.iter().map(|segment| segment.moved_out.len()).sum();
        prop_assert_eq!(moved_in, moved_out);
        // The last month of the history is the shop as it stands now.
        if let Some(last) = shares_over_time(&model, as_of).last() {
            for ((segment, stage), (segments, stages)) in report.segments.iter().zip(&report.stages).zip(last.segments.iter().zip(last.stages)) {
                if segment.segment != Segment::Prospect {
                    prop_assert_eq!(segment.clients.len() as u64, *segments);
                }
                if stage.stage != Stage::Prospect {
                    prop_assert_eq!(stage.clients.len() as u64, stages);
                }
            }
        }
    }

    /// The history counts stays between purchases; the rules say where each client stood on one day.
    #[test]
    fn each_month_of_the_shares_is_the_shop_as_it_stood_then(lines in lines(), offset in 31_i64..600, shown in 1_usize..14) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        let months = shares_over_time(&model, as_of);
        for share in &months {
            let then = Analytics::compute(&model, share.period.last_day().min(as_of));
            let (mut by_segment, mut by_stage) = ([0; 6], [0; 6]);
            for figures in then.clients().filter(|figures| figures.purchases > 0) {
                by_segment[figures.segment as usize] += 1;
                by_stage[figures.stage as usize] += 1;
            }
            prop_assert_eq!((share.segments, share.stages), (by_segment, by_stage), "{}", share.period);
        }
        let last = shares_of_last_months(&model, as_of, shown);
        prop_assert_eq!(&last[..], &months[months.len().saturating_sub(shown)..]);
    }

    #[test]
    fn a_purchase_changes_its_own_clients_figures_and_of_others_only_what_compares_them(
        lines in lines(), extra in lines(), client in 1..=CLIENTS,
    ) {
        let as_of = add_days(origin(), 500);
        let mut with = lines.clone();
        with.extend(extra.first().map(|line| Line { client, ..*line }));
        let (before, after) = (Model::from_records(shop(&lines)), Model::from_records(shop(&with)));
        let (before, after) = (Analytics::compute(&before, as_of), Analytics::compute(&after, as_of));
        for (before, after) in before.clients().zip(after.clients()).filter(|(figures, _)| figures.client != client_id(client)) {
            let own = |figures: &ClientFigures| {
                (figures.purchases, figures.purchase_days, figures.first, figures.last, figures.revenue_minor, figures.last_sum_minor)
            };
            prop_assert_eq!(own(before), own(after));
            if before.cycle == after.cycle {
                let mut after = after.clone();
                (after.rfm, after.vip) = (before.rfm, before.vip);
                prop_assert_eq!(before, &after);
            }
        }
    }

    #[test]
    fn the_forecast_finds_everyone_who_comes_due_and_nobody_else(
        lines in lines(), touches in touches(), wishes in wishes(), offset in 0_i64..500,
    ) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(full_shop(&lines, &touches, &wishes));
        let analytics = Analytics::compute(&model, as_of);
        for (ahead, forecast) in (0..).zip(forecast(&model, &analytics, as_of, 45)) {
            let list = DayList::plan(&model, &analytics, add_days(as_of, ahead));
            let new = list.due.iter().chain(&list.moved_on).filter(|due| ahead == 0 || due.date == list.day);
            let new: BTreeSet<_> = new.map(|due| (due.client, due.step.rank())).collect();
            let coming: BTreeSet<_> = forecast.coming.iter().map(|(client, step)| (*client, step.rank())).collect();
            prop_assert_eq!((forecast.day, coming), (list.day, new));
        }
    }
}
