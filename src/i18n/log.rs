//! Entries of the change log in words: what was changed, from what to what.

use super::Tr;
use crate::domain::campaign::{LogEntry, LogKind};
use crate::domain::contact::Channel;

impl Tr {
    /// The owner's own words, or what was changed: `Chain: Reminder a window before → Reminder 10 days before`.
    #[must_use]
    pub fn log_entry(&self, entry: &LogEntry) -> String {
        if !entry.text.is_empty() {
            return entry.text.clone();
        }
        let key = match entry.what {
            LogKind::Chain => "charts-log-chain",
            LogKind::Template => "charts-log-template",
            LogKind::Threshold => "charts-log-threshold",
            LogKind::Bonus => "charts-log-bonus",
            LogKind::Own => "charts-log-own",
        };
        let [old, new] = [&entry.old, &entry.new].map(|value| match entry.what {
            LogKind::Chain => value.split(", ").map(|step| self.logged_step(step)).collect::<Vec<_>>().join(", "),
            _ if value.is_empty() => "–".to_owned(),
            _ => value.clone(),
        });
        self.with(key, &[("old", old.into()), ("new", new.into())])
    }

    /// A step as the log keeps it, `offer −w/2 sms`: name or kind, when, and the channel if there is one. What is kept in
    /// another way stays as it is.
    fn logged_step(&self, step: &str) -> String {
        let channel = Channel::ALL.into_iter().find(|channel| step.strip_suffix(channel.key()).is_some_and(|rest| rest.ends_with(' ')));
        let rest = channel.and_then(|channel| step.strip_suffix(channel.key())).map_or(step, str::trim_end);
        let Some((name, when)) = rest.rsplit_once(' ') else { return step.to_owned() };
        let when = match when {
            "−w" => self.text("chain-when-window").into_owned(),
            "−w/2" => self.text("chain-when-half").into_owned(),
            "0" => self.text("chain-when-day").into_owned(),
            days => match days.parse::<i64>() {
                Ok(days) if days < 0 => self.with("chain-when-before", &[("count", (-days).into())]),
                Ok(days) => self.with("chain-when-after", &[("count", days.into())]),
                Err(_) => return step.to_owned(),
            },
        };
        let name = match name {
            "remind" | "offer" | "call" => self.kind("step", name),
            own => own.to_owned(),
        };
        let channel = channel.map(|channel| format!("({})", self.channel(channel)));
        [Some(name), Some(when), channel].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}
