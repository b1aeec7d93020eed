//! What the columns mean: by the layouts that we know, by their headers, and by what stands in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::super::export::headers;
use super::dates::{self, DateStyle};
use super::fields::Field;
use super::layouts::Layout;
use super::people;
use super::periods::is_period;
use super::preview::ColumnGuess;
use super::reshape;
use super::sums::{self, Mark, SumStyle};
use super::synonyms;
use super::table::Table;
use super::words::is_status_word;
use crate::domain::text::fold;

/// Rows looked at for the meaning of a column.
const SAMPLE_ROWS: usize = 200;
/// Cells looked at of a table that is wider than any that people make.
const SAMPLE_CELLS: usize = 200_000;
/// Filled cells shown of each column.
const SAMPLES: usize = 5;

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
        settle_checks(&headers, &mut guesses);
    }
    let other_amounts = money_headers(&headers, &guesses);
    if context.layout.is_none() {
        settle_moments(&stats, &mut guesses);
        settle_names(&headers, &mut guesses);
        settle_titles(&headers, &mut guesses);
        settle_ids(&stats, &mut guesses);
        settle_constants(&stats, &mut guesses);
        settle_created(&headers, &mut guesses);
        settle_cards(&headers, &mut guesses);
        settle_empty(&stats, &mut guesses);
        settle_named_phones(&stats, context.header.is_none(), &mut guesses);
        guess_by_content(&headers, &stats, context.header.is_none(), &mut guesses);
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

/// «Чек» is what a visit brought, or the number of the receipt where another column holds the sum.
fn settle_checks(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
    let is_check = |header: &&str| synonyms::normalize(header) == "чек";
    let is_sum = |(header, guess): (&&str, &Option<(Field, u8)>)| matches!(guess, Some((Field::Amount, 0..=4))) && !is_check(header);
    let has_receipt = guesses.iter().flatten().any(|(field, _)| *field == Field::Receipt);
    if has_receipt || !headers.iter().zip(guesses.iter()).any(is_sum) {
        return;
    }
    for (_, guess) in headers.iter().zip(guesses).filter(|(header, _)| is_check(header)) {
        *guess = Some((Field::Receipt, 1));
    }
}

/// Beside a surname, "name" is the first name.
fn settle_names(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
    let has = |guesses: &[Option<(Field, u8)>], field| guesses.iter().any(|guess| guess.is_some_and(|(other, _)| other == field));
    if has(guesses, Field::LastName) && !has(guesses, Field::FirstName) {
        for (header, guess) in headers.iter().zip(guesses) {
            if matches!(synonyms::normalize(header).as_str(), "имя" | "name") {
                *guess = Some((Field::FirstName, 0));
            }
        }
    }
}

/// A column of "time" holds whole days in some programs; without another column of days it is that.
fn settle_moments(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
    if guesses.iter().flatten().any(|(field, _)| *field == Field::Date) {
        return;
    }
    for (content, guess) in stats.iter().zip(guesses) {
        if guess.is_some_and(|(field, _)| field == Field::Time) && content.is_mostly(content.dates) {
            *guess = Some((Field::Date, 1));
        }
    }
}

/// A title beside phones or e-mails, and no purchase, is what the client is called.
fn settle_titles(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
    let has = |fields: &[Field]| guesses.iter().flatten().any(|(field, _)| fields.contains(field));
    let names = [Field::Name, Field::FirstName, Field::LastName];
    if !has(&[Field::Phone, Field::Email]) || has(&names) || has(&[Field::Date, Field::Amount, Field::Receipt]) {
        return;
    }
    for (header, guess) in headers.iter().zip(guesses) {
        if matches!(synonyms::normalize(header).as_str(), "наименование" | "название" | "title") {
            *guess = Some((Field::Name, 1));
        }
    }
}

/// Where nothing else names the clients, their names may stand beside their phones in one cell.
fn settle_named_phones(stats: &[Content], no_header: bool, guesses: &mut [Option<(Field, u8)>]) {
    let names = [Field::Name, Field::FirstName, Field::LastName];
    if guesses.iter().flatten().any(|(field, _)| names.contains(field)) {
        return;
    }
    let is_named = |content: &Content| content.named_phones * 2 > content.filled;
    for (content, guess) in stats.iter().zip(guesses) {
        if guess.map_or(no_header, |(field, _)| field == Field::Phone) && is_named(content) {
            *guess = Some((Field::Name, 8));
            return;
        }
    }
}

/// In a list of purchases a bare "id" that never repeats is the purchase's own where something else names the client.
fn settle_ids(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
    let has = |field| guesses.iter().any(|guess| guess.is_some_and(|(other, rank)| other == field && rank < 2));
    let names_client = [Field::Name, Field::Phone, Field::Email, Field::ClientId].into_iter().any(has);
    if !(has(Field::Date) && names_client) {
        return;
    }
    for (content, guess) in stats.iter().zip(guesses) {
        if *guess == Some((Field::ClientId, 2)) && content.filled > 0 && content.distinct == content.filled {
            *guess = Some((Field::Receipt, 1));
        }
    }
}

/// An id that never changes while names or phones do is the shop's own, or that of whoever wrote the file.
fn settle_constants(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
    let has = |fields: &[Field], guess: &Option<(Field, u8)>| guess.is_some_and(|(field, _)| fields.contains(&field));
    let (names, means) = ([Field::Name, Field::LastName, Field::FirstName], [Field::Phone, Field::Email]);
    // One client may have many phones, so these tell only where there are no names.
    let telling = if guesses.iter().any(|guess| has(&names, guess)) { &names[..] } else { &means[..] };
    let varies = |content: &Content| content.filled > 2 && content.distinct * 2 > content.filled;
    if !stats.iter().zip(guesses.iter()).any(|(content, guess)| has(telling, guess) && varies(content)) {
        return;
    }
    let is_sales = guesses.iter().any(|guess| has(&[Field::Date], guess));
    for (content, guess) in stats.iter().zip(guesses) {
        // So is a firm that stands on every row: the one that sells.
        let is_constant = content.filled > 2 && content.distinct == 1;
        if is_constant && (has(&[Field::ClientId], guess) || is_sales && has(&[Field::Organization], guess)) {
            *guess = None;
        }
    }
}

/// "Created" is the day of the order in a list of orders, and of the record in a list of clients.
fn settle_created(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
    let has_sale = guesses.iter().flatten().any(|(field, _)| matches!(field, Field::Amount | Field::Receipt | Field::Product));
    let has_day = guesses.iter().flatten().any(|(field, _)| *field == Field::Date);
    for (header, guess) in headers.iter().zip(guesses) {
        match synonyms::normalize(header).as_str() {
            "created at" | "createdat" if !has_sale => *guess = Some((Field::Registered, 1)),
            "дата создания" | "создан" | "created" if has_sale && !has_day => *guess = Some((Field::Date, 2)),
            _ => {}
        }
    }
}

/// A list that counts visits and names the last one is of clients: the day on which a card was made is no purchase.
fn settle_cards(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
    const MADE: [&str; 7] = ["created at", "createdat", "дата создания", "создан", "created", "дата добавления", "timestamp"];
    let normalized: Vec<String> = headers.iter().map(|header| synonyms::normalize(header)).collect();
    let is_day = |guess: &Option<(Field, u8)>| guess.is_some_and(|(field, _)| field == Field::Date);
    let is_only_day = guesses.iter().zip(&normalized).all(|(guess, title)| !is_day(guess) || MADE.contains(&title.as_str()));
    let counts = |title: &&String| {
        let has = |words: &[&str]| title.split(' ').any(|part| words.iter().any(|word| part.starts_with(word)));
        synonyms::is_about_totals(title) && has(&["visit", "визит", "посещ", "покуп", "order", "заказ", "purchase", "booking", "запис"])
    };
    if !is_only_day || normalized.iter().filter(counts).count() < CARD_COUNTS {
        return;
    }
    for guess in guesses.iter_mut().filter(|guess| is_day(guess)) {
        *guess = Some((Field::Registered, 1));
    }
}

/// Columns about the visits of a client that a list of clients has at least.
const CARD_COUNTS: usize = 2;

/// A column with nothing in it says less than any other of its meaning.
fn settle_empty(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
    for (content, guess) in stats.iter().zip(guesses) {
        if let Some((_, rank)) = guess.as_mut().filter(|_| content.filled == 0) {
            *rank += EMPTY_RANK;
        }
    }
}

/// Behind every column with something in it.
const EMPTY_RANK: u8 = 100;

/// Takes unknown columns for what stands in them. Without headers every column is unknown; with headers only what a
/// list needs and lacks is looked for, and never among totals and last days.
fn guess_by_content(headers: &[&str], stats: &[Content], no_header: bool, guesses: &mut [Option<(Field, u8)>]) {
    let has = |guesses: &[Option<(Field, u8)>], field| guesses.iter().any(|guess| guess.is_some_and(|(other, _)| other == field));
    let is_free = |guesses: &[Option<(Field, u8)>], index: usize| {
        guesses.get(index).is_some_and(Option::is_none)
            && headers.get(index).is_some_and(|header| !is_period(header) && !synonyms::is_about_totals(&synonyms::normalize(header)))
    };
    let kinds: [(Field, IsMostly); 5] = [
        (Field::Email, |content| content.is_mostly(content.emails)),
        (Field::Phone, |content| content.is_mostly(content.phones)),
        (Field::Date, |content| content.is_mostly(content.dates)),
        (Field::Amount, |content| content.is_mostly(content.sums)),
        (Field::Status, |content| content.is_mostly(content.statuses)),
    ];
    for (field, fits) in kinds {
        if has(guesses, field) || (matches!(field, Field::Amount | Field::Status) && !has(guesses, Field::Date)) {
            continue;
        }
        let fitting: Vec<usize> =
            (0..stats.len()).filter(|index| is_free(guesses, *index) && stats.get(*index).is_some_and(fits)).collect();
        // Of several columns of money or days under unknown headers none can be chosen without asking.
        if (no_header || fitting.len() == 1 || matches!(field, Field::Phone | Field::Email))
            && let Some(guess) = fitting.first().and_then(|index| guesses.get_mut(*index))
        {
            *guess = Some((field, 9));
        }
    }
    let names_client = [Field::Name, Field::FirstName, Field::LastName, Field::Organization].into_iter().any(|field| has(guesses, field));
    if names_client {
        return;
    }
    // Beside phones or days any words name the client; alone they may be a letter to somebody.
    let is_table = guesses.iter().any(Option::is_some);
    let fullest = stats.iter().map(|content| content.filled).max().unwrap_or(0);
    let is_name = |content: &Content| {
        content.is_mostly(if is_table { content.words } else { content.names }) && (is_table || content.filled == fullest)
    };
    let is_month_table = headers.iter().filter(|header| is_period(header)).nth(1).is_some();
    let is_client_list = no_header || is_month_table || has(guesses, Field::Phone) || has(guesses, Field::Email);
    let place = (0..stats.len()).find(|index| is_free(guesses, *index) && stats.get(*index).is_some_and(is_name));
    if let Some(guess) = place.filter(|_| is_client_list).and_then(|index| guesses.get_mut(index)) {
        *guess = Some((Field::Name, 9));
    }
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

/// Tells whether a column is of a kind.
type IsMostly = fn(&Content) -> bool;

/// What stands in the first rows of a column.
#[derive(Debug, Clone, Default)]
struct Content {
    filled: usize,
    phones: usize,
    emails: usize,
    dates: usize,
    sums: usize,
    words: usize,
    /// Names with phones beside them.
    named_phones: usize,
    /// Among the words: those that can be names of people.
    names: usize,
    /// Among the words: those that say whether a purchase took place.
    statuses: usize,
    /// Different texts among the filled.
    distinct: usize,
    samples: Vec<String>,
}

impl Content {
    /// Looks at the first `rows` rows.
    fn of(context: &Context<'_>, data_start: usize, index: usize, rows: usize) -> Self {
        let mut found = Self::default();
        let mut seen = rustc_hash::FxHashSet::default();
        let style = DateStyle { serial: false, ..DateStyle::default() };
        let sum_style = SumStyle { dot: Mark::Decimal, comma: Mark::Decimal, minor_digits: 2 };
        for row in context.table.rows_from(data_start).take(rows) {
            let cell = row.cell(index);
            if cell.is_empty() {
                continue;
            }
            found.filled += 1;
            seen.insert(cell);
            if found.samples.len() < SAMPLES {
                found.samples.push(cell.chars().take(80).collect());
            }
            let is_date = dates::parse(cell, style, context.today).is_ok()
                || dates::parse(cell, DateStyle { order: dates::DateOrder::MonthFirst, ..style }, context.today).is_ok();
            if people::is_email(cell) {
                found.emails += 1;
            } else if is_date {
                found.dates += 1;
            } else if cell.chars().any(char::is_alphabetic) && people::name_and_phones(cell, context.region).is_some() {
                found.named_phones += 1;
                found.phones += 1;
            } else if cell.bytes().filter(u8::is_ascii_digit).count() >= 9
                && people::phones(cell, context.region).iter().any(|phone| !phone.e164.is_empty())
            {
                found.phones += 1;
            } else if sums::parse(cell, sum_style).is_ok() {
                found.sums += 1;
            } else if cell.chars().any(char::is_alphabetic) {
                found.words += 1;
                found.names += usize::from(people::may_be_name(cell));
                found.statuses += usize::from(is_status_word(&fold(cell)));
            }
        }
        found.distinct = seen.len();
        found
    }

    /// Whether nearly all filled cells are of a kind.
    const fn is_mostly(&self, count: usize) -> bool {
        count > 0 && count * 10 >= self.filled * 8
    }
}
