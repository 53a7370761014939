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

generate() { # FOLDER COUNT SEED
    python3 tests/mutants/generate.py "$SOURCES" "$1" "$2" "$3" "$PER_LIST"
}

check() { # NAME COMMAND...
    local name=$1
    shift
    if "$@"; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        failed=1
    fi
}

same_seed() { generate "$WORK/one" 200 "$SEED" && generate "$WORK/two" 200 "$SEED" && diff -r "$WORK/one" "$WORK/two"; }
other_seed() { generate "$WORK/three" 200 "$SEED other" && ! diff -rq "$WORK/one" "$WORK/three" >/dev/null; }

echo "# $COUNT mutants, seed $SEED"
rm -rf "$KEEP"
bash tests/mutants/sources.sh "$SOURCES" || exit 1
check "the same seed gives the same bytes" same_seed
check "another seed gives others" other_seed
rm -rf "$WORK/one" "$WORK/two" "$WORK/three"
generate "$WORK/lists" "$COUNT" "$SEED" || exit 1
mkdir "$WORK/controls"
tests/tools/display.sh 1280x720 python3 tests/mutants/controls.py "$BUILD" "$WORK/controls" || failed=1
tests/tools/display.sh 1280x720 python3 tests/mutants/show.py "$BUILD" "$WORK" "$KEEP" || failed=1
exit $failed
