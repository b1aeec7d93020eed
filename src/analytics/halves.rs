//! Two cores for one pass: the owner's computer has them, and a big shop's figures are wanted within a frame.

use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;

/// Fewer than this are done sooner than a thread starts.
const WORTH_A_THREAD: usize = 4096;

/// `work` on both halves of a list, at the same time where the list is long.
pub fn in_halves<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> [R; 2] {
    let (first, second) = items.split_at(items.len() / 2);
    if items.len() < WORTH_A_THREAD {
        return [work(first), work(second)];
    }
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("half of the figures".to_owned()).spawn_scoped(scope, || work(second));
        let one = work(first);
        // No thread to be had: then one after the other.
        let two = thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| work(second));
        [one, two]
    })
}

/// Every id that a client may have, without a look at the clients: who has no purchases counts nowhere.
pub fn client_ids(model: &Model) -> Vec<ClientId> {
    (1..model.clients().index_bound() as u64).filter_map(ClientId::from_number).collect()
}
