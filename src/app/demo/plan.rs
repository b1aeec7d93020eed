//! How each trade lives: how many clients, how often they come, how they fall away, when the shop is open.

use crate::domain::settings::Trade;

/// The habits of one trade.
pub(super) struct Plan {
    /// Clients who come by themselves, besides those placed on purpose.
    pub natural_clients: usize,
    /// Own cycles are the main product's times a percentage between these two.
    pub cycle_percent: (i64, i64),
    /// Shortest own cycle, days.
    pub shortest_cycle_days: i64,
    /// Share of a year's clients who leave for good within it, in percent, from and to; may be over 100.
    pub yearly_loss_percent: (i64, i64),
    /// Share who leave after each of the first two visits, percent.
    pub early_loss_percent: u32,
    /// Share of clients who come once, percent.
    pub one_time_percent: u32,
    /// How lively each month is, January first, 100 is usual.
    pub season_percent: [i64; 12],
    pub women_percent: u32,
    /// Men come for the first product alone.
    pub men_keep_to_first: bool,
    /// Contacts a day.
    pub capacity: u16,
    /// Contacts already made today.
    pub done_today: usize,
    /// The day of the week on which the shop is usually closed, 0 is Monday.
    pub closed_weekday: Option<usize>,
    /// Minutes of the day between which purchases are made.
    pub open_minutes: (i64, i64),
    /// Own cycles of clients placed on purpose, days: whole weeks, so that regular visits never meet a closed day.
    pub placed_cycles_days: &'static [i64],
    /// Share of a past chain's steps that were really done, percent.
    pub diligence_percent: u32,
    /// Most pieces of the main product in one purchase.
    pub most_pieces: i64,
    /// Share of visits with something bought along, percent.
    pub extra_percent: u32,
    /// Share of clients who agree on the next visit before they leave, percent.
    pub booked_percent: u32,
    /// Size of the win-back campaign, clients.
    pub campaign_clients: usize,
}

const MONDAY: usize = 0;
const SUNDAY: usize = 6;

impl Plan {
    pub const fn of(trade: Trade) -> Self {
        match trade {
            Trade::Salon => Self {
                natural_clients: 1440,
                cycle_percent: (80, 135),
                shortest_cycle_days: 18,
                yearly_loss_percent: (50, 330),
                early_loss_percent: 14,
                one_time_percent: 19,
                season_percent: [94, 98, 104, 103, 106, 101, 84, 90, 104, 102, 105, 128],
                women_percent: 88,
                men_keep_to_first: true,
                capacity: 20,
                done_today: 8,
                closed_weekday: Some(MONDAY),
                open_minutes: (600, 1215),
                placed_cycles_days: &[21, 28, 28, 35, 42],
                diligence_percent: 60,
                most_pieces: 1,
                extra_percent: 30,
                booked_percent: 55,
                campaign_clients: 190,
            },
            Trade::Water => Self {
                natural_clients: 1430,
                cycle_percent: (60, 190),
                shortest_cycle_days: 7,
                yearly_loss_percent: (45, 270),
                early_loss_percent: 16,
                one_time_percent: 20,
                season_percent: [90, 90, 94, 98, 108, 122, 132, 126, 104, 96, 92, 94],
                women_percent: 58,
                men_keep_to_first: false,
                capacity: 40,
                done_today: 9,
                closed_weekday: Some(SUNDAY),
                open_minutes: (540, 1260),
                placed_cycles_days: &[14, 14, 21, 28],
                diligence_percent: 30,
                most_pieces: 4,
                extra_percent: 14,
                booked_percent: 40,
                campaign_clients: 170,
            },
            Trade::Coffee => Self {
                natural_clients: 1440,
                cycle_percent: (70, 330),
                shortest_cycle_days: 1,
                yearly_loss_percent: (100, 460),
                early_loss_percent: 14,
                one_time_percent: 24,
                season_percent: [98, 100, 102, 101, 98, 92, 88, 90, 104, 106, 106, 112],
                women_percent: 56,
                men_keep_to_first: false,
                capacity: 40,
                done_today: 8,
                closed_weekday: None,
                open_minutes: (480, 1200),
                placed_cycles_days: &[14, 21],
                diligence_percent: 45,
                most_pieces: 1,
                extra_percent: 42,
                booked_percent: 0,
                campaign_clients: 180,
            },
            Trade::Other => Self {
                natural_clients: 1440,
                cycle_percent: (75, 130),
                shortest_cycle_days: 30,
                yearly_loss_percent: (10, 110),
                early_loss_percent: 12,
                one_time_percent: 22,
                season_percent: [86, 88, 102, 122, 108, 98, 92, 94, 102, 124, 110, 94],
                women_percent: 36,
                men_keep_to_first: false,
                capacity: 25,
                done_today: 6,
                closed_weekday: Some(SUNDAY),
                open_minutes: (540, 1140),
                placed_cycles_days: &[42, 63, 91],
                diligence_percent: 55,
                most_pieces: 1,
                extra_percent: 26,
                booked_percent: 20,
                campaign_clients: 150,
            },
        }
    }
}
