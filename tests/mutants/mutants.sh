#!/bin/bash
# mutants.sh COUNT [SEED]: COUNT damaged films and pictures, and playlists that point outside, in the real player
# on a virtual screen. Nothing may crash or hang it, make it black or lead it out of its folder, and every file
# ends as played or put aside. Prints TAP; the mutants of a seed are the same each time.
set -u
cd "$(dirname "$0")/../.." || exit 1
COUNT=${1:?COUNT [SEED]}
SEED=${2:-1}
PER_LIST=$((COUNT > 1000 ? 250 : 50))
BUILD=$(cd "${BUILD:-build}" && pwd)
failed=0
SOURCES=$BUILD/mutants/sources
KEEP=$BUILD/mutants/failed
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export PYTHONDONTWRITEBYTECODE=1

echo "# $COUNT mutants, seed $SEED"
rm -rf "$KEEP"
bash tests/mutants/sources.sh "$SOURCES" || exit 1
python3 tests/mutants/generate.py "$SOURCES" "$WORK/lists" "$COUNT" "$SEED" "$PER_LIST" || exit 1
mkdir "$WORK/controls"
tests/tools/display.sh 1280x720 python3 tests/mutants/controls.py "$BUILD" "$WORK/controls" || failed=1
tests/tools/display.sh 1280x720 python3 tests/mutants/show.py "$BUILD" "$WORK" "$KEEP" || failed=1
exit $failed
