# players.sh: how each player is started. Sourced by parts.sh.
# shellcheck shell=bash
# shellcheck disable=SC2034 # parts.sh uses what is set here
#
# Each function sets `command` and `warm` (seconds until it plays evenly). All play full screen, without
# sound, over and over. Paths of media are below $BENCH.

command=()
warm=4

anxuan() { # PLAYLIST LAYOUT [OPTION...]
    warm=4
    command=("$BUILD/bin/anxuan" run -c "$SITE" --data '{home}/data' --playlist "$1" --layout "$2"
        --mute --for 600 "${@:3}")
}

below_bench() { # FILE...
    files=("${@/#/$BENCH/media/}")
}

vlc() { # FILE...
    warm=4
    below_bench "$@"
    command=(cvlc --no-audio --no-video-title-show --fullscreen --loop --vout=xcb_x11 "${files[@]}")
}

mpv() { # FILE...
    warm=4
    below_bench "$@"
    command=(mpv --no-config --no-audio --no-terminal --fs --loop-playlist=inf --vo=x11 "${files[@]}")
}

feh() { # FILE...
    warm=6
    below_bench "$@"
    command=(feh --fullscreen --hide-pointer --auto-zoom --slideshow-delay 10 "${files[@]}")
}

imv() { # FILE...
    warm=6
    below_bench "$@"
    command=(imv-x11 -f -t 10 "${files[@]}")
}

chromium() { # PAGE [FILE...]
    local list
    warm=6
    printf -v list ',media/%s' "${@:2}"
    cp tests/bench/*.html "$BENCH/"
    # shellcheck disable=SC2054 # that comma is chromium's own
    command=(chromium --kiosk --no-first-run --no-default-browser-check --disable-quic --disable-sync
        --disable-background-networking --disable-component-update --allow-file-access-from-files
        --autoplay-policy=no-user-gesture-required --window-position=0,0 --window-size=1920,1080
        '--user-data-dir={home}')
    [ "$(id -u)" != 0 ] || command+=(--no-sandbox)
    command+=("file://$BENCH/$1?${list#,}")
}

versions() {
    "$BUILD/bin/anxuan" --version 2>/dev/null || echo "anxuan: not built"
    dpkg-query -W -f '${binary:Package} ${Version}\n' vlc-bin libvlc5 mpv chromium feh imv libsdl2-2.0-0 coreutils libsodium23 \
        xvfb openbox 2>/dev/null
}
