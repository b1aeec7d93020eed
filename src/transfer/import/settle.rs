//! What a column means in the company of the others: a guess by its header alone is put right by theirs and by what
//! stands in it.

use super::content::Content;
use super::fields::Field;
use super::periods::is_period;
use super::synonyms;

/// Tells whether a column is of a kind.
type IsMostly = fn(&Content) -> bool;

/// «Чек» is what a visit brought, or the number of the receipt where another column holds the sum.
pub fn checks(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
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
pub fn names(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
    let has = |guesses: &[Option<(Field, u8)>], field| guesses.iter().any(|guess| guess.is_some_and(|(other, _)| other == field));
    if has(guesses, Field::LastName) && !has(guesses, Field::FirstName) {
        for (header, guess) in headers.iter().zip(guesses) {
            if matches!(synonyms::normalize(header).as_str(), "имя" | "name") {
                *guess = Some((Field::FirstName, 0));
            }
        }
    }
}

/// A column of "time" holds whole days in some programs; without a surer column of days it is that.
pub fn moments(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
    // The day of a booking, or one that is only probable, gives way to the day and time at which the visit began.
    if guesses.iter().flatten().any(|(field, rank)| *field == Field::Date && *rank == 0) {
        return;
    }
    for (content, guess) in stats.iter().zip(guesses) {
        if guess.is_some_and(|(field, _)| field == Field::Time) && content.is_mostly(content.dates) {
            *guess = Some((Field::Date, 0));
        }
    }
}

/// A title beside phones or e-mails, and no purchase, is what the client is called. A sum without a day is a total of theirs.
pub fn titles(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
    let has = |fields: &[Field]| guesses.iter().flatten().any(|(field, _)| fields.contains(field));
    let names = [Field::Name, Field::FirstName, Field::LastName];
    if !has(&[Field::Phone, Field::Email]) || has(&names) || has(&[Field::Date, Field::Receipt, Field::Quantity]) {
        return;
    }
    for (header, guess) in headers.iter().zip(guesses) {
        if matches!(synonyms::normalize(header).as_str(), "наименование" | "название" | "title") {
            *guess = Some((Field::Name, 1));
        }
    }
}

/// Where nothing else names the clients, their names may stand beside their phones in one cell.
pub fn named_phones(stats: &[Content], no_header: bool, guesses: &mut [Option<(Field, u8)>]) {
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
pub fn ids(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
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
pub fn constants(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
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

/// A header of money over ticks and words, `Paid: yes`, is none where another column of money holds sums.
pub fn sums(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
    let is_amount = |guess: &Option<(Field, u8)>| matches!(guess, Some((Field::Amount, _)));
    if !stats.iter().zip(guesses.iter()).any(|(content, guess)| is_amount(guess) && content.is_mostly(content.sums)) {
        return;
    }
    for (content, guess) in stats.iter().zip(guesses) {
        if is_amount(guess) && content.filled > 0 && content.sums == 0 {
            *guess = None;
        }
    }
}

/// "Created" is the day of the order in a list of orders, and of the record in a list of clients.
pub fn created(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
    let has_sale = guesses.iter().flatten().any(|(field, _)| matches!(field, Field::Amount | Field::Receipt | Field::Product));
    let has_day = guesses.iter().flatten().any(|(field, _)| *field == Field::Date);
    for (header, guess) in headers.iter().zip(guesses) {
        match synonyms::normalize(header).as_str() {
            "created at" | "createdat" if !has_sale => *guess = Some((Field::Registered, 1)),
            "дата создания" | "создан" | "created" | "created utc" | "created date utc" | "create date" | "created date"
                if has_sale && !has_day =>
            {
                *guess = Some((Field::Date, 2));
            }
            _ => {}
        }
    }
}

/// A list that counts visits and names the last one is of clients: the day on which a card was made is no purchase.
pub fn cards(headers: &[&str], guesses: &mut [Option<(Field, u8)>]) {
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
pub fn empty(stats: &[Content], guesses: &mut [Option<(Field, u8)>]) {
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
pub fn by_content(headers: &[&str], stats: &[Content], no_header: bool, guesses: &mut [Option<(Field, u8)>]) {
    let has = |guesses: &[Option<(Field, u8)>], field| guesses.iter().any(|guess| guess.is_some_and(|(other, _)| other == field));
    let is_free_for = |guesses: &[Option<(Field, u8)>], index: usize, field: Field| {
        let says_else = |header: &str| {
            // What one visit came to, `Ticket total`, is no figure about the client.
            let header = header.strip_suffix(" total").filter(|_| field == Field::Amount).unwrap_or(header);
            let is_number = field == Field::Amount && synonyms::is_about_number(header);
            is_number || synonyms::is_about_totals(header) || synonyms::is_about_record(header)
        };
        guesses.get(index).is_some_and(Option::is_none)
            && headers.get(index).is_some_and(|header| !is_period(header) && !says_else(&synonyms::normalize(header)))
    };
    let kinds: [(Field, IsMostly); 6] = [
        (Field::Email, |content| content.is_mostly(content.emails)),
        (Field::Phone, |content| content.is_mostly(content.phones)),
        (Field::Date, |content| content.is_mostly(content.dates)),
        (Field::Amount, |content| content.is_mostly(content.sums)),
        (Field::Kind, |content| content.is_mostly(content.kinds) && content.refunds > 0 && content.distinct > 1),
        (Field::Status, |content| content.is_mostly(content.statuses)),
    ];
    for (field, fits) in kinds {
        if has(guesses, field) || (matches!(field, Field::Amount | Field::Kind | Field::Status) && !has(guesses, Field::Date)) {
            continue;
        }
        let fitting: Vec<usize> =
            (0..stats.len()).filter(|index| is_free_for(guesses, *index, field) && stats.get(*index).is_some_and(fits)).collect();
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
    // What is the same in every row, or says where or how, is nobody's name.
    let may_name = |index: usize| {
        headers.get(index).is_some_and(|header| !synonyms::is_about_place(&synonyms::normalize(header)))
            && stats.get(index).is_some_and(|content| is_name(content) && (content.filled < 3 || content.distinct > 1))
    };
    let place = (0..stats.len()).find(|index| is_free_for(guesses, *index, Field::Name) && may_name(*index));
    if let Some(guess) = place.filter(|_| is_client_list).and_then(|index| guesses.get_mut(index)) {
        *guess = Some((Field::Name, 9));
    }
}
