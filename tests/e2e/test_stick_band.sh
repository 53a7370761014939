#!/bin/bash
# A stick that is there at power-on; and what is said of sticks over the show: a band, a mark in the corner, or nothing.
# shellcheck source=tests/e2e/sticks.sh
. tests/e2e/sticks.sh
SCREEN=960x540+0+0 BAND=960x72+0+0 BELOW=960x468+0+72
MARK=24x24+936+516 LEFT=936x540+0+0 ABOVE=24x516+936+0 # the corner, and all that is not
film_show
make_keys ours theirs
cards spring 1 "春天"
cards stranger 9 "陌生"
cards large 5 "大"
fill large 64
pack spring ours
pack stranger theirs
pack large ours

shot() { ctl screenshot "$WORK/$1.png" >/dev/null; }
is_still() { # NAME: it is what it was when it was looked at before
    mv "$WORK/$1.png" "$WORK/before.png"
    shot "$1" && compare -metric AE "$WORK/before.png" "$WORK/$1.png" null:
}
# changed NAME AREA: how many pixels there differ from those without a stick
changed() { compare -metric AE "$WORK/plain.png[$2]" "$WORK/$1.png[$2]" null: 2>&1; }
only_mark() { # NAME
    at_least "$(changed "$1" $MARK)" 288 && is "$(changed "$1" $LEFT)/$(changed "$1" $ABOVE)" 0/0
}
only_band() { # NAME
    at_least "$(changed "$1" $BAND)" 34560 && is "$(changed "$1" $BELOW)" 0
}
# hold: the import stands still as it is now
hold() { kill -STOP "$(importer)"; }

display 960x540
settings true 'feedback = "full";'
plug spring
play --playlist show
check "a stick that is there at power-on is imported" comes package spring
comes state 'done'
plays "春天"
shot full-done
wait_for 10 is_still full-done # the film has gone
quit
play --playlist show
check "left in, it is the same at the next power-on" comes state same
check "and on as it was" is "$(part package)/$(part code)" spring/E12
check "not once more" is "$(left '[0-9]*')$(left 'stage.*')" "1 "
plays "春天"
shot full-same
pull spring
comes state none
shot plain
plug large
comes state copying
hold
shot full-copying
quit
for state in copying 'done' same; do
    check "full, $state: a band along the upper edge, and no more" only_band "full-$state"
done
pull large

settings true 'feedback = "corner";'
play --playlist show
plays "春天"
shot corner-none
check "corner: without a stick nothing is there" is "$(changed corner-none $SCREEN)" 0
plug large
comes state copying
hold
shot corner-copying
check "corner, copying: a mark in the corner, and no more" only_mark corner-copying
pull large
plug stranger
check "corner: a stranger's stick" comes state stranger
shot corner-stranger
check "is a mark without a word" only_mark corner-stranger
check "status tells why" is "$(part code)" E05
pull stranger
quit

settings true 'feedback = "none";'
plug stranger
play --playlist show
plays "春天"
check "none: status tells of a stranger's stick" comes state stranger
shot none-stranger
check "nobody sees anything" is "$(changed none-stranger $SCREEN)" 0
plug large
comes state copying
hold
shot none-copying
check "nor of one that is imported" is "$(changed none-copying $SCREEN)" 0
quit
check "the player ends in order" is $? 0
check "each was recorded with its code" is "$(rows \
    "select json_extract(detail, '\$.code') || ';' from event where kind = 'import' order by seq" | tr -d '\n')" ";E12;E21;E05;E05;"
