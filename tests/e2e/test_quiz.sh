#!/bin/bash
# Whole levels, played by finger and by keyboard, and what of them is on disk.
# shellcheck source=tests/e2e/quiz.sh
. tests/e2e/quiz.sh
quiz_site ''
display 1920x1080
play --at 2026-06-16T09:30

begin
check "a finger leads to the scene" shows search
check "the show is held: status says quiz" is "$(status state)/$(status scene)" quiz/community
for round in 0 1 2 3 4; do
    tap_hazard $round
    wait_for 5 shows question || break
    if [ $round = 2 ]; then answer wrong; else answer right; fi
done
check "all five found: the result" wait_for 5 shows result
check "its score was on disk before" is "$(key stored)" true
check "the score is of the records" is "$(rows 'SELECT found, right_count, score, outcome, game, entrance, scene FROM session')" '5|4|9|completed|level|local|community'
check "with its five answers" is "$(rows 'SELECT count(*), sum(is_found), sum(is_right) FROM answer')" '5|5|4'
check "the time of a session is known to the hour" is "$(rows 'SELECT utc % 3600 FROM session')" 0
sleep 0.5
tap go-on
check "and the show goes on" wait_for 2 sh -c "'$BIN/anxuan' ctl --data '$WORK/data' status | grep -q '\"state\": \"playing\"'"

# --- wrong taps, hints, zoom, leaving
begin
click 30 300 # beside the picture: nothing
check "a tap beside the picture is none" is "$(key note)" 0
tap_hazard 0 && wait_for 5 shows question && answer right
wait_for 5 shows search
tap_hazard 0
check "found already: a word, no question" is "$(key page)/$(key note)" search/3
tap hint
check "a hint on request" is "$(key hint)" 1
tap hint
check "a clearer one" is "$(key hint)" 2
tap zoom
check "zoom: 1.5" is "$(key scale)" 1.5
tap zoom
check "zoom: 2.5" is "$(key scale)" 2.5
tap zoom
check "zoom: all of it" is "$(key scale)" 1.0
tap leave
wait_for 3 is_so ask 2
tap stay
check "leaving is asked, and can be taken back" is "$(key ask)/$(key page)" 0/search
tap leave
tap finish
check "see the result with one found" wait_for 5 shows result
check "1 found, 1 right" is "$(key found)/$(key right)" 1/1
sleep 0.5
tap review
tap go-on
wait_for 3 shows attract
begin
tap leave
tap leave-now
check "leave: at once" wait_for 2 shows attract
check "the abandoned one is recorded as such" is "$(rows 'SELECT outcome, reached, score FROM session ORDER BY seq DESC LIMIT 1')" 'abandoned|search|0'

# --- by keyboard alone
xdotool key Return
check "Enter begins" wait_for 3 shows notice
xdotool key 1
wait_for 3 shows entrance
xdotool key Tab key Tab key Return
check "Tab and Enter choose the second entrance" wait_for 3 shows choice
xdotool key 3
wait_for 10 shows search
steer() { # PLACE: with the arrow keys to the level's place
    python3 tests/e2e/steer.py "$BIN/anxuan" "$WORK/data" "$1"
}
for round in 0 1 2 3 4; do
    steer $round
    xdotool key Return
    wait_for 5 shows question || break
    sleep 0.5
    xdotool key "$(key answer)"
    wait_for 5 shows explanation
    sleep 0.5
    xdotool key Return
done
check "a whole level by keyboard: 10 points" wait_for 5 is_so right 5
wait_for 5 shows result
check "recorded as of the other entrance" is "$(rows 'SELECT score, entrance FROM session ORDER BY seq DESC LIMIT 1')" '10|central'
sleep 0.5
xdotool key Return
check "Enter: done" wait_for 3 shows attract

# --- the quick quiz
begin_quick() { click 200 200; wait_for 5 shows notice && tap choice-2 && wait_for 5 shows question; }
begin_quick
check "ten questions without a scene" shows question
for round in 1 2 3 4 5 6 7 8 9 10; do
    answer right
    shows question || break
done
check "and their result" wait_for 5 shows result
check "points for right answers only" is "$(rows "SELECT found, right_count = score, misses FROM session WHERE game = 'quick'")" '0|1|0'
sleep 0.5
tap go-on

# --- nobody there: ten times as fast
wait_for 3 shows attract
quit
quiz_site ''
play --at 2026-06-16T09:30 --speed 10
wait_for 10 is_so invites true
click 200 200
wait_for 3 shows notice
check "left alone in a menu: asked" wait_for 7 is_so ask 1
tap stay
check "still there: it goes on" is "$(key ask)/$(key page)" 0/notice
check "left alone again: the show" wait_for 12 shows attract
check "recorded as timed out" is "$(rows 'SELECT outcome FROM session ORDER BY seq DESC LIMIT 1')" timeout
quit
check "ends with 0" is $? 0
check "nothing of a session outlives its rows" sh -c "! ls '$WORK/data' | grep -qi session"
