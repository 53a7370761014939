#!/bin/sh
# display.sh WxH COMMAND...: runs COMMAND with DISPLAY set to a fresh virtual screen of that size.
set -u
size=$1
shift
folder=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -ac -s 0 -noreset 3>"$folder/number" 2>"$folder/log" &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
tries=0
until [ -s "$folder/number" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ]; then
        cat "$folder/log" >&2
        exit 69
    fi
    sleep 0.1
done
DISPLAY=:$(cat "$folder/number")
export DISPLAY
unset WAYLAND_DISPLAY
SDL_VIDEODRIVER=x11 "$@"
