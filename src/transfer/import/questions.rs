//! What the file leaves open: the order of day and month, the meaning of a lone mark in sums, text encoded twice.
//! Every question shows both readings on the file's own cells, and the preview is made by the likelier one.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;

use super::columns::Columns;
use super::dates::{self, DateEvidence, DateOrder, DateStyle};
use super::fields::Field;
use super::preview::{Choice, Options, Question, QuestionKind, Reading};
use super::sums::{self, Mark, SumEvidence, SumStyle};
use super::table::Table;

const DAY_FIRST: &str = "day_first";
const MONTH_FIRST: &str = "month_first";
const THOUSANDS: &str = "thousands";
const DECIMAL: &str = "decimal";
/// Mend text that was encoded twice.
pub const REPAIR: &str = "repair";
const KEEP: &str = "keep";
const DOCUMENTS: &str = "documents";

/// How dates and sums are to be read.
pub struct Styles {
    pub dates: DateStyle,
    pub sums: SumStyle,
    pub questions: Vec<Question>,
    /// Header of the purchases' days where they are Excel's day numbers.
    pub serial_column: Option<String>,
}

/// Decides from all cells of the columns of dates and sums. `None` if `tick` said to stop.
pub fn styles(
    table: &Table,
    data_start: usize,
    columns: &Columns,
    options: &Options,
    tick: &dyn Fn(usize) -> ControlFlow<()>,
) -> Option<Styles> {
    let date_columns: Vec<usize> =
        [Field::Date, Field::Birthday, Field::Registered].into_iter().flat_map(|field| columns.of(field)).collect();
    let amount_columns: Vec<usize> = [Field::Amount, Field::Refund].into_iter().flat_map(|field| columns.of(field)).collect();
    let mut date_evidence: Vec<DateEvidence> = vec![DateEvidence::default(); date_columns.len()];
    let mut sum_evidence = SumEvidence::default();
    for (index, row) in table.rows_from(data_start).enumerate() {
        for (column, evidence) in date_columns.iter().zip(&mut date_evidence) {
            evidence.add(row.cell(*column));
        }
        for column in &amount_columns {
            sum_evidence.add(row.cell(*column));
        }
        if index % 65_536 == 65_535 && tick(index).is_break() {
            return None;
        }
    }
    let mut questions = Vec::new();
    let order = date_order(&date_evidence, options, &mut questions);
    let is_serial = columns.has(Field::Date) && date_evidence.first().is_some_and(DateEvidence::is_serial);
    let serial_column =
        columns.guesses.iter().find(|guess| is_serial && guess.field == Some(Field::Date)).map(|guess| guess.header.clone());
    let any_serial = date_evidence.iter().any(DateEvidence::is_serial);
    let sums = sum_style(&sum_evidence, columns, options, &mut questions);
    Some(Styles { dates: DateStyle { order, serial: any_serial }, sums, questions, serial_column })
}

/// The order that some column proves holds for all; where none does and it matters, it is asked.
fn date_order(evidence: &[DateEvidence], options: &Options, questions: &mut Vec<Question>) -> DateOrder {
    if let Some(proven) = evidence.iter().find_map(DateEvidence::proven_order) {
        return proven;
    }
    let usual = dates::usual_order(&options.region);
    let Some(open) = evidence.iter().find(|evidence| evidence.needs_order()) else {
        return DateOrder::DayFirst;
    };
    let readings = |order: DateOrder| {
        let style = DateStyle { order, serial: false };
        let read = |typed: &String| {
            dates::parse(typed, style, options.today).ok().map(|found| Reading { typed: typed.clone(), read: found.day.to_string() })
        };
        open.examples().iter().filter_map(read).collect()
    };
    let choices = vec![
        Choice { id: DAY_FIRST, readings: readings(DateOrder::DayFirst) },
        Choice { id: MONTH_FIRST, readings: readings(DateOrder::MonthFirst) },
    ];
    let likelier = if usual == DateOrder::MonthFirst { MONTH_FIRST } else { DAY_FIRST };
    let question = ask(QuestionKind::DateOrder, choices, likelier, &options.answers);
    let order = if question.assumed == MONTH_FIRST { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    questions.push(question);
    order
}

fn sum_style(evidence: &SumEvidence, columns: &Columns, options: &Options, questions: &mut Vec<Question>) -> SumStyle {
    let minor_digits = options.currency.minor_digits();
    let (style, is_proven) = evidence.style(minor_digits);
    // In a list of clients sums are totals that nobody reads.
    if is_proven || !columns.has(Field::Date) {
        return style;
    }
    let as_mark = |mark: Mark| SumStyle { dot: mark, comma: mark, minor_digits };
    let readings = |mark: Mark| {
        let exact = SumStyle { minor_digits: 3, ..as_mark(mark) };
        let read = |typed: &String| {
            sums::parse(typed, exact)
                .ok()
                .map(|milli| Reading { typed: typed.clone(), read: format!("{}.{:03}", milli / 1000, milli % 1000) })
        };
        evidence.examples().iter().filter_map(read).collect()
    };
    let choices =
        vec![Choice { id: THOUSANDS, readings: readings(Mark::Thousands) }, Choice { id: DECIMAL, readings: readings(Mark::Decimal) }];
    let question = ask(QuestionKind::AmountMark, choices, THOUSANDS, &options.answers);
    let mark = if question.assumed == DECIMAL { Mark::Decimal } else { Mark::Thousands };
    questions.push(question);
    as_mark(mark)
}

/// Whether to mend a text that was encoded twice.
#[must_use]
pub fn double_encoding(text: &str, repaired: &str, answers: &BTreeMap<String, String>) -> Question {
    let lines = || text.lines().zip(repaired.lines()).filter(|(line, _)| !line.is_ascii()).take(5);
    let short = |line: &str| line.chars().take(120).collect::<String>();
    let choices = vec![
        Choice { id: REPAIR, readings: lines().map(|(typed, read)| Reading { typed: short(typed), read: short(read) }).collect() },
        Choice { id: KEEP, readings: lines().map(|(typed, _)| Reading { typed: short(typed), read: short(typed) }).collect() },
    ];
    ask(QuestionKind::DoubleEncoding, choices, REPAIR, answers)
}

/// Whether the documents of a report are the purchases. There is nothing else that they could be, but subtotals have
/// been taken apart by their looks alone, so the owner must see it.
#[must_use]
pub fn grouped_report(readings: Vec<Reading>, answers: &BTreeMap<String, String>) -> Question {
    ask(QuestionKind::GroupedReport, vec![Choice { id: DOCUMENTS, readings }], DOCUMENTS, answers)
}

/// A question, answered if the owner's choice is one of those offered.
fn ask(kind: QuestionKind, choices: Vec<Choice>, likelier: &str, answers: &BTreeMap<String, String>) -> Question {
    let chosen = answers.get(kind.id()).filter(|answer| choices.iter().any(|choice| choice.id == answer.as_str()));
    Question { kind, assumed: chosen.map_or(likelier, String::as_str).to_owned(), answered: chosen.is_some(), choices }
}

impl fmt::Display for Question {
    /// The question in plain English, with the readings of the first cell in doubt.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            QuestionKind::DateOrder => "Which comes first in these dates, the day or the month?",
            QuestionKind::AmountMark => "Does the mark in these sums part thousands, or the units from their fractions?",
            QuestionKind::DoubleEncoding => "The text was garbled by another program. Shall it be mended, or kept as it is?",
            QuestionKind::GroupedReport => "This report has groups with subtotals. Are the rows inside the groups the purchases?",
        })?;
        for choice in &self.choices {
            if let Some(reading) = choice.readings.first() {
                write!(f, " {}: {} is {}.", choice.id, reading.typed, reading.read)?;
            }
        }
        Ok(())
    }
}
