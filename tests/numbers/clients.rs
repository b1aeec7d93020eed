//! Cycle, stage, segment, rhythm and marks of every client of four shops, field by field.

use regulars::analytics::{Analytics, json};
use serde_json::Value;

use crate::shops::{day, load, reference};

#[test]
fn every_client_of_four_shops_has_the_reference_figures() {
    let shops = [
        ("cdnow_sample", "cdnow_sample_purchases.csv", "1998-06-30", 90),
        ("grocery", "grocery_visits.csv", "2007-12-30", 14),
        ("apparel_sim", "apparel_sim_purchases.csv", "2010-12-20", 90),
        ("mini_hand", "mini_hand_purchases.csv", "2024-07-01", 30),
    ];
    for (name, file, as_of, preset_cycle_days) in shops {
        let model = load(file, preset_cycle_days);
        let analytics = Analytics::compute(&model, day(as_of));
        let ours = serde_json::to_value(json::clients(&model, &analytics, |_| String::new())).expect("JSON");
        let ours = ours.as_array().expect("an array");
        let expected = reference(&format!("{name}_clients.json"));
        let expected = expected.as_object().expect("an object");
        assert_eq!(ours.len(), expected.len(), "{name}: number of clients");
        let mut differences = Vec::new();
        for client in ours {
            let id = client["external_id"].as_str().expect("an external id");
            for (field, value) in expected[id].as_object().expect("fields") {
                if client.get(field) != Some(value) {
                    differences.push(format!("{name} {id} {field}: {} instead of {value}", client.get(field).unwrap_or(&Value::Null)));
                }
            }
        }
        assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences[..differences.len().min(20)].join("\n"));
        println!("{name}: {} clients equal", ours.len());
    }
    println!("4 sets of clients");
}
