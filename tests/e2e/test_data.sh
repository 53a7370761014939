#!/bin/bash
# The data folder: busy, read-only, full. And odd names, many items, a missing sound card.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
film a720 1280x720 25 6 2048
site films
cp "$MEDIA/a720.mp4" "$WORK/site/playlists/films/1.mp4"
display 1280x720
play --playlist films
"$BIN/anxuan" run -c "$WORK/site" --data "$WORK/data" --for 2 2>"$WORK/second.log"
check "a second player on the same folder is refused" test $? != 0
check "and told the other's pid" says "$player" "$WORK/second.log"
check "ctl without a player ends with 69" sh -c "'$BIN/anxuan' ctl --data '$WORK/nobody' status 2>/dev/null; [ \$? = 69 ]"
check "pause" ctl pause
check "paused" is "$(status paused)" true
check "resume" ctl resume
check "slate on" ctl slate on
check "slated" is "$(status state)" slate
check "slate off" ctl slate off
check "playing again" is "$(status state)" playing
check "screenshot" ctl screenshot "$WORK/shot.png"
check "is a picture of the screen" is "$(identify -format '%wx%h' "$WORK/shot.png")" 1280x720
check "unknown word is refused" sh -c "! '$BIN/anxuan' ctl --data '$WORK/data' fly 2>/dev/null"
check "quits" quit

: >"$WORK/file"
"$BIN/anxuan" run -c "$WORK/site" --data "$WORK/file" --playlist films --for 4 >"$WORK/player.log" 2>&1 &
player=$!
watch 3 25
check "data folder cannot be made: plays on" at_least "${frames:-0}" 40
wait "$player"
check "and says so" says "$WORK/file" "$WORK/player.log"
player=

if mkdir "$WORK/small" && mount -t tmpfs -o size=64k tmpfs "$WORK/small" 2>/dev/null; then
    head -c 1000000 /dev/zero >"$WORK/small/fill" 2>/dev/null
    "$BIN/anxuan" run -c "$WORK/site" --data "$WORK/small" --playlist films --for 5 >"$WORK/player.log" 2>&1 &
    player=$!
    watch 3 25
    check "full disk: plays on" at_least "${frames:-0}" 40
    check "full disk: the status says so" sh -c "'$BIN/anxuan' ctl --data '$WORK/small' status | grep -q '\"trouble\": \"'"
    wait "$player"
    player=
    umount "$WORK/small"
else
    echo "# SKIP a full disk needs a mount"
fi

site odd
odd=$WORK/site/playlists/odd
cp "$MEDIA/a720.mp4" "$odd/a b 'c' \"d\"
e 😀 100%.mp4"
play --playlist odd
check "a name with spaces, quotes, newline, emoji plays" wait_for 10 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"kind\": \"video\"'"
check "no fault" is "$(ctl status | grep -c '"reason"')" 0
quit

site many
many=$WORK/site/playlists/many
cp "$MEDIA/a720.mp4" "$many/0.mp4"
seq 1 10000 | sed 's/.*/  { slogan = "第&条"; seconds = 8; },/' >"$WORK/items"
{ echo 'items = ('; echo '{ video = "0.mp4"; },'; cat "$WORK/items"; echo ');'; } >"$many/playlist.cfg"
play --playlist many
check "10,000 items" wait_for 10 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"kind\": \"video\"'"
quit

sed -i 's/device = "none"/device = "hw:9,9"/' "$WORK/site/kiosk.cfg"
play --playlist films
watch 4 25
check "no such sound device: plays on, at the right speed" at_least "${frames:-0}" 90
check "and not too fast" at_most "${frames:-0}" 112
quit
