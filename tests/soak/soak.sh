#!/bin/bash
# soak.sh CHANGES [SPEED]: plays that many changes of a list of 8-second clips, pictures and cards with
# the clock SPEED times as fast (40: a change each 0.2 s) and looks at the player again and again:
# nothing black, no fault, no decoder started again, memory and descriptors flat, and every change in
# the records. 10800 changes are a day of 8-second clips. Prints TAP; the samples stay in
# $BUILD/soak/samples, one a line: changes, place in the round, then KiB (player's own memory, its PSS,
# its RSS, its children's PSS), then descriptors, threads, children, zombies, mappings.
# shellcheck source=tests/e2e/lib.sh
. tests/e2e/lib.sh
# shellcheck source=tests/soak/content.sh
. tests/soak/content.sh

wanted=${1:-10800}
speed=${2:-40}
WARM_PERCENT=20 # the first fifth: heaps and caches find their size
# SQLite's page cache takes 100 of these until it is full (2 MiB, two days of 8-second clips); 1 KiB
# left behind at every change would be 1000.
LEAK_KIB_PER_1000=200
STEP_KIB=128 # that cache and the heap grow by steps: one may fall into a short run
PATIENCE_S=$((wanted * 2 + 60))
SOAK=$BUILD/soak
samples=$SOAK/samples
every=$((wanted / 60)) # changes from one look to the next
[ $every -le 25 ] || every=25
changes=0 last_index=0 not_playing=0 unanswered=0 lingering=0 zombies_before=
mkdir -p "$SOAK"

# count_changes INDEX: in a sound list no item is passed over, so the place in it counts them.
count_changes() {
    local step=$(($1 - last_index))
    [ $step -ge 0 ] || step=$((step + ITEMS))
    changes=$((changes + step))
    last_index=$1
}

field() { # NAME: a number or word out of the last status
    sed -n "s/^ *\"$1\": *\"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}$/\1/p" "$WORK/status" | head -n 1
}

ask() {
    local index
    ctl status >"$WORK/status" 2>/dev/null || { unanswered=$((unanswered + 1)); return 1; }
    index=$(field index)
    count_changes "${index:-0}"
    [ "$(field state)" = playing ] || not_playing=$((not_playing + 1))
}

# memory_of PID: KiB own, PSS and RSS, all 0 for a process that has just gone.
memory_of() {
    awk '{ kib[$1] = $2 } END { print kib["Anonymous:"] + 0, kib["Pss:"] + 0, kib["Rss:"] + 0 }' \
        <(cat "/proc/$1/smaps_rollup" 2>/dev/null)
}

is_zombie() { # PID
    local line=
    read -r line 2>/dev/null <"/proc/$1/stat" # fails when it has just gone
    case $line in *") Z "*) return 0 ;; esac
    return 1
}

# One line of samples. A zombie that is still there at the next look stays for good.
sample() {
    local children pid pss zombies=' ' children_kib=0 proc=/proc/${player:?} descriptors threads mappings
    mapfile -t children < <(pgrep -P "$player")
    for pid in "${children[@]}"; do
        read -r _ pss _ < <(memory_of "$pid")
        children_kib=$((children_kib + pss))
        is_zombie "$pid" || continue
        zombies="$zombies$pid "
        case $zombies_before in *" $pid "*) lingering=$((lingering + 1)) ;; esac
    done
    zombies_before=$zombies
    descriptors=("$proc"/fd/*)
    threads=("$proc"/task/*)
    mapfile -t mappings <"$proc/maps"
    echo "$changes $((changes % ROUND)) $(memory_of "$player") $children_kib ${#descriptors[@]}" \
        "${#threads[@]} ${#children[@]} $(wc -w <<<"$zombies") ${#mappings[@]}" >>"$samples"
}

# Paused, the next item gets ready and nothing else happens: samples at one place can be compared.
look() {
    ctl pause >/dev/null
    ask && sleep 0.2 && sample
    ctl resume >/dev/null
}

watch_changes() {
    local end=$((SECONDS + PATIENCE_S)) next=$every
    : >"$samples"
    while [ $changes -lt "$wanted" ] && [ $SECONDS -lt $end ] && [ $unanswered -lt 10 ]; do
        sleep 0.5
        ask
        [ $changes -ge $next ] || continue
        look
        next=$((changes + every))
    done
    ctl pause >/dev/null # so that the records can be held against an exact number
    ask
}

series() { awk -v column="$1" '{ print $1, $column, $2 }' "$samples"; } # COLUMN

tell() { # NAME COLUMN: how it went, as a comment; leaves $line
    line=$(series "$2" | "$BUILD/tests/slope" $WARM_PERCENT) || return 1
    echo "# $1: $line"
}

# flat NAME COLUMN LIMIT STEP: its growth per 1000 changes, one step allowed.
flat() {
    local line=
    tell "$1" "$2" || return 1
    line=${line#*per_1000=}
    at_most "${line%% *}" $(($3 + $4 * 100000 / (wanted * (100 - WARM_PERCENT))))
}

# same COLUMN: what is seen most often, early and late. It comes and goes with the items, but what is
# left behind lifts it for good.
same() {
    local both
    both=$(awk -v all="$changes" -v column="$1" '
        $1 < all * 0.2 { next }
        { part = $1 >= all * 0.6; times = ++seen[part, $column]
          if (times > most[part]) { most[part] = times; usual[part] = $column } }
        END { print usual[0] + 0, usual[1] + 0 }' "$samples")
    at_least "${both% *}" 1 && is "${both#* }" "${both% *}"
}

from_records() { # SQL that gives a number: its sum over the segments
    local segment sum=0
    for segment in "$WORK"/data/records/*.db; do
        sum=$((sum + $(sqlite3 "$segment" "$1")))
    done
    echo $sum
}

make_clips || { echo "not ok - soak: ffmpeg cannot make the clips"; exit 1; }
write_show
display 960x540
began=$SECONDS
play --playlist day --speed "$speed" --at 2026-06-10T00:00 --mute
watch_changes
echo "# $changes changes in $((SECONDS - began)) s, --speed $speed"
echo "# presented $(field presented), late $(field late); film frames shown $(field shown), dropped $(field dropped)"
check "soak: $wanted changes" at_least $changes "$wanted"
check "soak: it always answers" is $unanswered 0
check "soak: always playing" is $not_playing 0
check "soak: never black" is "$(field black)" 0
check "soak: no decoder is started again" is "$(field restarts)" 0
check "soak: no fault in the status" says '"faults": \[\]' "$WORK/status"
check "soak: no trouble with the records" says '"trouble": null' "$WORK/status"
check "soak: the player's own memory is flat" flat "own KiB" 3 $LEAK_KIB_PER_1000 $STEP_KIB
tell "PSS KiB" 4
tell "children's PSS KiB" 6
tell "descriptors" 7
check "soak: descriptors stay the same" same 7
check "soak: threads stay the same" same 8
check "soak: mappings do not pile up" flat "mappings" 11 10 4 # a heap's neighbours may split and merge
check "soak: no zombie stays" is $lingering 0
check "soak: quits with 0" quit
check "soak: every change is in the records" is "$(from_records "select count(*) from play where ended = 'complete'")" $((changes - 1))
check "soak: no fault in the records" is "$(from_records "select count(*) from event where kind = 'fault'")" 0
