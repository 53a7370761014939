#!/bin/bash
# Sticks and the player: an import while a film plays, strangers, a stick that is pulled, the way back
# by staff's page, and content on trial that goes back by itself. In a mount namespace of its own, so
# that nobody else sees the sticks.
if [ -z "${ANXUAN_NAMESPACE:-}" ]; then
    if ! unshare -m true 2>/dev/null; then
        echo "ok - sticks in the player # SKIP no mount namespace here"
        exit 0
    fi
    ANXUAN_NAMESPACE=1 exec unshare -m --propagation private "$0" "$@"
fi
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
sticks=/run/anxuan/sticks

# cards SRC VERSION TEXT: a package's folder whose playlist has one card.
cards() {
    mkdir -p "$WORK/$1/playlists/show"
    cat >"$WORK/$1/package.cfg" <<CFG
name = "$1"; version = $2; created = "2026-06-01T10:00:00+08:00"; devices = ["*"]; mode = "replace";
CFG
    cat >"$WORK/$1/playlists/show/playlist.cfg" <<CFG
items = ( { slogan = "$3"; seconds = 60; enter = "cut"; } );
CFG
}

pack() { # SRC KEY
    mkdir -p "$WORK/stick-$1"
    mount -t tmpfs tmpfs "$WORK/stick-$1" # whole file systems are sticks, parts of one are not
    "$BIN/anxuan" pack "$WORK/$1" -o "$WORK/stick-$1" --key "$WORK/$2.key" --password-file "$WORK/password" \
        >"$WORK/pack-$1.log" 2>&1 || sed 's/^/# /' "$WORK/pack-$1.log"
}

plug() { mkdir -p "$sticks/$1" && mount --bind -o ro "$WORK/stick-$1" "$sticks/$1"; }
pull() { umount -l "$sticks/$1"; }
import() { "$BIN/anxuan" import "$WORK/stick-$1" -c "$WORK/site" --data "$WORK/data" >"$WORK/import.log" 2>&1; }

# part NAME: of `import` and `package` in `status`: the state, the code, the package's name, its trial
part() {
    case $1 in
    state | code) ctl status | sed -n "/\"import\": {/,/}/s/^ *\"$1\": \"\([^\"]*\)\",*\$/\1/p" ;;
    package) ctl status | sed -n 's/^ *"package": null,$/none/p; /"package": {/,/}/s/^ *"name": "\([^"]*\)",$/\1/p' ;;
    trial) ctl status | sed -n '/"package": {/,/}/s/^ *"trial": \([a-z]*\)$/\1/p' ;;
    esac
}
has() { [ "$(part "$1")" = "$2" ]; } # PART VALUE
comes() { wait_for 15 has "$1" "$2" || { echo "# $1 is '$(part "$1")', not '$2'"; return 1; }; }
plays() { wait_for 10 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"name\": \"$1\"'"; }

trap 'umount -l "$WORK"/stick-* 2>/dev/null; finish' EXIT
mkdir -p "$sticks" && mount -t tmpfs tmpfs "$sticks"
film numbered 640x360 25 20 0
site show
cat >>"$WORK/site/kiosk.cfg" <<'CFG'
usb = { min_free_percent = 0; };
CFG
cp "$MEDIA/numbered.mp4" "$WORK/site/playlists/show/"
echo "a password of tests" >"$WORK/password"
mkdir -p "$WORK/site/keys"
for key in ours theirs; do
    "$BIN/anxuan" keygen -o "$WORK/$key" --password-file "$WORK/password" >/dev/null 2>&1 &
done
wait
cp "$WORK/ours.pub" "$WORK/site/keys/"
cards spring 1 "春天"
cards summer 2 "夏天"
cards stranger 9 "陌生"
cards large 5 "大"
head -c 120000000 /dev/zero >"$WORK/large/playlists/show/large.mp4"
cards broken 7 "坏"
rm "$WORK/broken/playlists/show/playlist.cfg"
for name in 1 2 3; do
    cp "$MEDIA/numbered.mp4" "$WORK/broken/playlists/show/$name.mp4"
done
pack broken ours &
pack stranger theirs &
pack large ours &
pack spring ours &
pack summer ours &
wait

display 960x540
play --playlist show
plays numbered.mp4
check "as installed at first" is "$(part package)/$(part state)" none/none
plug spring
check "a good stick is imported while a film plays" comes state 'done'
check "and shown" plays "春天"
check "status says which" is "$(part package)/$(part trial)" spring/true
check "and the show was never black" is "$(status black)" 0
pull spring
check "a stick that is gone is not talked about" comes state none
plug stranger
check "a stranger's stick does nothing" comes state stranger
check "but for its code" is "$(part code)/$(part package)" E05/spring
pull stranger
comes state none
plug large
check "a large one takes its time" comes state copying
pull large
check "pulled half-way: said so" comes state pulled
check "and nothing has changed" is "$(part package)/$(status name)" "spring/春天"
comes state none
plug summer
check "the next one is imported" comes package summer
check "nothing is left of the pulled one" sh -c "! find '$WORK/data/content' -maxdepth 1 -name 'stage.*' | grep -q ."
pull summer
xdotool key i
sleep 0.5
xdotool key u
sleep 0.5
xdotool key Return
sleep 0.5
check "to go back is asked twice" is "$(part package)" summer
xdotool key Return
check "staff go back by their page" comes package spring
check "and it is shown" plays "春天"
import summer # its version did not survive a trial
check "an import by hand is noticed" comes package summer
"$BIN/anxuan" rollback --data "$WORK/data" -c "$WORK/site" >/dev/null 2>&1
check "and a way back by hand" comes package spring
quit
check "the player ends in order" is $? 0
check "also of what was done by hand" is "$(sqlite3 "$WORK/data/records/000001.db" \
    "select kind || ' ' || json_extract(detail, '\$.name') from event where kind in ('import', 'rollback') order by seq desc limit 4" | tr '\n' ' ')" \
    "rollback spring import summer rollback spring import summer "
check "the records tell of it" at_least "$(sqlite3 "$WORK/data/records/000001.db" "select count(*) from event where kind in ('import', 'rollback')")" 4

# Content that passed the check and cannot be shown all the same.
import broken || sed 's/^/# /' "$WORK/import.log"
find "$WORK"/data/content/[0-9]*/playlists/show -name '[1-3].mp4' -exec truncate -s 1000 {} +
play --playlist show
check "content that cannot be shown goes back by itself" comes package spring
check "and says so" is "$(part state)" returned
check "what was on before is shown" plays "春天"
quit
import summer || sed 's/^/# /' "$WORK/import.log"
for _ in 1 2 3; do
    play --playlist show
    has package summer || echo "# $(part package) at a start of summer's"
    kill -9 "$player"
    wait "$player" 2>/dev/null
    player=
done
play --playlist show
check "three starts without a minute of show: back" is "$(part package)/$(part state)" spring/returned
quit

# Where the owner chose so, staff accept by PIN what nobody signed.
cat >"$WORK/site/kiosk.cfg" <<'CFG'
display = { layout = "full"; public = true; };
sound = { device = "none"; };
usb = { min_free_percent = 0; trust = "pin"; becomes = "show"; };
staff = { pin_hash = ""; };
CFG
echo 24680 >"$WORK/pin"
"$BIN/anxuan" pin -c "$WORK/site" --password-file "$WORK/pin" >/dev/null
mkdir -p "$WORK/stick-plain" && mount -t tmpfs tmpfs "$WORK/stick-plain"
convert -size 640x360 xc:orange "$WORK/stick-plain/poster.png"
play --playlist show
plug plain
check "staff are asked about an unsigned stick" comes state asking
check "and nothing has changed before they answer" is "$(part package)" spring
xdotool key ctrl+alt+s
sleep 0.5
xdotool key 1 key 1 key Return
sleep 1
xdotool key 2 key 4 key 6 key 8 key 0 key Return
sleep 1
ctl screenshot "$WORK/question.png" >/dev/null
check "its picture is on the page" at_least "$(convert "$WORK/question.png" -fill black +opaque orange -fill white -opaque orange -format '%[fx:mean]' info:)" 0.02
xdotool key Return
sleep 0.5
xdotool key 2 key 4 key 6 key 8 key 0 key Return
check "accepted by PIN it is shown" plays poster.png
check "under its own name" says '^usb-' <(part package)
check "a wrong PIN is recorded" is "$(sqlite3 "$WORK/data/records/000001.db" "select count(*) from event where kind = 'pin'")" 1
quit
