#!/bin/bash
# What the running player found wrong with files today is told by `check`.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
check_site() { "$BIN/anxuan" check -c "$WORK/site" --data "$WORK/data" shows >"$WORK/check.out" 2>"$WORK/check.log"; }
says_not() { ! grep -Eq "$1" "$2"; }
status_has() { ctl status | grep -Eq "$1"; }
site shows
shows=$WORK/site/playlists/shows
echo 'this is text' >"$shows/bad.mp4"
cat >"$shows/playlist.cfg" <<'CFG'
items = ( { video = "bad.mp4"; }, { slogan = "一"; seconds = 2; enter = "cut"; }, { slogan = "二"; seconds = 2; enter = "cut"; } );
CFG
check_site
check "without a player: nothing is said of faults" says_not '今天出错' "$WORK/check.log"
check "without a player: only the file's own error" says '^checked .*: 1 error\(s\), 0 warning\(s\)' "$WORK/check.out"
display 1280x720
play --playlist shows
check "a bad film is tried three times" wait_for 30 status_has '"aside": true'
check_site
check "with errors it ends with 65" is $? 65
check "a file put aside: file, number, reason" says '/bad\.mp4: warning: 今天出错 3 次，已搁置 put aside for today: bad\.mp4: .+' "$WORK/check.log"
check "told once" is "$(grep -c '今天出错' "$WORK/check.log")" 1
rm "$shows/playlist.cfg" "$shows/bad.mp4"
echo 'this is text' >"$shows/bad.png"
printf 'items = ( { image = "bad.png"; seconds = 2; }, { slogan = "一"; seconds = 60; enter = "cut"; } );\n' >"$shows/playlist.cfg"
check "a picture fails once" wait_for 30 status_has '"count": 1'
check_site
check "a file that is not put aside yet" says '/bad\.png: warning: 今天出错 [12] 次 failed today: ' "$WORK/check.log"
check "quits" quit
rm "$shows/bad.png"
printf 'items = ( { slogan = "一"; seconds = 60; } );\n' >"$shows/playlist.cfg"
check "afterwards check is clean" check_site
: >"$WORK/data/ctl.sock"
check "a socket that is none is no fault" check_site
