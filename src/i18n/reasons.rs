//! Sentences that explain a figure: why a client is due, where their cycle is from, why they are in their segment.

use chrono::NaiveDate;

use super::Tr;
use crate::analytics::prediction::MIN_REPEAT_BUYERS;
use crate::analytics::{BirthdayReason, Cycle, CycleSource, Drifts, Due, DueStep, Reason, Rhythm, RiskBasis, Segment, Stage, Warmth};
use crate::domain::client::AgreedKind;
use crate::domain::model::Model;
use crate::domain::money::Currency;

impl Tr {
    /// `Calls`, `Birthdays`: the name of a group of the day's list.
    #[must_use]
    pub fn steps(&self, step: DueStep) -> String {
        self.kind("steps", step.key())
    }

    /// `Call`, `Birthday`: one contact of the day's list.
    #[must_use]
    pub fn step(&self, step: DueStep) -> String {
        self.kind("step", step.key())
    }

    /// `At risk`.
    #[must_use]
    pub fn stage(&self, stage: Stage) -> String {
        self.kind("stage", stage.key())
    }

    /// `Regulars`.
    #[must_use]
    pub fn segment(&self, segment: Segment) -> String {
        self.kind("segment", segment.key())
    }

    /// `Warm`, `Cold`; empty where nothing is known.
    #[must_use]
    pub fn warmth(&self, warmth: Warmth) -> String {
        if warmth == Warmth::Unknown { String::new() } else { self.kind("mark", warmth.key()) }
    }

    /// What money at risk is, and what it rests on here: the sentence of its tooltip.
    #[must_use]
    pub fn risk(&self, basis: RiskBasis) -> String {
        let basis = match basis {
            RiskBasis::Fitted { buyers } => self.with("risk-fitted", &[("count", buyers.cast_signed().into())]),
            RiskBasis::TooFewRepeatBuyers { have } => {
                let needed = i64::try_from(MIN_REPEAT_BUYERS).unwrap_or(0);
                self.with("risk-too-few", &[("have", i64::try_from(have).unwrap_or(i64::MAX).into()), ("needed", needed.into())])
            }
            RiskBasis::NoFit => self.text("risk-no-fit").into_owned(),
        };
        [&self.text("risk"), basis.as_str()].join(" ")
    }

    /// Why a client is due: `Every 28 ± 4 days, today is day 31`.
    #[must_use]
    pub fn reason(&self, due: &Due, model: &Model, today: NaiveDate) -> String {
        let mut sentence = match due.reason {
            Reason::Cycle { days, spread_days, source, elapsed_days } => {
                let every = self.every(Cycle { days, source, spread_days }, model);
                self.with("reason-cycle", &[("every", every.into()), ("day", elapsed_days.into())])
            }
            Reason::Agreed { kind, on, time } => self.agreed(kind, on, time, today),
            Reason::Birthday(birthday) => self.birthday(birthday, today),
            Reason::Rung { campaign, rung, elapsed_days } => {
                let campaign = model.campaigns().get(campaign);
                let name = campaign.map_or("", |campaign| campaign.name.as_str());
                let rung = campaign.and_then(|campaign| campaign.rungs.get(usize::from(rung)));
                let mut words = rung.map_or_else(String::new, |rung| rung.name.clone());
                if let Some(rung) = rung.filter(|rung| rung.bonus_minor > 0) {
                    let bonus = self.money_round(rung.bonus_minor, model.settings().currency);
                    words = self.with("reason-rung-bonus", &[("rung", words.into()), ("bonus", bonus.into())]);
                }
                self.with("reason-rung", &[("campaign", name.into()), ("rung", words.into()), ("days", elapsed_days.into())])
            }
            Reason::FirstVisit { days_ago } => self.with("reason-first-visit", &[("days", days_ago.into())]),
        };
        if !due.also.is_empty() {
            let name = |product| model.products().get(product).map(|product| product.name.to_lowercase());
            let names: Vec<String> = due.also.iter().filter_map(|product| name(*product)).collect();
            sentence.push_str(&self.with("reason-also", &[("products", names.join(", ").into())]));
        }
        if due.tries_without_answer > 0 {
            sentence.push_str(&self.with("reason-no-answer", &[("tries", due.tries_without_answer.into())]));
        }
        if let (Some(birthday), false) = (due.birthday, matches!(due.reason, Reason::Birthday(_))) {
            sentence.push_str(" · ");
            sentence.push_str(&self.birthday(birthday, today));
        }
        sentence
    }

    fn agreed(&self, kind: AgreedKind, on: NaiveDate, time: Option<chrono::NaiveTime>, today: NaiveDate) -> String {
        let day = if on == today { self.text("today").into_owned() } else { self.day_long(on, today) };
        match (kind, time) {
            (AgreedKind::Visit, Some(time)) => self.with("reason-visit-at", &[("day", day.into()), ("time", self.time(time).into())]),
            (AgreedKind::Visit, None) => self.with("reason-visit", &[("day", day.into())]),
            (AgreedKind::CallBack, _) => self.with("reason-call-back", &[("day", day.into())]),
        }
    }

    /// `Turns 34 tomorrow, 15 October`.
    #[must_use]
    pub fn birthday(&self, birthday: BirthdayReason, today: NaiveDate) -> String {
        let date = self.day_month(birthday.on);
        let day = match crate::domain::dates::days_between(today, birthday.on) {
            0 => self.with("day-today", &[("date", date.into())]),
            1 => self.with("day-tomorrow", &[("date", date.into())]),
            -1 => self.with("day-yesterday", &[("date", date.into())]),
            _ => date,
        };
        match (birthday.turns, birthday.on < today) {
            (Some(turns), false) => self.with("reason-turns", &[("age", turns.into()), ("day", day.into())]),
            (Some(turns), true) => self.with("reason-turned", &[("age", turns.into()), ("day", day.into())]),
            (None, _) => self.with("reason-birthday", &[("day", day.into())]),
        }
    }

    /// How often, and where that is from: `Every 28 ± 4 days`, `Every 30 days, usual for haircut`.
    #[must_use]
    pub fn every(&self, cycle: Cycle, model: &Model) -> String {
        let days = cycle.days.into();
        match cycle.source {
            CycleSource::Own { .. } => match cycle.spread_days {
                Some(spread) => self.with("every-own", &[("days", days), ("spread", spread.into())]),
                None => self.with("every-plain", &[("days", days)]),
            },
            CycleSource::Product(product) => {
                let name = model.products().get(product).map_or("", |product| product.name.as_str());
                self.with("every-product", &[("days", days), ("product", name.to_lowercase().into())])
            }
            CycleSource::Shop => self.with("every-shop", &[("days", days)]),
            CycleSource::Preset => self.with("every-preset", &[("days", days)]),
        }
    }

    /// The same with the source in full: `Every 28 ± 4 days, from 7 visits`.
    #[must_use]
    pub fn every_with_source(&self, cycle: Cycle, model: &Model) -> String {
        let every = self.every(cycle, model);
        match cycle.source {
            CycleSource::Own { visits } => self.with("every-from-visits", &[("every", every.into()), ("visits", visits.into())]),
            _ => every,
        }
    }

    /// `5 of 7 gaps on time, 1 missed`.
    #[must_use]
    pub fn rhythm(&self, rhythm: Rhythm) -> String {
        if rhythm.gaps == 0 {
            return self.with("rhythm-no-gaps", &[("missed", rhythm.missed.into())]);
        }
        self.with("rhythm", &[("on-time", rhythm.on_time.into()), ("gaps", rhythm.gaps.into()), ("missed", rhythm.missed.into())])
    }

    /// Signs of drifting with their figures, a sentence each.
    #[must_use]
    pub fn drift(&self, drift: &Drifts, currency: Currency) -> Vec<String> {
        let mut sentences = Vec::new();
        let days = |half_days: u32| self.decimal(f64::from(half_days) / 2.0, usize::from(!half_days.is_multiple_of(2)));
        if let Some(slowing) = drift.slowing {
            let (recent, earlier) = (days(slowing.recent_half_days), days(slowing.earlier_half_days));
            sentences.push(self.with("drift-slowing-figures", &[("recent", recent.into()), ("earlier", earlier.into())]));
        }
        if let Some(shrinking) = drift.shrinking {
            let (recent, earlier) =
                (self.money_round(shrinking.recent_minor, currency), self.money_round(shrinking.earlier_minor, currency));
            sentences.push(self.with("drift-shrinking-figures", &[("recent", recent.into()), ("earlier", earlier.into())]));
        }
        if let Some(late) = drift.late {
            sentences.push(self.with("drift-late-figures", &[("days", late.over_days.into())]));
        }
        sentences
    }
}
