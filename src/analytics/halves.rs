//! Two cores for one pass over the clients: the owner's computer has them, and a big shop's figures are wanted within a frame.

use crate::domain::ids::{ClientId, Id as _};
use crate::domain::model::Model;

/// Fewer clients than this are done sooner than a thread starts.
pub const WORTH_A_THREAD: usize = 4096;

/// `work` on both halves of all clients by id, at the same time where there are many.
///
/// Every id is there that a client may have: who has no purchases counts nowhere. The halves hold as many sales, not as many
/// clients: those of the first years have bought most.
pub fn clients_in_halves<R: Send>(model: &Model, work: impl Fn(&[ClientId]) -> R + Sync) -> [R; 2] {
    let ids: Vec<ClientId> = (1..model.clients().index_bound() as u64).filter_map(ClientId::from_number).collect();
    let middle = model.sales().middle().and_then(|client| ids.binary_search(&client).ok());
    let (first, second) = ids.split_at(middle.unwrap_or(ids.len() / 2));
    at_once([first, second], ids.len() >= WORTH_A_THREAD, work)
}

/// `work` on two things, at the same time where that is worth a thread.
pub fn at_once<T: Copy + Send, R: Send>([first, second]: [T; 2], is_worth_it: bool, work: impl Fn(T) -> R + Sync) -> [R; 2] {
    if !is_worth_it {
        return [work(first), work(second)];
    }
    let work = &work;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("half of the figures".to_owned()).spawn_scoped(scope, move || work(second));
        let one = work(first);
        // No thread to be had: then one after the other.
        let two = thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| work(second));
        [one, two]
    })
}
