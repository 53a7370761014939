#!/bin/bash
# Whole-program rehearsals: a day against rows worked by hand, a year against `preview`.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
display 640x360

# decisions: "local time | playlist | its rule | screen | brightness | quiz", one line each
decisions() { # DATA
    sqlite3 "$1/records/000001.db" "select strftime('%m-%d %H:%M:%S', utc, 'unixepoch', '+8 hours') || ' ' ||
        json_extract(detail, '\$.set.playlist') || ' ' || replace(json_extract(detail, '\$.by.playlist'), ' ', '-') || ' ' ||
        json_extract(detail, '\$.set.screen') || ' ' || json_extract(detail, '\$.set.brightness') || ' ' ||
        json_extract(detail, '\$.set.quiz') from event where kind = 'schedule' order by seq"
}

rehearse() { # DATA AT SPEED SECONDS
    "$BIN/anxuan" run -c config --data "$1" --at "$2" --speed "$3" --for "$4" --window 640x360 --mute >"$WORK/player.log" 2>&1
}

# 16 June 2026, a Tuesday and a school day, by hand from config/schedule.cfg.
rehearse "$WORK/day" 2026-06-16T00:00 8640 11
cat >"$WORK/day.wanted" <<'ROWS'
06-16 00:00:00 always-on fallback off 100 0
06-16 07:00:00 attract opening-hours on 100 0
06-16 09:00:00 consultation-day consultation-day on 100 1
06-16 12:00:00 attract opening-hours on 100 0
06-16 16:29:00 1530-1min 1530-daily on 100 0
06-16 16:30:00 attract opening-hours on 100 0
06-16 18:30:00 attract opening-hours on 40 0
06-16 22:00:00 always-on fallback off 100 0
ROWS
decisions "$WORK/day" | head -n 8 >"$WORK/day.got"
check "16 June: every decision, to the second" diff "$WORK/day.wanted" "$WORK/day.got"
check "16 June: decisions are rehearsal rows" is "$(sqlite3 "$WORK/day/records/000001.db" \
    'select min(rehearsal) from event where kind = "schedule"')" 1

# A year of boundaries: what the player decided is what `preview` says, one by one.
rehearse "$WORK/year" 2026-01-01T00:00 1000000 33
"$BIN/anxuan" preview -c config --from 2026-01-01 --to 2027-01-01 --json >"$WORK/year.json" 2>"$WORK/preview.log"
sqlite3 :memory: "select strftime('%s', json_extract(value, '\$.from')) || '|' || json_extract(value, '\$.set') || '|' ||
    json_extract(value, '\$.by') from json_each(readfile('$WORK/year.json'))" >"$WORK/year.wanted"
sqlite3 "$WORK/year/records/000001.db" "select utc || '|' || json_extract(detail, '\$.set') || '|' ||
    json_extract(detail, '\$.by') from event where kind = 'schedule' and utc < strftime('%s', '2026-12-31 16:00:00')
    order by seq" >"$WORK/year.got"
check "a year: more than 1,500 decisions" at_least "$(wc -l <"$WORK/year.got")" 1500
check "a year: the player decides what preview says" cmp "$WORK/year.wanted" "$WORK/year.got"
