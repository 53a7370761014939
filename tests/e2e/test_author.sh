#!/bin/bash
# An author draws a scene's shapes with mouse and keys and saves them; scenes made of H5P tasks.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
site cards
cp -r tests/fixtures/scenes/yard "$WORK/yard"
CFG=$WORK/yard/scene.cfg
cp "$CFG" "$WORK/before.cfg"
display 1280x720

draw() { # FOLDER: until its page is on
    "$BIN/anxuan" scene -c "$WORK/site" --window 1280x720 --for 120 "$1" >"$WORK/author.out" 2>"$WORK/player.log" &
    player=$!
    wait_for 20 grep -q 处隐患 "$WORK/author.out"
}

drag() { # X Y DX DY
    xdotool mousemove "$1" "$2" mousedown 1 mousemove "$(($1 + $3 / 2))" "$(($2 + $4 / 2))" mousemove "$(($1 + $3))" "$(($2 + $4))" mouseup 1
}

stays() { # long enough to have quit
    sleep 1
    kill -0 "$player"
}

changed_lines() { diff "$WORK/before.cfg" "$CFG" | grep -c '^>'; }

# at 1280x720 the picture's 3840 units are 1036 pixels from x = 122 on: Y01's middle is at 294,444
check "the page opens" draw "$WORK/yard"
check "and says what it opened" says '8 处隐患' "$WORK/author.out"
drag 294 444 20 -40
xdotool key s
check "s: what was drawn is saved" wait_for 10 grep -q 'polygon' "$CFG"
check "only where it changed" is "$(changed_lines)" 1
check "the other picture keeps its shape" says 'id = "Y01".*polygon.*shape_portrait = \{ svg = "Y01"; \}' "$CFG"
check "what was saved reads well" "$BIN/anxuan" check -c "$WORK/site" "$WORK/yard"
xdotool mousemove 314 404 click 1 key Up key u key r key Down key s # Y01 is the first: Up does nothing
check "order changes" wait_for 10 sh -c "sed -n '4p' '$CFG' | grep -q Y02"
cp "$CFG" "$WORK/saved.cfg"
drag 314 404 20 10
xdotool key Escape
check "Esc with changes: warns first" stays
drag 334 414 20 10
xdotool key Escape
check "and again after what was drawn since" stays
xdotool key Escape
wait "$player"
check "again: quits with 0" is $? 0
player=
check "what was not saved is not in the file" cmp -s "$WORK/saved.cfg" "$CFG"

cp -r "$WORK/yard" "$WORK/bare"
check "another scene" draw "$WORK/bare"
rm "$WORK/bare/scene.svg" "$WORK/bare/portrait.svg"
drag 334 404 20 10
xdotool key --delay 0 s k k k k
wait "$player"
check "its pictures are gone when it is saved: 65, whatever comes behind" is $? 65
player=

"$BIN/anxuan" scene -c "$WORK/site" "$WORK/nowhere" 2>"$WORK/err"
check "no such scene: 66" is $? 66
mkdir "$WORK/bad"
echo 'title = "' >"$WORK/bad/scene.cfg"
"$BIN/anxuan" scene -c "$WORK/site" "$WORK/bad" 2>"$WORK/err"
check "a broken one: 65" is $? 65
check "with the place" says 'scene.cfg:1:[0-9]+: error' "$WORK/err"
cp -r "$WORK/yard" "$WORK/many"
sed -i "s/^hazards = (/hazards = ($(for i in $(seq 50); do printf '{ id = "Z%s"; title = "a"; shape = { circle = [9, 9, 3]; }; }, ' "$i"; done)/" "$WORK/many/scene.cfg"
cp "$WORK/many/scene.cfg" "$WORK/many.cfg"
"$BIN/anxuan" scene -c "$WORK/site" "$WORK/many" 2>"$WORK/err"
check "more hazards than can be drawn: 65" is $? 65
check "in words" says '隐患最多 40 处' "$WORK/err"
check "and none is lost" cmp -s "$WORK/many.cfg" "$WORK/many/scene.cfg"

python3 - "$WORK" <<'PY'
import json, sys, zipfile
work = sys.argv[1]
spot = lambda x, right: {"userSettings": {"correct": right, "feedbackText": "看这里"},
                         "computedSettings": {"x": x, "y": 20, "width": 20, "height": 40, "figure": "rectangle"}}
task = {"imageMultipleHotspotQuestion": {
    "backgroundImageSettings": {"questionTitle": "宿舍", "backgroundImage": {"path": "images/a.jpg", "width": 640, "height": 360}},
    "hotspotSettings": {"hotspot": [spot(5, True), spot(35, True), spot(70, False)]}}}
def write(name, members):
    with zipfile.ZipFile(work + "/" + name, "w", zipfile.ZIP_DEFLATED) as out:
        for path, data in members:
            out.writestr(path, data)
picture = open("tests/fixtures/pictures/rgb.jpg", "rb").read()
write("good.h5p", [("h5p.json", "{}"), ("content/content.json", json.dumps(task)), ("content/images/a.jpg", picture)])
write("stray.h5p", [("content/content.json", json.dumps(task)), ("content/images/a.jpg", picture), ("../../x", "x")])
write("empty.h5p", [("h5p.json", "{}")])
write("bomb.h5p", [("content/content.json", b" " * (64 << 20))])
PY
check "an H5P task becomes a scene" "$BIN/anxuan" scene "$WORK/good.h5p" -o "$WORK/dorm"
check "its spots are there" says 'X01.*rect = \[32, 72, 128, 144\]' "$WORK/dorm/scene.cfg"
"$BIN/anxuan" check -c "$WORK/site" "$WORK/dorm" 2>"$WORK/err"
check "check says what is to be filled in: 65" is $? 65
check "question by question" says 'X01.*question' "$WORK/err"
check "an author can open it" draw "$WORK/dorm"
xdotool key Escape
wait "$player"
check "and leave it" is $? 0
player=
"$BIN/anxuan" scene "$WORK/good.h5p" 2>"$WORK/err"
check "without -o: 64" is $? 64
"$BIN/anxuan" scene "$WORK/good.h5p" -o "$WORK/dorm" 2>"$WORK/err"
check "a folder that is there stays: 73" is $? 73
for name in stray empty bomb; do
    "$BIN/anxuan" scene "$WORK/$name.h5p" -o "$WORK/$name" 2>"$WORK/err"
    check "$name: 65" is $? 65
    check "$name: nothing is left" test ! -e "$WORK/$name" -a ! -e "$WORK/$name.part"
    check "$name: says why" says "$name.h5p: error: " "$WORK/err"
done
