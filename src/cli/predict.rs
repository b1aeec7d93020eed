//! `regulars predict`: the models of repeat buying fitted to a shop, with what they say of every client (SPEC §8).

use super::args::{PredictArgs, PredictionModel, Unit};
use super::{Outcome, print, tables};
use crate::analytics::prediction::{BuyingModel, MIN_REPEAT_BUYERS, Prediction, TimeUnit};
use crate::analytics::{Counting, json};
use crate::app::clock::Clock;
use crate::app::prefs::Places;
use crate::domain::client::Client;
use crate::i18n::Tr;

pub(super) fn run(args: &PredictArgs, clock: Clock, tr: &Tr, places: &Places) -> Outcome {
    let workspace = tables::open(&args.common, clock, places)?;
    let model = workspace.model();
    let end = args.calibration_end.unwrap_or_else(|| workspace.today());
    let counting = if args.positive_only { Counting::PositiveOnly } else { Counting::AllRows };
    let (unit, year) = match args.unit {
        Unit::Days => (TimeUnit::Days, 365),
        Unit::Weeks => (TimeUnit::Weeks, 52),
    };
    let which = match args.model {
        PredictionModel::Bgnbd => BuyingModel::BgNbd,
        PredictionModel::Mbgnbd => BuyingModel::MbgNbd,
    };
    let horizon = args.horizon.unwrap_or(year);
    let Ok(prediction) = Prediction::fit(model, end, counting, unit, which) else {
        if args.common.json {
            print::json(&json::no_prediction(which, unit));
        } else {
            print::line(&tr.with("cli-predict-few", &[("have", 0.into()), ("need", MIN_REPEAT_BUYERS.into())]));
        }
        return Ok(0);
    };
    let told = json::predict(model, &prediction, end, f64::from(horizon), counting);
    if args.common.json {
        print::json(&told);
        return Ok(0);
    }
    let buying = &prediction.buying;
    let parameters = [("r", buying.r), ("alpha", buying.alpha), ("a", buying.a), ("b", buying.b)];
    let mut fit = vec![
        ("model", which.key().into()),
        ("clients", buying.clients.cast_signed().into()),
        ("likelihood", tr.decimal(buying.log_likelihood, 2).into()),
    ];
    fit.extend(parameters.map(|(name, value)| (name, tr.decimal(value, 4).into())));
    print::line(&tr.with("cli-predict-fit", &fit));
    if let Some(money) = &prediction.money {
        let parameters = [("p", money.p), ("q", money.q), ("v", money.v)].map(|(name, value)| (name, tr.decimal(value, 4).into()));
        print::line(&tr.with("cli-predict-money", &parameters));
    }
    let have = told.clients.iter().filter(|client| client.x > 0).count();
    if have < MIN_REPEAT_BUYERS {
        print::line(&tr.with("cli-predict-few", &[("have", have.into()), ("need", MIN_REPEAT_BUYERS.into())]));
    } else if !buying.converged {
        print::line(&tr.text("cli-predict-no-fit"));
    }
    let days = i64::from(horizon) * if unit == TimeUnit::Weeks { 7 } else { 1 };
    print::line(&tr.with("cli-predict-columns", &[("days", days.into())]));
    let mut names = model.clients().iter().peekable();
    for client in &told.clients {
        // Both lists are in the order of ids.
        while names.next_if(|known| crate::domain::ids::Id::number(known.id) < client.id).is_some() {}
        let name = names.peek().map_or_else(String::new, |client| Client::display_name(client));
        let check = client.expected_avg_value.map_or_else(|| tr.text("not-yet").into_owned(), |check| tr.decimal(check, 2));
        let alive = tr.percent(client.p_alive, 1);
        print::line(&format!("{name}\t{alive}\t{}\t{check}", tr.decimal(client.expected_purchases, 2)));
    }
    Ok(0)
}
