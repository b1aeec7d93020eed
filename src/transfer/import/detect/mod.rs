//! What a file is, told by its content and never by its name.

pub mod delimiter;
pub mod encoding;
pub mod mixed;
pub mod mojibake;
pub mod sniff;
