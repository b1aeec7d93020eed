#!/usr/bin/env bash
# Opens the real window on a display without a screen, goes through the pages by their keys and saves a picture of each.
# Usage: bash packaging/pictures.sh PROGRAM SHOP LANGUAGE OUT_DIR [THEME] [WIDTHxHEIGHT]
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=packaging/lib.sh
. "$here/lib.sh"
program=$1 shop=$2 language=$3 out=$4 theme=${5:-light} size=${6:-1280x800}
mkdir -p "$out"
start_xvfb "$size"
# Preferences and the demo's file go to a folder of their own, so that nothing of the user's is touched.
home=$(mktemp -d)
trap 'kill "${window_pid:-}" "$XVFB_PID" 2>/dev/null || true; rm -rf "$home"' EXIT
HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data TMPDIR=$home LIBGL_ALWAYS_SOFTWARE=1 \
  "$program" --demo "$shop" --lang "$language" --theme "$theme" --size "$size" &
window_pid=$!

for _ in $(seq 120); do
  window=$(xdotool search --onlyvisible --pid "$window_pid" 2>/dev/null | head -n 1 || true)
  [ -n "$window" ] && break
  kill -0 "$window_pid" 2>/dev/null || { echo "The program ended before its window opened." >&2; exit 1; }
  sleep 0.5
done
[ -n "${window:-}" ] || { echo "The window did not open within a minute." >&2; exit 1; }
xdotool windowmove "$window" 0 0 windowfocus "$window" 2>/dev/null || true
sleep 2

key=1
for page in today calendar clients segments charts win-back import settings; do
  xdotool key --window "$window" "ctrl+$key"
  sleep 1.5
  import -window "$window" "$out/$page.png"
  echo "$out/$page.png"
  key=$((key + 1))
done
