#!/bin/bash
# Ends of imports that the player does not choose: content on trial whose time is up while the next
# stick is read, a process that is killed after all was done, and processes that cannot die.
# shellcheck source=tests/e2e/sticks.sh
. tests/e2e/sticks.sh
film_show
settings true 'trust = "any"; becomes = "show";'
stick films
for name in 1 2 3; do
    cp "$MEDIA/numbered.mp4" "$WORK/stick-films/$name.mp4"
done
stick poster
convert -size 640x360 xc:orange "$WORK/stick-poster/poster.png"
display 960x540

# Killed after all was done: a shell stands in for the process.
cat >"$WORK/killed" <<SH
#!/bin/bash
"$BIN/anxuan" import "\$2" -c "$WORK/site" --data "$WORK/data" >/dev/null 2>&1
kill -9 \$\$
SH
play_beside "$WORK/killed"
plug poster
comes package usb-poster
check "killed after all was done: it is done" comes state 'done'
pull poster
quit
check "and recorded as done" says '"code": ""' <(rows "select detail from event where kind = 'import'")
rm -rf "$WORK/data"

# Broken content on trial, and a stick with what is to mend it already being read.
import films || sed 's/^/# /' "$WORK/import.log"
find "$WORK"/data/content/[0-9]*/playlists/usb -name '[1-3].mp4' -exec truncate -s 1000 {} +
sed -i 's/trust = "any"/trust = "pin"/' "$WORK/site/kiosk.cfg"
plug poster
play --playlist show
check "a stick is asked about while broken content is on trial" comes state asking
wait_for 15 sh -c "[ \"\$(grep -c 'warning: app: show/' '$WORK/player.log')\" -ge 3 ]"
sleep 1
check "whose trial cannot end yet" is "$(part package)" usb-stick-films
xdotool key ctrl+alt+s
sleep 0.5
enter_pin
xdotool key Return
sleep 0.5
enter_pin
comes package usb-poster
sleep 2.5
check "what is accepted is not sent back for what was before it" is "$(part package)" usb-poster
pull poster
quit
rm -rf "$WORK/data"

# Processes that cannot die: held by a tracer that does not let them go.
play --playlist show
for _ in 1 2; do
    plug poster
    comes state asking
    held=$(importer)
    setsid python3 -c 'import ctypes, sys, time
ctypes.CDLL(None).ptrace(0x4206, int(sys.argv[1]), None, None)
time.sleep(60)' "$held" &
    helpers+=($!)
    wait_for 10 grep -q '^TracerPid:[^0-9]*[1-9]' "/proc/$held/status"
    pull poster
    comes state pulled
done
plug poster
check "while two cannot die no third is begun" comes code E22
pull poster
check "and the show goes on" at_least "$(status presented)" 1
kill "${helpers[@]}"
wait "${helpers[@]}" 2>/dev/null
helpers=()
sleep 1
plug poster
check "once they are gone a stick is read again" comes state asking
pull poster
quit
check "the player ends in order" is $? 0
