#!/usr/bin/env bash
# Builds Regulars and opens it on a demo shop. Where there is no display it saves pictures of the real window instead.
# Usage: bash packaging/run.sh [salon|water|coffee] [en|ru]
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/lib.sh
. packaging/lib.sh
shop=${1:-salon} language=${2:-en}

need_packages "${WINDOW_PACKAGES[@]}"
command -v cargo >/dev/null || { echo "A Rust toolchain is needed first: see rust-lang.org/tools/install" >&2; exit 1; }
cargo build --release --locked --bin regulars
program=${CARGO_TARGET_DIR:-target}/release/regulars

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$program" --demo "$shop" --lang "$language"
fi

echo "There is no display here, so the window is opened on a hidden one and its pictures are saved."
need_packages "${HEADLESS_PACKAGES[@]}"
bash packaging/pictures.sh "$program" "$shop" "$language" target/pictures
