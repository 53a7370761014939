#!/bin/bash
# bench.sh [PART...]: measures our player and other players side by side, and prints what came out
# beside the goals of the project. Figures never make it fail: it ends with 1 only when something
# could not be run, which it names.
#
#   make bench                      every part; about 65 minutes at the default lengths
#   make bench ARGS="gap kill"      these parts
#   make bench ARGS=table           measures nothing: the tables of the last runs again
#
# Parts: playback  CPU, memory, start and smoothness of films: 1080p30, 1080p60, 720p25
#        plaza     what a ticker, and a dimmed picture, cost
#        memory    one film, two decoders alive, pictures only
#        start     from exec to the first frame of a film
#        gap       from the last frame of a film to the first of the next
#        slides    a still picture; ten pictures with fades
#        kill      a decoder killed in mid film
#        ticker    how evenly the ticker runs
#        schedule  what the schedule takes to answer, in CPU time; needs no display and no films
#        scene     what a finger means, and reading a scene, in CPU time; needs neither
#        scene-open  from a touch to a level that can be drawn, and its memory; needs neither
#        import    2 GiB in 200 files from a stick's image, beside cp -r, sync and sha256sum; verify beside
#                  sha256sum; and beside a film. Wants root, and 5 GB
#        touch     from a finger's release to a changed pixel, on the quiz's pages, and of a browser
#
# BENCH_SECONDS (20; 5 to 50): length of most measurements. BENCH_REPEATS (3): how often each is done;
# medians are shown. `start` is always done 10 times, `kill` 5 times; slides are measured for
# 5 × BENCH_SECONDS, a still one for 2 ×; chromium, and other players in `gap` and `slides`, are run once. `touch` touches
# sixty times a run, whatever the length.
#
# Each run has an Xvfb of 1920x1080x24 and an openbox of its own, and a probe that reads single lines of
# the screen (240 times a second, tickers 480), so a time read off the screen is good to about 4 ms. CPU
# is user + system time of all processes of a player. Memory is the sum of their PSS. Nothing here says
# anything of a GPU, of vsync or of sound. Let the machine be quiet: each run prints the load it found.
#
# Below $BUILD/bench: what is played (made once, about 250 MB), results.jsonl (one line a run, never
# deleted), log/ with what each player said and what the probe saw in its last run.
#
# Columns: PSS at the end of the window; shown, skipped, back: frames seen, never seen, and out of order;
# sd, longest: of the time between frames, or updates; hole: the longest time the probe did not look (much
# more than 8 ms: frames "skipped" may only have been missed by it); late: presents more than half a
# refresh late, of 1,000, while nobody touched and while somebody did; load: the highest when a run began.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}
mkdir -p "$BUILD/bench/log" || exit 1
BUILD=$(cd "$BUILD" && pwd)
BENCH=$BUILD/bench
export PYTHONDONTWRITEBYTECODE=1 # nothing is written into the tree
SECONDS_EACH=${BENCH_SECONDS:-20}
REPEATS=${BENCH_REPEATS:-3}
SESSION=$(date -u +%Y-%m-%dT%H:%M:%SZ)
ALL_PARTS="playback plaza memory start gap slides kill ticker schedule scene scene-open import touch"
failed=0

# shellcheck source=tests/bench/media.sh
. tests/bench/media.sh
# shellcheck source=tests/bench/parts.sh
. tests/bench/parts.sh

refuse() {
    echo "bench: $*" >&2
    exit 64
}

about() {
    echo "machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores," \
        "Linux $(uname -r) $(uname -m), load average $(cut -d ' ' -f 1-3 /proc/loadavg)"
    echo "measured: $SESSION, $SECONDS_EACH s, $REPEATS repeats"
    versions
}

make_probe() {
    ${CC:-gcc} -std=gnu11 -O2 -D_GNU_SOURCE -o "$BENCH/probe" tests/bench/probe.c -lX11 -lXext &&
        ${CC:-gcc} -std=gnu11 -O2 -D_GNU_SOURCE -o "$BENCH/touch" tests/bench/touch.c -lX11 -lXext -lXtst
}

# vlc runs as nobody when we are root, and must be able to read the films.
can_nobody_read() {
    [ "$(id -u)" != 0 ] || setpriv --reuid=nobody --clear-groups test -r "$MEDIA/1080p30.mp4"
}

[[ $SECONDS_EACH =~ ^[0-9]+$ && $SECONDS_EACH -ge 5 && $SECONDS_EACH -le 50 ]] ||
    refuse "BENCH_SECONDS must be 5 to 50"
[[ $REPEATS =~ ^[1-9][0-9]?$ ]] || refuse "BENCH_REPEATS must be 1 to 99"
parts=("$@")
[ $# != 0 ] || read -ra parts <<<"$ALL_PARTS"
if [ "${parts[*]}" = table ]; then
    cat "$BENCH/about.txt"
    read -ra parts <<<"$ALL_PARTS"
    exec python3 tests/bench/table.py "$BENCH/results.jsonl" "${parts[@]}"
fi
for part in "${parts[@]}"; do
    [[ " $ALL_PARTS " = *" $part "* ]] || refuse "no part '$part'; there are: $ALL_PARTS table"
done

exec 9>"$BENCH/lock"
flock -n 9 || refuse "another one is measuring in $BENCH"
bare=1 # neither a display nor films are needed
for part in "${parts[@]}"; do
    [[ $part = schedule || $part = scene || $part = scene-open ]] || bare=0
done
if [ $bare = 0 ]; then
    make_probe || exit 1
    make_media && make_site || exit 1
    can_nobody_read || { echo "bench: user nobody cannot read $MEDIA, so vlc cannot run" >&2; failed=1; }
fi
about >"$BENCH/about.txt"
for part in "${parts[@]}"; do
    "part_${part//-/_}"
done
echo
cat "$BENCH/about.txt"
python3 tests/bench/table.py "$BENCH/results.jsonl" "${parts[@]}" || failed=1
exit $failed
