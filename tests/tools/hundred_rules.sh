#!/bin/bash
# hundred_rules.sh: a schedule.cfg of 100 rules, all kinds of conditions and settings, with some hundred changes a day.
echo 'fallback = "always-on"; rules = ('
for ((i = 0; i < 100; i++)); do
    hour=$((i / 5)) comma=,
    [ $i -lt 99 ] || comma=
    case $((i % 4)) in
    0) when=$(printf 'at = "%02d:%02d-%02d:30";' $hour $((i % 60)) $((hour + 3))) set="playlist = \"p$i\";" ;;
    1) when=$(printf 'days = [ "workday" ]; at = "%02d:10-%02d:20";' $hour $hour) set="brightness = $((i % 90 + 10));" ;;
    2)
        when=$(printf 'rrule = "FREQ=DAILY"; start = "2026-01-01T%02d:15:00"; duration = "PT20M";' $hour)
        set="volume = $i;"
        ;;
    3)
        when="rrule = \"FREQ=HOURLY;INTERVAL=$((i % 7 + 2))\"; start = \"2026-01-01T00:00:00\"; duration = \"PT2M\";"
        set="ticker = \"t$i\";"
        ;;
    esac
    echo "{ name = \"r$i\"; when = { $when }; set = { $set }; priority = $i; }$comma"
done
echo ');'
