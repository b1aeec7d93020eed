//! Long work on a named thread of its own: with progress, an estimate and a way to cancel it.
//!
//! A job that writes takes the [`Store`](crate::store::Store) by value and gives it back with its result, so nothing
//! else can write meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;

/// What a job is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobKind {
    /// A file is read for a preview.
    Reading,
    /// A backup is held against the shop; the owner waits for nothing.
    Comparing,
    /// An import is being written.
    Importing,
    /// A table is being written.
    Exporting,
    /// A backup is made or looked for; the owner waits for nothing.
    BackingUp,
    /// A backup is made before a command that is hard to take back, which is then carried out.
    BackingUpBefore,
    /// The shop is put back as it was.
    Restoring,
    /// A client is deleted for good.
    Erasing,
    /// The file is examined.
    Checking,
    /// Clients who may be one person are looked for; the owner waits for nothing.
    LookingForDuplicates,
    /// What a page asks of the whole shop is found; the window goes on.
    Looking,
    /// The models of repeat buying are fitted; the owner waits for nothing.
    Predicting,
}

impl JobKind {
    /// Whether it changes the shop's file.
    #[must_use]
    pub const fn writes_file(self) -> bool {
        matches!(self, Self::Importing | Self::Restoring | Self::Erasing | Self::BackingUpBefore)
    }

    /// The name of its thread.
    const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Comparing => "comparing",
            Self::Importing => "importing",
            Self::Exporting => "exporting",
            Self::Predicting => "predicting",
            Self::LookingForDuplicates => "duplicates",
            Self::Looking => "looking",
            Self::BackingUp => "backup",
            Self::BackingUpBefore => "backup-first",
            Self::Restoring => "restoring",
            Self::Erasing => "erasing",
            Self::Checking => "checking",
        }
    }
}

/// How far a job is, shared by its thread and the window.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
    /// What it works on: the name of a file.
    subject: OnceLock<Box<str>>,
}

impl Progress {
    /// Says how far it is; a total of 0 is "not known yet".
    pub fn set(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// How many rows, pages or the like are done.
    #[must_use]
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Says what it works on; said once.
    pub fn name(&self, subject: &str) {
        self.subject.get_or_init(|| subject.into());
    }

    /// What it works on, once that is said.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        self.subject.get().map(AsRef::as_ref)
    }

    /// The share done, 0..=1, once the total is known.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share of a progress bar")]
    pub fn share(&self) -> Option<f32> {
        let total = self.total.load(Ordering::Relaxed);
        (total > 0).then(|| (self.done.load(Ordering::Relaxed) as f32 / total as f32).clamp(0.0, 1.0))
    }

    /// Asks the job to stop at its next chance.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// A job at work, whose result is an `R`.
#[derive(Debug)]
pub struct Job<R> {
    pub kind: JobKind,
    pub progress: Arc<Progress>,
    result: Receiver<R>,
    thread: Option<JoinHandle<()>>,
}

/// Called from the job's thread when its result is there: wakes the window.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

impl<R: Send + 'static> Job<R> {
    /// Starts `work` on a thread. `faulted` makes the result if the work panics, so that a fault never hangs the window.
    ///
    /// # Errors
    /// Those of starting a thread.
    pub fn start(
        kind: JobKind,
        wake: Wake,
        work: impl FnOnce(&Progress) -> R + Send + 'static,
        faulted: impl FnOnce() -> R + Send + 'static,
    ) -> std::io::Result<Self> {
        let progress = Arc::new(Progress::default());
        let (sender, result) = channel();
        let shared = Arc::clone(&progress);
        let thread = std::thread::Builder::new().name(kind.name().to_owned()).spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&shared))).unwrap_or_else(|_| faulted());
            // Nobody listens any more only when the window is closing.
            if sender.send(outcome).is_ok() {
                wake();
            }
        })?;
        Ok(Self { kind, progress, result, thread: Some(thread) })
    }

    /// The result, if it is there.
    pub fn poll(&mut self) -> Option<R> {
        self.result.try_recv().ok()
    }

    /// Waits for the result.
    pub fn wait(&mut self) -> Option<R> {
        self.result.recv().ok()
    }

    /// Waits for the result, but no longer than this.
    pub fn wait_for(&mut self, patience: std::time::Duration) -> Option<R> {
        self.result.recv_timeout(patience).ok()
    }
}

impl<R> Job<R> {
    /// Nobody wants the result any more. To be called of work that only looks: the thread goes on by itself.
    pub fn leave(mut self) {
        self.thread = None;
    }
}

impl<R> Drop for Job<R> {
    /// A window that closes waits for what is being written, so that the file is never left in the middle of it.
    fn drop(&mut self) {
        self.progress.cancel();
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("a job ended with a fault");
        }
    }
}
