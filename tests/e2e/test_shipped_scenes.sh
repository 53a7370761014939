#!/bin/bash
# The five scenes that are shipped: they read clean, open in both shapes, and the officer's list is theirs.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
shopt -s nullglob
settings() { sed -n 's/.*setting = "\([a-z]*\)".*/\1/p' assets/scenes/*/scene.cfg | sort | tr '\n' ' '; }
count() { grep -c "id = \"[A-Z]$2[0-9]*\"; title" "assets/scenes/$1/scene.cfg"; }
words() { cat "$1"/*.svg | grep -o '<text[^>]*>[^<]*</text>' | sed 's/<[^>]*>//g' | tr -d '\n'; } # a <text> is a character
no_warning() { ! words "$1" | grep -E '危险|禁止|注意|小心|隐患|严禁|当心'; }

mkdir "$WORK/warned"
echo '<text x="1">危</text><text x="2">险</text>' >"$WORK/warned/scene.svg"
check "control: a word of warning is found" sh -c "$(declare -f words no_warning); ! no_warning '$WORK/warned' >/dev/null"
check "a scene for each setting" is "$(settings)" "community enterprise family rural school "
"$BIN/anxuan" check -c config assets/scenes >"$WORK/out" 2>"$WORK/err"
check "no errors" is $? 0
check "every warning is of a basis that was not read" is "$(grep -c 'warning' "$WORK/err")" "$(grep -c 'warning.*basis_mark' "$WORK/err")"
check "each of these is told" is "$(grep -c 'basis_mark' "$WORK/err")" "$(cat assets/scenes/*/scene.cfg | grep -o 'basis_mark = "[^"]*"' | grep -vc '"V"')"
for folder in assets/scenes/*/; do
    name=$(basename "$folder")
    check "$name: at least 8 hazards" at_least "$(count "$name" '[0-8]')" 8
    check "$name: at least 4 decoys" at_least "$(count "$name" 9)" 4
    check "$name: in landscape" "$BIN/anxuan" shot -c config --page scene --scene "$name" --seed 1 --size 960x540 -o "$WORK/$name.png"
    check "$name: upright" "$BIN/anxuan" shot -c config --page scene --scene "$name" --seed 1 --size 540x960 -o "$WORK/$name-p.png"
    check "$name: no word in it gives anything away" no_warning "$folder"
done
python3 assets/scenery/sign_off.py >"$WORK/sign-off.md"
check "the safety officer's list is that of the scenes (make sign-off)" cmp -s "$WORK/sign-off.md" docs/sign-off.md
