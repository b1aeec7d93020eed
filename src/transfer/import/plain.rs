//! A table on its way to one with a row for each client or visit and headers that mean something: whole rows in one cell
//! are taken apart, tables side by side stacked, days above columns or rows become a column.

use rustc_hash::{FxHashMap, FxHashSet};

use super::day_columns::Journal;
use super::layouts::Layout;
use super::preview::{Detect, Format, Options};
use super::question::Question;
use super::reasons::{SkipReason, Warning};
use super::table::Table;
use super::{grouped, header, month_days, questions, reshape};

/// A table that can be understood column by column.
pub struct Plain {
    pub table: Table,
    /// Index of the row of headers.
    pub header: Option<usize>,
    pub layout: Option<Layout>,
    /// Rows that are headings of groups, by their index.
    pub headings: FxHashMap<usize, SkipReason>,
    /// The number in the file of each row, where they are not those of the table.
    pub numbers: Vec<u32>,
    /// Rows of a journal that name a client and no visit, by their index.
    pub without_visits: FxHashSet<usize>,
}

/// Where to put what there is to tell and to ask.
pub struct Notes<'n> {
    pub detect: &'n mut Detect,
    pub warnings: &'n mut Vec<Warning>,
    pub questions: &'n mut Vec<Question>,
}

/// Makes the table of the file `name` plain. Contacts are so already.
pub fn plain(name: &str, mut table: Table, options: &Options, notes: &mut Notes<'_>) -> Plain {
    let is_cards = notes.detect.format == Format::Vcard;
    if let Some((split, delimiter)) = reshape::split_rows(&table).filter(|_| !is_cards) {
        table = split;
        notes.detect.delimiter = Some(char::from(delimiter));
    }
    if let Some(dated) = month_days::dated(&table, "").filter(|_| !is_cards) {
        table = dated;
    }
    let header = if is_cards { None } else { header::find(&table) };
    let layout = header.and_then(|index| Layout::of(table.row(index).cells()));
    notes.detect.header_row = header.and_then(|index| u32::try_from(index + 1).ok());
    notes.detect.layout = layout;
    let mut plain =
        Plain { table, header, layout, headings: FxHashMap::default(), numbers: Vec::new(), without_visits: FxHashSet::default() };
    // The tables of programs are plain.
    if let Some(header) = header.filter(|_| layout.is_none()) {
        make_plain(name, &mut plain, header, options, notes);
    }
    plain
}

fn make_plain(name: &str, plain: &mut Plain, header: usize, options: &Options, notes: &mut Notes<'_>) {
    if let Some(split) = reshape::split_pairs(&plain.table, header) {
        plain.table = split;
    }
    if let Some((stacked, rows)) = reshape::stack_sides(&plain.table, header) {
        plain.table = stacked;
        notes.warnings.push(Warning::TablesBeside { rows });
    }
    let sheet = notes.detect.sheet.as_deref().unwrap_or_default();
    if let Some(journal) = Journal::of(&plain.table, header, [sheet, name]) {
        let (year, question) = questions::year_of_days(&journal.without_year(&plain.table), options);
        let unfolded = journal.unfold(&plain.table, year);
        let (count, first, last) = unfolded.days;
        notes.questions.extend(question);
        notes.warnings.push(Warning::DayColumns { count, first, last });
        (plain.table, plain.numbers, plain.without_visits) = (unfolded.table, unfolded.numbers, unfolded.without_visits);
    } else if let Some(flat) = grouped::flatten(&plain.table, header) {
        (plain.table, plain.headings) = (flat.table, flat.headings);
        notes.questions.push(questions::grouped_report(flat.readings, &options.answers));
    } else if let Some(dated) = reshape::date_rows(&plain.table, header, options.today) {
        (plain.table, plain.headings) = (dated.table, dated.headings);
    }
}
