//! The chain of contacts as the owner changes it.

use egui_kittest::kittest::Queryable;
use regulars::analytics::{DayList, DueStep};
use regulars::domain::campaign::LogKind;
use regulars::domain::settings::{StepOffset, Trade};
use regulars::ui::route::Route;

use crate::support::window::{self, Window};

fn chain() -> Window {
    let mut window = window::demo(Trade::Salon, "en");
    window.harness.state_mut().go(Route::Settings);
    window.settle();
    window.click_tab("Contacts");
    window
}

fn choose(window: &mut Window, field: &str, option: &str) {
    window.harness.get_by_label(field).click();
    window.settle();
    window.harness.get_by_label(option).click();
    window.settle();
}

fn due_by_step(window: &Window, of: u8) -> usize {
    let workspace = window.workspace();
    let list = DayList::plan(workspace.model(), workspace.analytics(), window::today());
    list.due.iter().chain(&list.moved_on).filter(|due| matches!(due.step, DueStep::Chain { index, .. } if index == of)).count()
}

#[test]
fn a_step_is_moved_and_the_second_change_of_a_month_is_warned_about() {
    let mut window = chain();
    choose(&mut window, "Step 2: When", "days before");
    window.write("Step 2: Days", "400");
    window.harness.get_by_label("A number from 0 to 365");
    window.write("Step 2: Days", "10");
    let before = window.workspace().model().log().len();
    window.click_button("Save");
    let model = window.workspace().model();
    assert_eq!(model.settings().steps[1].offset, StepOffset::Days(-10));
    assert_eq!(model.log().len(), before + 1);
    let entry = model.log().iter().last().expect("an entry").clone();
    assert_eq!((entry.what, entry.new.as_str()), (LogKind::Chain, "remind −w, offer -10, call 0"));
    window.write("Step 1: Name", "Greeting");
    window.harness.get_by_label_contains("With two changes within 30 days you will not know which one worked.");
    window.harness.get_by_label_contains("Offer half a window before, Call on the expected day → ");
    window.assert_saved();
}

#[test]
fn a_step_that_is_switched_off_comes_for_nobody_and_its_history_stays() {
    let mut window = chain();
    assert!(due_by_step(&window, 2) > 0);
    let contacts = window.workspace().model().contacts().len();
    window.harness.get_by_label("Step 3 in use").click();
    window.settle();
    window.click_button("Save");
    assert_eq!(due_by_step(&window, 2), 0);
    assert_eq!(window.workspace().model().contacts().len(), contacts);
    for step in ["Step 1 in use", "Step 2 in use"] {
        window.harness.get_by_label(step).click();
        window.settle();
    }
    window.harness.get_by_label("At least one step has to be in use");
    window.click_button("Discard changes");
    window.assert_saved();
}

#[test]
fn a_step_is_added_and_one_not_saved_yet_is_taken_away() {
    let mut window = chain();
    window.click_button("Add a step");
    window.click_button("Add a step");
    window.click_button("Remove Step 5");
    window.write("Step 4: Name", "Second call");
    window.write("Step 4: Days", "10");
    window.harness.state_mut().go(Route::Today);
    window.settle();
    window.harness.state_mut().go(Route::Settings);
    window.settle();
    window.click_button("Save");
    let steps = &window.workspace().model().settings().steps;
    assert_eq!((steps.len(), steps[3].name.as_str(), steps[3].offset), (4, "Second call", StepOffset::Days(10)));
    window.assert_saved();
}
