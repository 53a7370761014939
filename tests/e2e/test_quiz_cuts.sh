#!/bin/bash
# What is stronger than a visitor, and what is not: the slate, the schedule, `quit`.
# shellcheck source=tests/e2e/quiz_faults.sh
. tests/e2e/quiz_faults.sh
quiz_site "$PATIENT"
slow_disk 0
display 1920x1080
state_is() { [ "$(status state)" = "$1" ]; }
playlist_is() { is "$(status playlist)" "$1"; }

# rule_at_ten RULE: another rule from 10:00 on
rule_at_ten() {
    cat >"$WORK/site/schedule.cfg" <<CFG
fallback = "cards";
rules = ( { name = "open"; when = { }; set = { playlist = "cards"; quiz = true; layout = "full"; }; },
          { name = "ten"; when = { at = "10:00-11:00"; }; priority = 10; $1 } );
CFG
}

# --- the slate
start
for state in notice search question; do
    visitor reach $state
    ctl slate on
    check "slate over $state" wait_for 2 state_is slate
    sleep 0.3
    ctl slate off
    check "slate off: $state again" is "$(status state)/$(key page)" quiz/$state
done
check "and the game goes on" visitor stop 1 result
visitor reach attract

# --- quit
for state in notice search question; do
    visitor reach $state
    quit
    check "quit on $state ends with 0" is $? 0
    check "quit on $state: interrupted there" newest_is 'outcome, reached' "interrupted|$state"
    start
done
quit
check "each session has its answers" whole

# --- the schedule
AT=2026-06-16T09:59:53
rule_at_ten 'set = { screen = "off"; }; cut = true;'
start
visitor reach search
check "a rule that cuts turns the screen off" wait_for 10 state_is off
check "and the session was interrupted" wait_for 3 newest_is 'outcome, reached' 'interrupted|search'
quit

cp -r "$WORK/site/playlists/cards" "$WORK/site/playlists/others"
rule_at_ten 'set = { playlist = "others"; }; cut = true;'
start
visitor reach question
check "a rule that cuts to another playlist ends the session" wait_for 10 shows attract
check "as interrupted" wait_for 3 newest_is 'outcome, reached' 'interrupted|question'
check "the other playlist is on" wait_for 5 playlist_is others
quit

rule_at_ten 'set = { screen = "off"; };'
start
visitor reach search
wait_for 10 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q 'T10:00'"
check "another rule waits for the session" is "$(status state)/$(key page)" quiz/search
check "which goes on to its result" visitor stop 1 result
check "and is stored" wait_for 5 is_so stored true
visitor reach attract
check "then the screen is off" wait_for 3 state_is off
check "the session was completed" is "$(newest outcome)" completed
quit
