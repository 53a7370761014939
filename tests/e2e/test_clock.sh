#!/bin/bash
# What the clock is worth, and staff setting it. The real clock is never touched: the player sees one
# that is shifted (shifted_clock.c), and runs without the right to set the real one.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
year=31557600
unable=
[ "$(id -u)" = 0 ] && unable="setpriv --bounding-set -sys_time --inh-caps -sys_time"
site attract
cat >"$WORK/site/playlists/attract/playlist.cfg" <<'CFG'
items = ( { slogan = "一"; seconds = 60; enter = "cut"; } );
CFG

shift_by() { printf '%020d\n' "$1" >"$WORK/shift"; }
synchronised() { printf '%020d\n' "$1" >"$WORK/sync"; }

# The environment of a shifted clock; without SHIFT_FILE nobody may set it.
shifted() { # COMMAND...
    # shellcheck disable=SC2086 # a list of words
    SHIFT_FILE=$WORK/shift SHIFT_SYNC=$WORK/sync LD_PRELOAD=$BUILD/tests/shifted-clock.so $unable "$@"
}

start() { # [OPTIONS]: like play, with the shifted clock
    shifted "$BIN/anxuan" run -c "$WORK/site" --data "$WORK/data" "$@" >"$WORK/player.log" 2>&1 &
    player=$!
    wait_for 10 ctl status
}

trust_is() { [ "$(status trust)" = "$1" ]; }
restart() { quit; start "$@"; }
fresh() { # a data folder without a past
    [ -z "$player" ] || quit
    rm -rf "$WORK/data"
    start "$@"
}
rows() { sqlite3 "$WORK/data/records/000001.db" "SELECT count(*) FROM event WHERE kind = 'clock' AND detail LIKE '%$1%'"; }
has_row() { [ "$(rows "$1")" = "$2" ]; }
refuses() { # WORDS COMMAND...: 64, and one line that holds the words
    local words=$1 code
    shift
    "$@" >"$WORK/refusal" 2>&1
    code=$?
    is $code 64 && says "$words" "$WORK/refusal" && is "$(wc -l <"$WORK/refusal")" 1
}
set_time() { ctl time set "$1" | grep -q '"now": "20'; }
local_time() { TZ=Asia/Shanghai date -d "@$1" +%Y-%m-%dT%H:%M:%S; }

synchronised 0
shift_by $((-10 * year))
[ "$(shifted date +%Y)" -lt "$(date +%Y)" ] || { echo "not ok - the shifted clock does not shift"; exit 1; }
display 1280x720

start
check "ten years back, not synchronised: unset" trust_is unset
check "and something plays" wait_for 5 sh -c "[ \"\$('$BIN/anxuan' ctl --data '$WORK/data' status | grep -c '\"state\": \"playing\"')\" = 1 ]"
shift_by 0
check "control: the right time, unconfirmed, is suspect" wait_for 2 trust_is suspect
shift_by $((-10 * year))
check "back again: unset" wait_for 2 trust_is unset

now=$(date +%s)
check "time set with an offset" set_time "$(date -u -d "@$now" +%Y-%m-%dT%H:%M:%SZ)"
check "is trusted within a second" wait_for 1 trust_is trusted
check "the clock shows what was set" at_most "$(($(shifted date +%s) - now))" 20
check "a row tells it" wait_for 5 has_row '"set by ctl"' 1
check "with the old time" has_row "\"from\":\"$(local_time $((now - 10 * year)) | cut -c1-10)" 1
check "the marker holds boot and time" grep -Eq "^$(cat /proc/sys/kernel/random/boot_id) $now\$" "$WORK/data/clock.set"
local_now=$(local_time "$now")
check "time set in local time" set_time "$local_now"
check "means device.timezone" sh -c "[ \$(($(shifted date +%s) - $now)) -le 20 ]"

restart
check "a restart in the same boot: trusted" trust_is trusted
quit
sed -i 's/^......../00000000/' "$WORK/data/clock.set"
start
check "another boot: suspect" trust_is suspect
quit
echo "no marker at all" >"$WORK/data/clock.set"
start
check "a damaged marker: suspect" trust_is suspect

for word in 2026-06-16 09:00 2026-02-30T09:00 2026-06-16T24:30 noon 2026-06-16T09:00+8; do
    check "no time: $word" refuses '2026-06-16T09:00:00\+08:00' ctl time set "$word"
done
check "before this program was made" refuses '2199-12-31' ctl time set 2020-01-01T00:00
check "after 2199" refuses '2199-12-31' ctl time set 2200-01-01T12:00
check "another word" refuses 'time set' ctl time get now
check "too few words" refuses '2' ctl time set
check "nothing of this changed the trust" trust_is suspect

synchronised 1
check "synchronised: trusted" wait_for 2 trust_is trusted
check "and not to be set by hand" refuses '网络自动校准' ctl time set "$local_now"

echo "# the floor"
shift_by $((3 * year))
synchronised 1
fresh
check "a trusted run three years ahead" trust_is trusted
quit # before the clock goes another way: a trusted one would lower the floor
shift_by $((1 * year))
synchronised 0
start
check "one year ahead, not synchronised, is below its rows: unset" trust_is unset
fresh
check "control: without those rows it is suspect" trust_is suspect
shift_by $((3 * year))
fresh --trust suspect
shift_by $((1 * year))
restart
check "control: rows of a suspect clock are no floor" trust_is suspect
shift_by $((3 * year))
synchronised 1
fresh
quit
shift_by $((-10 * year))
synchronised 0
start
check "after a trusted run, ten years back: unset" trust_is unset
check "and something plays all the same" wait_for 5 sh -c "[ \"\$('$BIN/anxuan' ctl --data '$WORK/data' status | grep -c '\"state\": \"playing\"')\" = 1 ]"

shift_by 0
synchronised 1
restart
check "synchronised below the floor: trusted" trust_is trusted
check "and a row says that the floor is lower" wait_for 5 has_row '"floor lowered"' 1
check "from three years ahead" has_row "\"from\":\"$(local_time $(($(date +%s) + 3 * year)) | cut -c1-10)" 1
synchronised 0
check "for this run" wait_for 2 trust_is suspect
restart
check "and the next, by its newer rows" trust_is suspect

echo "# a rehearsal"
synchronised 1
restart --at 2020-01-01T09:00
check "neither lowers the floor" has_row lowered 1
check "nor sets the clock" refuses '排练' ctl time set "$local_now"
restart --speed 2
check "also with --speed" refuses '排练' ctl time set "$local_now"
synchronised 0
shift_by $((3 * year))
fresh --at 2040-01-01T09:00
shift_by 0
restart
check "its rows are no floor" trust_is suspect

echo "# without the right"
quit
SHIFT_SYNC=$WORK/sync LD_PRELOAD=$BUILD/tests/shifted-clock.so "$BIN/anxuan" run -c "$WORK/site" --data "$WORK/data" >"$WORK/player.log" 2>&1 &
player=$!
wait_for 10 ctl status
check "says what to do instead" refuses "没有改时间的权限：.*sudo date -s '${local_now%T*} ${local_now#*T} \+0800'，或重新安装后再试" ctl time set "$local_now"
check "and is trusted no more than before" trust_is suspect
check "and leaves no marker" test ! -e "$WORK/data/clock.set"
check "and no row" has_row set 0
quit
# shellcheck disable=SC2086 # a list of words
check "anxuan-clock really has none here" sh -c "$unable '$BIN/anxuan-clock' $(date +%s) 2>'$WORK/refusal'; [ \$? = 77 ]"
check "and says so" says 'anxuan-clock: error: ' "$WORK/refusal"
for word in '' now -1 1.5 1e9 ' 1800000000' 1000000000 7258118400 99999999999999999999; do
    check "anxuan-clock refuses '$word'" refuses 'anxuan-clock: error: ' shifted "$BIN/anxuan-clock" "$word"
done
check "and two numbers" refuses 'anxuan-clock: error: ' shifted "$BIN/anxuan-clock" 4000000000 4000000000
shift_by 0
check "control: it takes one" shifted "$BIN/anxuan-clock" 4000000000
check "and the clock shows it" sh -c "[ $(shifted date +%s) -ge 4000000000 ]"

echo "# the page"
shift_by $((-10 * year))
synchronised 0
fresh
wait_for 5 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"index\": 1'"
xdotool key t
sleep 1
xdotool key Return
sleep 1
check "t alone opens nothing" trust_is unset
xdotool key i
sleep 1
xdotool key t
sleep 1
now=$(date +%s)
for digit in $(local_time "$now" | cut -c1-16 | tr -dc 0-9 | sed 's/./& /g'); do
    xdotool key "$digit"
done
sleep 1
ctl screenshot "$WORK/typed.png" >/dev/null
xdotool key Return
check "typed and set: trusted" wait_for 5 trust_is trusted
check "and right" at_most "$(($(shifted date +%s) - now))" 60
check "by staff" wait_for 5 has_row '"set by staff"' 1
sleep 1
ctl screenshot "$WORK/set.png" >/dev/null
[ -z "${KEEP:-}" ] || cp "$WORK"/*.png "$KEEP"
quit

echo "# jumps are followed, and only what holds now counts"
mkdir -p "$WORK/site/playlists/nine"
cp "$WORK/site/playlists/attract/playlist.cfg" "$WORK/site/playlists/nine/"
cat >"$WORK/site/schedule.cfg" <<'CFG'
fallback = "attract";
rules = ( { name = "nine"; when = { at = "09:00-10:00"; }; set = { playlist = "nine"; }; cut = true; },
          { name = "eleven"; when = { at = "11:00-12:00"; }; set = { playlist = "gone"; }; } );
CFG
from=$(TZ=Asia/Shanghai date -d 2029-06-16T08:50 +%s)
started=$(date +%s)
at_moment() { shift_by $((from - started + $1)); }
rule_is() { is "$(status rule)" "$1"; }
decisions() { sqlite3 "$WORK/data/records/000001.db" "SELECT group_concat(json_extract(detail, '\$.by.playlist')) FROM event WHERE kind = 'schedule'"; }
at_moment 0
fresh
check "ten to nine: the fallback" rule_is fallback
at_moment 1200
check "20 minutes on: the rule, within a second" wait_for 1 rule_is nine
check "the jump is on record" wait_for 5 has_row '"jump_s":1200' 1
at_moment -3600
check "an hour back: the fallback again" wait_for 1 rule_is fallback
at_moment $((4 * 3600))
check "over eleven and twelve at once: the fallback stays" wait_for 2 has_row '"jump_s":18000' 1
check "and the rule that was jumped over never came" is "$(sleep 1.5; decisions)" fallback,nine,fallback
at_moment $((5 * year + 1200))
check "five years on" wait_for 2 rule_is "$(TZ=Asia/Shanghai date -d "@$((from + 5 * year + 1200))" +%H | sed 's/09/nine/;s/[0-9][0-9]/fallback/')"
at_moment $((-from + 86400))
check "1970: unset, the fallback" wait_for 2 trust_is unset
check "and its rule" rule_is fallback
at_moment 1200
check "the right time again: the rule" wait_for 2 rule_is nine
check "each change of trust is on record" wait_for 5 has_row '"was":"unset"' 1
quit
