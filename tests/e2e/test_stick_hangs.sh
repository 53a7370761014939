#!/bin/bash
# Sticks that do not answer any more, and whose reader not even SIGKILL ends: the show goes on, the next stick is read,
# and the player ends in order.
# shellcheck source=tests/e2e/sticks.sh
. tests/e2e/sticks.sh
SIGNATURE=anxuan/SHA256SUMS.minisig   # read first
CARGO=anxuan/playlists/show/large.mp4 # read while the store is ours
film_show
settings true
make_keys ours
cards mute 1 "不答"
cards spring 2 "春天"
rm "$WORK/spring/playlists/show/playlist.cfg" # what it shows moves
cp "$MEDIA/numbered.mp4" "$WORK/spring/playlists/show/spring.mp4"
cards dead 3 "坏"
fill dead 3
cards summer 4 "夏天"
mkdir "$WORK/plain-mute" "$WORK/plain-dead"
pack mute ours "$WORK/plain-mute"
pack dead ours "$WORK/plain-dead"
pack spring ours
pack summer ours

# hang NAME FILE BYTE: a stick with that package which hangs there.
hang() {
    mkdir "$WORK/stick-$1"
    "$BUILD/tests/failing-fs" "$WORK/plain-$1" "$WORK/stick-$1" "$2" "$3" >"$WORK/$1.log" 2>&1 &
    helpers+=($!)
    disown # its end is not worth a word
    wait_for 5 test -e "$WORK/stick-$1/anxuan/package.cfg"
}
hangs() { wait_for 10 grep -q hangs "$WORK/$1.log"; }
moves() { # more of the show is presented
    local before
    before=$(status presented)
    wait_for 10 has_presented $((before + 10))
}
has_presented() { [ "$(status presented)" -ge "$1" ]; }
is_gone() { [ ! -d "/proc/$1" ]; }

if [ ! -e /dev/fuse ] || ! hang mute $SIGNATURE 0 || ! hang dead $CARGO $((2 << 20)); then
    sed 's/^/# /' "$WORK"/mute.log "$WORK"/dead.log 2>/dev/null
    echo "ok - sticks that hang # SKIP no /dev/fuse, or it may not be mounted here"
    exit 0
fi
display 960x540
play --playlist show
plays numbered.mp4

# One that hangs before anybody knows whose it is: nothing is locked yet.
plug mute
check "a stick is read that does not answer" hangs mute
mute=$(importer)
check "it is still being read" is "$(part state)" reading
check "the show goes on" moves
plug spring
sleep 1
check "another one waits: one is read at a time" is "$(part state)/$(importer)" "reading/$mute"
pull mute
check "pulled, it is read no more" comes state pulled
check "though its reader cannot die" test -d "/proc/$mute"
check "the one that waited is read now" comes package spring
check "and shown" plays spring.mp4
check "the show was never black" is "$(status black)" 0
pull spring

# One that hangs while it is copied: the store is locked, and stays so.
plug dead
check "a stick hangs while it is copied" hangs dead
dead=$(importer)
check "it is still being copied" is "$(part state)" copying
check "the show goes on all the same" moves
kill -TERM "$player"
check "the player ends though two readers hang" wait_for 20 is_gone "$player"
is_gone "$player" || kill -USR1 "${helpers[@]}"
wait "$player"
check "in order" is $? 0
player=
pull dead
check "(they hang still)" test -d "/proc/$mute" -a -d "/proc/$dead"
play --playlist show
check "the next player shows what was on" plays spring.mp4
plug summer
check "while the store is locked another import waits" comes code E22
kill -USR1 "${helpers[@]}"
check "once the sticks answer the readers are gone" wait_for 10 is_gone "$dead"
check "and it is imported" comes package summer
check "nothing is left of what hung" is "$(left 'stage.*')" ""
quit
check "this player ends in order too" is $? 0
