# parts.sh: what is measured, one function a part. Sourced by bench.sh.
# shellcheck shell=bash
#
# Within a part the players take turns (A B A B), so that a change of the machine's mood meets all.

# shellcheck source=tests/bench/players.sh
. tests/bench/players.sh
FULL="film 0 20 40 240"           # where the probe finds frame numbers: layout full, and peers
UPPER="film 106.67 18 35.556 240" # layout plaza: the film fits 1920x960

# measure PART CASE PLAYER REPEAT SECONDS PROBE [OPTION...]: one run of $command.
measure() {
    local load user=()
    load=$(awk '{ print $1 ($1 > 1.5 ? "  warning: busy, do not trust the figures" : "") }' /proc/loadavg)
    printf '%-9s %-12s %-9s run %-3s load %s\n' "$1" "$2" "$3" "$4" "$load"
    [ "$3" != vlc ] || user=(--user nobody) # it refuses to run as root
    # shellcheck disable=SC2034 # bench.sh ends with it
    python3 tests/bench/measure.py --bench "$BENCH" --tag session="$SESSION" --tag part="$1" \
        --tag case="$2" --tag player="$3" --tag repeat="$4" --warm "$warm" --seconds "$5" --probe "$6" \
        "${user[@]}" "${@:7}" -- "${command[@]}" || failed=1
}

playback_of() { # NAME OF A FILM
    local repeat
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        anxuan "$1" full
        measure playback "$1" anxuan $repeat "$SECONDS_EACH" "$FULL"
        vlc "$1.mp4"
        measure playback "$1" vlc $repeat "$SECONDS_EACH" "$FULL"
        mpv "$1.mp4"
        measure playback "$1" mpv $repeat "$SECONDS_EACH" "$FULL"
    done
    chromium film.html "$1.mp4"
    measure playback "$1" chromium 1 "$SECONDS_EACH" "$FULL"
}

part_playback() {
    playback_of 1080p30
    playback_of 1080p60
    playback_of 720p25
}

part_plaza() {
    local repeat
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        anxuan 1080p30 full
        measure plaza full anxuan $repeat "$SECONDS_EACH" "$FULL"
        anxuan 1080p30 full --brightness 40
        measure plaza dimmed anxuan $repeat "$SECONDS_EACH" "$FULL"
        anxuan 1080p30 plaza
        measure plaza film anxuan $repeat "$SECONDS_EACH" "$UPPER"
        anxuan film-ticker plaza
        measure plaza film+ticker anxuan $repeat "$SECONDS_EACH" "$UPPER"
        anxuan ticker plaza
        measure plaza ticker anxuan $repeat "$SECONDS_EACH" "line 1020 240"
    done
}

part_memory() {
    local repeat pictures=$((SECONDS_EACH > 12 ? SECONDS_EACH : 12)) # a change of slide must be in it
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        anxuan 1080p30 full
        measure memory "one film" anxuan $repeat "$SECONDS_EACH" "$FULL" --memory-every 0.5
        vlc 1080p30.mp4
        measure memory "one film" vlc $repeat "$SECONDS_EACH" "$FULL" --memory-every 0.5
        anxuan pair full
        warm=7.3 # the film has 12 s: these are its last 5, with the next one made ready
        measure memory "two films" anxuan $repeat 5 "$FULL" --memory-every 0.25
        anxuan slides full
        measure memory pictures anxuan $repeat $pictures "line 540 240" --memory-every 0.05
    done
}

part_start() {
    local repeat
    for repeat in {1..10}; do
        anxuan 1080p30 full
        warm=0
        measure start 1080p30 anxuan "$repeat" 2 "$FULL"
        vlc 1080p30.mp4
        warm=0
        measure start 1080p30 vlc "$repeat" 2 "$FULL"
    done
}

part_gap() {
    local repeat seconds=$((SECONDS_EACH + 6)) # the films have 5 s
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        anxuan gap full
        measure gap 1080p30 anxuan $repeat $seconds "$FULL"
    done
    vlc gap-a.mp4 gap-b.mp4
    measure gap 1080p30 vlc 1 $seconds "$FULL"
    mpv gap-a.mp4 gap-b.mp4
    measure gap 1080p30 mpv 1 $seconds "$FULL"
    chromium film.html gap-a.mp4 gap-b.mp4
    measure gap 1080p30 chromium 1 $seconds "$FULL"
}

slides_of() { # CASE SECONDS FILE...
    local repeat
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        anxuan "$1" full
        warm=6
        measure slides "$1" anxuan $repeat "$2" "line 540 240"
    done
    feh "${@:3}"
    measure slides "$1" feh 1 "$2" "line 540 240"
    imv "${@:3}"
    measure slides "$1" imv 1 "$2" "line 540 240"
    chromium slides.html "${@:3}"
    measure slides "$1" chromium 1 "$2" "line 540 240"
}

part_slides() {
    slides_of still $((SECONDS_EACH * 2)) slide-0.jpg # so little CPU that the clock's 10 ms count
    slides_of slides $((SECONDS_EACH * 5 - SECONDS_EACH * 5 % 10)) slide-{0..9}.jpg # whole slides
}

part_kill() {
    local repeat moments=(8.0 8.7 9.4 10.1 10.8)
    for repeat in {1..5}; do
        anxuan 1080p30 full
        warm=${moments[repeat - 1]}
        measure kill 1080p30 anxuan "$repeat" 4 "$FULL" --kill anxuan-film
    done
}

part_ticker() {
    local repeat
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        anxuan ticker plaza
        measure ticker alone anxuan $repeat "$SECONDS_EACH" "line 1020 480"
        anxuan film-ticker plaza
        measure ticker "with film" anxuan $repeat "$SECONDS_EACH" "line 1020 480"
    done
    chromium ticker.html
    measure ticker alone chromium 1 "$SECONDS_EACH" "line 1020 480"
}

# note PART REPEAT COMMAND...: one run of a program that measures by itself and prints lines for note.py.
note() {
    printf '%-9s %-22s run %s\n' "$1" "${3##*/}" "$2"
    # shellcheck disable=SC2034 # bench.sh ends with it
    "${@:3}" | python3 tests/bench/note.py "$BENCH/results.jsonl" session="$SESSION" part="$1" \
        player=anxuan repeat="$2" || failed=1
}

part_schedule() {
    local repeat
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        note schedule $repeat "$BENCH/schedule"
        note schedule $repeat "$BENCH/calendar"
        note schedule $repeat tests/bench/preview_year.sh
    done
}

part_scene() {
    local repeat
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        note scene $repeat "$BENCH/scene"
    done
}

# The largest drawing that is shipped, else the tests' own.
part_scene_open() {
    local repeat drawing scene
    drawing=$(stat -c '%s %n' assets/scenes/*/scene.svg 2>/dev/null | sort -n | tail -n 1 | cut -d ' ' -f 2)
    scene=$(dirname "${drawing:-tests/fixtures/scenes/yard/scene.svg}")
    # shellcheck disable=SC2034 # bench.sh ends with it
    "$BUILD/bin/anxuan" scene "$scene" --layers "$BENCH/scenes/${scene##*/}" || { failed=1; return; }
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        note scene-open $repeat "$BENCH/scene-open" "$scene" "$BENCH/scenes" "$BUILD/bin/anxuan-picture"
    done
}

# touch_of CASE REPEAT: sixty touches; $command for chromium's.
touch_of() {
    printf '%-9s %-22s run %-3s load %s\n' touch "$1" "$2" "$(cut -d ' ' -f 1 /proc/loadavg)"
    # shellcheck disable=SC2034 # bench.sh ends with it
    printf '%s\0' "${command[@]}" | python3 tests/bench/touch.py --bench "$BENCH" --build "$BUILD" \
        --site "$TOUCH_SITE" --session "$SESSION" --repeat "$2" "$1" || failed=1
}

part_import() {
    local repeat lines
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        lines=$(unshare -m --propagation private python3 tests/bench/stick.py "$BENCH/import" "$BUILD/bin/anxuan" \
            "$MEDIA/1080p30.mp4")
        # shellcheck disable=SC2034 # bench.sh ends with it
        [ -n "$lines" ] || { failed=1; continue; }
        note import $repeat echo "$lines"
    done
}

part_touch() {
    local repeat case
    # shellcheck disable=SC2034 # bench.sh ends with it
    make_touch_site || { failed=1; return; }
    for ((repeat = 1; repeat <= REPEATS; repeat++)); do
        for case in ripple page attract attract-slow-disk commit; do
            touch_of $case $repeat
        done
        chromium touch.html
        touch_of button $repeat
    done
}
