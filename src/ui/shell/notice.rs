//! What is said at the foot of the window after something was done: with Undo where it can be taken back.

use chrono::NaiveDate;

use crate::app::error::AppError;
use crate::app::event::Event;
use crate::domain::money::Currency;
use crate::i18n::{Arg, Tr};

/// Seconds that a notice stands; an error stands until it is closed.
const SECONDS: f64 = 8.0;

/// What is said at the foot of the window.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub text: String,
    /// Technical details of an error; empty otherwise.
    pub details: String,
    pub kind: NoticeKind,
    /// Time of egui's clock at which it goes, seconds.
    pub until: f64,
}

/// Which buttons a notice has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// It can be taken back.
    Undo,
    /// It was taken back and can be done again.
    Redo,
    Plain,
    Error,
}

impl Notice {
    /// A notice that stands for its usual time from `now` (seconds of egui's clock).
    #[must_use]
    pub fn new(text: String, kind: NoticeKind, now: f64) -> Self {
        let until = if kind == NoticeKind::Error { f64::INFINITY } else { now + SECONDS };
        Self { text, details: String::new(), kind, until }
    }

    /// What to say of an event, if anything, on the day `today`.
    #[must_use]
    pub fn of(event: &Event, tr: &Tr, (currency, today): (Currency, NaiveDate), now: f64) -> Option<Self> {
        let plain = |key: &str| Some(Self::new(tr.with(key, &[]), NoticeKind::Plain, now));
        match event {
            Event::Done(title) => Some(Self::new(tr.title(title, currency, today), NoticeKind::Undo, now)),
            Event::Undone(title) => {
                Some(Self::new(tr.with("undone", &[("what", tr.title(title, currency, today).into())]), NoticeKind::Redo, now))
            }
            Event::Redone(title) => {
                Some(Self::new(tr.with("redone", &[("what", tr.title(title, currency, today).into())]), NoticeKind::Undo, now))
            }
            Event::NothingToUndo => plain("nothing-to-undo"),
            Event::NothingToRedo => plain("nothing-to-redo"),
            Event::Imported { clients, purchases } => {
                let args: [(&str, Arg<'_>); 2] = [("clients", (*clients).into()), ("purchases", (*purchases).into())];
                Some(Self::new(tr.with("imported", &args), NoticeKind::Undo, now))
            }
            Event::Written(path) => {
                Some(Self::new(tr.with("exported", &[("path", path.display().to_string().into())]), NoticeKind::Plain, now))
            }
            Event::NotShown(path) => {
                Some(Self::new(tr.with("not-shown", &[("path", path.display().to_string().into())]), NoticeKind::Error, now))
            }
            Event::JournalPutAside(path) => {
                // It stands until it is read: there is something to do about the other file.
                Some(Self::new(tr.with("journal-put-aside", &[("path", path.display().to_string().into())]), NoticeKind::Error, now))
            }
            Event::Failed(error) => Some(Self::failed(error, tr, now)),
            Event::Restored => Some(Self::new(tr.text("restored").into_owned(), NoticeKind::Undo, now)),
            Event::BackedUp => plain("backed-up"),
            Event::BackupFailed(error) => {
                let text = tr.with("backup-failed", &[("why", say(error, tr).into())]);
                Some(Self { details: error.details(), ..Self::new(text, NoticeKind::Error, now) })
            }
            Event::Listed { .. }
            | Event::Erased(_)
            | Event::ErasingFinished
            | Event::Checked
            | Event::PreviewReady
            | Event::Opened
            | Event::NewDay => None,
        }
    }

    fn failed(error: &AppError, tr: &Tr, now: f64) -> Self {
        let mut text = say(error, tr);
        if let AppError::Refused(errors) = error
            && let Some(first) = errors.first()
        {
            text = format!("{text}: {}", tr.problem(first.problem).to_lowercase());
        }
        Self { details: error.details(), ..Self::new(text, NoticeKind::Error, now) }
    }
}

/// An error in the owner's words.
#[must_use]
pub fn say(error: &AppError, tr: &Tr) -> String {
    let words = error.words();
    let args: Vec<(&str, Arg<'_>)> = words.values.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
    tr.with(&words.key, &args)
}
