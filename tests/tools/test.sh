#!/bin/bash
# test.sh [STAGE...]: runs the stages (default: all), prints seconds per stage, and ends with the line
# "N passed, N failed". Every stage prints TAP ("ok …", "not ok …"); a stage that dies without a
# failed line counts as one failure.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build}
mkdir -p "$BUILD"
BUILD=$(cd "$BUILD" && pwd)
export BUILD
passed=0 failed=0 skipped=0
summary=()

lint() {
    local check
    for check in layers words-check format-check cppcheck shellcheck tidy; do
        if make --no-print-directory "$check" >"$BUILD/lint-$check.log" 2>&1; then
            echo "ok - lint: $check$(sed -n 's/^# SKIP/ &/p' "$BUILD/lint-$check.log" | head -n 1)"
        else
            cat "$BUILD/lint-$check.log"
            echo "not ok - lint: $check"
        fi
    done
}

run_program() { # PROGRAM WHAT: prints what it said in one piece
    local code
    CMOCKA_MESSAGE_OUTPUT=TAP timeout 300 "$1" </dev/null >"$1.out" 2>"$1.log"
    code=$?
    [ $code = 0 ] || { tail -n 40 "$1.log"; echo "# $2: $1 ended with $code"; } >>"$1.out"
    flock "$BUILD/lock" cat "$1.out"
}
export -f run_program

# Two at a time, but for those that count frames, and those that use up what others need. From the alphabet's end:
# the long ones stand there (video/test_cycles, screen/test_picture_mutants, records/test_sweep). First those that go one
# by one: they wait more than they compute, and something else computes beside them.
run_programs() { # BUILD-FOLDER WHAT
    local programs alone='/tests/\(video/test_[^c]\|cell/\)'
    programs=$(find "$1/tests" -path '*/test_*' -type f -perm -u+x | sort -r)
    export ANXUAN_BIN=$1/bin
    grep "$alone" <<<"$programs" | xargs -P 1 -I '{}' bash -c 'run_program "$@"' run '{}' "$2"
    grep -v "$alone" <<<"$programs" | xargs -P 2 -I '{}' bash -c 'run_program "$@"' run '{}' "$2"
}

build_unit() { make --no-print-directory -j2 unit-programs; }

build_sanitize() { make --no-print-directory -j2 BUILD="$BUILD/asan" SAN=address,undefined all unit-programs; }

build_fuzz() { make --no-print-directory -j2 fuzz-programs; }

unit() {
    build_unit >"$BUILD/unit.log" 2>&1 || { cat "$BUILD/unit.log"; return 1; }
    run_programs "$BUILD" unit
}

# A stack ends in the first library that keeps no frame pointers: ASAN_OPTIONS=fast_unwind_on_malloc=0 shows all of it.
sanitize() {
    build_sanitize >"$BUILD/asan.log" 2>&1 || { tail -n 30 "$BUILD/asan.log"; return 1; }
    ANXUAN_CYCLES=40 ANXUAN_PROBES=200000 ANXUAN_SEQUENCES=2000 ANXUAN_SWEEP=3 ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 \
        LSAN_OPTIONS=suppressions=tests/tools/lsan.supp:print_suppressions=0 run_programs "$BUILD/asan" sanitize
}

fuzz() {
    build_fuzz >"$BUILD/fuzz.log" 2>&1 || { tail -n 30 "$BUILD/fuzz.log"; return 1; }
    make --no-print-directory fuzz
}

golden() {
    make --no-print-directory test-tools >/dev/null && tests/golden/golden.sh compare
}

mutants() { tests/mutants/mutants.sh 200; }

# Two rigs at a time, the longest first: they wait for disks as often as they compute.
stick() {
    make --no-print-directory test-tools >/dev/null || return 1
    printf '%s\n' 'cuts 150' 'calls 1' 'hostile 400' 'vanish 100' 'kills 100' 'full 64' |
        xargs -P 2 -L 1 bash -c 'run_rig "$@"' run
}

run_rig() { # RIG COUNT: prints what it said in one piece
    local out
    out=$BUILD/tests/stick-$1.out
    timeout 900 bash tests/stick/stick.sh "$1" "$2" >"$out" 2>&1 || echo "# stick.sh $1 ended with $?" >>"$out"
    flock "$BUILD/lock" cat "$out"
}
export -f run_rig

run_script() { # SCRIPT: prints what it said in one piece
    local out
    out=$BUILD/tests/$(basename "$1").out
    timeout 600 bash "$1" </dev/null >"$out" 2>&1 || echo "# $1 ended with $?" >>"$out"
    flock "$BUILD/lock" cat "$out"
}
export -f run_script

# Those that count each frame, type, or look within a second.
alone_scripts='test_\(cell\|clock\|faults\|manager\|play\|staff\)[.]sh'

# All others, two at a time, the longest first.
whole() {
    make --no-print-directory test-tools >/dev/null || return 1
    find tests/e2e -name 'test_*.sh' -printf '%s %p\n' | sort -rn | cut -d ' ' -f 2 | grep -v "$alone_scripts" |
        xargs -P 2 -I '{}' bash -c 'run_script "$@"' run '{}'
}

alone() {
    make --no-print-directory test-tools >/dev/null || return 1
    printf '%s\n' tests/e2e/test_*.sh | grep "$alone_scripts" | xargs -P 1 -I '{}' bash -c 'run_script "$@"' run '{}'
}

# Usually a short one; `make soak` sets CHANGES to a day's worth. The robot's visitors take what time it leaves.
soak() {
    local changes=${CHANGES:-500} robot
    make --no-print-directory "$BUILD/tests/slope" "$BUILD/tests/robot" >/dev/null || return 1
    nice -n 19 bash tests/soak/robot.sh "${SESSIONS:-5000}" >"$BUILD/robot.out" 2>&1 &
    robot=$!
    timeout $((changes * 3 + 120)) bash tests/soak/soak.sh "$changes" || echo "# the soak ended with $?"
    wait $robot
    cat "$BUILD/robot.out"
}

run() { # STAGE: what it said, its exit code and its seconds go into files
    local start=$SECONDS
    "$1" >"$BUILD/stage-$1.log" 2>&1
    echo $? $((SECONDS - start)) >"$BUILD/stage-$1.end"
}

tell() { # STAGE: that has been run
    local log=$BUILD/stage-$1.log ok bad skip code seconds
    read -r code seconds <"$BUILD/stage-$1.end"
    sed -i 's/^not ok \([0-9]*\) # SKIP/ok \1 # SKIP/' "$log" # as cmocka says it
    skip=$(grep -c '^ok .*# SKIP' "$log")
    ok=$(($(grep -c '^ok ' "$log") - skip))
    bad=$(grep -c '^not ok ' "$log")
    grep -q '^# .* ended with' "$log" && [ "$bad" = 0 ] && bad=1
    [ "$code" = 0 ] || { [ "$bad" = 0 ] && bad=1; }
    [ $((ok + skip)) = 0 ] && [ "$bad" = 0 ] && bad=1
    grep '^ok .*# SKIP' "$log"
    [ "$bad" = 0 ] || cat "$log"
    passed=$((passed + ok))
    failed=$((failed + bad))
    skipped=$((skipped + skip))
    summary+=("$(printf '%-10s %4d s  %4d passed, %d failed' "$1" "$seconds" "$ok" "$bad")")
    echo "${summary[-1]}"
}

stage() { # NAME
    echo "== $1"
    run "$1"
    tell "$1"
}

together() { # STAGE...: at the same time
    local name running=()
    echo "== $*"
    for name in "$@"; do
        run "$name" &
        running+=($!)
    done
    wait "${running[@]}"
    for name in "$@"; do tell "$name"; done
}

gently() { # STAGE...: one after the other, with what others leave of the machine
    local name
    renice -n 10 $BASHPID >/dev/null # at 19 an input of the fuzzer could seem to take 5 s
    for name in "$@"; do run "$name"; done
}

# What only computes: lint, and what later stages want built (a build that fails is told of there).
compute() {
    renice -n 19 "$BASHPID"
    run lint
    build_unit
    build_sanitize
    build_fuzz
    make --no-print-directory -j2 withhold
}

beside() {
    (compute)
    touch "$BUILD/computed"
    gently golden stick fuzz
}

# What mostly waits goes on beside what only computes, and is not held up by it; then what wants the machine for itself.
all() {
    local name computing
    rm -f "$BUILD/computed"
    set -m # a group of its own, to be stopped with this script
    beside >"$BUILD/beside.log" 2>&1 &
    computing=$!
    set +m
    # shellcheck disable=SC2064 # that group
    trap "kill -- -$computing" EXIT
    together mutants soak
    stage whole
    while [ ! -e "$BUILD/computed" ] && kill -0 "$computing" 2>/dev/null; do sleep 1; done
    stage unit
    stage sanitize
    wait
    trap - EXIT
    for name in lint golden stick fuzz; do
        echo "== $name"
        tell "$name"
    done
    stage alone
}

for name in "${@:-}"; do
    [ -z "$name" ] || stage "$name"
done
[ $# != 0 ] || all
printf '\n'
printf '%s\n' "${summary[@]}"
[ "$skipped" = 0 ] || echo "$skipped skipped, each named above"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
