#!/bin/bash
# An import beside a show that stutters gives way: it copies more slowly.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
site show
echo 'usb = { min_free_percent = 0; trust = "any"; };' >>"$WORK/site/kiosk.cfg"
mkdir -p "$WORK/stick/anxuan/playlists/show"
cat >"$WORK/stick/anxuan/package.cfg" <<'CFG'
name = "june"; version = 1; created = "2026-06-01T10:00:00+08:00"; devices = ["*"]; mode = "replace";
CFG
echo 'items = ( { slogan = "安全"; seconds = 60; } );' >"$WORK/stick/anxuan/playlists/show/playlist.cfg"
head -c $((20 << 20)) /dev/zero >"$WORK/stick/anxuan/playlists/show/large.mp4" # nobody plays it

# beside SHOW: an import beside a show whose frames are late, or not; sets end, took and least (seconds)
beside() {
    local line
    line=$(python3 tests/e2e/late_frames.py "$1" "$BIN/anxuan" import "$WORK/stick" -c "$WORK/site" --data "$WORK/data-$1" \
        --for-player 2>"$WORK/import.log")
    echo "# $1: $line"
    end='' took=0 least=1
    eval "$line"
}

beside none
check "beside a show: it is imported" is "$end" 'done'
check "no faster than is agreed" at_least "$took" "$least"
usual=$least
beside late
check "frames are late: it is imported all the same" is "$end" 'done'
check "but at half the pace, and half again" at_least "$took" "$least"
check "(which is a difference)" at_least "$least" "$usual"
