//! The lists that are kept up to date with every change hold what a look at every client finds.

use proptest::prelude::*;
use regulars::analytics::{
    Analytics, Counting, DayList, PastStanding, TodayList, Touched, forecast, kept_forecast, segments, segments_since, totals,
};
use regulars::domain::change::{Change, Replaced, Row};
use regulars::domain::dates::add_days;
use regulars::domain::model::Model;

use crate::random::{full_shop, grant, lines, of_line, of_touch, origin, shop, touches, wishes};
use crate::shops::client_id;

/// Holds the kept lists against those of figures without any.
fn agree(model: &Model, kept: &Analytics) -> Result<(), TestCaseError> {
    let fresh = Analytics::compute(model, kept.as_of());
    let tomorrow = add_days(kept.as_of(), 1);
    for (from, days) in [(kept.as_of(), 1), (kept.as_of(), 62), (tomorrow, 7), (tomorrow, 130), (tomorrow, 400)] {
        prop_assert_eq!(forecast(model, kept, from, days), forecast(model, &fresh, from, days), "{} {}", from, days);
    }
    let list = DayList::plan(model, kept, kept.as_of());
    prop_assert_eq!(&list, &DayList::plan(model, &fresh, kept.as_of()));
    let today = TodayList::of(model, kept);
    prop_assert_eq!((today.due_count(), today.moved_on_count()), (list.due.len(), list.moved_on.len()));
    prop_assert_eq!(kept.repeat_rate(), totals(model, kept.as_of(), Counting::AllRows).rpr_days());
    prop_assert_eq!(fresh.repeat_rate(), kept.repeat_rate());
    prop_assert_eq!(fresh.average_check_minor(), kept.average_check_minor());
    for day in forecast(model, &fresh, kept.as_of(), 367).into_iter().skip(1) {
        prop_assert_eq!(kept_forecast(kept, day.day), Some(day.coming));
    }
    prop_assert_eq!((kept_forecast(kept, kept.as_of()), kept_forecast(kept, add_days(kept.as_of(), 367))), (None, None));
    let done = model.contacts().iter().filter(|contact| contact.day == kept.as_of()).count();
    prop_assert_eq!(list.done.len(), done);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn the_agenda_follows_every_change(
        early in lines(), later in lines(), touches in touches(), wishes in wishes(), offset in 0_i64..600, gone in 0_usize..40,
    ) {
        let as_of = add_days(origin(), offset);
        let mut model = Model::from_records(shop(&early));
        let mut kept = Analytics::compute_with(&model, as_of, None);
        agree(&model, &kept)?;
        let mut changes: Vec<Change> = Vec::new();
        changes.extend(later.iter().enumerate().map(|(index, line)| Change::Purchase(Row::Insert(of_line(1000 + index, *line)))));
        changes.extend(touches.iter().enumerate().map(|(index, touch)| Change::Contact(Box::new(Row::Insert(of_touch(index + 1, *touch))))));
        for (number, wish) in (1..).zip(&wishes) {
            let before = model.clients().get(client_id(number)).expect("a client").clone();
            let mut after = before.clone();
            grant(&mut after, *wish);
            changes.push(Change::Client(Box::new(Row::update(before, after))));
        }
        for change in &changes {
            model.apply(std::slice::from_ref(change));
            kept.update(&model, &Touched::by(std::slice::from_ref(change)));
        }
        agree(&model, &kept)?;
        // Taken back, the last first.
        for change in changes.into_iter().rev().take(gone) {
            let back = [change.inverse()];
            model.apply(&back);
            kept.update(&model, &Touched::by(&back));
        }
        agree(&model, &kept)?;
    }

    #[test]
    fn a_change_that_moves_everybody_makes_the_agenda_anew(lines in lines(), touches in touches(), wishes in wishes(), offset in 0_i64..600) {
        let mut model = Model::from_records(full_shop(&lines, &touches, &wishes));
        let mut kept = Analytics::compute_with(&model, add_days(origin(), offset), None);
        let before = model.settings().clone();
        let mut after = before.clone();
        (after.min_cycle_days, after.capacity, after.closed_weekdays) = (10, 2, [false, false, true, false, false, false, true]);
        let change = [Change::Settings(Box::new(Replaced { before, after }))];
        model.apply(&change);
        kept.update(&model, &Touched::by(&change));
        agree(&model, &kept)?;
    }

    #[test]
    fn segments_of_an_earlier_day_are_those_of_all_its_figures(lines in lines(), offset in 0_i64..600) {
        let model = Model::from_records(shop(&lines));
        let as_of = add_days(origin(), offset);
        let (now, before) = (Analytics::compute(&model, as_of), add_days(as_of, -30));
        let by_figures = segments(&model, &now, Some(&Analytics::compute(&model, before)));
        prop_assert_eq!(segments_since(&model, &now, &PastStanding::at(&model, before)), by_figures);
    }
}
