#!/bin/bash
# Keys and touch: dead in public, the gesture, the PIN.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
site cards
cat >"$WORK/site/playlists/cards/playlist.cfg" <<'CFG'
items = ( { slogan = "一"; seconds = 60; enter = "cut"; }, { slogan = "二"; seconds = 60; enter = "cut"; } );
CFG
display 1280x720
play --playlist cards
wait_for 5 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"index\": 1'"
xdotool key k
check "key k: next" wait_for 5 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"index\": 2'"
xdotool key b
check "key b: previous" wait_for 5 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"index\": 1'"
xdotool key space
check "space: pause" wait_for 5 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"paused\": true'"
xdotool key space
xdotool key s
check "key s: slate" wait_for 5 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"state\": \"slate\"'"
xdotool key s
xdotool key Escape
wait "$player"
check "Esc: quits with 0" is $? 0
player=

printf 'display = { layout = "full"; public = true; };\nsound = { device = "none"; };\nstaff = { pin_hash = ""; };\n' >"$WORK/site/kiosk.cfg"
echo 24680 >"$WORK/pin"
check "pin is set" "$BIN/anxuan" pin -c "$WORK/site" --password-file "$WORK/pin"
check "and only its hash is kept" sh -c "grep -q argon2id '$WORK/site/kiosk.cfg' && ! grep -q 24680 '$WORK/site/kiosk.cfg'"
play --playlist cards
wait_for 5 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"index\": 1'"
xdotool key k key Escape key s
sleep 1
check "public: keys are dead" is "$(status index)/$(status state)" 1/playing
xdotool mousemove 5 5 mousedown 1
sleep 3.5
xdotool mouseup 1
xdotool key 1 key 1 key 1 key 1 key Return
sleep 1
xdotool key k
sleep 1
check "a wrong PIN opens nothing" is "$(status index)" 1
xdotool key 2 key 4 key 6 key 8 key 0 key Return
sleep 1
xdotool key k
check "the right PIN lets keys through" wait_for 5 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"index\": 2'"
quit
check "no default PIN or key in the tree" sh -c "! grep -rIE 'argon2id\\$|-----BEGIN|RW[A-Za-z0-9+/]{54}' config kiosk assets playlists --include=*.cfg --include=*.pub --include=*.key"
