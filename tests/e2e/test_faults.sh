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
cp "$MEDIA/a720.mp4" "$bad/4-flipped.mp4"
for at in 900 5000 20011 60013 90017; do
    printf '\377\000\252' | dd of="$bad/4-flipped.mp4" bs=1 seek=$at conv=notrunc status=none
done
echo 'this is text' >"$bad/5-text.jpg"
: >"$bad/6-empty.png"
head -c 300 tests/fixtures/pictures/*.png 2>/dev/null | head -c 200 >"$bad/7-truncated.png"
cp "$MEDIA/a720.mp4" "$bad/9-good.mp4"
play --playlist bad
check "bad films and pictures are passed over, the good one plays" wait_for 30 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q 9-good"
check "state stays playing" is "$(status state)" playing
quit
for name in 3-text.mp4 5-text.jpg; do
    check "$name: file and reason" says "$name: .*" "$WORK/player.log"
done
for name in 2-empty.mp4 6-empty.png 7-truncated.png; do
    check "$name is named" says "$name" "$WORK/player.log"
done

# A playlist.cfg that cannot be read: told with its place, and the folder's media play.
rm -rf "$WORK/data" "$bad"/[1-8]*
printf 'title = "x";\nitems = (\n  { video = "9-good.mp4"; }\n  { slogan = "没有分隔"; };\n' >"$bad/playlist.cfg"
play --playlist bad
check "broken playlist.cfg: the folder's media play" wait_for 20 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q 9-good"
quit
check "broken playlist.cfg: file, line, column" says 'playlist\.cfg:[0-9]+:[0-9]+: error: ' "$WORK/player.log"
printf 'items = ( { video = "9-good.mp4"; secnods = 3; }, { image = "nicht.jpg"; seconds = -1; } );\n' >"$bad/playlist.cfg"
rm -rf "$WORK/data"
play --playlist bad
check "unknown key, missing file: the rest plays" wait_for 20 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q 9-good"
quit
check "unknown key: its place and the right word" says 'playlist\.cfg:1:[0-9]+: error: .*secnods.*seconds' "$WORK/player.log"
check "missing file: its place" says 'playlist\.cfg:1:[0-9]+: error: .*nicht\.jpg' "$WORK/player.log"
"$BIN/anxuan" check -c "$WORK/site" bad >/dev/null 2>"$WORK/check.log"
check "check ends with 65" is $? 65
printf 'items = ( { slogan = "安全🧯𪚥生产"; } );\n' >"$bad/playlist.cfg"
"$BIN/anxuan" check -c "$WORK/site" bad >/dev/null 2>"$WORK/check.log"
check "check: missing glyphs are only a warning" is $? 0
check "check: missing glyphs are named" says 'playlist\.cfg:1:[0-9]+: warning: .*🧯' "$WORK/check.log"
rm -f "$bad/playlist.cfg"

rm "$bad"/*.mp4
rm -rf "$WORK/data"
echo 'this is text' >"$bad/only.mp4"
play --playlist bad
check "nothing to play: the slate" wait_for 20 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"state\": \"slate\"'"
cp "$MEDIA/a720.mp4" "$bad/new.mp4"
check "recovers by itself when content appears" wait_for 20 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q new.mp4"
check "never black" is "$(status black)" 0
quit
