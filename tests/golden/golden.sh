#!/bin/bash
# golden.sh compare|update: draws every row below with `anxuan shot` on both back ends and compares it
# with tests/golden/images/NAME.png: at most 0.1 % of the pixels may differ by more than 2 in a channel.
# A missing reference is a failure; only `update` writes references, and whoever runs it looks at them.
# What is said of a stick is drawn by golden-stick, a sheet for each size of panel, with staff's question.
# The pages of the quiz are drawn by golden-pages (images/quiz) and measured by golden-figures.
# The pictures hold for the versions named in images/VERSIONS; on others this says so and skips.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}
images=tests/golden/images
out=$BUILD/golden
mkdir -p "$out" "$images/quiz"
ANXUAN_BIN=$(cd "$BUILD/bin" && pwd) || exit 1
export ANXUAN_BIN ANXUAN_DATA=$out/data # there never was content from a stick

versions() {
    dpkg-query -W -f='${Package} ${Version}\n' fonts-noto-cjk librsvg2-2 libfreetype6 libsdl2-ttf-2.0-0 2>/dev/null
}

sheets="stick-1920x1080 stick-1080x1920 stick-1536x96 stick-192x64 import-ask import-ask-portrait"
yard=tests/fixtures/scenes/yard

# NAME, then the options of `anxuan shot`
rows="
slogan-banner    --item 1 --layout full --size 960x540
slogan-ink       --item 4 --layout full --size 960x540
slogan-steps     --item 7 --layout full --size 960x540
slogan-leaf      --item 10 --layout full --size 960x540
slogan-valve     --playlist consultation-day --item 5 --layout full --size 960x540
slogan-portrait  --item 1 --layout portrait --size 540x960
qr               --item 11 --layout full --size 960x540
qr-portrait      --item 11 --layout portrait --size 540x960
countdown        --item 12 --layout full --size 960x540
poster           --item 3 --layout plaza --size 960x540
poster-portrait  --item 6 --layout portrait --size 540x960
film             --item 2 --clip-s 6 --layout plaza --size 960x540
plaza-ticker     --item 1 --layout plaza --size 960x540
strip            --item 1 --layout strip --size 1536x96
strip-film       --item 2 --clip-s 6 --layout strip --size 1536x96
slate            --page slate --layout full --size 960x540
slate-portrait   --page slate --layout portrait --size 540x960
slate-strip      --page slate --layout strip --size 1536x96
status           --page status --layout full --size 960x540
pin              --page pin --layout full --size 960x540
clock            --page clock --layout full --size 960x540
clock-portrait   --page clock --layout portrait --size 540x960
clock-strip      --page clock --layout strip --size 1536x96
import           --page import --layout full --size 960x540
import-portrait  --page import --layout portrait --size 540x960
scene-strip      --page scene --scene $yard --seed 1 --size 1536x96
"

draw() { # NAME BACKEND OPTIONS...
    local name=$1 backend=$2
    shift 2
    "$BUILD/bin/anxuan" shot -c config --at 2026-06-10T09:30 --backend "$backend" "$@" \
        -o "$out/$name-$backend.png" </dev/null 2>"$out/$name-$backend.log"
}

compare_one() { # NAME BACKEND
    local reference=$images/$1.png actual=$out/$1-$2.png size pixels differing
    [ -f "$reference" ] || { echo "# no reference $reference"; return 1; }
    [ -f "$actual" ] || { [ ! -f "$out/$1-$2.log" ] || sed 's/^/# /' "$out/$1-$2.log"; return 1; }
    size=$(identify -format '%w %h' "$actual")
    pixels=$((${size% *} * ${size#* }))
    differing=$(compare -metric AE -fuzz 1% "$reference" "$actual" "$out/$1-$2-difference.png" 2>&1)
    differing=${differing%% *}
    awk -v d="$differing" -v p="$pixels" 'BEGIN { exit !(d ~ /^[0-9.e+]+$/ && d <= p / 1000) }' ||
        { echo "# $differing of $pixels pixels differ: $actual, $out/$1-$2-difference.png"; return 1; }
}

if [ "${1:-compare}" = update ]; then
    echo "$rows" | while read -r name options; do
        [ -n "$name" ] || continue
        # shellcheck disable=SC2086 # a list of words
        draw "$name" surface $options && cp "$out/$name-surface.png" "$images/$name.png"
    done
    "$BUILD/tests/golden-stick" surface "$out" || exit 1
    for name in $sheets; do
        cp "$out/$name-surface.png" "$images/$name.png"
    done
    "$BUILD/tests/golden-pages" update "$images/quiz" "$out" >"$out/pages.log" ||
        { grep '^not ok' "$out/pages.log"; exit 1; }
    versions >"$images/VERSIONS"
    echo "看一看每张图再提交 look at every picture in $images before you commit it"
    exit 0
fi

skip=
if ! versions | cmp -s - "$images/VERSIONS"; then
    echo "# the references were drawn with:"
    sed 's/^/#   /' "$images/VERSIONS"
    echo "# here is:"
    versions | sed 's/^/#   /'
    skip=' # SKIP other versions of fonts and libraries'
fi
echo "$rows" | while read -r name options; do
    [ -n "$name" ] || continue
    for backend in surface renderer; do
        # shellcheck disable=SC2086 # a list of words
        if ! draw "$name" $backend $options; then
            sed 's/^/# /' "$out/$name-$backend.log"
            echo "not ok - golden: $name on $backend cannot be drawn"
        elif [ -n "$skip" ]; then
            echo "ok - golden: $name on $backend$skip"
        elif compare_one "$name" $backend; then
            echo "ok - golden: $name on $backend"
        else
            echo "not ok - golden: $name on $backend"
        fi
    done
done
for backend in surface renderer; do
    for name in $sheets; do
        rm -f "$out/$name-$backend.png" # an old one proves nothing
    done
    "$BUILD/tests/golden-stick" $backend "$out" 2>"$out/stick-$backend.log" || sed 's/^/# /' "$out/stick-$backend.log"
    for name in $sheets; do
        if [ -n "$skip" ]; then
            echo "ok - golden: $name on $backend$skip"
        elif compare_one "$name" $backend; then
            echo "ok - golden: $name on $backend"
        else
            echo "not ok - golden: $name on $backend"
        fi
    done
done
if [ -n "$skip" ]; then
    echo "ok - golden: the pages of the quiz$skip"
else
    "$BUILD/tests/golden-pages" compare "$images/quiz" "$out" </dev/null 2>"$out/pages.log" ||
        sed 's/^/# /' "$out/pages.log"
fi
"$BUILD/tests/golden-figures" </dev/null 2>"$out/figures.log" || sed 's/^/# /' "$out/figures.log"
