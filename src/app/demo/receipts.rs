//! What was bought at each visit: receipts of one or several lines, a few refunds, and the guests nobody knows.

use chrono::NaiveDate;

use crate::domain::dates::{add_days, days_between};
use crate::domain::ids::{ClientId, Id as _, PurchaseId, StaffId};
use crate::domain::purchase::{Item, Items, Purchase, PurchaseExtra};

use super::Person;
use super::dice::{Dice, Stage};
use super::shop::{Shop, product_id};

/// Share of visits that are brought back, in thousandths.
const REFUND_PERMILLE: u32 = 5;
/// Purchases of guests per hundred of clients.
const GUESTS_PERCENT: usize = 7;
/// Share of later visits for another product than the usual one, percent.
const OTHER_PRODUCT_PERCENT: u32 = 14;
/// Of those not yet so long ago that the product is forgotten, the share that stays so, percent.
const OTHER_LATELY_PERCENT: u32 = 12;
/// Visits from which a client's own rhythm is known, so that another product no longer changes it.
const KNOWN_AFTER_VISITS: usize = 3;
/// Share of visits served by the favourite member of staff, percent.
const FAVOURITE_PERCENT: u32 = 84;
/// Times are kept to five minutes.
const MINUTE_STEP: i64 = 5;
/// A purchase of today was made before this minute.
const THIS_MORNING_MINUTE: i64 = 715;

/// All purchases in the order of time, numbered from 1.
pub(super) fn make(shop: &Shop, people: &[Person]) -> Vec<Purchase> {
    let mut dice = Dice::new(shop.seed, Stage::Receipts);
    let mut purchases = Vec::new();
    for person in people {
        for (visit, day) in person.days.iter().copied().enumerate() {
            let purchase = visit_of(shop, person, visit, day, &mut dice);
            if dice.permille(REFUND_PERMILLE) {
                purchases.extend(purchase.as_ref().and_then(|purchase| refund(shop, purchase, &mut dice)));
            }
            purchases.extend(purchase);
        }
    }
    guests(shop, &mut purchases, &mut dice);
    purchases.sort_by_key(|purchase| (purchase.day, purchase.minute, purchase.client));
    for (number, purchase) in (1_u64..).zip(&mut purchases) {
        if let Some(id) = PurchaseId::from_number(number) {
            purchase.id = id;
        }
    }
    purchases
}

fn visit_of(shop: &Shop, person: &Person, visit: usize, day: NaiveDate, dice: &mut Dice) -> Option<Purchase> {
    let may_differ =
        visit >= KNOWN_AFTER_VISITS && person.role.is_natural() && !person.keeps_to_main && dice.percent(OTHER_PRODUCT_PERCENT);
    let other = if may_differ { shop.main_good(dice) } else { person.main };
    // A second product bought lately is waited for on a day of its own, which would make too many due today.
    let forgotten = days_between(day, shop.today) > 3 * shop.usual_cycle_days(other);
    let main = if forgotten || dice.percent(OTHER_LATELY_PERCENT) { other } else { person.main };
    let staff = person.favourite.filter(|favourite| shop.serving_on(day).contains(favourite) && dice.percent(FAVOURITE_PERCENT));
    receipt(shop, Some(person.client.id), main, person.extra_percent, day, staff, dice)
}

fn receipt(
    shop: &Shop,
    client: Option<ClientId>,
    main: usize,
    extra_percent: u32,
    day: NaiveDate,
    staff: Option<StaffId>,
    dice: &mut Dice,
) -> Option<Purchase> {
    let pieces = if main == 0 { dice.between(1, shop.plan.most_pieces) } else { 1 };
    let mut items = vec![item(shop, main, pieces, day)?];
    if dice.percent(extra_percent) {
        items.extend(extra(shop, main, &items, day, dice));
        if dice.percent(extra_percent / 2) {
            items.extend(extra(shop, main, &items, day, dice));
        }
    }
    let sum_minor = items.iter().map(|item| item.sum_minor).sum();
    Some(Purchase {
        id: PurchaseId::from_number(1)?,
        client,
        day,
        minute: minute(shop, day, dice),
        staff: staff.or_else(|| dice.pick(&shop.serving_on(day)).copied()),
        import: None,
        sum_minor,
        items: Items::from_list(items, sum_minor),
        extra: None,
    })
}

fn item(shop: &Shop, good: usize, pieces: i64, day: NaiveDate) -> Option<Item> {
    let quantity_milli = u32::try_from(pieces * 1000).ok()?;
    Some(Item { product: product_id(good)?, quantity_milli, sum_minor: shop.price_minor(good, day) * pieces })
}

/// Something bought along that is not on the receipt yet, first of all from the category of the main product.
fn extra(shop: &Shop, main: usize, items: &[Item], day: NaiveDate, dice: &mut Dice) -> Option<Item> {
    let category = shop.goods.get(main).map(|line| line.category);
    let not_yet = |place: usize| items.iter().all(|item| Some(item.product) != product_id(place));
    let weights: Vec<u32> = shop
        .goods
        .iter()
        .enumerate()
        .map(|(place, line)| match line.weight {
            0 if not_yet(place) => 1 + 2 * u32::from(Some(line.category) == category),
            _ => 0,
        })
        .collect();
    item(shop, dice.weighted(weights.into_iter())?, 1, day)
}

/// Busier towards the evening; today only the morning has been.
fn minute(shop: &Shop, day: NaiveDate, dice: &mut Dice) -> Option<u16> {
    let (opens, closes) = shop.plan.open_minutes;
    let minute = if day == shop.today {
        dice.between(opens, THIS_MORNING_MINUTE)
    } else if dice.percent(45) {
        dice.between(i64::midpoint(opens, closes), closes)
    } else {
        dice.between(opens, closes)
    };
    u16::try_from(minute / MINUTE_STEP * MINUTE_STEP).ok()
}

/// The first line of the receipt brought back within some days.
fn refund(shop: &Shop, purchase: &Purchase, dice: &mut Dice) -> Option<Purchase> {
    let day = shop.settings.next_open(add_days(purchase.day, dice.between(1, 5)));
    let mut line = purchase.item_list().into_iter().next().filter(|line| line.sum_minor > 0 && day < shop.today)?;
    line.sum_minor = -line.sum_minor;
    let note = dice.text(&shop.words.common("refund")).to_owned();
    Some(Purchase {
        day,
        minute: minute(shop, day, dice),
        sum_minor: line.sum_minor,
        items: Items::from_list(vec![line], line.sum_minor),
        extra: PurchaseExtra::boxed(String::new(), note),
        ..purchase.clone()
    })
}

/// Guests come evenly over the three years.
fn guests(shop: &Shop, purchases: &mut Vec<Purchase>, dice: &mut Dice) {
    let whole_days = days_between(shop.opened(), shop.today);
    for _ in 0..purchases.len() * GUESTS_PERCENT / 100 {
        let day = shop.settings.next_open(add_days(shop.opened(), dice.between(0, whole_days)));
        let main = shop.main_good(dice);
        if day <= shop.today {
            purchases.extend(receipt(shop, None, main, shop.plan.extra_percent, day, None, dice));
        }
    }
}
