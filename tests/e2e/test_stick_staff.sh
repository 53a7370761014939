#!/bin/bash
# Where the owner chose so, staff accept by PIN what nobody signed, or decline it.
# shellcheck source=tests/e2e/sticks.sh
. tests/e2e/sticks.sh
film_show
settings true 'trust = "pin"; becomes = "show";'
for colour in orange purple; do
    stick $colour
    convert -size 640x360 xc:$colour "$WORK/stick-$colour/$colour.png"
done
on_page() { # COLOUR: how much of the screen has it
    ctl screenshot "$WORK/page.png" >/dev/null
    convert "$WORK/page.png" -fill black +opaque "$1" -fill white -opaque "$1" -format '%[fx:mean]' info:
}
shows_orange() { at_least "$(on_page orange)" 0.02 && at_most "$(on_page purple)" 0; }

display 960x540
play --playlist show
plays numbered.mp4
plug purple
check "staff are asked about an unsigned stick" comes state asking
check "and nothing has changed before they answer" is "$(part package)" none
xdotool key ctrl+alt+s
sleep 0.5
enter_wrong_pin
enter_pin
check "its picture is on the page" at_least "$(on_page purple)" 0.02
xdotool key Return
sleep 0.5
enter_wrong_pin
check "a wrong PIN accepts nothing" is "$(part state)/$(part package)" asking/none
xdotool key Escape
sleep 0.5
check "back on the page it is still to be answered" at_least "$(on_page purple)" 0.02
xdotool key BackSpace
check "declined: the code says so" comes code E23
check "and no more is said to the public than of a stranger" is "$(part state)" stranger
check "the show goes on" is "$(part package)/$(status name)" none/numbered.mp4
check "nothing is left of it" is "$(left 'stage.*')$(left '[0-9]*')" ""
pull purple
plug orange
check "the next one is asked about" comes state asking
check "by its own picture" wait_for 10 shows_orange
xdotool key Return
sleep 0.5
enter_pin
check "accepted by PIN it is shown" plays orange.png
check "under its own name" is "$(part package)" usb-orange
quit
check "the player ends in order" is $? 0
check "both are recorded, and why" is "$(rows "select json_extract(detail, '\$.name') || ' ' || json_extract(detail, '\$.reason') ||
    ' ' || json_extract(detail, '\$.text') from event where kind = 'import' order by seq" | tr '\n' ',')" \
    "usb-purple not-allowed 工作人员拒绝 declined by staff,usb-orange fine ,"
check "and wrong PINs" is "$(rows "select count(*) from event where kind = 'pin'")" 2

pull orange

# Words of ours that an import leaves unread must not cost its own last ones.
has_asked() { [[ $(part state) =~ asking|refused ]]; } # refused: a frame was late, and that word did it
play_beside tests/e2e/deaf_importer.py
plug purple
wait_for 15 has_asked
xdotool key ctrl+alt+s
sleep 0.5
enter_pin
xdotool key BackSpace
check "what an import says last is heard, also when it hears no more" comes code E18
quit
