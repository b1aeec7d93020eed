//! The words of the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};

use crate::domain::dates::Month;
use crate::domain::settings::Trade;

/// Whom to contact today, how and why: brings a small business's clients back.
#[derive(Debug, Parser)]
#[command(name = "regulars", version, args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    pub subcommand: Option<Subcommand>,
    #[command(flatten)]
    pub window: WindowArgs,
}

/// What the window opens with.
#[derive(Debug, Clone, clap::Args)]
pub struct WindowArgs {
    /// A shop's file to open
    pub file: Option<PathBuf>,
    /// Open a demo shop with invented clients
    #[arg(long, value_name = "SHOP", num_args = 0..=1, default_missing_value = "salon")]
    pub demo: Option<DemoShop>,
    /// Language of the program
    #[arg(long, value_parser = ["en", "ru"])]
    pub lang: Option<String>,
    /// The day to take for today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
    /// Light or dark
    #[arg(long, value_parser = ["light", "dark"])]
    pub theme: Option<String>,
    /// Size of the window, for example 1280x800
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<(f32, f32)>,
}

fn size(text: &str) -> Result<(f32, f32), String> {
    let parts = text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    parts
        .filter(|(width, height): &(f32, f32)| (200.0..=10_000.0).contains(width) && (200.0..=10_000.0).contains(height))
        .ok_or_else(|| "1280x800".to_owned())
}

/// A demo shop.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum DemoShop {
    Salon,
    Water,
    Coffee,
}

impl From<DemoShop> for Trade {
    fn from(shop: DemoShop) -> Self {
        match shop {
            DemoShop::Salon => Self::Salon,
            DemoShop::Water => Self::Water,
            DemoShop::Coffee => Self::Coffee,
        }
    }
}

/// What to do without a window.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
    /// Bring in clients and purchases from tables; makes the shop's file if it is not there
    Import(ImportArgs),
    /// Repeat purchases, retention, reactivation, cohorts
    Report(ReportArgs),
    /// Whom to contact
    Due(DueArgs),
    /// Every client with cycle, stage, segment and marks
    Clients(ClientsArgs),
    /// Who still buys, how often they will come and what they will leave
    Predict(PredictArgs),
    /// Write clients, purchases, contacts or whom to contact to a file; or a report or call list to print
    Export(ExportArgs),
    /// See whether the file is whole
    Check(CheckArgs),
    /// Make a backup beside the file, or where --out says
    Backup(BackupArgs),
    /// Go back to a backup; the present state is backed up first
    Restore(RestoreArgs),
}

impl Subcommand {
    /// The words that every subcommand takes.
    #[must_use]
    pub const fn common(&self) -> &Common {
        match self {
            Self::Import(args) => &args.common,
            Self::Report(args) => &args.common,
            Self::Due(args) => &args.common,
            Self::Clients(args) => &args.common,
            Self::Predict(args) => &args.common,
            Self::Export(args) => &args.common,
            Self::Check(args) => &args.common,
            Self::Backup(args) => &args.common,
            Self::Restore(args) => &args.common,
        }
    }
}

/// The words that every subcommand takes.
#[derive(Debug, Clone, clap::Args)]
pub struct Common {
    /// The shop's file
    #[arg(long, value_name = "FILE")]
    pub db: PathBuf,
    /// The day to take for today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
    /// Print JSON instead of text
    #[arg(long)]
    pub json: bool,
    /// Language of the texts
    #[arg(long, value_parser = ["en", "ru"])]
    pub lang: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    #[command(flatten)]
    pub common: Common,
    /// Tables to bring in, one after another
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Country of phones without a country code (default: the shop's, RU for a new file)
    #[arg(long, value_name = "COUNTRY")]
    pub region: Option<String>,
    /// Currency of a new file (default RUB)
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// Say what would change and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Answer a question, for example `date_order=day_first`; two names on one phone are two clients by
    /// `shared_phone:+79162041835=apart`
    #[arg(long = "answer", value_name = "QUESTION=CHOICE")]
    pub answers: Vec<String>,
    /// Trade of a new file: salon, water, coffee or other
    #[arg(long, value_parser = ["salon", "water", "coffee", "other"])]
    pub trade: Option<String>,
}

#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    #[command(flatten)]
    pub common: Common,
    /// Windows of activity in days
    #[arg(long, value_delimiter = ',', default_value = "30,90,180")]
    pub window: Vec<u32>,
    /// Count rows with a sum above zero only
    #[arg(long)]
    pub positive_only: bool,
    /// Write recency, frequency and money of each client to a CSV file
    #[arg(long, value_name = "FILE")]
    pub rfm_csv: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct DueArgs {
    #[command(flatten)]
    pub common: Common,
    /// Also what comes due in the next N days
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub days: u16,
}

#[derive(Debug, clap::Args)]
pub struct ClientsArgs {
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, clap::Args)]
pub struct PredictArgs {
    #[command(flatten)]
    pub common: Common,
    /// Learn from purchases up to this day (default: today)
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub calibration_end: Option<NaiveDate>,
    /// Unit of time of the parameters and of --horizon
    #[arg(long, value_enum, default_value_t = Unit::Days)]
    pub unit: Unit,
    /// bgnbd is the published one, mbgnbd (which the window shows) lets one-timers be gone
    #[arg(long, value_enum, default_value_t = PredictionModel::Bgnbd)]
    pub model: PredictionModel,
    /// How far ahead purchases are expected, in units (default: a year, 365 days or 52 weeks)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=36_525))]
    pub horizon: Option<u32>,
    /// Count rows with a sum above zero only
    #[arg(long)]
    pub positive_only: bool,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Unit {
    Days,
    Weeks,
}

/// A model of repeat buying.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PredictionModel {
    Bgnbd,
    Mbgnbd,
}

#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    #[command(flatten)]
    pub common: Common,
    /// What to write
    pub kind: Table,
    /// How to write it (default: as the file is called: .csv, .xlsx, .vcf, .ics; .html of a report or call list)
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// The file to write
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// A report as the shop stood when this month ended (default: as it stands today)
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub month: Option<Month>,
    /// A report by quarters instead of months
    #[arg(long)]
    pub quarters: bool,
}

fn month(text: &str) -> Result<Month, String> {
    let first = format!("{text}-01").parse::<NaiveDate>().map_err(|_| "2025-09".to_owned())?;
    Ok(Month::of(first))
}

/// A table or page to write.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Table {
    Clients,
    Purchases,
    /// Contacts that were made
    Contacts,
    /// Whom to contact today and in the next 30 days
    Due,
    /// Are clients coming back: key figures, charts and campaigns, to print
    Report,
    /// Whom to contact today, to print
    CallList,
}

/// How a table or page is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum TableFormat {
    Csv,
    Xlsx,
    /// Contact cards 3.0: clients only
    Vcard,
    /// Contact cards 4.0: clients only
    Vcard4,
    /// A calendar: due only
    Icalendar,
    /// A page to print: report and call list only
    Html,
}

#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub common: Common,
}

#[derive(Debug, clap::Args)]
pub struct BackupArgs {
    #[command(flatten)]
    pub common: Common,
    /// The file to write; it must not be there yet
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct RestoreArgs {
    #[command(flatten)]
    pub common: Common,
    /// The backup (default: the newest one)
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Only say which backups there are
    #[arg(long)]
    pub list: bool,
}
