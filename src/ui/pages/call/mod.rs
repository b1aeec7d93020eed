//! Call mode: one client fills the window, with everything to say and to know; one key saves and shows the next. Fifty
//! calls need no mouse.

mod keys;
mod person;
mod queue;
mod rhythm;
mod say;
mod sheet;
mod side;
mod top;

use eframe::egui::{Key, Modifiers, Rect, Stroke, Ui, pos2, vec2};

use self::keys::Pressed;
use self::queue::Queue;
use self::sheet::Sheet;
use super::entry::{self, Choice, Entry};
use crate::analytics::TodayList;
use crate::domain::command::{Command, OutcomeDraft};
use crate::domain::contact::Channel;
use crate::domain::handoff::is_message;
use crate::domain::ids::ClientId;
use crate::ui::route::{Jump, Route};
use crate::ui::theme::{Icon, size, theme};
use crate::ui::view_ctx::{Actions, ViewCtx};
use crate::ui::widgets::{Button, empty_state_ui};

/// Height of the line with the way back and the progress.
const TOP: f32 = 52.0;
/// Height of the keys and the line below them.
const KEYS: f32 = 124.0;
/// Width of what is known of the client: the least, and its part of a wide window.
const SIDE: f32 = 432.0;
const SIDE_PART: f32 = 0.32;

/// See the module.
#[derive(Debug, Default)]
pub struct CallPage {
    /// Who is to be called, as another page asked for it; taken in by the next frame.
    asked: Option<Vec<ClientId>>,
    queue: Option<Queue>,
    sheet: Option<Sheet>,
    /// Which of the texts is shown for the present client.
    choice: usize,
    /// The bonus was offered.
    bonus: bool,
    /// A message that comes too soon was asked for once; the second time it goes.
    warned: bool,
    entry: Option<Entry>,
}

impl CallPage {
    /// Begins with these clients, in this order.
    pub fn begin(&mut self, clients: Vec<ClientId>) {
        *self = Self { asked: Some(clients), ..Self::default() };
    }

    /// Takes back the last skip if nothing was logged since; false if there was none.
    pub fn take_back_skip(&mut self) -> bool {
        self.queue.as_mut().is_some_and(Queue::take_back_skip)
    }

    /// Paints the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, out: &mut Actions) {
        let page = ui.available_rect_before_wrap();
        let clients = self.asked.take();
        let mut queue = match (clients, self.queue.take()) {
            (Some(clients), _) => Queue::new(cx.model, clients),
            (None, Some(queue)) => queue,
            (None, None) => Queue::new(cx.model, TodayList::of(cx.model, cx.analytics).due().map(|due| due.client)),
        };
        queue.refresh(cx.model, cx.analytics);
        self.take_sheet(cx, &queue);

        let top = Rect::from_min_size(page.min, vec2(page.width(), TOP));
        let mut back = top::top_ui(ui, cx, &queue, top, edge(page), out);
        if let Some(sheet) = self.sheet.take() {
            back |= self.client_ui(ui, cx, &mut queue, &sheet, page, out);
            self.sheet = Some(sheet);
        } else {
            let rest = page.with_min_y(top.bottom());
            ui.scope_builder(eframe::egui::UiBuilder::new().max_rect(rest), |ui| self.over_ui(ui, cx, &mut queue, out));
            back |= ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        }
        self.queue = Some(queue);
        if back {
            self.queue = None;
            self.sheet = None;
            out.jump(Jump::Page(Route::Today));
        }
    }

    /// The sheet of the client whose turn it is, made anew when something changed.
    fn take_sheet(&mut self, cx: &ViewCtx<'_>, queue: &Queue) {
        let Some(client) = queue.current() else {
            self.sheet = None;
            return;
        };
        if self.sheet.as_ref().is_none_or(|sheet| sheet.key.2 != client) {
            (self.choice, self.bonus, self.warned) = (0, false, false);
        }
        if self.sheet.as_ref().is_none_or(|sheet| sheet.key != sheet::key(cx, client, self.choice)) {
            self.sheet = Sheet::make(cx, client, self.choice);
        }
        if self.entry.as_ref().is_some_and(|entry| entry.client != client) {
            self.entry = None;
        }
    }

    /// The client with the keys below; true if the owner wants back.
    fn client_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, queue: &mut Queue, sheet: &Sheet, page: Rect, out: &mut Actions) -> bool {
        let look = theme(ui);
        let edge = edge(page);
        let keys = page.with_min_y(page.bottom() - KEYS);
        let side =
            Rect::from_min_max(pos2(page.right() - SIDE.max(page.width() * SIDE_PART), page.top() + TOP), pos2(page.right(), keys.top()));
        let left = Rect::from_min_max(pos2(page.left() + edge, side.top()), pos2(side.left() - size::S48.min(edge), side.bottom()));
        ui.painter().rect_filled(side, 0.0, look.sunken);
        ui.painter().vline(side.left() + 0.5, side.y_range(), Stroke::new(size::LINE, look.line));
        let mut pressed = person::person_ui(ui, cx, sheet, self.warned, left);
        side::side_ui(ui, cx, sheet, side.shrink2(vec2(size::S32, 0.0)).with_max_x(page.right() - edge));
        let below = pos2(left.left(), left.top() + person::HEIGHT);
        let mut said = say::Shown { bonus: self.bonus, warned: self.warned };
        pressed = pressed.or(say::say_ui(ui, cx, sheet, &mut said, Rect::from_min_max(below, left.max)));
        self.bonus = said.bonus;
        let entry = self.entry.as_mut().filter(|entry| entry.client == sheet.due.client);
        let typing = entry.is_some();
        let (word, choice) = keys::keys_ui(ui, cx, keys, edge, entry, queue.next(cx.analytics));
        let free = !typing && !ui.ctx().text_edit_focused();
        if free {
            pressed = pressed.or(word).or_else(|| keys::pressed(ui));
        }
        if let Some(choice) = choice {
            self.choose(choice, cx, sheet, out);
        }
        match pressed {
            Some(Pressed::Back) => return true,
            Some(Pressed::Skip) => {
                self.entry = None;
                queue.skip(cx.analytics);
            }
            Some(Pressed::Choice(choice)) => self.choose(choice, cx, sheet, out),
            Some(Pressed::Main) => self.hand_over(sheet.main_way().map(|way| way.handoff.channel), cx, sheet, out),
            Some(Pressed::Other) => {
                let other = sheet.ways.iter().find(|way| is_message(way.handoff.channel) && way.handoff.channel != sheet.due.channel);
                if let Some(way) = other {
                    self.hand_over(Some(way.handoff.channel), cx, sheet, out);
                }
            }
            Some(Pressed::Way(channel)) => self.hand_over(Some(channel), cx, sheet, out),
            Some(Pressed::CopyNumber) if !sheet.phone.is_empty() => out.copy(sheet.phone.clone()),
            Some(Pressed::CopyText) => out.copy(sheet.message.plain.clone()),
            Some(Pressed::Card) => out.jump(Jump::Client(sheet.due.client)),
            Some(Pressed::OtherText) => self.choice = (self.choice + 1) % sheet.messages.max(1),
            Some(Pressed::Bonus) => self.bonus = !self.bonus && sheet.bonus.is_some(),
            Some(Pressed::CopyNumber) | None => {}
        }
        false
    }

    /// Hands the text over to the program of a channel. A message is logged by the same press; a call waits for its
    /// outcome. Without an address there is nothing to open: what was sent by hand is logged.
    fn hand_over(&mut self, channel: Option<Channel>, cx: &ViewCtx<'_>, sheet: &Sheet, out: &mut Actions) {
        let channel = channel.unwrap_or(sheet.due.channel);
        let way = sheet.ways.iter().find(|way| way.handoff.channel == channel);
        if channel == Channel::Call {
            if let Some(way) = way {
                out.open_url(way.handoff.url.clone());
            }
            return;
        }
        if !cx.can_edit {
            return;
        }
        if is_message(channel) && sheet.too_soon.is_some() && !self.warned {
            self.warned = true;
            return;
        }
        out.copy_quietly(sheet.message.plain.clone());
        if let Some(way) = way {
            out.open_url(way.handoff.url.clone());
        }
        let mut draft = entry::draft(&sheet.due, OutcomeDraft::Sent);
        draft.channel = channel;
        self.finish(draft, sheet, out);
    }

    /// Does what was chosen; what is wrong with it stays beside its field.
    fn choose(&mut self, choice: Choice, cx: &ViewCtx<'_>, sheet: &Sheet, out: &mut Actions) {
        if !cx.can_edit {
            return;
        }
        match choice {
            Choice::Close => self.entry = None,
            Choice::Type(kind) => self.entry = Some(Entry::new(sheet.due.client, kind)),
            Choice::Log(outcome) => {
                let mut draft = entry::draft(&sheet.due, outcome);
                // What the client says comes by phone, whatever channel was meant.
                draft.channel = if is_message(draft.channel) && !sheet.phone.is_empty() { Channel::Call } else { draft.channel };
                if let (Err(errors), Some(entry)) = (cx.check(Command::LogContact(draft.clone())), &mut self.entry) {
                    entry.errors = errors;
                } else {
                    self.finish(draft, sheet, out);
                }
            }
        }
    }

    fn finish(&mut self, mut draft: crate::domain::command::ContactDraft, sheet: &Sheet, out: &mut Actions) {
        draft.template = sheet.message.template;
        draft.bonus_minor = sheet.bonus.as_ref().filter(|_| self.bonus).map_or(0, |(_, up_to_minor)| *up_to_minor);
        self.entry = None;
        out.run(Command::LogContact(draft));
    }

    /// Everybody was called.
    fn over_ui(&mut self, ui: &mut Ui, cx: &ViewCtx<'_>, queue: &mut Queue, out: &mut Actions) {
        let skipped = queue.skipped(cx.analytics);
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let title = cx.tr.text(if queue.len() == 0 { "call-nobody" } else { "call-over" });
        let sentence = if queue.len() == 0 {
            cx.tr.text("call-nobody-how").into_owned()
        } else {
            cx.tr.with("call-over-count", &[("count", queue.done().into()), ("skipped", skipped.into())])
        };
        let (again, today) = (cx.tr.with("call-again", &[("count", skipped.into())]), cx.tr.text("call-back-to-today"));
        let button = if skipped > 0 { Button::primary(&again) } else { Button::primary(&today) };
        let clicked = empty_state_ui(ui, Icon::CircleCheck, &title, &sentence, Some(button.key("↵")));
        if clicked.is_some_and(|response| response.clicked()) || entered {
            if skipped > 0 {
                queue.again(cx.analytics);
            } else {
                self.queue = None;
                out.jump(Jump::Page(Route::Today));
            }
        }
    }
}

/// The room at the left and right of the text.
fn edge(page: Rect) -> f32 {
    if page.width() < size::NARROW_WINDOW { size::S32 } else { size::S64 }
}
