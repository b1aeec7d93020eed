//! Contact cards (vCard 2.1, 3.0, 4.0) into a table of one row per card.

use super::fields::Field;
use super::table::Table;

/// What the columns of the table are, in order, and the property that each comes from.
pub const COLUMNS: [(&str, Field); 14] = [
    ("FN", Field::Name),
    ("N family", Field::LastName),
    ("N given", Field::FirstName),
    ("N additional", Field::MiddleName),
    ("ORG", Field::Organization),
    ("TEL", Field::Phone),
    ("EMAIL", Field::Email),
    ("BDAY", Field::Birthday),
    ("NOTE", Field::Note),
    ("CATEGORIES", Field::Tags),
    ("X-TELEGRAM", Field::Telegram),
    ("X-WHATSAPP", Field::WhatsApp),
    ("X-VK", Field::Vk),
    ("X-INSTAGRAM", Field::Instagram),
];

/// So many of them every address book has.
const USUAL_COLUMNS: usize = 9;

/// The columns that the cards have.
#[must_use]
pub fn columns(table: &Table) -> &'static [(&'static str, Field)] {
    let width = table.rows_from(0).map(|row| row.len()).max().unwrap_or_default();
    COLUMNS.get(..width.max(USUAL_COLUMNS)).unwrap_or(&COLUMNS)
}

/// Parts tags, so that one with a comma stays one.
const TAG_END: &str = " ::: ";

/// Cards as a table.
#[derive(Debug)]
pub struct Cards {
    pub table: Table,
    /// Of the first card, for example `3.0`.
    pub version: Option<String>,
}

/// Reads all cards of a text.
#[must_use]
pub fn read(text: &str) -> Cards {
    let mut cards = Cards { table: Table::default(), version: None };
    let mut card: Option<Card> = None;
    for line in unfold(text) {
        let Some(property) = Property::of(&line) else { continue };
        match (property.name.as_str(), &mut card) {
            ("BEGIN", _) => card = Some(Card::default()),
            ("END", _) => {
                if let Some(card) = card.take() {
                    card.push_to(&mut cards.table);
                }
            }
            ("VERSION", _) => {
                cards.version.get_or_insert_with(|| property.value.trim().to_owned());
            }
            (_, Some(card)) => card.take(&property),
            (_, None) => {}
        }
    }
    // A file that is cut off still gives what its last card had.
    if let Some(card) = card.take() {
        card.push_to(&mut cards.table);
    }
    cards
}

/// Lines with their continuations: those that begin with a space, and those after a soft break of quoted-printable.
fn unfold(text: &str) -> impl Iterator<Item = String> {
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r')).peekable();
    std::iter::from_fn(move || {
        let mut line = lines.next()?.to_owned();
        let is_quoted = line.split(':').next().is_some_and(|head| head.to_ascii_uppercase().contains("QUOTED-PRINTABLE"));
        while let Some(next) = lines.peek() {
            if is_quoted && line.ends_with('=') {
                line.pop();
                line.push_str(next);
            } else if let Some(continuation) = next.strip_prefix([' ', '\t']) {
                line.push_str(continuation);
            } else {
                break;
            }
            lines.next();
        }
        Some(line)
    })
}

/// `item1.TEL;TYPE=CELL:+7 916…`
struct Property {
    name: String,
    params: String,
    value: String,
}

impl Property {
    fn of(line: &str) -> Option<Self> {
        let colon = end_of_params(line)?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let (name, params) = head.split_once(';').unwrap_or((head, ""));
        let name = name.rsplit('.').next()?.trim().to_ascii_uppercase();
        let params = params.to_ascii_uppercase();
        let value = if params.contains("QUOTED-PRINTABLE") { unquote(value, &params) } else { value.to_owned() };
        Some(Self { name, params, value })
    }

    /// The parts of a value between separators, unescaped.
    fn parts(&self, separator: char) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            let escaped = if c == '\\' { chars.next() } else { None };
            let Some(part) = parts.last_mut() else { break };
            match (c, escaped) {
                (_, Some('n' | 'N')) => part.push('\n'),
                (_, Some(escaped)) => part.push(escaped),
                ('\\', None) => {}
                (c, None) if c == separator => parts.push(String::new()),
                (c, None) => part.push(c),
            }
        }
        parts
    }

    fn text(&self) -> String {
        self.parts('\0').concat()
    }
}

/// The colon after the parameters, whose values may stand in quotes.
fn end_of_params(line: &str) -> Option<usize> {
    let mut in_quotes = false;
    line.char_indices().find_map(|(at, c)| {
        in_quotes ^= c == '"';
        (c == ':' && !in_quotes).then_some(at)
    })
}

/// Quoted-printable bytes in the charset that the parameters name.
fn unquote(value: &str, params: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok()).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let (b'=', Some(byte)) = (first, hex) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    let charset = params.split(';').find_map(|param| param.strip_prefix("CHARSET="));
    let encoding = charset.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(&bytes).0.into_owned()
}

#[derive(Debug, Default)]
struct Card {
    full_name: String,
    /// Family, given and additional names.
    name: [String; 3],
    organization: String,
    phones: Vec<String>,
    emails: Vec<String>,
    birthday: String,
    notes: Vec<String>,
    tags: Vec<String>,
    /// Telegram, WhatsApp, VK, Instagram.
    handles: [String; 4],
}

impl Card {
    fn take(&mut self, property: &Property) {
        match property.name.as_str() {
            "FN" => self.full_name = property.text(),
            "N" => {
                for (slot, part) in self.name.iter_mut().zip(property.parts(';')) {
                    *slot = part;
                }
            }
            "ORG" => self.organization = property.parts(';').into_iter().next().unwrap_or_default(),
            "TEL" => {
                let number = property.text();
                self.phones.push(number.strip_prefix("tel:").unwrap_or(&number).to_owned());
            }
            "EMAIL" => self.emails.push(property.text()),
            "BDAY" => self.birthday = birthday(property),
            "NOTE" => self.notes.push(property.text()),
            // Address books put everybody into groups of their own making, which say nothing.
            "CATEGORIES" => self.tags.extend(property.parts(',').into_iter().filter(|tag| tag != "myContacts" && tag != "starred")),
            "X-TELEGRAM" => self.handle(0, property),
            "X-WHATSAPP" => self.handle(1, property),
            "X-VK" => self.handle(2, property),
            "X-INSTAGRAM" => self.handle(3, property),
            _ => {}
        }
    }

    fn handle(&mut self, place: usize, property: &Property) {
        if let Some(slot) = self.handles.get_mut(place).filter(|slot| slot.is_empty()) {
            *slot = property.text();
        }
    }

    fn push_to(self, table: &mut Table) {
        let [family, given, additional] = self.name;
        let has_parts = !family.is_empty() || !given.is_empty();
        let full_name = if has_parts { String::new() } else { self.full_name };
        let cells = [
            full_name,
            family,
            given,
            additional,
            self.organization,
            self.phones.join("\n"),
            self.emails.join("\n"),
            self.birthday,
            self.notes.join("\n"),
            self.tags.into_iter().map(|tag| tag + TAG_END).collect(),
        ];
        let cells: Vec<&String> = cells.iter().chain(&self.handles).collect();
        // Columns that most address books do not have show only where something stands in them.
        let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1).max(USUAL_COLUMNS);
        for cell in cells.into_iter().take(filled) {
            table.push_cell(cell);
        }
        table.end_row();
    }
}

/// Apple writes a birthday without a year as one of the year 1604.
fn birthday(property: &Property) -> String {
    let text = property.text();
    match text.strip_prefix("1604-") {
        Some(rest) if property.params.contains("OMIT-YEAR") => format!("--{rest}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_become_rows() {
        let cards = read(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Smith;Anna;P.;;\r\nitem1.TEL;type=CELL:1\r\nTEL;VALUE=uri;TYPE=\"a:b\":tel:2\r\n\
             NOTE:long\\, te\r\n xt\\nnext\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-03-08\r\nPHOTO:xx\r\n\
             CATEGORIES:a\\,b,c,myContacts\r\nX-TELEGRAM:anna\r\nEND:VCARD\r\n\
             BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=90=\r\n=D0=BD\r\nEND:VCARD",
        );
        let rows: Vec<Vec<&str>> = cards.table.rows_from(0).map(|row| row.cells().collect()).collect();
        assert_eq!(
            rows,
            [
                vec!["", "Smith", "Anna", "P.", "", "1\n2", "", "--03-08", "long, text\nnext", "a,b ::: c :::", "anna"],
                vec!["Ан", "", "", "", "", "", "", "", ""]
            ]
        );
        assert_eq!(cards.version.as_deref(), Some("3.0"));
    }
}
