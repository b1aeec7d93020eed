//! Charts, the report and the call list as files: what is on the screen, and nothing that is no number.

use super::support::page::Page;
use super::support::shop::of_purchases;
use super::support::window::today;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use regulars::analytics::{DayList, Segment, Stage, outlook};
use regulars::domain::model::Records;
use regulars::domain::settings::Trade;
use regulars::i18n::Language;
use regulars::ui::pages::charts::ChartsPage;
use regulars::ui::printed::{LEFT_MM, WIDER_MM};

/// Names under which the charts of the English page are saved, in their order.
const NAMES: [&str; 12] = [
    "Repeat purchase rate",
    "Customer retention rate",
    "Clients who came",
    "Reactivation rate",
    "Revenue of repeat purchases",
    "Average check",
    "Lifetime value",
    "Share who came again, by month since the first visit",
    "Segments at each month's end",
    "Stages at each month's end",
    "What contacts brought",
    "RFM grid",
];

pub fn demo() -> Page<ChartsPage> {
    ready(Page::demo(Trade::Salon, Language::English, ChartsPage::ui))
}

fn shop(records: Records) -> Page<ChartsPage> {
    ready(Page::shop(records, Language::English, ChartsPage::ui))
}

/// All figures come within a few frames.
pub fn ready(mut page: Page<ChartsPage>) -> Page<ChartsPage> {
    page.settle();
    page
}

pub fn click(page: &mut Page<ChartsPage>, name: &str) {
    page.harness.query_all_by_label(name).next().unwrap_or_else(|| panic!("nothing is called {name}")).click_accesskit();
    page.settle();
}

/// Whether the page says something, whatever spaces it is set with.
fn says(page: &Page<ChartsPage>, part: &str) -> bool {
    let spaced = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ").contains(part);
    page.harness.query_all_by(|node| node.label().or_else(|| node.value()).is_some_and(spaced)).next().is_some()
}

fn saved(page: &mut Page<ChartsPage>, chart: &str, format: &str) -> Vec<u8> {
    click(page, &format!("Save: {chart}"));
    click(page, format);
    let (name, bytes, opens) = page.made();
    assert!(name.starts_with(chart) && !opens, "{name}");
    bytes
}

fn report(page: &mut Page<ChartsPage>) -> String {
    click(page, "Report");
    click(page, "Monthly report to print…");
    let (name, bytes, opens) = page.made();
    assert_eq!((name.as_str(), opens), ("Report 2025-10-14.html", true));
    String::from_utf8(bytes).expect("text")
}

pub fn table(page: &mut Page<ChartsPage>, chart: &str) -> Vec<Vec<String>> {
    let bytes = saved(page, chart, "Table (CSV)");
    let text = String::from_utf8(bytes).expect("text");
    text.trim_start_matches('\u{feff}').lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn lifetime_values_stand_apart_and_open_their_clients() {
    let mut page = Page::<ChartsPage>::demo(Trade::Salon, Language::English, ChartsPage::ui);
    page.harness.state_mut().workspace.finish_prediction();
    let mut page = ready(page);
    let bench = page.harness.state();
    let (model, analytics) = (bench.workspace.model(), bench.workspace.analytics());
    let cards: i64 = model.clients().iter().filter_map(|client| outlook(model, analytics, client.id)?.year_minor).sum();
    let buyers = analytics.clients().filter(|figures| figures.first.is_some()).count();
    let currency = model.settings().currency;
    let count = bench.tr.number(i64::try_from(buyers).expect("few")).replace(['\u{a0}', '\u{202f}'], " ");
    let expected = bench.tr.money_about(cards, currency).replace(['\u{a0}', '\u{202f}'], " ");
    let brought: i64 = analytics.clients().map(|figures| figures.revenue_minor).sum();
    let brought = bench.tr.money_round(brought, currency).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(says(&page, &format!("{expected} ÷ {count} clients")), "{expected}");
    assert!(says(&page, &format!("{brought} ÷ {count} clients")), "{brought}");
    assert!(says(&page, "advertising) ÷ "));
    let row = page.harness.query_all_by_label_contains("Next 12 months, predicted: ≈").next().expect("a forecast");
    row.click_accesskit();
    page.settle();
    assert_eq!(page.opened_list().len(), buyers);
    let is_row = |label: String| label.starts_with("September 2025 alone: ");
    let row = page.harness.query_all_by(|node| node.label().is_some_and(is_row)).next().expect("a month");
    row.click_accesskit();
    page.settle();
    let opened = page.opened_list().len().to_string();
    let came = table(&mut page, "Clients who came");
    let september = came.iter().find(|row| row[0] == "2025-09").expect("a row");
    assert_eq!(opened, september[1]);
    click(&mut page, "How it is computed: Lifetime value");
    assert!(says(&page, "never mixed"));
}

#[test]
fn a_young_shop_is_told_why_nothing_is_predicted() {
    let page = shop(of_purchases(&[(1, "2025-09-02", 12), (1, "2025-10-09", 12), (2, "2025-10-10", 9)]));
    assert!(says(&page, "Next 12 months, predicted: not yet, 1 client has come again; 50 are needed"));
    assert!(says(&page, "So far: 17 ₽, 33 ₽ ÷ 2 clients"));
}

#[test]
fn the_running_month_divides_clients_as_their_cards_do() {
    let mut page = demo();
    let clients = |page: &Page<ChartsPage>, is: &dyn Fn(&regulars::analytics::ClientFigures) -> bool| {
        page.harness.state().workspace.analytics().clients().filter(|figures| is(figures)).count().to_string()
    };
    let segments = [Segment::Regular, Segment::Periodic, Segment::NotJudged, Segment::Stray, Segment::OneTimer];
    let now = table(&mut page, "Segments at each month's end").pop().expect("a row");
    assert_eq!(now[1..6], segments.map(|segment| clients(&page, &|figures| figures.segment == segment)));
    let stages = [Stage::Active, Stage::New, Stage::AtRisk, Stage::Sleeping, Stage::Gone];
    let now = table(&mut page, "Stages at each month's end").pop().expect("a row");
    assert_eq!(now[1..6], stages.map(|stage| clients(&page, &|figures| figures.stage == stage)));
}

#[test]
fn a_part_of_a_share_opens_those_who_were_in_it() {
    let mut page = demo();
    let rows = table(&mut page, "Stages at each month's end");
    let september = rows[rows.len() - 2].clone();
    let bar = page.harness.query_all_by_label_contains("September 2025, Gone:").next().expect("a bar");
    // By the keyboard the whole is opened, which is the lowest part.
    bar.click_accesskit();
    page.settle();
    assert_eq!(page.opened_list().len().to_string(), september[1]);
}

#[test]
fn a_line_of_results_opens_the_clients_who_were_contacted() {
    let mut page = demo();
    let line = page
        .harness
        .query_all_by(|node| node.role() == Role::Button && node.label().is_some_and(|label| label.contains(" contacts, Answered: ")));
    let line = line.into_iter().next().expect("a line");
    line.click_accesskit();
    page.settle();
    assert!(!page.opened_list().is_empty());
    for side in ["Channel", "Text", "Staff"] {
        click(&mut page, &format!("What contacts brought: {side}"));
        assert!(page.shows_part(" contacts, Answered: "), "{side}");
    }
}

#[test]
fn every_chart_is_saved_as_a_picture_of_what_is_on_screen() {
    let mut page = demo();
    for name in NAMES {
        let svg = String::from_utf8(saved(&mut page, name, "Picture (SVG)")).expect("text");
        assert!(
            svg.starts_with("<?xml") && svg.contains("@font-face") && svg.contains(&format!(">{}</text>", name.replace('\'', "&#39;"))),
            "{name}"
        );
        assert!(svg.matches("<text").count() > 8 && !svg.contains("NaN") && !svg.contains("inf"), "{name}");
    }
    let png = image::load_from_memory(&saved(&mut page, NAMES[2], "Picture (PNG)")).expect("a picture").into_rgb8();
    assert_eq!(png.dimensions(), (1600, 664));
    // The colours of the three parts of the bars, of the ground, and of words.
    for colour in [[0x0B, 0x61, 0x56], [0x1C, 0x9F, 0xCF], [0xAA, 0x69, 0x00], [0xFF, 0xFF, 0xFF], [0x17, 0x20, 0x1D]] {
        assert!(png.pixels().filter(|pixel| pixel.0 == colour).count() > 100, "{colour:?}");
    }
}

#[test]
fn the_report_holds_every_chart_and_the_key_figures() {
    let mut page = demo();
    let report = report(&mut page);
    assert_eq!(report.matches("<svg").count(), 12);
    // Nothing stands beyond the margin of a sheet, where a printing browser cuts.
    let sheet_mm = 210.0 - 2.0 * 14.0;
    for text in report.split("<text x=\"").skip(1) {
        let (x, rest) = text.split_once('"').expect("a place");
        let width = rest.split_once("textLength=\"").and_then(|(_, rest)| rest.split_once('"')).expect("a width").0;
        let end: f32 = x.parse::<f32>().expect("a number") + width.parse::<f32>().expect("a number");
        let end_mm = end / 800.0 * (sheet_mm + WIDER_MM) - LEFT_MM;
        assert!(end_mm < sheet_mm + 0.05, "{end_mm} mm: {}", &text[..text.len().min(200)]);
    }
    for name in NAMES {
        assert!(report.contains(&name.replace('\'', "&#39;")), "{name}");
    }
    let mut ids: Vec<&str> =
        report.match_indices("clipPath id=\"").map(|(at, found)| report[at + found.len()..].split('"').next().expect("an id")).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "each id once");
    assert!(report.contains("<th>September 2025</th><th>August 2025</th><th>September 2024</th>"));
    assert!(
        !report.contains("http://") || report.matches("http://").count() == report.matches("http://www.w3.org/2000/svg").count(),
        "nothing is fetched"
    );
}

#[test]
fn the_call_list_names_everybody_of_the_day() {
    let mut page = demo();
    let workspace = &page.harness.state().workspace;
    let due = DayList::plan(workspace.model(), workspace.analytics(), today()).due;
    let names: Vec<String> = due
        .iter()
        .map(|due| workspace.model().clients().get(due.client).expect("a client").display_name().replace('\'', "&#39;"))
        .collect();
    click(&mut page, "Report");
    click(&mut page, "Today's call list to print…");
    let (_, bytes, opens) = page.made();
    let list = String::from_utf8(bytes).expect("text");
    assert!(opens && list.matches("class=\"box\"").count() == names.len() && !names.is_empty());
    for name in names {
        assert!(list.contains(&name), "{name}");
    }
}

#[test]
fn names_are_never_markup() {
    let bad = "</title><script>alert(1)</script>\"'&";
    let mut records = of_purchases(&[(1, "2025-07-16", 10), (1, "2025-08-15", 10), (1, "2025-09-14", 10)]);
    records.clients[0].name = bad.to_owned();
    let mut page = shop(records);
    click(&mut page, "Report");
    click(&mut page, "Today's call list to print…");
    let list = String::from_utf8(page.made().1).expect("text");
    assert!(!list.contains("<script") && list.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"));
}

#[test]
fn an_empty_shop_has_no_list_and_no_report() {
    let page = ready(Page::<ChartsPage>::empty(Language::English, ChartsPage::ui));
    assert!(page.shows("No purchases yet") && !page.shows("Report"));
}

#[test]
fn bad_shops_have_reports_without_numbers_that_are_none() {
    let month = |client, month: u32, sum| (client, format!("2025-{month:02}-03"), sum);
    let every: Vec<(u64, String, i64)> = (1..=10).flat_map(|m| [month(1, m, 10), month(2, m, 20)]).collect();
    let once: Vec<(u64, String, i64)> = (1..=9).map(|m| month(u64::from(m), m, 10)).collect();
    let later = vec![month(1, 10, 10), (2, "2026-03-01".to_owned(), 10)];
    let refunds = vec![month(1, 8, 10), month(1, 9, -30)];
    let shops = [
        ("one month", vec![month(1, 10, 10)], "of clients have come more than once"),
        ("a month without sales", vec![month(1, 3, 10), month(2, 8, 20)], "Not yet"),
        ("all returned", every, "100.0 % of those active on 1 September stayed"),
        ("none returned", once, "0.0 %"),
        ("the clock set back", later, "1 so far in October"),
        ("nothing but refunds since", refunds, "No revenue in September"),
        ("guests alone", vec![month(0, 8, 10), month(0, 9, 5)], "Nobody but guests has bought so far"),
        ("visits without sums", vec![month(1, 8, 0), month(1, 9, 0)], "No revenue in September"),
    ];
    for (what, purchases, said) in shops {
        let purchases: Vec<(u64, &str, i64)> = purchases.iter().map(|(client, day, sum)| (*client, day.as_str(), *sum)).collect();
        let mut page = shop(of_purchases(&purchases));
        assert!(says(&page, said), "{what}: {said}");
        let report = report(&mut page);
        let body = &report[report.find("<body>").expect("a body")..];
        for bad in ["NaN", "inf\"", "inf ", ">inf", ">-0.0", ">−0.0"] {
            assert!(!body.contains(bad), "{what}: {bad}");
        }
    }
}
