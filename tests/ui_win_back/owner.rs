//! What the owner looks at beside the campaigns: reasons, the change log, advertising, whom to archive.

use eframe::egui::Event;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use regulars::analytics::{Stage, advertising, reasons};
use regulars::domain::contact::{Outcome, RefusalReason};
use regulars::domain::dates::{Month, add_days};
use regulars::domain::settings::Trade;
use regulars::ui::route::Route;

use crate::support::window::{self, Window, day, today};
use crate::win_back;

fn view(language: &str, tab: &str) -> Window {
    let mut window = win_back(window::demo(Trade::Salon, language));
    window.click_tab(tab);
    window
}

#[test]
fn reasons_stand_by_how_many_clients_gave_them() {
    let mut window = view("en", "Why they leave");
    let model = window.workspace().model().clone();
    let from = add_days(today(), -365);
    // Counted here anew, without the rules of the program.
    let gave = |reason: RefusalReason| {
        let given = |contact: &regulars::domain::contact::Contact| {
            from <= contact.day && matches!(&contact.outcome, Outcome::Refused { reason: of, .. } if *of == reason)
        };
        model.clients().iter().filter(|client| model.contacts().of(client.id).iter().any(given)).count()
    };
    let found = reasons(&model, from, today());
    assert!(found.rows.len() > 3);
    for row in &found.rows {
        assert_eq!(row.clients.len(), gave(row.reason), "{:?}", row.reason);
    }
    assert!(found.rows.is_sorted_by(|a, b| a.clients.len() >= b.clients.len()));
    let price = found.rows.iter().find(|row| row.reason == RefusalReason::Price).expect("refusals by price").clients.len();
    window.harness.get_all_by_label("Price").find(|node| node.accesskit_node().role() == Role::Link).expect("a link").click();
    window.settle();
    window.harness.get_by_label_contains("Refused: Price");
    window.harness.get_by_label_contains(&format!("{price} shown"));
}

#[test]
fn the_owner_notes_a_change_and_takes_the_note_out_again() {
    let mut window = view("en", "What was changed");
    window.write("What changed", "New prices");
    window.write("When", "tomorrow");
    window.harness.get_by_label("This day is still to come");
    window.write("When", "1.10");
    window.click_button("Save");
    let noted = window.workspace().model().log().iter().find(|entry| entry.text == "New prices").expect("the note").clone();
    assert_eq!(noted.day, day("2025-10-01"));
    window.harness.get_by_label_contains("2025, New prices").click();
    window.settle();
    window.click_button("Remove the note");
    assert!(window.workspace().model().log().get(noted.id).is_none());
    window.click_button("Undo");
    assert!(window.workspace().model().log().get(noted.id).is_some());
    window.assert_saved();
}

#[test]
fn advertising_is_typed_for_a_month_or_pasted_as_a_column() {
    let mut window = view("en", "Advertising");
    window.harness.get_by_label_contains("August 2025,").click();
    window.settle();
    window.write("Spent on advertising", "12x");
    window.harness.get_by_label("This is not a sum, for example 1500");
    window.write("Spent on advertising", "1200.50");
    window.click_button("Save");
    let spent = |window: &Window, month: &str| window.workspace().model().ad_spend().get(&day(month)).map(|spend| spend.spent_minor);
    assert_eq!(spent(&window, "2025-08-01"), Some(120_050));
    window.harness.get_by_role_and_label(Role::TextInput, "Spent on advertising").focus();
    window.settle();
    window.harness.event(Event::Paste("100\n\n300\n".into()));
    window.settle();
    assert_eq!(
        [spent(&window, "2025-08-01"), spent(&window, "2025-09-01"), spent(&window, "2025-10-01")],
        [Some(10_000), None, Some(30_000)]
    );
    window.click_button("Undo");
    assert_eq!(spent(&window, "2025-08-01"), Some(120_050), "a pasted column is one step");
    let model = window.workspace().model();
    let august =
        advertising(model, today(), 12).months.into_iter().find(|month| month.month == Month::of(day("2025-08-01"))).expect("August");
    let new = model.clients().iter().filter(|client| {
        let first = model.purchases().of(client.id).iter().find(|row| !row.is_refund()).map(|row| row.day);
        first.is_some_and(|first| Month::of(first) == august.month)
    });
    assert_eq!((august.new_clients, august.spent_minor), (new.count() as u64, Some(120_050)));
    window.assert_saved();
}

#[test]
fn a_column_that_cannot_be_right_is_refused_whole_with_its_line() {
    let mut window = view("en", "Advertising");
    let before = window.workspace().model().ad_spend().clone();
    for (month, pasted, told) in [
        ("June 2025", "1200\nabc\n300", "Nothing was pasted: line 2, “abc”. This is not a sum, for example 1500"),
        ("June 2025", "1200\n-5\n300", "Nothing was pasted: line 2, “-5”. A number from 0 to"),
        ("June 2025", "1200\t300\n500\t600", "Nothing was pasted: line 1 has several cells."),
        ("June 2025", "1200\t300", "Nothing was pasted: line 1 has several cells."),
        ("September 2025", "100\n200\n300", "Nothing was pasted: line 3 would go to November 2025, which is still to come."),
    ] {
        window.harness.get_by_label_contains(&format!("{month},")).click();
        window.settle();
        window.harness.get_by_role_and_label(Role::TextInput, "Spent on advertising").focus();
        window.settle();
        window.harness.event(Event::Paste(pasted.into()));
        window.settle();
        window.harness.get_by_label_contains(told);
        assert_eq!(*window.workspace().model().ad_spend(), before, "{pasted:?} changes nothing");
    }
    // What is typed then is no longer told to be wrong.
    window.write("Spent on advertising", "700");
    assert!(window.harness.query_all_by_label_contains("Nothing was pasted").next().is_none());
}

#[test]
fn a_campaign_without_a_control_group_is_warned_about() {
    let mut window = view("en", "Campaigns");
    window.click_button("New campaign");
    let warning = "Without a control group nobody can tell how many would have come back by themselves.";
    assert!(window.harness.query_by_label(warning).is_none());
    window.write("Control group, %", "0");
    window.harness.get_by_label(warning);
}

#[test]
fn who_is_gone_is_archived_and_taken_back() {
    let mut window = view("en", "To the archive");
    let is_proposed = |window: &Window| {
        let workspace = window.workspace();
        let gone = |client: &&regulars::domain::client::Client| {
            client.archived.is_none()
                && client.agreed.is_none()
                && workspace.analytics().client(client.id).is_some_and(|figures| figures.stage == Stage::Gone && figures.due.is_none())
        };
        workspace.model().clients().iter().filter(gone).map(|client| client.id).collect::<Vec<_>>()
    };
    let gone = is_proposed(&window);
    window.click_button(&format!("Archive all ({})", gone.len()));
    assert!(is_proposed(&window).is_empty());
    window.harness.get_by_label("Nobody is gone");
    window.click_button("Undo");
    assert_eq!(is_proposed(&window), gone);
    window.click_button(&format!("Archive all ({})", gone.len()));
    window.harness.state_mut().go(Route::Today);
    window.settle();
    window.assert_saved();
}

#[test]
fn without_any_sum_nothing_is_said_to_cost_nothing() {
    let mut window = win_back(window::empty("en"));
    window.click_tab("Advertising");
    window.harness.get_by_label("What a new client costs is seen once it is known what was spent");
    assert!(window.harness.query_by_label_contains("costs $").is_none());
}
