#!/bin/bash
# The player killed on each page of the quiz: what is on disk afterwards is whole and true.
# shellcheck source=tests/e2e/quiz_faults.sh
. tests/e2e/quiz_faults.sh
quiz_site "$PATIENT"
display 1920x1080
promised=0 # scores that were shown

for state in notice entrance choice opening search question explanation storing result; do
    slow_disk 0
    start
    check "before $state: the player starts, its records are fine" sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"trouble\": null'"
    if [ $state = storing ]; then
        visitor reach explanation
        slow_disk 60000
    fi
    check "$state is reached" visitor stop 1 $state
    [ $state != result ] || { wait_for 5 is_so stored true && promised=1; }
    kill -9 "$player"
    wait "$player" 2>/dev/null
    player=
done
slow_disk 0
start
quit
completed=$(sums "SELECT count(*) FROM session WHERE outcome = 'completed'")
check "a score was shown" is $promised 1
check "and is on disk" is "$(newest 'outcome, found, score >= 1')" 'completed|1|1'
check "only what was over is completed" at_most "$completed" 2 # the one that was being stored may be
check "what was not over is not there" is "$(sums "SELECT count(*) FROM session WHERE outcome != 'completed'")" 0
check "each session has its answers, each answer its session" whole
check "nothing of a visitor is left in the data folder" sh -c "! find '$WORK/data' -type f ! -path '*/records/*' | grep -Eq 'session|answer|visitor'"
