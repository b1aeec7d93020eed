//! The saved views of the list, and the filter that narrows any of them.

use std::collections::BTreeSet;

use crate::analytics::{ClientFigures, DueStep, Segment, Stage, Warmth};
use crate::app::prefs::SavedView;
use crate::domain::client::{Client, ConsentAnswer};
use crate::i18n::Tr;

/// A saved view: a tab above the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// Everybody but who is gone or archived.
    #[default]
    Working,
    AtRisk,
    Sleeping,
    Vip,
    Prospects,
    NoConsent,
    Archived,
    All,
}

impl View {
    /// Every view, in the order of the tabs.
    pub const ALL: [Self; 8] =
        [Self::Working, Self::AtRisk, Self::Sleeping, Self::Vip, Self::Prospects, Self::NoConsent, Self::Archived, Self::All];

    /// Its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Working => "clients-view-working",
            Self::AtRisk => "stage-at_risk",
            Self::Sleeping => "stage-sleeping",
            Self::Vip => "mark-vip",
            Self::Prospects => "segment-prospect",
            Self::NoConsent => "clients-view-no-consent",
            Self::Archived => "clients-view-archived",
            Self::All => "clients-view-all",
        }
    }

    /// Whether a client belongs to it.
    pub fn holds(self, client: &Client, figures: &ClientFigures) -> bool {
        let archived = client.archived.is_some();
        match self {
            Self::All => true,
            Self::Archived => archived,
            _ if archived => false,
            Self::Working => figures.stage != Stage::Gone,
            Self::AtRisk => figures.stage == Stage::AtRisk,
            Self::Sleeping => figures.stage == Stage::Sleeping,
            Self::Vip => figures.vip.is_vip(),
            Self::Prospects => figures.stage == Stage::Prospect,
            Self::NoConsent => client.consent.answer == ConsentAnswer::No,
        }
    }
}

/// Something about a client that the list can be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    Vip,
    Warm,
    Cold,
    Slowing,
    Shrinking,
    Late,
    Agreed,
    Paused,
    DoNotContact,
}

impl Mark {
    /// Every mark, in the order in which it is offered.
    pub const ALL: [Self; 9] =
        [Self::Vip, Self::Warm, Self::Cold, Self::Slowing, Self::Shrinking, Self::Late, Self::Agreed, Self::Paused, Self::DoNotContact];

    /// Its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Vip => "mark-vip",
            Self::Warm => "mark-warm",
            Self::Cold => "mark-cold",
            Self::Slowing => "drift-slowing",
            Self::Shrinking => "drift-shrinking",
            Self::Late => "drift-late",
            Self::Agreed => "clients-mark-agreed",
            Self::Paused => "clients-mark-paused",
            Self::DoNotContact => "clients-mark-do-not-contact",
        }
    }

    fn is_on(self, client: &Client, figures: &ClientFigures, today: chrono::NaiveDate) -> bool {
        match self {
            Self::Vip => figures.vip.is_vip(),
            Self::Warm => figures.warmth == Warmth::Warm,
            Self::Cold => figures.warmth == Warmth::Cold,
            Self::Slowing => figures.drift.slowing.is_some(),
            Self::Shrinking => figures.drift.shrinking.is_some(),
            Self::Late => figures.drift.late.is_some(),
            Self::Agreed => is_agreed(figures),
            Self::Paused => client.paused_until.is_some_and(|until| until > today),
            Self::DoNotContact => client.do_not_contact.is_some(),
        }
    }
}

/// Whether a date that was agreed takes the place of the chain.
pub fn is_agreed(figures: &ClientFigures) -> bool {
    let due = figures.due.as_ref().map(|due| due.step);
    due == Some(DueStep::Agreed) || figures.upcoming.is_some_and(|upcoming| upcoming.step == DueStep::Agreed)
}

/// What the list is narrowed to; an empty set lets everybody through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub stages: BTreeSet<Stage>,
    pub segments: BTreeSet<Segment>,
    /// One of these is enough.
    pub marks: BTreeSet<Mark>,
}

/// One of the three parts of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Stage,
    Segment,
    Mark,
}

impl Part {
    /// The parts, in the order of their chips.
    pub const ALL: [Self; 3] = [Self::Stage, Self::Segment, Self::Mark];

    /// Its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stage => "clients-column-stage",
            Self::Segment => "clients-column-segment",
            Self::Mark => "clients-filter-marks",
        }
    }
}

impl Filter {
    /// Whether everybody goes through.
    pub fn is_empty(&self) -> bool {
        self.stages.is_empty() && self.segments.is_empty() && self.marks.is_empty()
    }

    /// Whether a client goes through.
    pub fn lets(&self, client: &Client, figures: &ClientFigures, today: chrono::NaiveDate) -> bool {
        (self.stages.is_empty() || self.stages.contains(&figures.stage))
            && (self.segments.is_empty() || self.segments.contains(&figures.segment))
            && (self.marks.is_empty() || self.marks.iter().any(|mark| mark.is_on(client, figures, today)))
    }

    /// The filter of a saved view.
    pub fn of(saved: &SavedView) -> Self {
        let marks = Mark::ALL.into_iter().filter(|mark| saved.marks.contains(mark.key())).collect();
        Self { stages: saved.stages.clone(), segments: saved.segments.clone(), marks }
    }

    /// The filter over a view, as a view of this name.
    pub fn save_as(&self, name: &str, base: View) -> SavedView {
        let marks = self.marks.iter().map(|mark| mark.key().to_owned()).collect();
        SavedView {
            name: name.trim().to_owned(),
            base: base.key().to_owned(),
            stages: self.stages.clone(),
            segments: self.segments.clone(),
            marks,
        }
    }

    /// Takes one part off.
    pub fn clear(&mut self, part: Part) {
        match part {
            Part::Stage => self.stages.clear(),
            Part::Segment => self.segments.clear(),
            Part::Mark => self.marks.clear(),
        }
    }

    /// What one part lets through, in words: `Active, At risk`; empty if it is off.
    pub fn words(&self, part: Part, tr: &Tr) -> String {
        match part {
            Part::Stage => self.stages.iter().map(|stage| tr.stage(*stage)).collect::<Vec<_>>().join(", "),
            Part::Segment => self.segments.iter().map(|segment| tr.segment(*segment)).collect::<Vec<_>>().join(", "),
            Part::Mark => self.marks.iter().map(|mark| tr.text(mark.key())).collect::<Vec<_>>().join(", "),
        }
    }
}
