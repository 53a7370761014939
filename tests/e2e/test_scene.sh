#!/bin/bash
# A scene's page drawn, and its layers rendered: what is used, what is refused, what is told.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
yard=$WORK/yard
fresh() { rm -rf "$yard" && cp -r tests/fixtures/scenes/yard "$yard"; }
shot() { # NAME OPTIONS...
    local name=$1
    shift
    "$BIN/anxuan" shot -c config --page scene --size 960x540 "$@" -o "$WORK/$name.png" </dev/null 2>"$WORK/shot.log"
}
shot_ends() { # CODE OPTIONS...
    local code=$1
    shift
    shot none "$@"
    is $? "$code"
}
layers() { # FOLDER OUT
    "$BIN/anxuan" scene "$1" --layers "$2" >"$WORK/scene.out" 2>"$WORK/scene.log"
}
layers_end() { # CODE FOLDER OUT
    layers "$2" "$3"
    is $? "$1"
}
same() { cmp -s "$WORK/$1.png" "$WORK/$2.png"; }
differ() { ! same "$1" "$2"; }
differing() { # A B: how many pixels differ clearly
    local count
    count=$(compare -metric AE -fuzz 20% "$WORK/$1.png" "$WORK/$2.png" null: 2>&1)
    echo "${count%% *}"
}
shot_same() { # NAME OTHER OPTIONS...: drawn, and the same as another
    shot "$1" "${@:3}" && same "$1" "$2"
}
shot_differs() { # NAME OTHER LEAST OPTIONS...: drawn, and at least so many pixels differ
    shot "$1" "${@:4}" && at_most "$3" "$(differing "$1" "$2")"
}
all_have_layers() {
    local cfg
    for cfg in assets/scenes/*/scene.cfg; do
        [ ! -e "$cfg" ] || test -e "$BUILD/scenes/$(basename "$(dirname "$cfg")")/layers.cfg" || return 1
    done
}

fresh
for mode in normal large contrast low; do
    check "$mode mode is drawn" shot "$mode" --scene "$yard" --seed 1 --mode $mode
    check "$mode mode upright" shot "$mode-upright" --scene "$yard" --mode $mode --size 540x960
done
check "modes differ" differ normal large
check "the same level again is the same picture" shot_same again normal --scene "$yard" --seed 1
check "another level has other hazards" shot_differs other normal 1000 --scene "$yard" --seed 2
for size in 1536x96 192x64 384x64; do
    check "a strip of $size gets a card" shot "strip-$size" --scene "$yard" --size $size
done
check "a scene needs a name" shot_ends 64
check "which is told" says '缺少 missing --scene' "$WORK/shot.log"
check "an unknown scene" shot_ends 66 --scene nowhere
check "is named" says 'nowhere: error: 没有这个场景' "$WORK/shot.log"
check "no such mode" shot_ends 64 --scene "$yard" --mode tiny
check "no such seed" shot_ends 64 --scene "$yard" --seed -1
echo 'hazards = (' >"$yard/scene.cfg"
check "a broken scene.cfg" shot_ends 65 --scene "$yard"
check "says where" says 'yard/scene.cfg:[0-9]+:[0-9]+: error: ' "$WORK/shot.log"

fresh
check "layers are rendered" layers "$yard" "$yard/layers"
check "silently" test ! -s "$WORK/scene.log"
check "five files a picture pair" is "$(find "$yard/layers" -type f | wc -l)" 9
check "the page from layers" shot layered --scene "$yard" --seed 1
check "looks like the one that was drawn" at_most "$(differing layered normal)" 100
check "and is another picture, finer scaled" differ layered normal
cp "$yard/layers/landscape-1920-danger.png" "$yard/layers/landscape-1920-safe.png"
check "layers are what is shown" shot_differs wrong normal 1000 --scene "$yard" --seed 1
sed -i 's/#B4593F/#1F5FA8/' "$yard/scene.svg"
check "but not when the drawing changed" shot_differs blue wrong 10000 --scene "$yard" --seed 1
check "nothing is said of that" test ! -s "$WORK/shot.log"

fresh
rm "$yard/scene.svg" "$yard/portrait.svg"
check "without its pictures" layers_end 65 "$yard" "$WORK/out"
check "the scene is named" says 'yard/scene.cfg.*: error: ' "$WORK/scene.log"
check "nothing is written" test ! -e "$WORK/out"
fresh
check "where nothing can be written" layers_end 73 "$yard" "$yard/scene.cfg/layers"
check "that is told" says 'scene.cfg/layers: error: ' "$WORK/scene.log"
mkdir -p "$WORK/blocked/landscape-1920-safe.png/x" "$WORK/blocked/portrait-1920-safe.png/x"
check "where one file cannot be written" layers_end 73 "$yard" "$WORK/blocked"
check "it is the first that is told" says 'blocked/landscape-1920-safe.png' "$WORK/scene.log"
check "a folder that is not there" layers_end 66 "$WORK/nowhere" "$WORK/out"
sed -i 's/<g id="Y02-hazard" transform="translate(1000/<g id="Y02-hazard" transform="translate(780/' "$yard/scene.svg"
check "hazards too near each other" layers_end 65 "$yard" "$WORK/out"
check "are named, with their place" says 'yard/scene.cfg:[0-9]+:[0-9]+: error: 横版：Y01 和 Y02 画得太近' "$WORK/scene.log"
check "nothing is written then" test ! -e "$WORK/out"
"$BIN/anxuan" check -c config "$yard" >"$WORK/check.out" 2>"$WORK/check.log"
check "check says so, too" says 'yard/scene.cfg:[0-9]+:[0-9]+: error: 横版：Y01 和 Y02 画得太近' "$WORK/check.log"
fresh
echo '<svg' >"$yard/portrait.svg"
check "a drawing that is none" layers_end 65 "$yard" "$WORK/out"
check "is named" says 'portrait.svg' "$WORK/scene.log"
check "for every shipped scene there are layers" all_have_layers

# What is to be read aloud.
texts() { # LANG FOLDER
    "$BIN/anxuan" scene -c config --texts "$1" "$2" </dev/null >"$WORK/texts" 2>"$WORK/texts.log"
}
texts_end() { # CODE LANG FOLDER
    texts "$2" "$3"
    is $? "$1"
}
fresh
check "the texts are printed" texts zh "$yard"
check "silently" test ! -s "$WORK/texts.log"
check "six of each hazard" is "$(wc -l <"$WORK/texts")" $((6 * $(grep -c 'question = ' "$yard/scene.cfg")))
check "a question" says "^Y01-question$(printf '\t')灭火器应当放在哪里？\$" "$WORK/texts"
check "an option as the file numbers it" says "^Y01-4$(printf '\t')埋在杂物下\$" "$WORK/texts"
check "the explanation and the practice" says "^Y01-explanation$(printf '\t')起火时.*。灭火器放在.*。\$" "$WORK/texts"
check "what has no English stays Chinese" texts en "$yard"
check "the question, too" says "^Y01-question$(printf '\t')灭火器应当放在哪里？\$" "$WORK/texts"
for cfg in assets/scenes/*/scene.cfg; do
    scene=$(basename "$(dirname "$cfg")")
    texts zh "assets/scenes/$scene" && cut -f 1 "$WORK/texts" >"$WORK/ids"
    check "the $scene scene has English texts" texts en "assets/scenes/$scene"
    check "as many, named alike" is "$(cut -f 1 "$WORK/texts")" "$(cat "$WORK/ids")"
    check "without a Chinese character" is "$(LC_ALL=C.UTF-8 grep -cP '\p{Han}|[，。：；！？]' "$WORK/texts")" 0
done
check "a language that is none" texts_end 64 xx "$yard"
check "another folder" texts_end 66 en "$WORK/nowhere"
echo 'hazards = (' >"$yard/scene.cfg"
check "of a broken scene.cfg" texts_end 65 zh "$yard"
check "nothing is printed" test ! -s "$WORK/texts"
check "the place is told" says 'yard/scene.cfg:[0-9]+:[0-9]+: error: ' "$WORK/texts.log"

# What a site adds to assets/scenes, as the handbook says, does not stop `make`.
tree=$WORK/tree
mkdir -p "$tree/assets/scenes/photo" "$tree/assets/scenes/draft" "$tree/assets/scenes/two words"
for name in Makefile CHANGELOG.md kiosk tests config; do
    ln -s "$PWD/$name" "$tree/$name"
done
touch "$tree/assets/scenes/photo/scene.cfg" "$tree/assets/scenes/two words/scene.cfg" "$tree/assets/scenes/two words/scene.svg"
cp tests/fixtures/scenes/yard/* "$tree/assets/scenes/draft/"
echo 'hazards = (' >"$tree/assets/scenes/draft/scene.cfg"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md) \
    make --no-print-directory -C "$tree" BUILD="$BUILD" scenes >"$WORK/make.log" 2>&1
check "photographs, drafts and odd names do not stop make" is $? 0
check "a draft is told of" says 'draft/scene.cfg:[0-9]+:[0-9]+: error: ' "$WORK/make.log"
check "and has no layers" test ! -e "$BUILD/scenes/draft/layers.cfg" -a ! -e "$BUILD/scenes/photo"
