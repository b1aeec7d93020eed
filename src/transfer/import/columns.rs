//! What the columns mean: by the layouts that we know, by their headers, and by what stands in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::export::headers;
use super::content::Content;
use super::fields::Field;
use super::layouts::Layout;
use super::preview::ColumnGuess;
use super::reshape;
use super::settle;
use super::synonyms;
use super::table::Table;

/// Rows looked at for the meaning of a column.
const SAMPLE_ROWS: usize = 200;
/// Cells looked at of a table that is wider than any that people make.
const SAMPLE_CELLS: usize = 200_000;

/// The columns as they will be read.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    pub guesses: Vec<ColumnGuess>,
    /// Headers of other columns with money.
    pub other_amounts: Vec<String>,
}

impl Columns {
    /// The columns of a field in the order in which they are used.
    pub fn of(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        self.guesses.iter().filter(move |guess| guess.field == Some(field)).map(|guess| guess.index)
    }

    /// The first column of a field.
    #[must_use]
    pub fn first(&self, field: Field) -> Option<usize> {
        self.of(field).next()
    }

    /// The column of money if it has the price of a piece, and that of the quantity which multiplies it.
    #[must_use]
    pub fn unit_price(&self) -> Option<(&ColumnGuess, &ColumnGuess)> {
        let guess = |field| self.guesses.iter().find(|guess| guess.field == Some(field));
        let (price, quantity) = (guess(Field::Amount)?, guess(Field::Quantity)?);
        (self.of(Field::Amount).count() == 1 && synonyms::is_unit_price(&synonyms::normalize(&price.header))).then_some((price, quantity))
    }

    /// Whether any column carries this field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.first(field).is_some()
    }
}

/// What is known of the table when its columns are to be understood.
pub struct Context<'a> {
    pub table: &'a Table,
    /// Index of the row of headers.
    pub header: Option<usize>,
    pub layout: Option<Layout>,
    pub region: &'a str,
    pub today: NaiveDate,
}

/// Guesses the columns, then puts the owner's own choices over the guesses.
#[must_use]
pub fn understand(context: &Context<'_>, chosen: &BTreeMap<usize, Option<Field>>) -> Columns {
    let data_start = context.header.map_or(0, |header| header + 1);
    let width = width_of(context.table, context.header, data_start);
    let headers: Vec<&str> = (0..width).map(|index| context.header.map_or("", |row| context.table.row(row).cell(index))).collect();
    let rows = (SAMPLE_CELLS / width.max(1)).clamp(SAMPLE_ROWS / 10, SAMPLE_ROWS);
    let stats: Vec<Content> = (0..width).map(|index| Content::of(context, data_start, index, rows)).collect();

    let mut guesses: Vec<Option<(Field, u8)>> = headers.iter().map(|header| guess_by_header(header, context.layout)).collect();
    if context.layout.is_none() {
        settle::checks(&headers, &mut guesses);
    }
    let other_amounts = money_headers(&headers, &guesses);
    if context.layout.is_none() {
        settle::sums(&stats, &mut guesses);
        settle::moments(&stats, &mut guesses);
        settle::names(&headers, &mut guesses);
        settle::titles(&headers, &mut guesses);
        settle::ids(&stats, &mut guesses);
        settle::constants(&stats, &mut guesses);
        settle::created(&headers, &mut guesses);
        settle::cards(&headers, &mut guesses);
        settle::empty(&stats, &mut guesses);
        settle::named_phones(&stats, context.header.is_none(), &mut guesses);
        settle::by_content(&headers, &stats, context.header.is_none(), &mut guesses);
    }
    let mut columns: Vec<ColumnGuess> = headers
        .iter()
        .zip(stats)
        .enumerate()
        .map(|(index, (header, content))| ColumnGuess {
            index,
            header: shown_header(&headers, index, header),
            field: None,
            is_reserve: false,
            samples: content.samples,
        })
        .collect();
    assign(&headers, &guesses, context.layout.is_some(), &mut columns);
    choose(&mut columns, chosen);
    let taken: Vec<String> =
        columns.iter().filter(|column| column.field == Some(Field::Amount)).map(|column| column.header.clone()).collect();
    Columns { other_amounts: other_amounts.into_iter().filter(|header| !taken.contains(header)).collect(), guesses: columns }
}

/// Puts the owner's choices over the guesses. A field that one column carries leaves the column that was guessed.
fn choose(columns: &mut [ColumnGuess], chosen: &BTreeMap<usize, Option<Field>>) {
    for column in columns {
        let is_taken = |field: &Field| !field.may_repeat() && chosen.values().any(|other| *other == Some(*field));
        match chosen.get(&column.index) {
            Some(field) => (column.field, column.is_reserve) = (*field, false),
            None if column.field.as_ref().is_some_and(is_taken) => (column.field, column.is_reserve) = (None, false),
            None => {}
        }
    }
}

/// Columns whose meaning the format itself gives, with their names.
#[must_use]
pub fn fixed(context: &Context<'_>, given: &[(&str, Field)], chosen: &BTreeMap<usize, Option<Field>>) -> Columns {
    let guess = |(index, (name, field)): (usize, &(&str, Field))| ColumnGuess {
        index,
        header: (*name).to_owned(),
        field: Some(*field),
        is_reserve: false,
        samples: Content::of(context, 0, index, SAMPLE_ROWS).samples,
    };
    let mut guesses: Vec<ColumnGuess> = given.iter().enumerate().map(guess).collect();
    choose(&mut guesses, chosen);
    Columns { guesses, other_amounts: Vec::new() }
}

/// How many columns the table has: those of the header, or more if most rows agree on more.
fn width_of(table: &Table, header: Option<usize>, data_start: usize) -> usize {
    let header_width = header.map_or(0, |row| table.row(row).len());
    let mut widths: Vec<usize> =
        table.rows_from(data_start).take(SAMPLE_ROWS).map(|row| row.filled_len()).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    // More than half of the rows reach at least this far.
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    let widest = if header.is_none() { widths.last().copied().unwrap_or(0) } else { 0 };
    header_width.max(usual).max(widest)
}

fn guess_by_header(header: &str, layout: Option<Layout>) -> Option<(Field, u8)> {
    let normalized = synonyms::normalize(header);
    match layout {
        Some(Layout::Own) => headers::field_of(header).map(|field| (field, 0)),
        Some(layout) => layout.field(&normalized).map(|field| (field, 0)),
        None => {
            synonyms::lookup(&normalized).or_else(|| pair_guess(header)).or_else(|| synonyms::probable(&normalized).map(|field| (field, 5)))
        }
    }
}

/// Of two things in one header, what a purchase needs more: who bought before who served.
fn pair_guess(header: &str) -> Option<(Field, u8)> {
    // A column of e-mails takes phones, too.
    const NEED: [Field; 6] = [Field::Name, Field::Email, Field::Phone, Field::Date, Field::Amount, Field::Product];
    let (_, pair) = reshape::pair_of(header)?;
    NEED.into_iter().find(|field| pair.contains(field)).map(|field| (field, 4))
}

fn money_headers(headers: &[&str], guesses: &[Option<(Field, u8)>]) -> Vec<String> {
    let is_receipt = |guess: &Option<(Field, u8)>| matches!(guess, Some((Field::Receipt, _)));
    let is_money = |header: &str| matches!(synonyms::lookup(&synonyms::normalize(header)), Some((Field::Amount, _)));
    let headers = headers.iter().zip(guesses).filter(|(header, guess)| is_money(header) && !is_receipt(guess));
    headers.map(|(header, _)| (*header).to_owned()).collect()
}

/// Gives each field its columns: the surest header wins; a second column of one name is the first one's reserve.
fn assign(headers: &[&str], guesses: &[Option<(Field, u8)>], is_layout: bool, columns: &mut [ColumnGuess]) {
    for field in Field::ALL {
        let of_field = || {
            guesses.iter().enumerate().filter_map(|(index, guess)| guess.filter(|(other, _)| other == field).map(|(_, rank)| (index, rank)))
        };
        let Some((winner, _)) = of_field().min_by_key(|(index, rank)| (*rank, *index)) else { continue };
        let winner_name = headers.get(winner).map(|header| synonyms::normalize(header)).unwrap_or_default();
        for (index, _) in of_field() {
            let same_name = !winner_name.is_empty() && headers.get(index).is_some_and(|header| synonyms::normalize(header) == winner_name);
            let is_used = index == winner || same_name || field.may_repeat() && (is_layout || *field != Field::Note);
            if let Some(column) = columns.get_mut(index).filter(|_| is_used) {
                column.field = Some(*field);
                column.is_reserve = index != winner && same_name;
            }
        }
    }
}

/// What a column without a header is called on the command line.
#[must_use]
pub fn unnamed_header(index: usize) -> String {
    format!("column {}", index + 1)
}

/// `column 2` without a header, `Phone#2` for the second of one name.
fn shown_header(headers: &[&str], index: usize, header: &str) -> String {
    if header.is_empty() {
        return unnamed_header(index);
    }
    let same = headers.iter().filter(|other| **other == header).count();
    if same < 2 {
        return header.to_owned();
    }
    let number = headers.iter().take(index + 1).filter(|other| **other == header).count();
    format!("{header}#{number}")
}
