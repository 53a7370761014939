#!/usr/bin/env bash
# fuzz.sh run|keep FOLDER ENTRY...: FOLDER holds the programs fuzz_ENTRY.
# run: each entry for FUZZ_SECONDS (15), as many at a time as there are processors; one TAP line each.
#   What is new goes to FOLDER/new/ENTRY, an input that breaks something to FOLDER/found/ENTRY-*.
# keep: merges FOLDER/new/ENTRY into tests/fuzz/corpus/ENTRY, the smallest inputs that reach all. What
#   has a name there instead of a sum was put in by hand, for what it once broke: it stays.
set -u
here=$(cd "$(dirname "$0")" && pwd)
mode=$1 folder=$(cd "$2" && pwd)
shift 2
seconds=${FUZZ_SECONDS:-15}
TMPDIR=$(mktemp -d "$([ -w /dev/shm ] && echo /dev/shm || echo /tmp)/anxuan-fuzz-run-XXXXXX")
trap 'rm -rf "$TMPDIR"' EXIT
export TMPDIR here folder seconds
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

# Inputs longer than this find nothing new, only slower.
max_len() {
    case $1 in
    base | names) echo 256 ;;
    *) echo 4096 ;;
    esac
}

# libconfig forgets memory at each syntax error: looked for at the end only, without libconfig's.
leaks() {
    case $1 in
    settings | playlist | schedule | scene | author | package) echo 0 ;;
    *) echo 1 ;;
    esac
}

options() { # ENTRY
    echo "-max_len=$(max_len "$1") -timeout=5 -rss_limit_mb=2048 -detect_leaks=$(leaks "$1")"
    [ ! -e "$here/$1.dict" ] || echo "-dict=$here/$1.dict"
}

run_one() { # ENTRY
    local entry=$1 log=$folder/$1.log code runs=0 rate=0 reached=0
    mkdir -p "$folder/new/$entry" "$folder/found"
    # shellcheck disable=SC2046 # a list of words
    "$folder/fuzz_$entry" $(options "$entry") -max_total_time="$seconds" -print_final_stats=1 \
        -artifact_prefix="$folder/found/$entry-" "$folder/new/$entry" "$here/corpus/$entry" >"$log" 2>&1
    code=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    reached=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
    if [ $code = 0 ] && [ "${runs:-0}" -gt 0 ]; then
        echo "ok - fuzz $entry: $runs runs, $rate a second, $reached edges"
    else
        grep -v '^#' "$log" | tail -n 60 | sed 's/^/# /'
        echo "not ok - fuzz $entry: ended with $code, its input is in $folder/found"
    fi
}

keep_one() { # ENTRY
    local entry=$1 corpus=$here/corpus/$1 fresh
    fresh=$(mktemp -d)
    mkdir -p "$corpus" "$folder/new/$entry"
    # edges, not how often each was passed: a corpus of a hundred files instead of a thousand
    # shellcheck disable=SC2046 # a list of words
    "$folder/fuzz_$entry" $(options "$entry") -merge=1 -use_counters=0 "$fresh" "$corpus" \
        "$folder/new/$entry" >"$folder/$entry-keep.log" 2>&1 || {
        tail -n 20 "$folder/$entry-keep.log"
        return 1
    }
    find "$corpus" -type f -regextype egrep -regex '.*/[0-9a-f]{40}' -delete
    cp "$fresh"/* "$corpus/"
    rm -rf "$fresh"
    echo "$entry: $(find "$corpus" -type f | wc -l) files, $(du -sb "$corpus" | cut -f 1) bytes"
}

export -f max_len leaks options run_one keep_one
printf '%s\n' "$@" | xargs -P "$(nproc)" -I ENTRY bash -c "${mode}_one ENTRY" | tee "$folder/$mode.tap"
code=${PIPESTATUS[1]}
! grep -q '^not ok' "$folder/$mode.tap" && [ "$code" = 0 ]
