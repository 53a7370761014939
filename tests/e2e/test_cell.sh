#!/bin/bash
# The cell as the owner sees it: told in status and records; and a machine that cannot confine.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
film a720 1280x720 25 6 2048
site films
cp "$MEDIA/a720.mp4" "$WORK/site/playlists/films/1.mp4"
cp tests/fixtures/pictures/rgb.png "$WORK/site/playlists/films/2.png"
display 1280x720
tells() { "$BIN/anxuan" ctl --data "$WORK/data" status | grep -q "$1"; }

play --playlist films
wait_for 10 test -n "$(film_pid)"
check "status tells the layers" wait_for 5 tells '"cell": *"seccomp、'
check "the decoder is filtered" grep -q '^Seccomp:.2$' "/proc/$(film_pid)/status"
check "and gains no privileges" grep -q '^NoNewPrivs:.1$' "/proc/$(film_pid)/status"
check "and is not root" sh -c "! grep -q '^Uid:.0' /proc/$(film_pid)/status"
check "quits" quit
check "the layers are recorded" is "$(sqlite3 "$WORK"/data/records/000001.db "SELECT count(*) FROM event WHERE kind = 'cell'")" 1

# A machine without seccomp: each decoder is started as if the kernel had none.
mkdir "$WORK/bin"
cp "$BIN/anxuan" "$WORK/bin/"
for program in anxuan-film anxuan-picture; do
    printf '#!/bin/sh\nexec "%s/tests/no-seccomp" "%s/%s" "$@"\n' "$BUILD" "$BIN" $program >"$WORK/bin/$program"
    chmod 755 "$WORK/bin/$program"
done
BIN=$WORK/bin
rm -rf "$WORK/data"
play --playlist films
check "no seccomp: films and pictures are refused, and it says why" wait_for 20 sh -c "grep -q '1.mp4.*解码进程无法隔离' '$WORK/player.log' && grep -q '2.png.*无法隔离解码进程' '$WORK/player.log'"
check "no seccomp: the slate stands, not black" wait_for 5 tells '"black": *0'
check "quits" quit

echo 'video = { require_cell = false; };' >>"$WORK/site/kiosk.cfg"
rm -rf "$WORK/data"
play --playlist films
check "require_cell = false: what the owner installed plays" wait_for 10 tells '"kind": *"video"'
check "and the status says that there is no cell" wait_for 5 tells '"cell": *"无 no seccomp'
check "quits" quit

echo 'usb = { trust = "any"; min_free_percent = 0; };' >>"$WORK/site/kiosk.cfg"
mkdir "$WORK/stick" && cp "$MEDIA/a720.mp4" "$WORK/stick/stick.mp4"
"$BUILD/bin/anxuan" import "$WORK/stick" -c "$WORK/site" --data "$WORK/data" >"$WORK/import.log" 2>&1 ||
    sed 's/^/# /' "$WORK/import.log"
play --playlist "$WORK/data/content/1/playlists/usb"
check "a film from a stick is refused all the same" wait_for 20 says 'stick\.mp4.*解码进程无法隔离' "$WORK/player.log"
check "quits" quit
