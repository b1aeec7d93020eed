//! Whom to contact, as a calendar (iCalendar, RFC 5545) for the phone: an entry for each client and day. Reading it in
//! again moves entries instead of doubling them, since each keeps its name.

use std::io::Write;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};

use super::csv::ExportError;
use super::due::{DueLine, What};
use super::headers::{Language, what_word};
use super::lines::{CardLines, escape};
use crate::domain::client::Client;
use crate::domain::model::Model;

/// Writes the calendar and says how many entries it has. `now` is when it is written.
///
/// # Errors
/// Those of `out`.
pub fn write(model: &Model, due: &[DueLine], language: Language, now: DateTime<Utc>, out: impl Write) -> Result<usize, ExportError> {
    let mut lines = CardLines::new(out);
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Regulars//Regulars//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        lines.line(line)?;
    }
    let shop = &model.settings().shop_name;
    if !shop.is_empty() {
        lines.line(&format!("X-WR-CALNAME:{}", escape(shop)))?;
    }
    // Two shops in one calendar must not take each other's entries away.
    let place = crc32fast::hash(shop.as_bytes());
    let mut count = 0;
    for due in due {
        let Some(client) = model.clients().get(due.client) else { continue };
        lines.line("BEGIN:VEVENT")?;
        lines.line(&format!("UID:{place:08x}-{}-{}@regulars", client.id, compact(due.day)))?;
        lines.line(&format!("DTSTAMP:{}", now.format("%Y%m%dT%H%M%SZ")))?;
        if let Some(time) = agreed_time(client, due) {
            // Without a zone: the shop's clock is the phone's.
            lines.line(&format!("DTSTART:{}T{}", compact(due.day), time.format("%H%M%S")))?;
            lines.line("DURATION:PT30M")?;
        } else {
            lines.line(&format!("DTSTART;VALUE=DATE:{}", compact(due.day)))?;
            lines.line("TRANSP:TRANSPARENT")?;
        }
        lines.line(&format!("SUMMARY:{}", escape(&format!("{}: {}", what_word(due.what, language), client.display_name()))))?;
        let about = about(client, due);
        if !about.is_empty() {
            lines.line(&format!("DESCRIPTION:{}", escape(&about)))?;
        }
        lines.line("END:VEVENT")?;
        count += 1;
    }
    lines.line("END:VCALENDAR")?;
    lines.finish()?;
    Ok(count)
}

fn compact(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn agreed_time(client: &Client, due: &DueLine) -> Option<chrono::NaiveTime> {
    client.agreed.as_ref().filter(|agreed| due.what == What::Agreed && agreed.day == due.day).and_then(|agreed| agreed.time)
}

/// Phones to dial, what was said, and what the owner noted.
fn about(client: &Client, due: &DueLine) -> String {
    let phones = client.phones.iter().filter(|phone| !phone.wrong).map(crate::domain::phone::Phone::display);
    let said = client.agreed.as_ref().filter(|_| due.what == What::Agreed).map(|agreed| agreed.note.clone());
    let parts = phones.chain(said).chain([client.note.clone()]).filter(|part| !part.is_empty());
    parts.collect::<Vec<String>>().join("\n")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::domain::client::{Agreed, AgreedKind};
    use crate::domain::ids::{ClientId, Id as _};
    use crate::domain::model::Records;
    use crate::domain::phone::Phone;
    use crate::domain::settings::StepKind;

    #[test]
    fn each_client_is_an_entry_and_an_agreed_time_is_kept() {
        let day = NaiveDate::from_ymd_opt(2025, 10, 14).expect("a day");
        let client =
            |number: u64, name: &str| Client { name: name.to_owned(), ..Client::new(ClientId::from_number(number).expect("an id"), day) };
        let mut anna = client(1, "Anna, Smith");
        anna.phones = vec![Phone::read("8 916 204-18-35", "RU")];
        let time = NaiveTime::from_hms_opt(10, 30, 0);
        anna.agreed = Some(Agreed { time, note: "after lunch".to_owned(), ..Agreed::on(day, AgreedKind::CallBack) });
        let model = Model::from_records(Records { clients: vec![anna, client(2, "Bob")], ..Records::default() });
        let line = |number: u64, what: What| DueLine { day, client: ClientId::from_number(number).expect("an id"), what };
        let due = [line(1, What::Agreed), line(2, What::Step(StepKind::Call)), line(9, What::Birthday)];
        let mut out = Vec::new();
        assert_eq!(write(&model, &due, Language::English, DateTime::UNIX_EPOCH, &mut out).expect("written"), 2);
        let text = String::from_utf8(out).expect("UTF-8");
        for wanted in [
            "DTSTART:20251014T103000\r\nDURATION:PT30M",
            "SUMMARY:Agreed: Anna\\, Smith",
            "DESCRIPTION:+7 916 204-18-35\\nafter lunch",
            "DTSTART;VALUE=DATE:20251014\r\nTRANSP:TRANSPARENT\r\nSUMMARY:Call: Bob",
            "UID:00000000-1-20251014@regulars",
        ] {
            assert!(text.contains(wanted), "{wanted} is not in\n{text}");
        }
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }
}
