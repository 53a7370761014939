#!/bin/bash
# A window manager that starts together with the player must not swallow its window. (A window that
# asks the manager to be mapped hung in about one start of four.)
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
site cards
echo 'items = ( { slogan = "一"; seconds = 60; } );' >"$WORK/site/playlists/cards/playlist.cfg"
answered=0
for round in 1 2 3 4 5 6; do
    display 1280x720
    openbox >/dev/null 2>&1 &
    manager=$!
    play --playlist cards && wait_for 3 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"index\": 1'" &&
        answered=$((answered + 1))
    quit
    kill $manager "$server" 2>/dev/null
    wait $manager "$server" 2>/dev/null
    rm -rf "$WORK/data" "$WORK/display"
done
check "every start beside a starting window manager shows something" is "$answered/$round" 6/6
