//! What a sheet of a workbook is a list of, by its headers and its name: clients, their visits, or neither.

use super::day_columns::Journal;
use super::fields::Field;
use super::header;
use super::layouts::Layout;
use super::synonyms;
use super::table::Table;

/// A list that belongs into the shop, in the order in which they are read. Clients come before their visits, so that these
/// find them; visits with sums before those without, which may be the same ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Clients,
    Visits,
    VisitsWithoutSums,
}

/// Beginnings of words in the names of sheets about other people and other money than the clients'.
const OTHERS: [&str; 26] = [
    "сотрудн",
    "мастер",
    "персонал",
    "штат",
    "зарплат",
    "поставщ",
    "расход",
    "затрат",
    "закуп",
    "списан",
    "бюджет",
    "долг",
    "план",
    "прайс",
    "склад",
    "staff",
    "employee",
    "team",
    "salar",
    "payroll",
    "supplier",
    "vendor",
    "expense",
    "cost",
    "budget",
    "price",
];

/// The index of the row of headers, if they are ours for sure.
#[must_use]
pub fn header_of(table: &Table) -> Option<usize> {
    let known = header::best_row(table).filter(|(_, known)| *known >= 2).map(|(index, _)| index);
    known.or_else(|| header::find(table).filter(|header| is_journal(table, *header)))
}

/// Whether days stand above the columns.
fn is_journal(table: &Table, header: usize) -> bool {
    Journal::of(table, header, ["", ""]).is_some()
}

/// What the sheet `name` is a list of; `None` for one that says nothing of clients, or of other people.
#[must_use]
pub fn of(name: &str, table: &Table) -> Option<Kind> {
    let folded = crate::domain::text::fold(name);
    if folded.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.iter().any(|start| word.starts_with(start))) {
        return None;
    }
    let header = header_of(table)?;
    if is_journal(table, header) {
        return Some(Kind::Visits);
    }
    let head = table.row(header);
    let layout = Layout::of(head.cells());
    let field = |cell: &str| {
        let normalized = synonyms::normalize(cell);
        match layout {
            Some(layout) => layout.field(&normalized),
            None => synonyms::lookup(&normalized).map(|(field, _)| field).or_else(|| synonyms::probable(&normalized)),
        }
    };
    let fields: Vec<Field> = head.cells().filter_map(field).collect();
    let has = |wanted: &[Field]| fields.iter().any(|field| wanted.contains(field));
    let names = has(&[Field::Name, Field::FirstName, Field::LastName, Field::Organization]);
    let means = has(&[Field::Phone, Field::Email, Field::ClientId]);
    match (has(&[Field::Date]), names, means) {
        (true, _, true) | (true, true, _) if has(&[Field::Amount]) => Some(Kind::Visits),
        (true, _, true) | (true, true, _) => Some(Kind::VisitsWithoutSums),
        (false, true, true) => Some(Kind::Clients),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_told_apart_by_their_headers_and_names() {
        for (name, headers, expected) in [
            ("Клиенты", "Имя;Телефон;Дата рождения", Some(Kind::Clients)),
            ("Лист2", "Дата;Телефон;Сумма", Some(Kind::Visits)),
            ("Visits", "Date,Client,Total", Some(Kind::Visits)),
            ("Записи", "Дата;Клиент;Услуга", Some(Kind::VisitsWithoutSums)),
            ("Услуги", "Услуга;Цена", None),
            ("Сотрудники", "ФИО;Телефон", None),
            ("Расходы 2025", "Дата;Контрагент;Сумма", None),
            ("Касса", "Дата;Сумма", None),
            ("Сводная", "Клиент;Сумма", None),
        ] {
            let mut table = Table::default();
            headers.split([';', ',']).for_each(|cell| table.push_cell(cell));
            table.end_row();
            assert_eq!(of(name, &table), expected, "{name}");
        }
    }
}
