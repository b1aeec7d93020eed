//! The JSON of `regulars import --json`: what each file was, and what it brought or why it did not.

use std::collections::BTreeMap;

use serde::Serialize;

use super::import::preview::{ColumnGuess, Detect, FileRefused, Outcome, Preview};
use super::import::question::Question;

/// The whole answer of the command.
#[derive(Debug, Clone, Serialize)]
pub struct ImportJson {
    pub files: Vec<FileJson>,
}

/// One file.
#[derive(Debug, Clone, Serialize)]
pub struct FileJson {
    /// Name without the folder.
    pub file: String,
    /// `import`, `import_with_warning`, `ask` or `reject_file`.
    pub outcome: &'static str,
    pub detect: DetectJson,
    /// Field by header, of the columns that are used.
    pub columns: BTreeMap<String, String>,
    /// What this file added.
    pub counts: CountsJson,
    pub sums_minor: SumsJson,
    pub rejected: Vec<RowJson>,
    pub skipped: Vec<RowJson>,
    pub warnings: Vec<String>,
    pub questions: Vec<QuestionJson>,
    /// Why the file was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// What the file was found to be; fields that its format does not have are null.
#[derive(Debug, Clone, Serialize)]
pub struct DetectJson {
    pub format: &'static str,
    pub encoding: Option<String>,
    pub bom: bool,
    pub delimiter: Option<String>,
    pub header_row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// Numbers of records and rows.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct CountsJson {
    pub purchases: u32,
    pub refunds: u32,
    pub visits_without_amount: u32,
    pub guest_purchases: u32,
    /// New ones.
    pub clients: u32,
    pub rows_skipped: u32,
    pub rows_rejected: u32,
}

/// Sums of clients' purchases, minor units.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct SumsJson {
    pub purchases: i64,
    pub refunds: i64,
    pub net: i64,
}

/// A row and what is the matter with it.
#[derive(Debug, Clone, Serialize)]
pub struct RowJson {
    /// From 1.
    pub row: u32,
    pub reason: String,
}

/// A question and its choices, as `--answer ID=CHOICE` takes them.
#[derive(Debug, Clone, Serialize)]
pub struct QuestionJson {
    pub id: &'static str,
    pub text: String,
    pub choices: Vec<&'static str>,
}

impl FileJson {
    /// A file that can be imported, or could if its questions were answered.
    #[must_use]
    pub fn of_preview(preview: &Preview) -> Self {
        let counts = preview.counts;
        let sums = preview.sums_minor;
        Self {
            file: preview.batch.file_name.clone(),
            outcome: preview.outcome().key(),
            detect: DetectJson::of(&preview.detect),
            columns: all_columns(preview),
            counts: CountsJson {
                purchases: counts.purchases,
                refunds: counts.refunds,
                visits_without_amount: counts.visits_without_amount,
                guest_purchases: counts.guest_purchases,
                clients: counts.clients_new,
                rows_skipped: counts.rows_skipped,
                rows_rejected: counts.rows_rejected,
            },
            sums_minor: SumsJson { purchases: sums.purchases, refunds: sums.refunds, net: sums.net() },
            rejected: preview.rejected.iter().map(|row| RowJson::of(&row.sheet, row.row, &row.reason)).collect(),
            skipped: preview.skipped.iter().map(|row| RowJson::of(&row.sheet, row.row, &row.reason)).collect(),
            warnings: preview.warnings.iter().map(ToString::to_string).collect(),
            questions: preview.questions.iter().filter(|question| !question.answered).map(QuestionJson::of).collect(),
            error: None,
        }
    }

    /// A file that cannot be imported.
    #[must_use]
    pub fn of_refusal(file: &str, refused: &FileRefused) -> Self {
        Self {
            file: file.to_owned(),
            outcome: Outcome::RejectFile.key(),
            detect: DetectJson::of(&refused.detect),
            columns: columns(&refused.columns),
            counts: CountsJson::default(),
            sums_minor: SumsJson::default(),
            rejected: Vec::new(),
            skipped: Vec::new(),
            warnings: Vec::new(),
            questions: Vec::new(),
            error: Some(refused.to_string()),
        }
    }
}

/// Of a workbook with several lists, a header that an earlier one has already stands under its sheet's name.
fn all_columns(preview: &Preview) -> BTreeMap<String, String> {
    let mut all = columns(&preview.columns);
    for sheet in &preview.beside {
        for (header, field) in columns(&sheet.columns) {
            match all.get(&header) {
                Some(known) if *known == field => {}
                Some(_) => drop(all.insert(format!("{}: {header}", sheet.name), field)),
                None => drop(all.insert(header, field)),
            }
        }
    }
    all
}

impl RowJson {
    /// The reason names the sheet where several were read.
    fn of(sheet: &str, row: u32, reason: &dyn std::fmt::Display) -> Self {
        Self { row, reason: if sheet.is_empty() { reason.to_string() } else { format!("{sheet}: {reason}") } }
    }
}

fn columns(guesses: &[ColumnGuess]) -> BTreeMap<String, String> {
    let name = |guess: &ColumnGuess| {
        let key = guess.field?.key();
        let field = if guess.is_reserve { format!("{key} (used when the first is empty)") } else { key.to_owned() };
        Some((guess.header.clone(), field))
    };
    guesses.iter().filter_map(name).collect()
}

impl DetectJson {
    fn of(detect: &Detect) -> Self {
        let encoding = detect.encoding.map(|encoding| {
            let key = encoding.key();
            if detect.double_encoded { format!("{key} twice") } else { key }
        });
        let delimiter = detect.delimiter.map(|delimiter| if delimiter == '\t' { "TAB".to_owned() } else { delimiter.to_string() });
        Self {
            format: detect.format.key(),
            encoding,
            bom: detect.bom,
            delimiter,
            header_row: detect.header_row,
            sheet: detect.sheet.clone(),
            version: detect.version.clone(),
        }
    }
}

impl QuestionJson {
    fn of(question: &Question) -> Self {
        Self { id: question.kind.id(), text: question.to_string(), choices: question.choices.iter().map(|choice| choice.id).collect() }
    }
}
