//! The figures of a demo are those of a shop that could be.

use std::collections::BTreeSet;

use regulars::domain::campaign::LogKind;
use regulars::domain::dates::Month;
use regulars::domain::phone::Phone;

use crate::due::{Figures, Shop};
use crate::{TODAY, day, shops};

fn percent(part: usize, whole: usize) -> usize {
    part * 100 / whole
}

#[test]
fn clients_come_as_often_as_in_a_real_shop() {
    for (name, _, records) in shops() {
        assert!((1_400..=1_600).contains(&records.clients.len()), "{name}: {} clients", records.clients.len());
        assert!((4_000..=40_000).contains(&records.purchases.len()), "{name}: {} purchases", records.purchases.len());
        assert!((3_000..=12_000).contains(&records.contacts.len()), "{name}: {} contacts", records.contacts.len());
        let shop = Shop::of(records);
        let figures: Vec<Figures> = records.clients.iter().filter_map(|client| shop.figures(client.id)).collect();
        let away = |figures: &&Figures| (day(TODAY) - figures.last).num_days();
        let one_timers = figures.iter().filter(|one| one.purchase_days == 1 && 100 * away(one) > 135 * one.cycle).count();
        assert!((15..=40).contains(&percent(one_timers, figures.len())), "{name}: {one_timers} one-timers of {}", figures.len());
        let awake = figures.iter().filter(|one| away(one) <= 3 * one.cycle).count();
        assert!((15..=60).contains(&percent(awake, figures.len())), "{name}: {awake} awake of {}", figures.len());
        let new = figures.iter().filter(|one| (day(TODAY) - one.first).num_days() <= 30).count();
        assert!((15..=100).contains(&new), "{name}: {new} new");
        let prospects = records.clients.len() - figures.len();
        assert!((20..=80).contains(&prospects), "{name}: {prospects} prospects");
    }
}

#[test]
fn receipts_are_those_of_a_real_shop() {
    for (name, _, records) in shops() {
        let whole = records.purchases.len();
        let guests = records.purchases.iter().filter(|purchase| purchase.client.is_none()).count();
        assert!((5..=8).contains(&percent(guests, whole)), "{name}: {guests} guests of {whole}");
        let refunds = records.purchases.iter().filter(|purchase| purchase.is_refund()).count();
        assert!((5..=whole / 100).contains(&refunds), "{name}: {refunds} refunds");
        let several = records.purchases.iter().filter(|purchase| purchase.item_list().len() > 1).count();
        assert!((8..=50).contains(&percent(several, whole)), "{name}: {several} receipts of several lines");
        assert!(records.purchases.iter().all(|purchase| purchase.sum_minor != 0), "{name}");
        let months: BTreeSet<Month> = records.purchases.iter().map(|purchase| Month::of(purchase.day)).collect();
        assert_eq!(months.len(), 36, "{name}: three years");
        assert_eq!(records.ad_spend.len(), 36, "{name}");
        assert!(records.ad_spend.iter().all(|spend| spend.spent_minor > 0), "{name}");
    }
}

#[test]
fn december_is_a_salons_best_month_and_july_the_best_of_water() {
    for (shop, best, worst) in [("Salon Ru", 12, 7), ("Salon En", 12, 7), ("Water Ru", 7, 1), ("Water En", 7, 1)] {
        let (_, _, records) = shops().find(|(name, ..)| name.as_str() == shop).expect("a shop");
        let in_month = |year: i32, month: u32| {
            records
                .purchases
                .iter()
                .filter(|purchase| Month::of(purchase.day).year() == year && Month::of(purchase.day).month() == month)
                .count()
        };
        // Against the mean of the neighbours half a year away on both sides, so that growth cancels out.
        let neighbours = if best == 12 { in_month(2024, 7) + in_month(2025, 7) } else { in_month(2024, 1) + in_month(2025, 1) };
        let best_count = in_month(2024, best);
        assert!(best_count * 2 > neighbours, "{shop}: {best_count} in {best}, {neighbours} in two of {worst}");
    }
}

#[test]
fn people_can_be_reached_at_numbers_that_ring_nowhere() {
    for (name, _, records) in shops() {
        let mut seen = BTreeSet::new();
        let region = &records.settings.phone_region;
        for phone in records.clients.iter().flat_map(|client| &client.phones) {
            assert_eq!(Phone::read(&phone.typed, region).e164, phone.e164, "{name}: {} is read as it is kept", phone.typed);
            let fictional = match region.as_str() {
                "RU" => phone.e164.starts_with("+7900000") && phone.e164.len() == 12,
                _ => phone.e164.starts_with("+1") && phone.e164.get(5..10) == Some("55501") && phone.e164.len() == 12,
            };
            assert!(fictional, "{name}: {}", phone.e164);
            assert!(seen.insert(phone.e164.clone()), "{name}: {} twice", phone.e164);
        }
        assert!(seen.len() > records.clients.len() * 9 / 10, "{name}: {} phones", seen.len());
        for client in &records.clients {
            let fictional = |email: &String| email.ends_with("@example.com") || email.ends_with("@example.ru");
            assert!(client.emails.iter().all(fictional), "{name}: {:?}", client.emails);
            assert!(client.handles.iter().all(|handle| handle.name.ends_with("_example")), "{name}: {:?}", client.handles);
        }
    }
}

#[test]
fn a_few_clients_are_set_apart() {
    for (name, _, records) in shops() {
        let count = |is: &dyn Fn(&&regulars::domain::client::Client) -> bool| records.clients.iter().filter(is).count();
        let with_birthday = percent(count(&|client| client.birthday.is_some()), records.clients.len());
        assert!((60..=75).contains(&with_birthday), "{name}: {with_birthday} % with a birthday");
        for (what, some) in [
            ("do-not-contact", count(&|client| client.do_not_contact.is_some())),
            ("paused", count(&|client| client.paused_until.is_some())),
            ("archived", count(&|client| client.archived.is_some())),
            ("agreed", count(&|client| client.agreed.is_some())),
            ("without a year of birth", count(&|client| client.birthday.is_some_and(|birthday| birthday.year.is_none()))),
        ] {
            assert!((2..=300).contains(&some), "{name}: {some} {what}");
        }
        assert!((2..=4).contains(&records.log.len()) && records.log.iter().any(|entry| entry.what == LogKind::Own), "{name}");
    }
}
