//! Words and numerals that stand in written days beside their numbers.

/// Months in Roman figures, as stamps and doctors write them: `5/III/2025`.
pub fn roman_month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    (1..).zip(MONTHS).find(|(_, month)| *month == word).map(|(number, _)| number)
}

/// Words that stand in dates and say nothing.
pub fn is_filler(word: &str) -> bool {
    const FILLERS: [&str; 37] = [
        "го",
        "ого",
        "е",
        "at",
        "в",
        "г",
        "год",
        "года",
        "of",
        "st",
        "nd",
        "rd",
        "th",
        "de",
        "utc",
        "gmt",
        "z",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "пн",
        "вт",
        "ср",
        "чт",
        "пт",
        "сб",
    ];
    FILLERS.contains(&word)
        || matches!(word, "вс" | "понедельник" | "вторник" | "среда" | "четверг" | "пятница" | "суббота" | "воскресенье")
}
