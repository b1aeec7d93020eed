//! Shops that are being closed: the last backup of a big one takes seconds, and no window need stand there meanwhile.

use std::sync::{Arc, Mutex};
use std::thread::{Builder, JoinHandle};

use super::workspace::Workspace;

/// Shops that are being closed on threads of their own. Clones speak of the same ones.
#[derive(Debug, Clone, Default)]
pub struct Closing(Arc<Mutex<Vec<JoinHandle<()>>>>);

impl Closing {
    /// Ends the work with a shop, as [`Workspace::close`] does, on a thread. Nobody is called to the front for it any more.
    pub fn begin(&self, mut workspace: Box<Workspace>) {
        workspace.take_note_away();
        match Builder::new().name("closing".to_owned()).spawn(move || workspace.close()) {
            Ok(thread) => {
                if let Ok(mut threads) = self.0.lock() {
                    threads.push(thread);
                }
            }
            // The file is whole and let go of; only the last backup is not made.
            Err(error) => tracing::warn!(%error, "no thread for closing"),
        }
    }

    /// Waits until all are closed: whoever ends the program.
    pub fn wait(&self) {
        let threads = self.0.lock().map(|mut threads| std::mem::take(&mut *threads)).unwrap_or_default();
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a fault while a shop was closed; its file is whole");
            }
        }
    }
}
