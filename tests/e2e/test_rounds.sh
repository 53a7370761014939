#!/bin/bash
# The shipped playlists of a fixed length: one round lasts what the schedule gives it, and they are clean.
# Seconds of stills as playlist.cfg says them, of films as ffprobe finds them.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
SLACK_MS=200

# seconds_of FOLDER: one number a line, an item each.
seconds_of() {
    local row film
    while read -r row; do
        film=$(sed -n 's/.*video = "\([^"]*\)".*/\1/p' <<<"$row")
        if [ -n "$film" ]; then
            ffprobe -v error -show_entries format=duration -of csv=p=0 "$1/$film"
        else
            sed -n 's/.*seconds = \([0-9.]*\);.*/\1/p' <<<"$row"
        fi
    done < <(grep '^ *{' "$1/playlist.cfg")
}
round_ms() { seconds_of "$1" | awk '{ sum += $1 } END { printf "%d\n", sum * 1000 + 0.5 }'; }
items() { grep -c '^ *{' "$1/playlist.cfg"; }
near() { [ $(($1 - $2)) -le $SLACK_MS ] && [ $(($2 - $1)) -le $SLACK_MS ]; }

cp -r playlists "$WORK/"
while read -r name seconds; do
    folder=$WORK/playlists/$name
    check "$name: every item has a length" is "$(seconds_of "$folder" | grep -c .)" "$(items "$folder")"
    check "$name: a round of $seconds s ($(round_ms "$folder") ms)" near "$(round_ms "$folder")" "${seconds}000"
    check "$name: no file twice" is "$(grep -oE '(video|image) = "[^"]*"' "$folder/playlist.cfg" | sort | uniq -d)" ""
    "$BIN/anxuan" check "$folder" >"$WORK/check.out" 2>"$WORK/check.log"
    check "$name: check has nothing to say" says '0 error\(s\), 0 warning\(s\)' "$WORK/check.out"
done <<'ROUNDS'
1530-1min 60
1530-5min 300
1530-30min 1800
light-show 60
ROUNDS

sed -i 's/seconds = 6;/seconds = 6.3;/' "$WORK/playlists/1530-1min/playlist.cfg"
check "three tenths too long are seen" is "$(near "$(round_ms "$WORK/playlists/1530-1min")" 60000 && echo near)" ""
