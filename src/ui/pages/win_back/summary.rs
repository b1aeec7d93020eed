//! What the form of a campaign comes to: its members, what they brought and may bring, who is left out, and the buttons.

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::analytics::{Analytics, WinBackFilter, WinBackList, draw_control, standing_entries, win_back_list};
use crate::domain::campaign::Member;
use crate::domain::command::{self, CampaignDraft, Command, Field, FieldError, Given};
use crate::domain::ids::{CampaignId, ClientId, Id as _};
use crate::domain::model::Model;
use crate::ui::route::Jump;
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, fact_ui, heading_ui, icon_label_ui, label_ui, line_label_ui, link_ui};

/// What came of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    Started,
    Cancelled,
}

/// The revision of the shop, the day, the filter and the form without name and members.
pub type MadeOf = (u64, NaiveDate, WinBackFilter, CampaignDraft);

/// What the form comes to; found again only when something that decides about it has changed.
#[derive(Debug)]
pub struct Made {
    /// With the groups drawn.
    pub members: Vec<Member>,
    /// How many of them are left alone.
    control: usize,
    /// What is wrong with the members.
    pub refused: Vec<FieldError>,
    /// Of a frozen list; nothing of it is left out in a standing campaign.
    worth: Option<Worth>,
}

/// What a frozen list has brought and may bring, minor units, and who is left out of it.
#[derive(Debug)]
struct Worth {
    brought_minor: i64,
    expected_minor: i64,
    left_out_minor: i64,
    dearest_minor: i64,
    left_out: Vec<ClientId>,
}

impl Worth {
    fn of(list: &WinBackList) -> Self {
        Self {
            brought_minor: list.value_minor(),
            expected_minor: list.worth.iter().fold(0, |sum, prospect| sum.saturating_add(prospect.expected_minor)),
            left_out_minor: list.left_out_minor(),
            dearest_minor: list.dearest_minor,
            left_out: list.not_worth.iter().map(|prospect| prospect.member.client).collect(),
        }
    }
}

impl Made {
    /// Finds the members, draws the groups and checks them.
    pub fn new(model: &Model, analytics: &Analytics, given: &Given, (_, today, filter, form): MadeOf) -> Self {
        let (members, worth) = if form.standing.is_some() {
            // The campaign has no number yet; it takes in nobody by it.
            let campaign = CampaignId::from_number(u64::from(u32::MAX)).map(|id| form.clone().campaign(id, today));
            (campaign.map_or_else(Vec::new, |campaign| standing_entries(model, analytics, &campaign)), None)
        } else {
            let list = win_back_list(model, analytics, &filter, &form.rungs);
            let mut members: Vec<Member> = list.worth.iter().map(|prospect| prospect.member).collect();
            draw_control(&mut members, form.seed, form.control_percent);
            (members, Some(Worth::of(&list)))
        };
        let draft = CampaignDraft { members, ..form };
        let (members, mut refused) = (draft.members.clone(), Vec::new());
        if let Err(errors) = command::plan(model, Command::StartCampaign(Box::new(draft)), given) {
            refused.extend(errors.into_iter().filter(|error| error.field == Field::Members));
        }
        Self { control: members.iter().filter(|member| member.control).count(), members, refused, worth }
    }

    /// The form with one of the members: enough to check all the rest of it with every frame.
    pub fn sample(&self, form: &CampaignDraft) -> CampaignDraft {
        CampaignDraft { members: self.members.first().copied().into_iter().collect(), ..form.clone() }
    }
}

/// What the campaign comes to, and its two buttons. `made` is `None` while a large shop is gone through for the first time;
/// later it may still be of the form as it was a moment ago, and then nothing is started with it.
pub fn summary_ui(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    form: &CampaignDraft,
    (made, is_current): (Option<&Made>, bool),
    errors: &[FieldError],
    out: &mut Actions,
) -> Option<Said> {
    let (tr, look) = (cx.tr, theme(ui));
    if let Some(made) = made {
        made_ui(cx, ui, form, made, out);
    } else {
        line_label_ui(ui, &tr.text("counting"), TextKind::Body, look.text3);
    }
    ui.add_space(size::S16);
    let is_empty = made.is_none_or(|made| made.members.is_empty());
    let can_start = is_current && errors.is_empty() && cx.can_edit;
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
    if is_current && !can_start && (form.standing.is_some() || !is_empty) {
        ui.add_space(size::S8);
        let key = if form.name.trim().is_empty() { "win-back-needs-name" } else { "settings-mend" };
        icon_label_ui(ui, Icon::AlertCircle, &tr.text(key), TextKind::Small, look.text2);
    }
    said
}

fn made_ui(cx: &ViewCtx<'_>, ui: &mut Ui, form: &CampaignDraft, made: &Made, out: &mut Actions) {
    let (tr, look) = (cx.tr, theme(ui));
    let (members, control) = (made.members.len(), made.control);
    heading_ui(ui, &tr.with("clients-count", &[("count", members.into())]), TextKind::Figure);
    ui.add_space(size::S8);
    fact_ui(ui, &tr.text("win-back-contacted"), &tr.number(members - control));
    fact_ui(ui, &tr.text("win-back-control"), &tr.number(control));
    if let Some(worth) = &made.worth {
        worth_ui(cx, ui, worth, out);
    } else {
        ui.add_space(size::S8);
        label_ui(ui, &tr.text("win-back-standing-today"), TextKind::Small, look.text2);
    }
    let warning = match control {
        _ if form.control_percent == 0 => Some("win-back-control-off"),
        1..10 if form.standing.is_none() => Some("win-back-small-control"),
        _ => None,
    };
    if let Some(warning) = warning.filter(|_| members > 0 || form.standing.is_some()) {
        ui.add_space(size::S4);
        label_ui(ui, &tr.text(warning), TextKind::Small, look.warn);
    }
    if members == 0 && form.standing.is_none() {
        label_ui(ui, &tr.text("win-back-no-members"), TextKind::Small, look.warn);
    }
}

/// What a frozen list has brought and may bring, and who is left out of it.
fn worth_ui(cx: &ViewCtx<'_>, ui: &mut Ui, worth: &Worth, out: &mut Actions) {
    let (tr, look) = (cx.tr, theme(ui));
    fact_ui(ui, &tr.text("win-back-brought"), &cx.money_round(worth.brought_minor));
    fact_ui(ui, &tr.text("win-back-expected"), &cx.money_round(worth.expected_minor));
    fact_ui(ui, &tr.text("win-back-left-out"), &tr.number(worth.left_out.len()));
    ui.add_space(size::S8);
    if !worth.left_out.is_empty() {
        let args = [("dearest", cx.money_round(worth.dearest_minor).into()), ("sum", cx.money_round(worth.left_out_minor).into())];
        label_ui(ui, &tr.with("win-back-left-out-why", &args), TextKind::Small, look.text2);
        if link_ui(ui, &tr.text("win-back-left-out-show")).clicked() {
            out.jump(Jump::ClientList { title: tr.text("win-back-left-out").into_owned(), clients: worth.left_out.clone() });
        }
    }
}
