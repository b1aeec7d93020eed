//! Who is proposed to whom.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::domain::ids::Id as _;
use crate::domain::model::Records;
use crate::domain::phone::Phone;

fn model(rows: &[(&str, &str, &str)]) -> Model {
    let client = |(number, (name, phone, email)): (u64, &(&str, &str, &str))| {
        let mut client = Client::new(ClientId::from_number(number).expect("an id"), chrono::NaiveDate::default());
        client.name = (*name).to_owned();
        client.phones = Some(Phone::read(phone, "RU")).into_iter().filter(|phone| !phone.e164.is_empty()).collect();
        client.emails = Some((*email).to_owned()).into_iter().filter(|email| !email.is_empty()).collect();
        client
    };
    let clients = (1..).zip(rows).map(client).collect();
    Model::from_records(Records { clients, ..Records::default() })
}

fn check(rows: &[(&str, &str, &str)], expected: &[(u32, u32, &str)]) {
    let words = |why: Why| {
        let words = [(why.phone, "phone"), (why.email, "email"), (why.name, "name")];
        words.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect::<Vec<_>>().join(" ")
    };
    let found: Vec<(u32, u32, String)> =
        Candidates::of(&model(rows)).pairs().into_iter().map(|pair| (pair.one.number(), pair.other.number(), words(pair.why))).collect();
    let expected: Vec<(u32, u32, String)> = expected.iter().map(|(one, other, why)| (*one, *other, (*why).to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn who_shares_a_phone_an_email_or_a_name_may_be_one_person() {
    check(&[("Анна", "89161000000", ""), ("Аня", "+7 916 100-00-00", ""), ("Анна", "89161000001", "")], &[(1, 2, "phone")]);
    check(&[("Anna", "", "a@b.ru"), ("Bob", "", ""), ("Anna Smith", "", "a@b.ru")], &[(1, 3, "email")]);
    check(&[("Иванова Анна", "89161000000", ""), ("анна  ИВАНОВА", "", "")], &[(1, 2, "name")]);
    check(&[("Фёдорова Анна", "89161000000", ""), ("Федорова Анна", "89161000000", "")], &[(1, 2, "phone name")]);
}

#[test]
fn a_slip_of_a_letter_counts_where_nothing_tells_two_people_apart() {
    check(&[("Смирнова Ольга", "89161000000", ""), ("Смирново Ольга", "", "")], &[(1, 2, "name")]);
    check(&[("Смирнова Ольга", "89161000000", ""), ("Смринова Ольга", "", "")], &[(1, 2, "name")]);
    check(&[("Смирнова Ольга", "89161000000", ""), ("Смирнов Ольга", "89161000007", "")], &[]);
    check(&[("Смирнова Ольга", "", ""), ("Смирнова Оксана", "", "")], &[]);
    check(&[("Смирнова Ольга", "89161000000", ""), ("Смирнова Ольга", "89161000007", "")], &[]);
    check(&[("Ли Ян", "", ""), ("Ли Ин", "", "")], &[]);
}

#[test]
fn the_surest_come_first_and_a_phone_of_the_house_pairs_nobody() {
    check(
        &[("Иванова Анна", "", ""), ("Иванова Анна", "", ""), ("Петров Пётр", "89161000000", ""), ("Петров Петр", "89161000000", "")],
        &[(3, 4, "phone name"), (1, 2, "name")],
    );
    let house: Vec<(&str, &str, &str)> = ["А", "Б", "В", "Г", "Д", "Е"].into_iter().map(|name| (name, "89161000000", "")).collect();
    check(&house, &[]);
}

#[test]
fn who_was_told_apart_is_proposed_no_more_and_the_third_of_the_phone_is() {
    let rows = [("Ольга", "89161000000", ""), ("Дмитрий", "89161000000", ""), ("Дима", "89161000000", "")];
    let id = |number| ClientId::from_number(number).expect("an id");
    let pairs = |said: &[(u64, u64)]| {
        let mut candidates = Candidates::of(&model(&rows));
        for (one, other) in said {
            candidates.apart.insert(id(*one), id(*other));
        }
        candidates.pairs().into_iter().map(|pair| (pair.one.number(), pair.other.number())).collect::<Vec<_>>()
    };
    assert_eq!(pairs(&[]), [(1, 2), (1, 3)]);
    assert_eq!(pairs(&[(2, 1)]), [(1, 3)]);
    assert_eq!(pairs(&[(1, 2), (1, 3)]), [(2, 3)]);
    assert_eq!(pairs(&[(1, 2), (1, 3), (2, 3)]), []);
}

/// Names of few letters, so that slips are frequent.
fn names() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[аб]{5} [аб]{3,4}", 0..40)
}

proptest! {
    /// The search by shortened texts finds what comparing all with all finds.
    #[test]
    fn names_one_slip_apart_are_all_found(names in names()) {
        let rows: Vec<(&str, &str, &str)> = names.iter().map(|name| (name.as_str(), "", "")).collect();
        let candidates = Candidates::of(&model(&rows));
        let found: BTreeSet<(Place, Place)> = {
            let by_name = candidates.groups(|candidate| Some(candidate.name.as_ref()).into_iter());
            near::names(&by_name, |_| true).into_iter().collect()
        };
        let crowd = |key: &str| candidates.list.iter().filter(|candidate| *candidate.name == *key).count() > GROUP_MAX;
        let mut expected = BTreeSet::new();
        for (one, first) in (0..).zip(&candidates.list) {
            for (other, second) in (0..).zip(&candidates.list).skip(one as usize + 1) {
                if first.name != second.name && near::is_one_slip(&first.name, &second.name) && !crowd(&first.name) && !crowd(&second.name) {
                    expected.insert((one, other));
                }
            }
        }
        prop_assert_eq!(found, expected);
    }
}
