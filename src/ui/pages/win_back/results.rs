//! What is said of one campaign, as texts and numbers; made again only when the shop, the day or the language has changed.

use chrono::NaiveDate;

use crate::analytics::experiment::{Comparison, Interval};
use crate::analytics::{CampaignResults, campaign_results, period_value};
use crate::domain::campaign::{Campaign, FrozenStage};
use crate::domain::dates::{Month, days_between};
use crate::domain::ids::CampaignId;
use crate::i18n::{Language, Tr};
use crate::ui::view_ctx::ViewCtx;

/// See the module.
#[derive(Debug)]
pub struct Results {
    key: (u64, NaiveDate, Language, CampaignId),
    pub numbers: CampaignResults,
    pub is_running: bool,
    /// By the computer's clock it has not begun: the clock was set back.
    is_to_come: bool,
    is_standing: bool,
    /// `248 clients, list frozen on 26 September. Day 19 of 30, the window closes on 25 October.`
    pub dates: String,
    /// `19.2 % came back after contact, 8.0 % without`
    pub sentence: String,
    /// `Difference +11.2 points, 95 % interval from −0.7 to +18.9, p = 0.06`
    pub second: String,
    pub verdict: Verdict,
    /// `Groups alike: 76 % sleeping and 75 %, value 9 400 ₽ and 9 200 ₽, seed 4127`
    pub balance: String,
    /// `127 300 ₽ returned for 10 255 ₽`
    pub money: String,
    /// `270 ₽ per client won back; a new client costs 1 150 ₽`
    pub cost: String,
    pub rungs: Vec<Rung>,
    /// Contacted, came back and cost of all rungs.
    pub together: [String; 3],
}

/// What may be concluded.
#[derive(Debug)]
pub struct Verdict {
    pub is_sure: bool,
    pub strong: String,
    pub sentence: String,
    pub second: String,
}

/// A line of the ladder.
#[derive(Debug)]
pub struct Rung {
    pub name: String,
    pub bonus: String,
    /// Its day has come.
    pub has_begun: bool,
    pub contacted: String,
    pub back: String,
    pub cost: String,
}

impl Results {
    /// The results as of today.
    pub fn new(cx: &ViewCtx<'_>, campaign: &Campaign) -> Self {
        let tr = cx.tr;
        let numbers = campaign_results(cx.model, campaign, cx.today);
        let compared = numbers.comparison;
        let rates = (compared.contacted.rate(), compared.control.rate());
        let percent = |rate: f64| tr.percent(rate, 1);
        let sentence = match rates {
            (Some(contacted), Some(control)) => {
                tr.with("win-back-came", &[("contacted", percent(contacted).into()), ("control", percent(control).into())])
            }
            (Some(contacted), None) => tr.with("win-back-came-alone", &[("contacted", percent(contacted).into())]),
            (None, _) => tr.text(nobody_key(campaign, &numbers, cx.today)).into_owned(),
        };
        let is_running = campaign.is_running(cx.today);
        let cost_minor = numbers.cost_minor();
        let returned_minor = numbers.contacted_revenue_minor;
        let money = [("revenue", cx.money_round(returned_minor).into()), ("cost", cx.money_round(cost_minor).into())];
        let contacts: u64 = numbers.rungs.iter().map(|rung| rung.done).sum();
        Self {
            key: (cx.model.revision(), cx.today, tr.language(), campaign.id),
            is_running,
            is_to_come: cx.today < campaign.started,
            is_standing: campaign.standing.is_some(),
            dates: dates(cx, campaign, &numbers),
            sentence,
            second: if compared.contacted.of == 0 { String::new() } else { second(tr, &compared) },
            verdict: verdict(cx, campaign, &numbers),
            balance: balance(cx, campaign, &numbers),
            // Nothing for nothing would be no answer.
            money: if contacts == 0 && returned_minor == 0 {
                tr.text("win-back-no-contact").into_owned()
            } else {
                tr.with("win-back-money", &money)
            },
            cost: cost(cx, campaign, &numbers),
            rungs: rungs(cx, campaign, &numbers),
            together: [tr.number(contacts.cast_signed()), tr.number(numbers.won.len()), cx.money_round(cost_minor)],
            numbers,
        }
    }

    /// Whether these are still the results of this campaign.
    pub fn is_of(&self, cx: &ViewCtx<'_>, campaign: &Campaign) -> bool {
        self.key == (cx.model.revision(), cx.today, cx.tr.language(), campaign.id)
    }

    /// Key of the word for where the campaign stands.
    pub const fn state_key(&self) -> &'static str {
        if self.is_running && self.is_standing {
            "win-back-standing-tag"
        } else if self.is_running {
            "win-back-running"
        } else if self.is_to_come {
            "win-back-to-come"
        } else {
            "win-back-over"
        }
    }
}

fn dates(cx: &ViewCtx<'_>, campaign: &Campaign, numbers: &CampaignResults) -> String {
    let day = |day: NaiveDate| cx.tr.day_month_year(day);
    if campaign.standing.is_some() {
        let Some(last) = campaign.members.iter().map(|member| campaign.entry(member)).max() else {
            return cx.tr.with("win-back-dates-standing-none", &[("since", day(campaign.started).into())]);
        };
        let args = [
            ("count", campaign.members.len().into()),
            ("since", day(campaign.started).into()),
            ("last", day(last).into()),
            ("open", numbers.still_open.cast_signed().into()),
        ];
        return cx.tr.with("win-back-dates-standing", &args);
    }
    let last = campaign.last_day();
    let args = [
        ("count", campaign.members.len().into()),
        ("frozen", day(campaign.started).into()),
        // Counted as the days of the ladder are, from 0; so a window of 30 days is one of 30.
        ("day", days_between(campaign.started, cx.today).into()),
        ("days", days_between(campaign.started, campaign.ends).into()),
        ("end", day(last).into()),
    ];
    let key = if cx.today < campaign.started {
        "win-back-dates-to-come"
    } else if campaign.is_running(cx.today) {
        "win-back-dates"
    } else if last < campaign.ends {
        "win-back-dates-ended"
    } else {
        "win-back-dates-over"
    };
    cx.tr.with(key, &args)
}

/// Why there is no rate of the contacted.
fn nobody_key(campaign: &Campaign, numbers: &CampaignResults, today: NaiveDate) -> &'static str {
    if today < campaign.started {
        "win-back-clock"
    } else if campaign.members.is_empty() {
        "win-back-empty-list"
    } else if numbers.still_open > 0 {
        "win-back-all-open"
    } else {
        "win-back-nobody"
    }
}

/// Percentage points with their sign.
fn points(tr: &Tr, share: f64) -> String {
    let points = tr.decimal(100.0 * share.abs(), 1);
    match points.chars().any(|c| c.is_ascii_digit() && c != '0') {
        false => points,
        true if share < 0.0 => format!("−{points}"),
        true => format!("+{points}"),
    }
}

fn second(tr: &Tr, compared: &Comparison) -> String {
    let Some((difference, Interval { low, high })) = compared.difference().zip(compared.newcombe()) else {
        return tr.text("win-back-no-control").into_owned();
    };
    let p = compared.fisher_two_sided();
    let p = if p < 0.001 {
        format!("<\u{a0}{}", tr.decimal(0.001, 3))
    } else {
        format!("=\u{a0}{}", tr.decimal(p, if p < 0.1 { 3 } else { 2 }))
    };
    let args = [
        ("difference", points(tr, difference).into()),
        ("low", points(tr, low).into()),
        ("high", points(tr, high).into()),
        ("p", p.into()),
    ];
    tr.with("win-back-difference", &args)
}

/// How long the window is still open, or how many windows of a standing campaign are.
fn left(cx: &ViewCtx<'_>, campaign: &Campaign, numbers: &CampaignResults) -> String {
    if campaign.standing.is_some() {
        return cx.tr.with("win-back-still-open", &[("count", numbers.still_open.cast_signed().into())]);
    }
    if campaign.is_running(cx.today) {
        return cx.tr.with("win-back-days-left", &[("days", days_between(cx.today, campaign.last_day()).into())]);
    }
    cx.tr.text("win-back-window-closed").into_owned()
}

/// Groups of fewer clients than this say nothing of how many would be enough.
const FEW: u64 = 10;

fn verdict(cx: &ViewCtx<'_>, campaign: &Campaign, numbers: &CampaignResults) -> Verdict {
    let tr = cx.tr;
    let left = left(cx, campaign, numbers);
    let unsure =
        |strong: &str, sentence: String, second: String| Verdict { is_sure: false, strong: tr.text(strong).into_owned(), sentence, second };
    let text = |key: &str| tr.text(key).into_owned();
    let compared = numbers.comparison;
    if cx.today < campaign.started {
        return unsure("win-back-cannot-tell", text("win-back-clock-why"), String::new());
    }
    if campaign.members.is_empty() {
        let key = if campaign.standing.is_some() { "win-back-empty-standing" } else { "win-back-empty-why" };
        return unsure("win-back-cannot-tell", text(key), String::new());
    }
    if numbers.still_open > 0 && (compared.contacted.of == 0 || compared.control.of == 0) {
        return unsure("win-back-too-early", text("win-back-none-closed"), left);
    }
    let Some(difference) = compared.difference() else {
        return unsure("win-back-cannot-tell", text("win-back-cannot-tell-why"), String::new());
    };
    if compared.is_significant() {
        // A window that is open may still turn it: who looks every day will see chance look like an effect some day.
        let is_open = campaign.standing.is_none() && campaign.is_running(cx.today);
        let strong = match (difference > 0.0, is_open) {
            (true, true) => "win-back-works-so-far",
            (true, false) => "win-back-worked",
            (false, true) => "win-back-harms-so-far",
            (false, false) => "win-back-harmed",
        };
        return Verdict { is_sure: !is_open, strong: text(strong), sentence: text("win-back-worked-why"), second: left };
    }
    if compared.contacted.returned + compared.control.returned == 0 {
        return unsure("win-back-no-difference", text("win-back-neither"), left);
    }
    match compared.more_clients_needed() {
        None => unsure("win-back-no-difference", text("win-back-alike"), left),
        Some(_) if compared.contacted.of.min(compared.control.of) < FEW => {
            unsure("win-back-too-early", text("win-back-few"), tr.with("win-back-chance", &[("left", left.into())]))
        }
        Some(more) => {
            let sentence = match more {
                0 => text("win-back-enough"),
                more => tr.with("win-back-more-clients", &[("count", more.cast_signed().into())]),
            };
            unsure("win-back-too-early", sentence, tr.with("win-back-chance", &[("left", left.into())]))
        }
    }
}

fn balance(cx: &ViewCtx<'_>, campaign: &Campaign, numbers: &CampaignResults) -> String {
    let Some((contacted, control)) = numbers.contacted_value_minor.zip(numbers.control_value_minor) else { return String::new() };
    let asleep = |control: bool| {
        let group = campaign.members.iter().filter(|member| member.control == control);
        let of = group.clone().count().max(1);
        let asleep = group.filter(|member| member.stage != FrozenStage::AtRisk).count();
        #[allow(clippy::cast_precision_loss, reason = "a share of clients")]
        cx.tr.percent(asleep as f64 / of as f64, 0)
    };
    let args = [
        ("one", asleep(false).into()),
        ("other", asleep(true).into()),
        ("contacted", cx.money_round(contacted).into()),
        ("control", cx.money_round(control).into()),
        ("seed", campaign.seed.to_string().into()),
    ];
    cx.tr.with("win-back-balance", &args)
}

fn cost(cx: &ViewCtx<'_>, campaign: &Campaign, numbers: &CampaignResults) -> String {
    let Some(won) = numbers.cost_per_won_minor() else { return cx.tr.text("win-back-nobody-won").into_owned() };
    let won = cx.money_round(won);
    let value = period_value(cx.model, Month::of(campaign.started), Month::of(campaign.last_day().min(cx.today)), cx.today);
    match value.cost_of_new_minor().filter(|_| value.ad_spend_minor > 0) {
        Some(new) => cx.tr.with("win-back-cost", &[("won", won.into()), ("new", cx.money_round(new).into())]),
        None => cx.tr.with("win-back-cost-alone", &[("won", won.into())]),
    }
}

fn rungs(cx: &ViewCtx<'_>, campaign: &Campaign, numbers: &CampaignResults) -> Vec<Rung> {
    let first_entry = campaign.members.iter().map(|member| campaign.entry(member)).min().unwrap_or(campaign.started);
    let rung = |(rung, brought): (&crate::domain::campaign::Rung, &crate::analytics::RungResults)| {
        let from = crate::domain::dates::add_days(first_entry, i64::from(rung.after_days));
        let has_begun = from <= cx.today || brought.done > 0;
        let shown = |text: String| if has_begun { text } else { String::new() };
        Rung {
            name: rung.name.clone(),
            bonus: if rung.bonus_minor > 0 { cx.money_round(rung.bonus_minor) } else { cx.tr.text("win-back-no-bonus").into_owned() },
            has_begun,
            contacted: if has_begun {
                cx.tr.number(brought.done.cast_signed())
            } else if campaign.ended.is_some_and(|ended| ended <= from) {
                cx.tr.text("win-back-not-reached").into_owned()
            } else {
                cx.tr.with("win-back-from", &[("day", cx.tr.day_short(from, cx.today).into())])
            },
            back: shown(cx.tr.number(brought.won.cast_signed())),
            cost: shown(cx.money_round(brought.cost_minor)),
        }
    };
    campaign.rungs.iter().zip(&numbers.rungs).map(rung).collect()
}
