//! Quarters on random shops: every figure against sets of clients made here from the rows, and sums against the months.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use proptest::prelude::*;
use regulars::analytics::{
    Analytics, Counting, PointKind, Ratio, Segment, Stage, clients_behind, measures, measures_by, shares_of_last, shares_over_time,
};
use regulars::domain::dates::add_days;
use regulars::domain::model::Model;
use regulars::domain::period::Span;

use crate::random::{Line, lines, origin, shop};

/// First days of the quarter in which a day lies and of the next one, by the calendar.
fn quarter_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = |year: i32, quarter: u32| NaiveDate::from_ymd_opt(year, quarter * 3 + 1, 1).expect("a first day");
    let quarter = day.month0() / 3;
    (first(day.year(), quarter), if quarter == 3 { first(day.year() + 1, 0) } else { first(day.year(), quarter + 1) })
}

/// Days and clients of the purchases up to a day; guests and refunds are left out.
struct Visits(Vec<(NaiveDate, usize)>);

impl Visits {
    fn of(lines: &[Line], as_of: NaiveDate) -> Self {
        let visit = |line: &Line| (add_days(origin(), line.offset), line.client);
        let counts = |line: &&Line| line.client > 0 && line.sum_minor >= 0;
        Self(lines.iter().filter(counts).map(visit).filter(|(day, _)| *day <= as_of).collect())
    }

    /// Who bought from a day up to, and not on, another.
    fn within(&self, from: NaiveDate, before: NaiveDate) -> BTreeSet<usize> {
        self.0.iter().filter(|(day, _)| from <= *day && *day < before).map(|(_, client)| *client).collect()
    }

    fn before(&self, day: NaiveDate) -> BTreeSet<usize> {
        self.within(NaiveDate::MIN, day)
    }

    /// Who bought on two days or more before a day.
    fn repeaters(&self, day: NaiveDate) -> usize {
        let days =
            |client: usize| self.0.iter().filter(|visit| visit.1 == client && visit.0 < day).map(|visit| visit.0).collect::<BTreeSet<_>>();
        self.before(day).into_iter().filter(|client| days(*client).len() > 1).count()
    }
}

fn count(set: &BTreeSet<usize>) -> u64 {
    set.len() as u64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_figure_of_a_quarter_is_a_count_of_sets_of_clients(lines in lines(), offset in 0_i64..600, window in 1_u32..200) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        let visits = Visits::of(&lines, as_of);
        let quarters = measures_by(Span::Quarter, &model, as_of, &[window], Counting::AllRows).months;
        for quarter in &quarters {
            let (start, end) = quarter_of(quarter.period.first_day());
            prop_assert_eq!((quarter.period.first_day(), add_days(quarter.period.last_day(), 1)), (start, end));
            prop_assert_eq!(quarter.unfinished, add_days(as_of, 1) < end);
            let (came, known) = (visits.within(start, end), visits.before(start));
            let new: BTreeSet<usize> = came.difference(&known).copied().collect();
            prop_assert_eq!((quarter.active, quarter.new, quarter.returning), (count(&came), count(&new), count(&came) - count(&new)));
            prop_assert_eq!(quarter.rpr, Ratio::new(visits.repeaters(end) as u64, count(&visits.before(end))));
            let base = |day: NaiveDate| visits.within(add_days(day, -i64::from(window)), day);
            let (at_start, at_end) = (base(start), base(end));
            let kept: BTreeSet<usize> = at_start.intersection(&at_end).copied().collect();
            let asleep: BTreeSet<usize> = known.difference(&at_start).copied().collect();
            let back: BTreeSet<usize> = asleep.intersection(&came).copied().collect();
            let figures = quarter.windows[0];
            prop_assert_eq!((figures.base_start, figures.base_end), (count(&at_start), count(&at_end)));
            prop_assert_eq!(figures.crr_strict, Ratio::new(count(&kept), count(&at_start)));
            prop_assert_eq!(figures.crr_window, Ratio { part: count(&at_end).cast_signed() - count(&new).cast_signed(), whole: count(&at_start) });
            prop_assert_eq!((figures.dormant_start, figures.reactivated), (count(&asleep), count(&back)));
            let behind = |kind| clients_behind(&model, as_of, Counting::AllRows, quarter.period, kind).len() as u64;
            for (kind, shown) in [
                (PointKind::Active, quarter.active),
                (PointKind::New, quarter.new),
                (PointKind::Returning, quarter.returning),
                (PointKind::Repeat, quarter.rpr.part.unsigned_abs()),
                (PointKind::Known, quarter.rpr.whole),
                (PointKind::Kept { window_days: window }, count(&kept)),
                (PointKind::Reactivated { window_days: window }, figures.reactivated),
            ] {
                prop_assert_eq!(behind(kind), shown, "{:?}", kind);
            }
        }
    }

    #[test]
    fn sums_of_a_quarter_are_those_of_its_months(lines in lines(), offset in 0_i64..600) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        for counting in [Counting::AllRows, Counting::PositiveOnly] {
            let months = measures(&model, as_of, &[], counting);
            let quarters = measures_by(Span::Quarter, &model, as_of, &[], counting);
            for quarter in &quarters.months {
                let of = months.months.iter().filter(|month| quarter.period.holds(month.period.first_day()));
                let sum = |figure: fn(&regulars::analytics::MonthFigures) -> i64| of.clone().map(figure).sum::<i64>();
                prop_assert_eq!(quarter.revenue_minor, sum(|month| month.revenue_minor));
                prop_assert_eq!(quarter.guest_revenue_minor, sum(|month| month.guest_revenue_minor));
                prop_assert_eq!(quarter.repeat_revenue_minor, sum(|month| month.repeat_revenue_minor));
                prop_assert_eq!(quarter.purchases_minor, sum(|month| month.purchases_minor));
                prop_assert_eq!(quarter.purchases, of.clone().map(|month| month.purchases).sum::<u64>());
                prop_assert_eq!(quarter.new, of.clone().map(|month| month.new).sum::<u64>());
                prop_assert!(quarter.active <= of.clone().map(|month| month.active).sum::<u64>());
                prop_assert_eq!(Some(quarter.rpr), of.clone().next_back().map(|month| month.rpr));
            }
            prop_assert_eq!(
                quarters.cohorts.iter().map(regulars::analytics::Cohort::size).sum::<u64>(),
                months.cohorts.iter().map(regulars::analytics::Cohort::size).sum::<u64>()
            );
            prop_assert_eq!(quarters.rfm, months.rfm);
        }
    }

    #[test]
    fn a_quarter_divides_the_shop_as_its_last_month_does(lines in lines(), offset in 0_i64..600, wanted in 1_usize..9) {
        let as_of = add_days(origin(), offset);
        let model = Model::from_records(shop(&lines));
        let months = shares_over_time(&model, as_of);
        let quarters = shares_of_last(Span::Quarter, &model, as_of, wanted);
        prop_assert!(quarters.len() <= wanted && quarters.is_empty() == months.is_empty());
        for quarter in &quarters {
            let last = months.iter().rfind(|month| quarter.period.holds(month.period.first_day())).expect("a month of the quarter");
            prop_assert_eq!((quarter.segments, quarter.stages), (last.segments, last.stages));
            let end = quarter.period.last_day().min(as_of);
            let then = Analytics::compute(&model, end);
            let regulars = then.clients().filter(|figures| figures.segment == Segment::Regular).count() as u64;
            let gone = then.clients().filter(|figures| figures.stage == Stage::Gone).count() as u64;
            prop_assert_eq!((quarter.segments[Segment::Regular as usize], quarter.stages[Stage::Gone as usize]), (regulars, gone));
        }
    }
}
