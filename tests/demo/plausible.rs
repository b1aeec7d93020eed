//! The figures of a demo are those of a shop that could be.

use crate::due::Shop;
use crate::{day, shops};
use regulars::app::demo::generate;
use std::collections::BTreeMap;

#[test]
fn figures_are_those_of_a_shop_that_could_be() {
    let today = day("2025-10-14");
    for (trade, language) in shops() {
        let start = std::time::Instant::now();
        let records = generate(trade, language, today, 7);
        let took = start.elapsed();
        let shop = Shop::of(&records);
        let figures: Vec<_> = records.clients.iter().filter_map(|c| shop.figures(c.id)).collect();
        let mut stages: BTreeMap<&str, usize> = BTreeMap::new();
        for f in &figures {
            let e = (today - f.last).num_days();
            let stage = if e > (3 * f.cycle + 60).max(240) {
                "gone"
            } else if e > 3 * f.cycle {
                "sleeping"
            } else if 10 * e > 11 * f.cycle {
                "risk"
            } else if f.purchase_days == 1 {
                "new"
            } else {
                "active"
            };
            *stages.entry(stage).or_default() += 1;
        }
        let once = figures.iter().filter(|f| f.purchase_days == 1 && (today - f.last).num_days() > f.cycle * 135 / 100).count();
        println!(
            "{trade:?} {language:?} {took:?}: clients {} purchases {} contacts {} guests {} refunds {} members {} once {}% ge2 {}% {stages:?} revenue {}",
            records.clients.len(),
            records.purchases.len(),
            records.contacts.len(),
            records.purchases.iter().filter(|p| p.client.is_none()).count(),
            records.purchases.iter().filter(|p| p.is_refund()).count(),
            records.campaigns[0].members.len(),
            once * 100 / figures.len(),
            figures.iter().filter(|f| f.purchase_days > 1).count() * 100 / figures.len(),
            records.purchases.iter().map(|p| p.sum_minor).sum::<i64>() / 100
        );
    }
}
