//! Everything the program says, in English and Russian, and numbers, dates and money in the owner's way.
//!
//! Texts live in `assets/i18n/<language>/*.ftl` (Fluent) under keys; the code holds keys only. Tests see to it that
//! both languages have the same keys and variables, that every key in the code exists and that no other room
//! holds text. Depends on `domain` and on the results of `analytics`.

mod format;
mod log;
mod messages;
mod periods;
mod personal;
mod reasons;
mod soundness;
pub mod words;

pub use format::capitalized;
pub use messages::MessageOf;

use std::borrow::Cow;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language of the program.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    #[serde(rename = "en")]
    English,
    #[serde(rename = "ru")]
    Russian,
}

impl Language {
    /// Every language, in the order in which it is offered.
    pub const ALL: [Self; 2] = [Self::English, Self::Russian];

    /// The code of the command line and of files: `en` or `ru`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }

    /// The language's name in itself, which is the same in every language.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Русский",
        }
    }

    /// The language with this code or locale name (`ru`, `ru_RU.UTF-8`).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let start: String = code.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == start)
    }

    /// The language of this computer, English if it is neither.
    #[must_use]
    pub fn of_computer() -> Self {
        sys_locale::get_locales().find_map(|locale| Self::from_code(&locale)).unwrap_or_default()
    }

    const fn sources(self) -> &'static [&'static str] {
        macro_rules! sources {
            ($language:literal) => {
                &[
                    include_str!(concat!("../../assets/i18n/", $language, "/words.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/dates.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/shell.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/notices.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/errors.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/reasons.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/today.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/call.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/messages.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/clients.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/segments.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/calendar.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/charts.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/transfer.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/settings.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/win_back.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/start.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/safety.ftl")),
                    include_str!(concat!("../../assets/i18n/", $language, "/cli.ftl")),
                ]
            };
        }
        match self {
            Self::English => sources!("en"),
            Self::Russian => sources!("ru"),
        }
    }
}

/// A value put into a text.
#[derive(Debug, Clone)]
pub enum Arg<'a> {
    /// A whole number: grouped, and it chooses the plural form.
    Count(i64),
    Text(Cow<'a, str>),
}

macro_rules! count_from {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Count(i64::from(number))
            }
        }
    )*};
}
count_from!(i64, i32, u32, u16, u8);

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Count(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// The texts of one language.
pub struct Tr {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Tr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tr").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Tr {
    /// Reads the texts of a language, which are part of the program.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let id: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![id]);
        // The marks that Fluent puts around values would show as boxes and break searching and copying.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(format::grouped(number_to_i64(number))),
            _ => None,
        }));
        for source in language.sources() {
            // A text that does not parse is found by the tests; at run time what can be read is used.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text under `key`, which takes no values. A key that does not exist is shown as it is.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.find(key, None)
    }

    /// The text under `key` with values put in.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Count(number) => fluent.set(*name, *number),
                Arg::Text(text) => fluent.set(*name, text.as_ref()),
            }
        }
        self.find(key, Some(&fluent)).into_owned()
    }

    /// Whether there is a text under `key`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn find<'a>(&'a self, key: &'a str, args: Option<&FluentArgs<'_>>) -> Cow<'a, str> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no text under {key}");
            return Cow::Borrowed(key);
        };
        let mut problems = Vec::new();
        let text = match args {
            None => self.bundle.format_pattern(pattern, None, &mut problems),
            Some(args) => Cow::Owned(self.bundle.format_pattern(pattern, Some(args), &mut problems).into_owned()),
        };
        debug_assert!(problems.is_empty(), "{key}: {problems:?}");
        text
    }
}

/// Numbers only ever come from whole numbers, so nothing is lost here.
#[expect(clippy::cast_possible_truncation, reason = "made from an i64 in Tr::with; counts stay far below 2^53")]
fn number_to_i64(number: &FluentNumber) -> i64 {
    number.value as i64
}
