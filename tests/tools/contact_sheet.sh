#!/bin/bash
# contact_sheet.sh SCENE...: each scene's level in both shapes on two days, and the first one's in each
# mode, in one picture: $BUILD/contact-sheet.png.
set -eu
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build}
[ $# -gt 0 ] || { echo "没有场景 no scene in assets/scenes" >&2; exit 66; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
number=0

shot() { # LABEL SIZE OPTIONS...
    local file label=$1 size=$2
    shift 2
    file=$folder/$(printf '%03d' $number).png
    number=$((number + 1))
    "$BUILD/bin/anxuan" shot -c config --page scene --size "$size" "$@" -o "$file" </dev/null
    convert "$file" -resize x540 -set label "$label" "$file"
}

for scene; do
    for seed in 0 1; do
        shot "$scene $seed" 1920x1080 --scene "$scene" --seed $seed
        shot "$scene $seed" 1080x1920 --scene "$scene" --seed $seed
    done
done
for mode in large contrast low; do
    shot "$1 $mode" 1920x1080 --scene "$1" --mode $mode
    shot "$1 $mode" 1080x1920 --scene "$1" --mode $mode
done
montage -label '%l' "$folder"/*.png -tile 4x -geometry +12+12 -background white "$BUILD/contact-sheet.png"
echo "$BUILD/contact-sheet.png"
