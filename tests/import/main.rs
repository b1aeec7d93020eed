//! Proves that foreign files come in as they should, and go out so that they come in again.

mod apply;
mod expected;
mod messy;
