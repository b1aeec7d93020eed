//! From a key to its result: typing in the search, an outcome on Today and in call mode, taking it back, the next client.

use std::time::Duration;

use eframe::egui::{Key, Modifiers};
use regulars::analytics::Analytics;
use regulars::domain::model::Model;
use regulars::ui::route::Route;

use crate::big::percentile;
use crate::window::Window;

/// What is typed, letter by letter: names, the wrong layout, phones, nobody.
const SEARCHES: [&str; 16] = [
    "иванова анна",
    "Семенова",
    "fyyf",
    "79001",
    "4242",
    "Ольга Зайцева",
    "xyzzy",
    "мария",
    "cvbhyjdf",
    "8 900 104",
    "Алёна",
    "волкова и",
    "дарья п",
    "екатерина морозова",
    "татьяна с",
    "1099999",
];
const OUTCOMES: usize = 120;
const PURCHASES: usize = 40;

/// Measures every key and says how long the results took.
pub fn measure(window: &mut Window) {
    search(window);
    palette(window);
    clients(window);
    today(window);
    call(window);
    calendar(window);
}

fn say(what: &str, mut times: Vec<Duration>) {
    let all = times.len();
    let (half, most) = (percentile(&mut times, 0.5), percentile(&mut times, 0.99));
    let worst = times.last().copied().unwrap_or_default();
    println!("{what}: half under {half:.2?}, 99 of 100 under {most:.2?}, the worst of {all} {worst:.2?} (16 ms is wanted)");
}

fn go(window: &mut Window, route: Route) {
    window.harness.state_mut().shell.go(route);
    window.settle();
}

fn search(window: &mut Window) {
    go(window, Route::Today);
    window.harness.key_press(Key::Slash);
    window.settle();
    let (mut times, mut emptied) = (Vec::new(), Vec::new());
    for typed in SEARCHES {
        for letter in typed.chars() {
            times.push(window.text(&letter.to_string()));
        }
        for _ in typed.chars() {
            emptied.push(window.key(Key::Backspace));
        }
    }
    say("a letter in the search of clients", times);
    say("a letter taken away", emptied);
    window.key(Key::Escape);
}

/// Ctrl+K finds clients beside what can be done.
fn palette(window: &mut Window) {
    go(window, Route::Today);
    window.key_with(Modifiers::COMMAND, Key::K);
    window.settle();
    let mut times = Vec::new();
    for typed in SEARCHES {
        for letter in typed.chars() {
            times.push(window.text(&letter.to_string()));
        }
        for _ in typed.chars() {
            times.push(window.key(Key::Backspace));
        }
    }
    say("a letter in Ctrl+K", times);
    window.key(Key::Escape);
}

fn clients(window: &mut Window) {
    go(window, Route::Clients);
    let times = (0..300).map(|_| window.key(Key::ArrowDown)).collect();
    say("the next client on Clients", times);
    window.key(Key::Enter);
    window.settle();
    let times = (0..100).map(|_| window.key(Key::ArrowDown)).collect();
    say("the next client on Clients with the card open", times);
}

fn today(window: &mut Window) {
    go(window, Route::Today);
    let times = (0..100).map(|_| window.key(Key::ArrowDown)).collect();
    say("the next row of Today", times);
    let before = contacts(window);
    let mut times = Vec::new();
    for place in 0..OUTCOMES {
        times.push(if place % 2 == 0 { window.key(Key::Enter) } else { window.key(Key::N) });
    }
    assert_eq!(contacts(window), before + OUTCOMES, "every key has ended a row");
    say("an outcome on Today", times);
    let mut times = Vec::new();
    for _ in 0..OUTCOMES / 2 {
        times.push(window.key_with(Modifiers::COMMAND, Key::Z));
    }
    assert_eq!(contacts(window), before + OUTCOMES / 2, "every second one was taken back");
    say("an outcome taken back on Today", times);
}

fn call(window: &mut Window) {
    go(window, Route::Call);
    let times = (0..40).map(|_| window.key(Key::S)).collect();
    say("the next client of call mode", times);
    let before = contacts(window);
    let times = (0..OUTCOMES).map(|_| window.key(Key::N)).collect();
    assert_eq!(contacts(window), before + OUTCOMES, "every key has ended a call");
    say("an outcome in call mode", times);
    // A clone shares the memory of the shop as a thread does that looks at it: what a key alters has to be copied.
    let mut looked_at = None;
    let mut hold = |window: &Window| looked_at = shop(window);
    let times = (0..OUTCOMES)
        .map(|_| {
            hold(window);
            window.key(Key::N)
        })
        .collect();
    say("an outcome while the shop is looked at", times);
    let mut times = Vec::new();
    let before = purchases(window);
    for _ in 0..PURCHASES {
        window.key(Key::B);
        window.settle();
        window.text("1500");
        hold(window);
        times.push(window.key(Key::Enter));
        window.settle();
    }
    assert_eq!(purchases(window), before + PURCHASES, "every sum has become a purchase");
    say("a purchase while the shop is looked at", times);
    let mut times = Vec::new();
    for _ in 0..PURCHASES {
        hold(window);
        times.push(window.key_with(Modifiers::COMMAND, Key::Z));
    }
    assert_eq!(purchases(window), before, "each was taken back");
    say("a purchase taken back while the shop is looked at", times);
}

fn calendar(window: &mut Window) {
    go(window, Route::Calendar);
    let times = (0..100).map(|place| window.key(if place % 2 == 0 { Key::ArrowRight } else { Key::ArrowDown })).collect();
    say("the next day of the calendar", times);
    // A year and a half ahead, where the figures keep nothing, and back.
    let turns = [Key::PageDown; 18].into_iter().chain([Key::PageUp; 18]);
    say("the next month of the calendar", turns.map(|key| window.key(key)).collect());
}

fn shop(window: &Window) -> Option<(Model, Analytics)> {
    window.harness.state().shell.workspace().map(|workspace| (workspace.model().clone(), workspace.analytics().clone()))
}

fn purchases(window: &Window) -> usize {
    window.harness.state().shell.workspace().map_or(0, |workspace| workspace.model().purchases().len())
}

fn contacts(window: &Window) -> usize {
    window.harness.state().shell.workspace().map_or(0, |workspace| workspace.model().contacts().len())
}
