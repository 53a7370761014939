# lib.sh: what the whole-program tests share. Each test script sources it from the root of the tree.
# shellcheck shell=bash
set -u
BUILD=${BUILD:-build}
BUILD=$(cd "$BUILD" && pwd)
BIN=$BUILD/bin
MEDIA=$BUILD/tests/media
WORK=$(mktemp -d)
player=
server=
# what `watch` sets
export server frames=0 skipped=0 backwards=0 repeated=0 black=0 switches=0
mkdir -p "$MEDIA"

finish() {
    [ -n "$player" ] && kill -9 "$player" 2>/dev/null
    [ -n "$server" ] && kill "$server" 2>/dev/null
    wait 2>/dev/null
    rm -rf "$WORK"
}
trap finish EXIT

# check NAME COMMAND...: one TAP line.
check() {
    local name=$1
    shift
    if "$@"; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        [ -f "$WORK/player.log" ] && tail -n 20 "$WORK/player.log" | sed 's/^/# /'
    fi
}

display() { # WxH
    Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp -ac -s 0 -noreset 3>"$WORK/display" 2>"$WORK/xvfb.log" &
    server=$!
    wait_for 10 test -s "$WORK/display" || { cat "$WORK/xvfb.log"; exit 1; }
    DISPLAY=:$(cat "$WORK/display")
    export DISPLAY SDL_VIDEODRIVER=x11
    unset WAYLAND_DISPLAY
}

# wait_for SECONDS COMMAND...: until it succeeds.
wait_for() {
    local left=$(($1 * 20))
    shift
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ $left -gt 0 ] || return 1
        sleep 0.05
    done
}

# film NAME WxH FPS SECONDS OFFSET: a film whose frames carry their number (see probe.c).
film() {
    local path=$MEDIA/$1.mp4 size=$2 fps=$3 seconds=$4 offset=$5 bars k
    [ -f "$path" ] && return
    bars="drawbox=x=0:y=0:w=640:h=40:color=black:t=fill,drawbox=x=0:y=0:w=40:h=40:color=white:t=fill"
    for k in 0 1 2 3 4 5 6 7 8 9 10 11 12 13; do
        bars="$bars,drawbox=x=$(((k + 2) * 40)):y=0:w=40:h=40:color=white:t=fill:enable='mod(floor((n+$offset)/$((1 << k))),2)'"
    done
    nice ffmpeg -v error -y -f lavfi -i "testsrc2=s=$size:r=$fps" -f lavfi -i "sine=f=440:r=48000" \
        -filter_complex "[0:v]$bars,format=yuv420p[v]" -map '[v]' -map 1:a -t "$seconds" \
        -c:v libx264 -preset veryfast -g $((fps * 2)) -c:a aac -b:a 96k -movflags +faststart "$path.$$.mp4" &&
        mv "$path.$$.mp4" "$path" # whole at once: another script may make it too
}

# site NAME: a config folder with playlists/NAME in it, layout full, keys allowed.
site() {
    mkdir -p "$WORK/site/layouts" "$WORK/site/playlists/$1"
    cat >"$WORK/site/kiosk.cfg" <<'CFG'
display = { layout = "full"; public = false; };
sound = { device = "none"; };
CFG
    cp config/layouts/*.cfg "$WORK/site/layouts/"
}

# play [OPTIONS]: starts the player, waits until it answers.
play() {
    "$BIN/anxuan" run -c "$WORK/site" --data "$WORK/data" "$@" >"$WORK/player.log" 2>&1 &
    player=$!
    wait_for 10 ctl status
}

ctl() { "$BIN/anxuan" ctl --data "$WORK/data" "$@"; }

# status NAME: a number or word out of `ctl status`, by its first key of that name.
status() { ctl status | sed -n "s/^ *\"$1\": *\"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}$/\1/p" | head -n 1; }

is() { # A B
    [ "$1" = "$2" ] || { echo "# '$1', not '$2'"; return 1; }
}

at_most() { # VALUE LIMIT
    awk -v value="$1" -v limit="$2" 'BEGIN { exit !(value <= limit) }' || { echo "# $1 is more than $2"; return 1; }
}

at_least() { # VALUE LIMIT
    awk -v value="$1" -v limit="$2" 'BEGIN { exit !(value >= limit) }' || { echo "# $1 is less than $2"; return 1; }
}

says() { # PATTERN FILE
    grep -Eq "$1" "$2" || { echo "# no line like: $1"; return 1; }
}

# watch SECONDS FPS: the probe's line, as shell variables frames skipped backwards repeated black …
watch() {
    local line
    line=$("$BUILD/tests/probe" "$1" "$2" "$WORK/probe.log")
    echo "# $line"
    eval "$line"
}

quit() {
    ctl quit >/dev/null 2>&1 || kill "$player" 2>/dev/null
    wait "$player"
    local code=$?
    player=
    return $code
}

film_pid() { pgrep -P "$player" -f anxuan-film | head -n 1; }
