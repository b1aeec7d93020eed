#!/usr/bin/env bash
# Compares RFM, months, cohorts and shares of a large shop with DuckDB and with pandas + lifetimes, in one run on one file.
# Usage: bash benches/peers/run.sh   (needs python3 with venv; the peers go into target/peers, nothing else is touched)
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=target/peers
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet pandas duckdb lifetimes==0.11.3 numpy scipy
fi
ours=$(mktemp)
trap 'rm -f "$ours"' EXIT
cargo bench --quiet --bench measures >"$ours"
"$venv/bin/python" benches/peers/compare.py "$ours"
