//! The shop's settings as they are typed, and what is wrong with them. No widgets here.

use chrono::NaiveDate;

use super::scores::Scores;
use crate::domain::command::{Field, FieldError, Problem};
use crate::domain::money::Currency;
use crate::domain::settings::{Settings, Trade};
use crate::domain::typed::Mistyped;

/// A setting that is a number of days, contacts or tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    Capacity,
    PresetCycle,
    MinCycle,
    FirstVisit,
    ResponseWindow,
    Tries,
    BirthdayBefore,
    BirthdayAfter,
    MessageCap,
}

impl Number {
    /// Every number, in the order in which they are kept.
    pub const ALL: [Self; 9] = [
        Self::Capacity,
        Self::PresetCycle,
        Self::MinCycle,
        Self::FirstVisit,
        Self::ResponseWindow,
        Self::Tries,
        Self::BirthdayBefore,
        Self::BirthdayAfter,
        Self::MessageCap,
    ];

    /// The field under which a problem is told.
    pub const fn field(self) -> Field {
        match self {
            Self::Capacity => Field::Capacity,
            Self::PresetCycle => Field::CycleDays,
            Self::MinCycle => Field::MinCycle,
            Self::FirstVisit => Field::FirstVisit,
            Self::ResponseWindow => Field::ResponseWindow,
            Self::Tries => Field::Tries,
            Self::BirthdayBefore | Self::BirthdayAfter => Field::BirthdayWindow,
            Self::MessageCap => Field::MessageCap,
        }
    }

    /// What it is in `settings`; `None` is "as usual for the trade".
    pub fn of(self, settings: &Settings) -> Option<u16> {
        match self {
            Self::Capacity => Some(settings.capacity),
            Self::PresetCycle => settings.preset_cycle_days,
            Self::MinCycle => Some(settings.min_cycle_days),
            Self::FirstVisit => Some(settings.first_visit_after_days),
            Self::ResponseWindow => Some(settings.response_window_days),
            Self::Tries => Some(u16::from(settings.no_answer_tries)),
            Self::BirthdayBefore => Some(settings.birthday_before_days),
            Self::BirthdayAfter => Some(settings.birthday_after_days),
            Self::MessageCap => Some(settings.message_cap_days),
        }
    }

    fn put(self, settings: &mut Settings, value: u16) {
        match self {
            Self::Capacity => settings.capacity = value,
            Self::PresetCycle => settings.preset_cycle_days = Some(value),
            Self::MinCycle => settings.min_cycle_days = value,
            Self::FirstVisit => settings.first_visit_after_days = value,
            Self::ResponseWindow => settings.response_window_days = value,
            // What does not fit is out of range in any case.
            Self::Tries => settings.no_answer_tries = u8::try_from(value).unwrap_or(u8::MAX),
            Self::BirthdayBefore => settings.birthday_before_days = value,
            Self::BirthdayAfter => settings.birthday_after_days = value,
            Self::MessageCap => settings.message_cap_days = value,
        }
    }

    /// Whether the field may stay empty.
    const fn may_be_empty(self) -> bool {
        matches!(self, Self::PresetCycle)
    }
}

/// The form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub shop_name: String,
    pub trade: Trade,
    pub currency: Currency,
    pub phone_region: String,
    pub closed_weekdays: [bool; 7],
    pub holidays: Vec<NaiveDate>,
    pub scores: Scores,
    numbers: [String; 9],
}

impl Form {
    /// The form filled in with what is saved.
    pub fn of(settings: &Settings) -> Self {
        Self {
            shop_name: settings.shop_name.clone(),
            trade: settings.trade,
            currency: settings.currency,
            phone_region: settings.phone_region.clone(),
            closed_weekdays: settings.closed_weekdays,
            holidays: settings.holidays.clone(),
            scores: Scores::of(settings),
            numbers: Number::ALL.map(|number| number.of(settings).map_or_else(String::new, |value| value.to_string())),
        }
    }

    /// The text of a number.
    pub fn number_mut(&mut self, number: Number) -> Option<&mut String> {
        self.numbers.get_mut(number as usize)
    }

    /// Closes a single day, or opens it again.
    pub fn toggle_holiday(&mut self, day: NaiveDate) {
        match self.holidays.binary_search(&day) {
            Ok(place) => {
                self.holidays.remove(place);
            }
            Err(place) => self.holidays.insert(place, day),
        }
    }

    /// The settings that the form means, over `saved`; and what in it is no number. What is no number stays as saved.
    pub fn read(&self, saved: &Settings) -> (Settings, Vec<FieldError>) {
        let mut settings = saved.clone();
        settings.shop_name.clone_from(&self.shop_name);
        settings.trade = self.trade;
        settings.currency = self.currency;
        settings.phone_region.clone_from(&self.phone_region);
        settings.closed_weekdays = self.closed_weekdays;
        settings.holidays.clone_from(&self.holidays);
        let mut errors = Vec::new();
        match self.scores.read(self.currency) {
            Ok(limits) => settings.rfm_limits = limits,
            Err(wrong) => errors.extend(wrong),
        }
        for (number, typed) in Number::ALL.into_iter().zip(&self.numbers) {
            match days(typed) {
                Ok(value) => number.put(&mut settings, value),
                Err(Problem::Empty) if number.may_be_empty() => settings.preset_cycle_days = None,
                Err(problem) => errors.push(FieldError { field: number.field(), problem }),
            }
        }
        (settings, errors)
    }
}

/// A typed number; one too large for any setting is the largest there is, so that its range is told.
fn days(typed: &str) -> Result<u16, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Empty);
    }
    if !typed.chars().all(|c| c.is_ascii_digit()) {
        return Err(Problem::Mistyped(Mistyped::NotANumber));
    }
    Ok(typed.parse().unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untouched_form_means_what_is_saved() {
        let saved = Settings { shop_name: "Lilac".into(), preset_cycle_days: Some(40), birthday_before_days: 5, ..Settings::default() };
        assert_eq!(Form::of(&saved).read(&saved), (saved, Vec::new()));
    }

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        for (typed, expected) in [
            ("12", Ok(12)),
            (" 7 ", Ok(7)),
            ("", Err(Problem::Empty)),
            ("a week", Err(Problem::Mistyped(Mistyped::NotANumber))),
            ("-3", Err(Problem::Mistyped(Mistyped::NotANumber))),
            ("70000", Ok(u16::MAX)),
        ] {
            assert_eq!(days(typed), expected, "{typed:?}");
        }
    }

    #[test]
    fn an_empty_cycle_is_that_of_the_trade_and_other_empty_fields_are_problems() {
        let saved = Settings { preset_cycle_days: Some(40), ..Settings::default() };
        let mut form = Form::of(&saved);
        form.numbers.fill(String::new());
        let (settings, errors) = form.read(&saved);
        assert_eq!(settings.preset_cycle_days, None);
        assert_eq!(settings.capacity, saved.capacity);
        assert_eq!(errors.len(), 8);
    }

    #[test]
    fn a_closed_day_is_opened_again_by_the_same() {
        let mut form = Form::of(&Settings::default());
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        form.toggle_holiday(day("2026-01-02"));
        form.toggle_holiday(day("2026-01-01"));
        assert_eq!(form.holidays, [day("2026-01-01"), day("2026-01-02")]);
        form.toggle_holiday(day("2026-01-01"));
        assert_eq!(form.holidays, [day("2026-01-02")]);
    }
}
