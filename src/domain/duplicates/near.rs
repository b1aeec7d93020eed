//! Names that differ by a slip of a letter.
//!
//! Two names that differ by a letter have a text in common once a letter of each is left out. So all such texts of all
//! names are put in order by their hash, and only names that meet there are compared, not all with all.

use rustc_hash::FxHashMap;

use super::{Group, Place};

/// Shorter names are too alike by chance for a letter to be a slip.
const LEAST_CHARS: usize = 8;

/// Pairs of places whose names differ by a slip, of which one is known by the name alone; the smaller place first.
pub(super) fn names(by_name: &FxHashMap<&str, Group>, is_known_by_name_alone: impl Fn(Place) -> bool) -> Vec<(Place, Place)> {
    let names: Vec<(&str, &Group)> =
        by_name.iter().filter(|(name, _)| name.chars().count() >= LEAST_CHARS).map(|(name, group)| (*name, group)).collect();
    let is_vague = |group: &Group| group.places().iter().any(|place| is_known_by_name_alone(*place));
    let vague: Vec<bool> = names.iter().map(|(_, group)| is_vague(group)).collect();
    if !vague.contains(&true) {
        return Vec::new();
    }
    let mut shortened: Vec<(u64, u32)> = Vec::with_capacity(names.iter().map(|(name, _)| name.chars().count() + 1).sum());
    for (number, (name, _)) in (0..).zip(&names) {
        add_shortened(name, number, &mut shortened);
    }
    shortened.sort_unstable();
    let mut meetings: Vec<(u32, u32)> = Vec::new();
    let is_vague = |number: u32| vague.get(number as usize).copied().unwrap_or(false);
    for run in shortened.chunk_by(|one, other| one.0 == other.0).filter(|run| run.len() > 1) {
        for (at, (_, one)) in run.iter().enumerate() {
            let others = run.get(at + 1..).unwrap_or_default().iter().map(|(_, other)| *other);
            meetings.extend(others.filter(|other| other != one && (is_vague(*one) || is_vague(*other))).map(|other| (*one, other)));
        }
    }
    meetings.sort_unstable();
    meetings.dedup();
    let mut found = Vec::new();
    for (one, other) in meetings {
        let Some(((one, ours), (other, theirs))) = names.get(one as usize).zip(names.get(other as usize)) else { continue };
        if !is_one_slip(one, other) {
            continue;
        }
        for one in ours.places() {
            let others = theirs.places().iter().filter(|other| is_known_by_name_alone(*one) || is_known_by_name_alone(**other));
            found.extend(others.map(|other| ((*one).min(*other), (*one).max(*other))));
        }
    }
    found
}

/// Hashes of a name and of all that is left of it without one letter.
///
/// The hash of a text is its letters as digits of a number in an odd base, so that leaving one out takes one step. Texts
/// that share a hash by chance are told apart afterwards.
fn add_shortened(name: &str, number: u32, shortened: &mut Vec<(u64, u32)>) {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let letter = |c: char| (u64::from(u32::from(c)) + 1).wrapping_mul(0xBF58_476D_1CE4_E5B9).rotate_left(29);
    let whole = name.chars().fold(0_u64, |hash, c| hash.wrapping_mul(BASE).wrapping_add(letter(c)));
    shortened.push((whole, number));
    // From the end: what stands after the letter, and the base to the power of its length.
    let (mut tail, mut power, mut head) = (0_u64, 1_u64, whole);
    let mut last = None;
    // Without either of two equal neighbours the same is left.
    let inverse = inverse_of(BASE);
    for c in name.chars().rev() {
        head = head.wrapping_sub(letter(c)).wrapping_mul(inverse);
        if last != Some(c) {
            shortened.push((head.wrapping_mul(power).wrapping_add(tail), number));
        }
        tail = tail.wrapping_add(letter(c).wrapping_mul(power));
        power = power.wrapping_mul(BASE);
        last = Some(c);
    }
}

/// The number by which a product with `odd` is divided again, modulo 2^64: Newton's iteration doubles the right bits.
const fn inverse_of(odd: u64) -> u64 {
    let mut inverse = odd;
    let mut step = 0;
    while step < 6 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(inverse)));
        step += 1;
    }
    inverse
}

/// One letter more, less or another, or two neighbours the wrong way round.
pub(super) fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let head = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(head..).unwrap_or_default(), other.get(head..).unwrap_or_default());
    match (one, other) {
        ([_, rest @ ..], whole) if rest == whole => true,
        (whole, [_, rest @ ..]) if rest == whole => true,
        ([_, one @ ..], [_, other @ ..]) if one == other => true,
        ([a, b, one @ ..], [c, d, other @ ..]) => a == d && b == c && one == other,
        _ => false,
    }
}
