//! The form of a client, new or known. What was typed stays until it is saved or given up.

use eframe::egui::{Id, Ui, vec2};

use super::staff::staff_select_ui;
use crate::domain::client::{Agreed, AgreedKind, Client, ConsentAnswer, Handle};
use crate::domain::command::{ClientDraft, Command, Field, FieldError, Problem};
use crate::domain::contact::Channel;
use crate::domain::ids::ClientId;
use crate::domain::phone::Phone;
use crate::domain::typed::{self, Leaning};
use crate::ui::theme::{Icon, TextKind, size, theme};
use crate::ui::view_ctx::ViewCtx;
use crate::ui::widgets::{Button, Select, TextField, error_ui, icon_label_ui, segmented_ui};

/// Channels in which a client has a name of their own.
const MESSENGERS: [Channel; 4] = [Channel::Telegram, Channel::WhatsApp, Channel::Vk, Channel::Instagram];
/// Answers about marketing, in the order in which they are offered.
const CONSENTS: [ConsentAnswer; 3] = [ConsentAnswer::Unknown, ConsentAnswer::Yes, ConsentAnswer::No];

/// A client as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientForm {
    draft: ClientDraft,
    agreed: AgreedTyped,
    /// The agreement as it is kept, so that one whose day has passed may stay.
    kept_agreed: Option<Agreed>,
    /// Save was pressed, so what is missing may be named.
    tried: bool,
    /// The name takes the keyboard when the form opens.
    opened: bool,
    /// Other clients who have one of the phones.
    namesakes: Vec<String>,
}

/// An agreed date as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct AgreedTyped {
    day: String,
    time: String,
    kind: AgreedKind,
}

impl ClientForm {
    /// The form of a new client of this name.
    pub fn new(name: String) -> Self {
        // A text that begins like a phone was typed to find one.
        let is_phone = name.starts_with(['+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        let (name, phones) = if is_phone { (String::new(), vec![name]) } else { (name, vec![String::new()]) };
        Self::with(ClientDraft { name, phones, ..ClientDraft::default() })
    }

    /// The form filled from a client.
    pub fn of(client: &Client) -> Self {
        Self::with(ClientDraft::of(client))
    }

    fn with(mut draft: ClientDraft) -> Self {
        for list in [&mut draft.phones, &mut draft.emails] {
            if list.is_empty() {
                list.push(String::new());
            }
        }
        let kept = draft.agreed.take();
        let agreed = AgreedTyped {
            day: kept.as_ref().map_or_else(String::new, |agreed| agreed.day.format("%d.%m.%Y").to_string()),
            time: kept.as_ref().and_then(|agreed| agreed.time).map_or_else(String::new, |time| time.format("%H:%M").to_string()),
            kind: kept.as_ref().map_or(AgreedKind::Visit, |agreed| agreed.kind),
        };
        Self { draft, agreed, kept_agreed: kept, tried: false, opened: false, namesakes: Vec::new() }
    }

    /// Whether anything was typed since the form opened.
    pub fn is_changed(&self, client: Option<&Client>) -> bool {
        let fresh = client.map_or_else(|| Self::new(String::new()), Self::of);
        self.draft != fresh.draft || self.agreed != fresh.agreed
    }

    /// The draft, or what is wrong with the agreed date.
    fn whole_draft(&self, cx: &ViewCtx<'_>) -> Result<ClientDraft, FieldError> {
        let mut draft = self.draft.clone();
        let wrong = |field, problem| FieldError { field, problem };
        if !self.agreed.day.trim().is_empty() {
            let day = typed::day(&self.agreed.day, cx.today, Leaning::Future).map_err(|m| wrong(Field::Day, Problem::Mistyped(m)))?;
            let time = match self.agreed.time.trim() {
                "" => None,
                typed => Some(typed::time(typed).map_err(|m| wrong(Field::Time, Problem::Mistyped(m)))?),
            };
            let kept = self.kept_agreed.as_ref();
            if day < cx.today && kept.is_none_or(|kept| kept.day != day) {
                return Err(wrong(Field::Day, Problem::InThePast));
            }
            let note = kept.map_or_else(String::new, |kept| kept.note.clone());
            let made = kept.filter(|kept| kept.day == day).map_or(Some(cx.today), |kept| kept.made);
            draft.agreed = Some(Agreed { time, note, made, ..Agreed::on(day, self.agreed.kind) });
        }
        Ok(draft)
    }

    /// Everything that is wrong now.
    fn problems(&self, cx: &ViewCtx<'_>, id: Option<ClientId>) -> Vec<FieldError> {
        let command = |draft| match id {
            Some(id) => Command::EditClient(id, draft),
            None => Command::AddClient(draft),
        };
        match self.whole_draft(cx) {
            Ok(draft) => cx.check(command(draft)).err().unwrap_or_default(),
            Err(error) => {
                let mut problems = cx.check(command(self.draft.clone())).err().unwrap_or_default();
                problems.push(error);
                problems
            }
        }
    }

    /// What Save asks for; from now on what is missing is named too.
    pub fn save(&mut self, cx: &ViewCtx<'_>, id: Option<ClientId>) -> Option<ClientDraft> {
        self.tried = true;
        if self.problems(cx, id).is_empty() { self.whole_draft(cx).ok() } else { None }
    }

    /// Shows the fields over the width of `ui`.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, id: Option<ClientId>) {
        let problems = self.problems(cx, id);
        let tried = self.tried;
        let problem = |field: Field| {
            let found = problems.iter().find(|error| error.field == field && (tried || error.problem != Problem::Empty));
            found.map(|error| cx.tr.problem(error.problem))
        };
        ui.spacing_mut().item_spacing = vec2(size::S12, size::S12);
        let half = (ui.available_width() - size::S12) / 2.0;

        let name = cx.tr.text("clients-form-name");
        let name_id = Id::unique("client-form-name");
        TextField::new(&name).id(name_id).error(problem(Field::Name).as_deref()).show_ui(ui, &mut self.draft.name);
        if !self.opened {
            self.opened = true;
            ui.memory_mut(|memory| memory.request_focus(name_id));
        }
        let (phone, more) = (cx.tr.text("clients-form-phone"), cx.tr.text("clients-form-more-phones"));
        if many_ui(ui, &phone, &more, &mut self.draft.phones, |place| problem(Field::Phone(place))) {
            self.namesakes = owners_of(cx, &self.draft.phones, id);
        }
        for name in &self.namesakes {
            let text = cx.tr.with("clients-form-phone-known", &[("name", name.into())]);
            icon_label_ui(ui, Icon::InfoCircle, &text, TextKind::Small, theme(ui).warn);
        }
        let (email, more) = (cx.tr.text("clients-form-email"), cx.tr.text("clients-form-more-emails"));
        many_ui(ui, &email, &more, &mut self.draft.emails, |place| problem(Field::Email(place)));
        self.handles_ui(cx, ui);

        ui.horizontal_top(|ui| {
            self.channel_ui(cx, ui, half);
            let (name, hint) = (cx.tr.text("clients-form-birthday"), cx.tr.text("clients-form-birthday-hint"));
            let error = problem(Field::Birthday);
            TextField::new(&name).hint(&hint).width(half).error(error.as_deref()).show_ui(ui, &mut self.draft.birthday);
        });
        ui.horizontal_top(|ui| {
            let words = CONSENTS.map(|answer| cx.tr.text(consent_key(answer)));
            let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
            let chosen = CONSENTS.iter().position(|answer| *answer == self.draft.consent).unwrap_or(0);
            let name = cx.tr.text("clients-form-consent");
            if let Some(answer) = Select::new(&name, &words).width(half).show_ui(ui, chosen).and_then(|i| CONSENTS.get(i)) {
                self.draft.consent = *answer;
                // How the other answer was given says nothing of this one.
                self.draft.consent_how.clear();
            }
            let name = cx.tr.text("clients-form-source");
            TextField::new(&name).width(half).show_ui(ui, &mut self.draft.source);
        });
        if self.draft.consent != ConsentAnswer::Unknown {
            let (name, hint) = (cx.tr.text("clients-form-consent-how"), cx.tr.text("clients-form-consent-how-hint"));
            let error = problem(Field::Consent);
            TextField::new(&name).hint(&hint).error(error.as_deref()).show_ui(ui, &mut self.draft.consent_how);
        }
        self.staff_ui(cx, ui);
        self.agreed_ui(cx, ui, half, problem(Field::Day).as_deref(), problem(Field::Time).as_deref());
        let (name, hint) = (cx.tr.text("clients-form-tags"), cx.tr.text("clients-form-tags-hint"));
        TextField::new(&name).hint(&hint).show_ui(ui, &mut self.draft.tags);
        let (name, hint) = (cx.tr.text("clients-form-note"), cx.tr.text("clients-form-note-hint"));
        TextField::new(&name).hint(&hint).rows(3).error(problem(Field::Note).as_deref()).show_ui(ui, &mut self.draft.note);
        if let Some(problem) = problem(Field::Whole) {
            error_ui(ui, &problem);
        }
    }

    /// Names in messengers, each with the messenger.
    fn handles_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let words: Vec<String> = MESSENGERS.iter().map(|channel| cx.tr.channel(*channel)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        ui.spacing_mut().item_spacing.y = size::S8;
        let (messenger, handle_name) = (cx.tr.text("clients-form-messenger"), cx.tr.text("clients-form-handle"));
        for (place, handle) in self.draft.handles.iter_mut().enumerate() {
            ui.push_id(("handle", place), |ui| {
                ui.horizontal_top(|ui| {
                    let chosen = MESSENGERS.iter().position(|channel| *channel == handle.channel).unwrap_or(0);
                    let select = Select::new(&messenger, &words).unlabelled().width(124.0);
                    if let Some(channel) = select.show_ui(ui, chosen).and_then(|i| MESSENGERS.get(i)) {
                        handle.channel = *channel;
                    }
                    TextField::new(&handle_name).unlabelled().hint(&handle_name).show_ui(ui, &mut handle.name);
                });
            });
        }
        let more = cx.tr.text("clients-form-more-handles");
        if ui.add(Button::quiet(&more).small().icon(Icon::Plus)).clicked() {
            self.draft.handles.push(Handle { channel: Channel::Telegram, name: String::new() });
        }
        ui.spacing_mut().item_spacing.y = size::S12;
    }

    fn channel_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, width: f32) {
        let any = cx.tr.text("clients-form-any-channel");
        let words: Vec<String> =
            std::iter::once(any.into_owned()).chain(Channel::ALL.iter().map(|channel| cx.tr.channel(*channel))).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let chosen = self.draft.preferred_channel.and_then(|kept| Channel::ALL.iter().position(|channel| *channel == kept));
        let name = cx.tr.text("clients-form-channel");
        if let Some(place) = Select::new(&name, &words).width(width).show_ui(ui, chosen.map_or(0, |place| place + 1)) {
            self.draft.preferred_channel = place.checked_sub(1).and_then(|place| Channel::ALL.get(place)).copied();
        }
    }

    /// Who looks after the client; a shop where nobody was entered is not asked.
    fn staff_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if !cx.model.staff().is_empty() {
            staff_select_ui(cx, ui, &cx.tr.text("clients-form-staff"), ui.available_width(), &mut self.draft.staff);
        }
    }

    /// The agreed date, its time, and what was agreed.
    fn agreed_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, half: f32, day_problem: Option<&str>, time_problem: Option<&str>) {
        ui.horizontal_top(|ui| {
            let (name, hint) = (cx.tr.text("clients-form-agreed"), cx.tr.text("clients-contact-day-hint"));
            TextField::new(&name).hint(&hint).width(half).error(day_problem).show_ui(ui, &mut self.agreed.day);
            let (name, hint) = (cx.tr.text("clients-form-time"), cx.tr.text("clients-form-time-hint"));
            TextField::new(&name).hint(&hint).width(half).error(time_problem).show_ui(ui, &mut self.agreed.time);
        });
        if !self.agreed.day.trim().is_empty() {
            let (visit, call_back) = (cx.tr.text("clients-form-visit"), cx.tr.text("clients-form-call-back"));
            let name = cx.tr.text("clients-form-agreed-kind");
            let chosen = usize::from(self.agreed.kind == AgreedKind::CallBack);
            let width = ui.available_width();
            if let Some(place) = segmented_ui(ui, &name, &[&visit, &call_back], chosen, size::CONTROL, Some(width)) {
                self.agreed.kind = if place == 1 { AgreedKind::CallBack } else { AgreedKind::Visit };
            }
        }
    }
}

const fn consent_key(answer: ConsentAnswer) -> &'static str {
    match answer {
        ConsentAnswer::Unknown => "clients-consent-unknown",
        ConsentAnswer::Yes => "clients-consent-yes",
        ConsentAnswer::No => "clients-consent-no",
    }
}

/// Names of the other clients who have one of these phones.
fn owners_of(cx: &ViewCtx<'_>, phones: &[String], but: Option<ClientId>) -> Vec<String> {
    let region = &cx.model.settings().phone_region;
    let digits: Vec<String> =
        phones.iter().map(|typed| Phone::read(typed, region)).filter(|phone| !phone.e164.is_empty()).map(|phone| phone.digits()).collect();
    if digits.is_empty() {
        return Vec::new();
    }
    let has = |id: ClientId| {
        let known = cx.model.search_key(id);
        known.is_some_and(|key| key.digits.split('\n').any(|phone| digits.iter().any(|digits| digits == phone)))
    };
    cx.model.clients().iter().filter(|client| Some(client.id) != but && has(client.id)).map(Client::display_name).take(2).collect()
}

/// Several fields of one kind below one label, and the button that adds one; gives back whether anything was typed.
fn many_ui<'a>(
    ui: &mut Ui,
    name: &str,
    more: &str,
    values: &mut Vec<String>,
    problem: impl Fn(usize) -> Option<std::borrow::Cow<'a, str>>,
) -> bool {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = size::S8;
        let last = values.len().saturating_sub(1);
        let (mut add, mut changed) = (false, false);
        for (place, value) in values.iter_mut().enumerate() {
            ui.push_id((name, place), |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = size::S4;
                    let error = problem(place);
                    let tail = if place == last { size::CONTROL + size::S4 } else { 0.0 };
                    let field = TextField::new(name).width(ui.available_width() - tail).error(error.as_deref());
                    let field = if place > 0 { field.unlabelled() } else { field };
                    changed |= field.show_ui(ui, value).changed();
                    if place == last {
                        let label = if place > 0 { 0.0 } else { 20.0 };
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 0.0;
                            ui.add_space(label + 2.0);
                            add = ui.add(Button::icon_only(Icon::Plus, more)).clicked();
                        });
                    }
                });
            });
        }
        if add {
            values.push(String::new());
        }
        changed
    })
    .inner
}
