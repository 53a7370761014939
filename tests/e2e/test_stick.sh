#!/bin/bash
# Sticks and the player: an import while a film plays, strangers, a stick that is pulled, the way back
# by staff's page, and content on trial that goes back by itself.
# shellcheck source=tests/e2e/sticks.sh
. tests/e2e/sticks.sh
film_show
settings false
make_keys ours theirs
cards spring 1 "春天"
cards summer 2 "夏天"
cards stranger 9 "陌生"
cards large 5 "大"
fill large 115
cards broken 7 "坏"
rm "$WORK/broken/playlists/show/playlist.cfg"
for name in 1 2 3; do
    cp "$MEDIA/numbered.mp4" "$WORK/broken/playlists/show/$name.mp4"
done
pack broken ours
pack stranger theirs
pack large ours
pack spring ours
pack summer ours

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
check "nothing is left of the pulled one" is "$(left 'stage.*')" ""
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
import spring
check "what is on already is no news by hand either" is "$?/$(left 'stage.*')" "77/"
quit
check "the player ends in order" is $? 0
check "also of what was done by hand" is "$(rows \
    "select kind || ' ' || json_extract(detail, '\$.name') from event where kind in ('import', 'rollback') order by seq desc limit 5" | tr '\n' ' ')" \
    "import spring rollback spring import summer rollback spring import summer "
check "and what became of the last" is "$(rows "select json_extract(detail, '\$.code') from event where kind = 'import' order by seq desc limit 1")" E12
check "the records tell of it" at_least "$(rows "select count(*) from event where kind in ('import', 'rollback')")" 4

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
