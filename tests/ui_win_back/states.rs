//! Every state of a campaign: what the page says and what it does not.

use egui_kittest::kittest::{NodeT, Queryable};
use regulars::app::demo::DemoLanguage;

use crate::support::campaigns::State;
use crate::support::window::{self, today};
use crate::win_back;

/// What the page says of a campaign in each state, and nothing that is no number.
#[test]
fn each_state_says_what_can_be_said_and_no_more() {
    for (state, words) in [
        (State::None, &["Here you win clients back"][..]),
        (State::Running, &["running", "Day 20 of 30", "It seems to work:", "10 days are left"]),
        (
            State::JustStarted,
            &[
                "running",
                "Begun today, the window closes on 13 November 2025",
                "No difference so far: nobody has come back, in neither group.",
            ],
        ),
        (State::Over, &["finished", "The window closed on 14 July 2025", "Too early: about", "Groups at the start"]),
        (State::NoControl, &["There is no control group", "What it brought cannot be told: nobody knows how many"]),
        (State::AllReturned, &["100.0 % came back after contact", "It worked:"]),
        (State::EverybodyReturned, &["No difference so far: the same share came back without contact."]),
        (State::NoneReturned, &["0.0 % came back after contact, 0.0 % without", "Nobody contacted has come back"]),
        (State::Empty, &["Nobody is in this campaign", "No contact has been made yet", "there is nobody on its list", "Nobody is here."]),
        (State::Few, &["Too early: so few clients cannot show what it brought."]),
        (State::Standing, &["standing", "100 windows are open.", "100 clients whose windows are open are not counted yet."]),
        (State::StandingEmpty, &["Nobody has entered since 14 June 2025.", "nobody has come so far yet"]),
        (State::Ended, &["finished", "Ended by hand on 4 October 2025.", "not reached"]),
        (State::Archived, &["archived"]),
        (State::ClockSetBack, &["not begun", "which by this computer's clock is still to come", "the clock was set back"]),
    ] {
        let window = win_back(window::shop(state.shop(DemoLanguage::En, today()), "en"));
        let nodes = window.harness.query_all_by(|node| node.label().is_some() || node.value().is_some());
        let said: Vec<String> = nodes.filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label())).collect();
        for wanted in words {
            assert!(said.iter().any(|text| text.replace('\u{a0}', " ").contains(wanted)), "{state:?} says {wanted:?}: {said:#?}");
        }
        for text in &said {
            assert!(!text.contains("NaN") && !text.contains("inf "), "{state:?} says {text}");
            let of_nobody = state == State::Empty || state == State::StandingEmpty || state == State::ClockSetBack;
            assert!(!(of_nobody && text.contains("came back after")), "{state:?} says {text}");
        }
        if state != State::None {
            // However low the window, each rung is there.
            assert_eq!(said.iter().filter(|text| text.starts_with("5, A call from the owner")).count(), 1, "{state:?}");
        }
    }
}
