#!/bin/bash
# Decoders that die, hang or are fed rubbish: the show goes on.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
film a720 1280x720 25 6 2048
film long 1280x720 25 20 0
site films
cp "$MEDIA/long.mp4" "$WORK/site/playlists/films/1.mp4"
display 1280x720
play --playlist films
wait_for 5 test -n "$(film_pid)"
(sleep 3; kill -9 "$(film_pid)") &
watch 6 25
check "killed decoder: no black" is "${black:-x}" 0
check "killed decoder: restarts" is "$(status restarts)" 1
gap=$(awk 'NR > 1 && $1 - at > gap { gap = $1 - at } { at = $1 } END { print gap + 0 }' "$WORK/probe.log")
echo "# longest pause $gap ms"
check "killed decoder: the film goes on from where it was" is "$(awk 'NR > 1 && $2 + 30 < last { back = 1 } { last = $2 } END { print back + 0 }' "$WORK/probe.log")" 0
kill -STOP "$(film_pid)"
check "hanging decoder is noticed" wait_for 6 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q 'no progress\|没有进展'"
check "still playing" is "$(status state)" playing
check "quits" quit
check "faults are told with file and reason" says '1\.mp4: .*' "$WORK/player.log"

site bad
rm -rf "$WORK/data"
bad=$WORK/site/playlists/bad
head -c 30000 "$MEDIA/a720.mp4" >"$bad/1-truncated.mp4"
: >"$bad/2-empty.mp4"
echo 'this is text' >"$bad/3-text.mp4"
cp "$MEDIA/a720.mp4" "$bad/9-good.mp4"
play --playlist bad
check "bad films are passed over, the good one plays" wait_for 20 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q 9-good"
check "state stays playing" is "$(status state)" playing
quit
check "text named .mp4: file and reason" says '3-text\.mp4' "$WORK/player.log"

rm "$bad"/*.mp4
rm -rf "$WORK/data"
echo 'this is text' >"$bad/only.mp4"
play --playlist bad
check "nothing to play: the slate" wait_for 20 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"state\": \"slate\"'"
cp "$MEDIA/a720.mp4" "$bad/new.mp4"
check "recovers by itself when content appears" wait_for 20 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q new.mp4"
check "never black" is "$(status black)" 0
quit
