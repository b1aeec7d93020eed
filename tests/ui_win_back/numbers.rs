//! Every number of the win-back page against `regulars report --json`: campaigns, reasons, advertising.

use egui_kittest::kittest::{NodeT, Queryable};
use regulars::analytics::json;
use regulars::domain::settings::Trade;
use serde_json::Value;

use crate::support::window::{self, Window};
use crate::win_back;

/// Everything that the page says, without its spaces, and how many numbers were held against it.
struct Said {
    texts: Vec<String>,
    compared: usize,
}

impl Said {
    fn of(window: &Window) -> Self {
        let nodes = window.harness.query_all_by(|node| node.label().is_some() || node.value().is_some());
        let texts = nodes.filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()));
        Self { texts: texts.map(|text| close(&text)).collect(), compared: 0 }
    }

    /// Some text of the page holds `words` with `numbers` in place of each `#`.
    fn holds(&mut self, words: &str, numbers: &[String]) {
        let wanted = numbers.iter().fold(close(words), |words, number| words.replacen('#', number, 1));
        assert!(self.texts.iter().any(|text| text.contains(&wanted)), "nothing says {wanted:?}: {:#?}", self.texts);
        self.compared += numbers.len();
    }
}

fn close(text: &str) -> String {
    text.replace(|c: char| c.is_whitespace() || c == '\u{202f}', "")
}

fn told(window: &Window) -> Value {
    let workspace = window.workspace();
    serde_json::to_value(json::charts(workspace.model(), workspace.analytics(), &[])).expect("JSON")
}

fn float(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn count(value: &Value) -> String {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no count")).to_string()
}

fn percent(value: &Value, decimals: usize) -> String {
    format!("{:.decimals$}%", float(value) * 100.0)
}

/// Percentage points with their sign.
fn points(value: &Value) -> String {
    let points = float(value) * 100.0;
    format!("{}{:.1}", if points < 0.0 { "−" } else { "+" }, points.abs())
}

/// To the unit, as the page has it.
fn money(value: &Value) -> String {
    let minor = value.as_i64().unwrap_or_else(|| panic!("{value} is no sum"));
    format!("${}", (minor + 50 * minor.signum()) / 100)
}

#[test]
fn a_campaign_has_the_numbers_of_the_command_line() {
    let mut window = win_back(window::demo(Trade::Salon, "en"));
    let told = told(&window);
    let campaigns = told["campaigns"].as_array().expect("campaigns");
    // The page shows the latest; the demo has one.
    for campaign in campaigns {
        let mut said = Said::of(&window);
        let (contacted, control) = (&campaign["contacted"], &campaign["control"]);
        said.holds("# clients, list frozen", &[count(&campaign["members"])]);
        said.holds("# came back after contact, # without", &[percent(&contacted["rate"], 1), percent(&control["rate"], 1)]);
        said.holds("Contacted: #, # of #", &[percent(&contacted["rate"], 1), count(&contacted["returned"]), count(&contacted["clients"])]);
        said.holds("Not contacted: #, # of #", &[percent(&control["rate"], 1), count(&control["returned"]), count(&control["clients"])]);
        let p = float(&campaign["fisher_p"]);
        let p = if p < 0.001 { "<0.001".to_owned() } else { format!("={p:.*}", if p < 0.1 { 3 } else { 2 }) };
        let difference = ["difference", "difference_low", "difference_high"].map(|key| points(&campaign[key]));
        said.holds("Difference # points, 95 % interval from # to #, p #", &[&difference[..], &[p]].concat());
        if campaign["is_significant"] == false && campaign["more_clients_needed"].as_u64() > Some(0) {
            said.holds("about # more clients needed", &[count(&campaign["more_clients_needed"])]);
        } else {
            said.holds(if campaign["is_significant"] == true { "It worked:" } else { "Too early:" }, &[]);
        }
        said.holds(", value # and #, seed", &[money(&contacted["value_minor"]), money(&control["value_minor"])]);
        said.holds("# returned for #", &[money(&contacted["revenue_minor"]), money(&campaign["cost_minor"])]);
        said.holds("# per client won back", &[money(&campaign["cost_per_won_minor"])]);
        if !campaign["cost_of_new_minor"].is_null() {
            said.holds("; a new client costs #", &[money(&campaign["cost_of_new_minor"])]);
        }
        let rungs = campaign["rungs"].as_array().expect("rungs");
        let done: i64 = rungs.iter().filter_map(|rung| rung["done"].as_i64()).sum();
        said.holds("Together, #, #, #", &[done.to_string(), count(&contacted["returned"]), money(&campaign["cost_minor"])]);
        for (rung, name) in rungs.iter().map(|rung| (rung, rung["name"].as_str().expect("a name"))) {
            let row = said.texts.iter().find(|text| text.contains(&format!(",{},", close(name)))).unwrap_or_else(|| panic!("no {name}"));
            let end = format!(",{},{},{}", count(&rung["done"]), count(&rung["won"]), money(&rung["cost_minor"]));
            assert!(row.ends_with(&end), "{row} ends with {end}");
            said.compared += 3;
        }
        // The tip of an interval is there while the pointer is over its group.
        for (name, group) in [("Contacted: ", contacted), ("Not contacted: ", control)] {
            let is_group = |text: String| text.starts_with(name);
            let mut nodes = window.harness.query_all_by(|node| node.label().or_else(|| node.value()).is_some_and(is_group));
            nodes.next().expect("the group").hover();
            drop(nodes);
            window.settle();
            let mut tip = Said::of(&window);
            tip.holds("95 % interval from # to #", &[percent(&group["low"], 1), percent(&group["high"], 1)]);
            said.compared += tip.compared;
        }
        assert!(said.compared >= 24 + 3 * rungs.len(), "{} numbers", said.compared);
    }
    assert_eq!(campaigns.len(), 1);
}

#[test]
fn reasons_have_the_numbers_of_the_command_line_over_each_span() {
    let mut window = win_back(window::demo(Trade::Salon, "en"));
    window.click_tab("Why they leave");
    let told = told(&window);
    let mut compared = 0;
    for (key, words) in [("year", None), ("quarter", Some("3 months")), ("ever", Some("All time"))] {
        if let Some(words) = words {
            window.harness.get_by_label(&format!("Over how long: {words}")).click();
            window.settle();
        }
        let reasons = &told["reasons"][key];
        let mut said = Said::of(&window);
        said.holds("# clients gave a reason", &[count(&reasons["clients"])]);
        if reasons["do_not_contact"].as_u64() > Some(1) {
            said.holds("# clients asked not to be contacted", &[count(&reasons["do_not_contact"])]);
        }
        for row in reasons["given"].as_array().expect("rows") {
            let clients = row["clients"].as_u64().expect("a count");
            let share = Value::from(float(&row["clients"]) / float(&reasons["clients"]));
            let words = if clients == 1 { "# client, #; they brought #." } else { "# clients, #; they brought #." };
            let back = match row["came_back"].as_u64().expect("a count") {
                0 => "Nobody has bought since".to_owned(),
                1 => "1 has bought since".to_owned(),
                back => format!("{back} have bought since"),
            };
            said.holds(&format!("{words} {back}"), &[clients.to_string(), percent(&share, 0), money(&row["value_minor"])]);
        }
        compared += said.compared;
    }
    assert!(compared > 30, "{compared} numbers");
}

#[test]
fn advertising_has_the_numbers_of_the_command_line() {
    let mut window = win_back(window::demo(Trade::Salon, "en"));
    window.click_tab("Advertising");
    let told = told(&window);
    let advertising = &told["advertising"];
    let mut said = Said::of(&window);
    said.holds("A new client costs #", &[money(&advertising["cost_of_new_minor"])]);
    said.holds("A client won back costs #", &[money(&advertising["cost_of_won_minor"])]);
    let months = advertising["months"].as_array().expect("months");
    let sum = |value: &Value| if value.is_null() { "–".to_owned() } else { money(value) };
    // A table tells of the rows in sight.
    for month in months.iter().take(12) {
        let name = month["month"].as_str().expect("a month");
        let day = window::day(&format!("{name}-01"));
        let row = [count(&month["new_clients"]), sum(&month["spent_minor"]), sum(&month["cost_of_new_minor"])];
        let [new, spent, cost] = row;
        said.holds(&format!("{}, #, #, #", day.format("%B %Y")), &[spent, new, cost]);
    }
    assert_eq!((months.len(), said.compared), (36, 2 + 12 * 3));
    assert!(months.iter().any(|month| !month["spent_minor"].is_null()));
}
