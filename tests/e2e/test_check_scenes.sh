#!/bin/bash
# `check` finds the scenes that the player could show, and says what is wrong with them.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
site shows
scenes=$WORK/site/assets/scenes
run_check() { "$BIN/anxuan" check -c "$WORK/site" --data "$WORK/data" "$@" >"$WORK/check.out" 2>"$WORK/check.log"; }
says_not() { ! says "$@" >/dev/null; }

make_scene() { # NAME HAZARDS WIDTH
    local number at
    mkdir -p "$scenes/$1"
    {
        echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080">'
        for ((number = 1; number <= $2; number++)); do
            at=$((50 + 180 * number))
            echo "<rect id=\"C$number-hazard\" x=\"$at\" y=\"500\" width=\"60\" height=\"60\" fill=\"red\"/>"
            echo "<rect id=\"C$number-safe\" x=\"$at\" y=\"500\" width=\"60\" height=\"60\" fill=\"green\"/>"
            echo "<rect id=\"C$number\" x=\"$at\" y=\"500\" width=\"$3\" height=\"$3\" display=\"none\"/>"
        done
        echo '</svg>'
    } >"$scenes/$1/scene.svg"
    {
        echo 'title = "院子"; setting = "community"; hazards = ('
        for ((number = 1; number <= $2; number++)); do
            echo "{ id = \"C$number\"; title = \"堆物\"; shape = { svg = \"C$number\"; }; practice = \"清走。\";"
            echo "  basis = \"消防法\"; basis_mark = \"V\"; question = \"怎么办？\";"
            echo "  options = [ \"一\", \"二\", \"三\", \"四\" ]; answer = $((1 + number % 4)); explanation = \"因为。\"; }"
            [ "$number" = "$2" ] || echo ,
        done
        echo ');'
    } >"$scenes/$1/scene.cfg"
}

make_scene good 8 90
make_scene few 3 90
run_check "$scenes/good"
check "a good scene: 0" is $? 0
check "counted" says '^checked 0 playlist\(s\), 0 item\(s\), 1 scene\(s\): 0 error\(s\), 0 warning\(s\)$' "$WORK/check.out"
check "by its file" run_check "$scenes/good/scene.cfg"
check "by its name" run_check good
run_check few
check "too few hazards: 65" is $? 65
check "said at its place" says '/few/scene\.cfg:1:3[0-9]: error: 只有 3 处隐患' "$WORK/check.log"
run_check "$scenes"
check "a folder of scenes: 65" is $? 65
check "both were looked at" says '^checked .* 2 scene\(s\): 1 error\(s\)' "$WORK/check.out"
run_check
check "without a path: the site's scenes, too" says '/site/assets/scenes/few/scene\.cfg:1:3[0-9]: error: ' "$WORK/check.log"
check "and none of the good one" says_not '/site/assets/scenes/good/' "$WORK/check.log"

make_scene small 8 8
run_check small
check "too small on this panel: a warning only" is $? 0
check "with its size" says '/small/scene\.cfg:2:[0-9]+: warning: 隐患「C1」：点得到的范围只有直径' "$WORK/check.log"
sed -i 's/public = false;/public = false; diagonal_in = 300.0;/' "$WORK/site/kiosk.cfg"
run_check small
check "large enough on a larger one" says_not '点得到的范围只有直径' "$WORK/check.log"

echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="file:///etc/passwd"/></svg>' \
    >"$scenes/good/scene.svg"
run_check good
check "a drawing that reaches outside: 65" is $? 65
check "said" says '/good/scene\.cfg:1:1: error: 图 scene\.svg：href 引用了文件以外的内容' "$WORK/check.log"
rm "$scenes/good/scene.svg"
echo 'this is text' >"$scenes/good/photo.jpg"
sed -i '1s/^/picture = "photo.jpg"; size = [1920, 1080]; /; s/{ svg = "C[0-9]"; }/{ rect = [ 100, 100, 200, 200 ]; }/' \
    "$scenes/good/scene.cfg"
run_check good
check "a photograph that cannot be decoded" says '/good/scene\.cfg:1:1: error: 图 photo\.jpg：' "$WORK/check.log"
rm "$scenes/good/scene.cfg"
run_check "$WORK/site/assets"
check "a folder without scenes is a playlist's, as before" says '^checked 1 playlist\(s\)' "$WORK/check.out"
run_check nowhere
check "no such name: 66" is $? 66
