//! The gaps between one client's purchase days, laid out so that eight are worked on at once: what a year of the shop's
//! shares asks of each client some times, and of a hundred thousand clients.

use super::cycle::{CYCLE_GAPS, halve_up};
use super::standing::Tempo;
use crate::domain::dates::DayNumber;

/// Stands where there is no gap. Sorts behind all gaps.
const NO_GAP: DayNumber = DayNumber::MAX;

/// The gaps of a client; each question is asked of the time when there were only the first of them.
#[derive(Debug, Clone)]
pub struct Gaps {
    /// Eight places without a gap, the gaps in order, eight more without one.
    padded: Vec<DayNumber>,
}

impl Default for Gaps {
    fn default() -> Self {
        Self { padded: vec![NO_GAP; 2 * CYCLE_GAPS] }
    }
}

impl Gaps {
    /// Takes those of a client's purchase days, by day and each once, in place of what was there.
    pub fn set(&mut self, days: &[DayNumber]) {
        self.padded.truncate(CYCLE_GAPS);
        self.padded.extend(days.iter().zip(days.get(1..).unwrap_or_default()).map(|(earlier, later)| later - earlier));
        self.padded.extend([NO_GAP; CYCLE_GAPS]);
    }

    /// The client's own cycle, days, after so many purchase days: as [`super::cycle::own_cycle`] says, without its "±".
    ///
    /// Eight numbers are sorted by 19 exchanges without a branch, far sooner than by a sort for any length.
    #[must_use]
    pub fn own_cycle_days(&self, purchase_days: usize) -> Option<i64> {
        let gaps = purchase_days.checked_sub(1).filter(|gaps| *gaps >= 2)?;
        let last = sorted(*self.padded.get(gaps..)?.first_chunk()?);
        let ranked = gaps.min(CYCLE_GAPS);
        let (lower, upper) = (last.get((ranked - 1) / 2)?, last.get(ranked / 2)?);
        Some(halve_up(i64::from(*lower) + i64::from(*upper)).max(1))
    }

    /// How many of the gaps between the first so many purchase days are on time: as [`super::standing::on_time`] says.
    #[must_use]
    pub fn on_time(&self, purchase_days: usize, tempo: Tempo) -> u32 {
        let gaps = purchase_days.saturating_sub(1);
        let (eights, _) = self.padded.get(CYCLE_GAPS..).unwrap_or_default().as_chunks::<CYCLE_GAPS>();
        let mut left = DayNumber::try_from(gaps).unwrap_or(DayNumber::MAX);
        let mut found = [0; CYCLE_GAPS];
        for eight in eights.iter().take(gaps.div_ceil(CYCLE_GAPS)) {
            for (place, (found, gap)) in (0..).zip(found.iter_mut().zip(eight)) {
                *found += u32::from(tempo.is_on_time(*gap)) & u32::from(place < left);
            }
            left -= 8;
        }
        found.into_iter().sum()
    }
}

/// Sorts eight numbers by the odd-even merge network of K. E. Batcher (1968).
#[expect(clippy::many_single_char_names, reason = "eight lines of a network")]
const fn sorted([a, b, c, d, e, f, g, h]: [DayNumber; CYCLE_GAPS]) -> [DayNumber; CYCLE_GAPS] {
    const fn pair(one: DayNumber, other: DayNumber) -> (DayNumber, DayNumber) {
        if one < other { (one, other) } else { (other, one) }
    }
    let ((a, b), (c, d), (e, f), (g, h)) = (pair(a, b), pair(c, d), pair(e, f), pair(g, h));
    let ((a, c), (b, d), (e, g), (f, h)) = (pair(a, c), pair(b, d), pair(e, g), pair(f, h));
    let ((b, c), (f, g)) = (pair(b, c), pair(f, g));
    let ((a, e), (b, f), (c, g), (d, h)) = (pair(a, e), pair(b, f), pair(c, g), pair(d, h));
    let ((c, e), (d, f)) = (pair(c, e), pair(d, f));
    let ((b, c), (d, e), (f, g)) = (pair(b, c), pair(d, e), pair(f, g));
    [a, b, c, d, e, f, g, h]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{cycle, standing};
    use super::*;

    /// What sorts all rows of zeros and ones sorts everything (Knuth, the zero-one principle).
    #[test]
    fn eight_gaps_are_sorted() {
        for bits in 0_i32..256 {
            let row: [DayNumber; CYCLE_GAPS] = std::array::from_fn(|place| (bits >> place) & 1);
            assert!(sorted(row).is_sorted(), "{row:?}");
        }
    }

    proptest! {
        /// Eight at once, and one after the other.
        #[test]
        fn cycle_and_punctuality_are_those_of_the_plain_rules(gaps in proptest::collection::vec(1_i32..400, 0..40), cycle_days in 1_i64..500) {
            let mut days = vec![20_000];
            for gap in gaps {
                days.push(days[days.len() - 1] + gap);
            }
            let mut laid_out = Gaps::default();
            laid_out.set(&[0, 3, 9, 27, 81]);
            laid_out.set(&days);
            for known in 0..=days.len() {
                let plain = cycle::own_cycle(&days[..known]).map(|cycle| cycle.days);
                prop_assert_eq!(laid_out.own_cycle_days(known), plain);
                let tempo = Tempo::of(cycle_days);
                prop_assert_eq!(laid_out.on_time(known, tempo), standing::on_time(&days[..known], tempo));
            }
        }
    }
}
