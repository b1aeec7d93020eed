//! Pages to be read and printed: everything about one client, the act of a deletion, and the words of the trail. Each
//! page is one file that needs nothing else.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use super::Tr;
use crate::domain::client::Client;
use crate::domain::command::Title;
use crate::domain::ids::{ClientId, Id as _, StaffId};
use crate::domain::model::Model;
use crate::domain::money::Currency;
use crate::domain::page::escaped;
use crate::domain::phone::Phone;
use crate::domain::trail::{FieldChange, TrailEntry, Way};

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:52em;margin:2em auto;padding:0 1em;color:#1c1c1c}\
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid #ddd}\
h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em}.line{margin-top:4em;border-top:1px solid #888;width:18em;padding-top:.3em}";

impl Tr {
    /// Everything about a client as a page. `when` words a moment by the clock on the wall.
    #[must_use]
    pub fn client_page(&self, model: &Model, client: &Client, trail: &[TrailEntry], when: &dyn Fn(DateTime<Utc>) -> String) -> String {
        let currency = model.settings().currency;
        let mut body = format!("<h1>{}</h1>", escaped(&client.display_name()));
        let facts = self.client_facts(client);
        table(&mut body, &[], facts.iter().map(|(name, value)| vec![name.clone(), value.clone()]));
        let staff = |id: Option<StaffId>| id.and_then(|id| model.staff().get(id)).map_or_else(String::new, |staff| staff.name.clone());

        heading(&mut body, &self.text("settings-count-purchases"));
        let heads =
            ["personal-day", "personal-sum", "personal-what", "personal-who", "personal-note"].map(|key| self.text(key).into_owned());
        let rows = model.purchases().of(client.id).iter().map(|purchase| {
            let products = purchase.products().filter_map(|id| model.products().get(id)).map(|product| product.name.as_str());
            let note = [purchase.external_id(), purchase.note()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
            let what = products.collect::<Vec<_>>().join(", ");
            vec![self.day_month_year(purchase.day), self.money(purchase.sum_minor, currency), what, staff(purchase.staff), note.join(", ")]
        });
        table(&mut body, &heads, rows);

        heading(&mut body, &self.text("settings-count-contacts"));
        let heads = ["personal-day", "personal-channel", "personal-outcome", "personal-who", "personal-note"]
            .map(|key| self.text(key).into_owned());
        let rows = model.contacts().of(client.id).iter().map(|contact| {
            vec![
                when(contact.at),
                self.channel(contact.channel),
                self.outcome(&contact.outcome),
                staff(contact.staff),
                contact.note.clone(),
            ]
        });
        table(&mut body, &heads, rows);

        heading(&mut body, &self.text("trail-title"));
        table(
            &mut body,
            &[],
            trail.iter().map(|entry| {
                vec![when(entry.at), staff(entry.staff), self.trail_title(entry, currency), self.trail_fields(&entry.fields, model)]
            }),
        );
        self.page(&client.display_name(), &body)
    }

    fn client_facts(&self, client: &Client) -> Vec<(String, String)> {
        let list = |words: Vec<String>| words.join(", ");
        let mut facts = vec![
            ("personal-phones", list(client.phones.iter().map(Phone::display).collect())),
            ("personal-emails", list(client.emails.clone())),
            (
                "personal-handles",
                list(client.handles.iter().map(|handle| [self.channel(handle.channel), handle.name.clone()].join(": ")).collect()),
            ),
            (
                "personal-birthday",
                client.birthday.map_or_else(String::new, |day| match day.year {
                    Some(year) => format!("{:02}.{:02}.{year:04}", day.day, day.month),
                    None => format!("{:02}.{:02}", day.day, day.month),
                }),
            ),
            ("personal-source", client.source.clone()),
            ("personal-note", client.note.clone()),
            ("personal-tags", list(client.tags.clone())),
            ("personal-consent", self.consent_words(client)),
            (
                "personal-do-not-contact",
                client.do_not_contact.as_ref().map_or_else(String::new, |set| {
                    [self.day_month_year(set.day), set.reason.clone()]
                        .into_iter()
                        .filter(|text| !text.is_empty())
                        .collect::<Vec<_>>()
                        .join(", ")
                }),
            ),
            ("personal-paused", client.paused_until.map_or_else(String::new, |day| self.day_month_year(day))),
            ("personal-external", list(client.external_ids.iter().map(|id| [id.source.as_str(), id.id.as_str()].join(" ")).collect())),
            ("personal-created", self.day_month_year(client.created)),
            ("personal-archived", client.archived.map_or_else(String::new, |day| self.day_month_year(day))),
        ];
        facts.retain(|(_, value)| !value.is_empty());
        facts.into_iter().map(|(key, value)| (self.text(key).into_owned(), value)).collect()
    }

    fn consent_words(&self, client: &Client) -> String {
        use crate::domain::client::ConsentAnswer;
        let consent = &client.consent;
        let answer = self.text(match consent.answer {
            ConsentAnswer::Yes => "personal-consent-yes",
            ConsentAnswer::No => "personal-consent-no",
            ConsentAnswer::Unknown => "personal-consent-unknown",
        });
        let day = consent.day.map_or_else(String::new, |day| self.day_month_year(day));
        [answer.into_owned(), day, consent.how.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// The act of a deletion: what was deleted when and where, in lines, with a place to sign.
    #[must_use]
    pub fn act_page(&self, number: ClientId, lines: &[String]) -> String {
        let title = self.with("act-title", &[("number", number.to_string().into())]);
        let mut body = format!("<h1>{}</h1>", escaped(&title));
        for line in lines {
            // Writing to a String cannot fail.
            write!(body, "<p>{}</p>", escaped(line)).unwrap_or_default();
        }
        write!(body, "<p class=\"line\">{}</p>", escaped(&self.text("act-signature"))).unwrap_or_default();
        self.page(&title, &body)
    }

    fn page(&self, title: &str, body: &str) -> String {
        let (language, title) = (self.language().code(), escaped(title));
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style></head><body>{body}</body></html>\n"
        )
    }

    /// What an entry of the trail tells: `Anna: changes saved`.
    #[must_use]
    pub fn trail_title(&self, entry: &TrailEntry, currency: Currency) -> String {
        // A title of a newer version has no words here.
        let title = serde_json::from_str::<Title>(&entry.title)
            .map_or_else(|_| self.text("trail-unknown").into_owned(), |title| self.title(&title, currency, entry.at.date_naive()));
        match entry.way {
            Way::Done => title,
            Way::Undone => self.with("undone", &[("what", title.into())]),
            Way::Redone => self.with("redone", &[("what", title.into())]),
        }
    }

    /// `note: "" → "likes tea"; tags: …`; empty where no record was changed.
    #[must_use]
    pub fn trail_fields(&self, fields: &[FieldChange], model: &Model) -> String {
        let name = |number: &str| number.parse().ok().and_then(StaffId::from_number).and_then(|id| model.staff().get(id));
        let words = fields.iter().map(|change| {
            let key = format!("field-{}", change.field.replace(['.', '_'], "-"));
            let field = if self.has(&key) { self.with(&key, &[]) } else { change.field.replace(['.', '_'], " ") };
            let is_staff = change.field.rsplit('.').next() == Some("staff");
            let side = |text: &str| match name(text).filter(|_| is_staff) {
                Some(staff) => staff.name.clone(),
                None if text.is_empty() => "—".to_owned(),
                None => text.to_owned(),
            };
            format!("{field}: {} → {}", side(&change.old), side(&change.new))
        });
        words.collect::<Vec<_>>().join("; ")
    }
}

fn heading(body: &mut String, text: &str) {
    write!(body, "<h2>{}</h2>", escaped(text)).unwrap_or_default();
}

fn table(body: &mut String, heads: &[String], rows: impl Iterator<Item = Vec<String>>) {
    body.push_str("<table>");
    if !heads.is_empty() {
        row(body, "th", heads);
    }
    for cells in rows {
        row(body, "td", &cells);
    }
    body.push_str("</table>");
}

fn row(body: &mut String, tag: &str, cells: &[String]) {
    body.push_str("<tr>");
    for cell in cells {
        write!(body, "<{tag}>{}</{tag}>", escaped(cell)).unwrap_or_default();
    }
    body.push_str("</tr>");
}
