//! Win-back: campaigns with what they brought against a control group and the form that builds a new one; and what the
//! owner looks at beside them: why clients leave, what was changed, what advertising cost, who is gone.

mod build;
mod changes;
mod compared;
mod gone;
mod ladder;
mod members;
mod results;
mod spend;
mod summary;
mod why;

use eframe::egui::{Align, Layout, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use self::build::Builder;
use self::members::Members;
use self::results::Results;
pub use self::results::Results as CampaignWords;
use self::summary::Said;
use crate::app::event::Event;
use crate::domain::campaign::Campaign;
use crate::domain::command::{Command, Title};
use crate::domain::ids::{CampaignId, Id as _};
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::{Actions, FilePurpose, ViewCtx};
use crate::ui::widgets::{Button, Chip, MenuItem, TagKind, elided_label_ui, empty_state_ui, menu_button_ui, menu_line_ui, tag_ui};

/// Height of the line of tabs.
const TABS: f32 = 44.0;
/// Height of a campaign's header.
const HEADER: f32 = 92.0;
/// Height of the two panels above the list, and the least that the list keeps.
const PANELS: f32 = 366.0;
const LEAST_LIST: f32 = 180.0;

/// See the module.
#[derive(Debug, Default)]
pub struct WinBackPage {
    /// The campaign that is looked at; `None` is the newest.
    chosen: Option<CampaignId>,
    results: Option<Results>,
    members: Members,
    builder: Option<Builder>,
    /// How many campaigns there were when the builder's was to begin: what was typed stays until it has begun.
    starting: Option<usize>,
    view: View,
    why: why::Why,
    changes: changes::Changes,
    spend: spend::Spend,
    gone: gone::Gone,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum View {
    #[default]
    Campaigns,
    Why,
    Changes,
    Spend,
    Gone,
}

const VIEWS: [(View, &str); 5] = [
    (View::Campaigns, "win-back-tab-campaigns"),
    (View::Why, "win-back-tab-why"),
    (View::Changes, "win-back-tab-changes"),
    (View::Spend, "win-back-tab-spend"),
    (View::Gone, "win-back-tab-gone"),
];

impl WinBackPage {
    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        ui.spacing_mut().item_spacing.y = 0.0;
        self.tabs_ui(cx, ui);
        match self.view {
            View::Campaigns => self.campaigns_ui(cx, ui, out),
            View::Why => self.why.ui(cx, ui, out),
            View::Changes => self.changes.ui(cx, ui, out),
            View::Spend => self.spend.ui(cx, ui, out),
            View::Gone => self.gone.ui(cx, ui, out),
        }
    }

    /// Takes in what happened.
    pub fn heard(&mut self, event: &Event) {
        if matches!(event, Event::Done(Title::LogEntryAdded { .. })) {
            self.changes.noted();
        }
    }

    fn tabs_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), TABS), Sense::hover());
        let tabs = Rect::from_min_max(pos2(rect.left() + size::S32 - 10.0, rect.top() + size::S8), rect.max);
        let mut line = ui.new_child(UiBuilder::new().id_salt("views").max_rect(tabs).layout(Layout::left_to_right(Align::Center)));
        line.spacing_mut().item_spacing.x = size::S2;
        for (view, key) in VIEWS {
            if line.add(Chip::new(&cx.tr.text(key), view == self.view)).clicked() {
                self.view = view;
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, theme(ui).line));
    }

    fn campaigns_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        if self.starting.is_some_and(|before| cx.model.campaigns().len() > before) {
            (self.builder, self.chosen, self.starting) = (None, None, None);
        }
        if let Some(builder) = &mut self.builder {
            match builder.ui(cx, ui, out) {
                Some(Said::Started) => self.starting = Some(cx.model.campaigns().len()),
                Some(Said::Cancelled) => (self.builder, self.starting) = (None, None),
                None => {}
            }
            return;
        }
        let Some(campaign) = self.campaign(cx) else {
            self.empty_ui(cx, ui, out);
            return;
        };
        let results = match self.results.take() {
            Some(results) if results.is_of(cx, campaign) => results,
            _ => Results::new(cx, campaign),
        };
        self.header_ui(cx, ui, campaign, &results, out);
        let room = ui.available_rect_before_wrap();
        // A long ladder takes what the list can spare; where that is not enough, both panels scroll.
        let panels = PANELS.max(size::S16 + ladder::height(campaign.rungs.len()) + size::S8);
        let split = room.top() + panels.min(room.height() - LEAST_LIST).max(0.0);
        let middle = (room.left() + room.width() * 0.475).floor();
        let look = theme(ui);
        ui.painter().vline(middle, room.top()..=split, Stroke::new(size::LINE, look.line));
        ui.painter().hline(room.x_range(), split, Stroke::new(size::LINE, look.line));
        // Up to the line, so that a scroll bar stands beside the texts.
        let left = Rect::from_min_max(room.min + vec2(size::S32, size::S16), pos2(middle - size::S4, split));
        let right = Rect::from_min_max(pos2(middle + 28.0, room.top() + size::S16), pos2(room.right() - size::S4, split));
        ui.scope_builder(UiBuilder::new().id_salt("compared").max_rect(left), |ui| {
            panel_ui(ui, |ui| compared::compared_ui(ui, cx, &results));
        });
        ui.scope_builder(UiBuilder::new().id_salt("ladder").max_rect(right), |ui| {
            panel_ui(ui, |ui| ladder::ladder_ui(ui, cx, &results));
        });
        let below = Rect::from_min_max(pos2(room.left(), split), room.max);
        ui.scope_builder(UiBuilder::new().id_salt("members").max_rect(below), |ui| self.members.ui(cx, ui, campaign, out));
        self.results = Some(results);
    }

    /// The campaign that is shown: the chosen one, else the newest that is not archived, else the newest.
    fn campaign<'a>(&self, cx: &ViewCtx<'a>) -> Option<&'a Campaign> {
        let all = cx.model.campaigns();
        let newest = |archived: bool| {
            all.iter().filter(|campaign| archived || !campaign.archived).max_by_key(|campaign| (campaign.started, campaign.id))
        };
        self.chosen.and_then(|id| all.get(id)).or_else(|| newest(false)).or_else(|| newest(true))
    }

    fn empty_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        // Where there are no clients yet, they come first.
        let is_empty = cx.model.is_empty();
        let (new, icon) = if is_empty { ("menu-import-file", Icon::FileImport) } else { ("win-back-new", Icon::Plus) };
        let words = ["win-back-empty", "win-back-empty-how", new].map(|key| cx.tr.text(key));
        let [title, sentence, new] = &words;
        let button = Button::primary(new).icon(icon).enabled(cx.can_edit);
        if !empty_state_ui(ui, Icon::Repeat, title, sentence, Some(button)).is_some_and(|button| button.clicked()) {
            return;
        }
        if is_empty {
            out.jump(Jump::Page(Route::Transfer));
            out.pick_file(FilePurpose::Import);
        } else {
            self.builder = Some(Builder::new(cx));
        }
    }

    /// Name and state at the left, what can be done at the right, the dates below.
    fn header_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, campaign: &Campaign, results: &Results, out: &mut Actions) {
        let look = theme(ui);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(size::LINE, look.line));
        let line =
            Rect::from_min_max(pos2(rect.left() + size::S32, rect.top() + 22.0), pos2(rect.right() - size::PAGE_EDGE, rect.top() + 56.0));
        let mut right = ui.new_child(UiBuilder::new().id_salt("tools").max_rect(line).layout(Layout::right_to_left(Align::Center)));
        right.spacing_mut().item_spacing.x = size::S8;
        self.tools_ui(cx, &mut right, campaign, out);
        let room = right.min_rect().left() - line.left() - size::S24;
        let mut left = ui.new_child(UiBuilder::new().id_salt("title").max_rect(line).layout(Layout::left_to_right(Align::Center)));
        left.spacing_mut().item_spacing.x = size::S12;
        let state = cx.tr.text(if campaign.archived { "win-back-archived" } else { results.state_key() });
        let tag_room = 110.0;
        let response = elided_label_ui(&mut left, &campaign.name, TextKind::Title, look.text, (room - tag_room).max(80.0));
        left.ctx().accesskit_node_builder(response.id, |node| node.set_role(eframe::egui::accesskit::Role::Heading));
        tag_ui(&mut left, &state, None, if results.is_running { TagKind::Active } else { TagKind::Plain });
        let below = Rect::from_min_max(pos2(line.left(), line.bottom() + size::S4), pos2(line.right(), rect.bottom()));
        let mut second = ui.new_child(UiBuilder::new().id_salt("dates").max_rect(below));
        elided_label_ui(&mut second, &results.dates, TextKind::Body, look.text2, below.width());
    }

    fn tools_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, campaign: &Campaign, out: &mut Actions) {
        let tr = cx.tr;
        let words = ["win-back-new", "win-back-end", "win-back-repeat", "win-back-more"].map(|key| tr.text(key));
        let [new, end, repeat, more] = &words;
        let running = campaign.is_running(cx.today);
        if ui.add(Button::secondary(new).icon(Icon::Plus).enabled(cx.can_edit)).clicked() {
            self.builder = Some(Builder::new(cx));
        }
        if running && ui.add(Button::secondary(end).enabled(cx.can_edit)).clicked() {
            out.run(Command::EndCampaign(campaign.id));
        }
        menu_button_ui(ui, Button::icon_only(Icon::Dots, more), |ui| {
            if MenuItem::new(repeat).icon(Icon::Repeat).enabled(cx.can_edit).show_ui(ui).clicked() {
                self.builder = Some(Builder::again(cx, campaign));
            }
            let key = if campaign.archived { "win-back-restore" } else { "win-back-archive" };
            if MenuItem::new(&tr.text(key)).icon(Icon::Archive).enabled(cx.can_edit).show_ui(ui).clicked() {
                out.run(Command::ArchiveCampaign { campaign: campaign.id, archive: !campaign.archived });
            }
            let mut others: Vec<&Campaign> = cx.model.campaigns().iter().collect();
            if others.len() > 1 {
                menu_line_ui(ui);
                others.sort_by_key(|other| std::cmp::Reverse((other.started, other.id.number())));
                for other in others {
                    if MenuItem::new(&other.name).chosen(other.id == campaign.id).show_ui(ui).clicked() {
                        self.chosen = Some(other.id);
                    }
                }
            }
        });
    }
}

/// A panel above the list, which scrolls where the window is too low for it.
fn panel_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - size::PAGE_EDGE + size::S4);
        add(ui);
    });
}
