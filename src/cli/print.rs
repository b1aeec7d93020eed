//! The only place that prints: text and JSON to the output, errors to the other one.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the command line speaks here")]

use std::io::Write as _;

use serde::Serialize;

use crate::app::error::AppError;
use crate::i18n::{Arg, Tr};

/// Prints a line. A reader that has gone away (`| head`) ends the program quietly.
pub fn line(text: &str) {
    if writeln!(std::io::stdout().lock(), "{text}").is_err() {
        std::process::exit(0);
    }
}

/// Prints a value as JSON.
pub fn json(value: &impl Serialize) {
    match serde_json::to_string_pretty(value) {
        Ok(text) => line(&text),
        Err(problem) => eprintln!("{problem}"),
    }
}

/// An error in words.
#[must_use]
pub fn words(error: &AppError, tr: &Tr) -> String {
    let words = error.words();
    let args: Vec<(&str, Arg<'_>)> = words.values.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
    let mut text = tr.with(&words.key, &args);
    if let AppError::Refused(errors) = error {
        for refused in errors {
            text.push(' ');
            text.push_str(&tr.problem(refused.problem));
        }
    }
    text
}

/// Says an error in words, with the technical details after it.
pub fn error(error: &AppError, tr: &Tr) {
    eprintln!("{}", words(error, tr));
    let details = error.details();
    if !details.is_empty() {
        eprintln!("({details})");
    }
}

/// Says what is wrong with an argument.
pub fn complain(text: &str) {
    eprintln!("{text}");
}
