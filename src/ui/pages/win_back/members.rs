//! The frozen list of a campaign: who, in which group, where they stood at the start and what came of it.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::domain::campaign::{Campaign, FrozenStage, Member};
use crate::domain::contact::{Outcome, Purpose};
use crate::domain::ids::{CampaignId, ClientId};
use crate::ui::route::Jump;
use crate::ui::theme::{TextKind, size};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Cell, Chip, Column, Table, label_ui};

/// Which of the members are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    All,
    Contacted,
    Control,
    CameBack,
    Refused,
}

impl Part {
    const ALL: [Self; 5] = [Self::All, Self::Contacted, Self::Control, Self::CameBack, Self::Refused];

    const fn key(self, campaign: &Campaign) -> &'static str {
        match self {
            // Nothing of a standing campaign is frozen.
            Self::All if campaign.standing.is_some() => "win-back-entered",
            Self::All => "win-back-frozen",
            Self::Contacted => "win-back-contacted",
            Self::Control => "win-back-control-tab",
            Self::CameBack => "win-back-back",
            Self::Refused => "win-back-refused",
        }
    }

    const fn holds(self, row: &Row) -> bool {
        match self {
            Self::All => true,
            Self::Contacted => !row.control,
            Self::Control => row.control,
            Self::CameBack => row.came,
            Self::Refused => row.refused,
        }
    }
}

/// A line of the list.
#[derive(Debug)]
struct Row {
    client: ClientId,
    control: bool,
    came: bool,
    refused: bool,
    cells: [String; 7],
}

const NAME: usize = 0;
const VALUE: usize = 4;
const RESULT: usize = 6;

/// The list and how it looks.
#[derive(Debug, Default)]
pub struct Members {
    part: Part,
    cursor: Option<ClientId>,
    made: Option<(u64, chrono::NaiveDate, crate::i18n::Language, CampaignId, Vec<Row>)>,
}

impl Members {
    /// Shows the list.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, campaign: &Campaign, out: &mut Actions) {
        let fresh = self.made.as_ref().is_some_and(|(revision, day, language, id, _)| {
            (*revision, *day, *language, *id) == (cx.model.revision(), cx.today, cx.tr.language(), campaign.id)
        });
        if !fresh {
            let rows = campaign.members.iter().map(|member| row(cx, campaign, member)).collect();
            self.made = Some((cx.model.revision(), cx.today, cx.tr.language(), campaign.id, rows));
        }
        let Some((.., rows)) = &self.made else { return };
        let room = ui.max_rect();
        let tabs = Rect::from_min_max(room.min + vec2(22.0, size::S8), pos2(room.right() - size::PAGE_EDGE, room.top() + 44.0));
        ui.scope_builder(UiBuilder::new().max_rect(tabs).layout(Layout::left_to_right(Align::Center)), |ui| {
            ui.spacing_mut().item_spacing.x = size::S2;
            for part in Part::ALL {
                let count = cx.tr.number(rows.iter().filter(|row| part.holds(row)).count());
                if ui.add(Chip::new(&cx.tr.text(part.key(campaign)), part == self.part).count(&count)).clicked() {
                    self.part = part;
                }
            }
        });
        let shown: Vec<&Row> = rows.iter().filter(|row| self.part.holds(row)).collect();
        let names = [
            "win-back-client",
            "win-back-group",
            "win-back-stage",
            "win-back-at-start",
            "win-back-value",
            "win-back-rung",
            "win-back-result",
        ]
        .map(|key| cx.tr.text(key));
        let [client, group, stage, start, value, rung, result] = &names;
        let columns = [
            Column::grow(client, 150.0),
            Column::fixed(group, 104.0).gap(size::S8),
            Column::fixed(stage, 92.0),
            Column::fixed(start, 112.0),
            Column::fixed(value, 92.0).right(),
            Column::grow(rung, 120.0).gap(size::S24),
            Column::fixed(result, 150.0).right(),
        ];
        let table = Rect::from_min_max(pos2(room.left() + size::PAGE_EDGE, tabs.bottom()), pos2(room.right() - size::S8, room.bottom()));
        let cursor = self.cursor.and_then(|cursor| shown.iter().position(|row| row.client == cursor));
        let copy = |row: usize, column: usize| shown.get(row).and_then(|row| row.cells.get(column)).cloned().unwrap_or_default();
        let said = ui
            .scope_builder(UiBuilder::new().max_rect(table), |ui| {
                Table::new("win-back-members", &cx.tr.text(self.part.key(campaign)), &columns, shown.len())
                    .cursor(cursor)
                    .copy(&copy)
                    .show_ui(
                        ui,
                        |row| shown.get(row).map_or_else(String::new, |row| row.cells.join(", ")),
                        |cell| {
                            if let Some(row) = shown.get(cell.row()) {
                                cell_ui(cell, row);
                            }
                        },
                    )
            })
            .inner;
        if shown.is_empty() {
            let place = Rect::from_min_max(table.min + vec2(size::S12, size::ROW_LADDER), table.max);
            ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                label_ui(ui, &cx.tr.text("win-back-list-empty"), TextKind::Body, crate::ui::theme::theme(ui).text2);
            });
        }
        if let Some(row) = said.opened.and_then(|row| shown.get(row)) {
            out.jump(Jump::Client(row.client));
        }
        if let Some(row) = said.cursor {
            self.cursor = shown.get(row).map(|row| row.client);
        }
    }
}

fn cell_ui(cell: &mut Cell<'_>, row: &Row) {
    let look = cell.look();
    let Some(text) = row.cells.get(cell.column()) else { return };
    match cell.column() {
        NAME => cell.text(TextKind::BodyMedium, look.text, text),
        VALUE => cell.num(TextKind::Body, look.text, text),
        RESULT if row.came => cell.num(TextKind::BodyMedium, look.accent, text),
        _ => cell.num(TextKind::Body, look.text2, text),
    }
}

fn row(cx: &ViewCtx<'_>, campaign: &Campaign, member: &Member) -> Row {
    let tr = cx.tr;
    let name = cx.model.clients().get(member.client).map_or_else(String::new, crate::domain::client::Client::display_name);
    let (entry, until) = (campaign.entry(member), campaign.last_day_of(member).min(cx.today));
    let purchases = cx.model.purchases().of(member.client);
    let came = purchases.iter().find(|row| entry <= row.day && row.day <= until && !row.is_refund()).map(|row| row.day);
    let of_campaign = |purpose: Purpose| match purpose {
        Purpose::Rung { campaign: of, rung } if of == campaign.id => Some(usize::from(rung)),
        _ => None,
    };
    let contacts = cx.model.contacts().of(member.client);
    let last = contacts.iter().filter_map(|contact| Some((of_campaign(contact.purpose)?, contact))).next_back();
    let refusal = contacts.iter().rev().find_map(|contact| match &contact.outcome {
        Outcome::Refused { .. } if entry <= contact.day && contact.day <= until => Some(&contact.outcome),
        _ => None,
    });
    let rung = match last {
        Some((rung, _)) => {
            let name = campaign.rungs.get(rung).map_or("", |rung| rung.name.as_str());
            format!("{}. {name}", tr.number(rung + 1))
        }
        None if member.control || !campaign.holds(member, cx.today) => tr.text("win-back-not-contacted").into_owned(),
        None => String::new(),
    };
    let due = cx.analytics.client(member.client).and_then(|figures| figures.due.as_deref());
    let is_due = due.is_some_and(|due| of_campaign(due.step.purpose()).is_some());
    let result = match (came, refusal) {
        (Some(day), _) => tr.with("win-back-came-on", &[("day", tr.day_short(day, cx.today).into())]),
        (None, Some(refusal)) => tr.outcome(refusal),
        (None, None) if is_due => tr.text("today").into_owned(),
        (None, None) if campaign.holds(member, cx.today) && !member.control => tr.text("win-back-waiting").into_owned(),
        (None, None) if until < cx.today => tr.text("win-back-stayed-away").into_owned(),
        (None, None) => String::new(),
    };
    let stage = match member.stage {
        FrozenStage::AtRisk => crate::analytics::Stage::AtRisk,
        FrozenStage::Sleeping => crate::analytics::Stage::Sleeping,
        FrozenStage::Gone => crate::analytics::Stage::Gone,
    };
    let group = tr.text(if member.control { "win-back-control-tab" } else { "win-back-contacted" }).into_owned();
    let start = tr.with("win-back-away", &[("days", member.inactive_days.into())]);
    let cells = [name, group, tr.stage(stage), start, cx.money_round(member.value_minor), rung, result];
    Row { client: member.client, control: member.control, came: came.is_some(), refused: came.is_none() && refusal.is_some(), cells }
}
