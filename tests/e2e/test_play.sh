#!/bin/bash
# Films, read off the screen frame by frame.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
film a720 1280x720 25 6 2048
film b720 1280x720 25 6 4096
site films
cp "$MEDIA/a720.mp4" "$WORK/site/playlists/films/1.mp4"
cp "$MEDIA/b720.mp4" "$WORK/site/playlists/films/2.mp4"
display 1280x720
"$BIN/anxuan" run -c "$WORK/site" --data "$WORK/data" --playlist films >"$WORK/player.log" 2>&1 &
player=$!
watch 20 25
check "films follow each other: switches seen" at_least "${switches:-0}" 2
check "no frame goes backwards" is "${backwards:-x}" 0
check "no black between films" is "${black:-x}" 0
check "nearly every frame is seen" at_most "${skipped:-99}" 4
check "status: nothing black" is "$(status black)" 0
shown=$(status shown)
check "status counts what was shown" at_least "$shown" $((frames - 5))
check "status: dropped agrees with the screen" at_most $(($(status dropped) - skipped)) 3
check "status: kind" is "$(status kind)" video
check "state" is "$(status state)" playing
check "quits with 0" quit
check "plays are recorded" at_least "$(sqlite3 "$WORK/data/records/000001.db" 'select count(*) from play' 2>/dev/null || echo 0)" 2

# A test build that withholds one present: `black` must rise by exactly one, and the screen show it.
make --no-print-directory -j2 BUILD="$BUILD" withhold >"$WORK/withhold.log" 2>&1 ||
    tail -n 5 "$WORK/withhold.log"
BIN=$BUILD/withhold/bin
rm -rf "$WORK/data"
"$BIN/anxuan" run -c "$WORK/site" --data "$WORK/data" --playlist films >"$WORK/player.log" 2>&1 &
player=$!
watch 5 25
check "one withheld frame: black is 1" is "$(status black)" 1
check "one withheld frame: the screen shows it" is "${black:-x}" 1
quit
