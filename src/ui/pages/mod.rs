//! The pages. Each is a plain struct that reads a [`ViewCtx`] and pushes [`Actions`]; it holds only how things look
//! and drafts that are not saved yet.

pub mod calendar;
pub mod call;
pub mod charts;
pub mod clients;
mod counting;
mod entry;
mod message;
mod product_line;
mod records;
pub mod segments;
pub mod settings;
pub mod start;
pub mod today;
pub mod transfer;
pub mod win_back;

use eframe::egui::Ui;

use self::counting::counting_ui;
pub use self::entry::key_letter;
use super::route::Route;
use super::view_ctx::{Actions, ViewCtx};
use crate::app::event::Event;

/// All pages of the window.
#[derive(Debug, Default)]
pub struct Pages {
    pub today: today::TodayPage,
    pub call: call::CallPage,
    pub calendar: calendar::CalendarPage,
    pub clients: clients::ClientsPage,
    pub segments: segments::SegmentsPage,
    pub charts: charts::ChartsPage,
    pub win_back: win_back::WinBackPage,
    pub transfer: transfer::TransferPage,
    pub settings: settings::SettingsPage,
    pub start: start::StartPage,
}

impl Pages {
    /// Paints the page of a route.
    pub fn ui(&mut self, route: Route, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        match route {
            Route::Today => self.today.ui(cx, ui, out),
            Route::Call => self.call.ui(cx, ui, out),
            Route::Calendar => self.calendar.ui(cx, ui, out),
            Route::Clients => self.clients.ui(cx, ui, out),
            Route::Segments => self.segments.ui(cx, ui, out),
            Route::Charts => self.charts.ui(cx, ui, out),
            Route::WinBack => self.win_back.ui(cx, ui, out),
            Route::Transfer => self.transfer.ui(cx, ui, out),
            Route::Settings => self.settings.ui(cx, ui, out),
        }
    }

    /// Lets the pages that wait for something know that it happened.
    pub fn heard(&mut self, event: &Event) {
        self.clients.heard(event);
        self.settings.heard(event);
        self.transfer.heard(event);
        self.win_back.heard(event);
    }
}
