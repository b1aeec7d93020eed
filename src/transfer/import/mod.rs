//! Reading a foreign file: what it is, what its columns mean, and what it would bring to the shop.

use std::ops::ControlFlow;
use std::path::Path;

pub mod detect;
pub mod fields;
pub mod json;
pub mod layouts;
pub mod preview;
pub mod reasons;

/// Stub.
pub fn read(
    _path: &Path,
    _model: &crate::domain::model::Model,
    _options: &preview::Options,
    _progress: &dyn Fn(preview::Progress) -> ControlFlow<()>,
) -> Result<preview::Preview, preview::FileRefused> {
    Err(reasons::RefusalReason::NotSupportedYet("stub").into())
}
