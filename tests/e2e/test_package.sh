#!/bin/bash
# An operator's days with packages: keys, pack, verify, import, rollback, made by us and by stock tools; and why not.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
DATA=$WORK/data
STICK=$WORK/stick
SRC=$WORK/src
stock=$WORK/stock   # minisign's own pair, without a password: only tests have such a thing
printf 'ein Satz\n' >"$WORK/password"

says_not() { ! grep -Eq "$1" "$2"; }
exits() { # CODE COMMAND...
    local wanted=$1 code
    shift
    "$@" >"$WORK/out" 2>"$WORK/err" </dev/null
    code=$?
    [ "$code" = "$wanted" ] || { echo "# ended with $code"; sed 's/^/# /' "$WORK/err"; return 1; }
}
import() { "$BIN/anxuan" import "$STICK" -c "$WORK/site" --data "$DATA"; }
rollback() { "$BIN/anxuan" rollback -c "$WORK/site" --data "$DATA"; }
# what is on: the schedule's playlist at noon
shows() {
    ANXUAN_DATA=$DATA "$BIN/anxuan" preview -c "$WORK/site" --from 2026-06-16T12:00 --to 2026-06-16T12:01 --json 2>/dev/null |
        grep -o '"playlist": *"[^"]*"' | head -n 1 | sed 's/.*: *"\(.*\)"/\1/'
}
state() { sed -n "s/^$1 //p" "$DATA/content/state"; }
# which generation is on, and all of it
content_mark() { state active; [ "$(state active)" = 0 ] || (cd "$DATA/content/$(state active)" && find . -type f -exec sha256sum {} + | sort); }
leftovers() { find "$DATA/content" -mindepth 1 -maxdepth 1 -name 'stage.*' | wc -l; }

# source PLAYLIST: a folder to pack, with a schedule that plays it
source_folder() {
    rm -rf "$SRC"
    mkdir -p "$SRC/config" "$SRC/playlists/$1"
    echo "fallback = \"$1\";" >"$SRC/config/schedule.cfg"
    printf 'items = ( { slogan = "%s"; seconds = 5; } );\n' "$1" >"$SRC/playlists/$1/playlist.cfg"
}
settings() { # VERSION [MORE]
    echo "name = \"june\"; version = $1; created = \"2026-06-01T10:00:00+08:00\"; ${2:-devices = [\"*\"]; mode = \"replace\";}"
}
list() { (cd "$STICK/anxuan" && find . -type f ! -name 'SHA256SUMS*' ! -name Thumbs.db ! -name .DS_Store -print0 | sort -z | xargs -0 sha256sum | sed 's|  \./|  |' >SHA256SUMS); }
sign() { # VERSION [MINISIGN'S ARGUMENTS]
    local version=$1
    shift
    minisign -S -s "$stock.key" -m "$STICK/anxuan/SHA256SUMS" -t "anxuan june $version" "$@" >/dev/null 2>&1 </dev/null
}
# office VERSION [MORE]: a stick made of SRC with stock tools
office() {
    rm -rf "$STICK"
    mkdir -p "$STICK"
    cp -r "$SRC" "$STICK/anxuan"
    settings "$@" >"$STICK/anxuan/package.cfg"
    list
    sign "$1"
}

# refused NAME EXIT CODE: what is on stays, nothing is left behind
refused() {
    local before
    before=$(content_mark)
    check "$1: ends with $2" exits "$2" import
    check "$1: $3, what is wrong" says "error: $3 " "$WORK/err"
    check "$1: the show stays as it is" is "$(content_mark)" "$before"
    check "$1: nothing is left behind" is "$(leftovers)" 0
}

site attract
mkdir "$WORK/site/keys"
echo 'fallback = "always-on";' >"$WORK/site/schedule.cfg"
minisign -G -W -f -p "$stock.pub" -s "$stock.key" >/dev/null </dev/null

# --- ours: made, checked by stock tools, taken -------------------------------------------------------
check "a pair of keys is made" exits 0 "$BIN/anxuan" keygen -o "$WORK/organiser" --password-file "$WORK/password"
pack() { "$BIN/anxuan" pack "$SRC" -o "$STICK" --key "$WORK/organiser.key" --password-file "${1:-$WORK/password}"; }
mkdir "$STICK"
source_folder bad
printf 'items = ( { video = "nirgends.mp4"; } );\n' >"$SRC/playlists/bad/playlist.cfg"
settings 1 >"$SRC/package.cfg"
check "content with errors is not packed" exits 65 pack
check "with the place of the error" says 'playlists/bad/playlist\.cfg:1:[0-9]+: error: ' "$WORK/err"
check "nothing is on the stick" is "$(ls "$STICK")" ""
source_folder first
settings 1 >"$SRC/package.cfg"
printf 'x\n' >"$WORK/other"
check "a wrong password" exits 77 pack "$WORK/other"
check "a key that is not there" exits 66 "$BIN/anxuan" pack "$SRC" -o "$STICK" --key "$WORK/none" --password-file "$WORK/password"
check "a source that is not there" exits 66 "$BIN/anxuan" pack "$WORK/none" -o "$STICK" --key "$WORK/organiser.key" --password-file "$WORK/password"
check "a source that is a file" exits 66 "$BIN/anxuan" pack "$WORK/other" -o "$STICK" --key "$WORK/organiser.key" --password-file "$WORK/password"
check "a stick that is not there" exits 73 "$BIN/anxuan" pack "$SRC" -o "$WORK/none/stick" --key "$WORK/organiser.key" --password-file "$WORK/password"
check "a stick that is a file" exits 73 "$BIN/anxuan" pack "$SRC" -o "$WORK/other" --key "$WORK/organiser.key" --password-file "$WORK/password"
check "pack without a key" exits 64 "$BIN/anxuan" pack "$SRC" -o "$STICK"
check "pack" exits 0 pack
(cd "$STICK/anxuan" && sha256sum --strict -c SHA256SUMS) >"$WORK/sums" 2>&1
check "sha256sum finds it whole" is "$? $(wc -l <"$WORK/sums")" "0 3"
minisign -V -p "$WORK/organiser.pub" -m "$STICK/anxuan/SHA256SUMS" >"$WORK/signature" 2>&1
check "minisign finds it signed" is $? 0
check "with the trusted comment" says '^Trusted comment: anxuan june 1$' "$WORK/signature"
check "verify" exits 0 "$BIN/anxuan" verify "$STICK" --pub "$WORK/organiser.pub"
check "verify with another key" exits 77 "$BIN/anxuan" verify "$STICK" --pub "$stock.pub"
check "verify a file" exits 66 "$BIN/anxuan" verify "$WORK/other" --pub "$WORK/organiser.pub"
check "verify what is not there" exits 66 "$BIN/anxuan" verify "$WORK/none" --pub "$WORK/organiser.pub"
check "verify without a key" exits 64 "$BIN/anxuan" verify "$STICK"
check "verify with a key that is not there" exits 66 "$BIN/anxuan" verify "$STICK" --pub "$WORK/none"
check "check looks at a stick" exits 0 "$BIN/anxuan" check -c "$WORK/site" "$STICK"
check "without any key" exits 77 import
check "E02" says 'error: E02 尚未设置发布密钥，请按手册第1节设置' "$WORK/err"
cp "$WORK/organiser.pub" "$stock.pub" "$WORK/site/keys/"
check "as installed" is "$(shows)" always-on
echo '<fontconfig></fontconfig>' >"$WORK/no-fonts"
FONTCONFIG_FILE=$WORK/no-fonts check "what cannot be checked is not taken" exits 65 import
check "E18, and why" says 'fonts-noto-cjk' "$WORK/err"
check "nor is anything left of it" is "$(leftovers)$(find "$DATA/content" -name '[0-9]*')" 0
rm -r "$STICK/anxuan/receipts"
check "import" exits 0 import
check "the stick may be pulled" says '可以拔出U盘' "$WORK/out"
check "the new schedule is on" is "$(shows)" first
check "check looks at what is on" exits 0 "$BIN/anxuan" check -c "$WORK/site" --data "$DATA" first
check "a receipt" says '"taken": true' "$(find "$STICK/anxuan/receipts" -name '*.json')"
refused "the same again" 77 E12
check "a receipt of each attempt" is "$(find "$STICK/anxuan/receipts" -name '*.json' | wc -l)" 2
check "recorded" is "$(sqlite3 "$DATA/records/000001.db" \
    "select json_extract(detail, '\$.code') || json_extract(detail, '\$.name') from event where kind = 'import' order by seq" | tr '\n' ' ')" "E02 E18june june E12june "
check "rollback" exits 0 rollback
check "what was before is on" is "$(shows)" always-on
check "nothing further back" exits 66 rollback
check "import after a rollback" exits 0 import

# --- theirs: made with stock tools -------------------------------------------------------------------
source_folder second
office 2
check "a stick made by stock tools" exits 0 import
check "it is on" is "$(shows)" second
n=2
for how in 's/$/\r/' 's/  / */' 's|  |  ./|' '1s/^/\xef\xbb\xbf/'; do
    n=$((n + 1))
    office $n
    sed -i "$how" "$STICK/anxuan/SHA256SUMS"
    sign $n
    check "SHA256SUMS with $how" exits 0 import
done
source_folder 燃气安全
printf '\xef\xbb\xbfitems = ( { slogan = "隐患就是事故"; seconds = 5; } )；\r\n' >"$SRC/playlists/燃气安全/playlist.cfg"
touch "$SRC/Thumbs.db" "$SRC/playlists/.DS_Store"
office 10
check "Chinese names, Windows' slips, junk" exits 0 import
check "it is on" is "$(shows)" 燃气安全
check "junk stays on the stick" is "$(find "$DATA/content/$(state active)" -name 'Thumbs.db' -o -name .DS_Store | wc -l)" 0
source_folder extra
rm -r "$SRC/config"
office 11 'devices = ["anxuan-01", "anxuan-02"]; mode = "add"; export = true;'
check "a package that adds" exits 0 import
check "what was there is still on" is "$(shows)" 燃气安全
check "beside what it brought" test -f "$DATA/content/$(state active)/playlists/extra/playlist.cfg"
check "results on the stick" says '"days"' "$(find "$STICK/anxuan/export/anxuan-01" -name summary.json)"
rm -r "$STICK/anxuan/export"
refused "plugged in once more" 77 E12
check "for its results" test -d "$STICK/anxuan/export/anxuan-01"

# --- why not ------------------------------------------------------------------------------------------
source_folder never
refuse_made() { # NAME EXIT CODE VERSION [MORE]: made well, but …
    office "${@:4}"
    refused "${@:1:3}"
}
refuse_made "for another device" 77 E09 20 'devices = ["kiosk-9"]; mode = "replace";'
refuse_made "expired" 77 E10 20 'devices = ["*"]; mode = "replace"; expires = "2026-06-30";'
refuse_made "an older version" 77 E11 5
refuse_made "package.cfg with an unknown word" 65 E17 20 'devices = ["*"]; mode = "replace"; colour = 1;'
refuse_with() { # NAME EXIT CODE COMMAND...: signed after that was done to it
    office 20
    (cd "$STICK/anxuan" && "${@:4}")
    list
    sign 20
    refused "${@:1:3}"
}
deep() { mkdir -p playlists/a/b/c/d/e/f/g/h && echo >playlists/a/b/c/d/e/f/g/h/i.txt; }
wrong_schedule() { echo 'fallback = "nowhere";' >config/schedule.cfg; }
wrong_layout() { mkdir config/layouts && echo 'canvas = [1, ' >config/layouts/full.cfg; }
not_a_film() { echo text >playlists/never/a.mp4 && echo 'items = ( { video = "a.mp4"; } );' >playlists/never/playlist.cfg; }
refuse_with "too deep" 65 E16 deep
refuse_with "a program" 65 E15 touch run.sh
refuse_with "its own kiosk.cfg" 65 E15 touch config/kiosk.cfg
refuse_with "a playlist that is nowhere" 65 E18 wrong_schedule
refuse_with "a layout that cannot be read" 65 E18 wrong_layout
refuse_with "a film that is none" 65 E18 not_a_film
check "which file it is" says '^playlists/never/playlist\.cfg:1:[0-9]+: error: ' "$WORK/err"
refuse_after() { # NAME EXIT CODE COMMAND...: done to it when it was signed
    office 20
    (cd "$STICK/anxuan" && "${@:4}")
    refused "${@:1:3}"
}
refuse_after "a byte more in a file" 65 E14 sh -c 'echo >>playlists/never/playlist.cfg'
refuse_after "a file is missing" 65 E14 rm playlists/never/playlist.cfg
refuse_after "a file that is not listed" 65 E14 touch playlists/never/b.txt
refuse_after "a link" 65 E15 sh -c 'rm config/schedule.cfg && ln -s /etc/passwd config/schedule.cfg'
refuse_after "the list was changed" 77 E04 sh -c 'echo >>SHA256SUMS'
refuse_after "no signature" 77 E03 rm SHA256SUMS.minisig
refuse_after "no anxuan folder" 66 E01 sh -c 'mv ../anxuan ../other'
refuse_after "signed for another version" 77 E08 sign 21
refuse_after "an old kind of signature" 77 E07 sign 20 -l
no_list() { echo hello >SHA256SUMS && sign 20; }
refuse_after "a list that is none" 65 E13 no_list
id=$(sed -n '1s/.* //p' "$stock.pub")
id=$(printf '%16s' "$id" | tr ' ' 0) # minisign leaves out zeros in front
echo "$id" >"$WORK/site/keys/revoked.txt"
refuse_after "a key that was called back" 77 E06 true
rm "$WORK/site/keys/revoked.txt" "$WORK/site/keys/stock.pub"
refuse_after "a key of somebody else" 77 E05 true
cp "$stock.pub" "$WORK/site/keys/"
office 20
exec 9>"$DATA/content/lock"
flock 9
check "another import is under way" exits 73 import
check "another import: E22" says 'error: E22 ' "$WORK/err"
exec 9>&-
check "import a file" exits 66 "$BIN/anxuan" import "$WORK/other" -c "$WORK/site" --data "$DATA"
check "import without a stick's name" exits 64 "$BIN/anxuan" import
check "a config folder that is not there" exits 66 "$BIN/anxuan" import "$STICK" -c "$WORK/none" --data "$DATA"
check "what is on has not changed" is "$(shows)" 燃气安全

# --- what nobody signed: any, and by PIN ----------------------------------------------------------------
rm -rf "$STICK"
mkdir -p "$STICK/活动照片"
convert -size 64x36 xc:red "$STICK/活动照片/海报_repeat_3x.png"
touch "$STICK/活动照片/notes.docx" "$STICK/desktop.ini"
refused "a plain folder where only signed content may come in" 66 E01
trust() { cat >>"$WORK/site/kiosk.cfg" <<<"usb = { trust = \"$1\"; becomes = \"attract\"; };"; }
cp "$WORK/site/kiosk.cfg" "$WORK/kiosk.cfg"
trust any
check "a plain folder in a private room" exits 0 import
check "it is the playlist usb" test -f "$DATA/content/$(state active)/playlists/usb/海报_repeat_3x.png"
check "and stands for attract" test -f "$DATA/content/$(state active)/playlists/attract/海报_repeat_3x.png"
check "only media of it" is "$(find "$DATA/content/$(state active)/playlists/usb" -type f | wc -l)" 1
check "nothing is written on such a stick" is "$(find "$STICK" -name receipts | wc -l)" 0
cp "$WORK/kiosk.cfg" "$WORK/site/kiosk.cfg"
trust pin
refused "by PIN, and no PIN is set" 77 'E0[23]'
echo 246810 >"$WORK/pin"
check "a PIN is set" exits 0 "$BIN/anxuan" pin -c "$WORK/site" --password-file "$WORK/pin"
office 30
rm "$STICK/anxuan/SHA256SUMS.minisig"
import_with() { import <<<"$1" >"$WORK/out" 2>"$WORK/err"; }
import_with 246810
check "content without a signature, accepted by PIN" is $? 0
check "what staff are shown: how much" says '^june：3 个文件' "$WORK/out"
check "what staff are shown: its words" says '「never」' "$WORK/out"
check "what staff are shown: a schedule" says '新日程' "$WORK/out"
check "it is on" is "$(shows)" never
office 31
rm "$STICK/anxuan/SHA256SUMS.minisig"
before=$(content_mark)
import_with $'111111\n222222\n333333'
check "three wrong PINs" is "$? $(grep -c '密码不对' "$WORK/err")" "77 3"
check "three wrong PINs: E23" says 'error: E23 ' "$WORK/err"
check "three wrong PINs: recorded" is "$(sqlite3 "$DATA/records/000001.db" "select count(*) from event where kind = 'pin'")" 3
check "three wrong PINs: the show stays" is "$(content_mark) $(leftovers)" "$before 0"
check "nobody there to ask" exits 77 import
check "nobody there to ask: nothing is left behind" is "$(content_mark) $(leftovers)" "$before 0"
printf 'items = ( { slogan = "\\x1b[8mnever\\nagain"; seconds = 5; } );\n' >"$SRC/playlists/never/playlist.cfg"
office 31
rm "$STICK/anxuan/SHA256SUMS.minisig"
import_with 111111
check "a stranger's text cannot command the terminal" is "$(grep -c $'\x1b' "$WORK/out") $(grep -c '「.x1B\[8mnever.nagain」' "$WORK/out")" "0 1"
printf 'items = ( { slogan = "never"; seconds = 5; } );\n' >"$SRC/playlists/never/playlist.cfg"
office 31
rm "$STICK/anxuan/SHA256SUMS.minisig"

# --- stopped, and as the player's child --------------------------------------------------------------------
mkfifo "$WORK/keys"
"$BIN/anxuan" import "$STICK" -c "$WORK/site" --data "$DATA" <"$WORK/keys" >"$WORK/out" 2>"$WORK/err" &
importer=$!
exec 8>"$WORK/keys"
check "it asks" wait_for 10 grep -q '「never」' "$WORK/out"
kill -TERM $importer
wait $importer
check "a signal ends it" is $? 143
exec 8>&-
check "and leaves nothing behind" is "$(content_mark) $(leftovers)" "$before 0"
child() { # ANSWER
    python3 tests/e2e/import_child.py "$1" "$BIN/anxuan" import "$STICK" -c "$WORK/site" --data "$DATA" --for-player >"$WORK/out" 2>"$WORK/err"
}
child decline
check "declined: the last message" says '^refused step 3 reason 23 signed 0 version 31 june ' "$WORK/out"
check "declined: 77" says '^exit 77' "$WORK/out"
check "declined: the show stays" is "$(content_mark) $(leftovers)" "$before 0"
child accept
check "accepted: it was shown before it was asked" is \
    "$(grep -En '「never」|^asks' "$WORK/out" | sed 's/^[0-9]*://; s/.*「never」.*/shown/' | tr '\n' ' ')" "shown asks "
check "accepted: the last message" says '^done step 4 reason 0 signed 0 version 31 june' "$WORK/out"
check "accepted: nothing was said twice of bytes" says_not 'more than all' "$WORK/out"
office 32
rm "$STICK/anxuan/SHA256SUMS.minisig"
child leave
left=$(tail -n 1 "$WORK/out")
check "it ends with the player" wait_for 10 test ! -d "/proc/$left"
check "it is not for people" says_not "for-player" /dev/stdin < <("$BIN/anxuan" import --help)
check "nor without a player" exits 64 "$BIN/anxuan" import "$STICK" -c "$WORK/site" --data "$DATA" --for-player
