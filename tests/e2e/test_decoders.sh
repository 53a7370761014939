#!/bin/bash
# Decoder programs that cannot be started: no file's fault. The rest plays on, and the films come
# back by themselves.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
film a720 1280x720 25 6 2048
rm -rf "$BUILD/tests/lame"
mkdir -p "$BUILD/tests/lame/bin"
cp "$BIN"/anxuan* "$BUILD/tests/lame/bin/"
BIN=$BUILD/tests/lame/bin
status_has() { ctl status | grep -Eq "$1"; }
events() { sqlite3 "$WORK/data/records/000001.db" "select count(*) from event where kind = '$1'"; }
has_plays() { [ "$(sqlite3 "$WORK/data/records/000001.db" 'select count(*) from play')" -ge "$1" ]; }
lines() { grep -c 'film decoder cannot work' "$WORK/player.log"; }
hide() { mv "$BIN/$1" "$BIN/hidden-$1"; }
bring_back() { mv "$BIN/hidden-$1" "$BIN/$1"; }
display 1280x720

site mixed
cp "$MEDIA/a720.mp4" "$WORK/site/playlists/mixed/film.mp4"
cat >"$WORK/site/playlists/mixed/playlist.cfg" <<'CFG'
items = ( { video = "film.mp4"; }, { slogan = "一"; seconds = 2; enter = "cut"; },
          { slogan = "二"; seconds = 2; enter = "cut"; } );
CFG
hide anxuan-film
play --playlist mixed
check "no film decoder: a slogan is shown" wait_for 10 status_has '"kind": "slogan"'
check "and the status says why in words" status_has '"film": "影片解码程序不能用，[0-9]+ 秒后再试 .*anxuan-film'
sleep 8
check "the film's file is not blamed" is "$(ctl status | grep -c '"reason"')" 0
check "slogans follow each other" wait_for 10 has_plays 2
check "a line for each step of the back-off, not for each try" at_most "$(lines)" 4
bring_back anxuan-film
check "the film comes back by itself" wait_for 40 status_has '"kind": "video"'
check "and the status is clear" status_has '"film": null'
check "never black" is "$(status black)" 0
told=$(lines)
check "quits" quit
check "an event row for each line, and one for the recovery" is "$(events decoder)" $((told + 1))
check "no event blames the film" is "$(events fault)" 0

# Nothing but films: the slate, and no busy loop behind it.
rm -rf "$WORK/data"
site films
cp "$MEDIA/a720.mp4" "$WORK/site/playlists/films/1.mp4"
cp "$MEDIA/a720.mp4" "$WORK/site/playlists/films/2.mp4"
chmod a-x "$BIN/anxuan-film"
play --playlist films
check "only films: the slate" wait_for 10 status_has '"state": "slate"'
sleep 8
check "only films: no busy loop, a line for each step" at_most "$(lines)" 4
chmod a+x "$BIN/anxuan-film"
check "only films: they come back" wait_for 40 status_has '"kind": "video"'
check "only films: never black" is "$(status black)" 0
quit

# The same with pictures.
rm -rf "$WORK/data"
site pictures
convert -size 640x360 xc:orange "$WORK/site/playlists/pictures/1.png"
hide anxuan-picture
play --playlist pictures
check "no picture decoder: the slate" wait_for 10 status_has '"state": "slate"'
check "no picture decoder: said in words" status_has '"picture": "图片解码程序不能用'
check "no picture decoder: no file is blamed" is "$(ctl status | grep -c '"reason"')" 0
bring_back anxuan-picture
check "no picture decoder: it comes back" wait_for 20 status_has '"kind": "image"'
quit
