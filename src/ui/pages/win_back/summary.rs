//! What the form of a campaign comes to: its members, what they brought and may bring, who is left out, and the buttons.

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::analytics::{WinBackFilter, WinBackList, draw_control, standing_entries, win_back_list};
use crate::domain::campaign::Member;
use crate::domain::command::{CampaignDraft, Command, FieldError};
use crate::domain::ids::{CampaignId, Id as _};
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, fact_ui, heading_ui, icon_label_ui, label_ui, link_ui};

/// What came of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Started,
    Cancelled,
}

/// The revision of the shop, the day, the filter and the form without members.
pub type MadeOf = (u64, NaiveDate, WinBackFilter, CampaignDraft);

/// What the form comes to; found again only when something that decides about it has changed.
#[derive(Debug)]
pub struct Made {
    /// What it was made of.
    of: MadeOf,
    pub draft: CampaignDraft,
    /// What is wrong with it.
    pub refused: Vec<FieldError>,
    /// Of a frozen list; nothing of it is left out in a standing campaign.
    list: Option<WinBackList>,
}

impl Made {
    /// Finds the members, draws the groups and checks the campaign.
    pub fn new(cx: &ViewCtx<'_>, of: MadeOf) -> Self {
        let (_, today, filter, form) = &of;
        let (members, list) = if form.standing.is_some() {
            // The campaign has no number yet; it takes in nobody by it.
            let campaign = CampaignId::from_number(u64::from(u32::MAX)).map(|id| form.clone().campaign(id, *today));
            (campaign.map_or_else(Vec::new, |campaign| standing_entries(cx.model, cx.analytics, &campaign)), None)
        } else {
            let list = win_back_list(cx.model, cx.analytics, filter, &form.rungs);
            let mut members: Vec<Member> = list.worth.iter().map(|prospect| prospect.member).collect();
            draw_control(&mut members, form.seed, form.control_percent);
            (members, Some(list))
        };
        let draft = CampaignDraft { members, ..form.clone() };
        let refused = cx.check(Command::StartCampaign(Box::new(draft.clone()))).err().unwrap_or_default();
        Self { of, draft, refused, list }
    }

    /// Whether it still is what comes of this.
    pub fn is_of(&self, of: &MadeOf) -> bool {
        self.of == *of
    }
}

/// What the campaign comes to, and its two buttons.
pub fn summary_ui(cx: &ViewCtx<'_>, ui: &mut Ui, made: &Made, errors: &[FieldError], out: &mut Actions) -> Option<Said> {
    let (tr, look) = (cx.tr, theme(ui));
    let draft = &made.draft;
    let control = draft.members.iter().filter(|member| member.control).count();
    heading_ui(ui, &tr.with("clients-count", &[("count", draft.members.len().into())]), TextKind::Figure);
    ui.add_space(size::S8);
    fact_ui(ui, &tr.text("win-back-contacted"), &tr.number(draft.members.len() - control));
    fact_ui(ui, &tr.text("win-back-control"), &tr.number(control));
    if let Some(list) = &made.list {
        worth_ui(cx, ui, list, out);
    } else {
        ui.add_space(size::S8);
        label_ui(ui, &tr.text("win-back-standing-today"), TextKind::Small, look.text2);
    }
    if draft.standing.is_none() && control > 0 && control < 10 {
        ui.add_space(size::S4);
        label_ui(ui, &tr.text("win-back-small-control"), TextKind::Small, look.warn);
    }
    if draft.members.is_empty() && draft.standing.is_none() {
        label_ui(ui, &tr.text("win-back-no-members"), TextKind::Small, look.warn);
    }
    ui.add_space(size::S16);
    let can_start = errors.is_empty() && cx.can_edit;
    let mut said = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::S8;
        let (start, cancel) = (tr.text("win-back-start"), tr.text("cancel"));
        if ui.add(Button::primary(&start).enabled(can_start)).clicked() {
            said = Some(Said::Started);
        }
        if ui.add(Button::quiet(&cancel)).clicked() {
            said = Some(Said::Cancelled);
        }
    });
    if !can_start && (draft.standing.is_some() || !draft.members.is_empty()) {
        ui.add_space(size::S8);
        let key = if draft.name.trim().is_empty() { "win-back-needs-name" } else { "settings-mend" };
        icon_label_ui(ui, Icon::AlertCircle, &tr.text(key), TextKind::Small, look.text2);
    }
    said
}

/// What a frozen list has brought and may bring, and who is left out of it.
fn worth_ui(cx: &ViewCtx<'_>, ui: &mut Ui, list: &WinBackList, out: &mut Actions) {
    let (tr, look) = (cx.tr, theme(ui));
    fact_ui(ui, &tr.text("win-back-brought"), &cx.money_round(list.value_minor()));
    let expected = list.worth.iter().fold(0_i64, |sum, prospect| sum.saturating_add(prospect.expected_minor));
    fact_ui(ui, &tr.text("win-back-expected"), &cx.money_round(expected));
    fact_ui(ui, &tr.text("win-back-left-out"), &tr.number(list.not_worth.len()));
    ui.add_space(size::S8);
    if !list.not_worth.is_empty() {
        let args = [("dearest", cx.money_round(list.dearest_minor).into()), ("sum", cx.money_round(list.left_out_minor()).into())];
        label_ui(ui, &tr.with("win-back-left-out-why", &args), TextKind::Small, look.text2);
        if link_ui(ui, &tr.text("win-back-left-out-show")).clicked() {
            let clients = list.not_worth.iter().map(|prospect| prospect.member.client).collect();
            out.jump(Jump::ClientList { title: tr.text("win-back-left-out").into_owned(), clients });
        }
    }
}
