//! What happened in the workspace, and carrying out what the pages asked for in a frame.

use std::path::PathBuf;

use eframe::egui::Context;

use super::Shell;
use super::notice::{Notice, NoticeKind};
use super::trouble::Trouble;
use crate::app::event::{Action, Event, ImportRequest};
use crate::app::workspace::Workspace;
use crate::domain::model::Model;
use crate::domain::trail::TrailEntry;
use crate::i18n::{Language, Tr};
use crate::ui::pages::settings::moment;
use crate::ui::route::{Jump, Route};
use crate::ui::view_ctx::{FilePurpose, Request};

impl Shell {
    /// Tells of what has happened.
    pub(super) fn take_events(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.workspace else { return };
        let events: Vec<Event> = workspace.take_events().collect();
        let currency = workspace.model().settings().currency;
        let now = ctx.input(|input| input.time);
        for event in events {
            self.pages.heard(&event);
            match &event {
                Event::Erased(act) => {
                    if let Some(workspace) = &mut self.workspace {
                        super::erase::keep_act(workspace, act, &self.tr);
                    }
                }
                // Who has gone to another page meanwhile is left there.
                Event::Listed { title, clients } if self.route == Route::Charts => {
                    self.jump(Jump::ClientList { title: title.clone(), clients: clients.clone() });
                }
                _ => {}
            }
            if let Some(notice) = Notice::of(&event, &self.tr, currency, now) {
                self.notice = Some(notice);
            }
        }
    }

    /// Carries out what was asked for in this frame.
    pub(super) fn carry_out(&mut self, ctx: &Context) {
        for request in self.actions.take() {
            match request {
                // What was to be done in the new shop waits for one that can be made.
                Request::App(Action::Create { path, settings }) => {
                    if !self.create(ctx, &path, *settings) {
                        break;
                    }
                }
                Request::App(action) => self.act(ctx, action),
                Request::Jump(jump) => self.jump(jump),
                Request::Copy(text) => {
                    ctx.copy_text(text);
                    self.say(ctx, self.tr.text("copied").into_owned());
                }
                Request::CopyQuietly(text) => ctx.copy_text(text),
                Request::OpenUrl(url) => ctx.open_url(eframe::egui::OpenUrl::new_tab(url)),
                Request::Say(text) => self.say(ctx, text),
                Request::PickFile(purpose) => {
                    let folder = self.workspace.as_ref().and_then(|workspace| workspace.path().parent()).unwrap_or(&self.places.documents);
                    let folder = if folder.exists() { folder.to_owned() } else { std::env::temp_dir() };
                    self.picker.ask(purpose, &folder, &self.tr);
                }
            }
            ctx.request_repaint();
        }
        // Changes made in this frame are told of in the next, so no frame shows half of them.
        self.take_events(ctx);
    }

    fn say(&mut self, ctx: &Context, text: String) {
        let now = ctx.input(|input| input.time);
        self.notice = Some(Notice::new(text, NoticeKind::Plain, now));
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Open(path) => self.open(ctx, path),
            Action::OpenDemo(trade) => self.open_demo(ctx, trade),
            Action::SaveReadable => self.save_readable(ctx),
            Action::AskErase(client) => self.erasing = Some(client),
            Action::BringBack { file, backup } => self.bring_back(ctx, &file, &backup),
            Action::SetPrefs(prefs) => {
                let language = prefs.language.as_deref().and_then(Language::from_code).unwrap_or_else(Language::of_computer);
                if language != self.tr.language() {
                    self.tr = Tr::new(language);
                }
                self.prefs = *prefs;
                if let Some(workspace) = &mut self.workspace {
                    workspace.set_second_place(self.prefs.second_place.clone());
                }
                self.save_prefs(ctx);
            }
            Action::SetStaff(staff) => {
                self.prefs.staff = staff;
                if let Some(workspace) = &mut self.workspace {
                    workspace.set_staff(staff);
                }
                self.save_prefs(ctx);
            }
            other => {
                if let Some(workspace) = &mut self.workspace {
                    for_workspace(workspace, other, &self.tr);
                }
            }
        }
    }

    fn jump(&mut self, jump: Jump) {
        match jump {
            Jump::Page(route) => self.route = route,
            Jump::Calls(clients) => {
                self.route = Route::Call;
                self.pages.call.begin(clients);
            }
            Jump::Day(day) => {
                self.route = Route::Calendar;
                self.pages.calendar.show_day(day);
            }
            Jump::Client(id) => {
                self.route = Route::Clients;
                self.pages.clients.open_client(id);
            }
            Jump::ClientList { title, clients } => {
                self.route = Route::Clients;
                self.pages.clients.show_list(title, clients);
            }
            Jump::Stage(stage) => {
                self.route = Route::Clients;
                self.pages.clients.show_stage(stage);
            }
            Jump::Segment(segment) => {
                self.route = Route::Segments;
                self.pages.segments.select(segment);
            }
            Jump::NewClient => {
                self.route = Route::Clients;
                self.pages.clients.new_client();
            }
            Jump::ImportFile(path) => {
                self.route = Route::Transfer;
                if let Some(workspace) = &mut self.workspace {
                    workspace.preview_import(ImportRequest::new(path));
                }
            }
        }
    }

    pub(super) fn file_picked(&mut self, purpose: &FilePurpose, path: PathBuf) {
        match purpose {
            FilePurpose::Import => self.actions.jump(Jump::ImportFile(path)),
            FilePurpose::Open => self.actions.app(Action::Open(path)),
            FilePurpose::Export { what, name } => {
                self.actions.app(Action::Export { what: *what, path: with_ending_of(path, name) });
            }
            FilePurpose::ExportClients { clients, name } => {
                self.actions.app(Action::ExportClients { clients: clients.clone(), path: with_ending_of(path, name) });
            }
            FilePurpose::SecondPlace => {
                self.actions.app(Action::SetPrefs(Box::new(crate::app::prefs::Prefs { second_place: Some(path), ..self.prefs.clone() })));
            }
            FilePurpose::ClientData { client, .. } => self.actions.app(Action::ExportClient { client: *client, path }),
            FilePurpose::Trail { .. } => self.actions.app(Action::ExportTrail { path }),
            FilePurpose::SaveRejected { .. } => self.actions.app(Action::SaveRejected { path }),
            FilePurpose::Made { content, opens, name } => {
                self.actions.app(Action::Write { path: with_ending_of(path, name), content: content.clone(), opens: *opens });
            }
        }
    }

    pub(super) fn opened(&mut self, ctx: &Context, workspace: Workspace) {
        self.route = Route::Today;
        self.prefs.last_file = Some(workspace.path().to_owned());
        self.take_workspace(ctx, Box::new(workspace));
        self.save_prefs(ctx);
    }

    /// Saves what can be read of a damaged file as a file of its own, and goes on with that.
    fn save_readable(&mut self, ctx: &Context) {
        let Some(workspace) = &self.workspace else { return };
        match workspace.save_readable() {
            Ok(rescued) => {
                let path = rescued.path().display().to_string();
                self.opened(ctx, rescued);
                self.say(ctx, self.tr.with("rescued", &[("path", path.into())]));
            }
            Err(error) => self.fail(ctx, error),
        }
    }

    /// Puts a backup in the place of a file that cannot be opened, and goes on with that.
    fn bring_back(&mut self, ctx: &Context, file: &std::path::Path, backup: &std::path::Path) {
        // A damaged file that is looked at is held against other programs; moving it aside needs it free.
        if self.workspace.as_ref().is_some_and(|workspace| workspace.path() == file)
            && let Some(workspace) = self.workspace.take()
        {
            workspace.close();
        }
        let brought = crate::app::backups::bring_back(file, backup);
        match brought.and_then(|()| Workspace::open_or_rescue(file, self.clock, &self.places.log)) {
            Ok(workspace) => {
                self.opened(ctx, workspace);
                self.say(ctx, self.tr.text("brought-back").into_owned());
            }
            Err(error) => self.trouble = Some(Trouble::new(file.to_owned(), error)),
        }
    }

    /// Makes a new shop and opens it; says why and gives back false if it cannot be made.
    fn create(&mut self, ctx: &Context, path: &std::path::Path, settings: crate::domain::settings::Settings) -> bool {
        let made = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .map_err(|source| crate::app::error::AppError::Write { path: path.to_owned(), source })
            .and_then(|()| Workspace::create_with(path, settings, self.clock, &self.places.log));
        match made {
            Ok(workspace) => {
                self.take_workspace(ctx, Box::new(workspace));
                self.prefs.last_file = Some(path.to_owned());
                self.save_prefs(ctx);
                true
            }
            Err(error) => {
                self.fail(ctx, error);
                false
            }
        }
    }
}

/// Who types a name without an ending means the kind of file that was asked for.
fn with_ending_of(path: PathBuf, name: &str) -> PathBuf {
    let ending = std::path::Path::new(name).extension().unwrap_or_default();
    if path.extension().is_none() { path.with_extension(ending) } else { path }
}

fn for_workspace(workspace: &mut Workspace, action: Action, tr: &Tr) {
    let language = tr.language();
    match action {
        Action::Do(command) => workspace.execute(*command),
        Action::TakeBackContact(contact) => workspace.take_back_contact(contact),
        Action::Undo => workspace.undo(),
        Action::Redo => workspace.redo(),
        Action::PreviewImport(request) => workspace.preview_import(request),
        Action::Import => workspace.import_preview(),
        Action::DropPreview => workspace.drop_preview(),
        Action::Export { what, path } => workspace.export(what, path, language.code()),
        Action::ExportClients { clients, path } => workspace.export_clients(clients, path, language.code()),
        Action::SaveRejected { path } => {
            let headers = [&*tr.text("rejected-row"), &*tr.text("rejected-reason")];
            workspace.save_rejected(path, language.code(), headers, &|reason| crate::ui::pages::transfer::words::reject(tr, reason));
        }
        Action::CancelJob => workspace.cancel_job(),
        Action::LookForDuplicates => workspace.look_for_duplicates(),
        Action::List(wanted) => workspace.list(wanted),
        Action::Chart(wanted) => workspace.chart(wanted),
        Action::ForecastYear => workspace.forecast_year(),
        Action::ListBackups => workspace.list_backups(),
        Action::BackUp => workspace.back_up(),
        Action::CompareBackup(backup) => workspace.compare_backup(backup),
        Action::Restore(backup) => workspace.restore(backup),
        Action::Check => workspace.check(),
        Action::ShowTrail(client) => workspace.show_trail(client),
        Action::Write { path, content, opens } => workspace.write_content(path, content, opens),
        Action::ExportTrail { path } => workspace.export_trail(&path, |model, entries| trail_csv(tr, model, entries)),
        Action::ExportClient { client, path } => workspace.export_client(client, &path, |model, entries| {
            let page = |client| tr.client_page(model, client, entries, &|at| moment(tr, at));
            model.clients().get(client).map(page).unwrap_or_default()
        }),
        Action::AskErase(_)
        | Action::SaveReadable
        | Action::BringBack { .. }
        | Action::Open(_)
        | Action::Create { .. }
        | Action::OpenDemo(_)
        | Action::SetPrefs(_)
        | Action::SetStaff(_) => {}
    }
}

/// The trail as a table: moments in UTC, so that they stand in order whatever the computer's zone.
fn trail_csv(tr: &Tr, model: &Model, entries: &[TrailEntry]) -> String {
    let currency = model.settings().currency;
    let staff = |entry: &TrailEntry| entry.staff.and_then(|id| model.staff().get(id)).map_or("", |staff| staff.name.as_str()).to_owned();
    let rows = entries.iter().map(|entry| {
        let client = entry.client.map_or_else(String::new, |client| client.to_string());
        [entry.at.to_rfc3339(), staff(entry), client, tr.trail_title(entry, currency), tr.trail_fields(&entry.fields, model)]
    });
    crate::app::export::csv_text(rows, tr.language().code())
}
