//! The only place that asks what time it is. Everything else is told.

use chrono::{DateTime, Local, NaiveDate, NaiveTime, TimeDelta, Utc};

/// Tells the moment and the shop's civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// This computer's clock and zone.
    Computer,
    /// Always the same moment: tests, pictures, `--today`.
    Fixed { now: DateTime<Utc>, today: NaiveDate },
}

impl Clock {
    /// Noon UTC of a day, for ever.
    #[must_use]
    pub fn fixed(today: NaiveDate) -> Self {
        let noon = today.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::hours(12));
        Self::Fixed { now: noon.unwrap_or_default().and_utc(), today }
    }

    /// The moment, to the second.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::Computer => DateTime::from_timestamp(Utc::now().timestamp(), 0).unwrap_or_default(),
            Self::Fixed { now, .. } => *now,
        }
    }

    /// The civil day where the shop is.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        match self {
            Self::Computer => Local::now().date_naive(),
            Self::Fixed { today, .. } => *today,
        }
    }
}
