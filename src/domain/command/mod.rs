//! What can be done to a shop, and the one place that decides whether it may be done.
//!
//! [`plan`] is pure: it checks a command against the model and returns the changes that carry it out, or what is
//! wrong with each field. Nothing else makes [`Change`]s, so every rule of what may be in a file stands here.

mod campaigns;
mod clients;
mod contacts;
mod erase;
mod import;
mod merge;
mod owner_log;
mod purchases;
mod shop;
mod templates;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::campaign::Member;
use super::change::Change;
use super::dates::Month;
use super::ids::{CampaignId, ClientId, ContactId, IdsExhausted, LogEntryId, ProductId, PurchaseId, StaffId, TemplateId};
use super::import_batch::ImportBatch;
use super::model::{Model, Records};
use super::settings::{Settings, StepBonus};
use super::typed::Mistyped;

pub use campaigns::{CampaignDraft, RUNGS_MAX, may_be_won_back};
pub use clients::ClientDraft;
pub use contacts::{ContactDraft, OutcomeDraft};
pub use purchases::PurchaseDraft;
pub use shop::{ProductDraft, StaffDraft};
pub use templates::TemplateDraft;

/// Something that the owner or a job wants done.
#[derive(Debug, Clone)]
pub enum Command {
    AddClient(ClientDraft),
    EditClient(ClientId, ClientDraft),
    /// Archives the clients, or brings them back.
    ArchiveClients {
        clients: Vec<ClientId>,
        archive: bool,
    },
    /// Makes one client of two; `other` is no more.
    MergeClients {
        keep: ClientId,
        other: ClientId,
    },
    /// Two clients who look like one person are two.
    TellApart {
        one: ClientId,
        other: ClientId,
    },
    /// Nobody contacts the client before this day; `None` lifts it.
    PauseClient {
        client: ClientId,
        until: Option<NaiveDate>,
    },
    /// The same for several clients at once.
    PauseClients {
        clients: Vec<ClientId>,
        until: NaiveDate,
    },
    /// Puts a tag on the clients, or takes it off.
    TagClients {
        clients: Vec<ClientId>,
        tag: String,
        add: bool,
    },
    /// Moves the next contact with the client to this day: it becomes an agreed date; one that was agreed moves.
    Postpone {
        client: ClientId,
        to: NaiveDate,
    },
    /// `Some(reason)` sets do-not-contact, `None` lifts it.
    SetDoNotContact {
        client: ClientId,
        reason: Option<String>,
    },
    /// `None` is a guest's purchase.
    AddPurchase(Option<ClientId>, PurchaseDraft),
    EditPurchase(PurchaseId, PurchaseDraft),
    DeletePurchase(PurchaseId),
    LogContact(ContactDraft),
    SaveSettings(Box<Settings>),
    /// Adds a product, or edits one.
    SaveProduct(Option<ProductId>, ProductDraft),
    /// Adds a member of staff, or edits one.
    SaveStaff(Option<StaffId>, StaffDraft),
    /// Adds a text to say or send, or edits one; in the same step what may be given with it, if that changes.
    SaveTemplate(Option<TemplateId>, TemplateDraft, Option<StepBonus>),
    DeleteTemplate(TemplateId),
    /// Takes one contact back, and what it brought about: a purchase, an agreed date.
    TakeBackContact(ContactId),
    /// Freezes the list and starts its recovery window.
    StartCampaign(Box<CampaignDraft>),
    EndCampaign(CampaignId),
    /// Clients enter a standing campaign today, their groups already drawn.
    EnterCampaign {
        campaign: CampaignId,
        members: Vec<Member>,
    },
    /// Archives a campaign, or brings it back.
    ArchiveCampaign {
        campaign: CampaignId,
        archive: bool,
    },
    /// An entry of the owner's own in the change log, on a day as typed; blank is today.
    AddLogEntry {
        text: String,
        day: String,
    },
    /// Takes an entry of the owner's own out again. What was recorded by itself stays.
    RemoveLogEntry(LogEntryId),
    /// What was spent on advertising, as typed, in a month and in those after it up to the present one; blank is not known.
    SetAdSpend {
        month: Month,
        spent: Vec<String>,
    },
    Import(Box<ImportBatch>),
    /// Deletes a client's data for good; `fresh_salt` is random, for the list of whom not to bring back. `numbers` are the
    /// client's and of those once made one with it, whose deletion from the backups is still to be done; none in a backup.
    EraseClient {
        client: ClientId,
        fresh_salt: String,
        numbers: Vec<ClientId>,
    },
    /// Fills an empty file: a demo shop.
    Seed(Box<Records>),
}

/// When and by whom a command is given. Nothing in this room reads a clock.
#[derive(Debug, Clone, Copy)]
pub struct Given {
    pub now: DateTime<Utc>,
    /// The civil day on the shop's clock at `now`.
    pub today: NaiveDate,
    pub staff: Option<StaffId>,
}

/// A command that may be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub changes: Vec<Change>,
    pub title: Title,
}

/// What was done, for the notice and the undo list. The i18n room turns it into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Title {
    ClientAdded { name: String },
    ClientEdited { name: String },
    ClientsArchived { name: String, count: usize },
    ClientsRestored { name: String, count: usize },
    ClientsMerged { name: String },
    ClientsToldApart,
    ClientPaused { name: String, until: NaiveDate },
    PauseLifted { name: String },
    ClientsPaused { name: String, count: usize, until: NaiveDate },
    ClientsTagged { name: String, count: usize, tag: String },
    ClientsUntagged { name: String, count: usize, tag: String },
    Postponed { name: String, to: NaiveDate },
    DoNotContactSet { name: String },
    DoNotContactLifted { name: String },
    PurchaseAdded { name: String, sum_minor: i64 },
    PurchaseEdited { name: String, sum_minor: i64 },
    PurchaseDeleted { name: String, sum_minor: i64 },
    ContactLogged { name: String, outcome: super::contact::Outcome },
    SettingsSaved,
    ProductSaved { name: String },
    StaffSaved { name: String },
    TemplateSaved { name: String },
    TemplateDeleted { name: String },
    ContactTakenBack { name: String },
    CampaignStarted { name: String },
    CampaignEnded { name: String },
    CampaignArchived { name: String },
    CampaignRestored { name: String },
    CampaignEntered { name: String, count: usize },
    LogEntryAdded { text: String },
    LogEntryRemoved { text: String },
    AdSpendSaved { month: Month },
    Imported { file_name: String, clients: usize, purchases: usize },
    Seeded,
    ClientErased { number: ClientId },
    Restored { backup: u64 },
}

/// A field of a form, for showing a problem beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The thing as a whole.
    Whole,
    Name,
    Phone(usize),
    Email(usize),
    Birthday,
    Day,
    Time,
    Sum,
    Product,
    Outcome,
    Bonus,
    Note,
    Consent,
    Tag,
    Text,
    CycleDays,
    Currency,
    PhoneRegion,
    MinCycle,
    Capacity,
    Steps,
    /// The name of a step of the chain, by its place.
    StepName(usize),
    /// When a step of the chain comes.
    StepDays(usize),
    BirthdayWindow,
    FirstVisit,
    ResponseWindow,
    Tries,
    MessageCap,
    /// The length of a campaign's recovery window.
    Window,
    /// The share of a campaign's control group.
    Control,
    Rungs,
    Members,
    RfmRecency,
    RfmFrequency,
    RfmMoney,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Something must be entered.
    Empty,
    /// At most so many characters.
    TooLong {
        max: usize,
    },
    /// It is not a day, a sum, …
    Mistyped(Mistyped),
    NotAPhone,
    NotAnEmail,
    /// Sums are kept in whole minor units, of which another currency has more or fewer in one of its own.
    OtherMinorUnits,
    /// A country is two Latin letters.
    NotACountry,
    /// Nobody would ever be contacted.
    NoStepInUse,
    /// A purchase cannot be in the future.
    InTheFuture,
    /// A date to come cannot be in the past.
    InThePast,
    /// Before 1900: surely a slip.
    TooLongAgo,
    OutOfRange {
        min: i64,
        max: i64,
    },
    /// Each limit must be no easier than the one for the score below it.
    OutOfOrder,
    /// The record is not there (any more).
    Gone,
    /// It is so already.
    NothingToDo,
    /// Another record has this name already.
    Taken,
    /// A demo fills empty files only.
    NotEmpty,
    /// Numbers for records of this kind are used up.
    IdsExhausted,
}

/// A field and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldError {
    pub field: Field,
    pub problem: Problem,
}

impl FieldError {
    /// A problem of one field, as the list that [`plan`] returns.
    #[must_use]
    pub fn list(field: Field, problem: Problem) -> Vec<Self> {
        vec![Self { field, problem }]
    }
}

impl From<IdsExhausted> for Vec<FieldError> {
    fn from(_: IdsExhausted) -> Self {
        FieldError::list(Field::Whole, Problem::IdsExhausted)
    }
}

/// Checks `command` against the model and says what would change.
///
/// # Errors
/// Every field that is wrong, with what is wrong with it. Then nothing changes.
pub fn plan(model: &Model, command: Command, given: &Given) -> Result<Plan, Vec<FieldError>> {
    match command {
        Command::AddClient(draft) => clients::add(model, draft, given),
        Command::EditClient(id, draft) => clients::edit(model, id, draft, given),
        Command::ArchiveClients { clients, archive } => clients::archive(model, &clients, archive, given),
        Command::MergeClients { keep, other } => merge::merge_clients(model, keep, other),
        Command::TellApart { one, other } => merge::tell_apart(model, one, other),
        Command::PauseClient { client, until } => clients::pause(model, client, until, given),
        Command::PauseClients { clients, until } => clients::pause_many(model, &clients, until, given),
        Command::TagClients { clients, tag, add } => clients::tag(model, &clients, &tag, add),
        Command::Postpone { client, to } => clients::postpone(model, client, to, given),
        Command::SetDoNotContact { client, reason } => clients::do_not_contact(model, client, reason, given),
        Command::AddPurchase(client, draft) => purchases::add(model, client, &draft, given),
        Command::EditPurchase(id, draft) => purchases::edit(model, id, &draft, given),
        Command::DeletePurchase(id) => purchases::delete(model, id),
        Command::LogContact(draft) => contacts::log(model, draft, given),
        Command::SaveSettings(settings) => shop::save_settings(model, *settings, given),
        Command::SaveProduct(id, draft) => shop::save_product(model, id, &draft),
        Command::SaveStaff(id, draft) => shop::save_staff(model, id, &draft),
        Command::SaveTemplate(id, draft, bonus) => templates::save(model, id, draft, bonus, given),
        Command::DeleteTemplate(id) => templates::delete(model, id),
        Command::TakeBackContact(id) => contacts::take_back(model, id),
        Command::StartCampaign(draft) => campaigns::start(model, *draft, given),
        Command::EnterCampaign { campaign, members } => campaigns::enter(model, campaign, members, given),
        Command::EndCampaign(id) => campaigns::end(model, id, given),
        Command::ArchiveCampaign { campaign, archive } => campaigns::archive(model, campaign, archive, given),
        Command::AddLogEntry { text, day } => owner_log::add(model, &text, &day, given),
        Command::RemoveLogEntry(entry) => owner_log::remove(model, entry),
        Command::SetAdSpend { month, spent } => owner_log::ad_spend(model, month, &spent, given),
        Command::Import(batch) => import::import(model, *batch, given),
        Command::EraseClient { client, fresh_salt, numbers } => erase::erase(model, client, &fresh_salt, &numbers),
        Command::Seed(records) => shop::seed(model, *records),
    }
}

/// Longest one-line text, in characters.
const LINE_MAX: usize = 200;
/// Longest note, in characters.
const NOTE_MAX: usize = 10_000;

fn check_length(errors: &mut Vec<FieldError>, field: Field, text: &str, max: usize) {
    if text.chars().count() > max {
        errors.push(FieldError { field, problem: Problem::TooLong { max } });
    }
}

fn check_range(errors: &mut Vec<FieldError>, field: Field, value: i64, min: i64, max: i64) {
    if !(min..=max).contains(&value) {
        errors.push(FieldError { field, problem: Problem::OutOfRange { min, max } });
    }
}
