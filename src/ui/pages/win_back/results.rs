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
            (None, _) => tr.text("win-back-nobody").into_owned(),
        };
        let is_running = campaign.is_running(cx.today);
        let cost_minor = numbers.cost_minor();
        let returned_minor = numbers.contacted_revenue_minor;
        let money = [("revenue", cx.money_round(returned_minor).into()), ("cost", cx.money_round(cost_minor).into())];
        let contacts: u64 = numbers.rungs.iter().map(|rung| rung.done).sum();
        Self {
            key: (cx.model.revision(), cx.today, tr.language(), campaign.id),
            is_running,
            is_standing: campaign.standing.is_some(),
            dates: dates(cx, campaign),
            sentence,
            second: second(tr, &compared),
            verdict: verdict(tr, &numbers, left(cx, campaign, &numbers)),
            balance: balance(cx, campaign, &numbers),
            money: tr.with("win-back-money", &money),
            cost: cost(cx, campaign, &numbers),
            rungs: rungs(cx, campaign, &numbers),
            together: [tr.number(contacts.cast_signed()), tr.number(compared.contacted.returned.cast_signed()), cx.money_round(cost_minor)],
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
        } else {
            "win-back-over"
        }
    }
}

fn dates(cx: &ViewCtx<'_>, campaign: &Campaign) -> String {
    let day = |day: NaiveDate| cx.tr.day_month_year(day);
    if campaign.standing.is_some() {
        let last = campaign.members.iter().map(|member| campaign.entry(member)).max();
        let open = campaign.members.iter().filter(|member| campaign.holds(member, cx.today)).count();
        let args = [
            ("count", campaign.members.len().into()),
            ("since", day(campaign.started).into()),
            ("last", last.map_or_else(|| cx.tr.text("not-yet").into_owned(), day).into()),
            ("open", open.into()),
        ];
        return cx.tr.with("win-back-dates-standing", &args);
    }
    let last = campaign.last_day();
    let args = [
        ("count", campaign.members.len().into()),
        ("frozen", day(campaign.started).into()),
        ("day", (days_between(campaign.started, cx.today) + 1).into()),
        ("days", (days_between(campaign.started, campaign.ends) + 1).into()),
        ("end", day(last).into()),
    ];
    cx.tr.with(if campaign.is_running(cx.today) { "win-back-dates" } else { "win-back-dates-over" }, &args)
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
    let p = if p < 0.001 { format!("< {}", tr.decimal(0.001, 3)) } else { format!("= {}", tr.decimal(p, if p < 0.1 { 3 } else { 2 })) };
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

fn verdict(tr: &Tr, numbers: &CampaignResults, left: String) -> Verdict {
    let text = |key: &str| tr.text(key).into_owned();
    let compared = numbers.comparison;
    if numbers.still_open > 0 && (compared.contacted.of == 0 || compared.control.of == 0) {
        return Verdict { is_sure: false, strong: text("win-back-too-early"), sentence: text("win-back-none-closed"), second: left };
    }
    let Some(difference) = compared.difference() else {
        return Verdict {
            is_sure: false,
            strong: text("win-back-cannot-tell"),
            sentence: text("win-back-cannot-tell-why"),
            second: String::new(),
        };
    };
    if compared.is_significant() {
        let key = if difference > 0.0 { "win-back-worked" } else { "win-back-harmed" };
        return Verdict { is_sure: true, strong: text(key), sentence: text("win-back-worked-why"), second: left };
    }
    let sentence = match compared.more_clients_needed() {
        Some(more) if more > 0 => tr.with("win-back-more-clients", &[("count", more.cast_signed().into())]),
        _ => text("win-back-no-difference"),
    };
    Verdict { is_sure: false, strong: text("win-back-too-early"), sentence, second: tr.with("win-back-chance", &[("left", left.into())]) }
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
            } else {
                cx.tr.with("win-back-from", &[("day", cx.tr.day_short(from, cx.today).into())])
            },
            back: shown(cx.tr.number(brought.won.cast_signed())),
            cost: shown(cx.money_round(brought.cost_minor)),
        }
    };
    campaign.rungs.iter().zip(&numbers.rungs).map(rung).collect()
}
