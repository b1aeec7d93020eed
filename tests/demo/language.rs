//! An English demo is English throughout and a Russian one Russian; Russian names agree in gender.

use std::collections::BTreeSet;

use regulars::app::demo::DemoLanguage;
use regulars::domain::contact::Outcome;
use regulars::domain::model::Records;

use crate::shops;

/// The names from which Russian clients are made.
const RUSSIAN_NAMES: &str = include_str!("../../assets/demo/names.ru.txt");

/// Fields that a template may hold.
const FIELDS: [&str; 6] = ["{name}", "{last_product}", "{days_since}", "{shop}", "{staff}", "{bonus}"];

/// Every text of a shop that a person reads, addresses aside.
fn texts(records: &Records) -> BTreeSet<String> {
    let mut texts = BTreeSet::from([records.settings.shop_name.clone()]);
    for client in &records.clients {
        texts.extend([client.name.clone(), client.source.clone(), client.note.clone(), client.consent.how.clone()]);
        texts.extend(client.tags.iter().cloned());
        texts.extend(client.do_not_contact.iter().map(|refusal| refusal.reason.clone()));
        texts.extend(client.agreed.iter().map(|agreed| agreed.note.clone()));
    }
    texts.extend(records.purchases.iter().map(|purchase| purchase.note().to_owned()));
    texts.extend(records.products.iter().flat_map(|product| [product.name.clone(), product.category.clone()]));
    texts.extend(records.staff.iter().map(|staff| staff.name.clone()));
    texts.extend(records.templates.iter().flat_map(|template| [template.name.clone(), without_fields(&template.text)]));
    for contact in &records.contacts {
        texts.insert(contact.note.clone());
        if let Outcome::Refused { text, .. } = &contact.outcome {
            texts.insert(text.clone());
        }
    }
    for campaign in &records.campaigns {
        texts.insert(campaign.name.clone());
        texts.extend(campaign.rungs.iter().map(|rung| rung.name.clone()));
    }
    texts.extend(records.log.iter().flat_map(|entry| [entry.old.clone(), entry.new.clone(), entry.text.clone()]));
    texts
}

fn without_fields(text: &str) -> String {
    FIELDS.iter().fold(text.to_owned(), |text, field| text.replace(field, ""))
}

#[test]
fn no_text_is_in_the_other_language() {
    for (name, language, records) in shops() {
        let texts = texts(records);
        assert!(texts.len() > 500, "{name}: {} texts", texts.len());
        for text in &texts {
            let foreign = |c: char| match language {
                DemoLanguage::En => ('\u{400}'..='\u{4ff}').contains(&c) || "₽№«»".contains(c),
                DemoLanguage::Ru => c.is_ascii_alphabetic() || c == '$',
            };
            assert!(!text.chars().any(foreign), "{name}: {text}");
            assert!(!text.contains(['{', '}', '|', '[']), "{name}: a field nobody fills in {text}");
        }
    }
}

#[test]
fn every_step_has_templates_of_the_shops_language() {
    for (name, language, records) in shops() {
        let code = if *language == DemoLanguage::Ru { "ru" } else { "en" };
        for step in 0..3 {
            assert!(records.templates.iter().any(|template| template.step == Some(step)), "{name}: step {step}");
        }
        for template in &records.templates {
            assert_eq!(template.language, code, "{name}");
            assert!(template.text.contains("{name}") && template.text.len() > 60, "{name}: {}", template.text);
        }
    }
}

#[test]
fn russian_first_names_and_surnames_agree_in_gender() {
    let section = |heading: &str| {
        let lines = RUSSIAN_NAMES.lines().skip_while(move |line| *line != heading).skip(1);
        lines.take_while(|line| !line.starts_with('[')).collect::<Vec<_>>().join(" ")
    };
    let (women, men) = (section("[women]"), section("[men]"));
    let whole_names = section("[women-foreign]").replace(" ,", ",") + ", " + &section("[men-foreign]");
    let mut met = [0, 0];
    for (shop, _, records) in shops().filter(|(_, language, _)| *language == DemoLanguage::Ru) {
        for name in records.clients.iter().map(|client| &client.name).filter(|name| !whole_names.contains(name.as_str())) {
            let Some((first, surname)) = name.split_once(' ') else { panic!("{shop}: {name}") };
            let is_of = |names: &str| names.split(' ').any(|one| one == first);
            let masculine = ["ов", "ев", "ёв", "ин", "ын", "ий", "ой"].iter().any(|ending| surname.ends_with(ending));
            let feminine = ["ова", "ева", "ёва", "ина", "ына", "ая"].iter().any(|ending| surname.ends_with(ending));
            let (her, his) = (is_of(&women), is_of(&men));
            assert!(!(her && masculine || his && feminine), "{shop}: {name}");
            met[0] += usize::from(her && feminine);
            met[1] += usize::from(his && masculine);
        }
    }
    assert!(met[0] > 1_000 && met[1] > 500, "{met:?} names with an ending of their gender");
}
