//! soon
use crate::{day, shops};
use regulars::app::demo::generate;
use regulars::domain::contact::*;
use std::collections::BTreeMap;
#[test]
fn look() {
    for (trade, language) in shops() {
        let r = generate(trade, language, day("2025-10-14"), 7);
        let mut m: BTreeMap<String, (i64, usize, usize)> = BTreeMap::new();
        for p in &r.purchases {
            let e = m.entry(p.day.format("%Y-%m").to_string()).or_default();
            e.0 += p.sum_minor / 100;
            e.1 += 1;
        }
        for c in &r.clients {
            m.entry(c.created.format("%Y-%m").to_string()).or_default().2 += 1;
        }
        println!("== {trade:?} {language:?}");
        if language == regulars::app::demo::DemoLanguage::Ru {
            for (k, (a, b, c)) in &m {
                println!(
                    "{k} {a} {b} new {c} ad {}",
                    r.ad_spend.iter().find(|a| a.month.format("%Y-%m").to_string() == *k).map_or(0, |a| a.spent_minor / 100)
                );
            }
        }
        let mut o: BTreeMap<String, usize> = BTreeMap::new();
        for c in &r.contacts {
            let p = match c.purpose {
                Purpose::Rung { rung, .. } => format!("rung{rung}"),
                p => format!("{p:?}"),
            };
            *o.entry(format!("{p} {}", c.outcome.key())).or_default() += 1;
        }
        println!("{o:?}");
        let camp = &r.campaigns[0];
        let back = |control: bool| {
            let ms: Vec<_> = camp.members.iter().filter(|m| m.control == control).collect();
            (
                ms.iter()
                    .filter(|m| {
                        r.purchases
                            .iter()
                            .any(|p| p.client == Some(m.client) && p.day >= camp.started && p.day <= camp.ends && p.sum_minor >= 0)
                    })
                    .count(),
                ms.len(),
            )
        };
        println!(
            "{} {} {} back {:?} control {:?} gone {}",
            camp.name,
            camp.started,
            camp.ends,
            back(false),
            back(true),
            camp.members.iter().filter(|m| m.stage == regulars::domain::campaign::FrozenStage::Gone).count()
        );
        println!("{:?}", camp.rungs);
        println!("{:?}", r.clients[40]);
        println!("{:?}", r.clients[41]);
        println!("{:?} {:?}", r.purchases.last(), r.contacts.last());
        println!(
            "dnc {} paused {} archived {} agreed {} no {} ",
            r.clients.iter().filter(|c| c.do_not_contact.is_some()).count(),
            r.clients.iter().filter(|c| c.paused_until.is_some()).count(),
            r.clients.iter().filter(|c| c.archived.is_some()).count(),
            r.clients.iter().filter(|c| c.agreed.is_some()).count(),
            r.clients.iter().filter(|c| c.consent.answer == regulars::domain::client::ConsentAnswer::No).count()
        );
    }
}
