#!/bin/bash
# One level a day: by ticket and by staff's PIN; and the page where prizes are handed out.
# shellcheck source=tests/e2e/quiz_faults.sh
. tests/e2e/quiz_faults.sh
quiz_site "$PATIENT daily_rule = \"ticket\"; prize = true; prize_per_day = 2;"
printf 'staff = { pin_hash = ""; };\n' >>"$WORK/site/kiosk.cfg"
echo 24680 >"$WORK/pin"
"$BIN/anxuan" pin -c "$WORK/site" --password-file "$WORK/pin" >/dev/null
slow_disk 0
display 1920x1080
note_is() { [ "$(key note)" = "$1" ]; }
OTHER_DAY=10 PLAYED=9 BAD=11 # enum quiz_note

# scan TEXT: as a quick scanner does; a character twice within 2 ms is a key that is held, to SDL
scan() {
    xdotool type --delay 1 "$1"
    xdotool key Return
}

pin() { # DIGITS
    xdotool type --delay 12 "$1"
    xdotool key Return
}

leave() { # from the gate
    visitor tap back leave
    wait_for 3 shows attract
}

# --- tickets
start
check "the gate asks for today's ticket" visitor reach gate
check "who has none plays" visitor stop 1 result
wait_for 5 is_so stored true
ticket=$(visitor page ticket | tr '[:lower:]' '[:upper:]')
short=$(visitor page short | tr '[:lower:]' '[:upper:]')
check "a ticket is made" is "${#ticket}/${#short}" 34/6
check "the records know it" is "$(sums "SELECT count(*) FROM ticket WHERE kind = 'issued'")" 1
visitor reach attract
visitor reach gate
scan "$ticket"
check "who has played today is told so" wait_for 3 note_is $PLAYED
check "and stays at the gate" is "$(key page)" gate
scan "$short"
check "the short one, too" wait_for 3 note_is $PLAYED
other=0
[ "${ticket: -1}" != 0 ] || other=1
scan "${ticket%?}$other"
check "a forged one is none" wait_for 3 note_is $BAD
scan "HELLO"
check "nor is a word" is "$(key note)/$(key page)" $BAD/gate

# --- ten thousand characters
head -c 10000 /dev/zero | tr '\0' 7 | xdotool type --delay 0 --file -
xdotool key Return
check "ten thousand characters: the page answers" wait_for 20 note_is $BAD
scan "$ticket"
check "ten thousand characters: the next ticket is read" wait_for 3 note_is $PLAYED
leave
quit
AT=2026-06-17T09:30
start
visitor reach gate
scan "$ticket"
check "the next day the ticket lets in" wait_for 3 shows choice
check "and says why" is "$(key note)" $OTHER_DAY
visitor tap leave
quit
check "each session tells the rule" is "$(sums "SELECT count(*) FROM session WHERE rule != 'ticket'")" 0

# --- prizes
AT=2026-06-16T10:30
REDEEM='1364 966' # the button of staff's page
has_stock() { is "$(cat "$WORK/data/prize-rehearsal")" "stock $1"; }
redeemed() { sums "SELECT count(*) FROM ticket WHERE kind = 'redeemed'"; }
on_prizes() { ctl status | grep -q '"page": "redeem"'; }
start
wait_for 10 is_so invites true
xdotool key ctrl+alt+s
sleep 0.3
pin 24680
sleep 0.5
# shellcheck disable=SC2086 # two numbers
click $REDEEM
check "staff open the page of prizes" wait_for 3 on_prizes
scan "$ticket"
sleep 0.5
check "without stock nothing is handed out" is "$(redeemed)" 0
visitor tap stock-more
check "ten prizes are there" wait_for 2 has_stock 10
scan "$ticket"
check "a ticket of today is exchanged" wait_for 5 has_stock 9
check "and recorded" is "$(redeemed)" 1
scan "$ticket"
scan "${ticket%?}$other"
sleep 0.5
check "once; and forged ones are not" is "$(redeemed)" 1
check "nor is anything handed out for them" has_stock 9
visitor tap close
check "the show goes on" wait_for 3 is_so invites true
quit

# --- staff's PIN
sed -i 's/daily_rule = "ticket"/daily_rule = "staff_pin"/' "$WORK/site/kiosk.cfg"
start
visitor reach gate
pin 11111
check "the rule staff_pin: a wrong PIN lets nobody in" is "$(key page)" gate
sleep 0.5
pin 24680
check "the rule staff_pin: staff let a visitor in" wait_for 5 shows choice
check "who plays" visitor stop 1 result
check "the records tell the rule" wait_for 5 newest_is rule staff_pin
quit
