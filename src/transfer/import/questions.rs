//! What the file leaves open: the order of day and month, the meaning of a lone mark in sums, text encoded twice.
//! Every question shows both readings on the file's own cells, and the preview is made by the likelier one.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;

use chrono::{Datelike as _, NaiveDate};

use super::columns::Columns;
use super::currencies::{Currencies, is_currency_header};
use super::date_column::{self, DateEvidence};
use super::dates::{self, DateOrder, DateStyle};
use super::day_columns;
use super::fields::Field;
use super::preview::Options;
use super::question::{Choice, Question, QuestionKind, Reading};
use super::sum_evidence::SumEvidence;
use super::sums::{self, Mark, SumStyle};
use super::table::{Row, Table};
use super::understood::ReceiptLines;

const DAY_FIRST: &str = "day_first";
const MONTH_FIRST: &str = "month_first";
const THOUSANDS: &str = "thousands";
const DECIMAL: &str = "decimal";
/// Mend text that was encoded twice.
pub const REPAIR: &str = "repair";
const KEEP: &str = "keep";
const THIS_YEAR: &str = "this_year";
const LAST_YEAR: &str = "last_year";
const DOCUMENTS: &str = "documents";
/// Every row repeats the sum of its receipt.
const WHOLE: &str = "whole";
/// Every row has the sum of its own line.
const PARTS: &str = "parts";
/// Receipts shown with the question.
const RECEIPTS: usize = 5;

/// How dates and sums are to be read.
pub struct Styles {
    pub dates: DateStyle,
    pub sums: SumStyle,
    pub receipts: ReceiptLines,
    pub currencies: Currencies,
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
    let mut receipts = ReceiptEvidence::of(columns);
    let currency_column = columns.guesses.iter().find(|guess| is_currency_header(&guess.header)).map(|guess| guess.index);
    let mut currencies = Currencies::default();
    for (index, row) in table.rows_from(data_start).enumerate() {
        for (column, evidence) in date_columns.iter().zip(&mut date_evidence) {
            evidence.add(row.cell(*column));
        }
        for column in &amount_columns {
            sum_evidence.add(row.cell(*column));
            currencies.add(row.cell(*column));
        }
        if let Some(column) = currency_column {
            currencies.add(row.cell(column));
        }
        if let Some(receipts) = &mut receipts {
            receipts.add(row);
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
    let any_serial = date_evidence.iter().any(DateEvidence::is_number);
    let sums = sum_style(&sum_evidence, columns, options, &mut questions);
    let receipts = receipts.map(|evidence| evidence.settle(options, &mut questions)).unwrap_or_default();
    Some(Styles { dates: DateStyle { order, serial: any_serial }, sums, receipts, currencies, questions, serial_column })
}

/// Whether the rows of one receipt tell their own sums or repeat the receipt's.
struct ReceiptEvidence<'t> {
    receipt: usize,
    amount: usize,
    date: usize,
    last: [&'t str; 3],
    /// Neighbouring rows of one receipt with different sums.
    different: u32,
    /// The first receipts whose rows have one sum.
    same: Vec<[&'t str; 3]>,
}

impl<'t> ReceiptEvidence<'t> {
    fn of(columns: &Columns) -> Option<Self> {
        let (receipt, amount, date) = (columns.first(Field::Receipt)?, columns.first(Field::Amount)?, columns.first(Field::Date)?);
        Some(Self { receipt, amount, date, last: [""; 3], different: 0, same: Vec::new() })
    }

    fn add(&mut self, row: Row<'t>) {
        let this = [row.cell(self.receipt), row.cell(self.date), row.cell(self.amount)];
        let [receipt, date, amount] = this;
        let [last_receipt, last_date, last_amount] = self.last;
        if !receipt.is_empty() && !amount.is_empty() && !last_amount.is_empty() && receipt == last_receipt && date == last_date {
            if amount != last_amount {
                self.different += 1;
            } else if self.same.len() < RECEIPTS {
                self.same.push(this);
            }
        }
        self.last = this;
    }

    fn settle(self, options: &Options, questions: &mut Vec<Question>) -> ReceiptLines {
        if self.same.is_empty() || self.different > 0 {
            return ReceiptLines::Parts;
        }
        let readings = |read: fn(&str) -> String| {
            self.same
                .iter()
                .map(|[receipt, _, amount]| Reading { typed: format!("{receipt}: {amount}, {amount}"), read: read(amount) })
                .collect()
        };
        let choices = vec![
            Choice { id: WHOLE, readings: readings(str::to_owned) },
            Choice { id: PARTS, readings: readings(|amount| format!("{amount} + {amount}")) },
        ];
        // Of the two mistakes, money counted twice is the worse.
        let question = ask(QuestionKind::ReceiptLines, choices, WHOLE, &options.answers);
        let receipts = if question.assumed == PARTS { ReceiptLines::Parts } else { ReceiptLines::Whole };
        questions.push(question);
        receipts
    }
}

/// The order that some column proves holds for all; where none does and it matters, it is asked.
fn date_order(evidence: &[DateEvidence], options: &Options, questions: &mut Vec<Question>) -> DateOrder {
    if let Some(proven) = evidence.iter().find_map(DateEvidence::proven_order) {
        return proven;
    }
    let usual = date_column::usual_order(&options.region);
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

/// The year of days that stand above columns without one, and the question about it; no question if all have theirs.
pub fn year_of_days(days: &[(String, u32, u32)], options: &Options) -> (i32, Option<Question>) {
    let this = options.today.year();
    let likely = day_columns::likely_year(days, options.today);
    if days.is_empty() {
        return (likely, None);
    }
    let choice = |id: &'static str, year: i32| {
        let reading = |(typed, month, day): &(String, u32, u32)| {
            let read = NaiveDate::from_ymd_opt(year, *month, *day)?.to_string();
            Some(Reading { typed: typed.clone(), read })
        };
        Choice { id, readings: days.iter().filter_map(reading).collect() }
    };
    let choices = vec![choice(THIS_YEAR, this), choice(LAST_YEAR, this - 1)];
    let assumed = if likely == this { THIS_YEAR } else { LAST_YEAR };
    let question = ask(QuestionKind::YearOfDays, choices, assumed, &options.answers);
    (if question.assumed == THIS_YEAR { this } else { this - 1 }, Some(question))
}

/// Whether the documents of a report are the purchases. There is nothing else that they could be, but subtotals have
/// been taken apart by their looks alone, so the owner must see it.
#[must_use]
pub fn grouped_report(readings: Vec<Reading>, answers: &BTreeMap<String, String>) -> Question {
    ask(QuestionKind::GroupedReport, vec![Choice { id: DOCUMENTS, readings }], DOCUMENTS, answers)
}

/// A question, answered if the owner's choice is one of those offered.
pub fn ask(kind: QuestionKind, choices: Vec<Choice>, likelier: &str, answers: &BTreeMap<String, String>) -> Question {
    let chosen = answers.get(kind.id()).filter(|answer| choices.iter().any(|choice| choice.id == answer.as_str()));
    Question { kind, assumed: chosen.map_or(likelier, String::as_str).to_owned(), answered: chosen.is_some(), choices }
}

impl fmt::Display for Question {
    /// The question in plain English, with the readings of the first cell in doubt.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            QuestionKind::YearOfDays => "days above the columns have no year: of which year are they?",
            QuestionKind::DateOrder => "Which comes first in these dates, the day or the month?",
            QuestionKind::AmountMark => "Does the mark in these sums part thousands, or the units from their fractions?",
            QuestionKind::DoubleEncoding => "The text was garbled by another program. Shall it be mended, or kept as it is?",
            QuestionKind::ReceiptLines => "Several rows of one receipt have the same sum. Is it the whole receipt's, or each row's own?",
            QuestionKind::UnnamedRows => "Some purchases name no client. Are they of the client above, or of guests?",
            QuestionKind::UndatedRows => "Some purchases have no date. Are they of the day above?",
            QuestionKind::SameVisits => "Two sheets tell of the same clients on the same days. Are they the same visits?",
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
