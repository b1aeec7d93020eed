//! A long column that costs little to clone: its places stand in chunks that clones share until one of them writes.
//!
//! Whoever looks at the shop on a thread holds a clone. With chunks, the first change meanwhile copies the few chunks that
//! it touches, and not every record of the shop.

use std::sync::Arc;

/// Places of a chunk: small enough to be copied within a key's time, large enough that cloning a column of a million places
/// is a copy of some thousand pointers.
const SIZE: usize = 512;

/// See the module. Places are found by their number from 0.
#[derive(Debug, Clone)]
pub struct Chunks<T> {
    /// All but the last hold [`SIZE`] places.
    chunks: Vec<Arc<Vec<T>>>,
}

impl<T> Default for Chunks<T> {
    fn default() -> Self {
        Self { chunks: Vec::new() }
    }
}

impl<T> Chunks<T> {
    /// What stands at a place.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&T> {
        self.chunks.get(place / SIZE)?.get(place % SIZE)
    }

    /// How many places there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * SIZE + last.len())
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// All places in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// How many chunks there are, and how many of them are a clone's too.
    #[cfg(test)]
    pub fn shared_with(&self, other: &Self) -> (usize, usize) {
        let shared = self.chunks.iter().zip(&other.chunks).filter(|(one, two)| Arc::ptr_eq(one, two)).count();
        (self.chunks.len(), shared)
    }
}

impl<T: Clone> Chunks<T> {
    /// What stands at a place, to be altered; the chunk is copied if a clone shares it.
    pub fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        Arc::make_mut(self.chunks.get_mut(place / SIZE)?).get_mut(place % SIZE)
    }

    /// All places in order, to be altered.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.chunks.iter_mut().flat_map(|chunk| Arc::make_mut(chunk).iter_mut())
    }

    /// One place more.
    pub fn push(&mut self, value: T) {
        match self.chunks.last_mut().filter(|last| last.len() < SIZE) {
            Some(last) => Arc::make_mut(last).push(value),
            None => self.chunks.push(Arc::new(vec![value])),
        }
    }

    /// All places at once, to be altered many times in any order.
    pub fn open(&mut self) -> Open<'_, T> {
        Open(self.chunks.iter_mut().map(|chunk| Arc::make_mut(chunk).as_mut_slice()).collect())
    }
}

impl<T: Clone + Default> Chunks<T> {
    /// At least so many places; new ones hold the default.
    pub fn grow(&mut self, len: usize) {
        while self.len() < len {
            let (more, place) = (len - self.len(), self.len() % SIZE);
            let added = more.min(SIZE - place);
            if place == 0 {
                self.chunks.push(Arc::new(Vec::with_capacity(added)));
            }
            if let Some(last) = self.chunks.last_mut() {
                Arc::make_mut(last).resize_with(place + added, T::default);
            }
        }
    }
}

impl<T> FromIterator<T> for Chunks<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let (mut values, mut chunks) = (values.into_iter(), Vec::new());
        loop {
            let chunk: Vec<T> = values.by_ref().take(SIZE).collect();
            if chunk.is_empty() {
                return Self { chunks };
            }
            chunks.push(Arc::new(chunk));
        }
    }
}

/// All places of a column at once; see [`Chunks::open`].
pub struct Open<'a, T>(Vec<&'a mut [T]>);

impl<T> Open<'_, T> {
    /// What stands at a place, to be altered.
    pub fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        self.0.get_mut(place / SIZE)?.get_mut(place % SIZE)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is pushed, grown and written, in the column and in its clones, each holds what a plain list holds.
        #[test]
        fn a_column_and_its_clones_are_plain_lists(steps in prop::collection::vec((0_usize..4, 0_usize..1500, any::<u8>()), 0..60)) {
            let (mut column, mut plain) = (Chunks::<u8>::default(), Vec::new());
            let mut kept = Vec::new();
            for (what, place, value) in steps {
                match what {
                    0 => {
                        column.grow(place);
                        plain.resize(plain.len().max(place), 0);
                    }
                    1 => {
                        column.push(value);
                        plain.push(value);
                    }
                    2 => {
                        prop_assert_eq!(column.get_mut(place).is_some(), place < plain.len());
                        if let Some(slot) = column.get_mut(place) {
                            (*slot, plain[place]) = (value, value);
                        }
                        if let Some(slot) = column.open().get_mut(place) {
                            prop_assert_eq!(*slot, plain[place]);
                        }
                    }
                    _ => kept.push((column.clone(), plain.clone())),
                }
                prop_assert_eq!(column.get(place), plain.get(place));
                prop_assert_eq!((column.len(), column.is_empty()), (plain.len(), plain.is_empty()));
            }
            kept.push((column, plain));
            for (column, plain) in kept {
                prop_assert!(column.iter().eq(&plain));
                prop_assert!(column.iter().rev().eq(plain.iter().rev()));
                prop_assert!(plain.iter().copied().collect::<Chunks<u8>>().iter().eq(column.iter()));
            }
        }
    }

    #[test]
    fn a_write_copies_one_chunk_and_leaves_the_others_shared() {
        let mut column: Chunks<u32> = (0..100_000).collect();
        let clone = column.clone();
        assert_eq!(column.shared_with(&clone), (196, 196));
        *column.get_mut(70_000).expect("a place") = 7;
        assert_eq!(column.shared_with(&clone), (196, 195));
        assert_eq!((column.get(70_000), clone.get(70_000)), (Some(&7), Some(&70_000)));
    }
}
