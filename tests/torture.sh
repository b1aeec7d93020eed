#!/usr/bin/env bash
# Runs the long form of the torture of the file: every call that writes failing in every way, 20 000 kills, 10 000 power cuts, long
# random histories. Takes about an hour on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
REGULARS_TORTURE=1 cargo test --locked --test torture -- --nocapture --test-threads=1 "$@"
