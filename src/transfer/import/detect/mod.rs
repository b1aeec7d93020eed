//! What a file is, told by its content and never by its name.

pub mod encoding;
