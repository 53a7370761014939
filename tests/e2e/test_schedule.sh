#!/bin/bash
# The schedule followed by the real player: changes, the dark, brightness, files that change.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
display 640x360

# A site of two lists of slogans, ten seconds each item.
site one
mkdir -p "$WORK/site/playlists/two"
for list in one two; do
    cat >"$WORK/site/playlists/$list/playlist.cfg" <<CFG
items = ( { slogan = "$list 甲"; seconds = 10; enter = "cut"; }, { slogan = "$list 乙"; seconds = 10; enter = "cut"; } );
CFG
done
rules() { # RULES...
    printf 'fallback = "one";\nrules = (\n%s\n);\n' "$*" >"$WORK/site/schedule.cfg"
}
is_off() { is "$(status state)" off; }
is_slate() { is "$(status state)" slate; }
is_film() { is "$(status kind)" video; }
no_decoder() { [ -z "$(film_pid)" ]; }
is_dim() { is "$(status brightness)" 40; }
rule_is() { is "$(status rule)" "$1"; }
playing() { is "$(status playlist)/$(status name)" "$1"; }
two='{ name = "second"; when = { at = "09:00-10:00"; }; set = { playlist = "two"; }; CUT }'

rules "${two/CUT/}"
play --at 2026-06-16T08:59:54 --window 640x360
check "starts with the fallback" wait_for 2 playing "one/one 甲"
check "status: rule" is "$(status rule)" fallback
check "status: next change" is "$(status next_change)" 2026-06-16T09:00:00+08:00
sleep 6.5
check "at nine the item on screen goes on" is "$(status name)" "one 甲"
check "at nine the rule is the second" is "$(status rule)" second
check "after its end the new list comes" wait_for 6 playing "two/two 甲"
check "status: nothing black" is "$(status black)" 0
quit

rules "${two/CUT/cut = true;}"
play --at 2026-06-16T08:59:56 --window 640x360
check "before a cut" wait_for 2 playing "one/one 甲"
check "a rule that cuts does not wait" wait_for 5 playing "two/two 甲"
check "no earlier than nine" at_least "$(status now | cut -c12-13)" 9
ended_by() { is "$(sqlite3 "$WORK/data/records/000001.db" "select ended from play order by seq $1 limit 1")" "$2"; }
check "the play that was cut is on record" wait_for 3 ended_by desc changed

# Files that change while it runs.
rules '{ name = "all day"; when = {}; set = { playlist = "one"; volume = 20; }; cut = true; }'
check "an edited schedule is followed" wait_for 12 playing "one/one 甲"
check "the volume is the rule's" is "$(status volume)" 20
echo 'rules = ( { name = ' >"$WORK/site/schedule.cfg"
sleep 5
check "a broken one is not: the old one goes on" is "$(status rule)" "all day"
check "and is told of" says 'schedule.cfg:[0-9]+:[0-9]+: error' "$WORK/player.log"
quit

rm -rf "$WORK/data"
play --at 2026-06-16T09:00 --window 640x360
check "broken from the start: the slate" wait_for 4 is_slate
sleep 5
check "broken from the start: read again only when it changes" is "$(grep -c 'read again' "$WORK/player.log")" 0
rules '{ name = "all day"; when = {}; set = { playlist = "two"; }; }'
check "mended: it plays" wait_for 12 playing "two/two 甲"
quit

rules '{ name = "gone"; when = {}; set = { playlist = "nowhere"; }; }'
play --at 2026-06-16T09:00 --window 640x360
check "a playlist that does not exist: the slate" wait_for 4 is_slate
quit

# A ticker changes at once, and is not undone by a list that comes later.
mkdir -p "$WORK/site/layouts"
cat >"$WORK/site/layouts/band.cfg" <<'CFG'
canvas = [640, 360];
zones = ( { name = "main"; shows = "playlist"; at = [0, 0, 640, 300]; },
          { name = "band"; shows = "ticker"; at = [0, 300, 640, 60]; chars_per_minute = 70; style = "plain"; } );
CFG
band_is_plain() { is "$(import -window root -crop 640x60+0+300 +repage png:- | convert - -format '%k' info:)" 1; }
band_has_text() { ! band_is_plain >/dev/null; }
rules '{ name = "second"; when = { at = "09:00-10:00"; }; set = { playlist = "two"; }; }, { name = "words"; when = { at = "09:00:02-10:00"; }; set = { ticker = "安全安全安全安全安全安全安全安全"; }; }'
rm -rf "$WORK/data"
play --at 2026-06-16T08:59:58 --layout band --window 640x360
check "no ticker at first" wait_for 4 band_is_plain
check "the ticker's words come at once" wait_for 6 band_has_text
check "before the list does" playing "two/one 甲"
check "then the list" wait_for 9 playing "two/two 甲"
sleep 1
check "and the words stay" band_has_text
quit

# Dark by intent.
film tiny 640x360 25 30 2048
mkdir -p "$WORK/site/playlists/films"
cp "$MEDIA/tiny.mp4" "$WORK/site/playlists/films/"
rules '{ name = "film"; when = {}; set = { playlist = "films"; }; }, { name = "night"; when = { at = "22:00-22:00:06"; }; set = { screen = "off"; }; }'
rm -rf "$WORK/data"
play --at 2026-06-16T21:59:57 --window 640x360
check "a film before the night" wait_for 3 is_film
check "off at ten" wait_for 6 is_off
check "off: no decoder runs" wait_for 2 no_decoder
check "off: the picture is black" is "$(import -window root png:- | convert - -format '%[fx:maxima]' info:)" 0
check "off: nothing counts as black" is "$(status black)" 0
ctl slate on >/dev/null
check "the slate is stronger than the dark" wait_for 2 is_slate
ctl slate off >/dev/null
check "and the dark comes back" wait_for 2 is_off
check "awake: it plays" wait_for 9 is_film
check "awake: nothing was black" is "$(status black)" 0
check "the play that the night ended is on record" wait_for 3 ended_by asc off
quit

# Staff in the dark: nothing is started then, a pause ends, the slate outlasts the night.
rules '{ name = "film"; when = {}; set = { playlist = "films"; }; }, { name = "night"; when = { at = "22:00-22:00:06"; }; set = { screen = "off"; }; }'
rm -rf "$WORK/data"
play --at 2026-06-16T21:59:58 --window 640x360
check "dark: off" wait_for 6 is_off
ctl next >/dev/null
ctl pause >/dev/null
sleep 1
check "dark: next starts no decoder" is "$(film_pid)" ""
check "dark: there is nothing to pause" is "$(status paused)" false
check "dark: it wakes and plays" wait_for 9 is_film
quit
rm -rf "$WORK/data"
play --at 2026-06-16T21:59:58 --window 640x360
check "slate at night: a film before" wait_for 3 is_film
ctl slate on >/dev/null
sleep 0.5
shown=$(status shown)
sleep 9
check "slate by morning: nothing plays behind it" is "$(status shown)" "$shown"
ctl slate off >/dev/null
check "slate by morning: then it plays" wait_for 4 is_film
quit

# Brightness goes to its new value in two seconds; the dimmed picture is what the screen shows.
rules '{ name = "dusk"; when = { at = "18:30-22:00"; }; set = { brightness = 40; }; }'
rm -rf "$WORK/data"
play --at 2026-06-16T18:29:57 --window 640x360
check "bright by day" is "$(status brightness)" 100
between() { at_least "$(status brightness)" 45 >/dev/null && at_most "$(status brightness)" 95 >/dev/null; }
check "on its way" wait_for 5 between
check "dim at dusk" wait_for 4 is_dim
brightest() { import -window root png:- | convert - -format '%[fx:int(100*maxima+0.5)]' info:; }
check "the screen shows it" at_most "$(sleep 0.5; brightest)" 41
quit

# Without a clock nothing but the fallback counts.
rules "${two/CUT/}"
play --at 2026-06-16T09:30:00 --trust unset --window 640x360
check "unset: the fallback" wait_for 2 playing "one/one 甲"
check "unset: no change to come" is "$(status next_change)" null
quit
play --at 2026-06-16T09:30:00 --trust suspect --window 640x360
check "suspect: the schedule counts" wait_for 2 playing "two/two 甲"
quit

# A pause pressed while a change waits does not hold it up for longer than it may wait.
echo 'control = { change_wait_s = 4; };' >>"$WORK/site/kiosk.cfg"
rules "${two/CUT/}"
play --at 2026-06-16T08:59:57 --window 640x360
check "the second is waited for" wait_for 5 rule_is second
ctl pause >/dev/null
check "a pause stands still" is "$(status paused)" true
check "and ends when the change is due" wait_for 6 playing "two/two 甲"
check "nobody is paused then" is "$(status paused)" false
quit
