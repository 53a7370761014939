#!/bin/bash
# Files that change or fail under the running player: replaced, cut off, unreadable from the middle
# on, of another size from the middle on. The show goes on, and what is wrong is told.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
film a720 1280x720 25 6 2048
film long 1280x720 25 20 0
film other 1280x720 25 20 4096
status_has() { ctl status | grep -Eq "$1"; }
told() { ctl status | sed -n "/\"faults\": \[/,/\]/p" >"$WORK/faults.log" && says "$1" "$WORK/faults.log"; }
seen() { awk -v from="$1" -v to="$2" '$2 >= from && $2 < to { n++ } END { print n + 0 }' "$WORK/probe.log"; }
begin() { # NAME: a fresh site and data folder
    rm -rf "$WORK/data" "$WORK/site"
    site "$1"
    show=$WORK/site/playlists/$1
}
goes_on() { # WHAT: nothing black, alive, ends with 0
    check "$1: never black" is "$(status black)" 0
    check "$1: the show goes on" is "$(status state)" playing
    check "$1: no crash" quit
}
display 1280x720

begin replaced
cp "$MEDIA/long.mp4" "$show/1.mp4"
cp "$MEDIA/other.mp4" "$show/.new"
play --playlist replaced
wait_for 10 status_has '"kind": "video"'
(sleep 3; mv "$show/.new" "$show/1.mp4") &
watch 14 25
check "film replaced: the old one was seen" at_least "$(seen 0 4000)" 50
check "film replaced: the new one is seen" at_least "$(seen 4096 8000)" 50
check "film replaced: nothing black on the screen" is "${black:-x}" 0
check "film replaced: nobody is blamed" is "$(ctl status | grep -c '"reason"')" 0
goes_on "film replaced"

begin truncated
cp "$MEDIA/long.mp4" "$show/1.mp4"
cp "$MEDIA/a720.mp4" "$show/2.mp4"
play --playlist truncated
wait_for 10 status_has '"kind": "video"'
(sleep 2; truncate -s "$(($(stat -c %s "$show/1.mp4") / 4))" "$show/1.mp4") &
watch 20 25
check "film cut off while it plays: nothing black on the screen" is "${black:-x}" 0
check "film cut off: the next film is seen" at_least "$(seen 2048 4000)" 25
check "film cut off: file and reason in the status" told '1\.mp4: .*(ends before its length|damaged|cannot be decoded|no progress)'
check "film cut off: file and reason in the log" says 'warning: app: truncated/1\.mp4: 1\.mp4: ' "$WORK/player.log"
goes_on "film cut off"

begin cut-picture
convert -size 1280x720 plasma:fractal "$show/1.png"
printf 'items = ( { image = "1.png"; seconds = 2; enter = "cut"; }, { slogan = "一"; seconds = 2; enter = "cut"; } );\n' >"$show/playlist.cfg"
play --playlist cut-picture
wait_for 10 status_has '"kind": "image"'
truncate -s "$(($(stat -c %s "$show/1.png") / 2))" "$show/1.png"
check "picture cut off: file and reason in the status" wait_for 20 told '1\.png: '
check "picture cut off: the slogan is shown" wait_for 10 status_has '"kind": "slogan"'
check "picture cut off: file and reason in the log" says 'warning: app: cut-picture/1\.png: 1\.png: ' "$WORK/player.log"
goes_on "picture cut off"

begin sizes
ffmpeg -v error -y -i "$MEDIA/a720.mp4" -an -c copy "$WORK/1.ts"
ffmpeg -v error -y -i "$MEDIA/other.mp4" -an -t 4 -vf scale=640:360 -output_ts_offset 6 -c:v libx264 -preset veryfast "$WORK/2.ts"
cat "$WORK/1.ts" "$WORK/2.ts" >"$show/1.ts"
play --playlist sizes
watch 14 25
check "another size from the middle on: the first part is seen" at_least "$(seen 2048 4000)" 50
check "another size: the second part is seen" at_least "$(seen 4096 8000)" 25
check "another size: nothing black on the screen" is "${black:-x}" 0
goes_on "another size"

begin none
mkdir "$WORK/card" "$WORK/mount"
cp "$MEDIA/long.mp4" "$WORK/card/dying-1.mp4"
convert -size 1280x720 plasma:fractal "$WORK/card/dying-2.png"
convert "$WORK/card/dying-2.png" -quality 95 "$WORK/card/dying-3.jpg"
cp "$MEDIA/a720.mp4" "$WORK/card/good.mp4"
"$BUILD/tests/failing-fs" "$WORK/card" "$WORK/mount" 2>"$WORK/fs.log" &
card=$!
trap 'fusermount3 -qu "$WORK/mount"; kill "$card" 2>/dev/null; finish' EXIT
if [ -e /dev/fuse ] && wait_for 5 test -e "$WORK/mount/good.mp4"; then
    play --playlist "$WORK/mount"
    watch 30 25
    check "dying card: nothing black on the screen" is "${black:-x}" 0
    check "dying card: the first half of the film is seen" at_least "$(seen 0 250)" 50
    check "dying card: the good film is seen" at_least "$(seen 2048 4000)" 25
    for name in dying-1.mp4 dying-2.png dying-3.jpg; do
        check "dying card: $name and its reason in the status" told "$name: "
        check "dying card: $name and its reason in the log" says "warning: app: .*/$name: $name: " "$WORK/player.log"
    done
    goes_on "dying card"
else
    cat "$WORK/fs.log"
    echo "ok - dying card # SKIP no /dev/fuse, or it may not be mounted here"
fi
