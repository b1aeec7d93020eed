//! Today's contacts on paper: name, phone, why, what to say, and a box to tick.

use std::fmt::Write as _;

use crate::analytics::{DayList, Due};
use crate::domain::page::escaped;
use crate::domain::phone::Phone;
use crate::ui::pages::message::choices;
use crate::ui::printed::page;
use crate::ui::view_ctx::ViewCtx;

/// The list as one page of HTML that needs nothing else. It says so if nobody is to be contacted today: who prints it every
/// morning must not find yesterday's.
#[must_use]
pub fn call_list_page(cx: &ViewCtx<'_>) -> String {
    let (tr, list) = (cx.tr, DayList::plan(cx.model, cx.analytics, cx.today));
    let title = tr.with("call-list-title", &[("day", tr.day_month_year(cx.today).into())]);
    let count = tr.with("call-list-count", &[("count", list.due.len().into())]);
    let shop = cx.model.settings().shop_name.as_str();
    let under = [shop, &count].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let mut body = format!("<header><h1>{}</h1><p>{}</p></header>", escaped(&title), escaped(&under));
    if list.due.is_empty() {
        write!(body, "<p>{}</p>", escaped(&tr.text("call-list-empty"))).unwrap_or_default();
        return page(tr.language().code(), &title, &body);
    }
    body.push_str("<table class=\"calls\"><thead><tr><th></th>");
    for key in ["call-list-client", "call-list-how", "call-list-why", "call-list-say"] {
        write!(body, "<th>{}</th>", escaped(&tr.text(key))).unwrap_or_default();
    }
    body.push_str("</tr></thead><tbody>");
    for due in &list.due {
        row(cx, due, &mut body);
    }
    body.push_str("</tbody></table>");
    page(tr.language().code(), &title, &body)
}

fn row(cx: &ViewCtx<'_>, due: &Due, body: &mut String) {
    let Some(client) = cx.model.clients().get(due.client) else { return };
    let phone = client.callable_phone().map_or_else(String::new, Phone::display);
    let address = client.handles.iter().find(|handle| handle.channel == due.channel).map_or("", |handle| handle.name.as_str());
    let how = [cx.tr.channel(due.channel), phone, address.to_owned()];
    let how = how.iter().filter(|text| !text.is_empty()).map(|text| escaped(text)).collect::<Vec<_>>().join("<br>");
    let why = [cx.tr.step(due.step), cx.tr.reason(due, cx.model, cx.today)];
    let why = why.iter().filter(|text| !text.is_empty()).map(|text| escaped(text)).collect::<Vec<_>>().join("<br>");
    let say = choices(cx, client, due.step.purpose(), due.channel).into_iter().next().map(|message| message.plain).unwrap_or_default();
    write!(
        body,
        "<tr><td><span class=\"box\"></span></td><td>{}</td><td>{how}</td><td>{why}</td><td>{}</td></tr>",
        escaped(&client.display_name()),
        escaped(&say).replace('\n', "<br>")
    )
    .unwrap_or_default();
}
