#!/usr/bin/env bash
# Runs the long form of the torture of the file: every call that writes failing in every way, 20 000 kills, 10 000 power cuts, long
# random histories, 10 000 sequences of commands with undo and redo, every byte of a file turned, every page overwritten, cuts at every 512 bytes. Takes about an hour on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."
export REGULARS_TORTURE=1
cargo test --locked --test torture -- --nocapture --test-threads=1 "$@"
cargo test --locked --test store damage -- --nocapture --test-threads=2
cargo test --locked --test workspace after_any_commands -- --nocapture
