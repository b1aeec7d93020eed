#!/usr/bin/env bash
# Runs every check of the project: format, lints, documentation, examples in the documentation, and all tests.
# Usage: bash tests/run.sh [--fast]   (--fast leaves out the pictures and the real window)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh
fast=${1:-}

need_packages "${WINDOW_PACKAGES[@]}" "${HEADLESS_PACKAGES[@]}" mesa-vulkan-drivers sqlite3 python3 strace x11-xkb-utils
export CARGO_TERM_PROGRESS_WHEN=never CARGO_TERM_COLOR=${CARGO_TERM_COLOR:-never}
step() { printf '\n== %s (%ss)\n' "$1" "$SECONDS"; }

step "Format"
cargo fmt --all --check
step "Lints"
cargo clippy --quiet --locked --all-targets -- -D warnings
step "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --quiet --locked --no-deps --lib
step "Examples in the documentation"
cargo test --quiet --locked --doc
step "Tests"
skip=()
[ "$fast" = --fast ] && skip=(-E 'not (binary(pictures) or binary(window))')
if command -v cargo-nextest >/dev/null; then
  cargo nextest run --cargo-quiet --locked --no-fail-fast --status-level fail --final-status-level fail "${skip[@]}"
else
  cargo test --quiet --locked
fi
