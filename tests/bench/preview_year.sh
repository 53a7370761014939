#!/bin/bash
# preview_year.sh: `preview --json` of a year with 100 rules, in CPU time: a line for note.py.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tests/tools/hundred_rules.sh >"$folder/schedule.cfg"
TIMEFORMAT='%U %S'
{ spent=$({ time "$BUILD/bin/anxuan" preview -c "$folder" --from 2026-01-01 --to 2027-01-01 --json >"$folder/out" 2>&3; } 2>&1); } 3>&2
spans=$(grep -c '"from"' "$folder/out")
awk -v spent="$spent" -v spans="$spans" \
    'BEGIN { split(spent, s, " "); printf "a year'\''s preview 100\tmedian_ms=%.0f spans=%d\n", 1000 * (s[1] + s[2]), spans }'
