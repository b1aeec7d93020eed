//! The system's file dialogs, on a thread of their own so that the window never waits. Behind a trait, so that tests
//! can choose a file without a dialog.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::i18n::Tr;
use crate::ui::view_ctx::FilePurpose;

/// Asks for files.
pub trait FilePicker {
    /// Asks for a file; the answer comes by [`FilePicker::picked`] in a later frame, or never if it is dismissed.
    fn ask(&mut self, purpose: FilePurpose, folder: &Path, tr: &Tr);
    /// A file that was chosen since.
    fn picked(&mut self) -> Option<(FilePurpose, PathBuf)>;
}

/// The dialogs of the desktop.
pub struct DesktopPicker {
    sender: Sender<(FilePurpose, PathBuf)>,
    receiver: Receiver<(FilePurpose, PathBuf)>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl DesktopPicker {
    /// `wake` is called when a file was chosen.
    #[must_use]
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, wake }
    }
}

impl FilePicker for DesktopPicker {
    fn ask(&mut self, purpose: FilePurpose, folder: &Path, tr: &Tr) {
        let dialog = rfd::AsyncFileDialog::new().set_directory(folder).set_title(tr.text(match purpose {
            FilePurpose::Import => "dialog-import",
            FilePurpose::Open => "dialog-open",
            FilePurpose::SecondPlace => "dialog-second-place",
            FilePurpose::ClientData { .. } => "dialog-client-data",
            FilePurpose::Trail { .. } => "dialog-trail",
            FilePurpose::Export { .. }
            | FilePurpose::ExportClients { .. }
            | FilePurpose::SaveRejected { .. }
            | FilePurpose::Made { .. } => "dialog-save",
        }));
        let dialog = match &purpose {
            FilePurpose::Import => dialog
                .add_filter(tr.text("dialog-tables"), &["csv", "tsv", "txt", "xlsx", "xls", "ods", "vcf", "htm", "html"])
                .add_filter(tr.text("dialog-all"), &["*"]),
            FilePurpose::SecondPlace => dialog,
            FilePurpose::Open => dialog.add_filter(tr.text("dialog-shops"), &["regulars"]).add_filter(tr.text("dialog-all"), &["*"]),
            FilePurpose::ClientData { name, .. } => dialog.add_filter(tr.text("dialog-pages"), &["html"]).set_file_name(name),
            FilePurpose::Export { name, .. }
            | FilePurpose::ExportClients { name, .. }
            | FilePurpose::SaveRejected { name }
            | FilePurpose::Trail { name }
            | FilePurpose::Made { name, .. } => {
                let extension = Path::new(name).extension().map_or_else(String::new, |extension| extension.to_string_lossy().into_owned());
                dialog.add_filter(extension.to_uppercase(), &[extension]).set_file_name(name)
            }
        };
        let (sender, wake) = (self.sender.clone(), Arc::clone(&self.wake));
        let saves = !matches!(purpose, FilePurpose::Import | FilePurpose::Open | FilePurpose::SecondPlace);
        let folder_wanted = purpose == FilePurpose::SecondPlace;
        let started = std::thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            let file = match (folder_wanted, saves) {
                (true, _) => block_on(dialog.pick_folder()),
                (false, true) => block_on(dialog.save_file()),
                (false, false) => block_on(dialog.pick_file()),
            };
            if let Some(file) = file
                && sender.send((purpose, file.path().to_owned())).is_ok()
            {
                wake();
            }
        });
        if let Err(error) = started {
            tracing::warn!("no thread for the file dialog: {error}");
        }
    }

    fn picked(&mut self) -> Option<(FilePurpose, PathBuf)> {
        self.receiver.try_recv().ok()
    }
}

/// Waits for a dialog on its own thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct ThreadWaker(std::thread::Thread);
    impl std::task::Wake for ThreadWaker {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Arc::new(ThreadWaker(std::thread::current())).into();
    let mut context = std::task::Context::from_waker(&waker);
    let mut future = std::pin::pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            std::task::Poll::Ready(value) => return value,
            std::task::Poll::Pending => std::thread::park(),
        }
    }
}

/// No dialogs: tests and pictures.
#[derive(Debug, Default)]
pub struct NoPicker;

impl FilePicker for NoPicker {
    fn ask(&mut self, _: FilePurpose, _: &Path, _: &Tr) {}
    fn picked(&mut self) -> Option<(FilePurpose, PathBuf)> {
        None
    }
}
