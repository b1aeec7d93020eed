//! Who the clients are: names, ways to reach them, birthdays, notes. All invented.

use chrono::Datelike as _;

use crate::domain::client::{Client, Consent, ConsentAnswer, Handle};
use crate::domain::contact::Channel;
use crate::domain::dates::{Birthday, add_days};
use crate::domain::ids::{ClientId, Id as _};
use crate::domain::phone::Phone;

use super::dice::{Dice, Stage};
use super::shop::Shop;
use super::{DemoLanguage, Person, Role};

/// Share of clients without a purchase, percent.
const PROSPECT_PERCENT: u32 = 3;
/// Share of clients with a name from another country, percent.
const FOREIGN_PERCENT: u32 = 4;

/// Area codes for `555-01xx`, the numbers that North America keeps for fiction.
const AREA_CODES: [u32; 20] = [202, 206, 212, 215, 303, 305, 312, 313, 404, 412, 415, 503, 512, 602, 612, 617, 702, 713, 816, 919];

/// Words from which people are made.
struct Names {
    women: Vec<&'static str>,
    men: Vec<&'static str>,
    surnames: Vec<&'static str>,
    foreign_women: Vec<&'static str>,
    foreign_men: Vec<&'static str>,
    companies: Vec<&'static str>,
    sources: Vec<&'static str>,
    notes: Vec<&'static str>,
    tags: Vec<&'static str>,
    consent_how: Vec<&'static str>,
}

/// Makes the clients who live by the dice; nobody has come yet.
pub(super) fn make(shop: &Shop) -> Vec<Person> {
    let mut dice = Dice::new(shop.seed, Stage::People);
    let mut makers = Maker::new(shop);
    (0..shop.plan.natural_clients)
        .filter_map(|_| {
            let role = if dice.percent(PROSPECT_PERCENT) { Role::Prospect } else { Role::Natural };
            makers.person(shop, role, &mut dice)
        })
        .collect()
}

/// Makes one person after another, no two with the same phone.
pub(super) struct Maker {
    names: Names,
    made: u32,
}

impl Maker {
    pub fn new(shop: &Shop) -> Self {
        let words = &shop.words;
        let names = Names {
            women: words.names("women"),
            men: words.names("men"),
            surnames: words.names("surnames"),
            foreign_women: words.whole_names("women-foreign"),
            foreign_men: words.whole_names("men-foreign"),
            companies: words.shop("companies"),
            sources: words.common("sources"),
            notes: words.shop("notes"),
            tags: words.shop("tags"),
            consent_how: words.common("consent-how"),
        };
        Self { names, made: 0 }
    }

    /// A maker whose phones start after those of the clients made by [`make`].
    pub fn after_natural(shop: &Shop) -> Self {
        Self { made: u32::try_from(shop.plan.natural_clients).unwrap_or(u32::MAX), ..Self::new(shop) }
    }

    /// Somebody new, who has not come yet.
    pub fn person(&mut self, shop: &Shop, role: Role, dice: &mut Dice) -> Option<Person> {
        let mut client = Client::new(ClientId::from_number(1)?, shop.today);
        self.made += 1;
        let keeps_to_first = shop.plan.men_keep_to_first;
        let woman = dice.percent(shop.plan.women_percent) || (keeps_to_first && !role.is_natural());
        let company = !self.names.companies.is_empty() && role.is_natural() && dice.percent(4);
        client.name = if company { self.company(dice) } else { self.name(shop.language, woman, dice) };
        if !dice.percent(3) || !role.is_natural() {
            client.phones.push(phone(shop.language, self.made, dice));
        }
        let latin = latin(&client.name);
        if dice.percent(40) || client.phones.is_empty() {
            client.emails.push(email(shop.language, &latin, self.made, dice));
        }
        if dice.percent(45) && !company {
            client.handles = handles(shop.language, &latin, dice);
        }
        client.preferred_channel = preferred(&client, dice);
        if dice.percent(70) && !company {
            client.birthday = birthday(shop, dice);
        }
        if dice.percent(85) {
            dice.text(&self.names.sources).clone_into(&mut client.source);
        }
        if dice.percent(24) {
            dice.text(&self.names.notes).clone_into(&mut client.note);
        }
        if dice.percent(26) {
            client.tags.push(dice.text(&self.names.tags).to_owned());
        }
        if dice.percent(74) {
            client.consent = Consent { answer: ConsentAnswer::Yes, day: None, how: dice.text(&self.names.consent_how).to_owned() };
        }
        let keeps_to_main = keeps_to_first && !woman;
        let main = if keeps_to_main { 0 } else { shop.main_good(dice) };
        let (low, high) = shop.plan.cycle_percent;
        let own_cycle_days = (shop.usual_cycle_days(main) * dice.between(low, high) / 100).max(shop.plan.shortest_cycle_days);
        Some(Person {
            client,
            role,
            main,
            keeps_to_main,
            own_cycle_days,
            favourite: dice.pick(&shop.serving_on(shop.today)).copied(),
            extra_percent: shop.plan.extra_percent * u32::try_from(dice.between(30, 190)).unwrap_or(100) / 100,
            days: Vec::new(),
            contacts: Vec::new(),
        })
    }

    fn company(&self, dice: &mut Dice) -> String {
        dice.text(&self.names.companies).to_owned()
    }

    fn name(&self, language: DemoLanguage, woman: bool, dice: &mut Dice) -> String {
        if dice.percent(FOREIGN_PERCENT) {
            return dice.text(if woman { &self.names.foreign_women } else { &self.names.foreign_men }).to_owned();
        }
        let first = dice.text(if woman { &self.names.women } else { &self.names.men });
        let surname = dice.text(&self.names.surnames);
        match (language, woman) {
            (DemoLanguage::Ru, true) => format!("{first} {}", feminine(surname)),
            _ => format!("{first} {surname}"),
        }
    }
}

/// The feminine form of a Russian surname given in the masculine one.
fn feminine(surname: &str) -> String {
    for (ending, replaced_by) in [("ский", "ская"), ("цкий", "цкая"), ("ой", "ая"), ("ый", "ая")] {
        if let Some(stem) = surname.strip_suffix(ending) {
            return format!("{stem}{replaced_by}");
        }
    }
    let takes_a = ["ов", "ев", "ёв", "ин", "ын"].iter().any(|ending| surname.ends_with(ending));
    if takes_a { format!("{surname}а") } else { surname.to_owned() }
}

/// A number that rings nowhere: `+7 900 000-xx-xx`, or `555-01xx` of an American area.
fn phone(language: DemoLanguage, number: u32, dice: &mut Dice) -> Phone {
    let (e164, typed) = match language {
        DemoLanguage::Ru => {
            // 3 671 shares no divisor with 10 000, so no two clients get the same last four digits.
            let line = number * 3_671 % 10_000;
            let (high, low) = (line / 100, line % 100);
            let typed = match dice.between(0, 4) {
                0 => format!("8 (900) 000-{high:02}-{low:02}"),
                1 => format!("8900000{line:04}"),
                2 => format!("8 900 000 {high:02} {low:02}"),
                _ => format!("+7 900 000-{high:02}-{low:02}"),
            };
            (format!("+7900000{line:04}"), typed)
        }
        DemoLanguage::En => {
            // 1 187 shares no divisor with 2 000, the numbers that twenty area codes have.
            let place = number * 1_187 % 2_000;
            let area = AREA_CODES.get((place / 100) as usize).copied().unwrap_or(212);
            let line = place % 100;
            let typed = match dice.between(0, 3) {
                0 => format!("{area}-555-01{line:02}"),
                1 => format!("+1 {area} 555 01{line:02}"),
                _ => format!("({area}) 555-01{line:02}"),
            };
            (format!("+1{area}55501{line:02}"), typed)
        }
    };
    Phone { e164, typed, wrong: false }
}

fn email(language: DemoLanguage, latin: &str, number: u32, dice: &mut Dice) -> String {
    let domain = match language {
        DemoLanguage::En => "example.com",
        DemoLanguage::Ru => "example.ru",
    };
    let part_mark = if dice.percent(60) { "." } else { "_" };
    format!("{}{number}@{domain}", latin.replace(' ', part_mark))
}

/// One or two handles, with an ending that tells them from anybody's real one.
fn handles(language: DemoLanguage, latin: &str, dice: &mut Dice) -> Vec<Handle> {
    let channels: &[Channel] = match language {
        DemoLanguage::En => &[Channel::WhatsApp, Channel::Instagram, Channel::Telegram],
        DemoLanguage::Ru => &[Channel::Telegram, Channel::WhatsApp, Channel::Vk, Channel::Telegram],
    };
    let name = format!("{}_example", latin.replace(' ', "_"));
    let first = dice.pick(channels).copied();
    let second = if dice.percent(20) { dice.pick(channels).copied().filter(|channel| Some(*channel) != first) } else { None };
    [first, second].into_iter().flatten().map(|channel| Handle { channel, name: name.clone() }).collect()
}

fn preferred(client: &Client, dice: &mut Dice) -> Option<Channel> {
    if dice.percent(15) {
        return None;
    }
    let by_handle = client.handles.first().map(|handle| handle.channel);
    let by_phone = (!client.phones.is_empty()).then(|| if dice.percent(30) { Channel::Call } else { Channel::Sms });
    let by_email = (!client.emails.is_empty()).then_some(Channel::Email);
    by_handle.or(by_phone).or(by_email)
}

fn birthday(shop: &Shop, dice: &mut Dice) -> Option<Birthday> {
    let born = add_days(shop.today, -dice.between(19 * 365, 66 * 365));
    let year = if dice.percent(75) { i16::try_from(born.year()).ok() } else { None };
    Birthday::new(u8::try_from(born.day()).ok()?, u8::try_from(born.month()).ok()?, year)
}

/// `name` in small Latin letters and spaces, for addresses.
fn latin(name: &str) -> String {
    let mut latin = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' => latin.push(c),
            ' ' | '-' => latin.push(' '),
            _ => latin.push_str(latin_letters(c)),
        }
    }
    latin.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Latin letters for a Cyrillic or accented one; nothing for signs.
const fn latin_letters(c: char) -> &'static str {
    match c {
        'а' | 'á' | 'à' | 'ä' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' | 'é' | 'è' | 'ë' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' | 'í' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' | 'ó' | 'ö' | 'ø' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ú' | 'ü' => "u",
        'ф' => "f",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sch",
        'й' | 'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_surnames_take_their_feminine_ending() {
        for (masculine, expected) in [
            ("Кузнецов", "Кузнецова"),
            ("Соловьёв", "Соловьёва"),
            ("Ильин", "Ильина"),
            ("Вишневский", "Вишневская"),
            ("Левитский", "Левитская"),
            ("Толстой", "Толстая"),
            ("Черных", "Черных"),
            ("Шевченко", "Шевченко"),
            ("Мельник", "Мельник"),
        ] {
            assert_eq!(feminine(masculine), expected);
        }
    }

    #[test]
    fn addresses_are_in_plain_latin_letters() {
        for (name, expected) in
            [("Фёдор Щербаков", "fyodor scherbakov"), ("Hye-jin O'Neill", "hye jin oneill"), ("Zoë Krüger", "zoe kruger")]
        {
            assert_eq!(latin(name), expected);
        }
    }
}
