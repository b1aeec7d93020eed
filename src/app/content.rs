//! What a file is to hold, not made yet: it is made on a thread once the owner has said where it goes.

use std::fmt;
use std::sync::Arc;

/// Makes the bytes of a file: a picture, a page to print. It holds what it needs of the shop as it was when it was asked for.
#[derive(Clone)]
pub struct Content(Arc<dyn Fn() -> Vec<u8> + Send + Sync>);

impl Content {
    /// What `make` makes.
    pub fn new(make: impl Fn() -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self(Arc::new(make))
    }

    /// Makes it.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        (self.0)()
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Content")
    }
}

/// Only what is made by the same thing is the same.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Content {}
