//! Texts to say or send: a template with fields in braces, filled with what is known of one client. What is not known
//! stays visible as an empty field, so that nobody sends a sentence with a hole in it.

use super::contact::{Channel, Purpose, Template};
use super::model::Model;
use super::settings::StepBonus;

/// A field that a template may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MessageField {
    /// What to call the client: the given name.
    Name,
    /// The name as it is kept.
    FullName,
    /// What was bought last.
    LastProduct,
    /// What is bought most often.
    Favourite,
    /// Days since the last purchase.
    DaysSince,
    /// The day on which the client is expected, or that was agreed.
    DueDate,
    /// The bonus that may be given at this step.
    Bonus,
    /// Our name.
    Shop,
    /// Who sits here.
    Staff,
}

impl MessageField {
    /// Every field, in the order in which it is offered.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::FullName,
        Self::LastProduct,
        Self::Favourite,
        Self::DaysSince,
        Self::DueDate,
        Self::Bonus,
        Self::Shop,
        Self::Staff,
    ];

    /// What stands between the braces.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FullName => "full_name",
            Self::LastProduct => "last_product",
            Self::Favourite => "favourite",
            Self::DaysSince => "days_since",
            Self::DueDate => "due_date",
            Self::Bonus => "bonus",
            Self::Shop => "shop",
            Self::Staff => "staff",
        }
    }

    fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code().eq_ignore_ascii_case(code.trim()))
    }
}

/// A part of a filled template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// As the owner wrote it.
    Text(String),
    /// A field and what stands in its place.
    Filled(MessageField, String),
    /// A field about which nothing is known.
    Empty(MessageField),
    /// Braces around a word that is no field.
    Unknown(String),
}

/// Fills the fields of `template`; `value` gives what is known, empty for nothing.
#[must_use]
pub fn fill(template: &str, value: impl Fn(MessageField) -> String) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = template;
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        // A brace that nothing closes on its line is a brace.
        let Some((code, behind)) = after.split_once('}').filter(|(code, _)| !code.contains(['{', '\n'])) else {
            text.push('{');
            rest = after;
            continue;
        };
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(match MessageField::of(code) {
            None => Piece::Unknown(code.trim().to_owned()),
            Some(field) => match value(field).trim() {
                "" => Piece::Empty(field),
                known => Piece::Filled(field, known.to_owned()),
            },
        });
        rest = behind;
    }
    text.push_str(rest);
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    pieces
}

/// The text as it is said or sent: an empty field leaves no doubled space, no empty brackets, no space before a sign, and no
/// label of which it was all (`Master: {staff}.`).
#[must_use]
pub fn plain(pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut after_hole = false;
    for piece in pieces {
        match piece {
            Piece::Text(part) | Piece::Filled(_, part) => {
                let part = if after_hole { close_hole(&mut text, part) } else { part };
                text.push_str(part);
                after_hole = false;
            }
            Piece::Empty(_) | Piece::Unknown(_) => after_hole = true,
        }
    }
    if after_hole {
        close_hole(&mut text, "");
    }
    text.trim().to_owned()
}

/// Makes the end of `text` meet `part` across a field that was left out; gives back what of `part` goes on.
fn close_hole<'p>(text: &mut String, part: &'p str) -> &'p str {
    let next = part.trim_start_matches(' ');
    let cut = |text: &mut String, signs: &[char]| text.truncate(text.trim_end_matches(signs).len());
    if text.trim().is_empty() {
        // What stood before the comma was the name of nobody.
        return next.trim_start_matches([',', '!', '.', ' ']);
    }
    let ends = next.is_empty() || next.starts_with(['.', '!', '?', '\n']);
    if ends && text.trim_end_matches(' ').ends_with(':') {
        // A label of nothing goes with its sentence, sign and all.
        let label = text.rfind(['.', '!', '?', '\n']).map_or(0, |sign| sign + 1);
        text.truncate(label);
        let behind = next.trim_start_matches(['.', '!', '?']);
        return if text.is_empty() || text.ends_with('\n') { behind.trim_start_matches([' ', '\n']) } else { behind };
    }
    if next.starts_with(['.', '!', '?']) {
        cut(text, &[' ', ',']);
        return next;
    }
    if let Some(behind) = next.strip_prefix(')').filter(|_| text.ends_with('(')) {
        cut(text, &['(']);
        cut(text, &[' ']);
        return behind;
    }
    if next.starts_with([',', ':', ';', ')']) {
        cut(text, &[' ']);
        return next;
    }
    if text.ends_with(char::is_whitespace) { next } else { part }
}

/// The fields that are empty, each once, in the order of the text.
#[must_use]
pub fn empty_fields(pieces: &[Piece]) -> Vec<MessageField> {
    let mut empty = Vec::new();
    for piece in pieces {
        if let Piece::Empty(field) = piece
            && !empty.contains(field)
        {
            empty.push(*field);
        }
    }
    empty
}

/// Words in braces that are no fields, each once.
#[must_use]
pub fn unknown_fields(template: &str) -> Vec<String> {
    let mut unknown = Vec::new();
    for piece in fill(template, |_| String::new()) {
        if let Piece::Unknown(code) = piece
            && !unknown.contains(&code)
        {
            unknown.push(code);
        }
    }
    unknown
}

/// What to call a client whose name is kept as `name`: `Anna Kuznetsova` and `Кузнецова Анна Сергеевна` are Anna.
#[must_use]
pub fn given_name(name: &str) -> &str {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_patronymic = |word: &&str| {
        let word = word.to_lowercase();
        word.chars().count() > 4 && ["вич", "вна", "чна", "ьич"].iter().any(|end| word.ends_with(end))
    };
    // In Russian lists the surname often comes first; a patronymic stands right after the given name.
    let before_patronymic = words.iter().skip(1).position(|word| words.len() > 2 && is_patronymic(word));
    before_patronymic.and_then(|place| words.get(place)).or_else(|| words.first()).copied().unwrap_or("")
}

/// What [`Template::step`] says for a contact that is no step of the chain. Steps are at most eight, so the numbers are free.
const AGREED: u8 = 200;
const BIRTHDAY: u8 = 201;
const FIRST_VISIT: u8 = 202;

/// What [`Template::step`] says for a contact of this purpose; `None` is "for any".
#[must_use]
pub const fn slot_of(purpose: Purpose) -> Option<u8> {
    match purpose {
        Purpose::Step(index) => Some(index),
        Purpose::Agreed => Some(AGREED),
        Purpose::Birthday => Some(BIRTHDAY),
        Purpose::FirstVisit => Some(FIRST_VISIT),
        Purpose::Rung { .. } | Purpose::Free => None,
    }
}

/// The purpose that a slot stands for.
#[must_use]
pub const fn purpose_of(slot: Option<u8>) -> Purpose {
    match slot {
        None => Purpose::Free,
        Some(AGREED) => Purpose::Agreed,
        Some(BIRTHDAY) => Purpose::Birthday,
        Some(FIRST_VISIT) => Purpose::FirstVisit,
        Some(index) => Purpose::Step(index),
    }
}

/// The bonus that may be given for a contact of this purpose: that of the step, or of the campaign's rung.
#[must_use]
pub fn bonus_of(model: &Model, purpose: Purpose) -> Option<StepBonus> {
    let Purpose::Rung { campaign, rung } = purpose else { return model.settings().bonus(purpose).cloned() };
    let rung = model.campaigns().get(campaign)?.rungs.get(usize::from(rung))?;
    (rung.bonus_minor > 0).then(|| StepBonus { slot: 0, what: String::new(), up_to_minor: rung.bonus_minor })
}

/// The shop's own texts that fit a contact, the best first: those for this channel before those for any, older ones first.
#[must_use]
pub fn fitting<'t>(templates: impl Iterator<Item = &'t Template>, purpose: Purpose, channel: Channel, language: &str) -> Vec<&'t Template> {
    let slot = slot_of(purpose);
    let fits = |template: &&Template| {
        template.step == slot && template.language == language && template.channel.is_none_or(|only| only == channel)
    };
    let mut found: Vec<&Template> = templates.filter(fits).collect();
    found.sort_by_key(|template| (template.channel.is_none(), template.id));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(field: MessageField) -> String {
        match field {
            MessageField::Name => "Anna".into(),
            MessageField::DaysSince => "31".into(),
            _ => String::new(),
        }
    }

    #[test]
    fn known_fields_are_filled_and_others_stay_visible() {
        let pieces = fill("{name}, it has been {days_since} days since {last_product}. {Wrong}", known);
        assert_eq!(
            pieces,
            [
                Piece::Filled(MessageField::Name, "Anna".into()),
                Piece::Text(", it has been ".into()),
                Piece::Filled(MessageField::DaysSince, "31".into()),
                Piece::Text(" days since ".into()),
                Piece::Empty(MessageField::LastProduct),
                Piece::Text(". ".into()),
                Piece::Unknown("Wrong".into()),
            ]
        );
        assert_eq!(empty_fields(&pieces), [MessageField::LastProduct]);
        assert_eq!(plain(&pieces), "Anna, it has been 31 days since.");
    }

    #[test]
    fn braces_that_close_nothing_are_braces() {
        for (template, expected) in [("a { b", "a { b"), ("}{name}", "}Anna"), ("{{name}", "{Anna"), ("", ""), ("{\n}", "{\n}")] {
            assert_eq!(plain(&fill(template, known)), expected, "{template:?}");
        }
    }

    #[test]
    fn an_empty_field_leaves_no_hole() {
        let nobody = |_| String::new();
        for (template, expected) in [
            ("{name}, hello!", "hello!"),
            ("Good day, {name}!", "Good day!"),
            ("your visit ({last_product}) was fine", "your visit was fine"),
            ("with {staff} this week", "with this week"),
            ("Shall I book you? Master: {staff}.", "Shall I book you?"),
            ("Shall I book you? Master: {staff}", "Shall I book you?"),
            ("Hello! Master: {staff}. See you!", "Hello! See you!"),
            ("Hello!\nMaster: {staff}.\nSee you!", "Hello!\nSee you!"),
            ("Master: {staff}", ""),
        ] {
            assert_eq!(plain(&fill(template, nobody)), expected, "{template:?}");
        }
    }

    #[test]
    fn a_word_in_braces_that_is_no_field_is_named_once() {
        assert_eq!(unknown_fields("{name} {nmae} {nmae} {DAYS_SINCE}"), ["nmae"]);
    }

    #[test]
    fn people_are_called_by_their_given_name() {
        for (name, expected) in [
            ("Anna Kuznetsova", "Anna"),
            ("Кузнецова Анна Сергеевна", "Анна"),
            ("Анна Сергеевна Кузнецова", "Анна"),
            ("Иван Ильич", "Иван"),
            ("Madonna", "Madonna"),
            ("", ""),
        ] {
            assert_eq!(given_name(name), expected, "{name:?}");
        }
    }

    #[test]
    fn every_slot_is_that_of_its_purpose() {
        for purpose in [Purpose::Step(0), Purpose::Step(7), Purpose::Agreed, Purpose::Birthday, Purpose::FirstVisit, Purpose::Free] {
            assert_eq!(purpose_of(slot_of(purpose)), purpose);
        }
    }
}
