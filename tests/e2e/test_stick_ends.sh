#!/bin/bash
# Ends of imports that the player does not choose: content on trial whose time is up while the next
# stick is read, a process that is killed after all was done, and processes that cannot die.
if [ -z "${ANXUAN_NAMESPACE:-}" ]; then
    if ! unshare -m true 2>/dev/null; then
        echo "ok - ends of imports # SKIP no mount namespace here"
        exit 0
    fi
    ANXUAN_NAMESPACE=1 exec unshare -m --propagation private "$0" "$@"
fi
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
sticks=/run/anxuan/sticks
tracers=()

plug() { mkdir -p "$sticks/$1" && mount --bind -o ro "$WORK/stick-$1" "$sticks/$1"; }
pull() { umount -l "$sticks/$1"; }
import() { "$BIN/anxuan" import "$WORK/stick-$1" -c "$WORK/site" --data "$WORK/data" >"$WORK/import.log" 2>&1; }
stick() { mkdir -p "$WORK/stick-$1" && mount -t tmpfs tmpfs "$WORK/stick-$1"; }
part() {
    case $1 in
    state | code) ctl status | sed -n "/\"import\": {/,/}/s/^ *\"$1\": \"\([^\"]*\)\",*\$/\1/p" ;;
    package) ctl status | sed -n 's/^ *"package": null,$/none/p; /"package": {/,/}/s/^ *"name": "\([^"]*\)",$/\1/p' ;;
    esac
}
has() { [ "$(part "$1")" = "$2" ]; } # PART VALUE
comes() { wait_for 15 has "$1" "$2" || { echo "# $1 is '$(part "$1")', not '$2'"; return 1; }; }
pin() { xdotool key 2 key 4 key 6 key 8 key 0 key Return && sleep 1; }

trap 'kill "${tracers[@]}" 2>/dev/null; umount -l "$WORK"/stick-* 2>/dev/null; finish' EXIT
mkdir -p "$sticks" && mount -t tmpfs tmpfs "$sticks"
film numbered 640x360 25 20 0
site show
cp "$MEDIA/numbered.mp4" "$WORK/site/playlists/show/"
cat >"$WORK/site/kiosk.cfg" <<'CFG'
display = { layout = "full"; public = true; };
sound = { device = "none"; };
usb = { min_free_percent = 0; trust = "any"; becomes = "show"; };
staff = { pin_hash = ""; };
CFG
echo 24680 >"$WORK/pin"
"$BIN/anxuan" pin -c "$WORK/site" --password-file "$WORK/pin" >/dev/null
stick films
for name in 1 2 3; do
    cp "$MEDIA/numbered.mp4" "$WORK/stick-films/$name.mp4"
done
stick poster
convert -size 640x360 xc:orange "$WORK/stick-poster/poster.png"
display 960x540

# Killed after all was done: a shell stands in for the process.
mkdir -p "$WORK/tree/bin" "$WORK/tree/assets" "$WORK/tree/config"
cp "$BIN"/anxuan* "$WORK/tree/bin/"
mv "$WORK/tree/bin/anxuan" "$WORK/tree/bin/player"
cat >"$WORK/tree/bin/anxuan" <<SH
#!/bin/bash
"$BIN/anxuan" import "\$2" -c "$WORK/site" --data "$WORK/data" >/dev/null 2>&1
kill -9 \$\$
SH
chmod +x "$WORK/tree/bin/anxuan"
"$WORK/tree/bin/player" run -c "$WORK/site" --data "$WORK/data" --playlist show >"$WORK/player.log" 2>&1 &
player=$!
wait_for 10 ctl status
plug poster
comes package usb-poster
check "killed after all was done: it is done" comes state 'done'
pull poster
quit
check "and recorded as done" says '"code": ""' <(sqlite3 "$WORK/data/records/000001.db" "select detail from event where kind = 'import'")
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
pin
xdotool key Return
sleep 0.5
pin
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
    importer=$(pgrep -P "$player" -f for-player | tail -n 1)
    setsid python3 -c 'import ctypes, sys, time
ctypes.CDLL(None).ptrace(0x4206, int(sys.argv[1]), None, None)
time.sleep(60)' "$importer" &
    tracers+=($!)
    wait_for 10 grep -q '^TracerPid:[^0-9]*[1-9]' "/proc/$importer/status"
    pull poster
    comes state pulled
done
plug poster
check "while two cannot die no third is begun" comes code E22
pull poster
check "and the show goes on" at_least "$(status presented)" 1
kill "${tracers[@]}"
wait "${tracers[@]}" 2>/dev/null
tracers=()
sleep 1
plug poster
check "once they are gone a stick is read again" comes state asking
pull poster
quit
check "the player ends in order" is $? 0
