//! Chance that falls the same on every computer: whole numbers of fixed width only, no floats, no hash order.

/// A seeded source of chance.
pub(super) struct Dice(fastrand::Rng);

/// Each stage of the making throws dice of its own, so a change in one leaves the throws of the others alone.
#[derive(Clone, Copy)]
pub(super) enum Stage {
    People = 1,
    Visits,
    Placed,
    Campaign,
    Present,
    Contacts,
    Receipts,
    Months,
}

impl Dice {
    /// Dice of one stage of one demo.
    pub fn new(seed: u64, stage: Stage) -> Self {
        Self(fastrand::Rng::with_seed(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add((stage as u64) << 32)))
    }

    /// A number from `low` to `high`, both included; `low` if the range is empty.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if high <= low { low } else { self.0.i64(low..=high) }
    }

    /// True in `percent` of a hundred throws.
    pub fn percent(&mut self, percent: u32) -> bool {
        self.0.u32(0..100) < percent
    }

    /// True in `permille` of a thousand throws.
    pub fn permille(&mut self, permille: u32) -> bool {
        self.0.u32(0..1000) < permille
    }

    /// True in `count` of ten thousand throws.
    pub fn per_ten_thousand(&mut self, count: i64) -> bool {
        self.between(0, 9_999) < count
    }

    /// Any of the texts, or "" of none.
    pub fn text(&mut self, texts: &[&'static str]) -> &'static str {
        self.pick(texts).copied().unwrap_or_default()
    }

    /// Any of the things, `None` of none.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        let count = u32::try_from(things.len()).unwrap_or(u32::MAX);
        if count == 0 { None } else { things.get(self.0.u32(0..count) as usize) }
    }

    /// The place of one of `weights`, each as likely as it is heavy; `None` if all weigh nothing.
    pub fn weighted(&mut self, weights: impl Iterator<Item = u32> + Clone) -> Option<usize> {
        let whole: u32 = weights.clone().sum();
        if whole == 0 {
            return None;
        }
        let mut left = self.0.u32(0..whole);
        weights.enumerate().find_map(|(place, weight)| {
            if left < weight {
                return Some(place);
            }
            left -= weight;
            None
        })
    }

    /// Puts things into an order of chance.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        things.sort_by_cached_key(|_| self.0.u64(..));
    }

    /// A number to keep as the seed of a draw.
    pub fn seed(&mut self) -> u64 {
        u64::from(self.0.u32(1000..10_000))
    }
}
