//! The pages, and how one asks for another.

use crate::analytics::{Segment, Stage};
use crate::domain::ids::ClientId;

/// A page of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Route {
    #[default]
    Today,
    /// One client after another, over the whole window; reached from Today.
    Call,
    Calendar,
    Clients,
    Segments,
    Charts,
    WinBack,
    Transfer,
    Settings,
}

impl Route {
    /// Every page, in the order of the list at the left and of the keys Ctrl+1…8.
    pub const ALL: [Self; 8] =
        [Self::Today, Self::Calendar, Self::Clients, Self::Segments, Self::Charts, Self::WinBack, Self::Transfer, Self::Settings];

    /// The name in files of pictures.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Call => "call",
            Self::Calendar => "calendar",
            Self::Clients => "clients",
            Self::Segments => "segments",
            Self::Charts => "charts",
            Self::WinBack => "win-back",
            Self::Transfer => "import",
            Self::Settings => "settings",
        }
    }
}

/// A jump to another page that brings something along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Jump {
    Page(Route),
    /// Call mode with these clients, in this order.
    Calls(Vec<ClientId>),
    /// A day of the calendar.
    Day(chrono::NaiveDate),
    /// The card of a client.
    Client(ClientId),
    /// The clients of a list, under a title that is shown above them.
    ClientList {
        title: String,
        clients: Vec<ClientId>,
    },
    /// The clients of a stage.
    Stage(Stage),
    /// The clients of a segment, on the page of segments.
    Segment(Segment),
    /// The form of a new client.
    NewClient,
    /// The import page with this file.
    ImportFile(std::path::PathBuf),
}
