//! Comparisons of two groups against scipy and R.

use regulars::analytics::experiment::{Comparison, Group, Interval, clients_per_group};
use serde_json::Value;

use crate::shops::reference;

#[track_caller]
fn close(what: &str, ours: f64, expected: &Value) {
    let expected = expected.as_f64().expect("a number");
    assert!((ours - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{what}: {ours} instead of {expected}");
}

#[track_caller]
fn close_interval(what: &str, ours: Option<Interval>, expected: &Value) {
    let ours = ours.expect("an interval");
    close(&format!("{what}, lower end"), ours.low, &expected[0]);
    close(&format!("{what}, upper end"), ours.high, &expected[1]);
}

#[test]
fn intervals_and_exact_tests_equal_the_reference() {
    let reference = reference("two_proportions.json");
    let cases = reference["cases"].as_array().expect("cases");
    for case in cases {
        let name = case["name"].as_str().expect("a name");
        let group = |returned: &str, of: &str| Group {
            returned: case[returned].as_u64().expect("a count"),
            of: case[of].as_u64().expect("a count"),
        };
        let comparison = Comparison { contacted: group("x1", "n1"), control: group("x2", "n2") };
        close(&format!("{name}: difference"), comparison.difference().expect("two groups"), &case["diff"]);
        close_interval(&format!("{name}: contacted"), comparison.contacted.wilson(), &case["wilson95_1"]);
        close_interval(&format!("{name}: control"), comparison.control.wilson(), &case["wilson95_2"]);
        close_interval(&format!("{name}: Newcombe"), comparison.newcombe(), &case["newcombe_wilson95_diff"]);
        close(&format!("{name}: Fisher"), comparison.fisher_two_sided(), &case["p_fisher_two_sided"]);
        close(&format!("{name}: Fisher, one side"), comparison.fisher_greater(), &case["p_fisher_greater"]);
    }
    let sizes = reference["sample_size"].as_array().expect("sizes");
    for size in sizes {
        let share = |key: &str| size[key].as_f64().expect("a share");
        assert_eq!(clients_per_group(share("p_control"), share("p_treated")), size["n_per_group_normal"].as_u64());
    }
    println!("{} comparisons and {} sizes equal", cases.len(), sizes.len());
}

#[test]
fn empty_and_equal_groups_say_not_yet() {
    let none = Group { returned: 0, of: 0 };
    let some = Group { returned: 1, of: 4 };
    let empty = Comparison { contacted: some, control: none };
    assert_eq!((empty.difference(), empty.newcombe(), empty.more_clients_needed()), (None, None, None));
    assert!((empty.fisher_two_sided() - 1.0).abs() < 1e-12);
    assert_eq!(Comparison { contacted: some, control: some }.more_clients_needed(), None);
    assert!(!Comparison { contacted: some, control: some }.is_significant());
}

#[test]
fn too_early_says_how_many_more() {
    let early = Comparison { contacted: Group { returned: 4, of: 40 }, control: Group { returned: 2, of: 40 } };
    assert!(!early.is_significant());
    // Fisher's test found these shares in 80 of 100 simulated pairs of groups of 474, those below in 85 to 87.
    assert_eq!(early.more_clients_needed(), Some(2 * (474 - 40)));
    let groups = |contacted: (u64, u64), control: (u64, u64)| {
        let group = |(returned, of)| Group { returned, of };
        Comparison { contacted: group(contacted), control: group(control) }
    };
    // A control group of one in five grows by its share only: the whole list has to be the longer.
    assert_eq!(groups((31, 152), (3, 38)).more_clients_needed(), Some(362 + 91 - 190));
    assert_eq!(groups((25, 152), (3, 38)).more_clients_needed(), Some(663 + 166 - 190));
}

#[test]
fn a_difference_whose_interval_holds_zero_is_not_sure() {
    for contacted in 0..=30 {
        for control in 0..=8 {
            let compared = Comparison { contacted: Group { returned: contacted, of: 30 }, control: Group { returned: control, of: 8 } };
            let interval = compared.newcombe().expect("two groups");
            let holds_zero = interval.low <= 0.0 && interval.high >= 0.0;
            assert_eq!(compared.is_significant(), compared.fisher_two_sided() < 0.05 && !holds_zero, "{contacted} and {control}");
        }
    }
}
