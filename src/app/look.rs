//! A question about the whole shop that takes longer than a frame, and its answer: found on a thread beside all other work,
//! so that a large shop's window never waits; at once where the shop is small, so that nothing flickers.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::jobs::{Job, JobKind, Wake};
use crate::analytics::Analytics;
use crate::domain::model::Model;

/// A shop of fewer clients and purchases than this is gone through within a millisecond or two.
const SMALL: usize = 20_000;

/// So long a frame that would have nothing to show waits for an answer that may be there in time.
const PATIENCE: Duration = Duration::from_millis(2);

/// The threads that look at the shop: pictures and tests wait for them.
#[derive(Debug, Clone, Default)]
pub struct AtWork {
    now: Arc<AtomicUsize>,
    begun: Arc<AtomicUsize>,
}

impl AtWork {
    /// Whether any is at work.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.now.load(Ordering::Acquire) > 0
    }

    /// How many have begun so far.
    #[must_use]
    pub fn begun(&self) -> usize {
        self.begun.load(Ordering::Acquire)
    }
}

/// What a question is asked of: the shop as it is now.
#[derive(Clone, Copy)]
pub struct Looker<'a> {
    pub(super) model: &'a Arc<Model>,
    pub(super) analytics: &'a Arc<Analytics>,
    pub(super) wake: &'a Wake,
    pub(super) at_work: &'a AtWork,
}

/// The same, to be taken along to a thread.
pub struct Held {
    model: Arc<Model>,
    analytics: Arc<Analytics>,
    wake: Wake,
    at_work: AtWork,
}

impl Held {
    /// The shop as it was when it was taken along.
    #[must_use]
    pub fn looker(&self) -> Looker<'_> {
        Looker { model: &self.model, analytics: &self.analytics, wake: &self.wake, at_work: &self.at_work }
    }

    /// Its records and figures.
    #[must_use]
    pub fn shop(&self) -> (&Model, &Analytics) {
        (&self.model, &self.analytics)
    }
}

impl Looker<'_> {
    /// The shop as it is now, whatever is changed meanwhile.
    #[must_use]
    pub fn held(self) -> Held {
        let (model, analytics) = (Arc::clone(self.model), Arc::clone(self.analytics));
        Held { model, analytics, wake: Arc::clone(self.wake), at_work: self.at_work.clone() }
    }

    /// Whether answers are there at once.
    pub(super) fn is_quick(self) -> bool {
        self.model.clients().len() + self.model.purchases().len() < SMALL
    }
}

/// A question of one kind: `K` is what it is asked about (most often the revision, the day, and what the owner chose), `A`
/// the answer.
///
/// The last answer stays until the next is there; [`Self::is_of`] tells whether it is the one that was asked for.
#[derive(Debug)]
pub struct Look<K, A> {
    known: Option<(K, A)>,
    job: Option<Job<Option<(K, A)>>>,
    /// What it is at work on; what a fault ended, so that it is not begun again with every frame.
    begun: Option<K>,
}

impl<K, A> Default for Look<K, A> {
    fn default() -> Self {
        Self { known: None, job: None, begun: None }
    }
}

impl<K, A> Drop for Look<K, A> {
    /// Nobody waits for who only looks.
    fn drop(&mut self) {
        if let Some(job) = self.job.take() {
            job.leave();
        }
    }
}

impl<K: PartialEq, A> Look<K, A> {
    /// The last answer, and what it was asked about.
    #[must_use]
    pub const fn known(&self) -> Option<&(K, A)> {
        self.known.as_ref()
    }

    /// The same to be altered, by who knows what has changed since.
    pub const fn known_mut(&mut self) -> Option<&mut (K, A)> {
        self.known.as_mut()
    }

    /// The last answer, if it is of this.
    #[must_use]
    pub fn of(&self, key: &K) -> Option<&A> {
        self.known.as_ref().filter(|(known, _)| known == key).map(|(_, answer)| answer)
    }

    /// Whether the last answer is of this.
    #[must_use]
    pub fn is_of(&self, key: &K) -> bool {
        self.of(key).is_some()
    }

    /// Whether a fault kept the answer about this from being found.
    #[must_use]
    pub fn has_failed(&self, key: &K) -> bool {
        self.job.is_none() && self.begun.as_ref() == Some(key)
    }

    /// Whether a thread is at work.
    #[must_use]
    pub const fn is_at_work(&self) -> bool {
        self.job.is_some()
    }
}

impl<K: Clone + PartialEq + Send + 'static, A: Send + 'static> Look<K, A> {
    /// Wants the answer about `key`, to be called with every frame that shows it. It is there at once in a small shop, else
    /// some frames later; who asks about something else meanwhile gets that when the thread is free.
    pub fn ask(&mut self, at: Looker<'_>, key: &K, find: impl FnOnce(&Model, &Analytics) -> A + Send + 'static) {
        self.poll();
        if self.is_of(key) {
            return;
        }
        if at.is_quick() {
            self.known = Some((key.clone(), find(at.model, at.analytics)));
            return;
        }
        if self.begin(at, JobKind::Looking, key, find)
            && self.known.is_none()
            && let Some(found) = self.job.as_mut().and_then(|job| job.wait_for(PATIENCE))
        {
            self.take_in(found);
        }
    }

    /// Begins to look on a thread, if none is at work and this was not tried already. Gives back whether it has begun.
    pub fn begin(&mut self, at: Looker<'_>, kind: JobKind, key: &K, find: impl FnOnce(&Model, &Analytics) -> A + Send + 'static) -> bool {
        if self.job.is_some() || self.begun.as_ref() == Some(key) {
            return false;
        }
        self.begun = Some(key.clone());
        let (model, analytics, of) = (Arc::clone(at.model), Arc::clone(at.analytics), key.clone());
        // Counted until the thread is through, its answer handed over.
        let (counted, waking) = (Counted::new(at.at_work), Arc::clone(at.wake));
        let wake: Wake = Arc::new(move || {
            let Counted(_) = &counted;
            waking();
        });
        let work = move || {
            let answer = find(&model, &analytics);
            // The window must not have to wait until a thread lets go of what it has replaced.
            drop((model, analytics));
            Some((of, answer))
        };
        // The hook for faults describes one in the log; what was known stays.
        match Job::start(kind, wake, |_| work(), || None) {
            Ok(job) => self.job = Some(job),
            Err(error) => tracing::warn!(%error, "no thread to look at the shop"),
        }
        self.job.is_some()
    }

    /// Takes in what the thread has found, and says whether there is something new. Waits for nothing.
    pub fn poll(&mut self) -> bool {
        self.job.as_mut().and_then(Job::poll).is_some_and(|found| self.take_in(found))
    }

    /// Waits for the thread, if one is at work, and says whether it found something: tests and the command line.
    pub fn finish(&mut self) -> bool {
        self.job.as_mut().and_then(Job::wait).is_some_and(|found| self.take_in(found))
    }

    fn take_in(&mut self, found: Option<(K, A)>) -> bool {
        self.job = None;
        if found.is_some() {
            (self.known, self.begun) = (found, None);
            return true;
        }
        false
    }
}

/// One of those at work, until it is dropped.
struct Counted(AtWork);

impl Counted {
    fn new(at_work: &AtWork) -> Self {
        at_work.now.fetch_add(1, Ordering::AcqRel);
        at_work.begun.fetch_add(1, Ordering::AcqRel);
        Self(at_work.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.now.fetch_sub(1, Ordering::AcqRel);
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::client::Client;
    use crate::domain::ids::{ClientId, Id as _};
    use crate::domain::model::Records;

    /// A shop of so many clients, and what a look at it needs.
    struct Shop(Arc<Model>, Arc<Analytics>, Wake, AtWork);

    impl Shop {
        fn of(clients: usize) -> Self {
            let ids = (1..=clients as u64).filter_map(ClientId::from_number);
            let clients = ids.map(|id| Client::new(id, NaiveDate::default())).collect();
            let model = Model::from_records(Records { clients, ..Records::default() });
            let analytics = Analytics::compute(&model, NaiveDate::default());
            Self(Arc::new(model), Arc::new(analytics), Arc::new(|| {}), AtWork::default())
        }

        fn looker(&self) -> Looker<'_> {
            Looker { model: &self.0, analytics: &self.1, wake: &self.2, at_work: &self.3 }
        }
    }

    /// Counts the clients when it is allowed to.
    fn slowly(wait: std::sync::mpsc::Receiver<()>) -> impl FnOnce(&Model, &Analytics) -> usize + Send + 'static {
        move |model, _| {
            wait.recv().expect("leave to go on");
            model.clients().len()
        }
    }

    #[test]
    fn a_small_shop_answers_at_once_and_on_this_thread() {
        let shop = Shop::of(300);
        let (mut look, here) = (Look::default(), std::thread::current().id());
        look.ask(shop.looker(), &1, move |model, _| (model.clients().len(), std::thread::current().id() == here));
        assert_eq!(look.of(&1), Some(&(300, true)));
        look.ask(shop.looker(), &1, |_, _| unreachable!("it is known"));
        assert!(!look.is_at_work() && !shop.3.is_any());
    }

    #[test]
    fn a_large_shop_is_looked_at_beside_the_window_which_keeps_the_answer_of_before() {
        let shop = Shop::of(SMALL);
        let mut look = Look::default();
        look.begin(shop.looker(), JobKind::Looking, &1, |_, _| 7);
        assert!(look.finish() && look.of(&1) == Some(&7));
        let (allow, wait) = std::sync::mpsc::channel();
        look.ask(shop.looker(), &2, slowly(wait));
        assert_eq!((look.known(), look.is_of(&2), look.is_at_work(), shop.3.is_any()), (Some(&(1, 7)), false, true, true));
        look.ask(shop.looker(), &2, |_, _| unreachable!("it is looked for already"));
        look.ask(shop.looker(), &3, |_, _| unreachable!("one at a time"));
        allow.send(()).expect("somebody waits");
        assert!(look.finish());
        assert_eq!(look.known(), Some(&(2, SMALL)));
        look.ask(shop.looker(), &3, |_, _| 9);
        look.finish();
        assert_eq!(look.known(), Some(&(3, 9)), "what was asked meanwhile comes when the thread is free");
        while shop.3.is_any() {
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_fault_leaves_the_answer_of_before_and_is_not_repeated() {
        let shop = Shop::of(SMALL);
        let mut look = Look::default();
        look.begin(shop.looker(), JobKind::Looking, &1, |_, _| 7);
        look.finish();
        look.begin(shop.looker(), JobKind::Looking, &2, |_, _| panic!("a fault"));
        assert!(!look.finish() && look.has_failed(&2) && look.of(&1) == Some(&7));
        assert!(!look.begin(shop.looker(), JobKind::Looking, &2, |_, _| unreachable!("it would fail again")));
        assert!(look.begin(shop.looker(), JobKind::Looking, &3, |_, _| 8) && look.finish() && !look.has_failed(&3));
    }

    #[test]
    fn who_leaves_does_not_wait_and_the_shop_is_let_go_of() {
        let shop = Shop::of(SMALL);
        let (allow, wait) = std::sync::mpsc::channel();
        let mut look = Look::default();
        assert!(look.begin(shop.looker(), JobKind::Looking, &1, slowly(wait)));
        drop(look);
        assert_eq!(Arc::strong_count(&shop.0), 2);
        allow.send(()).expect("the thread goes on by itself");
        while shop.3.is_any() {
            std::thread::yield_now();
        }
        assert_eq!(Arc::strong_count(&shop.0), 1);
    }
}
