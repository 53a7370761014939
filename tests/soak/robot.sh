#!/bin/bash
# robot.sh SESSIONS [SEED]: so many random visitors (see robot.c), half of them with a robot of their own, in a house in
# memory: the yard is its only scene, its quiz is always open. Prints TAP.
set -u
BUILD=${BUILD:-build}
BUILD=$(cd "$BUILD" && pwd)
sessions=${1:-5000}
house=$(mktemp -d /dev/shm/anxuan-robot-XXXXXX) || exit 1
trap 'rm -rf "$house"' EXIT

# The program looks for its helpers beside itself, and for the tree above.
make_house() {
    mkdir -p "$house/assets/scenes" "$house/config/playlists/cards" "$house/build/bin" "$house/data-1" "$house/data-2" &&
        cp -r assets/quiz "$house/assets/" && cp -r tests/fixtures/scenes/yard "$house/assets/scenes/" &&
        cp -r config/layouts "$house/config/" && cp -r "$BUILD/locale" "$house/build/" &&
        cp "$BUILD"/bin/anxuan-* "$BUILD/tests/robot" "$house/build/bin/" &&
        "$BUILD/bin/anxuan" scene tests/fixtures/scenes/yard --layers "$house/build/scenes/yard" || return 1
    echo 'items = ( { slogan = "点一点，找隐患"; seconds = 60; } );' >"$house/config/playlists/cards/playlist.cfg"
    cat >"$house/config/schedule.cfg" <<'CFG'
fallback = "cards";
rules = ( { name = "open"; when = { }; set = { playlist = "cards"; quiz = true; layout = "full"; }; } );
CFG
    cat >"$house/config/kiosk.cfg" <<'CFG'
display = { layout = "full"; public = true; };
sound = { device = "none"; };
CFG
}

play() { # NAME SESSIONS SEED
    SDL_VIDEODRIVER=dummy "$house/build/bin/robot" "$house/config" "$house/$1" "$2" "$3" ||
        echo "not ok - robot: $1 ended with $?"
}

# stored SQL: over all segments.
stored() {
    local segment sum=0
    for segment in "$house"/data-*/records/*.db; do
        sum=$((sum + $(sqlite3 "$segment" "$1")))
    done
    echo $sum
}

make_house || { echo "not ok - robot: its house cannot be made"; exit 1; }
began=$SECONDS seed=${2:-1}
play data-1 $((sessions / 2)) "$seed" &
play data-2 $((sessions - sessions / 2)) $((seed + 1))
wait
echo "# robot: $((SECONDS - began)) s; records $(du -scm "$house"/data-* | sed -n 's/\ttotal//p') MB"
rows=$(stored 'SELECT count(*) FROM session')
[ "$rows" = "$sessions" ] && echo "ok - robot: each session is in the records once" ||
    echo "not ok - robot: $rows sessions are in the records"
