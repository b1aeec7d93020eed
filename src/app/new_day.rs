//! A new day: everybody's figures are made again, of a large shop beside the window, which shows the day before until then.

use std::sync::Arc;

use chrono::NaiveDate;

use super::event::Event;
use super::look::{Look, Looker};
use super::workspace::Workspace;
use crate::analytics::Analytics;

/// The figures of a new day, under the revision and the day.
pub(super) type NewDay = Look<(u64, NaiveDate), Arc<Analytics>>;

impl Workspace {
    /// Notices that the clock has gone on to another day than that of the figures. Waits for nothing.
    pub(super) fn notice_new_day(&mut self) {
        let today = self.clock().today();
        if self.analytics.as_of() == today {
            return;
        }
        let (key, prediction) = ((self.model.revision(), today), self.analytics.prediction().copied());
        let at = Looker { model: &self.model, analytics: &self.analytics, wake: &self.wake, at_work: &self.looks.at_work };
        self.looks.new_day.ask(at, &key, move |model, _| Arc::new(Analytics::compute_with(model, today, prediction)));
        if let Some(analytics) = self.looks.new_day.of(&key).map(Arc::clone) {
            self.looks.new_day = NewDay::default();
            self.replace_analytics(analytics);
            self.say(Event::NewDay);
        }
    }

    /// Puts new figures in the place of the old ones, which are let go of on a thread: those of a large shop take as long as
    /// a few frames.
    pub(super) fn replace_analytics(&mut self, analytics: Arc<Analytics>) {
        let is_quick = self.looker().is_quick();
        let old = std::mem::replace(&mut self.analytics, analytics);
        if is_quick {
            return;
        }
        if let Err(error) = std::thread::Builder::new().name("letting go".to_owned()).spawn(move || drop(old)) {
            tracing::warn!(%error, "no thread to let go of old figures");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::app::clock::Clock;
    use crate::domain::client::Client;
    use crate::domain::ids::{ClientId, Id as _};
    use crate::domain::model::{Model, Records};
    use crate::store::WhyReadOnly;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn open(clients: u64) -> Workspace {
        let clients = (1..=clients).filter_map(ClientId::from_number).map(|id| Client::new(id, day("2025-10-14"))).collect();
        let model = Model::from_records(Records { clients, ..Records::default() });
        let (file, log) = (Path::new(""), Path::new(""));
        let mut workspace = Workspace::with(None, model, Some(WhyReadOnly::Asked), file, Clock::fixed(day("2025-10-14")), log);
        workspace.finish_prediction();
        workspace.set_clock(Clock::fixed(day("2025-10-15")));
        workspace
    }

    fn is_told(workspace: &mut Workspace) -> bool {
        workspace.take_events().any(|event| matches!(event, Event::NewDay))
    }

    #[test]
    fn a_small_shop_is_in_the_new_day_at_once() {
        let mut workspace = open(3);
        workspace.tick();
        assert!(workspace.today() == day("2025-10-15") && is_told(&mut workspace));
    }

    #[test]
    fn a_large_shop_stays_in_its_day_until_the_figures_of_the_next_are_there() {
        let mut workspace = open(60_000);
        let before = Arc::clone(&workspace.analytics);
        workspace.tick();
        let mut frames = 0;
        while workspace.today() == day("2025-10-14") {
            assert!(Arc::ptr_eq(&workspace.analytics, &before) && !is_told(&mut workspace), "neither day is half there");
            std::thread::sleep(std::time::Duration::from_millis(1));
            workspace.tick();
            frames += 1;
        }
        assert!(frames > 0, "the window went on meanwhile");
        assert!(is_told(&mut workspace) && *workspace.analytics == Analytics::compute(&workspace.model, day("2025-10-15")));
        workspace.tick();
        assert!(!is_told(&mut workspace), "it is told once");
    }
}
