//! Rows that are no purchase: totals, footers, visits that did not take place.

use super::layouts::Layout;
use super::reasons::SkipReason;
use super::table::Row;
use crate::domain::text::fold;

/// How rows begin that programs put below a table, folded.
const FOOTERS: [&str; 20] = [
    "отчет",
    "сформирован",
    "дата печати",
    "дата формирования",
    "выгружен",
    "создан",
    "напечатан",
    "страница",
    "ответственный",
    "руководитель",
    "подпись",
    "исполнитель:",
    "report",
    "generated",
    "exported",
    "printed",
    "page ",
    "created by",
    "©",
    "http",
];

/// Whether a row is only drawn, `|----|:---|`, to part others.
#[must_use]
pub fn is_rule(row: Row<'_>) -> bool {
    const LONG: usize = 3;
    let is_drawn = |cell: &str| cell.chars().all(|c| matches!(c, '-' | '=' | ':' | '+' | '_' | '–' | '—' | '─'));
    row.cells().all(is_drawn) && row.cells().any(|cell| cell.len() >= LONG)
}

/// Whether a row without a readable day is a total or a footer of the table.
#[must_use]
pub fn total_or_footer(row: Row<'_>) -> Option<SkipReason> {
    let folded = fold(row.cells().find(|cell| !cell.is_empty())?);
    // The word may stand to the right of the sum.
    let label = row.cells().find(|cell| !cell.is_empty() && !cell.contains(|c: char| c.is_ascii_digit())).map(fold);
    if let Some(total) = total(&folded).or_else(|| total(label.as_deref()?)) {
        return Some(total);
    }
    // The line to sign on.
    if row.cells().any(|cell| cell.contains("___")) {
        return Some(SkipReason::Footer);
    }
    (row.cells().filter(|cell| !cell.is_empty()).count() == 1 && FOOTERS.iter().any(|start| folded.starts_with(start)))
        .then_some(SkipReason::Footer)
}

/// Whether a cell, folded, is the word of a total.
fn total(folded: &str) -> Option<SkipReason> {
    if matches!(
        folded.trim_end_matches([':', '.', ' ']),
        "итого" | "всего" | "итог" | "общий итог" | "общая сумма" | "total" | "totals" | "grand total" | "сумма итого" | "итого всего"
    ) {
        return Some(SkipReason::Total);
    }
    if FIGURES.contains(&folded.trim_end_matches([':', '.', ' '])) {
        return Some(SkipReason::Total);
    }
    ["итого ", "всего ", "итог ", "subtotal", "sub-total", "sub total", "total for", "total "]
        .iter()
        .any(|start| folded.starts_with(start))
        .then_some(SkipReason::Subtotal)
        .or_else(|| is_named_total(folded).then_some(SkipReason::Subtotal))
}

/// Figures about the whole table that stand below it, folded.
const FIGURES: [&str; 16] = [
    "средний чек",
    "среднее",
    "количество чеков",
    "количество визитов",
    "количество продаж",
    "количество клиентов",
    "количество покупок",
    "кол-во чеков",
    "average",
    "average check",
    "average ticket",
    "average sale",
    "average order",
    "number of sales",
    "number of visits",
    "number of orders",
];

/// `05.03.2024 всего`, `Анна Итог`: pivot tables name first what they sum up.
fn is_named_total(folded: &str) -> bool {
    [" всего", " итого", " итог", " total", " subtotal"].iter().any(|end| folded.trim_end_matches(':').ends_with(end))
}

/// What the status of a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatusVerdict {
    /// The purchase took place.
    Counts,
    /// It did not, or not any more.
    Skip(SkipReason),
    /// The money was given back: a refund where its sum is known, else passed over.
    Refunded,
    /// A status that we do not know.
    Unknown,
}

/// In the status of a visit that did not take place, or not yet.
const NOT_ATTENDED: &[&str] = &[
    "не приш",
    "не явил",
    "неявк",
    "no show",
    "no-show",
    "noshow",
    "not attended",
    "missed",
    "ожидан",
    "подтверд",
    "подтвержд",
    "запис",
    "забронир",
    "booked",
    "confirmed",
    "scheduled",
    "awaiting",
];
/// In the status of a purchase that was not paid, or not yet.
const NOT_COMPLETED: &[&str] = &[
    "не оплач",
    "неоплач",
    "unpaid",
    "pending",
    "on hold",
    "on-hold",
    "fail",
    "declined",
    "draft",
    "trash",
    "ошибка",
    "отказ",
    "expired",
    "новый",
    "new order",
    "не реализ",
    "первичный контакт",
    "переговор",
    "closed lost",
    "lost",
    "in progress",
    "в работе",
    "в процессе",
    "провал",
    "проигран",
    "неуспеш",
    "отклонен",
];
/// In the status of what took place.
const COUNTS: &[&str] = &[
    "complete",
    "paid",
    "closed",
    "process",
    "fulfilled",
    "shipped",
    "delivered",
    "arrived",
    "attended",
    "checked",
    "done",
    "started",
    "finished",
    "success",
    "успеш",
    "отгружен",
    "ok",
    "visited",
    "оплач",
    "заверш",
    "выполн",
    "приш",
    "закрыт",
    "доставлен",
    "выдан",
    "проведен",
    "реализован",
    "состоял",
    "обслужен",
    "посетил",
    "да",
];

/// Reads the status of a visit or an order.
#[must_use]
pub fn status_verdict(status: &str, layout: Option<Layout>) -> StatusVerdict {
    let folded = fold(status).replace('_', " ");
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if folded.is_empty() {
        return StatusVerdict::Counts;
    }
    if has(&["void", "аннулир"]) {
        return StatusVerdict::Skip(SkipReason::Voided);
    }
    if has(&["cancel", "отмен", "удален", "deleted"]) {
        let is_receipt = matches!(layout, Some(Layout::Loyverse | Layout::LoyverseItems));
        return StatusVerdict::Skip(if is_receipt { SkipReason::CancelledReceipt } else { SkipReason::Cancelled });
    }
    if has(&["partially refunded", "частичный возврат", "частично возвращ"]) {
        return StatusVerdict::Counts;
    }
    if has(&["refund", "returned", "возврат", "возвращ"]) {
        return StatusVerdict::Refunded;
    }
    if matches!(folded.as_str(), "new" | "новый" | "новая" | "новое") {
        return StatusVerdict::Skip(SkipReason::NotCompleted(status.into()));
    }
    if has(NOT_ATTENDED) {
        return StatusVerdict::Skip(SkipReason::NotAttended(status.into()));
    }
    if has(NOT_COMPLETED) {
        return StatusVerdict::Skip(SkipReason::NotCompleted(status.into()));
    }
    if has(COUNTS) {
        return StatusVerdict::Counts;
    }
    StatusVerdict::Unknown
}

/// Whether a header asks whether the sale was called off, so that `yes` below it says that it was.
#[must_use]
pub fn is_void_header(header: &str) -> bool {
    let normalized = super::synonyms::normalize(header);
    matches!(normalized.as_str(), "void" | "voided" | "is void" | "cancelled" | "canceled" | "аннулирован" | "отменен")
}

/// Whether the kind of a row is a refund.
#[must_use]
pub fn is_refund_kind(kind: &str) -> bool {
    let folded = fold(kind);
    // A client who returns is no refund.
    let is_refund = |word: &str| match word {
        "return" | "returns" | "returned" => true,
        _ => word.starts_with("refund") || (word.starts_with("возврат") && !word.starts_with("возвратн")),
    };
    folded.split(|c: char| !c.is_alphanumeric()).any(is_refund)
}

/// Whether the kind of a row is money that was put into the till or taken out of it, and no sale.
#[must_use]
pub fn is_no_sale_kind(kind: &str) -> bool {
    const STARTS: [&str; 17] = [
        "expense",
        "bill payment",
        "расход",
        "закрытие смены",
        "открытие смены",
        "z-отчет",
        "x-отчет",
        "withdraw",
        "payout",
        "pay out",
        "cash in",
        "cash out",
        "инкассац",
        "внесение",
        "изъятие",
        "выемка",
        "вывод средств",
    ];
    let folded = fold(kind);
    let begins_word = |at: usize| at == 0 || folded.as_bytes().get(at - 1) == Some(&b' ');
    STARTS.iter().any(|start| folded.match_indices(start).any(|(at, _)| begins_word(at)))
}

#[cfg(test)]
mod tests {
    use super::super::table::Table;
    use super::*;

    #[test]
    fn totals_and_footers_are_no_purchases() {
        for (cells, expected) in [
            (&["Итого", "", "", "10 050,00"][..], Some(SkipReason::Total)),
            (&["", "ВСЕГО:", "5"], Some(SkipReason::Total)),
            (&["10 050,00 руб.", "Итого:", ""], Some(SkipReason::Total)),
            (&["Итого за месяц", "", "5"], Some(SkipReason::Subtotal)),
            (&["Отчёт сформирован 01.05.2024", ""], Some(SkipReason::Footer)),
            (&["05.03.2024 всего", "", "650"], Some(SkipReason::Subtotal)),
            (&["Иванова Анна Итог", "", "650"], Some(SkipReason::Subtotal)),
            (&["Попова Елена"], None),
            (&["Тоталь Анна", "1"], None),
        ] {
            let mut table = Table::default();
            for cell in cells {
                table.push_cell(cell);
            }
            table.end_row();
            assert_eq!(total_or_footer(table.row(0)), expected, "{cells:?}");
        }
    }

    #[test]
    fn money_put_into_the_till_is_no_sale() {
        for (kind, expected) in [
            ("Внесение наличных", true),
            ("Инкассация", true),
            ("Закрытие смены", true),
            ("Expense", true),
            ("Bill Payment", true),
            ("General Withdrawal", true),
            ("Продажа", false),
            ("Возврат", false),
            ("Sale", false),
        ] {
            assert_eq!(is_no_sale_kind(kind), expected, "{kind}");
        }
    }

    #[test]
    fn refunds_are_told_from_clients_who_return() {
        for (kind, expected) in
            [("Возврат товара", true), ("Sale return", true), ("Refunded", true), ("Returning", false), ("Возвратный клиент", false)]
        {
            assert_eq!(is_refund_kind(kind), expected, "{kind}");
        }
    }

    #[test]
    fn statuses_say_whether_the_visit_took_place() {
        for (status, expected) in [
            ("Клиент пришел", StatusVerdict::Counts),
            ("Клиент не пришел", StatusVerdict::Skip(SkipReason::NotAttended("Клиент не пришел".into()))),
            ("Клиент подтвердил", StatusVerdict::Skip(SkipReason::NotAttended("Клиент подтвердил".into()))),
            ("New", StatusVerdict::Skip(SkipReason::NotCompleted("New".into()))),
            ("Renewed", StatusVerdict::Unknown),
            ("Ожидание клиента", StatusVerdict::Skip(SkipReason::NotAttended("Ожидание клиента".into()))),
            ("cancelled", StatusVerdict::Skip(SkipReason::Cancelled)),
            ("voided", StatusVerdict::Skip(SkipReason::Voided)),
            ("refunded", StatusVerdict::Refunded),
            ("partially_refunded", StatusVerdict::Counts),
            ("Не оплачен", StatusVerdict::Skip(SkipReason::NotCompleted("Не оплачен".into()))),
            ("Оплачен", StatusVerdict::Counts),
            ("Закрыто и не реализовано", StatusVerdict::Skip(SkipReason::NotCompleted("Закрыто и не реализовано".into()))),
            ("Успешно реализовано", StatusVerdict::Counts),
            ("Сделка провалена", StatusVerdict::Skip(SkipReason::NotCompleted("Сделка провалена".into()))),
            ("В работе", StatusVerdict::Skip(SkipReason::NotCompleted("В работе".into()))),
            ("Сделка успешна", StatusVerdict::Counts),
            ("", StatusVerdict::Counts),
            ("зелёный", StatusVerdict::Unknown),
        ] {
            assert_eq!(status_verdict(status, None), expected, "{status}");
        }
    }
}
